"""The dialogs about files: their words are French, and each opens where she last was for the same use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from syndic_desktop.ui.dialogs import Dialogs, _dialog
from syndic_desktop.ui.making import TIMETABLE_NAME
from tests.ui.conftest import first_step

from PySide6.QtWidgets import QFileDialog, QLineEdit, QTreeView  # isort: skip  # after ui, which keeps None alive

ASKED: dict[str, Callable[[Dialogs, Path], object]] = {
    "Ouvrir un dossier": lambda ask, here: ask.store_to_open(here),
    "Où ranger le nouveau dossier ?": lambda ask, here: ask.store_to_create(here / "a.syndic"),
    "Importer un dossier": lambda ask, here: ask.dossier_to_import(here),
    "Où écrire les documents ?": lambda ask, here: ask.folder_to_fill(here),
    "Importer la liste des délégués": lambda ask, here: ask.list_to_import(here),
    "Où ranger le modèle de liste ?": lambda ask, here: ask.model_to_save(here / "a.xlsx"),
    "Choisir le logo": lambda ask, here: ask.picture_to_open(here),
    "Importer un rapport Word": lambda ask, here: ask.report_to_import(here),
    "Joindre des fichiers au point": lambda ask, here: ask.files_to_join(here),
    "Choisir ce que la préfecture renvoie": lambda ask, here: ask.messages_to_open(here),
    "Imprimer le décompte": lambda ask, here: ask.timetable_to_save(here / "a.pdf"),
    "Où écrire le modèle à modifier ?": lambda ask, here: ask.template_to_save(here / "a.docx"),
    "Reprendre un modèle de Word": lambda ask, here: ask.template_to_open(here),
    "Où ranger les récapitulatifs ?": lambda ask, here: ask.recaps_to_save(here / "a.xlsx"),
}


@pytest.fixture
def seen(qapp, monkeypatch) -> list[dict[str, Any]]:
    """What each dialog said while it was open; every one is then given up."""
    said: list[dict[str, Any]] = []

    def give_up(dialog: QFileDialog) -> int:
        said.append(
            {
                "title": dialog.windowTitle(),
                "look in": dialog.labelText(QFileDialog.DialogLabel.LookIn),
                "type": dialog.labelText(QFileDialog.DialogLabel.FileType),
                "suffix": dialog.defaultSuffix(),
                "kinds": [view.isColumnHidden(2) for view in dialog.findChildren(QTreeView)],
                "folder": dialog.directory().absolutePath(),
            }
        )
        return 0

    monkeypatch.setattr(QFileDialog, "exec", give_up)
    return said


@pytest.mark.parametrize("title", ASKED)
def test_a_dialog_speaks_french_and_opens_where_it_is_told(seen, tmp_path, title):
    assert not ASKED[title](Dialogs(), tmp_path)

    (said,) = seen
    assert (said["title"], said["look in"], said["type"]) == (title, "Dans :", "Type :")
    assert Path(said["folder"]) == tmp_path
    assert False not in said["kinds"], "« Folder », « docx File »"


def test_every_dialog_is_looked_at():
    public = {name for name in vars(Dialogs) if not name.startswith("_")}
    assert len(ASKED) == len(public)


def test_a_file_to_write_is_given_its_suffix(seen, tmp_path):
    for title in ("Où ranger le nouveau dossier ?", "Où ranger le modèle de liste ?", "Imprimer le décompte"):
        ASKED[title](Dialogs(), tmp_path)

    assert [said["suffix"] for said in seen] == ["syndic", "xlsx", "pdf"]


def test_several_files_are_joined_at_once(qapp, monkeypatch, tmp_path):
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    modes = []

    def choose(dialog: QFileDialog) -> int:
        modes.append(dialog.fileMode())
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(path) for path in files])

    assert Dialogs().files_to_join(tmp_path) == files
    assert modes == [QFileDialog.FileMode.ExistingFiles]


def test_reports_and_annexes_share_a_folder_that_is_not_that_of_the_exports(at_work, answers, tmp_path):
    files = first_step(at_work)._questions.files
    for name in ("rapports", "annexes", "décomptes"):
        (tmp_path / name).mkdir()

    answers.path = None
    assert files.report() is None
    assert answers.start == tmp_path  # nothing was chosen yet: her documents
    answers.path = tmp_path / "rapports" / "rapport.docx"
    assert files.report() == answers.path
    answers.path = tmp_path / "annexes" / "plan.pdf"
    assert files.annexes() == [answers.path]
    assert answers.start == tmp_path / "rapports"
    files.report()
    assert answers.start == tmp_path / "annexes"

    answers.path = tmp_path / "décomptes" / "mars.pdf"
    assert files.timetable() == answers.path
    assert answers.start == tmp_path / TIMETABLE_NAME
    files.timetable()
    assert answers.start == tmp_path / "décomptes" / TIMETABLE_NAME


def test_what_the_dialog_completes_is_read_on_a_ground_of_its_own(qtbot, theme, tmp_path):
    dialog = _dialog("Ouvrir", tmp_path, QFileDialog.FileMode.ExistingFile, "")
    qtbot.addWidget(dialog)
    (popup,) = [line.completer().popup() for line in dialog.findChildren(QLineEdit) if line.completer()]

    assert popup.grab().toImage().pixelColor(50, 25).lightness() > 200
