"""What sentences are made of: sizes and quotations, and how they are translated; no Qt."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]

DETAIL_LIMIT = 60
"""Characters of a quotation."""


def size(size_bytes: int) -> str:
    """A size as people say it: 1,117,320,768 bytes are 1.1 GB."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size_bytes >= unit:
            return f"{size_bytes / unit:.1f} {name}"
    return f"{size_bytes} B"


def shortened(text: str) -> str:
    """A quotation on one line, and not longer than the sentence around it."""
    line = " ".join(text.split())
    return line if len(line) <= DETAIL_LIMIT else line[: DETAIL_LIMIT - 1] + "…"
