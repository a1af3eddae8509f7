"""What went wrong with a file, in sentences; no Qt, as in `sentences`."""

from __future__ import annotations

from collections.abc import Callable

from writer.core.errors import (
    ChangedOnDisk,
    DamagedCopy,
    FileError,
    InvalidGlossary,
    InvalidTheme,
    InvalidWordFile,
    InvalidWordList,
    NameTaken,
    NotOurs,
    Obstacle,
    OpenElsewhere,
    UnencodableText,
    UnkeptSettings,
    UnkeptText,
    UnknownEncoding,
    UnmovableFile,
    UnreadableFile,
    UnwritableFile,
)
from writer.text.encoding import Encoding
from writer.ui.phrases import Translate

CHARACTERS_NAMED = 8


def file_sentence(error: FileError, tr: Translate) -> str:
    """Say to a person what is wrong with a file, and what they can do."""
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
            return f"{filled(text, error, tr)} {_way_out(error.obstacle, tr)}"
        case InvalidGlossary():
            return tr(
                "Line {line} of the glossary {path} cannot be a name or term: it is too long, or "
                "no plain text. Put one on each line. The other lines are used."
            ).format(line=error.line, path=error.path)
        case _:
            text = _unread_sentence(error, tr)
    return filled(text, error, tr)


def filled(text: str, error: FileError, tr: Translate) -> str:
    """A sentence with the file that it is about, and the reason."""
    known = _OBSTACLES.get(error.obstacle)
    reason = known(tr) if known else error.reason
    return text.format(path=error.path, reason=reason or tr("no reason was given"))


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
