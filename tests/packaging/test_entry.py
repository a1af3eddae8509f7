import ast
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap import refusal
from setup.command_line import parse, steps_for
from setup.folders import Checkout, Folders


def test_an_old_python_can_at_least_read_the_entry_and_say_so(repository: Checkout) -> None:
    source = (repository.root / "packaging" / "bootstrap.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    # Python 3.6 does not know this one.
    assert not [node for node in ast.walk(tree) if getattr(node, "module", "") == "__future__"]
    assert "3.9 (/usr/bin/python3)" in refusal((3, 9), "/usr/bin/python3")
    assert refusal((3, 15), "python")


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_four_versions_of_python_are_welcome(minor: int) -> None:
    assert refusal((3, minor), "python3") == ""


def test_the_set_up_needs_the_standard_library_alone(repository: Checkout) -> None:
    program = (
        "import sys; sys.path.insert(0, 'packaging'); import setup.command_line; "
        "names = {name.split('.')[0] for name in sys.modules}; "
        "print(sorted(names - set(sys.stdlib_module_names) - {'setup', '__main__'}))"
    )
    asked = subprocess.run(
        [sys.executable, "-S", "-E", "-c", program],
        cwd=repository.root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert asked.stdout.strip() == "[]"


def test_test_hands_what_it_does_not_know_to_pytest() -> None:
    order = parse(["test", "--slow", "-k", "diff", "tests/text"])
    assert order.slow
    assert order.pytest_arguments == ("-k", "diff", "tests/text")


def test_run_refuses_a_model_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parse(["run", "--model", "nowhere.gguf"])
    assert refused.value.code == 2
    assert "nowhere.gguf is not a file on this disk" in capsys.readouterr().err


def titles(words: list[str], folders: Folders, repository: Checkout) -> str:
    return " ".join(step.title for step in steps_for(parse(words), repository, folders))


def test_run_fetches_starter_unless_a_model_is_given(
    folders: Folders, repository: Checkout, tmp_path: Path
) -> None:
    model = tmp_path / "own.gguf"
    model.touch()
    assert "Starter" in titles(["run"], folders, repository)
    assert "Starter" not in titles(["run", "--model", str(model)], folders, repository)


def test_test_wants_both_models_and_the_test_packages(
    folders: Folders, repository: Checkout
) -> None:
    wanted = titles(["test"], folders, repository)
    assert "Starter" in wanted
    assert "Tiny" in wanted
    assert "Test packages" in wanted


def test_ci_hands_over_to_the_same_command(repository: Checkout) -> None:
    script = repository.root / ".ci" / "run"
    assert script.stat().st_mode & 0o100
    assert "exec python3 packaging/bootstrap.py test" in script.read_text(encoding="utf-8")
