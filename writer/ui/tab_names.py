"""What open documents are called, those of the same name told apart by their folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from writer.ui.sheet import Sheet


def names_of(sheets: Sequence[Sheet]) -> list[str]:
    """A name for each document, all different."""
    named = iter(told_apart([sheet.path for sheet in sheets if sheet.path is not None]))
    return [sheet.name if sheet.path is None else next(named) for sheet in sheets]


def told_apart(paths: Sequence[Path]) -> list[str]:
    """A name for each of these files, all different: with a folder where the name is not enough."""
    names = [path.name for path in paths]
    often = Counter(names)
    return [
        f"{path.name} — {_folder(path, paths)}" if often[path.name] > 1 else path.name
        for path in paths
    ]


def _folder(path: Path, paths: Sequence[Path]) -> str:
    """The folder, with as many above it as others of the same name make necessary."""
    own = path.parent.parts
    others = [
        other.parent.parts
        for other in paths
        if other.name == path.name and other.parts != path.parts
    ]
    for count in range(1, len(own)):
        if all(other[-count:] != own[-count:] for other in others):
            return str(Path(*own[-count:]))
    return str(path.parent)
