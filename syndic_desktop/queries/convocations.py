"""Step « Convocation »: who is convened and how, what came back, the quorum to expect, what to send again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.answers import Answer, DeputyWord
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.budgets import is_budget
from syndic_desktop.domain.forecasts import Call, Reason, forecast
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.domain.resending import Resending, convened, current, last_day, resending, way
from syndic_desktop.domain.sessions import SessionNature, Sitting
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.outlooks import headline, margin, need
from syndic_desktop.queries.papers import paper_source, papers_before
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.documents.keeping import Before
    from syndic_desktop.documents.letters import Parcel
    from syndic_desktop.domain.assemblies import SeatOnDay
    from syndic_desktop.domain.people import Person
    from syndic_desktop.store import Reader, Store

MEANS = {Means.EMAIL: "courriel", Means.POST: "courrier", Means.HAND: "remise"}
WORDS = {DeputyWord.PREVENTED: ", suppléant empêché", DeputyWord.COMING: ", suppléant présent aussi"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be named in an answer: a deputy, or who would hold a proxy."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class ConvenedRow:
    """One seat: who is convened for it, how, what was sent and what was answered.

    `stance` None: no answer for the day that the session is on; `answer` tells one given for another day.
    """

    seat: str
    person: str
    name: str
    member: str
    college: str
    means: Means
    address: str
    dispatch: Dispatch | None
    sent: str
    stance: Stance | None
    answer: str
    again: bool
    deputies: tuple[Choice, ...] = ()
    deputies_said: DeputyWord | None = None

    @property
    def told(self) -> str:
        """The whole row in one sentence, for whoever listens to the screen."""
        said = (self.name, self.member, f"par {MEANS[self.means]}", self.sent or "pas d’envoi", self.answer)
        return ", ".join((*said, "à renvoyer") if self.again else said)


@dataclass(frozen=True, slots=True)
class Bar:
    """A college (or all of them) and what it promises; the four figures make those in office. `need`: None, no rule."""

    name: str
    expected: int
    represented: int
    excused: int
    silent: int
    need: str

    @property
    def in_office(self) -> int:
        return self.expected + self.represented + self.excused + self.silent

    @property
    def told(self) -> str:
        """« EPCI : 8 attendus, 1 représenté, 2 absents, 3 sans réponse »."""
        figures = (
            wording.count(self.expected, "attendu"),
            wording.count(self.represented, "représenté"),
            wording.count(self.excused, "absent"),
            f"{self.silent}{NB}sans réponse",
        )
        return f"{self.name}{NB}: {', '.join(figures)}" + (f" ({self.need})" if self.need else "")


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody to phone; `needed`: the quorum still lacks it."""

    seat: str
    name: str
    phone: str
    why: str
    needed: bool

    @property
    def told(self) -> str:
        return ", ".join(filter(None, (self.name, self.phone or "sans téléphone", self.why)))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The quorum to expect: in one line, what would break it, by college, and whom to phone first."""

    promised: bool
    headline: str
    margin: str
    bars: tuple[Bar, ...]
    calls: tuple[CallRow, ...]


@dataclass(frozen=True, slots=True)
class ConvocationSheet:
    """Everything of the step. `day`: the notices are gone since; `latest`: the last day for them to leave.

    `items`: the numbers of the items in the store, in order.
    """

    id: int
    held: bool
    urgent: bool
    day: date | None
    latest: date
    told: str
    signatory: str | None
    signatories: tuple[Choice, ...]
    urgency: str
    displayed: date | None
    budget_papers: date | None
    copied: date | None
    budget: bool
    rows: tuple[ConvenedRow, ...]
    outlook: Outlook
    changes: tuple[str, ...]
    again: tuple[str, ...]
    void: tuple[str, ...]
    warning: str = ""
    items: tuple[int, ...] = ()

    @property
    def gone(self) -> bool:
        return self.day is not None


def convocation_sheet(store: Store, session_id: int) -> ConvocationSheet:
    """Raises RuleViolation when the session is no more."""
    from syndic_desktop.documents.contents.differences import sentence

    with store.reading() as reader:
        sat = sitting_sheet(reader, session_id).sitting
        warning = _heavy(reader, sat)
        items = tuple(line.id for line in reader.items(session_id))
    session, notice = sat.session, sat.session.notice
    again = resending(sat)
    people = _People(sat)
    signatory = notice.signatory or people.president or session.president
    return ConvocationSheet(
        session_id,
        session.held,
        session.nature is SessionNature.URGENT,
        notice.day,
        last_day(sat),
        _told(sat),
        signatory,
        people.signers(signatory),
        notice.urgency or "",
        notice.displayed,
        notice.budget_papers,
        notice.copied,
        any(is_budget(item) for item in session.items),
        tuple(people.row(seat, again) for seat in sat.seats if seat.convened is not None),
        outlook(sat),
        tuple(sentence(each) for each in again.differences),
        tuple(people.name(code) for code in again.people),
        tuple(_void(each.day, each.replaced) for each in notice.void),
        warning,
        items,
    )


def outlook(sat: Sitting) -> Outlook:
    """The quorum that the answers promise, in words."""
    found, people = forecast(sat), _People(sat)
    colleges = {college.code: college.name for college in sat.assembly.colleges}
    by_college = found.quorum.base is QuorumBase.COLLEGES
    bars = tuple(
        Bar(
            colleges.get(share.college or "", share.college or ""), share.expected, share.represented, share.excused,
            share.silent, need(share.count) if by_college else "",
        )
        for share in found.colleges
    )  # fmt: skip
    return Outlook(
        found.quorum.reached,
        headline(found, sat.new_items()),
        margin(found, people.coming),
        bars,
        tuple(people.call(call) for call in found.calls),
    )


def letters_parcel(store: Store, session_id: int, day: date | None) -> tuple[Parcel, Before]:
    """What the papers of a sending dated `day` are made of, and what the last ones left on the disk."""
    from syndic_desktop.documents.letters import Parcel

    _, source = paper_source(store, session_id)
    with store.reading() as reader:
        annexes = {name: reader.file(path) for name, path in _annexes(reader, source.sitting).items()}
    return Parcel(source, day, annexes), papers_before(store, session_id, day or source.sitting.session.day)


def papers_made(store: Store, session_id: int) -> tuple[str, ...]:
    """The papers that were made for a session, by path."""
    with store.reading() as reader:
        return tuple(paper.path for paper in reader.papers(session_id))


def papers_kept(store: Store, session_id: int) -> dict[str, bytes]:
    """The papers kept as they left, each under « partis le 2027-01-25/ »; those of notices replaced too."""
    with store.reading() as reader:
        notice, held = reader.session(session_id).notice, {line.path for line in reader.files()}
        sendings = [(each.day, each.papers) for each in notice.void] + [(notice.day, notice.papers)]
        return {
            f"partis le {day}/{paper.path}": reader.file(paper.kept)
            for day, papers in sendings
            for paper in papers
            if paper.kept in held and paper.kept
        }


class _People:
    """The people of a session as its step names them."""

    def __init__(self, sat: Sitting) -> None:
        self._sat = sat
        self._known = {person.code: person for person in sat.assembly.people}
        self._members = {member.code: member.name for member in sat.assembly.members}
        self._colleges = {college.code: college.name for college in sat.assembly.colleges}
        self._said = {answer.seat: answer for answer in sat.session.answers}
        self.seats = sat.seats
        roles = sat.assembly.roles_on(sat.session.day)
        self.president = next((code for code, role in roles.items() if role.rank == 0), None)

    def name(self, code: str | None) -> str:
        person = self._known.get(code or "")
        return wording.full(person.civility, person.first_name, person.last_name) if person else (code or "")

    def coming(self, seat: str) -> str:
        """Who is to come for a seat: the holder of its proxy, the deputy who said so, else whoever is convened."""
        answer = self._holding(seat)
        sent = answer and (answer.stance.deputy or answer.stance.holder)
        return self.name(sent or next(each.convened for each in self.seats if each.code == seat))

    def _holding(self, seat: str) -> Answer | None:
        """What a seat answered, for the day that the session is on."""
        answer = self._said.get(seat)
        return answer if answer is not None and answer.holds(self._sat.session.day) else None

    def row(self, seat: SeatOnDay, again: Resending) -> ConvenedRow:
        person = str(seat.convened)
        sent = current(self._sat.session.notice, person)
        answer = self._holding(seat.code)
        return ConvenedRow(
            seat.code,
            person,
            self.name(person),
            self._members.get(seat.member, seat.member),
            self._colleges.get(seat.college, seat.college),
            sent.means if sent else way(self._known[person]),
            self._address(self._known[person]),
            sent,
            _sent(sent),
            answer.stance if answer else None,
            self._told(seat.code, self._known[person]),
            person in again.people,
            tuple(Choice(each, self.name(each)) for each in seat.deputies if each != seat.titular),
            answer.deputies if answer else None,
        )

    def signers(self, known: str | None) -> tuple[Choice, ...]:
        """Whoever holds a role that day, the highest first; the checks say who may not sign."""
        roles = self._sat.assembly.roles_on(self._sat.session.day)
        held = sorted(roles.values(), key=lambda role: role.rank)
        codes = dict.fromkeys((*(role.person for role in held), *([known] if known else [])))
        return tuple(Choice(code, self.name(code)) for code in codes)

    def call(self, call: Call) -> CallRow:
        person = self._known.get(call.person)
        seat = next(each for each in self._sat.seats if each.code == call.seat)
        replaced = seat.titular is not None and call.person != seat.titular
        why = f"peut suppléer {self.name(seat.titular)}" if replaced else self._unheard(call.seat)
        return CallRow(call.seat, self.name(call.person), (person.phone or "") if person else "", why, call.needed)

    def _unheard(self, seat: str) -> str:
        """Why a seat counts for nobody: it said nothing, or did for another day."""
        answer = self._said.get(seat)
        if answer is None or answer.meeting is None:
            return Reason.SILENT.value
        return f"avait répondu pour le {wording.day_and_month(answer.meeting)}"

    def _told(self, seat: str, person: Person) -> str:
        """What a seat answered; of another day, with that day: it is visible, and asked again."""
        answer = self._said.get(seat)
        if answer is None:
            return "sans réponse"
        told = self._answer(answer.stance, person) + (WORDS[answer.deputies] if answer.deputies else "")
        if answer.meeting is None or answer.holds(self._sat.session.day):
            return told
        return f"donnée pour le {wording.day_and_month(answer.meeting)}{NB}: {told}"

    def _address(self, person: Person) -> str:
        return (person.email or "") if way(person) is Means.EMAIL else ", ".join(person.address)

    def _answer(self, stance: Stance, person: Person) -> str:
        e = wording.gendered(person.civility, "", "e")
        match stance.state:
            case State.PRESENT:
                return f"présent{e}{' (visio)' if stance.remote else ''}"
            case State.DEPUTY:
                return f"suppléé{e} par {self.name(stance.deputy)}"
            case State.PROXY:
                return f"pouvoir à {self.name(stance.holder)}"
        return f"absent{e}"


def _sent(dispatch: Dispatch | None) -> str:
    """« 20/11/2026 à 9 h 30 »."""
    if dispatch is None:
        return ""
    hour = f" à {wording.clock(dispatch.at)}" if dispatch.at else ""
    return f"{wording.short_date(dispatch.day)}{hour}"


def _told(sat: Sitting) -> str:
    """How far the sending is, in one line."""
    session, notice = sat.session, sat.session.notice
    if notice.day is None:
        ways = Counter(way(sat.assembly.person(code)) for code in convened(sat))
        told = ", ".join(wording.count(ways[each], words) for each, words in MEANS.items() if ways[each])
        return wording.count(ways.total(), "convocation") + (f" : {told}" if told else "")
    if resending(sat).voids:
        moved = notice.snapshot is not None and notice.snapshot.day != session.day
        return f"À renvoyer {'sans attendre, ' if moved else ''}le {wording.long_date(last_day(sat))} au plus tard"
    days = calendar.clear_days(notice.day, session.day)
    counted = wording.count(max(days, 0), "jour franc", "jours francs")
    return f"Envoyée le {wording.long_date(notice.day, weekday=True)} : {counted} avant la séance"


def _void(day: date, replaced: date) -> str:
    return f"Envoi du {wording.long_date(day)}, remplacé le {wording.long_date(replaced)} : sans effet"


def _annexes(reader: Reader, sat: Sitting) -> dict[str, str]:
    """The annexes of the items that are announced, by the name they are sent under."""
    from syndic_desktop.documents.filenames import distinct

    known = {line.path for line in reader.files()}
    named = (annex.file for item in sat.session.items if item.fate is Fate.KEPT for annex in item.annexes)
    paths = list(dict.fromkeys(path for path in named if path is not None and path in known))
    return dict(zip(distinct(path.rpartition("/")[2] for path in paths), paths, strict=True))


def _heavy(reader: Reader, sat: Sitting) -> str:
    """What to know of the weight of the e-mails, before they are made."""
    from syndic_desktop.documents.letters import HEAVY, weight

    sizes = {line.path: line.size for line in reader.files()}
    total = weight({name: sizes[path] for name, path in _annexes(reader, sat).items()})
    if total <= HEAVY:
        return ""
    return (
        f"Les annexes font {wording.fraction(round(total / 2**20))}{NB}Mo par courriel : beaucoup de messageries "
        "refusent plus de 10 Mo. Déposez-les ailleurs, ou remettez-les autrement."
    )
