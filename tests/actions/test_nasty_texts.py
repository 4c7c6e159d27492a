"""What nobody types on purpose, in every entry of text: kept as it is, or refused with one sentence.

Whatever was kept, the file can be exported and read again, and the papers of its sessions are written and open.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from syndic_desktop.actions import (
    Done,
    agenda,
    annexes,
    answers,
    assemblies,
    bodies,
    checks,
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
)
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents import folders
from syndic_desktop.documents.sources import source_of
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.phrases import Phrase, PhraseKind
from syndic_desktop.domain.texts import Heading, Listing, Table, paragraph
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.exchange.dossiers import to_json
from syndic_desktop.exchange.rosters import read_roster
from syndic_desktop.store import Store, create_store
from tests.actions.contents import journal_length
from tests.actions.gestures import clock
from tests.actions.test_any_gestures import Telling, assert_holds, is_shown, starting

LONG = "mot " * 50_000
MARKUP, BACKWARDS = "<w:p>&amp;{{ x }}{% for %}", "\u202eécrit à l’envers"
VALUES = (
    "", "   ", "\0", "a\0b", "\x1b[31mrouge\x07", "\ud800", BACKWARDS, MARKUP, "deux\nlignes", "a\u2028b\x85c\x0bd",
    "e\u0301\u0327" * 40, "../../etc", "👩‍🚒" * 300, LONG,
)  # fmt: skip
PRINTED = ("\ud800", BACKWARDS, MARKUP)
"""Those that every paper is written with: writing all of them takes a while."""
WHOLE = (
    BACKWARDS,
    "شركة المياه",
    "👩‍🚒🇫🇷",
    "=cmd()",
    "+1+1",
    MARKUP,
    "]]>",
    "’« »",
)
"""Odd, but sound: kept to the letter wherever words are free."""
TEMPLATES = Path(__file__).parents[2] / "templates_docx"

HELD, CONVENED, DRAFT = 1, 2, 3
Entry = Callable[[Store, str], Done]


def _edited(store: Store, **said: object) -> Done:
    return people.edit_person(store, replace(Telling.of(store).dossier.assembly.person("zoe"), **said))


def _member(store: Store, **said: object) -> Done:
    return members.edit_member(store, replace(Telling.of(store).dossier.assembly.members[1], **said), everywhere=True)


def _syndicat(store: Store, **said: object) -> Done:
    return syndicats.edit_syndicat(store, replace(Telling.of(store).dossier.syndicat, **said))


def _body(store: Store, **said: object) -> Done:
    return bodies.edit_body(store, replace(Telling.of(store).dossier.assembly.bodies[1], **said), everywhere=True)


def _roster(store: Store, text: str) -> Done:
    """A list as it comes from a file, where every cell says it."""
    rows = ["Collège;Article;Membre;Civilité;Prénom;Nom;Fonction", f"Communes;les;{text};M.;{text};{text};{text}"]
    data = "\n".join(rows).encode("utf-8", "replace")
    return assemblies.import_roster(store, read_roster(data, "liste.csv"))


def _topic(store: Store, subject: str, note: str | None = None) -> Done:
    return topics.note_topic(store, UpcomingTopic("CS", Item(ItemKind.DELIBERATION, subject, note=note)))


def _first(store: Store, session_id: int) -> int:
    with store.reading() as reader:
        return reader.items(session_id)[0].id


ENTRIES: dict[str, Entry] = {
    "objet": lambda store, text: agenda.reword_item(store, _first(store, CONVENED), text),
    "nouveau point": lambda store, text: items.add_item(store, DRAFT, ItemKind.DELIBERATION, text),
    "note": lambda store, text: items.note_item(store, _first(store, DRAFT), text),
    "matière": lambda store, text: items.choose_matter(store, _first(store, DRAFT), text),
    "rapporteur": lambda store, text: items.name_rapporteur(store, _first(store, DRAFT), text),
    "exposé": lambda store, text: texts.save_part(
        store,
        _first(store, DRAFT),
        "statement",
        (paragraph(text), Heading(text), Listing((paragraph(text),)), Table(((text,) * 2,))),
    ),
    "visas": lambda store, text: texts.save_part(store, _first(store, DRAFT), "visas", (text, text)),
    "considérants": lambda store, text: texts.save_part(store, _first(store, DRAFT), "recitals", (text,)),
    "entendu": lambda store, text: texts.save_part(store, _first(store, DRAFT), "heard", (text,)),
    "verbe": lambda store, text: texts.save_part(store, _first(store, DRAFT), "verb", text),
    "dispositif": lambda store, text: texts.save_part(
        store, _first(store, DRAFT), "operative", (Clause(text, text, (text,)),)
    ),
    "annexe": lambda store, text: annexes.attach(store, _first(store, DRAFT), text, b"x"),
    "fichier": lambda store, text: annexes.attach(store, _first(store, DRAFT), f"{text}.pdf", b"x"),
    "extension": lambda store, text: annexes.attach(store, _first(store, DRAFT), f"a.{text}", b"x"),
    "titre d’annexe": lambda store, text: annexes.retitle(store, _second_of_held(store), 0, text),
    "sujet": _topic,
    "note de sujet": lambda store, text: _topic(store, "Sujet", text),
    "nom de phrase": lambda store, text: phrases.save_phrase(store, Phrase(PhraseKind.VISA, text, "le code")),
    "phrase": lambda store, text: phrases.save_phrase(
        store, Phrase(PhraseKind.VISA, f"Phrase {len(Telling.of(store).dossier.phrases)}", text)
    ),
    "lieu": lambda store, text: sessions.change_place(store, CONVENED, text),
    "présidence": lambda store, text: sessions.change_president(store, DRAFT, text),
    "urgence": lambda store, text: notices.fill_notice(store, CONVENED, urgency=text),
    "signataire": lambda store, text: notices.fill_notice(store, CONVENED, signatory=text),
    "preuve": lambda store, text: notices.record_dispatch(
        store, CONVENED, Dispatch("ada", date(2026, 10, 9), Means.POST, text)
    ),
    "motif": lambda store, text: checks.override_check(store, CONVENED, "C5", "constat", None, f"Présidente : {text}"),
    "réponse": lambda store, text: answers.record_answer(store, CONVENED, Answer(text, Stance(State.PRESENT))),
    "porteur": lambda store, text: answers.record_answer(
        store, CONVENED, Answer("orsigny-1", Stance(State.PROXY, holder=text))
    ),
    "collège": members.add_college,
    "article": lambda store, text: members.add_college(store, "Régions", text),
    "membre": lambda store, text: members.add_member(store, text, "com"),
    "nom de membre": lambda store, text: _member(store, name=text),
    "adresse de membre": lambda store, text: _member(store, address=(text, text)),
    "personne": lambda store, text: people.add_person(store, Person("", Civility.MR, text, text)),
    "prénom": lambda store, text: _edited(store, first_name=text),
    "nom": lambda store, text: _edited(store, last_name=text),
    "courriel": lambda store, text: _edited(store, email=text),
    "téléphone": lambda store, text: _edited(store, phone=text),
    "adresse": lambda store, text: _edited(store, address=(text,)),
    "fonction": lambda store, text: mandates.entitle(store, "cleo", text, date(2026, 5, 1)),
    "rôle": lambda store, text: mandates.give_role(store, Role("cleo", text, 3, date(2026, 5, 1))),
    "siège de": mandates.add_seat,
    "instance": lambda store, text: _body(store, name=text),
    "sigle": lambda store, text: bodies.add_body(
        store, replace(Telling.of(store).dossier.assembly.bodies[1], code=text, seats=())
    ),
    "numérotation": lambda store, text: _body(store, numbering=f"{text}{{numero}}"),
    "liste": _roster,
    "syndicat": lambda store, text: _syndicat(store, name=text),
    "nom court": lambda store, text: _syndicat(store, short_name=text),
    "siège": lambda store, text: _syndicat(store, city=text, address=(text,)),
    "département": lambda store, text: _syndicat(store, department=text),
    "nom du département": lambda store, text: _syndicat(store, department_name=text),
    "siret": lambda store, text: _syndicat(store, siret=text),
    "ape": lambda store, text: _syndicat(store, ape=text),
    "tribunal": lambda store, text: syndicats.say_rule(store, "court", text),
    "lieux": lambda store, text: syndicats.say_rule(store, "places", (text, text)),
    "qui convoque": lambda store, text: syndicats.say_rule(store, "conveners", (text,), body="CS"),
}
FREE = (
    "objet", "nouveau point", "note", "exposé", "visas", "considérants", "entendu", "verbe", "dispositif", "sujet",
    "titre d’annexe", "note de sujet", "nom de phrase", "phrase", "lieu", "urgence", "preuve", "motif", "membre",
    "adresse de membre", "prénom", "nom", "téléphone", "adresse", "fonction", "instance", "syndicat", "siège",
    "tribunal", "lieux",
)  # fmt: skip
"""Where any words are at home."""


def spoken(tree: object) -> str:
    """Every text of a tree."""
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return "\n".join(map(spoken, inside)) if inside else str(tree)


def _second_of_held(store: Store) -> int:
    with store.reading() as reader:
        return reader.items(HELD)[1].id


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "x.syndic", clock=clock, holder="essai") as store:
        import_dossier(store, starting(), {"annexes/plan.pdf": b"%PDF"})
        yield store


def tried(store: Store, entry: Entry, text: str) -> bool:
    """Whether a text was kept; a refusal is one sentence that a screen can show, and nothing was written."""
    before = journal_length(store)
    try:
        entry(store, text)
    except (RuleViolation, FileTrouble) as refusal:
        said = str(refusal)
    else:
        return True
    assert is_shown(said), said
    assert journal_length(store) == before
    return False


@pytest.mark.parametrize("text", VALUES, ids=range(len(VALUES)))
def test_any_text_is_kept_or_refused_in_every_entry(store, text):
    kept = [name for name, entry in ENTRIES.items() if tried(store, entry, text)]

    held = Telling.of(store)
    assert_holds(held)
    if text in PRINTED:
        assert_papers_open(held, kept)


@pytest.mark.parametrize("text", WHOLE)
def test_odd_but_sound_words_are_kept_to_the_letter(store, text):
    """Each entry has words of its own, so that none is found where another put them."""
    typed = {name: f"{text} {rank}." for rank, name in enumerate(FREE)}

    for name in FREE:
        assert tried(store, ENTRIES[name], typed[name]), name

    told = spoken(json.loads(to_json(Telling.of(store).dossier)))
    assert [name for name in FREE if typed[name] not in told] == []


def assert_papers_open(held: Telling, kept: list[str]) -> None:
    for session in held.dossier.sessions:
        source = source_of(held.dossier, session.key, held.files)
        shelf = Shelf(TEMPLATES, source.syndicat.templates)
        for paper in folders.papers(source):
            made = io.BytesIO(folders.made(paper, source, shelf))
            opened = load_workbook(made) if paper.kind == folders.WORKBOOK else Document(made)
            assert opened, (paper.path, kept)
