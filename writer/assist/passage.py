"""A passage as the model will get it: its prose in segments, as plain words, and their language."""

from __future__ import annotations

from dataclasses import dataclass

from writer.core.values import EditRequest, Language, Segment
from writer.text.language import language_of
from writer.text.segment import segments, unmask


@dataclass(frozen=True, slots=True)
class Passage:
    """What of a request's passage is prose. Without segments there is nothing to work on."""

    segments: tuple[Segment, ...]
    prose: str
    """A line a segment, masks replaced by what they stand for."""
    language: Language

    @classmethod
    def of(cls, request: EditRequest) -> Passage:
        """The passage of `request`; its document is parsed."""
        found = segments(request.text, request.span)
        prose = "\n".join(unmask(segment, segment.masked) for segment in found)
        return cls(found, prose, language_of(prose))
