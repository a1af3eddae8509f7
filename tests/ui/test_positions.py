"""Text that goes through Qt comes back as it was, and positions mean the same place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from writer.ui.positions import from_qt, from_utf16, to_qt, to_utf16

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6")
    | st.sampled_from("\n\r\t\u00a0\u2028\u2029\ufeff\ufdd0\ufdd1\ufffc\0😀中a"),
    max_size=40,
)


@pytest.mark.usefixtures("qapp")
@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_survives_a_text_document(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(to_qt(text))
    assert from_qt(document.toRawText()) == text


@given(_TEXTS, st.data())
def test_positions_go_there_and_back(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, index)) == index


@pytest.mark.usefixtures("qapp")
def test_an_emoji_is_two_units() -> None:
    assert to_utf16("a😀b", 2) == 3
    assert from_utf16("a😀b", 3) == 2
    document = QTextDocument("a😀b")
    assert document.characterCount() - 1 == to_utf16("a😀b", 3)
