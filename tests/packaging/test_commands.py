import io
import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from setup.commands import Commands
from setup.console import Console, bar, clock
from setup.failures import CommandFailed
from setup.folders import Folders
from setup.lock import exclusive


def test_output_goes_into_the_log_and_not_onto_the_screen(
    commands: Commands, screen: io.StringIO
) -> None:
    commands.run([sys.executable, "-c", "print('many words')"], summary=lambda _line: None)
    assert "many words" in commands.log.read_text(encoding="utf-8")
    assert "many words" not in screen.getvalue()


def test_a_failure_keeps_the_last_words_and_the_place_of_the_log(commands: Commands) -> None:
    with pytest.raises(CommandFailed) as failed:
        commands.run([sys.executable, "-c", "import sys; print('why'); sys.exit(7)"])
    assert failed.value.code == 7
    assert failed.value.tail[-1] == "why"
    assert failed.value.log == commands.log


def test_a_program_that_is_not_there_is_a_failure_too(commands: Commands) -> None:
    with pytest.raises(CommandFailed) as failed:
        commands.run(["/nowhere/at-all"])
    assert failed.value.code == 127


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_an_interrupted_program_ends_with_all_that_it_started(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "pid"
    script = f"sleep 60 & echo $! > {file}.new; mv {file}.new {file}; wait"

    def interrupt_soon() -> None:
        while not file.exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    # A shell starts what it puts into the background with Ctrl+C ignored, the tests perhaps too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=interrupt_soon).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            commands.run(["sh", "-c", script])
    finally:
        signal.signal(signal.SIGINT, before)
    child = int(file.read_text())
    for _ in range(200):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.01)
    pytest.fail("the grandchild lives on")


def test_a_terminal_shows_one_moving_line_and_files_get_plain_ones() -> None:
    terminal, file = io.StringIO(), io.StringIO()
    for stream, is_terminal in ((terminal, True), (file, False)):
        console = Console(stream, terminal=is_terminal)
        console.start("Step")
        console.detail("detail")
        console.finish()
    assert "\r\x1b[K" in terminal.getvalue()
    assert "\x1b" not in file.getvalue()
    assert file.getvalue().splitlines()[0] == "Step ..."
    assert file.getvalue().splitlines()[-1].startswith("Step: done in ")


def test_progress_says_share_and_size() -> None:
    assert bar(50_000_000, 200_000_000) == "[######------------------]  25%  50 of 200 MB"
    assert bar(0, 0).startswith("[########################] 100%")
    assert clock(125.9) == "2:05"


def _try(path: Path, answers: "multiprocessing.SimpleQueue[str]") -> None:
    with exclusive(path, Console(io.StringIO())):
        answers.put("in")


def test_a_second_set_up_waits_for_the_first(folders: Folders) -> None:
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.SimpleQueue[str] = context.SimpleQueue()
    second = context.Process(target=_try, args=(folders.lock, answers))
    with exclusive(folders.lock, Console(io.StringIO())):
        second.start()
        second.join(1.0)
        assert answers.empty()
    second.join(10)
    assert answers.get() == "in"
