from __future__ import annotations

import pytest

from writer.text.variants import count_variants, other_standard, simplified, traditional

SIMPLIFIED = "发国说这们为书长开门见风飞马鸟鱼龙龟齿齐听党体优价惊据极气"
TRADITIONAL = "發國說這們為書長開門見風飛馬鳥魚龍龜齒齊聽黨體優價驚據極氣後於麼"
IN_BOTH = "的一是不了人我在有他中大来"[:12] + "后里面只干台云制系乾著覆藉喆玥濛"


def test_the_two_standards_are_told_apart() -> None:
    assert set(SIMPLIFIED) <= simplified()
    assert set(TRADITIONAL) <= traditional()
    assert simplified().isdisjoint(traditional())
    assert (simplified() | traditional()).isdisjoint(IN_BOTH)


@pytest.mark.parametrize(
    ("text", "counts"),
    [("人人都去", (0, 0)), ("我们说话", (3, 0)), ("我們說話", (0, 3)), ("GPU 12", (0, 0))],
)
def test_characters_of_each_standard_are_counted(text: str, counts: tuple[int, int]) -> None:
    assert count_variants(text) == counts


def test_a_text_of_one_standard_lacks_the_other() -> None:
    assert "們" in other_standard("我们说话")
    assert "们" in other_standard("我們說話")
    assert "說" not in other_standard("他引用了“說”字，这个繁体字我们都认识，写起来也不难。")


def test_what_neither_or_both_write_says_nothing() -> None:
    assert other_standard("人人都去") == frozenset()
    assert other_standard("我们说话，我們說話") == frozenset()
