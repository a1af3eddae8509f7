"""Whether a program fills the screen, on a real display with a window manager."""

from __future__ import annotations

import subprocess
import sys

from tests.end_to_end.screen import Screen, wait_for
from writer.ui.machine.active_window import is_screen_taken

GAME = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setWindowTitle("game")
window.showFullScreen() if sys.argv[1] == "full" else window.show()
application.exec()
"""


def test_a_full_screen_window_in_front_is_seen_and_no_other(screen: Screen) -> None:
    assert not is_screen_taken(screen.environment)
    for kind, expected in (("small", False), ("full", True)):
        game = subprocess.Popen([sys.executable, "-c", GAME, kind], env=screen.environment)
        try:
            wait_for(lambda: screen.has_focus("game"))
            wait_for(lambda: is_screen_taken(screen.environment) is expected)  # noqa: B023
        finally:
            game.terminate()
            game.wait(10)
    wait_for(lambda: not is_screen_taken(screen.environment))


def test_without_a_display_of_this_computer_nothing_is_taken() -> None:
    for display in ("", ":4711", "another:0"):
        assert not is_screen_taken({"DISPLAY": display})
    assert not is_screen_taken({})
