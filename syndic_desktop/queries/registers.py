"""The registers of a dossier: which there are, what one holds, what is missing before it is bound, what binds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.documents.binding import ORDERS_CODE, OrdersToBind, Readable, Sources
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Stage, stage, transmissible
from syndic_desktop.domain.assemblies import Body, BodyKind
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.matters import matter_of
from syndic_desktop.domain.orders import audit_orders, orders, years
from syndic_desktop.domain.registers import Lack, audit, audit_decisions, volume
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import counted_once
from syndic_desktop.queries.delegated import delegated_source
from syndic_desktop.queries.directories import decision_code
from syndic_desktop.queries.papers import logo_of, templates_of
from syndic_desktop.queries.sittings import sitting_sheet, the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


LACKS = {
    Lack.NUMBER: ("délibération sans numéro", "délibérations sans numéro"),
    Lack.GAP: ("trou dans la numérotation", "trous dans la numérotation"),
    Lack.VOTE: ("point sans vote", "points sans vote"),
    Lack.DATE: ("décision sans date", "décisions sans date"),
    Lack.SIGNATURE: ("acte à signer", "actes à signer"),
    Lack.TRANSMISSION: ("acte à transmettre", "actes à transmettre"),
    Lack.RECEIPT: ("accusé de réception attendu", "accusés de réception attendus"),
    Lack.PUBLICATION: ("acte à publier", "actes à publier"),
    Lack.SCAN: ("acte signé à déposer", "actes signés à déposer"),
    Lack.MINUTES: ("procès-verbal à arrêter ou à publier", "procès-verbaux à arrêter ou à publier"),
}
"""What is missing of each sort: for one, for several."""


ORDERS_NAME = "Arrêtés et décisions"


def counted_words(counted: Iterable[tuple[Lack, int]]) -> str:
    """« 3 actes à signer, 1 procès-verbal à arrêter ou à publier »; empty where nothing is missing."""
    return ", ".join(wording.count(count, *LACKS[lack]) for lack, count in counted)


@dataclass(frozen=True, slots=True)
class RegisterChoice:
    """A register there is: a body and a year in which it held sessions; or that of orders, which has `acts` instead."""

    body: str
    body_name: str
    year: int
    sessions: int
    acts: int = 0

    @property
    def counted(self) -> str:
        """« 4 séances », « 12 actes »."""
        return wording.count(self.acts, "acte") if self.acts else wording.count(self.sessions, "séance")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One act of the register; numbers are those of the store, 0 where it is of no session.

    `decision`: the decision that it is, by its code (`decision_code`); empty for a deliberation.
    """

    session_id: int
    item_id: int
    day: date
    number: str
    subject: str
    theme: str
    stage: Stage
    matter: str = ""
    decision: str = ""

    @property
    def told(self) -> str:
        return f"{self.number} – {self.subject}" if self.number else self.subject


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Something to clear before binding, and where: 0 where it is of no session, of no item.

    `decision`: the delegated decision that it is about, by its code (`decision_code`); empty where it is of none.
    """

    lack: Lack
    sentence: str
    session_id: int = 0
    item_id: int = 0
    decision: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register as it is shown. `counted`: how many things of each sort are missing."""

    choice: RegisterChoice
    rows: tuple[RegisterRow, ...]
    missing: tuple[MissingRow, ...]
    counted: tuple[tuple[Lack, int], ...]


def registers(store: Store) -> tuple[RegisterChoice, ...]:
    """Every register there is, the newest year first, bodies in their order."""
    with store.reading() as reader:
        return _choices(reader)


def register_sheet(store: Store, body: str, year: int) -> RegisterSheet:
    """One register. Raises UnknownCode when there is no such body."""
    if body == ORDERS_CODE:
        return _orders_sheet(store, year)
    with store.reading() as reader:
        known = reader.assembly().body(body)
        held = _sessions(reader, body)
        items = {id(session): [line.id for line in reader.items(number)] for number, session in held}
        syndicat = reader.syndicat()
        decisions = counted_once(reader) if _main(known) else ()
    numbers = {id(session): number for number, session in held}
    sessions = [session for _, session in held]
    whole = volume(known, year, sessions)
    numberings = syndicat.numberings if syndicat else ()
    rows = tuple(
        RegisterRow(
            numbers[id(entry.session)],
            items[id(entry.session)][entry.position - 1],
            entry.session.day,
            entry.item.number or "",
            entry.item.subject,
            matter.theme if (matter := matter_of(entry.item.matter or "")) else "",
            stage(entry.item.act),
            entry.item.matter or "",
        )
        for entry in whole.entries
    )
    missing = tuple(
        MissingRow(
            each.lack,
            each.sentence,
            numbers[id(each.session)] if each.session else 0,
            items[id(each.session)][each.position - 1] if each.session and each.position else 0,
            decision_code(each.decision) if each.decision else "",
        )
        for each in (*audit(whole, sessions), *audit_decisions(decisions, numberings, year))
    )
    choice = RegisterChoice(body, known.name, year, len(whole.sessions))
    return RegisterSheet(choice, rows, missing, _counted(missing))


