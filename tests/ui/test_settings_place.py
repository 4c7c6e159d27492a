"""The screen « Réglages », by keyboard, on a real store."""

from __future__ import annotations

from datetime import date

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.provisions import PROVISIONS, Shape
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.store import create_store
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Help, Memory
from syndic_desktop.ui.screens.settings.places import SettingsPlace
from syndic_desktop.ui.screens.settings.questions import questions_on
from syndic_desktop.ui.writing.helps import WritingHelps
from tests.actions.assemblies import DOSSIER, HELD, read
from tests.store.conftest import clock
from tests.ui.standing import press, standing, tab_to, write

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

TODAY = date(2026, 4, 1)
BAD = ("x" * 200_000, "שלום עולם", "🎉🎉", "\x00\x07\x1b%PDF-1.7", "-9", "½")


@pytest.fixture
def pictures():
    """What the dialog answers."""
    return {"logo": None}


@pytest.fixture
def empty(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=clock, holder="essai") as store:
        yield store


@pytest.fixture
def store(empty):
    import_dossier(empty, DOSSIER, {})
    return empty


@pytest.fixture
def helps(qapp, tmp_path):
    """What helps while writing, closed at the end as the office does."""
    made = WritingHelps(Memory(tmp_path / "fenetre.ini"))
    yield made
    made.close()


@pytest.fixture
def screen(helps):
    """Builds the screen of a store at a size."""

    def show(qtbot, store, theme, pictures, width=1214, height=700):
        questions = questions_on(store, lambda: TODAY, ("classique", "nominatif"), lambda: pictures["logo"])
        return standing(qtbot, lambda: SettingsPlace(Desk(store), theme, questions, helps), width, height)

    return show


@pytest.fixture
def place(qtbot, store, theme, pictures, screen):
    with screen(qtbot, store, theme, pictures) as shown:
        yield shown


def test_a_syndicat_is_created_from_nothing_by_keyboard(qtbot, empty, theme, pictures, screen):
    with screen(qtbot, empty, theme, pictures, 872, 640) as place:
        asked = []
        place.roster_asked.connect(lambda: asked.append(True))
        assert place.width() <= 872
        assert not place.tabs.isTabEnabled(1)
        assert QApplication.focusWidget() is place.form.fields["name"].editor
        write("Syndicat mixte du Val d’Ambre")
        tab_to(place.form.fields["siret"].editor)
        write("200 061 257 00010")
        tab_to(place.form.create_button)
        press("Space")
        assert "sa clé ne tombe pas juste" in place.form.fields["siret"].refusal
        assert "département" in place.form.fields["department"].refusal
        assert place.form.fields["siret"].editor.text() == "200 061 257 00010"
        tab_to(place.form.fields["siret"].editor)
        write("200 061 257 00016")
        tab_to(place.form.fields["department"].editor)
        write("46")
        tab_to(place.form.create_button)
        assert place.form.fields["department"].note.text().startswith("« 46 » est gardé « 046 »")
        press("Ctrl+Return")

        made = read(empty).syndicat
        assert (made.name, made.siret, made.department) == ("Syndicat mixte du Val d’Ambre", "20006125700016", "046")
        assert asked
        assert place.tabs.isTabEnabled(1)


def test_every_field_of_the_form_is_kept_when_it_is_left(place, store):
    for name, typed, kept in (
        ("city", "Figeac", "Figeac"),
        ("kind", "ouvert", SyndicatKind.OPEN),
        ("department", "2a", "02A"),
        ("address", "1, rue A ; 46000 B", ("1, rue A", "46000 B")),
        ("templates", "nominatif", "nominatif"),
        ("siret", "", None),
        ("ape", "8411Z", "8411Z"),
    ):
        tab_to(place.form.fields[name].editor)
        write(typed)
        press("Tab")
        assert not place.form.fields[name].refusal
        assert getattr(read(store).syndicat, name) == kept


@pytest.mark.parametrize("typed", BAD)
def test_bad_input_in_the_form_is_said_in_place_and_nothing_is_lost(place, store, typed):
    fields = place.form.fields
    for name in ("kind", "siret", "department", "templates", "internal_number"):
        fields[name].focus()
        write(typed)
        shown = fields[name].editor.text()
        press("Return")
        assert fields[name].refusal, name
        assert fields[name].editor.text() == shown
        fields[name].give_up()
    for name in ("name", "city"):
        fields[name].focus()
        write("x" * 200_000)
        press("Return")
        assert "raccourcissez" in fields[name].refusal
        fields[name].give_up()
    assert read(store) == DOSSIER


