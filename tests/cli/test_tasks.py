from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.harness import CommandLine, Stream, missing
from tests.engine.models import write_model
from tests.fakes import ScriptedEngine, passage_of
from writer.core.errors import DecodeFailed, NoChatTemplate
from writer.core.settings import Settings
from writer.engine.api import Prompt

ENGLISH = "# Notes\r\n\r\nThe meeting was very very good.\r\n\r\nAll of us was there.\n"
CHINESE = "# 通知\n\n会议开的非常非常好。\n\n　　大家都参加了这次会议。\n"


def corrected(prompt: Prompt) -> str:
    passage = passage_of(prompt)
    return passage.replace("very very", "very").replace("us was", "us were").replace("开的", "开得")


@pytest.fixture
def editor(command_line: CommandLine) -> CommandLine:
    """A command line whose model corrects two mistakes."""
    command_line.engine = ScriptedEngine(corrected)
    return command_line


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_bytes(ENGLISH.encode())
    return path


def test_polish_prints_the_whole_document_with_its_newlines(
    editor: CommandLine, notes: Path
) -> None:
    outcome = editor.write("polish", str(notes))
    assert outcome.code == 0
    assert outcome.stdout.decode() == ENGLISH.replace("very very", "very").replace(
        "was there", "were there"
    )
    assert notes.read_bytes() == ENGLISH.encode()
    assert editor.engine.closed


def test_stdin_is_read_as_it_is(editor: CommandLine) -> None:
    for name in ([], ["-"]):
        outcome = editor.write("polish", *name, stdin=CHINESE.encode())
        assert outcome.code == 0
        assert outcome.stdout.decode() == CHINESE.replace("开的", "开得")


def test_stdin_at_a_terminal_is_wrong_usage(editor: CommandLine) -> None:
    editor.stdin_is_terminal = True
    outcome = editor.write("polish")
    assert (outcome.code, outcome.stdout) == (2, b"")
    assert "no FILE is given" in outcome.stderr
    assert editor.opened == []
    assert editor.write("polish", "-", stdin=CHINESE.encode()).code == 0


def test_only_the_lines_asked_for_change(editor: CommandLine, notes: Path) -> None:
    outcome = editor.write("polish", str(notes), "--lines", "5:99")
    assert outcome.stdout.decode() == ENGLISH.replace("was there", "were there")
    beyond = editor.write("polish", str(notes), "--lines", "6:7")
    assert (beyond.code, beyond.stdout) == (2, b"")
    assert "there are 5 lines" in beyond.stderr


def test_in_place_writes_in_the_encoding_of_the_file(editor: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "通知.md"
    path.write_bytes(CHINESE.encode("gb18030"))
    outcome = editor.write("polish", str(path), "--in-place")
    assert (outcome.code, outcome.stdout) == (0, b"")
    assert path.read_bytes() == CHINESE.replace("开的", "开得").encode("gb18030")


def test_in_place_and_diff_go_together(editor: CommandLine, notes: Path) -> None:
    outcome = editor.write("polish", str(notes), "--in-place", "--diff")
    assert outcome.stdout.decode() == (
        "--- a/notes.md\n"
        "+++ b/notes.md\n"
        "@@ -1,5 +1,5 @@\n"
        " # Notes\r\n"
        " \r\n"
        "-The meeting was very very good.\r\n"
        "+The meeting was very good.\r\n"
        " \r\n"
        "-All of us was there.\n"
        "+All of us were there.\n"
    )
    assert b"very good" in notes.read_bytes()


def test_nothing_is_written_where_nothing_changed(command_line: CommandLine, notes: Path) -> None:
    before = notes.stat()
    assert command_line.write("polish", str(notes), "--in-place", "--diff").stdout == b""
    assert notes.stat().st_mtime_ns == before.st_mtime_ns
    assert notes.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "arguments",
    [
        ["polish", "--in-place"],
        ["polish", "-", "--in-place"],
        ["title", "FILE", "--in-place"],
        ["title", "FILE", "--diff"],
        ["run", "ask", "FILE"],
        ["run", "draft", "FILE"],
        ["run", "summary", "FILE", "--in-place"],
        ["run", "summary", "FILE", "--diff"],
        ["run", "summary", "FILE", "--versions", "2"],
        ["run", "dance", "FILE"],
    ],
)
def test_combinations_that_make_no_sense_are_wrong_usage(
    editor: CommandLine, notes: Path, arguments: list[str]
) -> None:
    given = [str(notes) if argument == "FILE" else argument for argument in arguments]
    outcome = editor.write(*given, stdin=b"text")
    assert (outcome.code, outcome.stdout) == (2, b"")
    assert outcome.stderr.startswith("writer: ")
    assert editor.opened == []


