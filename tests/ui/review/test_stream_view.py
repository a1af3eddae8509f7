from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from writer.engine.api import Chunk
from writer.ui.review.keys import Keys
from writer.ui.review.stream_view import FRAME_MS, StreamView


@pytest.fixture
def view(qtbot: QtBot) -> StreamView:
    made = StreamView(Keys())
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.reset()
    return made


def test_chunks_are_gathered_and_painted_with_the_next_frame(
    view: StreamView, qtbot: QtBot
) -> None:
    for piece in ("A ", "cat ", "sat."):
        view.add(Chunk(piece))
    assert view.toPlainText() == ""
    qtbot.waitUntil(lambda: view.toPlainText() == "A cat sat.", timeout=FRAME_MS * 30)


def test_each_segment_starts_on_a_new_line(view: StreamView) -> None:
    view.add(Chunk("第一句。", segment=0))
    view.add(Chunk("第二", segment=1))
    view.flush()
    view.add(Chunk("句。", segment=1))
    view.add(Chunk("第三句。😀", segment=4))
    view.flush()
    assert view.toPlainText() == "第一句。\n第二句。\n第三句。😀"


def test_a_second_attempt_takes_the_place_of_the_first(view: StreamView) -> None:
    view.add(Chunk("Here is the text:", segment=0))
    view.add(Chunk("Second.", segment=1))
    view.flush()
    view.add(Chunk("The ", segment=0, attempt=2))
    view.add(Chunk("cat.", segment=0, attempt=2))
    view.flush()
    assert view.toPlainText() == "The cat.\nSecond."


def test_a_second_attempt_in_the_same_frame_leaves_nothing_of_the_first(view: StreamView) -> None:
    view.add(Chunk("no", attempt=1))
    view.add(Chunk("yes", attempt=2))
    view.add(Chunk(" late", attempt=1))
    view.flush()
    assert view.toPlainText() == "yes"


def test_an_attempt_with_several_lines_is_replaced_as_a_whole(view: StreamView) -> None:
    view.add(Chunk("one\ntwo\nthree", segment=0))
    view.add(Chunk("next", segment=1))
    view.flush()
    view.add(Chunk("all", segment=0, attempt=2))
    view.flush()
    assert view.toPlainText() == "all\nnext"


def test_it_follows_the_end_only_when_the_end_is_in_sight(view: StreamView) -> None:
    view.add(Chunk("line\n" * 60))
    view.flush()
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    bar.setValue(10)
    view.add(Chunk("more\n" * 20))
    view.flush()
    assert bar.value() == 10


def test_reset_drops_what_waits(view: StreamView, qtbot: QtBot) -> None:
    view.add(Chunk("old"))
    view.reset()
    qtbot.wait(FRAME_MS * 2)
    assert not view.has_text


def test_a_frame_of_a_long_answer_stays_cheap(view: StreamView) -> None:
    for segment in range(40):
        view.add(Chunk("经过大家共同的努力，我们取得了进步。" * 20, segment=segment))
    view.flush()
    spent = []
    for _ in range(30):
        for character in "继续写下去的字":
            view.add(Chunk(character, segment=39))
        start = time.perf_counter()
        view.flush()
        spent.append(time.perf_counter() - start)
    assert sorted(spent)[15] < 0.004
