from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.fakes import Script, ScriptedEngine
from writer.assist import pipeline
from writer.assist.tasks import TaskBook
from writer.assist.title_lines import clean_title, read_titles
from writer.core.jobs import CancelToken, Progress
from writer.core.options import Options, TitleStyle
from writer.core.paths import resources
from writer.core.values import EditRequest, FindingKind, Span, TitleList
from writer.engine.api import Chunk, Prompt

EN = "This spring the town library sent its unused books to a school in the hills."
ZH = "今年春天，社区图书馆把闲置的旧书送到了山里的小学。孩子们都很高兴。"


class Branching(ScriptedEngine):
    """Notes how many prompts were asked at a time."""

    def __init__(self, script: Script) -> None:
        super().__init__(script)
        self.together: list[int] = []

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        self.together.append(len(prompts))
        return super().generate_all(prompts, token)


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
            "小镇的新书架",
            "小镇的新书架！",
            "《小镇新书架》",
            "孩子们的笑脸",
            "一车书走了多远",
            "图书馆的礼物",
        ]
    )
    found = ask(engine, count=4)

    assert found.titles == ("小镇的新书架", "孩子们的笑脸", "一车书走了多远", "图书馆的礼物")
    for prompt in engine.prompts[4:]:
        assert "小镇的新书架" in prompt.messages[-1].text
    assert not found.findings


@pytest.mark.parametrize("style", [None, *TitleStyle])
@pytest.mark.parametrize("text", [ZH, EN])
def test_each_answer_is_asked_for_from_an_angle_of_its_own(
    text: str, style: TitleStyle | None
) -> None:
    engine = ScriptedEngine(lambda _: "")
    ask(engine, text, count=6, style=style)
    (first, *others) = [prompt.messages for prompt in engine.prompts[:6]]

    assert len({messages[-1].parts[-1] for messages in (first, *others)}) == 6
    for messages in others:
        assert messages[0] == first[0]
        assert messages[-1].parts[:-1] == first[-1].parts[:-1]
    assert max(len(m[-1].parts[-1]) for m in (first, *others)) < 100


def test_only_as_many_as_are_missing_are_asked_for_again() -> None:
    engine = Branching(["小镇的新书架"] * 5 + ["孩子们的笑脸"] * 7)
    ask(engine, count=5)

    assert engine.together == [5, 4, 3]


def test_more_than_eight_titles_are_asked_for_in_rounds_of_eight() -> None:
    engine = Branching(lambda _: "小镇的新书架")
    ask(engine, count=20)

    assert engine.together[:3] == [8, 8, 4]


def test_what_streams_is_one_answer_below_the_other() -> None:
    engine = ScriptedEngine(["小镇的新书架", "孩子", "一车书走了多远"])
    request = EditRequest("title", ZH, Span(0, len(ZH)), options=Options(count=3))
    values = list(pipeline.run(request, engine, tasks(), CancelToken()))
    chunks = [value for value in values if isinstance(value, Chunk)]

    assert "".join(c.text for c in chunks) == "小镇的新书架\n孩子\n一车书走了多远"
    assert {(c.segment, c.attempt, c.branch) for c in chunks} == {(0, 1, 0)}
    told = [c.statistics for c in chunks if c.statistics]
    found = values[-1]
    assert isinstance(found, TitleList)
    assert found.statistics.answers == len(told) == 3
    assert found.statistics.generated_tokens == sum(s.generated_tokens for s in told)


def test_the_first_titles_of_all_answers_come_before_their_second_ones() -> None:
    engine = ScriptedEngine(["小镇的新书架\n图书馆的礼物", "孩子们的笑脸", "小镇的新书架"])

    assert ask(engine, count=3).titles == ("小镇的新书架", "孩子们的笑脸", "图书馆的礼物")
    assert len(engine.prompts) == 3


def test_one_title_and_a_task_without_angles_are_asked_for_as_a_list(tmp_path: Path) -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架\n图书馆的礼物")
    ask(engine, count=1)
    assert len(engine.prompts) == 1

    own = 'name = "Mine"\nresult = "titles"\n[zh]\ninstruction = "拟 {count} 个标题。"\n'
    (tmp_path / "mine.toml").write_text(own, "utf-8")
    book = TaskBook.load(resources() / "tasks", tmp_path)
    request = EditRequest("mine", ZH, Span(0, len(ZH)), options=Options(count=2))
    *_, found = pipeline.run(request, engine, book, CancelToken())
    assert isinstance(found, TitleList)
    assert found.titles == ("小镇的新书架", "图书馆的礼物")
    assert len(engine.prompts) == 2
    assert "拟 2 个标题" in engine.prompts[-1].messages[-1].text


def test_a_title_out_of_the_example_is_no_title_of_this_text() -> None:
    engine = ScriptedEngine(lambda _: "旧书进山记\n孩子们的笑脸")

    assert ask(engine, count=1).titles == ("孩子们的笑脸",)


def test_a_title_about_the_example_is_no_title_of_another_text() -> None:
    text = "去年秋天，社区图书馆开始在晚上开放。到了冬天，阅览室都坐满了人。"
    engine = ScriptedEngine(lambda _: "社区图书馆的旧书送到山里的小学\n冬夜的阅览室")

    assert ask(engine, text, count=1).titles == ("冬夜的阅览室",)


def test_three_rounds_are_enough_and_the_lack_is_said() -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架")
    found = ask(engine, count=6)

    assert len(engine.prompts) == 6 + 5 + 5
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
    long = "关于" + "进一步" * 9 + "做好向山区小学捐赠图书工作的通知"
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


def test_no_two_titles_are_drawn_from_the_same_seed() -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架")
    ask(engine, count=3, seed=5)

    assert [p.sampling.seed for p in engine.prompts] == [5, 6, 7, 8, 9, 10, 11]


def test_a_greedy_run_draws_only_what_it_asks_for_again() -> None:
    engine = ScriptedEngine(lambda _: "小镇的新书架")
    ask(engine, count=3, greedy=True)
    sampling = [p.sampling for p in engine.prompts]

    assert all(s.is_greedy for s in sampling[:3])
    assert not any(s.is_greedy for s in sampling[3:])
    assert len({s.seed for s in sampling[3:]}) == 4


def test_words_of_the_prompt_are_no_title_of_the_text() -> None:
    engine = ScriptedEngine(
        lambda p: f"{p.messages[-1].parts[-1].strip()}\n小镇的新书架", window_tokens=8192
    )

    assert ask(engine, count=2).titles == ("小镇的新书架",)


def test_a_title_may_be_words_of_the_text() -> None:
    assert ask(ScriptedEngine(lambda _: "山里的小学"), count=1).titles == ("山里的小学",)


def test_a_title_with_nothing_of_the_text_stands_behind_those_of_a_later_round() -> None:
    rounds = iter(("蓝色大象", "旧书进山"))
    engine = ScriptedEngine(lambda _prompt: next(rounds, "图书馆的旧书"))
    found = ask(engine, count=2, seed=1)
    assert found.titles[-1] == "蓝色大象"
    assert len(found.titles) == 2
