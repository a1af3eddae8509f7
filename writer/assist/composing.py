"""A text made of a passage at once, not block by block: asked for, judged, asked for again if bad.

What stands below or beside the passage is made of its plain prose, where that is too long of
summaries of its parts. What takes its place is made of its Markdown, and proved like any rewrite.
Without a passage, the person's own request is what is worked on: so a draft is written.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from writer.assist.answer import Answer
from writer.assist.composition_checks import CompositionJudge
from writer.assist.judgement import Attempt
from writer.assist.passage import Passage
from writer.assist.prompts import PromptWriter
from writer.assist.summarising import summarised
from writer.assist.tasks import Check, Form, Result, Task, TaskBook
from writer.core.errors import NothingToWorkOn
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import (
    Composition,
    EditRequest,
    FindingKind,
    Language,
    Proposal,
    Segment,
    SegmentKind,
    SegmentResult,
    SegmentStatus,
    Statistics,
)
from writer.engine.api import Chunk, Engine, Prompt
from writer.text.language import language_of
from writer.text.verify import Verifier

_MOST_ATTEMPTS = 2
_SPARE_TOKENS = 64
_SUMMARY_TOKENS = 480
_CONTINUATION_TOKENS = 480
_DRAFT_TOKENS = 1024
_TAIL_SHARE = 4
"""What a text goes on from is kept verbatim up to this part of the window, from its end."""


@dataclass(slots=True)
class _Asked:
    """The answers so far, and what they cost."""

    attempts: list[Attempt] = field(default_factory=list)
    spent: Statistics = field(default_factory=Statistics)

    @property
    def problem(self) -> FindingKind | None:
        """What was wrong with the last answer."""
        return self.attempts[-1].problem if self.attempts else None

    @property
    def best(self) -> Attempt:
        """The answer with the fewest and least grave findings, the earlier of equals."""
        return min(self.attempts, key=lambda attempt: attempt.badness)


def compose(
    request: EditRequest, task: Task, tasks: TaskBook, engine: Engine, token: CancelToken
) -> Iterator[Progress | Chunk | Composition | Proposal]:
    """Do a task on the passage as a whole. The last value is what came of it.

    That is a Proposal where the result takes the passage's place. Raises NothingToWorkOn,
    PromptTooLong, Cancelled and what the engine raises.
    """
    passage = Passage.of(request)
    is_request = not (passage.segments and request.passage.strip())
    replaces = task.result is Result.REPLACE
    prose = request.passage if replaces else passage.prose
    if is_request:
        prose = "" if replaces else request.instruction
    if not prose.strip():
        raise NothingToWorkOn
    language = language_of(prose)
    composer = _Composer(request, task, PromptWriter(request, task, tasks, language), engine, token)
    yield Progress(Stage.WRITING, 0, 1)
    asked = _Asked()
    shorter = prose if replaces else (yield from composer.short_enough(prose, asked))
    judge = CompositionJudge(task, prose, language, terms=request.terms, is_request=is_request)
    while not asked.attempts or (asked.problem and len(asked.attempts) < _MOST_ATTEMPTS):
        answer = yield from composer.ask(shorter, len(asked.attempts), asked.problem)
        asked.spent = asked.spent.plus(answer.statistics)
        attempt = judge.judge(answer.text, answer.statistics.stop)
        asked.attempts.append(_proved(attempt, request, task) if replaces else attempt)
    yield Progress(Stage.WRITING, 1, 1)
    if replaces:
        yield _proposal(asked, request, language)
    else:
        yield _composition(asked, task.language(language) or language)


def _proved(attempt: Attempt, request: EditRequest, task: Task) -> Attempt:
    """An answer that is to take the passage's place, with the blanks around that, and verified."""
    passage = request.passage
    lead = passage[: len(passage) - len(passage.lstrip())]
    text = f"{lead}{attempt.text.strip()}{passage[len(passage.rstrip()) :]}"
    if Check.STRUCTURE not in task.checks or not attempt.text:
        return Attempt(text, attempt.findings)
    found = Verifier(request.text).check(request.span, text)
    return Attempt(text, tuple(dict.fromkeys((*attempt.findings, *found))))


