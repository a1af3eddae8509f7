"""The licences of all that a package carries, in one file."""

from __future__ import annotations

import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from setup.failures import SetupFailed
from setup.pip import entries

from packages.contents import FROM_SYSTEM, PYTHON_ITSELF, UNUSED_MODULES
from packages.project import Project

FILE = "licences.txt"
RULE = "=" * 80
NAMES = ("licen[cs]e*", "copying*", "notice*", "authors*")
QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
# Their wheels lack the text of the licence that they name.
KNOWN = {
    "cobble": ("BSD-2-Clause.txt",),
    "latex2mathml": ("MIT.txt",),
    "pyside6-essentials": QT,
    "shiboken6": QT,
}
# The program that starts Python, and the module that loads the others, are PyInstaller's.
ALSO = ("llama-cpp-python", "pyinstaller")
NOT_IN_IT = {*UNUSED_MODULES, "markupsafe"}


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others that the package carries."""

    name: str
    version: str
    licence: str
    home: str
    holder: str
    texts: tuple[str, ...]


def collect(project: Project, names: Iterable[str], folder: Path | None = None) -> str:
    """Return the one text: Writer's own licence, then those of the parts, each text once.

    ``folder`` is what was built, for the libraries of this system that went along.
    """
    parts = [_packaged(project, name) for name in sorted(names, key=str.lower)]
    parts.insert(0, python())
    if folder:
        parts += [*system_libraries(folder), *cuda(project, folder)]
    without = [part.name for part in parts if not part.texts]
    if without:
        raise SetupFailed(
            f"No licence text was found for {', '.join(without)}. Put one into packaging/licences "
            "and name it in packaging/packages/licences.py, then run the same command again."
        )
    own = (project.root / "LICENSE").read_text(encoding="utf-8").strip()
    head = f"Writer {project.version}\n\n{own}\n\nThe parts of others that it is made of:\n"
    listing = "".join(f"  {part.name} {part.version}: {part.licence}\n" for part in parts)
    return "\n".join([head + listing, *_sections(parts)])


def names_of(project: Project) -> list[str]:
    """Return the packages that go into the folder."""
    pinned = entries(project.checkout.requirements / "run.txt")
    return [name for name in (*pinned, *ALSO) if name.lower() not in NOT_IN_IT]


def python() -> Part:
    """Return Python itself, whose licence covers what it contains."""
    version = platform.python_version()
    short = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / short / "copyright",
        Path(f"/usr/share/doc/lib{short}-minimal/copyright"),
    )
    texts = [place.read_text("utf-8") for place in places if place.is_file()]
    return Part("Python", version, "PSF-2.0", "https://www.python.org", "", tuple(texts[:1]))


def system_libraries(folder: Path) -> list[Part]:
    """Return the Debian packages whose libraries lie in the folder."""
    patterns = (pattern for pattern in FROM_SYSTEM if pattern != PYTHON_ITSELF)
    found = {path.name for pattern in patterns for path in folder.rglob(pattern)}
    packages = {owner for name in sorted(found) if (owner := _owner(name))}
    return [_debian(package) for package in sorted(packages)]


def cuda(project: Project, folder: Path) -> list[Part]:
    """Return NVIDIA's libraries, where the folder was built with them."""
    if not any(folder.rglob("*cudart*")):
        return []
    text = (project.packaging / "licences" / "CUDA.txt").read_text("utf-8")
    home = "https://docs.nvidia.com/cuda/eula/"
    return [Part("CUDA runtime and cuBLAS", "", "NVIDIA's", home, "NVIDIA", (text,))]


def _owner(library: str) -> str:
    """Return the Debian package of a library; nothing for one that no package brought."""
    place = next(
        (path for path in Path("/usr/lib").glob(f"*/{library}") if path.exists()), Path(library)
    )
    for path in (place.resolve(), place, Path(str(place).removeprefix("/usr"))):
        asked = subprocess.run(
            ["dpkg", "-S", str(path)], check=False, capture_output=True, text=True
        )
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    return ""


def _debian(package: str) -> Part:
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}\t${Homepage}", package],
        check=False,
        capture_output=True,
        text=True,
    )
    version, _, home = asked.stdout.partition("\t")
    file = Path("/usr/share/doc") / package / "copyright"
    texts = (file.read_text("utf-8", "replace"),) if file.is_file() else ()
    return Part(package, version, "see below", home, "", texts)


def _packaged(project: Project, name: str) -> Part:
    """Return what a wheel says of itself, and the licence texts in it."""
    folder = _dist_info(project.site_packages, name)
    metadata = HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
    texts = [text.read_text("utf-8", "replace") for text in _texts(folder)]
    texts += _texts_inside(folder)
    shipped = project.packaging / "licences"
    texts += [(shipped / file).read_text("utf-8") for file in KNOWN.get(name.lower(), ())]
    return Part(
        name=name,
        version=metadata["Version"],
        licence=_licence(metadata),
        home=_home(metadata),
        holder=metadata.get("Author") or metadata.get("Author-email") or "",
        texts=tuple(dict.fromkeys(texts)),
    )


def _dist_info(site_packages: Path, name: str) -> Path:
    wanted = name.replace("-", "_").lower()
    for folder in site_packages.glob("*.dist-info"):
        if folder.name.lower().partition("-")[0] == wanted:
            return folder
    raise SetupFailed(f"{name} is not installed in {site_packages}; its licence is needed.")


def _texts(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and any(path.match(pattern) for pattern in _spellings())
    )


def _spellings() -> tuple[str, ...]:
    return tuple(form(name) for name in NAMES for form in (str.lower, str.upper, str.capitalize))


def _texts_inside(folder: Path) -> list[str]:
    """Return the licences that lie among a package's modules, as of code that it took over."""
    top = folder / "top_level.txt"
    name = folder.name.partition("-")[0]
    names = top.read_text(encoding="utf-8").split() if top.is_file() else [name]
    places = (folder.parent / name for name in names)
    return [p.read_text("utf-8", "replace") for place in places for p in _texts(place)
            if p.suffix not in {".py", ".pyc"}]  # fmt: skip


def _licence(metadata: Message) -> str:
    if said := metadata.get("License-Expression") or metadata.get("License"):
        return str(said).splitlines()[0]
    classes = [value for key, value in metadata.items() if key == "Classifier"]
    names = [line.rpartition(" :: ")[2] for line in classes if line.startswith("License ::")]
    return ", ".join(names) or "see below"


def _home(metadata: Message) -> str:
    if home := metadata.get("Home-page"):
        return str(home)
    urls = [value for key, value in metadata.items() if key == "Project-URL"]
    return urls[0].rpartition(", ")[2] if urls else ""


def _sections(parts: Sequence[Part]) -> Iterator[str]:
    told: dict[str, str] = {}
    for part in parts:
        lines = [RULE, f"{part.name} {part.version}", f"Licence: {part.licence}"]
        lines += [part.home] if part.home else []
        lines += [f"By {part.holder}"] if part.holder else []
        for text in part.texts:
            plain = text.strip()
            lines += ["", f"(as for {told[plain]})" if plain in told else plain]
            told.setdefault(plain, part.name)
        yield "\n".join(lines) + "\n"
