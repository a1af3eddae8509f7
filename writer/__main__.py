"""``python -m writer`` and the script ``writer``: the window, or a verb of the command line."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> int:
    """Run, and return the exit code; Ctrl+C at any moment is no traceback."""
    try:
        from writer.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
