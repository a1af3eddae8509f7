import re

import pytest
from setup.folders import Checkout
from setup.pip import entries, version

FILES = ["build", "llama", "models-starter", "models-tiny", "package", "run", "test"]


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_hashed_and_names_no_host(
    name: str, repository: Checkout
) -> None:
    file = repository.requirements / f"{name}.txt"
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert entries(file)
    for line in text.splitlines():
        assert re.match(r"[a-z0-9]|    (--hash=sha256:[0-9a-f]{64}|# )|#", line), line
    for entry in entries(file).values():
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", FILES)
def test_every_source_is_in_its_pinned_file(name: str, repository: Checkout) -> None:
    pinned = entries(repository.requirements / f"{name}.txt")
    source = (repository.requirements / f"{name}.in").read_text(encoding="utf-8")
    asked = re.findall(r"^([A-Za-z0-9][\w.-]*)", source, re.MULTILINE)
    assert {word.lower() for word in asked} <= set(pinned)


def test_the_files_agree_where_they_pin_the_same_package(repository: Checkout) -> None:
    pins: dict[str, set[str]] = {}
    for name in ("run", "build", "test", "package"):
        file = repository.requirements / f"{name}.txt"
        for package in entries(file):
            pins.setdefault(package, set()).add(version(file, package))
    assert {package: found for package, found in pins.items() if len(found) > 1} == {}


def test_qt_and_llama_stay_where_they_work(repository: Checkout) -> None:
    run = repository.requirements / "run.txt"
    assert version(run, "pyside6-essentials") == version(run, "shiboken6") == "6.11.3"
    assert version(repository.requirements / "llama.txt", "llama-cpp-python") == "0.3.36"
