"""The activity report of a year on paper (L5211-39): sessions, votes, attendance, delegated decisions, with bars.

A bar is made of signs, as long as its figure: it prints everywhere, and Word lets her change it. Figures stand beside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from syndic_desktop.documents.contents.frames import of_syndicat
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.activity import Activity, BodyYear, Delegated, Presence
from syndic_desktop.domain.decisions import KINDS, Tax
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB
from syndic_desktop.domain.wording.dates import MONTHS

BAR, LONGEST, SHORT = "█", 24, 6
"""The sign of a bar, how many of them the greatest figure takes, and how many a share of all."""


@dataclass(frozen=True, slots=True)
class Named:
    """A presence and what it goes by: a name, and its organisation or college."""

    name: str
    of: str
    presence: Presence

    @property
    def percent(self) -> int | None:
        """The share of sessions where the seat was filled, rounded; None when never called."""
        rate = self.presence.rate
        return None if rate is None else round(rate * 100)


@dataclass(frozen=True, slots=True)
class Report:
    """A year as it is shown and printed; `bodies`: the names by code, `logo`: of the syndicat, where it has one.

    `templates`: those of her own set, by document.
    """

    syndicat: Syndicat
    activity: Activity
    bodies: Mapping[str, str]
    delegates: tuple[Named, ...]
    members: tuple[Named, ...]
    logo: bytes | None = None
    templates: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """« En 2026, le syndicat a tenu 8 séances, pris 120 délibérations et 80 décisions par délégation. »"""
        year = self.activity
        sessions = sum(each.sessions for each in year.bodies)
        taken = sum(each.deliberations for each in year.bodies)
        decided = sum(each.count for each in year.delegated)
        return _summary(year.year, sessions, taken, decided)


def activity_report(told: Report) -> Context:
    """The context of the template `rapport-d-activite`."""
    year, bodies = told.activity, told.bodies
    return {
        "syndicat": of_syndicat(told.syndicat),
        "annee": str(year.year),
        "resume": told.summary,
        "instances": [_body(each, bodies) for each in year.bodies],
        "mois": _bars(list(zip(MONTHS, year.months, strict=True))),
        "scrutins": [
            {
                "nom": bodies.get(each.body, each.body),
                "pour": str(each.in_favour),
                "contre": str(each.against),
                "abstentions": str(each.abstaining),
                "sans_vote": str(each.not_voting),
            }
            for each in year.ballots
        ],
        "organismes": [_presence(each) for each in told.members],
        "delegues": [_presence(each) for each in told.delegates],
        "delegations": [
            line | {"montants": amounts(each)}
            for line, each in zip(
                _bars([(KINDS[each.kind], each.count) for each in year.delegated]), year.delegated, strict=True
            )
        ],
    }


def _summary(year: int, sessions: int, taken: int, decided: int) -> str:
    return (
        f"En{NB}{year}, le syndicat a tenu {wording.count(sessions, 'séance')}, examiné et mis aux voix "
        f"{wording.count(taken, 'délibération')}, et {wording.count(decided, 'décision')} "
        f"{wording.agree(decided, 'a été prise', 'ont été prises')} par délégation."
    )


def _body(each: BodyYear, bodies: Mapping[str, str]) -> Context:
    return {
        "nom": bodies.get(each.body, each.body),
        "seances": str(each.sessions),
        "carences": str(each.lacking),
        "points": str(each.items),
        "deliberations": str(each.deliberations),
        "rejetees": str(each.rejected),
        "unanimes": str(each.unanimous),
        "elections": str(each.elections),
    }


def _bars(figures: Sequence[tuple[str, int]]) -> list[Context]:
    most = max((count for _, count in figures), default=0)
    return [{"nom": name, "nombre": str(count), "barre": _bar(count, most)} for name, count in figures]


def _bar(count: int, most: int) -> str:
    """At least one sign for what is not nothing."""
    return BAR * max(round(LONGEST * count / most), 1) if count else ""


def _presence(each: Named) -> Context:
    told, rate, percent = each.presence, each.presence.rate, each.percent
    return {
        "nom": each.name,
        "de": each.of,
        "seances": str(told.called),
        "presents": str(told.present),
        "suppleances": str(told.deputies),
        "pouvoirs": str(told.represented),
        "excuses": str(told.excused),
        "absences": str(told.absent),
        "taux": "" if percent is None else f"{percent}{NB}%",
        "barre": "" if rate is None else BAR * round(rate * SHORT),
    }


def amounts(each: Delegated) -> str:
    """« 1 255,97 € HT ; 40,00 € TTC »: what the decisions of a kind amount to."""
    made, words = dict(each.sums), {Tax.BEFORE: "HT", Tax.AFTER: "TTC", None: ""}
    return f"{NB}; ".join(_joined(wording.amount(made[tax]), words[tax]) for tax in words if tax in made)


def _joined(*words: str) -> str:
    return NB.join(word for word in words if word)
