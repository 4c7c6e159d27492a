"""Discordances: what a file that was produced says, where, and what the dossier says in its stead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from syndic_desktop.documents.rereadings import Line
from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB

ABSENT, UNREADABLE = "fichier absent", "fichier illisible"
NOTHING = "rien de tel"
DOCUMENT = "document"
"""What a discordance is about where the whole file is meant."""
ALIKE = 0.5
"""From 0 to 1: two lines this close are one line that was changed."""


@dataclass(frozen=True, slots=True)
class Discordance:
    """What a file says, and what is expected of it; `about` names what it is of: « chiffres », « objet »…

    `place`: « page 3 », « paragraphe 12 », « ligne 4 »; empty where the whole file is meant.
    """

    path: str
    about: str
    says: str
    expected: str
    place: str = ""

    @property
    def sentence(self) -> str:
        where = f", {self.place}" if self.place else ""
        return f"{self.path}{where} – {self.about}{NB}: « {self.says} » au lieu de « {self.expected} »."


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were compared, and what does not agree."""

    files: int
    discordances: tuple[Discordance, ...] = ()

    @property
    def headline(self) -> str:
        """« 0 discordance dans 12 fichiers »."""
        found = wording.count(len(self.discordances), "discordance")
        return f"{found} dans {wording.count(self.files, 'fichier')}"


def nearest(text: str, lines: Sequence[Line]) -> Line | None:
    """The line that was most likely this one before it was changed; None where none looks like it."""
    matcher = SequenceMatcher(b=text, autojunk=False)
    best, found = ALIKE, None
    for each in lines:
        matcher.set_seq1(each.text)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, each
    return found


def plain(text: str) -> str:
    """The letters alone: neither the cut of a line nor the space that a justified one gets is a difference."""
    return "".join(wording.fold(text).split())
