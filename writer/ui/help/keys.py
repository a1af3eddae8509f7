"""Which keys there are, group by group: read off the menus, so that no list can be out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from writer.ui.plain_names import native, plain

_INTO = " › "


@dataclass(frozen=True, slots=True)
class Row:
    """A command and its keys, as this system writes them."""

    name: str
    keys: tuple[str, ...]

    def holds(self, words: Iterable[str]) -> bool:
        """Whether all these words stand in the name or the keys."""
        text = f"{self.name} {' '.join(self.keys)}".casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one menu, or of one place where keys mean something of their own."""

    name: str
    rows: tuple[Row, ...]


def groups_of(menus: Iterable[QAction], actions: Iterable[QAction], others: str) -> list[Group]:
    """A group for each menu of a menu bar, and `others` for keys that are in none of them."""
    seen: set[QAction] = set()
    groups = [
        Group(plain(item.text()), tuple(_rows(item.menu(), "", seen)))
        for item in menus
        if isinstance(item.menu(), QMenu)
    ]
    rest = [_row(action, "") for action in actions if action not in seen]
    groups.append(Group(others, tuple(row for row in rest if row.keys)))
    return [group for group in groups if group.rows]


def fitting(groups: Iterable[Group], typed: str) -> list[Group]:
    """What is left of the groups when all the words typed must be in a row."""
    words = typed.casefold().split()
    found = [Group(g.name, tuple(row for row in g.rows if row.holds(words))) for g in groups]
    return [group for group in found if group.rows]


def markdown(groups: Iterable[Group], heading: str, columns: tuple[str, str]) -> str:
    """The groups as a document with a table each."""
    parts = [f"# {heading}\n"]
    for group in groups:
        rows = [f"| {_cell(row.name)} | {_keys(row.keys)} |" for row in group.rows]
        table = "\n".join([f"| {columns[0]} | {columns[1]} |", "|---|---|", *rows])
        parts.append(f"## {group.name}\n\n{table}\n")
    return "\n".join(parts)


def _rows(menu: object, path: str, seen: set[QAction]) -> Iterator[Row]:
    for action in menu.actions() if isinstance(menu, QMenu) else ():
        seen.add(action)
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _rows(below, f"{path}{plain(action.text())}{_INTO}", seen)
        elif (row := _row(action, path)).keys:
            yield row


def _row(action: QAction, path: str) -> Row:
    keys = dict.fromkeys(native(keys) for keys in action.shortcuts())
    return Row(path + plain(action.text()), tuple(filter(None, keys)))


def _keys(keys: Iterable[str]) -> str:
    return ", ".join(f"`` {key} ``" if "`" in key else f"`{_cell(key)}`" for key in keys)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
