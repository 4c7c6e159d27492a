"""Commands: what can be done to the text, each with its words, its shortcut and its state, for toolbars and menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from syndic_desktop.ui.writing import gestures
from syndic_desktop.ui.writing.gestures import Look

Gesture = Callable[[QTextCursor], None]


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a command: its sign on the toolbar, what a menu says, its shortcuts."""

    sign: str
    words: str
    keys: tuple[str, ...]


# « Ctrl+Maj+= » is the superscript of every word processor; « + » is what the same keys give on a French keyboard.
LOOKS = {
    "bold": Told("G", "Gras", ("Ctrl+B",)),
    "italic": Told("I", "Italique", ("Ctrl+I",)),
    "underline": Told("S", "Souligné", ("Ctrl+U",)),
    "superscript": Told("xⁿ", "Exposant", ("Ctrl+Shift+=", "Ctrl+Shift++", "Ctrl++")),
}
BLOCKS = {
    "bullets": Told("•", "Liste à puces", ("Ctrl+Shift+L",)),
    "numbers": Told("1.", "Liste numérotée", ("Ctrl+Shift+O",)),
    "heading": Told("T", "Titre", ("Ctrl+Shift+T",)),
    "deeper": Told("→", "Augmenter le niveau", ()),
    "back": Told("←", "Diminuer le niveau", ()),
}
TABLES = {
    "table": Told("Tableau", "Insérer un tableau", ("Ctrl+F12",)),
    "add_row": Told("+ ligne", "Ajouter une ligne dessous", ("Alt+Shift+Down",)),
    "add_column": Told("+ colonne", "Ajouter une colonne à droite", ("Alt+Shift+Right",)),
    "delete_row": Told("− ligne", "Supprimer la ligne", ("Alt+Shift+Up",)),
    "delete_column": Told("− colonne", "Supprimer la colonne", ("Alt+Shift+Left",)),
    "delete_table": Told("− tableau", "Supprimer le tableau", ("Alt+Shift+Delete",)),
    "header": Told("titres", "Ligne de titres", ()),
}
GESTURES: dict[str, Gesture] = {
    "bullets": partial(gestures.toggle_list, numbered=False),
    "numbers": partial(gestures.toggle_list, numbered=True),
    "heading": gestures.toggle_heading,
    "deeper": lambda cursor: gestures.shift_list(cursor, 1),
    "back": lambda cursor: gestures.shift_list(cursor, -1),
    "table": gestures.add_table,
    "add_row": gestures.add_row,
    "add_column": gestures.add_column,
    "delete_row": gestures.delete_row,
    "delete_column": gestures.delete_column,
    "delete_table": gestures.delete_table,
    "header": gestures.toggle_header,
}
STATES: dict[str, Callable[[Look], bool]] = {
    "bold": lambda look: look.bold and look.styled,
    "italic": lambda look: look.italic and look.styled,
    "underline": lambda look: look.underline and look.styled,
    "superscript": lambda look: look.superscript and look.styled,
    "bullets": lambda look: look.depth > 0 and not look.numbered,
    "numbers": lambda look: look.depth > 0 and look.numbered,
    "heading": lambda look: look.heading,
    "header": lambda look: look.header,
}
IN_TABLE = frozenset(TABLES) - {"table"}
OTHERS = (
    ("Tab", "entrée de liste plus profonde, cellule suivante"),
    ("Shift+Tab", "entrée de liste moins profonde, cellule précédente"),
    ("Ctrl+Shift+V", "coller le texte seul"),
    ("Ctrl+Shift+Space", "bibliothèque de phrases"),
)


def told_keys() -> tuple[tuple[str, str], ...]:
    """What each key does in a text: (« Ctrl+B », « gras »)."""
    told = (each for each in {**LOOKS, **BLOCKS, **TABLES}.values() if each.keys)
    return (*((each.keys[0], each.words[0].lower() + each.words[1:]) for each in told), *OTHERS)


class Commands:
    """The commands of one editor, by name; `state` keeps them in step with what stands at the cursor."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._look: Look | None = None
        self.actions: dict[str, QAction] = {}
        self._by_key: dict[str, QAction] = {}
        for name, told in {**LOOKS, **BLOCKS, **TABLES}.items():
            self._add(name, told)

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def state(self, *, again: bool = False) -> None:
        """Tick and allow what the cursor stands in; `again`: even when it has not moved."""
        look = gestures.look_at(self._editor.textCursor(), self._editor.currentCharFormat())
        if look == self._look and not again:
            return
        self._look = look
        for name, action in self.actions.items():
            if name in STATES:
                action.setChecked(STATES[name](look))
            action.setEnabled(self._allowed(name, look))

    def for_key(self, event: QKeyEvent) -> QAction | None:
        """The command that these keys ask for: none of them is a letter alone."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return None
        return self._by_key.get(QKeySequence(event.keyCombination()).toString())

    def _add(self, name: str, told: Told) -> None:
        action = QAction(told.sign, self._editor)
        action.setObjectName(name)
        action.setIconText(told.sign)
        keys = [QKeySequence(key) for key in told.keys]
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setText(told.words)
        action.setToolTip(f"{told.words}{shown}")
        action.setCheckable(name in STATES)
        action.triggered.connect(partial(self._do, name))
        for key in keys:
            self._by_key[key.toString()] = action
        self.actions[name] = action

    def _allowed(self, name: str, look: Look) -> bool:
        if self._editor.isReadOnly():
            return False
        if name in IN_TABLE:
            return look.table
        if name in ("deeper", "back"):
            return look.depth > 0
        return look.styled if name in LOOKS else not look.table

    def _do(self, name: str, _checked: bool = False) -> None:
        if not self.actions[name].isEnabled():
            return
        if name in LOOKS:
            self._toggle(name)
        else:
            cursor = self._editor.textCursor()
            GESTURES[name](cursor)
            self._editor.setTextCursor(cursor)
        self.state(again=True)
        self._editor.setFocus()

    def _toggle(self, name: str) -> None:
        look = _changed(name, wanted=not STATES[name](self._look or Look()))
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            self._editor.mergeCurrentCharFormat(look)
            return
        cursor.beginEditBlock()
        for stretch in _styled_stretches(cursor):
            stretch.mergeCharFormat(look)
        cursor.endEditBlock()


def _changed(name: str, *, wanted: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if name == "bold":
        look.setFontWeight(QFont.Weight.Bold if wanted else QFont.Weight.Normal)
    elif name == "italic":
        look.setFontItalic(wanted)
    elif name == "underline":
        look.setFontUnderline(wanted)
    else:
        look.setVerticalAlignment(gestures.SUPERSCRIPT if wanted else gestures.NORMAL)
    return look


def _styled_stretches(cursor: QTextCursor) -> list[QTextCursor]:
    """The parts of the selection that may take a look: neither titles nor cells."""
    stretches = []
    for block in gestures.chosen_blocks(cursor):
        stretch = QTextCursor(block)
        if block.blockFormat().headingLevel() or stretch.currentTable() is not None:
            continue
        stretch.setPosition(max(block.position(), cursor.selectionStart()))
        last = min(block.position() + block.length() - 1, cursor.selectionEnd())
        stretch.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        stretches.append(stretch)
    return stretches
