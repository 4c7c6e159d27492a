"""`deposer` and `donnees-ouvertes`: what leaves for the préfecture, and what is published as open data."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.exchange.scdl import OpenData
    from syndic_desktop.store import Store


def file_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write the acts that wait to be transmitted (of a session, or delegated): all, or none where one is not ready."""
    from syndic_desktop.queries.filings import deposited, prepared
    from syndic_desktop.store import open_store

    today = tools.clock().date()
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        refs = _to_file(store, options)
        found = prepared(store, refs, today, tools.templates)
    if found.refused:
        said = (f"{each.name} : {fault.sentence}" for each in found.refused for fault in each.faults)
        raise RuleViolation("\n".join(said))
    place = deposited(found.ready.values(), options.vers, today, pastell=options.pastell)
    for remark in found.remarks:
        print(f"À noter : {remark}", file=sys.stderr)
    for path in sorted(each for each in place.rglob("*") if each.is_file()):
        print(path)


def _to_file(store: Store, options: argparse.Namespace) -> tuple[ActRef, ...]:
    from syndic_desktop.queries.filings import decisions_to_transmit, to_transmit

    if options.seance is None:
        refs, none = decisions_to_transmit(store, options.decisions), "Aucune décision n’est à transmettre."
    else:
        with store.reading() as reader:
            session_id = reader.session_id(SessionKey.parse(options.seance))
        refs, none = to_transmit(store, session_id), "Aucun acte de cette séance n’est à transmettre."
    if not refs:
        raise RuleViolation(none)
    return refs


def open_data_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write the deliberations of a session, of a year, or all of them; what could not be said is noted."""
    from syndic_desktop.documents.files import write_whole
    from syndic_desktop.store import open_store

    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        found = _asked(store, options)
    write_whole(options.vers, found.content)
    for remark in found.remarks:
        print(f"À noter : {remark}", file=sys.stderr)
    print(options.vers)


def _asked(store: Store, options: argparse.Namespace) -> OpenData:
    from syndic_desktop.queries.open_data import open_data_between, open_data_of, year

    if options.seance is not None:
        return open_data_of(store, SessionKey.parse(options.seance))
    if options.annee is None:
        return open_data_between(store)
    if not date.min.year <= options.annee <= date.max.year:
        raise RuleViolation(f"L’année {options.annee} n’existe pas : écrivez-la en quatre chiffres.")
    return open_data_between(store, *year(options.annee))
