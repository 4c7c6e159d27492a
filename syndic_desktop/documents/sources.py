"""Sources: everything that the papers of one session are made of, as one frozen value.

The store's query fills it; `source_of` does from a dossier. It refuses to know what the papers say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.dossiers import Dossier, recap
from syndic_desktop.domain.reconvenings import second_of
from syndic_desktop.domain.sessions import Session, SessionKey, Sitting
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.template_sets import own_sets
from syndic_desktop.domain.texts import DecisionKind


@dataclass(frozen=True, slots=True)
class Source:
    """`recaps`: what was decided by delegation and is due to be reported to this session, by kind.

    `templates`: the Word templates of her own set, by document; what she has not comes from those that are shipped.
    `prints`: the SHA-256, in hexadecimal, of the files that the dossier holds, by path.
    `again`: its second convocation, where there is one.
    """

    syndicat: Syndicat
    sitting: Sitting
    recaps: Mapping[DecisionKind, tuple[Decision, ...]]
    decisions: tuple[Decision, ...] = ()
    logo: bytes | None = None
    templates: Mapping[str, bytes] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    again: Session | None = None

    def shelf(self, root: Path) -> Shelf:
        """The templates that make its papers. `root`: the folder of the shipped sets."""
        return Shelf(root, self.syndicat.templates, self.templates)


def source_of(dossier: Dossier, key: SessionKey, files: Mapping[str, bytes] | None = None) -> Source:
    """The source of one session of a dossier and of the files that travel with it. Raises RuleViolation."""
    session = dossier.session(key)
    reported = dossier.reported()
    recaps = {kind: recap(dossier.decisions, reported, session.key, kind) for kind in DecisionKind}
    files = files or {}
    logo = files.get(dossier.syndicat.logo or "")
    hers = own_sets(files).get(dossier.syndicat.templates, {})
    templates = {document: files[path] for document, path in hers.items()}
    again = second_of(session, dossier.sessions)
    return Source(dossier.syndicat, dossier.sitting(session), recaps, dossier.decisions, logo, templates, again=again)
