"""What a Writer that died in native code leaves behind, without one that dies."""

from __future__ import annotations

import json
from pathlib import Path

from writer.core.paths import Paths
from writer.engine.guard import FOLDER


def leave_crumb(
    paths: Paths, model: Path, *, device: str = "CPU", in_safe_mode: bool = False, words: str = ""
) -> Path:
    """Write a breadcrumb that no process holds."""
    path = paths.state / FOLDER / "1-0123abcd.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    facts = {
        "deed": "loading",
        "model": str(model),
        "device": device,
        "in_safe_mode": in_safe_mode,
        "last_words": "",
    }
    path.write_text(f"{json.dumps(facts)}\n{words}", "utf-8")
    return path
