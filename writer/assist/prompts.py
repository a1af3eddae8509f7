"""A task and a segment become a Prompt, the least-changing part first.

The layout that held best in measurements: a constant system message, the document's outline, what
belongs to the passage alone where a task wants that, the instruction with one example, the passage
between fences, and at the very end the rule about what to output.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from writer.assist.context import Surroundings, heading_path, outline, surroundings
from writer.assist.gate import CAPS
from writer.assist.tasks import Phrases, Result, Task, TaskBook, Wording
from writer.core.values import EditRequest, FindingKind, KeptKind, Language, ScriptLock, Segment
from writer.engine.api import Message, Prompt, Role, Sampling
from writer.text.headings import outline as headings
from writer.text.locks import lock_for, lock_for_translation
from writer.text.placeholders import form_for

_FREE = "free"
_REQUEST, _ANGLE = "{request}", "{angle}"
_PLACEHOLDERS = ("{1}", "{2}")
_FENCE, _FENCE_END = "<text>\n", "\n</text>\n"
_PROBLEMS = {
    FindingKind.STRUCTURE: "structure",
    FindingKind.MARKUP_ADDED: "structure",
    FindingKind.MASK_LOST: "masks",
    FindingKind.MASK_ADDED: "masks",
    FindingKind.LINK_LOST: "words",
    FindingKind.FACT_LOST: "facts",
    FindingKind.FACT_ADDED: "facts",
    FindingKind.FACT_CHANGED: "facts",
    FindingKind.QUOTATION_LOST: "facts",
    FindingKind.QUOTATION_ADDED: "facts",
    FindingKind.TERM_LOST: "words",
    FindingKind.SENTENCE_LOST: "sentences",
    FindingKind.SENTENCE_ADDED: "sentences",
    FindingKind.GENRE: "genre",
    FindingKind.WORDING: "genre",
    FindingKind.LANGUAGE: "language",
    FindingKind.REFUSAL: "chatter",
    FindingKind.CHATTER: "chatter",
    FindingKind.ANSWERED: "answered",
    FindingKind.EMPTY: "empty",
    FindingKind.LOOP: "loop",
    FindingKind.CUT: "cut",
    FindingKind.OVER_CAP: "over_cap",
    FindingKind.RATIO: "ratio",
    FindingKind.FORM: "form",
}


def system_message(tasks: TaskBook, language: Language) -> Message:
    """What every prompt begins with where the passage is in this language."""
    return Message(Role.SYSTEM, (tasks.phrases[_key(language)].system,))


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands in front of a passage."""

    outline: str
    """The same for all passages of a document."""
    place: str
    """What belongs to this passage alone."""
    instruction: str

    @property
    def parts(self) -> tuple[str, ...]:
        """All of it, up to where the passage begins."""
        return tuple(part for part in (self.outline, self.place, self.instruction, _FENCE) if part)


