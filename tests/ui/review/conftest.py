from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from writer.ui.review.change_page import ChangePage
from writer.ui.review.colours import ReviewColours
from writer.ui.review.keys import Keys


@pytest.fixture
def page(qtbot: QtBot) -> ChangePage:
    made = ChangePage(Keys(), ReviewColours.light())
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    made.retranslate()
    return made
