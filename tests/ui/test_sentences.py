from __future__ import annotations

import ast
import inspect as source_of
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from writer.core import download_errors, errors
from writer.core.errors import WriterError
from writer.core.values import Finding, FindingKind
from writer.ui import download_sentences, sentences
from writer.ui.finding_sentences import finding_sentence
from writer.ui.phrases import DETAIL_LIMIT, size
from writer.ui.sentences import error_sentence

PATH = Path("文档.md")
SPECIAL: dict[type[WriterError], WriterError] = {
    errors.UnencodableText: errors.UnencodableText(PATH, "gb18030", "\ud800", 4),
    errors.CutShort: errors.CutShort(PATH, 1_000_000, 2_500_000_000),
    errors.UnsupportedVersion: errors.UnsupportedVersion(PATH, 9),
    errors.UnsupportedArchitecture: errors.UnsupportedArchitecture(PATH, "clip"),
    errors.TooLargeForMemory: errors.TooLargeForMemory(PATH, 5_000_000_000, 4_000_000_000),
    errors.ChecksumMismatch: errors.ChecksumMismatch(PATH, "aa", "bb"),
    errors.NoModel: errors.NoModel(PATH),
    errors.PromptTooLong: errors.PromptTooLong(9000, 8192),
    errors.DecodeFailed: errors.DecodeFailed(-3, "detail"),
    errors.NativeLibraryUnusable: errors.NativeLibraryUnusable("no such library"),
    errors.InvalidExpression: errors.InvalidExpression(
        errors.ExpressionMistake.SYNTAX, detail="missing )", position=6
    ),
    errors.InvalidFileName: errors.InvalidFileName("a.md", errors.NameMistake.TAKEN),
    errors.UnknownTask: errors.UnknownTask("polsih", ("expand", "polish")),
    errors.InvalidTask: errors.InvalidTask(
        PATH, errors.TaskMistake.MISSING, key="instruction", line=3
    ),
    download_errors.NoConnection: download_errors.NoConnection("models.example", "timed out"),
    download_errors.Untrusted: download_errors.Untrusted("models.example", "expired"),
    download_errors.Refused: download_errors.Refused("models.example", 403),
    download_errors.BadAnswer: download_errors.BadAnswer("models.example", "a redirect"),
    download_errors.CutOff: download_errors.CutOff("models.example", 10**9, 5 * 10**9),
    download_errors.WrongBytes: download_errors.WrongBytes("Qwen3 8B"),
    download_errors.NotEnoughRoom: download_errors.NotEnoughRoom(PATH, 5 * 10**9, 10**9),
    download_errors.TooLargeForDrive: download_errors.TooLargeForDrive(PATH, 5 * 10**9),
    download_errors.AlreadyDownloading: download_errors.AlreadyDownloading("Qwen3 8B"),
    download_errors.InvalidCatalogue: download_errors.InvalidCatalogue("id is missing"),
}
FACTS: dict[type[WriterError], tuple[str, ...]] = {
    errors.CutShort: ("文档.md", "1.0 MB", "2.5 GB"),
    errors.TooLargeForMemory: ("5.0 GB", "4.0 GB"),
    errors.UnsupportedVersion: ("9",),
    errors.UnsupportedArchitecture: ("clip",),
    errors.PromptTooLong: ("9000", "8192"),
    errors.UnencodableText: ("character 5", "GB 18030"),
    errors.NoModel: ("文档.md",),
    errors.UnknownTask: ("polsih", "expand, polish"),
    errors.InvalidExpression: ("missing )", "character 7"),
    errors.InvalidFileName: ("a.md",),
    errors.InvalidTask: ("instruction", "3"),
    errors.NativeLibraryUnusable: ("no such library",),
    errors.DecodeFailed: ("-3",),
    download_errors.NoConnection: ("models.example", "timed out"),
    download_errors.Untrusted: ("models.example", "expired"),
    download_errors.Refused: ("models.example", "403"),
    download_errors.BadAnswer: ("models.example", "a redirect"),
    download_errors.CutOff: ("models.example", "1.0 GB", "5.0 GB"),
    download_errors.WrongBytes: ("Qwen3 8B",),
    download_errors.NotEnoughRoom: ("5.0 GB", "1.0 GB", "文档.md"),
    download_errors.TooLargeForDrive: ("5.0 GB", "文档.md"),
    download_errors.AlreadyDownloading: ("Qwen3 8B",),
    download_errors.InvalidCatalogue: ("id is missing",),
}


