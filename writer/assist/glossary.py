"""The glossary (专名表): names and terms that must not change, a line each, in plain text files.

One file lies beside the documents that it is for; another one is the user's own, for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import FileError, InvalidGlossary, UnwritableFile
from writer.text.files import TextFile, read, save

NAMES = ("专名表.txt", "glossary.txt")
"""What a glossary in a folder is called; where both are there, both are used."""
PARENTS = 3
"""How many folders above the document's own are looked at: a part, a book and a series hold the
chapters of a novel. Farther up lies what has nothing to do with the document."""
LONGEST_TERM = 60
"""In characters. A longer line is a sentence by mistake, and would hinder every rewrite."""
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms that hold for a document."""

    terms: tuple[str, ...] = ()
    """Each once; those of nearer files first."""
    mistakes: tuple[FileError, ...] = ()
    """About files, or lines of them, that could not be used."""

    @classmethod
    def load(cls, document: Path | None, own: Path) -> Glossary:
        """Read the glossaries of a document, None for one without a place, and the user's own."""
        terms: dict[str, None] = {}
        mistakes: list[FileError] = []
        for path in (*_beside(document), own):
            if not path.is_file():
                continue
            try:
                lines = read(path).text.split("\n")
            except FileError as error:
                mistakes.append(error)
                continue
            for number, line in enumerate(lines, 1):
                term = line.strip()
                if is_term(term):
                    terms[term] = None
                elif term and not term.startswith(_COMMENT):
                    mistakes.append(InvalidGlossary(path, number))
        return cls(tuple(terms), tuple(mistakes))


def glossary_of(document: Path | None, own: Path, name: str = NAMES[0]) -> Path:
    """The file that a new term of a document goes to, whether or not it is there yet.

    The nearest that is there; else `name` in the document's folder, or the user's own where the
    document has no place.
    """
    if document is None:
        return own
    return next((path for path in _beside(document) if path.is_file()), document.parent / name)


def begin(path: Path, comment: str) -> None:
    """Make a glossary that says how it is written. Raises UnwritableFile."""
    _write(TextFile(path, f"{_COMMENT} {comment}\n"))


def add_term(path: Path, term: str) -> bool:
    """Add a term at the end of a glossary; False where the glossary has it.

    The file keeps its encoding. Raises InvalidGlossary where `term` is none, UnreadableFile,
    UnknownEncoding, UnencodableText, UnwritableFile or ChangedOnDisk.
    """
    term = " ".join(term.split())
    file = read(path) if path.is_file() else TextFile(path, "")
    lines = file.text.split("\n")
    if not is_term(term):
        raise InvalidGlossary(path, len(lines))
    if term in map(str.strip, lines):
        return False
    text = file.text if file.text.endswith("\n") or not file.text else f"{file.text}\n"
    _write(file.with_text(f"{text}{term}\n"))
    return True


def _write(file: TextFile) -> None:
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(file.path, error.strerror or "") from error
    save(file)


def is_term(line: str) -> bool:
    """Whether a line can be a term: not empty, no comment, printable, and not too long."""
    return (
        bool(line)
        and len(line) <= LONGEST_TERM
        and not line.startswith(_COMMENT)
        and line.isprintable()
    )


def _beside(document: Path | None) -> Iterator[Path]:
    """Where the glossaries of a document may be: its folder first, never the home or a root."""
    if document is None:
        return
    home = Path.home()
    parents = document.absolute().parents
    for folder in parents[: PARENTS + 1]:
        if folder != document.absolute().parent and (folder == home or folder == folder.parent):
            return
        for name in NAMES:
            yield folder / name
