"""Mandates, roles and protocol order change; what was held never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.assemblies import (
    Assembly,
    Body,
    BodyKind,
    College,
    FormerSeats,
    Member,
    PoolDeputy,
    Seat,
    seats_on,
)
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import Footing, NamesChanged, PastChanged, record, seated_at, settled
from syndic_desktop.domain.mandates import (
    Entrant,
    closed,
    corrected,
    free_seat_code,
    mandates_on,
    moved,
    read_weight,
    renewed,
    succeeded,
    with_role,
    with_roles,
    with_seat,
    with_seats,
    without_seat,
)
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import SessionKey
from tests.strategies.assemblies import assemblies
from tests.strategies.basics import days, fractions, optional

HELD = date(2026, 2, 10)
AFTER = date(2026, 4, 1)


def person(code: str) -> Person:
    return Person(code, Civility.MRS, code.title(), code.upper())


ASSEMBLY = Assembly(
    colleges=(College("COM", "Communes", "les"),),
    members=(Member("ors", "Orsigny", "COM"), Member("bel", "Belval", "COM")),
    people=tuple(person(code) for code in ("ada", "bea", "cleo", "dana")),
    seats=(Seat("S1", "ors", "ada", deputies=("bea",)), Seat("S2", "ors", "cleo"), Seat("S3", "bel", None)),
    pool_deputies=(PoolDeputy("ors", "dana"),),
    roles=(Role("ada", "Présidente", 0, date(2020, 7, 1)),),
    bodies=(Body("CS", "Comité", BodyKind.COMMITTEE, ("S1", "S2", "S3"), "CS{numero}", Counter.YEAR),),
)
PAST = (Footing(SessionKey("CS", HELD), frozenset({"ada"}), held=True),)


def titulars(assembly: Assembly, day: date) -> dict[str, str | None]:
    return {seat.code: seat.titular for seat in seats_on(assembly, assembly.body("CS"), day)}


def test_a_mandate_that_follows_leaves_the_past_as_it_was():
    known = mandates_on(ASSEMBLY, AFTER)["S1"]

    after = settled(ASSEMBLY, succeeded(ASSEMBLY, known, replace(known, titular="bea", deputies=()), AFTER), PAST)

    assert titulars(after, HELD)["S1"] == "ada"
    assert titulars(after, AFTER - timedelta(1))["S1"] == "ada"
    assert titulars(after, AFTER)["S1"] == "bea"


def test_a_correction_that_would_change_a_session_held_is_refused_with_the_date_to_give():
    known = ASSEMBLY.seats[0]

    with pytest.raises(PastChanged, match="après le 10/02/2026"):
        settled(ASSEMBLY, corrected(ASSEMBLY, known, replace(known, weight=Fraction(3, 2))), PAST)


def test_the_protocol_order_of_sessions_held_is_kept():
    after = settled(ASSEMBLY, moved(ASSEMBLY, "CS", "S2", 1), PAST)

    assert list(titulars(after, HELD)) == ["S1", "S2", "S3"]
    assert list(titulars(after, AFTER)) == ["S2", "S1", "S3"]
    assert after.body("CS").former == (FormerSeats(HELD, ("S1", "S2", "S3")),)
    again = settled(after, moved(after, "CS", "S3", 1), PAST)
    assert again.body("CS").former == after.body("CS").former


def test_a_seat_added_afterwards_was_not_at_the_sessions_held():
    after = settled(ASSEMBLY, with_seat(ASSEMBLY, Seat("S4", "bel", "dana"), ["CS"]), PAST)

    assert "S4" not in titulars(after, HELD)
    assert titulars(after, AFTER)["S4"] == "dana"


def test_a_seat_that_sat_cannot_be_taken_away_but_its_mandate_can_be_closed():
    with pytest.raises(PastChanged):
        settled(ASSEMBLY, without_seat(ASSEMBLY, "S1"), PAST)

    after = settled(ASSEMBLY, closed(ASSEMBLY, ASSEMBLY.seats[0], HELD), PAST)
    assert "S1" not in titulars(after, AFTER)
    assert after.roles[0].until == HELD


def test_a_renewal_closes_titulars_deputies_and_pool_and_enters_the_next_ones():
    entrants = (Entrant("S1", "dana", ("ada",)), Entrant(None, "bea", weight=Fraction(3, 2)))

    after = settled(ASSEMBLY, renewed(ASSEMBLY, "ors", AFTER, entrants), PAST)

    assert titulars(after, HELD) == {"S1": "ada", "S2": "cleo", "S3": None}
    assert titulars(after, AFTER) == {"S1": "dana", "S3": None, "ors-3": "bea"}
    assert after.pool_deputies[0].until == after.roles[0].until == AFTER - timedelta(1)


def test_a_renewal_at_a_date_already_sat_on_is_refused():
    with pytest.raises(PastChanged):
        settled(ASSEMBLY, renewed(ASSEMBLY, "ors", HELD, ()), PAST)


def test_a_renewal_keeps_the_role_of_whoever_comes_back():
    after = renewed(ASSEMBLY, "ors", AFTER, (Entrant("S2", "ada"),))

    assert after.roles == ASSEMBLY.roles


def test_a_name_is_put_right_everywhere_only_when_she_says_so_and_until_the_minutes_are_approved():
    misspelt = replace(ASSEMBLY, people=(replace(ASSEMBLY.people[0], last_name="ADDA"), *ASSEMBLY.people[1:]))

    with pytest.raises(NamesChanged, match="faute à corriger partout"):
        settled(ASSEMBLY, misspelt, PAST)
    assert settled(ASSEMBLY, misspelt, PAST, everywhere=True) == misspelt
    with pytest.raises(NamesChanged, match="procès-verbal est arrêté"):
        settled(ASSEMBLY, misspelt, (replace(PAST[0], fixed=True),), everywhere=True)


def test_there_is_one_president_at_a_time():
    after = with_role(ASSEMBLY, Role("cleo", "Présidente", 0, AFTER))

    assert [(role.person, role.until) for role in after.roles] == [("ada", AFTER - timedelta(1)), ("cleo", None)]
    with pytest.raises(RuleViolation, match="préside après cette date"):
        with_role(after, Role("bea", "Présidente", 0, date(2026, 3, 1)))


def test_a_vice_president_does_not_push_another_out():
    after = with_role(ASSEMBLY, Role("cleo", "Membre du bureau", 5, AFTER))

    assert with_role(after, Role("bea", "Membre du bureau", 5, AFTER)).roles[:2] == after.roles


@pytest.mark.parametrize(
    ("typed", "weight"),
    [("1", 1), ("3/2", Fraction(3, 2)), ("1,5", Fraction(3, 2)), ("0", None), ("3/0", None), ("-1", None), ("", None),
     ("٣", None), ("1e3", None), ("9" * 200_000, None)],
)  # fmt: skip
def test_weights_are_exact_fractions(typed, weight):
    assert read_weight(typed) == weight


def test_dates_that_contradict_each_other_are_refused():
    known = ASSEMBLY.seats[0]
    late = replace(known, since=AFTER)
    for wrong in (
        lambda: corrected(ASSEMBLY, known, replace(known, since=AFTER, until=HELD)),
        lambda: succeeded(corrected(ASSEMBLY, known, late), late, known, HELD),
        lambda: corrected(ASSEMBLY, known, replace(known, deputies=("ada",))),
        lambda: corrected(ASSEMBLY, known, replace(known, vacant=True)),
        lambda: corrected(ASSEMBLY, replace(known, weight=Fraction(7)), known),
        lambda: with_seat(ASSEMBLY, known, ["CS"]),
        lambda: moved(ASSEMBLY, "CS", "S1", 9),
    ):
        with pytest.raises(RuleViolation):
            wrong()


@st.composite
def gestures(draw: st.DrawFn, assembly: Assembly) -> Assembly:
    """The assembly after one gesture, which may be refused."""
    mandate = draw(st.sampled_from(assembly.seats))
    body = draw(st.sampled_from(assembly.bodies))
    who = draw(optional(st.sampled_from([each.code for each in assembly.people])))
    day, weight = draw(days()), draw(fractions())
    new = replace(mandate, titular=who, vacant=False, deputies=(), weight=weight)
    entrants = draw(
        st.lists(st.sampled_from((Entrant(mandate.code, who), Entrant(None, who))), max_size=2, unique=True)
    )
    chosen = draw(st.lists(st.sampled_from([each.code for each in assembly.seats]), unique=True, min_size=1))
    role = Role(assembly.people[0].code, "Président", draw(st.integers(0, 2)), day)
    code = free_seat_code(assembly, mandate.member)
    first, *others = assembly.people
    deputy = PoolDeputy(mandate.member, who or first.code)
    make = draw(
        st.sampled_from(
            (
                lambda: corrected(assembly, mandate, new),
                lambda: corrected(assembly, mandate, replace(mandate, since=day)),
                lambda: succeeded(assembly, mandate, new, day),
                lambda: closed(assembly, mandate, day),
                lambda: with_seat(assembly, replace(new, code=code), [body.code]),
                lambda: without_seat(assembly, mandate.code),
                lambda: moved(assembly, body.code, mandate.code, len(body.seats)),
                lambda: with_seats(assembly, body.code, tuple(chosen)),
                lambda: renewed(assembly, mandate.member, day, entrants),
                lambda: with_role(assembly, role),
                lambda: with_roles(assembly, assembly.roles[0], None) if assembly.roles else assembly,
                lambda: replace(assembly, people=(replace(first, last_name="AUTRE"), *others)),
                lambda: replace(assembly, pool_deputies=(*assembly.pool_deputies, deputy)),
            )
        )
    )
    return make()


@given(st.data())
def test_whatever_is_done_the_sessions_held_read_the_same(data):
    assembly = data.draw(assemblies())
    footings = tuple(
        Footing(SessionKey(body.code, day), frozenset({assembly.people[0].code}), held=True)
        for body in assembly.bodies
        for day in data.draw(st.lists(days(), min_size=1, max_size=2, unique=True))
    )
    before = [record(assembly, footing) for footing in footings]
    for _ in range(3):
        if not assembly.seats:
            break
        try:
            assembly = settled(assembly, data.draw(gestures(assembly)), footings)
        except RuleViolation:
            continue
        assert [record(assembly, footing) for footing in footings] == before


def test_a_mandate_knows_the_sessions_it_sat_at():
    draft = Footing(SessionKey("CS", AFTER))

    assert seated_at(ASSEMBLY, ASSEMBLY.seats[0], (*PAST, draft)) == (SessionKey("CS", HELD),)
    assert seated_at(ASSEMBLY, replace(ASSEMBLY.seats[0], until=date(2025, 1, 1)), PAST) == ()


@pytest.mark.parametrize("title", ["\0", " ", "x" * 301])
def test_a_role_that_cannot_be_printed_is_refused(title):
    with pytest.raises(RuleViolation):
        with_role(Assembly(people=(person("ada"),)), Role("ada", title, 1, date(2026, 1, 1)))


def test_the_title_of_a_role_is_tidied():
    made = with_role(Assembly(people=(person("ada"),)), Role("ada", " Vice-\x07Présidente ", 1, date(2026, 1, 1)))

    assert made.roles[0].title == "Vice- Présidente"
