"""One answer to a segment, cleaned, restored and judged before it may enter the document."""

from __future__ import annotations

from dataclasses import dataclass

from writer.assist.chatter import clean
from writer.assist.context import Surroundings
from writer.assist.gate import judge_expansion, judge_language, judge_rewrite, judge_stop
from writer.assist.length import fitted, judge_ratio, measure_length
from writer.assist.tasks import Task
from writer.core.values import EditRequest, Finding, FindingKind, Segment, StopReason
from writer.text.segment import restore
from writer.text.verify import Verifier

_WORTH_ASKING_AGAIN = (FindingKind.OVER_CAP, FindingKind.RATIO)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, judged."""

    text: str
    """With the segment's markup in it."""
    findings: tuple[Finding, ...]

    @property
    def badness(self) -> tuple[int, int]:
        """Smaller is better: the number of grave findings, then of all."""
        return sum(f.grave for f in self.findings), len(self.findings)

    @property
    def problem(self) -> FindingKind | None:
        """What another attempt could do better."""
        for finding in self.findings:
            if finding.grave or finding.kind in _WORTH_ASKING_AGAIN:
                return finding.kind
        return None


class Judge:
    """Judges the answers to the segments of one request."""

    def __init__(self, request: EditRequest, task: Task, around: Surroundings) -> None:
        self._request = request
        self._task = task
        self._around = f"{around.before}\n{around.after}"
        self._verifier = Verifier(request.text)

    @property
    def is_expansion(self) -> bool:
        """Whether the answers are to be longer than the passage."""
        return self._task.id == "expand"

    @property
    def is_polish(self) -> bool:
        """Whether a level says how much may change."""
        return self._task.id == "polish"

    def target(self, segment: Segment) -> int:
        """Wanted length in words or characters; 0 where the task sets none."""
        if not self.is_expansion:
            return 0
        return round(measure_length(segment.masked) * self._request.options.ratio)

    def judge(self, segment: Segment, answer: str, stop: StopReason | None) -> Attempt:
        """Clean, restore and verify one answer."""
        # What the person asked for may stand in the answer, like what the passage says.
        cleaned = clean(answer, f"{segment.masked}\n{self._request.instruction}".strip())
        text = cleaned.text
        if self.is_expansion:
            text = fitted(text, segment.masked, self.target(segment), self._around)
            stop = None  # the budget is the length asked for, and the cut is at a sentence's end
        restored = restore(segment, text)
        findings = (
            *cleaned.findings,
            *judge_stop(stop),
            *restored.findings,
            *self._verifier.check(segment.span, restored.text),
            *self._of_task(segment, text),
        )
        return Attempt(restored.text, tuple(dict.fromkeys(findings)))

    def _of_task(self, segment: Segment, text: str) -> tuple[Finding, ...]:
        findings: tuple[Finding, ...] = ()
        if self._task.keeps_language:
            findings += judge_language(segment.masked, text)
        if self.is_polish:
            findings += judge_rewrite(segment.masked, text, self._request.options.level)
        if self.is_expansion:
            findings += judge_expansion(segment.masked, text)
            findings += judge_ratio(segment.masked, text, self._request.options.ratio)
        return findings
