"""What the papers of delegated decisions are made of, and which decision each sheet of their signature folder names."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.delegated import DelegatedSource, marked
from syndic_desktop.domain.acts import DecisionKey
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.queries.decisions import IN_SESSION, in_session
from syndic_desktop.queries.papers import logo_of, templates_of
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


def delegated_papers(store: Store, keys: Collection[DecisionKey]) -> tuple[tuple[Decision, ...], DelegatedSource]:
    """These decisions, in the order asked, and what their papers are made of.

    Raises RuleViolation when all of them are deliberations of a session, whose extracts are made there.
    """
    with store.reading() as reader:
        known = {each.key: each for each in reader.decisions()}
        chosen = tuple(known[key] for key in keys if key in known)
        sat = in_session(reader, chosen)
        source = delegated_source(reader)
    apart = tuple(each for each in chosen if each.key not in sat)
    if chosen and not apart:
        raise RuleViolation(IN_SESSION)
    return apart, source


def delegated_source(reader: Reader) -> DelegatedSource:
    """What the papers of decisions are made of."""
    syndicat = the_syndicat(reader)
    known = Delegated(syndicat, reader.assembly(), reader.delegations())
    return DelegatedSource(known, logo_of(reader, syndicat.logo), templates_of(reader, syndicat.templates))


def named_decision(reader: Reader, mark: str) -> DecisionKey | None:
    """The decision that a sheet names; None where the dossier has none, or several."""
    found = [each.key for each in reader.decisions() if marked(each) == mark]
    return found[0] if len(found) == 1 else None
