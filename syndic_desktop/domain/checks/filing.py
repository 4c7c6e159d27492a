"""Checks on what becomes of a session's acts: minutes, numbers, transmission (D and F rules)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature, act_identifier, internal_number
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.approvals import unapproved, unmet
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.completeness import Content, lacks
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import LONGEST_SUBJECT, untransmittable
from syndic_desktop.domain.matters import matter_of
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.syndicats import SIRET_DIGITS, valid_siret
from syndic_desktop.domain.typologies import TYPOLOGY, kinds

MATTER = re.compile(r"[1-9]\.\d{1,2}(\.\d{1,2})*")
NATIONAL_LEVELS = 2
NEAR = timedelta(days=366)
"""How far the sessions that a check is given go."""
TOLD_ELSEWHERE = (Content.HOUR, Content.NAMES, Content.REQUESTS)
"""What minutes lack and another rule says: names with A12 and A13, who asked for a ballot with V4 and V5."""
ITSELF = f"99_{Nature.DELIBERATION}"
"""The type of the deliberation itself."""


def minutes(case: Case) -> Iterator[Remark]:
    """D1: what the minutes bear."""
    session, fixed = case.session, case.session.minutes
    if session.held and session.opening is None:
        yield Remark("D1", "L’heure d’ouverture manque : le procès-verbal doit la porter.", Target(Part.HOUR))
    if session.closing is not None and (fixed is None or fixed.fixed is None):
        for lack in lacks(case.sitting, fixed.rewordings if fixed else ()):
            if lack.content not in TOLD_ELSEWHERE:
                yield Remark("D1", f"Procès-verbal incomplet : {lack.sentence}.", lack.target)


def fixing(case: Case) -> Iterator[Remark]:
    """D2: minutes are fixed by the next session that could, and signed by who presided and who wrote them."""
    session, about = case.session, case.session.minutes
    if about is None or about.fixed is None:
        return
    assembly, target = case.sitting.assembly, Target(Part.MINUTES)
    held = [other for other in case.others if other.body == session.body and other.held]
    missed = [
        other.day
        for other in held
        if session.day < other.day < about.fixed
        and not unapproved(sitting(assembly, case.syndicat.profile, other), session.day)
    ]
    if missed:
        told = f"Le procès-verbal a été arrêté le {wording.long_date(about.fixed)}, et non à la séance suivante, le"
        yield Remark("D2", f"{told} {wording.long_date(min(missed))}.", target)
    if about.text is not None and _out_of_session(case, about.fixed):
        yield Remark("D2", unmet(assembly.body(session.body).name, about.fixed), target)
    if about.published is not None and about.signed is None and about.text is not None:
        yield Remark("D2", "Le procès-verbal est publié, et rien ne dit qu’il a été signé : notez-en le jour.", target)


def _out_of_session(case: Case, day: date) -> bool:
    """Whether no session of the body was held on a day, among those that are near enough to be known."""
    near = day - case.session.day <= NEAR
    held = (each for each in case.others if each.held)
    return near and not any((other.body, other.day) == (case.session.body, day) for other in held)


def siret(case: Case) -> Iterator[Remark]:
    """F8: the number that identifies the syndicat to the prefect."""
    known = case.syndicat.siret
    if known is not None and not valid_siret(known):
        wrong = (
            "sa clé de contrôle ne tombe pas juste" if len(known) == SIRET_DIGITS else "il en faut quatorze chiffres"
        )
        told = f"Le SIRET {known} est faux : {wrong}."
        yield Remark("F8", told, Target(Part.SYNDICAT))


def numbers(case: Case) -> Iterator[Remark]:
    """D6, F1, F10: each act has a number, which the transmission norm takes, and which is its own.

    An act is identified by its day and number: two sessions of one day may not give the same.
    """
    given: dict[str, int] = {}
    elsewhere = _given_elsewhere(case)
    for position, item in _acts(case):
        target = Target(Part.NUMBER, position)
        if item.number is None:
            if case.session.held:
                told = f"Le point {position} est délibéré et n’a pas de numéro : donnez-lui le suivant."
                yield Remark("D6", told, target)
            continue
        try:
            made = internal_number(item.number, case.syndicat.internal_number)
        except RuleViolation as violation:
            yield Remark("F1", str(violation), target)
            continue
        if made in given:
            told = f"Le point {position} et le point {given[made]} se transmettent sous le même numéro, {made}."
            yield Remark("F1", told, target)
        elif made in elsewhere:
            told = f"Le point {position} se transmet sous le numéro {made}, déjà donné le même jour {elsewhere[made]}."
            yield Remark("F1", told, target)
        given.setdefault(made, position)
        yield from _received(case, item, position)


def _given_elsewhere(case: Case) -> dict[str, str]:
    """The numbers of the acts of the other sessions of the day, with where: « au point 2 de la séance de 18 h »."""
    found: dict[str, str] = {}
    for other in case.others:
        if other.day != case.session.day or other.key == case.session.key:
            continue
        for position, item in enumerate(other.items, start=1):
            if item.number is None or not item.deliberates:
                continue
            with suppress(RuleViolation):
                where = f"au point {position} de la séance {_told_apart(case, other)}"
                found.setdefault(internal_number(item.number, case.syndicat.internal_number), where)
    return found


def _told_apart(case: Case, other: Session) -> str:
    if other.body == case.session.body and other.opening is not None:
        return f"de {wording.clock(other.opening)}"
    return f"« {case.sitting.assembly.body(other.body).name} »"


def _received(case: Case, item: Item, position: int) -> Iterator[Remark]:
    made = act_identifier(case.syndicat, case.session.day, item.number or "")
    received = item.act.transmission.identifier if item.act and item.act.transmission else None
    if made is not None and received is not None and made != received:
        told = f"Point {position} : l’accusé porte {received}, l’acte donne {made}."
        yield Remark("F10", told, Target(Part.ACT, position))


def subjects(case: Case) -> Iterator[Remark]:
    """F2: a subject that the transmission norm takes: one line, not too long, in letters it knows."""
    for position, item in _acts(case):
        target = Target(Part.SUBJECT, position)
        if "\n" in item.subject or not 1 <= len(item.subject) <= LONGEST_SUBJECT:
            told = f"L’objet du point {position} doit tenir en une ligne de {LONGEST_SUBJECT} caractères."
            yield Remark("F2", told, target)
        elif odd := untransmittable(item.subject):
            told = f"L’objet du point {position} contient « {odd} », que la transmission refuse : remplacez-le."
            yield Remark("F2", told, target)


def matter(case: Case) -> Iterator[Remark]:
    """F3: a matter of two levels or more, which the préfecture has.

    Two levels are the same everywhere; whether deeper ones exist is written in its classification alone.
    """
    for position, item in _acts(case):
        target, filed = Target(Part.MATTER, position), case.classification
        if item.matter is None or not MATTER.fullmatch(item.matter):
            yield Remark("F3", f"Le point {position} n’a pas de matière : choisissez-la à deux niveaux.", target)
        elif matter_of(item.matter) is None:
            told = f"La matière {item.matter} du point {position} n’est pas dans la nomenclature : choisissez-la."
            yield Remark("F3", told, target)
        elif filed is not None and not filed.knows(item.matter):
            day = wording.long_date(filed.day)
            told = f"La matière {item.matter} du point {position} n’est pas dans la classification de la préfecture du"
            yield Remark("F3", f"{told} {day} : choisissez-la.", target)
        elif filed is None and item.matter.count(".") >= NATIONAL_LEVELS:
            told = f"La matière {item.matter} du point {position} a plus de deux niveaux, que chaque préfecture fixe : "
            advice = "demandez son fichier de classification à votre opérateur de transmission, et importez-le."
            yield Remark("F3", f"{told}{advice}", target, mild=True)


def typology(case: Case) -> Iterator[Remark]:
    """F4: an annex that bears a code bears one that the préfecture has for a deliberation."""
    known = kinds(Nature.DELIBERATION, case.classification)
    for position, item in _acts(case):
        for place, annex in enumerate(item.annexes):
            code, target = annex.typology, Target(Part.ANNEXES, position, annex=place)
            named = f"« {annex.title} », au point {position}, porte le type"
            if code == ITSELF:
                told = f"{named} de la délibération elle-même : vérifiez-le."
                yield Remark("F4", told, target, mild=True)
            elif code is not None and code not in known:
                yield _unknown(code, named, target, case.classification)


def _unknown(code: str, named: str, target: Target, filed: Classification | None) -> Remark:
    """Until the classification is imported, a code that is not usual may well be right: it is to be looked at."""
    if filed is not None:
        told = f"{code}, que la classification de la préfecture du {wording.long_date(filed.day)} n’a pas : changez-le."
        return Remark("F4", f"{named} {told}", target)
    if TYPOLOGY.fullmatch(code):
        told = f"{code}, qui n’est pas des plus usuels : vérifiez que la préfecture l’a."
        return Remark("F4", f"{named} {told}", target, mild=True)
    return Remark("F4", f"{named} « {code} », qui n’en est pas un : choisissez-le dans la liste.", target)


def _acts(case: Case) -> Iterator[tuple[int, Item]]:
    """The items of which an act is made, elections among them, with their positions."""
    return ((position, item) for position, item in case.kept() if item.deliberates)


CHECKS: tuple[Check, ...] = (minutes, fixing, siret, numbers, subjects, matter, typology)
