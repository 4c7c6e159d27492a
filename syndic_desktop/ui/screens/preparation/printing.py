"""The timetable on paper: a PDF that proves how the clear days were counted."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.queries.agendas import TimetableSheet

MARGIN = 20.0  # millimetres
CREATOR = "Syndic Desktop"


def print_timetable(sheet: TimetableSheet, path: Path) -> None:
    """Write the timetable and its count, A4. Raises FileTrouble when the file cannot be written."""
    try:
        with path.open("wb"):
            pass  # Qt would fail in silence
    except OSError as error:
        raise FileTrouble(
            f"« {path.name} » ne peut pas être écrit ({error.strerror}) : choisissez un autre dossier."
        ) from None
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(sheet.title)
    writer.setCreator(CREATOR)
    document = QTextDocument()
    font = QFont("Liberation Serif")
    font.setFamilies(["Times New Roman", "Liberation Serif", "serif"])
    font.setPointSize(11)
    document.setDefaultFont(font)
    document.setHtml(_html(sheet))
    document.print_(writer)


def _html(sheet: TimetableSheet) -> str:
    rows = "".join(
        f"<tr><td>{escape(row.day)}</td><td>{escape(row.label)}"
        f"{f'<br><i>{escape(row.remark)}</i>' if row.remark else ''}</td><td>{escape(row.source)}</td></tr>"
        for row in sheet.dates
    )
    lines = "<br>".join(escape(line) for line in sheet.count)  # they bear their own numbers
    return (
        f"<p>{escape(sheet.house)}</p><h2>{escape(sheet.title)}</h2><p><b>{escape(sheet.verdict)}</b></p>"
        "<h3>Décompte des jours francs</h3>"
        "<p>Ni le jour de l’envoi ni celui de la séance ne comptent ; samedis, dimanches et jours fériés comptent "
        "comme les autres.</p>"
        f"<p>{lines}</p><h3>Échéancier</h3>"
        f'<table border="1" cellspacing="0" cellpadding="4" width="100%">'
        f"<tr><th width='30%'>Date</th><th width='40%'>Objet</th><th width='30%'>Source</th></tr>{rows}</table>"
    )
