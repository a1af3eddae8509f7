"""A prompt's messages as tokens, in the layout that the model was trained on."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Protocol

from writer.core.errors import NoChatTemplate
from writer.engine.api import Message, Role
from writer.engine.llama.native import Library
from writer.engine.llama.vocabulary import Vocabulary

_EMPTY_THINKING = "<think>\n\n</think>\n\n"
_PROBE = (Message(Role.SYSTEM, ("a",)), Message(Role.USER, ("b",)))


class Template(Protocol):
    """Lays messages out, ending where the assistant begins to speak."""

    def tokens(self, messages: tuple[Message, ...]) -> list[int]:
        """The whole prompt: scaffolding with control tokens, texts without."""
        ...


class ChatMl:
    """``<|im_start|>role … <|im_end|>``, with an empty think block where the model thinks."""

    def __init__(self, vocabulary: Vocabulary, *, has_thinking: bool) -> None:
        self._vocabulary = vocabulary
        self._answer = "<|im_start|>assistant\n" + (_EMPTY_THINKING if has_thinking else "")

    def tokens(self, messages: tuple[Message, ...]) -> list[int]:
        """The whole prompt."""
        vocabulary = self._vocabulary
        tokens = [] if vocabulary.bos is None else [vocabulary.bos]
        for message in messages:
            tokens += vocabulary.scaffolding(f"<|im_start|>{message.role}\n")
            tokens += vocabulary.plain(message.parts)
            tokens += vocabulary.scaffolding("<|im_end|>\n")
        return tokens + vocabulary.scaffolding(self._answer)


class NativeTemplate:
    """A template that llama.cpp recognises and lays out itself, over sentinels for the texts.

    The texts never pass through it, so they cannot become control tokens, and no template code
    out of a model file is run.
    """

    def __init__(self, lib: Library, vocabulary: Vocabulary, template: str, path: Path) -> None:
        self._lib = lib
        self._vocabulary = vocabulary
        self._template = template
        self._path = path

    def tokens(self, messages: tuple[Message, ...]) -> list[int]:
        """The whole prompt. Raises NoChatTemplate if a message gets lost in the template."""
        tokens: list[int] = []
        *around, answer = _scaffolding(self._lib, self._template, messages, self._path)
        for text, message in zip(around, messages, strict=True):
            tokens += self._vocabulary.scaffolding(text)
            tokens += self._vocabulary.plain(message.parts)
        tokens += self._vocabulary.scaffolding(answer)
        bos = self._vocabulary.bos
        return tokens if bos is None or tokens[:1] == [bos] else [bos, *tokens]


def _scaffolding(
    lib: Library, template: str, messages: tuple[Message, ...], path: Path
) -> list[str]:
    """What stands before each message, and at last what makes the assistant speak."""
    sentinels = [f"\u241ewriter-{index}\u241e" for index in range(len(messages))]
    laid_out = _laid_out(lib, template, messages, sentinels, path)
    places = [laid_out.find(sentinel) for sentinel in sentinels]
    in_order = all(a < b for a, b in pairwise([-1, *places]))
    if not in_order or any(laid_out.count(s) != 1 for s in sentinels):
        raise NoChatTemplate(path, "the template drops or repeats a message")
    return re.split("|".join(map(re.escape, sentinels)), laid_out)


def _laid_out(
    lib: Library, template: str, messages: tuple[Message, ...], contents: list[str], path: Path
) -> str:
    c = lib.c
    chat = (c.llama_chat_message * len(messages))(
        *(
            c.llama_chat_message(role=m.role.encode(), content=content.encode("utf-8"))
            for m, content in zip(messages, contents, strict=True)
        )
    )
    room = 4096 + sum(len(content) * 4 for content in contents)
    buffer = ctypes.create_string_buffer(room)
    length = c.llama_chat_apply_template(
        template.encode("utf-8"), chat, len(messages), True, buffer, room
    )
    if not 0 <= length <= room:
        raise NoChatTemplate(path, "llama.cpp does not know this template")
    return buffer.raw[:length].decode("utf-8", "replace")


def require_known(lib: Library, template: str | None, path: Path) -> None:
    """Raise NoChatTemplate for a template that cannot be laid out; needs no model."""
    if not template:
        raise NoChatTemplate(path, "the file has none")
    if not _is_chatml(template):
        _scaffolding(lib, template, _PROBE, path)


def _is_chatml(template: str) -> bool:
    """Phi's dialect has a separator of its own."""
    return "<|im_start|>" in template and "<|im_sep|>" not in template


def template_of(lib: Library, model: object, vocabulary: Vocabulary, path: Path) -> Template:
    """The layout of this model's own template. Raises NoChatTemplate."""
    source = lib.c.llama_model_chat_template(model, None)
    template = source.decode("utf-8", "replace") if source else None
    require_known(lib, template, path)
    assert template  # noqa: S101 - for mypy; it was just required
    if _is_chatml(template):
        return ChatMl(vocabulary, has_thinking="<think>" in template)
    return NativeTemplate(lib, vocabulary, template, path)


def opening(template: Template, messages: tuple[Message, ...]) -> list[int]:
    """What every prompt begins with whose messages begin with these, the last one left open."""
    *earlier, last = messages
    ends = (Message(last.role, (*last.parts, end)) for end in ("a", "1"))
    one, other = (template.tokens((*earlier, message)) for message in ends)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return [token for token, _ in same]
