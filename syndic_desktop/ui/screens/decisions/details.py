"""The decision that is chosen: what is doubtful in it, the days of its act, its annexes, who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.queries.acts import WORDS
from syndic_desktop.queries.decisions import DecisionLine
from syndic_desktop.queries.directories import KINDS
from syndic_desktop.ui.screens.acts.details import DAYS, SEPARATOR
from syndic_desktop.ui.widgets.entries import Field, Refusing, commit_all
from syndic_desktop.ui.widgets.fields import DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID, see_through, text
from syndic_desktop.ui.widgets.reading import reads

DAY, IDENTIFIER, EXEMPT, ANNEX = 128, 200, 264, 220


class DecisionPanel(QWidget):
    """`dated` carries what is noted (`DAYS`) and its day; `titled` and `removed` the place of an annex, from 0."""

    dated = Signal(str, object)
    identified = Signal(object)
    exempted = Signal(object)
    hidden_words = Signal(object)
    scan_asked = Signal()
    scan_removed = Signal()
    annex_asked = Signal()
    titled = Signal(int, str)
    removed = Signal(int)

    def __init__(self, desk: Refusing, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._line: DecisionLine | None = None
        self.days = {name: DateField(words, today) for name, words in DAYS.items()}
        self.identifier = LineField("Identifiant de l’accusé", hint="identifiant reçu")
        self.exempt = LineField("Non transmis, parce que", titled=False, hint="non transmis, parce que…")
        self.private = LineField(
            "Mots à masquer dans la version publique",
            titled=False,
            hint="mots à masquer, séparés par ;",
            longest=20_000,
        )
        self.titles: tuple[LineField, ...] = ()
        self._rows: list[QWidget] = []
        self._build()
        for each in self._fields:
            each.listen(desk)
        for name, field in self.days.items():
            field.committed.connect(lambda day, name=name: self.dated.emit(name, day))
        self.identifier.committed.connect(self.identified)
        self.exempt.committed.connect(self.exempted)
        self.private.committed.connect(lambda said: self.hidden_words.emit(tuple(said.split(SEPARATOR))))
        self.scan_button.clicked.connect(self.scan_asked)
        self.unscan_button.clicked.connect(self.scan_removed)
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
            for field in self._fields:
                field.reset(None)
            return
        decision = line.decision
        self.title.setText(f"{decision.number} · {KINDS[decision.kind]} · {WORDS[line.stage]}")
        self.doubts.setText("\n".join(f"⚠ {each}" for each in line.doubts))
        self.doubts.setVisible(bool(line.doubts))
        self.facts.setText(_facts(line, self._today()))
        act = decision.act
        sent, signature = (act.transmission, act.signature) if act else (None, None)
        shown: tuple[tuple[Any, Any], ...] = (
            (self.days["sign"], signature.day if signature else None),
            (self.days["transmit"], sent.day if sent else None),
            (self.days["receive"], sent.receipt if sent else None),
            (self.days["publish"], act.publication if act else None),
            (self.days["notify"], act.notification if act else None),
            (self.days["take_off"], act.taken_off if act else None),
            (self.identifier, (sent.identifier or "") if sent else ""),
            (self.exempt, (act.exempt or "") if act else ""),
            (self.private, f"{SEPARATOR} ".join(decision.private)),
        )
        for field, value in shown:
            (field.reset if another else field.set_value)(value)
        scan = act.scan if act else None
        self.scan.setText("Acte signé : ✓ classé" if scan else "Acte signé : à classer")
        self.unscan_button.setVisible(scan is not None)
        self._show_annexes(line)

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        return commit_all((*self._fields, *self.titles))

    @property
    def _fields(self) -> tuple[Field[Any], ...]:
        return (*self.days.values(), self.identifier, self.exempt, self.private)

    def _show_annexes(self, line: DecisionLine) -> None:
        said = [annex.title for annex in line.decision.annexes]
        if said == [field.value for field in self.titles]:
            return
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        made = []
        for place, title in enumerate(said):
            field = LineField(f"Annexe {place + 1}", titled=False, empty="Écrivez ce qu’est cette annexe.", longest=300)
            field.reset(title)
            field.listen(self._desk)
            field.committed.connect(lambda title, place=place: self.titled.emit(place, title))
            button = QPushButton("Retirer")
            button.setAccessibleName(f"Retirer l’annexe {title}")
            button.clicked.connect(lambda _=False, place=place: self.removed.emit(place))
            row = QWidget()
            inside = QHBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(field, 1)
            inside.addWidget(button)
            self.annexes.insertWidget(self.annexes.count() - 1, row)
            self._rows.append(row)
            made.append(field)
        self.titles = tuple(made)
        self.annex_title.setText(wording.count(len(said), "annexe").capitalize() if said else "Aucune annexe")

    def _build(self) -> None:
        self.title, self.doubts, self.facts = text("", "section"), text("", "refusal"), text("", "muted")
        for label in (self.title, self.doubts, self.facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            reads(label)
        self.scan, self.annex_title = QLabel("Acte signé : à classer"), QLabel("Aucune annexe")
        self.scan_button, self.unscan_button = QPushButton("Classer…"), QPushButton("Retirer")
        self.annex_button = QPushButton("Joindre…")
        self.scan_button.setAccessibleName("Classer l’acte signé (PDF)")
        self.unscan_button.setAccessibleName("Retirer l’acte signé")
        self.annex_button.setAccessibleName("Joindre une annexe")
        self.body = QWidget()
        across = QHBoxLayout(self.body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(3 * GRID)
        across.addLayout(self._left(), 1)
        across.addWidget(self._right())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.doubts):
            column.addWidget(widget)
        column.addWidget(self.body)

    def _left(self) -> QVBoxLayout:
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        for field in self.days.values():
            field.setFixedWidth(DAY)
            fields.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self.identifier.setMaximumWidth(IDENTIFIER)
        fields.addWidget(self.identifier, 1, Qt.AlignmentFlag.AlignTop)
        signed = QHBoxLayout()
        for widget in (self.scan, self.scan_button, self.unscan_button):
            signed.addWidget(widget)
        signed.addSpacing(GRID)
        self.exempt.setFixedWidth(EXEMPT)
        signed.addWidget(self.exempt)
        signed.addWidget(self.private, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(fields)
        left.addLayout(signed)
        left.addWidget(self.facts)
        left.addStretch()
        return left

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
        right.setFixedWidth(ANNEX + 80)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(area, 1)
        return right


def _facts(line: DecisionLine, today: date) -> str:
    """« Rapportée au comité le 4 décembre 2026 · Exécutoire depuis le 2 décembre 2026 »."""
    act = line.decision.act
    since = act.enforceable_since if act else None
    if line.told is None:
        told = "Jamais rapportée : aucun ordre du jour ne la dit encore au comité (CGCT, L5211-10)"
    elif line.told > today:
        told = f"Pas encore rapportée : le sera le {wording.long_date(line.told)}"
    else:
        told = f"Rapportée le {wording.long_date(line.told)}"
    return " · ".join(filter(None, (told, f"Exécutoire depuis le {wording.long_date(since)}" if since else "")))
