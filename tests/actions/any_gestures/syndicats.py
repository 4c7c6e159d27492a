"""Gestures on the syndicat, its rules and library, what is brought into its file and the papers made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, imports, notices, papers, phrases, syndicats
from syndic_desktop.documents.folders import Written
from syndic_desktop.documents.keeping import PutAway
from syndic_desktop.domain import provisions
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.phrases import Phrase, PhraseKind
from syndic_desktop.domain.sessions import thawed
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.topics import UpcomingTopic
from tests.actions.any_gestures.agendas import on_sessions
from tests.actions.any_gestures.basics import WORDS, Draw, World, a_code, a_day, a_text, maybe, one
from tests.pictures import JPEG, png


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
    body = draw(maybe(a_code(world.dossier.assembly.bodies)))
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
                partial(syndicats.create_syndicat, syndicat=changed),
            )
        )
    )


def on_phrases(draw: Draw, world: World) -> Gesture:
    known = world.dossier.phrases
    phrase = Phrase(draw(st.sampled_from(PhraseKind)), draw(a_text()), draw(a_text()))
    replaced = draw(maybe(one(known))) if known else None
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(phrases.save_phrase, phrase=phrase, replaced=replaced),
                partial(phrases.remove_phrase, phrase=replaced or phrase),
                phrases.add_starters,
            )
        )
    )


def on_imports(draw: Draw, world: World) -> Gesture:
    """A dossier as a file brings it: this one as it is or as it was changed elsewhere, or another."""
    known = replace(world.dossier, sessions=tuple(map(thawed, world.dossier.sessions)))
    change = draw(st.sampled_from(BROUGHT))
    files = draw(st.sampled_from(({}, {"annexes/plan.pdf": b"%PDF-2"}, {"annexes/neuf.pdf": b"%PDF"})))
    return partial(imports.import_dossier, dossier=change(draw, known), files=files)


def _as_it_is(draw: Draw, known: Dossier) -> Dossier:
    return known


def _of_another(draw: Draw, known: Dossier) -> Dossier:
    return replace(known, syndicat=replace(known.syndicat, name=draw(st.sampled_from(WORDS)), siret=None))


def _with_names(draw: Draw, known: Dossier) -> Dossier:
    people = tuple(replace(each, last_name=draw(st.sampled_from(WORDS))) for each in known.assembly.people)
    return replace(known, assembly=replace(known.assembly, people=people), sessions=())


def _with_a_session(draw: Draw, known: Dossier) -> Dossier:
    if not known.sessions:
        return known
    chosen = draw(one(known.sessions))
    other = draw(
        st.sampled_from(
            (
                replace(chosen, place="Mairie"),
                replace(chosen, items=chosen.items[::-1]),
                replace(chosen, items=chosen.items[1:]),
                replace(chosen, notice=Notice(date(2026, 9, 1))),
                replace(chosen, attendance=()),
                replace(chosen, day=draw(a_day()), items=tuple(replace(each, number=None) for each in chosen.items)),
            )
        )
    )
    return replace(known, sessions=(other,))


def _with_lists(draw: Draw, known: Dossier) -> Dossier:
    decision = Decision(draw(st.sampled_from(DecisionKind)), draw(st.sampled_from(("1", "2"))), "Bail", draw(a_day()))
    topic = UpcomingTopic(draw(one(known.assembly.bodies)).code, Item(ItemKind.DELIBERATION, "Bail"))
    return replace(
        known,
        sessions=(),
        decisions=(decision, *known.decisions[::-1]),
        topics=draw(st.sampled_from(((), (topic,), (*known.topics[::-1], topic)))),
        phrases=(Phrase(PhraseKind.VISA, "Code", "le code"), *known.phrases[1:]),
    )


BROUGHT = (_as_it_is, _of_another, _with_names, _with_a_session, _with_a_session, _with_lists)


def on_papers(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    path = st.sampled_from(("ordre-du-jour.docx", "extraits/1-bail.docx", "convocations/01-ada.docx"))
    kind = st.sampled_from((*notices.WITH_NOTICES, "extrait"))
    made = draw(st.lists(st.builds(Written, path, kind, st.just("f"), st.sampled_from(("", "d"))), max_size=2))
    away = [PutAway(each, f"anciens/{each}") for each in draw(st.lists(path, max_size=1))]
    if draw(st.booleans()):
        return partial(papers.record_year_papers, year=draw(st.integers(2020, 2030)), written=made)
    return partial(papers.record_papers, session_id=draw(one(world.session_ids)), written=made, away=away)