class PromptWriter:
    """Writes the prompts of one request, in the language of its passage."""

    def __init__(
        self, request: EditRequest, task: Task, tasks: TaskBook, language: Language
    ) -> None:
        self._request = request
        self._task = task
        key = _key(language)
        self._system = system_message(tasks, language)
        self._language = task.language(language)
        self._phrases: Phrases = tasks.phrases[key]
        variant = request.options.style or request.options.level
        self._wording: Wording = task.wording(key, variant)
        output = self._phrases.output
        wanted = language if task.keeps_language else _FREE
        self._output = output.get(wanted) or next(iter(output.values()))
        form = form_for(request.text)
        self._placeholders = form.of(1), form.of(2)
        self._headings = () if self._is_for_titles else headings(request.text)
        self._outline, self._place = self._context()

    @property
    def has_angles(self) -> bool:
        """Whether titles can be asked for in several answers side by side."""
        return bool(self._wording.angles)

    @property
    def example_lines(self) -> tuple[str, ...]:
        """The lines of the example; a weak model gives them for its own."""
        return (*self._wording.before.splitlines(), *self._wording.after.splitlines())

    def opening(self, first: Segment) -> tuple[Message, ...]:
        """What the request's prompts begin with, up to where its `first` segment does.

        Where the person's own request belongs into the instruction and is not known yet, it ends
        in front of that.
        """
        lead = self._lead_of_titles() if self._is_for_titles else self._lead(first)
        if _REQUEST not in self._wording.instruction or self._request.instruction:
            return self._messages(lead.parts)
        return self._messages(tuple(part for part in (lead.outline, lead.place) if part))

    def rewrite(
        self,
        segment: Segment,
        *,
        max_tokens: int,
        target: int = 0,
        problem: FindingKind | None = None,
        around: Surroundings | None = None,
    ) -> Prompt:
        """The prompt that asks for the rewrite of one segment, or of a group of them as one.

        `target` is the wanted length in words or characters, for tasks that name one. `problem`
        says what was wrong with the first answer, when this is the second attempt. With the text
        `around` the segment the prompt shows its own place in the document, whatever the task is.
        """
        rule = self._terms_in(segment)
        rule += self._fill(self._wording.rule or self._phrases.rule, target=target)
        if problem is not None:
            why = self._fill(self._phrases.problem[_PROBLEMS[problem]])
            rule = f"{rule}\n{self._phrases.reminder.format(problem=why)}"
        source = segment.masked if self._task.copies_source else ""
        lead = self._lead(segment)
        if around is not None:
            lead = replace(lead, place=self._place_of(segment.span.start, around))
        return self._prompt(lead, segment.masked, rule, max_tokens, source=source)

    def _terms_in(self, segment: Segment) -> str:
        """The line about terms of the glossary, for those that a segment has."""
        found = [term for term in self._request.terms if term in segment.masked]
        if not found:
            return ""
        phrases = self._phrases
        return phrases.terms.replace("{terms}", phrases.separator.join(found)) + "\n"

    def titles(self, text: str, count: int, known: Sequence[str], max_tokens: int) -> Prompt:
        """The prompt that asks for `count` titles of `text`, none of them in `known`."""
        rule = self._fill(self._wording.rule or self._phrases.rule, count=count)
        return self._prompt(self._lead_of_titles(), text, self._without(rule, known), max_tokens)

    def branch(self, text: str, number: int, known: Sequence[str], max_tokens: int) -> Prompt:
        """The prompt that asks for a few titles of `text` from the angle that is due as `number`.

        For the same text and `known`, such prompts differ in their last part only.
        """
        wording = self._wording
        rule = self._fill(wording.branch or wording.rule or self._phrases.rule)
        angle = wording.angles[number % len(wording.angles)]
        return self._prompt(
            self._lead_of_titles(),
            text,
            self._without(rule, known),
            max_tokens,
            last="\n" + (wording.angle.replace(_ANGLE, angle) or angle),
        )

    def summary(self, text: str, max_tokens: int) -> Prompt:
        """The prompt that asks for a short summary of `text`."""
        wording, phrases = self._wording, self._phrases
        rule = self._fill(wording.summary_rule or phrases.summary_rule)
        lead = _Lead("", "", self._paragraphs(wording.summary or phrases.summary))
        return self._prompt(lead, text, rule, max_tokens)

    def _prompt(
        self,
        lead: _Lead,
        passage: str,
        rule: str,
        max_tokens: int,
        *,
        last: str = "",
        source: str = "",
    ) -> Prompt:
        options = self._request.options
        sampling = Sampling(
            temperature=0.0 if options.greedy else self._task.temperature, seed=options.seed
        )
        parts = (*lead.parts, passage, _FENCE_END + rule, last)
        return Prompt(
            messages=self._messages(tuple(part for part in parts if part)),
            max_tokens=max_tokens,
            sampling=sampling,
            source=source,
            stop=("</text>",),
            preamble=self._preamble(lead),
            lock=self._lock(passage),
        )

    def _lock(self, passage: str) -> ScriptLock | None:
        if self._task.translates:
            return lock_for_translation(passage, self._language)
        return lock_for(passage) if self._task.keeps_language else None

    def _messages(self, parts: tuple[str, ...]) -> tuple[Message, ...]:
        return (self._system, Message(Role.USER, parts)) if parts else (self._system,)

    def _preamble(self, lead: _Lead) -> tuple[Message, ...]:
        """What holds no word of the user's: the outline does, and a request, and their own task."""
        is_private = lead.outline or lead.place or self._task.is_own
        if is_private or _REQUEST in self._wording.instruction:
            return (self._system,)
        return self._messages(lead.parts)

    @property
    def _is_for_titles(self) -> bool:
        return self._task.result is Result.TITLES

    def _context(self) -> tuple[str, str]:
        """The document's outline, and what belongs to the passage alone; empty for titles."""
        request, phrases = self._request, self._phrases
        if self._is_for_titles:  # the text that is titled has its headings in it
            return "", ""
        entries = outline(self._headings)
        whole = self._paragraphs(f"{phrases.outline}\n{entries}" if entries else "")
        if not self._task.sees_surroundings:
            return whole, ""
        around = surroundings(request.text, request.span)
        return whole, self._place_of(request.span.start, around)

    def _place_of(self, start: int, around: Surroundings) -> str:
        """Under which headings a passage stands that begins at `start`, and between what."""
        phrases = self._phrases
        path = heading_path(self._headings, start)
        return self._paragraphs(
            f"{phrases.place}{' > '.join(path)}" if path else "",
            f"{phrases.before}\n{around.before}" if around.before else "",
            f"{phrases.after}\n{around.after}" if around.after else "",
        )

    def _lead(self, segment: Segment) -> _Lead:
        # Where neither text nor example has any, speaking of them only distracts.
        speaks_of_masks = _PLACEHOLDERS[0] in self._wording.after or _has_masks(segment)
        masks = self._with_placeholders(self._phrases.masks) if speaks_of_masks else ""
        return _Lead(self._outline, self._place, self._instruction(masks))

    def _without(self, rule: str, known: Sequence[str]) -> str:
        """The rule, and which titles are taken."""
        return "\n".join((rule, self._wording.known, *known)).strip() if known else rule

    def _lead_of_titles(self) -> _Lead:
        return _Lead("", "", self._instruction(""))

    def _instruction(self, masks: str) -> str:
        return self._paragraphs(
            self._fill(self._wording.instruction, count=self._request.options.count),
            self._phrases.genre.get(self._request.options.genre, ""),
            self._example(),
            masks,
        )

    def _example(self) -> str:
        wording, phrases = self._wording, self._phrases
        if not wording.after:
            return ""
        text = (
            f"{phrases.example}\n{phrases.example_before}{wording.before}\n"
            f"{phrases.example_after}{wording.after}"
        )
        return self._with_placeholders(text)

    def _with_placeholders(self, text: str) -> str:
        for standard, used in zip(_PLACEHOLDERS, self._placeholders, strict=True):
            text = text.replace(standard, used)
        return text

    def _fill(self, text: str, *, count: int = 0, target: int = 0) -> str:
        """Fill in by replacing: the person's own request may hold braces."""
        values = {
            "{output}": self._output,
            "{count}": str(count),
            "{target}": str(target),
            "{cap}": f"{CAPS.get(self._request.options.level, 1):.0%}",
            _REQUEST: self._request.instruction,
        }
        for name, value in values.items():
            text = text.replace(name, value)
        return text

    def _paragraphs(self, *texts: str) -> str:
        return "".join(f"{text}\n\n" for text in texts if text)


def _has_masks(segment: Segment) -> bool:
    return any(kept.kind is KeptKind.MASK for kept in segment.kept)


def _key(language: Language) -> str:
    """In which language a prompt speaks."""
    return "zh" if language.is_chinese or language is Language.MIXED else "en"
