from __future__ import annotations

import random
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.conftest import (
    CONTENT,
    ENTRY,
    QUICK,
    entry_for,
    fetch,
    names_in,
    sources_of,
)
from tests.engine.download.hub import Hub, Mood, serving
from writer import __version__
from writer.core.download_errors import (
    BadAnswer,
    CutOff,
    DownloadError,
    Refused,
    WrongBytes,
)
from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken, Stage
from writer.engine.download.job import download
from writer.engine.download.transfer import Transfer

OTHER = CONTENT[:-1] + bytes([CONTENT[-1] ^ 1])
PAIR = ["model.gguf.part", "model.gguf.part.json"]


def test_a_file_arrives_whole_and_alone(hub: Hub, tmp_path: Path) -> None:
    fetched = fetch(tmp_path / "new" / "模型", hub)
    assert fetched.path == tmp_path / "new" / "模型" / "model.gguf"
    assert fetched.path.read_bytes() == CONTENT
    assert names_in(fetched.path.parent) == ["model.gguf"]
    assert len(hub.requests) == 1


def test_it_tells_how_far_it_is(hub: Hub, tmp_path: Path) -> None:
    first, *_, last = fetch(tmp_path, hub).transfers
    assert (first.stage, first.done, first.total, first.site) == (
        *(Stage.CONNECTING, 0, len(CONTENT)),
        "hub-0",
    )
    assert (last.stage, last.done, last.percent) == (Stage.DOWNLOADING, len(CONTENT), 100)
    done = [transfer.done for transfer in fetch(tmp_path / "again", hub).transfers]
    assert done == sorted(done)


def test_nothing_is_sent_that_names_anybody(hub: Hub, tmp_path: Path) -> None:
    fetch(tmp_path, hub)
    sent = hub.requests[0]
    assert sent.keys() == {
        *("path", "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"),
    }
    assert sent["User-Agent"] == f"Writer/{__version__}"


def test_a_file_that_is_there_is_only_read(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "model.gguf").write_bytes(CONTENT)
    fetched = fetch(tmp_path, hub)
    assert hub.requests == []
    assert {transfer.stage for transfer in fetched.transfers} == {Stage.HASHING}


def test_a_damaged_file_of_this_name_is_replaced_once_the_right_one_is_proved(
    hub: Hub, tmp_path: Path
) -> None:
    (tmp_path / "model.gguf").write_bytes(OTHER)
    hub.mood = Mood(status=404)
    with pytest.raises(Refused):
        fetch(tmp_path, hub)
    assert (tmp_path / "model.gguf").read_bytes() == OTHER
    hub.mood = Mood()
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert names_in(tmp_path) == ["model.gguf"]


def test_a_pause_keeps_what_arrived_and_the_next_run_goes_on_there(
    hub: Hub, tmp_path: Path
) -> None:
    token = CancelToken()
    steps = download(ENTRY, sources_of(hub), tmp_path, token, QUICK)
    for step in steps:
        if isinstance(step, Transfer) and step.done > 100_000:
            break
    token.cancel()
    with pytest.raises(Cancelled):
        list(steps)
    assert names_in(tmp_path) == PAIR
    there = (tmp_path / PAIR[0]).stat().st_size
    fetched = fetch(tmp_path, hub)
    assert fetched.path.read_bytes() == CONTENT
    assert hub.ranges[-1] == f"bytes={there}-"
    assert fetched.transfers[0].stage is Stage.HASHING
    assert names_in(tmp_path) == ["model.gguf"]


def test_a_pause_before_the_first_byte_leaves_nothing(hub: Hub, tmp_path: Path) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # a generator, seen as an iterator
    assert names_in(tmp_path) == []


def test_a_cut_connection_is_taken_up_again_at_the_same_source(
    hub: Hub, mirror: Hub, tmp_path: Path
) -> None:
    hub.moods = [Mood(cuts_after=100_000), Mood(cuts_after=50_000)]
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT
    assert hub.ranges == ["", "bytes=100000-", "bytes=150000-"]
    assert hub.requests[1]["If-Range"] == hub.etag
    assert mirror.requests == []


