"""What the search offers to do: never to undo by surprise, always what the screen itself can do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from syndic_desktop.ui.finding import Around, Finder, of_screen
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.places import Place
from tests.ui.standing import standing

from PySide6.QtGui import QKeySequence, QShortcut  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QPushButton, QVBoxLayout  # isort: skip


class Screen(Place):
    """A step with a button, two that read alike, and a key of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        column = QVBoxLayout(self)
        for words in ("Préparer les &lettres…", "Fermer", "Fermer", "…"):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, words=words: self.done.append(words))
            column.addWidget(button)
        key = QShortcut(QKeySequence("Ctrl+J"), self)
        key.setWhatsThis("noter l’envoi")
        key.activated.connect(lambda: self.done.append("key"))


@pytest.fixture
def screen(qtbot) -> Iterator[Screen]:
    with standing(qtbot, Screen) as made:
        yield made


@pytest.fixture
def finder(qtbot, screen, store, theme):
    menus = Menus(screen)
    menus.undo.setText("&Annuler : renvoyer 24 convocations")
    around = Around(lambda: menus.all, lambda: screen, lambda: None, dict, lambda spot: False)
    made = Finder(screen, theme, store, around)
    made.open()
    yield made
    made.close()


def found(finder: Finder, asked: str) -> list[str]:
    finder.palette.field.setText(asked)
    return [line.subject for line in finder.palette.view.model().lines if line.kind == "action"]


@pytest.mark.parametrize("asked", ["convocation", "renvoyer", "24", "an"])
def test_what_was_just_done_is_not_found_by_its_words(finder, asked):
    assert not [words for words in found(finder, asked) if words.startswith("Annuler :")]


@pytest.mark.parametrize("asked", ["annul", "annuler renvoyer"])
def test_it_is_taken_back_by_the_word_that_says_so(finder, asked):
    assert found(finder, asked)[0] == "Annuler : renvoyer 24 convocations"


def test_what_the_screen_can_do_is_found_without_accents(finder, screen):
    assert found(finder, "preparer")[0] == "Préparer les lettres…"
    finder.palette._on_return()
    assert screen.done == ["Préparer les &lettres…"]


def test_what_reads_alike_is_not_offered(screen):
    assert [offer.words for offer in of_screen(screen)] == ["Noter l’envoi", "Préparer les lettres…"]
