"""A session that too few attend: what its papers say, and never claim, of what could not be decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.documents.contents.paragraphs import spots
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain.agenda import Clause, Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.conducts import Conduct, Course
from syndic_desktop.domain.modalities import SessionNature
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.reconvenings import second_of
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Counts, Majority, Vote
from tests.documents.papers import SETS, context_of, the_words, words_of
from tests.documents.sessions import ITEM, extract_of, session, source, stances

AWAY = Stance(State.EXCUSED)
PENDING = replace(ITEM, vote=None)
LATER = replace(PENDING, number="2024-2", subject="Achat d’une rame")


def alone(*items: Item) -> Session:
    """Only Mme BEL came."""
    return session(*items, attendance=stances(**dict.fromkeys(("V2", "V3", "C1", "C2", "C3"), AWAY)))


@pytest.mark.parametrize("templates", SETS)
def test_the_record_tells_one_woman_alone_in_every_set(templates):
    said = the_words(source(alone(PENDING)), "proces-verbal-de-carence", templates=templates)

    assert "Était présente :\npour la Ville d’Orsigny : Mme Anne BEL\n" in said
    assert "Le quorum, fixé à 4 membres présents, n’est pas atteint : 1 membre est présent." in said
    assert "1.\tAchat d’une barque\n" in said


def test_nothing_was_deliberated_nor_goes_to_the_register():
    held = source(alone(PENDING, LATER))

    assert "n’a donné lieu à aucune délibération." in the_words(held, "feuillet-de-cloture")
    assert "2024-1 | Achat d’une barque | Non examinée, faute de quorum" in the_words(held, "liste-des-deliberations")
    record = the_words(held, "proces-verbal-de-carence")
    assert "1.\tAchat d’une barque\n2.\tAchat d’une rame\n" in record
    assert "Atteint à l’ouverture" not in record


def test_the_list_says_the_day_it_was_published_once_that_is_known():
    blank = the_words(source(session(ITEM)), "liste-des-deliberations")
    told = the_words(source(session(ITEM, list_published=date(2024, 3, 4))), "liste-des-deliberations")

    assert "publiée sur le site internet le : ………" in blank.replace("\u00a0", " ")
    assert "publiée sur le site internet le : 4 mars 2024" in told.replace("\u00a0", " ")


def test_a_quorum_lost_on_the_way_has_its_record_too():
    moves = tuple(Movement(seat, 2, AWAY) for seat in ("V2", "V3", "C1"))
    record = the_words(source(session(ITEM, LATER, movements=moves)), "proces-verbal-de-carence")

    assert "Atteint à l’ouverture de la séance, le quorum ne l’est plus à l’examen du point" in record
    assert "n’est pas atteint : 3 membres sont présents" in record.replace("\u00a0", " ")
    assert "2.\tAchat d’une rame\n" in record
    assert "Achat d’une barque" not in record


def test_what_was_voted_before_the_quorum_was_lost_is_all_that_is_closed():
    moves = tuple(Movement(seat, 2, AWAY) for seat in ("V2", "V3", "C1", "C2", "C3"))
    held = source(session(ITEM, LATER, movements=moves))
    closing, listed = the_words(held, "feuillet-de-cloture"), the_words(held, "liste-des-deliberations")

    assert "a donné lieu à une délibération" in closing
    assert "2024-1 | Achat d’une barque" in closing
    assert "2024-2" not in closing
    assert "2024-2 | Achat d’une rame | Non examinée, faute de quorum" in listed


def test_what_was_withdrawn_or_not_written_down_is_not_closed_either():
    gone = replace(LATER, fate=Fate.WITHDRAWN)
    forgotten = replace(LATER, number="2024-3", subject="Achat d’une voile")
    held = source(session(ITEM, gone, forgotten))

    assert "2024-1 | " in (closing := the_words(held, "feuillet-de-cloture"))
    assert "2024-2" not in closing
    assert "2024-3" not in closing
    assert "2024-3 | Achat d’une voile | Vote non consigné" in the_words(held, "liste-des-deliberations")


def test_a_session_without_deliberation_lists_none():
    held = source(session(Item(ItemKind.INFORMATION, "Travaux du port"), place=""))

    assert "Aucune délibération n’a été examinée.\n" in (said := the_words(held, "liste-des-deliberations"))
    assert "Numéro" not in said
    assert "Séance du vendredi 1er mars 2024 à 18 h 00\n" in said


@pytest.mark.parametrize(
    ("attendance", "title"),
    [
        (stances(), "Étaient présents"),
        (stances(V2=AWAY, C1=AWAY, C3=AWAY), "Étaient présentes"),
        (stances(V1=AWAY, V3=AWAY, C1=AWAY, C2=AWAY, C3=AWAY), "Était présent"),
        (stances(V1=AWAY, V2=AWAY, V3=AWAY, C1=AWAY, C2=AWAY, C3=AWAY), ""),
    ],
)
def test_who_was_there_agrees_with_who_was_there(attendance: tuple[Presence, ...], title):
    presence: Context = dict(extract_of(session(ITEM, attendance=attendance))["presence"])

    assert presence["titre_presents"] == title


LEFT = Item(ItemKind.INFORMATION, "Travaux du port", rapporteur="cot", statement=(paragraph("Le quai est refait."),))


@pytest.mark.parametrize("templates", SETS)
def test_an_item_that_was_never_opened_says_only_that(templates):
    opened = replace(ITEM, conduct=Conduct(time(18, 5)))
    written = replace(LATER, rapporteur="cot", visas=("le devis",), president="eau")
    moves = (Movement("V1", 2, AWAY),)
    held = source(session(opened, written, LEFT, closing=time(18, 30), course=Course(time(18)), movements=moves))

    said = the_words(held, "proces-verbal", templates=templates).replace("\u00a0", " ")
    own = said[said.rindex("2.\tAchat d’une rame\n") : said.index("Clôture de la séance")]
    assert own.split("\n")[:4] == [
        "2.\tAchat d’une rame",
        "Ce point n’a pas été examiné, la séance ayant été levée.",
        "3.\tTravaux du port",
        "Ce point n’a pas été examiné, la séance ayant été levée.",
    ]
    assert "Les points 2 et 3 n’ont pas été examinés. La séance est levée à 18 h 30." in said
    assert list(words_of(held, "extrait", templates=templates)) == ["extraits/2024-1-achat-d-une-barque.docx"]


def test_an_item_that_was_taken_off_before_its_turn_tells_nobody_there():
    gone = replace(LATER, rapporteur="cot", fate=Fate.POSTPONED, statement=(paragraph("La rame est cassée."),))
    moves = tuple(Movement(seat, 2, AWAY) for seat in ("C2", "C3"))
    said = the_words(source(session(ITEM, gone, movements=moves)), "proces-verbal")

    assert "L’examen de ce point est reporté à une séance ultérieure." in said
    assert "La rame est cassée." not in said
    assert "À l’examen de ce point" not in said


def test_the_list_the_picture_and_the_screen_agree_on_what_was_never_opened():
    opened = replace(ITEM, conduct=Conduct(time(18, 5)))
    held = source(session(opened, LATER, closing=time(18, 30), course=Course(time(18))))
    told = context_of(held, "proces-verbal")

    assert "2024-2 | Achat d’une rame | Non examinée\n" in the_words(held, "liste-des-deliberations") + "\n"
    assert "2 | Achat d’une rame |  |  |  | Non examinée" in the_words(held, "frise-des-presences")
    assert [each.paragraph.place for each in spots(told) if each.paragraph.item == 2] == ["objet", "sort"]


def test_what_is_adopted_without_a_majority_tells_its_clauses_and_its_vote():
    clause = Clause("le compte administratif.", verb="ARRÊTE")
    accounts = replace(ITEM, majority=Majority.NOT_REFUSED, operative=(clause,), vote=Vote(counts=Counts(0, 0, 6)))
    held = source(session(accounts))
    said = the_words(held, "proces-verbal")

    assert "ARRÊTE le compte administratif." in said
    assert "une majorité des voix ne s’étant pas dégagée contre son adoption" in said
    shown = [each.paragraph.place for each in spots(context_of(held, "proces-verbal"))]
    assert "clauses/0" in shown
    assert "resultat" in shown


def test_the_record_says_when_and_where_they_meet_again_once_it_is_known():
    first = alone(PENDING)
    second = session(
        PENDING,
        day=date(2024, 3, 8),
        opening=time(18, 30),
        place="Cahors",
        nature=SessionNature.SECOND_NOTICE,
        first_session=str(first.key),
        notice=Notice(date(2024, 3, 2)),
        attendance=(),
    )
    blank = the_words(source(first), "proces-verbal-de-carence").replace("\u00a0", " ")
    told = the_words(replace(source(first), again=second), "proces-verbal-de-carence").replace("\u00a0", " ")

    assert "qui se tiendra le ……………………, à trois jours francs au moins" in blank
    assert "adressée aux membres le ……………………." in blank
    assert "qui se tiendra le vendredi 8 mars 2024 à 18 h 30, à Cahors, à trois jours francs au moins" in told
    assert "adressée aux membres le 2 mars 2024." in told


def test_the_second_convocation_is_found_among_the_sessions():
    first = alone(PENDING)
    second = session(PENDING, day=date(2024, 3, 8), nature=SessionNature.SECOND_NOTICE, first_session="CS:2024-03-01")
    other = replace(second, first_session="CS:2024-02-01")

    assert second_of(first, [first, other, second]) is second
    assert second_of(first, [first, other]) is None


def test_what_was_opened_without_its_quorum_was_not_put_to_the_vote_and_has_no_extract():
    opened = replace(LATER, conduct=Conduct(time(18, 20)), recusals=(Recusal("C1", "élu de l’association"),))
    moves = tuple(Movement(seat, 2, AWAY) for seat in ("V2", "V3"))
    first = replace(ITEM, conduct=Conduct(time(18, 5)))
    held = source(session(first, opened, course=Course(time(18)), closing=time(19), movements=moves))
    record = the_words(held, "proces-verbal-de-carence").replace("\u00a0", " ")

    assert "Ce point n’a pas été mis aux voix, faute de quorum." in the_words(held, "proces-verbal")
    assert "2024-2 | Achat d’une rame | Non mise aux voix, faute de quorum" in the_words(
        held, "liste-des-deliberations"
    )
    assert list(words_of(held, "extrait")) == ["extraits/2024-1-achat-d-une-barque.docx"]
    assert "n’a donc pu valablement délibérer sur le point suivant :" in record
    assert "Ce point est renvoyé à une nouvelle réunion" in record
