"""Long documents out of sentences of our own, the same each time: a novel's chapter, a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle

_WHO_ZH = ("林师傅", "守塔人", "渡口的老周", "账房先生", "小满", "邮差", "船厂的学徒", "镇上的大夫")
_WHEN_ZH = (
    "天刚亮的时候",
    "雨停以后",
    "晚饭之前",
    "潮水退下去的那一刻",
    "第二天一早",
    "灯亮起来时",
)
_WHERE_ZH = ("码头的石阶上", "旧仓库的门口", "灯塔下面", "河边的茶馆里", "邮局的柜台前")
_DID_ZH = (
    "把昨天没有记完的数目一笔一笔地补上",
    "听见远处传来三声短促的汽笛",
    "想起那封一直没有寄出去的信",
    "看着最后一条渔船慢慢靠了岸",
    "把湿透的外衣挂在火炉旁边烤",
    "对谁也没有说起前一夜的事",
    "修好了那只走得不准的座钟",
)
_END_ZH = (
    "谁也没有再问什么",
    "屋里只剩下钟摆的声音",
    "风从窗缝里钻进来，吹得纸页哗哗地响",
    "这件事就这样定了下来",
    "他心里却比来的时候踏实了许多",
)
_WHO_EN = (
    *("The harbour master", "The night porter", "Mrs Alder", "The younger clerk"),
    *("The surveyor", "Our guide", "The ferryman", "The librarian"),
)
_WHEN_EN = (
    *("before the first ferry left", "after the rain had stopped", "late in the afternoon"),
    *("when the lamps were lit", "on the following morning", "while the tide was out"),
)
_DID_EN = (
    "went through the old ledgers line by line",
    "walked along the sea wall to look at the cracks",
    "wrote down what the fishermen had said",
    "waited for a boat that nobody had announced",
    "mended the clock above the ticket window",
    "found that the northern gate was no longer locked",
    "carried the last of the crates into the dry store",
)
_END_EN = (
    "and nobody asked why",
    "which took longer than anyone had expected",
    "because the council wanted an answer soon",
    "and the matter was settled at last",
    "although the weather was turning again",
)


def chinese_chapter(characters: int = 30_000) -> str:
    """A chapter of at least so many characters: headings, dialogue, a list, a table, notes."""
    sentences = _chinese_sentences()
    blocks: list[str] = ["# 灯塔镇的冬天"]
    for number in count(1):
        blocks.append(f"## 第{number}节　{next(sentences)[:6]}")
        blocks += [_lines(sentences, 3), _paragraph(sentences, 4), _dialogue(sentences)]
        blocks.append(_extra(number, sentences, "——"))
        blocks += [_paragraph(sentences, 5), _paragraph(sentences, 3)]
        if sum(map(len, blocks)) >= characters:
            break
    return "\n\n".join([*blocks, "[^1]: 据镇志，灯塔建成以后只熄过一次。"]) + "\n"


def english_report(words: int = 15_000) -> str:
    """A report of at least so many words, with the same constructs."""
    sentences = _english_sentences()
    blocks: list[str] = ["# The winter at the harbour"]
    for number in count(1):
        blocks.append(f"## Part {number}: what was seen")
        blocks += [_paragraph(sentences, 4, " "), _paragraph(sentences, 5, " ")]
        blocks.append(f"> {next(sentences)} {next(sentences)}")
        blocks.append(_extra(number, sentences, " - "))
        blocks += [_paragraph(sentences, 6, " "), _paragraph(sentences, 3, " ")]
        if sum(len(block.split()) for block in blocks) >= words:
            break
    return "\n\n".join([*blocks, "[^1]: The register says that the light failed once."]) + "\n"


def _chinese_sentences() -> Iterator[str]:
    who, when, where = cycle(_WHO_ZH), cycle(_WHEN_ZH), cycle(_WHERE_ZH)
    did, end = cycle(_DID_ZH), cycle(_END_ZH)
    for number in count():
        if number % 3 == 2:
            yield f"{next(when)}，{next(end)}。"
        yield f"{next(when)}，{next(who)}在{next(where)}{next(did)}，{next(end)}。"


def _english_sentences() -> Iterator[str]:
    who, when, did, end = cycle(_WHO_EN), cycle(_WHEN_EN), cycle(_DID_EN), cycle(_END_EN)
    while True:
        yield f"{next(who)} {next(did)} {next(when)}, {next(end)}."


def _paragraph(sentences: Iterator[str], size: int, blank: str = "") -> str:
    return blank.join(next(sentences) for _ in range(size))


def _lines(sentences: Iterator[str], size: int) -> str:
    """Lines of one paragraph, indented as Chinese books have it."""
    return "\n".join(f"　　{next(sentences)}" for _ in range(size))


def _dialogue(sentences: Iterator[str]) -> str:
    return "\n\n".join((f"“{next(sentences)}”", f"“你说得对，{next(sentences)}”他答道。"))


def _extra(number: int, sentences: Iterator[str], dash: str) -> str:
    """Now a list, now a table, a quotation, a paragraph full of markup, code."""
    one, two, three = (next(sentences) for _ in range(3))
    match number % 5:
        case 0:
            return f"- {one}\n- {two}\n- [ ] {three}"
        case 1:
            head, *rest = (one, two, three)
            rows = "".join(f"\n| {number} | {cell} |" for cell in rest)
            return f"| {number}a | {head} |\n|---|---|{rows}"
        case 2:
            return f"> {one}\n>\n> {two}\n\n1. {three}"
        case 3:
            return f"{one}[^1]{two}**{three}**{dash}[{one}](https://example.org/{number})"
        case _:
            return f"```text\n{one}\n```\n\n{two}`x = {number}`{three}"
