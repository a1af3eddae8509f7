"""The tasks that the window itself knows by name."""

from __future__ import annotations

ASK = "ask"
TITLE = "title"
DRAFT = "draft"
POLISH = "polish"
EXPAND = "expand"
OF_ALL = frozenset((TITLE, "summary", "key_points"))
"""Without a selection these are about the whole document."""
