from __future__ import annotations

import json

import pytest

from writer.cli.bench_window import as_json, as_table
from writer.cli.parser import parse
from writer.ui.window_bench import Typing

FOUND = (
    Typing(10_010, 0.0449, 400, 4.04, 9.96, 12.0),
    Typing(1_000_008, 0.254, 400, 4.4, 11.25, 20.0),
)


def test_a_line_a_document_with_its_columns_under_each_other() -> None:
    lines = as_table(FOUND).splitlines()

    assert lines[1].split() == [
        "10,010",
        "0.04",
        "s",
        "400",
        "4.0",
        "ms",
        "10.0",
        "ms",
        "12.0",
        "ms",
    ]
    assert len(set(map(len, lines))) == 1


def test_json_has_all_figures_as_measured() -> None:
    documents = json.loads(as_json(FOUND))["documents"]

    assert documents[1]["p99_ms"] == 11.25
    assert documents[0]["size_bytes"] == 10_010


def test_at_least_two_keys_make_a_percentile() -> None:
    assert parse(["bench", "--window", "--keys", "2"]).keys == 2
    with pytest.raises(SystemExit):
        parse(["bench", "--window", "--keys", "1"])
