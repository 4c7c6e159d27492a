"""The head of the room: the quorum in big words, its bar, and the invariant that loses nobody."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.queries.live import Head
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import card, dress, text
from syndic_desktop.ui.widgets.words import Words


class QuorumBar(QWidget):
    """What is there, full; what is required, a mark. The words beside it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = self._mark = 0.0
        self._reached = False
        self.setMinimumWidth(60)
        self.setMaximumWidth(320)
        self.setFixedHeight(18)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(220, 18)

    def show_quorum(self, share: float, mark: float, *, reached: bool) -> None:
        """Parts of the whole, from 0 to 1."""
        if (share, mark, reached) != (self._share, self._mark, self._reached):
            self._share, self._mark, self._reached = share, mark, reached
            self.update()

    def paintEvent(self, event: object) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(whole, 4, 4)
        full = QRectF(whole)
        full.setWidth(whole.width() * min(self._share, 1.0))
        painter.setBrush(QColor(colours.good_text if self._reached else colours.bad_text))
        painter.drawRoundedRect(full, 4, 4)
        x = whole.width() * min(self._mark, 1.0)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawLine(round(x), 0, round(x), self.height())
        painter.end()


class HeadCard(QWidget):
    """Shows a `Head`. `buttons`: where the gestures of the whole session stand; `course`: what is said of it.

    `remedy`: the row of the warning, where what may be done about it stands.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title, self.detail = text("", "title"), Words("", "muted")
        self.bar = QuorumBar(theme)
        self.balance, self.voters = Words(), Words("", "strong")
        self.reason = Words("", "muted", wrapped=True)
        self.warning = text("", "refusal")
        self.warning.setWordWrap(True)
        self.colleges = QLabel()
        self.colleges.setTextFormat(Qt.TextFormat.PlainText)
        self.colleges.setWordWrap(True)
        self.buttons, self.remedy = QHBoxLayout(), QHBoxLayout()
        self.course = Words("", "strong")
        self._shown: Head | None = None
        self._build()

    def show_head(self, head: Head) -> None:
        """Show the figures; nothing is touched where they are the same."""
        if head == self._shown:
            return
        self._shown = head
        sign = "✓" if head.reached else "✗"
        self._say(self.title, f"{sign} {head.title}")
        dress(self.title, "title" if head.reached else "title-bad")
        self.detail.setText(head.detail)
        self.bar.show_quorum(head.share, head.mark, reached=head.reached)
        signs = ("", *(" + " for _ in head.balance[2:]), " = ")
        figures = [
            ((sign, False), (figure, True), (f" {word}", False))
            for sign, (figure, word) in zip(signs, head.balance, strict=True)
        ]
        self.balance.say([run for runs in figures for run in runs if run[0]])
        self.voters.setText(f"· {head.voters}")
        self.reason.setText(head.reason)
        self._say(self.warning, head.warning)
        self.warning.setVisible(bool(head.warning))
        lines = (f"{'✓' if each.reached else '✗'} {each.name} {each.said}" for each in head.colleges)
        self._say(self.colleges, "   ".join(lines))
        self.colleges.setVisible(bool(head.colleges))
        self.setAccessibleName(head.told)

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        if label.text() != words:
            label.setText(words)

    def _build(self) -> None:
        sheet, column = card()
        assert isinstance(sheet, QFrame)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(4)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(12)
        self.detail.setMinimumWidth(1)  # the first to be cut: the reason says it again
        first.addWidget(self.title)
        first.addWidget(self.detail)
        first.addWidget(self.bar, 1)
        first.addStretch(0)
        first.addLayout(self.buttons)
        second.setSpacing(8)
        second.addWidget(self.balance)
        second.addWidget(self.voters)
        second.addStretch(1)
        policy = self.reason.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.reason.setSizePolicy(policy)
        column.addLayout(first)
        column.addLayout(second)
        third = QHBoxLayout()
        third.setSpacing(12)
        third.addWidget(self.reason, 1)
        third.addWidget(self.course, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(third)
        column.addWidget(self.colleges)
        self.remedy.setSpacing(12)
        self.remedy.addWidget(self.warning, 1)
        column.addLayout(self.remedy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
