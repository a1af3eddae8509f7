"""Bars that tell how the model stands on this machine, and offer what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from writer.core.jobs import CancelToken
from writer.core.values import Statistics
from writer.engine.api import Description
from writer.engine.guard import Crash
from writer.engine.off_gpu import OffGpu
from writer.engine.pace import is_far_too_slow
from writer.engine.placement import Placement
from writer.ui.machine.words import card_name, joined, way_out, why_not_better
from writer.ui.model_host import ModelHost, Status
from writer.ui.offer_bar import Choice, OfferBar
from writer.ui.preferences import Preferences
from writer.ui.runner import Runner
from writer.ui.sentences import crash_sentence
from writer.ui.surroundings import Doors

UNTOLD = (None, OffGpu.CRASH, OffGpu.ASKED)
"""Of these the person knows, or another bar tells."""
TRY_AGAIN = (OffGpu.NOTHING_LEFT, OffGpu.SELF_TEST)
RELOAD = (OffGpu.LITTLE_MEMORY,)

CPU = "CPU"
"""As a device is called that is none."""

tr: Callable[[str], str] = partial(QCoreApplication.translate, "")


class CpuOffer(QObject):
    """Says why the model runs on the CPU, once for each reason, and what would change it."""

    def __init__(
        self, host: ModelHost, preferences: Preferences, doors: Doors, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._preferences = preferences
        self._doors = doors
        self.bar = OfferBar("cpu_bar")
        host.state_changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        state = self._host.state
        placement = state.description.placement if state.description else None
        if state.status is Status.FREED:
            return
        if state.status is not Status.READY or placement is None or self._is_read(placement):
            self.bar.hide()
            return
        choices = [Choice("read", lambda: self.tr("Got it"), partial(self._read, placement))]
        if placement.off_gpu in TRY_AGAIN:
            again = self._try_again
            choices.insert(
                0, Choice("again", lambda: self.tr("Try the graphics card again"), again)
            )
        elif placement.off_gpu in RELOAD:
            choices.insert(0, Choice("again", lambda: self.tr("Load again"), self._reload))
        self.bar.offer(lambda: self._sentence(placement), choices)

    def _sentence(self, placement: Placement) -> str:
        begin = self.tr("The model runs on the processor, which is slower.")
        return joined((begin, why_not_better(placement, tr), way_out(placement, tr)), tr)

    def _is_read(self, placement: Placement) -> bool:
        is_known = _key(placement) in self._preferences.session.read_notices
        return placement.on_gpu or placement.off_gpu in UNTOLD or is_known

    def _read(self, placement: Placement) -> None:
        """Do not say it again, at any start."""
        session = self._preferences.session
        notices = (*session.read_notices, _key(placement))
        self._preferences.remember(replace(session, read_notices=notices))
        self.bar.hide()

    def _try_again(self) -> None:
        if path := self._host.state.path:
            self._host.load(path, partial(self._doors.trust_again, path))

    def _reload(self) -> None:
        if path := self._host.state.path:
            self._host.load(path)


class SlowOffer(QObject):
    """Notices that the card's memory has run over, and offers to use less of it."""

    def __init__(self, host: ModelHost, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._doors = doors
        self._statistics: Statistics | None = None
        self._told: Description | None = None
        self.bar = OfferBar("slow_bar")
        self._runner = Runner(self)
        self._runner.produced.connect(self._judge)
        host.state_changed.connect(self._follow)

    @property
    def statistics(self) -> Statistics | None:
        """Of the last run, if it got an answer."""
        return self._statistics

    @Slot(object)
    def note(self, statistics: Statistics) -> None:
        """Remember what the answers of this run cost so far."""
        self._statistics = statistics if statistics.answers else None

    @Slot()
    def look(self) -> None:
        """The run is over: where it was slow, see how full the card is."""
        description, statistics = self._host.state.description, self._statistics
        if description is None or statistics is None or description is self._told:
            return
        if is_far_too_slow(description.placement, statistics, 0):  # it would be, were the card full
            self._runner.start(self._free_bytes)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    def _free_bytes(self, _token: CancelToken) -> Iterator[int]:
        yield max((gpu.free_bytes for gpu in self._doors.machine().gpus), default=0)

    @Slot(object)
    def _judge(self, free_bytes: int) -> None:
        description, statistics = self._host.state.description, self._statistics
        if description is None or statistics is None:
            return
        if is_far_too_slow(description.placement, statistics, free_bytes):
            self._told = description
            speed = statistics.tokens_per_second
            self.bar.offer(
                lambda: self._sentence(description.placement, speed),
                (
                    Choice("less", lambda: self.tr("Use less GPU memory"), self._step_down),
                    Choice("leave", lambda: self.tr("Leave it"), self.bar.hide),
                ),
            )

    def _sentence(self, placement: Placement, speed: float) -> str:
        gpu, pace = placement.gpu, placement.pace
        name = card_name(gpu) if gpu else ""
        parts = [
            self.tr("{card} writes far slower than it can: {speed} tokens a second.").format(
                card=name, speed=f"{speed:.1f}"
            )
        ]
        if pace is not None:
            text = self.tr("At least {least} was expected.")
            parts.append(text.format(least=f"{pace.least:.0f}"))
        parts.append(self.tr("The card's memory is probably full."))
        return joined(parts, tr)

    def _step_down(self) -> None:
        state = self._host.state
        self.bar.hide()
        if state.path and state.description:
            layout = state.description.layout
            self._host.load(state.path, partial(self._doors.step_down, state.path, layout))

    @Slot()
    def _follow(self) -> None:
        """What was told of one loaded model says nothing about the next."""
        if self._host.state.status in (Status.LOADING, Status.FAILED):
            self._statistics = None
            self.bar.hide()


class CrashOffer(QObject):
    """Tells how Writer ended the last time, and offers the card again.

    After a crash the model runs on the CPU by itself, so nobody has to decide anything.
    """

    def __init__(self, host: ModelHost, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._doors = doors
        self._crash: Crash | None = None
        self.bar = OfferBar("crash_bar")
        host.load_failed.connect(self._on_load_failed)

    def tell(self, crash: Crash) -> None:
        """Say what happened."""
        self._crash = crash
        close = Choice("cpu", lambda: self.tr("Use the CPU this time"), self.bar.hide)
        again = Choice("again", lambda: self.tr("Try the GPU again"), self._again)
        if crash.device == CPU:
            self._offer_model(crash)
        else:
            self.bar.offer(lambda: crash_sentence(crash, tr), (close, again))

    def _offer_model(self, crash: Crash) -> None:
        """The card has no part in it, or there is no way without it."""
        close = Choice("close", lambda: self.tr("Got it"), self.bar.hide)
        again = Choice("again", lambda: self.tr("Load the model again"), self._again)
        self.bar.offer(lambda: crash_sentence(crash, tr, is_loaded=False), (close, again))

    @Slot()
    def _on_load_failed(self) -> None:
        if self._crash is not None and not self.bar.isHidden():
            self._offer_model(self._crash)

    def _again(self) -> None:
        self.bar.hide()
        if path := self._host.state.path:
            self._host.load(path, partial(self._doors.trust_again, path))


def _key(placement: Placement) -> str:
    """What stands for the reason: another one is told again."""
    cause = placement.off_gpu.name if placement.off_gpu else ""
    return f"{cause} {placement.detail}".strip()
