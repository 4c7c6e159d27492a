"""The place « Décisions », standing alone: lines entered, put right, pasted and taken off by keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from syndic_desktop.actions.decisions import add_decisions, change_decision, number_decisions
from syndic_desktop.actions.delegations import save_delegation
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.scans import file_scan
from syndic_desktop.documents import pdf
from syndic_desktop.documents.delegated import MARK, marked
from syndic_desktop.documents.signing import ToSign, signature_folder
from syndic_desktop.domain.acts import ActRef, Nature, Stage
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import Delegation, Holder
from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.store import Store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.questions import Beside
from syndic_desktop.ui.screens.decisions.cells import CELLS, NATURE
from syndic_desktop.ui.screens.decisions.models import FOLLOWED, KIND
from syndic_desktop.ui.screens.decisions.places import LISTS, UNTOLD, DecisionsPlace
from syndic_desktop.ui.screens.decisions.questions import Files, questions_on
from tests.actions.test_receipts import receipt
from tests.copies import copied, example
from tests.documents.papers import TEMPLATES, words, words_of
from tests.documents.test_signing import page_of
from tests.ui.standing import press, standing, write

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPointF, Qt, QUrl  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QDropEvent, QKeyEvent  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

ORDER, TODAY = DecisionKind.PURCHASE_ORDER, date(2026, 11, 20)
MATTER = [cell.name for cell in CELLS].index("matter")


@dataclass
class Bench:
    store: Store
    desk: Desk
    place: DecisionsPlace
    to_join: list[Path] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    opened: list[Path] = field(default_factory=list)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        with self.store.reading() as reader:
            return reader.decisions()

    @property
    def numbers(self) -> list[str]:
        return [line.decision.number for line in self.place.table.model_.lines]

    def named(self, number: str) -> Decision:
        return next(each for each in self.decisions if each.number == number)

    def go(self, number: str, column: int) -> None:
        self.place.table.go(self.numbers.index(number), column)
        self.place.table.setFocus()


def decided(store):
    import_dossier(store, replace(example().dossier, decisions=()), example().files)
    number_decisions(store, ORDER, KindNumbering(ORDER, "LC{annee}-{numero:02}/{initiales}"))
    save_delegation(store, Delegation("Achats", ceiling=Decimal(100), tax=Tax.BEFORE))
    add_decisions(
        store,
        (
            Decision(ORDER, "", "Papier", date(2026, 3, 2), None, "Papeterie", Decimal("80.10"), Tax.BEFORE,
                     initials="AB"),
            Decision(ORDER, "", "Écran", date(2026, 11, 18), None, "Mâcon Vidéo", Decimal(400), Tax.BEFORE,
                     delegation="Achats", initials="AB"),
            Decision(DecisionKind.ORDER, "A1", "Nomination", date(2026, 11, 19)),
        ),
    )  # fmt: skip


@pytest.fixture
def bench(qtbot, theme, tmp_path):
    """The bundled example without its decisions: two purchase orders, one order."""
    joined: list[Path] = []
    paths: dict[str, Path] = {}
    opened: list[Path] = []
    with copied(tmp_path / "a.syndic", decided, lambda: datetime(2026, 11, 20, 10, 42)) as store:
        desk, background = Desk(store), Background()
        files = Files(lambda: joined, lambda: paths.get("read"), lambda: paths.get("write"))
        beside = Beside(
            lambda: TODAY, lambda: joined, lambda _: None, TEMPLATES, background, lambda _: None,
            lambda: paths.get("folder"), opened.append, lambda: [paths[name] for name in paths if "xml" in name],
        )  # fmt: skip
        questions = questions_on(store, files, beside)
        with standing(qtbot, partial(DecisionsPlace, desk, theme, questions)) as place:
            yield Bench(store, desk, place, joined, paths, opened)
            place.close_place()
            background.close()


def type_on(letters: str) -> None:
    """Type letter by letter, after what is completed is proposed and without choosing it first."""
    for letter in letters:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def test_a_line_is_entered_cell_by_cell_and_the_next_one_opens(bench):
    press("Insert")
    write("19/11")
    press("Tab")
    type_on("macon")
    press("Tab")
    write("Câbles")
    press("Tab")
    write("85,50 t")
    press("Tab", "Tab", "Tab", "Tab", "Tab")

    made = bench.named("LC2026-03/AB")
    assert (made.day, made.supplier, made.subject) == (date(2026, 11, 19), "Mâcon Vidéo", "Câbles")
    assert (made.amount, made.tax, made.delegation) == (Decimal("85.50"), Tax.AFTER, "Achats")
    assert bench.place.table.model_.proposed == "LC2026-04/AB"


def test_a_small_window_cuts_no_field_and_keeps_room_to_search(bench, qtbot):
    place = bench.place
    place.window().resize(844, 627)
    assert place.minimumSizeHint().width() <= 844
    qtbot.waitUntil(lambda: place.width() == 844)
    assert place.words.width() >= place.since.width()
    for each in (*place.panel.days.values(), place.panel.identifier):
        assert each.editor.height() >= each.editor.sizeHint().height()


def test_a_refusal_is_said_in_place_and_what_was_typed_stays(bench):
    bench.go("LC2026-02/AB", 0)
    press("F2")
    write("LC2026-01/AB")
    press("Tab")

    assert "est déjà celui" in bench.place.message.sentence
    assert bench.place.table.editor.text() == "LC2026-01/AB"
    assert not bench.place.settle()
    press("Escape")
    assert bench.place.settle()
    assert bench.numbers == ["LC2026-02/AB", "LC2026-01/AB"]


def test_a_line_without_an_object_stays_under_the_eyes(bench):
    press("Ctrl+N", "Tab")
    write("Papeterie")
    press("Return")

    assert "objet est vide" in bench.place.message.sentence
    assert bench.place.table.model_.draft.supplier == "Papeterie"
    assert len(bench.decisions) == 3


def test_a_letter_says_the_tax_and_one_opens_a_cell(bench):
    bench.go("LC2026-02/AB", 5)
    press("T")
    bench.go("LC2026-02/AB", 3)
    press("Z", "Return")

    assert (bench.named("LC2026-02/AB").tax, bench.named("LC2026-02/AB").subject) == (Tax.AFTER, "z")


def test_a_line_is_duplicated_then_taken_off_and_given_back(bench):
    bench.go("LC2026-02/AB", 3)
    press("Ctrl+D")
    assert bench.place.table.current.decision == replace(bench.named("LC2026-02/AB"), number="LC2026-03/AB", day=TODAY)

    press("Ctrl+Delete")
    assert len(bench.decisions) == 3
    bench.desk.undo()
    assert len(bench.decisions) == 4


def test_a_copy_that_nothing_numbers_waits_for_its_number(bench):
    number_decisions(bench.store, ORDER, None)
    bench.go("LC2026-02/AB", 3)
    press("Ctrl+D")
    assert bench.place.message.sentence == ""
    write("LC2026-23/MC")
    press("Return")

    made = bench.named("LC2026-23/MC")
    assert made == replace(bench.named("LC2026-02/AB"), number="LC2026-23/MC", day=TODAY, entered=made.entered)
    assert sorted(each.subject for each in bench.decisions) == ["Nomination", "Papier", "Écran", "Écran"]


def test_suppr_empties_a_cell_and_the_line_asks_for_more(bench):
    bench.go("LC2026-01/AB", 2)
    press("Delete")
    assert bench.named("LC2026-01/AB").supplier is None
    bench.place.table.go(1, 4)
    press("Delete")
    assert bench.named("LC2026-01/AB").amount is None
    bench.place.table.go(1, 3)
    press("Delete")
    assert "objet est vide" in bench.place.message.sentence
    assert bench.named("LC2026-01/AB").subject == "Papier"
    press("End", "Delete")
    assert "Ctrl+Suppr" in bench.place.message.sentence
    assert len(bench.decisions) == 3


def test_the_eyes_stay_where_a_line_was_taken_off(bench):
    add_decisions(bench.store, (Decision(ORDER, "LC2026-00/AB", "Encre", date(2026, 1, 2)),))
    bench.place.refresh()
    assert bench.numbers == ["LC2026-02/AB", "LC2026-01/AB", "LC2026-00/AB"]
    bench.go("LC2026-01/AB", 3)
    press("Ctrl+Delete")

    assert bench.numbers == ["LC2026-02/AB", "LC2026-00/AB"]
    assert bench.place.table.current.decision.number == "LC2026-00/AB"
    assert bench.place.table.currentIndex().column() == 3


def test_rows_pasted_out_of_a_spreadsheet_are_entered_all_or_none(bench):
    good = "\t12/11/2026\tPapeterie\tEncre\t1 200,50\tHT\tAchats\tCD\t\r\n\t13/11/2026\tPapeterie\tColle\t12\tTTC\r\n"
    QApplication.clipboard().setText(good)
    press("Ctrl+V")
    assert bench.named("LC2026-03/CD").amount == Decimal("1200.50")
    assert bench.named("LC2026-04/AB").initials == "AB"  # those last used
    assert len(bench.decisions) == 5

    QApplication.clipboard().setText("\t32/11/2026\t\tEncre\tbeaucoup\tHT\n\t13/11/2026\t\tColle\n")
    press("Ctrl+V")
    assert "cellule B1" in bench.place.message.sentence
    assert "cellule E1" in bench.place.message.sentence
    assert len(bench.decisions) == 5


def test_rows_that_are_copied_are_pasted_back_as_they_were(bench):
    bench.go("LC2026-01/AB", 3)
    press("Ctrl+C")
    known = bench.named("LC2026-01/AB")
    press("Ctrl+Delete")
    assert len(bench.decisions) == 2

    press("Ctrl+V")
    assert bench.named("LC2026-01/AB") == replace(known, entered=bench.named("LC2026-01/AB").entered)


def test_a_list_is_not_left_while_its_cell_is_refused(bench):
    bench.go("LC2026-02/AB", 1)
    press("F2")
    write("hier soir")
    bench.place.tabs.setCurrentIndex(3)

    assert bench.place.tabs.currentIndex() == 0
    assert bench.place.table.editor.text() == "hier soir"
    press("Escape")
    bench.place.tabs.setCurrentIndex(3)
    assert bench.numbers == []


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "\t\t\t",
        "\0\0",
        '"',
        "=1+1\t=cmd|' /C calc'!A0\t\t\t",
        "a\tb\n" * 6000,
        "\t" * 3000,
        "9" * 9000,
        "é\u2028\t\ud800",
    ],
)
def test_a_hostile_paste_writes_nothing_and_says_why(bench, hostile):
    kept = bench.place.entering.paste(hostile)

    assert not kept
    assert bench.place.message.sentence
    assert len(bench.decisions) == 3


def test_each_list_has_its_key_and_tells_how_many_and_how_much(bench):
    assert bench.place.tabs.tabText(0) == "Lettres de commande 2"
    assert bench.place.sums.text().startswith(f"2{NB}décisions · 480,10")
    press("F4")
    assert bench.numbers == ["A1"]
    press("Shift+F4")
    assert bench.place.list_ == UNTOLD
    assert set(bench.numbers) >= {"LC2026-02/AB", "A1"}


def test_the_chosen_line_tells_its_doubts_and_lives_its_life(bench):
    bench.go("LC2026-02/AB", 3)
    assert "dépasse le plafond" in bench.place.panel.doubts.text()

    bench.place.panel.identifier.focus()
    write("099-299099143-20261118-LC2026_02_AB-CC")
    press("Return")
    assert "donnez d’abord la date de l’accusé" in bench.place.panel.identifier.refusal
    assert bench.named("LC2026-02/AB").act is None
    press("Escape")
    bench.place.panel.days["sign"].focus()
    write("18/11/2026")
    press("Return")
    assert bench.place.table.current.stage is Stage.SIGNED
    bench.place.panel.exempt.focus()
    write("marché sous le seuil")
    press("Return")
    assert bench.named("LC2026-02/AB").act.exempt == "marché sous le seuil"
    bench.place.panel.private.focus()
    write("Lise AUBRAC ;  12 rue du Lac")
    press("Return")
    assert bench.named("LC2026-02/AB").private == ("Lise AUBRAC", "12 rue du Lac")
    bench.place.panel.days["publish"].focus()
    write("01/11/2026")
    press("Return")
    assert bench.place.panel.days["publish"].refusal


def test_an_annex_is_joined_named_and_taken_off(bench, qtbot, tmp_path):
    path = tmp_path / "devis_signé.pdf"
    path.write_bytes(b"%PDF-1.4 devis")
    bench.to_join.append(path)
    bench.go("LC2026-02/AB", 3)
    bench.place.panel.annex_button.click()
    qtbot.waitUntil(lambda: bool(bench.named("LC2026-02/AB").annexes))

    bench.place.panel.titles[0].focus()
    write("Devis")
    press("Return")
    bench.place.panel.types[0].focus()
    write("11_AE")
    press("Return")
    (annex,) = bench.named("LC2026-02/AB").annexes
    assert (annex.title, annex.typology) == ("Devis", "11_AE")
    with bench.store.reading() as reader:
        assert reader.file(annex.file) == b"%PDF-1.4 devis"

    bench.place.panel.removed.emit(0)
    assert bench.named("LC2026-02/AB").annexes == ()
    bench.desk.undo()
    assert bench.named("LC2026-02/AB").annexes == (annex,)
    assert len(LISTS) == bench.place.tabs.count()


@pytest.mark.parametrize(("day", "told"), [("19/11/2026", True), ("21/09/2026", True), ("05/12/2026", False)])
def test_what_is_entered_fills_the_extract_of_the_session_that_is_told_next(bench, day, told):
    """What was decided before the last session, and entered since, is told with the rest: no report had it."""
    press("Insert")
    write(day)
    press("Tab", "Tab")
    write("Câbles de secours")
    press("Return")
    made = bench.decisions[-1]

    _, source = paper_source(bench.store, SessionKey.parse("CS:2026-12-04"))
    extracts = words_of(source, "extrait", name="decisions-prises-par-delegation")
    assert [made.number in words for words in extracts.values()] == [told]
    assert [made.number in words for words in words_of(source, "note-de-synthese").values()] == [told]
    _, before = paper_source(bench.store, SessionKey.parse("CS:2026-09-25"))
    assert not any(made.number in words for words in words_of(before, "extrait").values())


def test_what_is_shown_goes_to_excel_and_comes_back_cell_by_cell(bench, qtbot, tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "recaps.xlsx"
    bench.paths["write"] = bench.paths["read"] = path
    said: list[str] = []
    bench.place.said.connect(lambda words, _tone: said.append(words))
    bench.place.out_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert str(tmp_path) in said[0]
    book = load_workbook(path)
    sheet = book["Lettres de commande"]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(2, titles.index("Objet") + 1).value = "Écran large"
    sheet.cell(3, titles.index("Montant") + 1).value = 90
    assert [cell.value for cell in book["Par titulaire"][2]] == ["Mâcon Vidéo", 1, 400, None, None]
    book.save(path)

    bench.place.in_button.click()
    qtbot.waitUntil(lambda: bool(bench.place.lists.table.lines))
    told = [line.third for line in bench.place.lists.table.lines]
    assert told == ["Objet : Écran → Écran large", f"Montant : 80,10{NB}€ → 90,00{NB}€"]
    assert bench.named("LC2026-02/AB").subject == "Écran"

    press("Ctrl+Return")
    assert bench.named("LC2026-02/AB").subject == "Écran large"
    assert bench.named("LC2026-01/AB").amount == Decimal(90)
    bench.desk.undo()
    assert bench.named("LC2026-02/AB").subject == "Écran"


def test_a_list_with_faults_is_shown_by_cell_and_escape_refuses_it(bench, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Numéro;Date;Objet;Montant\nX1;32/13/2026;Encre;beaucoup\n", encoding="utf-8")
    bench.paths["read"] = path
    bench.place.in_button.click()
    qtbot.waitUntil(lambda: bool(bench.place.lists.faults.lines))

    assert [fault.cell for fault in bench.place.lists.faults.lines] == ["B2", "D2"]
    press("Escape")
    assert bench.place.pages.currentWidget() is bench.place.list_page
    assert len(bench.decisions) == 3


def test_a_delegation_is_entered_and_a_numbering_shows_its_next_number(bench):
    bench.place.delegations_button.click()
    panel = bench.place.delegations
    panel.new_button.click()
    write("Emprunts")
    press("Return")
    panel.ceiling.focus()
    write("1 000 000")
    press("Return")
    assert "HT ou TTC" in panel.ceiling.refusal
    write("1 000 000 ttc")
    press("Return")
    with bench.store.reading() as reader:
        assert reader.delegations()[-1] == Delegation("Emprunts", ceiling=Decimal(1000000), tax=Tax.AFTER)
    panel.yearly.focus()
    write("2 000 000 ht")
    press("Return")
    assert "écrivez celui-ci TTC" in panel.message.text()
    panel.yearly.focus()
    write("2 000 000")
    press("Return")
    (vice,) = [each for each in panel.holder.choices if "Vice-Président" in each.label][:1]
    panel.holder.focus()
    write(vice.label)
    press("Return")
    with bench.store.reading() as reader:
        kept = reader.delegations()[-1]
    assert (kept.yearly, kept.tax, kept.holder, kept.vice) == (
        Decimal(2000000), Tax.AFTER, Holder.VICE_PRESIDENT, vice.label,
    )  # fmt: skip

    panel.patterns[ORDER].focus()
    write("BC{annee2}-{numero:03}")
    assert panel.examples[ORDER].text() == f"prochain{NB}: BC26-001"
    write("BC{jamais}")
    assert "jamais" in panel.examples[ORDER].text()
    press("Escape", "Escape")
    assert bench.place.pages.currentWidget() is bench.place.list_page


def test_what_a_line_was_opened_with_is_no_loss(bench):
    press("Insert", "Escape")
    assert bench.place.leave()
    assert bench.place.table.model_.draft is None


def test_a_file_that_is_only_read_opens_no_line(bench):
    bench.place.only_read("lecture seule")
    press("Insert", "F2")
    QApplication.clipboard().setText("\t12/11/2026\tPapeterie\tEncre\n")
    press("Ctrl+V", "Delete")

    assert not bench.place.table.editing
    assert len(bench.decisions) == 3


def drop(bench, paths, row=None):
    """Drop files on the line of a decision, or on the place."""
    table, spot = bench.place.table, QPointF(2, 2)
    if row is not None:
        spot = QPointF(table.visualRect(table.model_.index(row, 0)).center())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    said = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDropEvent(spot, *said, QEvent.Type.Drop)
    assert bench.place.life.dropping.eventFilter(table.viewport() if row is not None else bench.place, event)


def test_on_the_last_column_the_keys_are_those_of_acts(bench):
    bench.go("LC2026-02/AB", 3)
    press("End")
    assert "S signé" in bench.place.legend.text()
    press("S")
    assert bench.named("LC2026-02/AB").act.signature.day == TODAY
    assert bench.named("LC2026-01/AB").act is None

    press("Shift+S")
    assert bench.named("LC2026-01/AB").act.signature.day == TODAY
    press("P")
    assert bench.place.table.current.stage is Stage.ENFORCEABLE
    press("Shift+T")
    assert bench.place.message.sentence == "Aucun acte n’attend ce geste."
    bench.desk.undo()
    assert bench.named("LC2026-02/AB").act.publication is None
    press("Home", "S")
    assert bench.place.table.editing


def test_several_lines_chosen_are_signed_at_once_and_stay_chosen(bench):
    bench.go("LC2026-02/AB", 3)
    press("End", "Ctrl+A", "S")

    assert {each.act.signature.day for each in bench.decisions[:2]} == {TODAY}
    assert len(bench.place.table.selected) == 2


def test_a_matter_and_a_nature_are_typed_where_the_kind_leaves_a_choice(bench):
    press("F4")
    table = bench.place.table
    assert table.isColumnHidden(KIND)
    assert not table.isColumnHidden(NATURE)
    bench.go("A1", MATTER)
    press("F2")
    type_on("titul")
    press("Tab")
    type_on("ai")
    press("Return")
    assert (bench.named("A1").matter, bench.named("A1").nature) == ("4.1", Nature.INDIVIDUAL)
    assert table.model_.index(0, MATTER).data() == "4.1"

    bench.go("A1", NATURE)
    press("F2")
    write("CC")
    press("Return")
    assert "n’est pas celle de ce type" in bench.place.message.sentence
    press("Escape", "F3")
    assert table.isColumnHidden(NATURE)
    press("Shift+F3")
    assert not table.isColumnHidden(KIND)
    assert {table.model_.index(row, KIND).data() for row in range(3)} == {"Lettre", "Arrêté"}
    assert table.horizontalHeader().visualIndex(KIND) == 0


def test_a_signed_paper_is_filed_opened_as_a_copy_and_a_receipt_finds_its_decision(bench, qtbot, tmp_path):
    scan, message = tmp_path / "A1.pdf", tmp_path / "ar.xml"
    scan.write_bytes(b"%PDF-1.7 signed")
    message.write_bytes(receipt("099-299099143-20261119-A1-AI", "2026-11-20").content)
    press("F4")

    drop(bench, [scan, message])

    qtbot.waitUntil(lambda: bool(bench.named("A1").act and bench.named("A1").act.scan))
    qtbot.waitUntil(lambda: bool(bench.named("A1").act.transmission))
    assert bench.named("A1").sent_as is Nature.INDIVIDUAL
    assert "1\u00a0accusé repris" in bench.place.life.sending.told.text()
    bench.go("A1", 3)
    press("End", "O")
    qtbot.waitUntil(lambda: bool(bench.opened))
    assert bench.opened[0].read_bytes() == b"%PDF-1.7 signed"
    assert not bench.opened[0].stat().st_mode & 0o222
    bench.place.close_place()
    assert not bench.opened[0].exists()


def test_a_receipt_dropped_on_another_line_is_refused(bench, qtbot, tmp_path):
    message = tmp_path / "ar.xml"
    message.write_bytes(receipt("099-299099143-20261119-A1-AR", "2026-11-20").content)
    bench.go("LC2026-02/AB", 3)

    drop(bench, [message], row=0)

    qtbot.waitUntil(lambda: "pas de LC2026-02/AB" in bench.place.life.sending.told.text())
    assert bench.named("A1").act is None


def test_chosen_decisions_are_prepared_for_the_operator_and_noted(bench, qtbot, tmp_path):
    bench.paths["folder"] = tmp_path / "vers"
    bench.paths["folder"].mkdir()
    press("F4")
    bench.go("A1", 3)
    press("End", "E")
    sending = bench.place.life.sending
    qtbot.waitUntil(lambda: sending.found.count() > 0)
    faults = [sending.found.item(row).text() for row in range(sending.found.count())]
    assert any("classez l’acte signé" in each for each in faults)
    assert any("matière" in each for each in faults)
    press("F3")
    sending.found.itemClicked.emit(sending.found.item(0))
    assert bench.place.table.current.number == "A1"
    sending.close_button.click()
    assert not sending.told.isVisible()
    assert not sending.found.isVisible()

    bench.desk.run(change_decision, bench.named("A1").key, matter="4.1")
    bench.desk.run(file_scan, ActRef(decision=bench.named("A1").key), "a.pdf", b"%PDF-1.7 signed")
    bench.go("A1", 3)
    press("End", "E")
    qtbot.waitUntil(sending.note_button.isVisible)
    place = next((tmp_path / "vers").iterdir())
    assert (place / "actes.csv").is_file()
    sending.note_button.click()
    assert bench.named("A1").act.transmission.identifier == "099-299099143-20261119-A1-AR"


def test_an_act_is_put_in_word_by_one_key(bench, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    bench.paths["folder"] = tmp_path / "export"
    bench.place.tabs.setCurrentIndex(LISTS.index(DecisionKind.ORDER))
    bench.go("A1", FOLLOWED)

    press("M")

    qtbot.waitUntil(lambda: "« arrete-A1-2026-11-19.docx » dans « decisions »" in bench.place.life.sending.told.text())
    path = tmp_path / "export" / "decisions" / "arrete-A1-2026-11-19.docx"
    assert path.with_name("publics").joinpath(path.name).is_file()
    assert "Objet : Nomination" in words(path.read_bytes())
    with bench.store.reading() as reader:
        assert [(paper.path, paper.kind, paper.year) for paper in reader.year_papers()] == [
            ("decisions/arrete-A1-2026-11-19.docx", "decision", 2026),
            ("decisions/publics/arrete-A1-2026-11-19.docx", "decision", 2026),
        ]


def test_what_was_bought_is_said_to_have_no_paper_here(bench):
    bench.place.tabs.setCurrentIndex(LISTS.index(ORDER))
    bench.place.table.go(0, FOLLOWED)
    bench.place.table.setFocus()

    press("M")

    assert "n’a pas de papier ici" in bench.place.message.text()


def test_her_own_lines_are_kept_when_the_keyboard_leaves_them(bench):
    bench.place.tabs.setCurrentIndex(LISTS.index(DecisionKind.ORDER))
    bench.go("A1", 0)
    box = bench.place.panel.words
    box.setFocus()
    box.insertPlainText("Considérant l’urgence\n\nMme A est nommée ")

    press("Tab")

    assert bench.named("A1").text == "Considérant l’urgence\nMme A est nommée"


def test_a_folder_to_sign_comes_back_to_the_lines_of_its_decisions(bench, qtbot, tmp_path, monkeypatch):
    """The pile is made of papers that stand for those LibreOffice makes: the whole road is the register's story."""
    order = bench.named("A1")
    pile = signature_folder(page_of("liste"), [ToSign(MARK, marked(order), "Arrêté", "Nomination", page_of("A1"))], "x")
    (tmp_path / "pile.pdf").write_bytes(pile)
    bench.to_join.append(tmp_path / "pile.pdf")

    with qtbot.waitSignal(bench.place.said) as told:
        press("Ctrl+Shift+K")

    assert f"1{NB}acte signé classé" in told.args[0]
    act = bench.named("A1").act
    assert act is not None
    assert act.scan is not None


