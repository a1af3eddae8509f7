"""Garbage is collected on the GUI thread, and what stays is not looked through again."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from writer.ui.garbage import GarbageCollector


class Ring:
    """Refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        self.ring = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    made = GarbageCollector(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()


def test_what_is_there_at_first_is_looked_through_once(collector: GarbageCollector) -> None:
    early = weakref.ref(Ring())
    collector.collect()
    assert early() is None
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < gc.get_freeze_count() / 10


def test_what_comes_later_is_collected_when_it_is_due(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector.collect()
    late = weakref.ref(Ring())
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    collector.collect()
    assert late() is not None
    monkeypatch.setattr(gc, "get_count", lambda: (100_000, 0, 0))
    collector.collect()
    assert late() is None
