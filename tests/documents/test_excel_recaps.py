"""The recap workbook: what is written is what was decided, to the cent, and stays text where it is text."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from syndic_desktop.documents.excel import recap_workbook
from syndic_desktop.documents.excel.sheets import PAGE_WIDTH
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.exchange.recaps import read_recaps

WORKBOOKS = 40  # examples: each writes a whole workbook
ORDERS, BUREAU, DECREES = "Lettres de commande", "Délibérations du bureau", "Arrêtés"
ALWAYS = [BUREAU, ORDERS, DECREES, "Conventions"]
VALD = Syndicat(
    "Syndicat mixte Val & Dore", "Val & Dore", SyndicatKind.OPEN, ("1 rue du Pont",), "Ambre", "063", "Puy-de-Dôme"
)


def order(
    number: str = "LC2026-01",
    amount: str | None = "10.10",
    tax: Tax | None = Tax.BEFORE,
    supplier: str | None = "ACME",
    subject: str = "Panneaux",
) -> Decision:
    paid = Decimal(amount) if amount is not None else None
    return Decision(DecisionKind.PURCHASE_ORDER, number, subject, supplier=supplier, amount=paid, tax=tax)


def decree(number: str = "A2026-01", day: date | None = date(2026, 3, 2)) -> Decision:
    return Decision(DecisionKind.ORDER, number, "Délégation de signature", day)


def made(*decisions: Decision) -> bytes:
    return recap_workbook(decisions, syndicat=VALD, title="Comité du 1er avril 2026", made_on=date(2026, 4, 1))


def opened(*decisions: Decision) -> Workbook:
    """As a reader that does not compute sees it."""
    return load_workbook(BytesIO(made(*decisions)), data_only=True)


def listed(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of the list, by column title, down to the first blank row."""
    header, *rows = sheet.iter_rows(values_only=True)
    found: list[dict[str, object]] = []
    for row in rows:
        if not any(value is not None for value in row):
            break
        found.append({str(title): value for title, value in zip(header, row, strict=True) if title})
    return found


