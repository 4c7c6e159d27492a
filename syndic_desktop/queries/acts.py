"""The acts of a session as step « Actes » shows them: how far each has gone, what is next, what is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.acts import Act, ActRef, Stage, Step, act_identifier, stage, steps
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.examinations import extracted
from syndic_desktop.domain.seals import moved, seals, told
from syndic_desktop.domain.timetables import LIST_WITHIN
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.renamings import once_named, undue
from syndic_desktop.queries.sittings import SittingSheet, sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Paper, Store, Touched

NO_ACTS = "Aucune délibération n’a encore été prise : les actes, leurs numéros et leurs dates paraîtront ici."
NO_ACT = "Aucun point de cette séance n’a été délibéré : elle n’a produit aucun acte."
UNNUMBERED = "à noter"
WORDS = {
    Stage.DRAFT: "○ projet",
    Stage.TO_SIGN: "✎ à signer",
    Stage.SIGNED: "✓ signé",
    Stage.TRANSMITTED: "→ transmis",
    Stage.RECEIVED: "⇄ accusé reçu",
    Stage.PUBLISHED: "▣ publié",
    Stage.ENFORCEABLE: "● exécutoire",
}
"""How a stage is told: a sign and a word."""
SECTIONS = {
    Step.SIGN: "À signer",
    Step.TRANSMIT: "À transmettre",
    Step.RECEIVE: "Accusé de réception attendu",
    Step.PUBLISH: "À publier",
    Step.SCAN: "Acte signé à classer",
    None: "Rien à faire",
}
TO_DO = {
    Step.SIGN: ("acte à signer", "actes à signer"),
    Step.TRANSMIT: ("à transmettre", "à transmettre"),
    Step.RECEIVE: ("accusé attendu", "accusés attendus"),
    Step.PUBLISH: ("à publier", "à publier"),
    Step.SCAN: ("acte signé à classer", "actes signés à classer"),
}
DRAFTS = "Sans vote consigné"


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act. `moved`: what is no more what was signed; `section`: what is to be done of it next."""

    ref: ActRef
    position: int
    number: str
    subject: str
    act: Act
    stage: Stage
    steps: tuple[Step, ...]
    identifier: str
    appeal: str
    moved: str
    private: tuple[str, ...] = ()
    annexes: tuple[tuple[str, bool], ...] = ()

    @property
    def next(self) -> Step | None:
        """The first thing to do of it; None where there is nothing."""
        return self.steps[0] if self.steps else None

    @property
    def section(self) -> str:
        return DRAFTS if self.stage is Stage.DRAFT else SECTIONS[self.next]

    @property
    def told(self) -> str:
        """The whole act in one sentence, for whoever listens to the screen."""
        return ", ".join(filter(None, (self.number, self.subject, WORDS[self.stage][2:], self.section, self.moved)))

    @property
    def days(self) -> tuple[str, str, str, str]:
        """Signed, sent, received, public, as they are shown."""
        sent = self.act.transmission
        shown = (
            self.act.signature.day if self.act.signature else None,
            sent.day if sent else None,
            sent.receipt if sent else None,
            self.act.public,
        )
        signed, sent_on, received, public = (f"{day:%d/%m/%y}" if day else "" for day in shown)
        return signed, "dispensé" if self.act.exempt else sent_on, received, public


