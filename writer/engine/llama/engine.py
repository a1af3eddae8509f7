"""The Engine on llama.cpp: reads a prompt, keeps what it has read, writes the answer."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from heapq import nlargest
from pathlib import Path

from writer.core.errors import EngineError, PromptTooLong
from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Chunk, Description, Message, Prompt, Trace
from writer.engine.draft_length import BatchCosts
from writer.engine.llama.answer import Answer
from writer.engine.llama.biases import Biases
from writer.engine.llama.decoding import Checkpoint, Decoder
from writer.engine.llama.loader import load_model
from writer.engine.llama.native import library
from writer.engine.llama.parallel import ParallelDecoder, Stem, common_prefix
from writer.engine.llama.sampling import fresh_seed, sampler_chain
from writer.engine.llama.saved import Saved
from writer.engine.llama.session import BRANCHES_MAX, Session
from writer.engine.llama.template import Template, opening, template_of
from writer.engine.llama.timing import time_batches
from writer.engine.planner import LoadPlan

_NEVER_IN_AN_ANSWER = ("<think>", "</think>", "<|im_start|>")
"""Banned where they are single tokens: they would open a turn or thoughts, never prose."""

AHEAD_TOKENS = 64
"""Read ahead in small pieces: a request that comes in between takes over all but the last."""


def load(
    plan: LoadPlan, token: CancelToken, *, cache: Path | None = None
) -> Iterator[Progress | LlamaEngine]:
    """Load a model as planned: Progress, then the engine, which belongs to this thread.

    What it learns of model and machine is kept below `cache`; None: nothing is kept.
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
    yield LlamaEngine(session, template, plan, cache)


