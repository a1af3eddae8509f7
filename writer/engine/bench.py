"""Writing with drafts against writing without: the same prompts, by turns, from the same start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Protocol, runtime_checkable

from writer.core.errors import InternalError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.api import Engine, Prompt, Trace


@runtime_checkable
class Traced(Engine, Protocol):
    """An engine whose answers can be timed and compared token by token."""

    @property
    def batch_costs(self) -> Mapping[int, float]:
        """What decoding a batch of so many tokens costs, against one token."""
        ...

    def trace(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Trace]:
        """Answer `prompt`; the last value is the Trace. Raises as `generate` does.

        First the KV cache goes back to `Prompt.preamble`, or to nothing, so all runs start alike.
        """
        ...

    def margin(self, prompt: Prompt, tokens: Sequence[int], token: CancelToken) -> float:
        """How far the likeliest token after `prompt` and `tokens` is ahead of the next, in logits.

        Decoded one token at a time.
        """
        ...


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an answer first parts from the plain one."""

    at: int
    """How many tokens agree before it; the tokens of a text's answers are counted through."""
    margin: float
    """How far the two best logits lie apart there. Batch sizes alone move it by up to 0.6."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One text, written plainly and with drafts; the sums over its prompts, in medians."""

    tokens: int
    """Of the plain answers."""
    plain_tps: float
    draft_tps: float
    """Tokens per second, the reading of the prompt left out; 0 where it is too short to time.

    The first draft is verified together with the end of the prompt. What that adds to the reading
    is counted as writing: the time of the plain reading is taken off both.
    """
    steps: int
    drafted: int
    accepted: int
    """Of the answers with drafts, as the next two."""
    first_token_s: float
    """Seconds to the first token of the text's first prompt."""
    reused: int
    """Prompt tokens that were in the KV cache."""
    first_difference: Difference | None
    """Of the prompts whose answers differ, the one with the widest margin."""

    @property
    def ratio(self) -> float | None:
        """How many times as fast drafts make it; None where it is too short to time."""
        return self.draft_tps / self.plain_tps if self.plain_tps and self.draft_tps else None


def compare(
    engine: Traced, texts: Sequence[Sequence[Prompt]], repeat: int, token: CancelToken
) -> Iterator[Progress | Comparison]:
    """Write each text's prompts `repeat` times either way; a Comparison a text, in order.

    Meaningful for greedy prompts. Raises as `Engine.generate` does.
    """
    course = _Course(engine, token)
    total = repeat * sum(map(len, texts))
    done = 0
    for prompts in texts:
        answers: list[_Answers] = []
        for prompt in prompts:
            course.warm_up(prompt)
            pairs = []
            for _ in range(repeat):
                yield Progress(Stage.MEASURING, done, total)
                pairs.append(course.pair(prompt))
                done += 1
            answers.append(_Answers(tuple(pairs), course.difference(prompt, pairs)))
        yield _comparison(answers)
    yield Progress(Stage.MEASURING, total, total)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A prompt answered either way, one right after the other."""

    plain: Trace
    draft: Trace


class _Course:
    """Runs prompts either way, in the order plain, draft, draft, plain: so that drift cancels."""

    def __init__(self, engine: Traced, token: CancelToken) -> None:
        self._engine = engine
        self._token = token
        self._begin_with_draft = False
        self._warm_for: Prompt | None = None

    def warm_up(self, prompt: Prompt) -> None:
        """Read the preamble, which the first run would pay for alone; and wake the machine."""
        if self._warm_for is None or self._warm_for.preamble != prompt.preamble:
            self._run(replace(prompt, max_tokens=1), drafts=False)
            self._warm_for = prompt

    def pair(self, prompt: Prompt) -> _Pair:
        """Answer either way. Raises InternalError where the KV cache was not the same before."""
        order = (True, False) if self._begin_with_draft else (False, True)
        self._begin_with_draft = not self._begin_with_draft
        traces = {drafts: self._run(prompt, drafts=drafts) for drafts in order}
        pair = _Pair(plain=traces[False], draft=traces[True])
        if pair.plain.statistics.reused_tokens != pair.draft.statistics.reused_tokens:
            raise InternalError("the two runs started from different KV caches")
        return pair

    def difference(self, prompt: Prompt, pairs: Sequence[_Pair]) -> Difference | None:
        """Where the first answer that is not the first plain one parts from it."""
        plain = pairs[0].plain.tokens
        for other in (trace for pair in pairs for trace in (pair.plain, pair.draft)):
            if other.tokens != plain:
                at = _common(plain, other.tokens)
                return Difference(at, self._engine.margin(prompt, plain[:at], self._token))
        return None

    def _run(self, prompt: Prompt, *, drafts: bool) -> Trace:
        *_, last = self._engine.trace(replace(prompt, drafts=drafts), self._token)
        if not isinstance(last, Trace):
            raise InternalError("an answer without a trace")
        return last


@dataclass(frozen=True, slots=True)
class _Answers:
    """One prompt's answers, all repetitions."""

    pairs: tuple[_Pair, ...]
    difference: Difference | None

    @property
    def plain(self) -> tuple[Trace, ...]:
        return tuple(pair.plain for pair in self.pairs)

    @property
    def draft(self) -> tuple[Trace, ...]:
        return tuple(pair.draft for pair in self.pairs)

    def writing_s(self, traces: Sequence[Trace]) -> float:
        """Seconds from where the plain run had its first token to the last token."""
        whole = median(t.statistics.first_token_s + t.statistics.decode_s for t in traces)
        return whole - _first_token_s(self.plain)


def _comparison(answers: Sequence[_Answers]) -> Comparison:
    plain = [answer.plain[0] for answer in answers]
    draft = [answer.draft[0] for answer in answers]
    return Comparison(
        tokens=sum(len(trace.tokens) for trace in plain),
        plain_tps=_rate(plain, sum(answer.writing_s(answer.plain) for answer in answers)),
        draft_tps=_rate(draft, sum(answer.writing_s(answer.draft) for answer in answers)),
        steps=sum(trace.steps for trace in draft),
        drafted=sum(trace.statistics.drafted_tokens for trace in draft),
        accepted=sum(trace.statistics.accepted_tokens for trace in draft),
        first_token_s=_first_token_s(answers[0].draft) if answers else 0.0,
        reused=sum(trace.statistics.reused_tokens for trace in draft),
        first_difference=_widest(answers),
    )


def _first_token_s(traces: Sequence[Trace]) -> float:
    return median(trace.statistics.first_token_s for trace in traces)


def _rate(traces: Sequence[Trace], seconds: float) -> float:
    """Tokens per second; an answer's first token belongs to its reading."""
    tokens = sum(max(0, len(trace.tokens) - 1) for trace in traces)
    return tokens / seconds if seconds > 0 else 0.0


def _widest(answers: Sequence[_Answers]) -> Difference | None:
    found: list[Difference] = []
    before = 0
    for answer in answers:
        if answer.difference is not None:
            found.append(replace(answer.difference, at=before + answer.difference.at))
        before += len(answer.plain[0].tokens)
    return max(found, key=lambda difference: difference.margin, default=None)


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two answers begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
