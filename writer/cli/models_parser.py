"""The flags of the verb ``models``, and the help that explains them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from writer.engine.entry import Site

_RATE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)([kKmM]?)")
_UNITS = {"": 1, "k": 1000, "m": 1_000_000}
_NAME_HELP = "an id, a file name or a path"

Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def add_models(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb ``models`` with all its actions."""
    parser = verbs.add_parser("models", help="the models on this machine, and getting one")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    known = actions.add_parser("list", help="known models, and which are on the disk")
    actions.add_parser("path", help="the folder of model files")
    find = actions.add_parser(
        "find",
        help="models that other programs keep on this machine",
        description="Look for models that are on the disk already: of LM Studio, Ollama, GPT4All "
        "and Jan, in the caches of Hugging Face and ModelScope, in Downloads, and in folders that "
        "were added. They are used where they lie.",
    )
    for listing in (known, find):
        listing.add_argument("--json", action="store_true", help="print one JSON object")
    add = actions.add_parser(
        "add", help="use a model file from now on, where it lies; or look into a folder"
    )
    add.add_argument("file", metavar="FILE", type=Path, help="a model file, or a folder of them")
    add.add_argument(
        "--copy",
        action="store_true",
        help="copy the file into Writer's own folder first, as from a USB stick",
    )
    _add_download(actions)
    verify = actions.add_parser("verify", help="compare files with their known checksums")
    verify.add_argument("name", metavar="NAME", nargs="?", help=_NAME_HELP)
    move = actions.add_parser("move", help="move a model to another folder or drive")
    move.add_argument("name", metavar="NAME", help=_NAME_HELP)
    move.add_argument("folder", metavar="FOLDER", type=Path, help="where it shall lie")
    remove = actions.add_parser(
        "remove",
        help="remove a model, and what has arrived of one",
        description="Remove a model from Writer's own folder, or what has arrived of one that is "
        "being downloaded. A file anywhere else stays; it is not listed any more.",
    )
    remove.add_argument("name", metavar="NAME", help=_NAME_HELP)


def _add_download(actions: Verbs[argparse.ArgumentParser]) -> None:
    download = actions.add_parser(
        "download",
        help="fetch a known model, and prove that every byte of it is right",
        description="Fetch a known model from the first source that delivers. When it is stopped, "
        "what has arrived is kept, and the same command goes on there.",
    )
    download.add_argument("name", metavar="NAME", help="its id, see writer models list")
    download.add_argument(
        "--from",
        dest="site",
        type=Site,
        choices=list(Site),
        help="ask only this source; else all, the nearest first",
    )
    download.add_argument(
        "--limit-rate",
        type=_rate,
        metavar="N",
        help="at most N bytes a second; 500k and 2M mean thousands and millions",
    )


def _rate(text: str) -> int:
    found = _RATE.fullmatch(text)
    rate = int(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if not rate:
        raise argparse.ArgumentTypeError(f"{text} is no speed, such as 500k or 2M")
    return rate
