"""The window of the models, and the way in from a USB stick."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.engine.download.hub import Hub
from tests.ui.conftest import Desk
from tests.ui.models.conftest import put
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.settings import InterfaceLanguage, Settings
from writer.core.values import Statistics
from writer.engine.catalogue import Catalogue
from writer.engine.entry import Entry
from writer.engine.measured_pace import MeasuredPace
from writer.engine.model_places import Origin
from writer.engine.newer import Changes
from writer.engine.placement import Placement
from writer.engine.relocation import move, remove
from writer.ui.main_window import MainWindow
from writer.ui.model_host import ModelState, Status
from writer.ui.models.deeds import ModelDeeds
from writer.ui.models.dialog import ModelsDialog

RECOMMENDED = "Qwen3 4B (recommended)"
"""On a machine without a card."""


def opened(window: MainWindow, desk: Desk) -> ModelsDialog:
    window.supply.open_dialog()
    dialog = window.supply.dialog
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: window.supply.library.outlook is not None)
    desk.qtbot.waitUntil(lambda: not window.supply.library.is_searching)
    return dialog


def rows(dialog: ModelsDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items if item]


def choose(dialog: ModelsDialog, name: str) -> None:
    (item,) = dialog.list.findItems(name, Qt.MatchFlag.MatchStartsWith)
    dialog.list.setCurrentItem(item)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Choose this file or folder in the dialogs of the system."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_what_is_here_and_what_can_be_had_is_listed(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    put(desk, model_file, tmp_path / "gpt4all", Origin.GPT4ALL)
    dialog = opened(desk.open(has_model=False), desk)
    found = rows(dialog)
    assert [row[0] for row in found] == ["Random Qwen3", "Qwen3 8B", RECOMMENDED, "Starter 1.5B"]
    assert found[0][2:] == ["GPT4All", "not known", "no checksum known"]
    assert found[1][1:4] == ["5.0 GB", "can be downloaded", "Apache-2.0"]


def test_each_model_tells_how_it_would_run_and_why(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    path = put(desk, model_file, tmp_path / "gpt4all", Origin.GPT4ALL)
    dialog = opened(desk.open(has_model=False), desk)
    desk.qtbot.waitUntil(lambda: "tokens" in dialog.details.text())
    assert dialog.details.text().startswith(
        f"{path}\nCPU, 16 GB of memory, 12 free: 8,192 tokens\nNo graphics card was found."
    )
    choose(dialog, "Qwen3 8B")
    assert "16,384 tokens" in dialog.details.text() or "24,576 tokens" in dialog.details.text()
    assert "a paragraph takes" in dialog.details.text()


def test_what_was_measured_is_told_in_place_of_what_is_expected(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    path = put(desk, model_file, tmp_path / "gpt4all", Origin.GPT4ALL)
    wrote = Statistics(generated_tokens=101, decode_s=5, answers=1)
    MeasuredPace(desk.paths.measured_pace).note(path, Placement(8192), wrote)
    dialog = opened(desk.open(has_model=False), desk)
    desk.qtbot.waitUntil(lambda: "tokens" in dialog.details.text())
    assert "Measured here: 20 tokens a second; a paragraph takes about 10 s." in (
        dialog.details.text()
    )
    assert "Expected" not in dialog.details.text()


def test_a_model_is_set_to_be_used(desk: Desk, model_file: Path, tmp_path: Path) -> None:
    path = put(desk, model_file, tmp_path / "jan", Origin.JAN)
    window = desk.open(has_model=False)
    desk.load_gate.set()
    dialog = opened(window, desk)
    choose(dialog, "Random")
    dialog.buttons["use"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    assert Settings.load(desk.paths.settings).value.model == str(path)
    assert rows(dialog)[0][0] == "Random Qwen3 (in use)"
    assert not dialog.buttons["use"].isEnabled()


def test_what_may_be_of_the_catalogue_is_read_in_the_background(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path
) -> None:
    desk.catalogue = Catalogue((entry,))
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    dialog = opened(desk.open(has_model=False), desk)
    assert rows(dialog)[0][:1] + rows(dialog)[0][2:4] == ["Tiny", "LM Studio", "MIT"]
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][4] == "checked: as published")
    assert not dialog.buttons["check"].isEnabled()


def test_a_file_with_other_bytes_is_told_apart(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path
) -> None:
    desk.catalogue = Catalogue((replace(entry, sha256="0" * 64),))
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    dialog = opened(desk.open(has_model=False), desk)
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][4] == "differs from what is published")


def test_a_file_is_checked_at_once_for_whoever_does_not_want_to_wait(
    desk: Desk,
    entry: Entry,
    model_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.catalogue = Catalogue((entry,))
    monkeypatch.setattr("writer.ui.models.library.verify_found", lambda *_: iter(()))
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    dialog = opened(desk.open(has_model=False), desk)
    assert rows(dialog)[0][4] == "not checked yet"
    dialog.buttons["check"].click()
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][4] == "checked: as published")


def test_a_model_is_moved_and_stays_the_one_in_use(
    desk: Desk, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = put(desk, model_file, desk.paths.models, Origin.WRITER)
    target = tmp_path / "another drive"
    target.mkdir()
    window = desk.open(has_model=False)
    desk.load_gate.set()
    dialog = opened(window, desk)
    choose(dialog, "Random")
    dialog.buttons["use"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    answer(monkeypatch, target)
    dialog.buttons["move"].click()
    new = target / old.name
    desk.qtbot.waitUntil(lambda: window.host.state.path == new)
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    assert new.exists()
    assert not old.exists()
    stored = Settings.load(desk.paths.settings).value
    assert (stored.model, stored.model_folders) == (str(new), (str(target),))
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][2] == "a folder of yours")


def test_only_what_is_writers_own_is_deleted_and_only_when_that_is_sure(
    desk: Desk, model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(desk, model_file, desk.paths.models, Origin.WRITER)
    dialog = opened(desk.open(has_model=False), desk)
    choose(dialog, "Random")
    assert dialog.buttons["remove"].text() == "Remove…"
    monkeypatch.setattr(ModelDeeds, "_is_sure", lambda *_: False)
    dialog.buttons["remove"].click()
    assert path.exists()
    monkeypatch.setattr(ModelDeeds, "_is_sure", lambda *_: True)
    dialog.buttons["remove"].click()
    desk.qtbot.waitUntil(lambda: not path.exists())
    desk.qtbot.waitUntil(lambda: len(rows(dialog)) == len(desk.shelves().catalogue().entries))


def test_a_file_of_another_program_is_only_not_listed_any_more(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    path = put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    dialog = opened(desk.open(has_model=False), desk)
    choose(dialog, "Random")
    assert dialog.buttons["remove"].text() == "Stop listing it"
    assert not dialog.buttons["move"].isEnabled()
    dialog.buttons["remove"].click()
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][0] == "Qwen3 8B")
    assert path.exists()
    assert Settings.load(desk.paths.settings).value.forgotten_models == (str(path),)


def test_the_model_in_use_gives_its_memory_back_before_its_file_is_deleted(
    desk: Desk, model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(desk, model_file, desk.paths.models, Origin.WRITER)
    window = desk.open(has_model=False)
    desk.load_gate.set()
    dialog = opened(window, desk)
    dialog.buttons["use"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    monkeypatch.setattr(ModelDeeds, "_is_sure", lambda *_: True)
    resting: list[bool] = []

    def watched(path: Path, models: Path) -> None:
        resting.append(window.host.is_resting)
        remove(path, models)

    monkeypatch.setattr("writer.ui.models.file_work.remove", watched)
    dialog.buttons["remove"].click()
    desk.qtbot.waitUntil(window.welcome.isVisible)
    assert not path.exists()
    assert resting == [True], "nothing reads it any more"
    assert window.host.state.status is Status.NONE
    assert Settings.load(desk.paths.settings).value.model == ""


def test_the_model_in_use_gives_its_memory_back_before_its_file_is_moved(
    desk: Desk, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(desk, model_file, desk.paths.models, Origin.WRITER)
    window = desk.open(has_model=False)
    desk.load_gate.set()
    dialog = opened(window, desk)
    dialog.buttons["use"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    answer(monkeypatch, tmp_path)
    seen: list[tuple[Status, bool]] = []

    def watched(path: Path, folder: Path, token: CancelToken) -> Iterator[Progress | Path]:
        seen.append((window.host.state.status, window.host.is_resting))
        return move(path, folder, token)

    monkeypatch.setattr("writer.ui.models.file_work.move", watched)
    dialog.buttons["move"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.path == tmp_path / path.name)
    assert seen == [(Status.FREED, True)]
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)


def test_a_model_in_use_that_shall_not_be_listed_is_not_used_any_more(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    window = desk.open(has_model=False)
    desk.load_gate.set()
    dialog = opened(window, desk)
    dialog.buttons["use"].click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    dialog.buttons["remove"].click()
    desk.qtbot.waitUntil(lambda: window.host.is_resting)
    assert window.host.state.status is Status.NONE
    assert window.welcome.isVisible()


def test_the_plan_is_asked_for_once_while_a_model_loads(
    desk: Desk, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    window = desk.open(has_model=False)
    dialog = opened(window, desk)
    desk.qtbot.waitUntil(lambda: "tokens" in dialog.details.text())
    asked: list[Path] = []
    monkeypatch.setattr(window.supply.plans, "ask", asked.append)
    for percent in (0, 10, 20, 30):
        window.host._set_state(ModelState(Status.LOADING, tmp_path / "other.gguf", percent))
    assert len(asked) == 1


def test_the_recommended_model_is_marked_and_selected_at_first(desk: Desk) -> None:
    dialog = opened(desk.open(has_model=False), desk)
    assert rows(dialog)[1][0] == RECOMMENDED
    row = dialog.list.selected
    assert isinstance(row, Entry)
    assert row.id == "qwen3-4b"


def test_a_folder_that_is_added_is_looked_into(
    desk: Desk, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(desk, model_file, tmp_path / "mine", Origin.WRITER).parent
    dialog = opened(desk.open(has_model=False), desk)
    assert rows(dialog)[0][0] == "Qwen3 8B"
    answer(monkeypatch, folder)
    dialog.buttons["folder"].click()
    desk.qtbot.waitUntil(lambda: rows(dialog)[0][0] == "Random Qwen3")
    assert Settings.load(desk.paths.settings).value.model_folders == (str(folder),)


def test_nobody_is_asked_for_newer_versions_where_none_are_published(desk: Desk) -> None:
    dialog = opened(desk.open(has_model=False), desk)
    assert not dialog.buttons["newer"].isEnabled()
    assert "no published list" in dialog.buttons["newer"].toolTip()


def test_newer_versions_are_told_when_somebody_asks(desk: Desk, entry: Entry) -> None:
    desk.catalogue = Catalogue((entry,), ("https://example.org/models.toml",))
    desk.changes = Changes(new=(replace(entry, name="Tiny 2"),), gone=(entry,))
    dialog = opened(desk.open(has_model=False), desk)
    assert dialog.work.text() == ""
    dialog.buttons["newer"].click()
    desk.qtbot.waitUntil(lambda: "Tiny 2" in dialog.work.text())
    assert dialog.work.text() == (
        "New, with the next version of Writer: Tiny 2. No longer recommended: Tiny."
    )


def test_a_limit_is_kept(desk: Desk) -> None:
    dialog = opened(desk.open(has_model=False), desk)
    limit = dialog._limit
    assert limit.itemText(0) == "No limit"
    assert limit.itemText(2) == "2.0 MB a second"
    limit.activated.emit(2)
    assert Settings.load(desk.paths.settings).value.download_limit_kb == 2000


def test_a_second_download_is_not_begun_and_why_is_said(shop: Desk, hub: Hub) -> None:
    hub.pause = lambda: time.sleep(0.01)
    window = shop.open(has_model=False)
    dialog = opened(window, shop)
    assert not dialog.buttons["download"].toolTip()
    dialog.buttons["download"].click()
    assert not dialog.buttons["download"].isEnabled()
    assert dialog.buttons["download"].toolTip().startswith("One download at a time")


def test_the_stick_follows_the_theme(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.supply.open_stick()
    stick = window.supply.stick
    assert stick is not None
    before = stick.styleSheet()
    desk.appearance.choose("dark")
    assert stick.styleSheet() != before


def test_a_model_can_be_fetched_from_the_list(shop: Desk, hub: Hub) -> None:
    window = shop.open(has_model=False)
    shop.load_gate.set()
    dialog = opened(window, shop)
    choose(dialog, "Tiny")
    dialog.buttons["download"].click()
    shop.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    shop.qtbot.waitUntil(lambda: "Writer's own folder" in rows(dialog)[0][2])
    assert len(hub.requests) == 1


def test_closing_it_stops_what_is_read_and_it_opens_again(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.catalogue = Catalogue((entry,))
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    tokens: list[CancelToken] = []

    def slow(_self: object, _path: Path, token: CancelToken) -> Iterator[Progress]:
        tokens.append(token)
        while not token.is_cancelled:
            time.sleep(0.005)
            yield Progress(Stage.HASHING, 1, 4)
        token.raise_if_cancelled()

    monkeypatch.setattr("writer.engine.digest.Digests.digest", slow)
    window = desk.open(has_model=False)
    dialog = opened(window, desk)
    dialog.buttons["check"].click()
    desk.qtbot.waitUntil(lambda: dialog.work.text() == "Checking: 25 %")
    assert not dialog.buttons["cancel"].isHidden()
    dialog.close()
    desk.qtbot.waitUntil(lambda: window.supply.dialog is None)
    desk.qtbot.waitUntil(lambda: not window.supply.work.is_busy)
    assert tokens[-1].is_cancelled
    again = opened(window, desk)
    again.buttons["check"].click()
    desk.qtbot.waitUntil(lambda: again.work.text() == "Checking: 25 %")
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 2
    assert not window.is_stuck


def test_it_speaks_chinese(desk: Desk) -> None:
    window = desk.open(has_model=False)
    dialog = opened(window, desk)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert dialog.windowTitle().startswith("模型")
    assert rows(dialog)[0][0] == "通义千问3 8B"
    assert dialog.buttons["stick"].text() == "从 U 盘导入…"


def test_everything_in_it_can_be_reached_with_the_keyboard(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    put(desk, model_file, tmp_path / "lm", Origin.LM_STUDIO)
    dialog = opened(desk.open(has_model=False), desk)
    reached = set()
    dialog.list.setFocus()
    for _ in range(30):
        if focused := QApplication.focusWidget():
            reached.add(focused)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    possible = {b for b in dialog.buttons.values() if b.isEnabled() and b.isVisible()}
    assert {dialog.list, dialog._limit, *possible} <= reached
    assert all(button.text() for button in dialog.buttons.values())


def test_the_stick_says_what_to_fetch_and_copies_it(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.supply.open_stick()
    stick = window.supply.stick
    assert stick is not None
    assert stick.address.text().endswith("/Qwen3-8B-Q4_K_M.gguf")
    assert "exFAT or NTFS" in stick._warning.text()
    assert not stick._warning.isHidden()
    for button, text in zip(stick._copies, (stick.address, stick.sha256), strict=True):
        button.click()
        assert QApplication.clipboard().text() == text.text()
    assert stick.sha256.text().startswith("d98cdcbd")
    stick._models.setCurrentIndex(1)
    assert stick.address.text().endswith("/Qwen3-4B-Q4_K_M.gguf")
    assert stick._warning.isHidden(), "FAT32 holds that one"


def test_a_file_on_the_stick_is_checked_copied_and_used(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.catalogue = Catalogue((entry,))
    window = desk.open(has_model=False)
    desk.load_gate.set()
    window.supply.open_stick()
    answer(monkeypatch, put(desk, model_file, tmp_path / "stick", Origin.WRITER))
    assert window.supply.stick is not None
    window.supply.stick.choose.click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    own = desk.paths.models / model_file.name
    assert window.host.state.path == own
    assert own.read_bytes() == model_file.read_bytes()


def test_a_file_with_another_name_on_the_stick_is_called_as_in_the_catalogue(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path
) -> None:
    desk.catalogue = Catalogue((entry,))
    window = desk.open(has_model=False)
    desk.load_gate.set()
    path = put(desk, model_file, tmp_path / "stick", Origin.WRITER)
    window.supply.bring(path.rename(path.with_name("blob from a friend")))
    own = desk.paths.models / entry.file
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)

    assert window.host.state.path == own
    assert own.read_bytes() == model_file.read_bytes()


def test_a_damaged_file_on_the_stick_is_refused(
    desk: Desk, entry: Entry, model_file: Path, tmp_path: Path
) -> None:
    desk.catalogue = Catalogue((replace(entry, sha256="0" * 64),))
    window = desk.open(has_model=False)
    path = put(desk, model_file, tmp_path / "stick", Origin.WRITER)
    window.supply.bring(path)
    dialog = window.supply.dialog
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: "checksum" in dialog.work.text())
    assert not (desk.paths.models / model_file.name).exists()
    assert window.host.state.status is Status.NONE
