"""The window with the real pipeline and the tiny model behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from writer.app import surroundings
from writer.core.paths import Paths
from writer.core.settings import Settings
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status

TEXT = (
    "# Notes\n\nThe boats is standing in the yard, and nobody have seen them since may.\n\nEnd.\n"
)


@pytest.fixture
def window(qtbot: QtBot, writer_home: Path, tiny_path: Path) -> Iterator[MainWindow]:
    paths = Paths.for_user({"WRITER_HOME": str(writer_home)})
    Settings(model=str(tiny_path), threads=1).save(paths.settings)
    made = MainWindow(surroundings(paths))
    made.show()
    made.models.load()
    qtbot.waitUntil(lambda: made.host.state.status is Status.READY, timeout=60_000)
    yield made
    made.editor.document().setModified(False)
    made.close()
    assert not made.is_stuck


@pytest.mark.tiny
def test_select_polish_apply_and_undo_on_a_real_model(window: MainWindow, qtbot: QtBot) -> None:
    window.editor.set_text(TEXT)
    cursor = window.editor.textCursor()
    cursor.setPosition(TEXT.index("boats"))
    window.editor.setTextCursor(cursor)
    window.commands.polish.trigger()
    qtbot.waitUntil(lambda: window.panel.has_result, timeout=120_000)
    assert window.editor.text() == TEXT
    assert "tokens/s" in window.status.activity.text()
    text = window.panel.result_text
    window.commands.apply.trigger()
    if text is None:
        assert window.editor.text() == TEXT
        return
    assert window.editor.text() == TEXT.replace(TEXT.split("\n\n")[1], text)
    window.editor.undo()
    assert window.editor.text() == TEXT
