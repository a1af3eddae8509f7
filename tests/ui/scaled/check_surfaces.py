"""Run by the tests in processes of their own: looks at everything in one language and scale.

`WRITER_TEST_LANGUAGE` is the language; where `WRITER_TEST_SHOTS` names a folder, pictures of all
that was looked at are left there.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tests.ui.clipping import clipped
from tests.ui.conftest import Desk
from tests.ui.seen_contrast import unreadable
from tests.ui.surfaces import visit
from writer.core.settings import InterfaceLanguage, Settings

LANGUAGE = InterfaceLanguage(os.environ.get("WRITER_TEST_LANGUAGE", "en"))
SHOTS = os.environ.get("WRITER_TEST_SHOTS", "")
THEME = os.environ.get("WRITER_TEST_THEME", "light")


def test_no_words_are_cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    Settings(language=LANGUAGE, theme=THEME).save(desk.paths.settings)
    seen: list[str] = []
    faults: dict[str, str] = {}
    """What is cut off, with the first place where it was seen."""

    def look(name: str, widget: QWidget) -> None:
        seen.append(name)
        faults.update(dict.fromkeys(clipped(widget), name) | faults)
        if SHOTS:
            file = re.sub(r"\W+", "-", name)
            widget.grab().save(str(Path(SHOTS, f"{len(seen):03} {file}.png")))

    visit(desk, look)
    assert len(seen) > 20
    assert not faults, "\n".join(f"{name}: {fault}" for fault, name in faults.items())


def test_words_stand_out_from_their_ground(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    Settings(language=LANGUAGE, theme=THEME).save(desk.paths.settings)
    faults: dict[str, str] = {}

    def look(name: str, widget: QWidget) -> None:
        faults.update(dict.fromkeys(unreadable(widget), name) | faults)

    visit(desk, look)
    assert not faults, "\n".join(f"{name}: {fault}" for fault, name in faults.items())
