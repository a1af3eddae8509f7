"""A window that is killed at any moment, and what its text is worth at the next start.

The window draws nowhere; it types, accepts rewrites and saves as fast as its event loop lets it.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from writer.core.atomic import sweep
from writer.core.paths import Paths
from writer.text.files import read
from writer.text.recovery import Journal
from writer.text.snapshots import Snapshots
from writer.ui.recovering import INTERVAL_MS

PROMISED_S = 5.0
AT_ONCE = 3
"""Children beside each other: most of the time each waits for its next word."""
AWAITED = {1: b"accepted", 3: b"saved"}
"""By the rest of the seed: some live on until they have done this, however busy the machine is."""
DOCUMENT = re.compile(r"The weather was (?:good|fine)\.\n\n((?:\d+ )*)")

CHILD = """
import os, random, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.fakes import ScriptedEngine
from writer import app
from writer.core.paths import Paths
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status

document, interval_ms, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
often = 0.05 if seed % 2 else 0.0  # where nothing else happens, all depends on the clock

OPENINGS = ("The weather was good.", "The weather was fine.")
FIRST = OPENINGS[0] + "\\n\\n"

def answer(prompt):
    return OPENINGS[OPENINGS[0] in prompt.messages[-1].text]

def open_engine(_path, _token):
    yield ScriptedEngine(answer)

application = app.make_application()
given = app.surroundings(Paths.for_user())
given = type(given)(**{
    **{name: getattr(given, name) for name in given.__dataclass_fields__},
    "open_engine": open_engine,
    "find_model": lambda: Path("scripted.gguf"),
})
window = MainWindow(given)
window.keeping.buffer._timer.setInterval(interval_ms)
window.show()
editor, typed = window.editor, 0
if document.name != "unnamed":
    document.write_text(FIRST, "utf-8")
    window.keeping.begin([document])
else:
    editor.insertPlainText(FIRST)
window.models.load()

def tell(word):
    os.write(1, f"{word} {time.monotonic()}\\n".encode())

def type_one():
    global typed
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.insertPlainText(f"{typed} ")
    typed += 1
    tell(f"typed {typed}")

def step():
    deed = chance.random()
    if window.panel.has_result:
        before = editor.text()
        window.commands.apply.trigger()
        tell("accepted" if editor.text() != before else "refused")
    elif deed < often and not window.reviewing.is_open and window.host.state.status is Status.READY:
        editor.moveCursor(editor.textCursor().MoveOperation.Start)
        window.commands.polish.trigger()
    elif deed < 2 * often and document.name != "unnamed":
        window.documents.save()
        tell("saved")
    else:
        type_one()

timer = QTimer()
timer.timeout.connect(step)
timer.start(5)
QTimer.singleShot(60_000, lambda: os._exit(3))  # should nobody be left to kill it
tell("started")
sys.exit(application.exec())
"""


@dataclass(frozen=True)
class Outcome:
    """What one killed window left."""

    lost_s: float
    """How long before the kill the first thing was typed that is gone."""
    deeds: str
    problems: tuple[str, ...]


def killed(folder: Path, seed: int, interval_ms: int, longest_s: float) -> Outcome:
    """Run a window, kill it at a random moment, and look at what it left."""
    chance = random.Random(seed)  # noqa: S311 - the moment of a kill is no secret
    folder.mkdir()
    document = folder / ("unnamed" if seed % 4 == 0 else "文 稿.md")
    home = folder / "home"
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "WRITER_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(root),
    }
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(document), str(interval_ms), str(seed)],
        env=environment,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        first = lines_until(child.stdout, AWAITED.get(seed % 8, b"started"))
        time.sleep(chance.uniform(0, longest_s))
        child.kill()
        end = time.monotonic()
        told = (first + child.stdout.read()).decode().splitlines()
    return looked_at(document, Paths.for_user({"WRITER_HOME": str(home)}), told, end)


def lines_until(told: IO[bytes], word: bytes) -> bytes:
    """What a child tells, up to the line that begins with a word, or to its end."""
    lines: list[bytes] = []
    while line := told.readline():
        lines.append(line)
        if line.startswith(word):
            break
    return b"".join(lines)


def looked_at(document: Path, paths: Paths, told: list[str], end: float) -> Outcome:
    """Start anew, as the window does, and compare what is there with what was done."""
    problems: list[str] = []
    for folder in (paths.config, paths.state):
        sweep(folder)
    Snapshots(paths.snapshots).sweep()
    journal = Journal(paths.journal)
    entries = journal.left_behind()
    texts = [entry.text for entry in entries]
    if document.name != "unnamed":
        texts.append(read(document).text)
    matches = [DOCUMENT.fullmatch(text) for text in texts]
    if not all(matches):
        problems.append(f"half written: {[text[-60:] for text in texts]}")
    kept = max((count(match) for match in matches if match), default=0)
    if len(entries) > 1:
        problems.append("more than one entry")
    for entry in entries:
        journal.forget(entry)
    journal.close()
    problems += [f"litter: {path}" for path in litter(document.parent, paths)]
    times = [float(line.split()[-1]) for line in told if line.startswith("typed")]
    lost_s = end - times[kept] if kept < len(times) else 0.0
    return Outcome(lost_s, " ".join(line.split()[0] for line in told), tuple(problems))


def count(match: re.Match[str]) -> int:
    """How many numbers stand in a text, which must be all of them from 0 on."""
    numbers = list(map(int, match.group(1).split()))
    assert numbers == list(range(len(numbers)))
    return len(numbers)


def litter(folder: Path, paths: Paths) -> list[Path]:
    """Files that nobody knows of."""
    found = [*folder.glob(".*"), *paths.journal.glob("*")]
    return found + [path for path in folder.rglob("*.tmp") if path.is_file()]


def judge(outcomes: list[Outcome], most_s: float) -> None:
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    losses = sorted(outcome.lost_s for outcome in outcomes)
    deeds = " ".join(outcome.deeds for outcome in outcomes).split()
    print(
        f"{len(outcomes)} kills after {deeds.count('typed')} words typed,"
        f" {deeds.count('accepted')} rewrites, {deeds.count('saved')} saves;"
        f" lost: median {losses[len(losses) // 2]:.2f} s, most {losses[-1]:.2f} s"
    )
    assert not problems, problems
    assert losses[-1] <= most_s
    assert "refused" not in deeds
    assert deeds.count("accepted") >= 1
    assert deeds.count("saved") >= 1


def run(folder: Path, kills: int, interval_ms: int, longest_s: float) -> list[Outcome]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(
            pool.map(
                lambda seed: killed(folder / str(seed), seed, interval_ms, longest_s), range(kills)
            )
        )


def test_twenty_kills_lose_no_more_than_is_promised(tmp_path: Path) -> None:
    # All thirty times as fast: the moments that matter come so much more often. What is lost then
    # depends on how busy the machine is, but without a journal it would be up to all.
    longest_s = 1.5
    judge(run(tmp_path, 20, INTERVAL_MS // 30, longest_s), longest_s / 2)


@pytest.mark.slow
def test_two_hundred_kills_lose_no_more_than_is_promised(tmp_path: Path) -> None:
    judge(run(tmp_path, 200, INTERVAL_MS, 9.0), PROMISED_S)