def test_the_kind_of_a_line_is_changed_from_the_list_of_all(bench):
    bench.place.tabs.setCurrentIndex(LISTS.index("Toutes"))
    bench.go("A1", KIND)

    press("Return")
    write("lettre")
    press("Return")

    made = bench.named("LC2026-03/AB")  # the initials last used
    assert (made.kind, made.subject) == (ORDER, "Nomination")


def test_a_kind_that_is_none_is_said_in_the_cell(bench):
    bench.place.tabs.setCurrentIndex(LISTS.index("Toutes"))
    bench.go("A1", KIND)

    press("Return")
    write("zut")
    press("Return")

    assert "tapez Lettre, Arrêté" in bench.place.message.text()
    assert bench.named("A1").kind is DecisionKind.ORDER


def test_columns_take_what_their_cells_need_and_keep_what_she_gave(bench):
    table = bench.place.table
    bench.place.tabs.setCurrentIndex(LISTS.index(ORDER))
    before = table.columnWidth(2)
    assert table.columnWidth(7) < before

    change_decision_named(bench, "Papier", supplier="Établissements Papetiers du Quercy et du Rouergue")
    assert table.columnWidth(2) > before

    table.horizontalHeader().resizeSection(2, 80)
    kept = table.columns.saveState()
    change_decision_named(bench, "Papier", supplier="P")
    assert table.columnWidth(2) == 80
    assert kept.toStdString() == "2:80"
    assert not table.columns.restoreState(QByteArray(b"zut"))


def change_decision_named(bench, subject, **said):
    found = next(each for each in bench.decisions if each.subject == subject)
    bench.desk.run(change_decision, found.key, **said)
