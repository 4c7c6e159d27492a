"""The register of orders on paper: title page, each act as its own paper says it, closing sheet, two tables.

R2122-7, R2121-9: it is kept as that of the deliberations is. Pages are not known here: `pages` says them, by the mark
of each act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from syndic_desktop.documents.contents.acts import presiding
from syndic_desktop.documents.contents.decisions import Delegated, decided, titled
from syndic_desktop.documents.contents.frames import of_syndicat
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.volumes import LAST, NO_PAGES, UNKNOWN_PAGE, line
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.orders import Orders, by_theme
from syndic_desktop.domain.wording import NB

COUNTED = {
    DecisionKind.ORDER: ("arrêté", "arrêtés"),
    DecisionKind.PRESIDENT_DECISION: ("décision", "décisions"),
}


def orders_register(whole: Orders, known: Delegated, pages: Mapping[str, int] = NO_PAGES) -> Context:
    """The context of its template. `pages`: the sheet of each mark, and how many there are under `LAST`."""
    names = Names(known.assembly, date(whole.year, 12, 31))
    president = names.president()
    marks = {each.key: f"acte{rank}" for rank, each in enumerate(whole.acts, start=1)}

    def lines(acts: Sequence[Decision]) -> list[Context]:
        return [line(each.day, each.number, each.subject, marks[each.key], pages) for each in acts]

    return {
        "syndicat": of_syndicat(known.syndicat),
        "annee": str(whole.year),
        "feuillets": str(pages.get(LAST, UNKNOWN_PAGE)),
        "arretes": [
            {**decided(each, known), "repere": marks[each.key], "repere_rang": rank, "pied": foot_of(each)}
            for rank, each in enumerate(whole.acts, start=1)
        ],
        "cloture": {"bilan": _outcome(whole)},
        "par_date": lines(whole.acts),
        "par_matiere": [{"theme": theme, "lignes": lines(acts)} for theme, acts in by_theme(whole.acts)],
        "signataires": {
            "president": {
                "titre": presiding(president, names),
                "de": wording.gendered(names.civility(president), "du Président", "de la Présidente"),
                "nom": names.bare(president) if president else "",
            }
        },
    }


def foot_of(decision: Decision) -> str:
    """What each sheet of an act bears, beside its number: its nature, its number, its day."""
    return titled(decision)


def _counted(number: str) -> list[tuple[int, str]]:
    """« A9 » before « A10 »."""
    return [(int(each), "") if each.isdecimal() else (0, each) for each in re.split(r"(\d+)", number)]


def _outcome(whole: Orders) -> str:
    """« 12 arrêtés (AR2026/01 à AR2026/12) et une décision (D2026/01) »."""
    return wording.listing(_counts(whole))


def _counts(whole: Orders) -> Iterator[str]:
    for kind, words in COUNTED.items():
        numbers = sorted((each.number for each in whole.acts if each.kind is kind), key=_counted)
        if numbers:
            ends = numbers[0] if len(numbers) == 1 else f"de {numbers[0]} à {numbers[-1]}"
            yield f"{wording.count(len(numbers), *words)} ({ends.replace(' ', NB)})"
