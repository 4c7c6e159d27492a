"""From the evening of a session to the bound register, by keyboard in the real window, judged by other rules than ours.

What leaves the program is read again by validators that know nothing of it: the norm ACTES, the SCDL schema, a PDF
reader.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from syndic_desktop.documents.signing import page_count
from syndic_desktop.domain.acts import Stage
from syndic_desktop.domain.registers import Lack
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.registers import register_sheet
from tests.actions.held_acts import session_of, unsigned
from tests.exchange.actes_rules import folder_faults
from tests.exchange.scdl_rules import faults as scdl_faults
from tests.ui.standing import press, write

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

NUMBERS = [f"CS2026/{rank}" for rank in range(19, 28)]
LONG = 90_000  # milliseconds: LibreOffice on a busy machine
RECEIPT = """<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" actes:IDActe="{identifier}"
 actes:DateReception="2026-11-20"><actes:ActeRecu/></actes:ARActe>"""


@pytest.fixture
def path(tmp_path):
    with unsigned(tmp_path / "exemple.syndic") as store:
        return store.path


def test_from_the_vote_to_the_bound_register(qtbot, window, path, answers, soffice, tmp_path):
    window.open_store(path)
    press("Ctrl+2", "End", "Alt+5")
    acts = window.office.sessions.workspace.step
    assert {row.stage for row in acts.table.lines} == {Stage.TO_SIGN}

    have_them_signed(qtbot, acts, answers, tmp_path)
    prepare_the_filing(qtbot, acts, answers, tmp_path)
    take_the_receipts(qtbot, acts, answers, tmp_path)
    publish(qtbot, acts, answers, tmp_path)
    fix_the_minutes(window)
    bind(qtbot, window, answers, tmp_path)


def back_to(field):
    """Shift+Tab until the keyboard is in a field."""
    for _ in range(12):
        if field.isAncestorOf(QApplication.focusWidget()) or field is QApplication.focusWidget():
            return
        press("Shift+Tab")
    raise AssertionError("the field is not within reach of Shift+Tab")


def told(label) -> str:
    return label.text().replace(NB, " ")


def have_them_signed(qtbot, acts, answers, tmp_path):
    """One folder for the president; the pile that comes back from the scanner is given back act by act."""
    answers.path = tmp_path / "papiers"
    press("Ctrl+Shift+Y")
    qtbot.waitUntil(lambda: "Le parapheur est dans" in told(acts.message), timeout=LONG)
    (folder,) = answers.path.rglob("parapheur.pdf")
    assert page_count(folder.read_bytes()) > 2 * len(NUMBERS)

    press("Shift+S")
    answers.path = folder
    press("Ctrl+Shift+K")
    qtbot.waitUntil(lambda: "9 actes signés classés" in told(acts.message), timeout=LONG)
    assert all(row.act.scan is not None and row.stage is Stage.SIGNED for row in acts.table.lines)


def prepare_the_filing(qtbot, acts, answers, tmp_path):
    """A folder for each act, that an operator would take as it is; what he would refuse stays, and why is said."""
    answers.path = tmp_path / "depot"
    press("Shift+E")
    qtbot.waitUntil(lambda: "actes prêts" in told(acts.sending.told), timeout=LONG)
    (table,) = answers.path.rglob("actes.csv")
    files = {
        each.relative_to(table.parent).as_posix(): each.read_bytes()
        for each in table.parent.rglob("*")
        if each.is_file()
    }
    assert folder_faults(files) == []
    assert sum(name.endswith("_1.pdf") for name in files) == 7
    wrong = [acts.sending.found.item(rank).text() for rank in range(acts.sending.found.count())]
    assert sum("convertissez-le" in line for line in wrong) == 2, "two annexes are workbooks: their acts stay"
    press("Shift+T")
    assert {row.stage for row in acts.table.lines} == {Stage.TRANSMITTED}


def take_the_receipts(qtbot, acts, answers, tmp_path):
    """Each receipt finds its act; one of nobody's is refused, and the others are kept."""
    box = tmp_path / "accuses"
    box.mkdir()
    identifiers = [row.identifier for row in acts.table.lines]
    files = []
    for rank, identifier in enumerate([*identifiers, identifiers[0].replace("CS2026_19", "CS2026_99")]):
        files.append(box / f"ar-{rank}.xml")
        files[-1].write_text(RECEIPT.format(identifier=identifier), encoding="iso-8859-1")
    acts.drop(files)
    qtbot.waitUntil(lambda: all(row.act.transmission.receipt for row in acts.table.lines), timeout=LONG)
    qtbot.waitUntil(lambda: acts.sending.found.count() == 1)
    assert "ar-9.xml" in acts.sending.found.item(0).text()


def publish(qtbot, acts, answers, tmp_path):
    press("Shift+P")
    assert {row.stage for row in acts.table.lines} == {Stage.ENFORCEABLE}
    back_to(acts.head.published)
    write("20/11/2026")
    press("Return")
    assert acts.sheet.list_published == date(2026, 11, 20)
    answers.path = tmp_path / "ouvert"
    acts.sending.export(whole_year=True)
    qtbot.waitUntil(lambda: "9 délibérations dans" in told(acts.sending.told), timeout=LONG)
    (data,) = answers.path.rglob("*.csv")
    assert scdl_faults(data.read_bytes()) == []


def fix_the_minutes(window):
    """The text is fixed as the next session wants it, and published."""
    press("Alt+4", "Ctrl+Shift+A")
    write("20/11/2026")
    press("Tab", "Tab")
    write("les demandes étaient orales")
    press("Tab", "Space")
    with window.office.store.reading() as reader:
        minutes = reader.session(session_of(window.office.store)).minutes
    assert minutes.fixed == date(2026, 11, 20)


def bind(qtbot, window, answers, tmp_path):
    """What is missing is told until it is not; then one Word document and one PDF say the same sheets."""
    press("Ctrl+3")
    sheet = register_sheet(window.office.store, "CS", 2026)
    assert {row.lack for row in sheet.missing} <= {Lack.MINUTES, Lack.GAP, Lack.DATE}
    answers.path = tmp_path / "registre"
    press("Ctrl+R")
    qtbot.waitUntil(lambda: any(answers.path.rglob("*.pdf")), timeout=LONG)
    qtbot.waitUntil(lambda: not window.office.place.line.busy, timeout=LONG)
    (pdf,), (word,) = answers.path.rglob("*.pdf"), answers.path.rglob("*.docx")
    pages = [page.extract_text().replace(NB, " ") for page in PdfReader(BytesIO(pdf.read_bytes())).pages]
    assert word.stat().st_size > 10_000
    assert all(f"Feuillet {rank}" in page for rank, page in enumerate(pages, start=1))
    for number in NUMBERS:
        assert any(f"n° {number} –" in page for page in pages)
    assert "Certifi" in " ".join(pages) or "certifie" in " ".join(pages)
