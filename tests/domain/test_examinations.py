"""What was taken up in a session and what was not: what tells it, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.domain.acts import Act, Signature
from syndic_desktop.domain.agenda import Fate, Item, ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import Conduct, Course
from syndic_desktop.domain.examinations import Unheard, examined, extracted, in_vain, left_aside, unheard, unopened
from syndic_desktop.domain.sessions import Session, Sitting
from tests.documents.sessions import ITEM, session, source

AWAY = Stance(State.EXCUSED)
HEARD = replace(ITEM, conduct=Conduct(time(18, 5)))
PENDING = replace(ITEM, vote=None, number="2024-2", subject="Achat d’une rame")
TOLD = Item(ItemKind.INFORMATION, "Travaux du port")
OTHER = Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses")
CLOSED = {"closing": time(19), "course": Course(time(18))}


def sat(*items: Item, **changes: object) -> Sitting:
    return source(session(*items, **changes)).sitting


def test_what_the_closing_left_was_not_taken_up_and_has_no_extract():
    left = sat(HEARD, PENDING, TOLD, **CLOSED)

    assert [unheard(left, place) for place in (1, 2, 3)] == [None, Unheard.CLOSED, Unheard.CLOSED]
    assert extracted(left) == (1,)
    assert left_aside(left) == (2, 3)


def test_what_was_passed_over_says_no_reason():
    assert unheard(sat(PENDING, HEARD, **CLOSED), 1) is Unheard.UNSAID
    assert unheard(sat(HEARD, PENDING, course=Course(time(18))), 2) is Unheard.UNSAID


def test_what_lacked_its_quorum_says_so_whether_hours_were_noted_or_not():
    gone = tuple(Movement(seat, 2, AWAY) for seat in ("V2", "V3", "C1"))

    for hours in ({}, CLOSED):
        left = sat(
            replace(ITEM, conduct=Conduct(time(18, 5)) if hours else Conduct()), PENDING, movements=gone, **hours
        )
        assert unheard(left, 2) is Unheard.QUORUM
        assert extracted(left) == (1,)


@pytest.mark.parametrize("fate", [Fate.WITHDRAWN, Fate.POSTPONED])
def test_what_was_taken_off_before_its_turn_was_not_taken_up(fate):
    taken_off = replace(PENDING, fate=fate)

    assert unheard(sat(ITEM, taken_off), 2) is Unheard.TAKEN_OFF
    assert examined(sat(ITEM, replace(taken_off, debate=(Speech("cot", "demande un report."),))), 2)
    assert left_aside(sat(ITEM, taken_off)) == ()


@pytest.mark.parametrize(
    "trace",
    [
        {"debate": ()},
        {"conduct": Conduct(time(18, 30))},
        {"act": Act(signature=Signature(date(2024, 3, 2), "Orsigny"))},
    ],
)
def test_what_left_a_trace_was_taken_up_though_no_vote_is_known(trace):
    held = sat(HEARD, replace(PENDING, **trace), **CLOSED)

    assert examined(held, 2)
    assert extracted(held) == (1, 2)


def test_the_item_that_is_open_and_what_happened_during_one_tell_it_was_taken_up():
    during = (Movement("V2", 2, AWAY, time(18, 40), during=True),)

    assert examined(sat(HEARD, PENDING, course=Course(time(18), item=2)), 2)
    assert examined(sat(HEARD, PENDING, movements=during, **CLOSED), 2)


def test_without_hours_nothing_says_that_an_item_was_passed_over():
    held = sat(ITEM, PENDING, TOLD)

    assert extracted(held) == (1, 2)
    assert left_aside(held) == ()
    assert not unopened(held.session, 2)


def test_before_the_roll_everything_is_still_to_come():
    ahead: Session = session(HEARD, PENDING, attendance=(), **CLOSED)

    assert extracted(source(ahead).sitting) == (1, 2)


def test_other_business_that_nobody_had_is_not_missed():
    assert left_aside(sat(HEARD, OTHER, **CLOSED)) == ()
    assert left_aside(sat(HEARD, PENDING, OTHER, **CLOSED)) == (2, 3)


def test_what_was_opened_without_its_quorum_has_no_extract():
    gone = tuple(Movement(seat, 2, AWAY) for seat in ("V2", "V3", "C1"))
    opened = replace(PENDING, conduct=Conduct(time(18, 20)))
    held = sat(HEARD, opened, movements=gone, **CLOSED)

    assert (extracted(held), in_vain(held)) == ((1,), (2,))
