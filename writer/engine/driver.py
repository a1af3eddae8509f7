"""What NVIDIA's management library tells of the driver and the cards."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TEXT_BYTES = 96
_SYSTEM_FOLDER_ONLY = 0x800
"""LOAD_LIBRARY_SEARCH_SYSTEM32: a file of that name elsewhere is not loaded."""
_MEMORY_CLOCK = 2
"""NVML_CLOCK_MEM."""
_TRANSFERS = 2
"""A cycle of the clock that the library tells moves two bits a line, with every kind of memory."""


def driver_version(library: str | None = None) -> str:
    """Such as ``580.95.05``; empty where there is no such driver. `library`: another file."""
    try:
        with _opened(library) as nvml:
            version = ctypes.create_string_buffer(_TEXT_BYTES)
            code = nvml.nvmlSystemGetDriverVersion(version, ctypes.c_uint(_TEXT_BYTES))
            return version.value.decode("ascii", "replace") if code == 0 else ""
    except (OSError, AttributeError):
        return ""


def card_speeds(library: str | None = None) -> dict[str, int]:
    """Bytes a second that the memory of each card can be read with, by the card's name.

    Its highest clock times its width. Cards that do not tell are left out.
    """
    try:
        with _opened(library) as nvml:
            count = ctypes.c_uint()
            if nvml.nvmlDeviceGetCount_v2(ctypes.byref(count)) != 0:
                return {}
            return dict(filter(None, (_speed(nvml, number) for number in range(count.value))))
    except (OSError, AttributeError):
        return {}


@contextmanager
def _opened(library: str | None) -> Iterator[ctypes.CDLL]:
    """The library, ready to be asked; raises OSError where it is not there or does not begin."""
    nvml = _load(library)
    if nvml.nvmlInit_v2() != 0:
        raise OSError("no driver")
    try:
        yield nvml
    finally:
        nvml.nvmlShutdown()


def _speed(nvml: ctypes.CDLL, number: int) -> tuple[str, int] | None:
    card, name = ctypes.c_void_p(), ctypes.create_string_buffer(_TEXT_BYTES)
    clock_mhz, bits = ctypes.c_uint(), ctypes.c_uint()
    codes = (
        nvml.nvmlDeviceGetHandleByIndex_v2(ctypes.c_uint(number), ctypes.byref(card)),
        nvml.nvmlDeviceGetName(card, name, ctypes.c_uint(_TEXT_BYTES)),
        nvml.nvmlDeviceGetMaxClockInfo(card, ctypes.c_uint(_MEMORY_CLOCK), ctypes.byref(clock_mhz)),
        nvml.nvmlDeviceGetMemoryBusWidth(card, ctypes.byref(bits)),
    )
    if any(codes):
        return None
    bytes_per_second = _TRANSFERS * clock_mhz.value * 10**6 * bits.value // 8
    return name.value.decode("utf-8", "replace"), bytes_per_second


def _load(library: str | None) -> ctypes.CDLL:
    if sys.platform == "win32":
        return ctypes.CDLL(library or "nvml.dll", winmode=_SYSTEM_FOLDER_ONLY)
    else:  # noqa: RET505 - mypy checks one branch a platform
        return ctypes.CDLL(library or "libnvidia-ml.so.1")
