"""Changes that correct nothing: a proofread that makes them is freed from them in code.

Only what is right both ways counts: another style of quotation marks, dashes or dots, blanks
between Chinese and Latin words, and the British or American spelling of the same word.
"""

from __future__ import annotations

import re

from writer.text.diff import apply, hunks

_STYLES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛＇", "'"),
        **dict.fromkeys("–―─", "—"),
        **dict.fromkeys("…⋯", "..."),
    }
)
_DASHES, _DOTS = re.compile(r"--+|—+"), re.compile(r"\.{3,}")
_HAN, _LATIN, _GAP = r"[\u3400-\u9fff]", r"[A-Za-z0-9]", r"[ \u00a0\u2009]+"
_BETWEEN = re.compile(rf"(?<={_HAN}){_GAP}(?={_LATIN})|(?<={_LATIN}){_GAP}(?={_HAN})")

_DOUBLED = (
    "travel|cancel|label|model|signal|level|fuel|counsel|marvel|channel|dial|total|jewel|quarrel|"
    "tunnel|rival|shovel|towel|bevel|chisel|funnel|marshal|panel|pencil|pedal|spiral|swivel|shrivel|"
    "grovel|libel|duel|unravel|initial|equal"
)
_WITH_OUR = (
    "col|fav|hon|lab|behavi|neighb|harb|hum|rum|vap|vig|val|od|sav|splend|parl|arm|endeav|flav|"
    "glam|rig|ranc|cand|clam|savi|tum|ferv|demean"
)
_WITH_RE = "cent|theat|met|lit|fib|calib|lust|somb|spect|sab|(?:kilo|centi|milli)met"
_ALWAYS_ISE = (
    "adv|superv|rev|dev|telev|improv|surpr|compr|enterpr|pr|exerc|exc|circumc|prec|conc|prom|"
    "comprom|prem|dem|desp|disgu|gu|advert|expert|chast|treat|franch|merchand|parad|otherw|likew|"
    "w|no|po|ra|pra|app?ra|cru|bru|r|ar"
)
"""What is written with s on both sides."""
_SPELLINGS = (
    (re.compile(rf"\b({_DOUBLED})l(?=(?:ed|ing|ings|er|ers|or|ors)\b)"), r"\1"),
    (re.compile(rf"\b((?:un|dis|mis)?(?:{_WITH_OUR})o)u(?=r)"), r"\1"),
    (re.compile(rf"\b({_WITH_RE})re(?=s?\b)"), r"\1er"),
    (
        re.compile(rf"\b(?!(?:{_ALWAYS_ISE})is)([a-z]{{3,}}i)s(?=(?:es?|ed|ing|ations?|ers?)\b)"),
        r"\1z",
    ),
    (re.compile(r"\b((?:ana|para|cata)ly)s(?=(?:e|es|ed|ing)\b)"), r"\1z"),
    (re.compile(r"\b((?:dia|cata|ana|mono)log)ue(?=s?\b)"), r"\1"),
    (re.compile(r"\b((?:def|off)en)c(?=es?\b)"), r"\1s"),
    (re.compile(r"\bgrey(?=(?:s|er|est|ish)?\b)"), "gray"),
    (re.compile(r"\b(program)me(?=s?\b)"), r"\1"),
    (re.compile(r"\b(acknowledg|judg)e(?=ments?\b)"), r"\1"),
)
"""What makes one spelling of the two that differ on either side of the Atlantic."""


def without_noise(source: str, answer: str) -> str:
    """The answer with every change taken back that only exchanges one right form for another."""
    changes = hunks(source, answer)
    wanted = [
        index
        for index, hunk in enumerate(changes)
        if _normal(source, hunk.original.start, hunk.original.end)
        != _normal(answer, hunk.replacement.start, hunk.replacement.end)
    ]
    return answer if len(wanted) == len(changes) else apply(source, changes, wanted)


def _normal(text: str, start: int, end: int) -> str:
    """A stretch of a text in one form of those that are equally right."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    found = _BETWEEN.sub("", f"{before}{text[start:end]}{after}").translate(_STYLES).casefold()
    found = _DOTS.sub("...", _DASHES.sub("—", found))
    for spelling, common in _SPELLINGS:
        found = spelling.sub(common, found)
    return found