def _proposal(asked: _Asked, request: EditRequest, language: Language) -> Proposal:
    best, passage = asked.best, request.passage
    is_kept = any(finding.grave for finding in best.findings)
    text = passage if is_kept else best.text
    status = SegmentStatus.UNCHANGED if text == passage else SegmentStatus.CHANGED
    result = SegmentResult(
        span=request.span,
        original=passage,
        replacement=text,
        status=SegmentStatus.KEPT if is_kept else status,
        findings=best.findings,
        attempts=len(asked.attempts),
    )
    return Proposal(request.span, passage, text, language, (result,), asked.spent)


def _composition(asked: _Asked, language: Language) -> Composition:
    best = asked.best
    is_refused = any(finding.grave for finding in best.findings)
    return Composition("" if is_refused else best.text, language, best.findings, asked.spent)


@dataclass(frozen=True, slots=True)
class _Composer:
    """Asks the model about one text."""

    request: EditRequest
    task: Task
    writer: PromptWriter
    engine: Engine
    token: CancelToken

    def ask(
        self, prose: str, attempt: int, problem: FindingKind | None
    ) -> Generator[Progress | Chunk, None, Answer]:
        """One answer; what may be shown of it is passed on."""
        prompt = self._prompt(prose, problem)
        # The same seed would make the same mistake again.
        prompt = replace(prompt, sampling=prompt.sampling.later(attempt))
        answer = Answer(self._segment(prose))
        for value in self.engine.generate(prompt, self.token):
            if isinstance(value, Progress):
                yield value
                continue
            text = answer.take(value)
            yield replace(value, text=text, attempt=attempt + 1)
        return answer

    def short_enough(self, prose: str, asked: _Asked) -> Generator[Progress | Chunk, None, str]:
        """The text itself, or summaries in its place until a prompt holds it with its answer."""
        while not self._fits(prose):
            head, tail = self._parted(prose)
            shorter, cost = yield from summarised(head, self.writer, self.engine, self.token)
            asked.spent = asked.spent.plus(cost)
            shorter = f"{shorter.strip()}\n{tail}" if tail else shorter.strip()
            if len(shorter) >= len(prose):
                break
            prose = shorter
        return prose

    def _fits(self, prose: str) -> bool:
        prompt = self._prompt(prose, FindingKind.CUT)
        return self.engine.measure(prompt) + prompt.max_tokens <= self._window

    def _parted(self, prose: str) -> tuple[str, str]:
        """What is summarised, and what stays as it is: the end, where the text is to go on."""
        if self.task.result is not Result.INSERT:
            return prose, ""
        limit, size = self._window // _TAIL_SHARE, 0
        lines = prose.split("\n")
        first = len(lines)
        while first and (size := size + self.engine.count_tokens(lines[first - 1])) <= limit:
            first -= 1
        return "\n".join(lines[:first]), "\n".join(lines[first:])

    def _prompt(self, prose: str, problem: FindingKind | None) -> Prompt:
        budget = self._budget(prose) * (2 if problem is FindingKind.CUT else 1)
        return self.writer.rewrite(
            self._segment(prose), max_tokens=min(budget, self._window // 2), problem=problem
        )

    def _budget(self, prose: str) -> int:
        tokens = self.engine.count_tokens(prose)
        if self.task.result is Result.REPLACE:
            return 2 * tokens + _SPARE_TOKENS
        if self.task.result is Result.INSERT:
            return _CONTINUATION_TOKENS if self.request.passage.strip() else _DRAFT_TOKENS
        if self.task.form in (Form.LIST, Form.TABLE):
            return 2 * tokens + _SPARE_TOKENS
        return min(tokens, _SUMMARY_TOKENS) + _SPARE_TOKENS

    def _segment(self, prose: str) -> Segment:
        return Segment(self.request.span, SegmentKind.PARAGRAPH, prose)

    @property
    def _window(self) -> int:
        return self.engine.description.window_tokens
