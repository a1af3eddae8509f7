"""The parts of a Chinese official document (公文), found by line in its text.

What each line is follows from its form and its place: the head up to whom it is addressed to, the
body, and the tail from the date on. Markdown markers, and 　　 in front of a line, are looked past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from writer.core.values import Span
from writer.text.official_forms import (
    CLOSINGS,
    DAY,
    DOCUMENT_NUMBER,
    HAN_NUMBER,
    ORDINALS,
    SIGNER,
    kind_of_title,
)


class PartKind(StrEnum):
    """What a line of an official document is, other than body text."""

    COPY_NUMBER = "copy_number"
    """份号."""
    SECRECY = "secrecy"
    """密级和保密期限."""
    URGENCY = "urgency"
    """紧急程度."""
    ISSUER = "issuer"
    """发文机关标志."""
    NUMBER = "number"
    """发文字号, and 签发人 where it stands in the same line."""
    SIGNER = "signer"
    """签发人."""
    TITLE = "title"
    """标题."""
    ADDRESSEE = "addressee"
    """主送机关."""
    ORDINAL = "ordinal"
    """层次序号: the number alone, not what it numbers."""
    ATTACHMENT = "attachment"
    """附件说明, and 附件 above an attachment."""
    CLOSING = "closing"
    """结语."""
    SIGNATURE = "signature"
    """发文机关署名."""
    DATE = "date"
    """成文日期."""
    NOTE = "note"
    """附注."""
    COPIES = "copies"
    """抄送."""
    IMPRINT = "imprint"
    """印发机关和印发日期."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the form, or the number that a line begins with."""

    kind: PartKind
    span: Span
    """In the document: the whole line without its end, or the number."""


_WHOLE_LINES = (
    (PartKind.NUMBER, re.compile(rf"{DOCUMENT_NUMBER}(?:[ 　]+{SIGNER})?")),
    (PartKind.SIGNER, re.compile(SIGNER)),
    (PartKind.COPIES, re.compile(r"(?:抄[ 　]*[送报]|分[ 　]*送)[ 　]*[：:].*")),
    (PartKind.IMPRINT, re.compile(rf"[^。！？：:]{{2,40}}[ 　]*{DAY}[ 　]*印[ 　]*发")),
    (PartKind.IMPRINT, re.compile(r"[（(]?共印[ 　]*\d+[ 　]*份[）)]?")),
    (PartKind.ATTACHMENT, re.compile(r"附[ 　]*件[ 　]*\d{0,2}[ 　]*(?:[：:].*)?")),
    (PartKind.CLOSING, re.compile(rf"(?:{CLOSINGS.pattern})[。！!．.]?")),
    (
        PartKind.DATE,
        re.compile(rf"{DAY}|[（(]{DAY}(?:[^（()）]{{0,30}}(?:通过|发布|公布|印发))?[）)]"),
    ),
    (PartKind.NOTE, re.compile(r"[（(](?:此件|联系人|联系电话)[^（()）]*[）)]")),
)
_HEAD_LINES = (
    (PartKind.COPY_NUMBER, re.compile(r"(?:份号[：:]?[ 　]*|No\.?[ 　]*)?\d{3,8}")),
    (
        PartKind.SECRECY,
        re.compile(r"(?:密级[：:]?[ 　]*)?(?:绝密|机密|秘密|内部)(?:[ 　]*[★☆*][ 　]*\S{1,8})?"),
    ),
    (
        PartKind.URGENCY,
        re.compile(
            r"(?:紧急程度[：:]?[ 　]*)?(?:特[ 　]*提|特[ 　]*急|加[ 　]*急|平[ 　]*急|急[ 　]*件)"
        ),
    ),
    (PartKind.NUMBER, re.compile(r"第[ 　]*[\d×X〇零一二三四五六七八九十百]+[ 　]*号")),
)
_NOTE = re.compile(r"[（(][^（()）]+[）)]")
_ADDRESSEE = re.compile(r"[^。！？!?；;]{2,200}[：:]")
_NO_ADDRESSEE = re.compile(
    rf"如下|下列|以下|下面|现[将就把]|为[了进加深贯]|根据|按照|经研究|{HAN_NUMBER}是|决定|要求|指出|强调"
)
"""What tells a line that leads in from one that names bodies: both end in a colon."""
_NAMES = re.compile(r"[\u4e00-\u9fff·×]{2,4}(?:[ 　]+[\u4e00-\u9fff·×]{2,4})*")
_ATTACHED = re.compile(r"\d{1,2}[.．、][ 　]*\S.*")
_SENTENCE_MARK = re.compile(r"[。！？!?；;：:，,]")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+")
_MARKERS = re.compile(r"[ \t　]*(?:(?:#{1,6}[ \t　]+|>[ \t]?|\*\*|__)[ \t　]*)*")
_END_MARKERS = re.compile(r"(?:[ \t　]|\*\*|__|\\)*\Z")
_HEADING = re.compile(r"(#{1,6})[ \t　]")
_INDENTED = re.compile(r"　|[ \t]")
_MOST_HEAD_LINES = 30
_MOST_TITLE_LINES = 4
_MOST_SIGNATURES = 8
_LONGEST_LINE = 40
"""Of a title's line, or of a name: what is longer is prose."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    core: str
    """Without markers and blanks around."""
    core_start: int
    """In the document."""
    is_indented: bool
    heading_level: int
    """0 where it is no heading."""

    def part(self, kind: PartKind) -> Part:
        return Part(kind, self.span)

    @property
    def is_name_like(self) -> bool:
        """Whether it may be a name or a line of a title: short, and no sentence."""
        return len(self.core) <= _LONGEST_LINE and not _SENTENCE_MARK.search(self.core)


def parts(text: str) -> tuple[Part, ...]:
    """The lines that belong to the form, and the numbers of the body's paragraphs, in order."""
    lines = list(_lines(text))
    found: dict[int, PartKind] = dict(_by_form(lines))
    head = _head_end(lines, found)
    found |= _head(lines[:head], found)
    found |= _tail(lines, found)
    return tuple(_parts(lines, found))


