"""What a model file is, read from its header in plain Python before any native code sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from writer.core.errors import (
    CutShort,
    DamagedHeader,
    ModelMissing,
    NotGguf,
    UnreadableFile,
    UnsupportedArchitecture,
    UnsupportedVersion,
)
from writer.engine.ggml import ATTENTION, FILE_TYPES, RECURRENT
from writer.engine.gguf_reader import HeaderReader, Skipped, Tensor, Value

MAGIC = b"GGUF"
VERSIONS = frozenset({2, 3})
DEFAULT_ALIGNMENT = 32
EMBEDDINGS = "token_embd.weight"
NAME_LIMIT = 100
GUESSED = 1024
"""``general.file_type`` of a file that does not say it."""


@dataclass(frozen=True, slots=True)
class ModelHeader:
    """What the header says of a model."""

    path: Path
    size_bytes: int
    version: int
    architecture: str
    name: str
    """The model's own name, or its file's."""
    quantization: str
    """As file names spell it: ``Q4_K_M``."""
    context_length: int
    """Tokens that the model was made for."""
    block_count: int
    embedding_length: int
    feed_forward_length: int
    """Width inside a block's feed-forward part, all experts that work at once together."""
    head_count: int
    """Of the block that has most; 0 where there is no attention."""
    head_counts_kv: tuple[int, ...]
    """One a block."""
    key_length: int
    value_length: int
    vocab_size: int
    chat_template: str | None
    sliding_window: int
    """Tokens that some blocks look back; 0: all look at everything."""
    is_recurrent: bool
    """Whether part of its memory is a state that cannot be rolled back token by token."""
    tensor_count: int
    embedding_bytes: int
    """The input embeddings, which stay on the CPU."""
    output_bytes: int
    """What follows the last block; with tied embeddings, the embeddings once more."""
    block_bytes: tuple[int, ...]
    """One a block."""
    weights_bytes: int
    """All tensors."""

    @property
    def head_count_kv(self) -> int:
        """Key-value heads of the block that has most."""
        return max(self.head_counts_kv, default=0)


def inspect(path: Path) -> ModelHeader:
    """Read and check the header of the model file `path`.

    Raises ModelMissing, UnreadableFile, NotGguf, CutShort, UnsupportedVersion,
    UnsupportedArchitecture or DamagedHeader.
    """
    try:
        with path.open("rb") as stream:
            return _inspect(path, stream, path.stat().st_size)
    except FileNotFoundError as error:
        raise ModelMissing(path, error.strerror or "") from error
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "") from error


def _inspect(path: Path, stream: BinaryIO, size_bytes: int) -> ModelHeader:
    if size_bytes < len(MAGIC) or stream.read(len(MAGIC)) != MAGIC:
        raise NotGguf(path)
    reader = HeaderReader(path, stream, size_bytes)
    reader.take(len(MAGIC))
    version = reader.u32()
    if version not in VERSIONS:
        raise UnsupportedVersion(path, version)
    tensor_count, pair_count = reader.count("tensors"), reader.count("keys")
    facts = _Facts(path, reader.pairs(pair_count))
    _refuse_what_writes_no_text(facts)
    tensors = tuple(reader.tensors(tensor_count))
    _check_layout(reader, tensors, facts.integer("general.alignment", DEFAULT_ALIGNMENT))
    return _header(facts, tensors, size_bytes, version)


@dataclass(frozen=True, slots=True)
class _Facts:
    """The key-value pairs, each asked for with the type that it must have."""

    path: Path
    pairs: Mapping[str, Value]

    @property
    def architecture(self) -> str:
        return self.text("general.architecture")

    def damaged(self, key: str) -> DamagedHeader:
        return DamagedHeader(self.path, f"{key} is {self.pairs.get(key, 'missing')!r:.80}")

    def text(self, key: str) -> str:
        value = self.pairs.get(key, "")
        if not isinstance(value, str):
            raise self.damaged(key)
        return value

    def integers(self, key: str, default: int | None = None) -> tuple[int, ...]:
        """One number or one a block; none is negative."""
        value = self.pairs.get(key, default)
        values = value if isinstance(value, tuple) else (value,)
        numbers = tuple(n for n in values if isinstance(n, int) and n >= 0)
        if not numbers or len(numbers) != len(values):
            raise self.damaged(key)
        return numbers

    def integer(self, key: str, default: int | None = None) -> int:
        """One number; of several, the largest."""
        return max(self.integers(key, default))

    def own(self, name: str) -> str:
        """The key of a fact that belongs to the architecture."""
        return f"{self.architecture}.{name}"


def _refuse_what_writes_no_text(facts: _Facts) -> None:
    architecture = facts.architecture
    kind = facts.text("general.type") or "model"
    if kind != "model":
        raise UnsupportedArchitecture(facts.path, kind)
    if architecture not in ATTENTION | RECURRENT:
        raise UnsupportedArchitecture(facts.path, architecture)
    parts = facts.integer("split.count", 1)
    if parts > 1:
        raise DamagedHeader(facts.path, f"one of {parts} parts of a split file")


