from __future__ import annotations

import pytest

from writer.assist.title_rules import (
    TitleRule,
    broken_rules,
    has_nothing_of,
    in_official_form,
    is_borrowed,
)
from writer.core.options import TitleStyle

ZH = "各学校要在十二月十日前检查教室和食堂的取暖设备，发现隐患立即整改，结果报市教育局。"
EN = "Schools must check the heating in classrooms and kitchens before the tenth of December."
OFFICIAL, HEADLINE = TitleStyle.OFFICIAL, TitleStyle.HEADLINE


@pytest.mark.parametrize(
    ("title", "style"),
    [
        ("关于开展学校取暖设备检查的通知", OFFICIAL),
        ("市教育局关于检查学校取暖设备的通知", OFFICIAL),
        ("关于印发《学校取暖设备检查办法（试行）》的通知", OFFICIAL),
        ("关于教室、食堂取暖设备隐患整改情况的报告", OFFICIAL),
        ("关于学校取暖设备整改工作的实施方案（试行）", OFFICIAL),
        ("学校取暖设备年底前全部检查", TitleStyle.NEWS),
        ("炉火与书声", TitleStyle.LITERARY),
        ("取暖设备，你检查了吗？", None),
        ("Schools Check Heating Before Winter", HEADLINE),
        ("A Warm Room", TitleStyle.LITERARY),
    ],
)
def test_a_proper_title_breaks_no_rule(title: str, style: TitleStyle | None) -> None:
    assert broken_rules(title, ZH if title[0] > "z" else EN, style) == ()


@pytest.mark.parametrize(
    ("title", "style", "rule"),
    [
        ("1. 学校取暖设备检查", None, TitleRule.NUMBER),
        ("学校“取暖”检查", None, TitleRule.QUOTATION),
        ("学校取暖设备检查。", None, TitleRule.FINAL),
        ("Schools check heating.", HEADLINE, TitleRule.FINAL),
        ("学校要检查设备。教室也要检查", None, TitleRule.SENTENCES),
        ("Heat", HEADLINE, TitleRule.LENGTH),
        (" ".join(["Schools check heating"] * 6), HEADLINE, TitleRule.LENGTH),
        ("学校取暖设备检查" * 6, None, TitleRule.LENGTH),
        ("学校取暖设备检查通知", OFFICIAL, TitleRule.FORM),
        ("关于学校取暖设备检查", OFFICIAL, TitleRule.FORM),
        ("关于学校取暖设备的请示报告", OFFICIAL, TitleRule.FORM),
        ("巴黎是法兰西首都", TitleStyle.NEWS, TitleRule.TOPIC),
        ("Paris Remains Capital of France", HEADLINE, TitleRule.TOPIC),
    ],
)
def test_each_rule_can_be_broken(title: str, style: TitleStyle | None, rule: TitleRule) -> None:
    assert rule in broken_rules(title, ZH if title[0] > "z" else EN, style)


@pytest.mark.parametrize(
    ("title", "repaired"),
    [
        ("学校取暖设备检查通知", "关于学校取暖设备检查的通知"),
        ("关于学校取暖设备检查通知", "关于学校取暖设备检查的通知"),
        ("关于学校取暖设备检查的通知", "关于学校取暖设备检查的通知"),
        ("冬日的炉火", "冬日的炉火"),
        ("通知", "通知"),
    ],
)
def test_the_official_form_is_repaired_where_particles_lack(title: str, repaired: str) -> None:
    assert in_official_form(title) == repaired


def test_a_title_without_a_word_of_its_text_is_told_apart() -> None:
    assert has_nothing_of("蓝色大象", ZH)
    assert not has_nothing_of("取暖记", ZH)
    assert not has_nothing_of("Heated Rooms", EN)


EXAMPLE = (
    "今年春天，社区图书馆把闲置的旧书送到了山里的小学。\n旧书进山记\n闲置图书的新去处\n"
    "This spring the town library sent its unused books to a school in the hills."
)
LIBRARY = "去年秋天，社区图书馆开始在晚上开放。到了冬天，阅览室都坐满了人。"
ENGLISH_LIBRARY = "Last autumn our library opened its doors for evening readers; few books left it."


@pytest.mark.parametrize(
    "title", ["社区图书馆的旧书送到山里的小学", "旧书进山记", "社区图书馆的新去处", "送书进山"]
)
def test_a_title_about_the_example_is_borrowed(title: str) -> None:
    assert is_borrowed(title, LIBRARY, EXAMPLE)


@pytest.mark.parametrize(
    "title", ["社区图书馆的夜晚", "冬夜的阅览室", "灯下读书人", "图书馆的春天"]
)
def test_a_title_with_words_of_the_text_or_of_its_own_is_not(title: str) -> None:
    assert not is_borrowed(title, LIBRARY, EXAMPLE)


def test_english_titles_are_told_by_their_stems() -> None:
    assert is_borrowed("The Spring the Library Sent Books to a School", ENGLISH_LIBRARY, EXAMPLE)
    assert not is_borrowed("The Library Opens at Night", ENGLISH_LIBRARY, EXAMPLE)
    assert not is_borrowed("A Library for the Evening", ENGLISH_LIBRARY, EXAMPLE)


def test_what_the_text_has_too_is_not_borrowed() -> None:
    assert not is_borrowed("旧书进山记", "旧书进山，孩子们记得。", EXAMPLE)
