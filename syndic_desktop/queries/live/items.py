"""The items in the room: the list with what became of each, and the current one with its debate and its result.

The result is told with the words of the papers. What was counted once is kept while its vote stays the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from operator import is_
from typing import TYPE_CHECKING, Any

from syndic_desktop.documents.contents.votes import vote as told_vote
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.ballots import owed
from syndic_desktop.domain.elections import to_go_on
from syndic_desktop.domain.endings import level
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.offices import always_secret
from syndic_desktop.domain.rapporteurs import away
from syndic_desktop.domain.sessions import votable
from syndic_desktop.domain.votes import Ballot, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import FATES, KINDS, RESULTS

if TYPE_CHECKING:
    from syndic_desktop.domain.conducts import Amendment
    from syndic_desktop.domain.sessions import Sitting
    from syndic_desktop.queries.live.rooms import Live


class Mark(StrEnum):
    """What became of an item; the value is its sign."""

    CARRIED = "✓"
    REJECTED = "✗"
    DONE = "–"
    OFF = "⊘"
    DOUBTFUL = "!"
    WAITING = ""


@dataclass(frozen=True, slots=True)
class LiveItem:
    """An item in the list; `open_now`: the one the session is at."""

    id: int
    position: int
    subject: str
    mark: Mark
    result: str
    open_now: bool

    @property
    def told(self) -> str:
        """The whole in one sentence."""
        here = "point en cours" if self.open_now else ""
        return ", ".join(filter(None, (f"Point {self.position}", self.subject, self.result or "à examiner", here)))


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """Somebody who spoke, as the debate list shows it."""

    speaker: str
    name: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class RecusalLine:
    """A member who takes no part in the item."""

    seat: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """The current item. `result`: one paragraph, empty until there is one; `ballots`: the ways it may be voted.

    `owed`: the one that enough members asked for, which leaves no other. `always_secret`: no vote may waive secrecy.
    `debate` None: nothing recorded; empty: « aucune observation ». `notes`: what else happened, a sentence each.
    """

    id: int
    position: int
    of: int
    number: str
    subject: str
    kind: ItemKind
    fate: Fate
    about: str
    debate: tuple[SpeechLine, ...] | None
    recusals: tuple[RecusalLine, ...]
    amendments: tuple[Amendment, ...]
    ballots: tuple[Ballot, ...]
    owed: Ballot | None
    always_secret: bool
    vote: Vote | None
    mark: Mark
    title: str
    result: str
    notes: tuple[str, ...]

    @property
    def voted(self) -> bool:
        return self.vote is not None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was said of an item, and the item it was said of; `subject` as it is printed."""

    item: Item
    mark: Mark
    title: str
    subject: str


class Results:
    """What the votes of a session amount to, each kept while its vote and its electorate are the same objects."""

    def __init__(self) -> None:
        self._kept: dict[int, _Counted] = {}
        self._told: dict[int, tuple[_Counted, str]] = {}
        self._lines: dict[int, tuple[_Counted, LiveItem]] = {}
        self._agenda: dict[int, tuple[Item, LiveItem]] = {}
        self._last: tuple[tuple[object, ...], tuple[LiveItem, ...]] = ((), ())
        self._sheets: dict[int, tuple[Sitting, ItemSheet]] = {}

    def agenda(self, live: Live) -> tuple[LiveItem, ...]:
        """Every item as the list shows it, in order; those that are the same objects are not looked at again."""
        known, here, shown, settled = self._agenda, live.session.course.item, [], True
        asked = (live.ids, here, *live.session.items)
        before = self._last[0]
        if len(asked) == len(before) and asked[:2] == before[:2] and all(map(is_, asked[2:], before[2:])):
            return self._last[1]
        for position, (item_id, item) in enumerate(zip(live.ids, live.session.items, strict=True), start=1):
            was = known.get(item_id)
            same = was is not None and was[0] is item
            if was is None or not same or was[1].position != position or was[1].open_now is not (position == here):
                was = (item, self.line(live, position))
                if _frozen(item):
                    known[item_id] = was
                else:  # what it gave may change without it
                    known.pop(item_id, None)
                    settled = False
            shown.append(was[1])
        self._last = (asked if settled else (), tuple(shown))
        return self._last[1]

    def sheet(self, live: Live, position: int) -> ItemSheet:
        """An item (1-based), made once for the step and the room's screen that show the same one."""
        known = self._sheets.get(position)
        if known is None or known[0] is not live.sitting:
            self._sheets = {position: (live.sitting, _sheet(live, position, self))}
        return self._sheets[position][1]

    def of(self, live: Live, position: int) -> tuple[Mark, str]:
        """The mark and the few words of an item (1-based)."""
        counted = self._counted(live, position)
        return counted.mark, counted.title

    def line(self, live: Live, position: int) -> LiveItem:
        """An item (1-based) as the list shows it; the same object while it shows the same."""
        counted, item_id = self._counted(live, position), live.ids[position - 1]
        here = live.session.course.item == position
        known = self._lines.get(item_id)
        if known is None or known[0] is not counted or (known[1].position, known[1].open_now) != (position, here):
            line = LiveItem(item_id, position, counted.subject, counted.mark, counted.title, here)
            known = self._lines[item_id] = (counted, line)
        return known[1]

    def told(self, live: Live, position: int) -> str:
        """The result of an item (1-based) in one paragraph."""
        counted, item_id = self._counted(live, position), live.ids[position - 1]
        known = self._told.get(item_id)
        if known is None or known[0] is not counted:
            known = self._told[item_id] = (counted, _told(live, position, counted.item))
        return known[1]

    def forget(self) -> None:
        """The assembly or the statutes have changed."""
        self._kept.clear()
        self._told.clear()
        self._lines.clear()
        self._agenda.clear()
        self._last = ((), ())
        self._sheets.clear()

    def _counted(self, live: Live, position: int) -> _Counted:
        item, item_id = live.session.items[position - 1], live.ids[position - 1]
        known = self._kept.get(item_id)
        if known is None or not _same(known.item, item):
            known = self._kept[item_id] = _Counted(item, *_result(live, position, item), wording.french(item.subject))
        return known


