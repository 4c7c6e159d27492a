"""The door of the program: no argument or a .syndic file opens the window, anything else is a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from syndic_desktop import bootstrap


def main(argv: Sequence[str]) -> int:
    """Open the window or run a command; return the exit code."""
    if not argv:
        return bootstrap.open_window()
    if len(argv) == 1 and argv[0].lower().endswith(".syndic"):
        return bootstrap.open_window(Path(argv[0]))
    from syndic_desktop import cli

    return cli.main(argv, bootstrap.tools())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
