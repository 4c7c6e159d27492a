"""Notices, answers and checks set aside, on a real file: what each gesture keeps, refuses, and gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions.answers import note_deputies, record_answer, withdraw_answer
from syndic_desktop.actions.checks import override_check, withdraw_override
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.notices import fill_notice, record_dispatch, resend, send_notices
from syndic_desktop.actions.people import edit_person
from syndic_desktop.actions.sessions import change_modality, change_nature, change_president, move_session
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.answers import Answer, DeputyWord
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.checks import findings
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.means import Channel, Means
from syndic_desktop.domain.modalities import Modality, SessionNature
from syndic_desktop.domain.notices import Dispatch, SentPaper
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.resending import resending
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.snapshots import Change
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.store import Paper, create_store
from tests.actions.test_gestures import changing
from tests.actions.test_kill import content, dossier

DAY = date(2026, 11, 20)
LATE = date(2026, 12, 1)
NOW = datetime(2026, 12, 3, 10)
COMING = Stance(State.PRESENT)


@pytest.fixture
def store(tmp_path):
    """A closed syndicat, of whom everybody has an address but t3, and t2 wants paper."""
    given = dossier()
    people = tuple(
        replace(
            each,
            email=None if each.code == "t3" else f"{each.code}@x.fr",
            convened_by=Means.POST if each.code == "t2" else Means.EMAIL,
        )
        for each in given.assembly.people
    )
    roles = (Role("t1", "Président", 0, date(2020, 1, 1)),)
    syndicat = replace(given.syndicat, kind=SyndicatKind.CLOSED)
    draft = replace(given.sessions[1], opening=time(18))
    held = given.sessions[0]
    with create_store(tmp_path / "a.syndic", clock=lambda: NOW, holder="essai") as store:
        made = replace(
            given, syndicat=syndicat, assembly=replace(given.assembly, people=people, roles=roles),
            sessions=(held, draft),
        )  # fmt: skip
        import_dossier(store, made, {})
        yield store


@pytest.fixture
def session_id(store):
    with store.reading() as reader:
        return reader.session_id(SessionKey.parse("CS:2026-12-04"))


def read(store, session_id):
    with store.reading() as reader:
        return reader.session(session_id)


def rules(store, session_id):
    with store.reading() as reader:
        given = reader.dossier()
        return findings(given.syndicat, given.sitting(reader.session(session_id)))


def test_every_gesture_can_be_taken_back_and_made_again(store, session_id):
    labels = [
        changing(store, gesture).label
        for gesture in (
            lambda: fill_notice(store, session_id, urgency="Une panne"),
            lambda: send_notices(store, session_id, DAY, time(9, 30)),
            lambda: record_dispatch(store, session_id, Dispatch("t2", DAY, Means.HAND, "reçu signé", time(11))),
            lambda: record_answer(store, session_id, Answer("S1", COMING)),
            lambda: withdraw_answer(store, session_id, "S1"),
            lambda: override_check(store, session_id, "C10", "x", None, "affichée au siège"),
            lambda: override_check(store, session_id, "C5", "y", 2, "note orale"),
            lambda: withdraw_override(store, session_id, "C10", "x", None),
            lambda: withdraw_override(store, session_id, "C5", "y", 2),
        )
    ]

    assert labels == [
        "noter le motif de l’urgence", "envoyer 5\u00a0convocations", "noter l’envoi à M.\u00a0T2",
        "noter la réponse de M.\u00a0T1", "effacer la réponse de M.\u00a0T1",
        "passer outre « Convocation affichée et au registre »", "passer outre « Note de synthèse »",
        "rétablir le contrôle « Convocation affichée et au registre »", "rétablir le contrôle « Note de synthèse »",
    ]  # fmt: skip


def test_a_sending_goes_to_each_as_he_is_convened_and_freezes_what_it_says(store, session_id):
    with store.writing("papiers") as writer:
        moment = writer.moment
        writer.record_papers(
            session_id,
            [
                Paper("note-de-synthese.docx", "note-de-synthese", "abc", moment),
                Paper("extraits/1.docx", "extrait", "x", moment),
            ],
        )

    send_notices(store, session_id, DAY, time(9, 30))

    notice = read(store, session_id).notice
    ways = {each.person: each.means for each in notice.dispatches}
    assert ways == {"t1": Means.EMAIL, "t2": Means.POST, "t3": Means.POST, "t4": Means.EMAIL, "t5": Means.EMAIL}
    assert {(each.day, each.at) for each in notice.dispatches} == {(DAY, time(9, 30))}
    assert notice.papers == (SentPaper("note-de-synthese.docx", "abc"),)
    assert len(notice.snapshot.agenda) == 6


def test_a_sending_that_is_too_late_is_refused_and_can_be_set_aside(store, session_id):
    before = content(store)
    with pytest.raises(RuleViolation, match=r"au lieu de 5.*passez outre"):
        send_notices(store, session_id, LATE)
    assert content(store) == before

    with pytest.raises(RuleViolation) as refusal:
        send_notices(store, session_id, LATE)
    fact = str(refusal.value).removesuffix(" Corrigez, ou passez outre avec un motif, dans les contrôles.")
    override_check(store, session_id, "C1", fact, None, "Accord de tous les délégués")
    send_notices(store, session_id, LATE)

    (finding,) = [each for each in rules(store, session_id) if each.rule.code == "C1"]
    assert finding.override.reason == "Accord de tous les délégués"
    assert finding.override.day == NOW.date()
    assert not finding.blocks


def test_who_was_told_too_late_does_not_keep_the_others_from_being_told(store, session_id):
    send_notices(store, session_id, DAY)
    record_dispatch(store, session_id, Dispatch("t2", LATE, Means.HAND))
    with store.writing("ôter") as writer:
        was = writer.session(session_id)
        known = tuple(each for each in was.notice.snapshot.convened if each.person not in ("t4", "t5"))
        kept = tuple(each for each in was.notice.dispatches if each.person not in ("t4", "t5"))
        notice = replace(was.notice, snapshot=replace(was.notice.snapshot, convened=known), dispatches=kept)
        writer.save_heading(session_id, replace(was, notice=notice))

    with pytest.raises(RuleViolation, match=r"Envoi tardif à (?!.*T2).*T4.*T5.*passez outre"):
        resend(store, session_id, date(2026, 12, 2))
    resend(store, session_id, date(2026, 11, 27))

    assert {each.day for each in read(store, session_id).notice.dispatches if each.person in ("t4", "t5")} == {
        date(2026, 11, 27)
    }


def test_notices_leave_once(store, session_id):
    send_notices(store, session_id, DAY)

    with pytest.raises(RuleViolation, match="déjà parties"):
        send_notices(store, session_id, DAY)
    with pytest.raises(RuleViolation, match="Rien n’a changé"):
        resend(store, session_id, DAY)


def test_what_changed_is_sent_again_beside_the_first_sending_and_taken_back(store, session_id):
    send_notices(store, session_id, DAY)
    with store.writing("déplacer la séance") as writer:
        session = writer.session(session_id)
        writer.save_heading(session_id, replace(session, place="Ailleurs"))
        added = replace(session.items[0], subject="Un point de plus", added_after_notice=True)
        writer.add_item(session_id, 7, added)
    again = date(2026, 11, 24)

    done = changing(store, lambda: resend(store, session_id, again, time(8)))

    assert done.label == "renvoyer 5\u00a0convocations"
    session = read(store, session_id)
    assert (session.notice.day, [each.day for each in session.notice.void]) == (again, [DAY])
    assert session.notice.void[0].snapshot.place == "Salle"
    assert session.notice.snapshot.place == "Ailleurs"
    assert not session.items[6].added_after_notice


def again(store, session_id):
    with store.reading() as reader:
        return resending(reader.dossier().sitting(reader.session(session_id)))


def test_another_modality_or_nature_is_sent_again_to_all(store, session_id):
    send_notices(store, session_id, DAY)

    done = change_modality(store, session_id, Modality.VIDEO)

    assert "convoquez-les de nouveau" in done.remark
    told = again(store, session_id)
    assert [(each.what, each.before, each.after) for each in told.differences] == [
        (Change.MODALITY, "en présence", "par visioconférence")
    ]
    assert len(told.people) == 5
    assert "convoquez-les de nouveau" in change_nature(store, session_id, SessionNature.URGENT).remark
    assert "qu’elle ne disait pas" in change_president(store, session_id, "t2").remark
    fill_notice(store, session_id, urgency="Une panne")

    resend(store, session_id, date(2026, 11, 24))

    assert [each.what for each in read(store, session_id).notice.void[0].changes] == [Change.MODALITY, Change.NATURE]
    assert again(store, session_id).people == ()


def test_notices_of_which_the_modality_was_not_kept_are_not_sent_again_for_it(store, session_id):
    send_notices(store, session_id, DAY)
    with store.writing("ancien dossier") as writer:
        session = writer.session(session_id)
        silent = replace(session.notice.snapshot, modality=None, nature=None)
        writer.save_heading(session_id, replace(session, notice=replace(session.notice, snapshot=silent)))

    assert "qu’elle ne disait pas" in change_modality(store, session_id, Modality.VIDEO).remark
    assert again(store, session_id).people == ()


def test_the_register_keeps_the_last_word_on_each(store, session_id):
    send_notices(store, session_id, DAY)

    record_dispatch(store, session_id, Dispatch("t2", DAY, Means.POST, "  recommandé n° 12  "))

    kept = [each for each in read(store, session_id).notice.dispatches if each.person == "t2"]
    assert [each.proof for each in kept] == ["recommandé n° 12"]


@pytest.mark.parametrize(
    ("dispatch", "why"),
    [
        (Dispatch("t2", date(2026, 12, 5), Means.POST), "postérieur"),
        (Dispatch("t2", DAY, Means.POST, "x" * 501), "500 caractères"),
        (Dispatch("personne", DAY, Means.POST), "inconnu"),
        (Dispatch("t2", date(2026, 11, 19), Means.POST), "ne peut pas dater d’avant"),
        (Dispatch("t2", date(2026, 12, 4), Means.POST), "encore à venir"),
    ],
)
def test_what_the_register_refuses(store, session_id, dispatch, why):
    send_notices(store, session_id, DAY)

    with pytest.raises(RuleViolation, match=why):
        record_dispatch(store, session_id, dispatch)


def test_what_is_still_to_come_is_not_noted_as_sent(store, session_id):
    with pytest.raises(RuleViolation, match=r"encore à venir.*une fois parti"):
        send_notices(store, session_id, date(2026, 12, 4))
    send_notices(store, session_id, DAY)
    move_session(store, session_id, date(2026, 12, 18))

    with pytest.raises(RuleViolation, match="encore à venir"):
        resend(store, session_id, date(2026, 12, 4))


def test_nothing_is_registered_before_the_sending(store, session_id):
    with pytest.raises(RuleViolation, match="ne sont pas parties"):
        record_dispatch(store, session_id, Dispatch("t2", DAY, Means.POST))


@pytest.mark.parametrize("said", [{"displayed": date(2026, 12, 5)}, {"signatory": "personne"}])
def test_what_a_notice_cannot_bear(store, session_id, said):
    with pytest.raises(RuleViolation):
        fill_notice(store, session_id, **said)


def test_saying_again_what_is_known_changes_nothing(store, session_id):
    fill_notice(store, session_id, displayed=DAY)

    assert fill_notice(store, session_id, displayed=DAY).touched == frozenset()
    assert withdraw_answer(store, session_id, "S1").touched == frozenset()
    assert withdraw_override(store, session_id, "C1", "x", None).touched == frozenset()


def test_an_answer_is_dated_and_a_later_one_replaces_it(store, session_id):
    record_answer(store, session_id, Answer("S1", COMING, channel=Channel.PHONE))
    record_answer(store, session_id, Answer("S1", Stance(State.DEPUTY, deputy="d1"), date(2026, 11, 30)))

    (answer,) = read(store, session_id).answers
    assert (answer.stance.deputy, answer.day) == ("d1", date(2026, 11, 30))


def test_what_was_answered_for_another_day_is_kept_aside_and_asked_again(store, session_id):
    send_notices(store, session_id, DAY)
    record_answer(store, session_id, Answer("S1", COMING, DAY))
    record_answer(store, session_id, Answer("S2", COMING, DAY))
    was = read(store, session_id).day

    changing(store, lambda: move_session(store, session_id, date(2026, 12, 11)))
    resend(store, session_id, date(2026, 11, 24))
    moved = read(store, session_id)
    assert [each.meeting for each in moved.answers] == [was, was]
    assert moved.standing_answers == ()

    record_answer(store, session_id, Answer("S2", COMING, date(2026, 11, 25)))
    assert [each.seat for each in read(store, session_id).standing_answers] == ["S2"]
    move_session(store, session_id, was)
    assert [each.seat for each in read(store, session_id).standing_answers] == ["S1"]


def test_what_deputies_say_is_kept_beside_the_answer_until_one_of_them_sits(store, session_id):
    with pytest.raises(RuleViolation, match="Notez d’abord"):
        note_deputies(store, session_id, "S1", DeputyWord.PREVENTED)
    record_answer(store, session_id, Answer("S1", COMING, date(2026, 11, 2)))
    changing(store, lambda: note_deputies(store, session_id, "S1", DeputyWord.PREVENTED))

    record_answer(store, session_id, Answer("S1", Stance(State.EXCUSED), date(2026, 11, 3)))
    (kept,) = read(store, session_id).answers
    assert kept == Answer("S1", Stance(State.EXCUSED), date(2026, 11, 3), deputies=DeputyWord.PREVENTED)

    record_answer(store, session_id, Answer("S1", Stance(State.DEPUTY, deputy="d1")))
    assert read(store, session_id).answers[0].deputies is None


def test_who_has_no_deputy_is_told_so(store, session_id):
    with store.writing("ôter") as writer:
        was = writer.assembly()
        writer.save_assembly(replace(was, seats=tuple(replace(each, deputies=()) for each in was.seats)))
    record_answer(store, session_id, Answer("S1", COMING))

    with pytest.raises(RuleViolation, match="n’a pas de suppléant"):
        note_deputies(store, session_id, "S1", DeputyWord.COMING)


def test_an_answer_that_cannot_be_is_refused_and_nothing_changes(store, session_id):
    before = content(store)

    for answer in (Answer("S9", COMING), Answer("S1", Stance(State.DEPUTY, deputy="d2")),
                   Answer("S1", COMING, date(2026, 12, 5))):  # fmt: skip
        with pytest.raises(RuleViolation):
            record_answer(store, session_id, answer)

    assert content(store) == before


def test_a_session_that_was_held_answers_no_more(store):
    with store.reading() as reader:
        held = reader.session_id(SessionKey.parse("CS:2026-10-09"))

    with pytest.raises(RuleViolation, match="a été tenue"):
        record_answer(store, held, Answer("S5", COMING))
    with pytest.raises(RuleViolation, match="a été tenue"):
        send_notices(store, held, date(2026, 10, 1))


@pytest.mark.parametrize(("reason", "why"), [("  ", "pourquoi"), ("un", "trop court"), ("x" * 1001, "1000 caractères")])
def test_nothing_is_set_aside_without_a_reason(store, session_id, reason, why):
    with pytest.raises(RuleViolation, match=why):
        override_check(store, session_id, "C1", "x", None, reason)


def test_what_cannot_be_set_aside(store, session_id):
    with pytest.raises(RuleViolation, match="inconnu"):
        override_check(store, session_id, "Z1", "x", None, "motif de la présidente")
    with pytest.raises(RuleViolation, match="pas de point 7"):
        override_check(store, session_id, "C5", "x", 7, "motif de la présidente")


def test_a_reason_is_in_the_journal(store, session_id):
    override_check(store, session_id, "C14", "hors siège", None, "Salle prêtée par la commune")

    with store.reading() as reader:
        line = reader.journal(1)[0]
    assert line.label == "passer outre « Lieu de réunion »"
    assert "Salle prêtée" in str(line.after)


def test_a_new_way_to_convene_serves_the_next_sending(store, session_id):
    with store.reading() as reader:
        person = reader.assembly().person("t4")
    edit_person(store, replace(person, convened_by=Means.HAND))

    send_notices(store, session_id, DAY)

    ways = {each.person: each.means for each in read(store, session_id).notice.dispatches}
    assert ways["t4"] is Means.HAND


def test_an_item_taken_off_after_the_sending_must_be_told(store, session_id):
    send_notices(store, session_id, DAY)
    with store.writing("retirer") as writer:
        line = writer.items(session_id)[2]
        writer.save_item(line.id, replace(writer.item(line.id), fate=Fate.WITHDRAWN))

    resend(store, session_id, DAY)

    assert len(read(store, session_id).notice.snapshot.agenda) == 5


def test_two_items_of_one_subject_keep_each_its_mark_when_a_sending_is_taken_back(store, session_id):
    send_notices(store, session_id, DAY)
    with store.writing("ajouter") as writer:
        first = writer.item(writer.items(session_id)[0].id)
        writer.add_item(session_id, 2, replace(first, added_after_notice=True))
    before = read(store, session_id)

    done = resend(store, session_id, DAY)
    done.undo(store)

    assert [item.added_after_notice for item in before.items[:2]] == [False, True]
    assert read(store, session_id) == before


def test_the_reason_of_an_urgency_is_kept_as_a_document_can_hold_it(store, session_id):
    fill_notice(store, session_id, urgency=" Une\0 panne\r\n")
    assert read(store, session_id).notice.urgency == "Une panne"

    with pytest.raises(RuleViolation, match="raccourcissez"):
        fill_notice(store, session_id, urgency="x" * 5001)
