"""The verbs of ``build.py``: which steps each package takes."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from setup.commands import Commands
from setup.console import Console
from setup.environment import Requirements, Translations, VirtualEnvironment
from setup.failures import SetupFailed
from setup.folders import Folders
from setup.llama import Llama
from setup.lock import exclusive
from setup.models import ModelFile, known_models
from setup.steps import Step, carry_out
from setup.system import Needs, system_step

from packages.appimage import AppImage
from packages.debian import DebianPackage
from packages.folder import Folder, Icons
from packages.library import cuda_compiler, loadable
from packages.project import Project
from packages.trial import Trial, program_in
from packages.wheels import Wheels
from packages.windows import Installer

FAILED, INTERRUPTED = 1, 130
VERBS = {
    "folder": "the program with all that it needs, in dist/writer",
    "deb": "a package for Debian, Ubuntu and their relatives",
    "appimage": "one file that runs where it lies, for any Linux",
    "installer": "a setup program for Windows, made on Windows",
    "wheel": "wheels for pip",
    "version": "print Writer's version",
    "try": "start a built program in every way, in an empty home, with a tiny model",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What the person asked for."""

    verb: str
    cuda: bool
    again: bool
    """Whether to build the folder even where it is already there."""
    program: Path | None


def parse(words: Sequence[str]) -> Order:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build Writer's packages into dist/."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="PACKAGE")
    for name, text in VERBS.items():
        verb = verbs.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == "try":
            verb.add_argument("program", nargs="?", type=Path, metavar="PROGRAM")
        if name in {"try", "version"}:
            continue
        verb.add_argument("--cuda", action="store_true", help="with the module for NVIDIA cards")
        if name not in {"folder", "wheel"}:
            verb.add_argument(
                "--pack-only", action="store_true", help="of the folder that is in dist/"
            )
    known = parser.parse_args(words)
    return Order(
        verb=known.verb,
        cuda=getattr(known, "cuda", False),
        again=not getattr(known, "pack_only", False),
        program=getattr(known, "program", None),
    )


def steps_for(order: Order, project: Project, folders: Folders) -> list[Step]:
    """Return what must be done for the order."""
    if order.verb == "try":
        return _steps_of_trial(order, project, folders)
    checkout = project.checkout
    cuda = cuda_compiler() if order.cuda else ""
    llama = Llama(checkout, folders, [loadable(checkout.requirements, cuda)])
    steps: list[Step] = [
        system_step(
            Needs(
                compiler=llama.needs_compiler(),
                tests=False,
                packages_are_built=order.verb != "wheel",
                system_python=sys.base_prefix == "/usr",
            )
        ),
        VirtualEnvironment(checkout),
        Requirements("Build tools", checkout, ["build.txt"]),
        Requirements("Python packages", checkout, ["run.txt"]),
        Requirements("Packaging tools", checkout, ["package.txt"]),
        llama,
        Translations(checkout),
    ]
    if order.verb == "wheel":
        return [*steps, Wheels(project, llama)]
    steps.append(Icons(project))
    if order.again or not project.folder.is_dir():
        steps.append(Folder(project))
    return [*steps, *_packing(order.verb, project)]


def _packing(verb: str, project: Project) -> list[Step]:
    match verb:
        case "deb":
            return [DebianPackage(project)]
        case "appimage":
            return [AppImage(project)]
        case "installer":
            return [Installer(project)]
        case _:
            return []


def _steps_of_trial(order: Order, project: Project, folders: Folders) -> list[Step]:
    checkout = project.checkout
    program = (order.program or program_in(project.folder)).absolute()
    if not program.exists():
        raise SetupFailed(f"{program} is not there. Build it first: build.py folder")
    tiny = ModelFile(known_models(project.packaging / "models.toml")["tiny"], checkout, folders)
    return [
        VirtualEnvironment(checkout),
        Requirements("Build tools", checkout, ["build.txt"]),
        tiny,
        Trial(project, program, tiny.path),
    ]


def main(words: Sequence[str]) -> int:
    """Build; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    order = parse(words)
    project = Project(Path(__file__).resolve().parents[2])
    if order.verb == "version":
        print(project.version)
        return 0
    folders = Folders.for_user()
    console = Console(sys.stderr)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with exclusive(folders.lock, console):
            carry_out(steps_for(order, project, folders), Commands(console, folders.log))
    except (SetupFailed, OSError) as failure:
        console.abandon()
        console.say(f"\n{failure}")
        return FAILED
    except KeyboardInterrupt:
        console.abandon()
        console.say("\nInterrupted. Run the same command again.")
        return INTERRUPTED
    return 0


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
