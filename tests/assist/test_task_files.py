"""What one can write into a task file, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer.assist.shortcuts import SUGGESTED, shortcut
from writer.assist.task_table import line_of
from writer.assist.tasks import Check, Form, Result, Task, TaskBook, Unit, read_task
from writer.core.errors import InvalidTask, TaskMistake
from writer.core.paths import resources
from writer.core.values import FactRule, Language

BUILTIN = resources() / "tasks"
SUMMARIES = ("summary", "key_points", "list", "table")
TONES = ("friendly", "professional", "concise", "formal", "spoken", "vivid")


def task_of(folder: Path, content: str) -> Task:
    path = folder / "mine.toml"
    path.write_text(content, "utf-8")
    return read_task(path)


def mistake_of(folder: Path, content: str) -> InvalidTask:
    with pytest.raises(InvalidTask) as caught:
        task_of(folder, content)
    return caught.value


def test_one_instruction_serves_both_languages(tmp_path: Path) -> None:
    task = task_of(tmp_path, 'name = "Plain"\ninstruction = "Say it plainly."\n')

    assert [task.wording(language).instruction for language in ("zh", "en")] == [
        "Say it plainly.",
        "Say it plainly.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        'name = "Plain"\ninstruction = {zh = "说白话", en = "Plainly"}',
        'name = "Plain"\ninstruction.zh = "说白话"\ninstruction.en = "Plainly"',
        'name = "Plain"\n[instruction]\nzh = "说白话"\nen = "Plainly"',
        'name = "Plain"\n[zh]\ninstruction = "说白话"\n[en]\ninstruction = "Plainly"',
        'name = "Plain"\ninstruction = "Plainly"\n[zh]\ninstruction = "说白话"',
    ],
)
def test_each_language_may_have_its_own_instruction(tmp_path: Path, content: str) -> None:
    task = task_of(tmp_path, content)

    assert task.wording("zh").instruction == "说白话"
    assert task.wording("en").instruction == "Plainly"


def test_a_rule_may_go_with_an_instruction_for_both(tmp_path: Path) -> None:
    task = task_of(tmp_path, 'name = "A"\ninstruction = "Do it."\n[en]\nrule = "At the end."')

    assert task.wording("en").rule == "At the end."
    assert task.wording("en").instruction == "Do it."
    assert task.wording("zh").rule == ""


def test_a_name_in_one_language_is_enough(tmp_path: Path) -> None:
    task = task_of(tmp_path, 'name_zh = "白话"\ninstruction = "说白话"')

    assert (task.name, task.name_zh) == ("白话", "白话")


@pytest.mark.parametrize(
    ("result", "unit", "facts", "checks"),
    [
        ("replace", Unit.SEGMENT, FactRule.EQUAL, set(Check)),
        (
            *("insert", Unit.WHOLE, FactRule.SUPERSET),
            {Check.FACTS, Check.LANGUAGE, Check.GATE, Check.LENGTH},
        ),
        (
            *("panel", Unit.WHOLE, FactRule.SUBSET),
            {Check.FACTS, Check.LANGUAGE, Check.GATE, Check.LENGTH},
        ),
        ("titles", Unit.WHOLE, FactRule.FREE, {Check.LANGUAGE, Check.GATE}),
    ],
)
def test_what_comes_of_a_task_decides_what_is_checked(
    tmp_path: Path, result: str, unit: Unit, facts: FactRule, checks: set[Check]
) -> None:
    task = task_of(tmp_path, f'name = "A"\nresult = "{result}"\ninstruction = "x"')

    assert (task.result, task.unit, task.facts) == (Result(result), unit, facts)
    assert task.checks == checks


def test_what_makes_no_sense_is_not_checked(tmp_path: Path) -> None:
    free = task_of(tmp_path, 'name = "A"\ninstruction = "x"\nfacts = "free"')
    other = task_of(tmp_path, 'name = "A"\ninstruction = "x"\nkeeps_language = false')
    translation = task_of(tmp_path, 'name = "A"\ninstruction = "x"\ntranslates = true')

    assert not {Check.FACTS, Check.COVERAGE} & free.checks
    assert not {Check.LANGUAGE, Check.COVERAGE} & other.checks
    assert Check.LANGUAGE in translation.checks
    assert not translation.keeps_language


def test_a_file_says_itself_what_is_checked(tmp_path: Path) -> None:
    content = 'name = "A"\ninstruction = "x"\nchecks = ["gate", "facts"]\nunit = "whole"'
    task = task_of(tmp_path, content)

    assert task.checks == {Check.GATE, Check.FACTS}
    assert task.unit is Unit.WHOLE


def test_a_translation_goes_into_the_other_language() -> None:
    translate = read_task(BUILTIN / "translate.toml")
    polish = read_task(BUILTIN / "polish.toml")

    assert translate.language(Language.CHINESE_TRADITIONAL) is Language.ENGLISH
    assert translate.language(Language.MIXED) is Language.ENGLISH
    assert translate.language(Language.ENGLISH) is Language.CHINESE_SIMPLIFIED
    assert translate.language(Language.UNDETERMINED) is Language.CHINESE_SIMPLIFIED
    assert polish.language(Language.ENGLISH) is Language.ENGLISH
    assert read_task(BUILTIN / "ask.toml").language(Language.ENGLISH) is None


@pytest.mark.parametrize("id", [*TONES, *SUMMARIES, "shorten", "translate", "continue", "draft"])
def test_a_built_in_task_has_an_example_in_each_language(id: str) -> None:
    task = read_task(BUILTIN / f"{id}.toml")

    for language in ("zh", "en"):
        wording = task.wording(language)
        assert wording.before
        assert wording.after
        assert ("{1}" in wording.before) == ("{1}" in wording.after) == (task.unit is Unit.SEGMENT)
    assert task.wording("zh") != task.wording("en")


def test_what_stands_beside_the_text_never_replaces_it() -> None:
    tasks = [read_task(BUILTIN / f"{id}.toml") for id in SUMMARIES]

    assert {task.result for task in tasks} == {Result.PANEL}
    assert [task.form for task in tasks] == [Form.PROSE, Form.POINTS, Form.LIST, Form.TABLE]


def test_the_example_is_a_good_task_but_none_of_the_built_in_ones(tmp_path: Path) -> None:
    book = TaskBook.load(BUILTIN, tmp_path)
    (tmp_path / "mine.toml").write_bytes(book.example.read_bytes())
    again = book.reread()

    assert not again.mistakes
    assert {task.id for task in again.tasks} - {task.id for task in book.tasks} == {"mine"}
    assert again.get("mine").is_own


@pytest.mark.parametrize(
    ("content", "mistake", "key", "line", "detail"),
    [
        ('name = "A"\nnonsense\n', TaskMistake.SYNTAX, "", 2, ""),
        ('name = "A"\ninstruction = """x\n\n', TaskMistake.SYNTAX, "", 2, ""),
        ('name = "A"\n\ninstrution = "x"', TaskMistake.UNKNOWN, "instrution", 3, "instruction"),
        ('name = "A"\nqqq = 1\ninstruction = "x"', TaskMistake.UNKNOWN, "qqq", 2, ""),
        (
            *('name = "A"\n[zh]\ninstruction = "x"\nrul = "y"', TaskMistake.UNKNOWN),
            *("zh.rul", 4, "rule"),
        ),
        (
            *('name = "A"\n[zh.ligth]\ninstruction = "x"', TaskMistake.UNKNOWN),
            *("zh.ligth", 2, "light"),
        ),
        ('# a note\nname = 3\ninstruction = "x"', TaskMistake.NOT_TEXT, "name", 2, ""),
        ('name = "A"\n\n[en]\nrule = "x"', TaskMistake.MISSING, "en.instruction", 3, ""),
        ('instruction = "x"', TaskMistake.MISSING, "name", 0, ""),
        ('name = "A"', TaskMistake.MISSING, "instruction", 0, ""),
        (
            *('name = "A"\ninstruction = "x"\nresult = "party"', TaskMistake.NOT_ONE_OF),
            *("result", 3, "replace, insert, panel, titles"),
        ),
        (
            *(
                'name = "A"\ninstruction = "x"\nchecks = ["gate",\n"spelling"]',
                TaskMistake.NOT_ONE_OF,
            ),
            *("checks", 3, "structure, facts, language, gate, coverage, length"),
        ),
        (
            *('name = "A"\ninstruction = "x"\nchecks = "gate"', TaskMistake.NOT_LIST),
            *("checks", 3, ""),
        ),
        (
            *('name = "A"\ninstruction = "x"\nshortcut = "Alt+A"', TaskMistake.NO_SHORTCUT),
            *("shortcut", 3, "Alt+A"),
        ),
        (
            *('name = "A"\ninstruction = "x"\ntemperature = true', TaskMistake.NOT_NUMBER),
            *("temperature", 3, "0 – 2"),
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, content: str, mistake: TaskMistake, key: str, line: int, detail: str
) -> None:
    found = mistake_of(tmp_path, content)

    assert (found.mistake, found.key, found.line) == (mistake, key, line)
    assert detail in found.detail
    assert bool(detail) == bool(found.detail) or mistake is TaskMistake.SYNTAX


