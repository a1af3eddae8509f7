"""The version of the graphics driver, as NVIDIA's management library tells it."""

from __future__ import annotations

import ctypes
import sys

_VERSION_BYTES = 80
_SYSTEM_FOLDER_ONLY = 0x800
"""LOAD_LIBRARY_SEARCH_SYSTEM32: a file of that name elsewhere is not loaded."""


def driver_version(library: str | None = None) -> str:
    """Such as ``580.95.05``; empty where there is no such driver. `library`: another file."""
    try:
        nvml = _load(library)
        if nvml.nvmlInit_v2() != 0:
            return ""
        try:
            version = ctypes.create_string_buffer(_VERSION_BYTES)
            code = nvml.nvmlSystemGetDriverVersion(version, ctypes.c_uint(_VERSION_BYTES))
            return version.value.decode("ascii", "replace") if code == 0 else ""
        finally:
            nvml.nvmlShutdown()
    except (OSError, AttributeError):
        return ""


def _load(library: str | None) -> ctypes.CDLL:
    if sys.platform == "win32":
        return ctypes.CDLL(library or "nvml.dll", winmode=_SYSTEM_FOLDER_ONLY)
    else:  # noqa: RET505 - mypy checks one branch a platform
        return ctypes.CDLL(library or "libnvidia-ml.so.1")
