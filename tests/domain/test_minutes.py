"""The paragraphs of minutes: her words meet what is recorded, whatever has moved since."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.minutes import (
    Paragraph,
    Rewording,
    Standing,
    composed,
    differences,
    dropped,
    next_added,
    reviewed,
    reworded,
)
from syndic_desktop.domain.texts import Text, paragraph, tidied

PLACES = ("quorum", "debats/0", "debats/1", "debats/2", "levee")
SAID = ("La séance est ouverte.", "M. Roux demande le coût.", "Le quorum est atteint.", "Oui.", "")


def says(words: str) -> Text:
    return (paragraph(words),) if words else ()


def recorded(*said: tuple[int, str, str]) -> list[Paragraph]:
    return [Paragraph(item, place, says(words)) for item, place, words in said]


DEBATE = recorded((1, "debats/0", "M. Roux demande le coût."), (1, "debats/1", "Mme Blin répond : mille euros."))


def test_what_was_recorded_is_printed_where_nothing_was_reworded():
    assert [(line.told, line.standing) for line in composed(DEBATE, ())] == [
        (each.base, Standing.RECORDED) for each in DEBATE
    ]


def test_her_words_are_printed_in_the_place_of_what_was_recorded():
    hers = Rewording(1, "debats/1", DEBATE[1].base, says("Il lui est répondu."))

    line = composed(DEBATE, (hers,))[1]

    assert (line.told, line.standing, line.to_review) == (hers.told, Standing.REWORDED, False)


def test_what_changed_under_her_words_is_to_be_reviewed():
    hers = Rewording(1, "debats/1", DEBATE[1].base, says("Il lui est répondu."))
    now = [DEBATE[0], replace(DEBATE[1], base=says("Mme Blin répond : deux mille euros."))]

    line = composed(now, (hers,))[1]

    assert (line.told, line.standing) == (hers.told, Standing.STALE)
    assert [(each.before, each.after) for each in differences(hers.base, line.base) if each.before != each.after] == [
        ("", "deux ")
    ]
    kept = reviewed((hers,), line)
    assert composed(now, kept)[1].standing is Standing.REWORDED
    assert composed(now, dropped((hers,), hers.key))[1].told == now[1].base


def test_a_speech_noted_before_hers_leaves_her_words_on_the_same_speech():
    hers = Rewording(1, "debats/1", DEBATE[1].base, says("Il lui est répondu."))
    now = recorded(
        (1, "debats/0", "Mme Petit approuve."),
        (1, "debats/1", "M. Roux demande le coût."),
        (1, "debats/2", "Mme Blin répond : mille euros."),
    )

    lines = composed(now, (hers,))

    assert [line.standing for line in lines] == [Standing.RECORDED, Standing.RECORDED, Standing.REWORDED]


def test_her_words_stay_when_what_they_told_is_gone():
    hers = Rewording(1, "debats/1", DEBATE[1].base, says("Il lui est répondu."))

    (_first, lost) = composed(DEBATE[:1], (hers,))

    assert (lost.told, lost.standing, lost.base) == (hers.told, Standing.GONE, ())
    kept = reviewed((hers,), lost)
    assert [line.standing for line in composed(DEBATE[:1], kept)] == [Standing.RECORDED, Standing.ADDED]


def test_paragraphs_of_hers_stand_in_the_order_she_added_them():
    first = replace(next_added((), DEBATE[0]), told=says("Un silence."))
    second = replace(next_added((first,), DEBATE[0]), told=says("Un autre."))

    lines = composed(DEBATE, (second, first))

    assert [line.told for line in lines] == [DEBATE[0].base, first.told, second.told, DEBATE[1].base]


def test_words_that_say_what_is_recorded_are_none():
    hers = Rewording(1, "debats/1", DEBATE[1].base, says("Autre chose."))

    assert reworded((hers,), replace(hers, told=hers.base), hers.key) == ()
    assert reworded((), replace(hers, told=())) == (replace(hers, told=()),)  # taken off is something


places = st.tuples(st.integers(0, 3), st.sampled_from(PLACES))
said = st.sampled_from(SAID).map(says)
records = st.dictionaries(places, st.tuples(said, st.booleans()), max_size=9).map(
    lambda drawn: [
        Paragraph(item, place, base, "scellé" if sealed else "") for (item, place), (base, sealed) in drawn.items()
    ]
)
hers_all = st.lists(
    st.builds(lambda at, base, told, added: Rewording(*at, base, told, added), places, said, said, st.integers(0, 2)),
    max_size=6,
    unique_by=lambda each: each.key,
).map(tuple)


@given(records, hers_all)
def test_nothing_that_she_wrote_is_ever_lost(paragraphs: list[Paragraph], hers: tuple[Rewording, ...]):
    lines = composed(paragraphs, hers)

    assert Counter(line.rewording for line in lines if line.rewording) == Counter(hers)
    assert [line.anchor for line in lines if line.own] == paragraphs
    assert all(line.told == (line.rewording.told if line.rewording else line.base) for line in lines)


@given(records)
def test_with_no_rewording_the_text_is_the_assembled_one(paragraphs: list[Paragraph]):
    assert [line.told for line in composed(paragraphs, ())] == [each.base for each in paragraphs]


@given(records, hers_all, st.data())
def test_keeping_hers_everywhere_leaves_nothing_to_review(
    paragraphs: list[Paragraph], hers: tuple[Rewording, ...], data: st.DataObject
):
    before = Counter(each.told for each in hers if each.told)
    for _ in range(len(hers)):
        due = [line for line in composed(paragraphs, hers) if line.to_review and line.anchor]
        if not due:
            break
        hers = reviewed(hers, data.draw(st.sampled_from(due)))

    assert not any(line.to_review and line.anchor for line in composed(paragraphs, hers))
    assert len({each.key for each in hers}) == len(hers)
    lost = before - Counter(each.told for each in hers)
    assert all(any(told == tidied(each.base) for each in paragraphs) for told in lost)  # only what is recorded now


@given(hers_all, places, said, said, st.integers(0, 2))
def test_rewording_one_paragraph_keeps_all_the_others(
    hers: tuple[Rewording, ...], at: tuple[int, str], base: Text, told: Text, added: int
):
    new = Rewording(*at, base, told, added)

    after = reworded(hers, new)

    assert len({each.key for each in after}) == len(after)
    assert Counter(each.told for each in hers) - Counter(each.told for each in after) == Counter()
