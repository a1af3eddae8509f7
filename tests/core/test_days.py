from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from writer.core.days import DAYS_LIMIT, Days
from writer.core.errors import UnwritableFile

TODAY = date(2026, 3, 1)


def test_what_is_stored_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "days.json"
    Days().with_more(TODAY, 120).with_more(TODAY, -20).save(path)
    assert Days.load(path).on(TODAY) == 100
    assert Days.load(path).on(TODAY - timedelta(days=1)) == 0


@pytest.mark.parametrize("content", ["", "[]", "{", '{"no day": 3, "2026-03-01": "many"}'])
def test_a_damaged_file_is_no_days(tmp_path: Path, content: str) -> None:
    path = tmp_path / "days.json"
    path.write_text(content)
    assert Days.load(path) == Days()


def test_the_oldest_days_are_forgotten() -> None:
    days = Days()
    for back in range(DAYS_LIMIT + 5):
        days = days.with_more(TODAY - timedelta(days=back), 1)
    assert len(days.words) == DAYS_LIMIT
    assert days.on(TODAY) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFile):
        Days().with_more(TODAY, 1).save(tmp_path / "file" / "days.json")
