"""Build what people install: ``folder``, ``deb``, ``appimage`` or ``wheel``; see README.md here."""

import sys

from bootstrap import refusal


def main() -> int:
    """Refuse an unfit Python, or hand over to the builder proper."""
    sentence = refusal(sys.version_info[:2], sys.executable)
    if sentence:
        sys.exit(sentence)
    from packages.command_line import main as build

    return build(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
