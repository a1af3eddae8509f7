"""What stands in the way of a graphics card, as the system's own lists tell it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from writer.engine.off_gpu import (
    Absence,
    OffGpu,
    absence,
    linux_card_makers,
    windows_card_makers,
)


def bus(root: Path, *devices: tuple[str, str]) -> Path:
    """A PCI bus with devices of these classes and vendors."""
    for number, (kind, vendor) in enumerate(devices):
        folder = root / f"sys/bus/pci/devices/0000:0{number}:00.0"
        folder.mkdir(parents=True)
        (folder / "class").write_text(f"0x{kind}\n")
        (folder / "vendor").write_text(f"0x{vendor}\n")
    return root


@pytest.mark.parametrize(
    ("devices", "makers"),
    [
        ((), ()),
        ((("030000", "8086"),), ()),
        ((("030000", "8086"), ("030200", "10de")), ("NVIDIA",)),
        ((("030000", "1002"), ("030000", "10de"), ("030200", "10de")), ("AMD", "NVIDIA")),
        ((("040300", "10de"),), ()),
    ],
    ids=["none", "integrated", "laptop", "both", "sound of a card"],
)
def test_cards_are_found_on_the_bus(
    tmp_path: Path, devices: Sequence[tuple[str, str]], makers: tuple[str, ...]
) -> None:
    assert linux_card_makers(bus(tmp_path, *devices)) == makers


def test_a_device_that_does_not_answer_is_passed_over(tmp_path: Path) -> None:
    root = bus(tmp_path, ("030200", "10de"))
    (root / "sys/bus/pci/devices/0000:0a:00.0").mkdir()
    assert linux_card_makers(root) == ("NVIDIA",)


def test_windows_names_its_devices() -> None:
    ids = (
        r"PCI\VEN_8086&DEV_A7A0&CC_030000",
        r"PCI\VEN_10DE&DEV_28E0&SUBSYS_00000000&REV_A1",
        r"PCI\VEN_10DE&DEV_28E0&CC_030000",
        r"PCI\VEN_10DE&DEV_22BE&CC_0403",
        r"pci\ven_1002&dev_1681&cc_0300",
    )
    assert windows_card_makers(ids) == ("NVIDIA", "AMD")
    assert windows_card_makers(ids[:2]) == ()


@pytest.mark.parametrize(
    ("makers", "has_part", "driver", "expected"),
    [
        ((), True, "", Absence(OffGpu.NO_CARD)),
        ((), False, "580.1", Absence(OffGpu.NO_CARD)),
        (("NVIDIA",), False, "580.1", Absence(OffGpu.NO_PART, "NVIDIA")),
        (("AMD",), True, "", Absence(OffGpu.NO_PART, "AMD")),
        (("AMD", "NVIDIA"), False, "", Absence(OffGpu.NO_PART, "NVIDIA")),
        (("AMD", "NVIDIA"), True, "", Absence(OffGpu.NO_DRIVER)),
        (("NVIDIA",), True, "450.80", Absence(OffGpu.OLD_DRIVER, "450.80")),
    ],
)
def test_the_first_thing_that_would_help_is_told(
    makers: tuple[str, ...], has_part: bool, driver: str, expected: Absence
) -> None:
    assert absence(has_part=has_part, driver=driver, makers=makers) == expected
