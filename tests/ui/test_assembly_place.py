"""The screen « Assemblée », by keyboard, on a real store."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.histories import record
from syndic_desktop.store import create_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.places import AssemblyPlace
from syndic_desktop.ui.screens.assembly.questions import questions_on
from tests.actions.assemblies import DOSSIER, HELD, read
from tests.actions.test_assemblies import LIST
from tests.copies import copied
from tests.store.conftest import clock
from tests.ui.standing import press, standing, tab_to, write

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

TODAY = date(2026, 4, 1)
NB = "\N{NO-BREAK SPACE}"
BAD = ("x" * 200_000, "שלום עולם", "🎉🎉", "\x00\x07\x1b%PDF-1.7", "﷽" * 50)


@pytest.fixture
def store(tmp_path):
    with copied(tmp_path / "a.syndic", brought_in, clock) as store:
        yield store


def brought_in(store):
    import_dossier(store, DOSSIER, {})


@pytest.fixture
def paths():
    """What the dialogs answer: the list to import, the model to save."""
    return {"list": None, "model": None}


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


@pytest.fixture
def said():
    return []


@pytest.fixture
def place(qtbot, store, desk, theme, background, paths, said):
    questions = questions_on(store, lambda: TODAY, lambda: paths["list"], lambda: paths["model"])

    def make():
        made = AssemblyPlace(desk, theme, background, questions)
        made.said.connect(lambda sentence, _tone: said.append(sentence))
        return made

    with standing(qtbot, make) as shown:
        yield shown


def assembly(store) -> Assembly:
    return read(store).assembly


def titulars(place) -> list[str]:
    return [row.titular for row in place.table.lines]


def past(store):
    with store.reading() as reader:
        return [record(reader.assembly(), each).seats for each in reader.footings() if each.held]


def test_the_assembly_is_read_from_top_to_bottom(place):
    assert titulars(place) == [f"Mme{NB}Ada ADA", f"Mme{NB}Cleo CLEO", "Siège vacant"]
    assert place.table.hasFocus()
    assert place.card.title.text() == f"Mme{NB}Ada ADA"

    press("Down")

    assert place.card.title.text() == f"Mme{NB}Cleo CLEO"
    assert place.plan.current == "orsigny-2"
    assert "Cleo" in place.plan.caption
    press("Down")
    assert place.card.title.text() == "Siège vacant"


def test_a_function_is_read_whole_beside_the_name(place):
    table = place.table
    column = next(rank for rank, each in enumerate(table.lines_model.columns) if each.title == "Fonction")
    words = table.fontMetrics().horizontalAdvance("1re Vice-Présidente")

    assert not table.isColumnHidden(column)
    assert words + 2 * 8 + 6 <= table.columnWidth(column)  # what the cells and Qt keep around


def test_a_titular_is_changed_by_keyboard_and_the_past_stays(place, store, desk):
    before = past(store)
    press("Down", "Return")
    write("dana")
    press("Return", "Return")

    assert titulars(place)[1] == f"Mme{NB}Dana DANA"
    assert past(store) == before
    assert desk.undo_label == "Annuler : changer, à partir du 01/04/2026, le mandat du siège orsigny-2"
    desk.undo()
    assert titulars(place)[1] == f"Mme{NB}Cleo CLEO"


def test_somebody_new_is_entered_where_she_is_named(place, store):
    press("Down", "Return")
    write("Mme Ève MARTIN")
    press("Return")

    assert titulars(place)[1] == f"Mme{NB}Ève MARTIN"
    assert assembly(store).person("martin-eve").first_name == "Ève"
    assert not place.card.titular.refusal


def test_a_name_that_says_nobody_is_refused_under_its_field_and_kept(place, store):
    before = read(store)
    press("Return")
    write("Personne d’ici")
    press("Return")

    assert "Mme Ève MARTIN" in place.card.titular.refusal
    assert place.card.titular.editor.text() == "Personne d’ici"
    assert read(store) == before


def test_a_correction_without_date_of_what_sat_is_refused_with_the_date_to_give(place, store):
    before = read(store)
    press("Down")
    place.card.from_day.focus()
    write("")
    place.card.weight.focus()
    write("2")
    press("Return")

    assert "après le 10/02/2026" in place.card.weight.refusal
    assert read(store) == before


def test_a_change_to_come_shows_the_assembly_of_that_day(place, store, said):
    press("Down")
    place.card.from_day.focus()
    write("1er janvier 2027")
    place.card.weight.focus()
    write("5/2")
    press("Return")

    assert place.sheet.day == date(2027, 1, 1)
    assert place.table.lines[1].weight == "2,5"
    assert "01/01/2027" in said[-1]


def test_every_gesture_has_its_shortcut_and_a_seat_is_shown_from_elsewhere(place):
    assert all(gesture.shortcut().toString() and gesture.text() for gesture in place.gestures)
    press("Ctrl+R")
    assert place.side.currentWidget() is place.renewal
    press("Ctrl+M")
    assert place.side.currentWidget() is place.members
    press("Ctrl+L")
    assert place.rosters.isVisible()
    press("Escape", "F2")
    assert place.card.titular.editor.hasFocus()
    place.body_field.committed.emit("BU")
    assert len(place.table.lines) == 1

    place.choose("departement-1")

    assert place.card.title.text() == "Siège vacant"


def test_the_assembly_of_another_day_is_shown(place, store):
    place.day_field.focus()
    write("10/02/2026")
    press("Return")

    assert place.sheet.day == HELD
    place.day_field.focus()
    write("pas une date")
    press("Return")
    assert "n’est pas une date" in place.day_field.refusal
    assert place.sheet.day == HELD


def test_seats_move_in_the_protocol_order_with_alt_and_arrows(place, store, desk):
    before = past(store)
    press("Alt+Down")

    assert titulars(place)[:2] == [f"Mme{NB}Cleo CLEO", f"Mme{NB}Ada ADA"]
    assert place.table.current.titular == f"Mme{NB}Ada ADA"
    assert past(store) == before
    press("Alt+Up", "Alt+Up")
    assert titulars(place)[0] == f"Mme{NB}Ada ADA"
    place.table.dragged.emit(2, 0)
    assert titulars(place)[0] == "Siège vacant"
    for _ in range(3):
        desk.undo()
    assert assembly(store).body("CS").seats == DOSSIER.assembly.bodies[0].seats


def test_a_drop_says_which_place_was_meant(place):
    moves = []
    place.table.dragged.disconnect()
    place.table.lines_model.dropped.connect(lambda *places: moves.append(places))
    model = place.table.lines_model  # rows: Communes, seat, seat, Département, seat

    for source, row, parent in ((1, 3, -1), (4, 1, -1), (4, -1, 1), (1, -1, 4)):
        data = model.mimeData([model.index(source, 0)])
        on = model.index(parent, 0) if parent >= 0 else model.index(-1, -1)
        model.dropMimeData(data, model.supportedDropActions(), row, 0, on)

    assert moves == [(0, 1), (2, 0), (2, 0), (0, 2)]


def test_a_renewal_is_made_in_one_go_by_keyboard(place, store, desk):
    before = past(store)
    tab_to(place.renewal_button)
    press("Space")
    assert place.renewal.member.value == "orsigny"
    assert "reste comme elle était" in place.renewal.kept.text()
    first, second = place.renewal.lines
    tab_to(first.titular.editor)
    write("Mme Ève MARTIN")
    tab_to(second.filled)
    press("Space")
    tab_to(place.renewal.pool.field.editor)
    write("zoe")
    press("Return", "Return")
    tab_to(place.renewal.done_button)
    press("Space")

    running = {seat.code: seat.titular for seat in assembly(store).seats if seat.in_office(TODAY)}
    assert running == {"orsigny-1": "martin-eve"}
    assert past(store) == before
    assert [(each.person, each.since, each.until) for each in assembly(store).pool_deputies] == [
        ("dana", None, TODAY - timedelta(1)),
        ("zoe", TODAY, None),
    ]
    assert place.side.currentWidget() is place.card
    desk.undo()
    assert read(store) == DOSSIER


def test_a_renewal_without_the_president_says_that_the_function_is_to_be_given(place, desk, said):
    told = []
    desk.remarked.connect(told.append)
    place.renewal_button.click()
    place.renewal.since.focus()
    write("01/06/2026")
    place.renewal.lines[0].titular.focus()
    write("zoe")
    press("Return", "Return")
    place.renewal.done_button.click()

    (remark,) = told
    assert "Présidente" in remark
    assert place.day_field.value == date(2026, 6, 1)
    assert not said  # it would have taken the place of the remark


def test_a_renewal_may_name_again_whoever_sits(place, store):
    place.renewal_button.click()
    place.renewal.lines[1].titular.focus()
    write("dana")
    press("Return", "Return")
    tab_to(place.renewal.again_button)
    press("Space")
    place.renewal.done_button.click()

    running = {seat.code: (seat.titular, seat.deputies) for seat in assembly(store).seats if seat.since == TODAY}
    assert running == {"orsigny-1": ("ada", ("bea",)), "orsigny-2": ("dana", ())}
    assert assembly(store).roles[0].until is None


def test_a_renewal_that_would_change_the_past_is_refused_and_stays_open(place, store):
    place.renewal_button.click()
    place.renewal.since.focus()
    write("10/02/2026")
    place.renewal.lines[0].titular.focus()
    write("dana")
    place.renewal.done_button.click()

    assert "10/02/2026" in place.renewal.kept.text()
    assert "Cela changerait" in place.renewal.message.sentence
    assert read(store) == DOSSIER
    assert place.renewal.lines[0].titular.value == "dana"


def test_the_form_of_a_person_is_kept_field_by_field(place, store):
    form = place.card.person
    for name, typed, kept in (
        ("email", "ada@orsigny.fr", "ada@orsigny.fr"),
        ("phone", "05 65 00 00 00", "05 65 00 00 00"),
        ("address", "Mairie ; 46000 Orsigny", ("Mairie", "46000 Orsigny")),
        ("birth", "29/02/1980", date(1980, 2, 29)),
        ("convened_by", "courrier", "courrier"),
    ):
        form.fields[name].focus()
        write(typed)
        press("Return", "Return")
        assert not form.fields[name].refusal
        assert getattr(assembly(store).person("ada"), name) == kept


@pytest.mark.parametrize("typed", BAD)
def test_bad_input_is_said_in_place_and_nothing_is_lost(place, store, typed):
    before = read(store)
    card, form = place.card, place.card.person
    fields = (
        card.titular, card.weight, card.since, card.until, card.deputies.field, form.fields["civility"],
        form.fields["email"], form.fields["birth"], form.fields["convened_by"],
    )  # fmt: skip
    for field in fields:
        field.focus()
        write(typed)
        shown = field.editor.text()
        press("Return")
        assert field.refusal, field.editor.accessibleName()
        assert field.editor.text() == shown
        field.give_up()
    after = read(store)
    assert after.assembly.seats == before.assembly.seats
    assert all(len(person.last_name) <= 300 for person in after.assembly.people)


def test_a_misspelt_name_is_put_right_everywhere_when_she_says_so(place, store):
    name = place.card.person.fields["last_name"]
    name.focus()
    write("ADDA")
    press("Return")
    assert "faute à corriger partout" in name.refusal
    assert assembly(store).person("ada").last_name == "ADA"

    place.card.person.everywhere.click()

    assert assembly(store).person("ada").last_name == "ADDA"
    assert not name.refusal


def test_deputies_and_functions_come_and_go(place, store):
    place.card.deputies.field.focus()
    write("zoe")
    press("Return", "Return")
    running = next(seat for seat in assembly(store).seats if seat.code == "orsigny-1" and seat.in_office(TODAY))
    assert running.deputies == ("bea", "zoe")

    place.card.roles.title_field.focus()
    write("1re Vice-Présidente")
    place.card.roles.add_button.click()
    assert [role.title for role in assembly(store).roles] == ["Présidente", "1re Vice-Présidente"]
    place.card.roles.rows[0].remove_button.click()
    assert "Cela changerait" in place.card.roles.rows[0].message.sentence
    place.card.roles.rows[1].remove_button.click()
    assert len(assembly(store).roles) == 1


def test_a_seat_is_emptied_and_closed(place, store):
    press("Down")
    place.card.vacant.click()
    assert titulars(place)[1] == "Siège vacant"
    place.card.until.focus()
    write("31/12/2026")
    press("Return")
    assert assembly(store).seats[-1].until is None
    assert date(2026, 12, 31) in {seat.until for seat in assembly(store).seats}


def test_a_college_a_member_and_a_seat_are_added(place, store):
    place.members_button.click()
    panel = place.members
    panel.new_college.focus()
    write("Communautés de communes")
    press("Return")
    panel.new_member.focus()
    write("Pays d’Orsigny")
    press("Return")
    panel.seat_button.click()

    assert titulars(place)[-1] == "À désigner"
    assert place.table.lines[-1].college == "Communautés de communes"
    panel.remove_member_button.click()
    assert "sièges" in panel.message.sentence
    press("Escape")
    assert place.side.currentWidget() is place.card


def test_a_list_is_previewed_then_imported(qtbot, place, store, paths, tmp_path, desk):
    paths["list"] = tmp_path / "liste.csv"
    paths["list"].write_bytes(LIST)
    tab_to(place.roster_button)
    press("Space")
    press("Space")
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)

    told = [line.told for line in place.rosters.table.lines]
    assert any("Ève BEL" in line for line in told)
    assert read(store) == DOSSIER
    tab_to(place.rosters.done_button)
    press("Space")

    assert f"Mme{NB}Ève BEL" in titulars(place)
    desk.undo()
    assert assembly(store) == DOSSIER.assembly


@pytest.mark.parametrize(
    ("content", "said_there"),
    [
        ("Collège;Membre;Civilité;Prénom;Nom;Courriel\nX;Y;Mr;;Z;pas\n".encode(), "cellule D2"),
        (b"", "tout le fichier"),
        (bytes(range(256)) * 40, "tout le fichier"),
    ],
)
def test_a_faulty_list_is_told_cell_by_cell(qtbot, place, store, paths, tmp_path, content, said_there):
    paths["list"] = tmp_path / "liste.csv"
    paths["list"].write_bytes(content)
    place.roster_button.click()
    place.rosters.open_button.click()
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)

    assert said_there in [fault.where for fault in place.rosters.faults.lines]
    assert not place.rosters.done_button.isEnabled()
    assert read(store) == DOSSIER


def test_a_list_that_is_not_there_is_said(qtbot, place, paths, tmp_path):
    paths["list"] = tmp_path / "absente.xlsx"
    place.roster_button.click()
    place.rosters.open_button.click()
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)

    assert "n’existe pas" in place.rosters.summary.text()


def test_the_keyboard_is_left_where_she_went_while_a_list_is_read(qtbot, place, paths, tmp_path):
    paths["list"] = tmp_path / "liste.csv"
    paths["list"].write_bytes(LIST)
    place.roster_button.click()
    place.rosters.open_button.click()
    assert place.rosters.summary.text() == "Lecture de « liste.csv »…"
    place.rosters.cancel_button.click()
    assert not place.rosters.reading
    place.table.setFocus()
    place.rosters.read(paths["list"])
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)

    assert place.table.hasFocus()
    assert place.rosters.done_button.isEnabled()


def test_a_list_that_is_given_up_shows_nothing(qtbot, place, paths, background, tmp_path):
    paths["list"] = tmp_path / "liste.csv"
    paths["list"].write_bytes(LIST)
    place.roster_button.click()
    place.rosters.open_button.click()
    place.rosters.stop()
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)

    assert place.rosters.roster is None
    assert not place.rosters.done_button.isEnabled()


def test_the_model_is_saved_and_read_back(qtbot, place, paths, tmp_path):
    paths["model"] = tmp_path / "modèle.xlsx"
    place.roster_button.click()
    place.rosters.model_button.click()

    assert paths["model"].read_bytes().startswith(b"PK")
    place.rosters.read(Path(paths["model"]))
    qtbot.waitUntil(lambda: not place.rosters.reading, timeout=10_000)
    assert "ne contient aucun siège" in place.rosters.faults.lines[0].sentence


def test_an_empty_assembly_says_what_to_do(qtbot, tmp_path, theme, background):
    with create_store(tmp_path / "vide.syndic", clock=clock, holder="essai") as store:
        questions = questions_on(store, lambda: TODAY, lambda: None, lambda: None)
        with standing(qtbot, lambda: AssemblyPlace(Desk(store), theme, background, questions), 872, 640) as place:
            assert place.empty.isVisible()
            assert not place.plan.isVisible()
            assert not place.card.isVisible()  # there is no seat to tell of
            assert place.roster_button.hasFocus()
            assert place.width() <= 872
            place.renewal_button.click()
            assert place.renewal.isVisible()
            place.renewal.done_button.click()
            assert place.renewal.message.sentence


def test_what_is_being_typed_is_kept_when_she_goes_elsewhere(place, store):
    place.card.person.fields["phone"].focus()
    write("06 00 00 00 00")

    assert place.leave()
    assert assembly(store).person("ada").phone == "06 00 00 00 00"
    place.card.person.fields["email"].focus()
    write("pas une adresse")
    assert not place.leave()
    assert place.card.person.fields["email"].editor.text() == "pas une adresse"
    place.card.person.fields["email"].give_up()


def test_tab_goes_through_the_card_in_reading_order(place):
    names = []
    for _ in range(27):
        press("Tab")
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())

    assert names == [
        "Plan de l’assemblée", "Titulaire", "Changer à partir du", "Voix", "Mandat du", "au",
        "Siège vacant : hors exercice", f"Retirer Mme{NB}Bea BEA", "Ajouter un suppléant à ce siège",
        f"Dernier jour de Mme{NB}Dana DANA", f"Retirer Mme{NB}Dana DANA", "Ajouter un suppléant au membre", "Civilité",
        "Prénom", "Nom", "Courriel", "Téléphone", "Date de naissance", "Adresse", "Convocation",
        "Fin de la fonction Présidente", "Retirer la fonction Présidente", "Nouvelle fonction", "À partir du", "Donner",
        "Retirer ce siège", "Instance",
    ]  # fmt: skip


def test_the_plan_is_gone_through_with_arrows_and_shows_the_card(place):
    press("Tab", "Right", "Right")

    assert place.plan.hasFocus()
    assert place.plan.current == "departement-1"
    assert place.card.title.text() == "Siège vacant"
    press("Left", "Left", "Left")
    assert place.card.title.text() == f"Mme{NB}Ada ADA"
    disc = place.plan.discs[1]
    qtbot_click(place.plan, disc.centre)
    assert place.table.current.code == disc.row.code


def qtbot_click(widget, point):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point.toPoint())


@pytest.mark.parametrize("typed", BAD)
def test_bad_input_beside_the_card_is_said_in_place_and_changes_nothing(place, store, typed):
    place.renewal_button.click()
    line = place.renewal.lines[0]
    roles = place.card.roles
    for field in (place.renewal.member, place.renewal.since, line.titular, line.deputy, line.weight,
                  place.renewal.pool.field, place.body_field, place.day_field):  # fmt: skip
        field.focus()
        write(typed)
        shown = field.editor.text()
        press("Return")
        assert field.refusal, field.editor.accessibleName()
        assert field.editor.text() == shown
        field.give_up()
    press("Escape")
    place.members_button.click()
    for field in (place.members.college, place.members.member, place.members.article, place.members.member_college,
                  place.members.since):  # fmt: skip
        field.focus()
        write(typed)
        press("Return")
        assert field.refusal, field.editor.accessibleName()
        field.give_up()
    for field in (place.members.new_college, place.members.new_member, place.members.college_name):
        field.focus()
        write("x" * 200_000)
        press("Return")
        assert "raccourcissez" in field.refusal
        field.give_up()
    press("Escape")
    roles.since_field.focus()
    write(typed)
    press("Return")
    assert roles.since_field.refusal
    roles.add_button.click()
    assert "Écrivez la fonction" in roles.title_field.refusal
    assert read(store) == DOSSIER
