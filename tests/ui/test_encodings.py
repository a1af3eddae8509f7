"""Reading a document in another encoding, and saving it in another one."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Desk
from writer.text.encoding import Encoding
from writer.ui.encodings import FORMS, Form
from writer.ui.main_window import MainWindow

TRADITIONAL = "臺灣的天氣在三月份通常十分溫和，適合旅行。\n"


def reopen(window: MainWindow, encoding: Encoding) -> None:
    menu = window.keeping.encodings.reopen
    next(item for item in menu.actions() if item.data() == encoding).trigger()


def save(window: MainWindow, form: Form) -> None:
    window.keeping.encodings.save.actions()[FORMS.index(form)].trigger()


def checked(window: MainWindow) -> list[str]:
    menu = window.keeping.encodings.save
    return [item.text() for item in menu.actions() if item.isChecked()]


def test_both_menus_stand_in_the_file_menu(desk: Desk) -> None:
    window = desk.open()
    titles = [item.text() for item in window.menus.file.actions()]
    assert {"Reopen with encoding", "Save with encoding", "Save automatically"} <= set(titles)
    assert titles.index("Save with encoding") < titles.index("Quit")


def test_a_file_that_was_taken_for_another_encoding_is_read_anew(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    content = "通知".encode("gb18030")  # by chance these are UTF-8 too
    path.write_bytes(content)
    window = desk.open()
    window.documents.open_path(path)
    assert window.editor.text() != "通知"
    reopen(window, Encoding.GB18030)
    assert window.editor.text() == "通知"
    assert checked(window) == ["GB 18030"]
    assert window.documents.save()
    assert path.read_bytes() == content


def test_a_file_that_could_not_be_opened_is_opened_in_the_encoding_that_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("很短的文本".encode("utf-16-le"))
    window = desk.open()
    assert not window.documents.open_path(path)
    assert "Reopen with encoding" in window.info_bar.text
    reopen(window, Encoding.UTF_16_LE)
    assert window.editor.text() == "很短的文本"


def test_a_wrong_choice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    content = "关于开展工作的通知\n".encode("gb18030")
    path.write_bytes(content)
    window = desk.open()
    window.documents.open_path(path)
    reopen(window, Encoding.UTF_8)
    assert window.editor.text() == "关于开展工作的通知\n"
    assert "a.md" in window.info_bar.text
    assert window.documents.save()
    assert path.read_bytes() == content


def test_a_document_is_saved_in_another_encoding_and_keeps_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TRADITIONAL.replace("\n", "\r\n").encode())
    window = desk.open()
    window.documents.open_path(path)
    for form in FORMS:
        if form.encoding is Encoding.BIG5_HKSCS:
            continue
        save(window, form)
        assert len(checked(window)) == 1
        other = desk.open()
        other.documents.open_path(path)
        assert other.editor.text() == TRADITIONAL
        file = other.documents.file
        assert file is not None
        assert (file.encoding, file.has_bom) == (form.encoding, form.has_bom)
        assert path.read_bytes().endswith("。\r\n".encode(form.encoding))


def test_characters_that_do_not_fit_block_the_save_and_are_named(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("臺灣 😀 们 😀", "utf-8")
    window = desk.open()
    window.documents.open_path(path)
    save(window, Form(Encoding.BIG5))
    told = window.info_bar.text
    assert "😀" in told
    assert "们" in told
    assert "Big5" in told
    assert "2 characters" in told
    assert path.read_text("utf-8") == "臺灣 😀 们 😀"
    assert checked(window) == ["UTF-8"]


def test_a_new_document_is_saved_in_the_encoding_that_is_named(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(TRADITIONAL)
    desk.questions(window).chosen = tmp_path / "new"
    save(window, Form(Encoding.UTF_8, has_bom=True))
    assert (tmp_path / "new.md").read_bytes().startswith(b"\xef\xbb\xbf")
    assert checked(window) == ["UTF-8 with BOM"]
