"""Downloads one model: from the first source that delivers, in parts if need be, and proved."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from writer.core.download_errors import (
    BadAnswer,
    CutOff,
    DownloadError,
    NoConnection,
    Refused,
    TooLargeForDrive,
    Untrusted,
    WrongBytes,
)
from writer.core.errors import (
    CutShort,
    DamagedHeader,
    FileError,
    ModelMissing,
    NameTaken,
    NotGguf,
    UnwritableFile,
)
from writer.core.jobs import CancelToken, Stage
from writer.engine.download import web
from writer.engine.download.leftovers import discard
from writer.engine.download.pace import Cap, Pace
from writer.engine.download.part import Part, read_whole
from writer.engine.download.transfer import TERMS, Terms, Transfer
from writer.engine.entry import Entry, Source
from writer.engine.gguf import MAGIC, inspect
from writer.engine.room import make_folder, require_room

log = logging.getLogger(__name__)

SLEEP_S = 0.1
_RANGE_WRONG = 416
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""HTTP statuses that may be gone in a moment."""
_SOURCE_FAILS = (NoConnection, BadAnswer, Refused, WrongBytes, Untrusted)
"""What is no reason not to ask another source."""
_TELLING = (WrongBytes, NoConnection, BadAnswer, Refused, Untrusted)
"""Of several failures the one is told that stands furthest back here."""
_CHANGES_LIMIT = 2


class _NoRanges(Exception):
    """The server sends another part than it was asked for."""


class _Changed(Exception):
    """The server has another file now than when the first part came."""


def download(
    entry: Entry,
    sources: Sequence[Source],
    folder: Path,
    token: CancelToken,
    terms: Terms = TERMS,
) -> Iterator[Transfer | Path]:
    """Yield how far it is, and then the path of the file, every byte of which is right.

    Cancelled or failed it leaves what has arrived, and goes on there the next time. Raises
    DownloadError, NameTaken, UnwritableFile or Cancelled.
    """
    if not sources:
        raise ValueError("nowhere to fetch it from")
    make_folder(folder)
    target = folder / entry.file
    if entry.is_at(target) and (yield from read_whole(target, entry.sha256, token)):
        with suppress(DownloadError, UnwritableFile):
            discard(folder, entry)  # it came from elsewhere, while the download waited
        yield target
        return
    _require_replaceable(target, entry)
    with Part(entry, folder) as part:
        try:
            require_room(folder, entry.size_bytes, part.size_bytes)
            yield from part.read_again(token)
            yield from _Download(entry, part, token, terms).run(sources)
        except (TooLargeForDrive, WrongBytes):
            part.begin_anew()  # nothing will ever come of it
            raise
        _require_replaceable(target, entry)
        yield part.finish()


def _require_replaceable(target: Path, entry: Entry) -> None:
    """Raise NameTaken where another whole model has this name; what is damaged may go."""
    if entry.is_at(target):
        return
    try:
        inspect(target)
    except (ModelMissing, NotGguf, CutShort, DamagedHeader):
        return
    except FileError as error:
        raise NameTaken(target) from error
    raise NameTaken(target)


