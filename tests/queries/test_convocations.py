"""Step « Convocation » and the panel of checks, as they read: from the real example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.actions.answers import record_answer
from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.checks import override_check
from syndic_desktop.actions.notices import resend, send_notices
from syndic_desktop.actions.people import edit_person
from syndic_desktop.actions.sessions import move_session
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.mandates import with_seat
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.queries.controls import checks_sheet
from syndic_desktop.queries.convocations import convocation_sheet, letters_parcel, outlook
from tests.copies import copied, with_example
from tests.domain.test_answers import BY_COLLEGE, answered, deputised, two_colleges

DRAFT = SessionKey.parse("CS:2027-02-05")
SENT = date(2027, 1, 25)
COMING = Stance(State.PRESENT)


@pytest.fixture
def store(tmp_path):
    """The bundled example."""
    with copied(tmp_path / "exemple.syndic", with_example, lambda: datetime(2027, 2, 2, 9)) as store:
        yield store


@pytest.fixture
def session_id(store):
    with store.reading() as reader:
        return reader.session_id(DRAFT)


def plain(text):
    return str(text).replace("\u00a0", " ")


def sheet(store, session_id):
    return convocation_sheet(store, session_id)


def seats(store, session_id):
    return [row.seat for row in sheet(store, session_id).rows]


def answer(store, session_id, *said):
    for seat, stance in said:
        record_answer(store, session_id, Answer(seat, stance))


def test_everybody_in_office_is_convened_as_each_wants(store, session_id):
    rows = sheet(store, session_id).rows
    ways = {row.person: row.means for row in rows}

    assert len(rows) == 24
    assert ways["nougarede-jean-luc"] is Means.POST
    assert ways["aubrac-lise"] is Means.EMAIL
    assert {row.sent for row in rows} == {""}
    assert "sans réponse" in rows[0].told


def test_how_many_to_convene_and_how_is_told_then_the_day_it_was_done(store, session_id):
    told = "24 convocations : 21 courriels, 2 courriers, 1 remise"
    assert plain(sheet(store, session_id).told) == told
    assert sheet(store, session_id).latest == date(2027, 1, 30)

    send_notices(store, session_id, SENT)

    told = sheet(store, session_id)
    assert plain(told.told) == "Envoyée le lundi 25 janvier 2027 : 10 jours francs avant la séance"
    assert {plain(row.sent) for row in told.rows} == {"25/01/2027"}


def test_the_outlook_of_heads_and_votes_tells_both(store, session_id):
    every = seats(store, session_id)
    with store.writing("profil") as writer:
        was = writer.syndicat()
        both = replace(was.profile, quorum=replace(was.profile.quorum, base=QuorumBase.BOTH))
        writer.save_syndicat(replace(was, profile=both))
    answer(store, session_id, *((seat, COMING) for seat in every[:12]))

    outlook = sheet(store, session_id).outlook

    assert plain(outlook.headline) == "12 attendus pour 13 requis, et 25 voix pour 20,5"
    assert plain(outlook.margin).startswith("Il manque 1 présence ;")


def test_the_outlook_says_what_lacks_then_what_would_break_it(store, session_id):
    every = seats(store, session_id)
    answer(store, session_id, *((seat, COMING) for seat in every[:12]))
    outlook = sheet(store, session_id).outlook
    assert plain(outlook.headline) == "12 attendus pour 13 requis"
    assert plain(outlook.margin) == "Il manque 1 présence ; 12 réponses attendues suffisent si tous viennent."
    assert (outlook.promised, outlook.calls[0].needed) == (False, True)

    answer(store, session_id, (every[12], COMING))
    assert "Aucune marge" in sheet(store, session_id).outlook.margin

    answer(store, session_id, (every[13], COMING))
    outlook = sheet(store, session_id).outlook
    assert plain(outlook.margin) == "Marge : 1. Aucune absence isolée ne ferait perdre le quorum."
    assert sum(bar.in_office for bar in outlook.bars) == 24


def test_who_must_come_is_the_deputy_where_one_comes():
    everyone = {"S1": COMING, "S2": deputised(2), "S3": COMING, "S4": COMING, "S5": COMING}
    told = outlook(answered(two_colleges(), BY_COLLEGE, **everyone))

    assert plain(told.headline) == "5 attendus pour 4 requis, collège par collège"
    assert plain(told.margin) == "Si M. X T1 ou M. X D2 ne vient pas, le quorum est perdu."


def test_an_answer_reads_with_whom_it_names(store, session_id):
    rows = sheet(store, session_id).rows
    first, second = rows[0], rows[1]
    answer(store, session_id, (first.seat, Stance(State.DEPUTY, deputy=first.deputies[0].person)))
    answer(store, session_id, (second.seat, Stance(State.PROXY, holder=rows[2].person)))

    told = [plain(row.answer) for row in sheet(store, session_id).rows[:3]]
    assert told == ["suppléée par M. Gilles FONTANEL", f"pouvoir à {plain(rows[2].name)}", "sans réponse"]


def test_an_answer_for_another_day_is_seen_with_it_and_is_asked_again(store, session_id):
    first = seats(store, session_id)[0]
    answer(store, session_id, (first, COMING))

    move_session(store, session_id, date(2027, 2, 12))

    told = sheet(store, session_id)
    assert plain(told.rows[0].answer) == "donnée pour le 5 février : présente"
    assert told.rows[0].stance is None
    assert told.outlook.calls[0].seat == first
    assert plain(told.outlook.calls[0].why) == "avait répondu pour le 5 février"
    with store.reading() as reader:
        (line,) = (each for each in reader.standings(date(2027, 1, 1)) if each.session.id == session_id)
    assert line.answered == 0


def test_whom_to_phone_has_a_number(store, session_id):
    calls = sheet(store, session_id).outlook.calls

    assert plain(calls[0].told) == "Mme Lise AUBRAC, 06 39 98 10 01, sans réponse"


def test_what_changed_says_whom_to_tell_again(store, session_id):
    send_notices(store, session_id, SENT)
    with store.writing("déplacer") as writer:
        writer.save_heading(session_id, replace(writer.session(session_id), place="Mairie de Bilh"))

    told = sheet(store, session_id)
    assert [plain(each) for each in told.changes] == ["Lieu : Salle des Tilleuls, Ambreville → Mairie de Bilh"]
    assert len(told.again) == 24
    assert plain(told.told) == "À renvoyer le 30 janvier 2027 au plus tard"
    assert all(row.again for row in told.rows)

    resend(store, session_id, SENT)
    told = sheet(store, session_id)
    assert (told.changes, told.again) == ((), ())
    assert plain(told.void[0]) == "Envoi du 25 janvier 2027, remplacé le 25 janvier 2027 : sans effet"


def test_notices_of_another_day_are_replaced_before_it(store, session_id):
    send_notices(store, session_id, date(2027, 1, 11))

    move_session(store, session_id, date(2027, 2, 12))

    told = sheet(store, session_id)
    assert told.latest == date(2027, 2, 4)
    assert plain(told.told) == "À renvoyer sans attendre, le 4 février 2027 au plus tard"


def join(store, session_id, data, *paths):
    """Annex files to the third item."""
    with store.writing("joindre") as writer:
        for path in paths:
            writer.put_file(path, data)
        line = writer.items(session_id)[2]
        annexes = tuple(Annex("Budget", path) for path in paths)
        writer.save_item(line.id, replace(writer.item(line.id), annexes=annexes))


def test_the_parcel_has_the_annexes_of_what_is_announced(store, session_id):
    join(store, session_id, b"%PDF", "annexes/budget.pdf", "annexes/2026/budget.pdf")

    parcel, before = letters_parcel(store, session_id, SENT)

    assert parcel.annexes == {"budget.pdf": b"%PDF", "budget-2.pdf": b"%PDF"}
    assert before.day == SENT


def test_heavy_annexes_are_told_before_the_e_mails_are_made(store, session_id):
    join(store, session_id, b"x" * 7 * 2**20, "annexes/budget.pdf")
    assert sheet(store, session_id).warning == ""

    join(store, session_id, b"x" * 9 * 2**20, "annexes/budget.pdf")
    assert "12 Mo par courriel" in plain(sheet(store, session_id).warning)


def test_the_panel_tells_a_delay_that_would_be_too_short_today(store, session_id):
    calm, late = checks_sheet(store, session_id, date(2027, 1, 11)), checks_sheet(store, session_id, date(2027, 2, 1))

    assert calm.deadline == ""  # the heading of the session says until when
    assert (
        plain(late.deadline)
        == "Trop tard pour 5 jours francs : il fallait envoyer le samedi 30 janvier 2027 au plus tard."
    )
    assert ("C1" in [row.code for row in calm.rows], calm.late) == (False, False)
    assert ("C1" in [row.code for row in late.rows], late.late) == (True, True)


def test_a_check_set_aside_stays_on_the_panel_with_its_reason(store, session_id):
    row = checks_sheet(store, session_id, date(2027, 1, 11)).rows[0]
    override_check(store, session_id, row.code, row.fact, row.target.item, "Note remise en séance")

    panel = checks_sheet(store, session_id, date(2027, 1, 11))
    assert (panel.rows[-1].code, panel.rows[-1].word) == (row.code, "passé outre")
    assert "Motif : Note remise en séance" in panel.rows[-1].told
    assert panel.open == len(panel.rows) - 1


def test_a_person_who_loses_her_address_is_convened_on_paper(store, session_id):
    with store.reading() as reader:
        person = reader.assembly().person("aubrac-lise")
    edit_person(store, replace(person, email=None))

    row = next(each for each in sheet(store, session_id).rows if each.person == "aubrac-lise")
    assert row.means is Means.POST
    assert "C7" in [each.code for each in checks_sheet(store, session_id, SENT).rows]


def test_a_member_told_too_late_is_said_before_her_letter_leaves_and_can_be_set_aside(store, session_id):
    send_notices(store, session_id, SENT)
    late = date(2027, 2, 1)
    new = Person("nouvelle", Civility.MRS, "Anne", "Neuve", email="a@x.fr")

    def arrived(assembly):
        body, member = assembly.bodies[0].code, assembly.members[0].code
        return with_seat(replace(assembly, people=(*assembly.people, new)), Seat("neuf", member, new.code), [body])

    change_assembly(store, "ajouter un siège", arrived)

    for row in checks_sheet(store, session_id, late).rows:
        if row.code == "C1" and row.severe:
            override_check(store, session_id, row.code, row.fact, row.target.item, "Élue la veille")
    assert "C1" in [row.code for row in checks_sheet(store, session_id, late).rows]
    resend(store, session_id, late)
    assert sheet(store, session_id).again == ()
