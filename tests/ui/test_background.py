"""Long work beside the window: what it says comes back in the window's thread, and nothing is left running."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.ui.background import Background


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_work_tells_how_far_it_is_and_what_it_made(qtbot, background):
    steps, threads = [], []

    def work(progress, cancelled):
        progress(1, 2, "extrait")
        threads.append(threading.get_ident())
        return "fini"

    job = background.start(work)
    job.progressed.connect(lambda *step: steps.append((*step, threading.get_ident())))
    with qtbot.waitSignal(job.finished) as finished:
        pass

    assert finished.args == ["fini"]
    assert steps == [(1, 2, "extrait", threading.get_ident())]
    assert threads != [threading.get_ident()]
    assert not background.busy


def test_cancelled_work_stops_and_hands_over_what_it_made(qtbot, background):
    started = threading.Event()

    def work(progress, cancelled):
        started.set()
        made = []
        while not cancelled():
            made.append("document")
        return made[:1]

    job = background.start(work)
    qtbot.waitUntil(started.is_set)
    with qtbot.waitSignal(job.stopped) as stopped:
        job.cancel()

    assert stopped.args == [["document"]]


@pytest.mark.parametrize(
    ("error", "signal"), [(RuleViolation("Non."), "refused"), (FileTrouble("Disque plein."), "troubled")]
)
def test_what_she_can_act_upon_is_told(qtbot, background, error, signal):
    def work(progress, cancelled):
        raise error

    job = background.start(work)
    with qtbot.waitSignal(getattr(job, signal)) as told:
        pass

    assert str(told.args[0]) == str(error)


def test_a_bug_goes_on_to_the_crash_window(qtbot, background):
    def work(progress, cancelled):
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        job = background.start(work)
        with qtbot.waitSignal(job.ended):
            pass

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_closing_while_work_runs_leaves_no_thread(qtbot, background):
    started = threading.Event()

    def work(progress, cancelled):
        started.set()
        while not cancelled():
            pass

    background.start(work)
    qtbot.waitUntil(started.is_set)
    background.close()

    assert threading.active_count() == 1
