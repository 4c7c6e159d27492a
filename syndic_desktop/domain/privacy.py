"""Privacy: what somebody's personal data leave of an act once it is published (CRPA, L312-1-2).

The register keeps everything; what is published shows neither the words that were marked nor the names of the annexes
that are not to be published. Names of elected members stay where nobody marked them (CRPA, D312-1-3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from syndic_desktop.domain.agenda import Annex, Clause, Item, Speech
from syndic_desktop.domain.texts import Block, Heading, Listing, Paragraph, Run, Table, Text, words

HIDDEN = "[occulté]"
NAMELESS = "annexe non publiée"

_PARTS = re.compile(r"«\s*|\s*»|\s*[:;?!%€]|°\s*|\.\.\.|\s+|.", re.DOTALL)
_QUOTE = '(?:«\\s*|\\s*»|["“”])'
_SIGNS = (
    dict.fromkeys("'’ʼ", "['’ʼ]")
    | dict.fromkeys('«»"“”', _QUOTE)
    | dict.fromkeys(("…", "..."), r"(?:…|\.\.\.)")
    | dict.fromkeys("-\u2010\u2011", "[-\u2010\u2011]")
    | {sign: rf"\s*{re.escape(sign)}" for sign in ":;?!%€"}
    | {"°": r"°\s*"}
)
"""What stands for a sign wherever it is looked for, by that sign."""


def masked(text: str, private: Iterable[str], instead: str = HIDDEN) -> str:
    """A text without the words that are private, whatever their capitals and the typography of either."""
    pattern = _pattern(tuple(private))
    return pattern.sub(instead, text) if pattern is not None and text else text


def masked_text(text: Text, private: tuple[str, ...], instead: str = HIDDEN) -> Text:
    """The same of rich text: words may begin in one look and end in another."""
    return tuple(_block(each, private, instead) for each in text)


def places(text: str, private: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a text says private words: from which letter, to which."""
    pattern = _pattern(tuple(private))
    return tuple(found.span() for found in pattern.finditer(text)) if pattern is not None else ()


def toggled(private: tuple[str, ...], said: str) -> tuple[str, ...]:
    """The private words of an item with these among them; without them where they were there."""
    said = " ".join(said.split())
    kept = tuple(each for each in private if places(each, (said,)) != ((0, len(each)),))
    return kept if len(kept) < len(private) else (*private, said)


def holds(text: str, private: Iterable[str]) -> tuple[str, ...]:
    """The private words that a text still shows."""
    return tuple(each for each in private if (found := _pattern((each,))) is not None and found.search(text))


def unfound(item: Item, told: Iterable[Text] = ()) -> tuple[str, ...]:
    """The private words that an item does not say, nor what the minutes `told` in other words: hidden nowhere."""
    said = "\n".join((*said_in(item), *map(words, told)))
    return tuple(each for each in item.private if not holds(said, (each,)))


def said_in(item: Item) -> Iterator[str]:
    """Every text of an item that a paper may print."""
    yield from (item.subject, words(item.statement), *item.visas, *item.recitals, *item.heard)
    for clause in item.operative:
        yield from (clause.text, *clause.sub)
    for speech in item.debate or ():
        yield from (speech.speaker, speech.text, speech.answer or "")
    yield from (each.reason for each in item.recusals)
    yield from (each.title for each in item.annexes)


def public(item: Item) -> Item:
    """An item as it may be published; the same one where nothing of it is private."""
    private = item.private
    if not private and not any(annex.private for annex in item.annexes):
        return item

    def hide(text: str) -> str:
        return masked(text, private)

    return replace(
        item,
        subject=hide(item.subject),
        statement=masked_text(item.statement, private),
        visas=tuple(map(hide, item.visas)),
        recitals=tuple(map(hide, item.recitals)),
        heard=tuple(map(hide, item.heard)),
        operative=tuple(Clause(hide(one.text), one.verb, tuple(map(hide, one.sub))) for one in item.operative),
        debate=item.debate and tuple(_speech(each, private) for each in item.debate),
        recusals=tuple(replace(each, reason=hide(each.reason)) for each in item.recusals),
        annexes=tuple(_annex(each, private) for each in item.annexes),
        note=None,
    )


def _speech(speech: Speech, private: tuple[str, ...]) -> Speech:
    answer = None if speech.answer is None else masked(speech.answer, private)
    return Speech(masked(speech.speaker, private), masked(speech.text, private), answer)


def _annex(annex: Annex, private: tuple[str, ...]) -> Annex:
    if annex.private:
        return Annex(NAMELESS, None, annex.typology, private=True)
    return replace(annex, title=masked(annex.title, private))


def _block(block: Block, private: tuple[str, ...], instead: str) -> Block:
    match block:
        case Paragraph():
            return Paragraph(_runs(block.runs, private, instead))
        case Heading():
            return Heading(masked(block.text, private, instead))
        case Listing():
            return replace(block, entries=masked_text(block.entries, private, instead))
        case Table():
            rows = tuple(tuple(masked(cell, private, instead) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def _runs(runs: tuple[Run, ...], private: tuple[str, ...], instead: str) -> tuple[Run, ...]:
    """Runs without the private words, which may begin in one look and end in another."""
    pattern = _pattern(private)
    whole = "".join(run.text for run in runs)
    if pattern is None or not pattern.search(whole):
        return runs
    spans = [found.span() for found in pattern.finditer(whole)]
    made: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        kept, place = [], start
        for first, last in spans:
            if last <= start or first >= end:
                continue
            kept.append(whole[place : max(first, place)])
            if first >= start:  # said once, where it begins
                kept.append(instead)
            place = min(last, end)
        kept.append(whole[place:end])
        made.append(replace(run, text="".join(kept)))
        start = end
    return tuple(run for run in made if run.text)


@lru_cache(maxsize=256)
def _pattern(private: tuple[str, ...]) -> re.Pattern[str] | None:
    """Longest first, so that « Mme Lise AUBRAC » goes as a whole before « AUBRAC »."""
    said = sorted({each.strip() for each in private if each.strip()}, key=len, reverse=True)
    if not said:
        return None
    return re.compile("|".join(map(_alone, said)), re.IGNORECASE)


def _alone(said: str) -> str:
    """The words, not as a part of longer ones."""
    begins, ends = (r"(?<!\w)" if said[0].isalnum() else ""), (r"(?!\w)" if said[-1].isalnum() else "")
    return f"{begins}{_loose(said)}{ends}"


def _loose(said: str) -> str:
    """The words as they were typed or as papers print them: `wording.french` changes signs and the spaces around."""
    parts = ((each, _SIGNS.get(each.strip())) for each in _PARTS.findall(said))
    return "".join(sign or (r"\s+" if each.isspace() else re.escape(each)) for each, sign in parts)
