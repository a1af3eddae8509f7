from pathlib import Path

import pytest
from setup.checks import Outcome, summary
from setup.checks import test_environment as environment_of_tests
from setup.folders import Checkout, Folders
from setup.samples import (
    CHINESE,
    ENGLISH,
    has_display,
    line_to_expand,
    own_copy,
    prefers_chinese,
    show_in_terminal,
)


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_a_changed_copy_of_the_sample_stays_and_an_unchanged_one_follows(
    name: str, checkout: Checkout, folders: Folders
) -> None:
    source = checkout.resources / "samples" / name
    source.parent.mkdir(parents=True)
    source.write_text("first")
    copy = own_copy(checkout, folders, name)
    assert folders.state in copy.parents
    source.write_text("second")
    assert own_copy(checkout, folders, name).read_text() == "second"
    copy.write_text("mine")
    assert own_copy(checkout, folders, name).read_text() == "mine"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"DISPLAY": ""}, False)],
)
def test_a_window_needs_a_display(environment: dict[str, str], expected: bool) -> None:
    assert has_display(environment, "linux") is expected
    assert has_display(environment, "win32")


def test_the_sample_is_in_the_language_of_the_person() -> None:
    assert prefers_chinese({"LANG": "zh_CN.UTF-8"})
    assert not prefers_chinese({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"})
    assert not prefers_chinese({})


@pytest.mark.parametrize(("name", "words"), [(ENGLISH, "old bridge"), (CHINESE, "老桥")])
def test_of_a_sample_what_it_says_itself_is_expanded(
    name: str, words: str, repository: Checkout
) -> None:
    sample = repository.resources / "samples" / name
    line = sample.read_text(encoding="utf-8").splitlines()[line_to_expand(sample) - 1]
    assert words in line


@pytest.mark.parametrize("end", ["", "\nThe key is `Alt+2`."])
def test_of_another_text_the_longest_line_is_expanded(end: str, tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text(f"# Title\n\nA much longer line than the others are.\n\nShort.{end}\n")
    assert line_to_expand(document) == 3


def fake_writer(checkout: Checkout, script: str) -> None:
    checkout.programs.mkdir(parents=True)
    checkout.python.write_text(f"#!/bin/sh\n{script}\n")
    checkout.python.chmod(0o755)


def test_the_terminal_show_asks_for_the_three_tasks(
    checkout: Checkout, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "a.md"
    document.write_text("# Title\n\nA longer line.\n")
    fake_writer(checkout, 'echo "$*"; exit 3')
    assert show_in_terminal(checkout, [document], Path("m.gguf")) == 0
    shown = capfd.readouterr()
    assert shown.out.splitlines() == [
        f"-m writer polish {document} --model m.gguf",
        f"-m writer expand {document} --model m.gguf --lines 3:3",
        f"-m writer title {document} --model m.gguf",
    ]
    assert shown.err.count("===") == 6


@pytest.mark.parametrize(("code", "expected", "asked"), [(1, 1, 3), (130, 130, 1)])
def test_the_terminal_show_passes_failures_on(
    code: int,
    expected: int,
    asked: int,
    checkout: Checkout,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a.md").write_text("text")
    fake_writer(checkout, f"echo asked; exit {code}")
    assert show_in_terminal(checkout, [tmp_path / "a.md"], Path("m.gguf")) == expected
    assert capfd.readouterr().out.count("asked") == asked


def test_tests_find_the_fetched_models_and_no_home_of_the_person(
    checkout: Checkout, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRITER_HOME", "/somewhere")
    environment = environment_of_tests(checkout, folders)
    assert environment["WRITER_TEST_MODELS"] == str(folders.models)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert "WRITER_HOME" not in environment


def test_what_the_tests_start_keeps_its_compiled_modules(
    checkout: Checkout, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in environment_of_tests(checkout, folders)


def test_a_summary_names_what_failed() -> None:
    text = summary([Outcome("lint", 0, 0.5), Outcome("types", 1, 12.0)])
    assert text == "lint: passed in 0.5 s\ntypes: FAILED (code 1) in 12.0 s"
