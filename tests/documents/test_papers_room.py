"""What is printed for the room: the sheets that replace the laptop, and the picture of who was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from syndic_desktop.documents.contents.backups import backup
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.contents.frises import picture
from syndic_desktop.documents.folders import papers
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import ClosedDoors, Conduct, Course, Suspension
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.statutes import Profile, QuorumBase, QuorumProfile
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, SecretBallots, Sense, Vote
from tests.documents.sessions import HERE, ITEM, SYNDICAT, plain, read, session, source, stances, weighing

DRAFT = replace(ITEM, vote=None, number=None)


def prepared(*items, quorum=QuorumProfile(), **changes):
    made = session(*items, attendance=(), **changes)
    profile = replace(SYNDICAT, profile=Profile(quorum=quorum))
    return backup(reading(source(made, syndicat=profile)))


def test_the_sheets_say_what_the_rules_can_say_beforehand():
    made = prepared(DRAFT, Item(ItemKind.INFORMATION, "Travaux"), replace(DRAFT, fate=Fate.WITHDRAWN))

    assert [plain(each) for each in made["regle_quorum"]] == [
        "Seuls les membres présents comptent, suppléants compris ; les pouvoirs ne comptent pas.",
        "De 0 à 3 : le quorum n’est pas atteint. De 4 à 6 : il est atteint.",
    ]
    assert [(each["exercice"], each["requis"]) for each in made["quorums"]] == [
        (6, "4"), (5, "3"), (4, "3"), (3, "2"), (2, "2"), (1, "1"),
    ]  # fmt: skip
    assert [(each["rang"], each["vote"]) for each in made["points"]] == [(1, True), (2, False)]


def test_every_seat_is_on_the_roll_with_what_it_announced():
    said = (Answer("V2", Stance(State.PROXY, holder="bel")), Answer("V3", Stance(State.DEPUTY, deputy="hic")))

    lines = [line for college in prepared(DRAFT, answers=said)["colleges"] for line in college["lignes"]]

    assert len(lines) == 6
    assert [plain(line["annonce"]) for line in lines[1:3]] == ["pouvoir à Mme BEL", "suppléance : Mme HIC"]


def test_other_bases_are_told_in_their_own_words():
    votes = prepared(DRAFT, quorum=QuorumProfile(QuorumBase.WEIGHTS))
    colleges = prepared(DRAFT, quorum=QuorumProfile(QuorumBase.COLLEGES, proxies_count=True))

    assert plain(votes["regle_quorum"][1]) == "4 voix au moins, sur 6."
    assert [plain(each) for each in colleges["regle_quorum"]] == [
        "Les membres présents et représentés comptent.", "Ville d’Orsigny : 2 au moins.", "Communes : 2 au moins.",
    ]  # fmt: skip
    assert colleges["quorums"] == []


def test_the_picture_has_a_sign_for_each_seat_and_item():
    against = Vote(Ballot.PUBLIC, by_seat=(SeatVote("C1", Sense.AGAINST),), default=Sense.IN_FAVOUR)
    items = (ITEM, replace(ITEM, number="2024-2", vote=against, recusals=(Recusal("V1", "voisine"),)))
    moves = (Movement("V2", 2, Stance(State.EXCUSED)),)
    attendance = stances(V3=Stance(State.DEPUTY, deputy="hic"), C3=Stance(State.PROXY, holder="fau"))

    made = picture(read(session(*items, attendance=attendance, movements=moves)))

    (block,) = made["blocs"]
    lines = [line["cases"] for college in block["colleges"] for line in college["lignes"]]
    assert [(line["c1"], line["c2"]) for line in lines] == [
        ("●", "⊘"), ("●", "e"), ("◐", "◐"), ("●", "●c"), ("●", "●"), ("⇄", "⇄"),
    ]  # fmt: skip
    assert (block["presents"]["c2"], block["votants"]["c2"], block["points"]["c3"]) == ("4", "4", "")
    assert (made["votes"][1]["pour"], made["votes"][1]["contre"]) == ("3", "1")


def test_the_picture_says_what_its_signs_cannot():
    """Who holds a proxy and for which items, when the session stopped, what was held behind closed doors."""
    doors = replace(ITEM, number="2024-2", conduct=Conduct(closed_doors=ClosedDoors(unanimous=True)))
    stop = Suspension(2, time(19), time(19, 10))
    attendance = stances(C3=Stance(State.PROXY, holder="fau"))
    moves = (Movement("C3", 2, HERE),)

    held = session(ITEM, doors, attendance=attendance, movements=moves, course=Course(time(18), suspensions=(stop,)))

    assert [plain(each) for each in picture(read(held))["reperes"]] == [
        "Suspension de 19 h 00 à 19 h 10, avant le point 2.",
        "Point 2 à huis clos.",
        "Pouvoir de M. Jean GUÉ à Mme Zoé FAU : point 1.",
    ]


def test_the_picture_counts_in_votes_where_they_are_unequal_and_says_so():
    against = Vote(Ballot.PUBLIC, by_seat=(SeatVote("V1", Sense.AGAINST),), default=Sense.IN_FAVOUR)
    secret = Vote(Ballot.SECRET, counts=Counts(4, 2), secret=SecretBallots(6))
    items = (replace(ITEM, vote=against), replace(ITEM, number="2024-2", vote=secret))

    made = picture(read(session(*items), weighing(V1=7)))

    assert [(line["pour"], line["contre"], plain(line["resultat"])) for line in made["votes"]] == [
        ("5", "7", "Rejetée"), ("4", "2", "Adoptée à la majorité"),
    ]  # fmt: skip
    assert [plain(each) for each in made["reperes"]] == ["Les votes sont comptés en voix, en bulletins au point 2."]
    assert picture(read(session(*items)))["reperes"] == [], "one vote each: heads are votes"


def test_the_picture_leaves_blank_what_was_never_dealt_with():
    forgotten = replace(ITEM, number="2024-2", vote=None)
    taken = replace(ITEM, number="2024-3", vote=None, conduct=Conduct(opened=time(18, 30)))
    held = session(ITEM, forgotten, taken, attendance=stances(C3=Stance(State.PROXY, holder="fau")))

    made = picture(read(held))

    (block,) = made["blocs"]
    lines = [line["cases"] for college in block["colleges"] for line in college["lignes"]]
    assert {line["c2"] for line in lines} == {""}
    assert "" not in {line[cell] for line in lines for cell in ("c1", "c3")}
    assert (block["presents"]["c2"], block["votants"]["c2"], block["presents"]["c3"]) == ("", "", "5")
    assert [plain(each) for each in made["reperes"]] == ["Pouvoir de M. Jean GUÉ à Mme Zoé FAU."]


def test_a_long_agenda_takes_several_tables():
    made = picture(read(session(*(replace(ITEM, number=f"2024-{n}") for n in range(1, 21)))))

    assert [block["points"]["c1"] for block in made["blocs"]] == ["1", "15"]


def test_the_sheets_are_made_until_something_is_voted_and_the_picture_once_the_roll_is_called():
    def made(*items, **changes):
        return {paper.kind for paper in papers(source(session(*items, **changes)))}

    assert "feuille-de-secours" in made(DRAFT, attendance=())
    assert "feuille-de-secours" in made(DRAFT)
    assert "feuille-de-secours" not in made(ITEM)
    assert "feuille-de-secours" not in made(DRAFT, closing=time(20))
    assert "frise-des-presences" not in made(DRAFT, attendance=())
    assert "frise-des-presences" in made(ITEM)
