"""What the palette offers: every action of the window and every item of its menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from writer.ui.palette.matching import Candidate
from writer.ui.plain_names import native, plain

BETWEEN = " › "
"""Between a menu and its item."""

Others = Callable[[str], Iterable[str]]
"""What a text is called in the other language."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    candidate: Candidate
    action: QAction
    title: str
    """With the menu ahead, where the name alone does not say enough."""
    keys: str
    """As this system writes them."""


def collect(
    bar: QMenuBar,
    actions: Iterable[QAction],
    others: Others,
    named: Mapping[QAction, str],
    without: Iterable[QAction],
) -> tuple[Entry, ...]:
    """All that can be chosen: what stands alone first, then what is chosen in menus below.

    What is `named` has its name from a file, and this one in the other language.
    """
    seen = set(without)
    found: dict[bool, list[Entry]] = {False: [], True: []}
    for action, path in (*_walk(bar.actions(), ()), *((action, ()) for action in actions)):
        if action not in seen and action.isVisible() and action.text():
            seen.add(action)
            known = (named[action],) if action in named else others(action.text())
            found[bool(path)].append(_entry(action, path, known, others))
    return (*found[False], *found[True])


def _walk(
    actions: Iterable[QAction], path: tuple[str, ...], depth: int = 0
) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            # The menus of the bar only sort; one below belongs to the names of its items.
            below = (menu.title(),) if depth else ()
            yield from _walk(menu.actions(), below, depth + 1)
        elif not action.isSeparator():
            yield action, path


def _entry(action: QAction, path: tuple[str, ...], known: Iterable[str], others: Others) -> Entry:
    name, menus = plain(action.text()), tuple(plain(title) for title in path)
    title = BETWEEN.join((*menus, name))
    ahead = [next(iter(others(raw)), shown) for raw, shown in zip(path, menus, strict=True)]
    foreign = [plain(other) for other in known] or [name]
    names = [title, name]
    names += [BETWEEN.join((*map(plain, ahead), other)) for other in foreign]
    names += foreign
    keys = native(action.shortcut())
    id = action.objectName() or title
    return Entry(Candidate(id, tuple(dict.fromkeys(names))), action, title, keys)
