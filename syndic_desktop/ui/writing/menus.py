"""The menu of a field (right button, or the Menu key): spelling first, then what can be done with the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from syndic_desktop.ui.writing.spelling import Squiggles


def spelling_actions(menu: QMenu, edit: QTextEdit, squiggles: Squiggles, cursor: QTextCursor) -> None:
    """Put what the spelling says of the word at a cursor at the top of a menu."""
    if edit.isReadOnly():
        return
    spelling = squiggles.spelling
    first = menu.actions()[0] if menu.actions() else None
    if spelling.on and spelling.missing:
        _insert(menu, first, QAction(f"Orthographe : {spelling.missing}", menu)).setEnabled(False)
        return
    wrong = squiggles.wrong_at(cursor) if spelling.ready else None
    if wrong is None:
        return
    word = wrong.selectedText()
    waiting = _insert(menu, first, QAction(f"Recherche de mots proches de « {word} »…", menu))
    waiting.setEnabled(False)
    learn = _insert(menu, first, QAction(f"Ajouter « {word} » au dictionnaire", menu))
    learn.triggered.connect(partial(spelling.learn, word))
    if first is not None:
        menu.insertSeparator(first)
    spelling.suggest(word, partial(_propose, menu, waiting, edit, wrong))


def at(edit: QTextEdit, place: QPoint, *, by_key: bool) -> QTextCursor:
    """Where a menu is asked for: under the mouse, or at the cursor."""
    return edit.textCursor() if by_key else edit.cursorForPosition(place)


def _propose(menu: QMenu, waiting: QAction, edit: QTextEdit, wrong: QTextCursor, found: tuple[str, ...]) -> None:
    from shiboken6 import isValid

    if not isValid(menu) or waiting not in menu.actions():
        return  # the menu was closed meanwhile
    for word in found:
        action = _insert(menu, waiting, QAction(word, menu))
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(_replace, edit, wrong, word))
        if menu.isVisible() and menu.activeAction() is None:
            menu.setActiveAction(action)  # Enter takes the likeliest
    waiting.setText("Aucun mot proche dans le dictionnaire")
    waiting.setVisible(not found)


def _replace(edit: QTextEdit, wrong: QTextCursor, word: str) -> None:
    look = wrong.charFormat()
    wrong.insertText(word, look)
    edit.setTextCursor(wrong)


def _insert(menu: QMenu, before: QAction | None, action: QAction) -> QAction:
    if before is None:
        menu.addAction(action)
    else:
        menu.insertAction(before, action)
    return action
