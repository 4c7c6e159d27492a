"""Files that arrive on the step: signed papers, each for the act whose number it bears; receipts of the préfecture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.queries.acts import Numbered, matching
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.screens.preparation.joining import Found, Joining

RECEIPT = ".xml"


class Arrivals(QObject):
    """Reads papers beside the window. `scanned`: the act, the name, the bytes; `received`: the files of receipts."""

    told = Signal(str)
    scanned = Signal(object, str, object)
    received = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._joining = Joining(background, self)
        self._acts: list[ActRef] = []  # whose the files that are read are, by the rank they were given
        self._lost = ""  # of which act nobody knows: said once the others are read
        self._joining.found.connect(self._on_found)
        self._joining.progressed.connect(lambda said: self.told.emit(said or self._lost))
        self._joining.troubled.connect(self.told)

    def take(self, paths: Sequence[Path], rows: Sequence[Numbered], chosen: Numbered | None) -> None:
        """Read files: a receipt says whose it is, a PDF by its name; one alone is that of the act that is chosen."""
        receipts = [path for path in paths if path.suffix.lower() == RECEIPT]
        papers = [path for path in paths if path not in receipts]
        known: dict[str, Numbered] = {**matching([path.name for path in papers], rows)}
        if len(papers) == 1 and not known and chosen is not None:
            known = {papers[0].name: chosen}
        lost = [path.name for path in papers if path.name not in known]
        self._lost = ""
        if receipts:
            self.received.emit(receipts)
        for path in papers:
            if path.name in known:
                self._acts.append(known[path.name].ref)
                self._joining.take(len(self._acts) - 1, [path])
        if lost:
            said = "ne porte le numéro d’aucun acte" if len(lost) == 1 else "ne portent le numéro d’aucun acte"
            self._lost = f"{wording.listing(lost)} {said} : choisissez l’acte et déposez-le seul."
            self.told.emit(self._lost)

    def stop(self) -> None:
        """The dossier is being closed."""
        self._joining.stop()

    def _on_found(self, found: Found) -> None:
        self.scanned.emit(self._acts[found.item_id], found.name, found.content)
