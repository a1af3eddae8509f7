"""How Chinese characters are read, in pinyin without tones; all readings of each."""

from __future__ import annotations

import os
from functools import cache

from writer.core.scripts import script_of
from writer.core.values import Script


@cache
def readings(character: str) -> tuple[str, ...]:
    """The readings of one character; none where it is not a Chinese one."""
    if script_of(character) is not Script.HAN:
        return ()
    # Phrases would choose one reading of several; all are wanted here, and loaded in less time.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # only when something is searched: it takes its time

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(reading.replace("ü", "v") for reading in found[0])) if found else ()
