"""Ways: the keys that go about the preparation, to each part of an item and from one pane to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from syndic_desktop.ui.writing.commands import told_keys
from syndic_desktop.ui.writing.editor import RichEditor
from syndic_desktop.ui.writing.items import Part
from syndic_desktop.ui.writing.rows import RowsEdit

TO_PARTS = (
    ("Aller à l’&exposé", "Ctrl+Shift+E", Part.STATEMENT),
    ("Aller aux &considérants", "Ctrl+Shift+C", Part.RECITALS),
    ("Aller aux &rapports entendus", "Ctrl+Shift+N", Part.HEARD),
    ("Aller au &dispositif", "Ctrl+Shift+P", Part.OPERATIVE),
)
UNDER = "Aller à"
"""The menu that these gestures stand in."""

Pane = tuple[QWidget, Callable[[], QWidget]]
"""What stands there, and where the keyboard goes in it."""

Section = tuple[str, tuple[tuple[str, str], ...]]

IN_ROWS = (
    ("Entrée", "ligne suivante"),
    ("Alt+Up", "monter la ligne"),
    ("Alt+Down", "descendre la ligne"),
    ("Ctrl+Shift+Space", "bibliothèque de phrases"),
    ("Ctrl+Shift+V", "coller le texte seul"),
)
NESTED = (("Tab", "faire de la ligne un alinéa de l’article"), ("Shift+Tab", "en refaire un article"))
VERB = ("Ctrl+B", "faire des premiers mots le verbe de l’article")
IN_LIBRARY = (
    ("Entrée", "insérer la phrase"),
    ("F2", "corriger la phrase"),
    ("Suppr", "retirer la phrase de la bibliothèque"),
    ("Échap", "fermer la bibliothèque"),
)


def next_pane(panes: Sequence[Pane], step: int) -> None:
    """Put the keyboard in the pane after (1) or before (-1) the one where it is; in the first from elsewhere."""
    focused = QApplication.focusWidget()
    shown = [pane for pane in panes if pane[0].isVisible()]
    here = next((place for place, (each, _) in enumerate(shown) if _holds(each, focused)), None)
    if shown:
        shown[0 if here is None else (here + step) % len(shown)][1]().setFocus()


def keys_under(focused: QWidget | None, library: QWidget) -> Section | None:
    """What the keys do in the text, or in the library, where the keyboard is."""
    if isinstance(focused, RichEditor):
        return f"Dans le texte : {focused.accessibleName().lower()}", told_keys()
    if isinstance(focused, RowsEdit):
        return f"Dans le texte : {focused.accessibleName().lower()}", (
            (*IN_ROWS, *NESTED, VERB) if focused.nests else IN_ROWS
        )
    if focused is not None and library.isAncestorOf(focused):
        return "Dans la bibliothèque", IN_LIBRARY
    return None


def last_in(pane: QWidget, otherwise: QWidget) -> QWidget:
    """Where the keyboard last was in a pane."""
    last: QWidget | None = pane.focusWidget()
    return otherwise if last is None or not last.isVisible() else last


def first_stop(panel: QWidget) -> QWidget:
    """The topmost thing of a panel that takes the keyboard; the panel where there is none."""
    stops = (each for each in panel.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    seen = [each for each in stops if each.isVisible() and each.isEnabled()]
    return min(seen, key=lambda each: each.mapTo(panel, QPoint()).y(), default=panel)


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
