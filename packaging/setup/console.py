"""What the person sees of a set-up: one moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from typing import TextIO

TICK_SECONDS = 0.1
HEARTBEAT_SECONDS = 20.0
BAR_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one step took."""

    title: str
    seconds: float


def clock(seconds: float) -> str:
    """Return a duration as minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def bar(done: int, total: int) -> str:
    """Return a progress bar with its percentage and megabytes."""
    share = min(1.0, done / total) if total else 1.0
    filled = int(share * BAR_WIDTH)
    mark = "#" * filled + "-" * (BAR_WIDTH - filled)
    return f"[{mark}] {share:4.0%}  {done / 1e6:,.0f} of {total / 1e6:,.0f} MB"


class Console:
    """Shows which step is under way, for how long, and what it is at."""

    def __init__(self, stream: TextIO, *, terminal: bool | None = None) -> None:
        self._stream = stream
        self._terminal = stream.isatty() if terminal is None else terminal
        self._title = ""
        self._detail = ""
        self._started = 0.0
        self._shown = 0.0
        self.timings: list[Timing] = []

    def start(self, title: str) -> None:
        """Begin a step."""
        self._title, self._detail = title, ""
        self._started = self._shown = time.monotonic()
        if self._terminal:
            self._draw()
        else:
            self._line(f"{title} ...")

    def detail(self, text: str) -> None:
        """Say what the step is at; shown at once on a terminal, now and then elsewhere."""
        self._detail = text
        self.tick()

    def tick(self) -> None:
        """Let the elapsed time go on."""
        now = time.monotonic()
        if now - self._shown < (TICK_SECONDS if self._terminal else HEARTBEAT_SECONDS):
            return
        self._shown = now
        if self._terminal:
            self._draw()
        else:
            self._line(f"  {clock(now - self._started)}  {self._detail}".rstrip())

    def finish(self) -> None:
        """End the step well."""
        seconds = time.monotonic() - self._started
        self.timings.append(Timing(self._title, seconds))
        self._clear()
        self._line(f"{self._title}: done in {seconds:.1f} s")
        self._title = ""

    def abandon(self) -> None:
        """End the step, if one is under way, without a word of its own."""
        self._clear()
        self._title = ""

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self._clear()
        self._line(text)

    def _draw(self) -> None:
        elapsed = clock(time.monotonic() - self._started)
        width = max(20, shutil.get_terminal_size().columns - 1)
        line = f"{self._title}  {elapsed}  {self._detail}"[:width]
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()

    def _clear(self) -> None:
        if self._terminal and self._title:
            self._stream.write("\r\x1b[K")

    def _line(self, text: str) -> None:
        self._stream.write(text + "\n")
        self._stream.flush()
