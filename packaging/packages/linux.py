"""What a Linux desktop finds of Writer: program, entry in the menu, icons, description, manual."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

from packages.icons import SIZES
from packages.project import APPLICATION, Project

PROGRAM = Path("usr/lib/writer")
COMMAND = Path("usr/bin/writer")
ENTRY = Path("usr/share/applications") / f"{APPLICATION}.desktop"
METAINFO = Path("usr/share/metainfo") / f"{APPLICATION}.metainfo.xml"
ICONS = Path("usr/share/icons/hicolor")
MANUAL = Path("usr/share/man/man1/writer.1.gz")


def lay_out(project: Project, root: Path) -> None:
    """Put the built folder and all about it below ``root``, which is made anew."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(project.folder, root / PROGRAM, symlinks=True)
    _folder_of(root / COMMAND)
    (root / COMMAND).symlink_to(os.path.relpath(PROGRAM / "writer", COMMAND.parent))
    recipes = project.packaging / "linux"
    _write(root / ENTRY, project.filled(recipes / ENTRY.name))
    _write(root / METAINFO, project.filled(recipes / METAINFO.name))
    manual = project.filled(recipes / "writer.1").encode()
    _folder_of(root / MANUAL).write_bytes(gzip.compress(manual, mtime=0))
    _lay_out_icons(project, root / ICONS)


def icon_places(folder: Path) -> dict[Path, str]:
    """Return where each picture goes: its place, and the name it has among the drawn ones."""
    return {
        folder / f"{size}x{size}" / "apps" / f"{APPLICATION}.png": f"{size}.png" for size in SIZES
    }


def _lay_out_icons(project: Project, folder: Path) -> None:
    for place, name in icon_places(folder).items():
        shutil.copyfile(project.icons / name, _folder_of(place))
    scalable = folder / "scalable" / "apps" / f"{APPLICATION}.svg"
    shutil.copyfile(project.root / "resources" / "icons" / "writer.svg", _folder_of(scalable))


def _write(file: Path, text: str) -> None:
    _folder_of(file).write_text(text, encoding="utf-8")


def _folder_of(file: Path) -> Path:
    """Return the file, its folder made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
