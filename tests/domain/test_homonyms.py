"""Two people of one name are told apart in what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.assemblies import Member, Seat
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.seating import admit
from syndic_desktop.domain.wording import NB
from tests.domain.test_sessions import assembly, meeting, read

MARTIN = f"M.{NB}Jean MARTIN"


def homonyms(*seats):
    """An assembly whose t1 and t2 are both M. Jean MARTIN."""
    made = assembly(*seats)
    people = tuple(
        replace(each, first_name="Jean", last_name="MARTIN") if each.code in ("t1", "t2") else each
        for each in made.people
    )
    return replace(made, people=people, members=(*made.members, Member("N", "Autre membre", "A")))


def test_one_of_a_name_needs_nothing_more():
    assert named(homonyms(), "t3") == f"M.{NB}X T3"


def test_homonyms_of_two_members_bear_the_name_of_each():
    there = homonyms(Seat("S1", "M", "t1"), Seat("S2", "N", "t2"))

    assert [named(there, code) for code in ("t1", "t2")] == [f"{MARTIN} (Membre)", f"{MARTIN} (Autre membre)"]


def test_homonyms_of_one_member_bear_their_codes():
    assert [named(homonyms(), code) for code in ("t1", "t2")] == [f"{MARTIN} (t1)", f"{MARTIN} (t2)"]


def test_somebody_unknown_is_quoted():
    assert named(homonyms(), "zoé") == "« zoé »"


def test_a_refusal_says_which_of_two_homonyms():
    there = read(meeting(Presence("S1", Stance(State.PRESENT))), who=homonyms())

    with pytest.raises(RuleViolation, match=r"Jean MARTIN \(t2\)"):
        admit(there, "S3", Stance(State.PROXY, holder="t2"))
