"""The rarer gestures on an item, found by typing a word: recusal, chair, huis clos, requests, majority, amendments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.actions.agenda import decide_fate
from syndic_desktop.actions.courses import (
    close_doors,
    limit_to_competence,
    request_ballot,
    require_majority,
)
from syndic_desktop.actions.debates import decide_amendment, record_amendment
from syndic_desktop.actions.items import name_rapporteur
from syndic_desktop.actions.officers import name_president, name_secretary, set_chair
from syndic_desktop.actions.recusals import lift_recusal, recuse
from syndic_desktop.actions.votes import draw_lots
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.elections import born_together, posts_to_draw
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.votes import Ballot, Counts, Majority
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import everybody, named_seats
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine, choices, offered_people
from syndic_desktop.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from syndic_desktop.actions import Done
    from syndic_desktop.store import Store

SIMPLE_INTEREST, REPRESENTS = "intéressé", "représente le syndicat dans l’organisme (L1111-6 II)"
ADDED = "un article à ajouter à la fin"
NAMED = "Par : nom, nom…"
UNKNOWN = "Un nom n’est pas reconnu : tapez les noms tels qu’ils sont à l’appel."
AROUND = 130  # pixels: a number, with its name while it is empty
MAJORITIES = (
    (Majority.SIMPLE, "majorité des suffrages exprimés"),
    (Majority.TWO_THIRDS, "deux tiers des membres composant l’assemblée"),
    (Majority.NOT_REFUSED, "adopté sauf majorité contre (comptes, L1612-12)"),
)


@dataclass(frozen=True, slots=True)
class Gesture:
    """What may be done, by the words it is found by."""

    words: str
    run: Callable[[ItemSheet], None]


class ItemGestures:
    """F8. `refuse` says in place why a gesture does nothing."""

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        live: Callable[[], Live],
        sheet: Callable[[], ItemSheet | None],
        refuse: Callable[[str], None],
        articles: Callable[[int], tuple[str, ...]],
    ) -> None:
        self._desk, self._ask, self._live = desk, ask, live
        self._sheet, self._refuse, self._articles = sheet, refuse, articles

    def choose(self) -> None:
        """Ask which gesture, then do it."""
        sheet = self._sheet()
        if sheet is None:
            return
        offered = tuple(Choice(each, each.words) for each in self._offered(sheet))
        asked = Asked("Quel geste", offered, empty="Choisissez un geste.", listed=True)
        self._ask.ask_then(f"Point {sheet.position}", asked, lambda gesture: gesture.run(sheet))

    def recuse(self, seat: str = "") -> None:
        """R: note a recusal, or lift the one there is; `seat`: whose, when it is known."""
        sheet = self._sheet()
        if sheet is None:
            return
        if any(each.seat == seat for each in sheet.recusals):
            self._desk.run(lift_recusal, sheet.id, seat)
            return
        who = Asked("Qui", self._seats(), value=seat or None, empty="Dites qui.")
        kind = Asked("Pourquoi", choices([(False, SIMPLE_INTEREST), (True, REPRESENTS)]), value=False, empty="Dites.")

        def done(answer: Answer) -> bool:
            seat, under, reason = answer
            return self._desk.run(recuse, sheet.id, seat, reason or "", under_l1111_6=bool(under))

        self._ask.ask(f"Déport au point {sheet.position}", (who, kind, Asked("Motif")), done)

    def _offered(self, sheet: ItemSheet) -> list[Gesture]:
        lots = Gesture("Tirage au sort : ni les voix ni l’âge ne départagent", self._draw)
        secretary = Gesture("Secrétaire de séance", self.ask_secretary)
        named = self._live().session.secretary is not None
        gestures = [
            *([lots] if self.to_draw else []),
            *([] if named else [secretary]),  # the head says that it is still to be done
            Gesture("Déport (R) : un membre ne prend pas part", lambda _sheet: self.recuse()),
            Gesture("Présidence de ce point", self._chair),
            Gesture("Rapporteur de ce point", self._rapporteur),
            *([secretary] if named else []),
            Gesture("Présidence de la séance", self._president),
            Gesture("Huis clos", self._doors),
            Gesture("Demande de scrutin public ou secret", self._request),
            Gesture("Amendement au dispositif", self._amend),
            Gesture("Majorité requise", self._majority),
        ]
        competences = self._competences()
        if competences:
            gestures.append(Gesture("Compétence à la carte", self._competence))
        for rank, each in enumerate(sheet.amendments):
            if each.adopted is None:
                words = f"Décider de l’amendement de {self._live().name(each.author)}"
                gestures.append(Gesture(words, lambda item, rank=rank: self._decide(item, rank)))  # type: ignore[misc]
        for line in sheet.recusals:
            words = f"Lever le déport de {line.name}"
            gestures.append(Gesture(words, lambda item, seat=line.seat: self._lift(item, seat)))  # type: ignore[misc]
        for asked in self._live().session.items[sheet.position - 1].conduct.requests:
            words = f"Retirer la demande de scrutin {'secret' if asked.ballot is Ballot.SECRET else 'public'}"
            gestures.append(Gesture(words, lambda item, ballot=asked.ballot: self._unask(item, ballot)))  # type: ignore[misc]
        fates = {Fate.WITHDRAWN: "Retirer le point (T)", Fate.POSTPONED: "Reporter le point à une autre séance (P)"}
        if sheet.fate is not Fate.KEPT:
            fates = {Fate.KEPT: "Maintenir le point à l’ordre du jour"}
        for fate, words in fates.items():
            gestures.append(Gesture(words, lambda item, fate=fate: self._fate(item, fate)))  # type: ignore[misc]
        return gestures

    def _unask(self, sheet: ItemSheet, ballot: Ballot) -> None:
        self._desk.run(request_ballot, sheet.id, ballot, ())

    def _lift(self, sheet: ItemSheet, seat: str) -> None:
        self._desk.run(lift_recusal, sheet.id, seat)

    def _fate(self, sheet: ItemSheet, fate: Fate) -> None:
        self._desk.run(decide_fate, sheet.id, fate)

    def _chair(self, sheet: ItemSheet) -> None:
        asked = Asked("Qui préside", choices(self._sitting(sheet)))
        self._ask.ask(
            f"Présidence du point {sheet.position} (vide : comme la séance)",
            (asked,),
            lambda answer: self._desk.run(set_chair, sheet.id, answer[0]),
        )

    def _tied(self, sheet: ItemSheet) -> tuple[tuple[str, ...], int]:
        """Who is level on votes and age, and how many posts are to be drawn between them; nobody: nothing."""
        election = sheet.vote.election if sheet.vote is not None else None
        if election is None:
            return (), 0
        births = births_of(self._live().sitting.assembly.people)
        between = born_together(election, births)
        return between, posts_to_draw(election, births)

    @property
    def to_draw(self) -> bool:
        """Whether lots are all that the election of this item waits for."""
        sheet = self._sheet()
        return sheet is not None and self._tied(sheet)[1] > 0

    def draw(self) -> None:
        """E, where neither the votes nor the age say who is elected."""
        if sheet := self._sheet():
            self._draw(sheet)

    def _draw(self, sheet: ItemSheet) -> None:
        """Lots between those whom nothing else tells apart: who was drawn, by whom and how."""
        live = self._live()
        between, posts = self._tied(sheet)
        known = {each.code for each in live.sitting.assembly.people}
        named = choices([(each, live.name(each) if each in known else f"« {each} »") for each in between])
        words = ["Désigné"] if posts == 1 else [f"Désigné {rank}" for rank in range(1, posts + 1)]

        def done(answer: Answer) -> bool:
            *drawn, by, how = answer
            return self._desk.run(draw_lots, sheet.id, tuple(drawn), by or "", how or "")

        self._ask.ask(
            f"Tirage au sort au point {sheet.position}",
            (
                *(Asked(word, named, empty="Dites qui le sort désigne.") for word in words),
                Asked("Tiré par", offered_people(everybody(live)), free=True, empty="Dites qui a tiré."),
                Asked("Comment"),
            ),
            done,
            detail=f"Entre {wording.listing([each.label for each in named])} : autant de voix, et le même âge. La loi "
            "n’en dit pas plus ; le procès-verbal porte qui a tiré, et comment.",
        )

    def _rapporteur(self, sheet: ItemSheet) -> None:
        asked = Asked("Qui présente", offered_people(everybody(self._live())), empty="Dites qui présente ce point.")
        self._ask.ask(
            f"Rapporteur du point {sheet.position}", (asked,),
            lambda answer: self._desk.run(name_rapporteur, sheet.id, answer[0]),
        )  # fmt: skip

    def ask_secretary(self, sheet: ItemSheet) -> None:
        """Ask who writes the minutes."""
        self._officer("Secrétaire de séance", sheet, name_secretary)

    def _president(self, sheet: ItemSheet) -> None:
        self._officer("Présidence de la séance", sheet, name_president)

    def _officer(self, words: str, sheet: ItemSheet, gesture: Callable[[Store, int, str | None], Done]) -> None:
        live = self._live()
        asked = Asked("Qui", choices(self._sitting(sheet)), empty="Choisissez quelqu’un qui siège.")
        self._ask.ask(words, (asked,), lambda answer: self._desk.run(gesture, live.session_id, answer[0]))

    def _sitting(self, sheet: ItemSheet) -> list[tuple[str | None, str]]:
        live = self._live()
        return [(each.sitter, live.name(each.sitter)) for each in live.room(sheet.position).present]

    def _doors(self, sheet: ItemSheet) -> None:
        """L5211-11: five members or the president ask; decided without debate."""
        unanimous = "à l’unanimité"

        def done(answer: Answer) -> bool:
            asked_by, how = answer
            seats = self._meant(asked_by or "")
            if seats is None:
                self._ask.refusal.say(UNKNOWN)
                return False
            if how == unanimous:
                return self._desk.run(close_doors, sheet.id, ClosedDoors(seats, unanimous=True))
            self._ask.after(lambda: self._count_doors(sheet, seats))
            return True

        self._ask.ask(
            "Huis clos, sans débat",
            (
                Asked(NAMED),
                Asked("Décidé", choices([(unanimous, unanimous), ("compte", "par un décompte")]), value=unanimous),
            ),
            done,
            detail="Sans nom, c’est le président qui le demande ; sinon cinq membres au moins.",
        )

    def _count_doors(self, sheet: ItemSheet, seats: tuple[str, ...]) -> None:
        def done(answer: Answer) -> bool:
            counts = Counts(*map(_number, answer))
            return self._desk.run(close_doors, sheet.id, ClosedDoors(seats, unanimous=False, counts=counts))

        self._ask.ask(
            "Huis clos, votes",
            tuple(Asked(each, width=AROUND) for each in ("Pour", "Contre", "Abstentions")),
            done,
            detail="À la majorité absolue des membres présents ou représentés : qui ne dit rien y compte.",
        )

    def _request(self, sheet: ItemSheet) -> None:
        def done(answer: Answer) -> bool:
            ballot, names = answer
            seats = self._meant(names or "")
            if seats is None:
                self._ask.refusal.say(UNKNOWN)
                return False
            return self._desk.run(request_ballot, sheet.id, ballot, seats)

        kinds = choices([(Ballot.PUBLIC, "scrutin public (un quart)"), (Ballot.SECRET, "scrutin secret (un tiers)")])
        which = Asked("Demande", kinds, value=Ballot.PUBLIC, empty="Dites lequel.")
        who = Asked(NAMED, empty="Dites qui.")
        self._ask.ask("Demande de scrutin", (which, who), done)

    def _majority(self, sheet: ItemSheet) -> None:
        asked = Asked("Majorité requise", choices(MAJORITIES), empty="Choisissez.", listed=True)
        self._ask.ask(
            f"Majorité au point {sheet.position}", (asked,),
            lambda answer: self._desk.run(require_majority, sheet.id, answer[0]),
        )  # fmt: skip

    def _competence(self, sheet: ItemSheet) -> None:
        offered = [(None, "toutes : chacun vote"), *((each, each) for each in self._competences())]
        self._ask.ask(
            f"Compétence du point {sheet.position}", (Asked("Compétence", choices(offered)),),
            lambda answer: self._desk.run(limit_to_competence, sheet.id, answer[0]),
        )  # fmt: skip

    def _amend(self, sheet: ItemSheet) -> None:
        """Who asks, on which article; then the text that is asked for, written over what is there today."""
        articles = self._articles(sheet.id)
        offered = [(rank, f"Article {rank} : {wording.shortened(text)}") for rank, text in enumerate(articles, start=1)]
        self._ask.ask_all_then(
            "Amendement",
            (
                Asked("Auteur", offered_people(everybody(self._live())), empty="Dites qui le propose."),
                Asked(
                    "Article",
                    choices([*offered, (0, ADDED)]),
                    value=None if articles else 0,
                    empty="Dites quel article.",
                ),
            ),
            lambda answer: self._word(sheet, answer[0], answer[1], articles[answer[1] - 1] if answer[1] else ""),
        )

    def _word(self, sheet: ItemSheet, who: str, clause: int, before: str) -> None:
        def done(answer: Answer) -> bool:
            return self._desk.run(record_amendment, sheet.id, who, clause, answer[0] or "")

        today = f"Aujourd’hui : « {before} »" if before else "Un article de plus, à la fin du dispositif."
        empty = " Laissez vide pour le supprimer." if before else ""
        self._ask.ask(
            f"Amendement de {self._live().name(who)}{f', article {clause}' if clause else ''}",
            (Asked("Texte demandé", value=before or None, longest=20_000, wide=True),),
            done,
            detail=f"{today}{empty}",
        )

    def _decide(self, sheet: ItemSheet, rank: int) -> None:
        amendment = sheet.amendments[rank]

        def done(answer: Answer) -> bool:
            adopted, in_favour, against = answer
            counts = Counts(_number(in_favour), _number(against)) if in_favour or against else None
            return self._desk.run(decide_amendment, sheet.id, rank, adopted, counts)

        before = f"Au lieu de : « {amendment.before} ». " if amendment.before else "À ajouter. "
        after = f"Demandé : « {amendment.after} »." if amendment.after else "Demandé : supprimer l’article."
        self._ask.ask(
            f"Amendement de {self._live().name(amendment.author)}",
            (
                Asked("Décision", choices([(True, "adopté"), (False, "rejeté")]), empty="Dites ce qui est décidé."),
                Asked("Pour", width=80),
                Asked("Contre", width=80),
            ),
            done,
            detail=f"{before}{after}",
        )

    def _seats(self) -> tuple[Choice[str], ...]:
        return choices([(each.code, each.name) for each in named_seats(self._live())])

    def _meant(self, typed: str) -> tuple[str, ...] | None:
        """The seats that names separated by commas mean; None where one of them is nobody's."""
        known = [
            (wording.fold(name), seat) for seat, name in ((each.code, each.name) for each in named_seats(self._live()))
        ]
        found = []
        for name in filter(None, (wording.clean_line(each) for each in typed.split(","))):
            same = [seat for words, seat in known if all(word in words for word in wording.fold(name).split())]
            if len(same) != 1:
                return None
            found.append(same[0])
        return tuple(dict.fromkeys(found))

    def _competences(self) -> list[str]:
        members = self._live().sitting.assembly.members
        return sorted({competence for each in members for competence in each.competences})


def _number(typed: str | None) -> int:
    text = (typed or "").strip()
    return int(text) if text.isascii() and text.isdigit() else 0
