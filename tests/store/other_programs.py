"""Another program on the same file: a process of its own, that opens, writes, stays, or may not write.

Run as a script it opens the file named first, says what it got on one line, then waits for its input to end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.store import open_store

ROOT = Path(__file__).parents[2]
NOBODY = 65534


@contextmanager
def holding(path: Path, holder: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that holds the file open; what it got: « écrit », « lit » or the trouble."""
    command = [sys.executable, "-m", "tests.store.other_programs", str(path), holder]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def as_somebody_else(task: Callable[[], str]) -> str:
    """What a task says when it is run by a user who owns nothing; root may write wherever it wants."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writing, task().encode())
        except BaseException:
            os.write(writing, traceback.format_exc().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        told = said.read().decode()
    os.waitpid(child, 0)
    return told


def main(path: str, holder: str) -> None:
    """Open, say, wait."""
    try:
        with open_store(Path(path), clock=datetime.now, holder=holder) as store:
            print("lit" if store.read_only else "écrit", flush=True)
            sys.stdin.read()
    except FileTrouble as trouble:
        print(trouble, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
