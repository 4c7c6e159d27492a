"""Gestures that convene and hold a session: notices, answers, checks set aside, votes, attendance."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, accounts, answers, attendance, checks, notices, votes
from syndic_desktop.domain.answers import SAYABLE, Answer, DeputyWord
from syndic_desktop.domain.attendance import Movement, ProxyPaper, Stance, State
from syndic_desktop.domain.checks import findings
from syndic_desktop.domain.means import Channel, Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, SecretBallots, Sense, Vote
from tests.actions.any_gestures.agendas import on_items, on_sessions
from tests.actions.any_gestures.basics import Draw, World, a_code, a_day, a_text, maybe, one


def on_notices(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, day = draw(one(world.session_ids)), draw(a_day())
    someone = draw(a_code(world.dossier.assembly.people))
    dispatch = Dispatch(someone, day, draw(st.sampled_from(Means)), draw(maybe(a_text())))
    left = draw(maybe(st.dictionaries(st.just("note-de-synthese.docx"), st.binary(max_size=9))))
    said = draw(
        st.sampled_from(
            ({"signatory": someone}, {"urgency": draw(a_text())}, {"displayed": day}, {"budget_papers": day},
             {"copied": day}, {"urgency": None, "displayed": None})
        )
    )  # fmt: skip
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(notices.send_notices, session_id=it, day=day, left=left),
                partial(notices.resend, session_id=it, day=day, left=left),
                partial(notices.record_dispatch, session_id=it, dispatch=dispatch),
                partial(notices.fill_notice, session_id=it, **said),
            )
        )
    )


def on_answers(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, seat = draw(one(world.session_ids)), draw(a_code(world.dossier.assembly.seats))
    stance = replace(_stance(draw, world), state=draw(st.sampled_from(SAYABLE)))
    answer = Answer(seat, stance, draw(maybe(a_day())), draw(maybe(st.sampled_from(Channel))))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(answers.record_answer, session_id=it, answer=answer),
                partial(answers.withdraw_answer, session_id=it, seat=seat),
                partial(answers.note_deputies, session_id=it, seat=seat, word=draw(maybe(st.sampled_from(DeputyWord)))),
            )
        )
    )


def on_checks(draw: Draw, world: World) -> Gesture:
    """What the checks say of a session set aside, a blocking one first; or something they never said."""
    if not world.session_ids:
        return on_sessions(draw, world)
    rank = draw(st.integers(0, len(world.session_ids) - 1))
    dossier, it = world.dossier, world.session_ids[rank]
    told = [(each.rule.code, each.fact, each.item) for each in findings(
        dossier.syndicat, dossier.sitting(dossier.sessions[rank]))][:4]  # fmt: skip
    rule, fact, item = draw(st.sampled_from([*told, ("C5", "constat", 1), ("C1", "\ud800", None), ("ZZ", "x", None)]))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(checks.override_check, session_id=it, rule=rule, fact=fact, item=item, reason=draw(a_text())),
                partial(checks.withdraw_override, session_id=it, rule=rule, fact=fact, item=item),
            )
        )
    )


def on_votes(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, seat = draw(one(tuple(world.items))), draw(a_code(world.dossier.assembly.seats))
    vote = draw(
        st.sampled_from(
            (Vote(unanimous=True), Vote(counts=Counts(2, 0)), Vote(default=Sense.IN_FAVOUR), Vote(),
             Vote(Ballot.PUBLIC, by_seat=(SeatVote(seat, Sense.AGAINST),), default=Sense.IN_FAVOUR),
             Vote(Ballot.SECRET, secret=SecretBallots(3, 1), counts=Counts(2)), Vote(Ballot.NONE))
        )
    )  # fmt: skip
    close = partial(votes.close_vote, item_id=it, vote=vote)
    at_once = partial(votes.vote_at_once, item_id=it, vote=vote, at=time(19, draw(st.integers(0, 9))))
    reopen = partial(votes.reopen_vote, item_id=it, reason=draw(a_text()))
    chair, hour = draw(a_code(world.dossier.assembly.people)), draw(maybe(st.just(time(19))))
    hold = partial(accounts.hold_accounts, item_id=it, chair=chair, at=hour)
    lots = partial(votes.draw_lots, item_id=it, drawn=(chair,), by=draw(a_text()))
    return draw(st.sampled_from((close, at_once, reopen, hold, lots)))  # type: ignore[no-any-return]


def on_attendance(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, seat = draw(one(world.session_ids)), draw(a_code(world.dossier.assembly.seats))
    stance = _stance(draw, world)
    hour, during = draw(maybe(st.just(time(19)))), draw(st.booleans())
    movement = Movement(seat, draw(st.integers(0, 4)), stance, hour, during)
    known = [each for session in world.dossier.sessions for each in session.movements]
    file = draw(st.sampled_from((None, "annexes/pouvoir.pdf", "annexes/plan.pdf")))
    paper = ProxyPaper(draw(maybe(a_day())), file, draw(st.booleans()))
    scan = draw(st.sampled_from((None, b"%PDF", b"%PDF-2")))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(attendance.record_presence, session_id=it, seat=seat, stance=stance),
                partial(attendance.call_everyone, session_id=it, state=draw(st.sampled_from(State))),
                partial(attendance.record_movement, session_id=it, movement=movement),
                partial(attendance.remove_movement, session_id=it, movement=draw(st.sampled_from([movement, *known]))),
                partial(attendance.file_proxy, session_id=it, seat=seat, paper=paper, scan=scan),
            )
        )
    )


def _stance(draw: Draw, world: World) -> Stance:
    someone = maybe(a_code(world.dossier.assembly.people))
    state = draw(st.sampled_from(State))
    return Stance(
        state,
        draw(someone) if state is State.DEPUTY else None,
        draw(someone) if state is State.PROXY else None,
        draw(st.booleans()) if state is State.PRESENT else False,
    )
