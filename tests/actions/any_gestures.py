"""Any gesture of the secretary's, drawn over whatever the file holds at that moment, right or wrong.

`drawn(draw, world)` gives a family of gestures and one gesture with its arguments. Most could be made on the screen;
some come from a screen that shows what is no more, and must then be refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from fractions import Fraction
from functools import partial
from typing import Any

from hypothesis import strategies as st

from syndic_desktop.actions import (
    Gesture,
    agenda,
    annexes,
    answers,
    assemblies,
    attendance,
    bodies,
    checks,
    decision_lists,
    items,
    mandates,
    members,
    notices,
    people,
    phrases,
    sessions,
    syndicats,
    texts,
    topics,
    votes,
)
from syndic_desktop.domain import provisions
from syndic_desktop.domain.agenda import BudgetStep, Clause, Fate, Item, ItemKind
from syndic_desktop.domain.answers import SAYABLE, Answer
from syndic_desktop.domain.assemblies import Body, BodyKind, PoolDeputy, Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.checks import findings
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.mandates import Entrant
from syndic_desktop.domain.means import Channel, Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.phrases import Phrase, PhraseKind
from syndic_desktop.domain.sessions import Modality
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Heading, Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, SecretBallots, Sense, Vote
from syndic_desktop.exchange.rosters import Roster, RosterLine, RosterPerson
from syndic_desktop.store import Reader, TopicLine
from tests.pictures import JPEG, png

Draw = Callable[[st.SearchStrategy[Any]], Any]

NASTY = (
    "", "   ", "\u00a0", "\0", "a\0b", "\x1b[31mrouge\x07", "\ud800", "a\udfffb", "\ufffe", "\u202eécrit à l’envers",
    "شركة المياه", "👩‍🚒🇫🇷", "=cmd()", "+1+1", "<w:p>&amp;{{ x }}{% for %}", "deux\nlignes", "a\u2028b\x85c\x0bd",
    "x" * 600, "e\u0301\u0327" * 40, "CON", "../../etc", "]]>", "’« »", "\ufeffa",
)  # fmt: skip
WORDS = ("Budget", "Marché d’œuvres", "Comité", "Éva", "MARTIN", "Questions diverses", "Lot", "Pays d’Orsigny", "BU")
DAYS = (
    date(2019, 12, 31), date(2025, 1, 1), date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11), date(2026, 6, 1),
    date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 28), date(2026, 10, 30), date(2026, 11, 20),
    date(2026, 12, 4), date(2027, 3, 1),
)  # fmt: skip


def a_text() -> st.SearchStrategy[str]:
    """Mostly words; sometimes what nobody types on purpose."""
    return st.sampled_from(WORDS * 4 + NASTY)


def a_day() -> st.SearchStrategy[date]:
    return st.sampled_from(DAYS)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@dataclass(frozen=True)
class World:
    """What the file holds, with the ids that gestures name it by."""

    dossier: Dossier
    session_ids: tuple[int, ...]
    agendas: Mapping[int, tuple[int, ...]]
    topics: tuple[TopicLine, ...]

    @classmethod
    def read(cls, reader: Reader, dossier: Dossier) -> World:
        known = {line.key: line.id for line in reader.sessions()}
        ids = tuple(known[session.key] for session in dossier.sessions)
        agendas = {each: tuple(line.id for line in reader.items(each)) for each in ids}
        return cls(dossier, ids, agendas, reader.topics())

    @property
    def items(self) -> dict[int, Item]:
        pairs = zip(self.session_ids, self.dossier.sessions, strict=True)
        return {key: item for each, said in pairs for key, item in zip(self.agendas[each], said.items, strict=True)}


def drawn(draw: Draw, world: World) -> tuple[str, Gesture]:
    """The name of a family, and one gesture of it."""
    name = draw(st.sampled_from(sorted(FAMILIES)))
    return name, FAMILIES[name](draw, world)


# --- the assembly -------------------------------------------------------------------------------------------------


def on_colleges(draw: Draw, world: World) -> Gesture:
    assembly, everywhere = world.dossier.assembly, draw(st.booleans())
    college, name = draw(_one(assembly.colleges)), draw(a_text())
    member = draw(_one(assembly.members)) if assembly.members else None
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
    person = draw(_one(world.dossier.assembly.people))
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
    seat, newcomers = draw(_one(assembly.seats)), _newcomers(draw)
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
    seat, body = draw(_code(assembly.seats)), draw(_code(assembly.bodies))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(mandates.add_seat, member=draw(_code(assembly.members)), since=draw(maybe(a_day()))),
                partial(mandates.remove_seat, seat=seat),
                partial(mandates.move_seat, body=body, seat=seat, position=draw(st.integers(0, 6))),
                partial(bodies.tick_seat, body=body, seat=seat, sits=draw(st.booleans())),
            )
        )
    )


def on_roles(draw: Draw, world: World) -> Gesture:
    assembly, since, until = world.dossier.assembly, draw(a_day()), draw(maybe(a_day()))
    someone, title = (
        draw(_code(assembly.people)),
        draw(st.sampled_from(("Présidente", "1er Vice-Président", "\0", "x"))),
    )
    made: list[Gesture] = [
        partial(mandates.give_role, role=Role(someone, title, draw(st.integers(0, 2)), since, until)),
        partial(mandates.entitle, person=someone, title=draw(a_text()), since=since, until=until),
        partial(
            mandates.add_pool_deputy, member=draw(_code(assembly.members)), person=someone, since=draw(maybe(a_day()))
        ),
    ]
    if assembly.roles:
        known = draw(_one(assembly.roles))
        new = draw(st.sampled_from((None, replace(known, until=until), replace(known, title=title))))
        made.append(partial(mandates.change_role, known=known, new=new))
    if assembly.pool_deputies:
        deputy = draw(_one(assembly.pool_deputies))
        other = draw(st.sampled_from((None, replace(deputy, since=since, until=until), PoolDeputy("inconnu", someone))))
        made.append(partial(mandates.change_pool_deputy, known=deputy, new=other))
    return draw(st.sampled_from(made))  # type: ignore[no-any-return]


def on_bodies(draw: Draw, world: World) -> Gesture:
    known = draw(_one(world.dossier.assembly.bodies))
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
    for row, member in enumerate(draw(st.lists(_one(assembly.members), min_size=1, max_size=3)), start=2):
        college = colleges[member.college]
        known = draw(_one(assembly.people))
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
        member=draw(_code(assembly.members)),
        since=draw(a_day()),
        entrants=tuple(entrants),
        pool=tuple(draw(st.lists(someone, max_size=1))),
        newcomers=newcomers,
    )


# --- the syndicat and its rules -----------------------------------------------------------------------------------


def on_rules(draw: Draw, world: World) -> Gesture:
    rule = draw(st.sampled_from(provisions.PROVISIONS))
    by_shape = {
        provisions.Shape.NUMBER: st.integers(-1, 400),
        provisions.Shape.FRACTION: st.sampled_from((Fraction(1, 2), Fraction(2, 3), Fraction(5), Fraction(0))),
        provisions.Shape.WORDS: a_text(),
        provisions.Shape.LIST: st.lists(a_text(), max_size=2).map(tuple),
    }
    values = by_shape.get(rule.shape)
    value = draw(maybe(st.sampled_from([each for each, _ in rule.choices]) if values is None else values))
    body = draw(maybe(_code(world.dossier.assembly.bodies)))
    return partial(syndicats.say_rule, key=rule.key, value=value, body=body)


def on_syndicat(draw: Draw, world: World) -> Gesture:
    known = world.dossier.syndicat
    changed = replace(
        known,
        name=draw(st.just(known.name) | a_text()),
        city=draw(a_text()),
        department=draw(st.sampled_from(("46", "2A", "", "9999", "\0"))),
        address=tuple(draw(st.lists(a_text(), max_size=2))),
        siret=draw(st.sampled_from((None, known.siret, "123", "\ud800"))),
        ape=draw(maybe(a_text())),
    )
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(syndicats.edit_syndicat, syndicat=changed),
                partial(syndicats.put_logo, content=draw(st.sampled_from((png(4, 4), JPEG, b"GIF89a", b"")))),
                syndicats.remove_logo,
                syndicats.forget_syndicat,
            )
        )
    )


# --- sessions and their agenda ------------------------------------------------------------------------------------


def on_sessions(draw: Draw, world: World) -> Gesture:
    day, opening = draw(a_day()), draw(maybe(st.sampled_from((time(9), time(18, 30)))))
    create = partial(
        sessions.create_session, body=draw(_code(world.dossier.assembly.bodies)), day=day, opening=opening,
        place=draw(maybe(a_text())), urgent=draw(st.booleans()),
    )  # fmt: skip
    if not world.session_ids:
        return create
    it = draw(_one(world.session_ids))
    person = draw(maybe(_code(world.dossier.assembly.people)))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                create,
                partial(sessions.convene_again, first_id=it, day=day, opening=opening),
                partial(sessions.remove_session, session_id=it),
                partial(sessions.move_session, session_id=it, day=day),
                partial(sessions.change_hour, session_id=it, opening=opening),
                partial(sessions.change_place, session_id=it, place=draw(a_text())),
                partial(sessions.change_modality, session_id=it, modality=draw(st.sampled_from(Modality))),
                partial(sessions.change_president, session_id=it, person=person),
                partial(sessions.make_urgent, session_id=it, urgent=draw(st.booleans())),
                partial(decision_lists.record_list_published, session_id=it, day=draw(maybe(a_day()))),
            )
        )
    )


def on_items(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    kind, subject = draw(st.sampled_from(ItemKind)), draw(a_text())
    place = draw(maybe(st.integers(-1, 5)))
    add = partial(items.add_item, session_id=draw(_one(world.session_ids)), kind=kind, subject=subject, position=place)
    if not world.items:
        return add
    it = draw(_one(tuple(world.items)))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                add,
                partial(items.remove_item, item_id=it),
                partial(items.change_kind, item_id=it, kind=kind),
                partial(items.name_rapporteur, item_id=it, person=draw(maybe(_code(world.dossier.assembly.people)))),
                partial(items.choose_matter, item_id=it, code=draw(st.sampled_from((None, "7.1", "9.9.9.9", "\0")))),
                partial(items.mark_budget, item_id=it, step=draw(maybe(st.sampled_from(BudgetStep)))),
                partial(items.note_item, item_id=it, note=draw(maybe(a_text()))),
                partial(agenda.move_item, item_id=it, position=draw(st.integers(0, 5))),
                partial(agenda.reword_item, item_id=it, subject=subject),
                partial(agenda.decide_fate, item_id=it, fate=draw(st.sampled_from(Fate))),
            )
        )
    )


def on_topics(draw: Draw, world: World) -> Gesture:
    item = Item(draw(st.sampled_from(ItemKind)), draw(a_text()), note=draw(maybe(a_text())))
    item = replace(item, rapporteur=draw(maybe(_code(world.dossier.assembly.people))))
    topic = UpcomingTopic(draw(_code(world.dossier.assembly.bodies)), item, draw(maybe(a_day())))
    made: list[Gesture] = [partial(topics.note_topic, topic=topic)]
    session = draw(_one(world.session_ids)) if world.session_ids else 0
    place = draw(maybe(st.integers(1, 5)))
    if world.topics:
        known = draw(_one(world.topics))
        made += [
            partial(topics.edit_topic, topic_id=known.id, topic=topic),
            partial(topics.remove_topic, topic_id=known.id),
            partial(topics.enter_topic, topic_id=known.id, session_id=session, position=place),
        ]
    if world.items:
        it = draw(_one(tuple(world.items)))
        made += [
            partial(topics.set_aside, item_id=it, day=draw(maybe(a_day()))),
            partial(topics.present_again, item_id=it, session_id=session, position=place),
        ]
    return draw(st.sampled_from(made))  # type: ignore[no-any-return]


def on_phrases(draw: Draw, world: World) -> Gesture:
    known = world.dossier.phrases
    phrase = Phrase(draw(st.sampled_from(PhraseKind)), draw(a_text()), draw(a_text()))
    replaced = draw(maybe(_one(known))) if known else None
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(phrases.save_phrase, phrase=phrase, replaced=replaced),
                partial(phrases.remove_phrase, phrase=replaced or phrase),
                phrases.add_starters,
            )
        )
    )


def on_texts(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    part = draw(st.sampled_from(sorted(texts.PARTS)))
    some = st.lists(a_text(), max_size=3).map(tuple)
    two = st.tuples(a_text(), a_text())
    blocks = st.one_of(
        a_text().map(paragraph),
        a_text().map(Heading),
        two.map(lambda said: Listing((paragraph(said[0]), Listing((paragraph(said[1]),), True)))),
        two.map(lambda said: Table((said, said[:1]), True)),
        two.map(lambda said: Paragraph((Run(said[0], bold=True), Run(said[1], superscript=True)))),
        st.builds(DelegatedTable, st.sampled_from(DecisionKind)),
    )
    values: dict[str, st.SearchStrategy[Any]] = {
        "statement": st.lists(blocks, max_size=3).map(tuple),
        "verb": maybe(a_text()),
        "operative": st.lists(st.builds(Clause, a_text(), maybe(a_text()), some), max_size=2).map(tuple),
    }
    it = draw(_one(tuple(world.items)))
    return partial(texts.save_part, item_id=it, part=part, value=draw(values.get(part, some)))


def on_annexes(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, place = draw(_one(tuple(world.items))), draw(st.integers(0, 2))
    name = draw(st.sampled_from(("plan.pdf", "Plan.PDF", "sans extension", ".pdf", "a.b.c")) | a_text())
    attach = partial(annexes.attach, item_id=it, name=name, content=draw(st.sampled_from((b"%PDF", b"", b"x"))))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                attach,
                attach,
                partial(annexes.detach, item_id=it, place=place),
                partial(annexes.retitle, item_id=it, place=place, title=draw(a_text())),
                partial(annexes.move_annex, item_id=it, place=place, to=draw(st.integers(0, 2))),
            )
        )
    )


# --- convening and holding ----------------------------------------------------------------------------------------


def on_notices(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, day = draw(_one(world.session_ids)), draw(a_day())
    someone = draw(_code(world.dossier.assembly.people))
    dispatch = Dispatch(someone, day, draw(st.sampled_from(Means)), draw(maybe(a_text())))
    said = draw(
        st.sampled_from(
            ({"signatory": someone}, {"urgency": draw(a_text())}, {"displayed": day}, {"budget_papers": day},
             {"copied": day}, {"urgency": None, "displayed": None})
        )
    )  # fmt: skip
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(notices.send_notices, session_id=it, day=day),
                partial(notices.resend, session_id=it, day=day),
                partial(notices.record_dispatch, session_id=it, dispatch=dispatch),
                partial(notices.fill_notice, session_id=it, **said),
            )
        )
    )


def on_answers(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, seat = draw(_one(world.session_ids)), draw(_code(world.dossier.assembly.seats))
    stance = replace(_stance(draw, world), state=draw(st.sampled_from(SAYABLE)))
    answer = Answer(seat, stance, draw(maybe(a_day())), draw(maybe(st.sampled_from(Channel))))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(answers.record_answer, session_id=it, answer=answer),
                partial(answers.withdraw_answer, session_id=it, seat=seat),
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
    it, seat = draw(_one(tuple(world.items))), draw(_code(world.dossier.assembly.seats))
    vote = draw(
        st.sampled_from(
            (Vote(unanimous=True), Vote(counts=Counts(2, 0)), Vote(default=Sense.IN_FAVOUR), Vote(),
             Vote(Ballot.PUBLIC, by_seat=(SeatVote(seat, Sense.AGAINST),), default=Sense.IN_FAVOUR),
             Vote(Ballot.SECRET, secret=SecretBallots(3, 1), counts=Counts(2)), Vote(Ballot.NONE))
        )
    )  # fmt: skip
    return draw(  # type: ignore[no-any-return]
        st.sampled_from((partial(votes.close_vote, item_id=it, vote=vote), partial(votes.reopen_vote, item_id=it, reason="erreur")))
    )


def on_attendance(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it, seat = draw(_one(world.session_ids)), draw(_code(world.dossier.assembly.seats))
    stance = _stance(draw, world)
    hour = draw(maybe(st.just(time(19))))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(attendance.record_presence, session_id=it, seat=seat, stance=stance),
                partial(
                    attendance.record_movement,
                    session_id=it,
                    movement=Movement(seat, draw(st.integers(0, 4)), stance, hour),
                ),
            )
        )
    )


def _stance(draw: Draw, world: World) -> Stance:
    someone = maybe(_code(world.dossier.assembly.people))
    state = draw(st.sampled_from(State))
    return Stance(
        state,
        draw(someone) if state is State.DEPUTY else None,
        draw(someone) if state is State.PROXY else None,
        draw(st.booleans()) if state is State.PRESENT else False,
    )


def _one(held: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from(held)


def _code(held: tuple[Any, ...]) -> st.SearchStrategy[str]:
    """The code of one of them, now and then that of nobody."""
    return st.sampled_from([each.code for each in held] * 4 + ["inconnu"])


ON_ASSEMBLY: dict[str, Callable[[Draw, World], Gesture]] = {
    "colleges": on_colleges,
    "people": on_people,
    "mandates": on_mandates,
    "seats": on_seats,
    "roles": on_roles,
    "bodies": on_bodies,
    "rosters": on_rosters,
    "rules": on_rules,
}
FAMILIES: dict[str, Callable[[Draw, World], Gesture]] = {
    **ON_ASSEMBLY,
    "syndicat": on_syndicat,
    "sessions": on_sessions,
    "items": on_items,
    "topics": on_topics,
    "phrases": on_phrases,
    "texts": on_texts,
    "annexes": on_annexes,
    "notices": on_notices,
    "answers": on_answers,
    "checks": on_checks,
    "votes": on_votes,
    "attendance": on_attendance,
}
