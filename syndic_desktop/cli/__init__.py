"""COMMANDS: the same gestures without a window.

Exit 0: done. 1: refused, one French sentence on stderr and nothing written. 2: the command is misspelt. What a command
prints on stdout is a contract where it is JSON (`etat`, `controler --json`).
"""

from __future__ import annotations

from syndic_desktop.cli.commands import main
from syndic_desktop.cli.tools import Tools

__all__ = ["Tools", "main"]
