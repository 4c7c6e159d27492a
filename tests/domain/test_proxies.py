"""Whose proxy was used at several sessions in a row."""

from __future__ import annotations

from dataclasses import replace

from syndic_desktop.domain.proxies import last_held, worn
from tests.domain.assemblies import present, proxy
from tests.domain.test_checks_rolls import run
from tests.domain.test_sessions import assembly

GIVEN = (*present(1, 2, 3), proxy(4, "t1"), proxy(5, "t2"))


def test_only_the_pairs_of_every_session_are_worn():
    first, second, third = run(3, *GIVEN)
    changed = replace(second, attendance=(*present(1, 2, 3), proxy(4, "t1"), proxy(5, "t3")))

    assert worn(assembly(), (first, second, third)) == {("t4", "t1"), ("t5", "t2")}
    assert worn(assembly(), (first, changed, third)) == {("t4", "t1")}
    assert worn(assembly(), ()) == frozenset()


def test_a_session_that_was_not_held_is_passed_over():
    first, second, third = run(3, *GIVEN)
    missed = replace(second, attendance=())

    assert last_held((first, missed, third), 2) == (first, third)
    assert last_held((first, missed, third), 3) == ()
