"""One session on the screen: its heading, its agenda, and each item as its page reads.

Pages say what the papers say, word for word: both are made by the same builders.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.resending import last_day, resending
from syndic_desktop.domain.tallies import Outcome
from syndic_desktop.domain.texts import Table, Text, paragraph
from syndic_desktop.domain.votes import Ballot, Election
from syndic_desktop.queries.session_lists import Stage, stage

if TYPE_CHECKING:
    from datetime import date

    from syndic_desktop.documents.contents.frames import Reading
    from syndic_desktop.documents.contents.statements import PaperText
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.domain.sessions import ItemState, Sitting
    from syndic_desktop.store import ItemLine, Reader, SessionLine, Store

KINDS = {
    ItemKind.DELIBERATION: "Délibération",
    ItemKind.INFORMATION: "Information",
    ItemKind.DEBATE: "Débat",
    ItemKind.ELECTION: "Élection",
    ItemKind.ANY_OTHER_BUSINESS: "Questions diverses",
}
SCORES = (
    ("nom", "Collège"), ("pour", "Pour"), ("contre", "Contre"), ("abstentions", "Abstention"),
    ("ne_prennent_pas_part", "Ne prennent pas part"),
)  # fmt: skip
RESULTS = {
    Outcome.UNANIMOUS: "Adopté à l’unanimité",
    Outcome.ADOPTED: "Adopté",
    Outcome.REJECTED: "Rejeté",
}
TAKEN_OFF = {
    Fate.WITHDRAWN: "Point retiré de l’ordre du jour",
    Fate.POSTPONED: "Point reporté à une autre séance",
}
FATES = {Fate.KEPT: "", Fate.WITHDRAWN: "Retiré", Fate.POSTPONED: "Reporté"}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in the agenda; `fate` is empty for an item that is kept, `result` until something was decided."""

    id: int
    position: int
    number: str
    kind: str
    subject: str
    fate: str
    added: bool
    result: str

    @property
    def marks(self) -> tuple[str, ...]:
        """What happened to the item, in words."""
        said = (self.fate, self.result, "Ajouté après la convocation" if self.added else "")
        return tuple(filter(None, said))

    @property
    def told(self) -> str:
        """The whole row in one sentence, for whoever listens to the screen."""
        return ", ".join(filter(None, (f"Point {self.position}", self.subject, self.kind, self.number, *self.marks)))


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """The heading of a session and its agenda.

    `convene_by`: last day to send, while nothing was sent, or to send again; `folder`: a name for the folder of its
    documents.
    """

    id: int
    title: str
    where: str
    stage: Stage
    convene_by: str
    folder: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of an operative part, with its own verb where it has one, and sub-clauses."""

    verb: str
    text: str
    sub: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An item as its paper reads, part by part; a part it does not have is empty."""

    heading: str
    where: str
    title: str
    subject: str
    rapporteur: str
    statement: PaperText
    grounds: tuple[tuple[str, str], ...]  # (« Vu », what), (« Considérant », what)…
    ballot: Text
    entry: str
    formula: str
    clauses: tuple[Clause, ...]
    vote: Text
    warning: str = ""

    @property
    def unwritten(self) -> bool:
        """Whether the item has a subject only."""
        return not (self.statement or self.grounds or self.clauses or self.vote)


class Pages:
    """The items of a session, read once; each page is made when it is asked."""

    def __init__(self, reading: Reading, warning: str = "") -> None:
        self._reading, self._warning = reading, warning

    def page(self, position: int) -> Page:
        """The page of an item (1-based)."""
        return _page(self._reading.states[position - 1], self._reading, self._warning)


def session_sheet(store: Store, session_id: int) -> SessionSheet:
    """Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        lines = reader.sessions()
        line = _line_of(lines, session_id)
        items = reader.items(session_id)
        waiting = None if line.held else _waiting(reader, line)
        results = _results(reader, session_id) if line.held else {}
    hour = wording.clock(line.opening) if line.opening else ""
    return SessionSheet(
        session_id,
        _title(line),
        " · ".join(filter(None, (line.place, hour))),
        stage(line, again=waiting is not None),
        wording.long_date(waiting, weekday=True) if waiting else "",
        _folder(line, lines),
        tuple(_row(each, results.get(each.position, ""), gone=bool(line.notice_day or line.held)) for each in items),
    )


def session_title(store: Store, session_id: int) -> str:
    """The title alone, no vote being counted. Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        return _title(_line_of(reader.sessions(), session_id))


def _line_of(lines: Iterable[SessionLine], session_id: int) -> SessionLine:
    line = next((each for each in lines if each.id == session_id), None)
    if line is None:
        raise RuleViolation("Cette séance n’est plus dans le dossier.")
    return line


def _title(line: SessionLine) -> str:
    return f"{line.body_name} du {wording.long_date(line.day, weekday=True)}"


def pages_of(source: Source) -> Pages:
    """The pages of what was read of a session.

    A recorded vote that cannot be counted is told on the pages, which show the rest.
    """
    from syndic_desktop.documents.contents.frames import reading

    try:
        return Pages(reading(source))
    except RuleViolation as refusal:
        return Pages(reading(without_votes(source)), str(refusal))


def _folder(line: SessionLine, lines: Iterable[SessionLine]) -> str:
    """« 2026-09-25-10h00-comite-syndical »: no other session of the dossier has it.

    Where two bodies bear names that a disk does not tell apart, the number of the session is added.
    """
    name = _folder_name(line)
    taken = any(each.id != line.id and _folder_name(each) == name for each in lines)
    return f"{name}-{line.id}" if taken else name


