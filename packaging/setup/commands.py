"""Starts other programs: output into the log, a summary of it on the console."""

from __future__ import annotations

import os
import queue
import shlex
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from setup.console import Console
from setup.failures import CommandFailed

TAIL_LINES = 200
POLL_SECONDS = 0.25
GRACE_SECONDS = 10.0

Summary = Callable[[str], str | None]


def last_line(line: str) -> str | None:
    """Show each line as it comes."""
    return line.strip() or None


class Commands:
    """Runs programs one at a time, and ends them when the set-up is interrupted."""

    def __init__(self, console: Console, log: Path) -> None:
        self.console = console
        self.log = log
        self._begun = False

    def run(
        self,
        command: Sequence[str | Path],
        *,
        summary: Summary = last_line,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Run a program to its end; raise CommandFailed when it fails."""
        words = [str(word) for word in command]
        tail: deque[str] = deque(maxlen=TAIL_LINES)
        with self._open_log() as log:
            log.write(f"\n$ {shlex.join(words)}\n")
            try:
                process = _start(words, environment, folder)
            except OSError as error:
                raise CommandFailed(words, 127, [str(error)], self.log) from error
            try:
                self._follow(process, tail, log, summary)
            except BaseException:
                end(process)
                raise
        if process.returncode:
            raise CommandFailed(words, process.returncode, tail, self.log)

    def _open_log(self) -> IO[str]:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        mode = "a" if self._begun else "w"
        self._begun = True
        return self.log.open(mode, encoding="utf-8", errors="replace")

    def _follow(
        self, process: subprocess.Popen[str], tail: deque[str], log: IO[str], summary: Summary
    ) -> None:
        # SimpleQueue.get may wait for ever when a signal comes.
        lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=_read, args=(process, lines), daemon=True).start()
        while True:
            try:
                line = lines.get(timeout=POLL_SECONDS)
            except queue.Empty:
                self.console.tick()
                continue
            if line is None:
                break
            if text := summary(line):
                self.console.detail(text)
            if not line.startswith("Progress "):
                log.write(line)
                tail.append(line.rstrip("\n"))
        process.wait()


def end(process: subprocess.Popen[str]) -> None:
    """End a program and all that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True
        )
        process.wait()
        return
    for kind in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, kind)
            process.wait(GRACE_SECONDS)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
        return


def _start(
    words: Sequence[str], environment: Mapping[str, str] | None, folder: Path | None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=folder,
        start_new_session=True,
    )


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    if process.stdout is not None:
        with process.stdout as stream:
            for line in stream:
                lines.put(line)
    lines.put(None)
