"""Checks everything, whatever the machine: `python3 packaging/check.py [pytest arguments]`, or `check.py bench`.

Style, types, arrows between the rooms, then every test without a screen, on every core (`-n 0`: in one process, one
after the other). A failure never hides the next step, and pytest's summary is the last thing printed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- said before anything that an older Python could not read
    sys.exit("Il faut Python 3.11 ou plus récent : installez-le (python.org), puis relancez la même commande.")

import os
from collections.abc import Sequence
from pathlib import Path

from environment import prepare
from system import QT_LIBRARIES, ROOT, SetupTrouble, run, say

SPREAD = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
"""A worker a core, each taking over what another has not begun; whatever the user says comes after, and wins."""
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"


def main(arguments: Sequence[str]) -> int:
    """Set everything up, run every step, return 0 when all of them are content."""
    try:
        python = prepare("check", QT_LIBRARIES)
    except SetupTrouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Interrompu : relancez la même commande pour reprendre.")
        return 130
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    if arguments[:1] == ["bench"]:
        return bench(python, arguments[1:])
    return check(python, arguments)


def check(python: Path, pytest_arguments: Sequence[str]) -> int:
    """Run every step in order; return 0 when none has failed."""
    failed = [title for title, command in steps() if _step(title, [python, *command])]
    print("\n== " + (f"En échec : {', '.join(failed)}" if failed else "Style, types et flèches : rien à dire"))
    code = _step("pytest", [python, "-m", "pytest", *SPREAD, *pytest_arguments])
    return code or int(bool(failed))


def steps() -> list[tuple[str, list[str]]]:
    """Return what is run before pytest: a title, and the arguments given to Python."""
    scripts = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "packaging").glob("*.py"))
    return [
        ("ruff check", ["-m", "ruff", "check", "."]),
        ("ruff format --check", ["-m", "ruff", "format", "--check", "."]),
        ("mypy --strict", ["-m", "mypy", "--strict", "syndic_desktop", *scripts]),
        ("lint-imports", ["-c", LINT_IMPORTS]),
    ]


def bench(python: Path, arguments: Sequence[str]) -> int:
    """Run every benchmark in name order, each printing its own lines; return 0 when none has crashed."""
    scripts = sorted((ROOT / "packaging" / "benchmarks").glob("bench_*.py"))
    codes = [run([python, script, *arguments]) for script in scripts]
    return int(any(codes))


def _step(title: str, command: Sequence[str | Path]) -> int:
    print(f"\n== {title}", flush=True)
    return run(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
