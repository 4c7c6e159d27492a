"""What every test gets: a home of its own, no stray thread, the real dossiers where they are.

No Qt here, so that the tests of the rules run on a machine without it.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
THREAD_GRACE_SECONDS = 20.0
_QTHREADS: weakref.WeakSet[Any] = weakref.WeakSet()
_WATCHED: dict[str, Callable[..., None]] = {}


def _move_home() -> None:
    """Give this run its own home before anybody asks for it: tests never read nor touch the user's files."""
    home = Path(tempfile.mkdtemp(prefix="syndic-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("HOME", "USERPROFILE"):
        os.environ[name] = str(home)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)


_move_home()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def cas() -> Callable[[str], Path]:
    """Return a function giving the file of a real dossier, such as cas("lot-2019-02-01.json"); skip where absent."""
    folder = Path(os.environ.get("SYNDIC_CAS") or ROOT.parent / "shared" / "cas")

    def find(name: str) -> Path:
        path = folder / name
        if not path.is_file():
            pytest.skip(f"real dossier {name} is absent: put it in ../shared/cas or set SYNDIC_CAS")
        return path

    return find


@pytest.fixture(scope="session")
def soffice() -> Path:
    """Return LibreOffice's command; skip where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip(
            "LibreOffice is absent: conversions are not tested (install libreoffice-writer and libreoffice-calc)"
        )
    return Path(found)


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread running behind it."""
    with_qt = "qapp" in request.fixturenames
    if with_qt:
        _watch_qthreads()
    before = set(threading.enumerate())
    yield
    limit = time.monotonic() + THREAD_GRACE_SECONDS
    while (left := _threads_left(before, with_qt=with_qt)) and time.monotonic() < limit:
        time.sleep(0.01)
    if left:
        pytest.fail(f"threads still running after the test: {', '.join(left)}")


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse without looking at it (with caplog)."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(f"{record.name}: {record.getMessage()}")  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if lines and "caplog" not in request.fixturenames:
        pytest.fail(f"stray log: {'; '.join(lines)}")


def _threads_left(before: set[threading.Thread], *, with_qt: bool) -> list[str]:
    busy = sys._current_frames()
    left = [
        thread.name
        for thread in threading.enumerate()
        # Python keeps a dummy entry for every foreign thread it has seen, dead ones included: only a frame tells.
        if thread not in before and (not isinstance(thread, threading._DummyThread) or thread.ident in busy)
    ]
    return left + (_qthreads_left() if with_qt else [])


def _watch_qthreads() -> None:
    """Keep an eye on every QThread that is started from now on: looking for them among all objects takes a second."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or "start" in _WATCHED:
        return
    start = _WATCHED["start"] = core.QThread.start

    def watched(thread: Any, *arguments: Any) -> None:
        _QTHREADS.add(thread)
        start(thread, *arguments)

    core.QThread.start = watched


def _qthreads_left() -> list[str]:
    shiboken = sys.modules.get("shiboken6")
    return [type(each).__name__ for each in _QTHREADS if shiboken and shiboken.isValid(each) and each.isRunning()]
