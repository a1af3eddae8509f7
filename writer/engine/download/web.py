"""One GET at a time over https; nothing goes out that names the person: no cookie, no token."""

from __future__ import annotations

import re
import ssl
from functools import partial
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import OpenerDirector, Request

from writer.core.download_errors import BadAnswer, DownloadError, NoConnection, Refused, Untrusted
from writer.core.jobs import CancelToken
from writer.engine.download.connection import make_opener
from writer.engine.download.patience import awaited
from writer.engine.download.transfer import Terms
from writer.engine.entry import is_https

REDIRECTS_LIMIT = 8
ETAG_LIMIT = 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _PARTIAL = 200, 206
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")


class Answer:
    """What a server sends: where in the file it begins, how long that is, and its bytes."""

    def __init__(self, host: str, response: HTTPResponse) -> None:
        self.host = host
        self._response = response
        self.start = 0
        self.total_bytes = _integer(response.headers.get("Content-Length"))
        """Of the whole file; None where the server does not say."""
        self.etag = response.headers.get("ETag", "")[:ETAG_LIMIT]
        if response.status == _PARTIAL:
            self._take_range(response.headers.get("Content-Range", ""))

    def read(self, limit: int) -> bytes:
        """Some bytes, as soon as there are any; none at the end. Raises NoConnection, Cancelled."""
        try:
            return self._response.read1(limit)
        except (OSError, HTTPException) as error:
            raise _failure(self.host, error) from error

    def begins_with(self, magic: bytes) -> bool:
        """Whether the first bytes are these, as far as they have come; raises as `read`."""
        try:
            first = self._response.peek(len(magic))[: len(magic)]
        except (OSError, HTTPException) as error:
            raise _failure(self.host, error) from error
        if not first:
            raise NoConnection(self.host, "the connection was closed too early")
        return magic.startswith(first)

    def close(self) -> None:
        """End the connection, whatever is still to come."""
        self._response.close()

    def _take_range(self, content_range: str) -> None:
        found = _CONTENT_RANGE.fullmatch(content_range)
        if found is None:
            raise BadAnswer(self.host, "a part of a file without its place")
        self.start = int(found[1])
        self.total_bytes = None if found[3] == "*" else int(found[3])


def get(url: str, token: CancelToken, terms: Terms, *, start: int = 0, etag: str = "") -> Answer:
    """Ask for `url` from the byte `start` on; with `etag`, only if the file is still that one.

    The answer may begin elsewhere than it was asked to. Raises NoConnection, Untrusted, Refused,
    BadAnswer or Cancelled.
    """
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
        if etag.startswith('"') and etag.isascii() and etag.isprintable():
            headers["If-Range"] = etag
    opener = make_opener(token, terms)
    for _ in range(REDIRECTS_LIMIT):
        host = _host(url)
        if not _may_ask(url):
            raise BadAnswer(host, "no https address")
        request = Request(url, headers=headers)  # noqa: S310 - checked
        response = _open(opener, request, host, token, terms)
        if response.status not in _REDIRECTS:
            return _answer(host, response)
        response.close()
        url = _onward(url, response.headers.get("Location", ""))
    raise BadAnswer(_host(url), "redirects without end")


def fetch(url: str, token: CancelToken, terms: Terms, *, limit_bytes: int) -> bytes:
    """The whole of a small file; raises as `get`, and BadAnswer where it is larger than that."""
    answer, content = get(url, token, terms), bytearray()
    try:
        while block := answer.read(limit_bytes + 1 - len(content)):
            content += block
            if len(content) > limit_bytes:
                raise BadAnswer(answer.host, f"more than {limit_bytes} bytes")
    finally:
        answer.close()
    if answer.total_bytes not in (None, len(content)):
        raise NoConnection(answer.host, "the connection was closed too early")
    return bytes(content)


def _open(
    opener: OpenerDirector, request: Request, host: str, token: CancelToken, terms: Terms
) -> HTTPResponse:
    call = partial(opener.open, request, timeout=terms.connect_s)
    try:
        response: HTTPResponse = awaited(call, token, terms.answer_s, HTTPResponse.close)
    except URLError as error:
        cause = error.reason
        raise _failure(host, cause if isinstance(cause, Exception) else error) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _failure(host, error) from error
    return response


def _answer(host: str, response: HTTPResponse) -> Answer:
    encoding = response.headers.get("Content-Encoding", "identity")
    try:
        if response.status not in (_OK, _PARTIAL):
            wait = _integer(response.headers.get("Retry-After"))
            raise Refused(host, response.status, wait)
        if encoding.lower() != "identity":
            raise BadAnswer(host, f"content in {encoding:.40}")
        return Answer(host, response)
    except DownloadError:
        response.close()
        raise


def _may_ask(url: str) -> bool:
    """Whether an address may be asked at all: over https, or on this machine itself."""
    return is_https(url) or _is_of_this_machine(url)


def _is_of_this_machine(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "http" and ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _onward(url: str, location: str) -> str:
    """Where a redirect leads; from https to https only."""
    try:
        onward = urljoin(url, location)
    except ValueError:
        onward = ""
    if not location or not (is_https(onward) or (_is_of_this_machine(url) and _may_ask(onward))):
        raise BadAnswer(_host(url), "a redirect to no https address")
    return onward


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _integer(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 19 else None


def _failure(host: str, error: Exception) -> DownloadError:
    """What an error means; never in its own words where they may quote the proxy's password."""
    reason = type(error).__name__
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Untrusted(host, error.verify_message or reason)
    if isinstance(error, DownloadError):
        return error
    return NoConnection(host, reason)
