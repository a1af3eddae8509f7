"""Writes a small GGUF of architecture qwen3 with random weights and a byte-level vocabulary."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

WIDTH, BLOCKS, HEADS, HEADS_KV, HEAD_SIZE, INNER = 64, 2, 4, 2, 32, 128
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<think>", "</think>")
TEMPLATE = (
    "{%- for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content"
    " + '<|im_end|>' + '\\n' }}{%- endfor %}{%- if add_generation_prompt %}"
    "{{ '<|im_start|>assistant\\n' }}{%- if enable_thinking is false %}"
    "{{ '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}"
)


def byte_characters() -> list[str]:
    """The characters that byte-level BPE writes for the 256 bytes, in the order of the bytes."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(b) if b in printable else chr(next(others)) for b in range(256)]


def write_random_qwen3(path: Path, *, seed: int = 7, template: str | None = TEMPLATE) -> Path:
    """Write the model to `path`; the same seed writes the same weights."""
    writer = gguf.GGUFWriter(path, "qwen3")
    tokens = [*byte_characters(), *SPECIAL, "th"]
    _write_header(writer, tokens, template)
    random = np.random.default_rng(seed)

    def add(name: str, *shape: int) -> None:
        writer.add_tensor(name, random.normal(0, 0.05, shape).astype(np.float32))

    def add_norm(name: str, size: int) -> None:
        writer.add_tensor(name, np.ones(size, np.float32))

    add("token_embd.weight", len(tokens), WIDTH)
    add("output.weight", len(tokens), WIDTH)
    add_norm("output_norm.weight", WIDTH)
    for block in range(BLOCKS):
        name = f"blk.{block}"
        add_norm(f"{name}.attn_norm.weight", WIDTH)
        add(f"{name}.attn_q.weight", HEADS * HEAD_SIZE, WIDTH)
        add(f"{name}.attn_k.weight", HEADS_KV * HEAD_SIZE, WIDTH)
        add(f"{name}.attn_v.weight", HEADS_KV * HEAD_SIZE, WIDTH)
        add(f"{name}.attn_output.weight", WIDTH, HEADS * HEAD_SIZE)
        add_norm(f"{name}.attn_q_norm.weight", HEAD_SIZE)
        add_norm(f"{name}.attn_k_norm.weight", HEAD_SIZE)
        add_norm(f"{name}.ffn_norm.weight", WIDTH)
        add(f"{name}.ffn_gate.weight", INNER, WIDTH)
        add(f"{name}.ffn_up.weight", INNER, WIDTH)
        add(f"{name}.ffn_down.weight", WIDTH, INNER)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _write_header(writer: gguf.GGUFWriter, tokens: list[str], template: str | None) -> None:
    writer.add_name("Random Qwen3")
    writer.add_context_length(8192)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(BLOCKS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS_KV)
    writer.add_key_length(HEAD_SIZE)
    writer.add_value_length(HEAD_SIZE)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1e6)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    thoughts = [gguf.TokenType.USER_DEFINED] * 2
    control = [gguf.TokenType.CONTROL] * 3
    normal = gguf.TokenType.NORMAL
    writer.add_token_types([normal] * 256 + control + thoughts + [normal])
    writer.add_token_merges(["t h"])
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_pad_token_id(tokens.index("<|endoftext|>"))
    writer.add_add_bos_token(False)
    if template is not None:
        writer.add_chat_template(template)