def _folder_name(line: SessionLine) -> str:
    from syndic_desktop.documents.filenames import slug

    hour = f"{line.opening:%Hh%M}" if line.opening else ""
    return "-".join(filter(None, (line.day.isoformat(), hour, slug(line.body_name))))


def _waiting(reader: Reader, line: SessionLine) -> date | None:
    """The last day to send the notices, or to replace those that no longer hold; None: nothing is to be sent.

    Only the statutes know how many days the body wants.
    """
    from syndic_desktop.queries.sittings import sitting_sheet

    sat = sitting_sheet(reader, line.id).sitting
    return last_day(sat) if line.notice_day is None or resending(sat).voids else None


def _results(reader: Reader, session_id: int) -> dict[int, str]:
    """What was decided, by position."""
    from syndic_desktop.domain.remembered import MEMORY
    from syndic_desktop.domain.sessions import sitting
    from syndic_desktop.queries.sittings import the_syndicat

    # Neither the texts nor the rooms: this is read again whenever she pauses in a session that is held.
    session, _ = reader.outline(session_id)
    asked = reader.assembly(), the_syndicat(reader).profile, session
    sat = MEMORY.known(*asked) or sitting(*asked)  # the room has counted every vote
    return {position: _result(sat, position) for position, item in enumerate(sat.session.items, start=1) if item.vote}


def _result(sat: Sitting, position: int) -> str:
    vote = sat.session.items[position - 1].vote
    if vote is None or vote.ballot is Ballot.NONE:
        return "Pris acte"
    if vote.election is not None:
        return _elected(vote.election, sat)
    try:
        tally = sat.tally_at(position)
    except RuleViolation:  # the page says what does not add up
        return "Vote à vérifier"
    return RESULTS[tally.outcome] if tally else ""


def _elected(election: Election, sat: Sitting) -> str:
    people = {person.code: person for person in sat.assembly.people}
    births = births_of(sat.assembly.people)
    chosen = [each.candidate for each in elect(election, births).elected]
    if not chosen:
        return "Personne n’est élu"
    alone = people.get(chosen[0]) if len(chosen) == 1 else None
    word = wording.gendered(alone.civility, "Élu", "Élue") if alone else wording.agree(len(chosen), "Élu")
    return (
        f"{word}{wording.NB}: {wording.listing(people[code].last_name if code in people else code for code in chosen)}"
    )


def _row(line: ItemLine, result: str, *, gone: bool) -> ItemRow:
    """`gone`: there are notices after which an item may have come."""
    return ItemRow(
        line.id,
        line.position,
        line.number or "",
        KINDS[line.kind],
        wording.french(line.subject),
        FATES[line.fate],
        line.added_after_notice and gone,
        result,
    )


def without_votes(source: Source) -> Source:
    """The same session as if nothing had been voted."""
    session = source.sitting.session
    items = tuple(replace(item, vote=None) for item in session.items)
    return replace(source, sitting=replace(source.sitting, session=replace(session, items=items)))


def _page(state: ItemState, reading: Reading, warning: str) -> Page:
    from syndic_desktop.documents.contents.extracts import extract
    from syndic_desktop.documents.contents.items import point

    item = state.item
    deliberates = item.deliberates  # what was taken off is in no register
    told: dict[str, Any] = dict(extract(state, reading)) if deliberates else {"point": point(state, reading)}
    this, vote = told["point"], told.get("vote", {})
    seance: Any = reading.frame["seance"]
    return Page(
        told.get("intitule", TAKEN_OFF.get(item.fate, KINDS[item.kind])),
        f"{reading.body.name} du {seance['date_longue']}",
        this["titre"] if deliberates else f"Point n°{wording.NB}{state.position}",
        this["objet"],
        this["rapporteur"],
        this["expose"],
        _grounds(this),
        _ballot(vote, this["deports"]),
        vote.get("entree", ""),
        vote.get("formule", ""),
        tuple(Clause(each["verbe"], each["texte"], tuple(each["sous"])) for each in this["clauses"]),
        _vote(vote),
        warning,
    )


def _grounds(point: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    kinds = (("Vu", "visas"), ("Considérant", "considerants"), ("Entendu", "entendus"))
    return tuple((word, text) for word, name in kinds for text in point[name])


def _ballot(vote: dict[str, Any], recusals: list[str]) -> Text:
    """What comes before the decision: who withdrew, how the vote was held, the rounds of an election."""
    rounds = [each for held in vote.get("tours", ()) for each in _round(held)]
    said = (*recusals, vote.get("dispense", ""), vote.get("scrutin", ""), *rounds, *vote.get("elus", ()))
    return tuple(paragraph(each) for each in said if each)


def _round(held: dict[str, Any]) -> tuple[str, str]:
    votes = wording.listing(f"{each['candidat']}, {each['voix']}" for each in held["lignes"])
    return f"{held['titre']}{wording.NB}: {held['phrase']}", f"Ont obtenu{wording.NB}: {votes}."


def _vote(vote: dict[str, Any]) -> Text:
    """What comes after the decision: its figures, college by college where the body votes so, and names."""
    names = (f"{each['sens']}{wording.NB}: {each['noms']}" for each in vote.get("noms", ()))
    table: Text = ()
    if vote.get("par_college"):
        rows = [tuple(str(line[key]) for key, _ in SCORES) for line in (*vote["lignes"], vote["total"])]
        table = (Table((tuple(title for _, title in SCORES), *rows), header=True),)
    phrase = vote.get("phrase", "")
    return (*([paragraph(phrase)] if phrase else []), *table, *map(paragraph, names))
