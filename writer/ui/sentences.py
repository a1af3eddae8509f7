"""What went wrong or was found, in sentences; the same ones in the window and in the terminal.

No Qt here: the translation is passed in. Each says what happened, what is safe, what to do.
"""

from __future__ import annotations

from collections.abc import Callable

from writer.core.download_errors import DownloadError
from writer.core.errors import (
    Cancelled,
    ChangedOnDisk,
    ChecksumMismatch,
    CutShort,
    DamagedCopy,
    DamagedHeader,
    DecodeFailed,
    EngineError,
    ExpressionMistake,
    FileError,
    InvalidExpression,
    InvalidFileName,
    InvalidGlossary,
    InvalidTask,
    InvalidTheme,
    InvalidWordFile,
    InvalidWordList,
    LoadFailed,
    ModelError,
    ModelMissing,
    NameTaken,
    NativeLibraryUnusable,
    NoChatTemplate,
    NoModel,
    NotGguf,
    NothingToWorkOn,
    NotOurs,
    NotTriedAgain,
    Obstacle,
    OpenElsewhere,
    PromptTooLong,
    TaskError,
    TaskMistake,
    TooLargeForMemory,
    UnencodableText,
    UnkeptSettings,
    UnkeptText,
    UnknownEncoding,
    UnknownTask,
    UnmovableFile,
    UnreadableFile,
    UnsupportedArchitecture,
    UnsupportedVersion,
    UnwritableFile,
    WriterError,
)
from writer.engine.guard import Crash
from writer.text.encoding import Encoding
from writer.ui.name_sentences import name_sentence

Translate = Callable[[str], str]

CHARACTERS_NAMED = 8
DETAIL_LIMIT = 60
"""Characters of a quotation."""


def error_sentence(error: WriterError, tr: Translate) -> str:
    """Say to a person what `error` means for them."""
    match error:
        case Cancelled():
            return tr("Stopped. Nothing was changed.")
        case ModelError():
            return _model_sentence(error, tr)
        case FileError():
            return _file_sentence(error, tr)
        case NoModel():
            return tr(
                "There is no writing model yet. Choose a model file, or put one from the "
                "catalogue into {folder}."
            ).format(folder=error.folder)
        case DownloadError():
            from writer.ui.download_sentences import download_sentence  # it builds on this module

            return download_sentence(error, tr)
        case EngineError():
            return _engine_sentence(error, tr)
        case TaskError():
            return _task_sentence(error, tr)
        case InvalidExpression():
            return _expression_sentence(error, tr)
        case InvalidFileName():
            return name_sentence(error, tr)
        case _:
            return tr(
                "Something went wrong inside Writer. Your text is unchanged. The log file has "
                "the details."
            )


def crash_sentence(crash: Crash, tr: Translate, *, is_loaded: bool = True) -> str:
    """Say to a person how Writer ended the last time, and what it does about it."""
    text = tr(
        "The last time, Writer ended unexpectedly while the model was at work on {device} "
        "({reason}). Your text is kept: what was not saved can be recovered."
    ).format(device=crash.device, reason=shortened(crash.last_words) or tr("no reason was given"))
    if crash.device == "CPU" or not is_loaded:
        return text
    more = tr("This time the model runs on the CPU.")
    return tr("{sentence} {more}").format(sentence=text, more=more)


def _file_sentence(error: FileError, tr: Translate) -> str:
    match error:
        case UnencodableText():
            return _unencodable_sentence(error, tr)
        case UnknownEncoding():
            text = tr(
                "{path} is not a text file in UTF-8, UTF-16, GB 18030 or Big5. It was not opened. "
                "If it is text, “Reopen with encoding” opens it in the encoding that you name."
            )
        case ChangedOnDisk():
            text = tr(
                "{path} was changed by another program since it was opened. Nothing was "
                "overwritten. Save under another name, or open it again."
            )
        case OpenElsewhere():
            text = tr(
                "{path} is open as another document. Nothing was saved. Choose another name, or "
                "close that document first."
            )
        case UnkeptText():
            text = tr(
                "Unsaved text cannot be kept safe in {path}: {reason}. Save your document; a crash "
                "would lose what is not saved."
            )
        case UnkeptSettings():
            text = tr(
                "Preferences cannot be stored in {path}: {reason}. What you choose holds until "
                "Writer ends."
            )
        case UnwritableFile():
            text = tr("{path} cannot be saved: {reason}. The file on the disk is as it was.")
            return f"{_filled(text, error, tr)} {_way_out(error.obstacle, tr)}"
        case InvalidGlossary():
            return tr(
                "Line {line} of the glossary {path} cannot be a name or term: it is too long, or "
                "no plain text. Put one on each line. The other lines are used."
            ).format(line=error.line, path=error.path)
        case _:
            text = _unread_sentence(error, tr)
    return _filled(text, error, tr)


