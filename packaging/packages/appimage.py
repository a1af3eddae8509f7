"""An AppImage: the folder in one file that runs where it lies."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.steps import Step

from packages import linux
from packages.project import APPLICATION, Project

TOOL = "appimagetool"


class AppImage(Step):
    """``dist/Writer-VERSION-MACHINE.AppImage``."""

    title = "The AppImage"

    def __init__(self, project: Project) -> None:
        self._project = project

    def is_done(self) -> bool:
        """Never: it holds the folder that was just built."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Lay the AppDir out, and let the AppImage project's tool pack it."""
        folder = self._project.build / "Writer.AppDir"
        lay_out(self._project, folder)
        tool = appimagetool(folder)
        machine = platform.machine()
        target = self._project.dist / f"Writer-{self._project.version}-{machine}.AppImage"
        try:
            commands.run([tool, folder, target], environment=os.environ | {"ARCH": machine})
        except CommandFailed as failure:
            raise SetupFailed(
                f"{TOOL} could not make the AppImage: {last_words(failure)}.\nLog: {failure.log}"
            ) from failure


def lay_out(project: Project, folder: Path) -> None:
    """Write the AppDir: as on a Linux system, with starter, entry and icon at its top."""
    linux.lay_out(project, folder)
    (folder / "AppRun").symlink_to(linux.COMMAND)
    (folder / linux.ENTRY.name).symlink_to(linux.ENTRY)
    icon = f"{APPLICATION}.png"
    (folder / icon).symlink_to(linux.ICONS / "256x256" / "apps" / icon)
    (folder / ".DirIcon").symlink_to(icon)


def appimagetool(folder: Path) -> Path:
    """Return the tool; raises SetupFailed with what is missing and what is there already."""
    named = os.environ.get("APPIMAGETOOL", "")
    if found := shutil.which(named or TOOL):
        return Path(found)
    if sys.platform != "linux":
        raise SetupFailed("An AppImage is made on Linux.")
    raise SetupFailed(
        f"{TOOL} is missing. No package of Debian or for Python brings it, and Writer's build "
        f"fetches no programs: get it from the AppImage project's releases, put it on the PATH or "
        f"its path into APPIMAGETOOL, and run the same command again. All that it packs is ready "
        f"in {folder}, which runs as it is: {folder / 'AppRun'}."
    )
