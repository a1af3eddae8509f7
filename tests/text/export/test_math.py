from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from writer.text.export.word_math import math


def tags_of(tex: str) -> list[str]:
    made = math(tex, is_display=True)
    assert made is not None, tex
    return [node.tag.rpartition("}")[2] for node in made.iter() if isinstance(node.tag, str)]


@pytest.mark.parametrize(
    ("tex", "tag"),
    [
        (r"\frac{a}{b}", "f"),
        ("x^2", "sSup"),
        ("x_i", "sSub"),
        ("x_i^2", "sSubSup"),
        (r"\sqrt{x}", "rad"),
        (r"\sqrt[3]{x}", "rad"),
        (r"\sum_{i=1}^n i", "nary"),
        (r"\begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix}", "m"),
        (r"\lim_{x \to 0} f(x)", "limLow"),
        (r"\hat{x}", "acc"),
    ],
)
def test_what_stands_in_tex_stands_in_word(tex: str, tag: str) -> None:
    assert tag in tags_of(tex)


def test_a_large_operator_takes_what_follows_it() -> None:
    made = math(r"\sum_{i=1}^n i", is_display=True)
    assert made is not None
    (inside,) = made.iter(qn("m:nary"))
    assert "".join(inside[-1].itertext()) == "i"


@pytest.mark.parametrize("tex", ["", r"\frac{1}{", r"\unknowncommand{x}", "x" * 3000])
def test_what_cannot_be_made_in_all_its_parts_is_not_made(tex: str) -> None:
    assert math(tex, is_display=False) is None
