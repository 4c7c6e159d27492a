"""What the statutes say of the syndicat and of each body: rules that can be kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.statutes import Profile, QuorumProfile, Statutes, statutes
from syndic_desktop.exchange.faults import Fault


def faults(dossier: Dossier) -> Iterator[Fault]:
    whole = dossier.syndicat.profile
    yield from _quorum(statutes(whole), "syndicat.profil.quorum")
    yield from _former(whole, "syndicat.profil.anciens")
    for place, body in enumerate(dossier.assembly.bodies):
        yield from _former(body.rules, f"instances[{place}].regles.anciens")
        if body.rules.quorum != QuorumProfile():  # else the rule, and its fault, are the syndicat's
            yield from _quorum(statutes(whole, body.rules), f"instances[{place}].regles.quorum")


def _former(profile: Profile, where: str) -> Iterator[Fault]:
    for place, (one, other) in enumerate(pairwise(profile.former), start=1):
        if other.until <= one.until:
            yield Fault(f"{where}[{place}].jusqu_au", "les anciennes règles vont de la plus ancienne à la plus récente")


def _quorum(rules: Statutes, where: str) -> Iterator[Fault]:
    if not rules.quorum_reachable:
        told = "« plus que la totalité » est hors d’atteinte : « strict » doit être faux, ou la fraction plus petite"
        yield Fault(where, told)
