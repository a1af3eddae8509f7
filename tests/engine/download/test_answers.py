"""Servers that send on, answer with nonsense, or with a page to sign in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.conftest import CONTENT, fetch, names_in, sources_of
from tests.engine.download.hub import Hub, Mood, serving
from writer.core.download_errors import BadAnswer, NoConnection
from writer.engine.entry import Source

PAIR = ["model.gguf.part", "model.gguf.part.json"]


def test_a_redirect_is_followed_with_its_range(hub: Hub, mirror: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(location=mirror.url)
    mirror.moods = [Mood(cuts_after=100_000)]
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert mirror.ranges == ["", "bytes=100000-"]


def test_a_relative_redirect_is_followed(hub: Hub, tmp_path: Path) -> None:
    hub.moods = [Mood(location="/elsewhere/model.gguf?x=1")]
    fetch(tmp_path, hub)
    assert hub.requests[1]["path"] == "/elsewhere/model.gguf?x=1"


@pytest.mark.parametrize(
    "location",
    [
        "/model.gguf",
        "http://example.com/model.gguf",
        "file:///etc/passwd",
        "ftp://127.0.0.1/model.gguf",
        "https://user:word@example.com/",
        "https://",
        "https://:word@example.com/",
        "https://127.0.0.1:99999/",
        "http://[::1/",
        "//",
    ],
)
def test_redirects_in_circles_and_to_unsafe_places_are_not_followed(
    hub: Hub, tmp_path: Path, location: str
) -> None:
    hub.mood = Mood(location=location)
    with pytest.raises(BadAnswer):
        fetch(tmp_path, hub)
    assert len(hub.requests) <= 10
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    "mood",
    [
        Mood(encoding="gzip"),
        Mood(raw=b"SSH-2.0-OpenSSH_9.2\r\n"),
        Mood(raw=b"HTTP/1.1 200 OK\r\n" + b"A: " + b"x" * 100_000 + b"\r\n\r\n"),
        Mood(raw=b"HTTP/1.1 206 Partial\r\n\r\n"),
    ],
)
def test_nonsense_is_told_as_such(hub: Hub, tmp_path: Path, mood: Mood) -> None:
    hub.mood = mood
    with pytest.raises((BadAnswer, NoConnection)):
        fetch(tmp_path, hub)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("page", [Mood(), Mood(without_length=True), Mood(chunked=True)])
def test_a_page_to_sign_in_does_not_take_the_place_of_what_has_arrived(
    hub: Hub, tmp_path: Path, page: Mood
) -> None:
    hub.moods = [Mood(cuts_after=100_000)]
    hub.mood = replace(page, content=b"<html>sign in</html>" * 20, ignores_ranges=True)
    with pytest.raises(BadAnswer):
        fetch(tmp_path, hub)
    assert (tmp_path / PAIR[0]).read_bytes() == CONTENT[:100_000]
    with pytest.raises(BadAnswer):
        fetch(tmp_path / "new", hub)
    assert names_in(tmp_path / "new") == []
    hub.mood = Mood()
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


def test_without_a_connection_it_says_so(tmp_path: Path) -> None:
    with serving(Hub(CONTENT)) as hub:
        gone = sources_of(hub)
    with pytest.raises(NoConnection) as caught:
        fetch(tmp_path, sources=gone)
    assert caught.value.host == "127.0.0.1"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("url", ["http://example.com/x", "file:///etc/passwd", "x", "https://"])
def test_only_https_is_asked(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadAnswer):
        fetch(tmp_path, sources=[Source("somebody", url)])
