"""From the end of a session to the bound register, by keyboard in the real window, judged by other rules than ours.

What leaves the program is read again by validators that know nothing of it: the norm ACTES, the SCDL schema, a PDF
reader. The report of consistency has the last word on the papers.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from syndic_desktop.actions.decisions import number_decisions
from syndic_desktop.documents.signing import page_count
from syndic_desktop.domain.acts import Stage
from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.registers import register_sheet
from syndic_desktop.store import open_store
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.window import MainWindow
from tests.actions.held_acts import KEY, NOW, session_of, unsigned
from tests.documents.papers import words, words_of
from tests.exchange.actes_rules import folder_faults, pastell_faults
from tests.exchange.scdl_rules import faults as scdl_faults
from tests.ui.standing import key_to, press, tab_to, write
from tests.ui.test_templates_place import GOOD

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

NEXT, ORDER = date(2026, 11, 20), DecisionKind.PURCHASE_ORDER
LATER = "CS2026/28"
NUMBERS = [f"CS2026/{rank}" for rank in range(19, 28)]
LONG = 90_000  # milliseconds: LibreOffice on a busy machine
RECEIPT = """<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" actes:IDActe="{identifier}"
 actes:DateReception="2026-11-20"><actes:ActeRecu/></actes:ARActe>"""


CORRECTION = "Page 2, lire « barque »."


@pytest.fixture
def path(tmp_path):
    """The session as its last item is voted, before it is closed."""
    with unsigned(tmp_path / "exemple.syndic") as store, store.writing("préparer") as writer:
        session_id = writer.session_id(KEY)
        session = writer.session(session_id)
        opened = replace(session.course, opened=session.opening)
        now = replace(session, closing=None, minutes=None, list_published=None, course=opened)
        writer.save_heading(session_id, now)
        writer.save_minutes(session_id, None)
    return store.path


@pytest.fixture
def numbered(path):
    """The house numbers its purchase orders, so that a line needs no number typed."""
    with open_store(path, clock=lambda: NOW, holder="essai") as store:
        number_decisions(store, ORDER, KindNumbering(ORDER, "LC{annee}-{numero:02}/AL"))
    return path


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)  # a menu, without a screen
def test_from_the_last_vote_to_the_bound_register(qtbot, window, numbered, answers, soffice, tmp_path):
    window.open_store(numbered)
    close_the_session(window)
    hold_the_next_one(window)
    write_and_fix_the_minutes(window)
    press("Alt+5")
    acts = window.office.sessions.workspace.step
    assert {row.stage for row in acts.table.lines} == {Stage.TO_SIGN}

    have_them_signed(qtbot, acts, answers, tmp_path)
    prepare_the_archives(qtbot, acts, answers, tmp_path)
    prepare_the_filing(qtbot, acts, answers, tmp_path)
    take_the_receipts(qtbot, acts, answers, tmp_path)
    publish(qtbot, acts, answers, tmp_path)
    export_and_compare(qtbot, window, acts, answers, tmp_path)
    type_decisions(window)
    take_a_template_back(qtbot, window, answers, tmp_path)
    bind(qtbot, window, answers, tmp_path)
    report_the_year(qtbot, window, answers, tmp_path)


def close_the_session(window):
    """The hour is noted in the room; then the minutes are the next step."""
    press("Ctrl+2", "End", "Alt+3", "Shift+F7")
    write("12:40")
    press("Return")
    with window.office.store.reading() as reader:
        assert reader.session(session_of(window.office.store)).closing == time(12, 40)


def hold_the_next_one(window):
    """The next session is created and its acts numbered; the roll called, these minutes adopted, and it is closed."""
    press("Ctrl+N")
    form = window.office.sessions.form
    write(f"{NEXT:%d/%m/%Y}")
    press("Return")
    tab_to(form.hour.editor)
    write("09:00")
    press("Return", "Ctrl+Return")
    card = window.office.sessions.workspace.step.card
    press("Home", "Ctrl+Shift+B")
    tab_to(card.number.editor)
    write(LATER)
    press("Return", "Alt+3", "P", "A", "E", "T", "F7")
    write("09:00")
    press("Return", "Return", "U", "Shift+F7")
    write("09:40")
    press("Return")
    with window.office.store.reading() as reader:
        held = reader.session(window.office.sessions.sheet.id)
    assert (held.day, held.opening, held.closing) == (NEXT, time(9), time(9, 40))
    adopted = held.items[0]
    assert (adopted.number, adopted.vote.unanimous, len(adopted.electorate.voters)) == (LATER, True, 23 - 2), (
        "one absent, one excused"
    )
    assert adopted.subject.replace(NB, " ").endswith("procès-verbal de la séance du 25 septembre 2026")


def write_and_fix_the_minutes(window):
    """A paragraph in her own words; fixed as the next session adopted them, with its correction, and published."""
    press("Ctrl+2", "End", "Alt+4")
    step = window.office.sessions.workspace.step
    step.sheet.choose(next(rank for rank, each in enumerate(step.sheet.lines) if each.line.anchor.place == "levee"))
    press("Return")
    write("Chacun ayant parlé, on se lève.")
    press("Escape", "Ctrl+Shift+A")
    panel = step.side.fixing
    assert panel.day.value == NEXT, "the session that adopted them is proposed"
    tab_to(panel.corrections)
    write(CORRECTION)
    tab_to(panel.reason.editor)
    write("les demandes de scrutin étaient orales")
    tab_to(panel.fix)
    press("Space")
    tab_to(panel.sign_day.editor)
    write("20/11/2026")
    press("Tab")
    write("20/11/2026")
    press("Return")
    with window.office.store.reading() as reader:
        minutes = reader.session(session_of(window.office.store)).minutes
    assert (minutes.fixed, minutes.signed, minutes.published) == (NEXT, NEXT, NEXT)
    assert [each.replace(NB, " ") for each in minutes.corrections] == [CORRECTION]


def back_to(field):
    """Shift+Tab until the keyboard is in a field."""
    for _ in range(40):
        if field.isAncestorOf(QApplication.focusWidget()) or field is QApplication.focusWidget():
            return
        press("Shift+Tab")
    raise AssertionError("the field is not within reach of Shift+Tab")


def wait(qtbot, until):
    """Wait for LibreOffice; the window keeps the keyboard meanwhile."""
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    qtbot.waitUntil(until, timeout=LONG)
    assert window.isActiveWindow()


def told(label) -> str:
    return label.text().replace(NB, " ")


def have_them_signed(qtbot, acts, answers, tmp_path):
    """One folder for the president; the pile that comes back from the scanner is given back act by act."""
    answers.path = tmp_path / "papiers"
    press("Ctrl+Shift+Y")
    wait(qtbot, lambda: "Le parapheur est dans" in told(acts.sending.told))
    (folder,) = answers.path.rglob("parapheur.pdf")
    assert page_count(folder.read_bytes()) > 2 * len(NUMBERS)

    press("Shift+S")
    answers.path = folder
    press("Ctrl+Shift+K")
    wait(qtbot, lambda: "9 actes signés classés" in told(acts.message))
    assert all(row.act.scan is not None and row.stage is Stage.SIGNED for row in acts.table.lines)


def prepare_the_archives(qtbot, acts, answers, tmp_path):
    """One archive an act, that Pastell would take as it is."""
    answers.path = tmp_path / "pastell"
    table = tick_pastell(acts)
    assert acts.sending.pastell.isChecked()
    back_to(table)
    press("Shift+E")
    wait(qtbot, lambda: "actes prêts" in told(acts.sending.told))
    archives = list(answers.path.rglob("*.zip"))
    assert (len(archives), [pastell_faults(each.read_bytes()) for each in archives]) == (7, [[]] * 7)
    table = tick_pastell(acts)
    assert not acts.sending.pastell.isChecked()
    back_to(table)


def tick_pastell(acts):
    """Tick the box, or untick it; where the keyboard was."""
    before = QApplication.focusWidget()
    tab_to(acts.sending.pastell)
    press("Space")
    return before


def prepare_the_filing(qtbot, acts, answers, tmp_path):
    """A folder for each act, that an operator would take as it is; what he would refuse stays, and why is said."""
    answers.path = tmp_path / "depot"
    press("Shift+E")
    wait(qtbot, lambda: "actes prêts" in told(acts.sending.told))
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
    answers.several = files
    press("R")
    answers.several = []
    wait(qtbot, lambda: all(row.act.transmission.receipt for row in acts.table.lines))
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
    tab_to(acts.sending.data_button)
    press("Space")
    menu = acts.sending.data_button.menu()
    qtbot.waitUntil(menu.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):  # « De toute l’année »
        QTest.keyClick(menu, key)
    acts.window().activateWindow()  # as the desktop does once a menu is gone
    wait(qtbot, lambda: "10 délibérations dans" in told(acts.sending.told))
    (data,) = answers.path.rglob("*.csv")
    assert scdl_faults(data.read_bytes()) == []


def export_and_compare(qtbot, window, acts, answers, tmp_path):
    """The extracts bear the certificate, the minutes her words; every file of the session agrees with the others."""
    answers.path = tmp_path / "seance"
    with qtbot.waitSignal(window.office.exports.written, timeout=LONG):
        press("Ctrl+E")
    wait(qtbot, lambda: not window.office.exports.busy)
    said = {path.name: words(path.read_bytes()) for path in answers.path.rglob("*.docx")}
    assert sum("certifie sous sa responsabilité" in each for name, each in said.items() if name[:2] == "CS") == 9
    assert "Chacun ayant parlé, on se lève." in said["proces-verbal.docx"]
    assert "lire « barque »" in said["proces-verbal.docx"].replace(NB, " ")
    (folder,) = {path.parent for path in answers.path.rglob("proces-verbal.docx")}
    for kind in ("convocations", "pouvoirs"):
        shutil.rmtree(folder / kind)  # compared elsewhere
    shutil.copytree(tmp_path / "depot", folder, dirs_exist_ok=True)
    shutil.copytree(tmp_path / "ouvert", folder, dirs_exist_ok=True)
    press("Alt+5", "Ctrl+Shift+V")
    wait(qtbot, lambda: "discordance" in acts.foot.agreed.text())
    assert "✓ 0 discordance dans" in told(acts.foot.agreed), acts.foot.found.toPlainText()


def type_decisions(window):
    """Two lines typed: the next session is told of what was decided before it, and of nothing else."""
    press(key_to(PlaceName.DECISIONS))
    for day, subject in (("21/11/2026", "Câbles de secours"), ("05/12/2026", "Sirènes d’alerte")):
        press("Insert")
        write(day)
        press("Tab", "Tab")
        write(subject)
        press("Return")
    _, source = paper_source(window.office.store, SessionKey.parse("CS:2026-12-04"))
    (extract,) = words_of(source, "extrait", name="decisions-prises-par-delegation").values()
    assert ("Câbles de secours" in extract, "Sirènes d’alerte" in extract) == (True, False)


def take_a_template_back(qtbot, window, answers, tmp_path):
    """A set is copied; its extract goes to Word, is signed by the house, and comes back."""
    press(key_to(PlaceName.TEMPLATES))
    place = window.office.place
    wait(qtbot, lambda: not place.trials.busy)
    tab_to(place.parts.name)
    write("Notre maison")
    press("Return")
    tab_to(place.parts.documents)
    press("E")
    assert (place.set_.name, place.document.document) == ("notre-maison", "extrait")
    wait(qtbot, lambda: not place.trials.busy)
    back = tmp_path / "extrait.docx"
    back.write_bytes(GOOD)
    answers.path = back
    press("Ctrl+R")
    wait(qtbot, lambda: "est repris" in told(place.parts.outcome.label))
    with window.office.store.reading() as reader:
        assert "modeles/notre-maison/extrait.docx" in {line.path for line in reader.files()}


def report_the_year(qtbot, window, answers, tmp_path):
    """The figures of the year, in Word and in Excel."""
    answers.path = tmp_path / "rapport"
    press("Ctrl+PgDown")
    page = window.office.place.report
    wait(qtbot, lambda: page.counted is not None)
    press("Ctrl+R")
    wait(qtbot, lambda: "à jour" in page.state.text())
    assert {each.suffix for each in answers.path.iterdir()} == {".docx", ".xlsx"}
    assert page.counted.report.delegates


def bind(qtbot, window, answers, tmp_path):
    """What is missing is told until it is not; then one Word document and one PDF say the same sheets."""
    press(key_to(PlaceName.REGISTER))
    sheet = register_sheet(window.office.store, "CS", 2026)
    mine = {row.lack for row in sheet.missing if row.session_id == session_of(window.office.store)}
    assert mine == set(), "nothing of this session is missing any more"
    answers.path = tmp_path / "registre"
    press("Ctrl+R")
    wait(qtbot, lambda: any(answers.path.rglob("*.pdf")))
    wait(qtbot, lambda: not window.office.place.line.busy)
    (pdf,), (word,) = answers.path.rglob("*.pdf"), answers.path.rglob("*.docx")
    pages = [page.extract_text().replace(NB, " ") for page in PdfReader(BytesIO(pdf.read_bytes())).pages]
    assert word.stat().st_size > 10_000
    assert all(f"Feuillet {rank}" in page for rank, page in enumerate(pages, start=1))
    for number in NUMBERS:
        assert any(f"n° {number} –" in page for page in pages)
    assert "Certifi" in " ".join(pages) or "certifie" in " ".join(pages)
