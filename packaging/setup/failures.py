"""How a set-up fails, and the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|getaddrinfo"
    r"|Max retries exceeded|Network is unreachable|Connection refused|Connection broken"
    r"|ConnectTimeout|Read timed out|ProxyError|SSLError|Retrying \(Retry|IncompleteRead"
    r"|Temporary failure resolving|Could not connect to"
)
REQUIREMENT = re.compile(
    r"(?:No matching distribution found for|satisfies the requirement) ([A-Za-z0-9._-]+==[^\s(]+)"
)
COLLECTING = re.compile(r"Collecting ([A-Za-z0-9._-]+==\S+)")


class SetupFailed(Exception):
    """The set-up cannot go on; the message is a sentence for the person at the terminal."""


class CommandFailed(Exception):
    """A program that the set-up started ended with an error, or could not be started."""

    def __init__(self, command: Sequence[str], code: int, tail: Sequence[str], log: Path) -> None:
        super().__init__(f"{Path(command[0]).name} ended with code {code}")
        self.code = code
        self.tail = tuple(tail)
        """The last lines of its output."""
        self.log = log


def missing_package(tail: Sequence[str]) -> str:
    """Return which requirement pip was at when it gave up, or an empty string."""
    text = "\n".join(tail)
    found = REQUIREMENT.findall(text) or COLLECTING.findall(text)
    return found[-1].rstrip(".,;") if found else ""


def explain_pip(what: str, failure: CommandFailed) -> SetupFailed:
    """Say what kept pip from fetching or installing: the package, the reason, and what to do."""
    text = "\n".join(failure.tail)
    package = missing_package(failure.tail) or what
    if "DO NOT MATCH THE HASHES" in text:
        reason = (
            f"{package} arrived with another content than the pinned one, so it was not used. "
            "A proxy or a mirror may have changed it: try another one"
        )
    elif "No space left on device" in text or "not enough space on the disk" in text:
        reason = f"{package} did not fit on the disk. Make room"
    elif NETWORK.search(text):
        reason = (
            f"{package} could not be fetched, because the package index was not reached. Check "
            "the network, or set a mirror or proxy for pip (PIP_INDEX_URL, PIP_PROXY)"
        )
    elif "No matching distribution found" in text or "Could not find a version" in text:
        reason = (
            f"{package} was not found: the package index that pip uses here does not have it. Set "
            "another one (PIP_INDEX_URL)"
        )
    else:
        reason = f"{package} could not be installed: {last_words(failure)}. Look into the log"
    return SetupFailed(
        f"{reason}, then run the same command again: it goes on from here.\nLog: {failure.log}"
    )


def last_words(failure: CommandFailed) -> str:
    """Return the last line of a program's output that looks like its reason."""
    errors = [line for line in failure.tail if re.search(r"\berror\b", line, re.IGNORECASE)]
    lines = errors or list(failure.tail)
    return lines[-1].strip().rstrip(".")[:300] if lines else str(failure)
