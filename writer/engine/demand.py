"""Whether this computer is wanted for something else: it is on battery, or a game fills the screen.

On Linux the battery is told by the system's files. What fills the screen there is asked of the
window system, by `writer.ui.machine.active_window`.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

_ON_BATTERY = 0
"""SYSTEM_POWER_STATUS.ACLineStatus: offline."""
_FULL_SCREEN_STATES = (2, 3)
"""QUNS_BUSY and QUNS_RUNNING_D3D_FULL_SCREEN."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _PowerStatus(ctypes.Structure):
        """SYSTEM_POWER_STATUS."""

        _fields_ = (
            ("line_status", wintypes.BYTE),
            ("battery_flag", wintypes.BYTE),
            ("battery_percent", wintypes.BYTE),
            ("status_flag", wintypes.BYTE),
            ("life_time", wintypes.DWORD),
            ("full_life_time", wintypes.DWORD),
        )

    def is_on_battery() -> bool:
        """Whether the battery feeds the computer; False where nothing tells."""
        status = _PowerStatus()
        told = ctypes.WinDLL("kernel32").GetSystemPowerStatus(ctypes.byref(status))
        return bool(told) and status.line_status == _ON_BATTERY

    def is_full_screen() -> bool:
        """Whether a program fills the screen; False where nothing tells."""
        state = ctypes.c_int()
        code = ctypes.WinDLL("shell32").SHQueryUserNotificationState(ctypes.byref(state))
        return code == 0 and state.value in _FULL_SCREEN_STATES

else:

    def is_on_battery() -> bool:
        """Whether the battery feeds the computer; False where nothing tells."""
        return linux_is_on_battery()

    def is_full_screen() -> bool:
        """Whether a program fills the screen: not known here."""
        return False


def linux_is_on_battery(root: Path = Path("/")) -> bool:
    """A battery empties, and no mains that the system lists is connected."""
    empties = False
    for supply in sorted((root / "sys/class/power_supply").glob("*")):
        kind = _text(supply / "type")
        if kind in {"Mains", "USB"} and _text(supply / "online") == "1":
            return False
        if kind == "Battery" and _text(supply / "scope") != "Device":
            empties = empties or _text(supply / "status") == "Discharging"
    return empties


def _text(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text("ascii").strip()
    return ""
