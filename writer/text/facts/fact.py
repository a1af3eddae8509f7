"""What a fact is once its wording is taken away: an amount, or a mark that is only copied."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from writer.core.values import Span


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which way the words around an amount push it; -1, 0 (no such word) or 1 each."""

    bound: int = 0
    """At most (-1) or at least (1)."""
    time: int = 0
    """Before (-1) or after (1)."""
    trend: int = 0
    """Falling (-1) or rising (1)."""

    def each(self) -> tuple[int, int, int]:
        """The three, in order."""
        return self.bound, self.time, self.trend


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, a part of a date, or a time of day."""

    value: Fraction
    unit: str
    """The dimension, such as ``m``, ``%``, ``CNY``, ``year of`` or ``clock``; empty for none."""
    span: Span
    """Of the number and its unit; parts of one date share the date's span."""
    is_firm: bool = True
    """False where it may come and go in a rewrite ("one of us", a "first" that only counts up)."""
    leaning: Leaning = Leaning()
    bare: Fraction | None = None
    """The number alone, where people leave its unit out: the fifth, at three, aged 60."""
    number: Span | None = None
    """Of the number alone, where it can be written otherwise without its unit."""
    factor: Fraction = Fraction(1)
    """How much of the dimension one unit is."""
    is_either_half: bool = False
    """A time of day that may be before or after noon."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An identifier, e-mail address or document number."""

    key: str
    """The same for two marks exactly when they are the same in other punctuation."""
    span: Span
    lead: str = ""
    """What stands before the key and may begin too early: the agency of a document number."""
    form: Span | None = None
    """The part whose punctuation may differ; None: all of it."""

    def agrees_with(self, other: Mark) -> bool:
        """Whether both name the same thing."""
        is_led = self.lead.endswith(other.lead) or other.lead.endswith(self.lead)
        return self.key == other.key and is_led
