"""The annexes of an item: files dropped on the strip or chosen, with their size and pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout

from syndic_desktop.actions.annexes import attach, detach, move_annex, retitle, type_annex
from syndic_desktop.domain import wording
from syndic_desktop.domain.typologies import TYPOLOGY
from syndic_desktop.queries.agendas import AnnexRow, ItemSheet
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.preparation.joining import Count, Counting, Found, Joining
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.dropping import take_drops
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, LineField
from syndic_desktop.ui.widgets.gestures import key
from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.refusals import RefusalLine

WIDE = 530  # pixels that the title takes with all its words and the buttons beside it
ROWS = 3
"""Rows shown at once; a longer list scrolls."""


class KindField(ChoiceField[str]):
    """« 21_RP Rapport de présentation », found by code or words; a code that the list does not have may be typed."""

    nothing = "Aucun type ne correspond"

    def __init__(self) -> None:
        super().__init__("Type de la pièce", titled=False, hint="Type de la pièce : code ou mots (↓ montre la liste)")

    def _parse(self, typed: str) -> str:
        code = typed.upper()
        return code if TYPOLOGY.fullmatch(code) else super()._parse(typed)


class AnnexStrip(QFrame):
    """Lists the annexes; Delete takes one off, Alt+↑/↓ moves it, F2 renames it, F4 says what it is at transmission."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        pages: Callable[[str], Count],
        ask: Callable[[], list[Path]],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._joining = Joining(background, self, lambda *file: desk.beside(attach, *file))
        self._counting = Counting(background, pages, self)
        self._sheet: ItemSheet | None = None
        self._counted: dict[str, int | None] = {}
        self._kinds: dict[str, str] = {}
        self.ask = ask
        self._build(theme)
        self._connect()
        take_drops(self, self.join)

    def show_item(self, sheet: ItemSheet) -> None:
        """Show the annexes of an item; the same row stays current."""
        other = self._sheet is None or self._sheet.id != sheet.id
        row = 0 if other else self.list.currentRow()
        self._sheet = sheet
        if other:
            self.message.say("")
            self.title.hide()
            self.kind.hide()
        self._kinds = dict(sheet.kinds)
        self.kind.set_choices([Choice(code, f"{code} {words}") for code, words in sheet.kinds])
        self.list.clear()
        for annex in sheet.annexes:
            self.list.addItem(QListWidgetItem(self._told(annex)))
        there = {annex.fingerprint: annex.path for annex in sheet.annexes if annex.fingerprint}
        self._counting.take({each: path for each, path in there.items() if each not in self._counted})
        self.list.setVisible(bool(sheet.annexes))
        self.list.setCurrentRow(min(max(row, 0), len(sheet.annexes) - 1))
        height = max(self.list.sizeHintForRow(0), 1) * min(len(sheet.annexes), ROWS)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 2)
        self.add_button.setEnabled(not sheet.frozen)
        self._name_head()
        self.setAcceptDrops(self.add_button.isEnabled())  # a file that is only read keeps it closed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_head()

    def _name_head(self) -> None:
        count = len(self._sheet.annexes) if self._sheet else 0
        invites = self.width() >= WIDE and self.add_button.isEnabled()
        invited = "Annexes · déposez des fichiers ici" if invites else "Annexes"
        self.head.setText(f"Annexes · {count}" if count else invited)

    def add_beside(self, button: QPushButton) -> None:
        """Put another button beside that of the annexes."""
        self._line.insertWidget(1, button)

    def go_to(self, place: int | None) -> None:
        """Put the keyboard on the type of an annex (places from 0); on what joins one, where none is meant."""
        if place is not None and place < self.list.count():
            self.list.setCurrentRow(place)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.message.say(self._sheet.frozen if self._sheet else "")  # why the field does not open
            self._on_kind()
        else:
            self.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def join(self, paths: list[Path]) -> None:
        """Join files to the item, wherever she goes meanwhile; the first that is refused stops, the line says why."""
        if self._sheet is not None and paths:
            self.message.say("")
            self._joining.take(self._sheet.id, paths)

    @property
    def joining(self) -> bool:
        """Whether files are being read, to be joined."""
        return self._joining.busy

    def stop(self) -> None:
        """Read and count nothing any more: the dossier is being closed."""
        self._joining.stop()
        self._counting.stop()

    def _told(self, annex: AnnexRow) -> str:
        pages = self._counted.get(annex.fingerprint)
        said = wording.count(pages, "page") if pages else ""
        kind = f"{annex.typology} {self._kinds.get(annex.typology, '')}".strip()
        return "  ·  ".join(filter(None, (annex.title, said, annex.size, kind)))

    def _build(self, theme: Theme) -> None:
        self.head = text("Annexes", "section")
        self.head.setMinimumWidth(80)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, self.head.sizePolicy().verticalPolicy())
        self.add_button = QPushButton("Joindre…")
        self.add_button.setIcon(theme.icon("folder"))
        theme.changed.connect(lambda: self.add_button.setIcon(theme.icon("folder")))
        self.add_button.setToolTip("Joindre des fichiers (Ctrl+Maj+J)")
        self.list = QListWidget()
        self.list.setAccessibleName("Annexes du point")
        self.list.setToolTip("F2 renomme · F4 type de la pièce · Alt+↑/↓ déplace · Suppr retire")
        self.title = LineField("Titre de l’annexe", titled=False)
        self.title.listen(self._desk)
        self.title.hide()
        self.kind = KindField()
        self.kind.listen(self._desk)
        self.kind.hide()
        self.progress = text("", "muted")
        self.progress.setWordWrap(True)
        self.progress.hide()
        self.message = RefusalLine()
        self._line = QHBoxLayout()
        self._line.addWidget(self.head, 1)
        self._line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._line)
        for widget in (self.list, self.title, self.kind, self.progress, self.message):
            column.addWidget(widget)
        dress(self.list, "plain")

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._on_add)
        self.title.committed.connect(self._on_titled)
        self.kind.committed.connect(self._on_typed)
        self.kind.entered.connect(self._on_kind_entered)
        self.kind.editor.left.connect(self._on_kind_left)
        self._joining.progressed.connect(self._on_progressed)
        self._joining.found.connect(self._on_found)
        self._joining.troubled.connect(self.message.say)
        self._counting.counted.connect(self._on_counted)
        for keys, slot in (
            ("Delete", self._on_delete),
            ("F2", self._on_rename),
            ("F4", self._on_kind),
            ("Alt+Up", lambda: self._on_move(-1)),
            ("Alt+Down", lambda: self._on_move(+1)),
        ):
            key(self.list, keys, slot, alone=True)

    def _on_add(self) -> None:
        self.join(self.ask())

    def _on_progressed(self, sentence: str) -> None:
        self.progress.setText(sentence)
        self.progress.setVisible(bool(sentence))

    def _on_found(self, found: Found) -> None:
        self._counted[found.fingerprint] = found.pages
        if found.done is not None:
            self._desk.adopt(found.done)

    def _on_counted(self, fingerprint: str, pages: int | None) -> None:
        self._counted[fingerprint] = pages
        for row, annex in enumerate(self._sheet.annexes if self._sheet else ()):
            if annex.fingerprint == fingerprint:
                self.list.item(row).setText(self._told(annex))

    def _on_delete(self) -> None:
        if self._sheet is not None and self.list.currentRow() >= 0:
            with self.message.listening(self._desk):
                self._desk.run(detach, self._sheet.id, self.list.currentRow())

    def _on_rename(self) -> None:
        if self._sheet is not None and self.list.currentRow() >= 0:
            self.title.reset(self._sheet.annexes[self.list.currentRow()].title)
            self.title.show()
            self.title.focus()

    def _on_titled(self, title: object) -> None:
        if self._sheet is not None and self._desk.run(retitle, self._sheet.id, self.list.currentRow(), str(title)):
            self.title.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self) -> None:
        if self._sheet is not None and self.list.currentRow() >= 0 and self.add_button.isEnabled():
            self.kind.reset(self._sheet.annexes[self.list.currentRow()].typology or None)
            self.kind.show()
            self.kind.focus()

    def _on_typed(self, code: str | None) -> None:
        if self._sheet is not None:
            self._desk.run(type_annex, self._sheet.id, self.list.currentRow(), code)

    def _on_kind_left(self) -> None:
        self.kind.setVisible(bool(self.kind.refusal))  # what was refused stays in sight

    def _on_kind_entered(self) -> None:
        self.kind.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move(self, step: int) -> None:
        row = self.list.currentRow()
        if self._sheet is None or not 0 <= row + step < self.list.count():
            return
        with self.message.listening(self._desk):
            if self._desk.run(move_annex, self._sheet.id, row, row + step):
                self.list.setCurrentRow(row + step)
