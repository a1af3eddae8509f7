"""A server on this machine that hands out one file, well or in every bad way there is."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE_BYTES = 16384


@dataclass(frozen=True, slots=True)
class Mood:
    """How the server answers one request. As it is made, it is honest."""

    status: int = 200
    retry_after: str = ""
    location: str = ""
    content: bytes | None = None
    """Other bytes than the hub's own."""
    etag: str | None = None
    without_length: bool = False
    chunked: bool = False
    ignores_ranges: bool = False
    ignores_if_range: bool = False
    shift: int = 0
    """How far off the range is that it claims to send."""
    content_range: str = ""
    """Said instead of the true one."""
    cuts_after: int | None = None
    """Closes the connection after so many bytes of the body."""
    stalls_after: int | None = None
    """Sends nothing more after so many bytes, and keeps the connection."""
    encoding: str = ""
    raw: bytes = b""
    """Said instead of any HTTP."""


HONEST = Mood()


@dataclass
class Hub:
    """What it hands out, what it was asked, and how it will answer next."""

    content: bytes
    etag: str = '"one"'
    moods: list[Mood] = field(default_factory=list)
    """For the next requests, in their order."""
    mood: Mood = HONEST
    """For all others."""
    requests: list[dict[str, str]] = field(default_factory=list)
    """The headers of each, with its path under ``path``."""
    sent_bytes: int = 0
    address: str = ""
    pause: Callable[[], None] = lambda: None
    """Called between pieces."""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _is_over: threading.Event = field(default_factory=threading.Event)

    def take_mood(self) -> Mood:
        with self._lock:
            return self.moods.pop(0) if self.moods else self.mood

    @property
    def url(self) -> str:
        return f"{self.address}/model.gguf"

    @property
    def ranges(self) -> list[str]:
        """What was asked for in each request."""
        return [headers.get("Range", "") for headers in self.requests]


@contextmanager
def serving(hub: Hub, context: ssl.SSLContext | None = None) -> Iterator[Hub]:
    """Let the hub answer as long as the body runs."""

    class Handler(_Handler):
        pass

    Handler.hub = hub
    server = _Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    scheme = "http"
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    hub.address = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield hub
    finally:
        hub._is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        hub = self.hub
        hub.requests.append({**dict(self.headers), "path": self.path})
        mood = hub.take_mood()
        if mood.raw:
            self.wfile.write(mood.raw)
        elif mood.location or mood.status != 200:
            self._short(mood)
        else:
            self._file(mood)

    def _short(self, mood: Mood) -> None:
        self.send_response(302 if mood.location else mood.status)
        if mood.location:
            self.send_header("Location", mood.location)
        if mood.retry_after:
            self.send_header("Retry-After", mood.retry_after)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"sorry")

    def _file(self, mood: Mood) -> None:
        content = self.hub.content if mood.content is None else mood.content
        etag = self.hub.etag if mood.etag is None else mood.etag
        start = self._start(mood, etag)
        if start is not None and start >= len(content):
            self.send_response(416)
            self.end_headers()
            return
        body = memoryview(content)[start or 0 :]
        self.send_response(200 if start is None else 206)
        if start is not None:
            said = f"bytes {start + mood.shift}-{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", mood.content_range or said)
        if etag:
            self.send_header("ETag", etag)
        if mood.encoding:
            self.send_header("Content-Encoding", mood.encoding)
        if mood.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif not mood.without_length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._body(body, mood)

    def _start(self, mood: Mood, etag: str) -> int | None:
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        wanted = self.headers.get("If-Range")
        if found is None or mood.ignores_ranges:
            return None
        if wanted is not None and wanted != etag and not mood.ignores_if_range:
            return None
        return int(found[1])

    def _body(self, body: memoryview, mood: Mood) -> None:
        ends = [end for end in (mood.cuts_after, mood.stalls_after) if end is not None]
        for at in range(0, min([len(body), *ends]), PIECE_BYTES):
            piece = body[at : min([at + PIECE_BYTES, len(body), *ends])]
            self._piece(piece, chunked=mood.chunked)
            self.hub.pause()
        if mood.stalls_after is not None:
            self.hub._is_over.wait(20)
        elif mood.chunked and not ends:
            self.wfile.write(b"0\r\n\r\n")

    def _piece(self, piece: memoryview, *, chunked: bool) -> None:
        with suppress(ValueError):
            if chunked:
                self.wfile.write(b"%x\r\n" % len(piece))
            self.wfile.write(piece)
            if chunked:
                self.wfile.write(b"\r\n")
            self.hub.sent_bytes += len(piece)
