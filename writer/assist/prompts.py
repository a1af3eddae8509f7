"""A task and a segment become a Prompt, the least-changing part first.

The layout that held best in measurements: a constant system message, the document's context, the
instruction with one example, the passage between fences, and at the very end the rule about what
to output.
"""

from __future__ import annotations

from collections.abc import Sequence

from writer.assist.context import Surroundings
from writer.assist.tasks import Phrases, Task, TaskBook, Wording
from writer.core.values import EditRequest, FindingKind, KeptKind, Language, Segment
from writer.engine.api import Message, Prompt, Role, Sampling
from writer.text.placeholders import form_for

_FREE = "free"
_PLACEHOLDERS = ("{1}", "{2}")
_FENCE, _FENCE_END = "<text>\n", "\n</text>\n"
_PROBLEMS = {
    FindingKind.STRUCTURE: "structure",
    FindingKind.MARKUP_ADDED: "structure",
    FindingKind.MASK_LOST: "masks",
    FindingKind.MASK_ADDED: "masks",
    FindingKind.LINK_LOST: "words",
    FindingKind.LANGUAGE: "language",
    FindingKind.REFUSAL: "chatter",
    FindingKind.CHATTER: "chatter",
    FindingKind.ANSWERED: "answered",
    FindingKind.EMPTY: "empty",
    FindingKind.LOOP: "loop",
    FindingKind.CUT: "cut",
    FindingKind.OVER_CAP: "over_cap",
    FindingKind.RATIO: "ratio",
}


class PromptWriter:
    """Writes the prompts of one request, in the language of its passage."""

    def __init__(
        self, request: EditRequest, task: Task, tasks: TaskBook, language: Language
    ) -> None:
        self._request = request
        self._task = task
        key = "zh" if language.is_chinese or language is Language.MIXED else "en"
        self._phrases: Phrases = tasks.phrases[key]
        variant = request.options.style or request.options.level
        self._wording: Wording = task.wording(key, variant)
        output = self._phrases.output
        wanted = language if task.keeps_language else _FREE
        self._output = output.get(wanted) or next(iter(output.values()))

    @property
    def example_lines(self) -> tuple[str, ...]:
        """The lines of the example; a weak model gives them for its own."""
        return (*self._wording.before.splitlines(), *self._wording.after.splitlines())

    def rewrite(
        self,
        segment: Segment,
        place: Surroundings,
        *,
        max_tokens: int,
        target: int = 0,
        problem: FindingKind | None = None,
    ) -> Prompt:
        """The prompt that asks for one segment's rewrite.

        `target` is the wanted length in words or characters, for tasks that name one. `problem`
        says what was wrong with the first answer, when this is the second attempt.
        """
        form = form_for(self._request.text)
        placeholders = form.of(1), form.of(2)
        # Where neither text nor example has any, speaking of them only distracts.
        speaks_of_masks = bool(self._wording.after) or _has_masks(segment)
        instruction = self._paragraphs(
            self._fill(self._wording.instruction),
            self._phrases.genre.get(self._request.options.genre, ""),
            self._example(placeholders),
            self._with_placeholders(self._phrases.masks, placeholders) if speaks_of_masks else "",
        )
        rule = self._fill(self._wording.rule or self._phrases.rule, target=target)
        if problem is not None:
            why = self._phrases.problem[_PROBLEMS[problem]]
            rule = f"{rule}\n{self._phrases.reminder.format(problem=why)}"
        parts = (
            self._context(place),
            instruction,
            _FENCE,
            segment.masked,
            _FENCE_END + rule,
        )
        return self._prompt(parts, max_tokens, source=segment.masked)

    def titles(self, text: str, count: int, known: Sequence[str], max_tokens: int) -> Prompt:
        """The prompt that asks for `count` titles of `text`, none of them in `known`."""
        instruction = self._paragraphs(
            self._fill(self._wording.instruction, count=count),
            self._phrases.genre.get(self._request.options.genre, ""),
            self._example(()),
        )
        rule = self._fill(self._wording.rule or self._phrases.rule, count=count)
        if known:
            rule = "\n".join((rule, self._wording.known, *known)).strip()
        return self._prompt((instruction, _FENCE, text, _FENCE_END + rule), max_tokens)

    def summary(self, text: str, max_tokens: int) -> Prompt:
        """The prompt that asks for a short summary of `text`."""
        rule = self._fill(self._wording.summary_rule or self._phrases.rule)
        parts = (self._wording.summary + "\n\n", _FENCE, text, _FENCE_END + rule)
        return self._prompt(parts, max_tokens)

    def _prompt(self, parts: tuple[str, ...], max_tokens: int, source: str = "") -> Prompt:
        options = self._request.options
        sampling = Sampling(
            temperature=0.0 if options.greedy else self._task.temperature, seed=options.seed
        )
        return Prompt(
            messages=(
                Message(Role.SYSTEM, (self._phrases.system,)),
                Message(Role.USER, tuple(part for part in parts if part)),
            ),
            max_tokens=max_tokens,
            sampling=sampling,
            source=source if self._task.copies_source else "",
            stop=("</text>",),
        )

    def _context(self, place: Surroundings) -> str:
        phrases = self._phrases
        return self._paragraphs(
            f"{phrases.outline}{' > '.join(place.path)}" if place.path else "",
            f"{phrases.before}\n{place.before}" if place.before else "",
            f"{phrases.after}\n{place.after}" if place.after else "",
        )

    def _example(self, placeholders: Sequence[str]) -> str:
        wording, phrases = self._wording, self._phrases
        if not wording.after:
            return ""
        text = (
            f"{phrases.example}\n{phrases.example_before}{wording.before}\n"
            f"{phrases.example_after}{wording.after}"
        )
        return self._with_placeholders(text, placeholders)

    def _with_placeholders(self, text: str, placeholders: Sequence[str]) -> str:
        for standard, used in zip(_PLACEHOLDERS, placeholders, strict=False):
            text = text.replace(standard, used)
        return text

    def _fill(self, text: str, *, count: int = 0, target: int = 0) -> str:
        """Fill in by replacing: the person's own request may hold braces."""
        values = {
            "{output}": self._output,
            "{count}": str(count),
            "{target}": str(target),
            "{request}": self._request.instruction,
        }
        for name, value in values.items():
            text = text.replace(name, value)
        return text

    def _paragraphs(self, *texts: str) -> str:
        return "".join(f"{text}\n\n" for text in texts if text)


def _has_masks(segment: Segment) -> bool:
    return any(kept.kind is KeptKind.MASK for kept in segment.kept)
