"""The two commands: ``run`` and ``test``; which steps each takes, and how it ends."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from setup.checks import Checks
from setup.commands import Commands
from setup.console import Console
from setup.environment import Installed, Requirements, Translations, VirtualEnvironment
from setup.failures import SetupFailed
from setup.folders import Checkout, Folders
from setup.llama import Llama
from setup.lock import exclusive
from setup.models import ModelFile, known_models
from setup.samples import (
    CHINESE,
    ENGLISH,
    has_display,
    open_window,
    own_copy,
    prefers_chinese,
    show_in_terminal,
)
from setup.steps import Step, carry_out
from setup.system import Needs, system_step

FAILED, INTERRUPTED = 1, 130


@dataclass(frozen=True, slots=True)
class Order:
    """What the person asked for."""

    verb: str
    headless: bool
    slow: bool
    prepare_only: bool
    model: Path | None
    file: Path | None
    pytest_arguments: tuple[str, ...]


def parse(words: Sequence[str]) -> Order:
    """Read the command line; what ``test`` does not know goes on to pytest."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Set Writer up and use it.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run", help="set up what is missing, and start Writer on a sample")
    run.add_argument("--headless", action="store_true", help="work in the terminal, no window")
    run.add_argument("--model", type=Path, metavar="FILE", help="a GGUF model on this disk")
    run.add_argument("file", nargs="?", type=Path, metavar="FILE", help="instead of the sample")
    test = verbs.add_parser(
        "test",
        help="set up what is missing, and run every check; further arguments go to pytest",
    )
    test.add_argument("--slow", action="store_true", help="also the tests that take long")
    for verb in (run, test):
        verb.add_argument("--prepare-only", action="store_true", help="set up, then stop")
    known, rest = parser.parse_known_args(words)
    if known.verb == "run":
        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        for file in (known.model, known.file):
            if file and not file.is_file():
                parser.error(f"{file} is not a file on this disk")
    return Order(
        verb=known.verb,
        headless=getattr(known, "headless", False),
        slow=getattr(known, "slow", False),
        prepare_only=known.prepare_only,
        model=_absolute(getattr(known, "model", None)),
        file=_absolute(getattr(known, "file", None)),
        pytest_arguments=tuple(rest),
    )


def _absolute(path: Path | None) -> Path | None:
    return path.absolute() if path else None


def steps_for(order: Order, checkout: Checkout, folders: Folders) -> list[Step]:
    """Return what must be there before the order can be carried out."""
    testing = order.verb == "test"
    llama = Llama(checkout, folders)
    models = known_models(checkout.root / "packaging" / "models.toml")
    needs = Needs(
        compiler=llama.needs_compiler(),
        tests=testing,
        system_python=sys.base_prefix == "/usr",
    )
    steps: list[Step] = [
        system_step(needs),
        VirtualEnvironment(checkout),
        Requirements("Build tools", checkout, ["build.txt"]),
        Requirements("Python packages", checkout, ["run.txt"]),
        llama,
        Installed(checkout),
        Translations(checkout),
    ]
    if testing:
        steps.insert(4, Requirements("Test packages", checkout, ["test.txt"]))
        steps.append(ModelFile(models["tiny"], checkout, folders))
    if testing or order.model is None:
        steps.append(ModelFile(models["starter"], checkout, folders))
    return steps


def main(words: Sequence[str]) -> int:
    """Set up, then run or test; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    order = parse(words)
    checkout = Checkout(Path(__file__).resolve().parents[2])
    folders = Folders.for_user()
    console = Console(sys.stderr)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        set_up(order, checkout, folders, console)
        return 0 if order.prepare_only else _carry_out(order, checkout, folders)
    except SetupFailed as failure:
        console.abandon()
        console.say(f"\n{failure}")
        return FAILED
    except OSError as error:
        console.abandon()
        console.say(
            f"\nThe set-up ended: {error}. Put that right, then run the same command again."
        )
        return FAILED
    except KeyboardInterrupt:
        console.abandon()
        console.say("\nInterrupted. Run the same command again: it goes on from here.")
        return INTERRUPTED


def set_up(order: Order, checkout: Checkout, folders: Folders, console: Console) -> None:
    """Bring about what is missing, alone among all checkouts of this user."""
    started = time.monotonic()
    with exclusive(folders.lock, console):
        commands = Commands(console, folders.log)
        carry_out(steps_for(order, checkout, folders), commands)
    seconds = time.monotonic() - started
    done = len(console.timings)
    what = f"{done} step(s) done" if done else "everything is there"
    console.say(f"Set-up: {what}, {seconds:.1f} s")


def _carry_out(order: Order, checkout: Checkout, folders: Folders) -> int:
    if order.verb == "test":
        slow = ("--slow",) if order.slow else ()
        return Checks(checkout, folders).run((*slow, *order.pytest_arguments))
    if has_display() and not order.headless:
        sample = CHINESE if prefers_chinese() else ENGLISH
        return open_window(checkout, order.file or own_copy(checkout, folders, sample), order.model)
    samples = checkout.resources / "samples"
    documents = [order.file] if order.file else [samples / ENGLISH, samples / CHINESE]
    models = known_models(checkout.root / "packaging" / "models.toml")
    return show_in_terminal(
        checkout, documents, order.model or folders.models / models["starter"].file
    )


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
