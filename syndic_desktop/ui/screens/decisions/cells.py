"""The columns of the table of decisions: how each is shown, and what is said of a decision by what is typed in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import CHOICES
from syndic_desktop.domain.classifications import nature_of
from syndic_desktop.domain.decisions import OWN_MATTERS, Decision, Tax
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.matters import coded
from syndic_desktop.queries.decisions import Proposals
from syndic_desktop.ui.screens.decisions.lists import KIND_WORDS

Said = Mapping[str, Any]
"""Fields of a `Decision`, and what they become."""

SOON, BEFORE = timedelta(days=31), timedelta(days=334)
TAXES = {"h": Tax.BEFORE, "t": Tax.AFTER}
"""The letter that says an amount is before or after tax."""
_TAXED = re.compile(r"(?P<amount>.*?)\s*(?P<tax>h\.?t\.?|t\.?t\.?c\.?|[ht])?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A column. `reads(typed, today)` gives what is said, or raises RuleViolation; `offers` what to complete with."""

    name: str
    title: str
    width: int
    shows: Callable[[Decision], str]
    reads: Callable[[str, date], Said]
    offers: Callable[[Proposals], tuple[str, ...]] = lambda _: ()
    right: bool = False


def _words(name: str) -> Callable[[str, date], Said]:
    return lambda typed, _today: {name: wording.clean_line(typed) or None}


def _line(name: str) -> Callable[[str, date], Said]:
    return lambda typed, _today: {name: wording.clean_line(typed)}


def read_day(typed: str, today: date) -> Said:
    """A day; without its year, the last such day: what is entered here was decided already."""
    if not wording.clean_line(typed):
        return {"day": None}
    day = wording.read_date(typed, today=today)
    if day > today + SOON:
        earlier = wording.read_date(typed, today=today - BEFORE)
        day = earlier if (earlier.month, earlier.day) == (day.month, day.day) else day
    return {"day": day}


def read_amount(typed: str, _today: date | None = None) -> Said:
    """Euros, and the letters that may follow: « 1 200 ht », « 85,50 t »; without them the tax stays as it was."""
    found = _TAXED.fullmatch(wording.clean_line(typed))
    amount, letters = (found["amount"], found["tax"]) if found else (typed, None)
    said: dict[str, Any] = {"amount": wording.read_amount(amount)}
    return said | {"tax": TAXES[letters[0].lower()]} if letters else said


def read_tax(typed: str, _today: date) -> Said:
    """« h », « HT », « t », « TTC »; nothing where it is not known."""
    plain = wording.fold(wording.clean_line(typed)).replace(".", "")
    if not plain:
        return {"tax": None}
    if plain not in ("h", "ht", "t", "ttc"):
        raise RuleViolation(f"« {wording.shortened(typed)} » : tapez H pour HT, T pour TTC.")
    return {"tax": TAXES[plain[0]]}


def read_matter(typed: str, _today: date) -> Said:
    """« 4.1 », « 4.1 Personnel titulaires… » or words of one matter alone; nothing where it is not known."""
    if not wording.clean_line(typed):
        return {"matter": None}
    if (found := coded(typed)) is None:
        raise RuleViolation(f"« {wording.shortened(typed)} » : tapez le code de la matière, par exemple 4.1.")
    return {"matter": found}


def read_nature(typed: str, _today: date) -> Said:
    """« AI », « Acte individuel »; nothing: that of the kind."""
    if not wording.clean_line(typed):
        return {"nature": None}
    if (found := nature_of(typed)) is None:
        raise RuleViolation(f"« {wording.shortened(typed)} » : tapez AR, AI, CC, DE ou AU.")
    return {"nature": found}


def read_kind(typed: str, _today: date) -> Said:
    """« a », « Arrêté », « convention »: the first kind whose word begins so."""
    asked = wording.fold(wording.clean_line(typed))
    for kind, word in KIND_WORDS.items():
        if asked and wording.fold(word).startswith(asked):
            return {"kind": kind}
    told = wording.listing(KIND_WORDS.values(), "ou")
    raise RuleViolation(f"« {wording.shortened(typed)} » : tapez {told}.")


CELLS = (
    Cell("number", "Numéro", 128, lambda each: each.number, _line("number")),
    Cell("day", "Date", 104, lambda each: wording.short_date(each.day) if each.day else "", read_day),
    Cell("supplier", "Titulaire", 116, lambda each: each.supplier or "", _words("supplier"),
         lambda all_: all_.suppliers),
    Cell("subject", "Objet", 0, lambda each: each.subject, _line("subject")),
    Cell("amount", "Montant", 108, lambda each: wording.amount(each.amount), read_amount, right=True),
    Cell("tax", "Taxe", 52, lambda each: each.tax or "", read_tax),
    Cell("delegation", "Délégation", 100, lambda each: each.delegation or "", _words("delegation"),
         lambda all_: all_.delegations),
    Cell("initials", "Init.", 48, lambda each: each.initials or "", _words("initials"), lambda all_: all_.initials),
    Cell("precision", "Précision", 88, lambda each: each.precision or "", _words("precision"),
         lambda all_: all_.precisions),
    Cell("matter", "Matière", 74, lambda each: each.filed_under or "", read_matter, lambda all_: all_.matters),
    Cell("nature", "Nature", 70, lambda each: each.sent_as, read_nature, lambda all_: all_.natures),
)  # fmt: skip
"""In the order of a line that is pasted without titles (`exchange.recaps`)."""
KIND_CELL = Cell("kind", "Type", 0, lambda each: KIND_WORDS[each.kind], read_kind, lambda _: tuple(KIND_WORDS.values()))
"""The kind of a line, where several are listed."""
NUMBER, DAY, SUBJECT, TAX, INITIALS, PRECISION, NATURE = 0, 1, 3, 5, 7, 8, 10


def said_by_kind(cell: Cell, decision: Decision) -> bool:
    """Whether the kind of a decision leaves nothing to choose in a cell, and nothing was chosen."""
    if cell.name == "nature":
        return decision.nature is None and len(CHOICES[decision.kind]) == 1
    return cell.name == "matter" and decision.matter is None and decision.kind in OWN_MATTERS


def typed_in(cell: Cell, decision: Decision) -> str:
    """What the field of a cell holds when it opens: an amount without its sign, to be typed over."""
    if cell.name == "amount":
        return wording.amount(decision.amount, symbol=False)
    if cell.name in ("matter", "nature"):  # what its kind says is not hers
        return getattr(decision, cell.name) or ""
    return cell.shows(decision)


def copied(decisions: Iterable[Decision]) -> str:
    """Rows as a spreadsheet takes them, cells apart by tabs; pasted here, they are read back as they are."""
    rows = ([typed_in(cell, each) for cell in CELLS] for each in decisions)
    return "".join("\t".join(row) + "\n" for row in rows)


def completed(typed: str, known: tuple[str, ...]) -> str:
    """The first of what is known that begins so, case and accents apart, and goes on; empty where none does."""
    begun = wording.fold(typed)
    if not typed.strip():
        return ""
    return next((each for each in known if len(each) > len(typed) and wording.fold(each[: len(typed)]) == begun), "")


def matching(typed: str, known: tuple[str, ...]) -> list[str]:
    """What is known that holds every word typed."""
    asked = wording.fold(typed).split()
    return [each for each in known if all(word in wording.fold(each) for word in asked)]
