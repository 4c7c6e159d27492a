"""Checks: each rule of the catalogue speaks when it is broken, and holds its tongue when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from syndic_desktop.domain.acts import Act, Signature, Transmission
from syndic_desktop.domain.agenda import Annex, Item, ItemKind
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.calendar import months_later
from syndic_desktop.domain.checks import Part, Severity, findings
from syndic_desktop.domain.minutes import FixedText
from syndic_desktop.domain.notices import Dispatch, Means, Notice
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Minutes, Modality, Session, SessionNature, sitting
from syndic_desktop.domain.statutes import Profile, Publication, SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Counts, Election, Round, SecretBallots, Vote
from syndic_desktop.domain.wording import NB
from tests.domain.assemblies import present, written
from tests.domain.test_sessions import DAY, assembly

ITEM = Item(
    ItemKind.DELIBERATION,
    "Un objet",
    number="CS2026/01",
    matter="5.2",
    statement=(paragraph("Rapport."),),
    vote=Vote(unanimous=True),
)
SENT = date(2026, 9, 18)
NOTICE = Notice(SENT, tuple(Dispatch(f"t{n}", SENT, Means.EMAIL) for n in range(1, 6)), displayed=SENT, copied=SENT)
GOOD = Session(
    "CS",
    DAY,
    "Salle du Port, Orsigny",
    "t1",
    time(10),
    notice=NOTICE,
    secretary="t2",
    attendance=present(1, 2, 3),
    items=(ITEM,),
)
SYNDICAT = Syndicat("S", "S", SyndicatKind.CLOSED, (), "Orsigny", "099", "A", siret="29909914300016")


def tied(*voices):
    """An election whose third round ends so, between people whose birth dates nobody noted."""
    held = Round(SecretBallots(3), tuple(CandidateVotes(f"t{n}", each) for n, each in enumerate(voices, start=1)))
    return Vote(Ballot.ELECTION, election=Election(1, (held, held, held)))


def codes(session=GOOD, syndicat=SYNDICAT, **item):
    if item:
        session = replace(session, items=(replace(ITEM, **item),))
    return [each.rule.code for each in findings(syndicat, sitting(assembly(), Profile(), session))]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"list_copied": months_later(DAY, 1)}, []),
        ({"list_copied": months_later(DAY, 1) + timedelta(days=1)}, ["D5"]),
        ({"fixed": DAY, "copied": months_later(DAY, 1)}, []),
        ({"fixed": DAY, "copied": months_later(DAY, 1) + timedelta(days=1)}, ["D5"]),
    ],
)
def test_what_was_sent_late_to_the_councillors_of_the_members_is_told(about, said):
    assert [code for code in codes(replace(GOOD, minutes=Minutes(**about))) if code == "D5"] == said


LISTED, MONTH = DAY + timedelta(days=7), months_later(DAY, 1)


@pytest.mark.parametrize(
    ("noted", "today", "said"),
    [
        ({}, None, []),
        ({}, LISTED, []),
        ({}, LISTED + timedelta(days=1), ["D4"]),
        ({"list_published": LISTED}, MONTH, []),
        ({"list_published": LISTED + timedelta(days=1)}, None, ["D4"]),
        ({}, MONTH + timedelta(days=1), ["D4", "D5"]),
        ({"list_published": DAY, "minutes": Minutes(list_copied=MONTH)}, MONTH + timedelta(days=1), []),
        ({"items": (replace(ITEM, kind=ItemKind.INFORMATION, number=None, vote=None),)}, MONTH + timedelta(days=1), []),
        ({}, DAY + timedelta(days=366), ["D4", "D5"]),
        ({}, DAY + timedelta(days=367), []),
        ({"minutes": Minutes(fixed=DAY)}, LISTED + timedelta(days=1), ["D3", "D4"]),
        ({"minutes": Minutes(fixed=DAY, published=LISTED + timedelta(days=1))}, None, ["D3"]),
        ({"minutes": Minutes(fixed=DAY, published=DAY)}, MONTH + timedelta(days=1), ["D4", "D5", "D5"]),
        ({"day": date(9999, 12, 30)}, date.max, []),
    ],
)
def test_what_was_published_or_sent_late_or_never_is_told(noted, today, said):
    there = sitting(assembly(), Profile(), replace(GOOD, **noted))
    assert [each.rule.code for each in findings(SYNDICAT, there, today=today) if each.rule.code in LATE] == said


LATE = ("D3", "D4", "D5")


def test_what_is_late_names_the_last_day_and_what_to_do():
    there = sitting(assembly(), Profile(), GOOD)
    found = findings(SYNDICAT, there, today=MONTH + timedelta(days=1))
    assert [each.sentence.replace(NB, " ") for each in found] == [
        "La liste des délibérations devait être publiée le 2 octobre 2026 au plus tard : notez-en le jour.",
        "La liste des délibérations devait être envoyée aux conseillers des membres qui ne siègent pas "
        "le 25 octobre 2026 au plus tard : notez-en le jour.",
    ]


def test_a_regular_session_has_nothing_said_of_it():
    assert codes() == []


@pytest.mark.parametrize(
    ("breach", "expected"),
    [
        ({"notice": replace(NOTICE, day=date(2026, 9, 20), dispatches=())}, ["C1", "C6"]),
        ({"notice": replace(NOTICE, dispatches=NOTICE.dispatches[1:])}, ["C6"]),
        ({"notice": replace(NOTICE, day=date(2026, 9, 24)), "nature": SessionNature.URGENT}, ["C2", "C2", "C2"]),
        ({"opening": None}, ["C3", "D1"]),
        ({"closing": time(12)}, ["D1", "D1"]),  # neither an operative part nor a debate
        ({"closing": time(12), "minutes": Minutes(fixed=date(2026, 10, 1))}, []),
        ({"place": " "}, ["C3"]),
        ({"secretary": None}, ["A12"]),
        ({"attendance": present(1, 2)}, ["A1", "A2"]),
        ({"attendance": (*present(1, 2, 3), written(4, "t1"))}, ["A9"]),
        ({"attendance": (*present(1, 2, 3), written(4, "t5"))}, ["A7"]),
        ({"attendance": (*present(1, 2, 3), written(4, "t1"), written(5, "t1"))}, ["A4", "A9", "A9"]),
    ],
)
def test_a_breach_of_the_session_is_found(breach, expected):
    assert codes(replace(GOOD, **breach)) == expected


@pytest.mark.parametrize(
    ("breach", "expected"),
    [
        ({"statement": ()}, ["C5"]),
        ({"added_after_notice": True}, ["C8"]),
        ({"kind": ItemKind.ANY_OTHER_BUSINESS}, ["C9"]),
        ({"number": None}, ["D6"]),
        ({"number": "CS2026/0123456789"}, ["F1"]),
        ({"matter": None}, ["F3"]),
        ({"matter": "7"}, ["F3"]),
        ({"subject": "x" * 500}, ["F2"]),
        ({"recusals": (Recusal("S3", "intéressé"),)}, ["A2"]),
        ({"recusals": (Recusal("S3", "représentant", under_l1111_6=True),)}, ["A2"]),
        ({"vote": Vote(counts=Counts(1, 1, 1))}, ["V3"]),
        ({"vote": Vote(counts=Counts(1, 0, 0, 1))}, ["V1"]),
        ({"kind": ItemKind.ELECTION}, ["V6"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(1, 1)}, ["V7"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1)}, []),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "statement": ()}, ["C5"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "number": None}, ["D6"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "number": "CS2026/0123456789"}, ["F1"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "subject": "x" * 500}, ["F2"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "matter": None}, ["F3"]),
        ({"kind": ItemKind.ELECTION, "vote": tied(2, 1), "annexes": (Annex("Plan", typology="99_DE"),)}, ["F4"]),
        ({"kind": ItemKind.DEBATE, "vote": None, "statement": (), "number": None, "matter": None}, []),
        ({"act": Act(Signature(date(2026, 9, 1)))}, ["F9"]),
        ({"act": Act(transmission=Transmission(date(2026, 9, 28), "099-1-DE"))}, ["F10", "D10"]),
        ({"act": Act(publication=date(2026, 9, 1))}, ["D14", "D10"]),
        ({"act": Act(Signature(DAY), publication=DAY, taken_off=date(2026, 10, 20))}, ["D12"]),
        ({"act": Act(Signature(DAY), Transmission(date(2026, 10, 20)), notification=DAY)}, ["D16"]),
    ],
)
def test_a_breach_of_an_item_is_found(breach, expected):
    assert codes(**breach) == expected


def test_equal_votes_of_two_born_on_one_day_are_told_with_what_breaks_them():
    who = assembly()
    twins = tuple(replace(each, birth=date(1970, 5, 1)) for each in who.people)
    session = replace(GOOD, items=(replace(ITEM, kind=ItemKind.ELECTION, vote=tied(1, 1)),))

    (finding,) = findings(SYNDICAT, sitting(replace(who, people=twins), Profile(), session))

    assert finding.rule.code == "V7"
    assert "nés le même jour" in finding.sentence
    assert "par tirage au sort, et notez-le (F8), ou par un nouveau vote" in finding.sentence


def test_a_secret_vote_by_video_is_found():
    secret = Vote(ballot=Ballot.SECRET, counts=Counts(3), secret=SecretBallots(3))

    found = codes(replace(GOOD, modality=Modality.VIDEO, items=(replace(ITEM, vote=secret),)))

    assert found == ["V21", "C19"]


LATER = replace(GOOD, day=date(2026, 11, 20), items=(replace(ITEM, number="CS2026/02"),))
FIXED = Minutes(fixed=date(2026, 12, 4), text=FixedText("{}", "0"))
UNMET = "ne s’est tenue le 4 décembre 2026"


@pytest.mark.parametrize(
    ("minutes", "later", "said"),
    [
        (FIXED, LATER, ["et non à la séance suivante, le 20 novembre 2026", UNMET]),
        (FIXED, replace(LATER, attendance=present(1), items=(replace(ITEM, vote=None),)), [UNMET]),  # nobody could
        (FIXED, replace(LATER, day=FIXED.fixed, body="BU"), [UNMET]),
        (FIXED, replace(LATER, day=FIXED.fixed), []),
        (replace(FIXED, fixed=date(2027, 12, 4)), replace(LATER, body="BU"), []),  # too far to know
        (replace(FIXED, text=None), replace(LATER, body="BU"), []),  # it was not fixed here
        (replace(FIXED, fixed=LATER.day), LATER, []),
        (replace(FIXED, fixed=LATER.day, published=LATER.day), LATER, ["rien ne dit qu’il a été signé"]),
        (replace(FIXED, fixed=LATER.day, signed=LATER.day, published=LATER.day), LATER, []),
    ],
)
def test_minutes_are_fixed_by_the_next_session_and_signed(minutes, later, said):
    session = replace(GOOD, minutes=minutes)
    found = findings(SYNDICAT, sitting(assembly(), Profile(), session), (later,))

    told = [each.sentence.replace("\u00a0", " ") for each in found if each.rule.code == "D2"]
    assert [words in sentence for words, sentence in zip(said, told, strict=True)] == [True] * len(said)
    assert all(each.target.part is Part.MINUTES for each in found if each.rule.code == "D2")


@pytest.mark.parametrize(
    ("kind", "profile", "expected"),
    [
        (SyndicatKind.CLOSED, Profile(publication=Publication.DISPLAY), [("D13", Part.PROFILE)]),
        (SyndicatKind.CLOSED, Profile(publication=Publication.PAPER, publication_act=" "), [("D13", Part.PROFILE)]),
        (SyndicatKind.CLOSED, Profile(publication=Publication.PAPER, publication_act="CS2022/31"), []),
        (SyndicatKind.CLOSED, Profile(), []),
        (SyndicatKind.OPEN, Profile(publication=Publication.PAPER), [("D11", Part.PROFILE)]),
    ],
)
def test_another_way_to_publish_than_the_site_was_chosen_by_a_deliberation(kind, profile, expected):
    session = replace(GOOD, items=(replace(ITEM, act=Act(Signature(DAY), publication=DAY)),))
    found = findings(replace(SYNDICAT, kind=kind, profile=profile), sitting(assembly(), profile, session))

    assert [(each.rule.code, each.target.part) for each in found] == expected
    assert all(each.rule.source for each in found)


def test_nothing_is_said_of_the_way_to_publish_before_anything_is():
    profile = Profile(publication=Publication.DISPLAY)

    assert findings(replace(SYNDICAT, profile=profile), sitting(assembly(), profile, GOOD)) == ()


def test_a_wrong_siret_is_found():
    assert codes(syndicat=replace(SYNDICAT, siret="29909914300017")) == ["F8"]


def test_what_blocks_a_closed_syndicat_warns_an_open_one_whose_statutes_are_silent():
    late = replace(GOOD, notice=replace(NOTICE, day=date(2026, 9, 20)))

    def severities(kind):
        sat = sitting(assembly(), Profile(), late)
        return [each.severity for each in findings(replace(SYNDICAT, kind=kind), sat)]

    assert severities(SyndicatKind.CLOSED) == [Severity.BLOCKS]
    assert severities(SyndicatKind.OPEN) == [Severity.WARNS]


def test_a_late_notice_says_the_last_day():
    late = replace(GOOD, notice=replace(NOTICE, day=date(2026, 9, 20)))

    sentence = findings(SYNDICAT, sitting(assembly(), Profile(), late))[0].sentence

    assert "4 jours francs au lieu de 5".replace(" ", "") in sentence.replace(" ", "").replace("\u00a0", "")
    assert "19 septembre 2026" in sentence.replace("\u00a0", " ")


def test_a_session_that_is_not_held_is_not_blamed_for_its_attendance():
    draft = replace(GOOD, attendance=(), items=(replace(ITEM, vote=None, number=None),))

    assert codes(draft) == []


def test_an_excused_seat_is_nothing_to_remark():
    excused = (*present(1, 2, 3), Presence("S4", Stance(State.EXCUSED)))

    assert codes(replace(GOOD, attendance=excused)) == []
