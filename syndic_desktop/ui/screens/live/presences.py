"""Keys of the roll: the state of each seat before the session opens, arrivals and departures once it is open.

Everything goes through the desk; what must be asked (a deputy, a holder, an hour) is asked in one line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from syndic_desktop.actions.attendance import (
    call_everyone,
    file_proxy,
    record_movement,
    record_presence,
    remove_movement,
)
from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Movement, Place, ProxyPaper, Stance, State, in_order
from syndic_desktop.domain.discussions import next_after
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.people import Someone, deputies, holders
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine, choices, hour, offered_people
from syndic_desktop.ui.screens.live.chips import ChipsView
from syndic_desktop.ui.screens.live.questions import Questions
from syndic_desktop.ui.widgets.fields import Choice

LETTERS = "psveatj"
STATES = {"p": State.PRESENT, "s": State.DEPUTY, "v": State.PROXY, "e": State.EXCUSED, "a": State.ABSENT}
FOLDER = "pouvoirs"
ILLNESS = ((False, "limite ordinaire"), (True, "maladie dûment constatée"))
SCANS = ((False, "sans changer le scan"), (True, "joindre un scan…"))
BEFORE, DURING, AFTER = "before", "during", "after"


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the session is: the item that is shown (0: it has not opened), whether it is open and voted."""

    position: int
    open_now: bool = False
    voted: bool = False


