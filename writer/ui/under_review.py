"""What is under review: a passage, what is asked about it, and whether it still stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from writer.core.options import Options
from writer.core.values import EditRequest, Span
from writer.ui.page_document import PageDocument
from writer.ui.task_ids import ASK
from writer.ui.tracked import Tracked


@dataclass(frozen=True, slots=True)
class UnderReview:
    """A request, and where in its document the passage of it stands by now."""

    request: EditRequest
    """What the review is about; its passage is what a proposal replaces."""
    tracked: Tracked
    asked: EditRequest
    """What the model was asked: the same, or to refine a result, or to go on."""

    @property
    def document(self) -> PageDocument:
        """The document that it belongs to."""
        return self.tracked.document

    @property
    def is_all(self) -> bool:
        """Whether it is about the whole document."""
        return len(self.request.span) == len(self.request.text)

    @property
    def is_stale(self) -> bool:
        """Whether the passage has changed since it was asked about."""
        return self.tracked.passage != self.request.passage

    def again(self, options: Options, known_titles: tuple[str, ...]) -> UnderReview:
        """The same task anew on what stands at the passage now."""
        request = replace(self._now(), options=options, known_titles=known_titles)
        return UnderReview(request, self.tracked, request)

    def refined(self, result: str, instruction: str) -> UnderReview:
        """Change a result as the instruction says; what it replaces stays."""
        now = self._now()
        after = now.text[: now.span.start] + result + now.text[now.span.end :]
        span = Span(now.span.start, now.span.start + len(result))
        options = replace(now.options, versions=1)
        asked = EditRequest(ASK, after, span, instruction, options, terms=now.terms)
        return UnderReview(now, self.tracked, asked)

    def _now(self) -> EditRequest:
        """The request, about the document as it is now."""
        text = self.document.text()
        return replace(self.request, text=text, span=self.tracked.span_in(text))
