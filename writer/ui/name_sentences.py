"""What is wrong with the name that somebody typed for a file, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from writer.core.errors import InvalidFileName, NameMistake
from writer.ui.phrases import Translate


def name_sentence(error: InvalidFileName, tr: Translate) -> str:
    """Say to a person why a file cannot have this name."""
    return _TEXTS[error.mistake](tr).format(name=error.name, detail=_shown(error.detail))


def _shown(detail: str) -> str:
    """A character as it can be read."""
    return detail if detail.isprintable() else f"U+{ord(detail[0]):04X}"


_TEXTS: dict[NameMistake, Callable[[Translate], str]] = {
    NameMistake.EMPTY: lambda tr: tr("A file needs a name. Nothing was changed."),
    NameMistake.FORBIDDEN: lambda tr: tr(
        "“{detail}” cannot stand in the name of a file. Nothing was changed. Choose another name."
    ),
    NameMistake.HIDDEN: lambda tr: tr(
        "A name that begins with “{detail}” hides the file. Nothing was changed. Choose another "
        "name."
    ),
    NameMistake.RESERVED: lambda tr: tr(
        "“{detail}” cannot be the name of a file on Windows. Nothing was changed. Choose another "
        "name."
    ),
    NameMistake.TOO_LONG: lambda tr: tr(
        "This name is too long for a file. Nothing was changed. Choose a shorter one."
    ),
    NameMistake.TAKEN: lambda tr: tr(
        "There is already a file “{name}”. Nothing was changed. Choose another name."
    ),
}
