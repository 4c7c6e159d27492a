"""Upcoming topics and phrases: their body, the people they name, what tells phrases apart."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.phrases import PhraseKind
from syndic_desktop.exchange.checks.codes import BODY, Codes, unknown
from syndic_desktop.exchange.checks.sessions import item
from syndic_desktop.exchange.faults import Fault, shown


def faults(dossier: Dossier, codes: Codes) -> Iterator[Fault]:
    """Every fault of what is foreseen."""
    for place, topic in enumerate(dossier.topics):
        where = f"sujets[{place}]"
        yield from unknown(f"{where}.instance", BODY, topic.body, codes.bodies)
        yield from item(codes, topic.item, where)
        if topic.item.vote is not None or topic.item.number is not None:
            yield Fault(where, "un sujet à venir n’a ni vote ni numéro : il n’est encore dans aucune séance")
    first: dict[tuple[PhraseKind, str], int] = {}
    for place, phrase in enumerate(dossier.phrases):
        if phrase.key in first:
            yield Fault(
                f"phrases[{place}].nom", f"« {shown(phrase.name)} » est déjà donné (phrases[{first[phrase.key]}])"
            )
        first.setdefault(phrase.key, place)
