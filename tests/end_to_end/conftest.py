"""What the tests of the whole program share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.screen import Screen, virtual_screen


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A virtual display with a window manager."""
    with virtual_screen() as display:
        yield display
