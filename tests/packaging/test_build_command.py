import os
import subprocess
import sys
from pathlib import Path

import pytest
from packages import appimage, linux
from packages.appimage import appimagetool
from packages.command_line import main, parse, steps_for
from packages.icons import SIZES
from packages.project import Project
from packages.trial import Trial, Visit, program_in
from setup.commands import Commands
from setup.failures import SetupFailed
from setup.folders import Checkout, Folders


def titles(words: list[str], project: Project, folders: Folders) -> list[str]:
    return [step.title for step in steps_for(parse(words), project, folders)]


@pytest.fixture
def project(repository: Checkout) -> Project:
    return Project(repository.root)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (["folder"], "The folder"),
        (["deb"], "The Debian package"),
        (["appimage"], "The AppImage"),
        (["installer"], "The installer"),
        (["wheel"], "The wheels"),
    ],
)
def test_each_package_is_the_last_step_after_the_library(
    words: list[str], last: str, project: Project, folders: Folders
) -> None:
    found = titles(words, project, folders)
    assert found[-1] == last
    assert "Language model library (llama-cpp-python)" in found
    assert ("The folder" in found) is (words != ["wheel"])


def test_packages_are_built_in_an_environment_of_their_own(project: Project) -> None:
    assert project.checkout.venv == project.root / "build" / "venv"
    assert project.checkout.venv != Checkout(project.root).venv


def test_the_builder_needs_the_standard_library_alone(repository: Checkout) -> None:
    program = (
        "import sys; sys.path.insert(0, 'packaging'); import packages.command_line; "
        "names = {name.split('.')[0] for name in sys.modules}; "
        "print(sorted(names - set(sys.stdlib_module_names) - {'packages', 'setup', '__main__'}))"
    )
    asked = subprocess.run(
        [sys.executable, "-S", "-E", "-c", program],
        cwd=repository.root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert asked.stdout.strip() == "[]"


def test_the_version_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


@pytest.fixture
def built(tmp_path: Path, repository: Checkout) -> Project:
    """A clone whose folder and icons are built, as far as packing looks at them."""
    made = Project(tmp_path)
    for name in ("packaging/linux", "resources/icons", "writer"):
        source = repository.root / name
        (tmp_path / name).mkdir(parents=True)
        for file in source.glob("*.*"):
            if file.is_file():
                (tmp_path / name / file.name).write_bytes(file.read_bytes())
    made.icons.mkdir(parents=True)
    for size in SIZES:
        (made.icons / f"{size}.png").write_bytes(b"png")
    made.folder.mkdir(parents=True)
    (made.folder / "writer").write_text("#!/bin/sh\necho started\n")
    (made.folder / "writer").chmod(0o755)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
def test_a_desktop_finds_program_entry_icons_and_manual(built: Project, tmp_path: Path) -> None:
    root = tmp_path / "root"
    linux.lay_out(built, root)
    started = subprocess.run([root / linux.COMMAND], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    for file in (linux.ENTRY, linux.METAINFO, linux.MANUAL):
        assert (root / file).is_file()
    assert built.version in (root / linux.METAINFO).read_text("utf-8")
    assert (root / linux.ICONS / "512x512/apps/io.github.writer.Writer.png").is_file()
    assert (root / linux.ICONS / "scalable/apps/io.github.writer.Writer.svg").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links are POSIX's")
def test_an_appdir_runs_without_being_packed(built: Project, tmp_path: Path) -> None:
    folder = tmp_path / "Writer.AppDir"
    appimage.lay_out(built, folder)
    started = subprocess.run([folder / "AppRun"], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    assert (folder / ".DirIcon").resolve().read_bytes() == b"png"
    assert (folder / "io.github.writer.Writer.desktop").is_file()


def test_a_missing_appimagetool_is_named_with_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("APPIMAGETOOL", raising=False)
    with pytest.raises(SetupFailed, match="appimagetool is missing") as failure:
        appimagetool(tmp_path / "Writer.AppDir")
    assert "Writer.AppDir/AppRun" in str(failure.value)
    tool = tmp_path / "tool"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o755)
    monkeypatch.setenv("APPIMAGETOOL", str(tool))
    assert appimagetool(tmp_path) == tool


def test_nothing_is_tried_that_was_not_built(tmp_path: Path, folders: Folders) -> None:
    with pytest.raises(SetupFailed, match="Build it first"):
        steps_for(parse(["try"]), Project(tmp_path), folders)


SCRIPT = """#!/bin/sh
case "$1" in
--version) echo writer 1 ;;
doctor) echo '{"sentence": "It can work.", "backends": {"available": ["CPU"]}}' ;;
polish) echo polished ;;
export) while [ "$1" != -o ]; do shift; done; echo written > "$2" ;;
*) mkdir -p "$WRITER_HOME/state"; echo "window after 0.1 s" > "$WRITER_HOME/state/writer.log"
   sleep 60 ;;
esac
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "writer"
    file.write_text(SCRIPT)
    file.chmod(0o755)
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_trial_goes_through_every_verb_and_the_window(
    program: Path, project: Project, commands: Commands, tmp_path: Path
) -> None:
    Trial(project, program, tmp_path / "model.gguf").carry_out(commands)


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
@pytest.mark.parametrize(
    ("line", "replaced", "sentence"),
    [
        ("polish) echo polished", "polish) exit 7", "polish .* failed"),
        ("polish) echo polished", "polish) true", "came out empty"),
        ("sleep 60", "exit 9", "ended by itself, with code 9"),
        ("echo written >", "true >", r"html came out empty"),
    ],
)
def test_a_trial_fails_where_the_program_does(
    line: str,
    replaced: str,
    sentence: str,
    program: Path,
    project: Project,
    commands: Commands,
    tmp_path: Path,
) -> None:
    script = SCRIPT.replace(line, replaced)
    if replaced == "exit 9":
        script = script.replace('echo "window after 0.1 s" >', "true >")
    assert script != SCRIPT
    program.write_text(script)
    with pytest.raises(SetupFailed, match=sentence):
        Trial(project, program, tmp_path / "model.gguf").carry_out(commands)


def test_a_trial_sees_nothing_of_the_person_s_own_home(
    program: Path, commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRITER_HOME", "mine")
    program.write_text('#!/bin/sh\necho "$WRITER_HOME|$(pwd)"\n')
    place = tmp_path / "a place"
    place.mkdir()
    home, _, folder = Visit(program, place, commands).ask().strip().partition("|")
    assert home == str(place / "home")
    assert folder == os.path.realpath(place)


def test_on_windows_the_program_for_the_terminal_is_tried() -> None:
    assert program_in(Path("dist/writer"), "posix").name == "writer"
    assert program_in(Path("dist/writer"), "nt").name == "writer-terminal.exe"