def _same(known: Item, item: Item) -> bool:
    """Whether nothing that a result comes from has changed; the store gives the same object for the same value."""
    if not _frozen(item):
        return False
    return known is item or (
        known.vote is item.vote
        and known.electorate is item.electorate
        and known.recusals is item.recusals
        and known.debate is item.debate
        and (known.subject, known.president, known.fate, known.majority)
        == (item.subject, item.president, item.fate, item.majority)
    )


def _frozen(item: Item) -> bool:
    """Whether the result of an item comes from nothing but itself: no vote, or those who voted kept with it."""
    return item.vote is None or item.electorate is not None


def item_lines(live: Live, results: Results) -> tuple[LiveItem, ...]:
    """The agenda with what became of each item."""
    return results.agenda(live)


def _result(live: Live, position: int, item: Item) -> tuple[Mark, str]:
    if item.fate is not Fate.KEPT:
        return Mark.OFF, FATES[item.fate]
    if item.vote is None:
        treated = item.debate is not None and item.kind not in (ItemKind.DELIBERATION, ItemKind.ELECTION)
        return (Mark.DONE, "Traité") if treated else (Mark.WAITING, "")
    if item.vote.ballot is Ballot.NONE:
        return Mark.DONE, "Pris acte"
    try:
        state = live.sitting.state(position)
    except RuleViolation:  # the item says what does not add up
        return Mark.DOUBTFUL, "Vote à vérifier"
    if state.tally is None:
        return _elected(live, item, str(told_vote(state, live.hall)["resultat"]))
    return (Mark.CARRIED if state.tally.carried else Mark.REJECTED), RESULTS[state.tally.outcome]


def _elected(live: Live, item: Item, said: str) -> tuple[Mark, str]:
    """What an election gave, as its papers say it; it is not over while a round is still to be held."""
    following = _following(live, item)
    if (following is not None and live.hall.over) or level(item, live.sitting.assembly.people):
        return Mark.WAITING, said
    if following is not None:
        held, next_one = wording.ordinal(following - 1), wording.ordinal(following)
        so_far = said if said.startswith("Élu") else "Sans élu"
        return Mark.WAITING, f"{so_far} au {held} tour{NB}: un {next_one} tour suit"
    return (Mark.CARRIED if said.startswith("Élu") else Mark.REJECTED), said


def item_sheet(live: Live, position: int, results: Results) -> ItemSheet:
    """The item (1-based), whole but for its texts."""
    return results.sheet(live, position)


def _sheet(live: Live, position: int, results: Results) -> ItemSheet:
    item = live.session.items[position - 1]
    mark, title = results.of(live, position)
    owing = owed(live.sitting, position)
    return ItemSheet(
        live.ids[position - 1],
        position,
        len(live.session.items),
        item.number or "",
        wording.french(item.subject),
        item.kind,
        item.fate,
        _about(live, item, position),
        _debate(live, item),
        _recusals(live, item),
        item.conduct.amendments,
        tuple(each for each in Ballot if votable(item, each)),
        owing,
        always_secret(item),
        item.vote,
        mark,
        title,
        results.told(live, position),
        tuple(_notes(live, item, owing)),
    )


def _about(live: Live, item: Item, position: int) -> str:
    """« Délibération · Rapporteur : Mme X · sous la présidence de M. Y »."""
    parts = [KINDS[item.kind]]
    if item.rapporteur:
        word = wording.gendered(live.hall.names.civility(item.rapporteur), "Rapporteur", "Rapporteure")
        missing = ", pas en séance (F8)" if live.opened and away(live.sitting, position) else ""
        parts.append(f"{word}{NB}: {live.name(item.rapporteur)}{missing}")
    chair = live.sitting.presiding(position) if live.opened else item.president or live.session.president
    if chair:
        parts.append(f"Présidence{NB}: {live.name(chair)}")
    if live.session.came_late(item):
        parts.append("ajouté après la convocation")
    return " · ".join(parts)


