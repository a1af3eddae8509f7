"""Wheels for pip: Writer itself with its resources, and the library that packages have."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.llama import Llama
from setup.pip import clean_environment
from setup.steps import Step

from packages.project import Project

NEEDED = (
    "writer/resources/i18n/writer_en.qm",
    "writer/resources/i18n/writer_zh_CN.qm",
    "writer/resources/models.toml",
    "writer/LICENSE",
)


class Wheels(Step):
    """``dist/writer-VERSION-py3-none-any.whl``, and the library's wheel beside it."""

    title = "The wheels"

    def __init__(self, project: Project, llama: Llama) -> None:
        self._project = project
        self._llama = llama

    def is_done(self) -> bool:
        """Never: a package is made of what the source is now."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Build Writer's own, prove that its resources are in it, add the library's."""
        project = self._project
        project.dist.mkdir(exist_ok=True)
        for old in project.dist.glob("*.whl"):
            old.unlink()
        command: list[str | Path] = [
            *(project.checkout.python, "-m", "pip", "wheel", "--no-deps", "--no-index"),
            *("--no-build-isolation", "-w", project.dist, project.root),
        ]
        environment = clean_environment(programs=project.checkout.programs)
        try:
            commands.run(command, environment=environment)
        except CommandFailed as failure:
            raise SetupFailed(
                f"The wheel could not be built: {last_words(failure)}.\nLog: {failure.log}"
            ) from failure
        _prove(project.dist / f"writer-{project.version}-py3-none-any.whl")
        if library := self._llama.wheel:
            shutil.copy(library, project.dist)


def _prove(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        missing = [name for name in NEEDED if name not in archive.namelist()]
    if missing:
        raise SetupFailed(f"{wheel.name} lacks {', '.join(missing)}.")
