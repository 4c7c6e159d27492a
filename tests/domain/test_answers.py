"""Answers and what they promise: who may answer what, the quorum to expect, and whom to phone first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.answers import (
    SAYABLE,
    Answer,
    DeputyWord,
    announced,
    given_for,
    with_answer,
    without_answer,
)
from syndic_desktop.domain.assemblies import Assembly, College, Member, Seat
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.forecasts import Reason, forecast
from syndic_desktop.domain.seating import announce, possible_holders
from syndic_desktop.domain.sessions import SessionNature, sitting
from syndic_desktop.domain.statutes import Profile, ProxyProfile, QuorumBase, QuorumProfile
from tests.domain.test_sessions import assembly, meeting

COMING, NOT_COMING = Stance(State.PRESENT), Stance(State.EXCUSED)
WEIGHTED = Profile(quorum=QuorumProfile(QuorumBase.WEIGHTS))
BY_COLLEGE = Profile(quorum=QuorumProfile(QuorumBase.COLLEGES))


def deputised(number: int) -> Stance:
    return Stance(State.DEPUTY, deputy=f"d{number}")


def entrusted(holder: str) -> Stance:
    return Stance(State.PROXY, holder=holder)


def answered(who: Assembly | None = None, profile: Profile = Profile(), **said: Stance):
    """Five seats S1 to S5 of titulars t1 to t5 with deputies d1 to d5; `said` gives the answers by seat."""
    session = replace(meeting(), answers=tuple(Answer(seat, stance) for seat, stance in said.items()))
    return sitting(who or assembly(), profile, session)


def two_colleges() -> Assembly:
    """S1 (3 votes) and S2 in college A; S3, S4 and S5 in college B."""
    seats = [Seat(f"S{n}", "M" if n < 3 else "N", f"t{n}", deputies=(f"d{n}",)) for n in range(1, 6)]
    seats[0] = replace(seats[0], weight=Fraction(3))
    made = assembly(*seats)
    colleges = (College("A", "Communes", "les"), College("B", "Pays", "les"))
    return replace(made, colleges=colleges, members=(Member("M", "M", "A"), Member("N", "N", "B")))


def test_a_later_answer_takes_the_place_of_the_first():
    answers = with_answer((Answer("S1", COMING), Answer("S2", COMING)), Answer("S1", NOT_COMING))

    assert [(each.seat, each.stance) for each in answers] == [("S1", NOT_COMING), ("S2", COMING)]
    assert without_answer(answers, "S1") == (Answer("S2", COMING),)


def test_an_answer_given_for_another_day_counts_for_nothing_and_is_asked_again():
    told = answered(S1=COMING, S2=COMING, S3=NOT_COMING)
    for_another = replace(told.session.answers[0], meeting=told.session.day - timedelta(days=7))
    moved = replace(told, session=replace(told.session, answers=(for_another, *told.session.answers[1:])))

    found = forecast(moved)

    assert (found.whole.expected, found.whole.excused, found.whole.silent) == (1, 1, 3)
    assert [call.person for call in found.calls if call.reason is Reason.SILENT] == ["t1", "t4", "t5"]
    assert [answer.seat for answer in moved.session.standing_answers] == ["S2", "S3"]
    assert given_for(moved.session.answers, told.session.day)[0] == for_another, "the first day is the one it was for"


@pytest.mark.parametrize(
    ("seat", "stance", "why"),
    [
        ("S9", COMING, "n’est pas en exercice"),
        ("S1", Stance(State.ABSENT), "On annonce"),
        ("S4", Stance(State.DEPUTY), "quel suppléant"),
        ("S4", deputised(3), "ne peut pas suppléer"),
        ("S4", entrusted(""), "choisissez un autre mandataire|à qui le pouvoir"),
        ("S4", Stance(State.PROXY), "à qui le pouvoir"),
        ("S4", entrusted("t4"), "ne siège pas"),
        ("S4", entrusted("t2"), "a annoncé son absence"),
        ("S4", entrusted("d5"), "ne siège pas"),
        ("S4", entrusted("t1"), "porte déjà"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(seat, stance, why):
    sat = answered(S1=COMING, S2=NOT_COMING, S3=entrusted("t1"))

    with pytest.raises(RuleViolation, match=why):
        announce(sat, Answer(seat, stance))


def test_a_proxy_may_go_to_whoever_may_still_come():
    sat = answered(S2=deputised(2))

    assert announce(sat, Answer("S4", entrusted("t5"))).stance.holder == "t5"
    assert announce(sat, Answer("S4", entrusted("d2"))).stance.holder == "d2"


def test_a_proxy_is_offered_to_those_who_may_hold_it_and_nobody_else():
    sat = answered(S1=COMING, S2=NOT_COMING, S3=entrusted("t1"), S5=deputised(5))

    # t1 holds a proxy already, t2 does not come, t3 gave hers, t4 is the giver, t5 leaves his seat to d5.
    assert possible_holders(sat, "S4") == ("d5",)
    assert possible_holders(sat, "S3") == ("t1", "t4", "d5"), "the proxy that it gave may be given again"
    assert possible_holders(sat, "S9") == ()


def test_a_seat_may_change_its_mind():
    sat = answered(S1=COMING, S2=entrusted("t1"))

    assert announce(sat, Answer("S2", entrusted("t1"))).stance.holder == "t1"
    assert announce(sat, Answer("S1", deputised(1))).stance.deputy == "d1"


def test_a_refusal_names_people_by_their_name():
    with pytest.raises(RuleViolation, match=r"M\..X D3 ne peut pas"):
        announce(answered(), Answer("S4", deputised(3)))


def test_only_those_who_said_so_are_counted_on():
    told = forecast(answered(S1=COMING, S2=deputised(2), S3=entrusted("t1"), S4=NOT_COMING))
    whole = told.whole

    assert (whole.expected, whole.represented, whole.excused, whole.silent, whole.in_office) == (2, 1, 1, 1, 5)
    assert (told.quorum.required, told.quorum.total.counted, told.missing) == (3, 2, 1)
    assert told.possible.total.counted == 3
    assert told.decisive == ()


def test_a_proxy_whose_holder_will_not_come_promises_nothing():
    whole = forecast(answered(S1=COMING, S3=entrusted("t2"))).whole

    assert (whole.represented, whole.excused) == (0, 1)


def test_without_any_margin_everybody_is_decisive():
    assert forecast(answered(S1=COMING, S2=COMING, S3=deputised(3))).decisive == ("S1", "S2", "S3")
    assert forecast(answered(S1=COMING, S2=COMING, S3=COMING, S4=COMING)).decisive == ()


def test_the_one_who_weighs_most_is_decisive_where_votes_are_counted():
    told = forecast(answered(two_colleges(), WEIGHTED, S1=COMING, S2=COMING, S3=COMING))

    assert (told.quorum.required, told.quorum.total.counted) == (4, 5)
    assert told.decisive == ("S1",)


def test_whom_to_phone_those_who_said_nothing_then_the_deputies_of_those_who_will_not_come():
    told = forecast(answered(S1=COMING, S2=NOT_COMING, S3=entrusted("t1")))

    assert [(call.person, call.reason) for call in told.calls] == [
        ("t4", Reason.SILENT), ("t5", Reason.SILENT), ("d2", Reason.MAY_REPLACE), ("d3", Reason.MAY_REPLACE),
    ]  # fmt: skip
    assert all(call.needed for call in told.calls)


def test_the_heaviest_is_phoned_first_where_votes_are_counted():
    told = forecast(answered(two_colleges(), WEIGHTED))

    assert [(call.person, call.gain) for call in told.calls][:2] == [("t1", 3), ("t2", 1)]


def test_a_college_that_lacks_its_quorum_is_phoned_before_one_that_has_it():
    told = forecast(answered(two_colleges(), BY_COLLEGE, S1=COMING, S2=COMING, S3=COMING))

    assert [share.count.reached for share in told.colleges] == [True, False]
    assert [(call.seat, call.needed) for call in told.calls] == [("S4", True), ("S5", True)]
    assert told.missing == 1


def test_a_seat_without_titular_is_phoned_through_its_deputy():
    seats = (Seat("S1", "M", None, deputies=("d1",)), Seat("S2", "M", None), Seat("S3", "M", "t3"))

    told = forecast(answered(assembly(*seats)))

    assert [call.person for call in told.calls] == ["d1", "t3"]
    assert told.possible.total.counted == 2


def test_a_deputy_known_to_be_prevented_is_not_phoned():
    sat = answered(S1=COMING, S2=NOT_COMING)
    excused = replace(sat.session.answers[1], deputies=DeputyWord.PREVENTED)
    told = forecast(replace(sat, session=replace(sat.session, answers=(sat.session.answers[0], excused))))

    assert "d2" in [call.person for call in forecast(sat).calls]
    assert "d2" not in [call.person for call in told.calls]


def test_a_second_convocation_needs_nobody():
    sat = answered()
    told = forecast(replace(sat, session=replace(sat.session, nature=SessionNature.SECOND_NOTICE)))

    assert (told.missing, told.quorum.reached) == (0, True)
    assert not any(call.needed for call in told.calls)


def test_a_represented_seat_is_not_phoned_where_proxies_count():
    profile = Profile(quorum=QuorumProfile(proxies_count=True), proxies=ProxyProfile())

    told = forecast(answered(None, profile, S1=COMING, S2=entrusted("t1"), S3=COMING))

    assert told.missing == 0
    assert "d2" not in [call.person for call in told.calls]


@st.composite
def sayings(draw: st.DrawFn) -> dict[str, Stance]:
    said = {}
    for number in draw(st.lists(st.integers(1, 5), unique=True)):
        state = draw(st.sampled_from(SAYABLE))
        deputy = f"d{number}" if state is State.DEPUTY else None
        holder = f"t{draw(st.integers(1, 5))}" if state is State.PROXY else None
        said[f"S{number}"] = Stance(state, deputy, holder)
    return said


@given(sayings(), st.sampled_from(QuorumBase), st.booleans())
def test_whatever_is_said_the_figures_make_the_seats_in_office(said, base, proxies_count):
    profile = Profile(quorum=QuorumProfile(base, proxies_count=proxies_count))
    sat = answered(two_colleges(), profile, **said)

    told = forecast(sat)

    assert told.whole.in_office == len(sat.seats)
    assert sum(share.in_office for share in told.colleges) == len(sat.seats)
    assert sum(share.expected for share in told.colleges) == told.whole.expected
    assert told.whole.silent == len(sat.seats) - len(announced(sat.session.answers))
    assert (told.missing == told.missing_weights == 0) == told.quorum.reached
    assert told.possible.total.counted >= told.quorum.total.counted
    assert len({call.person for call in told.calls}) == len(told.calls)
    if told.quorum.reached:
        assert not any(call.needed for call in told.calls)


def test_heads_and_votes_are_missed_apart_and_the_heaviest_is_called_once_the_heads_are_there():
    both = Profile(quorum=QuorumProfile(QuorumBase.BOTH))
    alone = forecast(answered(two_colleges(), both, S1=COMING))
    light = forecast(answered(two_colleges(), both, S3=COMING, S4=COMING, S5=COMING))

    # 5 heads and 7 votes in office: 3 and 4 are wanted.
    assert (alone.missing, alone.missing_weights, light.missing, light.missing_weights) == (2, 1, 0, 1)
    assert [(call.person, call.gain, call.needed) for call in light.calls] == [("t1", 3, True), ("t2", 1, True)]


def test_an_answer_says_nothing_that_its_state_does_not():
    kept = announce(answered(), Answer("S1", Stance(State.PRESENT, deputy="d1", holder="t2", remote=True)))

    assert kept.stance == Stance(State.PRESENT, remote=True)


@pytest.mark.parametrize("base", QuorumBase)
def test_nobody_in_office_promises_no_quorum(base):
    nobody = replace(assembly(), seats=())

    assert not forecast(answered(nobody, Profile(quorum=QuorumProfile(base)))).quorum.reached
