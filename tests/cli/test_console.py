from __future__ import annotations

from io import BytesIO

import pytest

from writer.cli.console import Console
from writer.core.jobs import Progress, Stage


class Terminal(BytesIO):
    """What a terminal was given."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "25 %"),
        (3.0, "25 %"),
        (42.4, "25 %, about 42 s left"),
        (59.8, "25 %, about 1 min left"),
        (600.0, "25 %, about 10 min left"),
    ],
)
def test_the_bar_says_how_long_the_rest_takes(seconds: float | None, words: str) -> None:
    terminal = Terminal()
    Console(terminal).progress(Progress(Stage.WRITING, 3, 12, seconds))

    assert terminal.getvalue().decode().endswith(words)
