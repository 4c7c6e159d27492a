"""What is said on an item: each line of the debate, « aucune observation »."""

from __future__ import annotations

from collections.abc import Callable

from syndic_desktop.actions.debates import change_speech, nothing_said, record_speech, remove_speech
from syndic_desktop.domain.agenda import Speech
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine
from syndic_desktop.ui.screens.live.debates import LONGEST, DebatePanel

EMPTY = "Écrivez ce qui est dit, ou supprimez la ligne (Suppr)."


class Speaking:
    """Ties the panel of the debate to the gestures. `follow` puts the item to discussion where it is not yet."""

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        panel: DebatePanel,
        sheet: Callable[[], ItemSheet | None],
        follow: Callable[[], bool],
        refuse: Callable[[str], None],
    ) -> None:
        self._desk, self._ask, self._panel, self._sheet = desk, ask, panel, sheet
        self._follow, self._refuse = follow, refuse
        panel.said.connect(self._on_said)
        panel.opened.connect(self._on_opened)
        panel.removed.connect(self._on_removed)
        panel.nothing.connect(self.nothing)

    def nothing(self) -> None:
        """« Aucune observation »; a second time takes it back."""
        sheet = self._sheet()
        if sheet is None:
            return
        if sheet.debate:
            self._refuse("Des interventions sont notées sur ce point : supprimez-les d’abord (Suppr).")
        elif self._follow():
            self._desk.run(nothing_said, sheet.id, sheet.debate is None)

    def _on_said(self, who: str, what: str) -> None:
        sheet = self._sheet()
        if sheet is not None and self._follow() and self._desk.run(record_speech, sheet.id, Speech(who, what)):
            self._panel.drop()
            self._panel.begin()

    def _on_opened(self, rank: int) -> None:
        """Put right what was noted, or add what was answered."""
        sheet = self._sheet()
        if sheet is None or sheet.debate is None:
            return
        line = sheet.debate[rank]

        def done(answer: Answer) -> bool:
            who, text, reply = answer
            return self._desk.run(change_speech, sheet.id, rank, Speech(who, text, reply or None))

        asked = (
            Asked("Qui ?", self._panel.who.choices, value=line.speaker, free=True, empty="Dites qui parle.", width=190),
            Asked("Ce qui est dit", value=line.text, empty=EMPTY, longest=LONGEST),
            Asked("Réponse", value=line.answer or None, longest=LONGEST),
        )
        self._ask.ask(f"Intervention de {line.name}", asked, done)

    def _on_removed(self, rank: int) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self._desk.run(remove_speech, sheet.id, rank)
