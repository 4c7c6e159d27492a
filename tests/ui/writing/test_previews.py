"""The page beside the text: it says what the paper says, follows what is typed, and drops what is behind."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.documents import pdf
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.ui.writing.previews import FOLLOWING, UP_TO_DATE, LivePreview
from syndic_desktop.ui.writing.printing import Printing

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter  # isort: skip

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def session(store) -> int:
    with store.reading() as reader:
        return reader.sessions()[0].id


@pytest.fixture
def item(store, session) -> Item:
    with store.reading() as reader:
        return reader.item(reader.items(session)[3].id)


@pytest.fixture
def choices() -> list[bool]:
    return []


@pytest.fixture
def preview(qtbot, store, choices) -> Iterator[LivePreview]:
    printing = Printing(bootstrap.paths().templates, choose=choices.append)
    made = LivePreview(lambda session_id: paper_source(store, session_id)[1], printing)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    yield made
    made.close_preview()


def shown(qtbot, preview, session, item) -> None:
    with qtbot.waitSignal(preview.drawn):
        preview.show_item(session, 4, lambda: item)


def ink(preview, page: int) -> int:
    """How many dots of a page are dark."""
    image = preview.page._images[page]
    return sum(image.pixelColor(x, y).value() < 128 for x in range(0, image.width(), 3) for y in range(image.height()))


def test_the_page_is_that_of_the_template(qtbot, preview, session, item):
    shown(qtbot, preview, session, item)

    said = preview.page.toPlainText()
    assert "PROJET DE DÉLIBÉRATION" in said
    assert f"Objet{NB}: {item.subject}" in said
    assert preview.page._size.width() == pytest.approx(595.3)  # A4, as the template says
    assert ink(preview, 0) > 100


def test_what_is_typed_is_on_the_page_soon_and_in_sight(qtbot, preview, session, item):
    typed = [replace(item, statement=(paragraph("Un mot. " * 200),) * 8)]
    shown(qtbot, preview, session, typed[0])
    assert preview.page.count > 2
    preview._typed = lambda: typed[0]
    typed[0] = replace(typed[0], statement=(*typed[0].statement, paragraph("Une fibre noire.")))

    with qtbot.waitSignal(preview.drawn):
        preview.refresh()

    assert "Une fibre noire." in preview.page.toPlainText()
    assert preview.page.page > 0, "la page où elle écrit n’est pas montrée"


def test_a_page_that_is_behind_is_not_drawn(qtbot, preview, session, item):
    typed = [item]
    preview.show_item(session, 4, lambda: typed[0])
    preview._on_pause(preview._live)  # the worker has begun on the first state
    typed[0] = replace(item, statement=(paragraph("Dernier état."),))
    preview._on_pause(preview._live)  # before the first page can come back

    qtbot.waitUntil(lambda: preview.fresh)

    assert "Dernier état." in preview.page.toPlainText()


def test_what_else_changed_is_read_again(qtbot, preview, session, item):
    asked = []
    read = preview._read
    preview._read = lambda session_id: (asked.append(session_id), read(session_id))[1]
    for forget in (False, False, True):
        if forget:
            preview.forget()
        shown(qtbot, preview, session, item)

    assert asked == [session, session]


def test_an_endless_word_is_drawn_at_once(qtbot, preview, session, item):
    begun = time.perf_counter()
    shown(qtbot, preview, session, replace(item, statement=(paragraph("a" * 200_000),)))

    assert "a" * 200_000 in preview.page.toPlainText()
    assert preview.page.count > 20
    assert time.perf_counter() - begun < 20, "elle mesure le mot à chacune de ses lignes"


def test_a_page_that_comes_in_sight_is_drawn(qtbot, preview, session, item):
    shown(qtbot, preview, session, replace(item, statement=(paragraph("Un mot. " * 200),) * 20))
    last = preview.page.count - 1
    assert last not in preview.page._images

    preview.page.verticalScrollBar().setValue(preview.page.verticalScrollBar().maximum())

    qtbot.waitUntil(lambda: last in preview.page._images)
    assert f"{last + 1}" in preview.state.text()


def test_a_set_without_template_says_so_in_place_of_the_page(qtbot, store, session, item, tmp_path):
    preview = LivePreview(lambda session_id: paper_source(store, session_id)[1], Printing(tmp_path))
    qtbot.addWidget(preview)
    shown(qtbot, preview, session, item)

    assert "manque" in preview.warning.text()
    assert preview.page.count == 0
    preview.close_preview()


# --- the printed page ---------------------------------------------------------------------------------------


def two_pages() -> bytes:
    """A PDF of two pages, the first one black."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.fillRect(0, 0, writer.width(), writer.height(), 0)
    painter.end()
    return bytes(buffer.data().data())


