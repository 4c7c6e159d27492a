"""Scalars, rich texts and acts: what the other strategies are made of.

Strategies are made once each: hypothesis spends far longer on making them than on drawing from them.
"""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.acts import Act, Seal, Signature, Transmission
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Heading, Listing, Paragraph, Run, Table, Text

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
LETTERS = "aeioéèêàçœæÉŒnrstlcdp’'\"«»-–/&<>%€=+@.,;:!? \u00a0\u202f0123456789"


@cache
def optional(values: st.SearchStrategy) -> st.SearchStrategy:
    """Nothing, as often as something."""
    return st.none() | values


@cache
def few(values: st.SearchStrategy, least: int = 0, most: int = 2) -> st.SearchStrategy:
    return st.lists(values, min_size=least, max_size=most).map(tuple)


@cache
def words() -> st.SearchStrategy[str]:
    """A short text that says something, with what French and computers make awkward."""
    return st.text(LETTERS, min_size=1, max_size=30).map(lambda drawn: drawn.strip() or "œ")


@cache
def lines() -> st.SearchStrategy[str]:
    """A text that may run over two lines."""
    return words() | st.tuples(words(), words()).map("\n".join)


@cache
def codes(stem: str, least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Codes that differ, in no particular order."""
    numbers = st.lists(st.integers(1, 99), min_size=least, max_size=most, unique=True)
    return numbers.map(lambda drawn: tuple(f"{stem}{number}" for number in drawn))


@cache
def days(first: date = FIRST, last: date = LAST) -> st.SearchStrategy[date]:
    return st.dates(first, last)


@cache
def hours() -> st.SearchStrategy[time]:
    return st.builds(time, st.integers(8, 20), st.integers(0, 59))


@cache
def fractions() -> st.SearchStrategy[Fraction]:
    return st.fractions(min_value="1/7", max_value=3, max_denominator=7)


@cache
def shares() -> st.SearchStrategy[Fraction]:
    return st.fractions(min_value="1/7", max_value=1, max_denominator=7)


@cache
def runs() -> st.SearchStrategy[Run]:
    looks = [st.booleans()] * 4
    return st.builds(Run, lines(), *looks)


@cache
def blocks(depth: int = 1) -> st.SearchStrategy:
    """Any block of rich text."""
    simple = st.one_of(
        st.builds(Paragraph, few(runs(), 1)),
        st.builds(Heading, words()),
        st.builds(Table, tables(), st.booleans()),
        st.builds(DelegatedTable, st.sampled_from(DecisionKind)),
    )
    if not depth:
        return simple
    return simple | st.builds(Listing, few(entries(depth - 1), 1), st.booleans())


@cache
def entries(depth: int) -> st.SearchStrategy:
    """What a list may hold: paragraphs and lists."""
    simple = st.builds(Paragraph, few(runs(), 1))
    return simple | st.builds(Listing, few(entries(depth - 1), 1), st.booleans()) if depth else simple


@cache
def tables() -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Rows of one length."""
    return st.integers(1, 3).flatmap(lambda width: few(st.tuples(*[words() | st.just("")] * width), 1, 3))


@cache
def texts() -> st.SearchStrategy[Text]:
    return few(blocks(), 0, 3)


@cache
def acts(day: date) -> st.SearchStrategy[Act]:
    after = days(day, date(2027, 1, 31))
    receipt = optional(st.just(date(2027, 2, 1)))
    return st.builds(
        Act,
        optional(st.builds(Signature, after, optional(words()), few(st.builds(Seal, words(), words()), 0, 2))),
        optional(st.builds(Transmission, after, optional(words()), receipt)),
        optional(after),
        optional(after),
        st.none(),
        optional(words()),
    )
