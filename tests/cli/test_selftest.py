from __future__ import annotations

from pathlib import Path

from tests.cli.harness import CommandLine
from tests.engine.crumbs import leave_crumb
from tests.engine.models import write_model
from writer.cli.parser import parse
from writer.core.errors import LoadFailed


def test_the_child_says_how_far_it_is_and_on_what_it_ran(
    command_line: CommandLine, tmp_path: Path
) -> None:
    model = write_model(tmp_path / "model.gguf")
    outcome = command_line.run("--selftest-gpu", str(model))
    assert outcome.stdout.decode().splitlines() == ["500/1000", ".", "passed on CPU"]
    assert (outcome.code, outcome.stderr) == (0, "")


def test_a_child_whose_model_does_not_load_says_so_and_fails(
    command_line: CommandLine, tmp_path: Path
) -> None:
    command_line.load_error = LoadFailed(tmp_path / "model.gguf", "out of memory")
    outcome = command_line.run("--selftest-gpu", str(tmp_path / "model.gguf"))
    assert outcome.code == 1
    assert "could not be loaded (out of memory)" in outcome.stderr
    assert "passed" not in outcome.stdout.decode()


def test_a_file_that_is_called_like_the_flag_opens_the_window() -> None:
    assert parse(["./--selftest-gpu"]).verb == ""


def test_after_a_crash_a_line_tells_of_it_and_the_verb_goes_on(command_line: CommandLine) -> None:
    leave_crumb(command_line.paths, Path("m.gguf"), device="RTX", words="CUDA error\nstack: …")
    outcome = command_line.write("polish", "--quiet", stdin=b"I am fine.\n")
    assert outcome.code == 0
    assert outcome.stderr == (
        "writer: The last time, Writer ended unexpectedly while the model was at work on RTX "
        "(CUDA error stack: …). Your text is kept: what was not saved can be recovered. This time "
        "the model runs on the CPU.\n"
    )
