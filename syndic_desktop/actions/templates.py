"""Gestures on her own sets of Word templates: a set copied, a document taken back from Word, or given up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_syndicat
from syndic_desktop.documents.filenames import slug
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.syndicats import TEMPLATE_SETS
from syndic_desktop.domain.template_sets import EXTENSION, LONGEST_NAME, own_path, own_sets

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

TEMPLATES = frozenset({Topic.TEMPLATES, Topic.SYNDICAT})
LARGEST = 10_000_000
"""Bytes of a template: the dossier carries it everywhere. A letterhead weighs a few hundred thousand."""
MOST_SETS = 20


def duplicate_set(store: Store, typed: str, documents: Mapping[str, bytes]) -> Done:
    """Make a set of hers out of these documents, by name (« extrait »), under the name that she typed.

    Raises RuleViolation when the name is empty, too long, or that of a set there is.
    """
    name = _checked_name(typed)
    label = f"dupliquer le jeu de modèles sous {named(name)}"
    with store.writing(label) as writer:
        known = own_sets(line.path for line in writer.files())
        if name in known:
            raise RuleViolation(f"Un jeu s’appelle déjà {named(name)} : donnez un autre nom.")
        if len(known) >= MOST_SETS:
            raise RuleViolation(f"Un dossier garde {MOST_SETS} jeux de modèles au plus : supprimez-en un.")
        files = {own_path(name, document): content for document, content in documents.items()}
        return _put(writer, label, files)


def take_back(
    store: Store,
    name: str,
    document: str,
    content: bytes,
    contexts: Collection[Mapping[str, object]],
    images: Mapping[str, bytes],
) -> Done:
    """Keep a template that comes back from Word, in a set of hers. `contexts`, `images`: what it is tried with.

    It is looked at whole first: a template with a fault is never kept, hence never used for a paper.
    Raises RuleViolation (the set is not hers, the file is too large), TemplateFault (the first of its faults).
    """
    from syndic_desktop.documents.word import examined

    label = f"reprendre le modèle « {document} » du jeu {named(name)}"
    if len(content) > LARGEST:
        raise RuleViolation(
            f"Ce modèle pèse plus de {LARGEST // 1_000_000} Mo : allégez ses images dans Word, puis reprenez-le."
        )
    faults = examined(content, document, tuple(contexts), images, f"{name}/{document}{EXTENSION}").faults
    if faults:
        raise faults[0]
    with store.writing(label) as writer:
        _hers(writer, name)
        return _put(writer, label, {own_path(name, document): content})


def give_up(store: Store, name: str, document: str) -> Done:
    """Go back to the shipped template for a document of a set of hers. Raises RuleViolation when it is not there."""
    label = f"revenir au modèle fourni pour « {document} » du jeu {named(name)}"
    with store.writing(label) as writer:
        documents = _hers(writer, name)
        if document not in documents:
            raise RuleViolation(f"Le jeu {named(name)} n’a pas de modèle « {document} » : c’est déjà celui fourni.")
        if len(documents) == 1:
            raise RuleViolation(f"C’est le dernier modèle du jeu {named(name)} : supprimez plutôt le jeu.")
        return _put(writer, label, {documents[document]: None})


def remove_set(store: Store, name: str) -> Done:
    """Remove a set of hers. Raises RuleViolation when it is not hers, or when the papers are made with it."""
    label = f"supprimer le jeu de modèles {named(name)}"
    with store.writing(label) as writer:
        documents = _hers(writer, name)
        syndicat = writer.syndicat()
        if syndicat is not None and syndicat.templates == name:
            raise RuleViolation(f"Vos documents se font avec le jeu {named(name)} : choisissez-en d’abord un autre.")
        return _put(writer, label, dict.fromkeys(documents.values()))


def use_set(store: Store, name: str) -> Done:
    """Make every paper with this set, shipped or hers. Raises RuleViolation when there is none of that name."""
    label = f"utiliser le jeu de modèles {named(name)}"
    with store.writing(label) as writer:
        syndicat = the_syndicat(writer)
        if name not in TEMPLATE_SETS:
            _hers(writer, name)
        if syndicat.templates == name:
            return Done(label)
        writer.save_syndicat(replace(syndicat, templates=name))
    return Done(label, TEMPLATES, partial(use_back, name=syndicat.templates))


def use_back(store: Store, name: str) -> Done:
    """Make every paper with the set that was, whatever it has become: what it lacks is made with « classique »."""
    with store.writing("reprendre le jeu de modèles") as writer:
        syndicat = the_syndicat(writer)
        writer.save_syndicat(replace(syndicat, templates=name))
    label = f"utiliser le jeu de modèles {named(name)}"
    return Done(label, TEMPLATES, partial(use_back, name=syndicat.templates))


def restore_templates(store: Store, label: str, files: Mapping[str, bytes | None]) -> Done:
    """Put templates back as they were (None: no file there); the inverse of what changes them."""
    with store.writing(f"rétablir : {label}") as writer:
        return _put(writer, label, files)


def _put(writer: Writer, label: str, files: Mapping[str, bytes | None]) -> Done:
    there = {line.path for line in writer.files()}
    was = {path: writer.file(path) if path in there else None for path in files}
    if was == files:
        return Done(label)
    for path, content in files.items():
        if content is None:
            writer.remove_file(path)
        else:
            writer.put_file(path, content)
    return Done(label, TEMPLATES, partial(restore_templates, label=label, files=was))


def _hers(writer: Writer, name: str) -> dict[str, str]:
    """The documents of a set of hers, with their paths."""
    found = own_sets(line.path for line in writer.files()).get(name)
    if found is None:
        if name in TEMPLATE_SETS:
            raise RuleViolation(f"Le jeu {named(name)} est fourni et ne se modifie pas : dupliquez-le d’abord.")
        raise RuleViolation(f"Le jeu de modèles {named(name)} n’est plus là : il a été supprimé entre-temps.")
    return found


def _checked_name(typed: str) -> str:
    name = slug(wording.clean_line(typed))
    if not name:
        raise RuleViolation("Donnez un nom au jeu de modèles, avec des lettres ou des chiffres.")
    if len(name) > LONGEST_NAME:
        raise RuleViolation(f"Le nom d’un jeu de modèles tient en {LONGEST_NAME} caractères : raccourcissez-le.")
    if name in TEMPLATE_SETS:
        raise RuleViolation(f"Le jeu {named(name)} est fourni avec le programme : donnez un autre nom.")
    return name