def test_json_tells_all_there_is_to_tell(editor: CommandLine, notes: Path) -> None:
    outcome = editor.write("polish", str(notes), "--json", "--seed", "7")
    report = json.loads(outcome.stdout)
    assert list(report) == ["task", "language", "model", "text", "segments", "statistics"]
    assert (report["task"], report["language"], report["model"]) == ("polish", "en", "Scripted 1B")
    assert report["text"] == ENGLISH.replace("very very", "very").replace("was there", "were there")
    changed = [s for s in report["segments"] if s["status"] == "changed"]
    assert [ENGLISH[s["start"] : s["end"]] for s in changed] == [
        "The meeting was very very good.",
        "All of us was there.",
    ]
    assert report["statistics"]["generated_tokens"] > 0
    assert report["statistics"]["tokens_per_second"] > 0


def test_titles_come_one_a_line(command_line: CommandLine, notes: Path) -> None:
    command_line.engine = ScriptedEngine(
        lambda _: "1. A Good Meeting\n2. All at the Meeting\n3. Notes on Us\n"
    )
    outcome = command_line.write("title", str(notes), "--count", "2")
    assert outcome.code == 0
    assert outcome.stdout.decode().splitlines() == ["A Good Meeting", "All at the Meeting"]
    report = json.loads(command_line.write("title", str(notes), "--count", "2", "--json").stdout)
    assert report["titles"] == ["A Good Meeting", "All at the Meeting"]
    assert "text" not in report
    assert report["segments"][0]["end"] == len(ENGLISH)


def test_an_instruction_reaches_the_model(editor: CommandLine, notes: Path) -> None:
    assert editor.write("ask", "sound like a pirate", str(notes)).code == 0
    assert "sound like a pirate" in editor.engine.prompts[0].messages[-1].text


def test_a_task_of_ones_own_is_run_by_its_id(editor: CommandLine, notes: Path) -> None:
    folder = editor.paths.tasks
    folder.mkdir(parents=True)
    (folder / "tidy.toml").write_text(
        'name = "Tidy"\n[en]\ninstruction = "Tidy this up with a broom."\n', "utf-8"
    )
    assert editor.write("run", "tidy", str(notes)).code == 0
    assert "broom" in editor.engine.prompts[0].messages[-1].text
    (folder / "tidy.toml").write_text("name = 3\n", "utf-8")
    broken = editor.write("run", "tidy", str(notes))
    assert broken.code == 1
    assert "tidy.toml has a mistake in line 1" in broken.stderr


def test_a_text_of_its_own_is_printed_instead_of_the_document(
    command_line: CommandLine, notes: Path
) -> None:
    summary = "A good meeting; all of us were there."
    command_line.engine = ScriptedEngine(lambda _: f"Summary:\n\n{summary}")
    outcome = command_line.write("run", "summary", str(notes))
    assert (outcome.code, outcome.stdout.decode()) == (0, f"{summary}\n")
    report = json.loads(command_line.write("run", "summary", str(notes), "--json").stdout)
    assert list(report) == ["task", "language", "model", "text", "segments", "statistics"]
    assert (report["task"], report["text"]) == ("summary", summary)
    assert [segment["status"] for segment in report["segments"]] == ["unchanged"]


def test_a_text_that_fails_its_checks_is_not_printed(
    command_line: CommandLine, notes: Path
) -> None:
    command_line.engine = ScriptedEngine(lambda _: "I'm sorry, but I can't help with that request.")
    outcome = command_line.write("run", "key_points", str(notes))
    assert (outcome.code, outcome.stdout) == (3, b"")
    assert "refused" in outcome.stderr


