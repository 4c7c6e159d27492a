"""What step « Ordre du jour » shows: the heading that is edited, one item whole, what is foreseen, the timetable.

`today` is an argument: nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.agenda import Annex, Fate, Item, ItemKind
from syndic_desktop.domain.classifications import FiledMatter
from syndic_desktop.domain.endings import left_to_fill
from syndic_desktop.domain.numbering import following
from syndic_desktop.domain.reconvenings import first_key
from syndic_desktop.domain.resending import due_timetable, resending
from syndic_desktop.domain.sessions import Modality, Session, SessionNature
from syndic_desktop.domain.timetables import Milestone, Setting, Step, Timetable, shifts
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.domain.typologies import kinds
from syndic_desktop.queries.drafts import First, first_of, lacking
from syndic_desktop.queries.session_sheets import KINDS
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import ItemLine, Reader, SessionLine, Store

NATURES = {
    SessionNature.ORDINARY: "Ordinaire",
    SessionNature.URGENT: "En urgence",
    SessionNature.SECOND_NOTICE: "Seconde convocation",
}
MODALITIES = {
    Modality.IN_PERSON: "En présence",
    Modality.VIDEO: "Par visioconférence",
    Modality.MIXED: "Mixte : en présence et à distance",
}
LOOKED_BACK = 12
"""Sessions of the body, the last ones, where postponed items are looked for."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Somebody who may present an item, seats of the body first; `words` also find the person."""

    code: str
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a session, as it is edited. `frozen`: why it no longer changes, empty while it does.

    `first`, `firsts`: of a second convocation, the session it follows, and those it may follow, newest first.
    """

    id: int
    body: str
    body_name: str
    day: date
    opening: time | None
    place: str
    modality: Modality
    nature: SessionNature
    president: str | None
    summary: str
    frozen: str
    first: int | None = None
    firsts: tuple[First, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """An annex: its title, the path and fingerprint of its file (empty when it is not there), « 1,2 Mo », its type."""

    title: str
    path: str
    fingerprint: str
    size: str
    typology: str = ""


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """An item as it is written. `frozen`: why its texts no longer change, empty while they do.

    `next_number`: the one that its body would give it, empty where it gives none; `kinds`: code and words of the types
    that an annex may bear; `matters`: those that the préfecture has under the two national levels.
    """

    id: int
    session_id: int
    position: int
    item: Item
    annexes: tuple[AnnexRow, ...]
    frozen: str
    next_number: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    matters: tuple[FiledMatter, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeseenRow:
    """A topic, or an item postponed at an earlier session: `topic_id` or `item_id` says which."""

    subject: str
    kind: str
    where: str
    note: str
    topic_id: int | None = None
    item_id: int | None = None
    topic: UpcomingTopic | None = None

    def due(self, day: date) -> bool:
        """Whether a session of that day is expected to take it: what was postponed is, and what was meant for then."""
        return self.item_id is not None or bool(self.topic and self.topic.day and self.topic.day <= day)

    @property
    def told(self) -> str:
        """The row in one sentence, for whoever listens to the screen."""
        return ", ".join(filter(None, (self.subject, self.kind, self.where, self.note)))


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of the timetable: « samedi 28 novembre 2026 », « dans 5 jours »; `before`: where it was, if it moves."""

    label: str
    day: str
    when: str
    remark: str
    source: str
    late: bool
    before: str = ""

    @property
    def told(self) -> str:
        """The row in one sentence, for whoever listens to the screen."""
        return ", ".join(filter(None, (self.label, self.day, self.when, self.remark, self.before, self.source)))


@dataclass(frozen=True, slots=True)
class TimetableSheet:
    """The dates of a session and the count of its clear days; `verdict` says whether the delay is kept.

    `calm`: it only says until when to send, as the heading of the session does.
    `house`: the syndicat and the body, without which the count on paper proves nothing.
    """

    title: str
    verdict: str
    kept: bool
    dates: tuple[DateRow, ...]
    count: tuple[str, ...]
    house: str = ""
    calm: bool = False


