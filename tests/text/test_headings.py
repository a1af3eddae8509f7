from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.long_documents import chinese_chapter, english_report
from writer.text.headings import Outline, outline
from writer.text.parser import headings

OFFICIAL = """# 关于做好冬季供暖工作的通知

各区人民政府：

一、总体要求
以群众满意为目标。

　　二、主要任务

（一）加强领导。要落实责任，不断推进。
（二）**强化保障**

**三、有关要求**

## 附则
"""


def told(text: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in outline(text)]


def test_the_points_of_an_official_document_are_headings() -> None:
    assert told(OFFICIAL) == [
        (1, "关于做好冬季供暖工作的通知"),
        (2, "一、总体要求"),
        (2, "二、主要任务"),
        (3, "（一）加强领导"),
        (3, "（二）强化保障"),
        (2, "三、有关要求"),
        (2, "附则"),
    ]


def test_the_chapters_of_a_novel_are_headings() -> None:
    text = "第一卷　海\n\n第一章 起风了\n\n第一节\n\n第二章\n\n第二卷\n\nChapter 3\n\nPart II\n"
    assert [level for level, _ in told(text)] == [1, 2, 3, 2, 1, 2, 1]


def test_marked_headings_inside_a_chapter_do_not_move_the_next_one() -> None:
    assert told("# 书\n\n第一章\n\n### 场景\n\n第二章") == [
        (1, "书"),
        (2, "第一章"),
        (3, "场景"),
        (2, "第二章"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "第三章的内容很多",
        "第三章，他写得很慢。",
        "一、二等奖各一名",
        "三、四年级的同学参加了活动。",
        "一、这一句说得很完整，所以它不是标题。",
        "（三）",
        "第一部队已经到达",
        "Chapter and verse were quoted.",
        "Part of it is gone",
        "第三章" + "长" * 60,
        "```\n一、代码\n```",
        "    一、代码",
        "| 一、格 |\n|---|",
    ],
)
def test_what_only_begins_like_a_heading_is_none(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "line", ["第三章 起风了", "第3回　海", "Chapter Twelve: The sea", "一、任务"]
)
def test_a_soft_heading_says_where_it_stands(line: str) -> None:
    (heading,) = outline(f"words\n\n{line}\n\nwords")
    assert heading.is_soft
    assert heading.span.of(f"words\n\n{line}\n\nwords") == line


@pytest.mark.parametrize("text", [chinese_chapter(20_000), english_report(2_000), "> # quoted\n"])
def test_marked_headings_are_those_of_the_parser(text: str) -> None:
    assert tuple(h for h in outline(text) if not h.is_soft) == headings(text)


PIECES = st.sampled_from(("一、甲\n", "第一章\n", "# 乙\n", "文\n", "\n", "```\n", "## 丙\n\n"))


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=5))
def test_an_outline_that_is_kept_is_that_of_the_whole_text(texts: list[str]) -> None:
    kept = Outline()
    for text in texts:
        assert kept.update(text) == outline(text)
