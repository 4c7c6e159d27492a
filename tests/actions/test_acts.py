"""Gestures on acts: several at once, what is refused, what is kept, what is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from syndic_desktop.actions.acts import (
    exempt,
    identify,
    notify,
    publish,
    receive,
    record_receipt,
    sign,
    take_off,
    transmit,
)
from syndic_desktop.actions.outcomes import Topic
from syndic_desktop.actions.scans import file_scan, mark_annex_private, mark_private, remove_scan
from syndic_desktop.domain.acts import Act, ActRef, Stage, stage
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.errors import RuleViolation
from tests.actions.held_acts import acts_of, unsigned

SIGNED, SENT, GOT, PUBLIC = date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 1)
TAKEN = date(2026, 9, 25)
FIRST = "099-299099143-20260925-CS2026_19-DE"
PDF = b"%PDF-1.7 signed"


@pytest.fixture
def store(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        yield store


@pytest.fixture
def acts(store):
    return acts_of(store)


def act(store, ref):
    with store.reading() as reader:
        if ref.decision is not None:
            return next(each.act for each in reader.decisions() if each.key == ref.decision)
        return reader.item(ref.item).act


def test_a_whole_session_goes_from_the_vote_to_its_certificate(store, acts):
    assert {stage(act(store, ref)) for ref in acts} == {Stage.TO_SIGN}

    sign(store, acts, SIGNED)
    assert {stage(act(store, ref)) for ref in acts} == {Stage.SIGNED}
    transmit(store, acts, SENT)
    receive(store, acts, GOT)
    assert {stage(act(store, ref)) for ref in acts} == {Stage.RECEIVED}
    done = publish(store, acts, PUBLIC)

    first = act(store, acts[0])
    assert {stage(act(store, ref)) for ref in acts} == {Stage.ENFORCEABLE}
    assert (first.signature.day, first.signature.place, first.enforceable_since) == (SIGNED, "Ambreville", PUBLIC)
    assert (first.transmission.identifier, first.transmission.receipt) == (FIRST, GOT)
    assert done.label == "publier 9\u00a0actes"
    assert done.touched == {Topic.ACTS}


def test_what_was_signed_is_kept_part_by_part(store, acts):
    sign(store, acts[:1], SIGNED)

    parts = [seal.part for seal in act(store, acts[0]).signature.seals]
    assert parts == ["numero", "objet", "texte", "vote", "presences", "seance"]


def test_a_gesture_is_taken_back_and_done_again_whole(store, acts):
    done = sign(store, acts, SIGNED)

    back = done.undo(store)
    assert {act(store, ref) for ref in acts} == {None}
    back.undo(store)
    assert {act(store, ref).signature.day for ref in acts} == {SIGNED}


def test_said_again_nothing_is_written_and_only_what_changes_is_counted(store, acts):
    sign(store, acts[:8], SIGNED)

    assert not sign(store, acts[:8], SIGNED).touched
    assert sign(store, acts, SIGNED).label == f"signer l’acte {'CS2026/27'}"


def test_an_act_that_changed_is_signed_again_on_the_same_day(store, acts):
    sign(store, acts[:1], SIGNED)
    with store.writing("essai") as writer:
        writer.save_item(acts[0].item, replace(writer.item(acts[0].item), subject="Autre chose"))
    was = act(store, acts[0]).signature.seals

    assert sign(store, acts[:1], SIGNED).touched

    now = act(store, acts[0]).signature.seals
    assert [one.part for one, other in zip(now, was, strict=True) if one != other] == ["objet"]


def test_an_act_that_is_not_sent_is_not_called_to_be(store, acts):
    with store.reading() as reader:
        before = next(line.unsent for line in reader.standings(date(2026, 9, 1)) if line.session.day == TAKEN)
    exempt(store, acts[:2], "gestion du domaine privé")

    with store.reading() as reader:
        after = next(line.unsent for line in reader.standings(date(2026, 9, 1)) if line.session.day == TAKEN)
    assert before - after == 2


@pytest.mark.parametrize(
    ("gesture", "day", "said"),
    [
        (sign, date(2026, 9, 24), r"CS2026/19 : signé avant la séance \(norme d’échange ACTES\)"),
        (sign, date(2026, 11, 21), "pas encore venu"),
        (transmit, date(2026, 9, 24), "transmis avant la séance"),
        (publish, date(2026, 9, 24), r"publié avant la séance \(CGCT, L2131-1 et L3131-1\)"),
        (notify, date(2026, 9, 24), "notifié avant la séance"),
        (receive, date(2026, 9, 24), "transmis avant la séance"),
        (take_off, date(2026, 10, 2), "retiré du site avant d’y être publié"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_none_is_written(store, acts, gesture, day, said):
    with pytest.raises(RuleViolation, match=said):
        gesture(store, acts, day)
    assert {act(store, ref) for ref in acts} == {None}


def test_a_receipt_cannot_come_before_the_sending(store, acts):
    transmit(store, acts, SENT)

    with pytest.raises(RuleViolation, match="l’accusé de réception précède la transmission"):
        receive(store, acts, SIGNED)


def test_what_is_only_odd_is_remarked_on(store, acts):
    assert "transmis sans qu’aucune signature" in transmit(store, acts[:1], SENT).remark
    assert "De même pour" in transmit(store, acts[1:], SENT).remark
    assert not sign(store, acts, SIGNED).remark


def test_what_has_no_vote_or_no_number_is_not_signed(store, acts):
    with store.writing("essai") as writer:
        item = writer.item(acts[0].item)
        writer.save_item(acts[0].item, replace(item, vote=None))
        writer.save_item(acts[1].item, replace(writer.item(acts[1].item), number=None))

    for gesture in (sign, transmit, receive, publish, notify):
        with pytest.raises(RuleViolation, match="pas de vote consigné"):
            gesture(store, acts[:1], SENT)
    with pytest.raises(RuleViolation, match="n’a pas de numéro"):
        sign(store, acts[1:2], SIGNED)


def test_a_receipt_of_another_act_is_refused(store, acts):
    transmit(store, acts, SENT)

    with pytest.raises(RuleViolation, match=r"n’est pas celui de CS2026/20 : .*CS2026_20-DE est attendu"):
        record_receipt(store, acts[1].item, GOT, FIRST)
    record_receipt(store, acts[0].item, GOT, f" {FIRST} ")

    assert act(store, acts[1]).transmission.receipt is None
    assert act(store, acts[0]).transmission.receipt == GOT
    with pytest.raises(RuleViolation, match="un seul acte"):
        receive(store, acts, GOT, FIRST)


def test_a_receipt_of_an_act_whose_sending_nobody_noted_notes_both(store, acts):
    record_receipt(store, acts[0].item, GOT, FIRST)

    assert (act(store, acts[0]).transmission.day, act(store, acts[0]).transmission.receipt) == (GOT, GOT)


def test_an_identifier_alone_invents_no_day(store, acts):
    with pytest.raises(RuleViolation, match="donnez d’abord la date de l’accusé"):
        identify(store, acts[0], FIRST)
    assert act(store, acts[0]) is None

    receive(store, acts[:1], GOT)
    done = identify(store, acts[0], f" {FIRST} ")
    sent = act(store, acts[0]).transmission
    assert (sent.day, sent.receipt, sent.identifier) == (GOT, GOT, FIRST)
    assert not done.touched  # the norm gives that identifier already
    with pytest.raises(RuleViolation, match="n’est pas celui"):
        identify(store, acts[0], FIRST.replace("CS2026_19", "CS2026_20"))


def test_an_identifier_goes_with_a_sending_that_awaits_its_receipt(store, acts):
    transmit(store, acts[:1], SENT)
    identify(store, acts[0], FIRST)

    sent = act(store, acts[0]).transmission
    assert (sent.day, sent.receipt, sent.identifier) == (SENT, None, FIRST)


def test_what_leaves_the_site_within_two_months_is_remarked_on(store, acts):
    publish(store, acts, PUBLIC)

    assert "retiré du site moins de 2 mois" in take_off(store, acts[:1], date(2026, 10, 2)).remark
    with pytest.raises(RuleViolation, match="retiré du site avant"):
        publish(store, acts[:1], None)
    take_off(store, acts, None)
    assert act(store, acts[0]).taken_off is None


def test_dates_are_taken_away_one_by_one(store, acts):
    for gesture, day in ((sign, SIGNED), (transmit, SENT), (receive, GOT), (publish, PUBLIC), (notify, PUBLIC)):
        gesture(store, acts, day)

    with pytest.raises(RuleViolation, match="a un accusé de réception : retirez-le"):
        transmit(store, acts, None)
    for gesture in (receive, transmit, publish, notify, sign):
        gesture(store, acts, None)

    assert {act(store, ref) for ref in acts} == {None}


def test_an_act_that_is_not_sent_says_why_and_enters_into_force_once_public(store, acts):
    exempt(store, acts[:1], "gestion du domaine privé")
    with pytest.raises(RuleViolation, match=r"n’est pas soumis à transmission \(gestion du domaine privé\)"):
        transmit(store, acts[:1], SENT)
    publish(store, acts[:1], PUBLIC)

    assert act(store, acts[0]).enforceable_since == PUBLIC
    transmit(store, acts[1:2], SENT)
    with pytest.raises(RuleViolation, match="a été transmis : retirez d’abord"):
        exempt(store, acts[1:2], "x")


def test_a_delegated_decision_has_the_same_life(store):
    with store.reading() as reader:
        found = next(each for each in reader.decisions() if each.number == "LC2026-01/MC")
    ref = ActRef(decision=found.key)
    day = found.day

    sign(store, (ref,), day)
    transmit(store, (ref,), day)
    done = receive(store, (ref,), day, f"099-299099143-{day:%Y%m%d}-LC2026_01_MC-CC")
    publish(store, (ref,), day)

    assert stage(act(store, ref)) is Stage.ENFORCEABLE
    done.undo(store)
    assert act(store, ref).transmission.receipt is None
    with pytest.raises(RuleViolation, match="n’existe plus"):
        sign(store, (ActRef(decision=(found.kind, "X", None)),), day)


# --- the signed paper -------------------------------------------------------------------------------------------


def test_a_signed_paper_is_filed_with_its_fingerprint_and_taken_back(store, acts):
    done = file_scan(store, acts[0], "scan0001.pdf", PDF)

    scan = act(store, acts[0]).scan
    assert (scan.file, scan.fingerprint) == ("scans/2026-09-25-CS2026-19.pdf", sha256(PDF).hexdigest())
    assert "jour de la signature" in done.remark
    with store.reading() as reader:
        assert reader.file(scan.file) == PDF
    back = done.undo(store)
    assert act(store, acts[0]) is None
    with store.reading() as reader:
        assert scan.file not in [line.path for line in reader.files()]
    back.undo(store)
    assert act(store, acts[0]).scan == scan


def test_a_signed_paper_that_is_replaced_is_said_and_comes_back(store, acts):
    sign(store, acts[:1], SIGNED)
    assert not file_scan(store, acts[0], "a.pdf", PDF).remark

    done = file_scan(store, acts[0], "b.pdf", PDF + b"2")

    assert done.remark == "L’acte signé CS2026/19 qui était classé est remplacé."
    assert not file_scan(store, acts[0], "c.pdf", PDF + b"2").touched
    done.undo(store)
    with store.reading() as reader:
        assert reader.file(act(store, acts[0]).scan.file) == PDF


def test_a_signed_paper_is_taken_off_and_put_back(store, acts):
    file_scan(store, acts[0], "a.pdf", PDF)

    done = remove_scan(store, acts[0])

    assert act(store, acts[0]) is None
    done.undo(store)
    with store.reading() as reader:
        assert reader.file(act(store, acts[0]).scan.file) == PDF


@pytest.mark.parametrize(("content", "said"), [(b"", "pas un PDF"), (b"GIF89a", "pas un PDF")])
def test_what_is_no_pdf_is_refused(store, acts, content, said):
    with pytest.raises(RuleViolation, match=said):
        file_scan(store, acts[0], "a.pdf", content)


# --- what is not published --------------------------------------------------------------------------------------


def test_words_that_are_not_published_are_kept_even_once_the_act_was_sent(store, acts):
    transmit(store, acts, SENT)

    done = mark_private(store, acts[0].item, [" Lise  AUBRAC ", "", "Lise AUBRAC"])

    with store.reading() as reader:
        assert reader.item(acts[0].item).private == ("Lise AUBRAC",)
    done.undo(store)
    with store.reading() as reader:
        assert reader.item(acts[0].item).private == ()


def test_an_annex_may_be_left_out_of_what_is_published(store, acts):
    with store.writing("essai") as writer:
        writer.save_item(acts[0].item, replace(writer.item(acts[0].item), annexes=(Annex("Plan"), Annex("Bulletins"))))

    mark_annex_private(store, acts[0].item, 1, private=True)

    with store.reading() as reader:
        assert [annex.private for annex in reader.item(acts[0].item).annexes] == [False, True]
    with pytest.raises(RuleViolation, match="n’est plus là"):
        mark_annex_private(store, acts[0].item, 2, private=True)


def test_an_act_of_which_nothing_is_noted_any_more_is_none(store, acts):
    publish(store, acts[:1], PUBLIC)
    publish(store, acts[:1], None)

    assert act(store, acts[0]) is None
    assert Act() == Act(None)
