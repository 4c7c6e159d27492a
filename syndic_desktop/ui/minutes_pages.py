"""The minutes drawn in a Qt document: their opening, every item as its page reads, and how the session closed."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from syndic_desktop.domain.texts import Run
from syndic_desktop.queries.records import MinutesRecord
from syndic_desktop.ui.pages import CENTRE, Pen, dress_paper, strokes

TITLE = "PROCÈS-VERBAL"


def draw_minutes(document: QTextDocument, record: MinutesRecord) -> None:
    """Make a document show the minutes of a session."""
    dress_paper(document)
    pen = Pen(document)
    pen.cursor.beginEditBlock()
    pen.line([Run(TITLE, bold=True)], align=CENTRE, below=2)
    pen.line([Run(record.title)], align=CENTRE, below=16)
    for sentence in record.opening:
        pen.line([Run(sentence)])
    for position in range(1, record.items + 1):
        pen.space(16)
        for stroke in strokes(record.pages.page(position)) if record.pages else ():
            stroke.draw(pen)
    pen.space(16)
    for sentence in record.closing:
        pen.line([Run(sentence)])
    pen.cursor.endEditBlock()