def leaves(kind: type[WriterError]) -> Iterator[type[WriterError]]:
    below = kind.__subclasses__()
    for child in below:
        yield from leaves(child)
    if not below:
        yield kind


def make(kind: type[WriterError]) -> WriterError:
    if special := SPECIAL.get(kind):
        return special
    return kind(PATH, "its reason") if issubclass(kind, errors.FileError) else kind()


def marked(text: str) -> str:
    return f"⟦{text}⟧"


def plain(text: str) -> str:
    return text


KINDS = sorted(set(leaves(WriterError)), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_sentence_that_can_be_translated(kind: type[WriterError]) -> None:
    sentence = error_sentence(make(kind), marked)
    assert sentence.startswith("⟦")
    assert sentence.endswith(".⟧")
    assert "{" not in sentence
    assert kind.__name__ not in sentence
    for fact in FACTS.get(kind, ()):
        assert fact in sentence


def test_no_two_errors_share_a_sentence() -> None:
    known = {error_sentence(make(kind), plain) for kind in KINDS}
    assert len(known) == len(KINDS)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "does not hand out"),
        (404, "does not have"),
        (418, "refused"),
        (429, "too busy"),
        (500, "trouble"),
    ],
)
def test_refusals_are_told_apart(status: int, words: str) -> None:
    sentence = error_sentence(download_errors.Refused("models.example", status), plain)
    assert words in sentence
    assert f"({status})" in sentence


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_a_sentence(kind: FindingKind) -> None:
    alone = finding_sentence(Finding(kind), marked)
    assert alone.startswith("⟦⟦")
    assert alone.endswith("⟧.⟧")
    with_detail = finding_sentence(Finding(kind, "[目录](a.md) {x}"), plain)
    assert ("[目录](a.md) {x}" in with_detail) == (kind is not FindingKind.STRUCTURE)


def test_no_two_findings_share_a_sentence() -> None:
    assert len({finding_sentence(Finding(kind), plain) for kind in FindingKind}) == len(FindingKind)


def test_a_long_quotation_is_shortened_to_one_line() -> None:
    sentence = finding_sentence(Finding(FindingKind.MASK_LOST, "甲\n" * 500), plain)
    assert "\n" not in sentence
    assert sentence.endswith("…")
    assert len(sentence) < DETAIL_LIMIT + 60


def test_an_error_without_a_reason_says_so() -> None:
    sentence = error_sentence(errors.UnreadableFile(PATH), plain)
    assert ": no reason was given." in sentence


@pytest.mark.parametrize("module", [sentences, download_sentences])
def test_every_literal_that_people_read_goes_through_tr(module: ModuleType) -> None:
    tree = ast.parse(source_of.getsource(module))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            assert isinstance(node.args[0], ast.Constant)
            assert not node.keywords


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [(5_027_783_488, "5.0 GB"), (98_362_432, "98.4 MB"), (1500, "1.5 kB"), (12, "12 B")],
)
def test_sizes_read_as_people_say_them(size_bytes: int, words: str) -> None:
    assert size(size_bytes) == words


def test_the_sentences_need_no_qt() -> None:
    program = "import sys, writer.ui.sentences; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("mistake", errors.NameMistake)
def test_every_name_that_cannot_be_has_a_sentence(mistake: errors.NameMistake) -> None:
    error = errors.InvalidFileName("a\n.md", mistake, detail="\n")
    sentence = error_sentence(error, marked)
    assert sentence.startswith("⟦")
    assert "{" not in sentence
    assert "\n" not in sentence.replace("a\n.md", "")


def test_a_character_that_cannot_be_seen_is_named_by_its_code() -> None:
    error = errors.InvalidFileName("a\n.md", errors.NameMistake.FORBIDDEN, detail="\n")
    assert "U+000A" in error_sentence(error, plain)
