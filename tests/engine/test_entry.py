from __future__ import annotations

import pytest

from writer.core.download_errors import InvalidCatalogue
from writer.core.paths import resources
from writer.engine.catalogue import ENTRIES_LIMIT, Catalogue
from writer.engine.entry import Entry, Site, is_https

KNOWN = Catalogue.load(resources() / "models.toml")
TABLE: dict[str, object] = {
    "id": "small",
    "name": "Small",
    "name_zh": "小模型",
    "file": "small-Q4_K_M.gguf",
    "quantization": "Q4_K_M",
    "size_bytes": 1000,
    "sha256": "0" * 64,
    "license": "MIT",
    "context_tokens": 2048,
    "template": "chatml",
    "purpose": "To try.",
    "purpose_zh": "试用。",
    "sources": {"huggingface": "https://huggingface.co/small.gguf"},
}


def table(**changes: object) -> dict[str, object]:
    return TABLE | changes


def toml(*entries: dict[str, object], more: str = "") -> bytes:
    text = more + "\n"
    for entry in entries:
        lines = [f"{key} = {_value(value)}" for key, value in entry.items()]
        text += "\n[[model]]\n" + "\n".join(lines) + "\n"
    return text.encode()


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(v)}" for key, v in value.items()) + "}"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def test_all_is_said_of_every_model() -> None:
    for entry in KNOWN.entries:
        assert [source.site for source in entry.sources] == list(Site)
        assert all(source.url.endswith(f"/{entry.file}") for source in entry.sources)
        assert all(is_https(source.url) for source in entry.sources)
        assert (entry.template, entry.context_tokens, entry.license) == (
            *("chatml", 32768),
            "Apache-2.0",
        )
        assert entry.name_zh != entry.name
        assert entry.purpose_in(chinese=True) != entry.purpose_in(chinese=False)


@pytest.mark.parametrize(
    ("chinese", "order"),
    [(True, "modelscope hf-mirror huggingface"), (False, "huggingface modelscope hf-mirror")],
)
def test_the_nearest_source_comes_first(chinese: bool, order: str) -> None:
    sources = KNOWN.entries[0].sources_in_order(chinese=chinese)
    assert [source.site for source in sources] == order.split()


def test_the_language_of_the_interface_chooses_the_name() -> None:
    entry = Entry.from_table(TABLE)
    assert (entry.name_in(chinese=True), entry.name_in(chinese=False)) == ("小模型", "Small")


def test_a_model_is_known_by_its_length() -> None:
    assert KNOWN.entry_of_size(5_027_783_488) is KNOWN.entries[0]
    assert KNOWN.entry_of_size(5_027_783_489) is None


def test_what_is_published_reads_as_what_comes_with_writer() -> None:
    published = Catalogue.parse(toml(TABLE, more='published = ["https://example.com/models.toml"]'))
    assert published.entries == (Entry.from_table(TABLE),)
    assert published.published == ("https://example.com/models.toml",)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "../up"},
        {"id": "Upper"},
        {"id": ""},
        {"id": 5},
        {"name": ""},
        {"name": "x" * 201},
        {"name": "two\\nlines"},
        {"file": "/etc/passwd.gguf"},
        {"file": "..gguf"},
        {"file": "a/b.gguf"},
        {"file": "a\\\\b.gguf"},
        {"file": "C:model.gguf"},
        {"file": ".hidden.gguf"},
        {"file": "model.exe"},
        {"file": "model.gguf.exe"},
        {"file": "con.gguf"},
        {"file": "Lpt1.q4.gguf"},
        {"size_bytes": 0},
        {"size_bytes": -1},
        {"size_bytes": 1 << 41},
        {"size_bytes": "1000"},
        {"size_bytes": 10.5},
        {"sha256": "0" * 63},
        {"sha256": "G" * 64},
        {"sha256": "A" * 64},
        {"context_tokens": 0},
        {"purpose": 5},
        {"command": "rm"},
        {"sources": {}},
        {"sources": "https://huggingface.co/x"},
        {"sources": {"huggingface": "http://huggingface.co/x"}},
        {"sources": {"huggingface": "https://user:word@huggingface.co/x"}},
        {"sources": {"huggingface": "https:///x"}},
        {"sources": {"huggingface": "https://:word@huggingface.co/x"}},
        {"sources": {"huggingface": "https://huggingface.co:99999/x"}},
        {"sources": {"huggingface": "file:///etc/passwd"}},
        {"sources": {"huggingface": "https://huggingface.co/a b"}},
        {"sources": {"huggingface": "https://[::1/x"}},
        {"sources": {"huggingface": 5}},
        {"sources": {"elsewhere": "https://example.com/x"}},
    ],
)
def test_a_mistake_in_what_is_published_is_found(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidCatalogue):
        Catalogue.parse(toml(table(**changes)))


@pytest.mark.parametrize("key", TABLE)
def test_nothing_may_be_missing(key: str) -> None:
    with pytest.raises(InvalidCatalogue, match=f"{key} is missing"):
        Catalogue.parse(toml({name: value for name, value in TABLE.items() if name != key}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"<html>sign in</html>",
        b"[" * 100_000,
        b"a = " + b"[" * 100_000,
        b"model = 5",
        b"model = " + b"5" * 5000,
        b"model = [5]",
        b"[model]\nid = 5",
        toml(TABLE, more="other = 1"),
        toml(TABLE, more='published = ["http://example.com"]'),
        toml(TABLE, more="published = 5"),
        toml(TABLE, TABLE),
        toml(TABLE, table(id="other", file="SMALL-Q4_K_M.gguf")),
        toml(*(table(id=f"m{n}", file=f"m{n}.gguf") for n in range(ENTRIES_LIMIT + 1))),
    ],
    ids=lambda content: content[:30].decode("utf-8", "replace") or "empty",
)
def test_what_is_no_list_of_models_is_refused_whole(content: bytes) -> None:
    with pytest.raises(InvalidCatalogue):
        Catalogue.parse(content)
