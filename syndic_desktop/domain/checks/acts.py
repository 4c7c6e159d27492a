"""Checks on the life of the acts of a session: their days, what was signed, what is published (D rules)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import misdates
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.calendar import months_later
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.privacy import unfound
from syndic_desktop.domain.seals import moved, seals, told
from syndic_desktop.domain.statutes import Publication, SyndicatKind
from syndic_desktop.domain.timetables import COPIES_MONTHS, LIST_WITHIN

REFORM = date(2022, 7, 1)  # ordonnance 2021-1310: what is published, and how


def dates(case: Case) -> Iterator[Remark]:
    """D10, D12, D14, D16, F9: the days of an act follow each other, and the session that took it."""
    for position, item in _deliberated(case):
        if item.act is not None:
            for each in misdates(item.act, case.session.day):
                sentence = f"Point {position} : {each.sentence}."
                yield Remark(each.rule, sentence, Target(Part.ACT, position), each.mild)


def frozen(case: Case) -> Iterator[Remark]:
    """D15: what the prefect received is what the dossier says; before he has it, what was signed should be too."""
    for position, item in _deliberated(case):
        if item.act is None or item.act.signature is None or not item.act.signature.seals:
            continue
        try:
            parts = moved(item.act, seals(case.sitting, position))
        except RuleViolation:  # a vote that cannot be counted is another rule's business
            continue
        if parts:
            received = item.act.transmission is not None and item.act.transmission.receipt is not None
            since = "a été reçu par le préfet" if received else "a été signé"
            yield Remark(
                "D15",
                f"Point {position} : {told(parts)} depuis que l’acte {since}.",
                Target(Part.ACT, position),
                mild=not received,
            )


def publishing(case: Case) -> Iterator[Remark]:
    """D4, D11, D13: the list within a week; acts are on the site, unless a closed syndicat chose otherwise."""
    session = case.session
    latest = session.day + LIST_WITHIN
    if session.list_published is not None and session.list_published > latest:
        told_day = wording.long_date(latest)
        yield Remark("D4", f"La liste des délibérations devait être publiée le {told_day} au plus tard.", ACTS)
    on_paper = case.rules.publication is not Publication.ELECTRONIC
    published = any(item.act and item.act.publication for _, item in _deliberated(case))
    if not (on_paper and published and session.day >= REFORM):
        return
    if case.syndicat.kind is SyndicatKind.OPEN:
        sentence = "Un syndicat ouvert publie ses actes sur son site : le profil statutaire dit autre chose."
        yield Remark("D11", sentence, Target(Part.PROFILE))
    elif case.syndicat.kind is SyndicatKind.CLOSED and not case.rules.publication_act.strip():
        sentence = (
            "Les actes ne sont pas publiés sur le site, ce qu’une délibération doit avoir choisi : notez-la dans le "
            "profil statutaire. À défaut, la publication est électronique."
        )
        yield Remark("D13", sentence, Target(Part.PROFILE))


def copies(case: Case) -> Iterator[Remark]:
    """D5: the list within a month of the session, the minutes of the one that fixed them, to who does not sit."""
    about = case.session.minutes
    if about is None:
        return
    for sent, since, what in (
        (about.list_copied, case.session.day, "La liste des délibérations devait être envoyée"),
        (about.copied, about.fixed, "Le procès-verbal devait être envoyé"),
    ):
        if sent is None or since is None:
            continue
        latest = months_later(since, COPIES_MONTHS)
        if sent > latest:
            when = f"le {wording.long_date(latest)} au plus tard"
            yield Remark("D5", f"{what} {when} aux conseillers des membres qui ne siègent pas.", Target(Part.MINUTES))


def private(case: Case) -> Iterator[Remark]:
    """D20: what is to be hidden is in the text or in her words of the minutes, else it is hidden nowhere."""
    minutes = case.session.minutes
    told = [each.told for each in minutes.rewordings] if minutes else []
    for position, item in _deliberated(case):
        for words in unfound(item, told):
            said = "n’est ni dans le texte ni dans le procès-verbal"
            sentence = f"Point {position} : « {wording.shortened(words)} », à masquer, {said}."
            yield Remark("D20", sentence, Target(Part.ACT, position))


ACTS = Target(Part.ACT)


def _deliberated(case: Case) -> Iterator[tuple[int, Item]]:
    return ((position, item) for position, item in case.kept() if item.deliberates)


CHECKS: tuple[Check, ...] = (dates, frozen, publishing, copies, private)
