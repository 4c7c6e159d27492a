"""Words without any look: a paragraph a line, bullets that are lists, tabs in step that are a table."""

from __future__ import annotations

import csv
import re
from io import StringIO

from syndic_desktop.domain.listings import Nest
from syndic_desktop.domain.texts import Block, Paragraph, Table, Text, paragraph, tidied, writable
from syndic_desktop.exchange.pasted.results import LONGEST, NOT_WORDS, TOO_LONG, Pasted

_BULLET = re.compile(r"[ \t]*(?:[•·▪◦‣\uf0b7\uf0a7][ \t\u00a0]*|[-–*][ \t\u00a0]+)(?=\S)")
_NOT_WORDS = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_FEW = 0.02  # of all characters: a stray sign is cleaned, a picture's bytes are not words


def read_plain(words: str) -> Pasted:
    """What plain words say."""
    if len(words) > LONGEST:
        return TOO_LONG
    if len(_NOT_WORDS.findall(words)) > max(4, _FEW * len(words)):
        return NOT_WORDS
    return Pasted(tidied(_blocks(writable(words))))


def _blocks(words: str) -> Text:
    table = _table(words)
    if table is not None:
        return (table,)
    blocks: list[Block] = []
    nest = Nest(blocks)
    lines = words.split("\n")
    bullets = [_BULLET.match(line) for line in lines]
    for place, (line, bullet) in enumerate(zip(lines, bullets, strict=True)):
        alone = not any(bullets[max(0, place - 1) : place] + bullets[place + 1 : place + 2])
        if bullet is None or (alone and bullet[0].strip() in "-–*"):
            nest.close()
            blocks.append(paragraph(line))
        else:
            nest.add("bullets", 1, paragraph(line[bullet.end() :]), numbered=False)
    nest.close()
    return tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.text.strip()))


def _table(words: str) -> Table | None:
    """Rows copied from a spreadsheet: at least two, all with the same number of tabs."""
    if "\t" not in words:
        return None
    try:
        rows = [tuple(row) for row in csv.reader(StringIO(words.rstrip("\n"), newline=""), delimiter="\t")]
    except csv.Error:  # a field longer than any cell
        return None
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or widths == {1}:
        return None
    return Table(tuple(rows))
