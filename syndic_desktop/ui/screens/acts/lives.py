"""What is noted of one act, wherever it is shown: its days, its identifier, the signed paper, what is not published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from syndic_desktop.domain.acts import Act
from syndic_desktop.ui.widgets.entries import Field, Refusing, commit_all
from syndic_desktop.ui.widgets.fields import DateField, LineField

SEPARATOR = ";"
DAYS = {
    "sign": "Signé le",
    "transmit": "Transmis le",
    "receive": "Accusé reçu le",
    "publish": "Publié le",
    "notify": "Notifié le",
    "take_off": "Retiré du site le",
}


class LifePanel(QWidget):
    """The fields of an act, that each place lays out as it wants.

    `dated` carries what is noted (`DAYS`) and its day; the others, what was typed or asked.
    """

    dated = Signal(str, object)
    identified = Signal(object)
    exempted = Signal(object)
    hidden_words = Signal(object)
    scan_asked = Signal()
    scan_opened = Signal()
    scan_removed = Signal()

    def __init__(self, desk: Refusing, today: Callable[[], date], *, titled: bool) -> None:
        super().__init__()
        self.days = {name: DateField(words, today, titled=titled) for name, words in DAYS.items()}
        self.identifier = LineField("Identifiant de l’accusé", titled=titled, hint="identifiant reçu")
        self.exempt = LineField("Non transmis, parce que", titled=False, hint="non transmis, parce que…")
        self.private = LineField(
            "Mots à masquer dans la version publique", titled=False, hint="mots à masquer, séparés par ;",
            longest=20_000,
        )  # fmt: skip
        self.scan = QLabel()
        self.file_button, self.open_button = QPushButton("Classer…"), QPushButton("Ouvrir")
        self.remove_button = QPushButton("Retirer")
        self.file_button.setAccessibleName("Classer l’acte signé (PDF)")
        self.open_button.setAccessibleName("Ouvrir l’acte signé")
        self.open_button.setToolTip("Ouvrir une copie de l’acte signé (O)")
        self.remove_button.setAccessibleName("Retirer l’acte signé")
        for each in self.fields:
            each.listen(desk)
        for name, each in self.days.items():
            each.committed.connect(lambda day, name=name: self.dated.emit(name, day))
        self.identifier.committed.connect(self.identified)
        self.exempt.committed.connect(self.exempted)
        self.private.committed.connect(lambda said: self.hidden_words.emit(tuple(said.split(SEPARATOR))))
        self.file_button.clicked.connect(self.scan_asked)
        self.open_button.clicked.connect(self.scan_opened)
        self.remove_button.clicked.connect(self.scan_removed)

    @property
    def fields(self) -> tuple[Field[Any], ...]:
        return (*self.days.values(), self.identifier, self.exempt, self.private)

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        return commit_all(self.fields)

    def show_act(self, act: Act, private: Sequence[str], *, another: bool) -> None:
        """Show what is noted of an act; `another`: it takes the place of what was typed for the last one."""
        sent, signature = act.transmission, act.signature
        days = (
            signature.day if signature else None, sent.day if sent else None, sent.receipt if sent else None,
            act.publication, act.notification, act.taken_off,
        )  # fmt: skip
        shown: tuple[tuple[Any, Any], ...] = (
            *((self.days[name], day) for name, day in zip(DAYS, days, strict=True)),
            (self.identifier, (sent.identifier or "") if sent else ""),
            (self.exempt, act.exempt or ""),
            (self.private, f"{SEPARATOR} ".join(private)),
        )
        for field, value in shown:
            (field.reset if another else field.set_value)(value)
        for button in (self.open_button, self.remove_button):
            button.setVisible(act.scan is not None)
