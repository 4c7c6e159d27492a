"""Gestures on the library of phrases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.phrases import STARTERS, Phrase, checked

if TYPE_CHECKING:
    from syndic_desktop.store import Store

PHRASES = frozenset({Topic.PHRASES})


def save_phrase(store: Store, phrase: Phrase, replaced: Phrase | None = None) -> Done:
    """Keep a phrase, new or in place of another. Raises RuleViolation when its name is that of a third one."""
    kept = checked(phrase)
    label = f"enregistrer la phrase {named(kept.name)}"
    with store.writing(label) as writer:
        known = writer.phrases()
        if replaced is not None and replaced not in known:
            raise RuleViolation("Cette phrase n’est plus dans la bibliothèque : elle a été modifiée entre-temps.")
        if any(each.same(kept) and each != replaced for each in known):
            raise RuleViolation(f"La bibliothèque a déjà une phrase {named(kept.name)} : donnez-lui un autre nom.")
        made = tuple(kept if each == replaced else each for each in known)
        writer.save_phrases(made if replaced is not None else (*known, kept))
    return Done(label, PHRASES, partial(restore_phrases, phrases=known))


def remove_phrase(store: Store, phrase: Phrase) -> Done:
    """Take a phrase out of the library."""
    label = f"supprimer la phrase {named(phrase.name)}"
    with store.writing(label) as writer:
        known = writer.phrases()
        writer.save_phrases(each for each in known if each != phrase)
    return Done(label, PHRASES, partial(restore_phrases, phrases=known))


def add_starters(store: Store) -> Done:
    """Bring in the phrases to begin with; those she already has under the same name stay hers."""
    with store.writing("ajouter les phrases de départ") as writer:
        known = writer.phrases()
        new = [each for each in STARTERS if not any(each.same(other) for other in known)]
        writer.save_phrases((*known, *new))
    label = f"ajouter {wording.count(len(new), 'phrase')} de départ"
    return Done(label, PHRASES, partial(restore_phrases, phrases=known))


def restore_phrases(store: Store, phrases: tuple[Phrase, ...]) -> Done:
    """Put the library back as it was; the inverse of every gesture on it."""
    label = "rétablir la bibliothèque"
    with store.writing(label) as writer:
        known = writer.phrases()
        writer.save_phrases(phrases)
    return Done(label, PHRASES, partial(restore_phrases, phrases=known))
