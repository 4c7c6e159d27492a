"""A text as clean HTML: what is copied out of the editor, and pasted into Word or a message."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from syndic_desktop.domain.texts import Block, DelegatedTable, Heading, Listing, Paragraph, Run, Table

RECAP, TABLE = "data-recapitulatif", "data-tableau"  # what HTML has no word for
TITLES, ROWS = "titres", "lignes"
SPACES = ' style="white-space:pre-wrap"'
_TAGS = (("bold", "b"), ("italic", "i"), ("underline", "u"), ("superscript", "sup"))


def html_of(text: Iterable[Block]) -> str:
    """The HTML of a text; pasted back, it is the same text."""
    return "".join(map(_block, text))


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return f"<p{_kept(block.text)}>{_runs(runs)}</p>"
        case Heading(text):
            return f"<h3{_kept(text)}>{_words(text)}</h3>"
        case Listing():
            return _listing(block)
        case Table(rows, header):
            return _table(rows, header=header)
        case DelegatedTable(kind):
            return f'<p {RECAP}="{kind.value}">[Tableau des décisions prises par délégation]</p>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _words(run.text)
    for look, tag in _TAGS:
        if getattr(run, look):
            words = f"<{tag}>{words}</{tag}>"
    return words


def _listing(listing: Listing) -> str:
    tag = "ol" if listing.numbered else "ul"
    inside = ""
    for place, entry in enumerate(listing.entries):
        if isinstance(entry, Paragraph):
            inside += f"{'</li>' if place else ''}<li{_kept(entry.text)}>{_runs(entry.runs)}"
        else:
            inside += _block(entry)
    return f"<{tag}>{inside}</li></{tag}>"


def _table(rows: Iterable[Iterable[str]], *, header: bool) -> str:
    lines = []
    for place, row in enumerate(rows):
        tag = "th" if header and not place else "td"
        lines.append("".join(f"<{tag}{_kept(cell)}>{_words(cell)}</{tag}>" for cell in row))
    said = TITLES if header else ROWS
    return f'<table border="1" {TABLE}="{said}">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _kept(text: str) -> str:
    """Says that spaces count, where any would be lost."""
    return SPACES if text != text.strip() or "  " in text or "\t" in text or " \n" in text or "\n " in text else ""
