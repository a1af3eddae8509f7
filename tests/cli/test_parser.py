from __future__ import annotations

from pathlib import Path

import pytest

from writer import __version__
from writer.cli.parser import VERBS, Command, Lines, build_parser, parse
from writer.core.options import Genre, Level, Options, TitleStyle


def command(*arguments: str) -> Command:
    return Command.of(parse(arguments))


def test_the_flags_of_a_verb_become_options() -> None:
    found = command(
        *("polish", "a.md", "--level", "deep", "--genre", "official", "--lines", "3:7"),
        *("--seed", "5", "--greedy", "--diff", "--in-place", "--quiet", "--model", "m.gguf"),
    )
    assert (found.task, found.file, found.model) == ("polish", "a.md", Path("m.gguf"))
    assert found.options == Options(level=Level.DEEP, genre=Genre.OFFICIAL, seed=5, greedy=True)
    assert found.lines == Lines(3, 7)
    assert (found.diff, found.in_place, found.quiet, found.json) == (True, True, True, False)


def test_without_flags_there_are_the_defaults() -> None:
    for verb in ("polish", "expand", "title"):
        found = command(verb)
        assert (found.task, found.options, found.file, found.lines) == (verb, Options(), None, None)


def test_each_verb_has_its_own_flags() -> None:
    assert command("expand", "--ratio", "1.5").options.ratio == 1.5
    for verb in (["polish"], ["expand"], ["ask", "shorter"], ["run", "polish"]):
        assert command(*verb, "--versions", "5").options.versions == 5
    titles = command("title", "--count", "3", "--style", "news").options
    assert (titles.count, titles.style) == (3, TitleStyle.NEWS)
    asked = command("ask", "shorter, please", "a.md")
    assert (asked.task, asked.instruction, asked.file) == ("ask", "shorter, please", "a.md")
    asked = command("ask", "shorter", "--greedy", "a.md")
    assert (asked.instruction, asked.file) == ("shorter", "a.md")
    assert command("run", "summary", "--quiet", "-").file == "-"
    own = command("run", "my-task", "-", "--level", "light")
    assert (own.task, own.file, own.options.level) == ("my-task", "-", Level.LIGHT)


@pytest.mark.parametrize(
    "arguments",
    [
        ["polish", "--level", "heavy"],
        ["polish", "--ratio", "2"],
        ["expand", "--ratio", "4"],
        ["title", "--count", "0"],
        ["title", "--count", "21"],
        ["title", "--style", "poem"],
        ["title", "--versions", "2"],
        ["polish", "--versions", "0"],
        ["polish", "--versions", "6"],
        ["polish", "--lines", "0:3"],
        ["polish", "--lines", "4:3"],
        ["polish", "--lines", "4"],
        ["polish", "--lines", "-1:2"],
        ["polish", "--seed", "-1"],
        ["polish", "--seed", "4294967295"],
        ["polish", "--json", "--diff"],
        ["polish", "a.md", "b.md"],
        ["ask", "shorter", "a.md", "--greedy", "b.md"],
        ["ask", "shorter", "--greedy", "a.md", "b.md"],
        ["ask"],
        ["ask", "  "],
        ["run"],
        ["models"],
        ["models", "add"],
        ["models", "steal"],
        ["models", "download"],
        ["models", "download", "starter", "--from", "nowhere"],
        ["models", "move", "starter"],
        ["models", "remove"],
        ["doctor", "--yaml"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(arguments)
    assert caught.value.code == 2
    assert "usage: writer" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["a.md", "b.md"], ["./polish"], ["--model", "m", "a.md"]]
)
def test_anything_but_a_verb_opens_the_window(arguments: list[str]) -> None:
    parsed = parse(arguments)
    assert parsed.verb == ""
    assert parsed.files == [Path(name) for name in arguments if name not in {"--model", "m"}]


def test_the_version_and_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for flag in ("--version", "--help"):
        with pytest.raises(SystemExit) as caught:
            parse([flag])
        assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"writer {__version__}\n")
    for verb in VERBS:
        assert f"\n    {verb} " in shown
        assert build_parser().parse_args([verb, *_least(verb)]).verb == verb


def _least(verb: str) -> list[str]:
    least = {"ask": ["x"], "draft": ["x"], "run": ["x"], "models": ["list"], "evaluate": ["x"]}
    least["export"] = ["--to", "pdf"]
    least["convert"] = ["--to", "hans"]
    return least.get(verb, [])
