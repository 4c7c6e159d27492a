"""What is handed to the operator and published, from a real file, judged by the validators of the formats."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from syndic_desktop.actions.acts import exempt, sign
from syndic_desktop.actions.decisions import add_decisions, change_decision
from syndic_desktop.actions.scans import file_scan, mark_private
from syndic_desktop.domain.acts import ActRef, Nature
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.filings import Field
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.filings import decisions_to_transmit, deposited, prepared, to_transmit
from syndic_desktop.queries.open_data import open_data_between, open_data_of, year
from tests.actions.held_acts import KEY, acts_of, session_of, unsigned
from tests.documents.papers import TEMPLATES
from tests.exchange.actes_rules import folder_faults, pastell_faults
from tests.exchange.scdl_rules import faults

TODAY = date(2026, 11, 20)
PDF = b"%PDF-1.4 essai\n%%EOF\n"


def office(paths, _cancelled, cancelled=None):
    for path in paths:
        path.with_suffix(".pdf").write_bytes(PDF + path.read_bytes()[:10])


def no_office(_paths, _cancelled):
    raise FileTrouble("LibreOffice n’est pas installé sur cet ordinateur.")


@pytest.fixture
def store(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        yield store


def mended(store):
    """Every annex gets its type, and is a PDF: those of the example are texts without one."""
    refs = acts_of(store)
    with store.writing("typer") as writer:
        for ref in refs:
            item = writer.item(ref.item)
            annexes = tuple(replace(annex, typology="99_DE") for annex in item.annexes)
            writer.save_told(ref.item, replace(item, annexes=annexes), "annexes")
            for annex in annexes:
                if annex.file is not None:
                    writer.put_file(annex.file, PDF)


def ready(store, refs=None, converted=office):
    wanted = to_transmit(store, session_of(store)) if refs is None else refs
    return prepared(store, wanted, TODAY, TEMPLATES, converted=converted)


def test_every_act_of_a_session_is_prepared_and_the_operator_takes_it(store, tmp_path):
    mended(store)

    found = ready(store)
    place = deposited(found.ready.values(), tmp_path / "vers", TODAY)

    assert [each.faults for each in found.refused] == []
    assert place.name == "transmission 2026-11-20"
    files = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert folder_faults(files) == []
    assert len({name.partition("/")[0] for name in files}) == 1 + len(acts_of(store))
    assert any("-1-1_2.pdf" in name for name in files)
    assert any("n’a pas de fichier, elle ne part pas" in remark for remark in found.remarks)


def test_an_act_that_is_not_signed_goes_and_it_is_said(store):
    mended(store)
    first, second = acts_of(store)[1:3]
    sign(store, [first], date(2026, 9, 26))

    found = ready(store, [first, second])

    with store.reading() as reader:
        number = reader.item(second.item).number
    assert set(found.ready) == {first, second}
    assert [remark for remark in found.remarks if "signé" in remark] == [f"{number} n’est pas signé."]


def test_pastell_takes_an_archive_for_each_and_nothing_is_written_over(store, tmp_path):
    found = ready(store, acts_of(store)[0:2])
    first = deposited(found.ready.values(), tmp_path, TODAY, pastell=True)
    second = deposited(found.ready.values(), tmp_path, TODAY, pastell=True)

    assert second.name == "transmission 2026-11-20 (2)"
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in second.iterdir()
    }
    assert sorted(path.suffix for path in first.iterdir()) == [".zip"] * len(found.ready)
    assert [fault for path in first.iterdir() for fault in pastell_faults(path.read_bytes())] == []


def test_the_signed_paper_takes_the_place_of_the_extract(store):
    ref = acts_of(store)[1]
    file_scan(store, ref, "a.pdf", b"%PDF-1.4 signe")

    found = ready(store, [ref], no_office)

    assert found.ready[ref].parts[0].content == b"%PDF-1.4 signe"


def test_without_libreoffice_an_act_without_paper_waits_and_says_why(store):
    found = ready(store, acts_of(store)[1:2], no_office)

    (refused,) = found.refused
    assert [fault.field for fault in refused.faults] == [Field.FILE]
    assert "LibreOffice" in refused.faults[0].sentence
    assert found.ready == {}


def test_what_is_to_be_mended_is_told_with_its_field(store):
    ref = acts_of(store)[1]
    with store.writing("dérégler") as writer:
        item = writer.item(ref.item)
        wrong = replace(item, matter=None, number="CS2026/2000000000000", subject="Coût 3 ☂")
        writer.save_told(ref.item, wrong, "matter", "number", "subject")

    (refused,) = ready(store, [ref]).refused

    assert [fault.field for fault in refused.faults] == [Field.NUMBER, Field.SUBJECT, Field.MATTER]
    assert refused.position > 0


def test_an_annex_that_is_no_pdf_or_has_no_type_is_told_by_its_place(store):
    ref = acts_of(store)[1]
    with store.writing("joindre") as writer:
        writer.put_file("annexes/a.docx", b"PK\x03\x04")
        annexes = (Annex("Projet", "annexes/a.docx"),)
        writer.save_told(ref.item, replace(writer.item(ref.item), annexes=annexes), "annexes")

    (refused,) = ready(store, [ref]).refused

    assert {(fault.field, fault.annex) for fault in refused.faults} == {(Field.ANNEX, 0)}
    assert ["convertissez-le" in refused.faults[0].sentence, "type de pièce" in refused.faults[1].sentence] == [
        True
    ] * 2


def test_an_act_that_is_not_sent_is_not_prepared(store):
    ref = acts_of(store)[1]
    exempt(store, [ref], "contrat de droit privé")

    assert ref not in to_transmit(store, session_of(store))
    assert "droit privé" in ready(store, [ref]).refused[0].faults[0].sentence


def test_a_purchase_order_is_filed_as_a_public_contract_with_its_signed_paper(store):
    with store.reading() as reader:
        decision = next(each for each in reader.decisions() if each.kind.value == "lettre_de_commande" and each.day)
    ref = ActRef(decision=decision.key)
    file_scan(store, ref, "a.pdf", PDF)

    filed = ready(store, [ref]).ready[ref]

    assert (filed.matter, filed.nature.value, filed.parts[0].typology) == ("1.1", "CC", "99_DC")


def test_private_words_leave_neither_with_the_filing_nor_with_the_open_data(store):
    ref = acts_of(store)[1]
    with store.reading() as reader:
        item = reader.item(ref.item)
    word = max(item.subject.split(), key=len)
    mark_private(store, ref.item, [word])

    assert word not in ready(store, [ref]).ready[ref].subject
    rows = csv.DictReader(StringIO(open_data_of(store, KEY).content.decode(), newline=""))
    (subject,) = [row["DELIB_OBJET"] for row in rows if row["DELIB_ID"] == item.number]
    assert word not in subject


def test_the_open_data_of_a_year_is_valid_and_says_what_it_leaves_out(store):
    data = open_data_between(store, *year(2026))

    assert faults(data.content) == []
    assert data.lines == len(acts_of(store))
    assert data.content == open_data_of(store, KEY).content
    assert open_data_between(store, *year(1999)).lines == 0


def test_nothing_is_left_where_the_disk_refuses(store, tmp_path):
    (tmp_path / "fichier").write_bytes(b"")
    found = ready(store, acts_of(store)[1:2])

    with pytest.raises(FileTrouble):
        deposited(found.ready.values(), tmp_path / "fichier", TODAY)
    assert sorted(path.name for path in tmp_path.iterdir() if "transmission" in path.name) == []


def test_an_individual_order_is_filed_as_one_with_its_signed_paper(store, tmp_path):
    order = Decision(DecisionKind.ORDER, "AR-2026-7", "Nomination", date(2026, 11, 3), nature=Nature.INDIVIDUAL)
    add_decisions(store, (order,))
    ref = ActRef(decision=order.key)

    told = [fault.field for each in ready(store, [ref]).refused for fault in each.faults]
    assert told == [Field.FILE, Field.MATTER]

    change_decision(store, order.key, matter="4.1")
    file_scan(store, ref, "a.pdf", PDF)
    found = ready(store, decisions_to_transmit(store, ["ar-2026-7"]))

    assert found.refused == ()
    place = deposited(found.ready.values(), tmp_path / "vers", TODAY)
    files = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert folder_faults(files) == []
    assert any(name.endswith("99_AI-099-299099143-20261103-AR_2026_7-AI-1-1_1.pdf") for name in files)
    pastell = deposited(found.ready.values(), tmp_path / "pastell", TODAY, pastell=True)
    assert [fault for path in pastell.rglob("*.zip") for fault in pastell_faults(path.read_bytes())] == []


def test_what_the_prefect_need_not_receive_does_not_wait(store):
    day = date(2026, 11, 3)
    large, small, undated = (
        Decision(DecisionKind.CONTRACT, "M1", "Fibre", day, amount=Decimal(300_000)),
        Decision(DecisionKind.CONTRACT, "M2", "Poteaux", day, amount=Decimal(3_000)),
        Decision(DecisionKind.ORDER, "A9", "Régie"),
    )
    add_decisions(store, (small, undated, large))

    assert decisions_to_transmit(store) == (ActRef(decision=large.key),)


def test_a_contract_that_need_not_be_sent_goes_when_it_is_chosen_and_it_is_said(store):
    day = date(2026, 11, 3)
    said = {"M1": Decimal(216_000), "M2": Decimal(3_000)}
    made = [Decision(DecisionKind.CONTRACT, name, "Fibre", day, amount=each) for name, each in said.items()]
    bare = Decision(DecisionKind.PURCHASE_ORDER, "LC9", "Papier", day)
    add_decisions(store, (*made, bare))

    found = ready(store, decisions_to_transmit(store, ["M1", "M2", "LC9"]))

    assert [each.replace(NB, " ") for each in found.remarks if "D2131-5-1" in each] == [
        "M2 est sous le seuil de transmission : la préfecture n’a pas à le recevoir (CGCT, D2131-5-1).",
        "LC9 n’a pas de montant : la préfecture n’a pas à le recevoir (CGCT, D2131-5-1).",
    ]
