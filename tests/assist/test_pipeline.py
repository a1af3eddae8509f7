from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import ScriptedEngine, passage_of
from writer.assist import pipeline
from writer.assist.tasks import TaskBook
from writer.core.errors import Cancelled, DecodeFailed, NothingToWorkOn, PromptTooLong, UnknownTask
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import Genre, Level, Options
from writer.core.paths import resources
from writer.core.values import EditRequest, FindingKind, Language, Proposal, SegmentStatus, Span
from writer.engine.api import SEEDS, Chunk, Prompt

DOCUMENT = """---
title: Notes
---

# The keeper

He walk down to the **old harbour** every evening, see [the log](log.md) and `tide.py`.

- count the boats
- [ ] lit the lamp

| Boat | State |
|------|-------|
| Nora | she are late |

```python
print("do not touch")
```
"""


@pytest.fixture(scope="module")
def tasks() -> TaskBook:
    return TaskBook.load(resources() / "tasks", Path("/nowhere"))


def unchanged(prompt: Prompt) -> str:
    return passage_of(prompt)


def request(text: str, task: str = "polish", **options: object) -> EditRequest:
    chosen = Options(**options)  # type: ignore[arg-type]  # tests pass what they need
    return EditRequest(task, text, Span(0, len(text)), options=chosen)


def propose(asked: EditRequest, engine: ScriptedEngine, tasks: TaskBook) -> Proposal:
    *_, last = pipeline.run(asked, engine, tasks, CancelToken())
    assert isinstance(last, Proposal)
    return last


def polish(text: str, answer: Callable[[Prompt], str], tasks: TaskBook) -> Proposal:
    return propose(request(text, level=Level.DEEP), ScriptedEngine(answer), tasks)


THREE = (
    "# Title here\n\nFirst one stay.\n\n## Part two\n\nSecond one go.\n\n"
    "## Part three\n\nThird one stay.\n"
)


def second_of_three(task: str) -> EditRequest:
    start = THREE.index("Second")
    return EditRequest(task, THREE, Span(start, start + len("Second one go.")), "make it go")


def test_an_engine_that_changes_nothing_changes_nothing(tasks: TaskBook) -> None:
    proposal = propose(request(DOCUMENT), ScriptedEngine(unchanged), tasks)

    assert proposal.replacement == proposal.original == DOCUMENT
    assert proposal.segments
    assert {s.status for s in proposal.segments} == {SegmentStatus.UNCHANGED}
    assert proposal.language is Language.ENGLISH
    assert not proposal.findings


