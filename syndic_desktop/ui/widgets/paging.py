"""Pages under one bar: the bar, the head it stands in, the sheet that holds the page that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from syndic_desktop.ui.widgets.looks import GRID, card, text


def page_bar(name: str, titles: Iterable[str] = ()) -> QTabBar:
    """A bar that stands on nothing, its names no wider than they need; `name` is what a screen reader says of it."""
    bar = QTabBar()
    bar.setAccessibleName(name)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    for title in titles:
        bar.addTab(title)
    return bar


def page_head(title: str, bar: QTabBar) -> QHBoxLayout:
    """The title of a place, then its bar."""
    head = QHBoxLayout()
    head.addWidget(text(title, "title"))
    head.addSpacing(2 * GRID)
    head.addWidget(bar, 1)  # all the room: Qt reckons the page that is shown too narrow, its name being bold
    return head


def stacked(pages: Iterable[QWidget]) -> QStackedWidget:
    """Pages of which one is shown."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack


def page_sheet(pages: Iterable[QWidget]) -> tuple[QFrame, QStackedWidget]:
    """A white sheet, and the pages of which it shows one."""
    sheet, column = card()
    stack = stacked(pages)
    column.addWidget(stack)
    return sheet, stack