def _unread_sentence(error: FileError, tr: Translate) -> str:
    match error:
        case InvalidTheme():
            return tr("The theme {path} has a mistake: {reason}. The other themes can be chosen.")
        case InvalidWordFile():
            return tr(
                "{path} is not a Word document in the format .docx, or it is damaged. Nothing was "
                "imported. Open it in a word processor and save it as .docx again."
            )
        case InvalidWordList():
            return tr("The list of words {path} has a mistake: {reason}. The other lists are used.")
        case UnmovableFile():
            return tr(
                "{path} could not be made, renamed or moved: {reason}. The folder is as it was."
            )
        case DamagedCopy():
            return tr(
                "The copy of {path} was not the same as the file, so it was removed. The file is "
                "as it was. The drive may be damaged: try another one."
            )
        case NameTaken():
            return tr(
                "{path} is there already and was left alone. Move or rename it, then try again."
            )
        case NotOurs():
            return tr(
                "{path} does not belong to Writer, so it was left alone. Remove it where it came "
                "from, or in your file manager."
            )
        case UnreadableFile():
            return tr("{path} cannot be read: {reason}. Nothing was changed.")
        case _:
            return tr("{path} cannot be used: {reason}.")


def _way_out(obstacle: Obstacle, tr: Translate) -> str:
    """What a person can do who cannot save."""
    match obstacle:
        case Obstacle.FULL:
            return tr("Make room on the disk and save again, or save somewhere else.")
        case Obstacle.NAME_TOO_LONG:
            return tr("Save under a shorter name.")
        case Obstacle.IN_USE:
            return tr("Close the other program and save again, or save under another name.")
        case Obstacle.UNREACHABLE:
            return tr("Save again when the drive is back, or save somewhere else.")
        case _:
            return tr("Save somewhere else.")


def _unencodable_sentence(error: UnencodableText, tr: Translate) -> str:
    shown = "  ".join(error.characters[:CHARACTERS_NAMED]).encode("utf-8", "replace").decode()
    if len(error.characters) > CHARACTERS_NAMED:
        shown += "  …"
    text = (
        tr(
            "“{characters}” (character {number}) cannot be stored in {encoding}, the encoding of "
            "{path}. Nothing was saved. Save as UTF-8, or replace the character."
        )
        if len(error.characters) == 1
        else tr(
            "{count} characters cannot be stored in {encoding}, the encoding of {path}: "
            "{characters} (the first is character {number}). Nothing was saved. Save as UTF-8, or "
            "replace them."
        )
    )
    return text.format(
        characters=shown,
        count=len(error.characters),
        number=error.position + 1,
        encoding=Encoding(error.encoding).label,
        path=error.path,
    )


def _model_sentence(error: ModelError, tr: Translate) -> str:
    match error:
        case CutShort():
            return tr(
                "The model file {path} is incomplete: it has {size} of at least {needed}. "
                "Download or copy it again."
            ).format(path=error.path, size=size(error.size_bytes), needed=size(error.needed_bytes))
        case TooLargeForMemory():
            return tr(
                "The model {path} needs {needed} of memory, and {free} are free. Close other "
                "programs, or choose a smaller model."
            ).format(path=error.path, needed=size(error.needed_bytes), free=size(error.free_bytes))
        case UnsupportedArchitecture():
            return tr(
                "Writer cannot write with {path}: its kind of model is “{architecture}”. Choose "
                "a model that follows instructions, such as Qwen3."
            ).format(path=error.path, architecture=error.architecture or tr("unknown"))
        case UnsupportedVersion():
            return tr(
                "{path} is in version {version} of the GGUF format, and Writer reads versions 2 "
                "and 3. Get the model in one of these."
            ).format(path=error.path, version=error.version)
        case _:
            return _plain_model_sentence(error, tr)


def _plain_model_sentence(error: ModelError, tr: Translate) -> str:
    match error:
        case ModelMissing():
            text = tr("The model file {path} does not exist. Choose another one.")
        case NotGguf():
            text = tr("{path} is not a model file in the GGUF format. Choose another one.")
        case DamagedHeader():
            text = tr(
                "The model file {path} is damaged or not whole ({reason}). Download or copy it "
                "again."
            )
        case NoChatTemplate():
            text = tr(
                "The model {path} has no chat template that Writer can use, so it cannot be given "
                "instructions. Choose an “Instruct” or “Chat” model."
            )
        case ChecksumMismatch():
            text = tr(
                "The model file {path} is not the one it is named after: its checksum is "
                "another. Download it again before you trust what it writes."
            )
        case NotTriedAgain():
            text = tr(
                "Writer ended unexpectedly while the model {path} was at work, so it was not "
                "loaded this time. Load it again, or choose a smaller model."
            )
        case LoadFailed():
            text = tr("The model {path} could not be loaded ({reason}). Your text is unchanged.")
        case _:
            text = tr("The model {path} cannot be used ({reason}).")
    return _filled(text, error, tr)


def _filled(text: str, error: FileError, tr: Translate) -> str:
    known = _OBSTACLES.get(error.obstacle)
    reason = known(tr) if known else error.reason
    return text.format(path=error.path, reason=reason or tr("no reason was given"))