def totals(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """The block below: label → count and every amount under a title."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(index for index, row in enumerate(rows) if row[0] == "Nombre")
    label = rows[start].index("Totaux")
    wanted = [place for place, title in enumerate(rows[start]) if title in ("Total HT", "Total TTC", "Non précisé")]
    return {str(row[label]): (row[0], *(row[place] for place in wanted)) for row in rows[start + 1 :]}


def test_the_four_lists_are_always_there_in_order_and_say_when_they_are_empty() -> None:
    book = opened()

    assert book.sheetnames == ALWAYS
    assert [sheet["A3"].value for sheet in book] == [
        "Aucune délibération du bureau.", "Aucune lettre de commande.", "Aucun arrêté.", "Aucune convention.",
    ]  # fmt: skip


def test_another_kind_gets_a_sheet_only_when_there_are_some() -> None:
    book = opened(Decision(DecisionKind.PRESIDENT_DECISION, "D1", "Virement"))

    assert book.sheetnames == [*ALWAYS, "Décisions du président"]


def test_dates_numbers_and_codes_keep_their_nature() -> None:
    decision = Decision(
        DecisionKind.PURCHASE_ORDER, "2024-007", "Étude", date(2024, 2, 29), supplier="7.10",
        amount=Decimal("1255.97"), tax=Tax.AFTER, precision="1/2",
    )  # fmt: skip

    sheet = opened(decision)[ORDERS]

    number, day, supplier, _subject, amount, tax, precision = sheet[2]
    assert [cell.value for cell in (number, supplier, tax, precision)] == ["2024-007", "7.10", "TTC", "1/2"]
    assert {cell.data_type for cell in (number, supplier, tax, precision)} == {"s"}
    assert (day.value, day.number_format) == (datetime(2024, 2, 29), "dd/mm/yyyy")
    assert (amount.value, amount.data_type) == (1255.97, "n")
    assert amount.number_format == '[$-40C]#,##0.00\\ "€"'


def test_what_is_not_known_leaves_its_cell_empty() -> None:
    row = listed(opened(order(amount=None, tax=None), decree(day=None))[ORDERS])[0]

    assert (row["Date"], row["Montant"], row["HT / TTC"]) == (None, None, None)


def test_amounts_before_tax_after_tax_and_unknown_are_never_added_up() -> None:
    book = opened(
        order("1", "0.10"),
        order("2", "0.20"),
        order("3", "5", Tax.AFTER, "BAX"),
        order("4", "7", None),
        order("5", None),
    )

    assert totals(book[ORDERS]) == {
        "Total": (5, 0.3, 5, 7),
        "ACME": (4, 0.3, None, 7),
        "BAX": (1, None, 5, None),
    }


def test_orders_are_grouped_by_supplier_as_in_the_report() -> None:
    rows = listed(opened(order("1"), order("2", supplier="BAX"), order("3"), order("4", supplier=None))[ORDERS])

    assert [row["Numéro"] for row in rows] == ["1", "3", "2", "4"]


def test_what_a_decision_alone_knows_gets_a_column() -> None:
    told = Decision(
        DecisionKind.ORDER, "A1", "Nomination", supplier="BAX", delegation="CS2026/03",
        act=Act(transmission=Transmission(date(2026, 3, 3)), publication=date(2026, 3, 4)),
    )  # fmt: skip

    row = listed(opened(told)[DECREES])[0]

    assert (row["Titulaire"], row["Délégation"]) == ("BAX", "CS2026/03")
    assert (row["Transmission"], row["Publication"]) == (datetime(2026, 3, 3), datetime(2026, 3, 4))


def test_the_filter_stops_before_the_totals_and_the_header_is_frozen() -> None:
    sheet = opened(order("1"), order("2"))[ORDERS]

    assert sheet.auto_filter.ref == "A1:G3"
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[4]] == [None] * 7
    assert sheet["A5"].value == "Nombre"


def test_every_sheet_is_ready_to_print() -> None:
    for sheet in opened(order()):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"


def printed(data: bytes, name: str) -> str:
    """A page header or footer of the second sheet, as Excel reads it."""
    with ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet2.xml"))
    return root.findtext(f".//{{*}}{name}") or ""


def test_every_page_says_whose_it_is_and_its_number() -> None:
    header, footer = printed(made(), "oddHeader"), printed(made(), "oddFooter")

    assert header == ('&LSyndicat mixte Val && Dore&C&"-,Bold"&13 Lettres de commande&RComité du 1er avril 2026')
    assert footer == "&LÉtabli le 1er avril 2026&RPage &P/&N"


def test_a_very_long_name_does_not_make_the_page_header_too_long_for_excel() -> None:
    syndicat = Syndicat("é" * 300, "é", SyndicatKind.OPEN, (), "", "063", "")

    header = printed(recap_workbook([], syndicat=syndicat, title="&" * 300, made_on=None), "oddHeader")

    assert len(header) <= 255
    assert header.startswith(f"&L{'é' * 74}…&C")
    assert header.endswith(f"&R{'&&' * 37}…")


def test_the_file_says_what_it_is_and_whose() -> None:
    about = opened().properties

    assert (about.title, about.creator) == ("Comité du 1er avril 2026", "Syndicat mixte Val & Dore")
    assert (about.created, about.modified) == (datetime(2026, 4, 1), datetime(2026, 4, 1))


def test_the_same_decisions_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(order(), decree())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert made(order(), decree()) == first


def test_a_row_is_tall_enough_for_its_longest_text() -> None:
    sheet = opened(order("1"), order("2", subject="Travaux complémentaires " * 20))[ORDERS]

    assert sheet.row_dimensions[2].height < 20
    assert sheet.row_dimensions[3].height > 80


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_text_that_looks_like_a_formula_is_a_text(start: str) -> None:
    text = f'{start}HYPERLINK("http://x";"y")'

    cells = opened(order(text, supplier=text, subject=text))[ORDERS][2]

    for cell in (cells[0], cells[2], cells[3]):
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@settings(max_examples=WORKBOOKS)
@given(st.text())
def test_any_text_is_written_and_comes_back_without_what_xml_forbids(text: str) -> None:
    cell = opened(order(subject="x" + text))[ORDERS]["D2"]

    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", "x" + text)
    assert cell.value == kept
    assert cell.data_type == "s"


def test_a_surrogate_or_a_control_character_never_stops_the_paper() -> None:
    assert opened(order(subject="a\x00b\ud800c\uffffd"))[ORDERS]["D2"].value == "abcd"


def test_a_text_that_excel_would_decode_is_protected() -> None:
    assert opened(order(subject="_x0041_"))[ORDERS]["D2"].value == "_x005F_x0041_"


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
ORDERS_MADE = st.lists(
    st.builds(
        lambda amount, tax, supplier: order("n", str(amount), tax, supplier),
        AMOUNTS,
        st.sampled_from([Tax.BEFORE, Tax.AFTER, None]),
        st.sampled_from(["A", "B", None]),
    ),
    min_size=1,
)


@settings(max_examples=WORKBOOKS)
@given(ORDERS_MADE)
def test_nothing_is_lost_between_rows_and_totals(decisions: list[Decision]) -> None:
    sheet = opened(*decisions)[ORDERS]

    rows, block = listed(sheet), totals(sheet)
    for place, tax in enumerate(("HT", "TTC", None), start=1):
        expected = exact(row["Montant"] for row in rows if row["HT / TTC"] == tax)
        assert Decimal(str(block["Total"][place] or 0)) == expected
        suppliers = [line[place] or 0 for label, line in block.items() if label != "Total"]
        assert not suppliers or exact(suppliers) == expected
    assert block["Total"][0] == len(rows) == len(decisions)


def exact(values: Iterable[object]) -> Decimal:
    return sum((Decimal(str(value)) for value in values), Decimal(0))


@settings(max_examples=WORKBOOKS)
@given(AMOUNTS)
def test_an_amount_is_written_without_the_dust_of_binary_fractions(amount: Decimal) -> None:
    with ZipFile(BytesIO(made(order(amount=str(amount))))) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()

    written = re.search('<c r="E2"[^>]*><v>([^<]*)</v>', sheet)
    assert written is not None
    assert Decimal(written[1]) == amount


def decisions_of(path: Path) -> list[Decision]:
    return [
        Decision(
            DecisionKind(each["type"]), each["numero"], each["objet"],
            date.fromisoformat(each["date"]) if each.get("date") else None,
            supplier=each.get("titulaire"),
            amount=Decimal(each["montant"]) if each.get("montant") else None,
            tax=Tax(each["taxe"]) if each.get("taxe") else None,
        )
        for each in json.loads(path.read_text(encoding="utf-8"))["decisions"]
    ]  # fmt: skip


def test_the_lists_of_the_lot_are_whole(cas: Callable[[str], Path]) -> None:
    book = opened(*decisions_of(cas("lot-2019-02-01.json")))

    assert [len(listed(book[name])) for name in ALWAYS] == [4, 25, 7, 0]
    assert totals(book[ORDERS])["Total"] == (25, 69575.44, 1255.97, 10996)
    assert totals(book[ORDERS])["FDEL"] == (3, 8580, None, 3840)
    assert totals(book[DECREES]) == {"Total": (7, None, None, 1264.2)}


def test_libreoffice_reads_texts_as_texts_and_numbers_as_numbers(soffice: Path, tmp_path: Path) -> None:
    bought = order("=1+1", "1255.97", subject="@SUM(A1)"), order("7.10", "3"), order("8", "5", None, supplier="acme")
    # Saved again by openpyxl, a formula loses what it came to: LibreOffice works it out.
    load_workbook(BytesIO(made(*bought))).save(tmp_path / "recap.xlsx")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2", "--outdir", tmp_path,
         tmp_path / "recap.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    text = (tmp_path / "recap-Lettres de commande.csv").read_text(encoding="utf-8")

    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert [rows[1][place] for place in (0, 3)] == ["=1+1", "@SUM(A1)"]
    assert rows[2][0] == "7.10"
    assert re.sub(r"[^0-9]", "", rows[1][4]) == "125597"
    summed = {row[2]: [re.sub(r"[^0-9]", "", cell) for cell in (row[0], *row[4:7])] for row in rows[5:]}
    assert summed["Total"] == ["3", "125897", "", "5"]
    assert summed["ACME"] == ["2", "125897", "", ""]
    assert summed["acme"] == ["1", "", "", "5"]


def test_columns_hold_their_longest_word_amount_and_sum_and_fit_a_page() -> None:
    rows = [order(f"LC2026-{rank:02}", "1234567890.12", supplier="ÉTABLISSEMENTS-DUPONT") for rank in range(9)]
    sheet = opened(*rows)[ORDERS]

    widths = {sheet[f"{letter}1"].value: sheet.column_dimensions[letter].width for letter in "ABCDEFG"}

    assert widths["Titulaire"] > len("ÉTABLISSEMENTS-DUPONT") * 1.1
    assert widths["Montant"] > len("11 111 111 011,08 €")
    assert widths["Date"] < 10  # no decision bears a day
    assert sum(widths.values()) == pytest.approx(PAGE_WIDTH)


def test_the_columns_of_the_sums_are_wide_enough_beyond_the_list() -> None:
    sheet = opened(replace(decree(), amount=Decimal("98765432.10")))[DECREES]

    row = next(row for row in sheet.iter_rows() if row[0].value == "Nombre")
    place = next(cell for cell in row if cell.value == "Non précisé")
    assert sheet.column_dimensions[place.column_letter].width > len("98 765 432,10 €")


def grouped(*decisions: Decision) -> Workbook:
    data = recap_workbook(decisions, syndicat=VALD, title="2026", made_on=None, grouped=True)
    return load_workbook(BytesIO(data), data_only=True)


def test_sums_by_supplier_object_and_month_stand_on_sheets_of_their_own() -> None:
    book = grouped(
        order("1", "10.10"), order("2", "5.05", supplier="acme"), order("3", "7", Tax.AFTER, supplier="=HYPERLINK(1)"),
        order("4", "1", None, supplier=None), replace(decree(), amount=Decimal(3), tax=Tax.BEFORE),
    )  # fmt: skip

    told = {name: [[cell.value for cell in row] for row in book[name].iter_rows(min_row=2)] for name in book.sheetnames}
    assert told["Par titulaire"] == [
        ["=HYPERLINK(1)", 1, None, 7, None], ["ACME", 2, 15.15, None, None], ["Sans titulaire", 2, 3, None, 1],
        ["Total", 5, 18.15, 7, 1],
    ]  # fmt: skip
    assert book["Par titulaire"]["A2"].data_type == "s"
    assert [row[:2] for row in told["Par objet"]] == [["Délégation de signature", 1], ["Panneaux", 4], ["Total", 5]]
    assert [row[:2] for row in told["Par mois"]] == [["mars 2026", 1], ["Sans date", 4], ["Total", 5]]


def test_a_choice_of_decisions_says_nothing_of_the_others() -> None:
    assert grouped(order("1")).sheetnames[:2] == ["Lettres de commande", "Par titulaire"]
    assert "Arrêtés" in grouped().sheetnames


def test_the_sheets_of_sums_are_no_decisions_when_the_workbook_comes_back() -> None:
    decisions = (order("1"), order("2", subject="Objet"), decree())
    data = recap_workbook(decisions, syndicat=VALD, title="2026", made_on=None, grouped=True)

    assert {line.decision.number for line in read_recaps(data, "recaps.xlsx")} == {"1", "2", "A2026-01"}
    assert "Par mois" not in opened(*decisions).sheetnames