def _debate(live: Live, item: Item) -> tuple[SpeechLine, ...] | None:
    if item.debate is None:
        return None
    return tuple(
        SpeechLine(each.speaker, live.name(each.speaker), wording.french(each.text), wording.french(each.answer or ""))
        for each in item.debate
    )


def _recusals(live: Live, item: Item) -> tuple[RecusalLine, ...]:
    seats = {seat.code: seat for seat in live.sitting.seats}
    return tuple(
        RecusalLine(each.seat, live.giver(seats[each.seat]), each.reason)
        for each in item.recusals
        if each.seat in seats
    )


def _told(live: Live, position: int, item: Item) -> str:
    """The result in one paragraph, with the words of the papers."""
    if item.vote is None:
        return ""
    try:
        state = live.sitting.state(position)
    except RuleViolation as trouble:
        return str(trouble)
    by_college = live.sitting.assembly.body(live.session.body).votes_by_college
    said: dict[str, Any] = dict(told_vote(state, live.hall, by_college=by_college))
    parts = [said["dispense"], said["scrutin"], *_rounds(said), said["phrase"], *said["elus"], *_colleges(said)]
    parts += [f"{each['sens']}{NB}: {each['noms']}." for each in said["noms"]]
    parts += [_withdrew(each) for each in _recusals(live, item)]
    told = " ".join(str(part) for part in parts if part)
    return told or f"Le point ne donne pas lieu à un vote{NB}: il en est pris acte."


def _following(live: Live, item: Item) -> int | None:
    """The round that an election on this item waits for."""
    return to_go_on(item.vote.election if item.vote is not None else None, live.sitting.assembly.people)


def _rounds(said: dict[str, Any]) -> list[str]:
    """« Premier tour : 21 bulletins… ; ont obtenu : Mme X, 9 voix, … »."""
    told = []
    for held in said["tours"]:
        votes = wording.listing(f"{each['candidat']}, {each['voix']}" for each in held["lignes"])
        told.append(f"{held['titre']}{NB}: {held['phrase'].rstrip('.')}{NB}; ont obtenu{NB}: {votes}.")
    return told


def _colleges(said: dict[str, Any]) -> list[str]:
    """« Département : 3 pour ; EPCI : 8 pour, 3 contre, 1 abstention. »."""
    if not said["par_college"]:
        return []
    words = (
        ("pour", "pour"), ("contre", "contre"), ("abstentions", "en abstention"), ("ne_prennent_pas_part", "hors vote"),
    )  # fmt: skip
    lines = []
    for line in said["lignes"]:
        shares = [f"{line[key]}{NB}{word}" for key, word in words if str(line[key]) != "0"]
        lines.append(f"{line['nom']}{NB}: {', '.join(shares) or 'aucun vote'}")
    return [f"{f'{NB}; '.join(lines)}."]


def _withdrew(line: RecusalLine) -> str:
    reason = f" ({line.reason.rstrip('.')})" if line.reason else ""
    return f"{line.name}{reason} n’a pas pris part au vote."


def _notes(live: Live, item: Item, owing: Ballot | None) -> list[str]:
    """Reopenings, huis clos, requests: what the minutes will tell beside the vote."""
    conduct = item.conduct
    notes = [f"Vote rouvert à {wording.clock(each.at)}{NB}: {each.reason.rstrip('.')}." for each in conduct.reopenings]
    if conduct.closed_doors is not None:
        notes.append(conduct.closed_doors.told)
    for each in conduct.requests:
        which = "secret" if each.ballot is Ballot.SECRET else "public"
        due = f"{NB}: il est de droit" if each.ballot is owing else ""
        notes.append(f"Scrutin {which} demandé par {wording.count(len(each.seats), 'membre')}{due}.")
    decided = {True: "adopté", False: "rejeté", None: "à décider"}
    for asked in conduct.amendments:
        notes.append(f"Amendement de {live.name(asked.author)}, {decided[asked.adopted]}{NB}: {_asked_for(asked)}.")
    if item.fate is not Fate.KEPT:
        notes.append(f"Point {FATES[item.fate].lower()} de l’ordre du jour.")
    return notes


def _asked_for(amendment: Amendment) -> str:
    """What an amendment changes, where it begins to: « « … Un bilan est fait en juin. » à l’article 1 »."""
    place = f" à l’article {amendment.clause}" if amendment.clause else ""
    if not amendment.after:
        return f"suppression de l’article {amendment.clause}"
    before, after = amendment.before.split(), amendment.after.split()
    same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(before, after, strict=False)))
    if same == len(after):
        return f"sans «{NB}{wording.shortened(' '.join(before[same:]))}{NB}»{place}"
    return f"«{NB}{'… ' if same else ''}{wording.shortened(' '.join(after[same:]))}{NB}»{place}"
