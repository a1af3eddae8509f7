"""What can go wrong, as types with the facts as attributes.

WriterError
├── Cancelled
├── InternalError              a defect of Writer itself
├── FileError                  about one file of the user
│   ├── UnreadableFile
│   ├── UnwritableFile
│   │   ├── UnkeptSettings     what was chosen in the preferences
│   │   └── UnkeptText         what is not saved cannot be put into the journal either
│   ├── UnmovableFile
│   ├── UnknownEncoding
│   ├── UnencodableText
│   ├── ChangedOnDisk
│   ├── OpenElsewhere
│   ├── InvalidCases           a file of cases to evaluate
│   ├── InvalidGlossary
│   ├── InvalidTheme
│   ├── InvalidWordFile
│   ├── InvalidWordList
│   ├── DamagedCopy
│   ├── NameTaken
│   └── NotOurs
├── ModelError                 about one model file
│   ├── ModelMissing
│   ├── NotGguf
│   ├── CutShort
│   ├── UnsupportedVersion
│   ├── UnsupportedArchitecture
│   ├── DamagedHeader
│   ├── TooLargeForMemory
│   ├── NoChatTemplate
│   ├── ChecksumMismatch
│   └── LoadFailed
│       └── NotTriedAgain      Writer ended with it, and safe mode is no help
├── NoModel                    none is chosen and none is found
├── EngineError
│   ├── NativeLibraryUnusable
│   ├── PromptTooLong
│   └── DecodeFailed
├── DownloadError              see `core.download_errors`
├── InvalidExpression          what was typed to find or replace text
├── InvalidFileName            what was typed as the name of a file
└── TaskError
    ├── UnknownTask
    ├── InvalidTask
    └── NothingToWorkOn

Sentences for people are written in `ui` and `cli`; `str()` of an error is for the log.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class WriterError(Exception):
    """Anything that Writer expects to go wrong."""


class Cancelled(WriterError):
    """The person stopped the job."""


class InternalError(WriterError):
    """A defect of Writer; the log has the traceback."""


class Obstacle(StrEnum):
    """What kept a file from being read or written."""

    FULL = "the disk is full"
    READ_ONLY = "it is read-only"
    FORBIDDEN = "permission is missing"
    MISSING = "it, or its folder, is not there"
    FOLDER = "it is a folder"
    NAME_TOO_LONG = "its name is too long"
    IN_USE = "another program holds it"
    UNREACHABLE = "the drive does not answer"
    OTHER = "other"


class FileError(WriterError):
    """Something about one file."""

    def __init__(self, path: Path, reason: str = "", obstacle: Obstacle = Obstacle.OTHER) -> None:
        super().__init__(f"{path}: {reason or type(self).__name__}")
        self.path = path
        self.reason = reason
        """The operating system's own words, or empty."""
        self.obstacle = obstacle


class UnreadableFile(FileError):
    """The file cannot be opened or read."""


class UnwritableFile(FileError):
    """The file cannot be written; what was on the disk is untouched."""


class UnkeptSettings(UnwritableFile):
    """The settings cannot be stored; they hold until the program ends."""


class UnkeptText(UnwritableFile):
    """The journal of unsaved text cannot be written: a crash would lose what is not saved."""


class UnmovableFile(FileError):
    """The file cannot be made, renamed, arranged or thrown away; the folder is as it was."""


class UnknownEncoding(FileError):
    """The bytes are no text in any encoding that Writer knows."""


class UnencodableText(FileError):
    """The file's encoding has no place for a character of the text."""

    def __init__(
        self,
        path: Path,
        encoding: str,
        character: str,
        position: int,
        characters: tuple[str, ...] = (),
    ) -> None:
        super().__init__(path, f"{encoding} cannot hold U+{ord(character):04X}")
        self.encoding = encoding
        self.character = character
        """The first of them."""
        self.position = position
        """Of the first one, from 0."""
        self.characters = characters or (character,)
        """All that do not fit, each once, in the order of the text."""


class ChangedOnDisk(FileError):
    """Another program wrote the file since it was read."""


class OpenElsewhere(FileError):
    """A document was to be saved where another one lies that is open."""


class InvalidCases(FileError):
    """A file of cases to evaluate has a mistake; `reason` names the key."""


class InvalidGlossary(FileError):
    """A line of a glossary is no name or term; the other lines are used."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(path, f"line {line}")
        self.line = line
        """From 1."""


class InvalidWordList(FileError):
    """A list of words has a mistake, which `reason` names; the other lists are used."""


class InvalidTheme(FileError):
    """A file of colours has a mistake, which `reason` names; the other themes can be chosen."""


class InvalidWordFile(FileError):
    """The file is no Word document in the format .docx, or it is damaged."""


class DamagedCopy(FileError):
    """A copy of this file is not the same, or the file changed meanwhile; the copy is gone."""


class NameTaken(FileError):
    """Another file of this name lies where one is to be put; it was left alone."""


class NotOurs(FileError):
    """The file does not lie in a folder of Writer's own, so Writer does not remove it."""


class ModelError(FileError):
    """Something about one model file."""


class ModelMissing(ModelError):
    """There is no such file."""


class NotGguf(ModelError):
    """The file does not start with the GGUF magic, or is empty."""


class CutShort(ModelError):
    """The file ends before its header says it does."""

    def __init__(self, path: Path, size_bytes: int, needed_bytes: int) -> None:
        super().__init__(path, f"{size_bytes} of {needed_bytes} bytes")
        self.size_bytes = size_bytes
        self.needed_bytes = needed_bytes
        """At least this many bytes belong to the file."""


