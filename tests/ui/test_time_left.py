from __future__ import annotations

import pytest

from writer.ui.time_left import TimeLeft


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.0, "less than a minute left"),
        (59.0, "less than a minute left"),
        (61.0, "about 1 min left"),
        (130.0, "about 2 min left"),
        (5300.0, "about 88 min left"),
        (9000.0, "about 2.5 h left"),
    ],
)
def test_time_is_told_as_people_say_it(seconds: float | None, words: str) -> None:
    assert TimeLeft().words(seconds) == words
