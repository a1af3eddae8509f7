"""About: the version, and the licences as the package has them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from writer import __version__
from writer.ui.help.about import AboutDialog, licences


def test_it_tells_the_version_and_all_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog(__version__, "MIT License\nLGPL-3.0\n")
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == f"Writer {__version__}"
    assert "LGPL-3.0" in dialog.licences.toPlainText()
    assert dialog.licences.isReadOnly()


def test_a_package_has_the_licences_of_its_parts(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    folder.mkdir()
    assert licences(folder) == "MIT"
    (tmp_path / "LICENSE").write_text("of Writer", "utf-8")
    assert licences(folder) == "of Writer"
    (folder / "licences.txt").write_text("of all parts", "utf-8")
    assert licences(folder) == "of all parts"


def test_a_checkout_shows_its_own() -> None:
    assert "MIT License" in licences()
