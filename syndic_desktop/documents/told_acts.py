"""Told acts: what every paper that tells an item says alike of it, looked for in a file whatever made that file.

Each act has one number, one subject, one vote, its operative part, its amendments and its annexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.operative import grounds
from syndic_desktop.documents.contents.registers import FATES
from syndic_desktop.documents.discordances import DOCUMENT, NOTHING, UNREADABLE, Discordance, nearest, plain
from syndic_desktop.documents.listed_acts import Listed
from syndic_desktop.documents.publishing import FOLDER
from syndic_desktop.documents.rereadings import PDF, WORD, Line, joined, reread
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.sessions import ItemState

OF_REGISTER = ("numéro", "objet", "vote", "dispositif")
"""What the file of an act, or the register, prints of it whatever the template."""
REPEATED = ("visa", "considérant", "dispositif", "annexe")
"""What the acts of a session may say alike: each says it as often as its paper does."""
ENDING = " .;,:"
"""What may follow a clause, or not."""

_RANK = re.compile(r"\d+\.")
_PLACE = re.compile(r"^(?:objet:|\d+\.)")


@dataclass(frozen=True, slots=True)
class Told:
    """What every paper that tells an item says alike of it: « objet », « vote », « dispositif »… and the words of each.

    `private`: the words to hide of it where it is published, and the names of the annexes that are not.
    """

    number: str
    facts: tuple[tuple[str, str], ...]
    private: tuple[str, ...]
    unnamed: tuple[str, ...] = ()
    voted: bool = True


def deposited(path: str, data: bytes, act: Listed, told: Mapping[str, Told]) -> Iterator[Discordance]:
    """What the file of an act to be transmitted does not say of it; a scan has no words, whatever is on it."""
    number = act.state.item.number or ""
    try:
        lines = _words(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, number)
        return
    if lines:
        yield from untold(path, None, lines, {key: each for key, each in told.items() if each.number == number})


def attached(path: str, data: bytes, act: Listed, told: Mapping[str, Told]) -> Iterator[Discordance]:
    """An annex of an act to be transmitted that is no annex: it tells a whole deliberation of the session."""
    number = act.state.item.number or ""
    try:
        lines = _words(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, f"une annexe de {number}")
        return
    for key, each in told.items() if lines else ():
        if each.number and each.voted and not any(untold(path, None, lines, {key: each})):
            yield Discordance(path, "annexe", f"la délibération {each.number}", f"une annexe de {number}")


def _words(path: str, data: bytes) -> tuple[Line, ...]:
    return reread(path, data) if path.lower().endswith(PDF) else ()


def _voted(state: ItemState) -> bool:
    return state.item.deliberates and state.item.vote is not None and state.item.fate not in FATES


def told_act(state: ItemState, read: Reading) -> Told:
    item, voted = state.item, _voted(state)
    phrase = str(taken(state, read)["phrase"]) if voted else ""
    once = {said: what for what, said in reversed([*_facts(item, phrase)]) if said}
    facts = tuple((what, said) for said, what in reversed(once.items()))
    unnamed = tuple(wording.french(annex.title) for annex in item.annexes if annex.private)
    return Told(item.number or "", facts, item.private, unnamed, voted)


def _facts(item: Item, phrase: str) -> Iterator[tuple[str, str]]:
    """What an item says, as papers print it, with what each is; `phrase`: its vote, in a sentence."""
    yield from (("numéro", item.number or ""), ("objet", wording.french(item.subject)), ("vote", phrase))
    ground = grounds(item)
    yield from (("visa", said) for said in ground["visas"])
    yield from (("considérant", said) for said in ground["considerants"])
    for clause in item.operative:
        yield from (("dispositif", wording.french(said)) for said in (clause.text, *clause.sub))
    for asked in item.conduct.amendments:
        yield from (("amendement", wording.french(said)) for said in (asked.before, asked.after))
    yield from (("annexe", wording.french(annex.title)) for annex in item.annexes)


def untold(
    path: str, recorded: Sequence[Line] | None, lines: Sequence[Line], told: Mapping[str, Told]
) -> Iterator[Discordance]:
    """The number, subject and vote of each act, where the paper as it is recorded prints them and its file does not.

    `recorded` None: the paper prints them all.
    """
    whole, file = plain("".join(line.text for line in recorded or ())), plain(joined(lines)[0])
    public = path.startswith(FOLDER)
    said: set[tuple[str, str]] = set()
    for act in told.values():
        for what, fact in act.facts:
            if (recorded is None and what not in OF_REGISTER) or (public and fact in act.unnamed):
                continue
            shown = masked(fact, act.private) if public else fact
            sought = plain(shown).rstrip(ENDING)
            if not sought or (recorded is not None and sought not in whole):
                continue
            if (what, sought) in said:  # acts of a session have visas alike
                continue
            if sought not in file or (recorded and _fewer(what, sought, recorded, lines, path)):
                said.add((what, sought))
                near = nearest(shown, lines)
                near = near or next((line for line in lines if act.number and act.number in line.text), None)
                yield Discordance(path, what, near.text if near else NOTHING, shown, near.place if near else "")


def misplaced(
    path: str, awaited: Sequence[Line], lines: Sequence[Line], told: Mapping[str, Told]
) -> Iterator[Discordance]:
    """The subjects that a paper prints behind their place in the agenda, and its file behind none, or another one."""
    file = plain(joined(lines)[0])
    subjects = [plain(said).rstrip(ENDING) for act in told.values() for what, said in act.facts if what == "objet"]
    for line in awaited:
        words = plain(line.text)
        place = _RANK.match(words)
        rest = words[place.end() :] if place else ""
        longest = max((each for each in subjects if each and rest.startswith(each)), key=len, default="")
        if place and longest and place[0] + longest not in file:
            near = nearest(line.text, lines)
            yield Discordance(path, "objet", near.text if near else NOTHING, line.text, near.place if near else "")


def _fewer(what: str, sought: str, recorded: Sequence[Line], lines: Sequence[Line], path: str) -> bool:
    """Whether a Word document says a fact less often than its paper: one copy of it was changed.

    The page cuts a PDF where it pleases; and a subject is counted where it is a title, for prose may turn it otherwise.
    """
    if not path.lower().endswith(WORD):
        return False
    if what == "objet":
        return _titles(sought, recorded) > _titles(sought, lines)
    return what in REPEATED and _times(sought, recorded) > _times(sought, lines)


def _times(sought: str, lines: Sequence[Line]) -> int:
    return sum(plain(line.text).count(sought) for line in lines)


def _titles(sought: str, lines: Sequence[Line]) -> int:
    """How many lines begin with the subject of an item, behind its place: the agenda, then the item itself."""
    return sum(_PLACE.sub("", plain(line.text)).startswith(sought) for line in lines)
