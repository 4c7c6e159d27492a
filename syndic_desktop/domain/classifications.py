"""Classifications: what the préfecture files acts under: its matters, and the types of the files of each nature.

The two national levels of matters come with the program (`matters`). The deeper ones and the types of files are set by
each préfecture, dated, in the file that the transmission operator hands out (« RetourClassification »).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature

NATIONAL_LEVELS = 2
NATURE_CODES = dict(enumerate(Nature, start=1))
"""The natures by the number that the transmission norm gives them: 1 deliberation … 6 other."""
NATURE_NAMES = {
    Nature.DELIBERATION: "Délibération",
    Nature.REGULATION: "Acte réglementaire",
    Nature.INDIVIDUAL: "Acte individuel",
    Nature.CONTRACT: "Contrat, convention ou avenant",
    Nature.BUDGET: "Document budgétaire et financier",
    Nature.OTHER: "Autre",
}


def nature_of(typed: str) -> Nature | None:
    """The nature that « AI », « ai », « 3 » or « Acte individuel » means; None where it is none."""
    plain = wording.fold(typed).strip()
    said = {wording.fold(name): nature for nature, name in NATURE_NAMES.items()}
    said |= {nature.lower(): nature for nature in Nature} | {str(code): each for code, each in NATURE_CODES.items()}
    first = (plain.split() or [""])[0]
    return said.get(plain) or said.get(first)


@dataclass(frozen=True, slots=True)
class FiledMatter:
    """A matter as the préfecture knows it: « 7.1.6 », « Débat d’orientation budgétaire »."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class FileKind:
    """A type that a file of an act of this nature may bear: « 99_DE », « Délibération »."""

    nature: Nature
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Classification:
    """All of one file of a préfecture, as of `day`; both lists in its own order."""

    day: date
    matters: tuple[FiledMatter, ...]
    kinds: tuple[FileKind, ...]

    def knows(self, matter: str) -> bool:
        """Whether the préfecture has that very code."""
        return any(each.code == matter for each in self.matters)

    def label(self, matter: str) -> str | None:
        """The words of a matter; None where the préfecture does not have it."""
        return next((each.label for each in self.matters if each.code == matter), None)

    @property
    def deeper(self) -> tuple[FiledMatter, ...]:
        """The matters under the two levels that are the same everywhere."""
        return tuple(each for each in self.matters if each.code.count(".") >= NATIONAL_LEVELS)

    def kinds_of(self, nature: Nature) -> tuple[FileKind, ...]:
        """The types that the files of such an act may bear."""
        return tuple(each for each in self.kinds if each.nature is nature)