def test_only_prose_is_given_to_the_model(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    propose(request(DOCUMENT), engine, tasks)
    passages = [passage_of(prompt) for prompt in engine.prompts]

    assert passages[1].startswith("He walk down to the old harbour every evening, see the log")
    for kept in ("print(", "tide.py", "log.md", "title: Notes", "|", "**", "- ", "[ ]"):
        assert not any(kept in passage for passage in passages)


def test_corrections_land_and_all_markup_stays(tasks: TaskBook) -> None:
    def correct(prompt: Prompt) -> str:
        text = passage_of(prompt)
        for wrong, right in (("walk", "walks"), ("lit", "light"), ("she are", "she is")):
            text = text.replace(wrong, right)
        return text

    proposal = polish(DOCUMENT, correct, tasks)
    expected = DOCUMENT.replace("He walk", "He walks").replace("lit the", "light the")

    assert proposal.replacement == expected.replace("she are", "she is")
    assert not proposal.findings


def test_a_line_of_chinese_is_a_unit_and_its_indent_stays(tasks: TaskBook) -> None:
    text = "　　第一行有措字。\n　　第二行没有错误。\n"
    engine = ScriptedEngine(lambda p: passage_of(p).replace("措字", "错字"))
    proposal = propose(request(text), engine, tasks)

    assert len(proposal.segments) == 2
    assert [passage_of(p) for p in engine.prompts] == ["第一行有措字。\n第二行没有错误。"]
    assert proposal.replacement == text.replace("措字", "错字")


def test_a_lost_mask_is_asked_for_once_more_and_then_kept(tasks: TaskBook) -> None:
    text = "Run `make test` befor you commit the change."
    engine = ScriptedEngine(lambda _: "Run it before you commit the change.")
    proposal = propose(request(text), engine, tasks)
    (segment,) = proposal.segments

    assert len(engine.prompts) == 2
    assert "placeholder" in engine.prompts[1].messages[-1].parts[-1]
    assert segment.status is SegmentStatus.KEPT
    assert segment.attempts == 2
    assert proposal.replacement == text
    assert [f.kind for f in proposal.findings if f.grave] == [FindingKind.MASK_LOST]


def test_a_second_attempt_that_is_good_is_taken(tasks: TaskBook) -> None:
    text = "We was happy about the good result."
    engine = ScriptedEngine(
        ["I'm sorry, but I can't help with that.", "We were happy about the good result."]
    )
    proposal = propose(request(text), engine, tasks)

    assert proposal.replacement == "We were happy about the good result."
    assert not proposal.kept


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("As an AI language model, I cannot do this.", FindingKind.REFUSAL),
        ("", FindingKind.EMPTY),
        ("我们对这个很好的结果感到非常高兴。", FindingKind.LANGUAGE),
        ("We were happy.\n\nWe were also proud of the result.", FindingKind.STRUCTURE),
        ("- We were happy\n- about the good result.", FindingKind.STRUCTURE),
        ("Cats sleep in warm places and hunt at night in gardens.", FindingKind.ANSWERED),
    ],
)
def test_a_grave_finding_keeps_the_original(
    tasks: TaskBook, answer: str, kind: FindingKind
) -> None:
    text = "We was happy about the good result."
    proposal = propose(request(text), ScriptedEngine(lambda _: answer), tasks)

    assert proposal.replacement == text
    assert kind in {f.kind for f in proposal.findings if f.grave}


def test_markup_that_the_model_added_is_taken_off_and_shown(tasks: TaskBook) -> None:
    text = "We was happy about the good result."
    answer = "# We were **happy** about the good result."
    proposal = propose(request(text), ScriptedEngine(lambda _: answer), tasks)

    assert proposal.replacement == "We were happy about the good result."
    assert {(f.kind, f.grave) for f in proposal.findings} == {(FindingKind.MARKUP_ADDED, False)}


def test_an_answer_cut_by_its_budget_is_asked_for_again_with_more_room(tasks: TaskBook) -> None:
    text = "We was happy about the good result."
    engine = ScriptedEngine(lambda _: "We were happy about the good result. " * 200)
    proposal = propose(request(text), engine, tasks)

    assert engine.prompts[1].max_tokens > engine.prompts[0].max_tokens
    assert proposal.replacement == text
    assert FindingKind.CUT in {f.kind for f in proposal.findings}


def test_a_second_attempt_that_does_not_fit_loses_nothing(tasks: TaskBook) -> None:
    text = "First one stay here.\n\n" + "We was happy about it. " * 12
    engine = ScriptedEngine(lambda _: "We were happy about it. " * 400, window_tokens=560)
    proposal = propose(request(text), engine, tasks)

    assert proposal.replacement == text
    assert FindingKind.CUT in {f.kind for f in proposal.findings}


def test_the_prompt_names_the_placeholders_that_are_used(tasks: TaskBook) -> None:
    text = "Run `make` where the page says {1} or @@1@@ to you."
    engine = ScriptedEngine(unchanged)
    propose(request(text), engine, tasks)
    (asked, *_) = engine.prompts

    assert "\u27e61\u27e7" in passage_of(asked)
    assert "\u27e61\u27e7" in asked.messages[-1].parts[0]


def test_an_answer_over_the_cap_is_asked_for_again_and_then_shown(tasks: TaskBook) -> None:
    text = "The committee held its meeting on the first day of the month and it discussed rents."
    answer = "The committee met on the first day of the month and talked about rents."
    engine = ScriptedEngine(lambda _: answer)
    proposal = propose(request(text, level=Level.LIGHT), engine, tasks)

    assert len(engine.prompts) == 2
    assert "at most 15%" not in engine.prompts[0].messages[-1].text
    assert "at most 15%" in engine.prompts[1].messages[-1].text
    assert proposal.replacement == answer
    assert [(f.kind, f.grave) for f in proposal.findings] == [(FindingKind.OVER_CAP, False)]