def test_a_line_is_found_through_strings_comments_and_dots() -> None:
    text = (
        '# rule = "no"\nname = """\nrule = "not this"\n"""\n\n[zh]\ninstruction = "rule"\n'
        '"rule" = "here"\n[en]\nrule = "not here"\n'
    )

    assert line_of(text, ("zh", "rule")) == 8
    assert line_of(text, ("zh",)) == 6
    assert line_of(text, ("en", "rule")) == 10
    assert line_of(text, ("en", "nothing")) == 0
    assert line_of("a.b = 1\na.c = [\n1,\n2]\n", ("a", "c")) == 2


def test_a_file_that_is_no_text_or_far_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'name = "\xff\xfe"')
    with pytest.raises(InvalidTask) as caught:
        read_task(path)
    assert caught.value.mistake is TaskMistake.UNREADABLE
    path.write_bytes(b"# x\n" * 100_000)
    with pytest.raises(InvalidTask) as caught:
        read_task(path)
    assert caught.value.mistake is TaskMistake.TOO_LARGE


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((keys, keys) for keys in SUGGESTED),
        ("alt + 4", "Alt+4"),
        ("Shift+Ctrl+k", "Ctrl+Shift+K"),
        ("f7", "F7"),
        ("Shift+F7", "Shift+F7"),
        ("Ctrl+-", "Ctrl+-"),
        *((keys, "") for keys in ("", "4", "Shift+K", "Alt", "Alt+", "Alt+Alt+4", "Alt+Space")),
        *((keys, "") for keys in ("Ctrl+Alt+K", "Alt+A", "Alt+Z", "Alt+R", "Meta+K")),
        *((keys, "") for keys in ("Ctrl+.", "Ctrl+;", "Ctrl+Shift+F", "Ctrl+Shift+4")),
        *((keys, "") for keys in ("Hyper+4", "Alt+45", "Alt+４", "Ctrl+Space")),
    ],
)
def test_a_shortcut_is_one_that_reaches_the_program(written: str, meant: str) -> None:
    assert shortcut(written) == meant
