"""Syndicats and assemblies: a few colleges, members, people, seats (some renewed on a day), roles and bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

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
)
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.numbering import Counter, KindNumbering
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.statutes import (
    Accounts,
    DeputyRule,
    FormerProfile,
    Profile,
    ProxyProfile,
    Publication,
    QuorumBase,
    QuorumProfile,
    SyndicatKind,
)
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import Spelling
from tests.strategies.basics import (
    FIRST,
    codes,
    days,
    few,
    fractions,
    optional,
    shares,
    words,
)

PATTERNS = ("CS{annee}/{numero:02}", "{mois:02}/{annee}-{numero:02}", "D{annee2}{numero:03}", "{numero}")

# Drawn whole, homonyms included: a dossier names many people, and what is odd about them fits in a few.
PEOPLE = (
    Person("", Civility.MR, "André", "MELLINGUE"),
    Person(
        "", Civility.MRS, "Zoé", "L’Œillet-d’Arc", "zoe@exemple.fr", "05 65 00 00 00", ("1, rue de l’Église", "46000 X")
    ),
    Person("", Civility.MR, "Jean-Noël", "de La Tour", birth=date(1950, 2, 28)),
    Person("", Civility.MRS, "Ève", "O'Brien", birth=date(1972, 2, 29)),
    Person("", Civility.MR, "André", "MELLINGUE", None, "+33 6", (), date(1981, 12, 31)),
    Person("", Civility.MRS, "X", "Y & Z <fils>", "", "", ("",), convened_by=Means.POST),
)


@cache
def profiles() -> st.SearchStrategy[Profile]:
    """What statutes say, and what they said until a day."""
    former = few(st.builds(FormerProfile, days(), _silent_on_the_past()), 0, 1)
    return st.builds(lambda profile, kept: replace(profile, former=kept), _silent_on_the_past(), former)


@cache
def _silent_on_the_past() -> st.SearchStrategy[Profile]:
    """What statutes say; suppléance stays by name, which the generated deputies are made for."""
    some = optional(st.integers(0, 9))
    return st.builds(
        Profile,
        some, some, some,
        st.builds(QuorumProfile, optional(st.sampled_from(QuorumBase)), optional(_reachable()), optional(st.booleans()),
                  optional(st.booleans())),
        st.builds(ProxyProfile, optional(st.integers(1, 3)), optional(st.integers(1, 5)), optional(st.booleans()),
                  optional(st.booleans())),
        optional(st.just(DeputyRule.NAMED)),
        optional(st.booleans()), optional(shares()), optional(shares()), optional(st.sampled_from(Publication)),
        optional(st.sampled_from(Spelling)), optional(words()),
        optional(few(words())), optional(few(words())), optional(st.integers(1, 12)),
        optional(st.sampled_from(Accounts)), optional(words()),
    )  # fmt: skip


@cache
def _reachable() -> st.SearchStrategy[Fraction]:
    """A share that more than itself can be reached of: « plus que la totalité » is refused."""
    return st.fractions(min_value="1/7", max_value="6/7", max_denominator=7)


@cache
def syndicats() -> st.SearchStrategy[Syndicat]:
    return st.builds(
        Syndicat, words(), words(), st.sampled_from(SyndicatKind), few(words()), words(),
        st.sampled_from(("046", "082", "02A")), words(), st.sampled_from(("classique", "nominatif")),
        st.sampled_from(InternalNumber), optional(st.just("20006125700013")), optional(words()), st.none(), profiles(),
        _numberings(),
    )  # fmt: skip


@cache
def _numberings() -> st.SearchStrategy[tuple[KindNumbering, ...]]:
    patterns = st.sampled_from(("LC{annee}-{numero:02}/{initiales}", "{numero}"))
    one = st.builds(KindNumbering, st.sampled_from(DecisionKind), patterns, st.sampled_from(Counter))
    return st.lists(one, max_size=2, unique_by=lambda each: each.kind).map(tuple)


@st.composite
def assemblies(draw: st.DrawFn) -> Assembly:
    """A few colleges, members, people, seats (some renewed on a day), roles and one or two bodies."""
    colleges = [
        College(code, draw(words()), draw(st.sampled_from(("le", "la", "les", "l’"))))
        for code in draw(codes("C", 1, 3))
    ]
    members = [
        Member(code, draw(words()), draw(st.sampled_from(colleges)).code, draw(few(words())), draw(few(words(), 0, 1)))
        for code in draw(codes("M", 1, 3))
    ]
    seat_codes = draw(codes("S", 1, 4))
    count = 2 * len(seat_codes) + 2
    people = tuple(replace(draw(st.sampled_from(PEOPLE)), code=code) for code in draw(codes("p", count, count)))
    free = [person.code for person in draw(st.permutations(people))]
    seats: list[Seat] = []
    for code in seat_codes:
        seats += draw(_mandates(code, [member.code for member in members], free))
    named = {person for seat in seats for person in (seat.titular, *seat.deputies)}
    pool = [person.code for person in people if person.code not in named][:1]
    return Assembly(
        tuple(colleges),
        tuple(members),
        people,
        tuple(draw(st.permutations(seats))),
        tuple(PoolDeputy(draw(st.sampled_from(members)).code, person, *draw(_periods())) for person in pool),
        draw(st.lists(_roles(people), max_size=2, unique=True).map(tuple)),
        draw(_bodies(seat_codes)),
    )


@cache
def _periods() -> st.SearchStrategy[tuple[date | None, date | None]]:
    return st.tuples(optional(st.just(FIRST)), optional(days(date(2020, 1, 1))))


@st.composite
def _mandates(draw: st.DrawFn, code: str, members: list[str], free: list[str]) -> list[Seat]:
    """One mandate, or two that follow each other; the people drawn are taken from `free`."""
    renewed = draw(optional(days(date(2018, 1, 1), date(2024, 1, 1))))
    weight, member = draw(st.just(Fraction(1)) | fractions()), draw(st.sampled_from(members))
    periods = (
        [(None, None)]
        if renewed is None
        else [(draw(optional(st.just(FIRST))), renewed), (renewed + timedelta(1), None)]
    )
    made = []
    for since, until in periods:
        sits, helped = draw(st.integers(0, 5)), draw(st.booleans())
        titular = free.pop() if free and sits else None
        deputies = (free.pop(),) if free and helped else ()
        vacant = titular is None and draw(st.booleans())
        made.append(Seat(code, member, titular, vacant, deputies, weight, since, until))
    return made


@cache
def _roles(people: tuple[Person, ...]) -> st.SearchStrategy[Role]:
    who = st.sampled_from([person.code for person in people])
    since = days(FIRST, date(2019, 1, 1))
    return st.builds(Role, who, words(), st.integers(0, 5), since, optional(days(date(2020, 1, 1))))


@st.composite
def _bodies(draw: st.DrawFn, seat_codes: tuple[str, ...]) -> tuple[Body, ...]:
    made = []
    for code in draw(codes("B", 1, 2)):
        seats = draw(st.lists(st.sampled_from(seat_codes), min_size=1, unique=True))
        pattern = draw(st.sampled_from(PATTERNS))
        counter = Counter.CONTINUOUS if pattern == "{numero}" else Counter.YEAR
        rules = draw(st.just(Profile()) | profiles())
        # As many seats in another order: sessions drawn on the seats of their day hold together.
        former = draw(few(st.builds(FormerSeats, days(), st.permutations(seats).map(tuple)), 0, 1))
        made.append(
            Body(
                code,
                draw(words()),
                draw(st.sampled_from(BodyKind)),
                tuple(seats),
                pattern,
                counter,
                draw(st.booleans()),
                rules,
                former,
            )
        )
    return tuple(made)
