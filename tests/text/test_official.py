from __future__ import annotations

import pytest

from writer.text.official import Part, PartKind, kind_of, parts
from writer.text.official_forms import kind_of_title

RED_HEAD = """\
000012
机密★1年
特急
青河市人民政府文件
青政发〔2024〕12号　　　　签发人：林之远
青河市人民政府关于加强防汛工作的
通知
各县（区）人民政府，市政府各部门、各直属机构：
　　今年汛期来得早，现将有关事项通知如下：
　　一、提高认识
　　（一）落实责任。各单位要把责任落实到人。
　　1.加强值守。遇有险情立即报告。
　　（1）白天两人值守。
　　特此通知。
　　附件：1.防汛物资清单
　　　　　2.值班表
　　　　　　　青河市人民政府
　　　　　　　2024年3月1日
　　（此件公开发布）
抄送：市委各部门，市人大常委会办公室，
　　　市政协办公室。
青河市人民政府办公室　2024年3月1日印发
"""


def found(text: str) -> list[tuple[PartKind, str]]:
    return [(part.kind, part.span.of(text).strip()) for part in parts(text)]


def kinds(text: str) -> list[PartKind]:
    return [part.kind for part in parts(text)]


def test_every_part_of_a_document_with_a_red_head_is_found() -> None:
    assert kinds(RED_HEAD) == [
        *(PartKind.COPY_NUMBER, PartKind.SECRECY, PartKind.URGENCY, PartKind.ISSUER),
        *(PartKind.NUMBER, PartKind.TITLE, PartKind.TITLE, PartKind.ADDRESSEE),
        *(PartKind.ORDINAL,) * 4,
        *(PartKind.CLOSING, PartKind.ATTACHMENT, PartKind.ATTACHMENT, PartKind.SIGNATURE),
        *(PartKind.DATE, PartKind.NOTE, PartKind.COPIES, PartKind.COPIES, PartKind.IMPRINT),
    ]


def test_of_a_numbered_paragraph_only_the_number_belongs_to_the_form() -> None:
    assert [words for kind, words in found(RED_HEAD) if kind is PartKind.ORDINAL] == [
        *("一、", "（一）", "1.", "（1）")
    ]


def test_blank_lines_and_markdown_change_nothing() -> None:
    lines = RED_HEAD.splitlines()
    lines[5] = f"# {lines[5]}"
    lines[9] = "## 一、提高认识"
    lines[11] = "**1.加强值守。**遇有险情立即报告。"
    assert kinds("\n\n".join(lines)) == kinds(RED_HEAD)


def test_windows_line_ends_change_nothing() -> None:
    assert kinds(RED_HEAD.replace("\n", "\r\n")) == kinds(RED_HEAD)


def test_spans_are_whole_lines_in_order() -> None:
    text = RED_HEAD
    found = [part for part in parts(text) if part.kind is not PartKind.ORDINAL]
    assert [part.span.of(text) for part in found] == [
        line for line in text.splitlines() if line in {p.span.of(text) for p in found}
    ]
    assert found == sorted(found, key=lambda part: part.span)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("绝密★长期", PartKind.SECRECY),
        ("密级：秘密", PartKind.SECRECY),
        ("加 急", PartKind.URGENCY),
        ("云教办函〔2023〕7号", PartKind.NUMBER),
        ("云教办函[2023]第07号", PartKind.NUMBER),
        ("签发人：周明　吴越", PartKind.SIGNER),
        ("附件1", PartKind.ATTACHMENT),
        ("附件：会议议程", PartKind.ATTACHMENT),
        ("妥否，请批复。", PartKind.CLOSING),
        ("当否，请批示。", PartKind.CLOSING),
        ("以上请示如无不妥，请批转各地执行。", None),
        ("特此函复。", PartKind.CLOSING),
        ("请认真贯彻执行。", PartKind.CLOSING),
        ("2024年11月30日", PartKind.DATE),
        ("二〇二四年十一月三十日", PartKind.DATE),
        ("（2024年5月6日第3次会议通过）", PartKind.DATE),
        ("（联系人：李文，电话：0871-1234567）", PartKind.NOTE),
        ("抄报：省水利厅", PartKind.COPIES),
        ("云岭县水务局办公室 2024年6月2日印发", PartKind.IMPRINT),
    ],
)
def test_a_line_is_known_by_its_form(line: str, kind: PartKind | None) -> None:
    body = f"关于防汛的通知\n\n各科室：\n\n　　今年雨水很多，请各科室注意。\n\n{line}\n"
    text = f"{line}\n{body}" if kind in (PartKind.SECRECY, PartKind.URGENCY) else body
    assert [k for k, words in found(text) if words == line] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：",
        "会议强调以下几点：",
        "为了做好今年的工作，提出下列要求：",
        "今天上午，全局召开了年中工作会议。",
        "截至6月底，共完成投资3.5亿元，同比增长12.4%。",
        "请各科室于5月6日前把名单报给办公室，我们将统一汇总。",
        "该项目于2024年3月1日开工，2025年6月1日完工。",
        "他说附件里有一张表，大家看一看。",
    ],
)
def test_prose_is_left_to_the_model(line: str) -> None:
    text = f"# 关于防汛的通知\n\n各科室：\n\n　　今年雨水很多。\n\n　　{line}\n\n　　大家辛苦了。\n"
    assert line not in [words for _, words in found(text)]
    assert [words for _, words in found(f"{line}\n")] == []


def test_a_text_that_is_no_document_has_no_parts() -> None:
    assert parts("今天下午我们开会，讨论了明年的安排。\n大家都同意。\n") == ()
    assert parts("") == ()


def test_front_matter_is_looked_past() -> None:
    text = "---\ntitle: 通知\n---\n关于放假的通知\n\n各科室：\n\n正文在这里，请看。\n"
    assert kinds(text) == [PartKind.TITLE, PartKind.ADDRESSEE]


def test_names_in_front_of_a_date_have_signed() -> None:
    text = "正文在这里，请看。\n\n青河市水务局\n青河市应急管理局\n2024年3月1日\n"
    assert kinds(text) == [PartKind.SIGNATURE, PartKind.SIGNATURE, PartKind.DATE]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青河市人民政府关于加强防汛工作的通知", "通知"),
        ("关于申请追加经费的请示", "请示"),
        ("关于印发实施方案的通知（试行）", "通知"),
        ("关于同意设立分校的复函", "复函"),
        ("第三次办公会议纪要", "纪要"),
        ("水边的一天", ""),
    ],
)
def test_a_title_says_its_kind(title: str, kind: str) -> None:
    assert kind_of_title(title) == kind


def test_the_kind_of_a_document_is_that_of_its_title() -> None:
    assert kind_of(RED_HEAD) == "通知"
    assert kind_of("今天开会，大家都到了。\n") == ""


def test_a_part_says_where_it_stands() -> None:
    text = "关于放假的通知\n"
    assert [part.span.of(text) for part in parts(text)] == ["关于放假的通知"]
    assert isinstance(parts(text)[0], Part)
