"""Tries a built or installed Writer as a stranger would have it: an empty home, another folder."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.pip import clean_environment
from setup.steps import Step

from packages.project import Project

DOCUMENT = "trial.md"
LINES = "3:3"
"""One paragraph of it: the tiny model has its difficulties with the rest."""
FORMATS = ("html", "docx", "pdf", "txt")
KEPT_SOME = 3
WINDOW_SECONDS = 90.0
POLL_SECONDS = 0.2
SHOWN = "window after"


class Trial(Step):
    """Starts the program in every way that needs something else of it."""

    title = "The trial"

    def __init__(self, project: Project, program: Path, model: Path) -> None:
        self._project = project
        self._program = program
        self._model = model

    def is_done(self) -> bool:
        """Never: it is the program of this moment that is tried."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Ask for its version, examine the machine, polish, export, open the window."""
        # The window's log may still be open when its process has just been ended.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            place = Path(name) / "试 用"
            place.mkdir()
            document = place / DOCUMENT
            source = self._project.packaging / DOCUMENT
            document.write_bytes(source.read_bytes())
            visit = Visit(self._program, place, commands)
            visit.ask("--version")
            visit.examine(self._model)
            visit.polish(document, self._model)
            visit.export(document)
            visit.open_window(document)


class Visit:
    """One stay of the program in an empty home."""

    def __init__(self, program: Path, place: Path, commands: Commands) -> None:
        self._program = program
        self._place = place
        self._commands = commands
        self._home = place / "home"
        self._environment = clean_environment() | {
            "WRITER_HOME": str(self._home),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def ask(self, *words: str | Path, codes: Sequence[int] = (0,)) -> str:
        """Run the program in its own folder, and return what it wrote to standard output."""
        command = [str(self._program), *map(str, words)]
        done = subprocess.run(
            command,
            cwd=self._place,
            env=self._environment,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
        )
        if done.returncode not in codes:
            lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
            failure = CommandFailed(command, done.returncode, lines[-20:], self._commands.log)
            raise SetupFailed(f"{' '.join(command)} failed: {last_words(failure)}")
        return done.stdout

    def examine(self, model: Path) -> None:
        """Let it say whether it can work here, and on what."""
        report = json.loads(self.ask("doctor", "--json", "--model", model))
        self._commands.console.say(f"  {report['sentence']}")
        self._commands.console.say(f"  {'; '.join(report['backends']['available'])}")

    def polish(self, document: Path, model: Path) -> None:
        """Polish a document in the terminal."""
        words = ("polish", document, "--lines", LINES, "--model", model, "--greedy", "--quiet")
        start = time.monotonic()
        if not self.ask(*words, codes=(0, KEPT_SOME)).strip():
            raise SetupFailed("The polished document came out empty.")
        self._commands.console.say(f"  polished in {time.monotonic() - start:.1f} s")

    def export(self, document: Path) -> None:
        """Write the document in every format."""
        for kind in FORMATS:
            target = document.with_suffix(f".{kind}")
            self.ask("export", document, "--to", kind, "-o", target)
            if not target.stat().st_size:
                raise SetupFailed(f"{target.name} came out empty.")

    def open_window(self, document: Path) -> None:
        """Open the window without a screen, until its log says that it shows."""
        log = self._home / "state" / "writer.log"
        start = time.monotonic()
        window = subprocess.Popen(
            [self._program, document],
            cwd=self._place,
            env=self._environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait_for_window(window, log)
        finally:
            window.kill()
            window.wait()
        self._commands.console.say(f"  window within {time.monotonic() - start:.1f} s")

    def _wait_for_window(self, window: subprocess.Popen[bytes], log: Path) -> None:
        end = time.monotonic() + WINDOW_SECONDS
        while time.monotonic() < end:
            if log.is_file() and SHOWN in log.read_text("utf-8", "replace"):
                return
            if window.poll() is not None:
                raise SetupFailed(f"The window ended by itself, with code {window.returncode}.")
            time.sleep(POLL_SECONDS)
        raise SetupFailed(f"The window did not show within {WINDOW_SECONDS:.0f} s.")


def program_in(folder: Path, system: str = os.name) -> Path:
    """Return the program of a built folder that speaks to a terminal."""
    return folder / ("writer-terminal.exe" if system == "nt" else "writer")
