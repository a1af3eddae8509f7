import struct
from pathlib import Path

import pytest
from packages.icons import SIZES, WINDOWS_SIZES, draw, ico, write_all
from packages.linux import icon_places
from packages.project import Project
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from setup.folders import Checkout


@pytest.fixture
def svg(repository: Checkout, qtbot: QtBot) -> Path:
    del qtbot  # Qt draws with an application
    return repository.root / "resources" / "icons" / "writer.svg"


def test_every_size_is_drawn_and_none_is_empty(svg: Path, tmp_path: Path) -> None:
    write_all(svg, tmp_path)
    for size in SIZES:
        image = QImage(str(tmp_path / f"{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0  # round corners on any ground
        assert image.pixelColor(size // 2, size // 8).alpha() == 255
    icon = QImage(str(tmp_path / "writer.ico"))
    assert not icon.isNull()


def test_a_windows_icon_lists_its_pictures_by_size_and_place(svg: Path) -> None:
    pictures = {size: draw(svg, size) for size in (256, 16, 48)}
    content = ico(pictures)
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, 3)
    for number, size in enumerate((16, 48, 256)):
        side, _, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", content, 6 + 16 * number
        )
        assert (side or 256, bits) == (size, 32)
        assert content[offset : offset + length] == pictures[size]


def test_windows_gets_the_sizes_it_shows_at_every_scale() -> None:
    assert {16, 24, 32, 48, 256} <= set(WINDOWS_SIZES)
    assert max(WINDOWS_SIZES) <= 256


def test_each_picture_has_a_place_in_the_theme(repository: Checkout) -> None:
    del repository
    places = icon_places(Path("hicolor"))
    assert {place.parts[1] for place in places} == {f"{size}x{size}" for size in SIZES}
    assert {place.name for place in places} == {"io.github.writer.Writer.png"}


@pytest.mark.qt_log_ignore("Cannot read file", extend=True)
def test_what_is_no_svg_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    (tmp_path / "no.svg").write_text("no picture")
    with pytest.raises(ValueError, match="no SVG"):
        draw(tmp_path / "no.svg", 16)


def test_the_builder_draws_into_the_place_that_packages_take_from(repository: Checkout) -> None:
    assert Project(repository.root).icons.parts[-3:] == ("build", "package", "icons")
