"""The driver's version, from a library of the test's own making."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from writer.engine.driver import driver_version

SOURCE = """
#include <string.h>
int nvmlInit_v2(void) { return INIT; }
int nvmlSystemGetDriverVersion(char *version, unsigned int length) {
    strncpy(version, "580.95.05", length);
    return ASK;
}
int nvmlShutdown(void) { return 0; }
"""


def library(folder: Path, init: int = 0, ask: int = 0) -> str:
    source, built = folder / "nvml.c", folder / "libnvml.so"
    source.write_text(SOURCE)
    flags = (f"-DINIT={init}", f"-DASK={ask}")
    subprocess.run(["gcc", "-shared", "-fPIC", *flags, "-o", built, source], check=True)
    return str(built)


def test_the_driver_says_its_version(tmp_path: Path) -> None:
    assert driver_version(library(tmp_path)) == "580.95.05"


@pytest.mark.parametrize(("init", "ask"), [(9, 0), (0, 3)])
def test_a_driver_that_does_not_answer_has_no_version(tmp_path: Path, init: int, ask: int) -> None:
    assert driver_version(library(tmp_path, init, ask)) == ""


def test_without_a_driver_there_is_no_version(tmp_path: Path) -> None:
    assert driver_version(str(tmp_path / "none.so")) == ""
    assert driver_version("libm.so.6") == "", "a library of another kind"
