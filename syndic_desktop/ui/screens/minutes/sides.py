"""What stands beside the sheet: the eight contents that the law wants, what is to be reviewed, fixing, publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.minutes import ContentRow, Fixing, MinutesView
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.fields import DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID, card, dress, see_through, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.writing.rows import Row, RowsEdit

TARGET = Qt.ItemDataRole.UserRole
WIDTH = 312
DONE, LACKS = "✓", "!"
CONTENTS, FIXING = 0, 1


class ContentsList(QListWidget):
    """The eight contents, each followed by what it lacks; `asked` carries the target of a lack."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ce que le procès-verbal doit contenir (L. 2121-15)")
        self.setToolTip("Entrée : aller là où ce qui manque s’écrit")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)

    def show_contents(self, contents: tuple[ContentRow, ...]) -> None:
        """Show each with its sign: a tick, or what it lacks."""
        row = self.currentRow()
        self.clear()
        for each in contents:
            sign = LACKS if each.lacks else DONE
            self._add(f"{sign}{NB} {each.content.value[:1].upper()}{each.content.value[1:]}", each)
            for lack in each.lacks:
                self._add(f"      → {lack.sentence}", each).setData(TARGET, lack.target)
        self.setCurrentRow(min(row, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_clicked(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _add(self, said: str, row: ContentRow) -> QListWidgetItem:
        made = QListWidgetItem(said)
        if row.lacks:
            made.setData(TARGET, row.lacks[0].target)
        self.addItem(made)
        return made

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if (target := item.data(TARGET)) is not None:
            self.asked.emit(target)


class FixingPanel(QWidget):
    """Fixing the minutes at a later session, then their signature and publication.

    `asked` carries the day and the reason; `undone` that she takes it back; `corrected` the corrections as they are
    typed; `signed`, `published`, `copied` and `list_copied` a day, or None.
    """

    asked = Signal(object, str)
    undone = Signal()
    corrected = Signal(object)
    signed = Signal(object)
    published = Signal(object)
    copied = Signal(object)
    list_copied = Signal(object)

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._fixing: Fixing | None = None
        self._lacking = False
        self._today = today
        self.state = text("", "badge-plain")
        self.proposal = text("", "muted")
        self.day = DateField("Séance qui l’arrête", today)
        self.corrections = RowsEdit("Rectifications demandées, une par ligne", hint="Page 2, lire…", least=2, most=6)
        self.corrections_title = text("Rectifications demandées", "section")
        self.reason = LineField("Motif, si quelque chose manque", longest=1000)
        self.fix = QPushButton("Arrêter le &procès-verbal")
        self.message = RefusalLine()
        self.sign_day = DateField("Signé par le président et le secrétaire", today)
        self.publish_day = DateField("Publié le", today)
        self.publish_by = text("", "muted")
        self.copy_day = DateField("Envoyé aux élus des membres le", today)
        self.list_day = DateField("Liste envoyée à ces élus le", today)
        for sent in (self.copy_day, self.list_day):
            sent.setToolTip("Aux conseillers des membres qui ne siègent pas, sous un mois (CGCT, L. 5211-40-2)")
        self.undo = QPushButton("Annuler l’arrêt")
        self._build()
        self._dates = (self.sign_day, self.publish_day, self.copy_day, self.list_day)
        for field in (self.day, self.reason, *self._dates):
            field.listen(desk)
        self.fix.clicked.connect(self._on_fix)
        self.day.committed.connect(self._ask_why)
        self.undo.clicked.connect(self.undone)
        self.corrections.settled.connect(lambda rows: self.corrected.emit(tuple(row.text for row in rows)))
        self.sign_day.committed.connect(self.signed)
        self.publish_day.committed.connect(self.published)
        self.copy_day.committed.connect(self.copied)
        self.list_day.committed.connect(self.list_copied)

    def show_fixing(self, view: MinutesView, *, fresh: bool) -> None:
        """Show how far they have come; `fresh`: of another session than before."""
        told = self._fixing = view.fixing
        if told is None:
            return
        self._show_state(told)
        draft = not told.sealed
        pressed = self.fix.hasFocus() or self.undo.hasFocus()  # the one that goes would leave the keyboard anywhere
        for widget in (self.day, self.fix, self.corrections_title, self.corrections):
            widget.setVisible(draft)
        self._lacking = draft and bool(view.lacking)
        self.proposal.setVisible(draft)
        self.proposal.setText(_proposed(told))
        if fresh:
            for field in self._dates:
                field.reset(None)
            self.reason.reset("")
            self.day.reset(None)
        if draft and self.day.value is None and not self.day.pending:
            self.day.set_value(told.proposal.day if told.proposal else told.next_session)
        self._ask_why(self.day.value)
        self.corrections.set_rows([Row(each) for each in told.corrections])
        for widget in (self.sign_day, self.publish_day, self.publish_by, self.copy_day):
            widget.setVisible(told.sealed)
        self.sign_day.set_value(told.signed)
        self.publish_day.set_value(told.published)
        self.copy_day.set_value(told.copied)
        self.list_day.set_value(told.list_copied)
        self.list_day.setVisible(told.held)
        self.publish_by.setText(self._publish_by(told))
        self.undo.setVisible(told.sealed and told.published is None)
        dress(self.fix, "main" if told.proposal else "")
        if pressed and not fresh:
            (self.day if draft else self.sign_day).focus()

    def settle(self) -> bool:
        """Keep what is typed here."""
        self.corrections.settle()
        return all(field.commit() for field in self._dates if field.isVisible())

    def _ask_why(self, day: date | None) -> None:
        """A reason is asked for what lacks: a content, or a session on that day."""
        told = self._fixing
        unmet = told is not None and not told.sealed and told.asks_why(day, self._today())
        self.reason.setVisible(self._lacking or unmet)

    def _show_state(self, told: Fixing) -> None:
        if told.published:
            said, look = f"Publié le {wording.long_date(told.published)}", "badge-good"
        elif told.fixed:
            said, look = f"Arrêté le {wording.long_date(told.fixed)}", "badge-warning"
        else:
            said, look = "Brouillon, à arrêter", "badge-plain"
        self.state.setText(said)
        dress(self.state, look)

    def _publish_by(self, told: Fixing) -> str:
        if told.publish_by is None:
            return ""
        late = "en retard : il fallait le publier" if told.publish_by < self._today() else "à publier"
        return f"{late} au plus tard le {wording.long_date(told.publish_by)} (L.{NB}2121-15)"

    def _on_fix(self) -> None:
        if self.day.commit() and self.reason.commit() and self.day.value is not None:
            self.corrections.settle()
            self.asked.emit(self.day.value, self.reason.value or "")
            if self.message.sentence:
                odd = self._fixing is None or self._fixing.asks_why(self.day.value, self._today())
                (self.day if odd or self.reason.isHidden() or self.reason.value else self.reason).focus()
            return
        if self.day.value is None and not self.day.refusal:
            self.message.say("Écrivez le jour de la séance qui arrête le procès-verbal.")
        (self.reason if self.reason.refusal else self.day).focus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 4, 0)
        column.setSpacing(GRID)
        for label in (self.state, self.proposal, self.publish_by):
            label.setWordWrap(True)
        for widget in (
            self.state, self.proposal, self.day, self.corrections_title, self.corrections, self.reason, self.fix,
            self.message, self.sign_day, self.publish_day, self.publish_by, self.copy_day, self.undo, self.list_day,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)  # aligned to its top, Qt would give folded words the height of wider lines


class SidePanel(QWidget):
    """Everything beside the sheet, in one column."""

    review_asked = Signal()
    session_asked = Signal(int)  # another one, whose minutes are to be fixed

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self.review = QPushButton("")
        self.review.setToolTip("Aller au paragraphe suivant à revoir (F8)")
        self.other = QPushButton("")
        dress(self.other, "main")
        self._other = 0
        self.title = text("", "section")
        self.title.setWordWrap(True)
        self.contents = ContentsList()
        self.fixing = FixingPanel(desk, today)
        self.tabs = QTabWidget()
        self.review.clicked.connect(self.review_asked)
        self.other.clicked.connect(lambda: self.session_asked.emit(self._other))
        self.setFixedWidth(WIDTH)
        self._build()

    def show_view(self, view: MinutesView, *, fresh: bool) -> None:
        """Show what there is to do."""
        due = view.to_review
        self.review.setText(f"⚠ {wording.count(due, 'paragraphe')} à revoir  F8")
        self.review.setVisible(bool(due))
        self.other.setVisible(bool(view.approved))
        for each in view.approved[:1]:
            self._other = each.session_id
            self.other.setText(f"Arrêter le &procès-verbal du {wording.short_date(each.day)}")
            self.other.setToolTip(each.sentence)
        law = "la loi l’exige" if view.fixing and view.fixing.severe else "conseillé"
        missing = view.lacking
        said = f"{missing} sur 8 à compléter ({law})" if missing else "complet"
        self.title.setText(f"Contenu du procès-verbal (L.{NB}2121-15){NB}: {said}")
        self.contents.show_contents(view.contents)
        self.tabs.setTabText(CONTENTS, f"Contenu ({missing})" if missing else f"Contenu {DONE}")
        if fresh and view.fixing is not None:
            due = view.fixing.sealed or view.fixing.proposal is not None
            self.tabs.setCurrentIndex(FIXING if due else CONTENTS)
        self.fixing.show_fixing(view, fresh=fresh)

    def show_fixing(self) -> None:
        """Show what fixes and publishes."""
        self.tabs.setCurrentIndex(FIXING)

    def _build(self) -> None:
        frame, column = card()
        column.addWidget(self.review)
        column.addWidget(self.other)
        column.addWidget(self.tabs, 1)
        told = QWidget()
        inside = QVBoxLayout(told)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.addWidget(self.title)
        inside.addWidget(self.contents, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.fixing)
        see_through(area)
        self.tabs.addTab(told, "Contenu")
        self.tabs.addTab(area, "Arrêt, publication")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        reads(self.tabs.tabBar())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)


def _proposed(told: Fixing) -> str:
    if told.proposal is not None:
        return told.proposal.sentence
    if told.next_session is not None:
        when = wording.long_date(told.next_session)
        return f"Aucune séance n’a encore adopté de point qui l’arrête ; la suivante s’est tenue le {when}."
    return "Il s’arrête au début de la séance suivante, puis se publie dans la semaine."
