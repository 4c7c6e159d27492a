"""The form of a new session, in place: set as the last one of its body, with the items that propose themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from syndic_desktop.actions.sessions import LONGEST_PLACE, Taking, convene_again, create_session
from syndic_desktop.domain import wording
from syndic_desktop.queries.agendas import MODALITIES
from syndic_desktop.queries.drafts import Second
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.preparation.foreseen_ticks import ForeseenTicks
from syndic_desktop.ui.screens.preparation.questions import NewQuestions
from syndic_desktop.ui.widgets.entries import commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, HourField, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress, text
from syndic_desktop.ui.widgets.refusals import RefusalLine


class Way(Enum):
    """How the session comes to be."""

    ORDINARY = auto()
    URGENT = auto()
    SECOND = auto()


WAYS = {
    Way.ORDINARY: "Séance ordinaire",
    Way.URGENT: "Séance en urgence",
    Way.SECOND: "Seconde convocation, faute de quorum",
}


NOT_YET = (
    "Choisissez la première séance, celle qui a manqué du quorum : la date se propose, et seuls ses points restés à "
    "traiter sont repris, sans condition de quorum (L. 2121-17)."
)
KEYS = "Entrée : champ suivant · Ctrl+Entrée : créer"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the draft was read for."""

    body: str
    day: date
    first: int | None  # the session that lacked its quorum


