"""A chapter and a report, whole, through a real model: some twenty minutes each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.long_documents import chinese_chapter, english_report
from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import Level, Options
from writer.core.paths import Paths, resources
from writer.core.values import EditRequest, Proposal, SegmentStatus, Span
from writer.engine.loading import open_engine
from writer.text.segment import segments
from writer.text.verify import verify


@pytest.mark.slow
@pytest.mark.parametrize("text", [chinese_chapter(), english_report()], ids=["zh", "en"])
def test_every_paragraph_is_there_and_in_order_afterwards(
    starter_path: Path, writer_home: Path, text: str
) -> None:
    paths = Paths.for_user({"WRITER_HOME": str(writer_home)})
    book = TaskBook.load(resources() / "tasks", paths.tasks)
    *_, engine = open_engine(starter_path, CancelToken(), paths=paths, leave_core_for_window=False)
    assert not isinstance(engine, Progress)
    options = Options(level=Level.LIGHT, greedy=True)
    request = EditRequest("polish", text, Span(0, len(text)), options=options)
    try:
        values = list(run(request, engine, book, CancelToken()))
    finally:
        engine.close()
    whole = values[-1]
    assert isinstance(whole, Proposal)
    told = [v.done for v in values if isinstance(v, Progress) and v.stage is Stage.WRITING]
    own = [segment.span.of(text) for segment in segments(text, request.span)]

    assert [result.original for result in whole.segments] == own
    assert told == list(range(len(own) + 1))
    assert not any(finding.grave for finding in verify(text, whole.replacement))
    kept = sum(result.status is SegmentStatus.KEPT for result in whole.segments)
    assert kept < len(own) / 10, "a light polish of clean text is nearly always taken"
