"""Numbers in figures and in words, whole numbers, ranks, votes and euros.

The words come from num2words, imported at the first use; its faults in French (« quatre-vingtsième »,
« 2me », no feminine, whole euros taken for cents) are put right here, and nowhere else may call it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from syndic_desktop.domain.wording.typography import NB

LARGEST = 10**12
CENT = Decimal("0.01")

_NOUN = re.compile(r" ?\b((?:million|milliard)s?)\b ?")
_PLURAL_RANK = re.compile(r"(?<=vingt)s$|(?<=cent)s$")


class Spelling(StrEnum):
    """Which hyphens numbers in words take; both are correct, the statutory profile chooses."""

    TRADITIONAL = "traditionnelle"
    REFORMED = "1990"


def number(value: int) -> str:
    """Return a whole number in figures, thousands kept together: « 3 000 »."""
    return f"{value:,}".replace(",", NB)


def fraction(value: Fraction | int) -> str:
    """Return a weight or a weighted total for paper: « 13 », « 1,5 »; « 4/3 » where no decimal is exact."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    if exact.denominator == 1:
        return number(exact.numerator)
    places = _decimal_places(exact.denominator)
    if places is None:
        return f"{number(exact.numerator)}/{number(exact.denominator)}"
    whole, rest = divmod(abs(exact.numerator) * 10**places // exact.denominator, 10**places)
    return f"{'-' if exact < 0 else ''}{number(whole)},{rest:0{places}}"


def amount(value: Decimal | None, *, symbol: bool = True) -> str:
    """Return an amount in figures: « 3 000,00 € »; nothing for None."""
    if value is None:
        return ""
    figures = f"{_to_the_cent(value):,.2f}".replace(",", NB).replace(".", ",")
    return f"{figures}{NB}€" if symbol else figures


def ordinal_short(value: int, *, feminine: bool = False) -> str:
    """Return a rank in figures: « 1er », « 1re », « 2e »."""
    if value == 1:
        return "1re" if feminine else "1er"
    return f"{number(value)}e"


def cardinal(value: int, *, feminine: bool = False, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return a whole number in words: « quatre-vingts », « vingt et une » in the feminine."""
    words = _traditional(value)
    if feminine and words.endswith("un"):
        words += "e"
    return respell(words, spelling)


def ordinal(value: int, *, feminine: bool = False, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return a rank in words: « premier », « première », « vingt et unième », « deux centième »."""
    if value < 1:
        raise ValueError(f"no rank below one: {value}")
    if value == 1:
        return "première" if feminine else "premier"
    return respell(_ranked(_traditional(value)), spelling)


def euros_in_words(value: Decimal, *, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return an amount in words: « mille euros », « un million d’euros », « douze euros et un centime ».

    Only a Decimal is taken: a float is not exact, and a whole number could be cents.
    """
    if not isinstance(value, Decimal):
        raise TypeError(f"an amount is a Decimal, not {type(value).__name__}")
    euros, cents = divmod(int(_to_the_cent(value) * 100), 100) if value >= 0 else (-1, 0)
    parts = [_counted(euros, "euro", spelling)] if euros or not cents else []
    if cents:
        parts.append(_counted(cents, "centime", spelling))
    return " et ".join(parts)


def invariable(words: str) -> str:
    """Return a number in words as a date or a rank takes it: « deux mille quatre-vingt », without s."""
    return _PLURAL_RANK.sub("", words)


def respell(words: str, spelling: Spelling) -> str:
    """Return traditional words with the hyphens of the spelling; « million » is a noun and takes none."""
    if spelling is Spelling.TRADITIONAL:
        return words
    parts = [part if index % 2 else part.replace(" ", "-") for index, part in enumerate(_NOUN.split(words))]
    return " ".join(filter(None, parts))


@lru_cache(maxsize=4096)
def _traditional(value: int) -> str:
    if not 0 <= value < LARGEST:
        raise ValueError(f"cannot be written in words: {value}")
    from num2words import num2words  # a tenth of a second: only when something is written in words

    return str(num2words(value, lang="fr"))


def _ranked(words: str) -> str:
    stem = invariable(words)
    if stem in ("un million", "un milliard"):
        stem = stem.removeprefix("un ")
    elif stem.endswith(("millions", "milliards")):
        stem = stem.removesuffix("s")
    if stem.endswith("neuf"):
        return f"{stem.removesuffix('f')}vième"
    return f"{stem}uième" if stem.endswith("cinq") else f"{stem.removesuffix('e')}ième"


def _decimal_places(denominator: int) -> int | None:
    """How many decimals write a fraction of this denominator exactly; None when no number of them does."""
    powers = []
    for prime in (2, 5):
        powers.append(0)
        while denominator % prime == 0:
            denominator //= prime
            powers[-1] += 1
    return max(powers) if denominator == 1 else None


def _to_the_cent(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def _counted(count: int, unit: str, spelling: Spelling) -> str:
    words = cardinal(count, spelling=spelling)
    plural = "s" if count > 1 else ""
    if re.search(r"(?:million|milliard)s?$", words):
        return f"{words} d’{unit}{plural}"
    return f"{words} {unit}{plural}"
