"""Who gets which keys when several commands want the same. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TWINS = (("Return", "Enter"),)
"""Keys that a person takes for the same one."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Keys that a command would have, and another one has."""

    id: str
    keys: str
    holder: str
    """The id of the other one."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The keys of each command by its id, none twice, and what could not be given."""

    keys: Mapping[str, tuple[str, ...]]
    lost: tuple[Lost, ...]


def resolve(
    defaults: Mapping[str, tuple[str, ...]], chosen: Mapping[str, tuple[str, ...]]
) -> Resolved:
    """Give each command of `defaults` its keys; what a person has `chosen` comes first."""
    holders: dict[str, str] = {}
    given: dict[str, tuple[str, ...]] = {}
    lost: list[Lost] = []
    for id in sorted(defaults, key=lambda id: id not in chosen):
        wanted = chosen.get(id, defaults[id])
        for keys in wanted:
            holders.setdefault(keys, id)
        lost += [Lost(id, keys, holders[keys]) for keys in wanted if holders[keys] != id]
        given[id] = tuple(keys for keys in wanted if holders[keys] == id)
    return Resolved({id: given[id] for id in defaults}, tuple(lost))


def with_keys(
    chosen: Mapping[str, tuple[str, ...]],
    defaults: Mapping[str, tuple[str, ...]],
    id: str,
    keys: tuple[str, ...],
) -> dict[str, tuple[str, ...]]:
    """What is chosen once `id` has these keys: nobody else who chose them has them any more."""
    made = {
        other: tuple(each for each in held if each not in keys)
        for other, held in chosen.items()
        if other != id
    }
    if keys != defaults.get(id):
        made[id] = keys
    return {other: held for other, held in made.items() if held != defaults.get(other)}


def twins(keys: str) -> tuple[str, ...]:
    """The keys, and those that people take for the same, such as Return and Enter."""
    for pair in _TWINS:
        for key, other in (pair, pair[::-1]):
            if keys.endswith(key) and keys.removesuffix(key)[-1:] in {"", "+"}:
                return keys, keys.removesuffix(key) + other
    return (keys,)


def shared(keys: Iterable[str], others: Iterable[str]) -> str:
    """The first keys that are among the others; empty when there are none."""
    known = set(others)
    return next((each for each in keys if each in known), "")
