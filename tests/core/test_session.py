from __future__ import annotations

from pathlib import Path

from writer.core.options import Genre
from writer.core.session import COMMANDS_LIMIT, RECENT_LIMIT, Place, Session


def test_a_session_survives_saving_and_loading(tmp_path: Path) -> None:
    session = (
        Session(window_geometry="AAEC", window_state="AwQ=")
        .with_recent(tmp_path / "甲.md")
        .with_genre(tmp_path / "甲.md", Genre.FICTION)
    )
    session.save(tmp_path / "session.json")
    assert Session.load(tmp_path / "session.json").value == session


def test_the_newest_file_comes_first_and_once() -> None:
    session = Session()
    for number in [*range(RECENT_LIMIT + 5), 3]:
        session = session.with_recent(Path("folder") / f"{number}.md")
    assert len(session.recent_files) == RECENT_LIMIT
    assert session.recent_files[0] == str(Path("folder") / "3.md")
    assert len(set(session.recent_files)) == RECENT_LIMIT
    assert session.last_folder == "folder"


def test_a_document_remembers_its_genre() -> None:
    document, other = Path("a.md"), Path("b.md")
    session = Session().with_genre(document, Genre.OFFICIAL).with_genre(other, Genre.SPEECH)
    assert session.genre_of(document) is Genre.OFFICIAL
    assert session.genre_of(Path("c.md")) is Genre.GENERAL
    back = session.with_genre(document, Genre.GENERAL)
    assert back.genre_of(document) is Genre.GENERAL
    assert len(back.genres) == 1


def test_what_is_known_of_a_file_goes_along_when_it_is_renamed(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("旧.md", "新.md", "other.md"))
    place = Place(7, 2)
    session = (
        Session(open_files=(str(other), str(old)), front_file=str(old), folder=str(tmp_path))
        .with_recent(other)
        .with_recent(old)
        .with_genre(old, Genre.FICTION)
        .with_place(old, place)
        .with_moved(old, new)
    )
    assert session.recent_files == (str(new), str(other))
    assert session.open_files == (str(other), str(new))
    assert session.front_file == str(new)
    assert session.genre_of(new) is Genre.FICTION
    assert session.genre_of(old) is Genre.GENERAL
    assert session.place_of(new) == place
    session.save(tmp_path / "session.json")
    assert Session.load(tmp_path / "session.json").value == session


def test_a_session_that_makes_no_sense_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    path.write_text('{"recent_files": [1, ""], "genres": [["a"], "b"], "last_folder": 1}', "utf-8")
    assert Session.load(path).value == Session()


def test_commands_are_remembered_newest_first_each_once(tmp_path: Path) -> None:
    session = Session()
    for id in ("save", "polish", "save", *(f"task.{n}" for n in range(COMMANDS_LIMIT - 2))):
        session = session.with_command(id)
    assert session.commands[0] == f"task.{COMMANDS_LIMIT - 3}"
    assert session.commands[-2:] == ("save", "polish")
    path = tmp_path / "session.json"
    session.with_command("open").save(path)
    loaded = Session.load(path).value.commands
    assert loaded == ("open", *session.commands[:-1])
