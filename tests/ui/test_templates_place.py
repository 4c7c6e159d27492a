"""The place « Modèles », standing alone: copying a set, taking a document back, what is wrong, the fields."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.exchange import dossiers
from syndic_desktop.store import Store, open_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.templates.differences import GONE
from syndic_desktop.ui.screens.templates.places import TemplatesPlace
from syndic_desktop.ui.screens.templates.questions import Outside, questions_on
from syndic_desktop.ui.widgets.tables import PADDING
from tests.documents.papers import TEMPLATES
from tests.documents.word.makings import with_paragraphs
from tests.ui.conftest import NOW
from tests.ui.standing import press, standing, write

from PySide6.QtCore import Qt  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

GOOD = with_paragraphs("Maison {{ syndicat.nom }}", "{{ signataires.president.nom }}")
BAD = with_paragraphs("Le {{ seance.date_longu }}")


@dataclass
class Bench:
    store: Store
    desk: Desk
    place: TemplatesPlace
    folder: Path
    opened: list[Path] = field(default_factory=list)

    def files(self) -> list[str]:
        with self.store.reading() as reader:
            return [line.path for line in reader.files() if line.path.startswith("modeles/")]


@pytest.fixture
def bench(qtbot, theme, tmp_path, example_model):
    path = tmp_path / "a.syndic"
    shutil.copy(example_model, path)
    with open_store(path, clock=lambda: NOW, holder="essai") as store:
        desk, background = Desk(store), Background()
        opened: list[Path] = []
        outside = Outside(
            TEMPLATES,
            lambda: dossiers.read(bootstrap.paths().example),
            lambda name: tmp_path / name,
            lambda: tmp_path / "repris.docx",
            opened.append,
            background,
        )
        with standing(qtbot, partial(TemplatesPlace, desk, theme, questions_on(store, outside))) as place:
            yield Bench(store, desk, place, tmp_path, opened)
            place.close_place()
            background.close()


def settled(qtbot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.place.trials.busy)


def copy(qtbot, bench: Bench) -> None:
    parts = bench.place.parts
    parts.name.setFocus()
    write("Notre maison")
    press("Return")
    assert bench.place.set_ is not None
    assert bench.place.set_.name == "notre-maison"
    assert "assemblée" in [parts.sets.item(row, 0).text() for row in range(parts.sets.rowCount())]
    names = [each.document for each in bench.place.set_.documents]
    parts.documents.setCurrentCell(names.index("extrait"), 0)
    settled(qtbot, bench)


def test_a_shipped_set_shows_its_page_and_is_not_changed(qtbot, bench):
    settled(qtbot, bench)
    parts = bench.place.parts

    assert parts.page.count >= 1
    assert "Val d’Ambre" in parts.page.toPlainText()
    assert not parts.take_button.isEnabled()
    assert not parts.edit_button.isEnabled()
    bench.place.edit()
    assert "dupliquez-le" in parts.message.sentence


def test_a_copy_goes_to_word_and_comes_back(qtbot, bench):
    copy(qtbot, bench)
    press("Ctrl+M")
    (written,) = bench.opened
    assert written.name == "notre-maison-extrait.docx"

    written.write_bytes(GOOD)
    bench.place.take(written)
    settled(qtbot, bench)

    assert "est repris" in bench.place.parts.outcome.label.text()
    assert bench.place.parts.page.toPlainText().startswith("Maison Syndicat")
    assert "modeles/notre-maison/extrait.docx" in bench.files()
    bench.desk.undo()
    settled(qtbot, bench)
    assert not bench.place.parts.page.toPlainText().startswith("Maison Syndicat")


def test_hers_is_compared_with_what_is_shipped(qtbot, bench):
    settled(qtbot, bench)
    parts = bench.place.parts
    tab = parts.tabs.indexOf(parts.differences)
    press("Ctrl+D")
    assert not parts.tabs.isTabVisible(tab)
    assert "dupliquez-le" in parts.message.sentence

    copy(qtbot, bench)
    assert parts.tabs.isTabVisible(tab)
    assert "Mêmes paragraphes que le modèle fourni « classique »" in parts.differences.told.text().replace(
        "\u00a0", " "
    )

    (bench.folder / "repris.docx").write_bytes(GOOD)
    press("Ctrl+R")
    settled(qtbot, bench)
    press("Ctrl+D")
    table = parts.differences.table
    assert QApplication.focusWidget() is table
    said = [tuple(table.item(row, column).text() for column in (0, 1)) for row in range(table.rowCount())]
    assert "Maison {{ syndicat.nom }}" in [hers for _, hers in said]
    assert ("République française", GONE) in said
    assert f"({len(said)})" in parts.tabs.tabText(tab)
    for row, words in enumerate(said):  # no line of a paragraph is cut
        wide = table.columnWidth(0) - 2 * PADDING - 6
        lines = table.fontMetrics().boundingRect(0, 0, wide, 10_000, int(Qt.TextFlag.TextWordWrap), words[0]).height()
        assert table.rowHeight(row) >= lines + 2 * PADDING

    parts.sets.setCurrentCell(0, 0)
    settled(qtbot, bench)
    assert not parts.tabs.isTabVisible(tab)
    assert parts.tabs.currentWidget() is parts.page


def test_what_is_wrong_is_listed_with_its_paragraph_and_not_kept(qtbot, bench):
    copy(qtbot, bench)
    before = bench.place.parts.page.toPlainText()
    (bench.folder / "repris.docx").write_bytes(BAD)
    press("Ctrl+R")
    settled(qtbot, bench)

    told = bench.place.parts.faults.text().replace("\u00a0", " ")
    assert "Paragraphe « Le {{ seance.date_longu }} »" in told
    assert "vouliez-vous dire « seance.date_longue » ?" in told
    assert "signature du président" in told
    assert "n’est pas repris : 2 défauts" in bench.place.parts.outcome.label.text().replace("\u00a0", " ")
    bench.place.trials.look("notre-maison", "extrait")
    settled(qtbot, bench)
    assert bench.place.parts.page.toPlainText() == before


def test_what_is_asked_while_a_page_is_drawn_is_drawn_after_it(qtbot, bench):
    settled(qtbot, bench)
    drawn: list[float] = []
    bench.place.trials.drawn.connect(lambda _, scale: drawn.append(scale))
    bench.place.trials.draw((0,), 0.25)
    bench.place.trials.draw((0,), 0.5)

    qtbot.waitUntil(lambda: 0.5 in drawn)


def test_a_field_is_found_and_copied(qtbot, bench):
    settled(qtbot, bench)
    press("Ctrl+J")
    write("toutes lettres")
    assert bench.place.parts.fields.current.path == "seance.date_lettres"
    press("Return")

    assert QApplication.clipboard().text() == "{{ seance.date_lettres }}"


def test_a_set_is_used_then_cannot_be_removed(qtbot, bench):
    copy(qtbot, bench)
    bench.place.parts.use_button.click()
    settled(qtbot, bench)

    with bench.store.reading() as reader:
        assert reader.syndicat().templates == "notre-maison"
    assert not bench.place.parts.remove_button.isEnabled()
