"""The marks that stand for opaque pieces in what the model reads and writes."""

from __future__ import annotations

import re
from enum import Enum


class Form(Enum):
    """A way to write placeholders; models keep these best."""

    BRACES = "{%d}"
    AT_SIGNS = "@@%d@@"
    BRACKETS = "⟦%d⟧"

    def of(self, number: int) -> str:
        """The placeholder with this number."""
        return self.value % number


PLACEHOLDER = re.compile(
    r"[{｛]\s*(?P<braces>\d{1,4})\s*[}｝]"
    r"|[@＠]{2}\s*(?P<at>\d{1,4})\s*[@＠]{2}"
    r"|⟦\s*(?P<brackets>\d{1,4})\s*⟧"
)
"""Any placeholder, also in the harmless variants that models write."""

_GROUPS = {"braces": Form.BRACES, "at": Form.AT_SIGNS, "brackets": Form.BRACKETS}
_UNFINISHED = re.compile(
    r"(?:[{｛]\s*\d{0,4}|[@＠]{1,2}|[@＠]{2}\s*\d{1,4}\s*[@＠]?|⟦\s*\d{0,4})\s*$"
)


def form_for(text: str) -> Form:
    """A form that `text` does not contain; the first one where it contains all."""
    used = {form_of(match) for match in PLACEHOLDER.finditer(text)}
    return next((form for form in Form if form not in used), Form.BRACES)


def form_of(match: re.Match[str]) -> Form:
    """In which form a match of PLACEHOLDER is written."""
    return _GROUPS[match.lastgroup or "braces"]


def number_of(match: re.Match[str]) -> int:
    """The number in a match of PLACEHOLDER."""
    return int(match[match.lastgroup or "braces"])


def without_unfinished(partial: str) -> str:
    """`partial` up to where a placeholder may just be coming."""
    match = _UNFINISHED.search(partial)
    return partial[: match.start()] if match else partial
