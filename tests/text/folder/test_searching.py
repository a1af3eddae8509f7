"""Finding in all files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from writer.core.errors import Cancelled, ExpressionMistake, InvalidExpression
from writer.core.jobs import CancelToken
from writer.core.values import Span
from writer.text.folder import searching
from writer.text.folder.searching import FileHits, Hit, SearchEnd, place_of, search_files
from writer.text.search import Expression, Match, Plain, Query


def no_expression(query: Query) -> Expression:
    raise InvalidExpression(ExpressionMistake.SYNTAX, detail=query.words)


def found(
    paths: list[Path], query: Query, texts: Mapping[Path, str] | None = None
) -> list[FileHits | SearchEnd]:
    return list(search_files(paths, texts or {}, query, no_expression, CancelToken()))


def opened(texts: Mapping[str, str]) -> dict[Path, str]:
    """Texts of the window, by where their files would lie."""
    return {Path(name).resolve(): text for name, text in texts.items()}


def hits_in(text: str, words: str) -> tuple[Hit, ...]:
    texts = opened({"a.md": text})
    first = found(list(texts), Query(words), texts)[0]
    assert isinstance(first, FileHits)
    return first.hits


def marked(hit: Hit) -> str:
    return hit.mark.of(hit.excerpt)


def test_places_have_their_line_and_the_words_around(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(
        "雨夜\r\n\r\n他在雨夜里走了很久很久，走到桥头，想起那个雨夜。\r\n".encode("gb18030")
    )
    hits, end = found([path], Query("雨夜"))
    assert isinstance(hits, FileHits)
    assert [(hit.line, hit.span.start) for hit in hits.hits] == [(1, 0), (3, 6), (3, 25)]
    assert hits.hits[1].excerpt == "他在雨夜里走了很久很久，走到桥头，想起那个雨夜。"
    assert hits.hits[2].excerpt == "…到桥头，想起那个雨夜。"
    assert [marked(hit) for hit in hits.hits] == ["雨夜"] * 3
    assert end == SearchEnd()


def test_files_come_in_their_order_and_those_without_a_match_do_not(tmp_path: Path) -> None:
    for name, text in (("b.md", "One one"), ("a.md", "none"), ("c.md", "two")):
        (tmp_path / name).write_text(text, "utf-8")
    paths = [tmp_path / name for name in ("b.md", "a.md", "c.md")]
    assert [f.path.name for f in found(paths, Query("one")) if isinstance(f, FileHits)] == [
        *("b.md", "a.md")
    ]
    exact = found(paths, Query("one", heeds_case=True, whole_words=True))
    assert [len(f.hits) for f in exact if isinstance(f, FileHits)] == [1]


def test_an_open_text_is_searched_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one", "utf-8")
    assert found([path], Query("one"), {path: "two"}) == [SearchEnd()]
    assert len(found([path], Query("two"), {path: "two"})) == 2


def test_there_is_a_limit_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 5)
    texts = opened({"a.md": "x x x", "b.md": "x x", "c.md": "x"})
    *files, end = found(list(texts), Query("x"), texts)
    assert [len(f.hits) for f in files if isinstance(f, FileHits)] == [3, 2]
    assert end == SearchEnd(is_cut=True)
    assert found(list(texts)[:2], Query("x"), texts)[-1] == SearchEnd()


def test_what_is_no_text_is_told_and_the_others_are_searched(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"\x00one" * 20)
    (tmp_path / "c.md").write_text("one", "utf-8")
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    hits, end = found(paths, Query("one"))
    assert isinstance(hits, FileHits)
    assert end == SearchEnd(unread=tuple(paths[:2]))


def test_an_expression_that_is_none_reads_no_file() -> None:
    with pytest.raises(InvalidExpression):
        found([Path("gone.md")], Query("(", is_expression=True))


class SlowOnce:
    """Takes too long in a text that has an a, after one match."""

    names: Mapping[str, int] = {}
    group_count = 0

    def matches(self, text: str) -> Iterator[Match]:
        yield Match(Span(0, 1))
        if "a" in text:
            raise InvalidExpression(ExpressionMistake.TOO_SLOW)


def test_a_file_that_an_expression_takes_too_long_for_does_not_stop_the_others() -> None:
    texts = opened({"a.md": "za", "b.md": "zz"})
    slow, _ = texts
    query = Query("z", is_expression=True)
    first, second, end = search_files(
        list(texts), texts, query, lambda _: SlowOnce(), CancelToken()
    )
    assert isinstance(first, FileHits)
    assert isinstance(second, FileHits)
    assert end == SearchEnd(too_slow=(slow,))


def test_it_can_be_cancelled_inside_a_file() -> None:
    token, texts = CancelToken(), opened({"a.md": "xxx"})

    class Cancels(Plain):
        def matches(self, text: str) -> Iterator[Match]:
            yield from super().matches(text[:1])
            token.cancel()
            yield from super().matches(text)

    query = Query("x", is_expression=True)
    with pytest.raises(Cancelled):
        list(search_files(list(texts), texts, query, Cancels, token))


def test_excerpts_are_short_and_marked_right() -> None:
    (hit,) = hits_in(f"{'很' * 900}，雨夜，{'长' * 900}", "雨夜")
    assert len(hit.excerpt) < 200
    assert marked(hit) == "雨夜"
    (hit,) = hits_in("a line of English words before one more", "one")
    assert hit.excerpt == "…words before one more"
    (hit,) = hits_in(f"\t\tone {'x' * 500}", "one")
    assert hit.excerpt.startswith("one")
    (hit,) = hits_in(f"a {'y' * 900} b", "y" * 900)
    assert marked(hit) == "y" * 160
    (hit,) = hits_in("😀😀 one\ntwo", "one\ntwo")
    assert (hit.excerpt, marked(hit)) == ("😀😀 one", "one")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a one b", Span(2, 5)),
        ("more a one b", Span(7, 10)),
        ("one", Span(0, 3)),
        ("one and one one", Span(0, 3)),
        ("nothing", None),
        ("", None),
    ],
)
def test_a_place_is_found_again_in_a_text_that_changed(text: str, place: Span | None) -> None:
    hit = Hit(Span(2, 5), "one", 1, "a one b", Span(2, 5))
    assert place_of(hit, text) == place


def test_an_empty_match_stays_where_it_was() -> None:
    hit = Hit(Span(2, 2), "", 1, "abc", Span(2, 2))
    assert place_of(hit, "abc") == Span(2, 2)
    assert place_of(hit, "a") is None