class LlamaEngine:
    """A loaded model that answers prompts, one at a time, on the thread that loaded it."""

    def __init__(
        self, session: Session, template: Template, plan: LoadPlan, cache: Path | None
    ) -> None:
        self._session = session
        self._template = template
        self._vocabulary = session.vocabulary
        self._decoder = Decoder(session)
        self._saved = Saved(session, plan, cache)
        self._measured = self._saved.costs()
        self._turn = 0
        self._biases = Biases(session.library, self._vocabulary)
        self._banned = self._vocabulary.ids_of(*_NEVER_IN_AN_ANSWER)
        self.description = Description(
            model=plan.model_name,
            path=plan.path,
            window_tokens=session.window_tokens,
            device=plan.device,
            on_gpu=plan.gpu_layers > 0,
            placement=plan.placement,
            layout=plan.layout,
            threads=plan.threads,
        )

    @property
    def batch_costs(self) -> Mapping[int, float]:
        """What batches of 1 to 32 tokens cost: measured, or assumed until they are."""
        return self._costs.as_mapping()

    @property
    def _costs(self) -> BatchCosts:
        return self._measured or BatchCosts.assumed(on_gpu=self.description.on_gpu)

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
        checkpoint = self._begin_turn()
        tokens = self._tokens(prompt)
        with self._session.listening_to(token), self._sampler(prompt) as (sampler, seed):
            answer = self._new(prompt, tokens, seed)
            answer.reused_tokens = yield from self._begin_with_preamble(
                prompt, tokens, token, checkpoint
            )
            yield from self._decoder.answer(answer, sampler, tokens, token, checkpoint)

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        """Answer prompts that begin alike side by side; `Chunk.branch` tells them apart.

        One after another where the window or the model does not allow it.
        """
        tokens = [self._tokens(prompt) for prompt in prompts]
        if self._can_fork(prompts, tokens):
            yield from self._side_by_side(prompts, tokens, token)
            return
        for branch, prompt in enumerate(prompts):
            for value in self.generate(prompt, token):
                yield replace(value, branch=branch) if isinstance(value, Chunk) else value

    def prewarm(self, messages: tuple[Message, ...], token: CancelToken) -> Iterator[Progress]:
        """Read `messages` ahead, the last one left open."""
        checkpoint = self._begin_turn()
        tokens = opening(self._template, messages)
        if self._session.common(tokens) == len(tokens) or len(tokens) > self._session.window_tokens:
            return
        with self._session.listening_to(token):
            self._saved.restore(tokens)
            self._session.keep_prefix(tokens, spare=0)
            yield from self._decoder.read(tokens, len(tokens), token, checkpoint, AHEAD_TOKENS)

    def calibrate(self, token: CancelToken) -> Iterator[Progress]:
        """Time batches of several sizes, for the length of drafts; nothing where that is known."""
        self._begin_turn()
        if self._measured or not self._session.can_roll_back:
            return
        for value in time_batches(self._session, token):
            if isinstance(value, Progress):
                yield value
            else:
                self._measured = value
                self._saved.keep_costs(value)

    def trace(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Trace]:
        """Answer `prompt` from its preamble on, as `generate` would: Progress, then the tokens."""
        checkpoint = self._begin_turn()
        tokens = self._tokens(prompt)
        with self._session.listening_to(token), self._sampler(prompt) as (sampler, seed):
            preamble = opening(self._template, prompt.preamble) if prompt.preamble else []
            self._session.truncate(min(self._session.common(tokens), len(preamble)))
            answer = self._new(prompt, tokens, seed)
            answer.reused_tokens = self._session.keep_prefix(tokens)
            for value in self._decoder.answer(answer, sampler, tokens, token, checkpoint):
                if isinstance(value, Progress):
                    yield value
        yield Trace(tuple(answer.drawn), answer.steps, answer.statistics())

    def margin(self, prompt: Prompt, drawn: Sequence[int], token: CancelToken) -> float:
        """How far apart the two best logits are after `prompt` and `drawn`, read without drafts."""
        checkpoint = self._begin_turn()
        tokens = self._tokens(prompt)
        with self._session.listening_to(token):
            self._session.keep_prefix(tokens)
            for _ in self._decoder.read(tokens, len(tokens) - 1, token, checkpoint):
                pass
            for next_token in (tokens[-1], *drawn):
                self._session.decode((next_token,))
            best, second = nlargest(2, self._session.logits(0))
        return best - second

    def close(self) -> None:
        """Free the model's memory."""
        self._session.close()

    def _begin_turn(self) -> Checkpoint:
        """Two answers share one KV cache, so this one ends the one before.

        Returns what raises EngineError once another was begun.
        """
        self._session.require_open()
        self._turn += 1
        turn = self._turn

        def checkpoint() -> None:
            if turn != self._turn:
                raise EngineError("another answer was begun")

        return checkpoint

    def _tokens(self, prompt: Prompt) -> list[int]:
        """The whole prompt. Raises PromptTooLong where the answer would not fit behind it."""
        self._session.require_open()
        tokens = self._template.tokens(prompt.messages)
        needed, window = len(tokens) + max(1, prompt.max_tokens), self._session.window_tokens
        if needed > window:
            raise PromptTooLong(needed, window)
        return tokens

    @contextmanager
    def _sampler(self, prompt: Prompt) -> Iterator[tuple[object, int | None]]:
        """A sampler chain, and the seed it draws with."""
        sampling = prompt.sampling
        seed = sampling.seed if not sampling.is_greedy else None
        if seed is None and not sampling.is_greedy:
            seed = fresh_seed()
        biases = [self._biases.forbidding(self._banned)]
        if prompt.lock is not None:
            biases.append(self._biases.locking(prompt.lock, prompt.stop))
        library, vocabulary = self._session.library, self._vocabulary
        with sampler_chain(library, vocabulary, sampling, seed or 0, biases) as chain:
            yield chain, seed

    def _new(self, prompt: Prompt, tokens: Sequence[int], seed: int | None) -> Answer:
        costs = self._costs if self._session.can_roll_back else None
        return Answer(prompt, tokens, self._vocabulary, costs, seed)

    def _begin_with_preamble(
        self, prompt: Prompt, tokens: list[int], token: CancelToken, checkpoint: Checkpoint
    ) -> Generator[Progress, None, int]:
        """Restore Writer's own text at the prompt's beginning, or read and keep it.

        Returns how many of the prompt's tokens were there without reading.
        """
        preamble = opening(self._template, prompt.preamble) if prompt.preamble else []
        if self._session.common(tokens) < len(preamble):
            self._saved.restore(preamble)
        reused = self._session.keep_prefix(tokens)
        if reused < len(preamble) and self._saved.is_worth_saving(preamble):
            yield from self._decoder.read(tokens, len(preamble), token, checkpoint)
            self._saved.save()
        return reused

    def _can_fork(self, prompts: Sequence[Prompt], tokens: Sequence[Sequence[int]]) -> bool:
        """Whether the common part, all the rests and all the answers fit the window together."""
        if not self._session.can_roll_back or not 1 < len(prompts) <= BRANCHES_MAX:
            return False
        common = common_prefix(tokens)
        rests = sum(len(prompt) - common for prompt in tokens)
        budgets = sum(prompt.max_tokens for prompt in prompts)
        return common + rests + budgets <= self._session.window_tokens

    def _side_by_side(
        self, prompts: Sequence[Prompt], tokens: Sequence[list[int]], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        checkpoint = self._begin_turn()
        common = common_prefix(tokens)
        with self._session.listening_to(token), ExitStack() as samplers:
            stems = []
            for prompt, all_tokens in zip(prompts, tokens, strict=True):
                sampler, seed = samplers.enter_context(self._sampler(prompt))
                answer = self._new(prompt, all_tokens, seed)
                answer.reused_tokens = common
                stems.append(Stem(answer, sampler, all_tokens[common:]))
            first = stems[0].answer
            first.reused_tokens = yield from self._begin_with_preamble(
                prompts[0], tokens[0], token, checkpoint
            )
            # The trunk may hold more than the prompts have in common.
            first.reused_tokens = min(first.reused_tokens, common)
            self._session.truncate(common)
            yield from self._decoder.read(tokens[0][:common], common, token, checkpoint)
            yield from ParallelDecoder(self._session).write(stems, token, checkpoint)
