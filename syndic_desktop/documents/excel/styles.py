"""The looks of a recap, as named styles that Excel lists under « Styles de cellules »."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle

STYLE_HEADER = "Syndic en-tête"
STYLE_HEADER_CENTRE = "Syndic en-tête centré"
STYLE_HEADER_RIGHT = "Syndic en-tête à droite"
STYLE_TEXT = "Syndic texte"
STYLE_CENTRE = "Syndic centré"
STYLE_DATE = "Syndic date"
STYLE_AMOUNT = "Syndic montant"
STYLE_COUNT = "Syndic nombre"
STYLE_FIGURE = "Syndic chiffre"
STYLE_RATE = "Syndic taux"
STYLE_TOTAL = "Syndic total"
STYLE_TOTAL_AMOUNT = "Syndic total montant"
STYLE_TOTAL_COUNT = "Syndic total nombre"
STYLE_TOTAL_FIGURE = "Syndic total chiffre"
STYLE_NOTE = "Syndic note"

TEXT_FORMAT = "@"
DATE_FORMAT = "dd/mm/yyyy"
# Commas and points are Excel's own notation: French (0x40C) writes them « 1 255,97 € », whatever the machine speaks.
EURO_FORMAT = '[$-40C]#,##0.00\\ "€"'

COUNT_FORMAT = "[$-40C]#,##0"
RATE_FORMAT = "0\\ %"

_ACCENT, _TINT, _TOTAL_TINT, _LINE, _GREY = "FF1F3F77", "FFE3EAF7", "FFF3F6FB", "FFCDD5E3", "FF5A6478"


Edge = Literal["thin", "medium"]


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one row of totals."""

    text: str
    count: str
    amount: str


PLAIN_LOOK = Look(STYLE_TEXT, STYLE_COUNT, STYLE_AMOUNT)
TOTAL_LOOK = Look(STYLE_TOTAL, STYLE_TOTAL_COUNT, STYLE_TOTAL_AMOUNT)


def styles() -> tuple[NamedStyle, ...]:
    """Every style, ready to be added to a workbook."""
    return (
        _header(STYLE_HEADER, "left"),
        _header(STYLE_HEADER_CENTRE, "center"),
        _header(STYLE_HEADER_RIGHT, "right"),
        _style(STYLE_TEXT, number_format=TEXT_FORMAT),
        _style(STYLE_CENTRE, number_format=TEXT_FORMAT, horizontal="center"),
        _style(STYLE_DATE, number_format=DATE_FORMAT, horizontal="center"),
        _style(STYLE_AMOUNT, number_format=EURO_FORMAT, horizontal="right"),
        _style(STYLE_COUNT, number_format=COUNT_FORMAT),
        _style(STYLE_FIGURE, number_format=COUNT_FORMAT, horizontal="right"),
        _style(STYLE_RATE, number_format=RATE_FORMAT, horizontal="right"),
        _style(STYLE_TOTAL_COUNT, bold=True, fill=_TOTAL_TINT, number_format=COUNT_FORMAT),
        _style(STYLE_TOTAL_FIGURE, bold=True, fill=_TOTAL_TINT, number_format=COUNT_FORMAT, horizontal="right"),
        _style(STYLE_TOTAL, bold=True, fill=_TOTAL_TINT),
        _style(STYLE_TOTAL_AMOUNT, bold=True, fill=_TOTAL_TINT, number_format=EURO_FORMAT, horizontal="right"),
        _style(STYLE_NOTE, colour=_GREY, wrap=False, edge=None),
    )


def _header(name: str, horizontal: str) -> NamedStyle:
    return _style(name, bold=True, colour=_ACCENT, fill=_TINT, edge="medium", horizontal=horizontal)


def _style(
    name: str,
    *,
    bold: bool = False,
    colour: str = "FF1B2436",
    fill: str | None = None,
    edge: Edge | None = "thin",
    horizontal: str = "left",
    number_format: str = "General",
    wrap: bool = True,
) -> NamedStyle:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style=edge, color=_ACCENT if edge == "medium" else _LINE)
    return NamedStyle(
        name=name,
        font=Font(name="Calibri", size=11, bold=bold, color=colour),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=Border(bottom=line) if edge else Border(),
        alignment=Alignment(
            horizontal=horizontal, vertical="center", wrap_text=wrap, indent=1 if horizontal == "left" else 0
        ),
        number_format=number_format,
    )
