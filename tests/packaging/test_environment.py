import sys
from pathlib import Path

import pytest
from setup import environment
from setup.commands import Commands
from setup.environment import Requirements, Translations, VirtualEnvironment
from setup.failures import SetupFailed
from setup.folders import Checkout
from setup.pip import Pip
from setup.steps import Stamps, Step, carry_out, digest


class Once(Step):
    """A step that counts."""

    title = "Once"

    def __init__(self) -> None:
        self.times = 0

    def is_done(self) -> bool:
        return self.times > 0

    def carry_out(self, commands: Commands) -> None:
        del commands
        self.times += 1


def test_nothing_is_done_twice(commands: Commands) -> None:
    step = Once()
    for _ in range(2):
        carry_out([step], commands)
    assert step.times == 1
    assert [timing.title for timing in commands.console.timings] == ["[1/1] Once"]


def test_a_stamp_holds_for_one_content_only(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path)
    assert not stamps.has("run.txt", digest("a"))
    stamps.put("run.txt", digest("a"))
    assert stamps.has("run.txt", digest("a"))
    assert not stamps.has("run.txt", digest("b"))


@pytest.fixture
def requirements(checkout: Checkout) -> Requirements:
    checkout.requirements.mkdir(parents=True)
    (checkout.requirements / "run.txt").write_text("a==1\n")
    return Requirements("Python packages", checkout, ["run.txt"])


def test_packages_are_installed_once_and_again_when_the_file_changes(
    requirements: Requirements,
    checkout: Checkout,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(Pip, "install", lambda _pip, file: installed.append(file.name))
    requirements.carry_out(commands)
    assert requirements.is_done()
    (checkout.requirements / "run.txt").write_text("a==2\n")
    assert not requirements.is_done()
    assert installed == ["run.txt"]


def a_working_venv(checkout: Checkout) -> VirtualEnvironment:
    checkout.programs.mkdir(parents=True)
    checkout.python.symlink_to(sys.executable)
    return VirtualEnvironment(checkout)


def test_a_kill_inside_pip_makes_the_environment_anew(
    requirements: Requirements,
    checkout: Checkout,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(_pip: Pip, _file: Path) -> None:
        raise KeyboardInterrupt

    venv = a_working_venv(checkout)
    monkeypatch.setattr(environment, "FITS", "")
    assert venv.is_done()
    monkeypatch.setattr(Pip, "install", killed)
    with pytest.raises(KeyboardInterrupt):
        requirements.carry_out(commands)
    assert not venv.is_done()
    assert not requirements.is_done()


def test_a_failure_of_pip_itself_keeps_the_environment(
    requirements: Requirements,
    checkout: Checkout,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_pip: Pip, _file: Path) -> None:
        raise SetupFailed("no network")

    venv = a_working_venv(checkout)
    monkeypatch.setattr(environment, "FITS", "")
    monkeypatch.setattr(Pip, "install", fails)
    with pytest.raises(SetupFailed):
        requirements.carry_out(commands)
    assert venv.is_done()


def test_a_moved_checkout_and_a_dangling_python_are_noticed(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv = a_working_venv(checkout)
    monkeypatch.setattr(environment, "FITS", "")
    Stamps(checkout.venv).put("place", "/elsewhere")
    assert not venv.is_done()
    Stamps(checkout.venv).put("place", str(checkout.root))
    assert venv.is_done()
    checkout.python.unlink()
    checkout.python.symlink_to("/usr/bin/python-that-was-removed")
    assert not venv.is_done()


def test_an_environment_with_an_unfit_python_is_not_taken(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv = a_working_venv(checkout)
    monkeypatch.setattr(environment, "FITS", "raise SystemExit(1)")
    assert not venv.is_done()


def test_translations_are_compiled_again_when_their_source_changes(
    checkout: Checkout, commands: Commands
) -> None:
    source = checkout.resources / "i18n" / "writer_zh_CN.ts"
    source.parent.mkdir(parents=True)
    source.write_text("one")
    checkout.programs.mkdir(parents=True)
    compiler = checkout.programs / "pyside6-lrelease"
    compiler.write_text('#!/bin/sh\ncp "$1" "$3"\n')
    compiler.chmod(0o755)
    step = Translations(checkout)
    compiled = source.with_suffix(".qm")
    compiled.write_text("what a running Writer has mapped")
    mapped = compiled.open()
    for content in ("one", "two"):
        source.write_text(content)
        assert not step.is_done()
        step.carry_out(commands)
        assert step.is_done()
        assert compiled.read_text() == content
        assert sorted(source.parent.iterdir()) == [compiled, source]
    with mapped:
        assert mapped.read() == "what a running Writer has mapped"
    compiled.unlink()
    assert not step.is_done()
