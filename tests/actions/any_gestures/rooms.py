"""Gestures of the room: the course of the session, the debate, amendments, recusals, what is asked of a ballot."""

from __future__ import annotations

from datetime import time
from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, courses, debates, officers, rectifications, recusals
from syndic_desktop.domain.agenda import Speech
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.rectifications import Stretch
from syndic_desktop.domain.votes import Ballot, Counts, Majority
from tests.actions.any_gestures.agendas import on_items, on_sessions
from tests.actions.any_gestures.basics import Draw, World, a_code, a_text, maybe, one

HOURS = (time(9), time(9, 30), time(18, 30), time(19), time(0, 15))


def on_courses(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, at = draw(one(world.session_ids)), draw(st.sampled_from(HOURS))
    position, reason = draw(st.integers(-1, 4)), draw(maybe(a_text()))
    who = draw(maybe(a_code(world.dossier.assembly.people)))
    first, stance = draw(st.integers(1, 3)), Stance(draw(st.sampled_from((State.ABSENT, State.PRESENT))))
    seat = draw(a_code(world.dossier.assembly.seats))
    stretch = Stretch(seat, first, first + draw(st.integers(0, 2)), stance)
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(courses.open_session, session_id=it, at=at),
                partial(officers.open_under, session_id=it, at=at, person=who),
                partial(courses.open_item, session_id=it, position=position, at=at),
                partial(courses.open_item, session_id=it, position=position, at=at),
                partial(courses.suspend_session, session_id=it, at=at, reason=reason),
                partial(courses.resume_session, session_id=it, at=at),
                partial(courses.close_session, session_id=it, at=at),
                partial(courses.take_session_up, session_id=it),
                partial(officers.name_secretary, session_id=it, person=who),
                partial(officers.name_president, session_id=it, person=who),
                partial(rectifications.rectify_attendance, session_id=it, stretch=stretch, reason=reason or ""),
            )
        )
    )


def on_debates(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, rank = draw(one(tuple(world.items))), draw(st.integers(-1, 2))
    who = draw(a_code(world.dossier.assembly.people) | a_text())
    speech = Speech(who, draw(a_text()), draw(maybe(a_text())))
    decided = draw(st.sampled_from((None, True, False)))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(debates.record_speech, item_id=it, speech=speech),
                partial(debates.change_speech, item_id=it, rank=rank, speech=speech),
                partial(debates.remove_speech, item_id=it, rank=rank),
                partial(debates.nothing_said, item_id=it, told=draw(st.booleans())),
                partial(debates.record_amendment, item_id=it, author=who, clause=rank, after=draw(a_text())),
                partial(debates.decide_amendment, item_id=it, rank=rank, adopted=decided, counts=draw(_counts())),
                partial(debates.drop_amendment, item_id=it, rank=rank),
            )
        )
    )


def on_conducts(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, seat = draw(one(tuple(world.items))), draw(a_code(world.dossier.assembly.seats))
    doors = draw(maybe(st.builds(ClosedDoors, st.sampled_from(((), (seat,))), st.booleans(), _counts())))
    seats = draw(st.sampled_from(((), (seat,))))
    person, text = draw(maybe(a_code(world.dossier.assembly.people))), draw(maybe(a_text()))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(officers.set_chair, item_id=it, person=person),
                partial(courses.require_majority, item_id=it, majority=draw(maybe(st.sampled_from(Majority)))),
                partial(courses.limit_to_competence, item_id=it, competence=text),
                partial(courses.close_doors, item_id=it, doors=doors),
                partial(courses.request_ballot, item_id=it, ballot=draw(st.sampled_from(Ballot)), seats=seats),
                partial(recusals.recuse, item_id=it, seat=seat, reason=text or "", under_l1111_6=draw(st.booleans())),
                partial(recusals.lift_recusal, item_id=it, seat=seat),
            )
        )
    )


def _counts() -> st.SearchStrategy[Counts | None]:
    return maybe(st.sampled_from((Counts(2, 0), Counts(1, 1), Counts(0, 9))))
