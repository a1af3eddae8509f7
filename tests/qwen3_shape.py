"""Writes a GGUF with the exact shape of Qwen3-8B in Q4_K_M: holes or random blocks for weights.

With holes the file takes no room on the disk and is good for planning; with random blocks it can
be loaded and run, and computes nonsense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice, product
from math import prod
from pathlib import Path
from string import ascii_lowercase

import gguf
import numpy as np

from tests.random_qwen3 import SPECIAL, TEMPLATE, byte_characters

BLOCKS, WIDTH, INNER, HEADS, HEADS_KV, HEAD_SIZE = 36, 4096, 12288, 32, 8, 128
VOCABULARY = 151_936
WEIGHTS_BYTES = 5_021_827_072
"""All tensors of the published file, whose header takes the rest of its 5,027,783,488 bytes."""

F32, Q4_K, Q6_K = (gguf.GGMLQuantizationType[name] for name in ("F32", "Q4_K", "Q6_K"))
_REPEATED = 1 << 15
"""Blocks of random values that are written again and again."""


@dataclass(frozen=True, slots=True)
class _Tensor:
    """One tensor of the file."""

    name: str
    shape: tuple[int, ...]
    """Rows first."""
    kind: gguf.GGMLQuantizationType

    @property
    def size_bytes(self) -> int:
        values, size = gguf.GGML_QUANT_SIZES[self.kind]
        count: int = prod(self.shape) // values * size
        return count


def write_qwen3_8b(path: Path, *, is_sparse: bool = True, seed: int = 7) -> Path:
    """Write the model to `path`, 5 GB long; sparse files hold no weights and take no room."""
    writer = gguf.GGUFWriter(path, "qwen3")
    _add_facts(writer)
    _add_vocabulary(writer)
    tensors = tuple(_tensors())
    for tensor in tensors:
        writer.add_tensor_info(
            tensor.name,
            _byte_shape(tensor),
            np.dtype(np.uint8) if tensor.kind != F32 else np.dtype(np.float32),
            tensor.size_bytes,
            raw_dtype=tensor.kind,
        )
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    writer.close()
    _append_weights(path, tensors, None if is_sparse else np.random.default_rng(seed))
    return path


def _byte_shape(tensor: _Tensor) -> tuple[int, ...]:
    """The shape as gguf wants it: the last dimension of packed tensors counted in bytes."""
    if tensor.kind == F32:
        return tensor.shape
    values, size = gguf.GGML_QUANT_SIZES[tensor.kind]
    return (*tensor.shape[:-1], tensor.shape[-1] // values * size)


def _tensors() -> Iterator[_Tensor]:
    """In the order of the published file; Q4_K_M keeps more bits where they matter most."""
    yield _Tensor("output_norm.weight", (WIDTH,), F32)
    yield _Tensor("output.weight", (VOCABULARY, WIDTH), Q6_K)
    yield _Tensor("token_embd.weight", (VOCABULARY, WIDTH), Q4_K)
    for block in range(BLOCKS):
        is_edge = block < BLOCKS // 8 or block >= 7 * BLOCKS // 8
        more = Q6_K if is_edge or (block - BLOCKS // 8) % 3 == 2 else Q4_K
        name = f"blk.{block}"
        yield _Tensor(f"{name}.attn_norm.weight", (WIDTH,), F32)
        yield _Tensor(f"{name}.attn_q.weight", (HEADS * HEAD_SIZE, WIDTH), Q4_K)
        yield _Tensor(f"{name}.attn_k.weight", (HEADS_KV * HEAD_SIZE, WIDTH), Q4_K)
        yield _Tensor(f"{name}.attn_v.weight", (HEADS_KV * HEAD_SIZE, WIDTH), more)
        yield _Tensor(f"{name}.attn_output.weight", (WIDTH, HEADS * HEAD_SIZE), Q4_K)
        yield _Tensor(f"{name}.attn_q_norm.weight", (HEAD_SIZE,), F32)
        yield _Tensor(f"{name}.attn_k_norm.weight", (HEAD_SIZE,), F32)
        yield _Tensor(f"{name}.ffn_norm.weight", (WIDTH,), F32)
        yield _Tensor(f"{name}.ffn_gate.weight", (INNER, WIDTH), Q4_K)
        yield _Tensor(f"{name}.ffn_up.weight", (INNER, WIDTH), Q4_K)
        yield _Tensor(f"{name}.ffn_down.weight", (WIDTH, INNER), more)


def _add_facts(writer: gguf.GGUFWriter) -> None:
    writer.add_name("Random Qwen3 8B")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q4_K_M)
    writer.add_context_length(40960)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(BLOCKS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS_KV)
    writer.add_key_length(HEAD_SIZE)
    writer.add_value_length(HEAD_SIZE)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1e6)


def _add_vocabulary(writer: gguf.GGUFWriter) -> None:
    """As many tokens and merges as the real one has, each longer by a letter than another."""
    words = list(islice(_words(), VOCABULARY - 256 - len(SPECIAL)))
    tokens = [*byte_characters(), *words, *SPECIAL]
    normal, control = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    thoughts = [gguf.TokenType.USER_DEFINED] * 2
    writer.add_token_types([normal] * (256 + len(words)) + [control] * 3 + thoughts)
    writer.add_token_merges([f"{word[:-1]} {word[-1]}" for word in words])
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_pad_token_id(tokens.index("<|endoftext|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)


def _words() -> Iterator[str]:
    for length in count(2):
        for letters in product(ascii_lowercase, repeat=length):
            yield "".join(letters)


def _append_weights(
    path: Path, tensors: tuple[_Tensor, ...], random: np.random.Generator | None
) -> None:
    with path.open("r+b") as stream:
        stream.seek(0, 2)
        start = _aligned(stream.tell())
        sizes = [_aligned(tensor.size_bytes) for tensor in tensors]
        stream.truncate(start + sum(sizes))
        if random is None:
            return
        stream.seek(start)
        filling = {Q4_K: _q4_k(random), Q6_K: _q6_k(random)}
        for tensor, size in zip(tensors, sizes, strict=True):
            end = stream.tell() + size
            if tensor.kind == F32:
                stream.write(np.ones(tensor.size_bytes // 4, np.float32).tobytes())
            else:
                _repeat(stream.write, filling[tensor.kind], tensor.size_bytes)
            stream.seek(end)


def _repeat(write: Callable[[bytes], object], content: bytes, size_bytes: int) -> None:
    whole, rest = divmod(size_bytes, len(content))
    for _ in range(whole):
        write(content)
    write(content[:rest])


def _aligned(size: int) -> int:
    return -(-size // gguf.GGUF_DEFAULT_ALIGNMENT) * gguf.GGUF_DEFAULT_ALIGNMENT


def _q4_k(random: np.random.Generator) -> bytes:
    """Super-blocks of 256 values: two half-precision scales, then 140 bytes of small ones."""
    blocks = random.integers(0, 256, (_REPEATED, 144), np.uint8)
    scales = np.array([2e-5, 1.6e-4], np.float16)
    blocks[:, :4] = scales.view(np.uint8)
    return blocks.tobytes()


def _q6_k(random: np.random.Generator) -> bytes:
    """Super-blocks of 256 values: 208 bytes of small ones, then a half-precision scale."""
    blocks = random.integers(0, 256, (_REPEATED, 210), np.uint8)
    blocks[:, 208:] = np.array([1e-5], np.float16).view(np.uint8)
    return blocks.tobytes()
