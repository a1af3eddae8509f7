"""Model files and headers for tests: small real GGUF files, and the shape of a large model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np

from writer.engine.gguf import ModelHeader

VOCABULARY = 16
WIDTH = 64
BLOCKS = 2

Change = Callable[[gguf.GGUFWriter], None]


def write_model(path: Path, architecture: str = "llama", change: Change | None = None) -> Path:
    """A whole GGUF file of a tiny architecture; its weights are zeros."""
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name("Tiny test")
    writer.add_context_length(2048)
    writer.add_block_count(BLOCKS)
    writer.add_embedding_length(WIDTH)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_file_type(7)
    writer.add_token_list([f"词{number}" for number in range(VOCABULARY)])
    writer.add_token_scores([0.0] * VOCABULARY)
    writer.add_chat_template("{% for message in messages %}{{ message }}{% endfor %}")
    if change:
        change(writer)
    writer.add_tensor("token_embd.weight", np.zeros((VOCABULARY, WIDTH), np.float32))
    for block in range(BLOCKS):
        writer.add_tensor(f"blk.{block}.attn_q.weight", np.zeros((WIDTH, WIDTH), np.float32))
        writer.add_tensor(f"blk.{block}.attn_norm.weight", np.zeros(WIDTH, np.float32))
    writer.add_tensor("output.weight", np.zeros((VOCABULARY, WIDTH), np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def qwen3_8b(*, context_length: int = 40960, head_length: int = 128) -> ModelHeader:
    """The header of Qwen3-8B in Q4_K_M."""
    mib = 1 << 20
    embeddings, output, blocks = 334 * mib, 487 * mib, 36
    block_bytes = (4455 * mib - output) // blocks
    return ModelHeader(
        path=Path("Qwen3-8B-Q4_K_M.gguf"),
        size_bytes=5_027_783_488,
        version=3,
        architecture="qwen3",
        name="Qwen3 8B",
        quantization="Q4_K_M",
        context_length=context_length,
        block_count=blocks,
        embedding_length=4096,
        feed_forward_length=12288,
        head_count=32,
        head_counts_kv=(8,) * blocks,
        key_length=head_length,
        value_length=head_length,
        vocab_size=151_936,
        chat_template="{{ messages }}",
        sliding_window=0,
        is_recurrent=False,
        tensor_count=399,
        embedding_bytes=embeddings,
        output_bytes=output,
        block_bytes=(block_bytes,) * blocks,
        weights_bytes=embeddings + output + block_bytes * blocks,
    )
