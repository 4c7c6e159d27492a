"""How votes are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from syndic_desktop.domain.agenda import Clause, ItemKind
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateList,
    CandidateVotes,
    CollegeSense,
    Counts,
    Election,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
)
from tests.documents.papers import SETS, the_words
from tests.documents.sessions import ITEM, extract_of, plain, session, source, stances, vote_of, weighing

UNANIMOUS = Vote(unanimous=True)


@pytest.mark.parametrize(
    ("vote", "formula", "sentence"),
    [
        (UNANIMOUS, "DÉCIDE À L’UNANIMITÉ", "Délibération adoptée à l’unanimité, par 6 voix pour."),
        (
            Vote(counts=Counts(4, 0, 2)),
            "DÉCIDE À L’UNANIMITÉ DES SUFFRAGES EXPRIMÉS (2 ABSTENTIONS)",
            "Délibération adoptée à l’unanimité des suffrages exprimés, par 4 voix pour, 2 abstentions.",
        ),
        (
            Vote(counts=Counts(4, 1, 1)),
            "DÉCIDE À LA MAJORITÉ DES SUFFRAGES EXPRIMÉS",
            "Délibération adoptée à la majorité des suffrages exprimés, par 4 voix pour, 1 voix contre, 1 abstention.",
        ),
        (
            Vote(counts=Counts(3, 3)),
            "DÉCIDE, À ÉGALITÉ DE VOIX, LA VOIX DE LA PRÉSIDENTE ÉTANT PRÉPONDÉRANTE",
            "Délibération adoptée à égalité de voix, la voix de la Présidente étant prépondérante, "
            "par 3 voix pour, 3 voix contre, 0 abstention.",
        ),
        (
            Vote(counts=Counts(0, 0, 6)),
            "N’ADOPTE PAS LA PROPOSITION SUIVANTE",
            "Proposition non adoptée, aucun suffrage n’étant exprimé (0 voix pour, 0 voix contre, 6 abstentions).",
        ),
        (
            Vote(counts=Counts(1, 5)),
            "N’ADOPTE PAS LA PROPOSITION SUIVANTE",
            "Proposition rejetée à la majorité des suffrages exprimés, par 1 voix pour, 5 voix contre, 0 abstention.",
        ),
        (
            Vote(Ballot.SECRET, counts=Counts(3, 3), secret=SecretBallots(6)),
            "N’ADOPTE PAS LA PROPOSITION SUIVANTE",
            "Proposition rejetée à égalité de voix, par 3 voix pour, 3 voix contre.",
        ),
    ],
)
def test_a_result_is_told_with_its_figures(vote, formula, sentence):
    told = vote_of(vote)

    assert plain(told["formule"]) == formula
    assert plain(told["phrase"]) == sentence


def test_weights_are_told_beside_heads():
    told = vote_of(
        Vote(by_seat=(SeatVote("V1", Sense.AGAINST),), default=Sense.IN_FAVOUR), assembly=weighing(V1=3, V2=3, C1=2)
    )

    assert "par 8 voix pour, 3 voix contre, 0 abstention (soit 5 délégués pour, 1 contre)" in plain(told["phrase"])
    assert [plain(line["pour"]) for line in told["lignes"]] == ["2 (4 voix)", "3 (4 voix)"]


def test_a_secret_ballot_counts_its_papers_and_names_nobody():
    secret = Vote(Ballot.SECRET, counts=Counts(3, 1), secret=SecretBallots(6, blank=1, void=1))
    told = vote_of(replace(secret, scrutineers=("dru", "gue")))

    assert plain(told["scrutin"]) == (
        "Il est procédé au vote au scrutin secret : "
        "6 bulletins trouvés dans l’urne, 1 blanc, 1 nul, 4 suffrages exprimés. "
        "Scrutateurs : Mme Inès DRU et M. Jean GUÉ."
    )
    assert told["noms"] == []
    assert told["lignes"] == []


def test_a_public_ballot_names_everybody_the_giver_of_a_proxy_too():
    away = session(attendance=stances(V2=Stance(State.PROXY, holder="dru")))
    said = (SeatVote("V3", Sense.ABSTAINING), SeatVote("V2", Sense.AGAINST))
    told = vote_of(Vote(Ballot.PUBLIC, by_seat=said, default=Sense.IN_FAVOUR), away)

    assert [(group["sens"], plain(group["noms"])) for group in told["noms"]] == [
        ("Ont voté pour", "Mme Anne BEL, M. Luc EAU, Mme Zoé FAU et M. Jean GUÉ"),
        ("A voté contre", "M. Paul COT (par pouvoir à Mme DRU)"),
        ("S’est abstenue", "Mme Inès DRU"),
    ]


def test_a_college_is_told_in_its_line_and_only_whoever_did_otherwise_is_named():
    colleges = (CollegeSense("V", Sense.IN_FAVOUR), CollegeSense("C", Sense.AGAINST))
    told = vote_of(Vote(by_seat=(SeatVote("C1", Sense.ABSTAINING),), colleges=colleges))

    assert told["par_college"]
    assert [(plain(line["pour"]), plain(line["contre"])) for line in told["lignes"]] == [("3", "0"), ("0", "2")]
    assert [(group["sens"], plain(group["noms"])) for group in told["noms"]] == [("S’est abstenu", "M. Luc EAU")]
    assert plain(told["phrase"]) == (
        "Délibération adoptée à la majorité des suffrages exprimés, par 3 voix pour, 2 voix contre, 1 abstention."
    )


def test_whoever_is_in_favour_in_a_college_that_is_against_is_named():
    colleges = (CollegeSense("V", Sense.IN_FAVOUR), CollegeSense("C", Sense.AGAINST))
    told = vote_of(Vote(by_seat=(SeatVote("C2", Sense.IN_FAVOUR),), colleges=colleges))

    assert [(group["sens"], plain(group["noms"])) for group in told["noms"]] == [("A voté pour", "Mme Zoé FAU")]


def test_what_is_only_noted_prints_no_vote():
    told = vote_of(Vote(Ballot.NONE), verb="PREND ACTE", operative=(Clause("du rapport."),))

    assert plain(f"{told['entree']} {told['formule']}") == "Le comité syndical PREND ACTE"
    assert told["phrase"] == ""


def test_a_recused_member_is_told_in_her_gender_and_does_not_vote():
    told = extract_of(session(replace(ITEM, vote=UNANIMOUS, recusals=(Recusal("C2", "gérante de la scierie"),))))

    assert [plain(each) for each in told["point"]["deports"]] == [
        "Mme Zoé FAU, intéressée à l’affaire (gérante de la scierie), ne prend part ni au débat ni au vote."
    ]
    assert told["presence"]["comptes"]["votants"] == 5
    assert "1 délégué ne prenant pas part au vote" in plain(told["vote"]["phrase"])


def test_another_chair_is_told_when_the_president_withdraws():
    item = replace(ITEM, vote=UNANIMOUS, president="eau", recusals=(Recusal("V1", "compte administratif"),))
    told = extract_of(session(item))

    assert plain(told["point"]["presidence"]) == (
        "sous la présidence de M. Luc EAU, élu président de séance, la Présidente s’étant retirée au moment du vote"
    )
    assert told["signataires"]["president"]["titre"] == "Le président de séance"


def test_a_tie_is_broken_by_whoever_presides_over_the_session():
    away = session(president="eau", attendance=stances(V1=Stance(State.EXCUSED)))

    told = vote_of(Vote(counts=Counts(2, 2, 1)), away)

    assert "la voix du président de séance étant prépondérante" in str(told["phrase"])


def test_a_tie_in_the_third_round_elects_the_eldest():
    def held(*votes: int) -> Round:
        names = ("bel", "cot", "Liste du port")
        return Round(
            SecretBallots(6), tuple(CandidateVotes(name, each) for name, each in zip(names, votes, strict=False))
        )

    told = vote_of(Vote(Ballot.ELECTION, election=Election(1, (held(2, 2, 2), held(2, 2, 2), held(3, 3)))))

    assert [tour["titre"] for tour in told["tours"]][-1] == "Troisième tour de scrutin"
    assert plain(told["elus"][0]) == (
        "Mme Anne BEL, à égalité avec 3 voix au troisième tour, est proclamée élue au bénéfice de l’âge."
    )
    assert plain(told["resultat"]) == "Élue : Mme Anne BEL"


def elected(posts, *rounds, closing=None, **election):
    """How an election by these rounds is told: its sentences, its result."""
    held = tuple(Round(SecretBallots(6), tuple(CandidateVotes(*each) for each in votes)) for votes in rounds)
    told = vote_of(Vote(Ballot.ELECTION, election=Election(posts, held, **election)), session(closing=closing))
    return [plain(each) for each in told["elus"]], plain(told["resultat"])


def test_a_round_to_come_leaves_no_post_empty():
    split = [("bel", 3), ("cot", 3)]

    assert elected(1, split) == (
        ["Aucun candidat n’ayant obtenu la majorité requise, un deuxième tour est à tenir."],
        "Sans élu, deuxième tour à tenir",
    )


def test_an_election_that_the_session_left_is_interrupted():
    split = [("bel", 3), ("cot", 3)]

    assert elected(1, split, split, closing=time(20)) == (
        [
            "Aucun candidat n’ayant obtenu la majorité requise, et le troisième tour n’ayant pas été tenu, l’élection "
            "est interrompue : le poste reste à pourvoir."
        ],
        "Élection interrompue, sans élu",
    )
    assert elected(3, [("bel", 4)], closing=time(20))[0][1].endswith("interrompue : 2 postes restent à pourvoir.")


def test_a_post_that_nobody_wins_once_all_rounds_are_held_is_said_to_stay_empty():
    nobody = [("bel", 0)]

    assert elected(1, nobody, nobody, nobody, closing=time(20)) == (
        ["Aucun candidat n’étant élu à l’issue du troisième tour, le poste n’est pas pourvu."],
        "Sans élu",
    )
    assert elected(2, alone=("bel",))[0][1] == "Aucun autre candidat ne s’étant présenté, un poste n’est pas pourvu."


def test_a_post_left_after_another_was_filled_is_said_too():
    votes = [("bel", 4), ("cot", 3)]

    assert elected(2, votes)[0][1] == (
        "Aucun autre candidat n’ayant obtenu la majorité requise, un deuxième tour est à tenir."
    )


def test_a_tie_between_people_whose_age_is_unknown_is_said():
    votes = (CandidateVotes("dru", 3), CandidateVotes("eau", 3))
    rounds = (Round(SecretBallots(6), votes),) * 3
    told = vote_of(Vote(Ballot.ELECTION, election=Election(1, rounds)))

    assert [plain(each) for each in told["elus"]] == [
        "Mme Inès DRU et M. Luc EAU sont à égalité, avec 3 voix au troisième tour. "
        "Le poste revient au bénéfice de l’âge : les dates de naissance restent à vérifier."
    ]
    assert told["resultat"] == "À départager au bénéfice de l’âge"


def test_a_tie_for_several_posts_tells_how_many():
    votes = tuple(CandidateVotes(name, 2) for name in ("dru", "eau", "fau"))
    told = vote_of(Vote(Ballot.ELECTION, election=Election(2, (Round(SecretBallots(6), votes),) * 3)))

    assert "Les 2 postes reviennent au bénéfice de l’âge" in plain(told["elus"])


def listed(*rounds, posts=2, **election):
    lists = (CandidateList("Rive", ("bel", "cot", "dru")), CandidateList("Port", ("fau", "gue")))
    held = tuple(Round(SecretBallots(6), tuple(CandidateVotes(*each) for each in votes)) for votes in rounds)
    return vote_of(Vote(Ballot.ELECTION, election=Election(posts, held, lists=lists, **election)))


def test_a_list_that_wins_is_told_with_its_people():
    told = listed([("Rive", 4), ("Port", 2)])

    assert plain(told["tours"][0]["lignes"][1]["candidat"]) == "la liste « Port » (Mme Zoé FAU et M. Jean GUÉ)"
    assert [plain(each) for each in told["elus"]] == [
        "La liste « Rive », ayant obtenu la majorité absolue au premier tour (4 voix), l’emporte : "
        "Mme Anne BEL et M. Paul COT sont proclamés élus."
    ]
    assert plain(told["resultat"]) == "Élus : Mme Anne BEL et M. Paul COT"


def test_posts_shared_in_proportion_are_told_with_their_quotient():
    told = listed([("Rive", 4), ("Port", 2)], posts=4, proportional=True)

    assert plain(told["tours"][0]["phrase"]).endswith(
        "6 suffrages exprimés ; 4 postes à pourvoir, représentation proportionnelle au plus fort reste, "
        "quotient électoral : 1,5."
    )
    assert [plain(each) for each in told["elus"]] == [
        "La liste « Rive », avec 4 voix, obtient 3 postes : Mme Anne BEL, M. Paul COT et Mme Inès DRU sont proclamés "
        "élus.",
        "La liste « Port », avec 2 voix, obtient 1 poste : Mme Zoé FAU est proclamée élue.",
    ]


def test_lists_that_tie_wait_for_an_age_and_the_only_one_is_read():
    tied = listed(*[[("Rive", 3), ("Port", 3)]] * 3)
    alone = listed(alone=("Port",))

    assert tied["resultat"] == "À départager au bénéfice de l’âge"
    assert "Les listes « Rive » et « Port » sont à égalité" in plain(tied["elus"][0])
    assert "La liste « Port », seule liste présentée, est nommée à la lecture" in plain(alone["elus"][0])


def test_an_election_without_clauses_says_nothing_after_who_is_elected():
    votes = (CandidateVotes("bel", 6),)
    vote = Vote(Ballot.ELECTION, election=Election(1, (Round(SecretBallots(6), votes),)))
    item = replace(ITEM, kind=ItemKind.ELECTION, vote=vote, operative=())

    said = the_words(source(session(item)), "extrait")

    assert "est proclamée élue." in said
    assert "DÉCIDE" not in said


@pytest.mark.parametrize(
    ("vote", "line"),
    [
        (UNANIMOUS, "Le comité syndical, après en avoir délibéré, ADOPTE LA PROPOSITION À L’UNANIMITÉ."),
        (Vote(counts=Counts(1, 5)), "Le comité syndical, après en avoir délibéré, N’ADOPTE PAS LA PROPOSITION."),
    ],
)
def test_a_decision_without_clauses_is_a_whole_sentence(vote, line):
    assert line in the_words(source(session(replace(ITEM, vote=vote, operative=()))), "extrait").split("\n")


def test_a_draft_without_clauses_is_said_to_be_unwritten():
    told = source(session(replace(ITEM, number=None, vote=None, operative=()), attendance=()))

    said = the_words(told, "extrait").split("\n")

    assert "Projet à rédiger." in said
    assert not [line for line in said if "DÉCIDE" in line]


def test_a_draft_whose_clauses_have_their_verbs_opens_on_a_colon():
    drawn = replace(ITEM, vote=None, operative=(Clause("le budget.", "ADOPTE"),))

    said = the_words(source(session(drawn, attendance=())), "extrait").split("\n")

    assert "Le comité syndical, après en avoir délibéré :" in said


def test_an_item_of_a_held_session_that_nobody_voted_on_is_neither_a_draft_nor_signed():
    told = source(session(replace(ITEM, vote=None)))

    said = the_words(told, "extrait")

    assert "Délibération sans vote consigné\n" in said
    assert "Étaient présents :" in said
    assert "Texte proposé, sur lequel aucun vote n’est consigné :\n– d’acheter une barque." in said
    for word in ("Projet", "DÉCIDE", "Ainsi fait", "Fait à Orsigny"):
        assert word not in said


@pytest.mark.parametrize("templates", SETS)
def test_the_rapporteur_is_named_without_a_report_too(templates):
    given = source(session(replace(ITEM, rapporteur="eau")))

    assert "Rapporteur : M. Luc EAU, 1er Vice-Président\n" in the_words(given, "extrait", templates=templates)


def test_a_secret_ballot_has_no_table_of_colleges():
    vote = Vote(Ballot.SECRET, counts=Counts(3, 1), secret=SecretBallots(6, blank=1, void=1))

    said = the_words(source(session(replace(ITEM, vote=vote))), "extrait", templates="rapport")

    assert "Collège" not in said
    assert "Total" not in said


def test_only_votes_cast_are_unanimous_in_the_list_of_deliberations():
    assert vote_of(Vote(counts=Counts(4, 0, 2)))["resultat"] == "Adoptée à l’unanimité des suffrages exprimés"
    assert vote_of(UNANIMOUS)["resultat"] == "Adoptée à l’unanimité"
    assert "à l’unanimité des suffrages exprimés" in str(vote_of(Vote(counts=Counts(0, 4, 2)))["phrase"])
