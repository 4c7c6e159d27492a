"""The agenda: the items of a session and everything that is written or decided under each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.texts import Text
from syndic_desktop.domain.votes import Electorate, Majority, Vote


class ItemKind(StrEnum):
    """What an item is; only what deliberates carries a number, and « questions diverses » never carry a vote."""

    DELIBERATION = "deliberation"
    INFORMATION = "information"
    DEBATE = "debat"
    ELECTION = "election"
    ANY_OTHER_BUSINESS = "questions_diverses"


class Fate(StrEnum):
    """What became of an item on the day."""

    KEPT = "maintenu"
    WITHDRAWN = "retire"
    POSTPONED = "reporte"


class BudgetStep(StrEnum):
    """Which step of the year's budget an item is: its papers have delays of their own (droit budgétaire, M57)."""

    ORIENTATION = "orientation"  # débat d’orientation budgétaire
    BUDGET = "budget_primitif"
    ACCOUNTS = "comptes"  # compte administratif, compte financier unique
    NONE = "aucune"  # she said so of a subject that reads as one of them


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of an operative part, with its own verb where it has one, and sub-clauses."""

    text: str
    verb: str | None = None
    sub: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said and what was answered; `speaker` is a person's code or a name."""

    speaker: str
    text: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A paper that goes with an item; `file` is its path in the dossier, `typology` its code at transmission.

    `private`: what is published does not name it (CRPA, L312-1-2).
    """

    title: str
    file: str | None = None
    typology: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item. `debate` None: nothing recorded; empty: « aucune observation » was.

    `electorate` is frozen when the vote closes and never travels in a dossier: it is recomputed on import.
    `note` is the secretary's own, and goes on no paper. `competence`: the one it is about, where the syndicat is « à
    la carte » (L5212-16) and only the delegates of the members concerned vote. `majority`: what it takes to be adopted.
    `private`: words and passages about somebody, which what is published does not show (CRPA, L312-1-2).
    """

    kind: ItemKind
    subject: str
    number: str | None = None
    rapporteur: str | None = None
    matter: str | None = None
    added_after_notice: bool = False
    fate: Fate = Fate.KEPT
    statement: Text = ()
    visas: tuple[str, ...] = ()
    recitals: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    verb: str | None = None
    operative: tuple[Clause, ...] = ()
    debate: tuple[Speech, ...] | None = None
    vote: Vote | None = None
    recusals: tuple[Recusal, ...] = ()
    president: str | None = None
    annexes: tuple[Annex, ...] = ()
    act: Act | None = None
    electorate: Electorate | None = None
    overrides: tuple[Override, ...] = ()
    budget: BudgetStep | None = None
    note: str | None = None
    majority: Majority | None = None
    competence: str | None = None
    conduct: Conduct = Conduct()
    private: tuple[str, ...] = ()

    @property
    def required(self) -> Majority:
        """What it takes to be adopted: what was said, else what the law wants of the accounts (L1612-12)."""
        if self.majority is None and self.budget is BudgetStep.ACCOUNTS:
            return Majority.NOT_REFUSED
        return self.majority or Majority.SIMPLE

    @property
    def deliberates(self) -> bool:
        """Whether an extract of the register is made of it."""
        return self.kind in (ItemKind.DELIBERATION, ItemKind.ELECTION) and self.fate is Fate.KEPT