def test_a_connection_that_breaks_off_before_the_first_byte_is_tried_again(
    hub: Hub, tmp_path: Path
) -> None:
    hub.moods = [Mood(cuts_after=0), Mood(raw=b"HTTP/1.1 200 OK\r\n\r\n")]
    fetch(tmp_path, hub, terms=replace(QUICK, rounds=3))
    assert len(hub.requests) == 3


def test_a_source_that_stalls_is_left_for_the_next(hub: Hub, mirror: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(stalls_after=10_000)
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT
    assert mirror.ranges == ["bytes=10000-"]
    assert "If-Range" not in mirror.requests[0]


def test_a_source_that_always_cuts_ends_in_an_error_that_keeps_the_part(
    hub: Hub, tmp_path: Path
) -> None:
    hub.mood = Mood(cuts_after=5_000)
    with pytest.raises(CutOff) as caught:
        fetch(tmp_path, hub)
    assert 0 < caught.value.done_bytes < caught.value.total_bytes == len(CONTENT)
    assert (tmp_path / PAIR[0]).stat().st_size == caught.value.done_bytes
    hub.mood = Mood()
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "mood",
    [
        Mood(without_length=True),
        Mood(chunked=True),
        Mood(etag=""),
        Mood(etag='W/"weak"'),
        Mood(ignores_ranges=True),
    ],
    ids=["no length", "chunked", "no etag", "weak etag", "no ranges"],
)
def test_a_plain_server_will_do(hub: Hub, tmp_path: Path, mood: Mood) -> None:
    hub.moods = [replace(mood, cuts_after=100_000)]
    hub.mood = mood
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert names_in(tmp_path) == ["model.gguf"]


def test_a_part_is_not_given_up_for_a_source_without_ranges(
    hub: Hub, mirror: Hub, tmp_path: Path
) -> None:
    hub.moods = [Mood(cuts_after=200_000, ignores_ranges=True)]
    hub.mood = Mood(ignores_ranges=True)
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT
    assert mirror.ranges == ["bytes=200000-"]
    assert hub.ranges == ["", "bytes=200000-"]


@pytest.mark.parametrize(
    "lie",
    [
        Mood(shift=-1),
        Mood(shift=7),
        Mood(content_range="bytes */3"),
        Mood(content_range="nonsense"),
    ],
)
def test_a_lie_about_the_range_does_not_get_into_the_file(
    hub: Hub, tmp_path: Path, lie: Mood
) -> None:
    hub.moods = [Mood(cuts_after=100_000)]
    hub.mood = lie
    try:
        path = fetch(tmp_path, hub).path
    except DownloadError:
        assert names_in(tmp_path) in ([], PAIR)
    else:
        assert path.read_bytes() == CONTENT
    hub.mood = Mood()
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


@pytest.mark.parametrize("ignores_if_range", [False, True])
def test_a_file_that_changes_midway_is_begun_anew(
    hub: Hub, tmp_path: Path, ignores_if_range: bool
) -> None:
    hub.moods = [Mood(content=OTHER, etag='"old"', cuts_after=100_000)]
    hub.mood = Mood(ignores_if_range=ignores_if_range)
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert names_in(tmp_path) == ["model.gguf"]


def test_a_file_that_becomes_another_is_no_use(hub: Hub, tmp_path: Path) -> None:
    hub.moods = [Mood(cuts_after=100_000)]
    hub.mood = Mood(content=OTHER, etag='"new"')
    with pytest.raises(WrongBytes):
        fetch(tmp_path, hub)
    assert names_in(tmp_path) == []


def test_a_file_that_changes_all_the_time_is_given_up(hub: Hub, tmp_path: Path) -> None:
    hub.moods = [
        Mood(etag=f'"{number}"', cuts_after=100_000, ignores_if_range=True) for number in range(99)
    ]
    with pytest.raises(BadAnswer):
        fetch(tmp_path, hub)
    assert len(hub.requests) < 20


