from pathlib import Path

import pytest
from setup.checks import Checks
from setup.folders import Checkout, Folders


def fake(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def gates(checkout: Checkout) -> Checkout:
    """A checkout whose gates all pass, and whose tests say so."""
    for name in ("ruff", "mypy", "lint-imports"):
        fake(checkout.programs / name, f"echo {name} ran")
    fake(checkout.python, "echo; printf '...'; echo; echo '== 3 passed in 1.00s =='; echo")
    return checkout


def test_when_all_pass_the_last_line_is_pytest_s(
    gates: Checkout, folders: Folders, capfd: pytest.CaptureFixture[str]
) -> None:
    assert Checks(gates, folders).run([]) == 0
    out = capfd.readouterr().out
    assert out.strip().splitlines()[-1] == "== 3 passed in 1.00s =="
    assert "format: passed in" in out


def test_a_failing_gate_fails_the_whole_and_does_not_stop_the_others(
    gates: Checkout, folders: Folders, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(gates.programs / "mypy", "exit 2")
    assert Checks(gates, folders).run([]) == 1
    lines = capfd.readouterr().out.strip().splitlines()
    assert "types: FAILED (code 2)" in "\n".join(lines[-6:])
    assert "lint-imports ran" in lines
    assert lines[-1] == "== 3 passed in 1.00s =="


def test_the_exit_code_of_pytest_passes_through(
    gates: Checkout, folders: Folders, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(gates.python, 'echo "$*"; exit 5')
    assert Checks(gates, folders).run(["-k", "nothing"]) == 5
    assert "-m pytest --color=no -k nothing" in capfd.readouterr().out
