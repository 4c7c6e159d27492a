"""Bringing a dossier into a real file: what is noted on the way, and what later imports leave as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.actions.imports import completed, import_dossier
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import Footing, record
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable
from syndic_desktop.exchange.comparing import CHANGED, SAME, changes
from tests.actions import gestures
from tests.actions.test_kill import content, dossier, made
from tests.strategies.assemblies import profiles

TODAY = gestures.clock().date()


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


def test_a_decision_that_comes_after_the_report_that_owed_it_is_due_at_the_next(store):
    report = Item(ItemKind.INFORMATION, "Décisions", statement=(DelegatedTable(DecisionKind.ORDER),))
    was = replace(dossier(), decisions=(Decision(DecisionKind.ORDER, "1", "Régie", day=date(2019, 1, 2)),))
    told = replace(was.sessions[0], day=date(2019, 3, 1), items=(report,))
    import_dossier(store, replace(was, sessions=(told,)), {})
    late = Decision(DecisionKind.ORDER, "2", "Bail", day=date(2019, 1, 3))
    again = Decision(DecisionKind.ORDER, "1", "Régie", day=date(2020, 1, 2))

    import_dossier(store, replace(was, sessions=(), decisions=(late, again)), {})
    import_dossier(store, replace(was, sessions=(), decisions=(late, again)), {})

    entered = {(each.number, each.day): each.entered for each in content(store).decisions}
    assert entered == {("1", date(2019, 1, 2)): None, ("2", date(2019, 1, 3)): TODAY, ("1", date(2020, 1, 2)): None}


def convened():
    """The dossier, whose draft session is convened."""
    was = dossier()
    draft = replace(was.sessions[1], notice=Notice(TODAY))
    return replace(was, sessions=(was.sessions[0], draft))


def letters(store):
    session = content(store).sessions[1]
    return session.notice.snapshot


def test_the_import_of_a_dated_notice_keeps_what_it_said(store):
    assert letters(store) is None

    import_dossier(store, convened(), {})

    assert [each.subject for each in letters(store).agenda] == [f"Point {n}" for n in range(1, 7)]
    assert letters(store).convened[0].person == "t1"


def test_a_later_import_never_rewrites_what_notices_said(store):
    import_dossier(store, convened(), {})
    kept, was = letters(store), convened()
    people = tuple(replace(each, last_name="AUTRE") for each in was.assembly.people)
    draft = replace(was.sessions[1], place="Mairie", items=was.sessions[1].items[::-1])

    import_dossier(store, replace(was, assembly=replace(was.assembly, people=people), sessions=(draft,)), {})

    assert content(store).sessions[1].place == "Mairie"
    assert letters(store) == kept


def test_notices_of_another_date_say_what_is(store):
    import_dossier(store, convened(), {})
    draft = replace(convened().sessions[1], place="Mairie", notice=Notice(date(2026, 10, 12)))

    import_dossier(store, replace(convened(), sessions=(draft,)), {})

    assert letters(store).place == "Mairie"


def orders(store):
    return [(each.number, each.day, each.entered) for each in content(store).decisions]


def with_orders(*decisions, sessions=()):
    return replace(dossier(), sessions=sessions, decisions=decisions)


def reported(day):
    """A session that reported the orders up to that day."""
    report = Item(ItemKind.INFORMATION, "Décisions", statement=(DelegatedTable(DecisionKind.ORDER),))
    return replace(dossier().sessions[0], day=day, items=(report,))


def order(number, day, subject="Régie"):
    return Decision(DecisionKind.ORDER, number, subject, day=day)


def test_a_decision_whose_date_is_corrected_is_not_entered_twice(store):
    import_dossier(store, with_orders(order("1", date(2019, 1, 2)), order("2", None)), {})
    brought = with_orders(order("1", date(2019, 1, 20)), order("2", date(2019, 2, 1)))

    assert [each.what for each in changes(content(store), brought) if each.kind == "décision"] == [CHANGED, CHANGED]
    import_dossier(store, brought, {})

    assert orders(store) == [("1", date(2019, 1, 20), None), ("2", date(2019, 2, 1), None)]


def test_a_number_that_comes_back_is_another_decision(store):
    import_dossier(store, with_orders(order("1", date(2019, 1, 2))), {})

    import_dossier(store, with_orders(order("1", date(2019, 1, 2)), order("1", date(2019, 6, 1))), {})
    import_dossier(store, with_orders(order("1", date(2020, 1, 2))), {})

    assert [day for _, day, _ in orders(store)] == [date(2019, 1, 2), date(2019, 6, 1), date(2020, 1, 2)]


@pytest.mark.parametrize(
    ("was", "now", "entered"),
    [
        (date(2019, 1, 2), date(2019, 1, 20), None),  # told on 1 March, and still
        (date(2019, 4, 1), date(2019, 2, 1), TODAY),  # never told: the report of March would have been silent on it
        (date(2019, 4, 1), date(2019, 5, 1), None),
    ],
)
def test_a_decision_whose_date_is_corrected_is_told_once(store, was, now, entered):
    import_dossier(store, with_orders(order("1", was), sessions=(reported(date(2019, 3, 1)),)), {})

    import_dossier(store, with_orders(order("1", now)), {})

    assert orders(store) == [("1", now, entered)]


def with_seat(code, **changes):
    """The dossier, one seat of which says otherwise."""
    was = dossier()
    seats = tuple(replace(each, **changes) if each.code == code else each for each in was.assembly.seats)
    return replace(was, sessions=(), assembly=replace(was.assembly, seats=seats))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"titular": "t6"}, "siège S2 : M.\u00a0X T2 remplacé"),
        ({"deputies": ()}, "suppléants du siège S2"),
        ({"weight": Fraction(3)}, "siège S2 : 1 voix, devenues 3"),
        ({"vacant": True}, "siège S2 retiré ce jour-là"),
    ],
)
def test_an_import_that_changes_who_sat_is_refused_and_says_where(store, changes, what):
    before = content(store)

    with pytest.raises(
        RuleViolation, match=r"changerait la séance tenue le 09/10/2026 \(.*après le 09/10/2026"
    ) as said:
        import_dossier(store, with_seat("S2", **changes), {})

    assert what in str(said.value)
    assert content(store) == before


def test_an_import_may_change_who_sits_from_the_day_after(store):
    was = dossier()
    second = next(each for each in was.assembly.seats if each.code == "S2")
    ended = replace(second, until=date(2026, 10, 9))
    renewed = replace(second, titular="t6", since=date(2026, 10, 10))
    seats = tuple(each for each in was.assembly.seats if each.code != "S2")

    import_dossier(store, replace(was, sessions=(), assembly=replace(was.assembly, seats=(*seats, ended, renewed))), {})

    assert renewed in content(store).assembly.seats


def with_rules(seats=None, **said):
    was = dossier()
    (body,) = was.assembly.bodies
    body = replace(body, seats=seats or body.seats)
    profile = replace(was.syndicat.profile, **said)
    return replace(was, syndicat=replace(was.syndicat, profile=profile), sessions=(),
                   assembly=replace(was.assembly, bodies=(body,)))  # fmt: skip


def test_an_import_that_changes_order_and_statutes_keeps_those_of_the_sessions_held(store):
    order_then = dossier().assembly.bodies[0].seats
    changed = with_rules(order_then[::-1], casting_vote=False)

    for _ in range(2):  # the second time, the file still says nothing of what was before
        import_dossier(store, changed, {})

    made = content(store)
    held, draft = (each.day for each in made.sessions)
    assert [made.syndicat.profile.on(day).casting_vote for day in (held, draft)] == [None, False]
    assert [made.assembly.bodies[0].seats_on(day) for day in (held, draft)] == [order_then, order_then[::-1]]
    assert {each.what for each in changes(content(store), changed)} == {SAME}


def test_a_name_put_right_by_an_import_is_until_the_minutes_are_approved(store):
    was = dossier()
    people = tuple(replace(each, last_name="BORIE") if each.code == "t1" else each for each in was.assembly.people)
    corrected = replace(was, sessions=(), assembly=replace(was.assembly, people=people))

    import_dossier(store, corrected, {})
    assert content(store).assembly.person("t1").last_name == "BORIE"

    fixed = replace(was.sessions[0], minutes=Minutes(date(2026, 12, 4)))
    import_dossier(store, replace(corrected, sessions=(fixed,)), {})
    with pytest.raises(RuleViolation, match="procès-verbal est arrêté"):
        import_dossier(store, replace(was, sessions=()), {})


@st.composite
def brought_in(draw):
    """The dossier as somebody else might have it: mandates, order, roles, names and statutes are not quite the same."""
    was = dossier()
    changes = st.fixed_dictionaries(
        {},
        optional={
            "titular": st.sampled_from(("t1", "t6")), "weight": st.just(Fraction(3)), "deputies": st.just(()),
            "until": st.sampled_from((date(2026, 10, 8), date(2026, 10, 9))), "vacant": st.booleans(),
        },
    )  # fmt: skip
    changed = draw(st.dictionaries(st.sampled_from(("S1", "S2")), changes, max_size=1))
    seats = tuple(replace(each, **changed.get(each.code, {})) for each in was.assembly.seats)
    (body,) = was.assembly.bodies
    body = replace(body, seats=tuple(draw(st.permutations(body.seats))), rules=draw(profiles()))
    roles = draw(st.sampled_from(((), (Role("t1", "Président", 0, date(2026, 10, 9)),))))
    assembly = replace(was.assembly, seats=seats, bodies=(body,), roles=roles)
    syndicat = replace(was.syndicat, profile=draw(profiles()))
    return replace(was, sessions=(), assembly=assembly, syndicat=syndicat)


@settings(max_examples=40, deadline=None)
@given(brought_in())
def test_whatever_is_brought_in_what_was_held_reads_the_same(brought):
    known = dossier()
    footings = [Footing(each.key, held=each.held) for each in known.sessions]

    try:
        made = completed(known, brought, TODAY, footings)
    except RuleViolation:
        return  # refused: nothing is written

    for footing in footings:
        if footing.held:
            was, now = record(known.assembly, footing), record(made.assembly, footing)
            assert (was.seats, was.roles, was.rules) == (now.seats, now.roles, now.rules)
            day = footing.key.day
            one, two = (replace(each.syndicat.profile.on(day), former=()) for each in (known, made))
            assert one == two
