"""French as it must be printed: dates, numbers, names, agreement, typography.

Every other module imports this package as one word (`from syndic_desktop.domain import wording`) and
never spells French by hand. Nothing here reads a clock, a locale or a setting: what varies is an argument.
"""

from __future__ import annotations

from syndic_desktop.domain.wording.agreement import (
    agree,
    count,
    feminine_title,
    gendered,
    is_feminine,
    title_for,
)
from syndic_desktop.domain.wording.articles import elide, of, to, with_article
from syndic_desktop.domain.wording.dates import (
    clock,
    date_in_words,
    day_and_month,
    hour_in_words,
    long_date,
    month_name,
    session_opening,
    short_date,
    weekday_name,
    year_in_words,
)
from syndic_desktop.domain.wording.lists import listing, shortened
from syndic_desktop.domain.wording.names import brief, formal, full, salutation, together
from syndic_desktop.domain.wording.numbers import (
    Spelling,
    amount,
    cardinal,
    euros_in_words,
    fraction,
    number,
    ordinal,
    ordinal_short,
)
from syndic_desktop.domain.wording.reading import clean_line, read_amount, read_date, read_hour
from syndic_desktop.domain.wording.typography import NB, fold, french

__all__ = [
    "NB",
    "Spelling",
    "agree",
    "amount",
    "brief",
    "cardinal",
    "clean_line",
    "clock",
    "count",
    "date_in_words",
    "day_and_month",
    "elide",
    "euros_in_words",
    "feminine_title",
    "fold",
    "formal",
    "fraction",
    "french",
    "full",
    "gendered",
    "hour_in_words",
    "is_feminine",
    "listing",
    "long_date",
    "month_name",
    "number",
    "of",
    "ordinal",
    "ordinal_short",
    "read_amount",
    "read_date",
    "read_hour",
    "salutation",
    "session_opening",
    "short_date",
    "shortened",
    "title_for",
    "to",
    "together",
    "weekday_name",
    "with_article",
    "year_in_words",
]
