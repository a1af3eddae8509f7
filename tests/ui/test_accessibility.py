"""Every control has a name in both languages, and the keyboard comes to all of them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from tests.ui.conftest import Desk
from tests.ui.naming import unnamed, unreached
from tests.ui.surfaces import visit
from writer.core.settings import InterfaceLanguage, Settings


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_every_control_has_a_name_and_tab_comes_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, language: InterfaceLanguage
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    Settings(language=language).save(desk.paths.settings)
    nameless: dict[str, str] = {}
    astray: dict[str, str] = {}
    """The controls, with the first place where each was seen."""

    def look(name: str, widget: QWidget) -> None:
        if isinstance(widget, QMainWindow | QDialog):
            nameless.update(dict.fromkeys(unnamed(widget), name) | nameless)
        if isinstance(widget, QDialog):
            astray.update(dict.fromkeys(unreached(widget), name) | astray)

    visit(desk, look)
    assert nameless == {}
    assert astray == {}
