"""The program with all that it needs in one folder, made by PyInstaller."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.pip import clean_environment
from setup.steps import Step

from packages import licences, sizes, windows
from packages.project import Project


class Icons(Step):
    """The icon in every size."""

    title = "Icons"

    def __init__(self, project: Project) -> None:
        self._project = project

    def is_done(self) -> bool:
        """Never: they are drawn in a second."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Let Qt draw them."""
        svg = self._project.root / "resources" / "icons" / "writer.svg"
        script = self._project.packaging / "packages" / "icons.py"
        environment = clean_environment() | {"QT_QPA_PLATFORM": "offscreen"}
        python = self._project.checkout.python
        commands.run([python, script, svg, self._project.icons], environment=environment)


class Folder(Step):
    """``dist/writer``: built anew, complete, and nothing in it twice."""

    title = "The folder"

    def __init__(self, project: Project) -> None:
        self._project = project

    def is_done(self) -> bool:
        """Never: a package is made of what the source is now."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Freeze, put the licences in, look it over."""
        project = self._project
        shutil.rmtree(project.folder, ignore_errors=True)
        if sys.platform == "win32":
            windows.write_version(project)
        self._freeze(commands)
        _strip(project, commands)
        commands.console.detail("licences")
        text = licences.collect(project, licences.names_of(project), project.folder)
        (project.contents / "writer" / "resources" / licences.FILE).write_text(text, "utf-8")
        shutil.copyfile(project.root / "LICENSE", project.folder / "LICENSE.txt")
        self._look_over(commands)

    def _freeze(self, commands: Commands) -> None:
        project = self._project
        command: list[str | Path] = [
            *(project.checkout.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", project.dist, "--workpath", project.build / "pyinstaller"),
            project.packaging / "writer.spec",
        ]
        environment = clean_environment(programs=project.checkout.programs)
        try:
            commands.run(command, environment=environment)
        except CommandFailed as failure:
            raise SetupFailed(
                f"PyInstaller could not make the folder: {last_words(failure)}.\nLog: {failure.log}"
            ) from failure

    def _look_over(self, commands: Commands) -> None:
        if missing := windows.missing_libraries(self._project.folder):
            raise SetupFailed(f"The folder lacks {', '.join(missing)} of the Visual C++ runtime.")
        twice = sizes.doubles(self._project.folder)
        if twice:
            listing = "\n".join("    " + ", ".join(names) for names in twice)
            raise SetupFailed(f"The folder has files more than once:\n{listing}")
        commands.console.say(sizes.told(self._project.folder))


def _strip(project: Project, commands: Commands) -> None:
    """Take the symbols out of Python's own libraries; those of wheels have none."""
    found = (*project.contents.glob("libpython3*"), *project.contents.glob("python3.*/**/*.so"))
    if found and os.name == "posix" and (tool := shutil.which("strip")):
        commands.run([tool, "--strip-unneeded", *found])
