"""The syndicat itself: name, address, department, identity numbers, statutory profile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.statutes import Profile, SyndicatKind

TEMPLATE_SETS = ("classique", "nominatif", "rapport", "assemblee")
"""The sets of templates that come with the program: any other name falls back on the first."""
SIRET_DIGITS = 14
_TITLES = {"assemblee": "assemblée"}


def set_title(name: str) -> str:
    """A set as it is shown: its name, with the accents that its folder goes without."""
    return _TITLES.get(name, name)


class InternalNumber(StrEnum):
    """What becomes of characters that the transmission norm refuses in a number."""

    UNDERSCORE = "souligne"
    REMOVED = "supprimer"


@dataclass(frozen=True, slots=True)
class Syndicat:
    """`department` is three characters (« 046 »), `templates` names a set, `logo` a file of the dossier.

    `numberings`: how the delegated decisions are numbered, for the kinds that have a pattern.
    """

    name: str
    short_name: str
    kind: SyndicatKind
    address: tuple[str, ...]
    city: str
    department: str
    department_name: str
    templates: str = "classique"
    internal_number: InternalNumber = InternalNumber.UNDERSCORE
    siret: str | None = None
    ape: str | None = None
    logo: str | None = None
    profile: Profile = Profile()
    numberings: tuple[KindNumbering, ...] = ()

    @property
    def siren(self) -> str | None:
        """The nine first digits of the SIRET."""
        return self.siret[:9] if self.siret else None


def valid_siret(siret: str) -> bool:
    """Fourteen digits whose Luhn key is right."""
    if len(siret) != SIRET_DIGITS or not (siret.isascii() and siret.isdigit()):
        return False
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(siret))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
