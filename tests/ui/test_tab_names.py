"""Files of the same name are told apart by their folders."""

from __future__ import annotations

from pathlib import Path

from writer.ui.tab_names import told_apart


def test_names_that_differ_stand_alone() -> None:
    assert told_apart([Path("/a/one.md"), Path("/b/two.md")]) == ["one.md", "two.md"]


def test_the_folder_is_added_where_names_are_the_same() -> None:
    paths = [Path("/a/x/n.md"), Path("/a/y/n.md"), Path("/a/z/m.md")]
    assert told_apart(paths) == ["n.md — x", "n.md — y", "m.md"]


def test_as_many_folders_are_added_as_it_takes() -> None:
    paths = [Path("/a/x/n.md"), Path("/b/x/n.md"), Path("/n.md")]
    names = [name.replace("\\", "/") for name in told_apart(paths)]
    assert names[:2] == ["n.md — a/x", "n.md — b/x"]
    assert len(set(names)) == 3
