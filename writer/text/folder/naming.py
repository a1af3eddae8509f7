"""New files and new names: what is allowed on every system, and what comes next."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from writer.core.errors import InvalidFileName, NameMistake, UnmovableFile
from writer.core.obstacles import obstacle
from writer.text.folder.listing import SUFFIXES
from writer.text.folder.natural import natural_key

LONGEST_BYTES = 255
"""In UTF-8, with the ending: what most systems keep of a name."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE
)
"""Names that are devices on Windows, with any ending."""
_NUMERALS = "零一二三四五六七八九"
_CHAPTER = re.compile(
    r"(?P<lead>第)(?P<number>\d+|[零〇一二三四五六七八九十百千两]+)(?P<unit>[章回节卷幕场部篇])"
    r"|(?P<word>(?:chapter|part|scene|act|book)[ _-]?)(?P<counted>\d+)"
    r"|(?P<bare>\d+)(?=\b|_)",
    re.IGNORECASE,
)


def create(folder: Path, name: str) -> Path:
    """Make an empty file; raises InvalidFileName or UnmovableFile."""
    check(name)
    path = folder / name
    try:
        path.open("x").close()
    except FileExistsError:
        raise InvalidFileName(name, NameMistake.TAKEN) from None
    except OSError as error:
        raise UnmovableFile(path, error.strerror or "", obstacle(error)) from error
    return path


def rename(path: Path, name: str) -> Path:
    """Give a file another name in its folder; raises InvalidFileName or UnmovableFile."""
    check(name)
    target = path.with_name(name)
    if name == path.name:
        return path
    try:
        if os.path.lexists(target) and not _is_same(path, target):
            raise InvalidFileName(name, NameMistake.TAKEN)
        path.rename(target)
    except FileExistsError:
        raise InvalidFileName(name, NameMistake.TAKEN) from None
    except OSError as error:
        raise UnmovableFile(path, error.strerror or "", obstacle(error)) from error
    return target


def check(name: str) -> None:
    """Raise InvalidFileName for what cannot be the name of a file on one of the systems."""
    stem = Path(name).stem if name.strip() else ""
    if not stem.strip(". \u3000"):
        raise InvalidFileName(name, NameMistake.EMPTY)
    if found := _FORBIDDEN.search(name):
        raise InvalidFileName(name, NameMistake.FORBIDDEN, detail=found[0])
    if name.startswith((".", "~")):
        raise InvalidFileName(name, NameMistake.HIDDEN, detail=name[0])
    if _RESERVED.fullmatch(name.split(".")[0].strip()):
        raise InvalidFileName(name, NameMistake.RESERVED, detail=name.split(".")[0].strip())
    if len(os.fsencode(name)) > LONGEST_BYTES:
        raise InvalidFileName(name, NameMistake.TOO_LONG)


def completed(typed: str, suffix: str) -> str:
    """What was typed as a file's name, with an ending where it has none of Writer's."""
    name = typed.strip(" \t\n\u3000").rstrip(". ")
    has_own = Path(name).suffix.lower() in SUFFIXES or not name
    return name if has_own else f"{name}{suffix}"


def free_name(folder: Path, stem: str, suffix: str) -> str:
    """This name, or the first numbered one that is not taken."""
    names = (f"{stem}{suffix}", *_numbered(stem, suffix, 2, 1000))
    taken = _names_in(folder)
    return next((n for n in names if n.casefold() not in taken), names[-1])


def next_name(names: Iterable[str]) -> str:
    """The stem of the chapter that follows these; empty where none is numbered."""
    numbered = [name for name in names if _CHAPTER.match(Path(name).stem)]
    found = _CHAPTER.match(Path(max(numbered, key=natural_key)).stem) if numbered else None
    if found is None:
        return ""
    if found["bare"]:
        return _counted_on(found["bare"])
    if found["word"]:
        return f"{found['word']}{_counted_on(found['counted'])}"
    number = found["number"]
    following = _counted_on(number) if number.isdecimal() else _chinese_following(number)
    return f"{found['lead']}{following}{found['unit']}" if following else ""


def _is_same(path: Path, target: Path) -> bool:
    """Whether both are one file, as where capital letters do not count."""
    return path.name.casefold() == target.name.casefold() and path.samefile(target)


def _numbered(stem: str, suffix: str, first: int, most: int) -> Iterator[str]:
    return (
        f"{stem} {number}{suffix}" for number, _ in zip(count(first), range(most), strict=False)
    )


def _names_in(folder: Path) -> set[str]:
    try:
        return {name.casefold() for name in os.listdir(folder)}  # noqa: PTH208 - names only
    except OSError:
        return set()


def _counted_on(number: str) -> str:
    """The number that follows, with as many digits: 007 after 006."""
    return str(int(number) + 1).zfill(len(number))


def _chinese_following(number: str) -> str:
    """The number that follows one in Chinese numerals, up to 9,999."""
    from writer.text.facts.chinese_numerals import values_of

    values = values_of(number)
    return _chinese(int(values[0]) + 1) if values and 0 < values[0] < 9_999 else ""


def _chinese(number: int) -> str:
    """A number up to 9,999 in Chinese numerals: 一百零二."""
    written = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += f"{_NUMERALS[digit]}{name}"
        elif written and number % scale and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written
