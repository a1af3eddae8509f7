from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.export.samples import png
from writer.text.export.pictures import Kind, kind_of, local_path, picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "文 档"
    inner.mkdir()
    (inner / "图 片.png").write_bytes(png())
    (tmp_path / "outside.png").write_bytes(png())
    return inner


def test_a_picture_beside_the_document_is_found(folder: Path) -> None:
    assert local_path("图%20片.png", folder) == folder / "图 片.png"


def test_a_picture_is_found_by_an_absolute_path(folder: Path) -> None:
    assert local_path(str(folder / "图 片.png"), None) == folder / "图 片.png"


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/a.png", "//host/a.png", "\\\\host\\a.png", "../outside.png"),
        *("file:///etc/hostname", "data:image/png;base64,AAAA", "%2F%2Fhost/a", "a\0b", "", "."),
        "x" * 5000,
    ],
)
def test_what_leads_elsewhere_is_not_read(address: str, folder: Path) -> None:
    assert picture(address, folder) is None


def test_a_document_without_a_place_has_no_pictures_beside_it() -> None:
    assert local_path("a.png", None) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (png(), Kind.PNG),
        (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"GIF89a", Kind.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.WEBP),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', Kind.SVG),
        (b"<!DOCTYPE html><html><svg></svg></html>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_kinds_are_told_by_the_bytes(content: bytes, kind: Kind | None) -> None:
    assert kind_of(content) is kind


def test_what_is_no_picture_is_not_handed_out(folder: Path) -> None:
    (folder / "secret.png").write_text("not a picture")
    assert picture("secret.png", folder) is None
