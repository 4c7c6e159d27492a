"""The step « Actes », standing alone: keys, several acts at once, the chosen one, what is dropped."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from syndic_desktop.actions.papers import record_papers
from syndic_desktop.documents.folders import write_papers
from syndic_desktop.documents.signing import ToSign, page_count, signature_folder
from syndic_desktop.domain.acts import Stage
from syndic_desktop.queries.papers import paper_source, papers_before
from syndic_desktop.store import Store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.questions import Beside, step_questions
from syndic_desktop.ui.screens.acts.step import ActsStep
from tests.actions.held_acts import acts_of, session_of, unsigned
from tests.documents.papers import TEMPLATES
from tests.ui.standing import press, standing, write

from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea  # isort: skip  # after ui, which keeps None alive

TODAY = date(2026, 11, 20)
RECEIPT = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
 actes:IDActe="099-299099143-20260925-CS2026_20-DE" actes:DateReception="2026-09-30">
 <actes:ActeRecu actes:Date="2026-09-25" actes:NumeroInterne="CS2026_20" actes:CodeNatureActe="1"/>
</actes:ARActe>"""


@dataclass
class Bench:
    store: Store
    desk: Desk
    step: ActsStep
    chosen: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    @property
    def stages(self) -> dict[str, Stage]:
        return {row.number: row.stage for row in self.step.table.lines}

    def act(self, place: int):
        with self.store.reading() as reader:
            return reader.item(acts_of(self.store)[place].item).act


@pytest.fixture
def bench(qtbot, theme, tmp_path):
    chosen: list[Path] = []
    opened: list[Path] = []
    with unsigned(tmp_path / "a.syndic") as store:
        desk, background = Desk(store), Background()
        beside = Beside(
            lambda: TODAY, lambda: chosen, lambda _session: tmp_path / "d", TEMPLATES, background,
            lambda _session: tmp_path / "parapheur.pdf", show_folder=opened.append,
        )  # fmt: skip
        questions = step_questions(store, beside)
        with standing(qtbot, partial(ActsStep, desk, theme, questions)) as step:
            step.show_session(session_of(store))
            step.enter()
            yield Bench(store, desk, step, chosen, opened)
            step.close_place()
            background.close()


def test_every_gesture_is_one_key_for_all_that_wait_for_it(bench):
    assert set(bench.stages.values()) == {Stage.TO_SIGN}
    assert "9\u00a0actes à signer" in bench.step.head.summary.text()

    press("Shift+S", "Shift+T", "Shift+A", "Shift+P")

    assert set(bench.stages.values()) == {Stage.ENFORCEABLE}
    assert bench.act(0).publication == TODAY


def test_a_key_is_for_the_acts_chosen_and_they_stay_so(bench):
    press("Shift+Down", "S")

    assert [bench.stages[number] for number in ("CS2026/19", "CS2026/20", "CS2026/21")] == [
        Stage.SIGNED, Stage.SIGNED, Stage.TO_SIGN,
    ]  # fmt: skip
    assert {row.number for row in bench.step.table.selected} == {"CS2026/19", "CS2026/20"}
    bench.desk.undo()
    assert set(bench.stages.values()) == {Stage.TO_SIGN}


def test_a_refusal_is_said_over_the_table(bench):
    bench.step.head.day.editor.setFocus()
    write("24/09/2026")
    bench.step.table.setFocus()
    press("S")

    assert "signé avant la séance" in bench.step.message.text()
    assert bench.act(0) is None


def test_a_day_is_corrected_beside_and_taken_away(bench):
    press("S")
    bench.step.panel.days["sign"].editor.setFocus()
    write("28/09/2026")
    press("Return")
    assert bench.act(0).signature.day == date(2026, 9, 28)

    write("")
    press("Return")
    assert bench.act(0) is None


def test_a_receipt_of_another_act_is_refused_under_its_field(bench):
    press("T")
    bench.step.panel.identifier.editor.setFocus()
    write("099-299099143-20260925-CS2026_20-DE")
    press("Return")

    assert bench.act(0).transmission.receipt is None


