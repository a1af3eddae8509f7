"""The first start: the ways to a model, and a download that goes on while one writes."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.engine.download.hub import Hub, Mood
from tests.ui.conftest import Desk
from tests.ui.models.conftest import put
from writer.core.settings import InterfaceLanguage, Settings
from writer.engine.entry import Entry
from writer.engine.machine import Gpu, Machine
from writer.engine.model_places import Origin
from writer.engine.placement import GIB
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status
from writer.ui.models.downloading import Step

LAPTOP = Gpu("RTX 4060 Laptop", 8 * GIB, 7 * GIB, bytes_per_second=256_032_000_000)


def first_start(desk: Desk) -> MainWindow:
    window = desk.open(has_model=False)
    window.supply.begin()
    desk.load_gate.set()
    desk.qtbot.waitUntil(lambda: window.supply.library.outlook is not None)
    desk.qtbot.waitUntil(lambda: not window.supply.library.is_searching)
    return window


def arrived_bytes(window: MainWindow) -> int:
    delivery = window.supply.downloading.delivery
    return delivery.done_bytes if delivery else 0


def step(window: MainWindow) -> Step | None:
    delivery = window.supply.downloading.delivery
    return delivery.step if delivery else None


def test_the_page_says_what_the_machine_has_what_fits_and_how_it_will_feel(desk: Desk) -> None:
    desk.machine = Machine(8, 16 * GIB, 9 * GIB, (LAPTOP,))
    window = first_start(desk)
    told = window.welcome._machine.text()
    assert "RTX 4060 Laptop, 8 GB, 7 free" in told
    assert "It can run Qwen3 8B." in told
    assert "tokens a second; a paragraph takes" in told
    assert "Downloading it takes about 7 min at 100 Mbit/s." in told
    assert window.welcome._download.text() == ("Download the recommended model (Qwen3 8B, 5.0 GB)")
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert window.welcome._heading.text() == "还没有写作模型，可以先写。"
    assert "下载推荐模型" in window.welcome._download.text()
    assert "体验模型" in window.welcome._try.text()


def test_in_a_low_window_no_line_is_squeezed_and_a_download_stays_in_sight(
    shop: Desk, hub: Hub
) -> None:
    hub.pause = lambda: time.sleep(0.01)
    window = first_start(shop)
    window.resize(620, 380)
    window.welcome.download_requested.emit(shop.shelves().catalogue().entries[0])
    shop.qtbot.waitUntil(lambda: arrived_bytes(window) > 0)
    labels = [label for label in window.welcome.findChildren(QLabel) if label.isVisible()]
    for label in labels:
        shop.qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))  # noqa: B023
    bar, page = window.supply.bar, window.welcome
    assert len(labels) == 3
    assert bar.mapTo(window, bar.rect().bottomLeft()).y() < page.mapTo(window, QPoint()).y()


def test_a_machine_without_a_card_is_recommended_a_smaller_model(desk: Desk) -> None:
    window = first_start(desk)
    assert "(Qwen3 4B, 2.5 GB)" in window.welcome._download.text()


def test_one_writes_while_the_page_is_there_and_finds_it_again_in_the_menu(desk: Desk) -> None:
    window = first_start(desk)
    assert window.editor.hasFocus()
    QTest.keyClicks(window.editor, "word")
    assert window.editor.text() == "word"
    window.welcome._later.click()
    assert window.welcome.isHidden()
    window.supply.show_models.trigger()
    assert window.supply.dialog is not None
    assert window.supply.dialog.isVisible()


def test_a_model_of_another_program_is_used_where_it_lies(
    desk: Desk, model_file: Path, tmp_path: Path
) -> None:
    path = put(desk, model_file, tmp_path / "lmstudio", Origin.LM_STUDIO)
    window = first_start(desk)
    (button,) = window.welcome._found_buttons
    assert button.text() == "Use Random Qwen3"
    assert any("LM Studio" in label.text() for label in window.welcome.findChildren(QLabel))
    button.click()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    assert window.host.state.path == path
    assert path.exists()
    assert Settings.load(desk.paths.settings).value.model == str(path)
    assert window.welcome.isHidden()
    assert not desk.paths.models.exists(), "nothing was copied"


def test_the_recommended_model_is_fetched_proved_and_used(
    shop: Desk, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.ui.models.library.recommended", lambda entries, _m: entries[0])
    window = first_start(shop)
    window.welcome._download.click()
    shop.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    arrived = shop.paths.models / entry.file
    assert window.host.state.path == arrived
    assert arrived.stat().st_size == entry.size_bytes
    assert Settings.load(shop.paths.settings).value.model == str(arrived)
    assert [p.name for p in shop.paths.models.iterdir()] == [entry.file], "no litter"
    assert window.supply.bar.isHidden()


def test_a_download_can_be_paused_survives_a_restart_and_goes_on(
    shop: Desk, entry: Entry, hub: Hub
) -> None:
    half = threading.Event()
    hub.pause = lambda: half.set() if hub.sent_bytes < entry.size_bytes // 2 else time.sleep(0.05)
    window = first_start(shop)
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    assert half.wait(5)
    QTest.keyClicks(window.editor, "meanwhile")
    assert window.editor.text() == "meanwhile"
    shop.qtbot.waitUntil(lambda: arrived_bytes(window) > 0)
    window.supply.bar.pause.click()
    shop.qtbot.waitUntil(lambda: step(window) is Step.PAUSED)
    assert "is paused" in window.supply.bar.text
    window.editor.document().setModified(False)
    window.close()
    later = first_start(shop)
    shop.qtbot.waitUntil(lambda: step(later) is Step.PAUSED)
    assert "The download of Tiny is paused" in later.supply.bar.text
    hub.pause = lambda: None
    before = hub.sent_bytes
    later.supply.bar.resume.click()
    shop.qtbot.waitUntil(lambda: later.host.state.status is Status.READY)
    assert hub.ranges[-1].startswith("bytes="), "it went on where it stopped"
    assert hub.sent_bytes - before < entry.size_bytes


def test_a_paused_download_can_be_discarded(shop: Desk, hub: Hub) -> None:
    hub.pause = lambda: time.sleep(0.05)
    window = first_start(shop)
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: hub.sent_bytes > 0)
    window.supply.downloading.pause()
    shop.qtbot.waitUntil(lambda: step(window) is Step.PAUSED)
    window.supply.bar.drop.click()
    assert window.supply.bar.isHidden()
    shop.qtbot.waitUntil(lambda: not any(shop.paths.models.iterdir()))


def test_what_went_wrong_is_said_and_can_be_tried_again(shop: Desk, hub: Hub, entry: Entry) -> None:
    hub.mood = Mood(status=404)
    window = first_start(shop)
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: step(window) is Step.FAILED, timeout=20_000)
    assert "127.0.0.1" in window.supply.bar.text
    assert window.supply.bar.resume.text() == "Try again"
    hub.mood = Mood()
    window.supply.bar.resume.click()
    shop.qtbot.waitUntil(lambda: window.host.state.path == shop.paths.models / entry.file)


def test_closing_the_window_in_a_download_takes_no_time(shop: Desk, hub: Hub) -> None:
    hub.mood = Mood(stalls_after=1000)
    window = first_start(shop)
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: bool(hub.requests))
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 2
    assert not window.is_stuck


def test_a_model_that_arrives_while_another_one_works_is_offered(shop: Desk, entry: Entry) -> None:
    window = shop.open()
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: step(window) is Step.DONE)
    assert window.host.state.path == Path("scripted.gguf")
    assert window.supply.bar.text == "Tiny has been downloaded and checked."
    window.supply.bar.use.click()
    shop.qtbot.waitUntil(lambda: window.host.state.path == shop.paths.models / entry.file)
    assert window.supply.bar.isHidden()


def test_the_speed_that_is_allowed_holds_at_once(shop: Desk, hub: Hub) -> None:
    asked: list[int] = []
    fetch = shop.fetch

    def watched(entry, sources, folder, token, terms):  # type: ignore[no-untyped-def]
        asked.append(terms.bytes_per_second)
        return fetch(entry, sources, folder, token, terms)

    shop.fetch = watched
    hub.pause = lambda: time.sleep(0.02)
    window = first_start(shop)
    window.supply.downloading.start(shop.catalogue.entries[0])  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: bool(asked))
    preferences = window.supply.given.preferences
    preferences.change(replace(preferences.settings, download_limit_kb=2000))
    shop.qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == [0, 2_000_000]


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_no_model_is_fetched_unless_somebody_asks(desk: Desk, language: InterfaceLanguage) -> None:
    Settings(language=language).save(desk.paths.settings)
    window = first_start(desk)
    QTest.qWait(100)
    assert step(window) is None
