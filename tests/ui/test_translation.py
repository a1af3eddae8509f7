"""What the translators say, and what they stand on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from writer.core.settings import InterfaceLanguage
from writer.ui.translation import Translation

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def chinese(translations: Path, tmp_path: Path) -> Iterator[Path]:
    """The interface speaks Chinese out of this folder."""
    folder = shutil.copytree(translations, tmp_path / "i18n")
    translation = Translation(folder)
    translation.choose(InterfaceLanguage.CHINESE)
    yield folder
    translation.choose(InterfaceLanguage.ENGLISH)


def test_the_words_stay_when_their_file_is_overwritten(chinese: Path) -> None:
    compiled = chinese / "writer_zh_CN.qm"
    size = compiled.stat().st_size
    with compiled.open("r+b") as file:
        file.write(bytes(size))
    assert QCoreApplication.translate("Actions", "Polish") == "润色"
    assert QCoreApplication.translate("Actions", "Expand") == "扩写"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Ctrl+Enter", "Ctrl+Enter"),
        ("Alt+Down", "Alt+↓"),
        ("Ctrl+Shift+Up", "Ctrl+Shift+↑"),
        ("Alt+Left", "Alt+←"),
        ("Alt+Right", "Alt+→"),
        ("Ctrl+Tab", "Ctrl+Tab"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_keys_are_called_what_stands_on_them(keys: str, shown: str) -> None:
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == shown
