from __future__ import annotations

import threading
from pathlib import Path

from tests.ui.conftest import Desk
from writer.ui.window_bench import KEYS, measure


def test_documents_are_opened_and_typed_in(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(has_model=False)
    sizes: list[int] = []
    found = list(measure(window, "A line.\n\n", tmp_path, 5, sizes.append, (1000, 20_000)))

    assert sizes == [1000, 20_000]
    assert [typing.size_bytes >= size for typing, size in zip(found, sizes, strict=True)]
    assert all(typing.keys == 5 for typing in found)
    assert all(0 < typing.median_ms <= typing.p99_ms for typing in found)
    assert KEYS[:5] in window.editor.text()
    assert (tmp_path / "20000.md").read_text("utf-8").count(KEYS[:5]) == 0


def test_what_else_the_window_does_counts(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(has_model=False)
    quick = next(measure(window, "A line.\n\n", tmp_path, 8, lambda _: None, (1000,)))
    window.editor.edited.connect(lambda: threading.Event().wait(0.03))
    slow = next(measure(window, "A line.\n\n", tmp_path, 8, lambda _: None, (2000,)))

    assert slow.median_ms > 30 > quick.median_ms
