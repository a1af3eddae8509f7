"""What Windows wants: a version in the programs, and an installer made by Inno Setup."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.steps import Step

from packages.project import Project

VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Writer developers"),
      StringStruct("FileDescription", "Writer"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "writer"),
      StringStruct("LegalCopyright", "MIT License"),
      StringStruct("OriginalFilename", "writer.exe"),
      StringStruct("ProductName", "Writer"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""

RUNTIME = ("msvcp140.dll", "vcomp140.dll", "vcruntime140.dll")


def missing_libraries(folder: Path, system: str = os.name) -> list[str]:
    """Return what a folder lacks of Visual C++'s runtime, which not every Windows has."""
    if system != "nt":
        return []
    brought = {path.name.lower() for path in folder.rglob("*.dll")}
    return [name for name in RUNTIME if name not in brought]


def version_resource(version: str) -> str:
    """Return what PyInstaller puts into the programs, for the file's properties."""
    numbers = [int(part) for part in version.split(".") if part.isdigit()]
    four = tuple((*numbers, 0, 0, 0, 0)[:4])
    return VERSION.format(numbers=four, version=version)


def write_version(project: Project) -> None:
    """Write it where the recipe looks for it."""
    file = project.build / "package" / "version.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(version_resource(project.version), encoding="utf-8")


class Installer(Step):
    """``dist/writer-VERSION-setup.exe``."""

    title = "The installer"

    def __init__(self, project: Project) -> None:
        self._project = project

    def is_done(self) -> bool:
        """Never: it holds the folder that was just built."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Let Inno Setup pack the folder."""
        project = self._project
        script = project.packaging / "windows" / "writer.iss"
        words: list[str | Path] = [
            compiler(),
            f"/DVersion={project.version}",
            f"/DRoot={project.root}",
            script,
        ]
        try:
            commands.run(words)
        except CommandFailed as failure:
            raise SetupFailed(
                f"Inno Setup could not make the installer: {last_words(failure)}."
                f"\nLog: {failure.log}"
            ) from failure


def compiler(system: str = os.name) -> Path:
    """Return Inno Setup's compiler; raises SetupFailed with the way to get it."""
    if system != "nt":
        raise SetupFailed("The installer is made on Windows, where Inno Setup runs.")
    if found := shutil.which("iscc"):
        return Path(found)
    for variable in ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA"):
        base = Path(os.environ.get(variable, ""))
        for place in (base / "Inno Setup 6", base / "Programs" / "Inno Setup 6"):
            if (place / "ISCC.exe").is_file():
                return place / "ISCC.exe"
    raise SetupFailed(
        "Inno Setup 6 is missing. Install it with: winget install --id JRSoftware.InnoSetup; then "
        "run the same command again."
    )
