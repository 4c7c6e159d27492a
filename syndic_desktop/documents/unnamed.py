"""Unnamed: the papers that are signed, and on which the name of who signs is still missing.

A blank place is printed there, that somebody may fill by hand: it is said, so that nobody finds it at the signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from syndic_desktop.documents.contents.acts import BLANK
from syndic_desktop.documents.folders import Paper
from syndic_desktop.domain import wording

SECRETARY = "secretaire"
ROLES = {
    "president": ("Personne n’est désigné pour signer comme président", "désignez qui préside"),
    SECRETARY: ("Aucun secrétaire de séance n’est désigné", "désignez-le à l’étape Séance"),
}
"""What is said of a signature whose name is missing, and what to do."""
BY_HAND = ("feuille-de-presence", "feuille-de-secours")
"""What is printed before anybody is named, and filled in the room."""


def unnamed(papers: Iterable[Paper], *, held: bool = True) -> Iterator[str]:
    """A sentence for each of the two who sign, where papers leave his place blank.

    `held`: whether the session was; its secretary is only named as it opens.
    """
    due = [paper for paper in papers if paper.kind not in BY_HAND]
    for role, (told, todo) in ROLES.items():
        if role == SECRETARY and not held:
            continue
        blank = sum(_is_blank(paper.context, role) for paper in due)
        if blank:
            yield f"{told}{wording.NB}: sa place reste vide sur {wording.count(blank, 'document')}, {todo}."


def _is_blank(context: Mapping[str, object], role: str) -> bool:
    signing = context.get("signataires")
    who = signing.get(role) if isinstance(signing, Mapping) else None
    return isinstance(who, Mapping) and who.get("nom") in ("", BLANK)