def _check_layout(reader: HeaderReader, tensors: Iterable[Tensor], alignment: int) -> None:
    """The tensors follow each other without gaps, as llama.cpp wants them, and are all there."""
    if alignment < 1 or alignment & (alignment - 1):
        raise reader.damaged(f"an alignment of {alignment}")
    start = _padded(reader.position, alignment)
    expected = end = 0
    for tensor in tensors:
        if tensor.offset != expected:
            raise reader.damaged(f"{tensor.name!r} stands at {tensor.offset}, not {expected}")
        end = tensor.offset + tensor.size_bytes
        expected = _padded(end, alignment)
    if not end:
        raise reader.damaged("there are no tensors")
    if start + end > reader.size_bytes:
        raise CutShort(reader.path, reader.size_bytes, start + end)


def _padded(number: int, alignment: int) -> int:
    return -(-number // alignment) * alignment


def _header(
    facts: _Facts, tensors: tuple[Tensor, ...], size_bytes: int, version: int
) -> ModelHeader:
    own = facts.own
    blocks = _block_count(facts, len(tensors))
    heads = facts.integer(own("attention.head_count"), 0)
    width = facts.integer(own("embedding_length"))
    head_width = width // heads if heads else 0
    weights = sum(tensor.size_bytes for tensor in tensors)
    embeddings = sum(t.size_bytes for t in tensors if t.name == EMBEDDINGS)
    by_block = _bytes_by_block(tensors, blocks)
    output = weights - embeddings - sum(by_block)
    tied = not any(t.name == "output.weight" for t in tensors)
    return ModelHeader(
        path=facts.path,
        size_bytes=size_bytes,
        version=version,
        architecture=facts.architecture,
        name=_on_a_line(facts.text("general.name")) or facts.path.stem,
        quantization=_quantization(facts, tensors),
        context_length=facts.integer(own("context_length")),
        block_count=blocks,
        embedding_length=width,
        feed_forward_length=_feed_forward_length(facts),
        head_count=heads,
        head_counts_kv=_one_a_block(facts, own("attention.head_count_kv"), heads, blocks),
        key_length=facts.integer(own("attention.key_length"), head_width),
        value_length=facts.integer(own("attention.value_length"), head_width),
        vocab_size=_vocab_size(facts),
        chat_template=facts.text("tokenizer.chat_template") or None,
        sliding_window=facts.integer(own("attention.sliding_window"), 0),
        is_recurrent=facts.architecture in RECURRENT,
        tensor_count=len(tensors),
        embedding_bytes=embeddings,
        output_bytes=output + embeddings if tied else output,
        block_bytes=by_block,
        weights_bytes=weights,
    )


def _on_a_line(text: str) -> str:
    """What people can be shown of a text that anybody may have written."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split())[:NAME_LIMIT]


def _block_count(facts: _Facts, tensor_count: int) -> int:
    key = facts.own("block_count")
    blocks = facts.integer(key)
    if not 0 < blocks <= tensor_count:
        raise facts.damaged(key)
    return blocks


def _one_a_block(facts: _Facts, key: str, default: int, blocks: int) -> tuple[int, ...]:
    numbers = facts.integers(key, default)
    if len(numbers) == 1:
        return numbers * blocks
    if len(numbers) != blocks:
        raise facts.damaged(key)
    return numbers


def _feed_forward_length(facts: _Facts) -> int:
    experts = facts.integer(facts.own("expert_used_count"), 0)
    expert_length = facts.integer(facts.own("expert_feed_forward_length"), 0)
    return max(facts.integer(facts.own("feed_forward_length"), 0), experts * expert_length)


def _vocab_size(facts: _Facts) -> int:
    tokens = facts.pairs.get("tokenizer.ggml.tokens")
    if isinstance(tokens, Skipped):
        return tokens.count
    raise facts.damaged("tokenizer.ggml.tokens")


def _bytes_by_block(tensors: Iterable[Tensor], blocks: int) -> tuple[int, ...]:
    sizes = [0] * blocks
    for tensor in tensors:
        prefix, _, rest = tensor.name.partition(".")
        number = rest.partition(".")[0]
        if prefix == "blk" and number.isdecimal() and int(number) < blocks:
            sizes[int(number)] += tensor.size_bytes
    return tuple(sizes)


def _quantization(facts: _Facts, tensors: Iterable[Tensor]) -> str:
    if known := FILE_TYPES.get(facts.integer("general.file_type", GUESSED)):
        return known
    sizes = Counter[str]()
    for tensor in tensors:
        sizes[tensor.type.name] += tensor.size_bytes
    return sizes.most_common(1)[0][0]
