from __future__ import annotations

from pathlib import Path

import pytest

from writer.assist.tasks import Result, TaskBook, read_task
from writer.core.errors import InvalidTask, UnknownTask
from writer.core.options import Level, TitleStyle
from writer.core.paths import resources

BUILTIN = resources() / "tasks"

OWN = """
name = "Formal"
name_zh = "正式"
[en]
instruction = "Make the text formal."
"""


@pytest.fixture
def book(tmp_path: Path) -> TaskBook:
    return TaskBook.load(BUILTIN, tmp_path / "none")


def test_the_builtin_tasks_load_without_a_mistake(book: TaskBook) -> None:
    assert {"ask", "expand", "polish", "title"} < {task.id for task in book.tasks}
    assert not book.mistakes


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_level_has_an_example_of_its_own_that_contains_masks(
    book: TaskBook, language: str
) -> None:
    polish = book.get("polish")
    wordings = [polish.wording(language, level) for level in Level]

    assert len({w.instruction for w in wordings}) == 4
    assert len({w.after for w in wordings}) == 4
    for wording in wordings:
        for text in (wording.before, wording.after):
            assert "{1}" in text
            assert "{2}" in text


def test_a_title_style_of_the_other_language_falls_back_to_the_general_one(book: TaskBook) -> None:
    title = book.get("title")

    assert title.result is Result.TITLES
    assert title.wording("en", TitleStyle.OFFICIAL) == title.wording("en", "general")


def test_a_task_that_translates_says_so(tmp_path: Path) -> None:
    own = OWN.replace("[en]", "keeps_language = false\n[en]")
    (tmp_path / "translate.toml").write_text(own, "utf-8")
    book = TaskBook.load(BUILTIN, tmp_path)

    assert not book.get("translate").keeps_language
    assert book.get("polish").keeps_language


def test_only_tasks_that_say_so_see_the_text_around(book: TaskBook, tmp_path: Path) -> None:
    (tmp_path / "formal.toml").write_text(OWN, "utf-8")
    formal = TaskBook.load(BUILTIN, tmp_path).get("formal")
    seeing = {task.id for task in (*book.tasks, formal) if task.sees_surroundings}

    assert seeing == {"ask", "continue", "draft", "expand"}


def test_a_task_of_the_users_is_known_as_theirs_also_where_it_replaces_one(tmp_path: Path) -> None:
    for name in ("formal", "polish"):
        (tmp_path / f"{name}.toml").write_text(OWN, "utf-8")
    own = {task.id for task in TaskBook.load(BUILTIN, tmp_path).tasks if task.is_own}

    assert own == {"formal", "polish"}


def test_an_unknown_task_names_the_known_ones(book: TaskBook) -> None:
    with pytest.raises(UnknownTask) as caught:
        book.get("polsh")

    assert "polish" in caught.value.known


def test_a_task_of_ones_own_is_added_and_serves_both_languages(tmp_path: Path) -> None:
    (tmp_path / "formal.toml").write_text(OWN, "utf-8")
    task = TaskBook.load(BUILTIN, tmp_path).get("formal")

    assert (task.name, task.name_zh) == ("Formal", "正式")
    assert task.wording("zh").instruction == "Make the text formal."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('name = "A"\nnonsense\n', "line 2"),
        ('instruction = "x"', "name is missing"),
        ('name = "A"', "instruction is missing"),
        ('name = "A"\n[zh]\nrule = "x"', "zh.instruction is missing"),
        ('name = "A"\nresult = "party"\n[zh]\ninstruction = "x"', "result is not one of"),
        ('name = "A"\ntemperature = 9\n[zh]\ninstruction = "x"', "temperature"),
        ('name = "A"\nkeeps_language = "no"\n[zh]\ninstruction = "x"', "true or false"),
        ('name = "A"\nsees_surroundings = 1\n[zh]\ninstruction = "x"', "true or false"),
        ('name = "A"\n[zh]\ninstruction = "x"\nangles = "one"', "zh.angles must be a list"),
        ('name = "A"\n[zh]\ninstruction = "x"\nangles = [3]', "zh.angles must be a list"),
        ('name = 3\n[zh]\ninstruction = "x"', "name must be text"),
    ],
)
def test_a_mistake_is_told_and_the_others_still_load(
    tmp_path: Path, content: str, reason: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(InvalidTask, match=reason):
        read_task(path)
    book = TaskBook.load(BUILTIN, tmp_path)

    assert [mistake.path for mistake in book.mistakes] == [path]
    assert book.get("polish").id == "polish"
