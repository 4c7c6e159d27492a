"""Who may sit for a seat, and to whom a proxy may go, as the statutes have it; refused as it is entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.answers import Answer, DeputyWord
from syndic_desktop.domain.assemblies import Member, Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Stretch, rectify
from syndic_desktop.domain.seating import admit, deputy_first, may_sit, newly_laden
from syndic_desktop.domain.statutes import DeputyRule, Profile, ProxyProfile
from syndic_desktop.domain.wording import NB
from tests.domain.assemblies import present, proxy
from tests.domain.test_sessions import assembly, meeting, read

SEATS = (
    Seat("S1", "M", "t1", deputies=("d1", "t2")),
    Seat("S2", "M", "t2", deputies=("d2",)),
    Seat("S3", "N", "t3", deputies=("d3",)),
    Seat("S4", "M", None, deputies=("d4",)),
)
PRESENT = Stance(State.PRESENT)


def held(*opening, deputies=None, proxies=ProxyProfile()):
    """Two members of one college, or of two."""
    two = (*assembly(*SEATS).members, Member("N", "Autre", "B"))
    return read(meeting(*opening), replace(assembly(*SEATS), members=two), Profile(deputies=deputies, proxies=proxies))


def deputised(number):
    return Stance(State.DEPUTY, deputy=f"d{number}")


@pytest.mark.parametrize(
    ("rule", "may"),
    [(DeputyRule.NAMED, "d1 t2"), (DeputyRule.PER_MEMBER, "d1 d2 d4 t2"), (DeputyRule.FREE, "d1 d2 d3 d4 t2 t3")],
)
def test_who_may_sit_for_a_seat_is_what_the_statutes_say(rule, may):
    sat = held(deputies=rule)

    asked = ("d1", "d2", "d3", "d4", "t1", "t2", "t3")

    assert " ".join(each for each in asked if may_sit(sat, sat.seats[0], each)) == may


def test_a_deputy_named_for_the_seat_may_sit_where_any_of_its_member_may():
    sat = held(deputies=DeputyRule.PER_MEMBER)

    assert may_sit(sat, replace(sat.seats[0], deputies=("x",)), "x")


def test_nobody_is_his_own_deputy():
    sat = held(deputies=DeputyRule.NAMED)

    assert not may_sit(sat, replace(sat.seats[0], titular="d1"), "d1")


@pytest.mark.parametrize(
    ("seat", "stance", "told"),
    [
        ("S4", PRESENT, "n’a pas de titulaire"),
        ("S1", Stance(State.DEPUTY, deputy="t2"), "siège déjà pour"),
        ("S1", Stance(State.DEPUTY), "quel suppléant"),
        ("S1", Stance(State.PROXY, holder="t3"), "n’est pas du même collège"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(seat, stance, told):
    sat = held(*present(2, 3), proxies=ProxyProfile(same_college=True))

    with pytest.raises(RuleViolation, match=told):
        admit(sat, seat, stance)


def test_a_proxy_that_is_noted_again_does_not_count_twice():
    sat = held(*present(2, 3), proxy(1, "t2"))

    assert admit(sat, "S1", Stance(State.PROXY, holder="t2")).stance.holder == "t2"
    assert admit(sat, "S1", Stance(State.PROXY, holder="t3")).stance.holder == "t3"


def test_a_deputy_may_be_noted_again_on_the_seat_where_he_sits():
    assert admit(held(*present(2)), "S1", deputised(1)).stance.deputy == "d1"


def entrusts(number, holder, item, **said):
    return Movement(f"S{number}", item, Stance(State.PROXY, holder=holder), **said)


def after(*movements, was=(), college="A", **rules):
    """What is refused of five seats, S2 of another college perhaps, where these movements follow others."""
    seats = tuple(Seat(f"S{n}", "N" if n == 2 else "M", f"t{n}") for n in range(1, 6))
    who = assembly(*seats)
    who = replace(who, members=(*who.members, Member("N", "Autre", college)))
    profile = Profile(proxies=ProxyProfile(**rules))
    before = read(meeting(*present(1, 2, 3), movements=was), who, profile)
    told = newly_laden(before, read(meeting(*present(1, 2, 3), movements=(*was, *movements)), who, profile))
    return told.replace(NB, " ")


def test_a_holder_has_no_second_proxy_at_any_item_of_the_interval():
    """CGCT, L2121-20: one proxy a holder, at each vote; the second one may have been noted at an earlier item."""
    later = entrusts(4, "t1", 2)

    told = after(entrusts(5, "t1", 1), was=(later,))

    assert told.startswith(
        "Au point 2, M. X T1 porterait 2 pouvoirs (de M. X T4 et de M. X T5) : les statuts en admett"
    )
    assert not after(entrusts(5, "t1", 1), was=(later,), max_per_holder=2)
    assert not after(entrusts(5, "t1", 1), entrusts(5, "t2", 2), was=(later,)), "handed over before"
    assert after(entrusts(4, "t1", 2, during=True), was=(entrusts(5, "t1", 1),)).startswith("Au point 2"), "at the vote"


def test_what_came_in_with_too_many_proxies_keeps_nothing_else_from_being_put_right():
    both = (entrusts(4, "t1", 1), entrusts(5, "t1", 1))

    assert not after(Movement("S3", 2, Stance(State.ABSENT)), was=both)
    assert not after(entrusts(5, "t2", 2), was=both)
    assert after(entrusts(3, "t1", 2), was=both).startswith("Au point 2, M. X T1 porterait 3 pouvoirs")


def test_a_proxy_stays_in_its_college_all_along():
    assert after(entrusts(4, "t2", 1), college="B", same_college=True) == (
        "Au point 1, le pouvoir de M. X T4 irait à M. X T2, d’un autre collège : les statuts veulent le même."
    )
    assert not after(entrusts(4, "t3", 1), college="B", same_college=True)


def test_an_attendance_put_right_gives_no_second_proxy_either():
    session = meeting(*present(1, 2, 3), movements=(entrusts(4, "t1", 2, during=True),))

    with pytest.raises(RuleViolation, match="porte déjà"):
        rectify(read(session), Stretch("S5", 1, 2, Stance(State.PROXY, holder="t1")))

    lapsed = meeting(*present(2, 3), proxy(4, "t1"), proxy(5, "t1"))
    with pytest.raises(RuleViolation, match=r"Au point 2, M..X T1 porterait 2.pouvoirs"):
        rectify(read(lapsed), Stretch("S1", 2, 2, Stance(State.PRESENT)))


@pytest.mark.parametrize(("word", "told"), [(None, True), (DeputyWord.COMING, True), (DeputyWord.PREVENTED, False)])
def test_a_proxy_given_while_the_deputy_is_free_is_told(word, told):
    """QE 22673 and 49337: the deputy is called first; a proxy is for when he is prevented too."""
    said = Answer("S4", Stance(State.EXCUSED), deputies=word)
    sat = read(meeting(*present(1, 2, 3), proxy(4, "t1"), answers=(said,), movements=(entrusts(5, "t2", 1),)))

    assert bool(deputy_first(sat, "S4", 0)) is told
    assert (
        deputy_first(sat, "S5", 1)
        .replace(NB, " ")
        .startswith("M. X T5 a un suppléant, M. X D5 : le pouvoir ne vaut que s’il")
    )
    assert not deputy_first(sat, "S1", 0)
    never = Profile(proxies=ProxyProfile(deputy_first=False))
    assert not deputy_first(read(sat.session, profile=never), "S5", 1)
