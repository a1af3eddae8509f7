"""A prompt's messages as tokens, in the layout that the model was trained on."""

from __future__ import annotations

import ctypes
from itertools import pairwise
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
        self._template = template.encode("utf-8")
        self._path = path

    def tokens(self, messages: tuple[Message, ...]) -> list[int]:
        """The whole prompt. Raises NoChatTemplate if a message gets lost in the template."""
        sentinels = [f"\u241ewriter-{index}\u241e" for index in range(len(messages))]
        laid_out = self._apply(messages, sentinels)
        places = [laid_out.find(sentinel) for sentinel in sentinels]
        in_order = all(a < b for a, b in pairwise([-1, *places]))
        if not in_order or any(laid_out.count(s) != 1 for s in sentinels):
            raise NoChatTemplate(self._path, "the template drops or repeats a message")
        tokens: list[int] = []
        start = 0
        for place, sentinel, message in zip(places, sentinels, messages, strict=True):
            tokens += self._vocabulary.scaffolding(laid_out[start:place])
            tokens += self._vocabulary.plain(message.parts)
            start = place + len(sentinel)
        tokens += self._vocabulary.scaffolding(laid_out[start:])
        bos = self._vocabulary.bos
        return tokens if bos is None or tokens[:1] == [bos] else [bos, *tokens]

    def _apply(self, messages: tuple[Message, ...], contents: list[str]) -> str:
        c = self._lib.c
        chat = (c.llama_chat_message * len(messages))(
            *(
                c.llama_chat_message(role=m.role.encode(), content=content.encode("utf-8"))
                for m, content in zip(messages, contents, strict=True)
            )
        )
        room = 4096 + sum(len(content) * 4 for content in contents)
        buffer = ctypes.create_string_buffer(room)
        length = c.llama_chat_apply_template(
            self._template, chat, len(messages), True, buffer, room
        )
        if not 0 <= length <= room:
            raise NoChatTemplate(self._path, "llama.cpp does not know this template")
        return buffer.raw[:length].decode("utf-8", "replace")


def template_of(lib: Library, model: object, vocabulary: Vocabulary, path: Path) -> Template:
    """The layout of this model's own template. Raises NoChatTemplate."""
    source = lib.c.llama_model_chat_template(model, None)
    if not source:
        raise NoChatTemplate(path, "the file has none")
    template = source.decode("utf-8", "replace")
    if "<|im_start|>" in template and "<|im_sep|>" not in template:
        return ChatMl(vocabulary, has_thinking="<think>" in template)
    native = NativeTemplate(lib, vocabulary, template, path)
    native.tokens(_PROBE)
    return native
