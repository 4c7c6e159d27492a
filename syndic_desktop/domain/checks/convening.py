"""Checks on how a session was convened (C rules)."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.sessions import Modality, SessionNature, Sitting
from syndic_desktop.domain.votes import Ballot


def convening(sitting: Sitting) -> Iterator[Remark]:
    """C1 to C3, C6, C15: the notice itself."""
    session = sitting.session
    if not session.place.strip() or session.opening is None or not session.items:
        missing = [
            name
            for name, there in (
                ("le lieu", session.place.strip()),
                ("l’heure", session.opening),
                ("l’ordre du jour", session.items),
            )
            if not there
        ]
        yield Remark("C3", f"La convocation doit indiquer {wording.listing(missing)} : complétez la séance.")
    if session.notice.day is not None:
        yield from _delay(sitting)
        yield from _everyone(sitting)


def _delay(sitting: Sitting) -> Iterator[Remark]:
    session, rules = sitting.session, sitting.rules
    assert session.notice.day is not None
    code, wanted = {
        SessionNature.ORDINARY: ("C1", rules.notice_clear_days),
        SessionNature.URGENT: ("C2", rules.urgent_clear_days),
        SessionNature.SECOND_NOTICE: ("C15", rules.second_notice_clear_days),
    }[session.nature]
    sent = max([session.notice.day, *(dispatch.day for dispatch in session.notice.dispatches)])
    days = calendar.clear_days(sent, session.day)
    if days < wanted:
        latest = calendar.latest_send_date(session.day, wanted)
        yield Remark(
            code,
            f"Envoi le {wording.long_date(sent)} : {wording.count(max(days, 0), 'jour franc', 'jours francs')} "
            f"au lieu de {wanted}. Il fallait envoyer au plus tard le {wording.long_date(latest)}.",
        )


def _everyone(sitting: Sitting) -> Iterator[Remark]:
    sent = {dispatch.person for dispatch in sitting.session.notice.dispatches}
    if not sent:
        yield Remark("C6", "Aucun envoi n’est enregistré : notez à qui, quand et comment la convocation est partie.")
        return
    people = {person.code: person for person in sitting.assembly.people}
    forgotten = [
        wording.full(people[code].civility, people[code].first_name, people[code].last_name)
        for seat in sitting.seats
        if (code := seat.convened) is not None and code not in sent
    ]
    if forgotten:
        yield Remark(
            "C6", f"Aucun envoi enregistré pour {wording.listing(forgotten)} : convoquez-les ou notez l’envoi."
        )


def agenda(sitting: Sitting) -> Iterator[Remark]:
    """C5, C8, C9, C16, C18: what may be decided, and what was told of it beforehand."""
    session = sitting.session
    for position, item in enumerate(session.items, start=1):
        decided = item.vote is not None and item.vote.ballot is not Ballot.NONE
        if item.added_after_notice and decided:
            yield Remark(
                "C8", f"Le point {position} a été ajouté après la convocation : il ne peut pas être voté.", position
            )
        if item.kind is ItemKind.ANY_OTHER_BUSINESS and item.vote is not None:
            yield Remark("C9", f"Le point {position}, « questions diverses », ne peut pas porter de vote.", position)
        if item.kind is ItemKind.DELIBERATION and item.fate is Fate.KEPT and not item.statement:
            yield Remark("C5", f"Le point {position} n’a pas d’exposé : rédigez sa note de synthèse.", position)
        if session.nature is SessionNature.SECOND_NOTICE and item.added_after_notice:
            yield Remark("C16", f"Le point {position} n’était pas à la première séance : il exige le quorum.", position)
        if session.modality is not Modality.IN_PERSON and item.kind is ItemKind.ELECTION:
            yield Remark(
                "C18", f"Le point {position} est une élection : elle ne peut se tenir par visioconférence.", position
            )
