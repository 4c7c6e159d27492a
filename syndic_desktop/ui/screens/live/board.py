"""The room's screen: a window of its own for the projector, painted large enough to be read from ten metres.

It shows a `Board` and nothing else, so that no draft, note or name of a voter can come on it. Its colours are its own:
a projector in a lit room wants dark letters on a light ground, whatever the theme of the laptop.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from syndic_desktop.queries.live.boards import Bar, Board
from syndic_desktop.ui.theme import LIGHT
from syndic_desktop.ui.widgets.letters import write
from syndic_desktop.ui.widgets.words import of_key, shaped

COLOURS = (LIGHT.good_text, LIGHT.bad_text, LIGHT.warning_text, LIGHT.line)
SMALLER = 0.75
"""How much smaller a line may be made before it is cut."""
NAME, FIGURES = 0.36, 0.4
"""Parts of the width that the name of a college and its figures take; its bar has the rest."""
TWO_LINES = 2.5
"""How many times the height of its letters a row is, for two lines of them."""
LONG = 6
"""Letters that are kept of a long word."""
MARK = 4
"""Pixels of the mark of the quorum above and below its bar."""
SIZES = (1 / 9, 1 / 11, 1 / 13, 1 / 16, 1 / 20, 1 / 26)
"""Heights of the subject's letters that are tried, as parts of the window's, until it fits."""


class RoomWindow(QWidget):
    """The window of the projector. `closed`: she closed it; the session goes on."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Écran de la salle")
        self.setAccessibleName("Écran de la salle")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board: Board | None = None
        self._pieces: dict[_Piece, QRect] = {}
        self.resize(1024, 640)

    def show_board(self, board: Board) -> None:
        """Show what the room may know; nothing is painted again where nothing has changed."""
        if board == self.board:
            return
        self.board = board
        self.setAccessibleDescription(told(board))
        before, now = self._pieces, self._laid()
        changed = QRegion()
        for piece in before.keys() ^ now.keys():
            changed += before[piece] if piece in before else now[piece]
        self.update(changed)

    def take_place(self, laptop: QScreen | None) -> bool:
        """Full screen on the projector; whether there is one.

        Else a window in front of the laptop's, that she moves where she likes: behind it, nobody would find it.
        """
        others = [screen for screen in QGuiApplication.screens() if screen is not laptop]
        if others:
            self.setScreen(others[0])
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
            return True
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        again = event.key() == Qt.Key.Key_F11 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape or again:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._laid()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(LIGHT.card))
        seen = event.region()
        for piece, place in self._pieces.items():
            if seen.intersects(place):
                piece.paint(painter)
        painter.end()

    def _laid(self) -> dict[_Piece, QRect]:
        """Every piece with the place where it is painted."""
        if self.board is not None:
            known = self._pieces
            pieces = _Laying(QRectF(self.rect()), self.font()).pieces(self.board)
            self._pieces = {piece: known.get(piece) or piece.place for piece in pieces}
        return self._pieces


def told(board: Board) -> str:
    """The whole screen as sentences, for a screen reader."""
    parts = (
        board.heading, board.notice, board.item, board.subject, board.calling, board.chair,
        f"{board.quorum}, {board.quorum_detail}", board.result,
        *(f"{bar.name} : {_figures(bar)}" for bar in board.bars),
    )  # fmt: skip
    return ". ".join(part for part in parts if part)


def _figures(bar: Bar) -> str:
    return f"{bar.in_favour} pour, {bar.against} contre, {bar.abstaining} abstention{_s(bar.abstaining)}"


def _s(figure: str) -> str:
    return "" if figure in ("0", "1") else "s"


def _unit_of(window: QRectF) -> float:
    """What every size is a part of."""
    return min(window.height(), window.width() * 0.65)


