"""What the system itself must bring: a compiler, Qt's libraries, a Chinese font, test tools."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.commands import Commands
from setup.environment import is_root
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.steps import Step

PYTHON = ("python3-venv", "python3-dev")
COMPILER = ("g++", "make")
LIBRARIES = (
    "libgomp1", "libegl1", "libgl1", "libopengl0", "libglib2.0-0", "libfontconfig1",
    "libfreetype6", "libdbus-1-3", "libgssapi-krb5-2", "libx11-6", "libx11-xcb1", "libxkbcommon0",
    "libxkbcommon-x11-0", "libxcb1", "libxcb-cursor0", "libxcb-glx0", "libxcb-icccm4",
    "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0",
    "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0",
    "libxcb-xinerama0", "libxcb-xkb1", "libwayland-client0", "libwayland-cursor0",
    "libwayland-egl1",
)  # fmt: skip
FONTS = ("fonts-noto-cjk",)
DESKTOP_CHECKS = ("desktop-file-utils", "appstream")
TEST_TOOLS = ("strace", "xvfb", "xdotool", "openbox", "poppler-utils", *DESKTOP_CHECKS)
PACKAGING_TOOLS = ("binutils",)

# On other Linux systems: what to look for, and what it is good for.
SHARED_LIBRARIES = {
    "EGL": "Qt", "GL": "Qt", "fontconfig": "Qt", "dbus-1": "Qt", "xkbcommon-x11": "Qt",
    "xcb-cursor": "Qt", "gomp": "the language model",
}  # fmt: skip

COMPONENT = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
WINGET = (
    "winget install --id Microsoft.VisualStudio.2022.BuildTools --override "
    '"--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"'
)


@dataclass(frozen=True, slots=True)
class Needs:
    """Which parts of the system this set-up wants."""

    compiler: bool
    """Whether llama-cpp-python is still to be built."""
    tests: bool
    system_python: bool
    """Whether Debian's own Python runs the set-up, rather than one from elsewhere."""
    packages_are_built: bool = False
    """Whether libraries are read, to make packages of them."""

    @property
    def packages(self) -> list[str]:
        """Their Debian packages."""
        wanted = [
            *(PYTHON if self.system_python else ()),
            *(COMPILER if self.compiler else ()),
            *LIBRARIES,
            *FONTS,
            *(TEST_TOOLS if self.tests else ()),
            *(PACKAGING_TOOLS if self.packages_are_built else ()),
        ]
        return list(wanted)


def system_step(needs: Needs) -> Step:
    """Return the step for the system that this is."""
    if sys.platform == "win32":
        return WindowsCompiler(needs)
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        return DebianPackages(needs)
    return OtherSystem(needs)


class DebianPackages(Step):
    """Debian's packages: installed as root, otherwise asked for in one line."""

    title = "Debian packages"

    def __init__(self, needs: Needs) -> None:
        self._wanted = needs.packages

    def is_done(self) -> bool:
        """Return whether none is missing."""
        return not self._missing()

    def carry_out(self, commands: Commands) -> None:
        """Install the missing ones."""
        missing = self._missing()
        if not is_root():
            raise SetupFailed(
                f"{len(missing)} package(s) of the system are missing, and only an administrator "
                f"can install them. Run this line, then the same command again:\n\n"
                f"    {sudo_line(missing)}\n"
            )
        install_packages(missing, commands)

    def _missing(self) -> list[str]:
        return missing_packages(self._wanted, installed_packages())


def installed_packages() -> str:
    """Return dpkg's list: a line each, with name, state and what else the package provides."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\t${db:Status-Status}\t${Provides}\n"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return listing.stdout


def missing_packages(wanted: Sequence[str], listing: str) -> list[str]:
    """Return the wanted packages that no installed one is or provides, as libx-0t64 does libx-0."""
    present: set[str] = set()
    for line in listing.splitlines():
        name, state, provides = [*line.split("\t"), "", ""][:3]
        if state == "installed":
            present.add(name)
            present.update(item.split()[0] for item in provides.split(",") if item.strip())
    return [name for name in wanted if name not in present]


def sudo_line(packages: Iterable[str]) -> str:
    """Return the one line that installs these packages."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def install_packages(packages: Sequence[str], commands: Commands) -> None:
    """Let apt-get install packages without asking anything."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    options = ("-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0")
    try:
        commands.run(["apt-get", *options, "update"], environment=environment)
        commands.run(
            ["apt-get", *options, "install", "-y", "--no-install-recommends", *packages],
            environment=environment,
        )
    except CommandFailed as failure:
        raise SetupFailed(
            f"apt-get could not install {', '.join(packages)}: {last_words(failure)}. Check the "
            f"network and the package sources of this system, then run the same command again."
            f"\nLog: {failure.log}"
        ) from failure


class WindowsCompiler(Step):
    """The MSVC build tools, wanted only while llama-cpp-python is to be built."""

    title = "MSVC build tools"

    def __init__(self, needs: Needs) -> None:
        self._needs = needs

    def is_done(self) -> bool:
        """Return whether they are there or not wanted."""
        return not self._needs.compiler or bool(find_msvc())

    def carry_out(self, commands: Commands) -> None:  # noqa: ARG002  # nothing to run
        """Say how to get them."""
        raise SetupFailed(
            "The C++ build tools of Visual Studio are missing. Run this line (about 7 GB, it asks "
            f"for permission once), then the same command again:\n\n    {WINGET}\n"
        )


def find_msvc() -> str:
    """Return the folder of a Visual Studio with the C++ tools, or an empty string."""
    programs = os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")
    vswhere = Path(programs) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    try:
        found = subprocess.run(
            [vswhere, "-latest", "-products", "*", "-requires", COMPONENT,
             "-property", "installationPath", "-utf8"],
            check=False, capture_output=True, encoding="utf-8",
        )  # fmt: skip
    except OSError:
        return ""
    return found.stdout.strip()


class OtherSystem(Step):
    """A system that the set-up cannot install packages on: it says what is missing and goes on."""

    title = "Compiler and libraries of the system"

    def __init__(self, needs: Needs) -> None:
        self._needs = needs

    def is_done(self) -> bool:
        """Return whether nothing is missing."""
        return not (self._missing_commands() or self._missing_libraries())

    def carry_out(self, commands: Commands) -> None:
        """Say what is missing; only a missing compiler or Python module ends the set-up."""
        if libraries := self._missing_libraries():
            commands.console.say(
                f"This system seems to lack {', '.join(libraries)}. The set-up goes on; if the "
                f"window does not open, install them with this system's package tool."
            )
        if names := self._missing_commands():
            raise SetupFailed(
                f"This system lacks {', '.join(names)}. Install that with the system's own "
                "package tool, then run the same command again."
            )

    def _missing_commands(self) -> list[str]:
        compilers = ("c++", "g++", "clang++")
        if self._needs.compiler and not any(shutil.which(name) for name in compilers):
            return ["a C++ compiler (g++ or clang++)"]
        return []

    def _missing_libraries(self) -> list[str]:
        return [
            f"lib{name} (for {purpose})"
            for name, purpose in SHARED_LIBRARIES.items()
            if ctypes.util.find_library(name) is None
        ]
