"""The window mode of ``bench``: the time until a document, and until a key, is painted."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from writer.cli.console import Console
from writer.cli.exits import Exit
from writer.cli.services import Services
from writer.core.jobs import SWITCH_INTERVAL_S

if TYPE_CHECKING:
    from writer.ui.window_bench import Typing

_SAMPLES = ("welcome.md", "welcome.zh.md")


def run_bench_window(parsed: argparse.Namespace, services: Services) -> Exit:
    """Measure the window of this program, in folders of its own, and print what was found."""
    console = Console(services.stderr)
    samples = (services.resources / "samples" / name for name in _SAMPLES)
    sample = "\n".join(path.read_text(encoding="utf-8") for path in samples)
    with TemporaryDirectory(prefix="writer-bench-") as folder:
        found = _measure(sample, Path(folder), parsed.keys, console)
    services.deliver(as_json(found) if parsed.json else as_table(found))
    return Exit.DONE


def as_json(found: Sequence[Typing]) -> str:
    """One object; the fields are those of `writer.ui.window_bench.Typing`."""
    return json.dumps({"documents": [asdict(typing) for typing in found]}, indent=2) + "\n"


def as_table(found: Sequence[Typing]) -> str:
    """A line a document."""
    rows = [("bytes", "opened", "keys", "median", "p99", "most"), *map(_row, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.rjust, row, widths)) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _row(typing: Typing) -> tuple[str, ...]:
    times = (f"{ms:.1f} ms" for ms in (typing.median_ms, typing.p99_ms, typing.most_ms))
    return f"{typing.size_bytes:,}", f"{typing.opened_s:.2f} s", str(typing.keys), *times


def _measure(sample: str, folder: Path, keys: int, console: Console) -> tuple[Typing, ...]:
    from writer.app import make_application, surroundings
    from writer.core.paths import Paths
    from writer.ui.main_window import MainWindow
    from writer.ui.window_bench import measure

    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    window = MainWindow(surroundings(Paths.for_user({"WRITER_HOME": str(folder / "home")})))

    def tell(size_bytes: int) -> None:
        console.say(f"typing in a document of {size_bytes:,} bytes")

    found = tuple(measure(window, sample, folder, keys, tell))
    window.close()
    application.processEvents()
    return found
