"""One thing that the model can be asked to do, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from writer.core.values import FactRule, Language


class Result(StrEnum):
    """What comes of a task."""

    REPLACE = "replace"
    """A rewrite of the passage."""
    INSERT = "insert"
    """A text that goes below the passage, or to the cursor."""
    PANEL = "panel"
    """A text about the passage, shown beside it and never put in its place."""
    TITLES = "titles"
    """A list to choose from."""


class Unit(StrEnum):
    """What a task is asked about at a time."""

    SEGMENT = "segment"
    """Block by block: all markup stays where it is."""
    WHOLE = "whole"
    """The passage at once."""


class Check(StrEnum):
    """What an answer is proved against before it may be used."""

    STRUCTURE = "structure"
    """Markup: what the passage has stays, and none is added."""
    FACTS = "facts"
    """As `Task.facts` says."""
    LANGUAGE = "language"
    """The answer is in the passage's language; of a translation, in the other one."""
    GATE = "gate"
    """The answer is the text that was asked for: it was not refused, and the passage not obeyed."""
    COVERAGE = "coverage"
    """Each sentence of the passage stands in the answer in some form; where facts must be equal,
    no other does."""
    LENGTH = "length"
    """The answer is as long as the task says: shorter where facts may be left out, and so on."""


class Form(StrEnum):
    """The shape that an answer has, where it is not put in the passage's place."""

    PROSE = "prose"
    LIST = "list"
    """Items, one a line."""
    POINTS = "points"
    """A list of three to eight items."""
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a task says to the model, in one language and one variant."""

    instruction: str
    rule: str = ""
    """Stands after the passage, at the very end: that is what holds. Empty: the common rule."""
    before: str = ""
    after: str = ""
    """An example of `before` rewritten; both may be empty."""
    branch: str = ""
    """Takes the rule's place in each of several answers that are written side by side."""
    angle: str = ""
    """The last line of each of those, the only one in which they differ."""
    angles: tuple[str, ...] = ()
    """What fills that line in, for one answer after the other. Without any, all titles are asked
    for in one answer."""
    known: str = ""
    """Introduces titles that are taken."""
    summary: str = ""
    summary_rule: str = ""
    """Instruction and rule for a summary of a part of a text that is too long as a whole; empty:
    the common ones."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that the model can be asked to do."""

    id: str
    """The stem of its file, such as ``polish``."""
    name: str
    name_zh: str
    result: Result
    copies_source: bool
    """Whether the answer mostly repeats the passage."""
    keeps_language: bool
    """Whether the answer must be in the passage's language."""
    sees_surroundings: bool
    """Whether the model is shown the text around the passage, and under which headings it stands.
    Each passage has its own, so the instruction behind it is read anew every time."""
    temperature: float
    wordings: Mapping[str, Mapping[str, Wording]]
    """By prompt language, then by variant; the variant "" is the language's own."""
    is_own: bool = False
    """Whether the user wrote it: its words are the user's then."""
    facts: FactRule = FactRule.EQUAL
    checks: frozenset[Check] = frozenset(Check)
    unit: Unit = Unit.SEGMENT
    form: Form = Form.PROSE
    translates: bool = False
    """Whether the answer is in English where the passage is Chinese, and else in Chinese."""
    shortcut: str = ""
    """As `shortcuts.shortcut` writes it; empty where the file names none."""

    def wording(self, language: str, variant: str = "") -> Wording:
        """The words for a prompt language, of `variant` where the task has it.

        A task of the user may be written in one language only: it is used for all then.
        """
        variants = self.wordings.get(language) or next(iter(self.wordings.values()))
        return variants.get(variant) or variants.get("") or next(iter(variants.values()))

    def language(self, passage: Language) -> Language | None:
        """In which language the answer must be; None where that is the instruction's affair."""
        if self.translates:
            return translated(passage)
        return passage if self.keeps_language else None


def translated(passage: Language) -> Language:
    """Into which language a passage is translated."""
    is_to_english = passage.is_chinese or passage is Language.MIXED
    return Language.ENGLISH if is_to_english else Language.CHINESE_SIMPLIFIED