def test_a_logo_is_chosen_refused_and_taken_off(place, store, pictures, tmp_path):
    pictures["logo"] = tmp_path / "logo.png"
    pictures["logo"].write_bytes(b"\x00\x01 pas une image")
    place.form.logo_button.click()
    assert place.form.message.sentence
    pictures["logo"] = tmp_path / "absent.png"
    place.form.logo_button.click()
    assert "n’existe pas" in place.form.message.sentence
    assert read(store).syndicat.logo is None


def test_a_rule_is_said_marked_and_goes_back_to_its_default_by_keyboard(place, store):
    press("Ctrl+PgDown")
    assert place.statutes.table.hasFocus()
    press("Return")
    write("8")
    press("Return")

    row = place.statutes.table.lines[0]
    assert row.differs
    assert row.mark.startswith("≠ défaut")
    assert read(store).syndicat.profile.notice_clear_days == 8
    assert place.statutes.summary.text() == "1 règle diffère du défaut."
    tab_to(place.statutes.default_button)
    press("Space")
    assert read(store).syndicat.profile.notice_clear_days is None
    assert not place.statutes.table.lines[0].differs


def test_every_rule_shows_its_source_and_refuses_nonsense_in_place(place, store):
    place.show_page(1)
    panel = place.statutes
    for rule in PROVISIONS:
        row = next(each for each in panel.table.lines if each.rule.key == rule.key)
        panel.table.choose(row)
        assert rule.source(SyndicatKind.CLOSED) in panel.source.text()
        if rule.shape in (Shape.WORDS, Shape.LIST):
            continue
        press("Return")
        for typed in ("🎉", "-1", "x" * 200_000):
            write(typed)
            press("Return")
            assert panel._field.refusal, rule.key
        panel._field.give_up()
        panel.table.setFocus()
    assert read(store) == DOSSIER


def test_an_open_syndicat_cannot_choose_paper(place, store):
    place.show_page(1)
    place.statutes.kind.focus()
    write("ouvert")
    press("Return", "Return")
    assert read(store).syndicat.kind is SyndicatKind.OPEN
    row = next(each for each in place.statutes.table.lines if each.rule.key == "publication")
    place.statutes.table.choose(row)
    place.statutes.choice.focus()
    write("papier")
    press("Return", "Return")

    assert "électronique" in place.statutes.choice.refusal
    assert read(store).syndicat.profile.publication is None
    place.statutes.choice.give_up()


def test_a_numbering_is_shown_as_it_is_typed(place, store):
    place.show_page(2)
    bodies = place.bodies
    assert bodies.list.hasFocus()
    assert "CS2026/02" in bodies.example.text()
    bodies.fields["numbering"].focus()
    write("D{annee2}-{numero:03}")
    assert "D26-001" in bodies.example.text()
    write("D{rang}")
    assert "n’existe pas" in bodies.example.text()
    press("Return")
    assert "n’existe pas" in bodies.fields["numbering"].refusal
    assert read(store) == DOSSIER
    write("D{annee2}-{numero:03}")
    press("Return")
    assert read(store).assembly.body("CS").numbering == "D{annee2}-{numero:03}"


def test_a_body_that_met_is_renamed_everywhere_only_when_she_says_so(place, store):
    place.show_page(2)
    name = place.bodies.fields["name"]
    name.focus()
    write("Conseil syndical")
    press("Return")
    assert "faute à corriger partout" in name.refusal
    assert read(store) == DOSSIER

    place.bodies.everywhere.click()

    assert read(store).assembly.body("CS").name == "Conseil syndical"
    assert not place.bodies.everywhere.isVisible()


def test_seats_are_ticked_with_space_and_sessions_held_keep_theirs(place, store):
    place.show_page(2)
    press("Down")
    tab_to(place.bodies.ticks)
    press("Space")
    assert read(store).assembly.body("BU").seats == ("orsigny-1", "orsigny-2")
    press("Space")
    assert read(store).assembly.body("BU").seats == ("orsigny-2",)
    place.bodies.list.choose(place.bodies.list.lines[0])
    tab_to(place.bodies.ticks)
    press("Space")
    committee = read(store).assembly.body("CS")
    assert "orsigny-1" not in committee.seats
    assert "orsigny-1" in committee.seats_on(HELD)


