"""Marks: what cannot change in a line of a paper, whatever its words: figures, months, names and outcomes, in order.

A figure may be in letters; a name goes with its civility, and so do the place, the colleges, who signs and as what.

Two ways to look for the marks of one paper in a file: line by line where the file has the lines of the paper, along the
whole text where a page cut them otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from syndic_desktop.documents.discordances import NOTHING, Discordance, nearest
from syndic_desktop.documents.rereadings import PDF, Line, joined
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.people import Person

OUTCOMES = (
    "unanimit", "majorit", "egalite de", "preponderan", "adopt", "rejet", "retir", "report", "elu", "contre",
    "abstention", "pour",
)  # fmt: skip
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
IN_LETTERS = (
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "vingts?", "trente", "quarante", "cinquante", "soixante", "cents?", "mille",
)  # fmt: skip
"""Neither « un » nor « premier », which are seldom a figure."""
CIVILITIES = {"madame": "mme", "monsieur": "m."}
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SAID_OF_PEOPLE = (
    "absente?s?", "excusee?s?", "rejoint", "rejoignent", "quitte", "quittent", "pris part", "prend (?:pas )?part",
    "prennent (?:pas )?part",
)  # fmt: skip
OF_ACTS = ("electronique", "affich", "notifi")
"""How an act is made known."""
BETWEEN_CELLS = re.compile(r" [|/] ")
_FIGURES = re.compile(r"\d+(?:[.,/]\d+)*")
_LETTERS = re.compile(rf"\b(?:{'|'.join(IN_LETTERS)})\b")
_WORDS = re.compile(
    rf"\b(?:{'|'.join((*MONTHS, *DAYS))})\b|{_LETTERS.pattern}"
    rf"|\b(?:{'|'.join((*OUTCOMES[:-1], *OF_ACTS))})|\bpour\b(?=\s*[,;.)]|$)|\b(?:{'|'.join(SAID_OF_PEOPLE)})\b"
    r"|\b(?:mmes?|madame|mesdames|monsieur|messieurs)\b|\bmm?\.(?=\s)"
    r"|\bl[ea] (?:president|secretaire)e?(?= de seance|,)"
)
_SEPARATOR = "\x1f"

Found = tuple[tuple[int, str], ...]
"""Each mark of a text, with where it begins."""
Marking = Callable[[str], Found]


def marking(source: Source) -> Marking:
    """What finds the marks of a text: among them the names of the people, of the colleges, of the place."""
    assembly = source.sitting.assembly
    others = (*(each.name for each in assembly.colleges), *source.sitting.session.place.split(","))
    said = (wording.fold(each).strip() for each in others)
    longest = sorted((*_names(assembly.people), *filter(None, said)), key=len, reverse=True)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, longest))})(?!\w)") if longest else None

    @cache  # the papers of a session say many lines alike
    def mark(text: str) -> Found:
        folded = wording.fold(text)
        found = [(each.start(), each[0].strip(".,")) for each in _FIGURES.finditer(folded)]
        found += [(each.start(), CIVILITIES.get(each[0], each[0])) for each in _WORDS.finditer(folded)]
        if named is not None:
            found += [(each.start(), " ".join(each[0].split())) for each in named.finditer(folded)]
        return tuple(sorted(found))

    return mark


def names(source: Source) -> frozenset[str]:
    """The marks that are the name of somebody."""
    return frozenset(_names(source.sitting.assembly.people))


def _names(people: Iterable[Person]) -> Iterator[str]:
    """As papers print them: the first name before or after, or none, as in « M. ROUX »; two ROUX are not the same."""
    for person in people:
        first, last = wording.fold(person.first_name).strip(), wording.fold(person.last_name).strip()
        if last:
            yield last
        if last and first:
            yield from (f"{first} {last}", f"{last} {first}")


def _spaced(name: str) -> str:
    """A name whatever separates its words: a page may end between them."""
    return r"\s+".join(map(re.escape, name.split()))


def bare(found: Found) -> tuple[str, ...]:
    """The marks without their places."""
    return tuple(mark for _, mark in found)


def missing(path: str, awaited: Sequence[Line], lines: Sequence[Line], mark: Marking) -> Iterator[Discordance]:
    """The lines of a paper whose figures, dates, names or outcomes its file does not say."""
    sought = lost_in_pages if path.endswith(PDF) else lost
    for line, free in sought(awaited, lines, mark):
        near = nearest(line.text, free)
        what = about(bare(mark(line.text)), bare(mark(near.text if near else "")))
        yield Discordance(path, what, near.text if near else NOTHING, line.text, near.place if near else "")


def lost(awaited: Sequence[Line], lines: Sequence[Line], mark: Marking) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """The lines whose marks a file does not say, each with the lines of the file that may stand for it.

    A line of the file stands for one line of the paper; for several only where somebody put them in one.
    """
    there = [(line, bare(mark(line.text))) for line in lines]
    left = Counter(marks for _, marks in there)
    missing = []
    for line in awaited:
        marks = bare(mark(line.text))
        if left[marks] > 0:
            left[marks] -= 1
        elif marks:
            missing.append((line, marks))
    spare, free = [], []
    for line, marks in there:
        if marks and left[marks] > 0:
            left[marks] -= 1
            spare.append(marks)
            free.append(line)
    for line, marks in missing:
        if not _taken(marks, spare):
            yield line, tuple(free) or tuple(lines)


def lost_in_pages(
    awaited: Sequence[Line], lines: Sequence[Line], mark: Marking
) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """The same of a PDF, whose lines are cut by the page: marks follow each other there as often as in the paper."""
    plain = [Line(BETWEEN_CELLS.sub(" ", line.text), line.place) for line in awaited]
    (text, starts), (said, places) = joined(plain), joined(lines)
    wanted, there = mark(text), mark(said)
    whole, file = _chain(bare(wanted)), _chain(bare(there))
    by_line: dict[int, list[str]] = {}
    for start, each in wanted:
        by_line.setdefault(bisect_right(starts, start) - 1, []).append(each)
    chains = {rank: _chain(tuple(marks)) for rank, marks in by_line.items()}
    short = {chain for chain in set(chains.values()) if file.count(chain) < whole.count(chain)}
    if not short:
        return
    moved = _changed([(bisect_right(starts, start) - 1, each) for start, each in wanted], there)
    for rank, chain in sorted(chains.items()):
        if chain in short and (rank in moved or not any(chains[each] == chain for each in moved if each in chains)):
            near = bisect_right(places, moved[rank]) - 1 if rank in moved else 0
            yield awaited[rank], _around(lines, near) if rank in moved else tuple(lines)
            if rank not in moved:
                short.discard(chain)


def about(expected: tuple[str, ...], said: tuple[str, ...]) -> str:
    """What two lines differ by: « chiffres ou dates », « noms »…"""
    odd = (Counter(expected) - Counter(said)) + (Counter(said) - Counter(expected))
    if any(mark[0].isdigit() or mark in (*MONTHS, *DAYS) or _LETTERS.fullmatch(mark) for mark in odd):
        return "chiffres ou dates"
    return "résultat" if any(mark.startswith(OUTCOMES) for mark in odd) else "noms"


def _taken(marks: tuple[str, ...], spare: list[tuple[str, ...]]) -> bool:
    """Take marks that follow each other, as they are, out of a line that stands for no other; False where none does."""
    for rank, others in enumerate(spare):
        for place in range(len(others) - len(marks) + 1):
            if others[place : place + len(marks)] == marks:
                spare[rank : rank + 1] = [others[:place], others[place + len(marks) :]]
                return True
    return False


def _chain(marks: Sequence[str]) -> str:
    return "".join(f"{_SEPARATOR}{mark}{_SEPARATOR}" for mark in marks)


def _changed(wanted: Sequence[tuple[int, str]], there: Found) -> dict[int, int]:
    """By line of the paper, where in the text of the file the first mark that it lost should be."""
    matcher = SequenceMatcher(a=[mark for _, mark in wanted], b=[mark for _, mark in there], autojunk=False)
    found: dict[int, int] = {}
    for kind, first, last, place, _ in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            where = there[min(place, len(there) - 1)][0] if there else 0
            for rank, _ in wanted[first:last]:
                found.setdefault(rank, where)
    return found


def _around(lines: Sequence[Line], near: int) -> tuple[Line, ...]:
    """What may stand for a paragraph near a line: that line, those beside it, and two or three of them together."""
    first, last = max(0, near - 3), min(len(lines), near + 4)
    return tuple(
        Line(joined(lines[start : start + length])[0], lines[start].place)
        for length in (1, 2, 3)
        for start in range(first, last)
        if start + length <= len(lines)
    )
