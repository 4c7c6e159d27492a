"""Gestures on sessions, their items and texts, and what is foreseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, agenda, annexes, decision_lists, items, numbers, sessions, texts, topics
from syndic_desktop.domain.agenda import BudgetStep, Clause, Fate, Item, ItemKind
from syndic_desktop.domain.sessions import Modality, SessionNature
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Heading, Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.domain.topics import UpcomingTopic
from tests.actions.any_gestures.basics import Draw, World, a_code, a_day, a_text, maybe, one


def on_sessions(draw: Draw, world: World) -> Gesture:
    day, opening = draw(a_day()), draw(maybe(st.sampled_from((time(9), time(18, 30)))))
    create = partial(
        sessions.create_session, body=draw(a_code(world.dossier.assembly.bodies)), day=day, opening=opening,
        place=draw(maybe(a_text())), urgent=draw(st.booleans()),
    )  # fmt: skip
    if not world.session_ids:
        return create
    it = draw(one(world.session_ids))
    person = draw(maybe(a_code(world.dossier.assembly.people)))
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
                partial(sessions.change_nature, session_id=it, nature=draw(st.sampled_from(SessionNature))),
                partial(sessions.follow_session, session_id=it, first_id=draw(maybe(one(world.session_ids)))),
                partial(decision_lists.record_list_published, session_id=it, day=draw(maybe(a_day()))),
                partial(decision_lists.record_list_copied, session_id=it, day=draw(maybe(a_day()))),
            )
        )
    )


def on_items(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    kind, subject = draw(st.sampled_from(ItemKind)), draw(a_text())
    place = draw(maybe(st.integers(-1, 5)))
    add = partial(items.add_item, session_id=draw(one(world.session_ids)), kind=kind, subject=subject, position=place)
    if not world.items:
        return add
    it = draw(one(tuple(world.items)))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                add,
                partial(items.remove_item, item_id=it),
                partial(items.change_kind, item_id=it, kind=kind),
                partial(items.name_rapporteur, item_id=it, person=draw(maybe(a_code(world.dossier.assembly.people)))),
                partial(items.choose_matter, item_id=it, code=draw(st.sampled_from((None, "7.1", "9.9.9.9", "\0")))),
                partial(items.mark_budget, item_id=it, step=draw(maybe(st.sampled_from(BudgetStep)))),
                partial(numbers.number_item, item_id=it, number=draw(st.sampled_from((None, "A/1", "A/2", "-", "\0")))),
                partial(items.note_item, item_id=it, note=draw(maybe(a_text()))),
                partial(agenda.move_item, item_id=it, position=draw(st.integers(0, 5))),
                partial(agenda.reword_item, item_id=it, subject=subject),
                partial(agenda.check_rewording, item_id=it),
                partial(agenda.decide_fate, item_id=it, fate=draw(st.sampled_from(Fate))),
            )
        )
    )


def on_topics(draw: Draw, world: World) -> Gesture:
    item = Item(draw(st.sampled_from(ItemKind)), draw(a_text()), note=draw(maybe(a_text())))
    item = replace(item, rapporteur=draw(maybe(a_code(world.dossier.assembly.people))))
    topic = UpcomingTopic(draw(a_code(world.dossier.assembly.bodies)), item, draw(maybe(a_day())))
    made: list[Gesture] = [partial(topics.note_topic, topic=topic)]
    session = draw(one(world.session_ids)) if world.session_ids else 0
    place = draw(maybe(st.integers(1, 5)))
    if world.topics:
        known = draw(one(world.topics))
        made += [
            partial(topics.edit_topic, topic_id=known.id, topic=topic),
            partial(topics.remove_topic, topic_id=known.id),
            partial(topics.enter_topic, topic_id=known.id, session_id=session, position=place),
        ]
    if world.items:
        it = draw(one(tuple(world.items)))
        made += [
            partial(topics.set_aside, item_id=it, day=draw(maybe(a_day()))),
            partial(topics.present_again, item_id=it, session_id=session, position=place),
        ]
    return draw(st.sampled_from(made))  # type: ignore[no-any-return]


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
    it = draw(one(tuple(world.items)))
    return partial(texts.save_part, item_id=it, part=part, value=draw(values.get(part, some)))


def on_annexes(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, place = draw(one(tuple(world.items))), draw(st.integers(0, 2))
    name = draw(st.sampled_from(("plan.pdf", "Plan.PDF", "sans extension", ".pdf", "a.b.c")) | a_text())
    attach = partial(annexes.attach, item_id=it, name=name, content=draw(st.sampled_from((b"%PDF", b"", b"x"))))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                attach,
                attach,
                partial(annexes.detach, item_id=it, place=place),
                partial(annexes.retitle, item_id=it, place=place, title=draw(a_text())),
                partial(annexes.type_annex, item_id=it, place=place, code=draw(st.sampled_from((None, "21_RP", "\0")))),
                partial(annexes.move_annex, item_id=it, place=place, to=draw(st.integers(0, 2))),
            )
        )
    )
