"""Pasting: between the clipboard and a text of the domain. The readers of what comes know no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from syndic_desktop.domain.texts import Text, words
from syndic_desktop.ui.writing.reading import Reader

if TYPE_CHECKING:
    from syndic_desktop.exchange.pasted import Pasted

RTF = ("text/rtf", "application/rtf", "text/richtext")


def readable(source: QMimeData) -> bool:
    """Whether anything in the clipboard is words."""
    return source.hasHtml() or source.hasText() or any(source.hasFormat(each) for each in RTF)


def report_in(source: QMimeData) -> Path | None:
    """The Word document of the disk that the clipboard holds, alone."""
    urls = source.urls() if source.hasUrls() else []
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in (".docx", ".doc", ".docm") else None


def read(source: QMimeData, *, plain: bool) -> Pasted:
    """The text that the clipboard holds, with a sentence on what was left out; `plain`: its words alone."""
    from syndic_desktop.exchange.pasted import read_html, read_plain, read_rtf

    if source.hasHtml() and not plain:
        return read_html(source.html(), source.text())
    if source.hasText():
        return read_plain(source.text())
    for kind in RTF:
        if source.hasFormat(kind):
            return read_rtf(bytes(source.data(kind).data()))
    return read_plain("")


def copied(cursor: QTextCursor) -> QMimeData:
    """The selection for the clipboard: clean HTML, and words."""
    from syndic_desktop.exchange.pasted import html_of

    text = selected(cursor)
    data = QMimeData()
    data.setHtml(html_of(text))
    data.setText(words(text))
    return data


def selected(cursor: QTextCursor) -> Text:
    """What is selected, as a text."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return Reader(document).text()
