"""A model's vocabulary: text to tokens, tokens to bytes, and which tokens end an answer."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence

from writer.engine.llama.native import Library

_PIECE_BYTES = 512
"""Room for one token's bytes; rules of dashes and runs of blanks exceed 32."""
_ATTR_UNKNOWN, _ATTR_CONTROL, _ATTR_USER_DEFINED = 1 << 0, 1 << 3, 1 << 4
_TYPE_SPM = 1


class Vocabulary:
    """What `session` and `template` need to know of the tokens. Immutable after construction."""

    def __init__(self, lib: Library, model: object) -> None:
        self._lib = lib
        self._vocab = lib.c.llama_model_get_vocab(model)
        self.size: int = lib.c.llama_vocab_n_tokens(self._vocab)
        attributes = [lib.c.llama_vocab_get_attr(self._vocab, t) for t in range(self.size)]
        self.pieces = self._read_pieces(attributes)
        """The bytes of every token; control tokens have none."""
        self.ends = frozenset(
            t for t in range(self.size) if lib.c.llama_vocab_is_eog(self._vocab, t)
        )
        """The tokens that end an answer."""
        self.end_of_turn = self._end_of_turn()
        """The token that the assistant ends its turn with, where there is one."""
        self.control = frozenset(t for t, a in enumerate(attributes) if a & _ATTR_CONTROL)
        self.bos: int | None = (
            lib.c.llama_vocab_bos(self._vocab)
            if lib.c.llama_vocab_get_add_bos(self._vocab)
            else None
        )
        """The token that a prompt must begin with, if one must."""
        self._adds_blank = lib.c.llama_vocab_type(self._vocab) == _TYPE_SPM
        self._tags = self._tag_pattern(attributes)

    def scaffolding(self, text: str) -> list[int]:
        """Tokens of a template's own text, where ``<|im_start|>`` is one control token."""
        return self._tokenise(text, parse_special=True)

    def plain(self, parts: Sequence[str]) -> list[int]:
        """Tokens of text that people wrote: never a control token, whatever it spells.

        The parts are tokenised apart. Tags that a vocabulary defines as words of its own, such
        as ``<think>``, would be recognised even so; they are split behind their first letter.
        """
        if self._adds_blank:  # each call would put a blank in front
            parts = ["".join(parts)]
        tokens: list[int] = []
        for part in parts:
            for piece in self._split_tags(part):
                tokens += self._tokenise(piece, parse_special=False)
        return tokens

    def text(self, tokens: Sequence[int]) -> str:
        """The text that tokens stand for."""
        return b"".join(self.pieces[t] for t in tokens).decode("utf-8", "replace")

    def ids_of(self, *texts: str) -> tuple[int, ...]:
        """Those of `texts` that are a token by themselves, control or not."""
        found = (self._tokenise(text, parse_special=True) for text in texts)
        return tuple(tokens[0] for tokens in found if len(tokens) == 1)

    def _split_tags(self, text: str) -> list[str]:
        if self._tags is None:
            return [text] if text else []
        pieces, start = [], 0
        for match in self._tags.finditer(text):
            pieces.append(text[start : match.start() + 1])
            start = match.start() + 1
        pieces.append(text[start:])
        return [piece for piece in pieces if piece]

    def _tokenise(self, text: str, *, parse_special: bool) -> list[int]:
        data = text.encode("utf-8", "replace")
        room = len(data) + 2
        buffer = (ctypes.c_int32 * room)()
        count = self._lib.c.llama_tokenize(
            self._vocab, data, len(data), buffer, room, False, parse_special
        )
        if count < 0:
            room = -count
            buffer = (ctypes.c_int32 * room)()
            count = self._lib.c.llama_tokenize(
                self._vocab, data, len(data), buffer, room, False, parse_special
            )
        return list(buffer[:count])

    def _read_pieces(self, attributes: Sequence[int]) -> tuple[bytes, ...]:
        buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        to_piece = self._lib.c.llama_token_to_piece
        hidden = _ATTR_CONTROL | _ATTR_UNKNOWN

        def piece(token: int) -> bytes:
            if attributes[token] & hidden:
                return b""
            length = to_piece(self._vocab, token, buffer, _PIECE_BYTES, 0, True)
            if length < 0:
                larger = ctypes.create_string_buffer(-length)
                length = to_piece(self._vocab, token, larger, -length, 0, True)
                return larger.raw[:length]
            return buffer.raw[:length]

        return tuple(piece(token) for token in range(self.size))

    def _end_of_turn(self) -> int | None:
        c = self._lib.c
        candidates = (c.llama_vocab_eot(self._vocab), c.llama_vocab_eos(self._vocab))
        return next((token for token in candidates if token in self.ends), None)

    def _tag_pattern(self, attributes: Sequence[int]) -> re.Pattern[str] | None:
        texts = (
            self.pieces[token].decode("utf-8", "replace")
            for token, attribute in enumerate(attributes)
            if attribute & _ATTR_USER_DEFINED
        )
        tags = sorted((t for t in texts if re.search(r"\w", t) and len(t) > 1), key=len)
        return re.compile("|".join(map(re.escape, reversed(tags)))) if tags else None
