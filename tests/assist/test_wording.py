from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from writer.assist.wording import Value, WordLists, read_list
from writer.core.errors import InvalidWordList
from writer.core.paths import resources
from writer.core.values import (
    Composition,
    FindingKind,
    Language,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
    TitleList,
)

OWN = """
[[entry]]
words = ["旧称", "Oldname"]
except = ["旧称呼"]
reason = "The house uses the new name."
reason_zh = "本单位已改用新名。"
[[entry]]
pattern = '第\\d+名'
reason_zh = "不排名次。"
"""


@pytest.fixture
def lists(tmp_path: Path) -> WordLists:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    return WordLists.load(Path("/nowhere"), tmp_path)


@pytest.fixture(scope="module")
def shipped() -> WordLists:
    return WordLists.load(resources() / "wording", Path("/nowhere"))


def words(lists: WordLists, passage: str, answer: str, *, translates: bool = False) -> list[str]:
    return [finding.detail for finding in lists.judge(passage, answer, translates=translates)]


def test_a_word_that_the_answer_adds_is_shown_with_its_place_and_reason(lists: WordLists) -> None:
    answer = "我们按旧称办理。"
    (finding,) = lists.judge("我们照办。", answer)
    assert finding.kind is FindingKind.WORDING
    assert not finding.grave
    assert finding.in_replacement is not None
    assert finding.in_replacement.of(answer) == "旧称"
    assert finding.reason is not None
    assert (finding.reason.en, finding.reason.zh) == (
        *("The house uses the new name.", "本单位已改用新名。"),
    )


def test_a_word_of_the_passage_is_never_shown(lists: WordLists) -> None:
    assert words(lists, "Our OLDNAME team.", "Our Oldname team and the oldname office.") == []
    assert words(lists, "获得第3名。", "我们获得第3名，他们第4名。") == ["第4名"]


def test_an_exception_is_another_word(lists: WordLists) -> None:
    assert words(lists, "", "他的旧称呼很多。") == []
    assert words(lists, "", "他的旧称呼和旧称。") == ["旧称"]


def test_a_word_of_an_alphabet_counts_as_a_whole(lists: WordLists) -> None:
    assert words(lists, "", "Oldnames and oldname.") == ["oldname"]


def test_a_translation_of_the_users_own_word_is_theirs(lists: WordLists) -> None:
    assert words(lists, "这是旧称。", "This is Oldname.") == ["Oldname"]
    assert words(lists, "这是旧称。", "This is Oldname.", translates=True) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[entry]\n", "line 1"),
        ('words = ["x"]\n', "[[entry]] is missing"),
        ('[[entry]]\nreason = "x"\n', "entry 1: words or pattern"),
        ('[[entry]]\nwords = ["x"]\n', "entry 1: reason is missing"),
        ('[[entry]]\nwords = "x"\nreason = "x"\n', "entry 1: words must be a list"),
        ('[[entry]]\nwords = [""]\nreason = "x"\n', "entry 1: words must be a list"),
        ('[[entry]]\nword = ["x"]\nreason = "x"\n', "entry 1: word is unknown"),
        ('[[entry]]\npattern = "("\nreason = "x"\n', "entry 1: pattern: "),
        (f'[[entry]]\npattern = "{"x" * 501}"\nreason = "x"\n', "entry 1: pattern has more"),
        ('[[entry]]\npattern = 3\nreason = "x"\n', "entry 1: pattern must be text"),
    ],
)
def test_a_mistake_is_named_and_the_other_lists_are_used(
    tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "a.toml").write_text(text, "utf-8")
    (tmp_path / "b.toml").write_text(OWN, "utf-8")
    loaded = WordLists.load(Path("/nowhere"), tmp_path)
    assert len(loaded.entries) == 2
    (mistake,) = loaded.mistakes
    assert reason in mistake.reason
    assert mistake.path == tmp_path / "a.toml"


def test_a_list_that_cannot_be_read_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidWordList):
        read_list(tmp_path / "none.toml")


def test_an_own_list_takes_the_place_of_a_built_in_one_of_the_same_name(tmp_path: Path) -> None:
    builtin, own = tmp_path / "builtin", tmp_path / "own"
    for folder in (builtin, own):
        folder.mkdir()
    (builtin / "a.toml").write_text(OWN, "utf-8")
    (own / "a.toml").write_text("entry = []\n", "utf-8")
    assert WordLists.load(builtin, own).entries == ()


def test_the_shipped_lists_are_whole_and_have_both_reasons(shipped: WordLists) -> None:
    assert shipped.mistakes == ()
    assert all(e.reason.en and e.reason.zh and e.reason.en != e.reason.zh for e in shipped.entries)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("这是国家级产品，市场第一。", ["国家级", "市场第一"]),
        ("本品百分之百有效。", ["百分之百有效"]),
        ("It is risk-free and unrivalled.", ["risk-free", "unrivalled"]),
        ("他骂人家是乡巴佬。", ["乡巴佬"]),
        ("这事大概能搞定。", ["大概", "搞定"]),
        ("全国第一届运动会最好是在春天办。", []),
        ("第一，要提高认识；第一时间上报。", []),
        ("We built a bombproof plan in the first place.", []),
        ("大概率会下雨。", []),
    ],
)
def test_what_the_shipped_lists_find(shipped: WordLists, answer: str, found: list[str]) -> None:
    assert words(shipped, "", answer) == found


def test_plain_prose_of_both_languages_has_nothing_to_hint_at(shipped: WordLists) -> None:
    for path in sorted((resources() / "samples").rglob("*.md")):
        assert words(shipped, "", path.read_text("utf-8")) == [], path


def test_only_changed_segments_of_a_proposal_are_looked_at(lists: WordLists) -> None:
    changed = SegmentResult(Span(0, 2), "照办", "按旧称办", SegmentStatus.CHANGED)
    kept = replace(changed, status=SegmentStatus.KEPT)
    proposal = Proposal(
        Span(0, 2), "照办", "按旧称办", Language.CHINESE_SIMPLIFIED, (changed, kept)
    )
    (marked,) = lists.mark([proposal], "照办")
    assert isinstance(marked, Proposal)
    assert [[f.detail for f in s.findings] for s in marked.segments] == [["旧称"], []]


def test_titles_and_compositions_are_looked_at_too(lists: WordLists) -> None:
    zh = Language.CHINESE_SIMPLIFIED
    values: list[Value] = [TitleList(("说旧称", "又说旧称"), zh), Composition("旧称", zh)]
    marked = list(lists.mark(values, "原文"))
    findings = [v.findings for v in marked if isinstance(v, TitleList | Composition)]
    assert [[f.detail for f in found] for found in findings] == [["旧称"], ["旧称"]]


def test_without_lists_everything_passes_unchanged() -> None:
    titles = TitleList(("国家级",), Language.CHINESE_SIMPLIFIED)
    assert list(WordLists().mark([titles], "")) == [titles]


def test_matching_takes_time_in_proportion_to_the_text(shipped: WordLists) -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        for _ in range(5):
            shipped.judge("", text)
        return time.perf_counter() - start

    text = "今天我们讨论了工作，会议要求各单位认真落实。We met and talked. " * 40
    assert min(seconds(text * 4) for _ in range(3)) < 12 * min(seconds(text) for _ in range(3))