def test_a_body_is_added_given_a_rule_and_taken_away(place, store):
    place.show_page(2)
    bodies = place.bodies
    tab_to(bodies.new_code.editor)
    write("CAO")
    press("Tab")
    write("Commission d’appel d’offres")
    tab_to(bodies.add_button)
    press("Space")
    assert read(store).assembly.body("CAO").name == "Commission d’appel d’offres"
    assert bodies.fields["name"].value == "Commission d’appel d’offres"
    tab_to(bodies.rules_button)
    press("Space", "Return")
    write("3")
    press("Return")
    assert read(store).assembly.body("CAO").rules.notice_clear_days == 3
    tab_to(bodies.rules.back_button)
    press("Space")
    tab_to(bodies.remove_button)
    press("Space")
    assert [body.code for body in read(store).assembly.bodies] == ["CS", "BU"]
    assert not bodies.remove_button.isEnabled()


@pytest.mark.parametrize("typed", ["", "a b", "a:b", "x" * 200_000])
def test_a_bad_body_is_refused_in_place(place, store, typed):
    place.show_page(2)
    place.bodies.new_code.focus()
    write(typed)
    place.bodies.new_name.focus()
    write("Bureau bis")
    place.bodies.add_button.click()

    assert place.bodies.message.sentence or place.bodies.new_code.refusal
    assert read(store) == DOSSIER


def test_a_page_with_a_refused_field_is_not_left(place):
    place.form.fields["siret"].focus()
    write("123")
    press("Ctrl+PgDown")

    assert place.pages.currentIndex() == 0
    assert "14 chiffres" in place.form.fields["siret"].refusal
    place.form.fields["siret"].give_up()


def test_helps_are_switched_off_and_on_by_keyboard(qtbot, empty, theme, pictures, helps, screen, tmp_path):
    with screen(qtbot, empty, theme, pictures) as place:
        press("Ctrl+PgDown")
        assert place.pages.currentWidget() is place.helps
        for help_ in Help:
            assert place.helps.ticks[help_].isChecked()
            tab_to(place.helps.ticks[help_])
            press("Space")
            assert not Memory(tmp_path / "fenetre.ini").helps(help_)
        assert not helps.spelling.on
        press("Space")
        assert helps.spelling.on
        press("Ctrl+PgDown")
        assert place.pages.currentIndex() == 0


def test_which_dictionary_there_is_or_what_to_install_is_said(place, tmp_path, monkeypatch):
    folders: list[object] = []
    monkeypatch.setattr("syndic_desktop.exchange.spelling.dictionaries._folders", lambda own, environ: folders)
    place.show_page(3)
    assert "installez" in place.helps.dictionary.text()

    (tmp_path / "fr.aff").write_text("SET UTF-8", encoding="utf-8")
    (tmp_path / "fr.dic").write_text("0", encoding="utf-8")
    folders.append(tmp_path)
    place.show_page(0)
    place.show_page(3)

    assert str(tmp_path / "fr.dic") in place.helps.dictionary.text()


@pytest.mark.parametrize("page", [0, 1, 2, 3])
def test_the_screen_fits_beside_the_side_bar_of_a_small_window(qtbot, store, theme, pictures, page, screen):
    with screen(qtbot, store, theme, pictures, 872, 640) as place:
        place.show_page(page)

        assert place.window().width() <= 872
        assert place.minimumSizeHint().height() <= 640


def test_tab_goes_through_a_body_from_its_list_to_its_seats(place):
    place.tabs.setCurrentIndex(2)
    place.bodies.list.setFocus()
    names = []
    while not place.tabs.hasFocus() and len(names) < 20:
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())
        press("Tab")

    assert names == [
        "Instances", "Sigle", "Nouvelle instance", "Ajouter", "Nom", "Genre", "Numérotation des actes", "Revient à 1",
        "Les votes sont comptés par collège", "Règles propres…", "Sièges de l’instance",
    ]  # fmt: skip