class NewSessionForm(QFrame):
    """`created` carries the number of the session; nothing exists before « Créer la séance »."""

    created = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, questions: NewQuestions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._asked: _Asked | None = None
        self.body: ChoiceField[str] = ChoiceField("Instance", empty="Choisissez l’instance qui se réunit.")
        self.way = ChoiceField("Nature", [Choice(*each) for each in WAYS.items()], empty="Choisissez la nature.")
        self.first: ChoiceField[int] = ChoiceField(
            "Première séance", empty="Choisissez la séance qui a manqué du quorum."
        )
        self.day = DateField("Date", questions.today, empty="Écrivez la date de la séance.")
        self.hour = HourField("Heure")
        self.place = LineField("Lieu", longest=LONGEST_PLACE)
        self.modality = ChoiceField("Modalité", [Choice(*each) for each in MODALITIES.items()], empty="Choisissez.")
        self._build()
        self._connect()

    def begin(self, first_id: int = 0) -> None:
        """Empty the form, the keyboard on the date; the first body is chosen.

        `first_id`: a session that lacked its quorum, whose second convocation is asked for (L2121-17).
        """
        bodies = self._questions.bodies()
        self.body.set_choices([Choice(*each) for each in bodies])
        self.body.reset(bodies[0][0] if bodies else None)
        self.way.reset(Way.ORDINARY)
        self.day.reset(None)
        self.hour.reset(None)
        self.place.reset("")
        self.modality.reset(None)
        self._asked = None
        self.foreseen.show_rows((), None)
        self.message.say("" if bodies else "Aucune instance ne se réunit encore : créez d’abord le comité (Réglages).")
        self._on_body(self.body.value)
        self._on_way(Way.ORDINARY)
        self._tell(())
        if first_id:
            self._begin_again(first_id)
        self.day.focus()

    def make(self) -> bool:
        """Create the session; False when something was refused, which is said in place."""
        second = self.way.value is Way.SECOND
        asked = (self.body, self.way, self.day, self.hour, *((self.first,) if second else (self.place, self.modality)))
        # An empty field that nobody touched has nothing to commit: it is asked for here.
        if not commit_all(asked) or self.body.value is None or self.day.value is None:
            if self.day.value is None and not self.day.refusal:
                self.day.said("Écrivez la date de la séance.")
            return False
        self._on_day(self.day.value)  # what may come in is that of this very day
        with self.message.listening(self._desk):
            return self._run(self.body.value, self.day.value)

    def _begin_again(self, first_id: int) -> None:
        second = self._questions.second(first_id)
        self.body.reset(second.body)
        self._on_body(second.body)
        self.way.reset(Way.SECOND)
        self.first.reset(first_id)
        self.hour.reset(second.opening)
        self._on_way(Way.SECOND)

    def _run(self, body: str, day: date) -> bool:
        opening = self.hour.value
        if self.way.value is Way.SECOND:
            if self.first.value is None:
                self.first.said("Choisissez la séance qui a manqué du quorum.")
                return False
            done = self._desk.run(convene_again, self.first.value, day, opening)
        else:
            urgent = self.way.value is Way.URGENT
            place, modality = self.place.value or "", self.modality.value
            rows = self.foreseen.ticked
            taking = Taking(
                tuple(row.item_id for row in rows if row.item_id is not None),
                tuple(row.topic_id for row in rows if row.topic_id is not None),
            )
            done = self._desk.run(create_session, body, day, opening, place, modality, urgent=urgent, taking=taking)
        if done:
            self.created.emit(self._questions.find(body, day, opening))
        return done

    def _build(self) -> None:
        dress(self, "card")
        self.message = RefusalLine()
        self.proposed = text("", "muted")
        self.foreseen = ForeseenTicks()
        self.proposed.setWordWrap(True)
        self.remarks = text("", "on-banner-warning")
        self.remarks.setWordWrap(True)
        self.remarks.hide()
        self.create_button, self.close_button = QPushButton("Créer la séance"), QPushButton("Ne pas créer")
        dress(self.create_button, "main")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        for field, row, column in (
            (self.body, 0, 0), (self.way, 0, 1), (self.day, 1, 0), (self.hour, 1, 1), (self.place, 2, 0),
            (self.modality, 2, 1),
        ):  # fmt: skip
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.first, 3, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.create_button)
        buttons.addWidget(self.close_button)
        buttons.addWidget(text(KEYS, "muted"))
        buttons.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(16, 16, 16, 16)
        column_.setSpacing(12)
        column_.addWidget(text("Nouvelle séance", "title"))
        column_.addLayout(grid)
        column_.addWidget(self.remarks)
        column_.addWidget(self.proposed)
        column_.addWidget(self.foreseen, 1)
        column_.addWidget(self.message)
        column_.addLayout(buttons)
        column_.addStretch(1)

    def _connect(self) -> None:
        self.body.committed.connect(self._on_body)
        self.way.committed.connect(self._on_way)
        self.first.committed.connect(self._show_again)
        self.day.committed.connect(self._on_day)
        fields = (self.body, self.way, self.first, self.day, self.hour, self.place, self.modality)
        filled_in_order(self, fields, self.create_button, "créer la séance")
        self.create_button.clicked.connect(self.make)
        self.close_button.clicked.connect(self.closed)
        back_key(self.create_button, self.closed.emit)

    def _on_body(self, body: object) -> None:
        if isinstance(body, str):
            self.first.set_choices([Choice(each.id, each.label) for each in self._questions.firsts(body)])
            self.first.reset(None)
            self._read(body, self.day.value)

    def _on_way(self, way: object) -> None:
        second = way is Way.SECOND
        self.first.setVisible(second)
        self.place.setVisible(not second)
        self.modality.setVisible(not second)
        self.foreseen.allow(not second)  # a second convocation has the agenda of the first (L2121-17)
        self._show_again()

    def _show_again(self) -> None:
        """Show what the session would be; the date of a second convocation proposes itself."""
        first = self._first
        if first is not None and self.day.value is None:
            self.day.set_value(self._questions.second(first).day)
        self._read(self.body.value, self.day.value)

    @property
    def _first(self) -> int | None:
        """The session that is convened again; None of another one."""
        return self.first.value if self.way.value is Way.SECOND else None

    def _on_day(self, day: object) -> None:
        if isinstance(day, date):
            self._read(self.body.value, day)

    def _read(self, body: str | None, day: date | None) -> None:
        """Show what the session would be; what she has typed herself stays."""
        if self.way.value is Way.SECOND and self._first is None:
            self._asked = None
            self._remark(())
            self.proposed.setText(NOT_YET)
            return
        if body is None or day is None or self._asked == _Asked(body, day, self._first):
            return
        self._asked = _Asked(body, day, self._first)
        draft = self._questions.draft(body, day)
        if self.hour.value is None:
            self.hour.set_value(draft.opening)
        if not self.place.value:
            self.place.set_value(draft.place)
        if self.modality.value is None:
            self.modality.set_value(draft.modality)
        self.foreseen.show_rows(self._questions.foreseen(body, day, draft.subjects), day)
        if self._first is None:
            self._tell(draft.subjects, draft.remarks, after=draft.opening is not None)
        else:
            self._tell_second(self._questions.second(self._first), draft.remarks)

    def _tell(self, subjects: tuple[str, ...], remarks: tuple[str, ...] = (), *, after: bool = False) -> None:
        """`after`: there is an earlier session, which gave what she has not typed; `remarks`: on the day."""
        self._remark(remarks)
        said = "Ce qui n’est pas rempli vient de la dernière séance. " if after else ""
        said += "L’ordre du jour commencera par :\n"
        self.proposed.setText(
            said + _listed(subjects) if subjects else "La date choisie, l’ordre du jour se propose ici."
        )

    def _tell_second(self, second: Second, remarks: tuple[str, ...]) -> None:
        obstacle = (f"{second.obstacle}.",) if second.obstacle else ()
        self._remark((*obstacle, *remarks))
        days = wording.count(second.clear_days, "jour franc", "jours francs")
        said = (
            f"Premier jour possible, si la convocation part aujourd’hui : {wording.long_date(second.day)} ({days}).\n"
        )
        left = "Seuls les points restés à traiter sont repris, sans condition de quorum (L. 2121-17)"
        left += ", sauf ceux pour lesquels il n’avait pas manqué :\n" if second.wanting else " :\n"
        nothing = "La première séance n’a laissé aucun point à délibérer."
        subjects = tuple(f"{each} (quorum exigé)" if each in second.wanting else each for each in second.subjects)
        self.proposed.setText(said + (left + _listed(subjects) if subjects else nothing))

    def _remark(self, remarks: tuple[str, ...]) -> None:
        self.remarks.setText("\n".join(f"⚠ {remark}" for remark in remarks))
        self.remarks.setVisible(bool(remarks))


def _listed(subjects: tuple[str, ...]) -> str:
    return "\n".join(f"  {place}. {wording.shortened(subject, 90)}" for place, subject in enumerate(subjects, 1))
