from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.engine.download.conftest import QUICK
from tests.engine.download.hub import Hub, Mood, serving
from tests.engine.test_entry import TABLE, table, toml
from writer.core.download_errors import (
    BadAnswer,
    InvalidCatalogue,
    NoConnection,
    NotPublished,
    Refused,
)
from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken
from writer.core.paths import resources
from writer.engine.catalogue import Catalogue
from writer.engine.entry import Entry
from writer.engine.newer import LIMIT_BYTES, Changes, compared, look_for_newer

SMALL = Entry.from_table(TABLE)
OTHER = replace(SMALL, id="other", file="other.gguf")
LOCAL = Catalogue((SMALL, OTHER))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("no_proxy", "*")
    with serving(Hub(toml(TABLE))) as open_hub:
        yield open_hub


def look(*addresses: str, local: Catalogue = LOCAL) -> Changes:
    (changes,) = look_for_newer(replace(local, published=addresses), CancelToken(), QUICK)
    return changes


def test_as_long_as_nothing_is_published_it_says_so() -> None:
    known = Catalogue.load(resources() / "models.toml")
    assert known.published == ()
    with pytest.raises(NotPublished):
        next(look_for_newer(known, CancelToken()))


def test_the_same_list_brings_no_news() -> None:
    assert compared(LOCAL, LOCAL).is_empty
    reworded = Catalogue((replace(SMALL, purpose="Other words."), OTHER))
    assert compared(LOCAL, reworded).is_empty


def test_new_changed_and_gone_models_are_told_apart(hub: Hub) -> None:
    hub.content = toml(table(sha256="1" * 64), table(id="new", file="new.gguf"))
    changes = look(hub.url)
    assert [entry.id for entry in changes.new] == ["new"]
    assert [(entry.id, entry.sha256) for entry in changes.changed] == [("small", "1" * 64)]
    assert changes.gone == (OTHER,)
    assert not changes.is_empty
    assert len(hub.requests) == 1


@pytest.mark.parametrize(
    ("mood", "kind"),
    [
        (Mood(status=404), Refused),
        (Mood(content=b"<html>sign in</html>"), InvalidCatalogue),
        (Mood(content=toml(table(command="rm"))), InvalidCatalogue),
        (Mood(content=b"#" * (LIMIT_BYTES + 1)), BadAnswer),
        (Mood(content=b"#" * (LIMIT_BYTES + 1), without_length=True), BadAnswer),
        (Mood(location="http://example.com/models.toml"), BadAnswer),
        (Mood(cuts_after=10), NoConnection),
    ],
)
def test_what_cannot_be_used_is_told(hub: Hub, mood: Mood, kind: type[Exception]) -> None:
    hub.mood = mood
    with pytest.raises(kind):
        look(hub.url)


def test_the_next_address_is_asked_when_one_does_not_answer(hub: Hub) -> None:
    with serving(Hub(b"")) as gone:
        pass
    assert look(gone.url, hub.url).gone == (OTHER,)


def test_it_can_be_cancelled(hub: Hub) -> None:
    hub.mood = Mood(stalls_after=10)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        next(look_for_newer(replace(LOCAL, published=(hub.url,)), token, QUICK))
