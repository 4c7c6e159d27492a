"""Every domain value survives the codec; what the domain does not know is refused aloud."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Item, ItemKind, Speech
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.snapshots import NoticeSnapshot
from syndic_desktop.domain.statutes import Profile, QuorumBase, QuorumProfile
from syndic_desktop.domain.texts import DecisionKind, Heading, Listing, Run, paragraph
from syndic_desktop.domain.votes import Electorate, Vote, Voter
from syndic_desktop.store.codec import UnreadableValue, columns, decode, dumps, encode, from_columns
from tests.strategies import assemblies, sessions, syndicats
from tests.strategies.assemblies import profiles

ELECTORATE = Electorate(
    (Voter("S1", "DEP", Fraction(3, 2), "ada", by_proxy=True),), (Voter("S2", "DEP", Fraction(1), "b"),)
)


@settings(max_examples=50)
@given(st.data())
def test_every_session_survives(data: st.DataObject) -> None:
    session = data.draw(sessions(data.draw(assemblies()), Profile()))

    assert decode(Session, json.loads(dumps(encode(session)))) == session


@settings(max_examples=50)
@given(profiles(), syndicats())
def test_profiles_and_syndicats_survive(profile: Profile, syndicat: object) -> None:
    for value in (profile, syndicat):
        assert decode(type(value), json.loads(dumps(encode(value)))) == value


def test_what_notices_said_is_read_from_before_their_modality_was_kept() -> None:
    kept = decode(NoticeSnapshot, {"day": "2020-06-01", "place": "Salle"})

    assert (kept.modality, kept.nature) == (None, None)
    assert encode(kept) == {"day": "2020-06-01", "place": "Salle"}


def test_amounts_keep_their_exact_text() -> None:
    decision = Decision(DecisionKind.ORDER, "A1", "x", amount=Decimal("10.50"))

    row = columns(decision, ("kind", "number", "subject", "amount"))

    assert row["amount"] == "10.50"
    assert str(from_columns(Decision, row, row).amount) == "10.50"


def test_nothing_recorded_and_nothing_said_are_two_things() -> None:
    for debate in (None, (), (Speech("ada", "Oui"),)):
        item = Item(ItemKind.DEBATE, "x", debate=debate)
        row = columns(item, ("kind", "subject", "debate"))
        assert from_columns(Item, row, row).debate == debate


def test_defaults_take_no_room() -> None:
    assert encode(Vote()) == {}
    assert encode(paragraph("mot")) == {"runs": [{"text": "mot"}]}
    assert encode(Profile(quorum=QuorumProfile(base=QuorumBase.WEIGHTS))) == {"quorum": {"base": "voix"}}
    assert columns(Item(ItemKind.DEBATE, "x"), ("statement", "vote", "recusals")) == {
        "statement": None,
        "vote": None,
        "recusals": None,
    }


def test_a_union_says_which() -> None:
    text = Listing((paragraph("a"), Listing((paragraph("b"),), numbered=True)))

    assert encode(text)["entries"][1]["_"] == "Listing"
    assert decode(Listing, encode(text)) == text


def test_an_electorate_survives_with_its_exact_weights() -> None:
    assert decode(Electorate, json.loads(dumps(encode(ELECTORATE)))) == ELECTORATE


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Vote, {"future": 1}),
        (Vote, {"ballot": "télépathie"}),
        (Vote, []),
        (Run, {}),
        (Heading, {"text": "x", "level": 2}),
        (Listing, {"entries": [{"_": "Picture", "file": "x.png"}]}),
        (Listing, {"entries": [{"text": "x"}]}),
        (Session, {"body": "CS", "day": "2019-02-30", "place": "x", "president": None}),
    ],
)
def test_what_the_domain_does_not_know_is_refused_aloud(kind: type, plain: object) -> None:
    with pytest.raises(UnreadableValue, match="Mettez le programme à jour"):
        decode(kind, plain)


def test_a_column_of_the_future_is_refused_aloud() -> None:
    row = {"kind": "hologramme", "subject": "x"}

    with pytest.raises(FileTrouble, match="hologramme"):
        from_columns(Item, row, row)


def test_dates_and_hours_are_iso() -> None:
    session = Session("CS", date(2019, 2, 1), "Cahors", None)

    assert columns(session, ("day", "opening")) == {"day": "2019-02-01", "opening": None}
