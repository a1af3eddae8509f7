from pathlib import Path

from packages.debian import md5sums
from packages.needs import Needs, read_headers

HEADERS = """
_internal/a.so:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libEGL.so.1
  NEEDED               libbeside.so
  NEEDED               libc.so.6
  SONAME               a.so

Version References:
  required from libc.so.6:
    0x06969194 0x00 04 GLIBC_2.14
    0x069691b4 0x00 05 GLIBC_2.34
    0x09691a75 0x00 02 GLIBC_2.2.5
"""


def test_what_the_folder_brings_is_no_need() -> None:
    needs = read_headers(HEADERS, ["libbeside.so"])
    assert needs == Needs(("libEGL.so.1", "libc.so.6"), (2, 34))


def test_versions_are_compared_as_numbers() -> None:
    assert read_headers("GLIBC_2.9 GLIBC_2.10", []).glibc == (2, 10)


def test_dpkg_can_find_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "usr" / "bin").mkdir(parents=True)
    (tmp_path / "usr" / "bin" / "a").write_bytes(b"")
    (tmp_path / "usr" / "bin" / "link").symlink_to("a")
    assert md5sums(tmp_path) == "d41d8cd98f00b204e9800998ecf8427e  usr/bin/a\n"
