"""Putting right, items later, who was there: who, how he stood, from which item to which, then what follows and why."""

from __future__ import annotations

from collections.abc import Callable

from syndic_desktop.actions.rectifications import rectify_attendance
from syndic_desktop.actions.rectifications import told as stretch_told
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Stretch
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.papers import not_true
from syndic_desktop.queries.live.people import deputies, holders, named_seats
from syndic_desktop.queries.live.rectifications import foretold
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine, choices, offered_people
from syndic_desktop.ui.screens.live.questions import Questions

STATES = (
    (State.ABSENT, "absent"), (State.EXCUSED, "excusé"), (State.PRESENT, "présent"),
    (State.DEPUTY, "suppléé par…"), (State.PROXY, "représenté par…"),
)  # fmt: skip
WHO = {State.DEPUTY: (deputies, "Suppléant"), State.PROXY: (holders, "Mandataire")}


class Rectifying:
    """Maj+F8. `refuse` says in place why nothing may be put right."""

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        live: Callable[[], Live],
        spot: Callable[[], int],
        questions: Questions,
        refuse: Callable[[str], None],
    ) -> None:
        self._desk, self._ask, self._live, self._spot = desk, ask, live, spot
        self._redone, self._refuse = questions.redone, refuse

    def begin(self, seat: str = "") -> None:
        """Ask who, how and where; `seat`: whose, when it is known."""
        live = self._live()
        if not live.opened:
            self._refuse("La séance n’est pas ouverte : corrigez l’appel avec P, S, V, E ou A.")
            return
        offered = offered_people(named_seats(live))
        items = choices([(place, str(place)) for place in range(1, len(live.session.items) + 1)])
        here = self._spot()
        asked = (
            Asked("Qui", offered, value=seat or None, empty="Dites qui."),
            Asked("Était", choices(STATES), empty="Dites comment."),
            Asked("Du point", items, value=here, empty="Dites à partir de quel point.", width=96),
            Asked("Au point", items, value=here, empty="Dites jusqu’à quel point.", width=96),
        )
        self._ask.ask_all_then(
            "Présence mal notée",
            asked,
            lambda answer: self._complete(*answer),
            detail="Du point… au point…, ces deux points compris ; du premier : depuis l’ouverture de la séance.",
        )

    def _complete(self, seat: str, state: State, first: int, last: int) -> None:
        if state not in WHO:
            self._confirm(Stretch(seat, first, last, Stance(state)))
            return
        find, word = WHO[state]
        people = find(self._live(), seat, first)
        if not people:
            self._refuse("Personne ne le peut à ce point.")
            return

        def then(code: str) -> None:
            deputy, holder = (code, None) if state is State.DEPUTY else (None, code)
            self._confirm(Stretch(seat, first, last, Stance(state, deputy, holder)))

        self._ask.ask_then("Par qui ?", Asked(word, offered_people(people), empty="Dites qui."), then)

    def _confirm(self, stretch: Stretch) -> None:
        """Say what follows, and ask why."""
        live = self._live()
        try:
            said = foretold(live, stretch)
        except RuleViolation as refusal:  # nothing was tried yet: the desk does not hear of it
            self._refuse(str(refusal))
            return

        def done(answer: Answer) -> bool:
            return self._desk.run(rectify_attendance, live.session_id, stretch, answer[0] or "")

        who = next(each.name for each in named_seats(live) if each.code == stretch.seat)
        reason = Asked("Motif, gardé au journal", empty="Dites pourquoi.")
        how = next(words for state, words in STATES if state is stretch.stance.state).rstrip("…")
        self._ask.ask(f"{who}, « {how} » {stretch_told(stretch)}", (reason,), done, detail=said)
        more = self._ask.more()
        self._redone(live.session_id, stretch, lambda stale: more(not_true(stale)))
