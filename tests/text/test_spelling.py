"""English words that are written wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from writer.core.errors import UnreadableFile, UnwritableFile
from writer.text.spelling import Speller, words

BRITISH = (
    "colour behaviours favourite neighbour organise organised recognising realisation centre"
    " kilometres theatre fibre analyse analysed catalogue dialogue licence defence programme"
    " programmes travelled cancelled modelling labelled harbour humour honour metre"
)
WRONG = (
    "recieve seperate definately occured untill teh adress goverment accomodate begining beleive"
    " commitee embarass enviroment foriegn gaurd happend knowlege neccessary prefered publically"
    " refered relevent rythm tommorow truely wierd writting arguement freind collegue organiseing"
)
MEANT = {
    "recieve": "receive",
    "teh": "the",
    "goverment": "government",
    "Freind": "Friend",
    "definately": "definitely",
    "neccessary": "necessary",
    "alot": "a lot",
}


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory) -> Speller:
    return Speller(tmp_path_factory.mktemp("own") / "dictionary.txt")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The cat's hat, isn’t it?", "The cat's hat isn’t it"),
        ("a well-known fact", "well known fact"),
        ("我用Python写wrod，很快", "Python wrod"),
        ("CPU, PySide and GPUs", "and"),
        ("see writer.py, a/b, x@y.org, f(x), std::map", "see"),
        ("the 3rd, v2 and abc123", "the and"),
        ("naïve café Größe", ""),
        ("snake_case_name is", "is"),
        ("“Quoted” *words* and (others)", "Quoted words and others"),
        ("e.g. this", "this"),
    ],
)
def test_only_english_words_of_prose_are_looked_at(line: str, expected: str) -> None:
    assert " ".join(span.of(line) for span in words(line)) == expected


def test_wrong_words_are_found(speller: Speller) -> None:
    assert [word for word in WRONG.split() if speller.is_right(word)] == []


def test_british_words_are_right_too(speller: Speller) -> None:
    assert [word for word in BRITISH.split() if not speller.is_right(word)] == []


@pytest.mark.parametrize("word", ["Don't", "isn’t", "reader's", "readers’", "The", "unfinished"])
def test_forms_of_words_are_right(speller: Speller, word: str) -> None:
    assert speller.is_right(word)


@pytest.mark.parametrize(("wrong", "meant"), MEANT.items())
def test_what_was_meant_is_suggested(speller: Speller, wrong: str, meant: str) -> None:
    assert meant in speller.suggestions(wrong)


def test_there_may_be_no_suggestion(speller: Speller) -> None:
    assert speller.suggestions("xqzvwk") == ()


def test_a_learned_word_is_right_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "config" / "dictionary.txt"
    speller = Speller(path)
    assert not speller.is_right("Zettlr")
    speller.learn("Zettlr's")
    speller.learn("zettlr")
    assert speller.is_right("zettlr’s")
    assert path.read_text("utf-8") == "Zettlr\n"
    assert Speller(path).is_right("Zettlr")


def test_a_dictionary_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.txt"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UnreadableFile):
        Speller(path)


def test_a_dictionary_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", "utf-8")
    with pytest.raises((UnwritableFile, UnreadableFile)):
        Speller(tmp_path / "config" / "dictionary.txt").learn("word")
    assert (tmp_path / "config").is_file()


def test_the_words_are_loaded_only_when_they_are_used() -> None:
    program = (
        "import writer.text.spelling, writer.ui.main_window, sys\n"
        "sys.exit('spellchecker' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
