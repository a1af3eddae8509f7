"""A defect that nobody caught is logged and told; the window stays."""

from __future__ import annotations

import pytest

from tests.ui.conftest import ENGLISH, Desk
from writer.app import ExceptionHook


def test_an_exception_in_a_slot_is_logged_and_told_and_the_text_stays(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    window = desk.open(ENGLISH)
    error = ValueError("a defect")
    ExceptionHook(window)(ValueError, error, None)
    assert "ValueError: a defect" in caplog.text
    assert "Your text is unchanged" in window.info_bar.text
    assert window.isVisible()
    assert window.editor.text() == ENGLISH
    caplog.clear()
