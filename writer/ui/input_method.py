"""The input method on Linux: PySide6 has no plugin for fcitx, but fcitx answers as ibus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

_VARIABLES = ("QT_IM_MODULES", "QT_IM_MODULE")
_SEPARATOR = ";"


def adapted(environment: Mapping[str, str], plugins: Iterable[Path]) -> dict[str, str]:
    """The variables to set before QApplication, so that fcitx can be used through ibus."""
    if any("fcitx" in plugin.name for plugin in plugins):
        return {}
    changed: dict[str, str] = {}
    for variable in _VARIABLES:
        names = environment.get(variable, "").split(_SEPARATOR)
        wanted = ["ibus" if name.startswith("fcitx") else name for name in names]
        if wanted != names:
            changed[variable] = _SEPARATOR.join(dict.fromkeys(wanted))
    return changed


def plugins_in(folders: Iterable[Path]) -> list[Path]:
    """The input method plugins below Qt's plugin folders."""
    return [file for folder in folders for file in (folder / "platforminputcontexts").glob("*")]