def test_one_real_correction_in_a_short_sentence_is_under_every_cap(tasks: TaskBook) -> None:
    engine = ScriptedEngine(lambda p: passage_of(p).replace("高心", "高兴"))
    proposal = propose(request("我很高心。", level=Level.PROOFREAD), engine, tasks)

    assert proposal.replacement == "我很高兴。"
    assert not proposal.findings


def test_what_streams_shows_what_placeholders_stand_for(tasks: TaskBook) -> None:
    text = "Run `make test` and read https://example.org/a before you commit the change."
    engine = ScriptedEngine(unchanged)
    values = list(pipeline.run(request(text), engine, tasks, CancelToken()))
    shown = "".join(v.text for v in values if isinstance(v, Chunk))

    assert (
        shown
        == "Run make test and read https://example.org/a before you commit".replace(
            "make test", "`make test`"
        )
        + " the change."
    )


def test_an_opening_does_not_stream(tasks: TaskBook) -> None:
    text = "We was happy about the good result, and so were the others in the office that day."
    engine = ScriptedEngine(lambda p: "Here is the polished version:\n\n" + passage_of(p))
    values = list(pipeline.run(request(text), engine, tasks, CancelToken()))
    shown = "".join(v.text for v in values if isinstance(v, Chunk))

    assert shown == text


def test_progress_counts_segments(tasks: TaskBook) -> None:
    values = list(pipeline.run(request(DOCUMENT), ScriptedEngine(unchanged), tasks, CancelToken()))
    writing = [v for v in values if isinstance(v, Progress) and v.stage is Stage.WRITING]

    assert [v.done for v in writing] == list(range(writing[-1].total + 1))


def test_statistics_are_added_up(tasks: TaskBook) -> None:
    proposal = propose(
        request("One sentence.\n\n- Another sentence."), ScriptedEngine(unchanged), tasks
    )

    assert proposal.statistics.answers == 2
    assert proposal.statistics.first_token_s == 0.25


def test_a_passage_within_a_document_leaves_the_rest_alone(tasks: TaskBook) -> None:
    engine = ScriptedEngine(lambda p: passage_of(p).replace("go", "goes"))
    proposal = propose(second_of_three("polish"), engine, tasks)

    assert proposal.replacement == "Second one goes."
    assert len(engine.prompts) == 1


@pytest.mark.parametrize("task", ["polish", "expand", "ask"])
def test_the_headings_of_the_document_come_first(tasks: TaskBook, task: str) -> None:
    engine = ScriptedEngine(unchanged)
    propose(second_of_three(task), engine, tasks)
    outline, *_ = engine.prompts[0].messages[-1].parts

    assert "# Title here > ## Part two > ## Part three\n" in outline


def test_only_what_a_task_wants_to_see_belongs_to_one_passage(tasks: TaskBook) -> None:
    for task, is_seen in (("polish", False), ("expand", True), ("ask", True)):
        engine = ScriptedEngine(unchanged)
        propose(second_of_three(task), engine, tasks)
        context = engine.prompts[0].messages[-1].text
        for around in ("First one stay.", "Third one stay.", "Title here > Part two"):
            assert (around in context) == is_seen


def test_all_but_the_passage_and_the_rule_is_the_same_for_a_second_passage(
    tasks: TaskBook,
) -> None:
    engine = ScriptedEngine(unchanged)
    for passage in ("First one stay.", "Second one go.", "Third one stay."):
        start = THREE.index(passage)
        span = Span(start, start + len(passage))
        propose(EditRequest("polish", THREE, span), engine, tasks)
    first, *others = (prompt.messages[-1].parts for prompt in engine.prompts)

    assert len(others) == 2
    for parts in others:
        assert parts[:3] == first[:3]
        assert len(parts) == 5


