"""Publishing: the public version of what a session decided. The register keeps everything; this hides what is private.

Extracts, list of deliberations and minutes, without the words that were marked in an item or in a delegated decision
that it reports, nor the names of the annexes that are not published (CRPA, L312-1-2); a signature is told by a mention,
never shown (R2131-1). The words to hide are taken off what the papers are made of, then off every text that is printed:
a sentence written elsewhere hides them too. So do minutes that were fixed, which say what they said then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from syndic_desktop.documents.contents.items import annexes_phrase
from syndic_desktop.documents.folders import APART, Cancelled, Paper, Progress, Written, converted, papers, written
from syndic_desktop.documents.insets import INSETS, Inset
from syndic_desktop.documents.keeping import Before
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.examinations import extracted
from syndic_desktop.domain.privacy import HIDDEN, NAMELESS, holds, masked, masked_text, public
from syndic_desktop.domain.texts import DelegatedTable, Paragraph
from syndic_desktop.domain.wording import NB, french

FOLDER = APART[0]
EXTRACT, OF_SESSION = "extrait", ("proces-verbal", "liste-des-deliberations")
NOTHING_DONE: Progress = lambda _done, _total, _name: None  # noqa: E731

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leak:
    """Words marked private that a public paper still shows."""

    path: str
    words: tuple[str, ...]


def public_papers(source: Source) -> tuple[Paper, ...]:
    """The public version of the extracts that were voted, of the list and of the minutes; none before the session.

    Raises RuleViolation when a recorded vote cannot be counted.
    """
    session = source.sitting.session
    if not session.held:
        return ()
    shown = _public(source)
    every = _of_session(source)
    deliberated = [session.items[position - 1] for position in extracted(source.sitting)]
    due = papers(shown)
    extracts = zip(deliberated, (paper for paper in due if paper.kind == EXTRACT), strict=True)
    return (
        *(
            published(paper, _of_item(item, source), signed=item.act is not None and item.act.signature is not None)
            for item, paper in extracts
            if item.vote is not None
        ),
        *(published(_nameless(paper, session.items), every) for paper in due if paper.kind in OF_SESSION),
    )


def write_public(
    source: Source,
    templates: Path,
    folder: Path,
    progress: Progress = NOTHING_DONE,
    cancelled: Cancelled = lambda: False,
    before: Before | None = None,
) -> Iterator[Written]:
    """Write the public version in Word and, where LibreOffice is, as tagged PDF beside (loi 2005-102, art. 47).

    Raises RuleViolation (a vote, a template), Unfinished (the disk), FileTrouble (LibreOffice).
    """
    from syndic_desktop.documents import pdf

    made = []
    for each in written(public_papers(source), _public(source), templates, folder, progress, cancelled, before):
        made.append(each)
        yield each
    if pdf.office() is not None and not cancelled():
        yield from converted(made, folder, before, cancelled, progress)


def leaks(source: Source, texts: Mapping[str, str]) -> tuple[Leak, ...]:
    """What public papers, by path with the words they were read back as, still show of what is private."""
    every = _of_session(source)
    if not texts or not every:
        return ()
    session = source.sitting.session
    deliberated = [item for item in session.items if item.deliberates and item.vote is not None]
    extracts = [paper.path for paper in public_papers(source) if paper.kind == EXTRACT]
    own = dict(zip(extracts, (_of_item(item, source) for item in deliberated), strict=True))
    found = (Leak(path, holds(text, own.get(path, every))) for path, text in texts.items())
    return tuple(leak for leak in found if leak.words)


def _public(source: Source) -> Source:
    """The same session with items as they may be published."""
    session = source.sitting.session
    items = tuple(public(replace(item, private=_of_item(item, source))) for item in session.items)
    return replace(source, sitting=replace(source.sitting, session=replace(session, items=items)))


def _of_item(item: Item, source: Source) -> tuple[str, ...]:
    """The words to hide of an item: its own, and those of the delegated decisions whose table it prints."""
    kinds = {block.kind for block in item.statement if isinstance(block, DelegatedTable)}
    told = (each for kind, decisions in source.recaps.items() if kind in kinds for each in decisions)
    return tuple(dict.fromkeys((*item.private, *(words for each in told for words in each.private))))


def _of_session(source: Source) -> tuple[str, ...]:
    items = source.sitting.session.items
    return tuple(dict.fromkeys(words for item in items for words in _of_item(item, source)))


def published(paper: Paper, private: Sequence[str], *, signed: bool = False) -> Paper:
    """A paper without these words, beside the others that are public; `signed`: its signature is told by a mention."""
    context = {key: _hidden(value, private) for key, value in paper.context.items()}
    if signed:
        context["signataires"] = _signed(context["signataires"])
    title = f"{masked(paper.title, private)} (version publique)"
    return Paper(f"{FOLDER}{Path(paper.path).name}", paper.kind, context, title)


def _nameless(paper: Paper, items: Sequence[Item]) -> Paper:
    """A paper whose fixed text, or whose reworded line, names annexes no more that are not to be published."""
    told: Mapping[str, Any] = paper.context
    points = list(told.get("points", ()))
    private = {
        place: titles
        for place, item in enumerate(items, start=1)
        if (titles := tuple(french(annex.title) for annex in item.annexes if annex.private))
    }
    insets: dict[int, tuple[str, ...]] = {}
    shown = []
    for point in points:
        titles = private.get(point.get("position", 0), ())
        phrase = point.get("annexes_phrase", "")
        if isinstance(phrase, Inset):
            insets[phrase.rank] = titles
        shown.append(_unnamed(point, titles) if titles and "annexes" in point else point)
    if shown == points and not any(insets.values()):
        return paper
    hers = [_renamed(each, insets.get(each.rank, ())) for each in told.get(INSETS, ())]
    return replace(paper, context={**told, "points": shown, **({INSETS: hers} if hers else {})})


def _unnamed(point: Mapping[str, Any], titles: tuple[str, ...]) -> Mapping[str, Any]:
    named, phrase = point["annexes"], point["annexes_phrase"]
    kept = [NAMELESS if each in titles else each for each in named]
    if isinstance(phrase, str):
        phrase = annexes_phrase(kept) if phrase == annexes_phrase(named) else masked(phrase, titles, NAMELESS)
    return {**point, "annexes": kept, "annexes_phrase": _renamed(phrase, titles)}


def _renamed(value: T, titles: tuple[str, ...]) -> T:
    return _hidden(value, titles, NAMELESS) if isinstance(value, Inset) else value


def _signed(signatories: Any) -> dict[str, Any]:
    """Who signed, as a mention: a signature is never shown (R2131-1)."""
    president = signatories["president"]
    return {**signatories, "president": {**president, "nom": f"Signé{NB}: {president['nom']}"}}


def _hidden(value: T, private: Sequence[str], instead: str = HIDDEN) -> T:
    """A value of a context with every text masked, at any depth."""
    if not private:
        return value
    made: Any = value
    if isinstance(value, str):
        made = masked(value, private, instead)
    elif isinstance(value, Paragraph):
        (made,) = masked_text((value,), tuple(private), instead)
    elif isinstance(value, Mapping):
        made = {key: _hidden(held, private, instead) for key, held in value.items()}
    elif isinstance(value, tuple | list):
        made = type(value)(_hidden(each, private, instead) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _hidden(getattr(value, each.name), private, instead) for each in fields(value)}
        made = replace(value, **changed)
    return made  # type: ignore[no-any-return]
