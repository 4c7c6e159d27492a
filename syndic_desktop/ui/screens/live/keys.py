"""The keys of the item: where the keyboard stands on it, letters that do what the buttons beside them do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.votes import Ballot
from syndic_desktop.queries.live.items import ItemSheet, Mark
from syndic_desktop.ui.widgets.looks import dress

EDGE, GAP = 6, 6  # pixels


@dataclass(frozen=True, slots=True)
class Key:
    """A letter of the item, its words, and the ballots it is offered for (none: whatever the item)."""

    letter: str
    words: str
    ballots: tuple[Ballot, ...] = ()
    voted: bool | None = None
    """Only for an item that has a vote, or only for one that has none."""


KEYS = (
    Key("u", "Unanimité", (Ballot.ORDINARY,), voted=False),
    Key("c", "Collèges", (Ballot.ORDINARY,), voted=False),
    Key("d", "Décompte", (Ballot.ORDINARY,), voted=False),
    Key("n", "Nominatif", (Ballot.PUBLIC,), voted=False),
    Key("s", "Secret", (Ballot.SECRET,), voted=False),
    Key("e", "Élection", (Ballot.ELECTION,)),
    Key("a", "Prendre acte", (Ballot.NONE,), voted=False),
    Key("v", "Rouvrir le vote", voted=True),
    Key("r", "Déport"),
    Key("x", "Autre geste"),
)
UNOPENED = "La séance n’est pas encore ouverte : faites l’appel, puis ouvrez-la (F7)."
PUTTING, PUTTING_AGAIN = "Mettre en discussion  Entrée", "Remettre en discussion  Entrée"
PUT = "\r"
"""Enter: put the item to discussion."""
COUNTED = (Ballot.ORDINARY, Ballot.PUBLIC, Ballot.SECRET)
HIDDEN = "obltp"
"""Letters that have their button elsewhere, or none: observation, débat, liste, retirer, reporter."""
LETTERS = frozenset("".join(key.letter for key in KEYS) + HIDDEN)


ROLL_KEYS = (
    ("P", "Sur l’appel : présent"), ("S", "Sur l’appel : suppléé"), ("V", "Sur l’appel : pouvoir"),
    ("E", "Sur l’appel : excusé"), ("A", "Sur l’appel : absent"), ("T", "Sur l’appel : tous les autres présents"),
    ("J", "Sur l’appel : date et scan du pouvoir écrit"), ("Del", "Sur l’appel : retirer le dernier mouvement"),
    ("Shift+A…Z", "Sur l’appel : chercher un nom"),
)  # fmt: skip
ITEM_KEYS = (
    ("Return", "Sur le point : le mettre en discussion, ou l’y remettre"), ("B", "Sur le point : débat"),
    ("O", "Sur le point : aucune observation"), ("L", "Sur le point : liste des points"),
    *((key.letter.upper(), f"Sur le point : {key.words.lower()}") for key in KEYS),
    ("T", "Sur le point : retirer"), ("P", "Sur le point : reporter"),
)  # fmt: skip
"""What the help says of the letters, on the roll and on the item."""


class KeyBar(QFrame):
    """Buttons on as many lines as they need. `keyed` carries a letter, typed or clicked.

    `next`: what comes once the item is voted; its key is one of the whole step.
    """

    keyed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Gestes sur le point")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: dict[str, QPushButton] = {}
        self._lots = False
        self._offered: tuple[frozenset[str], bool, bool, bool] | None = None
        for key in KEYS:
            button = QPushButton(f"{key.words}  {key.letter.upper()}", self)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(lambda _on=False, letter=key.letter: self.keyed.emit(letter))
            dress(button, "key-button")
            self.buttons[key.letter] = button
        self.put = QPushButton(PUTTING, self)
        self.put.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.put.clicked.connect(lambda: self.keyed.emit(PUT))
        dress(self.put, "main")
        self.next = QPushButton("Suivant  Pg↓", self)
        self.next.setAccessibleName("Point suivant (Page suivante)")
        self.next.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        dress(self.next, "key-button")
        for each in (self.put, self.next, *self.buttons.values()):
            each.hide()  # until an item is shown, they ask for no room

    def offer(self, sheet: ItemSheet, *, waiting: bool, again: bool = False) -> None:
        """Show what this item may be voted by; `waiting`: it is to be put to discussion first, once more if `again`."""
        shown = frozenset(key.letter for key in KEYS if sheet.fate is Fate.KEPT and _offered(key, sheet))
        offered = (shown, waiting, again, sheet.voted and sheet.position < sheet.of)
        if self._offered == offered:
            return
        before, self._offered = self._offered, offered
        if before is None or before[1:3] != (waiting, again):
            self.put.setVisible(waiting)
            self.put.setText(PUTTING_AGAIN if again else PUTTING)
        self.next.setVisible(offered[-1])
        for letter in self.buttons if before is None else shown ^ before[0]:
            self.buttons[letter].setVisible(letter in shown)
        self._lay(self.width())
        self.updateGeometry()

    def name_election(self, *, to_draw: bool) -> None:
        """Say what E does: the next round or, where nothing else tells the candidates apart, lots."""
        if self._lots != to_draw:
            self._lots = to_draw
            self.buttons["e"].setText("Tirage au sort  E" if to_draw else "Élection  E")
            self._lay(self.width())
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(300, self._lay(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._lay(self.width(), move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lay(event.size().width()) > event.size().height():  # narrower, they want one line more
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keyed.emit(PUT)
        elif letter and letter in LETTERS and plain:
            self.keyed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _lay(self, width: int, *, move: bool = True) -> int:
        """Put the buttons on lines of that width; the height they take."""
        left, top, line = EDGE, EDGE, 0
        for button in (self.put, *self.buttons.values(), self.next):
            if button.isHidden():
                continue
            hint = button.sizeHint()
            if left > EDGE and left + hint.width() + EDGE > width:
                left, top, line = EDGE, top + line + GAP, 0
            if move:
                button.setGeometry(QRect(left, top, hint.width(), hint.height()))
            left, line = left + hint.width() + GAP, max(line, hint.height())
        return top + line + EDGE if line else 2 * EDGE


def otherwise_owed(sheet: ItemSheet, ballot: Ballot) -> bool:
    """Whether a ballot is not the one that enough members asked for."""
    return sheet.owed is not None and ballot in COUNTED and ballot is not sheet.owed


def _offered(key: Key, sheet: ItemSheet) -> bool:
    if key.ballots and not any(each in sheet.ballots for each in key.ballots):
        return False
    if key.ballots and otherwise_owed(sheet, key.ballots[0]):
        return False
    if key.letter == "e":
        return sheet.kind is ItemKind.ELECTION and sheet.mark is not Mark.CARRIED
    if sheet.kind is ItemKind.ELECTION and key.voted is False:
        return False
    return key.voted is None or key.voted is sheet.voted
