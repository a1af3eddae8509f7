"""One model of the catalogue, as it is written in TOML; whoever wrote it is not trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from writer.core.download_errors import InvalidCatalogue

TEXT_LIMIT = 200
ADDRESS_LIMIT = 8192
SIZE_LIMIT = 1 << 40
TOKENS_LIMIT = 1 << 24
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_FILE = re.compile(r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)\.)[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.gguf")
"""No folder, nothing hidden, nothing that Windows reads otherwise."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Site(StrEnum):
    """Who hands out models; as people type it."""

    MODELSCOPE = "modelscope"
    HF_MIRROR = "hf-mirror"
    HUGGING_FACE = "huggingface"


_LABELS = {
    Site.MODELSCOPE: "ModelScope",
    Site.HF_MIRROR: "hf-mirror",
    Site.HUGGING_FACE: "Hugging Face",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a file can be fetched."""

    site: str
    url: str

    @property
    def host(self) -> str:
        """The name of the server."""
        return urlsplit(self.url).hostname or self.url

    @property
    def label(self) -> str:
        """What the site calls itself."""
        return _LABELS[Site(self.site)] if self.site in set(Site) else self.host


@dataclass(frozen=True, slots=True)
class Entry:
    """A model that Writer knows."""

    id: str
    """What people type."""
    name: str
    file: str
    quantization: str
    size_bytes: int
    sha256: str
    license: str
    """An SPDX expression."""
    name_zh: str = ""
    context_tokens: int = 0
    """What it was made for."""
    template: str = ""
    """The form of its chats."""
    purpose: str = ""
    """What to take it for, in a sentence or two."""
    purpose_zh: str = ""
    sources: tuple[Source, ...] = ()

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Entry:
        """Read one ``[[model]]``; raises InvalidCatalogue unless all of it is as it must be."""
        known = {field.name for field in fields(cls)}
        for key in sorted(table.keys() ^ known):
            raise InvalidCatalogue(f"{key} is {'unknown' if key in table else 'missing'}")
        return cls(
            id=_matching(table, "id", _ID),
            name=_text(table, "name"),
            file=_matching(table, "file", _FILE),
            quantization=_text(table, "quantization"),
            size_bytes=_number(table, "size_bytes", SIZE_LIMIT),
            sha256=_matching(table, "sha256", _SHA256),
            license=_text(table, "license"),
            name_zh=_text(table, "name_zh"),
            context_tokens=_number(table, "context_tokens", TOKENS_LIMIT),
            template=_text(table, "template"),
            purpose=_text(table, "purpose"),
            purpose_zh=_text(table, "purpose_zh"),
            sources=_sources(table["sources"]),
        )

    def is_at(self, path: Path) -> bool:
        """Whether `path` has the name and the size of this model; the bytes are not read."""
        try:
            return path.name == self.file and path.stat().st_size == self.size_bytes
        except OSError:
            return False

    def name_in(self, *, chinese: bool) -> str:
        """The name in the language of the interface."""
        return self.name_zh if chinese and self.name_zh else self.name

    def purpose_in(self, *, chinese: bool) -> str:
        """What to take it for, in the language of the interface."""
        return self.purpose_zh if chinese and self.purpose_zh else self.purpose

    def sources_in_order(self, *, chinese: bool) -> tuple[Source, ...]:
        """The sources, the one first that is near to most who use this language."""
        first = Site.MODELSCOPE if chinese else Site.HUGGING_FACE
        return tuple(sorted(self.sources, key=lambda source: source.site != first))


def is_https(url: str) -> bool:
    """Whether `url` is a whole https address without a user's name or word in it."""
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= ADDRESS_LIMIT
    return is_whole and is_plain and parts.scheme == "https" and "@" not in parts.netloc


def _text(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= TEXT_LIMIT:
        raise InvalidCatalogue(f"{key} is no short text")
    return value


def _matching(table: Mapping[str, object], key: str, form: re.Pattern[str]) -> str:
    value = _text(table, key)
    if not form.fullmatch(value):
        raise InvalidCatalogue(f"{key} has not the form that it must have")
    return value


def _number(table: Mapping[str, object], key: str, most: int) -> int:
    value = table[key]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= most:
        raise InvalidCatalogue(f"{key} is no number from 1 to {most}")
    return value


def _sources(value: object) -> tuple[Source, ...]:
    if not isinstance(value, dict) or not value:
        raise InvalidCatalogue("sources is no table of addresses")
    for site, url in value.items():
        if site not in set(Site):
            raise InvalidCatalogue(f"sources.{site} is unknown")
        if not isinstance(url, str) or not is_https(url):
            raise InvalidCatalogue(f"sources.{site} is no https address")
    return tuple(Source(site, url) for site, url in value.items())
