"""What is marked private is in no file that is published, nor in what the operator is given to publish."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.actions.scans import mark_private
from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.delegated import public_papers as papers_of_decisions
from syndic_desktop.documents.publishing import public_papers
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.privacy import said_in
from syndic_desktop.domain.wording import fold
from syndic_desktop.queries.filings import prepared, to_transmit
from syndic_desktop.queries.open_data import open_data_between, open_data_of
from tests.actions.held_acts import acts_of, session_of, unsigned
from tests.documents.papers import TEMPLATES, example
from tests.queries.test_filings import mended, office

WHOLE = ("liste-des-deliberations", "proces-verbal")


@cache
def told_of_items():
    """By place of an item that was voted: every two words that follow each other in what it says."""
    items = example().sitting.session.items
    said = {
        place: sorted({pair[0] for text in said_in(item) for pair in re.finditer(r"[\w’-]{5,} [\w’-]{5,}", text)})
        for place, item in enumerate(items)
        if item.deliberates and item.vote is not None
    }
    return {place: pairs for place, pairs in said.items() if pairs}


@st.composite
def marks(draw):
    """Items and the words that they hide."""
    places = draw(st.lists(st.sampled_from(sorted(told_of_items())), min_size=1, max_size=3, unique=True))
    return {place: tuple(draw(st.lists(st.sampled_from(told_of_items()[place]), min_size=1, max_size=3, unique=True)))
            for place in places}  # fmt: skip


def strings(value):
    """Every text of a context, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from strings(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from strings(held)
    elif is_dataclass(value):
        runs = getattr(value, "runs", None)
        yield from ["".join(run.text for run in runs)] if runs else ()
        for each in fields(value):
            yield from strings(getattr(value, each.name))


def says(text, words):
    """Whether a text says words, whatever its capitals, accents and spaces; not as a part of longer ones."""
    pattern = r"\s+".join(map(re.escape, fold(words).split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", fold(text)) is not None


@settings(max_examples=10, deadline=None)
@given(marks())
def test_no_public_paper_says_what_an_item_hides(hidden):
    whole = example()
    session = whole.sitting.session
    items = tuple(replace(item, private=hidden.get(place, ())) for place, item in enumerate(session.items))
    given_ = replace(whole, sitting=replace(whole.sitting, session=replace(session, items=items)))

    papers = public_papers(given_)

    extracts = [place for place, item in enumerate(items) if item.deliberates and item.vote is not None]
    own = dict(zip([each.path for each in papers if each.kind not in WHOLE], extracts, strict=True))
    for paper in papers:
        words = [each for place, said in hidden.items() if own.get(paper.path, place) == place for each in said]
        texts = [paper.title, *strings(dict(paper.context))]
        assert not [(paper.path, each) for each in words if any(says(text, each) for text in texts)]


SAID = "Accorde un congé", "Considérant la demande", "Vu l’avis rendu", "Maison Dupuis", "Bail de trois ans"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([part for each in SAID for part in (each, each.split()[-1])]), min_size=1, max_size=4))
def test_no_public_paper_of_a_decision_says_what_it_hides(private):
    read = example()
    subject, recital, visa, supplier, precision = SAID
    decision = Decision(
        DecisionKind.ORDER, "AR1", subject, date(2026, 9, 28), supplier=supplier, precision=precision,
        text=f"{recital}\n{visa}\n{subject} : {supplier}", private=tuple(private),
    )  # fmt: skip

    ((_, paper),) = papers_of_decisions((decision,), Delegated(read.syndicat, read.sitting.assembly))

    texts = [paper.path, paper.title, *strings(dict(paper.context))]
    assert not [each for each in private if any(says(text, each) for text in texts)]
    assert any("occulté" in text for text in texts)


def test_neither_open_data_nor_a_deposit_says_what_an_item_hides(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        mended(store)
        ref = acts_of(store)[2]
        with store.writing("nommer ailleurs") as writer:
            other = acts_of(store)[3]
            item = writer.item(other.item)
            writer.save_item(other.item, replace(item, subject=f"{item.subject}, Contributions statutaires"))
            mine = writer.item(ref.item)
            annexes = tuple(replace(each, title=f"{each.title}, contributions statutaires") for each in mine.annexes)
            writer.save_item(ref.item, replace(mine, annexes=annexes))
        mark_private(store, ref.item, ("Contributions statutaires",))

        opened = [open_data_of(store, session_of(store)).content, open_data_between(store).content]
        ready = prepared(store, to_transmit(store, session_of(store)), date(2026, 11, 20), TEMPLATES, converted=office)

        assert all("occulté" in each.decode() for each in opened)
        assert not [each for each in opened if says(each.decode(), "Contributions statutaires")]
        assert len(ready.ready[ref].parts) > 1
        assert not says(ready.ready[ref].subject, "Contributions statutaires")
        assert not any(says(part.title, "Contributions statutaires") for part in ready.ready[ref].parts)