def test_an_identifier_typed_alone_invents_no_day(bench):
    bench.step.panel.identifier.editor.setFocus()
    write("099-299099143-20260925-CS2026_19-DE")
    press("Return")

    assert bench.act(0) is None
    assert "donnez d’abord la date de l’accusé" in bench.step.panel.identifier.refusal


def test_pdfs_are_filed_on_the_acts_whose_number_they_bear(bench, qtbot, tmp_path):
    names = ("CS2026-20 signé.pdf", "CS2026-21.pdf", "autre.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-" + name.encode())
    bench.chosen += [tmp_path / name for name in names]

    press("F")

    assert "autre.pdf ne porte le numéro d’aucun acte" in bench.step.message.text()
    qtbot.waitUntil(lambda: bench.act(2) is not None and bench.act(1) is not None)
    qtbot.waitUntil(lambda: "autre.pdf ne porte" in bench.step.message.text())  # still, once the others are read
    assert bench.act(1).scan.file == "scans/2026-09-25-CS2026-20.pdf"
    assert bench.act(0) is None


def test_the_signed_paper_is_opened_as_a_copy_that_nobody_can_write(bench, qtbot, tmp_path):
    press("O")
    assert "aucun acte signé n’est classé" in bench.step.message.text()
    assert not bench.step.panel.open_button.isVisible()
    path = tmp_path / "CS2026-19.pdf"
    path.write_bytes(b"%PDF-1.7 signed")
    bench.chosen.append(path)
    press("F")
    qtbot.waitUntil(lambda: bench.act(0) is not None)

    bench.step.panel.open_button.click()

    qtbot.waitUntil(lambda: bool(bench.opened))
    assert bench.opened[0].read_bytes() == b"%PDF-1.7 signed"
    assert not bench.opened[0].stat().st_mode & 0o222


def test_a_receipt_that_is_dropped_finds_its_act(bench, qtbot, tmp_path):
    path = tmp_path / "accuse.xml"
    path.write_bytes(RECEIPT)

    bench.step.drop([path])

    qtbot.waitUntil(lambda: bench.act(1) is not None)
    assert bench.act(1).transmission.receipt == date(2026, 9, 30)
    assert bench.act(0) is None


def test_words_to_hide_are_kept(bench):
    bench.step.panel.private.editor.setFocus()
    write("Lise AUBRAC; 12 rue d’Ambre")
    press("Return")

    with bench.store.reading() as reader:
        assert reader.item(acts_of(bench.store)[0].item).private == ("Lise AUBRAC", "12 rue d’Ambre")


@pytest.mark.parametrize("page", [0, 1])
def test_tab_never_goes_where_nothing_shows_it(bench, page):
    bench.step.tabs.setCurrentIndex(page)
    bench.step.table.setFocus()
    press("Down", "Tab", "Tab")

    assert not isinstance(QApplication.focusWidget(), QScrollArea)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_foot_says_whether_the_documents_agree(bench, qtbot, tmp_path):
    session_id, source = paper_source(bench.store, session_of(bench.store))
    before = papers_before(bench.store, session_id, TODAY)
    record_papers(bench.store, session_id, list(write_papers(source, TEMPLATES, tmp_path / "d", before=before)))

    for name in ("convocations", "pouvoirs"):
        shutil.rmtree(tmp_path / "d" / name)  # what was sent is compared where it is there: fifty papers less

    press("Ctrl+Shift+V")
    foot = bench.step.foot
    qtbot.waitUntil(lambda: "0\u00a0discordance dans 18\u00a0fichiers" in foot.agreed.text(), timeout=20_000)

    (tmp_path / "d" / "proces-verbal.docx").unlink()
    press("Ctrl+Shift+V")
    qtbot.waitUntil(lambda: "1\u00a0discordance" in foot.agreed.text(), timeout=20_000)
    assert "proces-verbal.docx – document : « fichier absent »" in foot.found.toPlainText()


