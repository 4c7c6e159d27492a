"""From an empty file to notices sent and sent again, by keyboard alone, in the real window and with real files."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import pytest

from syndic_desktop.documents import pdf
from syndic_desktop.domain import wording
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.texts import Listing, Paragraph, Run, paragraph
from syndic_desktop.domain.wording import NB
from syndic_desktop.exchange.pdf_pages import page_count
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.screens.finding_cards import FindingCard
from syndic_desktop.ui.window import MainWindow
from syndic_desktop.ui.writing.items import Part
from tests.ui.conftest import first_step
from tests.ui.standing import key_to, press, tab_to, write
from tests.ui.writing.conftest import write as type_words

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

COLUMNS = (
    "Collège", "Membre", "Civilité", "Prénom", "Nom", "Fonction", "Courriel", "Téléphone", "Voix",
    "Suppléant civilité", "Suppléant prénom", "Suppléant nom",
)  # fmt: skip
DEPARTMENT, COMMUNITIES, COMMUNES = "Département", "Communautés de communes", "Communes"
SEATS = (
    (DEPARTMENT, "Département de l’Ambre", "Mme", "Lise", "Aubrac", "Présidente", 3, "Mme", "Anne", "Roux"),
    (DEPARTMENT, "Département de l’Ambre", "M.", "Jean", "Bastide", None, 3, "M.", "Paul", "Sabatier"),
    (DEPARTMENT, "Département de l’Ambre", "Mme", "Inès", "Cazals", None, 3, None, None, None),
    (DEPARTMENT, "Département de l’Ambre", "M.", "Marc", "Delpech", None, 3, None, None, None),
    (COMMUNITIES, "CC du Haut Val", "M.", "Luc", "Estève", "1er Vice-Président", 2, "Mme", "Rose", "Talon"),
    (COMMUNITIES, "CC du Haut Val", "Mme", "Ève", "Fabre", None, 2, None, None, None),
    (COMMUNITIES, "CC du Causse", "M.", "Guy", "Gineste", None, 2, "M.", "Yves", "Urbain"),
    (COMMUNITIES, "CC du Causse", "Mme", "Nora", "Hugonet", None, 2, None, None, None),
    (COMMUNES, "Orsigny", "M.", "Omar", "Issaly", None, 1, "Mme", "Zoé", "Vidal"),
    (COMMUNES, "Orsigny", "Mme", "Paule", "Jalabert", None, 1, None, None, None),
    (COMMUNES, "Belval", "M.", "Rémi", "Kerguelen", None, 1, None, None, None),
    (COMMUNES, "Bilh", "Mme", "Sophie", "Lacaze", None, 1, "M.", "Théo", "Wagner"),
    (COMMUNES, "Molières", "M.", "Tom", "Marty", None, 1, None, None, None),
    (COMMUNES, "Sauzet", "Mme", "Ursule", "Nadal", None, 1, None, None, None),
)


def roster(path: Path, *, weight: object = 3) -> Path:
    """The model of the program filled in Excel; `weight`: what is written for the votes of the first seat."""
    import openpyxl

    from syndic_desktop.ui.screens.assembly.questions import _save_model

    _save_model(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Assemblée"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for row, seat in enumerate(SEATS, start=4):
        mail, phone = f"{wording.fold(seat[4])}@ambre.example", f"05 65 00 00 {row:02}"
        votes = weight if row == 4 else seat[6]
        values = (*seat[:6], mail, phone, votes, *seat[7:])
        for title, value in zip((*COLUMNS, "Du"), (*values, datetime(2026, 3, 20)), strict=True):
            sheet.cell(row, titles[title], value)
    book.save(path)
    return path


def test_from_an_empty_file_to_the_notices(qtbot, window, outside, theme, answers, tmp_path):
    begin(window, answers, tmp_path)
    bring_the_list_in(qtbot, window, answers, tmp_path)
    number_the_acts(window)
    create_the_session(window)
    enter_the_items(window)
    take_a_topic_foreseen(window)
    arrange_the_agenda(window)
    write_a_report(qtbot, window, tmp_path)
    heed_the_checks(qtbot, window)
    convene(qtbot, window, answers, tmp_path)
    take_the_answers(window)
    move_the_date(qtbot, window, answers, tmp_path)
    come_back(window, outside, theme, tmp_path)
    open_in_libreoffice(tmp_path)


def begin(window, answers, tmp_path):
    """A new file, and the syndicat in its form."""
    answers.path = tmp_path / "val-d-ambre.syndic"
    press("Ctrl+Alt+N")
    form = window.office.place.form
    assert form.fields["name"].editor.hasFocus()
    for name, typed in (
        ("name", "Syndicat mixte du Val d’Ambre"), ("short_name", "Val d’Ambre"), ("kind", "ouvert"),
        ("address", "2 rue du Pont ; 46000 Orsigny"), ("city", "Orsigny"), ("department", "46"),
        ("department_name", "Ambre"),
    ):  # fmt: skip
        tab_to(form.fields[name].editor)
        write(typed)
        if name == "kind":
            press("Return")
    tab_to(form.create_button)
    press("Space")
    with window.office.store.reading() as reader:
        assert (reader.syndicat().name, reader.syndicat().kind) == ("Syndicat mixte du Val d’Ambre", SyndicatKind.OPEN)
    assert window.office.shown is PlaceName.ASSEMBLY


def bring_the_list_in(qtbot, window, answers, tmp_path):
    """The workbook has a fault in one cell, which is said; corrected, it is brought in."""
    place = window.office.place
    answers.path = roster(tmp_path / "délégués.xlsx", weight="trois")
    press("Space", "Space")
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=20_000)
    (fault,) = place.rosters.faults.lines
    assert fault.cell == "P4"
    assert "trois" in fault.sentence
    assert not place.rosters.done_button.isEnabled()
    roster(answers.path)
    tab_to(place.rosters.open_button)
    press("Space")
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=20_000)
    tab_to(place.rosters.done_button)
    press("Space")
    assert len(place.table.lines) == 14
    assert {row.college for row in place.table.lines} == {DEPARTMENT, COMMUNITIES, COMMUNES}
    assert [row.weight for row in place.table.lines] == ["3"] * 4 + ["2"] * 4 + ["1"] * 6
    assert sum(bool(row.deputies) for row in place.table.lines) == 6


def number_the_acts(window):
    """How the acts of the comité are numbered, with its example while it is typed."""
    press(key_to(PlaceName.SETTINGS), "Ctrl+PgDown", "Ctrl+PgDown")
    bodies = window.office.place.bodies
    tab_to(bodies.fields["numbering"].editor)
    write("CS{annee}_{numero:03}")
    assert "CS2026_001" in bodies.example.text()
    press("Return")
    with window.office.store.reading() as reader:
        assert reader.assembly().body("CS").numbering == "CS{annee}_{numero:03}"


ITEMS = (
    ("Délégations consenties à la présidente", "", "aubrac", ""),
    ("Compte rendu des décisions prises par délégation", "", "aubrac", "5.4"),
    ("Débat d’orientation budgétaire 2027", "débat", "estève", "7.10"),
    ("Convention d’occupation du pylône de Belval", "", "bastide", "3.5"),
    ("Adhésion de la commune de Fons", "", "gineste", "5.7"),
    ("Attribution du marché de maintenance", "", "estève", "1.1"),
    ("Règlement intérieur du comité", "", "aubrac", "5.2"),
    ("Création d’un poste de technicien", "", "hugonet", "4.1"),
    ("Avancement du déploiement de la fibre", "information", "estève", ""),
    ("Vœu sur la fermeture du réseau cuivre", "", "cazals", "9.4"),
)
LATER = "Audit des assurances"


def create_the_session(window):
    """The first session: nothing proposes itself yet; the date says when the notices leave at the latest."""
    press("Ctrl+N")
    form = window.office.sessions.form
    write("11/12/2026")
    press("Return")
    tab_to(form.hour.editor)
    write("18h")
    tab_to(form.place.editor)
    write("Salle des Tilleuls, Orsigny")
    tab_to(form.create_button)
    press("Space")
    assert (
        window.office.sessions.workspace.heading.title.text() == f"Comité syndical du vendredi 11{NB}décembre{NB}2026"
    )


def enter_the_items(window):
    """Eleven items are typed one after the other, each with its type, its rapporteur and its matter."""
    step = first_step(window.office)
    card = step.card
    for subject, kind, rapporteur, matter in ITEMS:
        press("Ctrl+Shift+A")
        write(subject)
        press("Return", "Return")
        for field, typed in ((card.kind, kind), (card.rapporteur, rapporteur), (card.matter, matter)):
            tab_to(field.editor)
            if typed:
                write(typed)
                press("Return")
                assert not field.refusal, (subject, field.refusal)
        press("Escape")


def take_a_topic_foreseen(window):
    """A subject noted long before its text, then taken into the agenda."""
    step = first_step(window.office)
    press("Ctrl+J")
    assert step.foreseen.subject.editor.hasFocus()
    write(LATER)
    tab_to(step.foreseen.rapporteur.editor)
    write("estève")
    press("Return")
    tab_to(step.foreseen.matter.editor)
    write("1.7")
    press("Return")
    tab_to(step.foreseen.keep_button)
    press("Space")
    tab_to(step.foreseen.view)
    press("Return", "Escape")
    assert step.agenda.view.hasFocus()
    assert len(step.agenda.rows) == 12
    assert [row.subject for row in step.agenda.rows][-2:] == [LATER, "Questions diverses"]


def arrange_the_agenda(window):
    """One item moves up, one is withdrawn, one is postponed: each is said in words."""
    agenda = first_step(window.office).agenda
    press("Home", "Down", "Down", "Down", "Alt+Up")
    assert [row.subject for row in agenda.rows][2:4] == [ITEMS[3][0], ITEMS[2][0]]
    assert window.menus.undo.text().startswith("&Annuler : déplacer le point 4 « Convention")
    choose(agenda, "Vœu")
    press("Ctrl+Delete")
    assert agenda.current.marks == ("Retiré",)
    choose(agenda, "Règlement")
    press("Ctrl+R")
    assert agenda.current.marks == ("Reporté",)


def choose(agenda, beginning):
    """Go down the agenda to an item, from its top."""
    press("Home")
    while not agenda.current.subject.startswith(beginning):
        press("Down")


def write_a_report(qtbot, window, tmp_path):
    """The statement with a word in bold and a list, a visa from the library, two articles, an annex."""
    step = first_step(window.office)
    choose(step.agenda, "Convention")
    editor = step.card.editor
    tab_to(editor.statement)
    type_words("La convention dure ")
    press("Ctrl+B")
    type_words("neuf ans")
    press("Ctrl+B")
    type_words(" et porte sur :")
    press("Return", "Ctrl+Shift+L")
    type_words("le pylône de Belval ;")
    press("Return")
    type_words("l’abri technique.")
    press("Return", "Return", "Ctrl+Shift+G")
    tab_to(editor.grounds[Part.VISAS])
    press("Ctrl+Shift+Space")
    tab_to(step.library.starters_button)
    press("Space")
    tab_to(step.library.search)
    write("5721")
    wanted = step.library.current.text
    press("Return")
    tab_to(step.library.close_button)
    press("Space")
    tab_to(editor.operative)
    type_words("d’approuver la convention")
    (tmp_path / "Plan de situation.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<</Type/Pages/Count 3>>\nendobj")
    step.card.annexes.ask = lambda: [tmp_path / "Plan de situation.pdf"]
    press("Ctrl+Shift+J")
    qtbot.waitUntil(lambda: not step.card.annexes.joining, timeout=20_000)
    assert window.office.settle()
    with window.office.store.reading() as reader:
        item = reader.item(step.item_id)
    assert item.statement[0] == Paragraph(
        (Run("La convention dure "), Run("neuf ans", bold=True), Run(f" et porte sur{NB}:"))
    )
    assert item.statement[1] == Listing((paragraph(f"le pylône de Belval{NB};"), paragraph("l’abri technique.")))
    assert item.visas == (wanted,)
    assert [clause.text for clause in item.operative] == ["d’approuver la convention"]
    assert [annex.title for annex in item.annexes] == ["Plan de situation"]
    qtbot.waitUntil(lambda: "neuf ans" in step.preview.page.toPlainText())


def heed_the_checks(qtbot, window):
    """One finding is gone to and mended; another is set aside, with its reason."""
    step = first_step(window.office)
    checks = step.checks
    qtbot.waitUntil(lambda: any(card.row.code == "F3" for card in checks.cards) and not checks.waiting)
    go_into(qtbot, checks)
    while QApplication.focusWidget().row.code != "F3":
        press("Down")
    press("Return")
    assert step.agenda.current.subject == ITEMS[0][0]
    tab_to(step.card.matter.editor)
    write("5.4")
    press("Return")
    qtbot.waitUntil(lambda: all(card.row.code != "F3" for card in checks.cards))
    before = checks.open
    go_into(qtbot, checks)
    press("+")
    write("Le rapport sera remis sur table")
    press("Return")
    qtbot.waitUntil(lambda: checks.open == before - 1)
    assert checks.cards[-1].row.word == "passé outre"


def go_into(qtbot, checks):
    """Go to the findings, once they are read, by the key of the panes."""
    qtbot.waitUntil(lambda: not checks.waiting and checks.cards != ())
    for _ in range(4):  # agenda, item, page, checks
        if isinstance(QApplication.focusWidget(), FindingCard):
            break
        press("F6")
    assert QApplication.focusWidget() is checks.cards[0]


def convene(qtbot, window, answers, tmp_path):
    """Letters and e-mails are written, then the sending is noted, on the clock of the test: 14 dispatches."""
    press("Alt+2")
    step = window.office.sessions.workspace.step
    assert len(step.table.lines) == 14
    assert plain(step.outlook.headline.text()).endswith("0 attendu pour 8 requis")
    answers.path = tmp_path / "envoi"
    press("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: not step.letters.busy, timeout=180_000)
    written = [path for path in answers.path.rglob("*") if path.is_file()]
    assert len([path for path in written if path.suffix == ".eml"]) == 14
    assert len([path for path in written if path.suffix == ".docx"]) >= 3
    read_as_pdf(answers.path)
    press("Ctrl+Return")
    notice = session(window).notice
    assert (notice.day, len(notice.dispatches)) == (date(2026, 11, 20), 14)
    assert f"20{NB}jours francs" in step.sending.told.text()  # from 21 November to 10 December


def read_as_pdf(folder):
    """LibreOffice has made a PDF of each letter: it is whole, it has pages, and it is what the e-mail carries."""
    if pdf.office() is None:
        return
    letters = sorted(folder.rglob("convocations/*.docx"))
    assert len(letters) == 14
    for letter in letters:
        assert page_count(letter.with_suffix(".pdf").read_bytes()), letter.name
    mail = message_from_bytes(next(folder.rglob("01-*.eml")).read_bytes(), policy=default)
    attached = {each.get_filename(): each.get_content() for each in mail.iter_attachments()}
    assert "convocation.docx" not in attached
    assert attached["convocation.pdf"] == letters[0].with_suffix(".pdf").read_bytes()


def take_the_answers(window):
    """Six present, a deputy, an absent: seven for the eight that are wanted; one more, and there is a quorum."""
    step = window.office.sessions.workspace.step
    assert QApplication.focusWidget() is step.table
    press("Ctrl+Home", *["P", "Down"] * 6, "A", "Down", "Down")
    assert step.table.current.name.endswith("Issaly")
    press("S")
    assert plain(step.outlook.headline.text()).endswith("7 attendus pour 8 requis")
    press("Down", "P")
    assert plain(step.outlook.headline.text()) == "✓ 8 attendus pour 8 requis"
    assert len(session(window).answers) == 9


def move_the_date(qtbot, window, answers, tmp_path):
    """A week later: everybody is told again, with a sheet of what differs; what was sent is void and kept."""
    press("Alt+1", "Ctrl+Shift+H")
    write("18/12/2026")
    press("Return", "Alt+2")
    step = window.office.sessions.workspace.step
    assert step.changed.sentence.startswith("À renvoyer à tous")
    assert f"18{NB}décembre" in step.changed.sentence
    answers.path = tmp_path / "renvoi"
    press("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: not step.letters.busy, timeout=180_000)
    (sheet,) = answers.path.rglob("modifications.docx")
    assert f"18{NB}décembre{NB}2026" in "".join(docx.Document(str(sheet)).element.itertext())
    mail = message_from_bytes(next(answers.path.rglob("01-*.eml")).read_bytes(), policy=default)
    assert any("modifications" in (each.get_filename() or "") for each in mail.iter_attachments())
    press("Ctrl+Return")
    assert step.changed.sentence == ""
    assert len(session(window).notice.void) == 1
    assert {each.day for each in session(window).notice.dispatches} == {date(2026, 11, 20)}


def come_back(window, outside, theme, tmp_path):
    """The window is closed and opened again: the same place, the same session, everything in it."""
    kept = session(window)
    window.close()
    again = MainWindow(outside, theme)
    again.resize(1366, 768)
    again.show()
    assert again.open_store(tmp_path / "val-d-ambre.syndic")
    assert again.office.shown is PlaceName.SESSIONS
    assert again.office.sessions.workspace.phase is Phase.NOTICE
    assert again.office.sessions.sheet.title.endswith(f"18{NB}décembre{NB}2026")
    assert session(again) == kept
    again.close()
    again.deleteLater()


WITH_LETTERS = ("ordre-du-jour.docx", "note-de-synthese.docx", "modifications.docx")


def open_in_libreoffice(tmp_path):
    """A paper of each kind that left becomes PDF: what came out is read by something else."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice is absent: the files that came out are not opened")
    sent = sorted((tmp_path / "renvoi").rglob("*.docx"))
    one_letter = [path for path in sent if path.parent.name == "convocations"][:1]
    files = one_letter + [path for path in sent if path.name in WITH_LETTERS]
    assert len(files) == 1 + len(WITH_LETTERS)
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [
        soffice,
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path / "pdf"),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "pdf").iterdir())
    assert len(list((tmp_path / "pdf").iterdir())) == len(files)


def session(window):
    """The only session, as it is in the file."""
    with window.office.store.reading() as reader:
        (line,) = reader.sessions()
        return reader.session(line.id)


def plain(words):
    return words.replace(NB, " ")
