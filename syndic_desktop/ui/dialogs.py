"""The real dialogs, which a test replaces by answers: files to open, to create, to fill; a folder to show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTreeView

STORES = "Dossiers Syndic Desktop (*.syndic)"
DOSSIERS = "Dossiers d’échange (*.json *.zip)"
LISTS = "Listes (*.xlsx *.xlsm *.csv *.txt)"
MODELS = "Classeurs Excel (*.xlsx)"
PICTURES = "Images (*.png *.jpg *.jpeg)"
REPORTS = "Word (*.docx)"
MESSAGES = "Messages de la préfecture (*.xml)"
TYPE = 2
"""The column that says what kind of file each one is."""


class Dialogs:
    """Asks with the system's own dialogs."""

    def store_to_open(self, start: Path) -> Path | None:
        return _answer(_dialog("Ouvrir un dossier", start, QFileDialog.FileMode.ExistingFile, STORES))

    def store_to_create(self, suggestion: Path) -> Path | None:
        dialog = _saving("Où ranger le nouveau dossier ?", suggestion, STORES)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "&Créer")
        # The store never writes over a file: Qt's own « replace? » would be a promise that nobody keeps.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        return _answer(dialog)

    def dossier_to_import(self, start: Path) -> Path | None:
        return _answer(_dialog("Importer un dossier", start, QFileDialog.FileMode.ExistingFile, DOSSIERS))

    def folder_to_fill(self, start: Path) -> Path | None:
        dialog = _dialog("Où écrire les documents ?", start, QFileDialog.FileMode.Directory, "")
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _answer(dialog)

    def list_to_import(self, start: Path) -> Path | None:
        return _answer(_dialog("Importer la liste des délégués", start, QFileDialog.FileMode.ExistingFile, LISTS))

    def model_to_save(self, suggestion: Path) -> Path | None:
        return _answer(_saving("Où ranger le modèle de liste ?", suggestion, MODELS))

    def picture_to_open(self, start: Path) -> Path | None:
        return _answer(_dialog("Choisir le logo", start, QFileDialog.FileMode.ExistingFile, PICTURES))

    def report_to_import(self, start: Path) -> Path | None:
        return _answer(_dialog("Importer un rapport Word", start, QFileDialog.FileMode.ExistingFile, REPORTS))

    def files_to_join(self, start: Path) -> list[Path]:
        return _answers(_dialog("Joindre des fichiers au point", start, QFileDialog.FileMode.ExistingFiles, ""))

    def messages_to_open(self, start: Path) -> list[Path]:
        return _answers(
            _dialog("Choisir ce que la préfecture renvoie", start, QFileDialog.FileMode.ExistingFiles, MESSAGES)
        )

    def timetable_to_save(self, suggestion: Path) -> Path | None:
        return _answer(_saving("Imprimer le décompte", suggestion, REPORTS))

    def template_to_save(self, suggestion: Path) -> Path | None:
        return _answer(_saving("Où écrire le modèle à modifier ?", suggestion, REPORTS))

    def template_to_open(self, start: Path) -> Path | None:
        return _answer(_dialog("Reprendre un modèle de Word", start, QFileDialog.FileMode.ExistingFile, REPORTS))

    def recaps_to_save(self, suggestion: Path) -> Path | None:
        return _answer(_saving("Où ranger les récapitulatifs ?", suggestion, MODELS))


def show_folder(folder: Path) -> None:
    """Open a folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _dialog(title: str, start: Path, mode: QFileDialog.FileMode, kinds: str) -> QFileDialog:
    dialog = QFileDialog(QApplication.activeWindow(), title, str(start), kinds)
    dialog.setFileMode(mode)
    for view in dialog.findChildren(QTreeView):  # nor does Qt know « Folder » or « docx File » in French
        view.hideColumn(TYPE)
    for line in dialog.findChildren(QLineEdit):
        if (completer := line.completer()) is not None:
            popup = completer.popup()
            assert popup is not None
            popup.setObjectName("offered")  # a window of its own: the other lists show what is behind them
    # Qt's French translation lacks these two words where the system has no dialog of its own.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Dans :")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Type :")
    return dialog


def _saving(title: str, suggestion: Path, kinds: str) -> QFileDialog:
    """A dialog that suggests a file to write; a name typed without its suffix is given that of the suggestion."""
    dialog = _dialog(title, suggestion.parent, QFileDialog.FileMode.AnyFile, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    return next(iter(_answers(dialog)), None)


def _answers(dialog: QFileDialog) -> list[Path]:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(each) for each in chosen]
