"""Import of a dossier: create the store's content or complete it, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.convenings import snapped
from syndic_desktop.domain.dossiers import Dossier, held_apart, registered
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.handovers import refuse_other_minutes
from syndic_desktop.domain.histories import Footing
from syndic_desktop.domain.sessions import Session, frozen, thawed
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.template_sets import EXTENSION, own_sets
from syndic_desktop.exchange.comparing import merge
from syndic_desktop.exchange.dossiers import check

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

EVERYTHING = frozenset(Topic)


def import_dossier(store: Store, dossier: Dossier, files: Mapping[str, bytes]) -> Done:
    """Bring a dossier in. Objects it knows by the same code are replaced, the others are kept, nothing is removed.

    A vote that the dossier does not change keeps the electorate it was frozen with; a new one freezes its own. So do
    notices once they are dated. What the sessions held rest on in the assembly and the statutes stays as it was.
    Raises RuleViolation with the session held or the minutes that would change, FaultyDossier when the two together do
    not hold, TemplateFault for a Word template that has a fault, FileTrouble when the store cannot be written.
    """
    _look_at_templates(files)
    label = f"importer le dossier « {dossier.syndicat.short_name} »"
    with store.writing(label) as writer:
        old = writer.dossier() if writer.syndicat() is not None else None
        merged = completed(old, dossier, writer.moment.date(), writer.footings())
        kept = {} if old is None else {each.key: each for each in old.sessions}
        writer.save_syndicat(merged.syndicat)
        writer.save_assembly(merged.assembly)
        writer.save_decisions(merged.decisions)
        writer.save_topics(merged.topics)
        writer.save_phrases(merged.phrases)
        writer.save_delegations(merged.delegations)
        for each in merged.classifications:
            if old is None or each not in old.classifications:
                writer.keep_classification(each)
        for session in merged.sessions:
            _save(writer, merged, session, kept.get(session.key))
        for path, data in files.items():
            writer.put_file(path, data)
    return Done(label, EVERYTHING)


def completed(known: Dossier | None, brought: Dossier, today: date, footings: Iterable[Footing]) -> Dossier:
    """What the store holds once a dossier is brought in `today`. Raises RuleViolation, as the import itself does.

    `footings`: what the sessions of the known one rest on.
    """
    bare = None
    if known is not None:
        _refuse_another(known.syndicat, brought.syndicat)
        bare = replace(known, sessions=tuple(thawed(each) for each in known.sessions))
    merged = merge(bare, brought)
    if bare is not None:
        merged = held_apart(bare, registered(bare, merged, today), footings)
        refuse_other_minutes(bare.sessions, merged.sessions)
    _read_fixed(brought)
    check(merged)  # what was brought in may not hold together with what was there
    return merged


def _look_at_templates(files: Mapping[str, bytes]) -> None:
    for name, documents in own_sets(files).items():
        from syndic_desktop.documents.word import check_template

        for document, path in documents.items():
            check_template(files[path], document, f"{name}/{document}{EXTENSION}")


def _read_fixed(brought: Dossier) -> None:
    """Raises RuleViolation where minutes said to be fixed could not be printed: no paper of their session would be."""
    from syndic_desktop.documents.contents.fixing import fixed_context

    for session in brought.sessions:
        if session.minutes is not None and session.minutes.text is not None:
            fixed_context(session.minutes.text)


def _refuse_another(known: Syndicat, brought: Syndicat) -> None:
    # One file per syndicat: bringing another one in would rename this one and mix two assemblies.
    same_number = known.siret is not None and known.siret == brought.siret
    if not same_number and ((known.siret and brought.siret) or wording.fold(known.name) != wording.fold(brought.name)):
        raise RuleViolation(
            f"Ce dossier est celui de « {brought.name} », le fichier celui de « {known.name} » : "
            "importez-le dans un fichier à lui."
        )


def _save(writer: Writer, merged: Dossier, session: Session, known: Session | None) -> None:
    if known is not None and thawed(known) == session:
        return
    complete = frozen(merged.sitting(snapped(merged.sitting(session))))
    if known is None:
        writer.add_session(complete)
    else:
        writer.replace_session(writer.session_id(known.key), complete)
