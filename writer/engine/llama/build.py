"""Which build of llama.cpp this is: what was measured or saved with another does not hold."""

from __future__ import annotations

from functools import cache

from writer.engine.llama.native import VERSION, Library


@cache
def build_id(lib: Library) -> str:
    """The version, what its CPU code uses, and each library file's size and time of change."""
    files = sorted(path for path in lib.folder.iterdir() if path.is_file())
    stamps = ((path.name, path.stat()) for path in files)
    marks = (f"{name}:{status.st_size}:{status.st_mtime_ns}" for name, status in stamps)
    features = lib.c.llama_print_system_info().decode("utf-8", "replace")
    return "|".join((VERSION, features.strip(), *marks))
