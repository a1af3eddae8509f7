"""Whether the computer is on battery, as Linux tells it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from writer.engine.demand import is_full_screen, is_on_battery, linux_is_on_battery

MAINS_OFF = {"type": "Mains", "online": "0"}
MAINS_ON = {"type": "Mains", "online": "1"}
EMPTYING = {"type": "Battery", "status": "Discharging"}
CHARGING = {"type": "Battery", "status": "Charging"}
MOUSE = {"type": "Battery", "status": "Discharging", "scope": "Device"}
USB_ON = {"type": "USB", "online": "1"}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ((), False),
        ((MAINS_ON,), False),
        ((MAINS_OFF, EMPTYING), True),
        ((EMPTYING,), True),
        ((CHARGING, MAINS_ON), False),
        ((EMPTYING, USB_ON), False),
        ((MAINS_ON, MOUSE), False),
        ((MOUSE,), False),
        (({"type": "Battery"},), False),
    ],
)
def test_the_supplies_tell(
    tmp_path: Path, supplies: tuple[Mapping[str, str], ...], expected: bool
) -> None:
    for number, facts in enumerate(supplies):
        folder = tmp_path / f"sys/class/power_supply/S{number}"
        folder.mkdir(parents=True)
        for name, value in facts.items():
            (folder / name).write_text(f"{value}\n")
    assert linux_is_on_battery(tmp_path) is expected


def test_asking_this_computer_does_no_harm() -> None:
    assert is_on_battery() in {True, False}
    assert is_full_screen() in {True, False}