def line_cores(text: str) -> tuple[str, ...]:
    """The lines that are not blank, without markers and blanks around."""
    return tuple(line.core for line in _lines(text))


def kind_of(text: str) -> str:
    """The kind (文种) that a document's title ends with; empty where no title says one."""
    title = "".join(
        _core(part.span.of(text)) for part in parts(text) if part.kind is PartKind.TITLE
    )
    return kind_of_title(title)


def _lines(text: str) -> Iterator[_Line]:
    matter = _FRONT_MATTER.match(text)
    for match in _LINE.finditer(text, matter.end() if matter else 0):
        line = match[0]
        core = _core(line)
        if core:
            start = _MARKERS.match(line)
            yield _Line(
                span=Span(match.start(), match.end()),
                core=core,
                core_start=match.start() + (start.end() if start else 0),
                is_indented=bool(_INDENTED.match(line)),
                heading_level=len(heading[1]) if (heading := _HEADING.match(line)) else 0,
            )


def _core(line: str) -> str:
    start = _MARKERS.match(line)
    return _END_MARKERS.sub("", line[start.end() if start else 0 :])


def _by_form(lines: Sequence[_Line]) -> Iterator[tuple[int, PartKind]]:
    """What its form alone tells, wherever it stands."""
    for index, line in enumerate(lines):
        for kind, pattern in _WHOLE_LINES:
            if pattern.fullmatch(line.core):
                yield index, kind
                break


