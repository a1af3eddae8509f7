"""What goes into the folder: data that no import shows, and of Qt only what Writer uses."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""As PyInstaller has it: where it goes, where it comes from, what kind it is."""

DATA = {
    "docx": ("templates/default*.docx", "templates/default-*.xml"),
    "latex2mathml": ("unimathsymbols.txt",),
    "opencc": ("clib/share/opencc/*",),
    "pypinyin": ("*.json",),
    "spellchecker": ("resources/en.json.gz",),
    "ziafont": ("fonts/*.ttf",),
    "ziamath": ("fonts/*.ttf",),
}
"""Files of packages, read at run time."""

DESCRIBED = ("latex2mathml",)
"""Packages that ask for their own version at run time, in their metadata."""

UNUSED_MODULES = (
    *("numpy", "jinja2", "diskcache", "typing_extensions.tests"),
    *("tkinter", "_tkinter", "sqlite3", "_sqlite3", "curses", "readline"),
    *("unittest", "doctest", "pydoc", "pdb", "lib2to3", "distutils", "ensurepip"),
    *("setuptools", "pkg_resources", "pip", "wheel", "pytest", "PIL", "pygments.sphinxext"),
    *("lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.cssselect", "lxml.sax"),
)
"""Imported somewhere in a package, on a way that Writer never takes."""

UNUSED_FILES = ("opencc/clib/bin/*", "*.dist-info/RECORD", "*.dist-info/licenses/*")
"""Programs of packages, and what else lies in their wheels (licences are gathered apart)."""

QT_LIBRARIES = frozenset(
    (
        *("Core", "Gui", "Widgets", "Network", "PrintSupport", "Svg", "DBus"),
        *("XcbQpa", "OpenGL", "WaylandClient", "WaylandEglClientHwIntegration"),
        "WlShellIntegration",
    )
)
QT_PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows"),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),
    "imageformats": ("jpeg", "svg", "gif", "webp", "ico"),
    "iconengines": ("svgicon",),
    "printsupport": ("cups",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
}
QT_TRANSLATIONS = ("qtbase_en.qm", "qtbase_zh_CN.qm")

PYTHON_ITSELF = "libpython3*"
FROM_SYSTEM = (
    PYTHON_ITSELF,
    *("libxcb-*", "libxkbcommon*", "libgomp.so*"),
    *("libffi.so*", "libbz2.so*", "liblzma.so*", "libz.so*", "libexpat.so*"),
    *("libssl.so*", "libcrypto.so*", "libuuid.so*", "libmpdec.so*"),
)
"""Libraries of the building system that may go along: what Python was built with, and what a plain
desktop may lack. Of all others each system has its own, which fit its drivers."""

_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Return what of a table of contents goes into the folder."""
    return [entry for entry in entries if is_wanted(entry[0], entry[1])]


def is_wanted(target: str, source: str) -> bool:
    """Return whether a file goes into the folder."""
    path = PurePosixPath(target.replace("\\", "/"))
    if "PySide6" in path.parts or _is_qt_library(path.name):
        return _is_wanted_of_qt(path)
    if source.startswith(_SYSTEM):
        return any(fnmatch(path.name, pattern) for pattern in FROM_SYSTEM)
    if any(path.match(pattern) for pattern in UNUSED_FILES):
        return False
    # What serves only to build against, and the sources of translations.
    return path.suffix not in {".a", ".h", ".pxd", ".pyx", ".pxi", ".ts"}


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    if "plugins" in path.parts:
        names = QT_PLUGINS.get(path.parent.name, ())
        return _plain(path.name) in names
    if "translations" in path.parts:
        return path.name in QT_TRANSLATIONS
    if "qml" in path.parts:
        return False
    if _is_qt_library(path.name):
        return _plain(path.name) in QT_LIBRARIES
    return not path.name.startswith("opengl32sw")


def _is_qt_library(name: str) -> bool:
    return name.startswith(("libQt6", "Qt6"))


def _plain(name: str) -> str:
    """Return what a library or plugin is called on every system: qxcb and libqxcb.so are xcb."""
    name = name.partition(".")[0].removeprefix("lib")
    if name.startswith("Qt6"):
        return name.removeprefix("Qt6")
    for suffix in ("platforminputcontextplugin", "printersupport"):
        name = name.removesuffix(suffix)
    return name if name == "bradient" else name.removeprefix("q")