class _Download:
    """One run: asks the sources in turn until the part is whole and right."""

    def __init__(self, entry: Entry, part: Part, token: CancelToken, terms: Terms) -> None:
        self._entry = entry
        self._part = part
        self._token = token
        self._terms = terms
        self._pace = Pace()
        self._cap = Cap(terms.bytes_per_second)
        self._arrived = 0
        """Bytes of this run, also those that were no use."""
        self._whole_from = ""
        """The address that all of the part came from in this run; empty: not from one."""
        self._without_ranges: list[Source] = []
        """Those that can only send the whole file."""
        self._reported = -terms.report_s

    def run(self, sources: Sequence[Source]) -> Iterator[Transfer]:
        """Raise the most telling failure when no source delivers."""
        if self._part.is_right:
            return
        if not self._part.remaining_bytes:
            self._part.begin_anew()
        failures = yield from self._rounds(sources)
        if self._without_ranges and not self._part.is_right:  # nobody goes on where the part ends
            self._part.begin_anew()
            failures |= yield from self._rounds(tuple(self._without_ranges))
        if not self._part.is_right:
            raise self._most_telling(failures.values())

    def _rounds(
        self, sources: Sequence[Source]
    ) -> Generator[Transfer, None, dict[Source, DownloadError]]:
        """Ask all of them, again and again, until one has delivered; return the failures."""
        left, fruitless = list(sources), 0
        failures: dict[Source, DownloadError] = {}
        while True:
            before = self._arrived
            for source in tuple(left):
                try:
                    yield from self._deliver(source)
                except _SOURCE_FAILS as error:
                    log.info("%s: %s", source.site, error)
                    failures[source] = error
                    if _is_final(error):
                        left.remove(source)
                else:
                    return failures
            has_headway = self._arrived - before >= self._terms.headway_bytes
            fruitless = 0 if has_headway else fruitless + 1
            rounds = self._terms.rounds_later if self._arrived else self._terms.rounds
            if not left or fruitless >= rounds:
                return failures
            yield from self._wait(fruitless, [failures[source] for source in left])

    def _deliver(self, source: Source) -> Iterator[Transfer]:
        """Ask one source as long as that brings the file forward; return when the part is right."""
        changes = 0
        while True:
            before = self._arrived
            try:
                yield from self._attempt(source)
            except _Changed as error:
                self._part.begin_anew()
                changes += 1
                if changes > _CHANGES_LIMIT:
                    raise BadAnswer(source.host, "another file each time") from error
            except _NoRanges as error:
                self._without_ranges.append(source)
                raise BadAnswer(source.host, "another part than asked for") from error
            except NoConnection:
                if self._arrived - before < self._terms.headway_bytes:
                    raise
            else:
                return

    def _attempt(self, source: Source) -> Iterator[Transfer]:
        part = self._part
        yield self._report(Stage.CONNECTING, source)
        with closing(self._ask(source)) as answer:
            self._begin(answer, source)
            while part.remaining_bytes:
                self._take(answer)
                if time.monotonic() - self._reported >= self._terms.report_s:
                    yield self._report(Stage.DOWNLOADING, source)
        yield self._report(Stage.DOWNLOADING, source)
        self._prove(source)

    def _ask(self, source: Source) -> web.Answer:
        start, etag = self._part.size_bytes, self._part.known_etag(source.url)
        try:
            return web.get(source.url, self._token, self._terms, start=start, etag=etag)
        except Refused as error:
            if error.status == _RANGE_WRONG:  # its file ends before ours does
                raise WrongBytes(self._entry.name) from error
            raise

    def _begin(self, answer: web.Answer, source: Source) -> None:
        """See that what comes continues what is there, or begin anew with it."""
        part, known = self._part, self._part.known_etag(source.url)
        is_beginning = not answer.start and answer.total_bytes != 0
        if is_beginning and not answer.begins_with(MAGIC):  # a page to sign in, say
            raise BadAnswer(answer.host, "no model file")
        if answer.total_bytes not in (None, self._entry.size_bytes):
            raise WrongBytes(self._entry.name)
        has_changed = bool(known and answer.etag) and answer.etag != known
        if has_changed and answer.start:
            raise _Changed
        if has_changed:
            part.begin_anew()
        if answer.start != part.size_bytes:
            raise _NoRanges
        if not part.size_bytes:
            self._whole_from = source.url
        elif self._whole_from != source.url:
            self._whole_from = ""
        part.comes_from(source.url, answer.etag)

    def _take(self, answer: web.Answer) -> None:
        """Read a block, never more than belongs to the file, and no faster than is allowed."""
        self._token.raise_if_cancelled()
        limit = self._cap.block_bytes(self._terms.block_bytes)
        block = answer.read(min(limit, self._part.remaining_bytes))
        if not block:
            raise NoConnection(answer.host, "the connection was closed too early")
        self._part.append(block)
        self._arrived += len(block)
        self._pace.add(len(block))
        self._rest(self._cap.rest_s(len(block)))

    def _prove(self, source: Source) -> None:
        if self._part.is_right:
            return
        is_to_blame = self._whole_from == source.url
        self._part.begin_anew()
        if is_to_blame:
            raise WrongBytes(self._entry.name)
        raise _Changed  # the parts do not make the file

    def _wait(self, fruitless: int, errors: Sequence[DownloadError]) -> Iterator[Transfer]:
        """Leave the sources alone for a while, twice as long each time, or as long as they say."""
        terms = self._terms
        seconds = min(terms.back_off_s * 2 ** max(fruitless - 1, 0), terms.back_off_limit_s)
        asked = [error.retry_after_s or 0 for error in errors if isinstance(error, Refused)]
        if len(asked) == len(errors):
            seconds = max(seconds, min(min(asked), terms.retry_after_limit_s))
        until = time.monotonic() + seconds
        while (rest := until - time.monotonic()) > 0:
            yield self._report(Stage.CONNECTING, waits_s=rest)
            self._rest(min(rest, terms.report_s))

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (rest := until - time.monotonic()) > 0:
            self._token.raise_if_cancelled()
            time.sleep(min(rest, SLEEP_S))

    def _report(
        self, stage: Stage, source: Source | None = None, *, waits_s: float = 0.0
    ) -> Transfer:
        self._reported = time.monotonic()
        is_moving = stage is Stage.DOWNLOADING
        return Transfer(
            stage,
            self._part.size_bytes,
            self._entry.size_bytes,
            self._pace.seconds_left(self._part.remaining_bytes) if is_moving else None,
            site=source.site if source else "",
            bytes_per_second=self._pace.bytes_per_second if is_moving else 0.0,
            waits_s=waits_s,
        )

    def _most_telling(self, failures: Iterable[DownloadError]) -> DownloadError:
        """The failure that says most about what a person can do."""
        known = list(failures)
        lost = [error for error in known if isinstance(error, NoConnection)]
        if lost and self._arrived:
            return CutOff(lost[0].host, self._part.size_bytes, self._entry.size_bytes)
        return max(known, key=_weight)


def _weight(error: DownloadError) -> int:
    return next(place for place, kind in enumerate(_TELLING) if isinstance(error, kind))


def _is_final(error: DownloadError) -> bool:
    """Whether it is of no use to ask the same source again."""
    if isinstance(error, Refused):
        return error.status not in _PASSING
    return not isinstance(error, NoConnection)