def _engine_sentence(error: EngineError, tr: Translate) -> str:
    match error:
        case PromptTooLong():
            return tr(
                "The passage is too long for this model: {needed} tokens are needed, and its "
                "context window has {window}. Nothing was cut. Select less text."
            ).format(needed=error.needed_tokens, window=error.window_tokens)
        case NativeLibraryUnusable():
            return tr(
                "The engine that runs models cannot be used ({reason}). Writing without a model "
                "works; install Writer again to repair it."
            ).format(reason=error)
        case DecodeFailed():
            return tr(
                "The model stopped with an error ({code}). Your text is unchanged. Try again; if "
                "it comes back, choose a smaller model."
            ).format(code=error.code)
        case _:
            return tr("The model could not answer. Your text is unchanged. Try again.")


def _task_sentence(error: TaskError, tr: Translate) -> str:
    match error:
        case UnknownTask():
            return tr("There is no task “{task}”. Known tasks: {known}.").format(
                task=error.task, known=", ".join(error.known)
            )
        case InvalidTask():
            return _mistake_sentence(error, tr)
        case NothingToWorkOn():
            return tr("There is no prose to work on in this passage. Select some text.")
        case _:
            return tr("The task cannot be run. Your text is unchanged.")


def _expression_sentence(error: InvalidExpression, tr: Translate) -> str:
    match error.mistake:
        case ExpressionMistake.TOO_SLOW:
            return tr("This expression takes too long on this text: make it more exact.")
        case ExpressionMistake.NO_SUCH_GROUP:
            return tr("The expression has no group “{group}”.").format(group=error.detail)
    if error.position is None:
        return tr("This is no regular expression: {reason}.").format(reason=error.detail)
    return tr("This is no regular expression: {reason}, at character {number}.").format(
        reason=error.detail, number=error.position + 1
    )


def _mistake_sentence(error: InvalidTask, tr: Translate) -> str:
    text = (
        tr(
            "The task file {path} has a mistake in line {line}: {mistake}. The other tasks are "
            "not affected."
        )
        if error.line
        else tr("The task file {path} has a mistake: {mistake}. The other tasks are not affected.")
    )
    mistake = _MISTAKES[error.mistake](tr).format(key=error.key, detail=error.detail)
    if error.mistake is TaskMistake.UNKNOWN and error.detail:
        mistake = tr("“{key}” is unknown; perhaps “{detail}” is meant").format(
            key=error.key, detail=error.detail
        )
    return text.format(line=error.line, path=error.path, mistake=mistake)


def size(size_bytes: int) -> str:
    """A size as people say it: 1,117,320,768 bytes are 1.1 GB."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size_bytes >= unit:
            return f"{size_bytes / unit:.1f} {name}"
    return f"{size_bytes} B"


def shortened(text: str) -> str:
    """A quotation on one line, and not longer than the sentence around it."""
    line = " ".join(text.split())
    return line if len(line) <= DETAIL_LIMIT else line[: DETAIL_LIMIT - 1] + "…"


_OBSTACLES: dict[Obstacle, Callable[[Translate], str]] = {
    Obstacle.FULL: lambda tr: tr("the disk is full"),
    Obstacle.READ_ONLY: lambda tr: tr("it is read-only"),
    Obstacle.FORBIDDEN: lambda tr: tr("you do not have permission"),
    Obstacle.MISSING: lambda tr: tr("it, or the folder it is in, is not there"),
    Obstacle.FOLDER: lambda tr: tr("it is a folder"),
    Obstacle.NAME_TOO_LONG: lambda tr: tr("its name is too long"),
    Obstacle.IN_USE: lambda tr: tr("another program is using it"),
    Obstacle.UNREACHABLE: lambda tr: tr("the drive does not answer"),
}
_MISTAKES: dict[TaskMistake, Callable[[Translate], str]] = {
    TaskMistake.UNREADABLE: lambda tr: tr("it cannot be read ({detail})"),
    TaskMistake.SYNTAX: lambda tr: tr("this is not written as TOML wants it ({detail})"),
    TaskMistake.TOO_LARGE: lambda tr: tr("it is too large for a task"),
    TaskMistake.UNKNOWN: lambda tr: tr("“{key}” is unknown"),
    TaskMistake.MISSING: lambda tr: tr("“{key}” is missing"),
    TaskMistake.NOT_TEXT: lambda tr: tr("“{key}” must be text in quotation marks"),
    TaskMistake.NOT_FLAG: lambda tr: tr("“{key}” must be true or false"),
    TaskMistake.NOT_NUMBER: lambda tr: tr("“{key}” must be a number {detail}"),
    TaskMistake.NOT_LIST: lambda tr: tr("“{key}” must be a list of texts in brackets"),
    TaskMistake.NOT_TABLE: lambda tr: tr("“{key}” must be a table"),
    TaskMistake.NOT_ONE_OF: lambda tr: tr("“{key}” must be one of {detail}"),
    TaskMistake.NO_SHORTCUT: lambda tr: tr(
        "“{detail}” cannot be the shortcut of a task; Alt+4 to Alt+9 can"
    ),
}
