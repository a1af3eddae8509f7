"""Shows Writer at work on its samples: in the window, or in the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from setup.folders import Checkout, Folders
from setup.steps import Stamps, digest

ENGLISH, CHINESE = "welcome.md", "welcome.zh.md"
EXPAND_KEY = "Alt+2"
VERBS = ("polish", "expand", "title")
DONE_WITH_FINDINGS = 3
INTERRUPTED = 130


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a window can open."""
    if platform == "win32":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def prefers_chinese(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the person's language is Chinese."""
    if sys.platform == "win32":
        import ctypes

        primary_language = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return bool(primary_language == 0x04)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return value.lower().startswith("zh")
    return False


def own_copy(checkout: Checkout, folders: Folders, name: str) -> Path:
    """Return the person's copy of a sample; one that they changed stays as they left it."""
    source = checkout.resources / "samples" / name
    copy = folders.state / "samples" / name
    stamps = Stamps(copy.parent)
    if not copy.exists() or stamps.has(name, digest(copy)):
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
        stamps.put(name, digest(copy))
    return copy


def open_window(checkout: Checkout, document: Path, model: Path | None) -> int:  # noqa: RET503  # execv does not return
    """Open the window on a document. On Linux this process becomes the window's."""
    command = [str(checkout.python), "-m", "writer"]
    if model:
        command += ["--model", str(model)]
    command.append(str(document))
    if sys.platform == "win32":
        return subprocess.run(command, cwd=checkout.root, check=False).returncode
    os.chdir(checkout.root)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(command[0], command)  # noqa: S606  # no shell is wanted


def line_to_expand(document: Path) -> int:
    """Return the number, from 1, of the line that the sample says to expand, else the longest."""
    lines = document.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    keyed = next((at for at, line in enumerate(lines) if f"`{EXPAND_KEY}`" in line), len(lines))
    for index in range(keyed + 1, len(lines)):
        if lines[index]:
            return 1 + index
    return 1 + max(range(len(lines)), key=lambda index: len(lines[index]))


def show_in_terminal(checkout: Checkout, documents: list[Path], model: Path) -> int:
    """Polish and title each document, expand a line of it: results to stdout, all else not."""
    failed = 0
    for document in documents:
        for verb in VERBS:
            print(f"\n=== {verb} {document.name} ===", file=sys.stderr, flush=True)
            command = [str(checkout.python), "-m", "writer", verb, str(document),
                       "--model", str(model)]  # fmt: skip
            if verb == "expand":
                line = line_to_expand(document)
                command += ["--lines", f"{line}:{line}"]
            code = subprocess.run(command, cwd=checkout.root, check=False).returncode
            if code == INTERRUPTED:
                return code
            if code not in (0, DONE_WITH_FINDINGS):
                print(f"{verb} failed with code {code}", file=sys.stderr, flush=True)
                failed = 1
    return failed
