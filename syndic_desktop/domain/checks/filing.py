"""Checks on what becomes of a session's acts: numbers, dates, transmission (D and F rules)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndic_desktop.domain.acts import Act, act_identifier
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.syndicats import Syndicat

LONGEST_SUBJECT = 499
MATTER = re.compile(r"[1-9]\.\d{1,2}(\.\d{1,2})*")
SIRET_DIGITS = 14


def filing(syndicat: Syndicat, session: Session) -> Iterator[Remark]:
    """D1, D6, D14, F1 to F3, F8 to F10."""
    if syndicat.siret is not None and not valid_siret(syndicat.siret):
        yield Remark("F8", f"Le SIRET {syndicat.siret} est faux : sa clé de contrôle ne tombe pas juste.")
    if session.held and session.opening is None:
        yield Remark("D1", "L’heure d’ouverture manque : le procès-verbal doit la porter.")
    for position, item in enumerate(session.items, start=1):
        if item.kind is ItemKind.DELIBERATION and item.deliberates and session.held:
            yield from _act(syndicat, session, item, position)
    minutes = session.minutes
    if minutes is not None and minutes.fixed and minutes.published and (minutes.published - minutes.fixed).days > 7:
        yield Remark("D3", "Le procès-verbal a été publié plus d’une semaine après la séance qui l’a arrêté.")


def _act(syndicat: Syndicat, session: Session, item: Item, position: int) -> Iterator[Remark]:
    if item.number is None:
        yield Remark("D6", f"Le point {position} est délibéré et n’a pas de numéro : donnez-lui le suivant.", position)
    else:
        yield from _identifier(syndicat, session, item.number, item.act, position)
    if item.matter is None or not MATTER.fullmatch(item.matter):
        yield Remark("F3", f"Le point {position} n’a pas de matière : choisissez-la à deux niveaux.", position)
    if "\n" in item.subject or not 1 <= len(item.subject) <= LONGEST_SUBJECT:
        yield Remark(
            "F2", f"L’objet du point {position} doit tenir en une ligne de {LONGEST_SUBJECT} caractères.", position
        )
    if item.act is not None:
        yield from _dates(session, item.act, position)


def _identifier(syndicat: Syndicat, session: Session, number: str, act: Act | None, position: int) -> Iterator[Remark]:
    try:
        made = act_identifier(syndicat, session.day, number)
    except RuleViolation as violation:
        yield Remark("F1", str(violation), position)
        return
    received = act.transmission.identifier if act and act.transmission else None
    if made is not None and received is not None and made != received:
        yield Remark("F10", f"Point {position} : l’accusé porte {received}, l’acte donne {made}.", position)


def _dates(session: Session, act: Act, position: int) -> Iterator[Remark]:
    if act.signature is not None and act.signature.day < session.day:
        yield Remark("F9", f"Point {position} : signé avant la séance.", position)
    sent = act.transmission
    if sent is not None and sent.day < session.day:
        yield Remark("F9", f"Point {position} : transmis avant la séance.", position)
    if sent is not None and sent.receipt is not None and sent.receipt < sent.day:
        yield Remark("D14", f"Point {position} : l’accusé de réception précède la transmission.", position)
    if act.publication is not None and act.publication < session.day:
        yield Remark("D14", f"Point {position} : publié avant la séance.", position)


def valid_siret(siret: str) -> bool:
    """Fourteen digits whose Luhn key is right."""
    if len(siret) != SIRET_DIGITS or not (siret.isascii() and siret.isdigit()):
        return False
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(siret))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