def _inside(window: QRectF) -> QRectF:
    margin = _unit_of(window) / 18
    return window.adjusted(margin, margin, -margin, -margin)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that is painted: a rectangle full of a colour, or words in it; `font` is a key of `words.shaped`.

    A piece that is the same as before is not painted again.
    """

    left: float
    top: float
    width: float
    height: float
    colour: str
    words: str = ""
    font: str = ""
    right: bool = False
    whole: bool = False
    """On as many lines as they need, from the top."""

    @property
    def place(self) -> QRect:
        """Where it is painted."""
        return QRectF(self.left, self.top, self.width, self.height).toAlignedRect()

    def paint(self, painter: QPainter) -> None:
        area = QRectF(self.left, self.top, self.width, self.height)
        if not self.words:
            painter.fillRect(area, QColor(self.colour))
            return
        laid = shaped(self.words, self.font, area.width() if self.whole else -1)
        left = area.right() - laid.size().width() if self.right else area.left()
        top = area.top() + (0 if self.whole else (area.height() - laid.size().height()) / 2)
        write(painter, QPointF(left, top), self.words, self.font, self.colour, area.width() if self.whole else -1)


class _Laying:
    """Where everything of a board goes. Every size is a part of the window's height."""

    def __init__(self, window: QRectF, font: QFont) -> None:
        self._font = font.key()
        self._unit, self._area = _unit_of(window), _inside(window)
        self._pieces: list[_Piece] = []

    def pieces(self, board: Board) -> list[_Piece]:
        """In the order in which they are painted."""
        self._foot(board)
        self._head(board)
        if board.notice:
            self._write_whole(self._middle(), board.notice, LIGHT.text)
        elif board.item:
            self._item(board)
        return self._pieces

    def _head(self, board: Board) -> None:
        line = QRectF(self._area.left(), self._area.top(), self._area.width(), self._unit / 16)
        self._write(line, board.heading, self._unit / 26, LIGHT.muted)
        self._write(line, board.chair, self._unit / 26, LIGHT.text, right=True)

    def _foot(self, board: Board) -> None:
        """The quorum, with its bar and what it takes."""
        height = self._unit / 7
        area = QRectF(self._area.left(), self._area.bottom() - height, self._area.width(), height)
        words = QRectF(area.left(), area.top(), area.width(), height * 0.55)
        colour = LIGHT.good_text if board.reached else LIGHT.bad_text
        width = self._write(words, board.quorum, self._unit / 18, colour, bold=True)
        beside = QRectF(words.left() + width + self._unit / 30, words.top(), words.width(), words.height())
        self._write(beside, board.quorum_detail, self._unit / 24, LIGHT.text)
        bar = QRectF(area.left(), area.bottom() - height * 0.28, area.width(), height * 0.28)
        self._fill(bar, LIGHT.line)
        self._fill(QRectF(bar.left(), bar.top(), bar.width() * min(board.share, 1.0), bar.height()), colour)
        mark = bar.left() + bar.width() * min(board.mark, 1.0)
        self._fill(QRectF(mark - 2, bar.top() - MARK, 4, bar.height() + 2 * MARK), LIGHT.text)

    def _item(self, board: Board) -> None:
        middle = self._middle()
        self._write(QRectF(middle.left(), middle.top(), middle.width(), self._unit / 14), board.item, self._unit / 20,
                    LIGHT.accent, bold=True)  # fmt: skip
        top = middle.top() + self._unit / 12
        below = self._result_height(board)
        subject = QRectF(middle.left(), top, middle.width(), middle.bottom() - top - below)
        self._write_whole(subject, board.subject, LIGHT.text)
        if board.result:
            self._result(board, QRectF(middle.left(), middle.bottom() - below, middle.width(), below))
        elif board.calling:
            self._calling(board, QRectF(middle.left(), middle.bottom() - below, middle.width(), below))

    def _calling(self, board: Board, area: QRectF) -> None:
        """How many have answered, in words and as a bar."""
        title = QRectF(area.left(), area.top(), area.width(), self._unit / 10)
        self._write(title, board.calling, self._unit / 15, LIGHT.text, bold=True)
        bar = QRectF(area.left(), title.bottom() + self._unit / 60, area.width(), self._unit / 30)
        self._fill(bar, LIGHT.line)
        self._fill(QRectF(bar.left(), bar.top(), bar.width() * board.called, bar.height()), LIGHT.accent)

    def _result(self, board: Board, area: QRectF) -> None:
        colour = LIGHT.good_text if board.carried else LIGHT.bad_text
        sign = "✓" if board.carried else "✗"
        title = QRectF(area.left(), area.top(), area.width(), self._unit / 10)
        self._write(title, f"{sign} {board.result}", self._unit / 15, colour, bold=True)
        height = self._row(board)
        for rank, bar in enumerate(board.bars):
            self._bar(bar, QRectF(area.left(), title.bottom() + rank * height, area.width(), height))

    def _bar(self, bar: Bar, area: QRectF) -> None:
        """A name, a bar of three colours, and the figures in words: the colours never say it alone."""
        name, size = area.width() * NAME, min(self._unit / 24, area.height() * 0.52)
        self._name(QRectF(area.left(), area.top(), name - self._unit / 60, area.height()), bar.name, size)
        figures = area.width() * FIGURES
        whole = area.width() - name - figures
        left = area.left() + name
        for part, colour in zip(bar.parts, COLOURS, strict=True):
            self._fill(QRectF(left, area.top() + area.height() * 0.2, whole * part, area.height() * 0.6), colour)
            left += whole * part
        words = QRectF(area.right() - figures + self._unit / 60, area.top(), figures, area.height())
        self._write(words, _figures(bar), size, LIGHT.text)

    def _name(self, area: QRectF, words: str, size: float) -> None:
        """On one line, else on two, else with its long words shortened: the beginning of a name tells it from none."""
        if shaped(words, _sized(self._font, size, bold=False)).size().width() > area.width():
            smaller = _sized(self._font, area.height() / TWO_LINES, bold=False)
            for said in (words, shortened(words)):
                laid = shaped(said, smaller, area.width()).size()
                if laid.height() <= area.height() + 1 and laid.width() <= area.width() + 1:
                    self._add(area, LIGHT.text, said, smaller, whole=True)
                    return
        self._write(area, words, size, LIGHT.text)

    def _row(self, board: Board) -> float:
        """How high the bar of a college is: as there is room under two lines of the subject."""
        room = self._middle().height() - self._unit * (1 / 12 + 1 / 9 + 1 / 10)
        return min(self._unit / 10, room / max(len(board.bars), 1))

    def _result_height(self, board: Board) -> float:
        if board.calling and not board.result:
            return self._unit / 10 + self._unit / 20
        return self._unit / 10 + len(board.bars) * self._row(board) if board.result else 0

    def _middle(self) -> QRectF:
        top, foot = self._unit / 12, self._unit / 7 + self._unit / 24
        return self._area.adjusted(0, top, 0, -foot)

    def _write_whole(self, area: QRectF, words: str, colour: str) -> None:
        """Words on several lines, as large as they fit; the smallest size is cut rather than lost under the bar."""
        height = self._unit * _largest(words, area.width(), area.height(), self._unit, self._font)
        self._add(area, colour, words, _sized(self._font, height, bold=True), whole=True)

    def _write(
        self, area: QRectF, words: str, height: float, colour: str, *, bold: bool = False, right: bool = False
    ) -> float:
        """One line, made smaller where it would not fit, then cut: small letters are read by nobody; its width."""
        font = _sized(self._font, height, bold=bold)
        wide = shaped(words, font).size().width()
        if wide > area.width() > 0:
            font = _sized(self._font, height * max(area.width() / wide, SMALLER), bold=bold)
            words = QFontMetricsF(of_key(font)).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        if words:
            self._add(area, colour, words, font, right=right)
        return float(min(wide, area.width()))

    def _fill(self, area: QRectF, colour: str) -> None:
        if area.width() > 0:  # nobody said it
            self._add(area, colour)

    def _add(
        self, area: QRectF, colour: str, words: str = "", font: str = "", *, right: bool = False, whole: bool = False
    ) -> None:
        place = (area.left(), area.top(), area.width(), area.height())
        self._pieces.append(_Piece(*place, colour, words, font, right, whole))


def shortened(words: str) -> str:
    """« Étab. publics de coop. inter. »: the long words of a name, cut with a point."""
    return " ".join(f"{word[:LONG]}." if len(word) > LONG + 2 else word for word in words.split())


@lru_cache(maxsize=64)
def _largest(words: str, width: float, height: float, unit: float, font: str) -> float:
    """The largest of SIZES in which words fit; found once, for each size tried is a whole paragraph to break."""
    for part in SIZES:
        tried = _sized(font, unit * part, bold=True)
        if _least(words, width, tried) <= height and shaped(words, tried, width).size().height() <= height:
            break
    return part


def _least(words: str, width: float, font: str) -> float:
    """What words take at the very least on lines of that width: a size that is far too large is not broken."""
    metrics = QFontMetricsF(of_key(font))
    return floor(metrics.horizontalAdvance(words) / max(width, 1)) * metrics.height()


@lru_cache(maxsize=64)
def _sized(described: str, height: float, *, bold: bool) -> str:
    """The key of the font with letters of that height, in pixels."""
    font = QFont()
    font.fromString(described)
    font.setPixelSize(max(round(height), 8))
    font.setBold(bold)
    return font.key()
