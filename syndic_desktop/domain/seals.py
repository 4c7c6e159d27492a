"""Seals: what an act was when it was signed, part by part, so that a later change of the dossier is seen and named.

A part is known by its fingerprint: what it says is in the dossier, and in the signed paper. A field that holds what it
holds when nobody says anything leaves no trace, so that a field added by a later version breaks no seal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Act, Seal
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.sessions import ItemState, Sitting

PARTS: Mapping[str, str] = {
    "numero": "le numéro",
    "objet": "l’objet",
    "texte": "le texte",
    "vote": "le vote",
    "presences": "les présences",
    "seance": "la séance (date, lieu, présidence, secrétaire)",
}
"""The parts of an act, and how each is said."""


def seals(sitting: Sitting, position: int) -> tuple[Seal, ...]:
    """The fingerprint of each part of the act of an item (1-based), now. Raises what `tally` raises."""
    state = sitting.state(position)
    return tuple(Seal(part, _print(said)) for part, said in _parts(sitting, state))


def decision_seals(decision: Decision) -> tuple[Seal, ...]:
    """The same of what was decided by delegation: all that its paper prints."""
    money = (decision.supplier, decision.amount, decision.tax)
    texts = (decision.day, *money, decision.precision, decision.delegation, decision.text)
    parts = (("numero", decision.number), ("objet", decision.subject), ("texte", texts))
    return tuple(Seal(part, _print(said)) for part, said in parts)


def moved(act: Act | None, now: tuple[Seal, ...]) -> tuple[str, ...]:
    """The parts of an act that are not what was signed any more; none where nothing is known of what was signed."""
    signed = act.signature.seals if act and act.signature else ()
    current = {seal.part: seal.fingerprint for seal in now}
    return tuple(seal.part for seal in signed if current.get(seal.part, seal.fingerprint) != seal.fingerprint)


def told(parts: tuple[str, ...]) -> str:
    """« l’objet et le vote ont changé »; empty where nothing did."""
    words = [PARTS.get(part, part) for part in parts]
    plural = len(words) > 1 or "".join(words).startswith("les ")
    return f"{wording.listing(words)} {'ont' if plural else 'a'} changé" if words else ""


def _parts(sitting: Sitting, state: ItemState) -> Iterator[tuple[str, object]]:
    item, session = state.item, sitting.session
    names = _names(sitting.assembly)
    yield "numero", item.number
    yield "objet", item.subject
    texts = (item.statement, item.visas, item.recitals, item.heard, item.verb, item.operative)
    yield "texte", (*texts, names.get(item.rapporteur or ""), [annex.title for annex in item.annexes])
    yield "vote", (item.vote, state.tally, item.recusals, names.get(item.president or ""))
    places = [
        (each.seat.code, each.stance.state, names.get(each.sitter or ""), names.get(each.stance.holder or ""))
        for each in state.situation.places
    ]
    yield "presences", (places, state.quorum.total)
    people = (names.get(session.president or ""), names.get(session.secretary or ""))
    yield "seance", (session.body, session.day, session.opening, session.place, session.modality, people)


def _names(assembly: Assembly) -> dict[str, str]:
    return {each.code: f"{each.civility} {each.first_name} {each.last_name}" for each in assembly.people}


def _print(said: object) -> str:
    return hashlib.sha256(json.dumps(_plain(said), ensure_ascii=False).encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        kept = ((each, getattr(value, each.name)) for each in fields(value))
        return [type(value).__name__, {each.name: _plain(held) for each, held in kept if not _usual(each, held)}]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, map(_plain, value)))
    if isinstance(value, dict):
        return [[str(key), _plain(held)] for key, held in value.items()]
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def _usual(field: object, held: object) -> bool:
    default = getattr(field, "default", MISSING)
    return default is not MISSING and held == default
