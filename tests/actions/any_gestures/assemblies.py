"""Gestures on the assembly: colleges, members, people, mandates, roles, bodies, and lists read from a sheet."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, assemblies, bodies, mandates, members, notices, people
from syndic_desktop.domain.assemblies import Body, BodyKind, PoolDeputy, Seat
from syndic_desktop.domain.mandates import Entrant
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.exchange.rosters import Roster, RosterLine, RosterPerson
from tests.actions.any_gestures.basics import Draw, World, a_code, a_day, a_text, maybe, one


def on_colleges(draw: Draw, world: World) -> Gesture:
    assembly, everywhere = world.dossier.assembly, draw(st.booleans())
    college, name = draw(one(assembly.colleges)), draw(a_text())
    member = draw(one(assembly.members)) if assembly.members else None
    article = draw(st.sampled_from(("le", "LES", "l'", "", "un")))
    made: list[Gesture] = [
        partial(members.add_college, name=name, article=draw(maybe(st.just(article)))),
        partial(members.edit_college, college=replace(college, name=name), everywhere=everywhere),
        partial(members.edit_college, college=replace(college, article=article), everywhere=everywhere),
        partial(members.remove_college, code=college.code),
        partial(members.add_member, name=name, college=draw(st.sampled_from((college.code, "inconnu")))),
    ]
    if member is not None:
        address = tuple(draw(st.lists(a_text(), max_size=2)))
        made += [
            partial(members.edit_member, member=replace(member, name=name, address=address), everywhere=everywhere),
            partial(members.edit_member, member=replace(member, college=college.code), everywhere=everywhere),
            partial(members.remove_member, code=member.code),
        ]
    return draw(st.sampled_from(made))  # type: ignore[no-any-return]  # hypothesis' draw says nothing of types


def on_people(draw: Draw, world: World) -> Gesture:
    person = draw(one(world.dossier.assembly.people))
    changed = replace(
        person,
        last_name=draw(st.just(person.last_name) | a_text()),
        first_name=draw(st.just(person.first_name) | a_text()),
        email=draw(st.sampled_from((None, "a@exemple.fr", "a@@b", "\0"))),
        phone=draw(maybe(a_text())),
        address=tuple(draw(st.lists(a_text(), max_size=2))),
        convened_by=draw(st.sampled_from(Means)),
    )
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(people.add_person, person=changed),
                partial(people.edit_person, person=changed, everywhere=draw(st.booleans())),
                partial(people.remove_person, code=person.code),
                partial(notices.convene_by, code=person.code, means=draw(st.sampled_from(Means))),
            )
        )
    )


def on_mandates(draw: Draw, world: World) -> Gesture:
    assembly, since = world.dossier.assembly, draw(a_day())
    if not assembly.seats:
        return on_seats(draw, world)
    seat, newcomers = draw(one(assembly.seats)), _newcomers(draw)
    new = _changed_seat(draw, world, seat, newcomers)
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(mandates.change_mandate, known=seat, new=new, since=None, newcomers=newcomers),
                partial(mandates.change_mandate, known=seat, new=new, since=since, newcomers=newcomers),
                partial(mandates.close_mandate, known=seat, until=since),
                _renewal(draw, world, newcomers),
            )
        )
    )


def on_seats(draw: Draw, world: World) -> Gesture:
    assembly = world.dossier.assembly
    seat, body = draw(a_code(assembly.seats)), draw(a_code(assembly.bodies))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(mandates.add_seat, member=draw(a_code(assembly.members)), since=draw(maybe(a_day()))),
                partial(mandates.remove_seat, seat=seat),
                partial(mandates.move_seat, body=body, seat=seat, position=draw(st.integers(0, 6))),
                partial(bodies.tick_seat, body=body, seat=seat, sits=draw(st.booleans())),
            )
        )
    )


def on_roles(draw: Draw, world: World) -> Gesture:
    assembly, since, until = world.dossier.assembly, draw(a_day()), draw(maybe(a_day()))
    someone, title = (
        draw(a_code(assembly.people)),
        draw(st.sampled_from(("Présidente", "1er Vice-Président", "\0", "x"))),
    )
    made: list[Gesture] = [
        partial(mandates.give_role, role=Role(someone, title, draw(st.integers(0, 2)), since, until)),
        partial(mandates.entitle, person=someone, title=draw(a_text()), since=since, until=until),
        partial(
            mandates.add_pool_deputy, member=draw(a_code(assembly.members)), person=someone, since=draw(maybe(a_day()))
        ),
    ]
    if assembly.roles:
        known = draw(one(assembly.roles))
        new = draw(st.sampled_from((None, replace(known, until=until), replace(known, title=title))))
        made.append(partial(mandates.change_role, known=known, new=new))
    if assembly.pool_deputies:
        deputy = draw(one(assembly.pool_deputies))
        other = draw(st.sampled_from((None, replace(deputy, since=since, until=until), PoolDeputy("inconnu", someone))))
        made.append(partial(mandates.change_pool_deputy, known=deputy, new=other))
    return draw(st.sampled_from(made))  # type: ignore[no-any-return]


def on_bodies(draw: Draw, world: World) -> Gesture:
    known = draw(one(world.dossier.assembly.bodies))
    code, name = draw(st.just("CAO") | a_text()), draw(a_text())
    pattern = draw(st.sampled_from(("B{numero}", "{annee}/{numero:02}", "{", "{numero:99}", "x", "\0{numero}")))
    body = Body(code, name, draw(st.sampled_from(BodyKind)), (), pattern, draw(st.sampled_from(Counter)))
    changed = replace(body, code=known.code, rules=known.rules, votes_by_college=draw(st.booleans()))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(bodies.add_body, body=body),
                partial(bodies.edit_body, body=changed, everywhere=draw(st.booleans())),
                partial(bodies.remove_body, code=known.code),
            )
        )
    )


def on_rosters(draw: Draw, world: World) -> Gesture:
    """A list where some are known, and some are not."""
    assembly = world.dossier.assembly
    colleges = {each.code: each for each in assembly.colleges}
    lines = []
    for row, member in enumerate(draw(st.lists(one(assembly.members), min_size=1, max_size=3)), start=2):
        college = colleges[member.college]
        known = draw(one(assembly.people))
        listed = RosterPerson(known.civility, known.first_name, known.last_name)
        other = RosterPerson(
            Civility.MR, draw(st.sampled_from(("Luc", ""))), draw(st.sampled_from(("NEUF", "👩‍🚒", "و")))
        )
        titular = draw(st.sampled_from((None, listed, other)))
        lines.append(RosterLine(row, college.name, college.article, member.name, titular, since=draw(maybe(a_day()))))
    return partial(assemblies.import_roster, roster=Roster(tuple(lines)))


def _newcomers(draw: Draw) -> tuple[Person, ...]:
    return draw(st.sampled_from(((), (Person("neuve", Civility.MRS, "Nina", "NEUVE"),))))  # type: ignore[no-any-return]


def _changed_seat(draw: Draw, world: World, seat: Seat, newcomers: tuple[Person, ...]) -> Seat:
    someone = st.sampled_from([each.code for each in (*world.dossier.assembly.people, *newcomers)] + ["inconnu"])
    return replace(
        seat,
        titular=draw(st.just(seat.titular) | maybe(someone)),
        vacant=draw(st.booleans()),
        deputies=tuple(draw(st.lists(someone, max_size=2))),
        weight=draw(st.sampled_from((seat.weight, Fraction(1), Fraction(7, 3), Fraction(0), Fraction(1, 10**12)))),
        since=draw(st.just(seat.since) | maybe(a_day())),
        until=draw(st.just(seat.until) | maybe(a_day())),
    )


def _renewal(draw: Draw, world: World, newcomers: tuple[Person, ...]) -> Gesture:
    assembly = world.dossier.assembly
    someone = st.sampled_from([each.code for each in (*assembly.people, *newcomers)])
    seats = st.sampled_from([*(each.code for each in assembly.seats), None])
    entrants = draw(st.lists(st.builds(Entrant, seats, maybe(someone)), max_size=2))
    return partial(
        mandates.renew,
        member=draw(a_code(assembly.members)),
        since=draw(a_day()),
        entrants=tuple(entrants),
        pool=tuple(draw(st.lists(someone, max_size=1))),
        newcomers=newcomers,
    )
