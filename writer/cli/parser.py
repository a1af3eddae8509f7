"""The one parser: verbs, flags, and the help that explains them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from writer import __version__
from writer.cli.models_parser import add_models
from writer.core.options import Genre, Level, Options, TitleStyle
from writer.engine.api import SEEDS
from writer.engine.self_test import SELFTEST
from writer.text.conversion import TARGETS
from writer.text.export.manuscript import Form, Style

RATIOS = (1.5, 2.0, 3.0)
TITLES_LIMIT = 20
VERSIONS_LIMIT = 5
REPEAT_LIMIT = 99
KEYS_LIMIT = 100_000
CASES_LIMIT = 1_000_000

_EPILOG = """\
Without a verb the window opens. A file that is called like a verb is given as ./polish.

examples:
  writer notes.md                                  open the window
  writer novel/                                    open it with a folder beside the text
  writer polish notes.md > polished.md             the polished document goes to stdout
  writer polish --level proofread --diff notes.md  show what would change
  writer expand --lines 10:14 --in-place notes.md  rewrite lines 10 to 14 in the file
  writer title --count 3 < notes.md                three titles, one per line
  writer ask "make this friendlier" letter.md      any instruction
  writer draft "a letter of thanks to a colleague" a new text
  writer run summary notes.md                      any other task; writer run --list names them
  writer export notes.md --to pdf                  notes.pdf beside it; also html, docx, txt
  writer models download qwen3-8b                  fetch a model; again to go on after a stop
  writer convert --to hant notes.md                its prose in traditional Chinese
  writer doctor                                    what this machine can do

exit codes:
  0 done, 1 failed, 2 wrong usage, 3 done but some blocks were kept as they were,
  130 interrupted
"""


@dataclass(frozen=True, slots=True)
class Lines:
    """A range of lines, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Command:
    """One of the writing verbs with all that was said with it."""

    task: str
    instruction: str
    file: str | None
    options: Options
    model: Path | None
    lines: Lines | None
    json: bool
    diff: bool
    in_place: bool
    quiet: bool
    wording: bool
    """Whether words on a list are hinted at."""

    @classmethod
    def of(cls, parsed: argparse.Namespace) -> Command:
        """What was parsed, with defaults for what the verb has no flag for."""
        defaults = Options()
        return cls(
            task=getattr(parsed, "task", parsed.verb),
            instruction=getattr(parsed, "instruction", ""),
            file=parsed.file,
            options=Options(
                level=getattr(parsed, "level", defaults.level),
                ratio=getattr(parsed, "ratio", defaults.ratio),
                count=getattr(parsed, "count", defaults.count),
                versions=getattr(parsed, "versions", defaults.versions),
                style=getattr(parsed, "style", defaults.style),
                genre=parsed.genre,
                seed=parsed.seed,
                greedy=parsed.greedy,
            ),
            model=parsed.model,
            lines=parsed.lines,
            json=parsed.json,
            diff=parsed.diff,
            in_place=parsed.in_place,
            quiet=parsed.quiet,
            wording=parsed.wording,
        )


def build_parser() -> argparse.ArgumentParser:
    """The parser of everything that starts with a verb."""
    parser = argparse.ArgumentParser(
        prog="writer",
        usage="writer [FILE | FOLDER ...] [--model FILE]\n       writer VERB ...",
        description="A Markdown editor with a language model inside. Nothing leaves the machine.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"writer {__version__}")
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", required=True, prog="writer"
    )
    for add in (
        *(_add_polish, _add_expand, _add_title, _add_ask, _add_draft, _add_run),
        *(_add_export, _add_convert, add_models, _add_doctor, _add_bench, _add_evaluate),
    ):
        add(verbs)
    return parser


VERBS = (
    *("polish", "expand", "title", "ask", "draft", "run"),
    *("export", "convert", "models", "doctor", "bench", "evaluate"),
)
"""What `build_parser` knows; anything else in their place is a file for the window."""


