"""Why a model runs without a graphics card; where no card can be used, what stands in its way.

Looks at what the system lists on its PCI bus. Nothing of a card's own driver is loaded for it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_DISPLAY = "03"
"""The class of PCI devices that draw."""
_MAKERS = {"10de": "NVIDIA", "1002": "AMD"}
"""Others make cards that a language model would hardly be faster on than on the CPU."""
NVIDIA = "NVIDIA"


class OffGpu(StrEnum):
    """Why a model runs without a graphics card, in short technical English."""

    NO_CARD = "no graphics card was found"
    NO_PART = "this build has no part for the graphics card"
    """The detail is the card's maker."""
    NO_DRIVER = "the graphics card has no driver"
    OLD_DRIVER = "the driver does not let the graphics card compute"
    """The detail is its version."""
    LITTLE_MEMORY = "too little GPU memory is free"
    SELF_TEST = "the GPU failed its self-test"
    """The detail is its failure."""
    CRASH = "safe mode, because Writer ended in native code"
    """The detail is what is known of it."""
    ASKED = "safe mode, as asked for"
    NOTHING_LEFT = "what was planned for the GPU did not load or was too slow"


@dataclass(frozen=True, slots=True)
class Absence:
    """Why the native library sees no card."""

    cause: OffGpu
    detail: str = ""


def absence(*, has_part: bool, driver: str, makers: Iterable[str] | None = None) -> Absence:
    """What stands in the way where the library sees no card.

    `has_part`: whether this build can compute on cards at all; `driver`: the version of NVIDIA's,
    empty where there is none; `makers`: of the cards in this computer, None: look.
    """
    found = tuple(card_makers() if makers is None else makers)
    if not found:
        return Absence(OffGpu.NO_CARD)
    if NVIDIA not in found or not has_part:
        return Absence(OffGpu.NO_PART, NVIDIA if NVIDIA in found else found[0])
    return Absence(OffGpu.OLD_DRIVER, driver) if driver else Absence(OffGpu.NO_DRIVER)


def linux_card_makers(root: Path = Path("/")) -> tuple[str, ...]:
    """Who made the cards on the PCI bus."""
    found = []
    for device in sorted((root / "sys/bus/pci/devices").glob("*")):
        with suppress(OSError, UnicodeDecodeError):
            kind = (device / "class").read_text("ascii").strip().removeprefix("0x")
            vendor = (device / "vendor").read_text("ascii").strip().removeprefix("0x")
            if kind.startswith(_DISPLAY) and vendor in _MAKERS:
                found.append(_MAKERS[vendor])
    return tuple(dict.fromkeys(found))


def windows_card_makers(ids: Iterable[str]) -> tuple[str, ...]:
    """The same from the names of devices such as ``PCI/VEN_10DE&DEV_28E0&CC_0302``."""
    found = []
    for id in ids:
        match = re.search(r"VEN_([0-9A-F]{4}).*&CC_03", id.upper())
        if match and (maker := _MAKERS.get(match[1].lower())):
            found.append(maker)
    return tuple(dict.fromkeys(found))


if sys.platform == "win32":
    import winreg

    _BUS = r"SYSTEM\CurrentControlSet\Enum\PCI"

    def card_makers() -> tuple[str, ...]:
        """Who made the cards in this computer."""
        return windows_card_makers(_hardware_ids())

    def _hardware_ids() -> list[str]:
        """The names of all PCI devices that Windows remembers."""
        ids: list[str] = []
        for device in _subkeys(_BUS):
            for instance in _subkeys(rf"{_BUS}\{device}"):
                with (
                    suppress(OSError),
                    winreg.OpenKey(
                        winreg.HKEY_LOCAL_MACHINE, rf"{_BUS}\{device}\{instance}"
                    ) as key,
                ):
                    ids += winreg.QueryValueEx(key, "HardwareID")[0]
        return ids

    def _subkeys(path: str) -> list[str]:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                return [winreg.EnumKey(key, n) for n in range(winreg.QueryInfoKey(key)[0])]
        except OSError:
            return []

else:

    def card_makers() -> tuple[str, ...]:
        """Who made the cards in this computer."""
        return linux_card_makers()
