"""Compares the catalogue that is published with the project with the one that came with Writer.

Only when a person asks for it, and nothing of it is kept: it is a list to be shown.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from writer.core.download_errors import (
    BadAnswer,
    InvalidCatalogue,
    NoConnection,
    NotPublished,
    Refused,
    Untrusted,
)
from writer.core.jobs import CancelToken
from writer.engine.catalogue import Catalogue
from writer.engine.download.transfer import TERMS, Terms
from writer.engine.entry import Entry

log = logging.getLogger(__name__)

LIMIT_BYTES = 1 << 20
_TRY_ANOTHER = (BadAnswer, InvalidCatalogue, NoConnection, Refused, Untrusted)


@dataclass(frozen=True, slots=True)
class Changes:
    """What the published catalogue says otherwise."""

    new: tuple[Entry, ...] = ()
    """Models that this version of Writer does not know."""
    changed: tuple[Entry, ...] = ()
    """Models of which there are other files now; as they are published."""
    gone: tuple[Entry, ...] = ()
    """Models that are not recommended any more; as they are known here."""

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.new or self.changed or self.gone)


def look_for_newer(local: Catalogue, token: CancelToken, terms: Terms = TERMS) -> Iterator[Changes]:
    """Ask the addresses in turn and yield the one answer.

    Raises NotPublished, where there is no address; else what the last of them failed with, a
    DownloadError; or Cancelled.
    """
    if not local.published:
        raise NotPublished
    for number, address in enumerate(local.published, 1):
        try:
            published = _published(address, token, terms)
        except _TRY_ANOTHER as error:
            log.info("%s", error)
            if number == len(local.published):
                raise
        else:
            yield compared(local, published)
            return


def compared(local: Catalogue, published: Catalogue) -> Changes:
    """What `published` says otherwise than `local`; another wording is no change."""
    here = {entry.id: entry for entry in local.entries}
    there = {entry.id: entry for entry in published.entries}
    return Changes(
        new=tuple(entry for id, entry in there.items() if id not in here),
        changed=tuple(
            entry
            for id, entry in there.items()
            if id in here and (entry.file, entry.sha256) != (here[id].file, here[id].sha256)
        ),
        gone=tuple(entry for id, entry in here.items() if id not in there),
    )


def _published(address: str, token: CancelToken, terms: Terms) -> Catalogue:
    from writer.engine.download.web import fetch  # it brings urllib and ssl with it

    return Catalogue.parse(fetch(address, token, terms, limit_bytes=LIMIT_BYTES))