def test_a_draft_needs_no_document(command_line: CommandLine, notes: Path) -> None:
    command_line.stdin_is_terminal = True
    command_line.engine = ScriptedEngine(lambda _: "Dear colleague, thank you.")
    outcome = command_line.write("draft", "a letter of thanks")
    assert (outcome.code, outcome.stdout) == (0, b"Dear colleague, thank you.\n")
    assert passage_of(command_line.engine.prompts[0]) == "a letter of thanks"
    command_line.write("draft", "a letter of thanks", str(notes))
    assert "All of us was there." in command_line.engine.prompts[1].messages[-1].text
    assert passage_of(command_line.engine.prompts[1]) == "a letter of thanks"


def test_the_tasks_are_listed_with_ones_own(editor: CommandLine) -> None:
    folder = editor.paths.tasks
    folder.mkdir(parents=True)
    (folder / "tidy.toml").write_text('name = "Tidy"\ninstruction = "Tidy."\n', "utf-8")
    listed = editor.run("run", "--list")
    lines = listed.stdout.decode().splitlines()
    assert listed.code == 0
    assert next(line for line in lines if line.startswith("summary")).split() == [
        *("summary", "panel", "Summary", "生成摘要"),
    ]
    assert next(line for line in lines if line.startswith("tidy")).endswith("(own)")
    (folder / "tidy.toml").write_text('name = "Tidy"\n\ninstrution = "Tidy."\n', "utf-8")
    broken = editor.run("run", "--list")
    assert broken.code == 1
    assert "in line 3" in broken.stderr
    assert len(broken.stdout.decode().splitlines()) == len(lines) - 1
    assert editor.opened == []


def test_a_block_that_was_kept_is_told_and_has_its_own_exit_code(
    command_line: CommandLine, notes: Path
) -> None:
    def refuses(prompt: Prompt) -> str:
        passage = passage_of(prompt)
        return "这次会议开得很好，大家都很满意。" if "meeting" in passage else passage

    command_line.engine = ScriptedEngine(refuses)
    outcome = command_line.write("polish", str(notes))
    assert outcome.code == 3
    assert outcome.stdout.decode() == ENGLISH
    assert "writer: line 3: kept as it was. " in outcome.stderr


def test_what_streams_goes_to_stderr_and_quiet_silences_it(
    editor: CommandLine, notes: Path
) -> None:
    loud = editor.write("polish", str(notes))
    assert "The meeting was very good." in loud.stderr
    assert "loading" not in loud.stderr, "a bar is for terminals"
    quiet = editor.write("polish", str(notes), "--quiet")
    assert quiet.stderr == ""
    assert quiet.stdout == loud.stdout


def test_a_terminal_gets_a_bar(editor: CommandLine, notes: Path) -> None:
    editor.stderr = Stream(is_terminal=True)
    outcome = editor.write("polish", str(notes))
    assert "loading the model [############............]  50 %" in outcome.stderr
    assert outcome.stderr.count("\r") == outcome.stderr.count("\r\x1b[K")


def test_errors_are_sentences_and_nothing_is_printed(
    command_line: CommandLine, notes: Path, tmp_path: Path
) -> None:
    unreadable = command_line.write("polish", str(tmp_path / "nowhere.md"))
    assert (unreadable.code, unreadable.stdout) == (1, b"")
    assert "nowhere.md cannot be read" in unreadable.stderr
    binary = command_line.write("polish", stdin=bytes(100))
    assert binary.code == 1
    assert "stdin is not a text file" in binary.stderr
    command_line.load_error = missing("scripted.gguf")
    gone = command_line.write("polish", "--quiet", str(notes))
    assert gone.code == 1
    assert "scripted.gguf does not exist" in gone.stderr
    command_line.load_error = NoChatTemplate(Path("scripted.gguf"))
    assert "no chat template" in command_line.write("polish", str(notes)).stderr


def test_a_document_without_prose_comes_out_as_it_went_in(command_line: CommandLine) -> None:
    code = b"```\ncode\n```\n"
    polished = command_line.write("polish", "--quiet", stdin=code)
    assert (polished.code, polished.stdout) == (0, code)
    assert "no prose" in polished.stderr
    titled = command_line.write("title", "--quiet", stdin=code)
    assert (titled.code, titled.stdout) == (1, b"")


