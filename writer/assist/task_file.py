"""A task as a TOML file has it.

A file holds `name`, `name_zh`, `instruction` (one text for both languages, or one each as
`instruction.zh` and `instruction.en`), `result`, `unit`, `facts`, `checks`, `form`,
`copies_source`, `keeps_language`, `translates`, `sees_surroundings`, `temperature`, `shortcut`,
and where it has more to say, a table per prompt language (`zh`, `en`) with `instruction`, `rule`,
and an example as `before` and `after`. A sub-table (`zh.proofread`) is a variant: what it says wins
over its language's table.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer.assist.shortcuts import shortcut
from writer.assist.task import Check, Form, Result, Task, Unit, Wording
from writer.assist.task_table import TaskTable
from writer.core.errors import TaskMistake
from writer.core.options import Genre, Level, TitleStyle
from writer.core.values import FactRule

LANGUAGES = ("zh", "en")
_TEXTS = (
    *("instruction", "rule", "before", "after"),
    *("branch", "angle", "known", "summary", "summary_rule"),
)
_KEYS = (
    *("name", "name_zh", "instruction", "result", "unit", "facts", "checks", "form"),
    *("copies_source", "keeps_language", "translates", "sees_surroundings"),
    *("temperature", "shortcut", *LANGUAGES),
)
_VARIANTS = (*Level, *TitleStyle, *Genre)
_FACTS = {
    Result.REPLACE: FactRule.EQUAL,
    Result.INSERT: FactRule.SUPERSET,
    Result.PANEL: FactRule.SUBSET,
    Result.TITLES: FactRule.FREE,
}
_CHECKS = {
    Result.REPLACE: frozenset(Check),
    Result.INSERT: frozenset((Check.FACTS, Check.LANGUAGE, Check.GATE, Check.LENGTH)),
    Result.PANEL: frozenset((Check.FACTS, Check.LANGUAGE, Check.GATE, Check.LENGTH)),
    Result.TITLES: frozenset((Check.LANGUAGE, Check.GATE)),
}
"""What holds for a task that says nothing else."""


def read_task(path: Path) -> Task:
    """Read one task file. Raises InvalidTask with the line and the key that is wrong."""
    table = TaskTable.read(path)
    table.allow(_KEYS)
    name = table.text("name", table.text("name_zh", "") or None)
    result = table.choice("result", Result.REPLACE)
    unit = Unit.SEGMENT if result is Result.REPLACE else Unit.WHOLE
    facts = table.choice("facts", _FACTS[result])
    translates = table.flag("translates", default=False)
    keeps_language = table.flag("keeps_language", default=not translates)
    usual = _usual_checks(result, facts, keeps=keeps_language, translates=translates)
    return Task(
        id=path.stem,
        name=name,
        name_zh=table.text("name_zh", name),
        result=result,
        copies_source=table.flag("copies_source", default=result is Result.REPLACE),
        keeps_language=keeps_language,
        sees_surroundings=table.flag("sees_surroundings", default=False),
        temperature=table.number("temperature", default=0.5, low=0, high=2),
        wordings=_wordings(table),
        facts=facts,
        checks=table.choices("checks", Check) if "checks" in table else usual,
        unit=table.choice("unit", unit),
        form=table.choice("form", Form.PROSE),
        translates=translates,
        shortcut=_shortcut(table),
    )


def _usual_checks(
    result: Result, facts: FactRule, *, keeps: bool, translates: bool
) -> frozenset[Check]:
    """What is checked where a file says nothing: all that its other keys leave sense to."""
    checks = _CHECKS[result]
    if not keeps and not translates:
        checks -= {Check.LANGUAGE}
    if not keeps or facts in (FactRule.SUBSET, FactRule.FREE):
        checks -= {Check.COVERAGE}
    return checks - {Check.FACTS} if facts is FactRule.FREE else checks


def _shortcut(table: TaskTable) -> str:
    text = table.text("shortcut", "")
    keys = shortcut(text)
    if text and not keys:
        table.refuse(TaskMistake.NO_SHORTCUT, "shortcut", text)
    return keys


def _wordings(table: TaskTable) -> dict[str, dict[str, Wording]]:
    """By language: what stands in its table, and what is said for both."""
    is_split = "instruction" in table.tables
    both = "" if is_split else table.text("instruction", "")
    each = table.table("instruction") if is_split else None
    if each is not None:
        each.allow(LANGUAGES)
    wordings = {}
    for language in LANGUAGES:
        said = each.text(language, "") if each is not None else both
        if language in table or said:
            wordings[language] = dict(_variants(table.table(language), said))
    if not wordings:
        table.refuse(TaskMistake.MISSING, "instruction")
    return wordings


def _variants(table: TaskTable, said: str) -> Iterator[tuple[str, Wording]]:
    names = table.tables
    table.allow((*_TEXTS, "angles", *_VARIANTS))
    own = _wording(table, Wording(said))
    if own.instruction:
        yield "", own
    elif not names:
        table.refuse(TaskMistake.MISSING, "instruction")
    for name in names:
        variant = table.table(name)
        variant.allow((*_TEXTS, "angles"))
        wording = _wording(variant, own)
        if not wording.instruction:
            variant.refuse(TaskMistake.MISSING, "instruction")
        yield name, wording


def _wording(table: TaskTable, common: Wording) -> Wording:
    """What a table says, and where it says nothing, what `common` says."""
    texts = {key: table.text(key, getattr(common, key)) for key in _TEXTS}
    return Wording(**texts, angles=table.texts("angles") or common.angles)
