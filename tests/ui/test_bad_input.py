"""Nonsense in every field of every screen: a sentence in place or what was typed kept, and nothing else touched."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from syndic_desktop.domain import wording
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.convocations.screen import NOTICE
from syndic_desktop.ui.widgets.entries import Field
from syndic_desktop.ui.widgets.fields import DateField, HourField
from syndic_desktop.ui.window import MainWindow
from syndic_desktop.ui.writing.items import Part
from tests.actions.assemblies import read
from tests.ui.conftest import first_step
from tests.ui.standing import press

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextBrowser, QTextEdit  # isort: skip

BINARY = "%PDF-1.7\n\x00\x01\x02\x1b[31m\x7f\ufffdPK\x03\x04"
NONSENSE = {
    "date": "31/02/2026",
    "hour": "25:61",
    "number": "-1e309",
    "e-mail": "présidente@@ambre..fr, autre@",
    "binary": BINARY,
    "endless": "é" * 200_000,
    "right to left": "\u202eשלום עולם ﷽\u202c",
    "emoji": "🏛️👩‍👧‍👦🇫🇷",
    "markup": "<b>&amp;</b> {{ jinja }} {% raw %} '\"; DROP TABLE items;--",
}


def assembly(window: MainWindow) -> None:
    window.office.go(Spot(PlaceName.ASSEMBLY))


def renewal(window: MainWindow) -> None:
    assembly(window)
    window.office.place.renew()


def new_session(window: MainWindow) -> None:
    window.menus.new_session.trigger()


def heading(window: MainWindow) -> None:
    step(Phase.AGENDA)(window)
    first_step(window.office).heading.edit()


def foreseen(window: MainWindow) -> None:
    step(Phase.AGENDA)(window)
    press("Ctrl+J")


def library(window: MainWindow) -> None:
    step(Phase.AGENDA)(window)
    first_step(window.office).show_part(Part.OPERATIVE)
    press("Ctrl+Shift+Space")


def letter(window: MainWindow) -> None:
    step(Phase.NOTICE)(window)
    window.office.sessions.workspace.step.tabs.setCurrentIndex(NOTICE)


def members(window: MainWindow) -> None:
    assembly(window)
    window.office.place.arrange()


def settings(page: int) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.office.go(Spot(PlaceName.SETTINGS))
        window.office.place.show_page(page)

    return show


def step(phase: Phase, rank: int = 0) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        session = window.office.sessions.list.known[rank]
        window.office.go(Spot(PlaceName.SESSIONS, session.id, phase))

    return show


def sessions(window: MainWindow) -> None:
    window.office.go(Spot(PlaceName.SESSIONS))


def search(window: MainWindow) -> None:
    window.menus.search.trigger()


SCREENS: dict[str, Callable[[MainWindow], None]] = {
    "assembly": assembly,
    "renewal": renewal,
    "members": members,
    "syndicat": settings(0),
    "profile": settings(1),
    "bodies": settings(2),
    "sessions": sessions,
    "search": search,
    "new session": new_session,
    "heading": heading,
    "foreseen": foreseen,
    "library": library,
    "letter": letter,
    "agenda": step(Phase.AGENDA),
    "convocation": step(Phase.NOTICE),
    "sent": step(Phase.NOTICE, 1),
    "acts": step(Phase.ACTS, -1),
}
OF_ITS_KIND = {DateField: NONSENSE["date"], HourField: NONSENSE["hour"]}
"""What each kind of field must have met, whatever its place on the screen."""
LEAST = {
    "assembly": 12,
    "syndicat": 11,
    "bodies": 6,
    "agenda": 4,
    "heading": 10,
    "foreseen": 6,
    "new session": 6,
    "sessions": 0,
    "search": 0,
}  # bare lines, walked below
"""How many fields a walk must at least have found, where there are many: a walk that finds none proves nothing."""


@pytest.fixture
def office(window, example_path):
    window.open_store(example_path)
    return window.office


def fields(office) -> list[Field]:
    return [each for each in office.findChildren(Field) if each.isVisible() and each.isEnabled()]


def bare_lines(office) -> list[QLineEdit]:
    inside = {each.editor for each in office.findChildren(Field)}
    found = [each for each in office.findChildren(QLineEdit) if each not in inside]
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


def writings(office) -> list[QTextEdit | QPlainTextEdit]:
    found = (*office.findChildren(QTextEdit), *office.findChildren(QPlainTextEdit))
    return [each for each in found if each.isVisible() and not each.isReadOnly() and not isinstance(each, QTextBrowser)]


def paste(words: str) -> None:
    QApplication.clipboard().setText(words)
    press("Ctrl+A", "Ctrl+V")


@pytest.mark.parametrize("screen", SCREENS)
def test_nonsense_in_a_field_is_refused_in_place_or_kept_as_typed(window, office, screen):
    SCREENS[screen](window)
    before = read(office.store)
    found = fields(office)
    # A reading of the whole file follows every field: each meets some of the nonsense, each screen all of it.
    for place, field in enumerate(found):
        for words in list(NONSENSE.values())[place % 9 :: 9 if len(found) > 9 else 3]:
            if field.isVisible() and field.isEnabled():  # else what it was about has changed
                put_in(office, field, words)
        own = OF_ITS_KIND.get(type(field))
        if own is not None and field.isVisible() and field.isEnabled():
            put_in(office, field, own, kept=False)
        assert read(office.store) == before, field.editor.accessibleName()
    assert len(found) >= LEAST.get(screen, 1)


def put_in(office, field: Field, words: str, *, kept: bool = True) -> None:
    """Paste, commit; a refusal keeps what was typed until it is given up, what is kept is taken back whole."""
    label = office.desk.undo_label
    field.focus()
    paste(words)
    typed = field.editor.text()
    assert wording.clean_line(typed) == wording.clean_line(words), field.editor.accessibleName()
    if not field.commit():
        assert field.refusal
        assert len(field.refusal) < 400
        assert field.editor.text() == typed, field.editor.accessibleName()
        field.give_up()
        assert not field.refusal
        return
    assert kept, f"{field.editor.accessibleName()} : {words}"
    while office.desk.undo_label != label:
        assert office.desk.undo()
    field.reset(field.value)


@pytest.mark.parametrize("screen", ["sessions", "search", "library"])
def test_nonsense_in_what_is_searched_changes_nothing(window, office, screen):
    SCREENS[screen](window)
    before = read(office.store)
    assert bare_lines(office)
    for line in bare_lines(office):
        for words in NONSENSE.values():
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            paste(words)
            QApplication.processEvents()
        line.clear()
    assert read(office.store) == before


@pytest.mark.parametrize("words", NONSENSE.values(), ids=list(NONSENSE))
def test_nonsense_in_a_text_is_written_or_said(window, office, words):
    step(Phase.AGENDA)(window)
    before = read(office.store)
    assert len(writings(office)) >= 2
    for editor in writings(office):
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.clipboard().setText(words)
        office.said.clear()
        press("Ctrl+End", "Ctrl+V")
        written = letters(words) in letters(editor.toPlainText())
        assert written or office.said.sentence, f"{editor.accessibleName()} : rien n’est écrit, rien n’est dit"
        assert office.settle()
        after = read(office.store)
        if written and words.strip():
            assert after != before, editor.accessibleName()
        while office.desk.undo_label:
            assert office.desk.undo()
        assert read(office.store) == before


def letters(text: str) -> str:
    """What of a text can be seen: neither blanks nor control characters, which no paper prints."""
    return "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))
