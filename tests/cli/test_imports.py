from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["writer.cli", "writer.cli.main", "writer.__main__"])
def test_the_command_line_loads_neither_qt_nor_llama_cpp(module: str) -> None:
    _leaves_out(f"import {module}")


def test_no_verb_loads_them_before_it_needs_them() -> None:
    _leaves_out(
        "import writer.cli.tasks, writer.cli.models, writer.cli.doctor, writer.engine.loading"
    )


def _leaves_out(statement: str) -> None:
    program = (
        f"{statement}\nimport sys\n"
        "sys.exit(', '.join(name for name in ('PySide6', 'llama_cpp') if name in sys.modules) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""
    assert done.returncode == 0
