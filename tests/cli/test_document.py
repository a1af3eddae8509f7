from __future__ import annotations

import pytest

from writer.cli.document import Document
from writer.cli.exits import UsageError
from writer.cli.parser import Lines
from writer.core.values import Span

TEXT = "one\r\ntwo\rthree\n\nfive\u2028still\x0bfive"


@pytest.mark.parametrize(
    ("first", "last", "passage"),
    [
        (1, 1, "one"),
        (1, 2, "one\r\ntwo"),
        (2, 3, "two\rthree"),
        (4, 4, ""),
        (5, 5, "five\u2028still\x0bfive"),
        (3, 99, "three\n\nfive\u2028still\x0bfive"),
    ],
)
def test_lines_are_counted_from_one_with_both_ends(first: int, last: int, passage: str) -> None:
    assert Document(TEXT, None).passage(Lines(first, last)).of(TEXT) == passage


def test_without_lines_the_passage_is_everything() -> None:
    assert Document(TEXT, None).passage(None) == Span(0, len(TEXT))


def test_lines_beyond_the_end_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match="there are 5 lines"):
        Document(TEXT, None).passage(Lines(6, 6))
    with pytest.raises(UsageError, match="there are 0 lines"):
        Document("", None).passage(Lines(1, 1))


def test_positions_know_their_line() -> None:
    document = Document(TEXT, None)
    for number, word in enumerate(("one", "two", "three", "\n\nf", "still"), 1):
        assert document.line_of(TEXT.index(word)) == (3 if word == "\n\nf" else number)
    assert document.line_of(0) == 1
