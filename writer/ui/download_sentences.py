"""Why a model could not be fetched or put away, in sentences; no Qt, as in `sentences`."""

from __future__ import annotations

from writer.core.download_errors import (
    AlreadyDownloading,
    BadAnswer,
    CutOff,
    DownloadError,
    InvalidCatalogue,
    NoConnection,
    NotEnoughRoom,
    NotPublished,
    Refused,
    TooLargeForDrive,
    Untrusted,
    WrongBytes,
)
from writer.ui.phrases import Translate, shortened, size

_NOT_THERE = frozenset({404, 410})
_TOO_MANY = frozenset({429, 503})
_FORBIDDEN = frozenset({401, 403, 407, 451})


def download_sentence(error: DownloadError, tr: Translate) -> str:
    """Say to a person why a download did not work, and what they can do."""
    match error:
        case NotEnoughRoom() | TooLargeForDrive():
            return _room_sentence(error, tr)
        case Refused():
            return _refusal(error, tr)
        case NoConnection() | Untrusted() | BadAnswer() | CutOff():
            return _connection_sentence(error, tr)
        case WrongBytes():
            return tr(
                "None of the sources has the right file for “{name}”, so nothing was kept. Try "
                "again later, or get the file elsewhere and choose it."
            ).format(name=error.name)
        case AlreadyDownloading():
            return tr("“{name}” is being downloaded already, by another window or program.").format(
                name=error.name
            )
        case NotPublished():
            return tr("There is no published list of models yet that could be looked into.")
        case InvalidCatalogue():
            return tr(
                "The published list of models has a mistake ({reason}). Nothing of it is used."
            ).format(reason=shortened(error.reason))
        case _:
            return tr("The download did not work. Try again later.")


def _connection_sentence(
    error: NoConnection | Untrusted | BadAnswer | CutOff, tr: Translate
) -> str:
    match error:
        case CutOff():
            return tr(
                "The connection to {host} broke off. {done} of {total} have arrived and are kept; "
                "resume the download when the network is back."
            ).format(host=error.host, done=size(error.done_bytes), total=size(error.total_bytes))
        case Untrusted():
            text = tr(
                "The connection to {host} is not safe: its certificate is not valid ({reason}). "
                "Nothing was downloaded. Check the date of this computer, or try another network."
            )
        case BadAnswer():
            text = tr(
                "{host} gave an answer that makes no sense ({reason}). Perhaps this network asks "
                "for a sign-in first. Try another source or network."
            )
        case _:
            text = tr(
                "No connection to {host} ({reason}). Check the network, then try again; or get the "
                "file elsewhere and choose it."
            )
    reason = shortened(error.reason) or tr("no reason was given")
    return text.format(host=error.host, reason=reason)


def _refusal(error: Refused, tr: Translate) -> str:
    if error.status in _NOT_THERE:
        text = tr("{host} does not have this file any more ({status}). Try another source.")
    elif error.status in _TOO_MANY:
        text = tr("{host} is too busy now ({status}). Try again in some minutes.")
    elif error.status in _FORBIDDEN:
        text = tr("{host} does not hand out this file here ({status}). Try another source.")
    elif error.status >= 500:
        text = tr("{host} has trouble of its own ({status}). Try again later.")
    else:
        text = tr("{host} refused the download ({status}). Try another source.")
    return text.format(host=error.host, status=error.status)


def _room_sentence(error: NotEnoughRoom | TooLargeForDrive, tr: Translate) -> str:
    if isinstance(error, NotEnoughRoom):
        return tr(
            "{needed} are needed in {folder}, and {free} are free. Make room, or choose another "
            "folder."
        ).format(needed=size(error.needed_bytes), folder=error.folder, free=size(error.free_bytes))
    return tr(
        "The drive of {folder} cannot hold a file of {size}: its format, FAT32, ends at 4 GB. Use "
        "another drive, or format it as exFAT or NTFS."
    ).format(folder=error.folder, size=size(error.size_bytes))
