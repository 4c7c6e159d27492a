"""The statutory profile, rule by rule: what applies, what the law says by default, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain import provisions
from syndic_desktop.domain.provisions import Provision
from syndic_desktop.domain.statutes import Profile, SyndicatKind, statutes
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule. `differs`: what is said is not the default; `said`: the statutes speak, be it to say the default."""

    rule: Provision
    value: Any
    text: str
    default: str
    source: str
    said: bool
    differs: bool

    @property
    def mark(self) -> str:
        """A sign and a word for what differs, so that colour is not alone; empty when nothing does."""
        return f"≠ défaut : {self.default}" if self.differs else ""

    @property
    def told(self) -> str:
        """The rule in one sentence."""
        return ". ".join(filter(None, (f"{self.rule.name} : {self.text}", self.mark, f"Source : {self.source}")))


@dataclass(frozen=True, slots=True)
class StatutesSheet:
    """Every rule, by section; `summary` says how many differ from the default."""

    kind: SyndicatKind
    rows: tuple[RuleRow, ...]
    summary: str


def statutes_sheet(store: Store, body: str | None = None) -> StatutesSheet:
    """The profile of the syndicat, or the own rules of a body, whose defaults are the syndicat's.

    Raises RuleViolation while there is no syndicat, UnknownCode when there is no such body.
    """
    with store.reading() as reader:
        syndicat = the_syndicat(reader)
        own = None if body is None else reader.assembly().body(body).rules
    if own is None:
        return _sheet(syndicat.kind, syndicat.profile, Profile())
    return _sheet(syndicat.kind, own, syndicat.profile)


def _sheet(kind: SyndicatKind, profile: Profile, below: Profile) -> StatutesSheet:
    rows = tuple(_row(rule, kind, profile, below) for rule in provisions.PROVISIONS)
    differing = sum(row.differs for row in rows)
    if not differing:
        summary = "Aucune règle ne diffère du défaut."
    elif differing == 1:
        summary = "1 règle diffère du défaut."
    else:
        summary = f"{differing} règles diffèrent du défaut."
    return StatutesSheet(kind, rows, summary)


def _row(rule: Provision, kind: SyndicatKind, profile: Profile, below: Profile) -> RuleRow:
    default = getattr(statutes(below), rule.key)
    said = provisions.said(profile, rule.key)
    value = default if said is None else said
    return RuleRow(
        rule,
        value,
        provisions.spelt(rule, value),
        provisions.spelt(rule, default),
        rule.source(kind),
        said is not None,
        value != default,
    )
