"""How the next token is drawn: a `Sampling` as a chain of llama.cpp's samplers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from writer.engine.api import SEEDS, Sampling
from writer.engine.llama.biases import BiasArray
from writer.engine.llama.native import Library
from writer.engine.llama.vocabulary import Vocabulary

_PENALTY_WINDOW = 256
"""How many of the last tokens a presence penalty looks at."""


def fresh_seed() -> int:
    """A seed from the operating system."""
    return int.from_bytes(os.urandom(4), "little") % SEEDS


@contextmanager
def sampler_chain(
    lib: Library, vocabulary: Vocabulary, sampling: Sampling, seed: int, biases: Sequence[BiasArray]
) -> Iterator[object]:
    """A chain that draws by `sampling` under all `biases`; freed at the end.

    The order is the fast one: bias, top-k, penalties, top-p, min-p, temperature, draw. Penalties
    before top-k would look at the whole vocabulary, five times as long.
    """
    c = lib.c
    chain = c.llama_sampler_chain_init(c.llama_sampler_chain_default_params())
    try:
        for sampler in _samplers(lib, vocabulary, sampling, seed, biases):
            c.llama_sampler_chain_add(chain, sampler)
        yield chain
    finally:
        c.llama_sampler_free(chain)


def _samplers(
    lib: Library, vocabulary: Vocabulary, sampling: Sampling, seed: int, biases: Sequence[BiasArray]
) -> Iterator[object]:
    c = lib.c
    for array in biases:
        if len(array):
            yield c.llama_sampler_init_logit_bias(vocabulary.size, len(array), array)
    if sampling.is_greedy:
        yield c.llama_sampler_init_greedy()
        return
    if sampling.top_k > 0:
        yield c.llama_sampler_init_top_k(sampling.top_k)
    if sampling.presence_penalty:
        yield c.llama_sampler_init_penalties(
            vocabulary.size, _PENALTY_WINDOW, 1.0, 0.0, sampling.presence_penalty
        )
    if sampling.top_p < 1:
        yield c.llama_sampler_init_top_p(sampling.top_p, 1)
    if sampling.min_p > 0:
        yield c.llama_sampler_init_min_p(sampling.min_p, 1)
    yield c.llama_sampler_init_temp(sampling.temperature)
    yield c.llama_sampler_init_dist(seed)
