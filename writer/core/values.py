"""The frozen values that travel from a selection to a reviewed change.

Positions are indices into a Python string (code points), half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from writer.core.options import Options


class Language(StrEnum):
    """The language of a text; the values are BCP 47 tags but for MIXED."""

    CHINESE_SIMPLIFIED = "zh-Hans"
    CHINESE_TRADITIONAL = "zh-Hant"
    ENGLISH = "en"
    MIXED = "mixed"
    UNDETERMINED = "und"

    @property
    def is_chinese(self) -> bool:
        """Whether this is Chinese in either script."""
        return self in (Language.CHINESE_SIMPLIFIED, Language.CHINESE_TRADITIONAL)


class FactRule(StrEnum):
    """How the facts of an answer must relate to those of its passage."""

    EQUAL = "equal"
    """All of them, and no other: polish, tone, translate."""
    SUPERSET = "superset"
    """All of them; others are shown, to be checked: expand, continue."""
    SUBSET = "subset"
    """No other; some may be left out: shorten, summary, key points."""
    FREE = "free"
    """Facts are not compared."""


class Script(StrEnum):
    """A writing system, as far as Writer tells them apart."""

    LATIN = "latin"
    HAN = "han"
    KANA = "kana"
    HANGUL = "hangul"
    CYRILLIC = "cyrillic"
    OTHER = "other"
    """Letters of any other script."""


@dataclass(frozen=True, slots=True)
class ScriptLock:
    """Which scripts an answer may not be written in."""

    banned: frozenset[Script]
    words: frozenset[str] = frozenset()
    """Words in banned scripts that the passage has; they may be written all the same."""
    characters: frozenset[str] = frozenset()
    """Characters that may not be written either: those of the other standard of Chinese."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of `text` that this span covers."""
        return text[self.start : self.end]


class StopReason(StrEnum):
    """Why an answer ended."""

    END = "end"
    """The model ended its answer."""
    BUDGET = "budget"
    """`Prompt.max_tokens` tokens were written."""
    LOOP = "loop"
    """The same words came again and again."""
    STOP_STRING = "stop"
    """One of `Prompt.stop` was written."""
    WINDOW = "window"
    """The context window is full."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What one answer, or several added up, cost."""

    prompt_tokens: int = 0
    reused_tokens: int = 0
    """Prompt tokens that were still in the KV cache."""
    prefilled_tokens: int = 0
    """Prompt tokens that were read anew; reused + prefilled = prompt."""
    generated_tokens: int = 0
    first_token_s: float = 0.0
    """Seconds from the request to its first token; of several answers, the first one's."""
    decode_s: float = 0.0
    """Seconds spent writing, from the first token to the last."""
    drafted_tokens: int = 0
    accepted_tokens: int = 0
    answers: int = 0
    """How many answers are added up here; 0 where the model was not asked."""
    stop: StopReason | None = None
    """Of several answers, the last one's."""
    seed: int | None = None
    """What was drawn with, of several answers the first one's; None when greedy."""

    @property
    def tokens_per_second(self) -> float:
        """Decode speed; 0 before there is one. An answer's first token belongs to its prefill."""
        timed = self.generated_tokens - self.answers
        return timed / self.decode_s if timed > 0 and self.decode_s > 0 else 0.0

    def plus(self, later: Statistics) -> Statistics:
        """This answer's cost and a later one's together."""
        if not self.answers:
            return later
        return Statistics(
            prompt_tokens=self.prompt_tokens + later.prompt_tokens,
            reused_tokens=self.reused_tokens + later.reused_tokens,
            prefilled_tokens=self.prefilled_tokens + later.prefilled_tokens,
            generated_tokens=self.generated_tokens + later.generated_tokens,
            first_token_s=self.first_token_s,
            decode_s=self.decode_s + later.decode_s,
            drafted_tokens=self.drafted_tokens + later.drafted_tokens,
            accepted_tokens=self.accepted_tokens + later.accepted_tokens,
            answers=self.answers + later.answers,
            stop=later.stop,
            seed=self.seed,
        )


