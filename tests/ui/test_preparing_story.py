"""From an empty file to notices sent and sent again, by keyboard alone, in the real window and with real files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from syndic_desktop.domain import wording
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.ui.places import PlaceName
from tests.ui.standing import press, tab_to, write

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


def test_from_an_empty_file_to_the_notices(qtbot, window, answers, tmp_path):
    begin(window, answers, tmp_path)
    bring_the_list_in(window, answers, tmp_path)
    number_the_acts(window)


def begin(window, answers, tmp_path):
    """A new file, and the syndicat in its form."""
    answers.path = tmp_path / "val-d-ambre.syndic"
    press("Ctrl+Shift+N")
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


def bring_the_list_in(window, answers, tmp_path):
    """The workbook has a fault in one cell, which is said; corrected, it is brought in."""
    place = window.office.place
    answers.path = roster(tmp_path / "délégués.xlsx", weight="trois")
    press("Space", "Space")
    (fault,) = place.rosters.table.lines
    assert fault.first == "P4"
    assert "trois" in fault.third
    assert not place.rosters.done_button.isEnabled()
    roster(answers.path)
    tab_to(place.rosters.open_button)
    press("Space")
    tab_to(place.rosters.done_button)
    press("Space")
    assert len(place.table.lines) == 14
    assert {row.college for row in place.table.lines} == {DEPARTMENT, COMMUNITIES, COMMUNES}
    assert [row.weight for row in place.table.lines] == ["3"] * 4 + ["2"] * 4 + ["1"] * 6
    assert sum(bool(row.deputies) for row in place.table.lines) == 6


def number_the_acts(window):
    """How the acts of the comité are numbered, with its example while it is typed."""
    press("Ctrl+4", "Ctrl+PgDown", "Ctrl+PgDown")
    bodies = window.office.place.bodies
    tab_to(bodies.fields["numbering"].editor)
    write("CS{annee}_{numero:03}")
    assert "CS2026_001" in bodies.example.text()
    press("Return")
    with window.office.store.reading() as reader:
        assert reader.assembly().body("CS").numbering == "CS{annee}_{numero:03}"