def heading(store: Store, session_id: int) -> Heading:
    """Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        session = reader.session(session_id)
        body = reader.assembly().body(session.body)
        firsts = _firsts(reader, session)
        first = next((line.id for line in firsts if _follows(session, line)), None)
    day = wording.long_date(session.day, weekday=True)
    hour = wording.clock(session.opening) if session.opening else "heure à fixer"
    nature = "" if session.nature is SessionNature.ORDINARY else NATURES[session.nature].lower()
    modality = "" if session.modality is Modality.IN_PERSON else MODALITIES[session.modality].partition(" :")[0].lower()
    said = (day, hour, session.place or "lieu à fixer", modality, nature)
    missing = session.opening is None or (session.nature is SessionNature.SECOND_NOTICE and first is None)
    held = ""
    if session.held and not missing:  # what the minutes lack may still be said
        held = "La séance a été tenue : son en-tête est celui du procès-verbal."
    frozen = store.why_read_only or held
    return Heading(
        session_id, body.code, body.name, session.day, session.opening, session.place, session.modality,
        session.nature, session.president, " · ".join(filter(None, said)), frozen, first,
        tuple(map(first_of, firsts)),
    )  # fmt: skip


def _firsts(reader: Reader, session: Session) -> list[SessionLine]:
    """Those a second convocation may take up, and the one that it says it does; none for another session."""
    if session.nature is not SessionNature.SECOND_NOTICE:
        return []
    lacked = lacking(reader, session.body, session.day)
    found = [line for line in lacked if all(again.key == session.key for again in reader.following(line.key))]
    said = [line for line in reader.sessions() if line not in found and _follows(session, line)]
    return sorted((*found, *said), key=lambda line: line.day, reverse=True)


def _follows(session: Session, line: SessionLine) -> bool:
    first = first_key(session)
    return first is not None and first.means(line.key)


def presenters(store: Store, session_id: int) -> tuple[Presenter, ...]:
    """Who may present an item: the members of the body in protocol order, then everybody else by name."""
    with store.reading() as reader:
        sheet = sitting_sheet(reader, session_id)
    assembly, session = sheet.sitting.assembly, sheet.sitting.session
    roles = assembly.roles_on(session.day)
    first = [code for seat in sheet.sitting.seats for code in (seat.titular, *seat.deputies) if code]
    people = {each.code: each for each in assembly.people}
    others = sorted(
        (each for each in people if each not in first), key=lambda code: wording.fold(people[code].last_name)
    )
    return tuple(
        Presenter(
            code,
            wording.full(people[code].civility, people[code].first_name, people[code].last_name),
            roles[code].title if code in roles else "",
        )
        for code in dict.fromkeys((*first, *others))
        if code in people
    )


def item_sheet(store: Store, item_id: int) -> ItemSheet:
    """Raises RuleViolation when the item is no more."""
    with store.reading() as reader:
        item, session_id = reader.item(item_id), reader.session_of(item_id)
        position = next(line.position for line in reader.items(session_id) if line.id == item_id)
        files = {line.path: (line.size, line.fingerprint) for line in reader.files()} if item.annexes else {}
        annexes = tuple(_annex(each, files) for each in item.annexes)
        filed = reader.classification()
        following_one = _next_number(reader, item_id) if item.deliberates and item.number is None else ""
    sent = item.act is not None and item.act.transmission is not None
    fixed = "Cet acte a été transmis : son texte est figé, une correction est un nouvel acte." if sent else ""
    frozen = store.why_read_only or fixed  # what would be typed could not be kept
    may_be = tuple(kinds(Nature.DELIBERATION, filed).items())
    deeper = filed.deeper if filed else ()
    return ItemSheet(item_id, session_id, position, item, annexes, frozen, following_one, may_be, deeper)


def _next_number(reader: Reader, item_id: int) -> str:
    session = reader.session_around(item_id)
    body = reader.assembly().body(session.body)
    return following(body.numbering, body.counter, session.day, reader.numbers(body.code))


def annex_pages(store: Store, path: str) -> Callable[[], int | None]:
    """Reads a file of the dossier, and gives what counts its pages: that takes a moment, and knows no store.

    None when it is not a PDF, does not say, or is not there.
    """
    from syndic_desktop.exchange.pdf_pages import page_count

    with store.reading() as reader:
        there = any(line.path == path for line in reader.files())
        return partial(page_count, reader.file(path) if there else b"")


def foreseen(store: Store, session_id: int) -> tuple[ForeseenRow, ...]:
    """What may come into an agenda: what earlier sessions left and none took up since, then the topics of the body.

    They leave items postponed, and elections interrupted, to be begun anew.
    """
    with store.reading() as reader:
        sessions = reader.sessions()
        here = next((line for line in sessions if line.id == session_id), None)
        if here is None:
            return ()
        earlier = _before(sessions, here.body, here.day, here.opening, here.id)
        return _foreseen(reader, here.body, earlier, [item.subject for item in reader.items(session_id)])


def foreseen_for(store: Store, body: str, day: date, proposed: Sequence[str]) -> tuple[ForeseenRow, ...]:
    """What may come into the agenda of a session that does not exist yet; `proposed`: the subjects it already has."""
    with store.reading() as reader:
        return _foreseen(reader, body, _before(reader.sessions(), body, day, None, 0), proposed)


def _foreseen(
    reader: Reader, body: str, earlier: Sequence[SessionLine], subjects: Sequence[str]
) -> tuple[ForeseenRow, ...]:
    topics = tuple(line for line in reader.topics() if line.topic.body == body)
    postponed = _postponed(reader, earlier, subjects)
    named = {wording.fold(line.topic.item.subject) for line in topics}
    rows = [row for row in postponed if wording.fold(row.subject) not in named]
    for line in topics:
        topic = line.topic
        where = f"prévu pour le {wording.long_date(topic.day)}" if topic.day else ""
        rows.append(
            ForeseenRow(
                topic.item.subject, KINDS[topic.item.kind], where, topic.item.note or "", topic_id=line.id, topic=topic
            )
        )
    return tuple(rows)


def timetable_sheet(store: Store, session_id: int, today: date, by: int = 0) -> TimetableSheet:
    """The timetable of a session; `by`: what if it moved by so many days."""
    with store.reading() as reader:
        sheet = sitting_sheet(reader, session_id)
        body = reader.assembly().body(sheet.sitting.session.body)
    session, again = sheet.sitting.session, resending(sheet.sitting).voids
    setting = Setting(sheet.sitting.rules, sheet.syndicat.kind, body.kind, sheet.syndicat.department)
    found = due_timetable(sheet.sitting, setting)
    house = f"{sheet.syndicat.name} – {body.name}"
    if not by:
        return replace(_sheet(found, session, today, {}, again=again), house=house)
    other = due_timetable(sheet.sitting, setting, by)
    before = {each.step: each.before for each in shifts(found, other)}
    return replace(_sheet(other, session, today, before, again=again), house=house)


def _sheet(
    found: Timetable, session: Session, today: date, before: dict[Step, date | None], *, again: bool
) -> TimetableSheet:
    still = session.day != found.day  # a supposition: nothing is sent for that day
    sent = session.notice.day is not None and not still and not again
    days = wording.count(max(found.clear_days, 0), "jour franc", "jours francs")
    if sent:
        verdict = f"Convocation du {wording.long_date(found.sent)} : {days} pour {found.wanted} demandés."
    elif found.before_announced and found.latest < today:
        verdict = f"À renvoyer sans attendre : il fallait le faire {found.why}."
    elif found.latest < today and not session.held:
        wanted = wording.count(found.wanted, "jour franc", "jours francs")
        verdict = f"Trop tard pour {wanted} : changez la date, ou convoquez en urgence."
    else:
        latest = wording.long_date(found.latest, weekday=True)
        verb = "envoyer" if session.notice.day is None else "renvoyer"
        verdict = f"À {verb} au plus tard le {latest} : {found.why}."
    kept = found.regular and (sent or session.held or found.latest >= today)
    rows = tuple(_row(each, today, session, before.get(each.step), sent=sent) for each in found.milestones)
    title = f"Séance du {wording.long_date(found.day, weekday=True)}"
    calm = kept and not sent and not again
    return TimetableSheet(title, verdict, kept, rows, tuple(line.label for line in found.count), calm=calm)


def _row(each: Milestone, today: date, session: Session, before: date | None, *, sent: bool) -> DateRow:
    papers = session.notice.budget_papers is not None and not before
    done = (sent and each.step is Step.NOTICE) or (papers and each.step is Step.BUDGET_PAPERS)
    late = each.day < today and not done and not session.held and each.step in (Step.NOTICE, Step.BUDGET_PAPERS)
    was = f"au lieu du {wording.long_date(before)}" if before else ""
    day = wording.long_date(each.day, weekday=True)
    return DateRow(each.label, day, "fait" if done else _when(each.day, today), each.remark, each.source, late, was)


def _when(day: date, today: date) -> str:
    days = (day - today).days
    if days in (-1, 0, 1):
        return {-1: "hier", 0: "aujourd’hui", 1: "demain"}[days]
    return f"dans {wording.count(days, 'jour')}" if days > 0 else f"il y a {wording.count(-days, 'jour')}"


def _before(sessions: Iterable[SessionLine], body: str, day: date, opening: time | None, but: int) -> list[SessionLine]:
    """The sessions of a body before a moment, newest first; a day without hour begins at midnight."""
    mine = [line for line in sessions if line.body == body and line.id != but]
    return [line for line in mine if (line.day, line.opening or time.min) < (day, opening or time.min)]


def _postponed(reader: Reader, earlier: Sequence[SessionLine], subjects: Sequence[str]) -> list[ForeseenRow]:
    """What sessions (newest first) left to others, oldest first, but what a later agenda or `subjects` takes up."""
    found: dict[str, ForeseenRow] = {}
    for line in reversed(earlier[:LOOKED_BACK]):
        for item in reader.items(line.id):
            subject = wording.fold(item.subject)
            found.pop(subject, None)  # taken up here
            if left := _left(reader, item, line):
                where = f"{left} le {wording.long_date(line.day)}"
                found[subject] = ForeseenRow(item.subject, KINDS[item.kind], where, "", item_id=item.id)
    for subject in subjects:
        found.pop(wording.fold(subject), None)
    return list(found.values())


def _left(reader: Reader, item: ItemLine, line: SessionLine) -> str:
    """How a session left an item to another one, as the day follows it; empty where it did not."""
    if item.fate is Fate.POSTPONED:
        return "reporté"
    if item.kind is not ItemKind.ELECTION or not item.has_vote or line.going_on:
        return ""
    return "interrompue" if left_to_fill(reader.item(item.id), reader.assembly().people) else ""


def _annex(annex: Annex, files: dict[str, tuple[int, str]]) -> AnnexRow:
    if annex.file is None or annex.file not in files:
        missing = "fichier absent" if annex.file else "sans fichier"
        return AnnexRow(annex.title, annex.file or "", "", missing, annex.typology or "")
    size, fingerprint = files[annex.file]
    return AnnexRow(annex.title, annex.file, fingerprint, _weight(size), annex.typology or "")


def _weight(size: int) -> str:
    """« 340 ko », « 1,2 Mo »."""
    if size < 1_000_000:
        return f"{max(size // 1000, 1)}{wording.NB}ko"
    return f"{size / 1_000_000:.1f}{wording.NB}Mo".replace(".", ",")
