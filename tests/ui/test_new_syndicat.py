"""From an empty file to an assembly: the form, then the list filled in Excel, by keyboard."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from syndic_desktop.domain.assemblies import seats_on
from syndic_desktop.store import create_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Memory
from syndic_desktop.ui.screens.assembly import questions as assembly_questions
from syndic_desktop.ui.screens.assembly.places import AssemblyPlace
from syndic_desktop.ui.screens.settings import questions as settings_questions
from syndic_desktop.ui.screens.settings.places import SettingsPlace
from syndic_desktop.ui.writing.helps import WritingHelps
from tests.actions.assemblies import read
from tests.store.conftest import clock
from tests.ui.standing import press, standing, tab_to, write

TODAY = date(2026, 4, 1)
ROWS = (
    ("Département", "Département de l’Ambre", "Mme", "Lise", "AUBRAC", "Présidente", "3", date(2026, 3, 20)),
    ("Communes", "Orsigny", "M.", "Luc", "EAU", "1er Vice-Président", "3/2", date(2026, 3, 20)),
    ("Communes", "Belval", "Mme", "Ève", "BEL", None, "1", date(2026, 3, 20)),
)


@pytest.fixture
def workbook(tmp_path):
    """The model of the program, filled in Excel."""
    import openpyxl

    path = tmp_path / "modèle.xlsx"
    assembly_questions._save_model(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Assemblée"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    columns = ("Collège", "Membre", "Civilité", "Prénom", "Nom", "Fonction", "Voix", "Du")
    for row, values in enumerate(ROWS, start=4):
        for title, value in zip(columns, values, strict=True):
            sheet.cell(row, titles[title], datetime.combine(value, datetime.min.time()) if title == "Du" else value)
    book.save(path)
    return path


def test_a_syndicat_begins_with_its_form_and_its_excel_list(qtbot, tmp_path, theme, workbook):
    with create_store(tmp_path / "neuf.syndic", clock=clock, holder="essai") as store:
        desk, asked = Desk(store), []
        settings = settings_questions.questions_on(store, lambda: TODAY, ("classique",), lambda: None)
        helps = WritingHelps(Memory(tmp_path / "fenetre.ini"))
        with standing(qtbot, lambda: SettingsPlace(desk, theme, settings, helps)) as place:
            place.roster_asked.connect(lambda: asked.append(True))
            write("Syndicat mixte du Val d’Ambre")
            tab_to(place.form.fields["kind"].editor)
            write("ouvert")
            press("Return")
            tab_to(place.form.fields["department"].editor)
            write("46")
            tab_to(place.form.create_button)
            press("Space")
        assert asked == [True]

        questions = assembly_questions.questions_on(store, lambda: TODAY, lambda: workbook, lambda: None)
        background = Background()
        with standing(qtbot, lambda: AssemblyPlace(desk, theme, background, questions)) as place:
            press("Space", "Space")
            qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)
            tab_to(place.rosters.done_button)
            press("Space")
            assert [row.titular.split("\N{NO-BREAK SPACE}")[1] for row in place.table.lines] == [
                "Lise AUBRAC",
                "Luc EAU",
                "Ève BEL",
            ]
            assert [row.weight for row in place.table.lines] == ["3", "1,5", "1"]
            assert place.table.lines[0].role == "Présidente"
            press("Ctrl+Home", "Alt+Down")
        background.close()

        assembly = read(store).assembly
        committee = assembly.body("CS")
        assert [seat.titular for seat in seats_on(assembly, committee, TODAY)] == ["eau-luc", "aubrac-lise", "bel-eve"]
        while desk.undo_label:
            assert desk.undo()
        with store.reading() as reader:
            assert reader.syndicat() is None
