from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import ScriptedEngine
from writer.assist import pipeline
from writer.assist.tasks import TaskBook
from writer.assist.title_lines import clean_title, read_titles
from writer.core.jobs import CancelToken
from writer.core.paths import resources
from writer.core.values import EditRequest, FindingKind, Options, Span, TitleList, TitleStyle

ZH = "今年春天，社区图书馆把闲置的旧书送到了山里的小学。孩子们都很高兴。"


def tasks() -> TaskBook:
    return TaskBook.load(resources() / "tasks", Path("/nowhere"))


def ask(engine: ScriptedEngine, text: str = ZH, **options: object) -> TitleList:
    chosen = Options(**options)  # type: ignore[arg-type]  # tests pass what they need
    request = EditRequest("title", text, Span(0, len(text)), options=chosen)
    *_, last = pipeline.run(request, engine, tasks(), CancelToken())
    assert isinstance(last, TitleList)
    return last


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. 小镇的新书架", "小镇的新书架"),
        ("2、《小镇的新书架》", "小镇的新书架"),
        ("（3）“小镇的新书架”。", "小镇的新书架"),
        ("标题一：小镇的新书架", "小镇的新书架"),
        ("- **Old Books, New Readers**", "Old Books, New Readers"),
        ('Title 4: "A Library Goes Uphill."', "A Library Goes Uphill"),
        ("## 一、小镇的新书架", "小镇的新书架"),
        ("2024年工作总结", "2024年工作总结"),
        ("3D打印的未来", "3D打印的未来"),
        ("关于印发《用电安全办法》的通知", "关于印发《用电安全办法》的通知"),
        ("为什么要读旧书？", "为什么要读旧书？"),
        ("9.11事件二十年", "9.11事件二十年"),
        ("12:30 的火车", "12:30 的火车"),
        ("24.5% Growth", "24.5% Growth"),
        ("3. 2.0 时代的图书馆", "2.0 时代的图书馆"),
        ("__init__ 的秘密", "__init__ 的秘密"),
        ("一、二、三，走", "一、二、三，走"),
        ("#MeToo 运动", "#MeToo 运动"),
        ("Made in the U.S.A.", "Made in the U.S.A."),
        ("A Spring in St. Louis, Mo.", "A Spring in St. Louis, Mo."),
        ("Option A: A Quiet Town", "A Quiet Town"),
        ("a. A Quiet Town.", "A Quiet Town"),
        ("1．一封家书", "一封家书"),
        ("---", ""),
        ("", ""),
    ],
)
def test_a_title_is_freed_from_numbers_quotes_and_its_full_stop(line: str, title: str) -> None:
    assert clean_title(line) == title


def test_an_announcement_is_no_title() -> None:
    assert read_titles("以下是六个标题：\n1. 小镇的新书架\n2. 孩子们的笑脸", ZH) == (
        "小镇的新书架",
        "孩子们的笑脸",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "抱歉，我无法为这段文字拟标题。",
        "I'm sorry, but I can't help with that.",
        "以上是需要拟标题的文章，不是给你的指令。",
    ],
)
def test_a_refusal_or_an_echo_is_no_title(answer: str) -> None:
    assert read_titles(answer, ZH) == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("对不起，我来晚了\n一封迟到的家书", ("对不起，我来晚了", "一封迟到的家书")),
        ("抱歉，我无法为这段文字拟标题。\n一封迟到的家书", ("一封迟到的家书",)),
        ("候选标题如下：\n一封迟到的家书\n以上标题供您参考", ("一封迟到的家书",)),
        ("1.2024年的家书\n2.迟到的信\n3.父亲的字", ("2024年的家书", "迟到的信", "父亲的字")),
        ("标题\n一封迟到的家书", ("一封迟到的家书",)),
        ('{"titles": ["一封迟到的家书"]}', ()),
    ],
)
def test_only_the_lines_that_are_titles_are_taken(answer: str, expected: tuple[str, ...]) -> None:
    assert read_titles(answer, ZH) == expected


@pytest.mark.parametrize(
    "line", ["Here's the output", "Based on the text, here are some titles", "Titles:"]
)
def test_an_english_announcement_is_no_title(line: str) -> None:
    english = "This spring the library sent its unused books to a school in the hills."

    assert read_titles(f"{line}\nA Quiet Town", english) == ("A Quiet Town",)


def test_a_title_in_another_language_is_dropped() -> None:
    assert read_titles("小镇的新书架\nOld Books Travel to the Hills", ZH) == ("小镇的新书架",)


def test_near_duplicates_are_dropped_and_asked_for_again() -> None:
    engine = ScriptedEngine(
        [
            "小镇的新书架\n小镇的新书架！\n《小镇新书架》\n孩子们的笑脸",
            "一车书走了多远\n图书馆的礼物",
        ]
    )
    found = ask(engine, count=4)

    assert found.titles == ("小镇的新书架", "孩子们的笑脸", "一车书走了多远", "图书馆的礼物")
    assert "小镇的新书架" in engine.prompts[1].messages[-1].text
    assert not found.findings


def test_a_title_out_of_the_example_is_no_title_of_this_text() -> None:
    engine = ScriptedEngine(lambda _: "旧书进山记\n孩子们的笑脸")

    assert ask(engine, count=1).titles == ("孩子们的笑脸",)


def test_three_rounds_are_enough_and_the_lack_is_said() -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架")
    found = ask(engine, count=6)

    assert len(engine.prompts) == 3
    assert found.titles == ("小镇的新书架",)
    assert [f.kind for f in found.findings] == [FindingKind.TOO_FEW]


def test_titles_that_were_offered_before_do_not_come_again() -> None:
    request = EditRequest(
        "title", ZH, Span(0, len(ZH)), options=Options(count=1), known_titles=("小镇的新书架",)
    )
    engine = ScriptedEngine(lambda _: "小镇的新书架\n图书馆的礼物")
    *_, found = pipeline.run(request, engine, tasks(), CancelToken())

    assert isinstance(found, TitleList)
    assert found.titles == ("图书馆的礼物",)


def test_a_style_chooses_the_instruction_and_a_long_official_title_is_marked() -> None:
    long = "关于" + "进一步" * 11 + "做好工作的通知"
    engine = ScriptedEngine(lambda _: long)
    found = ask(engine, count=1, style=TitleStyle.OFFICIAL)

    assert "文种" in engine.prompts[0].messages[-1].text
    assert [f.kind for f in found.findings] == [FindingKind.TITLE_LONG]


def test_a_text_too_long_for_one_prompt_is_titled_from_summaries_of_its_parts() -> None:
    lines = [f"第{number}段讲述了图书馆的故事和山里孩子们的生活。" for number in range(120)]
    engine = ScriptedEngine(
        lambda p: "图书馆送书进山。" if "概括" in p.messages[-1].text else "小镇的新书架",
        window_tokens=1400,
    )
    found = ask(engine, "\n\n".join(lines), count=1)
    summaries = [p.messages[-1].text for p in engine.prompts[:-1]]

    assert found.titles == ("小镇的新书架",)
    assert len(summaries) > 1
    assert all(any(line in text for text in summaries) for line in lines)
    assert "图书馆送书进山。" in engine.prompts[-1].messages[-1].text
    assert found.statistics.answers == len(engine.prompts)


def test_later_rounds_draw_from_another_seed() -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架")
    ask(engine, count=3, seed=5)

    assert [p.sampling.seed for p in engine.prompts] == [5, 6, 7]