def _head_end(lines: Sequence[_Line], found: dict[int, PartKind]) -> int:
    """Behind the last line of the head: the addressee, or what stands in front of the body."""
    for index, line in enumerate(lines[:_MOST_HEAD_LINES]):
        if index in found or any(p.fullmatch(line.core) for _, p in _HEAD_LINES):
            continue
        if ORDINALS.match(line.core) or line.heading_level > 1:
            return index
        if not line.is_name_like:
            return index + 1 if _is_addressee(line) else index
    return min(len(lines), _MOST_HEAD_LINES)


def _is_addressee(line: _Line) -> bool:
    return (
        not line.is_indented
        and bool(_ADDRESSEE.fullmatch(line.core))
        and not _NO_ADDRESSEE.search(line.core)
    )


def _head(lines: Sequence[_Line], found: dict[int, PartKind]) -> dict[int, PartKind]:
    head: dict[int, PartKind] = {}
    for index, line in enumerate(lines):
        known = next((kind for kind, p in _HEAD_LINES if p.fullmatch(line.core)), None)
        if index in found:
            continue
        if known:
            head[index] = known
        elif _is_addressee(line):
            head[index] = PartKind.ADDRESSEE
        elif found.get(index - 1) is PartKind.SIGNER and _NAMES.fullmatch(line.core):
            head[index] = PartKind.SIGNER
    return head | _titles(lines, found | head)


def _titles(lines: Sequence[_Line], found: dict[int, PartKind]) -> dict[int, PartKind]:
    """The lines of the title, and the issuer's name above the number or the title."""
    named: dict[int, PartKind] = {}
    free = [i for i in range(len(lines)) if i not in found]
    numbers = [i for i, kind in found.items() if kind in (PartKind.NUMBER, PartKind.SIGNER)]
    behind_number = max((i for i in numbers if i < len(lines)), default=-1)
    for run in _runs([i for i in free if i > behind_number]):
        title = "".join(lines[i].core for i in run)
        is_marked = any(lines[i].heading_level for i in run)
        follows_form = run[0] > 0 and run[0] - 1 in found
        if len(run) <= _MOST_TITLE_LINES and (
            is_marked or kind_of_title(title) or "关于" in title or follows_form
        ):
            named |= dict.fromkeys(run, PartKind.TITLE)
            break
    for index in free:
        is_above = index < behind_number or (named and index < min(named))
        if is_above and index not in named:
            named[index] = PartKind.ISSUER
    return named


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    """Stretches of lines that follow each other."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _tail(lines: Sequence[_Line], found: dict[int, PartKind]) -> dict[int, PartKind]:
    """What stands around a date, under an attachment's first line and under a list of copies."""
    tail: dict[int, PartKind] = {}
    for index, line in enumerate(lines):
        if index in found:
            if found[index] is PartKind.DATE and not line.core.startswith(("（", "(")):
                tail |= _signatures(lines, found, index)
            continue
        before = found.get(index - 1) or tail.get(index - 1)
        if before is PartKind.ATTACHMENT and _ATTACHED.fullmatch(line.core):
            tail[index] = PartKind.ATTACHMENT
        elif before is PartKind.COPIES and line.is_indented:
            tail[index] = PartKind.COPIES
        elif before is PartKind.DATE and _NOTE.fullmatch(line.core):
            tail[index] = PartKind.NOTE
    return tail


def _signatures(
    lines: Sequence[_Line], found: dict[int, PartKind], date: int
) -> dict[int, PartKind]:
    """The names of those who sign, in the lines above a date."""
    signed: dict[int, PartKind] = {}
    for index in range(date - 1, max(-1, date - 1 - _MOST_SIGNATURES), -1):
        if index in found or not lines[index].is_name_like or ORDINALS.match(lines[index].core):
            break
        signed[index] = PartKind.SIGNATURE
    return signed


def _parts(lines: Sequence[_Line], found: dict[int, PartKind]) -> Iterator[Part]:
    for index, line in enumerate(lines):
        if index in found:
            yield line.part(found[index])
        elif number := ORDINALS.match(line.core):
            start = line.core_start
            yield Part(PartKind.ORDINAL, Span(start, start + number.end()))
