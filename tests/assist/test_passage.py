from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import ScriptedEngine, passage_of
from writer.assist.passage import Passage
from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken
from writer.core.options import Genre, Options
from writer.core.values import EditRequest, FindingKind, Proposal, Span, TitleList
from writer.text.official import PartKind, parts

OFFICIAL = """\
青政发〔2024〕12号　　　　签发人：林之远

# 青河市人民政府关于加强防汛工作的通知

各县（区）人民政府，市政府各部门：

　　今年汛期来得早。
　　一、提高认识
　　（一）落实责任。各单位要**高度重视**。

　　特此通知。

　　附件：1.防汛物资清单
　　　　　2.值班表

　　　　　　　青河市人民政府
　　　　　　　2024年3月1日
"""
SPEECH = """\
同志们：

我们胜利了！（掌声）我们（停顿）还要走。**谢谢**大家。[applause]
"""


def request(text: str, genre: Genre, task: str = "polish") -> EditRequest:
    options = Options(genre=genre, greedy=True)
    return EditRequest(task, text, Span(0, len(text)), options=options)


def masked(text: str, genre: Genre) -> list[str]:
    return [segment.masked for segment in Passage.of(request(text, genre)).segments]


def proposal(text: str, genre: Genre, tasks: TaskBook, change: dict[str, str]) -> Proposal:
    def answer(passage: str) -> str:
        for old, new in change.items():
            passage = passage.replace(old, new)
        return passage

    engine = ScriptedEngine(lambda prompt: answer(passage_of(prompt)))
    *_, result = run(request(text, genre), engine, tasks, CancelToken())
    assert isinstance(result, Proposal)
    return result


def test_the_form_of_an_official_document_is_not_given_to_the_model() -> None:
    assert masked(OFFICIAL, Genre.OFFICIAL) == [
        *("今年汛期来得早。", "提高认识", "落实责任。各单位要高度重视。")
    ]
    assert len(masked(OFFICIAL, Genre.GENERAL)) > 3


def test_titles_are_made_from_all_of_the_text() -> None:
    prose = Passage.of(request(OFFICIAL, Genre.OFFICIAL)).prose
    assert prose == Passage.of(request(OFFICIAL, Genre.GENERAL)).prose
    assert "关于加强防汛工作的通知" in prose


def test_what_is_left_untouched_is_the_same_byte_for_byte(tasks: TaskBook) -> None:
    wild = {"来得早": "来得特别早", "提高": "切实提高", "高度重视": "高度重视此事", "通知": "告示"}
    result = proposal(OFFICIAL, Genre.OFFICIAL, tasks, wild)
    assert "来得特别早" in result.replacement
    before = [p.span.of(OFFICIAL) for p in parts(OFFICIAL)]
    after = [p.span.of(result.replacement) for p in parts(result.replacement)]
    assert after == before


def test_a_selection_of_untouched_lines_alone_has_nothing_to_rewrite() -> None:
    start = OFFICIAL.index("　　特此通知")
    asked = EditRequest(
        "polish", OFFICIAL, Span(start, len(OFFICIAL)), options=Options(genre=Genre.OFFICIAL)
    )
    assert Passage.of(asked).segments == ()


def test_addresses_and_notes_between_sentences_are_not_given_to_the_model() -> None:
    assert masked(SPEECH, Genre.SPEECH) == ["我们胜利了！", "我们{1}还要走。谢谢大家。"]


def test_a_note_within_a_sentence_is_opaque(tasks: TaskBook) -> None:
    result = proposal(SPEECH, Genre.SPEECH, tasks, {"还要走": "还要继续走"})
    assert "我们（停顿）还要继续走。**谢谢**大家。[applause]" in result.replacement
    assert result.replacement.startswith("同志们：\n\n我们胜利了！（掌声）")


def test_every_line_of_the_form_is_kept_with_any_line_ends() -> None:
    text = OFFICIAL.replace("\n", "\r\n")
    assert masked(text, Genre.OFFICIAL) == masked(OFFICIAL, Genre.OFFICIAL)


@pytest.mark.parametrize("genre", [Genre.OFFICIAL, Genre.SPEECH])
def test_plain_prose_is_as_in_any_genre(genre: Genre) -> None:
    text = "今天下午我们开会，讨论了明年的安排。\n\nWe met in the afternoon and talked.\n"
    assert masked(text, genre) == masked(text, Genre.GENERAL)


def test_the_parts_of_the_example_are_of_all_the_kinds_meant() -> None:
    kinds = {part.kind for part in parts(OFFICIAL)}
    assert kinds >= {PartKind.NUMBER, PartKind.TITLE, PartKind.ADDRESSEE, PartKind.SIGNATURE}
    assert kinds >= {PartKind.ORDINAL, PartKind.CLOSING, PartKind.ATTACHMENT, PartKind.DATE}


def test_titles_are_made_even_where_nothing_may_be_rewritten(tasks: TaskBook) -> None:
    text = "青河市人民政府关于加强防汛工作的通知\n"
    asked = request(text, Genre.OFFICIAL, "title")
    engine = ScriptedEngine(lambda _prompt: "关于做好防汛工作的通知")
    *_, result = run(asked, engine, tasks, CancelToken())
    assert isinstance(result, TitleList)
    assert result.titles


def test_only_the_terms_that_a_segment_has_are_named_to_the_model(tasks: TaskBook) -> None:
    text = "林之远走了过来，看了看水。\n\n云梯系统今天升级。\n"
    asked = replace(request(text, Genre.GENERAL), terms=("林之远", "云梯系统", "别的"))
    engine = ScriptedEngine(passage_of)
    list(run(asked, engine, tasks, CancelToken()))
    said = [prompt.messages[-1].text for prompt in engine.prompts]
    assert any("保留：林之远。" in text or "保留：林之远、云梯系统。" in text for text in said)
    assert not any("别的" in text for text in said)


def test_without_terms_a_prompt_says_nothing_about_them(tasks: TaskBook) -> None:
    engine = ScriptedEngine(passage_of)
    list(run(request("今天开会，大家都来了。\n", Genre.GENERAL), engine, tasks, CancelToken()))
    assert "名称和术语" not in engine.prompts[0].messages[-1].text


def test_genre_rules_reach_the_judgement(tasks: TaskBook) -> None:
    text = "我推开门，慢慢走进了院子。\n"
    result = proposal(text, Genre.FICTION, tasks, {"我": "他"})
    assert result.kept
    assert result.replacement == text
    assert FindingKind.GENRE in {finding.kind for finding in result.findings}
