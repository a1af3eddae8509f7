"""The driver's version, from a library of the test's own making."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from writer.engine.driver import card_speeds, driver_version

SOURCE = """
#include <string.h>
int nvmlInit_v2(void) { return INIT; }
int nvmlSystemGetDriverVersion(char *version, unsigned int length) {
    strncpy(version, "580.95.05", length);
    return ASK;
}
int nvmlShutdown(void) { return 0; }
int nvmlDeviceGetCount_v2(unsigned int *count) { *count = 2; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned int index, const char **card) {
    static const char *names[] = {"RTX 4060 Laptop", "RTX 3090"};
    *card = names[index];
    return 0;
}
int nvmlDeviceGetName(const char *card, char *name, unsigned int length) {
    strncpy(name, card, length);
    return 0;
}
int nvmlDeviceGetMaxClockInfo(const char *card, unsigned int which, unsigned int *mhz) {
    *mhz = which == 2 ? 8001 : 2000;
    return 0;
}
int nvmlDeviceGetMemoryBusWidth(const char *card, unsigned int *bits) {
    *bits = 128;
    return strcmp(card, "RTX 3090") ? 0 : 3;
}
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


def test_a_card_tells_how_fast_its_memory_is(tmp_path: Path) -> None:
    speeds = card_speeds(library(tmp_path))
    assert speeds == {"RTX 4060 Laptop": 256_032_000_000}, "the other one does not tell"


def test_without_a_driver_no_card_tells_its_speed(tmp_path: Path) -> None:
    assert card_speeds(str(tmp_path / "none.so")) == {}
    assert card_speeds(library(tmp_path, init=9)) == {}
    assert card_speeds("libm.so.6") == {}
