"""Words of an answer that are written as nothing in its passage is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from writer.core.values import Script
from writer.text.language import own_scripts
from writer.text.scripts import ScriptWord, census, words_by_script
from writer.text.variants import other_standard

_UNIT_WORDS = (
    "km m cm mm µm nm mi ft in yd ha kg g mg t lb lbs oz ml mL cl l L s ms ns min h hr hrs d "
    "Hz kHz MHz GHz W kW MW GW Wh kWh V mV kV A mA mAh J kJ cal kcal Pa kPa MPa hPa bar K C F "
    "bit bits B KB kB MB GB TB PB KiB MiB GiB bps kbps Mbps Gbps px pt em dpi rpm fps mol dB "
    "ppm pH am pm AM PM CNY RMB USD EUR"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_MEASURED = re.compile(r"(?:[\d〇零一二两三四五六七八九十百千万亿几半]|[\d\w]/|·)\s?$")


def stray_words(source: str, answer: str) -> tuple[str, ...]:
    """Words of an answer that are written as nothing in its passage is, verbatim, each once.

    Words in a script that the passage is not in and does not have them in; and characters of the
    other Chinese standard, simplified or traditional, where the passage is clearly in one. Latin
    words in other case, units behind a number and single letters are none.
    """
    in_other_scripts = _in_other_scripts(source, answer)
    return tuple(dict.fromkeys((*in_other_scripts, *_in_other_standard(source, answer))))


def _in_other_scripts(source: str, answer: str) -> Iterator[str]:
    if not census(source).total:
        return
    own = own_scripts(source) or {Script.HAN, Script.LATIN}
    known = {_folded(word.text) for word in words_by_script(source)}
    whole = _folded(source)
    for word in words_by_script(answer):
        if word.script in own or _is_harmless(word, answer):
            continue
        folded = _folded(word.text)
        is_run = word.script in (Script.HAN, Script.KANA, Script.HANGUL)
        if folded in known or folded.removesuffix("s") in known or (is_run and folded in whole):
            continue
        yield word.text


def _in_other_standard(source: str, answer: str) -> Iterator[str]:
    """Runs of characters that only the other Chinese standard has, and the passage neither."""
    other = other_standard(source)
    run = ""
    for character in answer if other else "":
        if character in other:
            run += character
        elif run:
            yield run
            run = ""
    if run:
        yield run


def _is_harmless(word: ScriptWord, answer: str) -> bool:
    """Single letters and units; Greek letters stand in formulas."""
    if word.script in (Script.LATIN, Script.OTHER) and len(word.text) == 1:
        return True
    start = word.span.start
    return word.text in _UNITS and bool(_MEASURED.search(answer[max(0, start - 3) : start]))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
