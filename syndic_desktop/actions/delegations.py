"""Gestures on the delegations: what the comité lets its president or its bureau decide (L5211-10)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.acts import transmitted
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation, sound
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from syndic_desktop.store import Store

DELEGATIONS = frozenset({Topic.DELEGATIONS, Topic.DECISIONS})


def save_delegation(store: Store, delegation: Delegation, replaced: str | None = None) -> Done:
    """Enter a delegation, new or in place of the one of that name; decisions that quoted it quote it still.

    But for those that were transmitted: what the prefect was sent does not change.
    Raises RuleViolation when it means nothing, or when its name is that of another one.
    """
    kept = sound(delegation)
    label = f"enregistrer la délégation {named(kept.name)}"
    with store.writing(label) as writer:
        known, decisions = writer.delegations(), writer.decisions()
        if replaced is not None and replaced not in [each.name for each in known]:
            raise RuleViolation("Cette délégation n’est plus dans le dossier : elle a été modifiée entre-temps.")
        if any(each.same(kept) and each.name != replaced for each in known):
            raise RuleViolation(f"Il y a déjà une délégation {named(kept.name)} : donnez-lui un autre nom.")
        made = tuple(kept if each.name == replaced else each for each in known)
        writer.save_delegations(made if replaced is not None else (*known, kept))
        if replaced is not None and replaced != kept.name:
            writer.save_decisions(
                replace(each, delegation=kept.name)
                if each.delegation == replaced and not transmitted(each.act)
                else each
                for each in decisions
            )
    return Done(label, DELEGATIONS, partial(restore_delegations, delegations=known, decisions=decisions))


def remove_delegation(store: Store, name: str) -> Done:
    """Take a delegation off; the decisions taken under it still quote it by its name."""
    label = f"supprimer la délégation {named(name)}"
    with store.writing(label) as writer:
        known = writer.delegations()
        writer.save_delegations(each for each in known if each.name != name)
        decisions = writer.decisions()
    return Done(label, DELEGATIONS, partial(restore_delegations, delegations=known, decisions=decisions))


def restore_delegations(store: Store, delegations: tuple[Delegation, ...], decisions: tuple[Decision, ...]) -> Done:
    """Put the delegations, and what decisions quote, back as they were; the inverse of every gesture on them."""
    label = "rétablir les délégations"
    with store.writing(label) as writer:
        known, quoting = writer.delegations(), writer.decisions()
        writer.save_delegations(delegations)
        writer.save_decisions(decisions)
    return Done(label, DELEGATIONS, partial(restore_delegations, delegations=known, decisions=quoting))
