"""The minutes drawn in a Qt document: their opening, every item as its page reads, and how the session closed."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from syndic_desktop.domain.texts import Run
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.records import MinutesRecord
from syndic_desktop.queries.session_sheets import Page
from syndic_desktop.ui.pages import CENTRE, Pen, dress_paper, strokes

TITLE = "PROCÈS-VERBAL"


def draw_minutes(document: QTextDocument, record: MinutesRecord, *, narrow: bool = False) -> None:
    """Make a document show the minutes of a session; `narrow`: with smaller words in its tables."""
    dress_paper(document)
    pen = Pen(document, narrow=narrow)
    pen.cursor.beginEditBlock()
    pen.line([Run(TITLE, bold=True)], align=CENTRE, below=2)
    pen.line([Run(record.title)], align=CENTRE, below=16)
    for sentence in record.opening:
        pen.line([Run(sentence)])
    for position in range(1, record.items + 1):
        if record.pages is not None:
            _draw_item(pen, position, record.pages.page(position))
    pen.space(16)
    for sentence in record.closing:
        pen.line([Run(sentence)])
    pen.cursor.endEditBlock()


def _draw_item(pen: Pen, position: int, page: Page) -> None:
    """An item under its own title: what heads an extract of the register is not told again."""
    number = "" if page.title.startswith("Point") else f" ({page.title})"
    pen.space(16)
    pen.line([Run(f"{position}. {page.subject}{number}", bold=True)], below=4)
    if page.rapporteur:
        pen.line([Run(f"Rapporteur{NB}: {page.rapporteur}", italic=True)])
    if page.warning:
        pen.line([Run(f"À vérifier{NB}: {page.warning}", bold=True)])
    for stroke in strokes(page)[1:]:
        stroke.draw(pen)
