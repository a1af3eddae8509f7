"""A passage as the model will get it: its prose in segments, as plain words, and their language."""

from __future__ import annotations

from dataclasses import dataclass

from writer.core.options import Genre
from writer.core.values import EditRequest, Language, Segment, Span
from writer.text.language import language_of
from writer.text.official import parts
from writer.text.segment import segments, unmask
from writer.text.sentences import sentences
from writer.text.speech import Cue, CueKind, cues


@dataclass(frozen=True, slots=True)
class Passage:
    """What of a request's passage is prose. Without segments there is nothing to rewrite."""

    segments: tuple[Segment, ...]
    """What may be rewritten. What the genre leaves untouched belongs to none."""
    prose: str
    """A line a segment, masks replaced by what they stand for; with what is left untouched."""
    language: Language

    @classmethod
    def of(cls, request: EditRequest) -> Passage:
        """The passage of `request`; its document is parsed."""
        whole = segments(request.text, request.span)
        prose = "\n".join(unmask(segment, segment.masked) for segment in whole)
        kept = _Kept.of(request)
        found = (
            segments(request.text, request.span, apart=kept.apart, opaque=kept.opaque)
            if kept.apart or kept.opaque
            else whole
        )
        return cls(found, prose, language_of(prose))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the genre keeps as it is: apart from all segments, or opaque within one."""

    apart: tuple[Span, ...] = ()
    opaque: tuple[Span, ...] = ()

    @classmethod
    def of(cls, request: EditRequest) -> _Kept:
        match request.options.genre:
            case Genre.OFFICIAL:
                return cls(tuple(part.span for part in parts(request.text)))
            case Genre.SPEECH:
                return cls._of_speech(request.text)
        return cls()

    @classmethod
    def _of_speech(cls, text: str) -> _Kept:
        """Notes between sentences are apart; one within a sentence may not cut it in two."""
        found = cues(text)
        apart = tuple(cue.span for cue in found if _stands_alone(cue, text))
        opaque = tuple(cue.span for cue in found if not _stands_alone(cue, text))
        return cls(apart, opaque)


def _stands_alone(cue: Cue, text: str) -> bool:
    if cue.kind is CueKind.ADDRESS:
        return True
    start = max(text.rfind("\n", 0, cue.span.start), text.rfind("\r", 0, cue.span.start)) + 1
    before = text[start : cue.span.start].rstrip()
    # One more sentence in front of the note means that the one before it had ended.
    return not before or len(sentences(f"{before} x")) > len(sentences(before))
