"""How far a download is, and what it holds to."""

from __future__ import annotations

from dataclasses import dataclass

from writer.core.jobs import Progress

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Transfer(Progress):
    """A Progress in bytes that also knows the source and its speed."""

    site: str = ""
    """The source at work; empty while what is there is read again."""
    bytes_per_second: float = 0.0
    """Over the last seconds; 0 before there is something to go by."""
    waits_s: float = 0.0
    """How long it still waits before it tries again; 0: it does not."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How patient a download is, and how fast it may be."""

    bytes_per_second: int = 0
    """At most; 0: as fast as it comes."""
    connect_s: float = 15.0
    """An address that is not reached in this time is left."""
    answer_s: float = 30.0
    """A server that has not begun to answer in this time is left, however many addresses it has."""
    stall_s: float = 30.0
    """One that sends nothing for so long, too."""
    rounds: int = 4
    """How often all sources are asked before the first byte has come."""
    rounds_later: int = 8
    """How often without new bytes, once some have come: a network that went may return."""
    back_off_s: float = 1.0
    """After the first round; each further one waits twice as long."""
    back_off_limit_s: float = 30.0
    retry_after_limit_s: float = 60.0
    """What a server may ask for at most."""
    headway_bytes: int = MIB
    """A source that broke off after so many new bytes is asked again at once."""
    block_bytes: int = MIB
    """Read at a time at most."""
    report_s: float = 0.2
    """Between two reports."""


TERMS = Terms()
"""What suits everybody."""