@dataclass(frozen=True, slots=True)
class ActsSheet:
    """`missing`: what is said where there are none; `list_by`: the last day to publish the list."""

    missing: str
    rows: tuple[ActRow, ...]
    summary: str
    held_on: date | None
    list_published: date | None
    list_by: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A paper of an act that says no more what the dossier says: since when, and what has changed."""

    path: str
    made_on: date
    reason: str

    @property
    def sentence(self) -> str:
        """« Extrait du 28/09/2026 à refaire (Ctrl+E) : l’objet a changé. »."""
        return f"Extrait du {wording.short_date(self.made_on)} à refaire (Ctrl+E){NB}: {self.reason}."


@dataclass(frozen=True, slots=True)
class Produced:
    """What was made of a session, what it would be made of now, and what was changed since the first of it was made.

    `items`: the numbers of the items in the store, in order.
    """

    session_id: int
    source: Source
    papers: tuple[Paper, ...]
    touched: tuple[Touched, ...]
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """What is out of date: by item, its extract; in one sentence, the other papers of the session."""

    acts: Mapping[int, Stale] = field(default_factory=dict)
    others: str = ""


def acts_sheet(store: Store, session_id: int) -> ActsSheet:
    """The acts of a session, those with something to do first. Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        sheet = sitting_sheet(reader, session_id)
        ids = {line.position: line.id for line in reader.items(session_id)}
    session = sheet.sitting.session
    if not session.held:
        return ActsSheet(NO_ACTS, (), "", None, None, "")
    order = {step: rank for rank, step in enumerate((*Step, None))}
    rows = sorted(_rows(sheet, ids), key=lambda row: (row.stage is Stage.DRAFT, order[row.next], row.position))
    late = wording.short_date(session.day + LIST_WITHIN)
    return ActsSheet("" if rows else NO_ACT, tuple(rows), summary(rows), session.day, session.list_published, late)


def summary(rows: Iterable[ActRow]) -> str:
    """« 3 actes à signer · 2 à transmettre »; what is done where nothing is left to do."""
    found = tuple(rows)
    filed = (row for row in found if row.next is not Step.SCAN and row.act.signature and Step.SCAN in row.steps)
    counted = Counter(row.next for row in found) + Counter(Step.SCAN for _ in filed)
    due = [wording.count(counted[step], *words) for step, words in TO_DO.items() if counted[step]]
    ready = sum(row.stage is Stage.ENFORCEABLE for row in found)
    done = f"{wording.count(len(found), 'acte')}, {wording.count(ready, 'exécutoire')}"
    return " · ".join([*due, done] if due else [done, "rien à faire"])


def produced(store: Store, session_id: int) -> Produced | None:
    """What `out_of_date` compares; None where nothing was made of the session."""
    with store.reading() as reader:
        known = reader.papers(session_id)
        if not known:
            return None
        touched = reader.changed_since(min(paper.made_at for paper in known))
        ids = tuple(line.id for line in reader.items(session_id))
    return Produced(session_id, paper_source(store, session_id)[1], known, touched, ids)


def out_of_date(found: Produced, templates: Path) -> OutOfDate:
    """What must be made again and why. Knows no store: it takes a while, beside the window.

    Raises RuleViolation when a recorded vote cannot be counted, FileTrouble when a template is missing.
    """
    from syndic_desktop.documents.folders import paper_fingerprint, papers
    from syndic_desktop.queries.live.papers import EXTRACT, UNDUE, outdated, published
    from syndic_desktop.queries.live.papers import told as said

    shelf = found.source.shelf(templates)
    stale = {}
    sat = found.source.sitting
    deliberated = [(found.items[position - 1], sat.session.items[position - 1]) for position in extracted(sat)]
    extracts = [paper for paper in papers(found.source) if paper.kind == EXTRACT]
    made = {paper.path: paper for paper in found.papers if paper.kind == EXTRACT and not published(paper)}
    of = {due.path: item for (_, item), due in zip(deliberated, extracts, strict=True)}
    old = once_named(of, made)
    for (item_id, _), due in zip(deliberated, extracts, strict=True):
        was = made.get(old.get(due.path, due.path))
        if was is None:
            continue
        if was.path != due.path or was.fingerprint != paper_fingerprint(due, found.source, shelf):
            stale[item_id] = Stale(due.path, was.made_at.date(), _reason(found, item_id, was.made_at))
    others = [paper for paper in found.papers if paper.kind != EXTRACT or published(paper)]
    gone = len(undue(of, made))
    return OutOfDate(stale, said(outdated(found.source, others, templates) | ({UNDUE: gone} if gone else {})))


def _rows(sheet: SittingSheet, ids: Mapping[int, int]) -> Iterator[ActRow]:
    for position in extracted(sheet.sitting):
        yield _row(sheet, position, sheet.sitting.session.items[position - 1], ids.get(position, 0))


