"""A Debian package of the folder, made without root and without Debian's development tools."""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.steps import Step

from packages import linux, needs
from packages.licences import FILE as LICENCES
from packages.project import Project

NAME = "writer"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What the keyboard library in the folder reads.
DATA = ("xkb-data",)
RECOMMENDED = (
    *("desktop-file-utils", "fonts-noto-cjk", "hicolor-icon-theme", "shared-mime-info"),
    "xdg-utils",
)
DOCUMENTS = Path("usr/share/doc") / NAME
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The Writer developers <writer@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: editors
Priority: optional
Description: Markdown editor with a language model inside
 Writer polishes, expands and titles what you write, in Chinese and in English.
 The model runs on this computer, in Writer's own process: nothing leaves it.
 .
 Every answer is checked before it may touch the document, and reviewed change
 by change. Models are not part of the package; Writer finds those that are on
 the disk and helps to get one.
"""


class DebianPackage(Step):
    """``dist/writer_VERSION_ARCHITECTURE.deb``."""

    title = "The Debian package"

    def __init__(self, project: Project) -> None:
        self._project = project

    def is_done(self) -> bool:
        """Never: it holds the folder that was just built."""
        return False

    def carry_out(self, commands: Commands) -> None:
        """Lay the files out as they are installed, describe them, and pack them."""
        root = self._project.build / "deb"
        linux.lay_out(self._project, root)
        _lay_out_documents(self._project, root)
        _set_modes(root)
        control = root / "DEBIAN"
        control.mkdir(mode=0o755)
        (control / "control").write_text(self._control(root), encoding="utf-8")
        (control / "md5sums").write_text(md5sums(root), encoding="utf-8")
        try:
            # One core compresses as far as several do; xz is what every Debian reads.
            commands.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, self._file])
        except CommandFailed as failure:
            raise SetupFailed(
                f"dpkg-deb could not make the package: {last_words(failure)}. It comes with Debian "
                f"and its relatives; on another system build the folder.\nLog: {failure.log}"
            ) from failure
        shutil.rmtree(root)

    @property
    def _file(self) -> Path:
        return self._project.dist / f"{NAME}_{self._project.version}_{architecture()}.deb"

    def _control(self, root: Path) -> str:
        wanted = needs.needs_of(root / linux.PROGRAM)
        depends, recommends = relations(wanted)
        return CONTROL.format(
            name=NAME,
            version=self._project.version,
            architecture=architecture(),
            kilobytes=sum(p.lstat().st_size for p in root.rglob("*")) // 1024,
            depends=", ".join(depends),
            recommends=", ".join(recommends),
        )


def architecture() -> str:
    """Return Debian's name of this machine's kind."""
    return ARCHITECTURES.get(platform.machine(), platform.machine())


def relations(wanted: needs.Needs) -> tuple[list[str], list[str]]:
    """Return what the package depends on and what it recommends."""
    essential = [name for name in wanted.libraries if name not in needs.OPTIONAL]
    optional = [name for name in wanted.libraries if name in needs.OPTIONAL]
    packages = needs.debian_packages(essential)
    major, minor = wanted.glibc
    depends = [name for name in packages if name != needs.C_LIBRARY]
    depends.insert(0, f"{needs.C_LIBRARY} (>= {major}.{minor})")
    return [*depends, *DATA], [*needs.debian_packages(optional), *RECOMMENDED]


def md5sums(root: Path) -> str:
    """Return the sums by which dpkg finds damaged files."""
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(root)}\n"
        for path in files
        if not path.is_symlink()
    )


def _lay_out_documents(project: Project, root: Path) -> None:
    folder = root / DOCUMENTS
    folder.mkdir(parents=True)
    licences = root / linux.PROGRAM / "_internal/writer/resources" / LICENCES
    (folder / "copyright").symlink_to(os.path.relpath(licences, folder))
    changes = (project.root / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _set_modes(root: Path) -> None:
    """Let everybody read everything and nobody but root write, whatever the umask here was."""
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == root / linux.PROGRAM / "writer"
        path.chmod(0o755 if runs else 0o644)
