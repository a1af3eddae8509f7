"""Tokens that an answer may not have, as biases that llama.cpp adds before anything is drawn."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from writer.core.values import Script, ScriptLock
from writer.engine.llama.native import Library
from writer.engine.llama.vocabulary import Vocabulary
from writer.engine.piece_scripts import PieceScripts

BiasArray = ctypes.Array[ctypes.Structure]
"""Of llama_logit_bias."""

_FORBIDDEN = float("-inf")
_KEPT = 8
"""Arrays of the last locks; of a large vocabulary one takes 0.7 MB."""
_BEFORE_WORDS = ("", " ", "\n", "(", "[", '"', "'", "/", "-", ".", "_")
"""A vocabulary has pieces of their own for words behind some of these."""


class Biases:
    """Makes the arrays, and keeps those of the last few locks."""

    def __init__(self, lib: Library, vocabulary: Vocabulary) -> None:
        self._make = lib.c.llama_logit_bias
        self._vocabulary = vocabulary
        self._banning = lru_cache(_KEPT)(self._find)
        self._locking = lru_cache(_KEPT)(self._lock)

    def forbidding(self, tokens: Sequence[int]) -> BiasArray:
        """A bias for each of `tokens` that makes it impossible."""
        biases: BiasArray = (self._make * len(tokens))()
        for bias, token in zip(biases, tokens, strict=True):
            bias.token, bias.bias = token, _FORBIDDEN
        return biases

    def locking(self, lock: ScriptLock, stop: tuple[str, ...]) -> BiasArray:
        """What holds an answer to `lock`; its words stay possible, and what ends the answer.

        So do pieces without letters, and those that begin characters of several scripts: a
        character out of bytes can slip through, so the answer has to be looked at all the same.
        """
        return self._locking(lock, stop)

    @cached_property
    def _scripts(self) -> PieceScripts:
        """Reads all pieces, which takes a moment: once, when there is a lock."""
        return PieceScripts(self._vocabulary.pieces)

    def _lock(self, lock: ScriptLock, stop: tuple[str, ...]) -> BiasArray:
        tokens, forbidding = self._banning(lock.banned, lock.characters)
        biases = type(forbidding).from_buffer_copy(forbidding)
        for token in self._spared(lock.words, stop):
            index = bisect_left(tokens, token)
            if index < len(tokens) and tokens[index] == token:
                biases[index].bias = 0.0
        return biases

    def _find(
        self, scripts: frozenset[Script], characters: frozenset[str]
    ) -> tuple[Sequence[int], BiasArray]:
        """The tokens in these scripts or with these characters, in order, and their biases."""
        found = self._scripts.tokens_in(scripts)
        if characters:
            found = sorted({*found, *self._scripts.tokens_with(characters)})
        return found, self.forbidding(found)

    def _spared(self, words: Iterable[str], stop: Iterable[str]) -> Iterator[int]:
        yield from self._vocabulary.ends
        for text in (*(before + word for word in words for before in _BEFORE_WORDS), *stop):
            yield from self._vocabulary.plain((text,))
