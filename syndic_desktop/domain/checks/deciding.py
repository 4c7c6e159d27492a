"""Checks on what is decided, by whom and when (V14, V17, V18, V20): told while it is prepared and once it is voted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.budgets import is_accounts, is_budget, seems_accounts
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.dossiers import reports
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.tallies import Threshold
from syndic_desktop.domain.votes import Majority

_STATUTES = re.compile(r"\b(?:modification|revision|changement|refonte|mise a jour)s? +(?:\w+ +){0,3}statuts?\b(.*)")
_OF = re.compile(r"\s*(?:du|des|de|d')\b")
_YEAR = re.compile(r"\b20\d\d\b")
KEPT_MATTERS = {"1.2": "une délégation de service public", "7.1": "le budget", "7.2": "la fiscalité"}
"""Matters that are, as a rule, those that L5211-10 keeps to the committee."""


def accounts_in_time(case: Case) -> Iterator[Remark]:
    """V14: the accounts of a year are voted by 30 June of the next one (L1612-12)."""
    for position, item in case.kept():
        if not is_accounts(item):
            continue
        years = [int(found) for found in _YEAR.findall(item.subject)]
        last = date(max(years) + 1 if years else case.session.day.year, 6, 30)
        if case.session.day > last:
            told = (
                f"Le point {position} vote les comptes après le {wording.long_date(last)}, dernier jour pour le faire."
            )
            yield Remark("V14", told, Target(Part.DAY, position))


def accounts_said(case: Case) -> Iterator[Remark]:
    """V13: what only reads as the accounts is to be said so, for the president does not count in them (L2121-14)."""
    for position, item in case.kept():
        if seems_accounts(item) and item.vote is None:
            told = (
                f"Le point {position} semble voter les comptes : dites-le dans son étape du budget, ou « Aucune ». "
                "Le président n’y compte pas, et ils sont adoptés sauf majorité contre."
            )
            yield Remark("V13", told, Target(Part.KIND, position), mild=True)


def of_statutes(case: Case) -> Iterator[Remark]:
    """V17: an open syndicat changes its statutes by two thirds of its members, unless they say otherwise (L5721-2-1).

    A majority that was chosen for the item is what they say. Nothing is broken until fewer adopted it.
    """
    if case.syndicat.kind is not SyndicatKind.OPEN:
        return
    for position, item in case.kept():
        if item.majority is not None or not _changes_statutes(item, case.syndicat):
            continue
        needed = Threshold(Majority.TWO_THIRDS, case.sitting.composing).heads or 0
        counted = case.sitting.state(position).tally if case.session.held else None
        if counted is not None and (counted.heads.in_favour >= needed or not counted.carried):
            continue
        told = (
            f"Le point {position} modifie les statuts : il y faut {needed} voix pour, les deux tiers des membres qui "
            "composent le comité, sauf clause contraire. Choisissez la majorité du point."
        )
        yield Remark("V17", told, Target(Part.VOTE, position), mild=counted is None)


def reserved(case: Case) -> Iterator[Remark]:
    """V18: the bureau does not decide what only the committee may (L5211-10); its matter only makes it likely."""
    if case.sitting.assembly.body(case.session.body).kind is not BodyKind.BUREAU:
        return
    for position, item in case.kept():
        if not item.deliberates:
            continue
        kept = _reserved(item, case.syndicat)
        likely = KEPT_MATTERS.get(".".join((item.matter or "").split(".")[:2]))
        if kept or likely:
            told = f"Le point {position} porte sur {kept or likely}, que le comité ne peut pas déléguer au bureau."
            yield Remark("V18", told, Target(Part.KIND, position), mild=not kept)


def reporting(case: Case) -> Iterator[Remark]:
    """V20: each session of the committee is told what was decided by delegation (L5211-10).

    Where no session ever reports, nobody knows that there is a delegation: nothing is said.
    """
    if not case.deliberative or not case.session.items or reports(case.session):
        return
    last = next((other for other in case.earlier() if reports(other)), None)
    if last is not None:
        told = (
            "Aucun point ne rend compte des décisions prises par délégation, comme le "
            f"{wording.long_date(last.day)} : ajoutez-le, même s’il n’y en a pas eu."
        )
        yield Remark("V20", told, Target(Part.AGENDA))


def _reserved(item: Item, syndicat: Syndicat) -> str:
    if is_budget(item):
        return "le budget"
    if is_accounts(item):
        return "les comptes"
    return "les statuts" if _changes_statutes(item, syndicat) else ""


def _changes_statutes(item: Item, syndicat: Syndicat) -> bool:
    """Whether the subject says that the statutes change: its own, not those of another body that it names."""
    found = _STATUTES.search(wording.fold(item.subject))
    if found is None or not item.deliberates:
        return False
    own = [wording.fold(name) for name in ("syndicat", syndicat.name, syndicat.short_name) if len(name) > 1]
    return not _OF.match(found[1]) or any(re.search(rf"\b{re.escape(name)}\b", found[1]) for name in own)


CHECKS: tuple[Check, ...] = (accounts_in_time, accounts_said, of_statutes, reserved, reporting)