class UnsupportedVersion(ModelError):
    """A GGUF version other than 2 and 3."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path, f"GGUF version {version}")
        self.version = version


class UnsupportedArchitecture(ModelError):
    """llama.cpp, or Writer, cannot write text with this architecture."""

    def __init__(self, path: Path, architecture: str) -> None:
        super().__init__(path, f"architecture {architecture!r}")
        self.architecture = architecture


class DamagedHeader(ModelError):
    """The header contradicts itself."""


class TooLargeForMemory(ModelError):
    """The model and the smallest useful context do not fit into this machine."""

    def __init__(self, path: Path, needed_bytes: int, free_bytes: int) -> None:
        super().__init__(path, f"needs {needed_bytes} bytes, {free_bytes} are free")
        self.needed_bytes = needed_bytes
        self.free_bytes = free_bytes


class NoChatTemplate(ModelError):
    """The model has no chat template that Writer can use: it follows no instructions."""


class ChecksumMismatch(ModelError):
    """The file is not the one that the catalogue knows by this name."""

    def __init__(self, path: Path, expected: str, found: str) -> None:
        super().__init__(path, f"sha256 {found}, expected {expected}")
        self.expected = expected
        self.found = found


class LoadFailed(ModelError):
    """llama.cpp refused the file; `reason` has its last error lines."""


class NotTriedAgain(LoadFailed):
    """Writer ended while this model was at work, and safe mode is no help; `reason` says how."""


class NoModel(WriterError):
    """No model is chosen and none of the catalogue is on the disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no model in {folder}")
        self.folder = folder


class EngineError(WriterError):
    """The engine could not answer."""


class NativeLibraryUnusable(EngineError):
    """llama.cpp is missing, does not load, or is another version than Writer was made for."""


class PromptTooLong(EngineError):
    """The prompt and the room for its answer exceed the context window. Nothing was cut."""

    def __init__(self, needed_tokens: int, window_tokens: int) -> None:
        super().__init__(f"{needed_tokens} tokens needed, the window has {window_tokens}")
        self.needed_tokens = needed_tokens
        self.window_tokens = window_tokens


class DecodeFailed(EngineError):
    """llama_decode returned an error other than an abort."""

    def __init__(self, code: int, detail: str = "") -> None:
        super().__init__(f"llama_decode returned {code}: {detail}")
        self.code = code
        self.detail = detail


class ExpressionMistake(StrEnum):
    """What is wrong with what was typed to find or replace text."""

    SYNTAX = "is no regular expression"
    """`detail` has the words of the library that reads it."""
    TOO_SLOW = "takes too long"
    NO_SUCH_GROUP = "has no such group"
    """`detail` has the group's number or name."""


class InvalidExpression(WriterError):
    """A regular expression, or what shall take the place of its matches, cannot be used."""

    def __init__(
        self, mistake: ExpressionMistake, *, detail: str = "", position: int | None = None
    ) -> None:
        super().__init__(mistake)  # what was typed may be the person's text: it is not logged
        self.mistake = mistake
        self.detail = detail
        self.position = position
        """Where the expression is wrong, from 0; None where the mistake has no place."""


class NameMistake(StrEnum):
    """What is wrong with the name that a file shall have."""

    EMPTY = "is empty"
    FORBIDDEN = "has a character that no name may have"
    """`detail` has the character."""
    HIDDEN = "begins with a character that hides a file"
    """`detail` has the character."""
    RESERVED = "is the name of a device on Windows"
    """`detail` has the name."""
    TOO_LONG = "is too long"
    TAKEN = "is there already"


class InvalidFileName(WriterError):
    """A file cannot have this name; nothing was renamed or made."""

    def __init__(self, name: str, mistake: NameMistake, *, detail: str = "") -> None:
        super().__init__(mistake)
        self.name = name
        self.mistake = mistake
        self.detail = detail


class TaskError(WriterError):
    """A task cannot be run."""


class UnknownTask(TaskError):
    """There is no task with this id."""

    def __init__(self, task: str, known: tuple[str, ...]) -> None:
        super().__init__(task)
        self.task = task
        self.known = known


class TaskMistake(StrEnum):
    """What is wrong in a task file."""

    UNREADABLE = "cannot be read"
    """`detail` has the operating system's words, or the decoder's."""
    SYNTAX = "is no TOML"
    """`detail` has the parser's words."""
    TOO_LARGE = "is too large for a task"
    UNKNOWN = "is unknown"
    """`detail` has the key that was perhaps meant."""
    MISSING = "is missing"
    NOT_TEXT = "must be text"
    NOT_FLAG = "must be true or false"
    NOT_NUMBER = "must be a number"
    """`detail` has the range."""
    NOT_LIST = "must be a list of texts"
    NOT_TABLE = "must be a table"
    NOT_ONE_OF = "is not one of what is allowed"
    """`detail` has what is allowed."""
    NO_SHORTCUT = "is no shortcut that a task can have"
    """`detail` has what stands there."""


class InvalidTask(TaskError):
    """A task file has a mistake; the other tasks are not affected."""

    def __init__(
        self, path: Path, mistake: TaskMistake, *, key: str = "", line: int = 0, detail: str = ""
    ) -> None:
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {' '.join(filter(None, (key, mistake, detail)))}")
        self.path = path
        self.mistake = mistake
        self.key = key
        """With the names of the tables that it stands in, such as ``zh.instruction``."""
        self.line = line
        """From 1; 0 where the mistake has no line."""
        self.detail = detail


class NothingToWorkOn(TaskError):
    """The passage holds no prose: it is empty, or code, tables rules and the like only."""