def test_a_scanned_folder_gives_each_act_its_pages_in_one_step(bench, qtbot, tmp_path):
    session, numbers = "CS:2026-09-25", ["CS2026/19", "CS2026/20", "CS2026/99"]  # the second was taken note of
    page = written_pdf()
    acts = [ToSign(session, number, number, "Objet", page) for number in numbers]
    scan = tmp_path / "scan0001.pdf"
    scan.write_bytes(signature_folder(page, acts, "Parapheur"))
    bench.chosen.append(scan)

    press("Ctrl+Shift+K")
    qtbot.waitUntil(lambda: "actes signés classés" in bench.step.message.text(), timeout=20_000)
    assert bench.step.message.property("look") == "refusal", "one of them is no act of this dossier"

    filed = {row.number for row in bench.step.table.lines if row.act.scan is not None}
    assert filed == {"CS2026/19", "CS2026/20"}
    assert "CS2026/99" in bench.step.message.text()
    bench.desk.undo()
    assert not any(row.act.scan for row in bench.step.table.lines)


def test_the_pile_is_known_by_its_sheets_whatever_its_name(bench, qtbot, tmp_path):
    session, page = "CS:2026-09-25", written_pdf()
    pile, alone = tmp_path / "scan0002.pdf", tmp_path / "scan0003.pdf"
    pile.write_bytes(signature_folder(page, [ToSign(session, "CS2026/21", "n", "o", page)], "Parapheur"))
    alone.write_bytes(page)

    bench.step.drop([pile])
    qtbot.waitUntil(lambda: "acte signé classé" in bench.step.message.text(), timeout=20_000)
    assert bench.step.message.property("look") == "muted", "nothing is wrong"
    assert {row.number for row in bench.step.table.lines if row.act.scan} == {"CS2026/21"}
    chosen = bench.step.table.current.number
    bench.step.drop([alone])

    def filed():
        return {row.number for row in bench.step.table.lines if row.act.scan}

    qtbot.waitUntil(lambda: filed() == {"CS2026/21", chosen}, timeout=20_000)


def test_a_scan_without_sheets_is_refused_over_the_table(bench, qtbot, tmp_path):
    scan = tmp_path / "Parapheur signé.pdf"
    scan.write_bytes(written_pdf())

    bench.step.drop([scan])

    qtbot.waitUntil(lambda: "Aucune feuille intercalaire" in bench.step.message.text(), timeout=20_000)
    assert not any(row.act.scan for row in bench.step.table.lines)


def test_what_is_written_is_told_as_done_with_its_folder(bench, tmp_path):
    bench.step.signing.told.emit("Le parapheur se prépare…")
    assert bench.step.message.property("look") == "muted"
    bench.step.signing.made.emit(tmp_path / "parapheur.pdf")

    assert not bench.step.message.isVisible()
    assert "Le parapheur est dans" in bench.step.sending.told.text()
    bench.step.sending.folder_button.click()
    assert bench.opened == [tmp_path]
    bench.step.signing.told.emit("Ce fichier n’est pas un PDF.")
    assert bench.step.message.property("look") == "refusal"


def test_the_folder_to_sign_is_written_where_she_says(bench, qtbot, soffice, tmp_path):
    press("Ctrl+Shift+Y")

    qtbot.waitUntil(lambda: "Le parapheur est dans" in bench.step.sending.told.text(), timeout=120_000)
    assert page_count((tmp_path / "parapheur.pdf").read_bytes()) > 20


def written_pdf():
    made, buffer = PdfWriter(), BytesIO()
    made.add_blank_page(595, 842)
    content = DecodedStreamObject()
    content.set_data(b"100 100 200 200 re f")
    made.pages[0][NameObject("/Contents")] = made._add_object(content)
    made.write(buffer)
    return buffer.getvalue()


def test_the_annexes_offered_are_those_of_the_act_that_is_chosen(bench):
    ref = acts_of(bench.store)[4]
    with bench.store.reading() as reader:
        titles = [annex.title for annex in reader.item(ref.item).annexes]
    assert len(titles) == 2
    bench.step.show_item(ref.item)
    bench.step.tabs.setCurrentIndex(1)

    assert [box.toolTip() for box in bench.step.panel.annexes] == titles
    bench.step.panel.annexes[1].click()

    with bench.store.reading() as reader:
        assert [annex.private for annex in reader.item(ref.item).annexes] == [False, True]
