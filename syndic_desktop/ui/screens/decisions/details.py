"""The decision that is chosen: what is doubtful in it, the days of its act, its annexes, who is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.documents.contents.decisions import FORMS
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.queries.acts import WORDS
from syndic_desktop.queries.decisions import DecisionLine
from syndic_desktop.queries.directories import KINDS
from syndic_desktop.ui.screens.acts.lives import LifePanel
from syndic_desktop.ui.screens.decisions.boxes import WordsBox
from syndic_desktop.ui.screens.preparation.annexes import KindField
from syndic_desktop.ui.widgets.entries import Refusing, commit_all
from syndic_desktop.ui.widgets.fields import Choice, LineField
from syndic_desktop.ui.widgets.looks import GRID, see_through, text
from syndic_desktop.ui.widgets.reading import reads

DAY, EXEMPT, ANNEX = 120, 200, 248


class DecisionPanel(LifePanel):
    """`titled`, `typed` and `removed` carry the place of an annex, from 0; `kinds`: what one may be at transmission."""

    annex_asked = Signal()
    written = Signal(str)
    titled = Signal(int, str)
    typed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, desk: Refusing, today: Callable[[], date], kinds: Callable[[Nature], Mapping[str, str]]) -> None:
        super().__init__(desk, today, titled=True)
        self._desk, self._today, self._kinds = desk, today, kinds
        self._line: DecisionLine | None = None
        self.titles: tuple[LineField, ...] = ()
        self.types: tuple[KindField, ...] = ()
        self._annexes: object = None
        self._rows: list[QWidget] = []
        self._across = 0  # fields on a line
        self.identifier.title.setText("Identifiant")
        self._build()
        self.annex_button.clicked.connect(self.annex_asked)

    def show_line(self, line: DecisionLine | None) -> None:
        """Show a decision; another one takes the place of what was typed for the first."""
        another = line is None or self._line is None or line.key != self._line.key
        self._line = line
        self.body.setEnabled(line is not None)
        if line is None:
            self.title.setText("Aucune décision choisie")
            self.facts.setText("")
            self.doubts.hide()
            self.open_button.hide()
            self.remove_button.hide()
            self.words.hide()
            for field in self.fields:
                field.reset(None)
            return
        decision = line.decision
        self.title.setText(f"{decision.number} · {KINDS[decision.kind]} · {WORDS[line.stage]}")
        self.doubts.setText("\n".join(f"⚠ {each}" for each in line.doubts))
        self.doubts.setVisible(bool(line.doubts))
        self.facts.setText(_facts(line, self._today()))
        self.show_act(line.act, decision.private, another=another)
        self.scan.setText("Acte signé : ✓ classé" if line.act.scan else "Acte signé : à classer")
        self.words.show_words(decision.text or "", another=another)
        self.words.setVisible(decision.kind in FORMS)
        self._show_annexes(line)

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        self.words.commit()
        return commit_all((*self.fields, *self.titles, *self.types))

    def _show_annexes(self, line: DecisionLine) -> None:
        annexes, nature = line.decision.annexes, line.decision.sent_as
        if self._annexes == (line.key, annexes, nature):
            return
        self._annexes = (line.key, annexes, nature)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        choices = [Choice(code, f"{code} {words}") for code, words in self._kinds(nature).items()] if annexes else []
        made = [self._annex(place, annex, choices) for place, annex in enumerate(annexes)]
        self._rows = [row for row, _, _ in made]
        self.titles, self.types = tuple(title for _, title, _ in made), tuple(kind for _, _, kind in made)
        self.annex_title.setText(wording.count(len(annexes), "annexe").capitalize() if annexes else "Aucune annexe")

    def _annex(self, place: int, annex: Annex, choices: Sequence[Choice[str]]) -> tuple[QWidget, LineField, KindField]:
        field = LineField(f"Annexe {place + 1}", titled=False, empty="Écrivez ce qu’est cette annexe.", longest=300)
        field.reset(annex.title)
        kind = KindField()
        kind.editor.setPlaceholderText("type de la pièce")
        kind.set_choices(choices)
        kind.reset(annex.typology)
        for each in (field, kind):
            each.listen(self._desk)
        field.committed.connect(lambda title: self.titled.emit(place, title))
        kind.committed.connect(lambda code: self.typed.emit(place, code))
        button = QPushButton("Retirer")
        button.setAccessibleName(f"Retirer l’annexe {annex.title}")
        button.clicked.connect(lambda _=False: self.removed.emit(place))
        row = QWidget()
        inside = QGridLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setVerticalSpacing(2)
        inside.addWidget(field, 0, 0, 1, 2)
        inside.addWidget(kind, 1, 0)
        inside.addWidget(button, 1, 1)
        inside.setColumnStretch(0, 1)
        self.annexes.insertWidget(self.annexes.count() - 1, row)
        return row, field, kind

    def _build(self) -> None:
        self.title, self.doubts, self.facts = text("", "section"), text("", "refusal"), text("", "muted")
        for label in (self.title, self.doubts, self.facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            reads(label)
        self.scan.setText("Acte signé : à classer")
        self.words = WordsBox()
        self.words.written.connect(self.written)
        self.annex_title, self.annex_button = QLabel("Aucune annexe"), QPushButton("Joindre…")
        self.annex_button.setAccessibleName("Joindre une annexe")
        self.body = QWidget()
        across = QHBoxLayout(self.body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2 * GRID)
        across.addLayout(self._left(), 1)
        across.addWidget(self._right())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.doubts):
            column.addWidget(widget)
        column.addWidget(self.body)
        column.addWidget(self.facts)  # across: on one line, in a small window

    def _left(self) -> QVBoxLayout:
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(GRID)
        self._fields.setVerticalSpacing(2)
        for field in self.days.values():
            field.setFixedWidth(DAY)
        self._lay(len(self.days) + 1)
        signed = QHBoxLayout()
        for widget in (self.scan, self.file_button, self.open_button, self.remove_button):
            signed.addWidget(widget)
        signed.addSpacing(GRID)
        self.exempt.setFixedWidth(EXEMPT)
        signed.addWidget(self.exempt)
        signed.addWidget(self.private, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(self._fields)
        left.addLayout(signed)
        left.addWidget(self.words)
        left.addStretch()
        return left

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fields = len(self.days) + 1
        needed = fields * (DAY + GRID) + GRID + ANNEX
        self._lay(fields if event.size().width() >= needed else (fields + 1) // 2)

    def minimumSizeHint(self) -> QSize:
        """That of the days on two lines: on one, they would keep the window from getting narrower."""
        across = (len(self.days) + 2) // 2
        return QSize(across * (DAY + GRID) + GRID + ANNEX, super().minimumSizeHint().height())

    def _lay(self, across: int) -> None:
        """The days and the identifier, so many on a line."""
        if across == self._across:
            return
        self._across = across
        fields: tuple[QWidget, ...] = (*self.days.values(), self.identifier)
        for place, field in enumerate(fields):
            self._fields.addWidget(field, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self.days) + 1):
            self._fields.setColumnStretch(column, 1 if column == len(self.days) % across else 0)

    def _right(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self.annex_title, 1)
        head.addWidget(self.annex_button)
        inside = QWidget()
        self.annexes = QVBoxLayout(inside)
        self.annexes.setContentsMargins(0, 0, 0, 0)
        self.annexes.setSpacing(4)
        self.annexes.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setMinimumHeight(48)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        see_through(area)
        right = QWidget()
        right.setFixedWidth(ANNEX)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(area, 1)
        return right


def _facts(line: DecisionLine, today: date) -> str:
    """« Rapportée au comité le 4 décembre 2026 · Exécutoire depuis le 2 décembre 2026 »."""
    since = line.act.enforceable_since
    if line.told is None:
        told = "Jamais rapportée : aucun ordre du jour ne la dit encore au comité (CGCT, L5211-10)"
    elif line.told > today:
        told = f"Pas encore rapportée : le sera le {wording.long_date(line.told)}"
    else:
        told = f"Rapportée le {wording.long_date(line.told)}"
    others = (f"{name}{wording.NB}: {wording.long_date(day)}" for name, day in line.others)
    return " · ".join(
        filter(None, (told, *others, f"Exécutoire depuis le {wording.long_date(since)}" if since else ""))
    )