def _counted(missing: Iterable[MissingRow]) -> tuple[tuple[Lack, int], ...]:
    told = Counter(each.lack for each in missing)
    return tuple((lack, told[lack]) for lack in Lack if told[lack])


def to_bind(store: Store, body: str, year: int) -> Readable:
    """What the register of a year is bound from. Raises RuleViolation where no session was held, no order taken."""
    if body == ORDERS_CODE:
        return _orders_to_bind(store, year)
    with store.reading() as reader:
        syndicat, known = the_syndicat(reader), reader.assembly().body(body)
        held = _sessions(reader, body)
        whole = volume(known, year, [session for _, session in held])
        numbers = {id(session): number for number, session in held}
        if not whole.sessions:
            raise RuleViolation(
                f"« {known.name} » n’a tenu aucune séance en {year} : il n’y a pas de registre à relier."
            )
        decisions, reported = reader.decisions(), reader.reported()
        logo, templates = logo_of(reader, syndicat.logo), templates_of(reader, syndicat.templates)
        delegated = counted_once(reader) if _main(known) else ()
        sources = []
        for session in whole.sessions:
            sitting = sitting_sheet(reader, numbers[id(session)]).sitting
            recaps = {kind: recap(decisions, reported, session.key, kind) for kind in DecisionKind}
            sources.append(Source(syndicat, sitting, recaps, decisions, logo, templates))
    taken = tuple(each for each in delegated if each.day and each.day.year == year)
    return Sources(whole, sources, taken, logo, f"Registre des délibérations{wording.NB}{year} – {known.name}")


def _orders_sheet(store: Store, year: int) -> RegisterSheet:
    with store.reading() as reader:
        decisions, syndicat = reader.decisions(), reader.syndicat()
    whole = orders(year, decisions)
    rows = tuple(
        RegisterRow(
            0,
            0,
            each.day or date.min,
            each.number,
            each.subject,
            matter.theme if (matter := matter_of(each.filed_under or "")) else "",
            stage(each.act, sent=transmissible(each.kind, each.amount, each.day)),
            each.filed_under or "",
            decision_code(each),
        )
        for each in whole.acts
    )
    missing = tuple(
        MissingRow(each.lack, each.sentence, decision=decision_code(each.decision) if each.decision else "")
        for each in audit_orders(decisions, syndicat.numberings if syndicat else (), year)
    )
    choice = RegisterChoice(ORDERS_CODE, ORDERS_NAME, year, 0, len(rows))
    return RegisterSheet(choice, rows, missing, _counted(missing))


def _orders_to_bind(store: Store, year: int) -> OrdersToBind:
    with store.reading() as reader:
        whole, source = orders(year, reader.decisions()), delegated_source(reader)
    if not whole.acts:
        raise RuleViolation(f"Aucun arrêté ni aucune décision n’est de {year} : il n’y a pas de registre à relier.")
    return OrdersToBind(whole, source)


def _main(body: Body) -> bool:
    """The register of the committee holds what was decided in its name too (R2122-7-1)."""
    return body.kind is BodyKind.COMMITTEE


def _choices(reader: Reader) -> tuple[RegisterChoice, ...]:
    bodies = reader.assembly().bodies
    held = Counter((line.body, line.day.year) for line in reader.sessions() if line.held)
    entered = years(reader.decisions())
    return tuple(
        choice
        for year in sorted({year for _, year in held} | set(entered), reverse=True)
        for choice in (
            *(RegisterChoice(each.code, each.name, year, held[each.code, year]) for each in bodies),
            RegisterChoice(ORDERS_CODE, ORDERS_NAME, year, 0, entered.get(year, 0)),
        )
        if choice.sessions or choice.acts
    )


def _sessions(reader: Reader, body: str) -> list[tuple[int, Session]]:
    return [(line.id, reader.session(line.id)) for line in reversed(reader.sessions()) if line.body == body]
