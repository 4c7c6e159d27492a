"""The sheet for the day the laptop dies: what a pen needs to count the votes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from syndic_desktop.documents.contents.backups import backup
from syndic_desktop.documents.contents.countings import COLUMNS
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.folders import backup_paper, made
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.sessions import SessionNature
from syndic_desktop.domain.statutes import BallotRule, Profile
from syndic_desktop.domain.votes import Majority
from tests.documents.papers import TEMPLATES, words
from tests.documents.sessions import ASSEMBLY, ITEM, SEATS, SYNDICAT, plain, read, session, source, weighing

DRAFT = replace(ITEM, vote=None, number=None)
UNEQUAL = weighing(V1=3, C1=Fraction(3, 2))


def unequal(*items, profile=Profile()):
    """The sheet of a session where two seats weigh more than the others."""
    return backup(reading(source(session(*items, attendance=()), UNEQUAL, replace(SYNDICAT, profile=profile))))


def test_each_seat_has_its_votes_where_they_are_unequal():
    told_of = read(session(ITEM))
    sitting = told_of.source.sitting
    first, *others = sitting.seats
    weighed = replace(sitting, seats=(replace(first, weight=Fraction(3)), *others))

    def told(sat):
        made = backup(replace(told_of, source=replace(told_of.source, sitting=sat)))
        return [plain(line["annonce"]) for college in made["colleges"] for line in college["lignes"]]

    assert told(weighed)[:2] == ["3 voix", "1 voix"]
    assert not any("voix" in each for each in told(sitting))


def test_an_item_on_one_competence_names_the_members_whose_delegates_vote():
    """L5212-16: those who transferred the competence, and the president."""
    of_nobody, of_all = backup(read(session(replace(ITEM, competence="cinéma"), ITEM)))["points"]

    assert plain(of_nobody["regle"]) == "votent le président et les délégués de : personne"
    assert of_all["regle"] == ""


def test_a_grid_has_a_line_a_seat_and_a_column_a_vote_where_votes_are_unequal():
    made = unequal(DRAFT, Item(ItemKind.INFORMATION, "Travaux"), replace(DRAFT, subject="Voile"))

    (grid,) = made["grilles"]
    assert [grid["points"][f"c{rank}"] for rank in (1, 2, 3)] == ["1", "3", ""]
    assert [plain(college["nom"]) for college in grid["colleges"]] == [
        "Ville d’Orsigny – 5 voix",
        "Communes – 3,5 voix",
    ]
    assert [(line["rang"], plain(line["nom"]), line["poids"]) for line in grid["colleges"][1]["lignes"]] == [
        (4, "M. EAU", "1,5"), (5, "Mme FAU", "1"), (6, "M. GUÉ", "1"),
    ]  # fmt: skip
    assert not grid["sans_numero"]


def test_hands_are_enough_where_votes_are_equal():
    made = backup(read(session(DRAFT, attendance=())))

    assert (made["grilles"], made["ponderee"]) == ([], False)
    assert not any("mains" in rule for rule in made["regles_vote"])


def test_who_does_not_vote_on_a_competence_is_crossed_out_on_the_grid():
    """L5212-16: the delegates of those who transferred it, and the president, who is of the town."""
    members = tuple(replace(each, competences=("lac",)) if each.code == "c" else each for each in UNEQUAL.members)
    held = session(replace(DRAFT, competence="lac"), attendance=())

    (grid,) = backup(read(held, replace(UNEQUAL, members=members)))["grilles"]

    assert [line["cases"]["c1"] for college in grid["colleges"] for line in college["lignes"]] == [
        "", "×", "×", "", "", "",
    ]  # fmt: skip


def test_a_long_agenda_has_columns_without_a_number_rather_than_a_hundred_pages():
    few, many = unequal(*[DRAFT] * 2 * COLUMNS), unequal(*[DRAFT] * (2 * COLUMNS + 1))

    assert [grid["points"]["c1"] for grid in few["grilles"]] == ["1", "11"]
    assert [(grid["points"]["c1"], grid["sans_numero"]) for grid in many["grilles"]] == [("", True)] * 2


def test_the_rules_of_a_vote_are_those_of_the_statutes():
    usual = [plain(each) for each in unequal(DRAFT)["regles_vote"]]
    other = Profile(casting_vote=False, public_ballot_fraction=Fraction(2, 5), secret_ballots=BallotRule.PER_DELEGATE)

    assert "chaque siège a les siennes, 8,5 en tout" in usual[1]
    assert "prépondérante, sauf au scrutin secret" in usual[2]
    assert "autant de bulletins que de voix ; une part de voix n’a pas de bulletin" in usual[3]
    assert "si le quart des membres présents" in usual[4]
    assert [plain(each) for each in unequal(DRAFT, profile=other)["regles_vote"]][2:4] == [
        "À égalité, la proposition est rejetée.", "Au scrutin secret, un bulletin par délégué et par pouvoir.",
    ]  # fmt: skip


def test_an_election_has_rounds_of_its_own():
    given = source(session(DRAFT, Item(ItemKind.ELECTION, "Élection du président"), attendance=()))
    (paper,) = backup_paper(given)

    said = words(made(paper, given, Shelf(TEMPLATES, "")))
    rounds = said[said.index("5. Élections, tour par tour") :]

    assert [point["election"] for point in paper.context["points"]] == [False, True]
    assert "2. Élection du président\n" in rounds
    assert "Achat d’une barque" not in rounds
    assert rounds.count(" | 1er tour | 2e tour | 3e tour\n") == 2  # and one more, for another post
    assert "Majorité absolue |  |  | relative\n" in rounds


def test_what_an_item_takes_to_be_adopted_is_said_in_figures():
    held = session(replace(DRAFT, majority=Majority.TWO_THIRDS), replace(DRAFT, budget=BudgetStep.ACCOUNTS))

    thirds, accounts = [plain(point["regle"]) for point in backup(read(held))["points"]]

    assert thirds == "deux tiers des membres : 4 pour au moins"
    assert accounts.startswith("adopté sauf majorité contre ; le président se retire")


def test_a_second_convocation_says_which_items_still_want_the_quorum():
    """L2121-17: only what lacked the quorum goes without."""
    held = session(DRAFT, replace(DRAFT, subject="Voile"), attendance=(), nature=SessionNature.SECOND_NOTICE)
    given = source(held, ASSEMBLY)
    lacked = replace(given, sitting=replace(given.sitting, carried=frozenset({"achat d'une barque"})))

    made = backup(reading(lacked))

    assert [plain(point["regle"]) for point in made["points"]] == [
        "sans condition de quorum", "le quorum est nécessaire",
    ]  # fmt: skip
    assert [plain(each) for each in made["regle_quorum"]][1:] == [
        "Il faut le quorum au point 2 :",
        "Seuls les membres présents comptent, suppléants compris ; les pouvoirs ne comptent pas.",
        "De 0 à 3 : le quorum n’est pas atteint. De 4 à 6 : il est atteint.",
    ]


def test_a_large_assembly_has_more_lines_for_who_comes_and_goes_again():
    """Three lines for a bureau, one more for twenty seats."""
    few = backup(read(session(ITEM)))
    seats = tuple(replace(SEATS[0], code=f"S{rank}", titular=None) for rank in range(200))
    bodies = (replace(ASSEMBLY.bodies[0], seats=tuple(seat.code for seat in seats)),)
    many = backup(reading(source(session(ITEM, attendance=()), replace(ASSEMBLY, seats=seats, bodies=bodies))))

    assert len(few["lignes_mouvements"]) == 3
    assert len(many["lignes_mouvements"]) == 10
