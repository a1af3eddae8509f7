"""Keys that no command may have."""

from __future__ import annotations

import pytest

from writer.core.bans import Ban, ban, parts


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        *((keys, Ban.INPUT_METHOD) for keys in ("Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+;")),
        ("Ctrl+Shift+F", Ban.VARIANTS),
        *((f"Ctrl+Shift+{digit}", Ban.LAYOUT) for digit in range(10)),
        *((keys, Ban.LAYOUT) for keys in ("Ctrl+!", "Ctrl+Shift+(", "Ctrl+Shift+@")),
        *((keys, Ban.ALT_GR) for keys in ("Ctrl+Alt+K", "Ctrl+Alt+Shift+F5", "Ctrl+Alt+Del")),
        *((f"Alt+Num+{digit}", Ban.KEYPAD) for digit in range(10)),
        *((keys, Ban.OVERLAY) for keys in ("Alt+A", "Alt+Z", "Alt+R")),
        *((keys, Ban.SYSTEM) for keys in ("Meta+K", "Alt+F4", "Alt+Tab", "Print")),
        *((f"Alt+{letter}", Ban.MENU) for letter in "FEOWVH"),
        *((keys, Ban.TEXT) for keys in ("A", "Shift+A", "+", "Return", "Shift+Return", "Tab")),
        *((keys, Ban.TEXT) for keys in ("Del", "Esc", "Ctrl+C", "Ctrl+Left", "Ctrl+Backspace")),
    ],
)
def test_keys_that_somebody_else_takes_first_are_refused_with_the_reason(
    keys: str, reason: Ban
) -> None:
    assert ban(keys) is reason


@pytest.mark.parametrize(
    "keys",
    [
        *("Ctrl+S", "Ctrl+Shift+K", "Alt+1", "Alt+Up", "F4", "Shift+F5", "Ctrl++", "Ctrl+5"),
        *("Ctrl+Return", "Alt+Return", "Ctrl+/", "Ctrl+,", "Alt+Shift+5", "Ctrl+Shift+Up", "Alt+K"),
    ],
)
def test_other_keys_are_free_to_be_had(keys: str) -> None:
    assert ban(keys) is None


def test_plus_is_a_key_too() -> None:
    assert parts("Ctrl++") == (frozenset({"Ctrl"}), "+")
    assert parts("+") == (frozenset(), "+")
    assert parts("Ctrl+Shift+K") == (frozenset({"Ctrl", "Shift"}), "K")
