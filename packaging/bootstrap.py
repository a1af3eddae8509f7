"""Set Writer up and start it (``run``), or set it up and test it (``test``); see README.md here."""

# The syntax of this file stays old enough for any Python 3 to read it and say what it lacks.
import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def refusal(version: "tuple[int, int]", executable: str) -> str:
    """Return the sentence for a Python that Writer cannot use, or an empty string."""
    if OLDEST <= version <= NEWEST:
        return ""
    return (
        f"Writer needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python {version[0]}."
        f"{version[1]} ({executable}). Debian 12 and 13 have a fitting one as python3; on Windows "
        "install one with: winget install --id Python.Python.3.13"
    )


def main() -> int:
    """Refuse an unfit Python, or hand over to the set-up proper."""
    sentence = refusal(sys.version_info[:2], sys.executable)
    if sentence:
        sys.exit(sentence)
    from setup.command_line import main as set_up

    return set_up(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