def test_without_headings_the_instruction_comes_first(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    propose(request("We discuss the budget today."), engine, tasks)

    assert engine.prompts[0].messages[-1].parts[0].startswith("Polish the text below")


@pytest.mark.parametrize("text", ["", " \n", "```\ncode\n```\n", "---\n", "| 1 | 2 |\n|---|---|\n"])
def test_a_passage_without_prose_is_said_so(tasks: TaskBook, text: str) -> None:
    with pytest.raises(NothingToWorkOn):
        propose(request(text), ScriptedEngine(unchanged), tasks)


def test_errors_of_the_engine_come_through(tasks: TaskBook) -> None:
    with pytest.raises(DecodeFailed):
        propose(request("A sentence."), ScriptedEngine([DecodeFailed(-3)]), tasks)
    with pytest.raises(PromptTooLong):
        propose(request("word " * 900), ScriptedEngine(unchanged, window_tokens=500), tasks)
    with pytest.raises(UnknownTask):
        propose(request("A sentence.", "polsh"), ScriptedEngine(unchanged), tasks)


def test_a_cancelled_run_gives_no_proposal(tasks: TaskBook) -> None:
    token = CancelToken()
    values = pipeline.run(request("One sentence here."), ScriptedEngine(unchanged), tasks, token)
    next(v for v in values if isinstance(v, Chunk))
    token.cancel()

    with pytest.raises(Cancelled):
        list(values)


def test_the_prompt_speaks_the_language_of_the_passage(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    propose(request("我们今天讨论预算。"), engine, tasks)
    propose(request("我們今天討論預算問題。"), engine, tasks)
    propose(request("We discuss the budget today."), engine, tasks)
    rules = [prompt.messages[-1].parts[-1] for prompt in engine.prompts]

    assert "使用简体中文" in rules[0]
    assert "使用繁體中文" in rules[1]
    assert "in English" in rules[2]


def test_the_least_changing_part_of_a_prompt_comes_first(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    propose(request("One sentence.\n\n- Another sentence."), engine, tasks)
    first, second = (prompt.messages for prompt in engine.prompts)

    assert first[0] == second[0]
    assert first[1].parts[:-2] == second[1].parts[:-2]


def test_a_genre_changes_the_instruction(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    propose(request("各单位请认真贯彻落实。", genre=Genre.OFFICIAL), engine, tasks)

    assert "公文" in engine.prompts[0].messages[-1].text


def test_a_free_instruction_stands_before_and_after_the_passage(tasks: TaskBook) -> None:
    text = "我们明天开会。"
    asked = EditRequest("ask", text, Span(0, len(text)), instruction="改成{礼貌}的语气")
    engine = ScriptedEngine(lambda _: "敬请各位明天拨冗出席会议。")
    proposal = propose(asked, engine, tasks)
    before, after = engine.prompts[0].messages[-1].text.split(text)

    assert "改成{礼貌}的语气" in before
    assert "改成{礼貌}的语气" in after
    assert proposal.replacement == "敬请各位明天拨冗出席会议。"


def test_a_sentence_that_was_asked_for_is_no_closing_remark(tasks: TaskBook) -> None:
    text = "请大家准时参加会议。"
    added = text + "\n如有问题，请与我联系。"
    asked = EditRequest(
        "ask", text, Span(0, len(text)), instruction="在末尾加一句：如有问题，请与我联系。"
    )
    same_line = added.replace("\n", "")
    proposal = propose(asked, ScriptedEngine(lambda _: same_line), tasks)
    on_a_line_of_its_own = propose(asked, ScriptedEngine(lambda _: added), tasks)

    assert proposal.replacement == same_line
    assert proposal.findings == ()
    # A second line is another structure, which is told: never a silent loss.
    assert on_a_line_of_its_own.kept


def test_a_task_of_ones_own_may_translate(tmp_path: Path) -> None:
    instruction = '[zh]\ninstruction = "翻译成英文。"\n'
    own = tmp_path / "translate.toml"
    for flag, kept in (("keeps_language = false\n", 0), ("", 1)):
        own.write_text(f'name = "Translate"\n{flag}{instruction}', "utf-8")
        book = TaskBook.load(resources() / "tasks", tmp_path)
        engine = ScriptedEngine(lambda _: "We have a meeting tomorrow morning.")
        proposal = propose(request("我们明天上午开会。", "translate"), engine, book)

        assert len(proposal.kept) == kept
        assert ("使用简体中文" in engine.prompts[0].messages[-1].text) == bool(kept)


def test_the_seed_of_a_second_attempt_is_another(tasks: TaskBook) -> None:
    engine = ScriptedEngine(lambda _: "")
    propose(request("A sentence.", seed=7), engine, tasks)

    assert [p.sampling.seed for p in engine.prompts] == [7, 8]


def test_a_run_draws_with_one_seed_and_tells_it(tasks: TaskBook) -> None:
    engine = ScriptedEngine(lambda _: "")
    proposal = propose(request("One sentence here.\n\n- Another sentence."), engine, tasks)
    seeds = [prompt.sampling.seed for prompt in engine.prompts]
    seed = proposal.statistics.seed

    assert seed is not None
    assert seeds == [seed, (seed + 1) % SEEDS] * 2
    assert propose(request("One."), ScriptedEngine(unchanged), tasks).statistics.seed != seed


def test_where_the_model_is_not_asked_no_answer_is_counted(tasks: TaskBook) -> None:
    proposal = propose(request("# A heading here\n", "expand"), ScriptedEngine(unchanged), tasks)

    assert proposal.statistics.answers == 0


def test_expanding_drops_repetition_and_ends_near_its_length(tasks: TaskBook) -> None:
    text = "The keeper walked down to the harbour to watch the boats come in."
    more = "He had done so every evening for as long as anyone remembered."
    engine = ScriptedEngine(
        lambda _: f"{text} {more} {more} {more} And so it went on, and it will go on for ever."
    )
    proposal = propose(request(text, "expand", ratio=2.0), engine, tasks)

    assert proposal.replacement == f"{text} {more}"
    assert not proposal.findings


def test_an_expansion_does_not_run_on_into_the_text_around(tasks: TaskBook) -> None:
    text = "The keeper walked to the harbour.\n\nThe boats came home late that night."
    asked = EditRequest("expand", text, Span(0, text.index("\n")))
    own = "The keeper walked to the harbour. He was in no hurry."
    engine = ScriptedEngine(lambda _: f"{own} The boats came home late at night.")

    assert propose(asked, engine, tasks).replacement == own


def test_an_expansion_that_is_too_short_is_asked_for_again_and_shown(tasks: TaskBook) -> None:
    engine = ScriptedEngine(unchanged)
    proposal = propose(request("会议讨论了预算安排。", "expand"), engine, tasks)

    assert len(engine.prompts) == 2
    assert [(f.kind, f.grave) for f in proposal.findings] == [(FindingKind.RATIO, False)]


def test_an_expansion_of_something_else_keeps_the_original(tasks: TaskBook) -> None:
    text = "Put the cursor into the next paragraph and press `Alt+1` twice."
    example = "The meeting discussed the plan for {1} at some length, and those present agreed."
    proposal = propose(request(text, "expand"), ScriptedEngine(lambda _: example), tasks)

    assert proposal.replacement == text
    assert FindingKind.ANSWERED in {f.kind for f in proposal.findings if f.grave}


@pytest.mark.parametrize("level", list(Level))
def test_at_no_level_something_else_takes_the_place_of_the_passage(
    tasks: TaskBook, level: Level
) -> None:
    text = "老王推开门，屋里黑漆漆的，他摸索着点亮了灯，却发现桌子上的信不见了。"
    other = "今年春天，社区图书馆把闲置的旧书送到了山区，孩子们收到以后非常高兴。"
    proposal = propose(request(text, level=level), ScriptedEngine(lambda _: other), tasks)

    assert proposal.replacement == text
    assert FindingKind.ANSWERED in {f.kind for f in proposal.findings if f.grave}


def test_headings_and_cells_are_not_expanded(tasks: TaskBook) -> None:
    text = "# A heading here\n\n| a word | b word |\n|---|---|\n| c word | d word |\n"
    engine = ScriptedEngine(unchanged)
    proposal = propose(request(text, "expand"), engine, tasks)

    assert not engine.prompts
    assert proposal.replacement == text
