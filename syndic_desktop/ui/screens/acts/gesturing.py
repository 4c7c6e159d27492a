"""The gestures on acts, wherever they are shown: one letter each, on those that are chosen or on all that wait for it.

It refuses to know what the acts are of: the items of a session, or what was decided by delegation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from syndic_desktop.actions.acts import exempt, identify, notify, publish, receive, sign, take_off, transmit
from syndic_desktop.actions.scans import file_scan, remove_scan
from syndic_desktop.domain.acts import Act, ActRef
from syndic_desktop.domain.acts import Step as Due
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.arrivals import Arrivals
from syndic_desktop.ui.screens.acts.lives import LifePanel
from syndic_desktop.ui.screens.acts.opening import Opening
from syndic_desktop.ui.screens.acts.sending import SendingStrip
from syndic_desktop.ui.widgets.fields import DateField

GESTURES = {
    "S": "Signer",
    "T": "Transmettre",
    "A": "Accusé reçu",
    "P": "Publier",
    "N": "Notifier",
    "F": "Classer l’acte signé…",
    "O": "Ouvrir l’acte signé",
    "E": "Préparer l’envoi…",
    "R": "Reprendre des accusés (XML)…",
}
"""The letters of the gestures, in the order they are made."""
KEYS = (
    "S signé · T transmis · A accusé reçu · P publié · N notifié · F acte signé (ou déposez PDF et accusés XML) · "
    "O l’ouvrir · E préparer l’envoi · R accusés · Maj+lettre : tous"
)
ACTIONS: dict[str, Any] = {"S": sign, "T": transmit, "A": receive, "P": publish, "N": notify}
DATED: dict[str, Any] = {
    "sign": sign, "transmit": transmit, "receive": receive, "publish": publish, "notify": notify, "take_off": take_off,
}  # fmt: skip
AWAITED = {"S": Due.SIGN, "T": Due.TRANSMIT, "A": Due.RECEIVE, "P": Due.PUBLISH, "N": Due.PUBLISH}


class Row(Protocol):
    """An act as a table shows it."""

    @property
    def ref(self) -> ActRef: ...
    @property
    def number(self) -> str: ...
    @property
    def act(self) -> Act: ...
    @property
    def steps(self) -> tuple[Due, ...]: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: all the acts, those that are chosen, the one the eyes are on; `settle`: False holds a gesture."""

    rows: Callable[[], Sequence[Row]]
    chosen: Callable[[], Sequence[Row]]
    current: Callable[[], Row | None]
    settle: Callable[[], bool] = lambda: True


class Gesturing(QObject):
    """`said`: what is refused, or is to be known. `read_only`: why nothing may be noted, empty where it may."""

    said = Signal(str)

    def __init__(
        self, desk: Desk, shown: Shown, day: DateField, sending: SendingStrip, arrivals: Arrivals, opening: Opening,
        scans: Callable[[], list[Path]], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._shown, self._day, self._scans = desk, shown, day, scans
        self.sending, self.arrivals, self.opening = sending, arrivals, opening
        self.read_only = ""
        self.papers: Callable[[Sequence[Path]], object] = self.file
        self._acting = False
        arrivals.scanned.connect(lambda ref, name, content: self.run(file_scan, ref, name, content))
        arrivals.received.connect(self.receive)
        arrivals.told.connect(self.said)
        opening.told.connect(self.said)
        sending.noted.connect(lambda refs: self.run(transmit, refs, day.value))
        desk.refused.connect(self._on_refused)

    def follow(self, panel: LifePanel) -> None:
        """Do what is asked on the panel of the act that the eyes are on."""
        panel.dated.connect(self._on_dated)
        panel.identified.connect(self._on_identified)
        panel.exempted.connect(self._on_exempted)
        panel.scan_asked.connect(lambda: self.act("F"))
        panel.scan_opened.connect(lambda: self.act("O"))
        panel.scan_removed.connect(self._on_scan_removed)

    def act(self, letter: str, *, everywhere: bool = False) -> None:
        """What a key asks of the acts chosen, or of all those that wait for it."""
        self.said.emit(self.read_only)
        if letter == "O":
            self._open()
        elif not self.read_only and self._shown.settle():
            self._act(letter, everywhere=everywhere)

    def file(self, papers: Sequence[Path]) -> None:
        """File signed papers, each for the act whose number it bears; one alone is that of the act under the eyes."""
        if not self.read_only and self._shown.settle():
            self.arrivals.take(papers, self._shown.rows(), self._shown.current())

    def receive(self, paths: Sequence[Path], on: ActRef | None = None) -> None:
        """Take receipts of the préfecture; `on`: the act on whose line they were dropped."""
        if not self.read_only and self._shown.settle():
            self.sending.take(paths, on)

    def run(self, action: Any, *args: Any) -> None:
        """Run a gesture; what is refused is said."""
        self._acting = True
        self.said.emit("")
        self._desk.run(action, *args)
        self._acting = False

    def stop(self) -> None:
        """The dossier is being closed."""
        self.arrivals.stop()
        self.opening.stop()
        self.sending.stop()

    def _act(self, letter: str, *, everywhere: bool) -> None:
        rows = self._shown.chosen()
        if self.sending.ask(letter, [row.ref for row in rows], everywhere=everywhere):
            return
        if letter == "F":
            self.papers(self._scans())
            return
        if everywhere:
            rows = [row for row in self._shown.rows() if AWAITED[letter] in row.steps]
        if not rows:
            self.said.emit("Aucun acte n’attend ce geste.")
        elif self._day.commit():
            self.run(ACTIONS[letter], [row.ref for row in rows], self._day.value)

    def _open(self) -> None:
        row = self._shown.current()
        if row is not None and row.act.scan is not None:
            self.opening.open(row.act.scan.file)
        elif row is not None:
            self.said.emit(f"{row.number} : aucun acte signé n’est classé (F).")

    def _on_dated(self, name: str, day: date | None) -> None:
        if (row := self._shown.current()) is not None:
            self._desk.run(DATED[name], [row.ref], day)

    def _on_identified(self, identifier: str) -> None:
        if (row := self._shown.current()) is not None and identifier:
            self._desk.run(identify, row.ref, identifier)

    def _on_exempted(self, reason: str) -> None:
        if (row := self._shown.current()) is not None:
            self._desk.run(exempt, [row.ref], reason or None)

    def _on_scan_removed(self) -> None:
        if (row := self._shown.current()) is not None:
            self.run(remove_scan, row.ref)

    def _on_refused(self, sentence: str) -> None:
        if self._acting:
            self.said.emit(sentence)
