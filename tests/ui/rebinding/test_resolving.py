"""Who gets which keys when several commands want the same."""

from __future__ import annotations

from writer.ui.rebinding.resolving import Lost, resolve, twins, with_keys

DEFAULTS = {"save": ("Ctrl+S",), "redo": ("Ctrl+Y", "Ctrl+Shift+Z"), "polish": ("Alt+1",)}


def test_without_a_choice_all_have_what_they_come_with() -> None:
    resolved = resolve(DEFAULTS, {})
    assert resolved.keys == DEFAULTS
    assert resolved.lost == ()


def test_what_a_person_chose_comes_first_and_what_is_lost_is_told() -> None:
    resolved = resolve(DEFAULTS, {"polish": ("Ctrl+Y", "F4")})
    assert resolved.keys == {
        "save": ("Ctrl+S",),
        "redo": ("Ctrl+Shift+Z",),
        "polish": ("Ctrl+Y", "F4"),
    }
    assert resolved.lost == (Lost("redo", "Ctrl+Y", "polish"),)


def test_nothing_is_given_twice_when_a_person_chose_the_same_twice() -> None:
    resolved = resolve(DEFAULTS, {"save": ("F4",), "polish": ("F4",)})
    assert resolved.keys["save"] == ("F4",)
    assert resolved.keys["polish"] == ()
    assert resolved.lost == (Lost("polish", "F4", "save"),)


def test_a_choice_for_a_command_that_is_not_there_is_left_alone() -> None:
    assert resolve(DEFAULTS, {"gone": ("Ctrl+S",)}).keys == DEFAULTS


def test_only_what_differs_is_chosen() -> None:
    assert with_keys({}, DEFAULTS, "save", ("Ctrl+S",)) == {}
    assert with_keys({"save": ("F4",)}, DEFAULTS, "save", ("Ctrl+S",)) == {}
    assert with_keys({}, DEFAULTS, "save", ()) == {"save": ()}


def test_who_chose_the_keys_before_has_them_no_more() -> None:
    chosen = {"redo": ("F4", "F7"), "polish": ("F2",)}
    assert with_keys(chosen, DEFAULTS, "save", ("F4",)) == {
        "save": ("F4",),
        "redo": ("F7",),
        "polish": ("F2",),
    }


def test_return_and_enter_are_the_same_key_to_people() -> None:
    assert twins("Ctrl+Return") == ("Ctrl+Return", "Ctrl+Enter")
    assert twins("Ctrl+Enter") == ("Ctrl+Enter", "Ctrl+Return")
    assert twins("Ctrl+S") == ("Ctrl+S",)
