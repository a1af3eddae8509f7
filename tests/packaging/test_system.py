import ctypes.util
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from setup import system
from setup.commands import Commands
from setup.failures import SetupFailed
from setup.system import (
    LIBRARIES,
    DebianPackages,
    Needs,
    OtherSystem,
    WindowsCompiler,
    find_msvc,
    missing_packages,
)

EVERYTHING = Needs(compiler=True, tests=True, system_python=True)
LISTING = """\
g++\tinstalled\tc++-compiler
libglib2.0-0t64\tinstalled\tlibglib2.0-0 (= 2.84.3-1), libglib2.0-0x
strace\tconfig-files\t
"""


def test_only_what_is_neither_installed_nor_provided_is_missing() -> None:
    wanted = ["g++", "libglib2.0-0", "strace", "make"]
    assert missing_packages(wanted, LISTING) == ["strace", "make"]


def test_an_odd_line_of_dpkg_does_no_harm() -> None:
    assert missing_packages(["make"], "odd\n\nmake\tinstalled\t\n") == []


def test_a_person_without_root_gets_one_line_with_everything(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(system, "installed_packages", lambda: LISTING)
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(SetupFailed) as failed:
        DebianPackages(EVERYTHING).carry_out(commands)
    lines = [line for line in str(failed.value).splitlines() if "sudo" in line]
    assert len(lines) == 1
    assert (
        lines[0].strip().startswith("sudo apt-get update && sudo apt-get install -y python3-venv")
    )
    assert set(LIBRARIES) - {"libglib2.0-0"} <= set(lines[0].split())
    assert not commands.log.exists()


def test_root_installs_what_is_missing_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> "{said}"\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    listing = "".join(f"{name}\tinstalled\t\n" for name in EVERYTHING.packages if name != "make")
    monkeypatch.setattr(system, "installed_packages", lambda: listing)
    monkeypatch.setattr(system, "is_root", lambda: True)
    step = DebianPackages(EVERYTHING)
    assert not step.is_done()
    step.carry_out(commands)
    update, install = said.read_text().splitlines()
    assert update.startswith("noninteractive")
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends make")


def test_a_failing_apt_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, tmp_path: Path
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\necho 'E: Temporary failure resolving'\nexit 100\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SetupFailed, match="could not install make: E: Temporary failure resolving"):
        system.install_packages(["make"], commands)


def test_a_built_wheel_needs_no_compiler_and_another_python_no_debian_one() -> None:
    packages = Needs(compiler=False, tests=False, system_python=False).packages
    assert not {"g++", "make", "python3-venv", "python3-dev", "xvfb"} & set(packages)
    assert {"libegl1", "fonts-noto-cjk", "libgomp1"} <= set(packages)


def answer(text: str) -> object:
    def run(command: list[object], **options: object) -> subprocess.CompletedProcess[str]:
        del command, options
        return subprocess.CompletedProcess([], 0, text, "")

    return run


def test_windows_with_the_build_tools_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", answer("C:\\BuildTools\r\n"))
    assert find_msvc() == "C:\\BuildTools"
    assert WindowsCompiler(EVERYTHING).is_done()


def test_windows_without_them_prints_one_winget_line(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(subprocess, "run", answer(""))
    step = WindowsCompiler(EVERYTHING)
    assert not step.is_done()
    with pytest.raises(SetupFailed) as failed:
        step.carry_out(commands)
    assert str(failed.value).count("winget install") == 1


def test_windows_without_visual_studio_at_all_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    assert find_msvc() == ""


def test_another_linux_names_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, screen: io.StringIO
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: name != "EGL" or None)
    with pytest.raises(SetupFailed, match="lacks a C\\+\\+ compiler"):
        OtherSystem(EVERYTHING).carry_out(commands)
    assert "libEGL (for Qt)" in screen.getvalue()


def test_another_linux_goes_on_without_a_library(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)
    OtherSystem(Needs(compiler=False, tests=False, system_python=False)).carry_out(commands)
