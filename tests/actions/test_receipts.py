"""Receipts that come back from the préfecture, good and hostile, on a real file."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.actions.acts import receive, sign, transmit
from syndic_desktop.actions.classifications import take_classification
from syndic_desktop.actions.decisions import add_decisions
from syndic_desktop.actions.receipts import Arrived, take_receipts
from syndic_desktop.actions.scans import file_scan
from syndic_desktop.domain.acts import ActRef, Nature
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.exchange.actes.classifications import read_classification
from tests.actions.held_acts import acts_of, unsigned
from tests.exchange.test_actes import ACTES, CLASSIFICATION

FIRST, SECOND = "099-299099143-20260925-CS2026_19-DE", "099-299099143-20260925-CS2026_20-DE"


def receipt(identifier=FIRST, day="2026-09-28", name="accuse.xml"):
    written = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:ARActe {ACTES} actes:IDActe="{identifier}" actes:DateReception="{day}">
 <actes:ActeRecu><actes:Objet>Acquisition de fibre</actes:Objet></actes:ActeRecu>
</actes:ARActe>"""
    return Arrived(name, written.encode("iso-8859-1", "replace"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A file that hostile ones are thrown at: as it was once they all are."""
    with unsigned(tmp_path_factory.mktemp("receipts") / "a.syndic") as store:
        before = whole(store)
        yield store
        assert whole(store)[:2] == before[:2]


@pytest.fixture
def store(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        yield store


def act(store, place):
    with store.reading() as reader:
        return reader.item(acts_of(store)[place].item).act


def whole(store):
    """All that a file holds, and how many lines its journal has."""
    with store.reading() as reader:
        files = {line.path: line.fingerprint for line in reader.files()}
        return sha256(dossiers.to_json(reader.dossier())).hexdigest(), files, len(reader.journal(100_000))


def last(store):
    """The last line of the journal: nothing is written without one."""
    with store.reading() as reader:
        return reader.journal(1)


def test_a_receipt_finds_its_act_and_is_kept(store):
    arrived = receipt()
    done = take_receipts(store, [arrived])

    noted = act(store, 0).transmission
    assert (noted.identifier, noted.receipt, noted.file) == (
        FIRST,
        date(2026, 9, 28),
        "accuses/2026-09-25-CS2026-19.xml",
    )
    assert "CS2026/19" in done.remark
    with store.reading() as reader:
        assert reader.file(noted.file) == arrived.content


def test_it_is_taken_back_with_its_file_and_done_again(store):
    before = whole(store)
    done = take_receipts(store, [receipt()])

    again = done.undo(store)
    assert act(store, 0) is None
    assert whole(store)[:2] == before[:2]
    again.undo(store)
    assert act(store, 0).transmission.receipt == date(2026, 9, 28)


def test_several_are_taken_and_each_refusal_is_said(store):
    other = receipt("099-299099143-20260925-CS2026_99-DE", name="autre.xml")
    done = take_receipts(store, [receipt(), receipt(SECOND, name="b.xml"), other, Arrived("plan.pdf", b"%PDF-1.4")])

    first, *refused = done.remark.split("\n")
    assert first == "2\u00a0accusés repris, 2\u00a0refusés."
    assert [line.partition(" : ")[0] for line in refused] == ["« autre.xml »", "« plan.pdf »"]
    assert "aucun acte de ce dossier" in refused[0]
    assert act(store, 1).transmission.identifier == SECOND


def test_the_same_receipt_again_changes_nothing(store):
    take_receipts(store, [receipt()])
    before = whole(store)

    done = take_receipts(store, [receipt()])

    assert "déjà reçu" in done.remark
    assert done.touched == frozenset()
    assert whole(store) == before


def test_a_second_receipt_of_another_day_is_refused_with_both_days(store):
    take_receipts(store, [receipt()])
    before = whole(store)

    with pytest.raises(RuleViolation) as refusal:
        take_receipts(store, [receipt(day="2026-09-30")])

    said = str(refusal.value).replace("\u00a0", " ")
    assert "30 septembre 2026" in said
    assert "28 septembre 2026" in said
    assert whole(store) == before


def test_the_same_receipt_written_otherwise_changes_nothing(store):
    arrived = receipt()
    take_receipts(store, [arrived])
    before = whole(store)

    done = take_receipts(store, [Arrived("encore.xml", arrived.content + b"\n")])

    assert "déjà reçu" in done.remark
    assert whole(store) == before


def test_the_same_receipt_twice_in_one_drop_is_taken_once_and_said(store):
    arrived = receipt()

    done = take_receipts(store, [arrived, Arrived("copie.xml", arrived.content + b"\n"), receipt(day="2026-09-30")])

    first, *refused = done.remark.replace("\u00a0", " ").split("\n")
    assert first.startswith("1 accusé repris, 1 accusé déjà reçu, 1 refusé")
    assert len(refused) == 1
    assert act(store, 0).transmission.receipt == date(2026, 9, 28)


def test_it_is_not_the_receipt_of_the_act_it_was_dropped_on(store):
    with pytest.raises(RuleViolation, match="CS2026/20, pas de CS2026/19"):
        take_receipts(store, [receipt(SECOND)], acts_of(store)[0])
    assert act(store, 1) is None


@pytest.mark.parametrize(
    ("arrived", "said"),
    [
        (receipt(day="2026-09-24"), "avant CS2026/19"),
        (receipt(day="2026-12-24"), "pas encore venu"),
        (receipt(day="hier"), "n’est pas une date"),
        (receipt("rien"), "identifiant"),
        (receipt(FIRST.replace("299099143", "200061257")), "aucun acte"),
        (Arrived("a.xml", CLASSIFICATION), "RetourClassification"),
    ],
)
def test_what_contradicts_the_dossier_is_refused_in_one_sentence(shared, arrived, said):
    before = whole(shared)

    with pytest.raises(RuleViolation) as refusal:
        take_receipts(shared, [arrived])

    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert whole(shared) == before


def test_the_words_of_the_prefecture_are_said(shared):
    written = f"<actes:AnomalieActe {ACTES}><actes:Detail>Objet illisible</actes:Detail></actes:AnomalieActe>"

    with pytest.raises(RuleViolation, match="La préfecture a refusé l’acte : Objet illisible"):
        take_receipts(shared, [Arrived("a.xml", written.encode())])


def test_a_delegated_decision_gets_its_receipt_too(store):
    with store.reading() as reader:
        decision = next(each for each in reader.decisions() if each.day and each.act is None)
    ref = ActRef(decision=decision.key)
    transmit(store, [ref], decision.day)
    with store.reading() as reader:
        sent = next(each.act.transmission for each in reader.decisions() if each.key == decision.key)

    take_receipts(store, [receipt(sent.identifier, decision.day.isoformat())])

    with store.reading() as reader:
        noted = next(each.act.transmission for each in reader.decisions() if each.key == decision.key)
    assert noted.receipt == decision.day


def test_a_receipt_travels_with_its_file(store):
    sign(store, acts_of(store)[:1], date(2026, 9, 28))
    take_receipts(store, [receipt()])
    with store.reading() as reader:
        files = {line.path: reader.file(line.path) for line in reader.files()}
        packed = dossiers.to_zip(reader.dossier(), files)
    path = store.path.with_suffix(".zip")
    path.write_bytes(packed)

    read = dossiers.read(path)

    kept = [item.act.transmission.file for session in read.dossier.sessions for item in session.items if item.act]
    assert "accuses/2026-09-25-CS2026-19.xml" in kept
    assert read.files["accuses/2026-09-25-CS2026-19.xml"] == receipt().content


def bent(whole: bytes) -> st.SearchStrategy[bytes]:
    """A message with a part of it gone, doubled, replaced or followed by anything."""
    place = st.integers(0, len(whole))
    cut = st.tuples(place, place, st.binary(max_size=40) | st.sampled_from(BOMBS)).map(
        lambda drawn: whole[: drawn[0]] + drawn[2] + whole[drawn[1] :]
    )
    swapped = st.tuples(st.sampled_from(sorted(set(re.findall(rb"\w+", whole)))), st.binary(max_size=20)).map(
        lambda drawn: whole.replace(drawn[0], drawn[1])
    )
    return cut | swapped | st.binary(max_size=200) | st.sampled_from(BOMBS)


BOMBS = (
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a [<!ENTITY b "&c;&c;&c;">]><a>&b;</a>',
    b"<a>" * 5_000,
    b'<?xml version="1.0" encoding="UTF-16"?>',
    b"\xff\xfe<\x00a\x00>",
    b"PK\x03\x04",
    b"%PDF-1.4\n",
    b"\x00" * 100,
)
MANY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(data=bent(receipt().content), name=st.text(max_size=300))
def test_a_hostile_receipt_is_refused_and_leaves_the_file_as_it_was(shared, data, name):
    before = last(shared)
    try:
        done = take_receipts(shared, [Arrived(name, data)])
    except RuleViolation:
        assert last(shared) == before
    else:  # it was bent where nothing is read: still the receipt of that very act
        assert act(shared, 0).transmission.identifier == FIRST
        if done.undo is not None:
            done.undo(shared)


@MANY
@given(data=bent(CLASSIFICATION))
def test_a_hostile_classification_is_refused_and_leaves_the_file_as_it_was(shared, data):
    before = last(shared)
    with suppress(RuleViolation):
        done = take_classification(shared, read_classification(data))
        if done.undo is not None:
            done.undo(shared)
        return
    assert last(shared) == before


@settings(MANY, max_examples=120)
@given(data=st.binary(max_size=60) | st.sampled_from(BOMBS), name=st.text(max_size=300))
def test_a_wrong_scan_is_refused_and_leaves_the_file_as_it_was(shared, data, name):
    before = last(shared)
    try:
        done = file_scan(shared, acts_of(shared)[2], name, data)
    except RuleViolation:
        assert last(shared) == before
    else:
        assert data.startswith(b"%PDF-")
        if done.undo is not None:
            done.undo(shared)


def the_order(store, **said):
    """An order that nothing has happened to, with what is said of it."""
    with store.reading() as reader:
        found = next(each for each in reader.decisions() if each.kind is DecisionKind.ORDER and each.day)
    add_decisions(store, (Decision(DecisionKind.ORDER, "AI-12", "Nomination", found.day, **said),))
    return ActRef(decision=(DecisionKind.ORDER, "AI-12", found.day)), f"099-299099143-{found.day:%Y%m%d}-AI_12"


def the_decision_of(store, ref):
    with store.reading() as reader:
        return next(each for each in reader.decisions() if each.key == ref.decision)


def test_the_receipt_of_an_individual_order_says_its_nature_where_nobody_did(store):
    ref, identifier = the_order(store)

    done = take_receipts(store, [receipt(f"{identifier}-AI", ref.decision[2].isoformat())])

    noted = the_decision_of(store, ref)
    assert (noted.act.transmission.identifier, noted.sent_as) == (f"{identifier}-AI", Nature.INDIVIDUAL)
    store_now = whole(store)
    done.undo(store)
    assert the_decision_of(store, ref).act is None
    assert whole(store) != store_now


def test_a_receipt_of_another_nature_than_the_one_chosen_is_refused(store):
    ref, identifier = the_order(store, nature=Nature.REGULATION)

    with pytest.raises(RuleViolation, match="n’est celui d’aucun acte"):
        take_receipts(store, [receipt(f"{identifier}-AI", ref.decision[2].isoformat())])
    with pytest.raises(RuleViolation, match="n’est pas celui de"):
        receive(store, [ref], ref.decision[2], f"{identifier}-AI")

    take_receipts(store, [receipt(f"{identifier}-AR", ref.decision[2].isoformat())])
    assert the_decision_of(store, ref).act.transmission.identifier == f"{identifier}-AR"


def test_of_two_acts_of_one_number_the_receipt_is_that_of_its_nature(store):
    ref, identifier = the_order(store)
    twin = Decision(DecisionKind.PRESIDENT_DECISION, "AI-12", "Bail", ref.decision[2], nature=Nature.INDIVIDUAL)
    add_decisions(store, (twin,), 1)

    take_receipts(store, [receipt(f"{identifier}-AI", ref.decision[2].isoformat())])
    take_receipts(store, [receipt(f"{identifier}-AR", ref.decision[2].isoformat())])

    assert the_decision_of(store, ActRef(decision=twin.key)).act.transmission.identifier == f"{identifier}-AI"
    assert the_decision_of(store, ref).act.transmission.identifier == f"{identifier}-AR"
