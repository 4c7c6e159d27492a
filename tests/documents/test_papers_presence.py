"""Who is there, as papers tell it: agreement, figures that add up, nobody lost, comings and goings."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings

from syndic_desktop.documents.contents.frames import article_of, reading
from syndic_desktop.documents.contents.minutes import minutes
from syndic_desktop.documents.contents.movements import movements
from syndic_desktop.documents.contents.places import at
from syndic_desktop.documents.contents.presence import columns, presence
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.agenda import BudgetStep
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import SessionNature
from syndic_desktop.domain.statutes import Profile, QuorumBase, QuorumProfile
from tests.documents.papers import the_words
from tests.documents.sessions import HERE, ITEM, SYNDICAT, extract_of, plain, read, session, source, stances
from tests.strategies import dossiers

EXCUSED, ABSENT = Stance(State.EXCUSED), Stance(State.ABSENT)


def test_women_alone_make_the_sentence_feminine():
    away = stances(V3=Stance(State.DEPUTY, deputy="hic"), C2=EXCUSED)
    told = extract_of(session(ITEM, attendance=away))["presence"]

    assert [plain(each) for each in told["suppleances"]] == [
        "Était représentée par suppléance pour la Ville d’Orsigny : suppléait Mme Lise HIC pour Mme Inès DRU"
    ]
    assert told["titre_excuses"] == "Excusée"


def test_several_deputies_of_a_college_make_one_plural_sentence():
    away = stances(C1=Stance(State.DEPUTY, deputy="ino"), C2=Stance(State.DEPUTY, deputy="hic"))
    told = extract_of(session(ITEM, attendance=away))["presence"]

    assert [plain(each) for each in told["suppleances"]] == [
        "Étaient représentés par suppléance pour les Communes : "
        "suppléaient Mme Rose INO pour M. Luc EAU, Mme Lise HIC pour Mme Zoé FAU"
    ]


def test_the_missing_are_one_figure_whose_excused_are_told():
    figures = extract_of(session(ITEM, attendance=stances(C1=EXCUSED, C2=ABSENT)))["presence"]["comptes"]

    assert (figures["en_exercice"], figures["presents"], figures["manquants"]) == (6, 4, 2)
    assert plain(figures["detail_absents"]) == "dont 1 excusé"


@settings(max_examples=40)
@given(dossiers())
def test_figures_add_up_and_every_member_is_somewhere(dossier: Dossier):
    for held in dossier.sessions:
        told = reading(Source(dossier.syndicat, dossier.sitting(held), {}))
        for state in told.states:
            said = presence(state.situation, state.quorum, state.electorate, told.hall)
            figures, people = said["comptes"], said["personnes"]
            assert figures["en_exercice"] == figures["presents"] + figures["pouvoirs"] + figures["manquants"]
            assert figures["votants"] + figures["retraits"] == figures["presents"] + figures["pouvoirs"]
            counted = sum(len(people[name]) for name in ("presents", "representes", "excuses", "absents"))
            assert counted == len(state.situation.places)


def test_comings_and_goings_are_sentences_in_order_of_time():
    opening = stances(C3=Stance(State.PROXY, holder="eau"), V2=EXCUSED)
    moves = (
        Movement("V2", 2, HERE, time(18, 40)),
        Movement("C1", 2, Stance(State.PROXY, holder="bel"), time(18, 30)),
    )
    told = read(session(ITEM, ITEM, attendance=opening, movements=moves))

    assert [plain(each) for each in movements(2, told)] == [
        "M. Luc EAU quitte la séance à 18 h 30, avant l’examen du point 2, et donne pouvoir à Mme Anne BEL.",
        "Le pouvoir donné par M. Jean GUÉ à M. Luc EAU cesse de produire effet en son absence.",
        "Le quorum n’est plus atteint.",
        "M. Paul COT rejoint la séance à 18 h 40, avant l’examen du point 2.",
        "Le quorum est atteint.",
    ]


def test_whoever_comes_back_is_said_to():
    moves = (Movement("C1", 2, EXCUSED), Movement("C1", 3, HERE))
    told = read(session(ITEM, ITEM, ITEM, movements=moves))

    assert [plain(each) for each in movements(3, told)] == ["M. Luc EAU revient en séance avant l’examen du point 3."]


def test_the_minutes_recall_the_quorum_when_the_room_has_changed():
    told = minutes(read(session(ITEM, ITEM, movements=(Movement("C1", 2, EXCUSED),))))

    assert [plain(point["effectif"]) for point in told["points"]] == [
        "",
        "À l’examen de ce point : 5 présents, aucun pouvoir et 5 votants. "
        "Le quorum, fixé à 4 membres présents, est atteint : 5 membres sont présents.",
    ]


def test_a_second_notice_needs_no_quorum():
    told = extract_of(session(ITEM, nature=SessionNature.SECOND_NOTICE))["presence"]

    assert "délibère sans condition de quorum (article L. 2121-17" in plain(told["quorum"]["phrase"])


@pytest.mark.parametrize(
    ("recused", "said"),
    [((), "sans compter la Présidente"), (("V2",), "sans compter la Présidente ni le membre intéressé")],
)
def test_the_president_does_not_count_for_the_accounts_and_it_is_said(recused, said):
    out = tuple(Recusal(seat, "") for seat in recused)
    item = replace(ITEM, budget=BudgetStep.ACCOUNTS, president="eau", recusals=out)
    told = extract_of(session(item))

    assert plain(told["presence"]["quorum"]["phrase"]).endswith(f"{said}.")
    assert told["presence"]["comptes"]["votants"] == 5 - len(out)
    assert "la Présidente ne prenant pas part au vote" in told["point"]["presidence"]
    away = session(item, movements=(Movement("V1", 1, Stance(State.ABSENT), during=True),))
    assert "la Présidente s’étant retirée au moment du vote" in extract_of(away)["point"]["presidence"]


def test_a_quorum_by_college_tells_each():
    by_college = Profile(quorum=QuorumProfile(base=QuorumBase.COLLEGES))
    given = source(session(ITEM), syndicat=replace(SYNDICAT, profile=by_college))
    told = reading(given)
    state = told.states[0]

    said = presence(state.situation, state.quorum, state.electorate, told.hall)["quorum"]

    assert "(Ville d’Orsigny, 3 pour 2 requis ; Communes, 3 pour 2 requis)" in plain(said["phrase"])


def test_a_quorum_of_heads_and_votes_tells_both():
    both = Profile(quorum=QuorumProfile(base=QuorumBase.BOTH))
    given = source(session(ITEM), syndicat=replace(SYNDICAT, profile=both))
    told = reading(given)
    state = told.states[0]

    said = presence(state.situation, state.quorum, state.electorate, told.hall)["quorum"]

    assert plain(said["phrase"]) == (
        "Le quorum, fixé à 4 membres présents et 4 voix, est atteint : 6 membres sont présents, qui portent 6 voix."
    )


def test_a_long_name_leaves_no_hole_in_the_other_column():
    assert columns(["a", "b", "c"]) == {"gauche": ["a", "b"], "droite": ["c"]}

    said = the_words(source(session(ITEM)), "extrait", templates="nominatif")

    assert (
        "Mme Anne BEL, Présidente / M. Paul COT, délégué / Mme Inès DRU, déléguée | "
        "M. Luc EAU, 1er Vice-Président / Mme Zoé FAU, déléguée / M. Jean GUÉ, délégué\n"
    ) in said


def test_one_member_alone_still_makes_a_paper_that_opens():
    away = stances(**dict.fromkeys(("V2", "V3", "C1", "C2", "C3"), EXCUSED))

    assert "Mme Anne BEL, Présidente | \n" in the_words(source(session(ITEM, attendance=away)), "feuillet-de-cloture")


def test_a_place_takes_its_preposition():
    assert at("Cahors") == "à Cahors"
    assert at("Salle des fêtes") == "salle des fêtes"
    assert at("Hôtel du Département, Cahors") == "à l’hôtel du Département, à Cahors"
    assert at("Mairie de Figeac") == "à la mairie de Figeac"
    assert at("Le Vigan") == "au Vigan"


def test_a_body_takes_its_article():
    assert article_of("Comité syndical") == ("le", "comité syndical")
    assert article_of("Commission d’appel d’offres") == ("la", "commission d’appel d’offres")
    assert article_of("Assemblée départementale") == ("l’", "assemblée départementale")
    assert article_of("Conseil Syndical") == ("le", "Conseil Syndical")
    assert article_of("CAO") == ("la", "CAO")


def test_a_lack_of_quorum_says_when_the_body_may_meet_again():
    lacking = session(ITEM, attendance=stances(V1=ABSENT, V2=ABSENT, C1=EXCUSED))

    said = the_words(source(lacking), "proces-verbal-de-carence")

    assert "Le quorum, fixé à 4 membres présents, n’est pas atteint : 3 membres sont présents." in said
    assert "à trois jours francs au moins d’intervalle" in said
    assert "1.\tAchat d’une barque" in said
    assert minutes(read(replace(lacking, closing=time(18, 20))))["levee"] == "La séance est levée à 18\u00a0h\u00a020."
