"""Strays: what a file tells beside what its paper does: the pages of another act, a line for an act of no agenda.

What somebody adds in prose is hers. A heading of a deliberation, a number in a table of acts, a whole deliberation that
an extract tells after its own, are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from syndic_desktop.documents.discordances import Discordance, plain
from syndic_desktop.documents.rereadings import Line, joined
from syndic_desktop.documents.told_acts import ENDING, Told

_HEADING = re.compile(r"(?:Délibération|D[ÉE]LIB[ÉE]RATION)\s+n°\s*(\S+)")
"""How an extract begins: alone on its line, and not as a sentence that goes on says it."""
_DIGITS = re.compile(r"\d+")


def stray_headings(path: str, awaited: Sequence[Line], lines: Sequence[Line]) -> Iterator[Discordance]:
    """The headings of deliberations that a file has and its paper has not, or has less often."""
    paper, file = plain(joined(awaited)[0]), plain(joined(lines)[0])
    for words, line in {plain(line.text): line for line in lines if _HEADING.fullmatch(line.text.strip())}.items():
        if file.count(words) > paper.count(words):
            yield Discordance(path, "pages d’un autre acte", line.text, "une seule délibération", line.place)


def stray_numbers(
    path: str, awaited: Sequence[Line], lines: Sequence[Line], numbers: Sequence[str]
) -> Iterator[Discordance]:
    """The lines of a table of acts that bear a number of no act of the session, or one more often than the paper."""
    shapes = {_DIGITS.sub(r"\\d+", re.escape(number)) for number in numbers if _DIGITS.search(number)}
    if not shapes:
        return
    shaped = re.compile(rf"(?<![\w/])(?:{'|'.join(sorted(shapes, key=len, reverse=True))})(?![\w/])")
    expected = Counter(each for line in awaited for each in shaped.findall(line.text))
    for line in lines:
        for each in shaped.findall(line.text):
            expected[each] -= 1
            if expected[each] < 0:
                yield Discordance(path, "numéro", line.text, "aucune autre ligne", line.place)


def stray_acts(path: str, mine: str, lines: Sequence[Line], told: Mapping[str, Told]) -> Iterator[Discordance]:
    """The other acts of the session that the file of one tells whole. `mine`: the number of that one."""
    file = plain(joined(lines)[0])
    own = [plain(said) for act in told.values() if act.number == mine for _, said in act.facts]
    for act in told.values():
        facts = [plain(said).rstrip(ENDING) for _, said in act.facts]
        operative = [plain(said).rstrip(ENDING) for what, said in act.facts if what == "dispositif"]
        its_own = [said for said in operative if not any(said in each for each in own)]
        if act.number != mine and act.voted and its_own and all(said in file for said in facts):
            near = next((line.place for line in lines if its_own[0][:40] in plain(line.text)), "")
            says = f"la délibération {act.number}" if act.number else "une autre délibération"
            yield Discordance(path, "pages d’un autre acte", says, f"la délibération {mine} seule", near)
