"""The Engine on llama.cpp: reads a prompt, keeps what it has read, writes the answer."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from writer.core.errors import EngineError, PromptTooLong
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import Statistics, StopReason
from writer.engine.api import Chunk, Description, Prompt
from writer.engine.llama.native import library
from writer.engine.llama.sampling import fresh_seed, sampler_chain
from writer.engine.llama.session import BATCH_TOKENS, Session, load_model
from writer.engine.llama.template import Template, template_of
from writer.engine.planner import LoadPlan
from writer.engine.stream import LoopDetector, TextStream

_NEVER_IN_AN_ANSWER = ("<think>", "</think>", "<|im_start|>")
"""Banned where they are single tokens: they would open a turn or thoughts, never prose."""


def load(plan: LoadPlan, token: CancelToken) -> Iterator[Progress | LlamaEngine]:
    """Load a model as planned: Progress, then the engine, which belongs to this thread.

    Raises NativeLibraryUnusable, LoadFailed, NoChatTemplate, Cancelled.
    """
    lib = library()
    model: object = None
    for value in load_model(lib, plan, token):
        if isinstance(value, Progress):
            yield value
        else:
            model = value
    session = Session(lib, model, plan)
    try:
        token.raise_if_cancelled()
        template = template_of(lib, model, session.vocabulary, plan.path)
    except BaseException:
        session.close()
        raise
    yield LlamaEngine(session, template, plan)


@dataclass(slots=True)
class _Answer:
    """One answer while it is written."""

    stream: TextStream
    loops: LoopDetector
    seed: int | None
    prompt_tokens: int
    reused_tokens: int
    started: float
    first_token_s: float = 0.0
    decode_s: float = 0.0
    generated: int = 0
    stop: StopReason | None = field(default=None)

    def statistics(self) -> Statistics:
        return Statistics(
            prompt_tokens=self.prompt_tokens,
            reused_tokens=self.reused_tokens,
            prefilled_tokens=self.prompt_tokens - self.reused_tokens,
            generated_tokens=self.generated,
            first_token_s=self.first_token_s,
            decode_s=self.decode_s,
            answers=1,
            stop=self.stop,
            seed=self.seed,
        )


class LlamaEngine:
    """A loaded model that answers prompts, one at a time, on the thread that loaded it."""

    def __init__(self, session: Session, template: Template, plan: LoadPlan) -> None:
        self._session = session
        self._template = template
        self._vocabulary = session.vocabulary
        self._turn = 0
        self._banned = self._vocabulary.ids_of(*_NEVER_IN_AN_ANSWER)
        self.description = Description(
            model=plan.model_name,
            path=plan.path,
            window_tokens=session.window_tokens,
            device=plan.device,
            on_gpu=plan.gpu_layers > 0,
            reason=plan.reason,
            threads=plan.threads,
        )

    def count_tokens(self, text: str) -> int:
        """How many tokens plain `text` is."""
        self._session.require_open()
        return len(self._vocabulary.plain((text,)))

    def measure(self, prompt: Prompt) -> int:
        """How many tokens the whole prompt is, answer excluded."""
        self._session.require_open()
        return len(self._template.tokens(prompt.messages))

    def generate(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Chunk]:
        """Answer `prompt`: Progress while it is read, then chunks, the last with statistics.

        An answer that is still open is superseded: going on with it raises EngineError.
        """
        started = time.perf_counter()
        self._session.require_open()
        self._turn += 1
        tokens = self._template.tokens(prompt.messages)
        needed, window = len(tokens) + max(1, prompt.max_tokens), self._session.window_tokens
        if needed > window:
            raise PromptTooLong(needed, window)
        sampling = prompt.sampling
        seed = None if sampling.is_greedy else sampling.seed
        if seed is None and not sampling.is_greedy:
            seed = fresh_seed()
        chain = sampler_chain(
            self._session.library, self._vocabulary, sampling, seed or 0, self._banned
        )
        with self._session.listening_to(token), chain as sampler:
            reused = self._session.keep_prefix(tokens)
            last = yield from self._read(tokens, reused, token)
            answer = _Answer(
                stream=TextStream(prompt.stop),
                loops=LoopDetector(self._vocabulary.plain((prompt.source,))),
                seed=seed,
                prompt_tokens=len(tokens),
                reused_tokens=reused,
                started=started,
            )
            yield from self._write(answer, sampler, last, prompt.max_tokens, token)

    def close(self) -> None:
        """Free the model's memory."""
        self._session.close()

    def _read(
        self, tokens: list[int], reused: int, token: CancelToken
    ) -> Generator[Progress, None, int]:
        """Prefill what the KV cache does not hold; where the last token stands in its batch."""
        total, turn = len(tokens), self._turn
        for start in range(reused, total, BATCH_TOKENS):
            yield Progress(Stage.READING, start, total)
            self._require_turn(turn)
            token.raise_if_cancelled()
            piece = tokens[start : start + BATCH_TOKENS]
            is_last = start + len(piece) == total
            self._session.decode(piece, outputs=1 if is_last else 0)
            self._session.synchronize()
        yield Progress(Stage.READING, total, total)
        self._require_turn(turn)
        return len(piece) - 1

    def _write(
        self, answer: _Answer, sampler: object, index: int, budget: int, token: CancelToken
    ) -> Iterator[Chunk]:
        """Decode token by token: one native call to compute, one to draw."""
        session, pieces, ends = self._session, self._vocabulary.pieces, self._vocabulary.ends
        stream, loops, clock = answer.stream, answer.loops, time.perf_counter
        turn = self._turn
        while answer.stop is None:
            token.raise_if_cancelled()
            mark = clock()
            drawn = session.sample(sampler, index)
            if answer.generated:
                answer.decode_s += clock() - mark
            else:
                answer.first_token_s = clock() - answer.started
            answer.generated += 1
            if drawn in ends:
                answer.stop = StopReason.END
                break
            if text := stream.feed(pieces[drawn]):
                yield Chunk(text)
                self._require_turn(turn)
            answer.stop = self._why_stop(answer, loops.feed(drawn), budget)
            if answer.stop is None:
                mark = clock()
                session.decode((drawn,))
                answer.decode_s += clock() - mark
                index = 0
        yield Chunk(stream.finish(), statistics=answer.statistics())

    def _require_turn(self, turn: int) -> None:
        """Two answers share one KV cache, so the newer one ends the older."""
        if turn != self._turn:
            raise EngineError("another answer was begun")

    def _why_stop(self, answer: _Answer, is_looping: bool, budget: int) -> StopReason | None:
        if answer.stream.is_stopped:
            return StopReason.STOP_STRING
        if is_looping:
            return StopReason.LOOP
        if answer.generated >= budget:
            return StopReason.BUDGET
        if len(self._session.mirror) >= self._session.window_tokens:
            return StopReason.WINDOW
        return None