@pytest.fixture
def press(tmp_path, monkeypatch, qapp):
    """A stand-in for LibreOffice: it notes when it begins and ends, waits while a file is there, hands out a PDF."""
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "page.pdf").write_bytes(two_pages())
    command = folder / "soffice"
    command.write_text(
        f"#!/bin/sh\necho debut >> {folder}/journal\nwhile [ -e {folder}/attendre ]; do sleep 0.02; done\n"
        f'for last; do :; done\ncp {folder}/page.pdf "${{last%.docx}}.pdf"\necho fin >> {folder}/journal\n'
    )
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pdf, "office", lambda: command)
    return folder


def journal(press: Path) -> list[str]:
    path = press / "journal"
    return path.read_text().split() if path.exists() else []


@needs_posix
def test_the_printed_page_is_the_one_that_libreoffice_makes(qtbot, preview, session, item, press, choices):
    shown(qtbot, preview, session, item)
    live = preview.page._size

    preview.printed_button.click()
    assert FOLLOWING in preview.state.text()
    qtbot.waitUntil(lambda: preview.state.text().endswith(f"· {UP_TO_DATE}"))

    assert preview.page._size.width() < live.width()  # that of the PDF
    assert choices == [True]
    preview.printed_button.click()
    qtbot.waitUntil(lambda: preview.page._size == live)
    assert choices == [True, False]


@needs_posix
def test_a_printed_page_that_is_behind_is_given_up_and_made_again(qtbot, preview, session, item, press):
    (press / "attendre").touch()
    typed = [item]
    shown(qtbot, preview, session, item)
    preview._typed = lambda: typed[0]
    preview.printed_button.click()
    qtbot.waitUntil(lambda: journal(press) == ["debut"])

    typed[0] = replace(item, statement=(paragraph("Dernier état."),))
    preview.refresh()
    assert FOLLOWING in preview.state.text()
    qtbot.waitUntil(lambda: journal(press) == ["debut", "debut"])  # the first one never ended
    (press / "attendre").unlink()
    qtbot.waitUntil(lambda: preview.state.text().endswith(f"· {UP_TO_DATE}"))

    assert journal(press) == ["debut", "debut", "fin"]


@needs_posix
def test_closing_the_window_ends_libreoffice(qtbot, preview, session, item, press):
    (press / "attendre").touch()
    shown(qtbot, preview, session, item)
    preview.printed_button.click()
    qtbot.waitUntil(lambda: journal(press) == ["debut"])

    begun = time.perf_counter()
    preview.close_preview()

    assert time.perf_counter() - begun < 10
    (press / "attendre").unlink()
    assert journal(press) == ["debut"]


def test_without_libreoffice_a_sentence_says_so_and_the_live_page_stays(qtbot, preview, session, item, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)
    shown(qtbot, preview, session, item)

    preview.printed_button.click()
    qtbot.waitUntil(lambda: preview.fresh)

    assert "LibreOffice n’est pas installé" in preview.absent.text()
    assert preview.absent.isVisible()
    assert "PROJET DE DÉLIBÉRATION" in preview.page.toPlainText()
    assert "jour" not in preview.state.text()
