"""Chinese input on Linux: fcitx is reached through ibus where Qt has no plugin for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from writer.ui.input_method import adapted, plugins_in

IBUS = [Path("libibusplatforminputcontextplugin.so")]
FCITX = [*IBUS, Path("libfcitx5platforminputcontextplugin.so")]


def test_fcitx_becomes_ibus_where_there_is_no_plugin_for_it() -> None:
    assert adapted({"QT_IM_MODULE": "fcitx"}, IBUS) == {"QT_IM_MODULE": "ibus"}
    assert adapted({"QT_IM_MODULE": "fcitx5"}, IBUS) == {"QT_IM_MODULE": "ibus"}


def test_a_list_of_input_methods_keeps_its_order() -> None:
    found = adapted({"QT_IM_MODULES": "wayland;fcitx;ibus"}, IBUS)
    assert found == {"QT_IM_MODULES": "wayland;ibus"}


def test_nothing_changes_where_fcitx_has_its_plugin_or_is_not_asked_for() -> None:
    assert adapted({"QT_IM_MODULE": "fcitx"}, FCITX) == {}
    assert adapted({"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "xim"}, IBUS) == {}
    assert adapted({}, IBUS) == {}


def test_the_plugins_of_qt_are_found() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    assert plugins_in([folder])
    assert plugins_in([folder / "missing"]) == []
