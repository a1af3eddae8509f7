"""All the gates of the project in order: format, lint, types, layers, tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from setup.folders import Checkout, Folders
from setup.pip import clean_environment

READ_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Gate:
    """One check of the project."""

    name: str
    words: tuple[str, ...]
    """Its program in the virtual environment, and the arguments."""


WINDOWS_TYPES = (
    *("mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/windows"),
    "--no-warn-unreachable",  # what only Linux reaches is unreachable there
    *("writer", "packaging"),
)

GATES = (
    Gate("format", ("ruff", "format", "--check", ".")),
    Gate("lint", ("ruff", "check", ".")),
    Gate("types", ("mypy", "--platform", "linux")),
    Gate("types on Windows", WINDOWS_TYPES),
    Gate("layers", ("lint-imports",)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a gate went."""

    name: str
    code: int
    seconds: float

    def __str__(self) -> str:
        state = "passed" if self.code == 0 else f"FAILED (code {self.code})"
        return f"{self.name}: {state} in {self.seconds:.1f} s"


class Checks:
    """Runs every gate, whatever the ones before it said."""

    def __init__(self, checkout: Checkout, folders: Folders) -> None:
        self._checkout = checkout
        self._environment = test_environment(checkout, folders)

    def run(self, pytest_arguments: Sequence[str]) -> int:
        """Run all gates and the tests; pytest's closing line comes last. Return the exit code."""
        outcomes = [self._run_gate(gate) for gate in GATES]
        print(f"--- tests: pytest {' '.join(pytest_arguments)}".rstrip(), flush=True)
        code, closing = self._run_tests(pytest_arguments)
        failed = [outcome for outcome in outcomes if outcome.code]
        if failed:
            print(f"\n{summary(outcomes)}\n{closing}", flush=True)
        return code or int(bool(failed))

    def _run_gate(self, gate: Gate) -> Outcome:
        print(f"--- {gate.name}: {' '.join(gate.words)}", flush=True)
        started = time.monotonic()
        command = [str(self._checkout.programs / gate.words[0]), *gate.words[1:]]
        done = subprocess.run(
            command,
            cwd=self._checkout.root,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        outcome = Outcome(gate.name, done.returncode, time.monotonic() - started)
        print(f"--- {outcome}\n", flush=True)
        return outcome

    def _run_tests(self, arguments: Sequence[str]) -> tuple[int, str]:
        colour = "yes" if sys.stdout.isatty() else "no"
        command = [str(self._checkout.python), "-m", "pytest", f"--color={colour}", *arguments]
        process = subprocess.Popen(
            command,
            cwd=self._checkout.root,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        try:
            closing = _pass_through(process)
            return process.wait(), closing
        except BaseException:
            _wait_or_end(process)
            raise


def summary(outcomes: Iterable[Outcome]) -> str:
    """Return one line on every gate, so that a failure far above is not overlooked."""
    return "\n".join(str(outcome) for outcome in outcomes)


def test_environment(checkout: Checkout, folders: Folders) -> dict[str, str]:
    """Return the environment of the gates: no display, stacks on a crash, the fetched models."""
    environment = clean_environment(programs=checkout.programs)
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONFAULTHANDLER": "1",
        "WRITER_TEST_MODELS": str(folders.models),
    }
    # The tests choose their own folders, and start Writer often: compiled modules are kept.
    for name in ("WRITER_HOME", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    return environment


def _pass_through(process: subprocess.Popen[bytes]) -> str:
    """Copy a program's output as it comes; return its last line that is not empty."""
    last = b""
    if process.stdout is None:
        return ""
    while block := os.read(process.stdout.fileno(), READ_BYTES):
        sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()
        last = (last + block)[-READ_BYTES:]
    process.stdout.close()
    lines = [line for line in last.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _wait_or_end(process: subprocess.Popen[bytes]) -> None:
    """Let an interrupted pytest write its last words, but not for ever."""
    try:
        _pass_through(process)
        process.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
