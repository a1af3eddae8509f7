"""Standard error: progress, what the model is writing, and sentences."""

from __future__ import annotations

import shutil
from contextlib import suppress
from math import ceil
from typing import BinaryIO

from writer.core.errors import WriterError
from writer.core.jobs import Progress, Stage
from writer.core.values import Finding
from writer.engine.api import Chunk
from writer.engine.download.transfer import Transfer
from writer.ui.finding_sentences import finding_sentence
from writer.ui.phrases import size
from writer.ui.sentences import error_sentence

_STAGES = {
    Stage.LOADING: "loading the model",
    Stage.READING: "reading",
    Stage.WRITING: "writing",
    Stage.HASHING: "checking",
    Stage.MEASURING: "measuring",
    Stage.COPYING: "copying",
    Stage.CONNECTING: "connecting",
    Stage.DOWNLOADING: "downloading",
}
_BAR_WIDTH = 24
_SOON_S = 5
_CLEAR = "\r\x1b[K"


class Console:
    """Writes to stderr in UTF-8; a reader that went away is no reason to stop."""

    def __init__(self, stream: BinaryIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._is_terminal = stream.isatty()
        self._bar = ""
        self._is_mid_line = False
        self._place = (0, 1)

    def progress(self, progress: Progress) -> None:
        """Draw a bar, on a terminal only; in the middle of an answer it would tear the text."""
        if self._quiet or not self._is_terminal or self._is_mid_line:
            return
        bar = f"{_STAGES[progress.stage]} {_bar(progress.percent)} {progress.percent:3} %"
        if isinstance(progress, Transfer):
            bar += _pace(progress)
        bar += _left(progress.seconds_left)
        if bar != self._bar:
            self._bar = bar
            width = shutil.get_terminal_size().columns - 1
            self._write(_CLEAR + bar[:width])

    def chunk(self, chunk: Chunk) -> None:
        """Show what is being written, one segment after the other."""
        if self._quiet:
            return
        place = (chunk.segment, chunk.attempt)
        if place != self._place:
            self.end_line()
            if chunk.attempt > 1:
                self._write("(once more)\n")
            self._place = place
        if chunk.text:
            self._clear_bar()
            self._write(chunk.text)
            self._is_mid_line = not chunk.text.endswith("\n")

    def error(self, error: WriterError) -> None:
        """Say what went wrong."""
        self.say(error_sentence(error, plain))

    def finding(self, finding: Finding, place: str) -> None:
        """Say what a check found, and where."""
        kept = "kept as it was. " if finding.grave else ""
        self.say(f"{place}: {kept}{finding_sentence(finding, plain)}")

    def say(self, sentence: str) -> None:
        """Write a line of its own; quiet or not."""
        self.end_line()
        self._write(f"writer: {sentence}\n")

    def end_line(self) -> None:
        """Take the bar off, and close a line that is being written."""
        self._clear_bar()
        if self._is_mid_line:
            self._write("\n")
            self._is_mid_line = False

    def _clear_bar(self) -> None:
        if self._bar:
            self._write(_CLEAR)
            self._bar = ""

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a view is lost, the result is not
            self._stream.write(text.encode("utf-8", "replace"))
            self._stream.flush()


def plain(text: str) -> str:
    """The terminal speaks English: the source text is what is shown."""
    return text


def _left(seconds: float | None) -> str:
    """How long the rest will take; nothing where nobody knows, or where it is soon over."""
    if seconds is None or seconds < _SOON_S:
        return ""
    minutes, seconds = divmod(round(seconds), 60)
    return f", about {minutes} min left" if minutes else f", about {seconds} s left"


def _bar(percent: int) -> str:
    full = percent * _BAR_WIDTH // 100
    return "[" + "#" * full + "." * (_BAR_WIDTH - full) + "]"


def _pace(transfer: Transfer) -> str:
    """How fast it comes, or when it is tried again."""
    if transfer.waits_s:
        return f", again in {ceil(transfer.waits_s)} s"
    speed = round(transfer.bytes_per_second)
    return f", {size(speed)}/s" if speed else ""
