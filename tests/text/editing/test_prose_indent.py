"""Indented code that was meant as prose."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.text.editing.cursor import drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.prose_indent import as_prose


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    他走到窗前‸。", "　　他走到窗前‸。"),
        ("    Some pr‸ose.", "Some pr‸ose."),
        ("\t他‸走", "　　他‸走"),
        ("    ‸    他走", "　　‸他走"),
        ("a\n\n    一\n\n    二‸\n\nb", "a\n\n　　一\n\n　　二‸\n\nb"),
        ("    一\n    ⟦two⟧\n    三", "    一\n⟦two⟧\n    三"),
        (
            "⟦a\n\n    一\n\n- b\n\n      code\n\n    二⟧",
            "⟦a\n\n　　一\n\n- b\n\n      code\n\n    二⟧",
        ),
        ("a\n    b‸", None),
        ("- a\n\n      b‸", None),
        ("```\n    a‸\n```", None),
        ("a‸\n\n    b", None),
    ],
)
def test_the_indent_becomes_that_of_prose(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, as_prose(text, selection)) == after


@given(DOCUMENT)
def test_only_indents_change(text: str) -> None:
    if (result := as_prose(text, Span(0, len(text)))) is not None:
        new = result.apply(text)
        assert "".join(new.split()) == "".join(text.split())
        assert len(new.splitlines()) == len(text.splitlines())