class Presences:
    """What the keys do to a seat. `refuse` says in place why a key does nothing."""

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        chips: ChipsView,
        live: Callable[[], Live],
        spot: Callable[[], Moment],
        questions: Questions,
        refuse: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._desk, self._ask, self._chips, self._live = desk, ask, chips, live
        self._spot, self._refuse = spot, refuse
        self._clock, self._scan, self._worn = questions.clock, questions.scan, questions.worn

    def key(self, letter: str) -> None:
        """A state for the current seat."""
        seat = self._chips.current
        if letter == "t":
            self.everyone()
        elif letter == "j" and seat:
            self.file(seat)
        elif seat:
            self._put(seat, STATES[letter])

    def everyone(self) -> None:
        """T: whoever was not called yet is there."""
        if self._spot().position:
            self._refuse("La séance est ouverte : notez les arrivées une à une (F2).")
        else:
            self._desk.run(call_everyone, self._live().session_id)

    def file(self, seat: str) -> None:
        """J: the written proxy of a seat (L2121-20), its date and its scan."""
        place = self._stands(seat)
        if place.stance.state is not State.PROXY:
            self._refuse(f"{self._giver(seat)} n’a pas donné pouvoir.")
            return
        kept = place.stance.paper or ProxyPaper()

        def done(answer: Answer) -> bool:
            signed, ill, scanned = answer
            try:
                found = self._scan() if scanned else None
            except FileTrouble as trouble:  # the file is chosen before the gesture, so the desk does not hear of it
                self._ask.refusal.say(str(trouble))
                return False
            path = f"{FOLDER}/{seat}-{found[0]}" if found else kept.file
            paper = ProxyPaper(signed, path, bool(ill))
            return self._desk.run(file_proxy, self._live().session_id, seat, paper, found[1] if found else None)

        asked = (
            Asked("Signé le", day=self._clock().date(), value=kept.signed, width=130),
            Asked("Limite de trois séances", choices(ILLNESS), value=kept.illness),
            Asked("Scan", choices(SCANS), value=False),
        )
        self._ask.ask(f"Pouvoir écrit de {self._giver(seat)}", asked, done)

    def forget(self) -> None:
        """Suppr: the last movement of the current seat was noted by mistake."""
        moved = [each for each in in_order(self._live().session.movements) if each.seat == self._chips.current]
        if moved:
            self._desk.run(remove_movement, self._live().session_id, moved[-1])
        else:
            self._refuse("Aucun mouvement n’est noté pour ce siège.")

    def arrive(self, *, here: bool) -> None:
        """F2; `here`: the keyboard is on the roll, its current seat is meant."""
        if here and not self._stands(self._chips.current).seated:
            self._put(self._chips.current, State.PRESENT)
            return
        offered = [pair for place in self._places() if not place.seated for pair in self._arrivals(place)]
        self._ask_who("Qui arrive ?", offered, lambda pair: self._write(pair[0], pair[1]))

    def leave(self, *, here: bool) -> None:
        """F3: whoever leaves is excused, unless his letter says otherwise."""
        if here and self._stands(self._chips.current).seated:
            self._put(self._chips.current, State.EXCUSED)
            return
        live = self._live()
        seated = [place for place in self._places() if place.seated]
        offered = [Choice((place.seat.code, Stance(State.EXCUSED)), live.full(place.sitter)) for place in seated]
        self._ask_who("Qui quitte la séance ?", offered, lambda pair: self._write(pair[0], pair[1]))

    def entrust(self, *, here: bool) -> None:
        """F4."""
        if here and self._chips.current:
            self._put(self._chips.current, State.PROXY)
            return
        live = self._live()
        offered = [Choice((place.seat.code,), live.titular(place.seat)) for place in self._places()]
        self._ask_who("Qui donne pouvoir ?", offered, lambda pair: self._put(pair[0], State.PROXY))

    # --- what is put --------------------------------------------------------------------------------

    def _put(self, seat: str, state: State) -> None:
        if state is State.DEPUTY:
            self._ask_deputy(seat)
        elif state is State.PROXY:
            self._ask_holder(seat)
        else:
            self._write(seat, Stance(state))

    def _ask_deputy(self, seat: str) -> None:
        live, spot = self._live(), self._spot()
        who = deputies(live, seat, spot.position)
        giver = self._giver(seat)
        if not who:
            self._refuse(f"Aucun suppléant ne peut siéger pour {giver} : il n’en a pas, ou il siège déjà ailleurs.")
        elif len(who) == 1:
            self._write(seat, Stance(State.DEPUTY, deputy=who[0].code))
        else:
            offered = offered_people(who)
            self._ask.ask_then(f"Qui siège pour {giver} ?", Asked("Suppléant", offered, empty="Dites qui siège."),
                           lambda code: self._write(seat, Stance(State.DEPUTY, deputy=code)))  # fmt: skip

    def _ask_holder(self, seat: str) -> None:
        live, spot = self._live(), self._spot()
        who = holders(live, seat, spot.position)
        giver = self._giver(seat)
        if not who:
            self._refuse(f"Personne ne peut recevoir le pouvoir de {giver} : pointez d’abord les présents.")
            return
        worn = self._worn(live, seat)
        offered = self._lasting(worn, who)
        asked = Asked("Mandataire", offered, empty="Dites à qui : un pouvoir en blanc ne vaut rien.")

        def given(holder: str) -> None:
            stance = Stance(State.PROXY, holder=holder)
            if holder in worn:
                self._ask_renewed(seat, stance)
            else:
                self._write(seat, stance)

        self._ask.ask_then(f"Pouvoir de {giver} : à qui ?{self._deputy_first(seat)}", asked, given)

    def _ask_renewed(self, seat: str, stance: Stance) -> None:
        """The same proxy lasts three sessions in a row: signed anew, or illness duly established (L2121-20)."""
        live = self._live()
        limit = live.sitting.rules.proxy_sessions

        def then(answer: Answer) -> None:
            signed, ill = answer
            paper = ProxyPaper(signed, illness=bool(ill)) if signed or ill else None
            self._write(seat, replace(stance, paper=paper))

        asked = (
            Asked("Signé de nouveau le", day=self._clock().date(), width=170),
            Asked("Limite des séances", choices(ILLNESS), value=False),
        )
        told = f"{self._giver(seat)} a déjà donné ce pouvoir à {live.name(stance.holder)}"
        self._ask.ask_all_then(
            "Nouveau pouvoir, ou maladie ?",
            asked,
            then,
            detail=f"{told} {wording.count(limit, 'séance', 'séances')} de suite : il en faut un nouveau, signé "
            "depuis, ou la maladie dûment constatée (CGCT, L2121-20).",
        )

    def _lasting(self, worn: frozenset[str], who: tuple[Someone, ...]) -> tuple[Choice[str], ...]:
        """Those who may hold the proxy; the same one lasts three sessions in a row (L2121-20): said, then asked."""
        limit = self._live().sitting.rules.proxy_sessions
        told = f" (déjà {wording.count(limit, 'séance', 'séances')} de suite : pouvoir à signer de nouveau)"
        return tuple(
            replace(each, label=f"{each.label}{told}") if each.value in worn else each for each in offered_people(who)
        )

    def _deputy_first(self, seat: str) -> str:
        """A proxy is for when the deputy is prevented too (QE 22673): said, not refused."""
        live = self._live()
        free = deputies(live, seat, self._spot().position) if live.sitting.rules.deputy_first else ()
        named = [each.name for each in free if each.code in self._stands(seat).seat.deputies]
        return f" (d’abord son suppléant : {named[0]})" if named else ""

    def _ask_who(self, sentence: str, offered: list[Choice[Any]], then: Callable[[Any], None]) -> None:
        if not self._spot().position:
            self._refuse("La séance n’est pas ouverte : pointez l’appel avec P, S, V, E ou A.")
        elif not offered:
            self._refuse("Personne n’est dans ce cas.")
        else:
            self._ask.ask_then(sentence, Asked("Nom", tuple(offered), empty="Tapez un nom."), then)

    def _write(self, seat: str, stance: Stance) -> None:
        """Record it: at the opening at once, later with its hour and its moment."""
        spot = self._spot()
        if not spot.position:
            if self._desk.run(record_presence, self._live().session_id, seat, self._remote(seat, stance)):
                self._chips.step(1)
            return
        moments = _moments(spot)

        def done(answer: Answer) -> bool:
            at, moment = answer
            before = next_after(self._live().session, spot.position) if moment == AFTER else spot.position
            movement = Movement(seat, before, self._remote(seat, stance), at, during=moment == DURING)
            return self._desk.run(record_movement, self._live().session_id, movement)

        when = Asked("À quel moment", choices(moments), value=moments[0][0], empty="Dites à quel moment.")
        self._ask.ask(self._sentence(seat, stance), (hour(self._clock().time()), when), done)

    def _remote(self, seat: str, stance: Stance) -> Stance:
        """Whoever was by video stays so when his letter is typed again."""
        was = self._stands(seat)
        return replace(stance, remote=was.stance.remote) if stance.state is was.stance.state else stance

    def _sentence(self, seat: str, stance: Stance) -> str:
        live, place = self._live(), self._stands(seat)
        giver = live.giver(place.seat)
        if stance.state is State.PRESENT:
            return f"{giver} arrive"
        if stance.state is State.DEPUTY:
            return f"{live.name(stance.deputy)} siège pour {giver}"
        if stance.state is State.PROXY:
            return f"{giver} donne pouvoir à {live.name(stance.holder)}"
        if place.seated:
            return f"{live.name(place.sitter)} quitte la séance"
        return f"{giver} ne viendra pas"

    def _arrivals(self, place: Place) -> list[Choice[Any]]:
        live, seat = self._live(), place.seat
        giver = live.giver(seat)
        offered: list[Choice[Any]] = []
        if seat.titular:
            offered.append(Choice((seat.code, Stance(State.PRESENT)), live.titular(seat)))
        sitting = {each.sitter for each in self._places() if each.seated}
        offered += [
            Choice((seat.code, Stance(State.DEPUTY, deputy=each)), f"{live.full(each)}, pour {giver}")
            for each in seat.deputies
            if each not in sitting
        ]
        return offered

    def _places(self) -> tuple[Place, ...]:
        return self._live().room(self._spot().position).places

    def _stands(self, seat: str) -> Place:
        return next(place for place in self._places() if place.seat.code == seat)

    def _giver(self, seat: str) -> str:
        return self._live().giver(self._stands(seat).seat)


def _moments(spot: Moment) -> list[tuple[str, str]]:
    """The moments a movement may have, the likeliest first."""
    said = [
        (BEFORE, f"avant l’examen du point {spot.position}"),
        (DURING, f"pendant le point {spot.position}, avant le vote"),
        (AFTER, f"après le vote du point {spot.position}"),
    ]
    likely = AFTER if spot.voted else DURING if spot.open_now else BEFORE
    return sorted(said, key=lambda each: each[0] != likely)
