"""The register of a year on paper: title page, sessions with their deliberations and closing sheets, two tables.

R2121-9: each sheet bears the body, the date of the session and its number; a table by date and a table by subject close
the volume. Pages are not known here: `pages` says them, by the mark of each session and deliberation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from syndic_desktop.documents.contents.extracts import extract
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.registers import closing_sheet
from syndic_desktop.documents.contents.rolls import opening
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.registers import Entry, Volume, by_matter
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.wording import NB

UNKNOWN_PAGE = "…"
LAST = "fin"
NO_PAGES: Mapping[str, int] = {}


def register(
    whole: Volume, readings: Sequence[Reading], decisions: Sequence[Decision] = (), pages: Mapping[str, int] = NO_PAGES
) -> Context:
    """The context of the template `registre`; `readings`: one for each session of the volume, in its order.

    `decisions`: those taken by delegation in the year, which are entered by date too (R2122-7-1). `pages`: the sheet on
    which each mark stands, and how many sheets there are under `LAST`.
    """
    return {
        **_body(readings),
        "annee": str(whole.year),
        "feuillets": str(pages.get(LAST, UNKNOWN_PAGE)),
        "seances": [_session(place, whole, reading) for place, reading in enumerate(readings, start=1)],
        "par_date": [_line(entry, whole, pages) for entry in whole.entries],
        "par_matiere": [
            {"theme": theme, "lignes": [_line(entry, whole, pages) for entry in entries]}
            for theme, entries in by_matter(whole.entries)
        ],
        "decisions": [decision_line(each) for each in sorted(decisions, key=_dated)],
    }


def foot_of(reading: Reading) -> str:
    """What each sheet of a session bears, beside its number: the body and the date."""
    return f"{reading.body.name} – séance du {wording.long_date(reading.session.day)}"


def session_mark(place: int) -> str:
    """The mark of the first sheet of the session of that rank (from 1) in the volume."""
    return f"seance{place}"


def act_mark(place: int, position: int) -> str:
    """The mark of a deliberation: the rank of its session in the volume, its position in the agenda."""
    return f"acte{place}n{position}"


def _body(readings: Sequence[Reading]) -> Context:
    frame = readings[0].frame if readings else {}
    return {"syndicat": frame.get("syndicat", {}), "instance": frame.get("instance", {})}


def _session(place: int, whole: Volume, reading: Reading) -> Context:
    numbers = {entry.position for entry in whole.entries if entry.session == reading.session}
    closing = closing_sheet(reading)
    kept = [state for state in reading.states if state.position in numbers]
    return {
        **reading.frame,
        "repere": session_mark(place),
        "repere_rang": place * 1000,
        "presence": opening(reading),
        "point": {"presidence": _chair(reading)},
        "deliberations": [_act(place, state, reading) for state in kept],
        "cloture": closing,
        "signataires": closing["signataires"],
        "pied": foot_of(reading),
    }


def _chair(reading: Reading) -> str:
    president = reading.session.president or reading.names.president()
    return f"sous la présidence de {reading.names.titled(president)}" if president else ""


def _act(place: int, state: ItemState, reading: Reading) -> Context:
    return {
        **extract(state, reading),
        "repere": act_mark(place, state.position),
        "repere_rang": place * 1000 + state.position,
    }


def _line(entry: Entry, whole: Volume, pages: Mapping[str, int]) -> Context:
    mark = act_mark(whole.sessions.index(entry.session) + 1, entry.position)
    return line(entry.session.day, entry.item.number or "", entry.item.subject, mark, pages)


def line(day: date | None, number: str, subject: str, mark: str, pages: Mapping[str, int]) -> Context:
    """A line of a table: the sheet is that of its mark."""
    return {
        "date": wording.short_date(day) if day else "",
        "numero": number,
        "objet": wording.french(subject),
        "repere": mark,
        "feuillet": str(pages.get(mark, UNKNOWN_PAGE)),
    }


def _dated(decision: Decision) -> tuple[date, str]:
    return decision.day or date.min, decision.number


def decision_line(decision: Decision) -> Context:
    """The line of a decision taken by delegation, its cells in the order of the template."""
    tax = f"{NB}{decision.tax}" if decision.tax else ""
    amount = f" ({wording.amount(decision.amount)}{tax})" if decision.amount is not None else ""
    return {
        "date": wording.short_date(decision.day) if decision.day else "",
        "numero": decision.number,
        "objet": f"{wording.french(decision.subject)}{amount}",
        "titulaire": decision.supplier or "",
    }