def build_window_parser() -> argparse.ArgumentParser:
    """The parser of everything else: files for the window."""
    parser = argparse.ArgumentParser(prog="writer", description="Open the window.")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="documents, or a folder of them"
    )
    parser.add_argument("--model", type=Path, metavar="FILE", help="the model to write with")
    parser.add_argument(
        SELFTEST, type=Path, metavar="FILE", help="only try a model on the graphics card"
    )
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse; `verb` is empty where the window is to open. Exits as argparse does."""
    first = arguments[0] if arguments else ""
    if first in VERBS or first in {"-h", "--help", "--version"}:
        parser = build_parser()
        parsed, rest = parser.parse_known_args(arguments)
        if unknown := _without_file(parsed, rest):
            parser.error(f"unrecognized arguments: {' '.join(unknown)}")
        if parsed.verb == "run" and not (parsed.task or parsed.list):
            parser.error("writer run needs a TASK, or --list")
        return parsed
    parsed = build_window_parser().parse_args(arguments, argparse.Namespace(verb=""))
    if parsed.selftest_gpu:
        parsed.verb = SELFTEST
    return parsed


def _without_file(parsed: argparse.Namespace, rest: Sequence[str]) -> Sequence[str]:
    """Take a FILE that came after the flags, where argparse looks for none; return what is left."""
    is_file = len(rest) == 1 and (rest[0] == "-" or not rest[0].startswith("-"))
    if is_file and getattr(parsed, "file", rest) is None:
        parsed.file = rest[0]
        return ()
    return rest


Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def _add_polish(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("polish", help="improve the wording, keep everything else")
    _add_level(parser)
    _add_versions(parser)
    _add_common(parser)


def _add_expand(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("expand", help="say the same at greater length")
    _add_ratio(parser)
    _add_versions(parser)
    _add_common(parser)


def _add_title(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("title", help="suggest titles, one per line")
    _add_titles(parser)
    _add_common(parser)


def _add_ask(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("ask", help="change the text as you say")
    parser.add_argument("instruction", metavar="INSTRUCTION", type=_instruction)
    _add_versions(parser)
    _add_common(parser)


def _add_draft(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("draft", help="write a new text; FILE is what stands before it")
    parser.add_argument("instruction", metavar="INSTRUCTION", type=_instruction)
    _add_common(parser)


def _add_run(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "run",
        help="any task by its id, also your own: summary, key_points, continue, translate …",
        description="Run any task by its id. A task that rewrites prints the document; one that "
        "makes a text of its own (summary, key_points, list, table, continue) prints that text.",
    )
    parser.add_argument("task", metavar="TASK", nargs="?", help="its id, see --list")
    parser.add_argument("--list", action="store_true", help="print all tasks and leave")
    _add_level(parser)
    _add_ratio(parser)
    _add_versions(parser)
    _add_titles(parser)
    _add_common(parser)


def _add_export(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("export", help="the document as HTML, PDF, Word or plain text")
    parser.add_argument("file", metavar="FILE", nargs="?", help="the document; - for stdin")
    parser.add_argument(
        "--to", type=Form, choices=list(Form), required=True, help="what to make of it"
    )
    parser.add_argument(
        "--style",
        type=Style,
        choices=list(Style),
        default=Style.PLAIN,
        help="of a docx; official: as GB/T 9704-2012 wants official documents",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="the file to write; - for stdout; else beside FILE, or stdout for stdin",
    )


def _add_convert(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("convert", help="simplified Chinese to traditional, and back")
    parser.add_argument("file", metavar="FILE", nargs="?", help="the document; - for stdin")
    parser.add_argument(
        "--to",
        choices=list(TARGETS),
        required=True,
        help="simplified, also with mainland words (cn); traditional, also of Taiwan or Hong Kong",
    )
    parser.add_argument("--in-place", action="store_true", help="write the result into FILE")


def _add_doctor(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("doctor", help="what this machine can do; exit 1 if it cannot work")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--model", type=Path, metavar="FILE", help="examine this model")


def _add_bench(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("bench", help="how fast writing is here, and the window")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--model", type=Path, metavar="FILE", help="measure this model")
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="proofread the *.md and *.txt files of DIR (expand those named expand-…), "
        "not Writer's own texts",
    )
    parser.add_argument(
        "--repeat", type=_repeat, default=3, metavar="N", help="runs to take the median of"
    )
    parser.add_argument(
        "--window", action="store_true", help="measure opening and typing in the window instead"
    )
    parser.add_argument(
        "--keys", type=_keys, default=400, metavar="N", help="keys to press in each document"
    )


def _add_evaluate(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("evaluate", help="run sets of cases, and say what came of them")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a *.json file each set")
    parser.add_argument("--model", type=Path, metavar="FILE", help="evaluate this model")
    parser.add_argument("--greedy", action="store_true", help="always the likeliest word")
    parser.add_argument(
        "--limit", type=_limit, metavar="N", help="only the first N cases of each set"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _add_level(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--level",
        type=Level,
        choices=list(Level),
        default=Level.STANDARD,
        help="how much may change",
    )


def _add_ratio(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ratio", type=float, choices=RATIOS, default=2.0, help="wanted length, times the present"
    )


def _add_versions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--versions", type=_versions, default=1, metavar="N", help="how many rewrites to print"
    )


def _add_titles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=_count, default=6, metavar="N", help="how many titles")
    parser.add_argument("--style", type=TitleStyle, choices=list(TitleStyle), help="kind of title")


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="the document; - for stdin")
    parser.add_argument(
        "--genre", type=Genre, choices=list(Genre), default=Genre.GENERAL, help="what it is"
    )
    parser.add_argument("--model", type=Path, metavar="FILE", help="the model to write with")
    parser.add_argument(
        "--lines", type=_lines, metavar="A:B", help="only these lines; the rest is context"
    )
    parser.add_argument("--seed", type=_seed, metavar="N", help="draw the same way again")
    parser.add_argument("--greedy", action="store_true", help="always the likeliest word")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print one JSON object")
    output.add_argument("--diff", action="store_true", help="print what changes, not the document")
    parser.add_argument("--in-place", action="store_true", help="write the result into FILE")
    parser.add_argument("--quiet", action="store_true", help="no progress, no streaming")
    parser.add_argument(
        "--no-wording",
        dest="wording",
        action="store_false",
        help="no hints at words that are on a list",
    )


def _lines(text: str) -> Lines:
    match = re.fullmatch(r"(\d{1,9}):(\d{1,9})", text, re.ASCII)
    if match:
        first, last = map(int, match.groups())
        if 1 <= first <= last:
            return Lines(first, last)
    raise argparse.ArgumentTypeError(f"{text!r} is no range of lines such as 3:7, counted from 1")


def _seed(text: str) -> int:
    return _number(text, 0, SEEDS - 1)


def _versions(text: str) -> int:
    return _number(text, 1, VERSIONS_LIMIT)


def _count(text: str) -> int:
    return _number(text, 1, TITLES_LIMIT)


def _limit(text: str) -> int:
    return _number(text, 1, CASES_LIMIT)


def _repeat(text: str) -> int:
    return _number(text, 1, REPEAT_LIMIT)


def _keys(text: str) -> int:
    return _number(text, 2, KEYS_LIMIT)


def _number(text: str, low: int, high: int) -> int:
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from {low} to {high}")


def _instruction(text: str) -> str:
    if text.strip():
        return text
    raise argparse.ArgumentTypeError("the instruction is empty")
