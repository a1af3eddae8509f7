"""The first contact of a model with a graphics card, in a process of its own.

A driver that does not get on with the library kills the process that asks, or never answers: so a
child asks first. It tells on standard output how far it is, and at last what it ran on.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import IO

import writer
from writer.core.jobs import CancelToken, Progress, Stage

SELFTEST = "--selftest-gpu"
"""What starts Writer as the child; a model file follows."""
SILENCE_S = 120.0
"""A child that says nothing for so long is taken for hung. Loading says something all the time;
what is silent is the driver that translates code for a card it has not seen."""
PASSED = "passed on "
_POLL_S = 0.05
_COMPLAINT = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the self-test ended."""

    device: str
    """What the model ran on; empty when it failed."""
    failure: str = ""
    """Why it failed, in short technical English; empty when it passed."""


def command_for(model: Path) -> tuple[str, ...]:
    """What starts the child: Writer itself, from a checkout, installed or frozen."""
    program = (
        (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "writer")
    )
    return (*program, SELFTEST, str(model.absolute()))


def run_child(
    command: Sequence[str], token: CancelToken, *, silence_s: float = SILENCE_S
) -> Iterator[Progress | Outcome]:
    """Yield the child's Progress, then the outcome. Raises Cancelled; no child is left over."""
    with _started(command) as child, ThreadPoolExecutor(2, "self-test") as executor:
        try:
            yield from _follow(child, executor, token, silence_s)
        finally:
            child.kill()


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - Writer's own program
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_home(),
        text=True,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _follow(
    child: subprocess.Popen[str],
    executor: ThreadPoolExecutor,
    token: CancelToken,
    silence_s: float,
) -> Iterator[Progress | Outcome]:
    said: Queue[str] = Queue()  # SimpleQueue.get may wait for ever when a signal comes
    reading = executor.submit(_pass_on, child.stdout, said.put)
    complaint = executor.submit(_first_line, child.stderr)
    device = ""
    try:
        for line in _lines(said, reading.done, token, silence_s):
            device = device or line.partition(PASSED)[2]
            if progress := _progress(line):
                yield progress
    except TimeoutError:
        yield Outcome("", f"no sign of life for {silence_s:g} s")
        return
    code = child.wait()
    failure = f"exit code {code}: {complaint.result()}" if code or not device else ""
    yield Outcome("" if failure else device, failure)


def _home() -> Path:
    """The folder that the package lies in: the working directory may hold another of its name."""
    return Path(writer.__file__).resolve().parent.parent


def _lines(
    said: Queue[str], is_over: Callable[[], bool], token: CancelToken, silence_s: float
) -> Iterator[str]:
    """What the child says, line by line; raises TimeoutError when it falls silent."""
    waited = 0.0
    while not is_over() or not said.empty():
        token.raise_if_cancelled()
        try:
            line = said.get(timeout=_POLL_S)
        except Empty:
            waited += _POLL_S
            if waited > silence_s:
                raise TimeoutError from None
        else:
            waited = 0.0
            yield line


def _pass_on(stream: IO[str] | None, take: Callable[[str], None]) -> None:
    for line in stream or ():
        take(line.strip())


def _first_line(stream: IO[str] | None) -> str:
    """The first complaint, which says most; the rest is read so that the child can go on."""
    first = ""
    for line in stream or ():
        first = first or line.strip()
    return first[:_COMPLAINT]


def _progress(line: str) -> Progress | None:
    done, _, total = line.partition("/")
    if done.isdecimal() and total.isdecimal():
        return Progress(Stage.LOADING, int(done), int(total))
    return None