def _row(sheet: SittingSheet, position: int, item: Item, item_id: int) -> ActRow:
    act, day = item.act or Act(), sheet.sitting.session.day
    decided = item.vote is not None
    appeal = calendar.appeal_deadline(act.public, sheet.syndicat.department) if act.public else None
    return ActRow(
        ActRef(item_id),
        position,
        item.number or UNNUMBERED,
        wording.french(item.subject),
        act,
        stage(act, decided=decided),
        steps(act, decided=decided),
        _identifier(sheet, item, day),
        wording.long_date(appeal) if appeal else "",
        _moved(sheet, position, act),
        item.private,
        tuple((wording.french(annex.title), annex.private) for annex in item.annexes),
    )


def _identifier(sheet: SittingSheet, item: Item, day: date) -> str:
    try:
        return (item.number and act_identifier(sheet.syndicat, day, item.number)) or ""
    except RuleViolation:  # a number too long for the norm: the checks say it
        return ""


def _moved(sheet: SittingSheet, position: int, act: Act) -> str:
    """« l’objet et le vote ont changé »; empty where the act is what was signed."""
    if act.signature is None or not act.signature.seals:
        return ""
    try:
        return told(moved(act, seals(sheet.sitting, position)))
    except RuleViolation:  # a vote that cannot be counted
        return ""


_OF_ITEM = {
    "number": "le numéro", "subject": "l’objet", "vote": "le vote", "electorate": "le vote", "recusals": "le vote",
    "president": "le vote", "act": "les dates de l’acte", "fate": "le sort du point",
}  # fmt: skip
_TEXTS = ("statement", "visas", "recitals", "heard", "verb", "operative", "annexes", "rapporteur")
_TABLES = {
    "presences": "les présences", "movements": "les présences", "sessions": "la séance", "people": "l’assemblée",
    "mandates": "l’assemblée", "roles": "l’assemblée", "members": "l’assemblée", "colleges": "l’assemblée",
    "seats": "l’assemblée", "seat_deputies": "l’assemblée", "bodies": "l’instance", "syndicats": "le syndicat",
    "decisions": "les décisions déléguées", "files": "le logo",
}  # fmt: skip
OF_SESSION = ("presences", "movements", "sessions")


def _reason(found: Produced, item_id: int, since: datetime) -> str:
    """« l’objet et les présences ont changé »; what the journal does not tell is the template's doing."""
    said = dict.fromkeys(
        word for each in found.touched if each.at > since for word in _changed(each, found.session_id, item_id)
    )
    if not said:
        return "une donnée ou le modèle a changé"
    words = list(said)
    plural = len(words) > 1 or words[0].startswith("les ")
    return f"{wording.listing(words)} {'ont' if plural else 'a'} changé"


def _changed(each: Touched, session_id: int, item_id: int) -> Iterator[str]:
    if each.table == "items" and each.key == str(item_id):
        yield from (_OF_ITEM[name] for name in sorted(each.columns & _OF_ITEM.keys()))
        if each.columns & set(_TEXTS):
            yield "le texte"
    elif each.table in _TABLES and (each.table not in OF_SESSION or each.key.partition("/")[0] == str(session_id)):
        yield _TABLES[each.table]


class Numbered(Protocol):
    """An act that is known by the number it bears."""

    @property
    def ref(self) -> ActRef: ...
    @property
    def number(self) -> str: ...


N = TypeVar("N", bound=Numbered)


def matching(names: Sequence[str], rows: Sequence[N]) -> dict[str, N]:
    """Which act each of these file names is of, by the number that it bears; those of none are left out."""
    from syndic_desktop.documents.filenames import number_slug

    known = {number_slug(row.number).lower(): row for row in rows if row.number != UNNUMBERED}
    made = {}
    for name in names:
        slugged = f"-{number_slug(Path(name).stem).lower()}-"
        fits = [row for number, row in known.items() if number and f"-{number}-" in slugged]
        if len(fits) == 1:
            made[name] = fits[0]
    return made