def test_wrong_bytes_are_told_and_nothing_is_kept(hub: Hub, mirror: Hub, tmp_path: Path) -> None:
    hub.mood = mirror.mood = Mood(content=OTHER)
    with pytest.raises(WrongBytes) as caught:
        fetch(tmp_path, hub, mirror)
    assert caught.value.name == "Model"
    assert names_in(tmp_path) == []
    assert (len(hub.requests), len(mirror.requests)) == (1, 1)


def test_wrong_bytes_of_one_source_are_made_good_by_the_next(
    hub: Hub, mirror: Hub, tmp_path: Path
) -> None:
    hub.mood = Mood(content=OTHER)
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT


def test_parts_that_do_not_fit_together_are_fetched_anew_before_anybody_is_blamed(
    hub: Hub, mirror: Hub, tmp_path: Path
) -> None:
    hub.moods = [Mood(content=b"GGUF" + bytes(len(CONTENT) - 4), stalls_after=100_000)]
    hub.mood = Mood(status=503)
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT
    assert mirror.ranges == ["bytes=100000-", ""]


@pytest.mark.parametrize("size", [0, 10, len(CONTENT) - 1, len(CONTENT) + 1])
def test_a_file_of_another_size_is_not_even_begun(hub: Hub, tmp_path: Path, size: int) -> None:
    hub.mood = Mood(content=(CONTENT + b"!")[:size])
    with pytest.raises(WrongBytes):
        fetch(tmp_path, hub)
    assert hub.sent_bytes <= size
    assert names_in(tmp_path) == []


def test_of_too_many_bytes_only_those_of_the_file_are_read(hub: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(content=CONTENT + b"more", without_length=True)
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


def test_too_few_bytes_without_a_length_are_no_file(hub: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(content=CONTENT[:100_000], without_length=True)
    with pytest.raises(DownloadError):
        fetch(tmp_path, hub)
    assert "model.gguf" not in names_in(tmp_path)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 451])
def test_a_refusal_is_not_asked_about_twice(hub: Hub, tmp_path: Path, status: int) -> None:
    hub.mood = Mood(status=status)
    with pytest.raises(Refused) as caught:
        fetch(tmp_path, hub)
    assert caught.value.status == status
    assert len(hub.requests) == 1
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again(hub: Hub, tmp_path: Path, status: int) -> None:
    hub.moods = [Mood(status=status, retry_after="3")]
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    hub.mood = Mood(status=status)
    with pytest.raises(Refused) as caught:
        fetch(tmp_path / "again", hub)
    assert caught.value.status == status
    assert len(hub.requests) == 2 + QUICK.rounds


def test_it_waits_as_long_as_a_server_asks_for(hub: Hub, tmp_path: Path) -> None:
    hub.moods = [Mood(status=429, retry_after="1")]
    terms = replace(QUICK, retry_after_limit_s=0.3, report_s=0.05)
    waits = [transfer.waits_s for transfer in fetch(tmp_path, hub, terms=terms).transfers]
    assert 0.2 < max(waits) <= 0.3


def test_other_sources_are_asked_when_one_refuses(hub: Hub, mirror: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(status=403)
    fetched = fetch(tmp_path, hub, mirror)
    assert fetched.path.read_bytes() == CONTENT
    assert fetched.transfers[-1].site == "hub-1"


def test_five_gigabytes_would_not_be_held_in_memory(tmp_path: Path) -> None:
    content = b"GGUF" + random.Random(2).randbytes(24 << 20)  # noqa: S311 - no secret
    with serving(Hub(content)) as hub:
        tracemalloc.start()
        try:
            fetch(
                tmp_path, hub, entry=entry_for(content), terms=replace(QUICK, block_bytes=1 << 20)
            )
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 6 << 20


def test_it_is_no_faster_than_it_may_be(hub: Hub, tmp_path: Path) -> None:
    terms = replace(QUICK, bytes_per_second=600_000)
    fetched = fetch(tmp_path, hub, terms=terms)
    assert 0 < fetched.transfers[-1].bytes_per_second < 750_000
