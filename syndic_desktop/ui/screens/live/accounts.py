"""Asked once, before the accounts are voted: are they, who presides, when does the president go out (L2121-14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from syndic_desktop.actions.accounts import hold_accounts
from syndic_desktop.actions.attendance import record_movement
from syndic_desktop.actions.items import mark_budget
from syndic_desktop.domain.agenda import BudgetStep, Item
from syndic_desktop.domain.attendance import Movement
from syndic_desktop.domain.ballots import faults_of_accounts
from syndic_desktop.domain.budgets import is_accounts, seems_accounts
from syndic_desktop.domain.discussions import next_after
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine, choices, hour

RULE = "Comptes : qui préside, et à quelle heure sort le président ?"  # L2121-14
WIDE = 170  # pixels


class AccountsVote:
    """Asks what the vote of the accounts takes, then goes on with the vote; after it, when the president is back."""

    def __init__(self, desk: Desk, ask: AskLine, live: Callable[[], Live], clock: Callable[[], datetime]) -> None:
        self._desk, self._ask, self._live, self._clock = desk, ask, live, clock

    def ask_first(self, sheet: ItemSheet, then: Callable[[], None]) -> bool:
        """Ask if something is to be asked; whether it was. `then`: the vote, once it is answered."""
        sat = self._live().sitting
        item = sat.session.items[sheet.position - 1]
        faults = faults_of_accounts(sat, sheet.position, sat.voters(sheet.position))
        if item.vote is not None or not is_accounts(item) or not (seems_accounts(item) or any(faults)):
            return False
        asked = [
            Asked(
                "Qui préside, élu",
                choices(self._chairs(sheet)),
                value=self._chair(sheet),
                empty="Dites qui.",
                width=WIDE,
            )
        ]
        asked.append(hour(self._clock().time(), "Il sort à"))
        if seems_accounts(item):
            asked.insert(
                0, Asked("Ce point", choices(((True, "vote les comptes"), (False, "n’en est pas"))), value=True)
            )
        kept: list[bool] = []

        def done(answer: Answer) -> bool:
            *said, chair, at = answer
            if False in said:
                kept.append(self._desk.run(mark_budget, sheet.id, BudgetStep.NONE))
            else:
                kept.append(self._desk.run(hold_accounts, sheet.id, chair, at))
            return kept[-1]

        self._ask.ask(RULE, asked, done)
        self._once_closed(lambda: then() if kept and kept[-1] else None)
        return True

    def ask_after(self, sheet: ItemSheet) -> None:
        """He was out for the vote: he comes back before the next item, unless she gives up."""
        live, position = self._live(), sheet.position
        item = live.session.items[position - 1]
        for movement in live.session.movements:
            if movement.during and movement.before_item == position and self._his(item, movement):
                before = live.sitting.situation(position)
                place = next(each for each in before.places if each.seat.code == movement.seat)
                back = Movement(movement.seat, next_after(live.session, position), place.stance)
                self._ask_back(back, live.name(place.sitter))
                return

    def _ask_back(self, back: Movement, who: str) -> None:
        def done(answer: Answer) -> bool:
            moved = Movement(back.seat, back.before_item, back.stance, answer[0])
            return self._desk.run(record_movement, self._live().session_id, moved)

        self._ask.ask(f"{who} revient en séance (Échap : il ne revient pas)", (hour(self._clock().time()),), done)

    def _his(self, item: Item, movement: Movement) -> bool:
        """Whether a movement is the president's, who goes out of the vote of his accounts."""
        sat = self._live().sitting
        sitter = next((each.titular for each in sat.seats if each.code == movement.seat), None)
        return item.budget is BudgetStep.ACCOUNTS and sitter in sat.presidents

    def _chairs(self, sheet: ItemSheet) -> list[tuple[str | None, str]]:
        live = self._live()
        there = [each.sitter for each in live.room(sheet.position).present]
        return [(each, live.name(each)) for each in there if each not in live.sitting.presidents]

    def _chair(self, sheet: ItemSheet) -> str | None:
        """Whoever was named for the item, else the first in the order of the roles who is there."""
        live = self._live()
        there = [code for code, _ in self._chairs(sheet)]
        chosen = live.session.items[sheet.position - 1].president
        if chosen in there:
            return chosen
        ranks = {code: role.rank for code, role in live.sitting.assembly.roles_on(live.session.day).items()}
        known = [each for each in there if each in ranks]
        return min(known, key=lambda each: ranks[each or ""], default=None)

    def _once_closed(self, slot: Callable[[], None]) -> None:
        def go_on() -> None:
            self._ask.closed.disconnect(go_on)
            slot()

        self._ask.closed.connect(go_on)