class SegmentKind(StrEnum):
    """Where a segment's prose stands."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"


class KeptKind(StrEnum):
    """How a piece of markup is kept out of the model's hands."""

    MASK = "mask"
    """A placeholder stands for it: code, math, HTML, a URL, an image …"""
    EMPHASIS = "emphasis"
    """Markers around words that the model sees plain: emphasis, strong, strikethrough."""
    LINK = "link"
    """Brackets and destination around words that the model sees plain."""
    BREAK = "break"
    """A line break inside the segment, and what the next line starts with."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One piece of markup that was taken out of a segment's text."""

    kind: KeptKind
    span: Span
    """In `Segment.masked`: the placeholder, the plain words, or the blank that a break became."""
    opening: str
    """The source before the words; all of the source for a mask or a break."""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest piece of a passage that is rewritten as a whole."""

    span: Span
    """In the document. What lies between two segments is never touched."""
    kind: SegmentKind
    masked: str
    """What the model sees: plain prose with placeholders."""
    kept: tuple[Kept, ...] = ()
    """In the order of their spans, outer before inner."""


class FindingKind(StrEnum):
    """What a check found in an answer. Whether it is grave stands in the finding."""

    STRUCTURE = "structure"
    """Block types, levels, markers or their order changed."""
    MASK_LOST = "mask_lost"
    """A span that must survive (code, math, a URL …) is gone or out of order."""
    MASK_ADDED = "mask_added"
    """A placeholder came that the passage does not have, or twice."""
    LINK_LOST = "link_lost"
    EMPHASIS_LOST = "emphasis_lost"
    MARKUP_ADDED = "markup_added"
    """Emphasis, a link, code or a heading that the passage did not have."""
    LANGUAGE = "language"
    """The answer is in another language or script."""
    REFUSAL = "refusal"
    CHATTER = "chatter"
    """The answer speaks to the reader instead of being the text."""
    ANSWERED = "answered"
    """The passage was answered or its instruction obeyed, not rewritten."""
    EMPTY = "empty"
    LOOP = "loop"
    CUT = "cut"
    """The answer was cut by the token budget or the context window."""
    OVER_CAP = "over_cap"
    """More changed than the level allows."""
    RATIO = "ratio"
    """An expansion is far from the wanted length."""
    FACT_LOST = "fact_lost"
    """A number, date, name or the like that the passage has is not in the answer."""
    FACT_ADDED = "fact_added"
    """One that the passage does not have: to be checked, where adding was asked for."""
    FACT_CHANGED = "fact_changed"
    """One became another: `detail` was, `instead` is."""
    QUOTATION_LOST = "quotation_lost"
    """Words within quotation marks are gone or changed."""
    QUOTATION_ADDED = "quotation_added"
    """Words that the passage does not quote stand in quotation marks."""
    TERM_LOST = "term_lost"
    """A term of the glossary is gone or changed."""
    SENTENCE_LOST = "sentence_lost"
    """A sentence of the passage has nothing in the answer that stands for it."""
    SENTENCE_ADDED = "sentence_added"
    """A sentence of the answer stands for nothing in the passage."""
    GENRE = "genre"
    """A rule of the document's genre is broken."""
    WORDING = "wording"
    """The answer adds a word that is on a list of words to think twice about."""
    FORM = "form"
    """The answer has not the form that was asked for: it is no list, or no table."""
    TOO_FEW = "too_few"
    """Fewer titles than asked for."""
    TITLE_LONG = "title_long"
    """A title over the length that is usual for its style."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found, in the words of whoever wrote the list that it is on."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. Sentences for people are made from it in `ui` and `cli`."""

    kind: FindingKind
    detail: str = ""
    """What was lost or added, verbatim; empty where there is nothing to quote."""
    grave: bool = False
    """True: the original is kept. False: the answer stands, and this is shown."""
    instead: str = ""
    """What the answer has in the place of `detail`, where it has something."""
    in_original: Span | None = None
    """The place in `SegmentResult.original` that this is about, where there is one."""
    in_replacement: Span | None = None
    """The place in `SegmentResult.replacement`; None where the original was kept."""
    reason: Reason | None = None
    """Where the kind alone does not say why."""


class SegmentStatus(StrEnum):
    """What became of a segment."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """The answer had a grave finding twice, so the original stands."""
    PENDING = "pending"
    """The run was stopped before this segment; its original stands."""


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One segment of the passage, and what it became."""

    span: Span
    """In the document."""
    original: str
    replacement: str
    status: SegmentStatus
    findings: tuple[Finding, ...] = ()
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class EditRequest:
    """A task asked for on a passage of a document."""

    task: str
    """The id of a task, such as ``polish``."""
    text: str
    """The whole document, newlines as they are in it."""
    span: Span
    """The passage within `text`."""
    instruction: str = ""
    """The person's own words, for the free instruction."""
    options: Options = field(default_factory=Options)
    known_titles: tuple[str, ...] = ()
    """Titles that were offered before and should not come again."""
    terms: tuple[str, ...] = ()
    """The glossary: names and terms that must stay as they are."""

    done: tuple[SegmentResult, ...] = ()
    """Results of an earlier run of the same request that was stopped; what they hold is not asked
    for again."""

    @property
    def passage(self) -> str:
        """The text that is to be rewritten or titled."""
        return self.span.of(self.text)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verified rewrite of a passage: all that may enter the document."""

    span: Span
    original: str
    replacement: str
    language: Language
    segments: tuple[SegmentResult, ...] = ()
    statistics: Statistics = Statistics()
    version: int = 0
    """Which of the versions asked for this is, from 0."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all segments, in order."""
        return tuple(f for segment in self.segments for f in segment.findings)

    @property
    def kept(self) -> tuple[SegmentResult, ...]:
        """The segments that stayed as they were because of a grave finding."""
        return tuple(s for s in self.segments if s.status is SegmentStatus.KEPT)


@dataclass(frozen=True, slots=True)
class TitleList:
    """Titles to choose from, distinct, best first."""

    titles: tuple[str, ...]
    language: Language
    findings: tuple[Finding, ...] = ()
    statistics: Statistics = Statistics()


@dataclass(frozen=True, slots=True)
class Composition:
    """A text made of a passage, to stand below it or beside it; the passage stays as it is."""

    text: str
    """Markdown; empty where a grave finding says why there is none."""
    language: Language
    findings: tuple[Finding, ...] = ()
    statistics: Statistics = Statistics()


@dataclass(frozen=True, slots=True)
class Hunk:
    """One change between an original and its replacement."""

    original: Span
    """In the original; empty for an insertion."""
    replacement: Span
    """In the replacement; empty for a deletion."""
    removed: str
    inserted: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the document: `span` becomes `text`."""

    span: Span
    text: str
