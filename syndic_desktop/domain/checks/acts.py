"""Checks on the life of the acts of a session: their days, what was signed, what is published (D rules)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

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
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.statutes import Publication, SyndicatKind
from syndic_desktop.domain.timetables import COPIES_MONTHS, LIST_WITHIN, MINUTES_WITHIN

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
    if any(item.deliberates for item in session.items):
        told = _late(case, session.list_published, _until(session.day, LIST_WITHIN), "publiée")
        if told:
            yield Remark("D4", f"La liste des délibérations {told}.", ACTS)
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
    """D3, D5: minutes are published in the week of the session that fixed them; who does not sit gets them in a month.

    The list of deliberations is sent to them in the month of its own session.
    """
    session, about = case.session, case.session.minutes or Minutes()
    if about.fixed is not None:
        told = _late(case, about.published, _until(about.fixed, MINUTES_WITHIN), "publié")
        if told:
            yield Remark("D3", f"Le procès-verbal {told}.", Target(Part.MINUTES))
    listed = any(item.deliberates for item in session.items)
    for sent, since, what, done in (
        (about.list_copied, session.day if listed else None, "La liste des délibérations", "envoyée"),
        (about.copied, about.fixed, "Le procès-verbal", "envoyé"),
    ):
        if since is None or not (sent or case.deliberative):
            continue
        told = _late(case, sent, _until(since), done, " aux conseillers des membres qui ne siègent pas")
        if told:
            yield Remark("D5", f"{what} {told}.", Target(Part.MINUTES))


def _until(since: date, within: timedelta | None = None) -> date:
    """The last day of a delay, that of copies where none is said; the end of time for what is too near it."""
    try:
        return since + within if within is not None else months_later(since, COPIES_MONTHS)
    except (OverflowError, ValueError):
        return date.max


def _late(case: Case, done: date | None, latest: date, what: str, whom: str = "") -> str:
    """What is said of a thing done after its last day, or not noted as done when that day is gone; empty in time."""
    due = f"devait être {what}{whom} le {wording.long_date(latest)} au plus tard"
    if done is None:
        return f"{due} : notez-en le jour" if case.overdue(latest) else ""
    return f"{due}, et l’a été le {wording.long_date(done)}" if done > latest else ""


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
