"""Where a run stopped before its end, and how it can go on. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace

from writer.core.values import EditRequest, Proposal, SegmentStatus


@dataclass(frozen=True, slots=True)
class Halt:
    """A run that was stopped after some of its blocks were done."""

    request: EditRequest
    """What goes on: the same request, with what is done."""
    done: int
    total: int
    """Blocks."""

    @classmethod
    def of(cls, request: EditRequest, proposal: Proposal) -> Halt | None:
        """How `proposal`, which came of `request`, can go on; None where it is whole."""
        done = tuple(s for s in proposal.segments if s.status is not SegmentStatus.PENDING)
        if len(done) == len(proposal.segments):
            return None
        options = replace(request.options, versions=1)
        rest = replace(request, done=done, options=options)
        return cls(rest, len(done), len(proposal.segments))
