"""Who came and left during the session, on the papers that are made of it: minutes, roll, closing sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from syndic_desktop.documents.contents.minutes import minutes
from syndic_desktop.documents.contents.movements import movements
from syndic_desktop.documents.contents.registers import closing_sheet
from syndic_desktop.documents.contents.rolls import roll
from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from tests.documents.papers import example, the_words
from tests.documents.sessions import ASSEMBLY, HERE, ITEM, plain, read, session, stances

EXCUSED = Stance(State.EXCUSED)
NEWS = Item(ItemKind.INFORMATION, "Avancement des travaux")


def to(holder: str) -> Stance:
    return Stance(State.PROXY, holder=holder)


def told_figures(*items: Item, **changes: object) -> list[str]:
    return [plain(point["effectif"]) for point in minutes(read(session(*items, **changes)))["points"]]


def observations(*items: Item, **changes: object) -> list[str]:
    colleges = roll(read(session(*items, **changes)))["colleges"]
    return [plain(line["situation"]) for college in colleges for line in college["lignes"]]


def given_proxies(*items: Item, **changes: object) -> str:
    return plain(closing_sheet(read(session(*items, **changes)))["presence"]["pouvoirs"])


def test_a_change_at_an_item_for_information_is_told_at_the_next_deliberation():
    first, news, second, third = told_figures(ITEM, NEWS, ITEM, ITEM, movements=(Movement("C1", 2, EXCUSED),))

    assert (first, news, third) == ("", "", "")
    assert second.startswith("À l’examen de ce point : 5 présents, aucun pouvoir et 5 votants.")


def test_figures_are_told_again_when_a_member_without_a_vote_is_back():
    _, out, back = told_figures(ITEM, replace(ITEM, recusals=(Recusal("C1", "voisin"),)), ITEM)

    assert "6 présents, aucun pouvoir et 5 votants" in out
    assert "6 présents, aucun pouvoir et 6 votants" in back


def test_a_proxy_follows_its_holder_in_the_order_of_events():
    opening = stances(C3=to("eau"))
    moves = (
        Movement("C1", 2, EXCUSED, time(18, 30)),
        Movement("V2", 2, EXCUSED, time(18, 40)),
        Movement("C1", 3, HERE, time(19)),
        Movement("V2", 3, HERE, time(19, 10)),
    )
    told = read(session(ITEM, ITEM, ITEM, attendance=opening, movements=moves))

    assert [plain(each) for each in movements(3, told)] == [
        "M. Luc EAU revient en séance à 19 h 00, avant l’examen du point 3.",
        "Le pouvoir donné par M. Jean GUÉ à M. Luc EAU reprend effet.",
        "Le quorum est atteint.",
        "M. Paul COT revient en séance à 19 h 10, avant l’examen du point 3.",
    ]


def test_the_closing_sheet_tells_the_points_that_a_proxy_covered():
    opening = stances(V2=to("bel"), V3=to("eau"))
    moves = (
        Movement("V2", 3, HERE),
        Movement("C3", 2, to("fau")),
        Movement("C3", 3, HERE),
        Movement("C3", 4, to("fau")),
    )

    assert given_proxies(ITEM, NEWS, ITEM, ITEM, attendance=opening, movements=moves) == (
        "Avaient donné pouvoir : M. Paul COT à Mme Anne BEL (points 1 et 2), Mme Inès DRU à M. Luc EAU, "
        "M. Jean GUÉ à Mme Zoé FAU (points 2 et 4)"
    )


def test_points_that_follow_one_another_are_a_range():
    moves = (Movement("V2", 4, HERE),)

    assert given_proxies(ITEM, ITEM, ITEM, ITEM, attendance=stances(V2=to("bel")), movements=moves) == (
        "Avait donné pouvoir : M. Paul COT à Mme Anne BEL (points 1 à 3)"
    )


def test_the_roll_notes_arrivals_and_departures():
    opening = stances(V2=EXCUSED, C3=to("eau"))
    moves = (
        Movement("V2", 2, HERE, time(18, 40)),
        Movement("C1", 3, to("bel"), time(19)),
        Movement("V3", 3, Stance(State.DEPUTY, deputy="hic")),
    )

    assert observations(ITEM, NEWS, ITEM, attendance=opening, movements=moves) == [
        "",
        "Excusé ; arrivée à 18 h 40, avant le point 2",
        "Remplacée par Mme Lise HIC avant le point 3",
        "Départ à 19 h 00, avant le point 3, avec pouvoir à Mme Anne BEL",
        "",
        "Pouvoir à M. Luc EAU ; sans effet à partir du point 3",
    ]


def test_the_roll_notes_each_coming_and_going_of_one_item():
    moves = (
        Movement("C1", 2, EXCUSED, time(18, 30), during=True),
        Movement("C1", 2, HERE, time(18, 40), during=True),
        Movement("V2", 2, EXCUSED, time(18, 35), during=True),
    )

    lines = observations(ITEM, ITEM, movements=moves)

    assert "Départ à 18 h 30, pendant le point 2 ; retour à 18 h 40, pendant le point 2" in lines
    assert "Départ à 18 h 35, pendant le point 2" in lines


def test_a_proxy_ends_as_its_holder_leaves_though_its_giver_comes_before_the_same_item():
    """L2121-20: a proxy is for a colleague who sits; it ends when he leaves, not when its giver comes."""
    opening = stances(C3=to("eau"))
    moves = (Movement("C1", 2, EXCUSED, time(18, 21)), Movement("C3", 2, HERE, time(18, 25)))

    _, second = minutes(read(session(ITEM, ITEM, attendance=opening, movements=moves)))["points"]
    said = [plain(each) for each in second["mouvements"]]

    assert ["18 h 21" in each for each in said] == [True, False, False]
    assert "cesse de produire effet" in said[1]
    assert said[2].endswith("rejoint la séance à 18 h 25, avant l’examen du point 2.")


def test_the_minutes_say_why_the_president_does_not_preside():
    """L2122-17: a vice-president by right while he is away; L2121-14: elected for his accounts."""
    president = session(ITEM).president
    gone, back = Movement("V1", 2, EXCUSED, time(18, 20)), Movement("V1", 3, HERE, time(18, 40))
    named = replace(ITEM, president="eau")
    accounts = replace(named, budget=BudgetStep.ACCOUNTS)

    def said(second: Item, *moves: Movement) -> list[str]:
        held = replace(session(ITEM, second, ITEM, movements=moves), president=president)
        return [plain(each["presidence"]) for each in minutes(read(held))["points"]]

    by_right = "sous la présidence de M. Luc EAU, 1er Vice-Président, la Présidente ayant quitté la séance"
    for second in (ITEM, named):
        first, replaced, last = said(second, gone, back)
        assert by_right in replaced
        assert (first, last) == ("", "")
    assert "Paul COT, désigné président de séance" in said(replace(ITEM, president="cot"), gone, back)[1]
    voting = said(accounts, replace(gone, during=True), back)[1]
    assert "Luc EAU, élu président de séance, la Présidente s’étant retirée au moment du vote" in voting
    earlier = replace(gone, before_item=1, during=True)
    assert "élu président de séance, la Présidente ayant quitté la séance" in said(accounts, earlier, back)[1]


def test_who_opened_is_who_presided_then_and_not_who_was_away():
    """L2121-15: the minutes bear the names of who presided; L2122-17: a vice-president while the president is away."""
    away = stances(V1=EXCUSED)
    late = (Movement("V1", 2, HERE, time(18, 40)),)

    def said(**changes) -> tuple[str, str]:
        made = minutes(read(session(ITEM, ITEM, **changes)))
        return plain(made["ouverture"][0]), plain(made["seance"]["sous_presidence"])

    assert said() == (
        "Mme Anne BEL, Présidente, ouvre la séance à 18 h 00.", "sous la présidence de Mme Anne BEL, Présidente"
    )  # fmt: skip
    assert said(attendance=away, movements=late) == (
        "M. Luc EAU, 1er Vice-Président, ouvre la séance à 18 h 00, en l’absence de Mme Anne BEL.",
        "sous la présidence de M. Luc EAU, 1er Vice-Président",
    )
    nobody = stances(V1=EXCUSED, C1=EXCUSED)
    assert said(attendance=nobody) == ("La séance est ouverte à 18 h 00.", "")


def test_the_eldest_and_who_was_elected_are_named_as_such():
    """L2122-8 and L5211-9: the eldest presides until the president is elected."""
    people = tuple(replace(each, birth=each.birth or date(1970, 1, 1)) for each in ASSEMBLY.people)
    who = replace(ASSEMBLY, people=people, roles=())
    first = Round(SecretBallots(6), (CandidateVotes("eau", 6),))
    electing = replace(
        ITEM, kind=ItemKind.ELECTION, subject="Élection du président", number=None,
        vote=Vote(Ballot.ELECTION, election=Election(1, (first,))),
    )  # fmt: skip

    for president in (None, "bel"):
        made = minutes(read(session(electing, ITEM, president=president), who))
        assert plain(made["seance"]["sous_presidence"]) == "sous la présidence de Mme Anne BEL, doyenne d’âge"
        told = [plain(each["presidence"]) for each in made["points"]]
        assert told[1] == "sous la présidence de M. Luc EAU, élu Président"
    assert plain(made["ouverture"][0]) == "Mme Anne BEL, doyenne d’âge, ouvre la séance à 18 h 00."


def test_an_item_taken_after_the_next_one_knows_who_left_on_it():
    """Item 2 was left aside and taken after item 3, on which somebody left: he is not there for it."""
    hours = (time(18, 10), time(19), time(18, 30))
    items = [replace(ITEM, conduct=Conduct(opened=hour)) for hour in hours]
    left = Movement("C1", 3, EXCUSED, time(18, 40), during=True)

    made = minutes(read(session(*items, movements=(left,))))

    first, late, third = ([plain(each) for each in point["mouvements"]] for point in made["points"])
    assert (first, third) == ([], [])
    assert late == ["Ce point est examiné après le point 3."]
    assert "5 présents" in plain(made["points"][1]["effectif"])
    assert "Départ à 18 h 40, pendant le point 3" in observations(*items, movements=(left,))


def test_the_roll_counts_in_the_singular():
    away = stances(**dict.fromkeys(("V2", "V3", "C1", "C2", "C3"), EXCUSED))

    assert plain(roll(read(session(ITEM, attendance=away)))["decompte"]) == (
        "À l’ouverture : 1 présent (1 titulaire), 0 pouvoir, 1 votant."
    )


def test_the_papers_of_the_example_say_who_came_late_once():
    closing, signed = the_words(example(), "feuillet-de-cloture"), the_words(example(), "feuille-de-presence")

    assert "M. Michel PRADEL à Mme Hélène ROUX (points 1 et 2)" in closing
    assert "Pouvoir à Mme Hélène ROUX ; arrivée à 10 h 22, avant le point 3" in signed
