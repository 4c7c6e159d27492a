"""Told decisions: what the paper of a delegated decision must say of what was entered, looked for in its file.

Number, day, subject, supplier, amount, delegation, who signs: whatever else was written in Word.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.delegated import FOLDER, decision_papers, public_papers
from syndic_desktop.documents.discordances import DOCUMENT, NOTHING, UNREADABLE, Discordance, nearest, plain
from syndic_desktop.documents.rereadings import PDF, joined, reread
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.privacy import masked

PUBLIC = f"{FOLDER}publics/"

__all__ = ["FOLDER", "PUBLIC", "decision_discordances", "decision_files"]


def decision_files(source: Source) -> dict[str, Decision]:
    """The Word document and the PDF of each decision that has a paper, whole and public, by path."""
    known = Delegated(source.syndicat, source.sitting.assembly)
    found = {}
    for decision, paper in (*decision_papers(source.decisions, known), *public_papers(source.decisions, known)):
        found[paper.path] = found[f"{posixpath.splitext(paper.path)[0]}{PDF}"] = decision
    return found


def decision_discordances(path: str, data: bytes, decision: Decision, source: Source) -> Iterator[Discordance]:
    """What the file of a decision does not say of it."""
    try:
        lines = reread(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, decision.number)
        return
    said, hidden = wording.fold(joined(lines)[0]), decision.private if path.startswith(PUBLIC) else ()
    for what, whole in _facts(decision, source).items():
        fact = masked(whole, hidden)
        if fact and not _says(said, fact):
            near = nearest(fact, lines)
            yield Discordance(path, what, near.text if near else NOTHING, fact, near.place if near else "")


def _says(said: str, fact: str) -> bool:
    """Whether a folded text says a fact, wherever its lines are cut: « D2026-02 » is not said by « D2026-021 »."""
    letters = r"\s*".join(map(re.escape, plain(fact)))
    return re.search(rf"(?<!\d){letters}(?!\d)", said) is not None


def _facts(decision: Decision, source: Source) -> Mapping[str, str]:
    names = Names(source.sitting.assembly, decision.day or source.sitting.session.day)
    president = names.president()
    return {
        "numéro": decision.number,
        "date": wording.long_date(decision.day) if decision.day else "",
        "objet": wording.french(decision.subject),
        "titulaire": wording.french(decision.supplier or ""),
        "montant": wording.amount(decision.amount) if decision.amount is not None else "",
        "délégation": wording.french(decision.delegation or ""),
        "signataire": names.bare(president) if president else "",
    }
