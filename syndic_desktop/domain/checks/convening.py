"""Checks on the notice itself (C1 to C6, C15): when it left, what it says, who signed it, to whom it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.preparations import quorum_was_there
from syndic_desktop.domain.reconvenings import convened_again, first_key
from syndic_desktop.domain.resending import convened
from syndic_desktop.domain.sessions import SessionNature, sitting
from syndic_desktop.domain.timetables import notice_days
from syndic_desktop.domain.votes import Ballot

SENDING = Target(Part.SENDING)


OF_DELAY = {SessionNature.ORDINARY: "C1", SessionNature.URGENT: "C2", SessionNature.SECOND_NOTICE: "C15"}


def delay(case: Case) -> Iterator[Remark]:
    """C1, C2, C15: enough clear days between the sending and the session; whom they lack for, where others had them."""
    session = case.session
    if session.notice.day is None:
        return
    code, wanted = OF_DELAY[session.nature], notice_days(session.nature, case.rules)
    last = calendar.latest_send_date(session.day, wanted)
    sent = _sent(case)
    late: dict[date, list[str]] = {}
    for person, day in sent.items():
        if day > last:
            late.setdefault(day, []).append(person)
    if session.notice.day > last or (sent and sum(map(len, late.values())) == len(sent)):
        day = max([session.notice.day, *late])
        yield Remark(code, f"Envoi le {wording.long_date(day)} : {_too_few(session.day, day, wanted)}.", SENDING)
        return
    for day, people in late.items():
        names = wording.listing([case.name(person) for person in people])
        yield Remark(
            code,
            f"Envoi tardif à {names}, le {wording.long_date(day)} : {_too_few(session.day, day, wanted)}. Les autres "
            "convocations sont parties à temps.",
            Target(Part.SENDING, person=people[0]),
        )


def _too_few(meeting: date, sent: date, wanted: int) -> str:
    days = wording.count(max(calendar.clear_days(sent, meeting), 0), "jour franc", "jours francs")
    latest = wording.long_date(calendar.latest_send_date(meeting, wanted))
    return f"{days} au lieu de {wanted}. Il fallait envoyer au plus tard le {latest}"


def _sent(case: Case) -> dict[str, date]:
    """The day of the last sending to each of those who are to be convened, in protocol order."""
    days = {dispatch.person: dispatch.day for dispatch in case.session.notice.dispatches}
    return {code: days[code] for code in convened(case.sitting) if code in days}


def urgency(case: Case) -> Iterator[Remark]:
    """C2: why the delay is shortened, and the vote on it at the opening."""
    session = case.session
    if session.nature is not SessionNature.URGENT:
        return
    if not (session.notice.urgency or "").strip():
        yield Remark("C2", "Le motif de l’urgence n’est pas écrit : la convocation doit le dire.", Target(Part.URGENCY))
    if session.held and not any(_rules_on_urgency(item.subject, item.vote is not None) for item in session.items):
        yield Remark(
            "C2",
            "Aucun vote sur l’urgence n’est noté : le comité se prononce dès l’ouverture. Notez ce point.",
            Target(Part.AGENDA),
        )


def _rules_on_urgency(subject: str, voted: bool) -> bool:
    return voted and "urgence" in wording.fold(subject)


def complete(case: Case) -> Iterator[Remark]:
    """C3: place, hour, agenda, and somebody to sign."""
    session = case.session
    wanted = (
        ("le lieu", session.place.strip(), Part.PLACE),
        ("l’heure", session.opening, Part.HOUR),
        ("l’ordre du jour", session.items, Part.AGENDA),
        ("le signataire", session.notice.signatory or session.president or _presidents(case), Part.SIGNATORY),
    )
    missing = [(words, part) for words, there, part in wanted if not there]
    if missing:
        said = wording.listing([words for words, _ in missing])
        yield Remark("C3", f"La convocation doit indiquer {said} : complétez la séance.", Target(missing[0][1]))


def signatory(case: Case) -> Iterator[Remark]:
    """C4: the president convenes, or somebody whom the statutes name."""
    notice = case.session.notice
    if notice.signatory is None:
        return
    role = case.sitting.assembly.roles_on(notice.day or case.session.day).get(notice.signatory)
    admitted = {wording.fold(title) for title in case.rules.conveners}
    if role is None or (role.rank != 0 and wording.fold(role.title) not in admitted):
        yield Remark(
            "C4",
            f"{case.name(notice.signatory)} ne peut pas convoquer : la convocation est signée par le président, ou par "
            "qui les statuts désignent (réglages, profil statutaire).",
            Target(Part.SIGNATORY),
        )


def _presidents(case: Case) -> tuple[str, ...]:
    roles = case.sitting.assembly.roles_on(case.session.day)
    return tuple(person for person, role in roles.items() if role.rank == 0)


def everyone(case: Case) -> Iterator[Remark]:
    """C6: a sending is recorded for everybody in office."""
    notice = case.session.notice
    if notice.day is None:
        return
    sent = {dispatch.person for dispatch in notice.dispatches}
    if not sent:
        told = "Aucun envoi n’est enregistré : notez à qui, quand et comment la convocation est partie."
        yield Remark("C6", told, SENDING)
        return
    forgotten = [
        seat.convened for seat in case.sitting.seats if seat.convened is not None and seat.convened not in sent
    ]
    if forgotten:
        names = wording.listing([case.name(code) for code in forgotten])
        target = Target(Part.SENDING, person=forgotten[0])
        yield Remark("C6", f"Aucun envoi enregistré pour {names} : convoquez-les ou notez l’envoi.", target)


def second_agenda(case: Case) -> Iterator[Remark]:
    """C16: a second convocation follows a lack of quorum, and settles only what the first session could not.

    L2121-17: without such a lack nothing waives the quorum that its papers say is not needed.
    """
    session = case.session
    if session.nature is not SessionNature.SECOND_NOTICE:
        return
    first, new = case.first(), case.sitting.new_items()
    if session.first_session is None:
        yield Remark("C16", "Dites quelle séance n’a pas atteint le quorum : elle seule fixe les points à reprendre.",
                     Target(Part.FIRST_SESSION))  # fmt: skip
    elif first is not None and (
        reason := quorum_was_there(sitting(case.sitting.assembly, case.syndicat.profile, first))
    ):
        yield Remark("C16", f"{reason} : sa seconde convocation ne dispense pas du quorum.", Target(Part.FIRST_SESSION))
        new = ()  # said of them all
    yield from _convened_before(case)
    voted = {wording.fold(item.subject) for item in first.items if _voted(item)} if first else set()
    for position, item in case.kept():
        target = Target(Part.SUBJECT, position)
        if wording.fold(item.subject) in voted:
            yield Remark("C16", f"Le point {position} a déjà été voté à la première séance : retirez-le.", target)
        elif session.came_late(item) or position in new:
            told = f"Le quorum n’a pas manqué pour le point {position} à la première séance : il l’exige."
            yield Remark("C16", told, target)


def _convened_before(case: Case) -> Iterator[Remark]:
    """Another second convocation of the same session, which came before: one is enough (L2121-17)."""
    session, first = case.session, case.first()
    if first is None:
        return
    when = (session.day, session.opening or time.min)
    twins = (other for other in case.others if other.key != session.key and other.body == session.body)
    for twin in twins:
        key = first_key(twin)
        if key is not None and key.means(first.key) and (twin.day, twin.opening or time.min) <= when:
            told = f"{convened_again(first.day, twin.day)} : celle-ci ne dispense pas du quorum, faites-en une séance"
            yield Remark("C16", f"{told} ordinaire.", Target(Part.FIRST_SESSION))


def _voted(item: Item) -> bool:
    return item.vote is not None and item.vote.ballot is not Ballot.NONE


CHECKS: tuple[Check, ...] = (delay, urgency, complete, signatory, everyone, second_agenda)
