"""The order that a person gave the files."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from writer.core.errors import UnwritableFile
from writer.text.folder.order import ORDER_FILE, Order


def test_an_order_comes_back_from_the_disk(tmp_path: Path) -> None:
    order = Order().with_folder("", ["乙.md", "甲.md"]).with_folder("卷一", ["b.md", "a.md"])
    order.save(tmp_path)
    loaded = Order.load(tmp_path)
    assert loaded.arranged("", ["甲.md", "乙.md"]) == ["乙.md", "甲.md"]
    assert loaded.arranged("卷一", ["a.md", "b.md"]) == ["b.md", "a.md"]
    assert "乙.md" in (tmp_path / ORDER_FILE).read_text("utf-8")


def test_a_folder_that_nobody_arranged_is_in_natural_order(tmp_path: Path) -> None:
    assert Order.load(tmp_path).arranged("", ["10.md", "9.md"]) == ["9.md", "10.md"]
    assert list(tmp_path.iterdir()) == []


def test_new_names_stand_after_the_one_that_comes_before_them() -> None:
    order = Order().with_folder("", ["3.md", "1.md"])
    assert order.arranged("", ["1.md", "2.md", "3.md", "4.md", "5.md"]) == [
        *("3.md", "4.md", "5.md"),
        *("1.md", "2.md"),
    ]
    assert order.arranged("", ["0.md", "1.md", "3.md"]) == ["0.md", "3.md", "1.md"]


def test_a_name_that_is_gone_is_passed_over_and_has_its_place_when_it_is_back() -> None:
    order = Order().with_folder("", ["c.md", "b.md", "a.md"])
    assert order.arranged("", ["a.md", "c.md"]) == ["c.md", "a.md"]
    assert order.arranged("", ["a.md", "b.md", "c.md"]) == ["c.md", "b.md", "a.md"]


def test_a_renamed_file_keeps_its_place() -> None:
    order = Order().with_folder("", ["c.md", "b.md", "a.md"]).renamed("", "b.md", "z.md")
    assert order.arranged("", ["a.md", "c.md", "z.md"]) == ["c.md", "z.md", "a.md"]
    assert order.renamed("elsewhere", "c.md", "d.md") == order


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "null", '{"order": []}', '{"order": {"": "a.md"}}'),
        '{"order": {"": [1, null]}}',
        "\udcff",
        "[" * 100_000,
    ],
)
def test_a_damaged_order_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / ORDER_FILE).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert Order.load(tmp_path).arranged("", ["b.md", "a.md"]) == ["a.md", "b.md"]


def test_a_name_twice_in_the_file_is_there_once(tmp_path: Path) -> None:
    (tmp_path / ORDER_FILE).write_text(json.dumps({"order": {"": ["b", "a", "b"]}}))
    assert Order.load(tmp_path).arranged("", ["a", "b"]) == ["b", "a"]


@pytest.mark.skipif(sys.platform == "win32", reason="names of bytes")
def test_a_name_that_is_no_text_can_be_arranged(tmp_path: Path) -> None:
    names = ["\udcff.md", "a.md"]
    Order().with_folder("", names).save(tmp_path)
    assert Order.load(tmp_path).arranged("", names) == names


def test_an_order_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        Order().with_folder("", ["a.md"]).save(tmp_path / "gone")


def test_an_order_that_cannot_be_read_now_is_not_taken_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    assert Order.to_change(tmp_path) == Order()
    Order().with_folder("", ["b.md", "a.md"]).save(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert Order.load(tmp_path) == Order()
    with pytest.raises(UnwritableFile):
        Order.to_change(tmp_path)
