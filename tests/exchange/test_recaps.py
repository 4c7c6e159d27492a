"""Lists of decisions that come back from Excel: read by cell, compared by cell, nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from syndic_desktop.documents.excel import recap_workbook
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.exchange.recaps import compared, read_pasted, read_recaps
from syndic_desktop.exchange.sheets import FaultySheet

SYNDICAT = Syndicat("Syndicat d’essai", "Essai", SyndicatKind.OPEN, (), "Ville", "099", "Ambre")
ORDER = DecisionKind.PURCHASE_ORDER
KNOWN = (
    Decision(ORDER, "LC2026-01", "Papier", date(2026, 3, 2), None, "Papeterie", Decimal("80.10"), Tax.BEFORE),
    Decision(ORDER, "LC2026-02", "Écran", date(2026, 4, 2), None, "Vidéo", Decimal(400), Tax.AFTER, "par lettre"),
    Decision(DecisionKind.ORDER, "A2026-1", "Nomination", date(2026, 5, 4), delegation="CS2026/04"),
)


def workbook_of(decisions=KNOWN):
    return recap_workbook(decisions, syndicat=SYNDICAT, title="Recap", made_on=date(2026, 6, 1))


def edited(change, decisions=KNOWN):
    book = load_workbook(BytesIO(workbook_of(decisions)))
    change(book)
    return saved(book)


def saved(book):
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def test_what_the_program_writes_it_reads_back_without_a_change():
    report = compared(KNOWN, read_recaps(workbook_of(), "recap.xlsx"))

    assert (report.new, report.changes, report.same, report.absent) == ((), (), 3, ())


def test_each_cell_that_was_changed_is_told_with_its_place():
    def change(book):
        book["Lettres de commande"]["D2"] = "Ramettes"
        book["Lettres de commande"]["E3"] = "1 400,50 €"

    report = compared(KNOWN, read_recaps(edited(change), "recap.xlsx"))

    assert [(each.cell, each.was, each.becomes.replace("\N{NO-BREAK SPACE}", " ")) for each in report.changes] == [
        ("Lettres de commande!D2", "Papier", "Ramettes"),
        ("Lettres de commande!E3", "400,00 €".replace(" ", "\N{NO-BREAK SPACE}"), "1 400,50 €"),
    ]
    assert report.changes[1].value == Decimal("1400.50")


def test_a_line_that_is_not_known_is_new_and_one_that_is_gone_stays():
    def change(book):
        sheet = book["Arrêtés"]
        sheet["A2"], sheet["C2"] = "A2026-2", "Délégation de signature"

    report = compared(KNOWN, read_recaps(edited(change), "recap.xlsx"))

    assert [line.decision.number for line in report.new] == ["A2026-2"]
    assert report.absent == (KNOWN[2],)


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("B2", "le 2 mars", "Lettres de commande!B2 : date"),
        ("D2", None, "Lettres de commande!D2 : l’objet manque"),
        ("E2", "douze", "Lettres de commande!E2 : « douze » n’est pas un montant"),
        ("F2", "TVA", "écrivez HT ou TTC"),
        ("D2", "a" * 500, "trop long"),
    ],
)
def test_what_cannot_be_read_is_told_by_cell(cell, value, said):
    def change(book):
        book["Lettres de commande"][cell] = value

    with pytest.raises(FaultySheet, match=said):
        read_recaps(edited(change), "recap.xlsx")


def test_the_kind_is_that_of_the_column_then_of_the_sheet():
    book = Workbook()
    book.active.append(["Type", "Numéro", "Objet"])
    book.active.append(["Arrêté", "A1", "Voirie"])
    book.active.append([None, "B1", "Papier"])

    with pytest.raises(FaultySheet, match="A3 : le type de décision"):
        read_recaps(saved(book), "x.xlsx")
    read = read_recaps(saved(book), "x.xlsx", ORDER)
    assert [line.decision.kind for line in read] == [DecisionKind.ORDER, ORDER]


def test_a_workbook_of_something_else_is_refused_by_its_name():
    book = Workbook()
    book.active.append(["Recette", "Farine"])

    with pytest.raises(FaultySheet, match=r"« gateau.xlsx » : aucune ligne de titres"):
        read_recaps(saved(book), "gateau.xlsx")


def test_cells_are_pasted_with_or_without_titles():
    bare = read_pasted("LC1\t02/03/2026\tPapeterie\tPapier\t1\u202f234,50\tHT\n\t\t\tEncre\n", ORDER)
    titled = read_pasted("Objet\tNuméro\nPapier\tLC1\n", ORDER)

    assert bare[0].decision == Decision(
        ORDER, "LC1", "Papier", date(2026, 3, 2), None, "Papeterie", Decimal("1234.50"), Tax.BEFORE
    )
    assert bare[1].decision == Decision(ORDER, "", "Encre")
    assert titled[0].decision == Decision(ORDER, "LC1", "Papier")


def test_a_supplier_whose_name_begins_as_a_total_is_a_line_like_another():
    titles = "Fournisseur\tObjet\tDate\tMontant\n"
    rows = "TOTAL ENERGIES\tCarburant\t02/03/2026\t100\nNombreuses vies\tPapier\t03/03/2026\t50\nTotal\t\t\t150\n"

    lines = read_pasted(titles + rows, ORDER)

    assert [line.decision.supplier for line in lines] == ["TOTAL ENERGIES", "Nombreuses vies"]


def test_nothing_to_paste_is_said():
    with pytest.raises(FaultySheet, match="rien à coller"):
        read_pasted("  \n\t\n", ORDER)


def test_numbers_that_begin_again_each_year_are_told_apart():
    last = replace(KNOWN[0], day=date(2025, 3, 2), subject="Ancien")

    report = compared((last, *KNOWN), read_recaps(workbook_of(), "recap.xlsx"))

    assert (report.new, report.changes, report.same) == ((), (), 3)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_in_one_sentence(data):
    whole = DAMAGEABLE
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=30)) + whole[data.draw(st.integers(at, len(whole))) :]

    said = refusal_of(damaged)

    assert said is None or (said.endswith(".") and "\n" not in said)


@settings(max_examples=250)
@given(st.text(st.sampled_from("LC1\t\n\"'=,;2026/€ é\x00\u202e"), max_size=60))
def test_whatever_is_pasted_is_read_or_refused_in_one_sentence(pasted):
    try:
        read_pasted(pasted, ORDER)
    except RuleViolation as refusal:
        said = str(refusal)
    else:
        return
    assert said.endswith(".")


DAMAGEABLE = workbook_of()


def refusal_of(data):
    try:
        read_recaps(data, "recap.xlsx")
    except RuleViolation as refusal:
        return str(refusal)
    return None


def test_a_matter_and_a_nature_are_pasted_by_their_code_or_their_words():
    line = "A1\t02/03/2026\t\tNomination\t\t\t\t\t\t4.1 Personnel titulaires\tai\n"

    decision = read_pasted(line, DecisionKind.ORDER)[0].decision

    assert (decision.matter, decision.nature) == ("4.1", Nature.INDIVIDUAL)
    with pytest.raises(RuleViolation, match=r"matière « 9\.9 » inconnue"):
        read_pasted(line.replace("4.1 Personnel titulaires", "9.9"), DecisionKind.ORDER)
