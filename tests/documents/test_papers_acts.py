"""The end of the papers: who signs, what is certified, what the register says of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.documents.contents.registers import closing_sheet
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.agenda import Clause
from syndic_desktop.domain.statutes import FormerProfile, Profile, Publication
from syndic_desktop.domain.texts import paragraph
from tests.documents.papers import example, the_words
from tests.documents.sessions import ITEM, SYNDICAT, plain, read, session, source

SENT = Transmission(date(2024, 3, 4), receipt=date(2024, 3, 4))


def published(act: Act, mode: Publication | None) -> Source:
    return source(session(replace(ITEM, act=act)), syndicat=replace(SYNDICAT, profile=Profile(publication=mode)))


@pytest.mark.parametrize(
    ("mode", "how"),
    [
        (None, "et publié le 05/03/2024."),
        (Publication.DISPLAY, "et affiché le 05/03/2024."),
        (Publication.ELECTRONIC, "et publié sous forme électronique le 05/03/2024."),
    ],
)
def test_a_way_of_publishing_is_certified_only_where_the_statutes_state_it(mode, how):
    said = the_words(published(Act(transmission=SENT, publication=date(2024, 3, 5)), mode), "extrait")

    assert f"transmis au représentant de l’État le 04/03/2024 {how}" in said


def test_an_extract_made_again_says_how_acts_were_published_on_its_day():
    once = FormerProfile(date(2024, 12, 31), Profile(publication=Publication.DISPLAY))
    now = Profile(publication=Publication.ELECTRONIC, former=(once,))
    held = session(replace(ITEM, act=Act(transmission=SENT, publication=date(2024, 3, 5))))

    said = the_words(source(held, syndicat=replace(SYNDICAT, profile=now)), "extrait")

    assert "et affiché le 05/03/2024." in said


def test_dates_that_nobody_knows_yet_have_a_place_to_be_written():
    said = the_words(published(Act(transmission=SENT), None), "extrait")

    assert "Acte transmis au représentant de l’État le 04/03/2024 et publié le ……………………\n" in said
    assert "exécutoire" not in said


@pytest.mark.parametrize(
    "act",
    [Act(), Act(transmission=SENT), Act(publication=date(2024, 3, 5)),
     Act(transmission=Transmission(date(2024, 3, 4), "x"), publication=date(2024, 3, 5))],
)  # fmt: skip
def test_nothing_is_certified_before_the_receipt_and_the_publication_are_there(act):
    assert "exécutoire" not in the_words(published(act, None), "extrait")


def test_an_act_that_the_prefect_does_not_receive_is_certified_once_public():
    said = the_words(published(Act(publication=date(2024, 3, 5), exempt="gestion du domaine privé"), None), "extrait")

    assert "le caractère exécutoire du présent acte, publié le 05/03/2024." in said
    assert "transmis" not in said.partition("La présente délibération peut")[0].partition("exécutoire")[2]


def test_a_report_is_the_president_s_whoever_chairs():
    held = session(replace(ITEM, statement=(paragraph("Il faut une barque."),)), president="eau")

    said = the_words(source(held), "extrait", templates="rapport")

    assert "Rapport de la Présidente\n" in said
    assert "Le président de séance, / Luc EAU" in said


def test_a_secretary_who_is_not_named_has_a_place_to_sign():
    assert "Le ou la secrétaire de séance, / ……………………" in the_words(source(session(ITEM)), "proces-verbal")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((), "n’a donné lieu à aucune délibération."),
        (("1",), "a donné lieu à une délibération, transcrite au registre sous le numéro suivant :"),
        (("1", "2"), "a donné lieu à 2 délibérations, transcrites au registre sous les numéros suivants :"),
    ],
)
def test_the_closing_sheet_counts_what_was_entered(numbers, said):
    held = session(*(replace(ITEM, number=number) for number in numbers))

    assert plain(closing_sheet(read(held))["bilan"]) == said
    assert f"tenue le vendredi 1er mars 2024 {said}" in the_words(source(held), "feuillet-de-cloture")


def test_the_note_sent_before_the_session_has_heard_nobody():
    assert "Entendu" not in the_words(example("CS:2026-12-04"), "note-de-synthese")


def test_clauses_with_a_verb_of_their_own_are_a_draft_of_decision():
    items = (
        replace(ITEM, operative=(Clause("le budget.", "ADOPTE"), Clause("la Présidente.", "CHARGE"))),
        replace(ITEM, operative=(Clause("de fixer le tarif ;"), Clause("qu’il sera affiché.", "PRÉCISE"))),
        ITEM,
    )

    said = the_words(source(session(*items)), "note-de-synthese").split("\n")

    assert [line for line in said if line.startswith(("Projet", "Il est"))] == [
        "Projet de décision :",
        "Projet de décision : le comité syndical DÉCIDE :",
        "Il est proposé au comité syndical :",
    ]
