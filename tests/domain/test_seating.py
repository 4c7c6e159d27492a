"""Who may sit for a seat, and to whom a proxy may go, as the statutes have it; refused as it is entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.assemblies import Member, Seat
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.seating import admit, may_sit
from syndic_desktop.domain.statutes import DeputyRule, Profile, ProxyProfile
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
