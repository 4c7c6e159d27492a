"""A list from Excel completes the assembly, all or nothing, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.actions.answers import record_answer
from syndic_desktop.actions.assemblies import import_roster
from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.notices import send_notices
from syndic_desktop.actions.syndicats import put_logo, say_rule
from syndic_desktop.actions.templates import use_set
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import EmptyDossier, RuleViolation
from syndic_desktop.exchange.rosters import read_roster
from syndic_desktop.queries.sittings import read_sitting
from syndic_desktop.store import create_store
from tests.actions.test_kill import dossier
from tests.pictures import png

LIST = """Collège;Article;Membre;Civilité;Prénom;Nom;Voix
Communes;les;Ville d’Orsigny;Mme;Ève;BEL;3/2
Communes;les;Ville d’Orsigny;M.;Luc;EAU;3/2
""".encode()


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 11, 23), holder="essai") as store:
        yield store


def assembly(store):
    with store.reading() as reader:
        return reader.assembly()


def test_a_first_list_makes_the_assembly_and_its_committee(store):
    import_dossier(store, Dossier(dossier().syndicat), {})

    done = import_roster(store, read_roster(LIST, "liste.csv"))

    made = assembly(store)
    assert [(person.first_name, person.last_name) for person in made.people] == [("Ève", "BEL"), ("Luc", "EAU")]
    assert [body.seats for body in made.bodies] == [tuple(seat.code for seat in made.seats)]
    done.undo(store)
    assert assembly(store) == Assembly()


def test_a_list_completes_the_assembly_and_loses_nobody(store):
    import_dossier(store, dossier(), {})
    before = assembly(store)

    import_roster(store, read_roster(LIST, "liste.csv"))

    after = assembly(store)
    assert set(before.people) <= set(after.people)
    assert len(after.seats) == len(before.seats) + 2
    assert replace(after.bodies[0], seats=before.bodies[0].seats, former=()) == before.bodies[0]
    assert after.bodies[0].former[-1].seats == before.bodies[0].seats


def test_a_list_needs_a_syndicat_first(store):
    with pytest.raises(RuleViolation, match="importez un dossier"):
        import_roster(store, read_roster(LIST, "liste.csv"))


def test_every_gesture_refuses_an_empty_file_in_the_same_words(store):
    held = dossier().sessions[1]
    with store.writing("préparer") as writer:
        writer.save_assembly(dossier().assembly)
        session_id = writer.add_session(held)
    said = set()
    for gesture in (
        lambda: send_notices(store, session_id, date(2026, 11, 1)),
        lambda: record_answer(store, session_id, Answer("S1", Stance(State.PRESENT), held.day)),
        lambda: import_roster(store, read_roster(LIST, "liste.csv")),
        lambda: record_presence(store, session_id, "S1", Stance(State.PRESENT)),
        lambda: read_sitting(store, session_id),
        lambda: say_rule(store, "proxies_per_holder", 2),
        lambda: put_logo(store, png(30, 10)),
        lambda: use_set(store, "classique"),
    ):
        with pytest.raises(EmptyDossier) as refused:
            gesture()
        said.add(str(refused.value))

    assert said == {"Ce dossier est vide : créez d’abord votre syndicat, ou importez un dossier."}