def test_an_engine_that_fails_changes_nothing(command_line: CommandLine, notes: Path) -> None:
    command_line.engine = ScriptedEngine(lambda _: DecodeFailed(-3))
    outcome = command_line.write("polish", str(notes), "--in-place")
    assert (outcome.code, outcome.stdout) == (1, b"")
    assert "(-3)" in outcome.stderr
    assert notes.read_bytes() == ENGLISH.encode()
    assert command_line.engine.closed


def test_the_model_is_the_wish_then_the_default_then_the_catalogue(
    command_line: CommandLine, notes: Path, tmp_path: Path
) -> None:
    without = command_line.run("polish", str(notes))
    assert without.code == 1
    assert "no writing model yet" in without.stderr
    own = write_model(tmp_path / "own.gguf")
    Settings(model=str(own), threads=2).save(command_line.paths.settings)
    command_line.run("polish", str(notes))
    command_line.write("polish", str(notes))
    assert command_line.opened == [own, Path("scripted.gguf")]
    assert command_line.threads == 2


def test_a_reader_that_goes_away_is_no_traceback(editor: CommandLine, notes: Path) -> None:
    editor.stdout.is_broken = True
    assert editor.write("polish", str(notes)).code == 1
    editor.stdout.is_broken = False
    editor.stderr.is_broken = True
    assert editor.write("polish", str(notes)).code == 0


def by_seed(prompt: Prompt) -> str:
    return passage_of(prompt).replace("very very", "very " * ((prompt.sampling.seed or 0) + 1))


def test_versions_are_printed_one_under_the_other(command_line: CommandLine, notes: Path) -> None:
    command_line.engine = ScriptedEngine(by_seed)
    arguments = ("polish", str(notes), "--level", "deep", "--versions", "2", "--seed", "0")
    outcome = command_line.write(*arguments)
    first = ENGLISH.replace("very very", "very ")
    assert outcome.code == 0
    assert outcome.stdout.decode() == (
        f"===== version 1 of 2 =====\n{first}"
        f"===== version 2 of 2 =====\n{ENGLISH.replace('very very', 'very very ')}"
    )
    assert outcome.stderr.count("The meeting was very") == 1, "only one of them streams"
    changed = command_line.write(*arguments, "--diff").stdout.decode()
    assert changed.count("===== version ") == changed.count("--- a/notes.md") == 2


def test_json_has_a_list_of_versions(command_line: CommandLine, notes: Path) -> None:
    command_line.engine = ScriptedEngine(by_seed)
    arguments = ("polish", str(notes), "--level", "deep", "--seed", "4", "--json")
    report = json.loads(command_line.write(*arguments, "--versions", "3").stdout)
    alone = json.loads(command_line.write(*arguments).stdout)
    assert [v["statistics"]["seed"] for v in report["versions"]] == [4, 5, 6]
    assert len({v["text"] for v in report["versions"]}) == 3
    assert "text" not in report
    assert "versions" not in alone
    assert report["versions"][0] | {"statistics": 0} == {
        key: alone[key] for key in ("text", "segments")
    } | {"statistics": 0}


def test_a_version_that_was_kept_is_told_by_its_number(
    command_line: CommandLine, notes: Path
) -> None:
    def second_is_bad(prompt: Prompt) -> str:
        return "" if prompt.sampling.seed in (1, 3) else passage_of(prompt)

    command_line.engine = ScriptedEngine(second_is_bad)
    outcome = command_line.write("polish", str(notes), "--versions", "2", "--seed", "0")
    assert outcome.code == 3
    assert "writer: version 2, line 3: kept as it was. " in outcome.stderr
    assert "version 1, " not in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["polish", "--greedy"], "one version only"),
        (["polish", "--in-place"], "a person decides"),
        (["run", "title"], "--count"),
    ],
)
def test_versions_do_not_go_with_everything(
    command_line: CommandLine, notes: Path, arguments: list[str], why: str
) -> None:
    outcome = command_line.write(*arguments, str(notes), "--versions", "2")
    assert (outcome.code, outcome.stdout) == (2, b"")
    assert why in outcome.stderr
    assert command_line.opened == []
