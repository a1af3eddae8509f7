"""What the window tells of the machine, and what its buttons do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk
from writer.core.errors import NotTriedAgain
from writer.core.settings import InterfaceLanguage, Settings
from writer.core.values import Statistics
from writer.engine.guard import Crash, Deed
from writer.engine.machine import Gpu, Machine
from writer.engine.measured_pace import MeasuredPace
from writer.engine.off_gpu import Absence, OffGpu
from writer.engine.placement import GIB, Pace, Placement
from writer.ui.machine.circumstances import Signs
from writer.ui.machine.notices import Notices
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status

LAPTOP = Gpu("NVIDIA GeForce RTX 4060 Laptop GPU", 8_585_740_288, int(6.9 * GIB))
ON_CARD = Placement(
    16384, gpu=LAPTOP, gpu_layers=37, layers=37, gpu_needed_bytes=6 * GIB, pace=Pace(20, 45)
)
ON_CPU = Placement(
    8192,
    layers=37,
    ram_total_bytes=16 * GIB,
    ram_free_bytes=9 * GIB,
    off_gpu=OffGpu.NO_DRIVER,
    pace=Pace(2.4, 9.6),
)


def press(notices: Notices, bar: str, id: str) -> None:
    getattr(notices, bar).bar.button(id).click()


def speak(window: MainWindow, language: InterfaceLanguage) -> None:
    window.menus.languages.item(language).trigger()
    QApplication.processEvents()


def slow_run(window: MainWindow, speed: float) -> None:
    window.reviewing.measured.emit(
        Statistics(generated_tokens=101, decode_s=100 / speed, answers=1)
    )
    window.reviewing.ended.emit()


def test_the_status_line_tells_the_plan_in_words(desk: Desk) -> None:
    desk.placement = ON_CARD
    window = desk.open(ENGLISH)
    assert window.status.model.text() == "Scripted 1B  ·  GPU"
    assert window.status.model.toolTip().splitlines() == [
        "RTX 4060 Laptop, 8 GB, 6.9 free: all layers on the GPU, 16,384 tokens",
        "Expected: 20 to 45 tokens a second; a paragraph takes 4.4 to 10 s.",
    ]
    speak(window, InterfaceLanguage.CHINESE)
    assert window.status.model.toolTip().startswith(
        "RTX 4060 Laptop，8 GB 显存，空闲 6.9 GB：全部层在 GPU 上，上下文 16,384 词元"
    )


@pytest.mark.parametrize("placement", [ON_CARD, replace(ON_CPU, off_gpu=None)])
def test_nothing_is_told_where_all_is_well_or_nobody_asked(
    desk: Desk, placement: Placement
) -> None:
    desk.placement = placement
    assert desk.open(ENGLISH).notices.cpu.bar.isHidden()


def test_on_the_cpu_a_quiet_bar_says_why_and_what_would_change_it(desk: Desk) -> None:
    desk.placement = ON_CPU
    window = desk.open(ENGLISH)
    assert window.notices.cpu.bar.text == (
        "The model runs on the processor, which is slower. There is a graphics card by NVIDIA,"
        " but its driver is missing. Install NVIDIA's driver and start Writer again, and it will"
        " be several times faster."
    )
    assert window.editor.hasFocus()
    speak(window, InterfaceLanguage.CHINESE)
    assert "缺少驱动" in window.notices.cpu.bar.text


def test_what_was_read_is_not_said_again_until_the_reason_is_another(desk: Desk) -> None:
    desk.placement = ON_CPU
    window = desk.open(ENGLISH)
    press(window.notices, "cpu", "read")
    assert window.notices.cpu.bar.isHidden()
    assert desk.open(ENGLISH).notices.cpu.bar.isHidden()
    desk.placement = replace(ON_CPU, off_gpu=OffGpu.LITTLE_MEMORY, gpu=LAPTOP)
    assert not desk.open(ENGLISH).notices.cpu.bar.isHidden()


def test_a_card_that_was_given_up_can_be_tried_again(desk: Desk) -> None:
    desk.placement = replace(ON_CPU, off_gpu=OffGpu.SELF_TEST, detail="exit code -9")
    window = desk.open(ENGLISH)
    assert "(exit code -9)" in window.notices.cpu.bar.text
    desk.placement = ON_CARD
    press(window.notices, "cpu", "again")
    desk.qtbot.waitUntil(lambda: window.status.model.text().endswith("GPU"))
    assert desk.told == ["trust scripted.gguf again"]
    assert window.notices.cpu.bar.isHidden()


def test_a_card_that_runs_over_is_told_and_less_of_it_can_be_used(desk: Desk) -> None:
    desk.placement = ON_CARD
    desk.machine = Machine(8, 16 * GIB, 9 * GIB, (replace(LAPTOP, free_bytes=0),))
    window = desk.open(ENGLISH)
    bar = window.notices.slow.bar
    slow_run(window, 3.2)
    desk.qtbot.waitUntil(lambda: not bar.isHidden())
    assert bar.text.startswith(
        "RTX 4060 Laptop writes far slower than it can: 3.2 tokens a second. At least 20 was"
        " expected."
    )
    press(window.notices, "slow", "less")
    assert bar.isHidden()
    desk.qtbot.waitUntil(lambda: len(desk.engines) == 2 and window.host.is_resting)
    assert desk.told == ["step down scripted.gguf: all layers"]


def test_how_fast_it_was_is_remembered(desk: Desk) -> None:
    desk.placement = ON_CARD
    window = desk.open(ENGLISH)
    slow_run(window, 30)
    measured = MeasuredPace(desk.paths.measured_pace)
    assert measured.of(window.host.state.description.path, ON_CARD) == 30  # type: ignore[union-attr]


def test_it_is_told_once_for_a_loaded_model(desk: Desk) -> None:
    desk.placement = ON_CARD
    window = desk.open(ENGLISH)
    slow_run(window, 3.2)
    desk.qtbot.waitUntil(lambda: not window.notices.slow.bar.isHidden())
    press(window.notices, "slow", "leave")
    slow_run(window, 3.1)
    desk.qtbot.wait(60)
    assert window.notices.slow.bar.isHidden()
    assert desk.told == []


@pytest.mark.parametrize(("speed", "free"), [(30.0, 0), (12.0, GIB)])
def test_a_speed_that_the_plan_expects_is_no_news(desk: Desk, speed: float, free: int) -> None:
    desk.placement = ON_CARD
    desk.machine = Machine(8, 16 * GIB, 9 * GIB, (replace(LAPTOP, free_bytes=free),))
    window = desk.open(ENGLISH)
    slow_run(window, speed)
    desk.qtbot.wait(60)
    assert window.notices.slow.bar.isHidden()


def test_after_a_crash_on_the_card_it_is_offered_again(desk: Desk) -> None:
    desk.placement = replace(ON_CPU, off_gpu=OffGpu.CRASH, detail="Writer ended")
    window = desk.open(ENGLISH)
    window.notices.tell_crash(Crash(Deed.FIRST_DECODE, "m.gguf", "RTX", last_words="CUDA error"))
    bar = window.notices.crash.bar
    assert "Your text is kept" in bar.text
    assert "(CUDA error)" in bar.text
    assert bar.button("cpu").text() == "Use the CPU this time"
    assert window.notices.cpu.bar.isHidden(), "one bar is enough"
    desk.placement = ON_CARD
    press(window.notices, "crash", "again")
    desk.qtbot.waitUntil(lambda: window.status.model.text().endswith("GPU"))
    assert desk.told == ["trust scripted.gguf again"]
    assert bar.isHidden()


def test_after_a_crash_the_cpu_is_used_when_nothing_is_pressed_or_that_is(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.notices.tell_crash(Crash(Deed.LOADING, "m.gguf", "RTX"))
    press(window.notices, "crash", "cpu")
    assert window.notices.crash.bar.isHidden()
    assert desk.told == []
    assert len(desk.engines) == 1


def test_a_crash_on_the_cpu_offers_no_card(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.notices.tell_crash(Crash(Deed.LOADING, "m.gguf", "CPU"))
    assert window.notices.crash.bar.button("again").text() == "Load the model again"


def test_a_model_that_is_not_loaded_after_a_crash_can_be_loaded_again(desk: Desk) -> None:
    desk.load_error = NotTriedAgain(Path("m.gguf"), "Writer ended")
    window = desk.open(ENGLISH, is_loaded=False)
    window.notices.tell_crash(Crash(Deed.LOADING, "m.gguf", "RTX", in_safe_mode=True))
    desk.load_gate.set()
    bar = window.notices.crash.bar
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.FAILED)
    assert "runs on the CPU" not in bar.text
    assert "was not loaded this time" in window.info_bar.text
    desk.load_error = None
    press(window.notices, "crash", "again")
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    assert desk.told == ["trust scripted.gguf again"]


@pytest.mark.parametrize("sign", ["battery", "screen", "memory"])
def test_the_memory_is_given_back_early_where_others_want_the_computer(
    desk: Desk, sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.ui.idle_work.MINUTE_MS", 60)
    monkeypatch.setattr("writer.ui.machine.circumstances.LOOK_EVERY_MS", 20)
    wanted: list[str] = []
    signs = Signs(lambda: "battery" in wanted, lambda: "screen" in wanted)
    monkeypatch.setattr("writer.ui.machine.circumstances.Signs", lambda: signs)
    monkeypatch.setattr("writer.ui.machine.circumstances._is_in_front", lambda: False)
    Settings(free_after_minutes=0, free_early_minutes=2).save(desk.paths.settings)
    desk.placement = ON_CARD
    desk.machine = Machine(8, 16 * GIB, 9 * GIB, (LAPTOP,))
    window = desk.open(ENGLISH)
    desk.qtbot.wait(250)
    assert window.host.state.status is Status.READY
    wanted.append(sign)
    if sign == "memory":
        desk.machine = Machine(8, 16 * GIB, 9 * GIB, (replace(LAPTOP, free_bytes=GIB // 8),))
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.FREED)


def test_a_full_screen_of_ones_own_is_no_game(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("writer.ui.machine.circumstances.LOOK_EVERY_MS", 20)
    signs = Signs(lambda: False, lambda: True)
    monkeypatch.setattr("writer.ui.machine.circumstances.Signs", lambda: signs)
    monkeypatch.setattr("writer.ui.machine.circumstances._is_in_front", lambda: True)
    window = desk.open(ENGLISH)
    desk.qtbot.wait(100)
    assert not window.notices.circumstances.is_wanted


def test_how_soon_is_a_choice_that_is_kept(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    assert window.notices.free_early.value == 2
    window.notices.free_early.item(0).trigger()
    assert Settings.load(desk.paths.settings).value.free_early_minutes == 0
    assert desk.open(ENGLISH).notices.free_early.value == 0


def test_the_facts_are_copied_without_a_word_or_a_name_of_the_persons(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = desk.paths.config.parent
    monkeypatch.setattr(Path, "home", lambda: home)
    desk.placement = ON_CARD
    desk.machine = Machine(8, 16 * GIB, 9 * GIB, (), Absence(OffGpu.OLD_DRIVER, "450.80"))
    secret = tmp_path / "My secret novel.md"
    secret.write_text("Nobody may read this.", "utf-8")
    window = desk.open()
    window.documents.open_path(secret)
    window.notices.copy_facts.trigger()
    desk.qtbot.waitUntil(lambda: "clipboard" in window.status.activity.text())
    facts = QApplication.clipboard().text()
    for part in (
        "physical cores: 8",
        "no gpu because: the driver does not let the graphics card compute 450.80",
        "in words: RTX 4060 Laptop, 8 GB, 6.9 free: all layers on the GPU, 16,384 tokens",
        "config: ~/config",
        "XMODIFIERS",
    ):
        assert part in facts
    for part in ("secret", "Nobody", str(home)):
        assert part not in facts
