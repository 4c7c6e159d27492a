"""The minutes with the secretary's own words: on the screen and on the paper, before and after they are fixed."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.documents.contents.extracts import extract
from syndic_desktop.documents.contents.fixing import fixed_context, fixed_text, minutes_sheet, told_minutes
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.minutes import minutes
from syndic_desktop.documents.contents.paragraphs import spots
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import FixedText, Rewording, next_added
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import (
    DecisionKind,
    DelegatedTable,
    Listing,
    Paragraph,
    Run,
    Table,
    Text,
    paragraph,
    words,
)
from syndic_desktop.domain.votes import Vote
from tests.documents.papers import TEMPLATES, example
from tests.documents.papers import words as printed
from tests.documents.sessions import plain

SETS = ("classique", "nominatif", "assemblee")
HERS: Text = (
    Paragraph((Run("Mme Blin rappelle "), Run("vivement", bold=True), Run(" le coût."))),
    Listing((paragraph("une barque"), paragraph("deux rames"))),
    Table((("Poste", "Coût"), ("Barque", "neuf cents")), header=True),
    paragraph("La question est close."),
)


@pytest.fixture(scope="module")
def held() -> Source:
    return example()


def saying(source: Source, *hers: Rewording, text: FixedText | None = None) -> Reading:
    session = replace(source.sitting.session, minutes=Minutes(rewordings=hers, text=text))
    return reading(replace(source, sitting=replace(source.sitting, session=session)))


def paper(read: Reading, templates: str = "classique") -> bytes:
    return Shelf(TEMPLATES, templates).template("proces-verbal").fill(told_minutes(read), title="PV")


def words_of(read: Reading, templates: str = "classique") -> str:
    return printed(paper(read, templates))


def rewording(source: Source, place: str, told: Text, item: int = 0) -> Rewording:
    known = next(
        spot.paragraph
        for spot in spots(minutes(reading(source)))
        if (spot.paragraph.item, spot.paragraph.place) == (item, place)
    )
    return Rewording(item, place, known.base, told)


@pytest.fixture(scope="module")
def debated(held: Source) -> int:
    return next(state.position for state in reading(held).states if state.item.debate)


def test_the_screen_reads_what_the_paper_prints(held):
    said = plain(words_of(saying(held)))

    for line in minutes_sheet(saying(held)):
        if line.line.anchor and line.line.anchor.place not in ("titre", "comptes", "colleges"):
            blocks = [block for block in line.line.told if not isinstance(block, Table)]
            for told in words(blocks).split("\n"):
                assert plain(told) in said, line


@pytest.mark.parametrize("templates", SETS)
def test_her_words_are_printed_in_every_set_with_their_looks(held, debated, templates):
    hers = rewording(held, "debats/0", HERS, debated)

    document = Document(io.BytesIO(paper(saying(held, hers), templates)))

    texts = [plain(each.text) for each in document.paragraphs]
    at = texts.index("Mme Blin rappelle vivement le coût.")
    bold = [run.text for run in document.paragraphs[at].runs if run.bold]
    assert bold == ["vivement"]
    assert texts[at + 1 : at + 3] == ["une barque", "deux rames"]
    assert "La question est close." in texts[at + 3 :]
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Barque", "neuf cents"] in rows
    assert words(hers.base) not in "\n".join(texts)


@pytest.mark.parametrize("templates", SETS)
def test_a_paragraph_of_hers_stands_where_she_put_it_even_beside_what_is_sealed(held, debated, templates):
    read = reading(held)
    known = [spot.paragraph for spot in spots(minutes(read))]
    added = [replace(next_added((), anchor), told=(paragraph(f"Ajout {rank}."),)) for rank, anchor in enumerate(known)]

    said = words_of(saying(held, *added), templates)

    for rank in range(len(known)):
        assert said.count(f"Ajout {rank}.") == 1, known[rank]


def test_a_recap_that_she_asks_for_is_filled(held, debated):
    hers = rewording(held, "debats/0", (DelegatedTable(DecisionKind.PURCHASE_ORDER),), debated)

    assert "FIBRALYS" in words_of(saying(held, hers))
    (line,) = (line for line in minutes_sheet(saying(held, hers)) if line.line.rewording)
    assert isinstance(line.shown[0], RecapTable)


def test_a_paragraph_that_she_took_off_is_not_printed(held):
    hers = rewording(held, "levee", ())
    was = plain(words(hers.base))

    assert was in words_of(saying(held))
    assert was not in words_of(saying(held, hers))


@pytest.mark.parametrize("templates", SETS)
def test_debates_taken_off_leave_no_title_over_nothing(held, debated, templates):
    count = len(minutes(reading(held))["points"][debated - 1]["debats"])
    off = [rewording(held, f"debats/{rank}", (), debated) for rank in range(count)]

    titles = words_of(saying(held), templates).count("Débats")

    assert words_of(saying(held, *off), templates).count("Débats") == titles - 1
    assert words_of(saying(held, *off[1:]), templates).count("Débats") == titles
    hers = replace(off[0], told=(paragraph("On en parla."),), added=1)
    said = words_of(saying(held, *off, hers), templates)
    assert said.count("Débats") == titles
    assert "On en parla." in said


def test_a_debate_where_nobody_spoke_says_so_under_its_title(held, debated):
    session = held.sitting.session
    items = list(session.items)
    items[debated - 1] = replace(items[debated - 1], debate=())
    silent = replace(held, sitting=replace(held.sitting, session=replace(session, items=tuple(items))))

    assert "Débats\nAucune observation n’est formulée." in plain(words_of(saying(silent)))


@pytest.mark.parametrize("place", ["objet", "clauses/0", "ordre_du_jour/1"])
def test_a_paragraph_added_after_a_title_or_a_clause_does_not_look_like_it(held, place):
    anchor = next(spot.paragraph for spot in spots(minutes(reading(held))) if spot.paragraph.place == place)
    hers = replace(next_added((), anchor), told=(paragraph("Un mot."),))

    document = Document(io.BytesIO(paper(saying(held, hers))))

    styles = {each.text: each.style.name for each in document.paragraphs}
    assert styles["Un mot."] == "Exposé"


def test_minutes_once_fixed_say_the_same_whatever_moves(held, debated):
    hers = rewording(held, "debats/0", HERS, debated)
    before = saying(held, hers)
    text = fixed_text(before)
    moved = replace(held, syndicat=replace(held.syndicat, name="Autre nom"))

    after = saying(moved, rewording(held, "quorum", (paragraph("Réécrit."),)), text=text)

    assert words_of(after) == words_of(before)
    told = "\n".join(words(line.shown) for line in minutes_sheet(before) if line.shown)
    assert "\n".join(words(line.shown) for line in minutes_sheet(after)) == told


def test_what_is_fixed_is_read_as_it_was_told(held, debated):
    read = saying(held, rewording(held, "debats/0", HERS, debated))

    assert fixed_context(fixed_text(read)) == {**told_minutes(read), "arrete": ""}


def test_the_day_of_fixing_is_told_after_the_fixed_text(held):
    text = fixed_text(saying(held))
    session = replace(held.sitting.session, minutes=Minutes(date(2026, 12, 1), text=text))
    read = reading(replace(held, sitting=replace(held.sitting, session=session)))

    assert "Procès-verbal arrêté en séance du 1er décembre 2026." in words_of(read)


NASTY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda held: (
        st.lists(held, max_size=3)
        | st.dictionaries(st.sampled_from(("_", "v", "runs", "text", "points", "seance", "§")), held, max_size=4)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def fixed(held: Source) -> str:
    return fixed_text(saying(held)).content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_fixed_text_that_was_tampered_with_is_refused_or_read(fixed, data):
    whole = json.loads(fixed)
    at: object = whole
    for _ in range(data.draw(st.integers(1, 6))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at))) if isinstance(at, list) else []
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        holder, at = at, at[key]
    holder[key] = data.draw(NASTY)
    with suppress(RuleViolation):  # anything else would be a bug
        fixed_context(FixedText(json.dumps(whole), ""))


def test_an_extract_made_after_the_fixing_says_what_was_fixed(held):
    """Whatever moved in the dossier since: a name, the syndicat, a subject, a vote that was brought in."""
    fixed = fixed_text(saying(held))
    session = replace(held.sitting.session, minutes=Minutes(text=fixed))
    items = tuple(
        replace(item, subject=f"Autre {item.subject}", vote=None if item.vote is None else Vote(unanimous=True))
        for item in session.items
    )
    people = tuple(replace(each, last_name="AUTRE") for each in held.sitting.assembly.people)
    moved = replace(
        held,
        syndicat=replace(held.syndicat, name="Syndicat renommé"),
        sitting=replace(
            held.sitting,
            session=replace(session, items=items),
            assembly=replace(held.sitting.assembly, people=people),
        ),
    )

    before, after = ([*extracts(source)] for source in (held, moved))

    assert len(before) > 5
    assert after == before
    unfixed = replace(session, items=items, minutes=None)
    assert [*extracts(replace(moved, sitting=replace(moved.sitting, session=unfixed)))] != before


def test_the_extract_of_fixed_minutes_takes_the_number_given_since_and_hides_an_annex(held):
    bare = tuple(replace(item, number=None) for item in held.sitting.session.items)
    unnumbered = replace(held, sitting=replace(held.sitting, session=replace(held.sitting.session, items=bare)))
    session = replace(held.sitting.session, minutes=Minutes(text=fixed_text(saying(unnumbered))))
    read = reading(replace(held, sitting=replace(held.sitting, session=session)))

    told = [extract(state, read)["point"] for state in read.states if state.item.deliberates]

    assert [point["numero"] for point in told] == [item.number or "" for item in session.items if item.deliberates]
    assert all(point["numero"] in point["titre"] for point in told)


@pytest.mark.parametrize("broken", [None, [], {"salles": [], "extraits": {"3": {"presence": 9}}, "cadre": {}}])
def test_a_text_fixed_without_its_extracts_tells_the_record(held, broken):
    content = json.loads(fixed_text(saying(held)).content) | {"extraits": broken}
    text = FixedText(json.dumps(content), "")
    session = replace(held.sitting.session, minutes=Minutes(text=text))

    assert [*extracts(replace(held, sitting=replace(held.sitting, session=session)))] == [*extracts(held)]


def extracts(source):
    """What the extracts of a session say, but for what becomes of their acts."""
    read = reading(source)
    for state in read.states:
        if state.item.deliberates:
            told = dict(extract(state, read))
            del told["acte"]
            yield told


@pytest.mark.parametrize("templates", SETS)
def test_the_page_on_the_screen_says_what_the_paper_says_with_her_words(held, templates):
    read = saying(held, *(Rewording(0, place, (), HERS, added) for place, added in (("levee", 0), ("quorum", 1))))
    shelf = Shelf(TEMPLATES, templates)

    sheet = shelf.template("proces-verbal").sheet(told_minutes(read))

    for said in ("Mme Blin rappelle vivement le coût.", "deux rames", "neuf cents", "La question est close."):
        assert sheet.text.replace("\xa0", " ").count(said) == printed(paper(read, templates)).count(said) == 2
