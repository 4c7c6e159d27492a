"""The real dialogs, which a test replaces by answers: files to open, to create, to fill; a folder to show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

STORES = "Dossiers Syndic Desktop (*.syndic)"
DOSSIERS = "Dossiers d’échange (*.json *.zip)"


class Dialogs:
    """Asks with the system's own dialogs."""

    def __init__(self) -> None:
        self.parent: QWidget | None = None

    def store_to_open(self, start: Path) -> Path | None:
        said, _ = QFileDialog.getOpenFileName(self.parent, "Ouvrir un dossier", str(start), STORES)
        return Path(said) if said else None

    def store_to_create(self, suggestion: Path) -> Path | None:
        # The store never writes over a file: Qt's own « replace? » would be a promise nobody keeps.
        quiet = QFileDialog.Option.DontConfirmOverwrite
        title = "Où ranger le nouveau dossier ?"
        said, _ = QFileDialog.getSaveFileName(self.parent, title, str(suggestion), STORES, options=quiet)
        return Path(said if said.endswith(".syndic") else f"{said}.syndic") if said else None

    def dossier_to_import(self, start: Path) -> Path | None:
        said, _ = QFileDialog.getOpenFileName(self.parent, "Importer un dossier", str(start), DOSSIERS)
        return Path(said) if said else None

    def folder_to_fill(self, start: Path) -> Path | None:
        said = QFileDialog.getExistingDirectory(self.parent, "Où écrire les documents ?", str(start))
        return Path(said) if said else None


def show_folder(folder: Path) -> None:
    """Open a folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
