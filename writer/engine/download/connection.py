"""Connections to other machines. No other module of Writer opens a socket that leads to one.

Certificates are checked, the system's proxy is used, and whoever waits can stop waiting.
"""

from __future__ import annotations

import errno
import io
import os
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from writer import __version__
from writer.core.jobs import CancelToken
from writer.engine.download.transfer import Terms

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LEAST_BYTES = 8192
"""What has to come in the time after which a source that sends nothing is left."""
POLL_S = 0.2
"""How soon a read that waits hears of being cancelled."""
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where Linux distributions keep the certificates that everybody trusts."""


def make_opener(token: CancelToken, terms: Terms) -> OpenerDirector:
    """Opens http and https, through the system's proxy, and heeds nothing that servers ask for."""
    watch = partial(_WatchedSocket, token=token, stall_s=terms.stall_s)
    opener = OpenerDirector()
    opener.addheaders = [("User-Agent", f"Writer/{__version__}")]
    for handler in (ProxyHandler(), _PlainHandler(watch), _SecureHandler(watch)):
        opener.add_handler(handler)
    return opener


Watch = Callable[[socket.socket], "_WatchedSocket"]


class _PlainHandler(HTTPHandler):
    """Opens connections whose waiting can be cancelled."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_PlainConnection, watch=self._watch), req)


class _SecureHandler(HTTPSHandler):
    """The same over TLS."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: Request) -> HTTPResponse:
        connection = partial(_SecureConnection, watch=self._watch, context=_context())
        return self.do_open(connection, req)


class _PlainConnection(HTTPConnection):
    def __init__(self, host: str, *, timeout: float, watch: Watch) -> None:
        super().__init__(host, timeout=timeout)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self.sock = self._watch(self.sock)


class _SecureConnection(HTTPSConnection):
    def __init__(self, host: str, *, timeout: float, watch: Watch, context: ssl.SSLContext) -> None:
        super().__init__(host, timeout=timeout, context=context)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self.sock = self._watch(self.sock)


class _WatchedSocket:
    """As much of a socket as an HTTP connection uses."""

    def __init__(self, connected: socket.socket, *, token: CancelToken, stall_s: float) -> None:
        self._socket = connected
        self._token = token
        self._stall_s = stall_s
        self._has_reader = False

    def sendall(self, block: bytes) -> None:
        """Send, unless it took so long to connect that nobody wants an answer any more."""
        self._token.raise_if_cancelled()
        self._socket.sendall(block)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What the answer is read from; it closes the socket when it is closed itself."""
        self._has_reader = True
        self._socket.settimeout(POLL_S)
        return io.BufferedReader(_Reader(self._socket, self._token, self._stall_s))

    def close(self) -> None:
        """The connection is closed while its answer is still to be read: leave that open."""
        if not self._has_reader:
            self._socket.close()


class _Reader(io.RawIOBase):
    """Reads from a socket; looks at the token while it waits, and does not wait for ever.

    Waiting counts until LEAST_BYTES have come, so that a trickle is a stall, too.
    """

    def __init__(self, connected: socket.socket, token: CancelToken, stall_s: float) -> None:
        super().__init__()
        self._socket = connected
        self._token = token
        self._stall_s = stall_s
        self._waited_s = 0.0
        self._came = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        count: int | None = None
        while count is None:
            self._token.raise_if_cancelled()
            began = time.monotonic()
            with suppress(TimeoutError):
                count = self._socket.recv_into(buffer)
            self._note(count or 0, time.monotonic() - began)
        return count

    def _note(self, count: int, waited_s: float) -> None:
        """So many bytes came after so long; raise TimeoutError where that is too slow."""
        self._came += count
        self._waited_s += waited_s
        if self._came >= LEAST_BYTES:
            self._came, self._waited_s = 0, 0.0
        elif self._waited_s > self._stall_s:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    def close(self) -> None:
        self._socket.close()
        super().close()


def _context() -> ssl.SSLContext:
    """Trusts whom the system trusts, wherever it keeps that."""
    context = ssl.create_default_context()
    if not context.get_ca_certs() and not _has_certificates():
        for bundle in filter(Path.is_file, map(Path, _BUNDLES)):
            context.load_verify_locations(bundle)
            break
    return context


def _has_certificates() -> bool:
    places = ssl.get_default_verify_paths()
    folder = places.capath
    return bool(places.cafile) or bool(folder and any(Path(folder).iterdir()))
