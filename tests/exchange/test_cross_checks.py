"""Codes, days and figures that must agree: each fault at its place, all of them at once, and what is only told."""

# ruff: noqa: E501 - one case a line reads as a table

from __future__ import annotations

from collections.abc import Callable

import pytest

from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.exchange import dossiers
from tests.exchange.trees import Tree, faults, read, session, small, unanimous

Spoil = Callable[[Tree], object]


def held(tree: Tree) -> Tree:
    return tree["seances"][0]


def roll(tree: Tree) -> list[Tree]:
    return held(tree)["presences"]


def item(tree: Tree) -> Tree:
    return held(tree)["points"][0]


def move(tree: Tree, **said: object) -> None:
    held(tree).setdefault("mouvements", []).append(said)


def vote(tree: Tree, **said: object) -> None:
    item(tree)["vote"] = {"mode": "ordinaire", **said}


def profile(tree: Tree, **said: object) -> None:
    tree["syndicat"]["profil"] = said


def told(spoil: Spoil) -> list[str]:
    tree = small()
    spoil(tree)
    return faults(tree)


def test_the_small_dossier_is_sound():
    reading = read(small())

    assert reading.notices == ()
    assert len(reading.dossier.sessions[0].items) == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t["membres"][0].update(college="Z"), "membres[0].college : collège inconnu « Z »"),
        (lambda t: t["sieges"][0].update(membre="Z"), "sieges[0].membre : membre inconnu « Z »"),
        (lambda t: t["sieges"][1].update(suppleants=["z"]), "sieges[1].suppleants[0] : personne inconnue « z »"),
        (lambda t: t["fonctions"][0].update(personne="z"), "fonctions[0].personne : personne inconnue « z »"),
        (lambda t: t["instances"][0]["sieges"].append("Z"), "instances[0].sieges[5] : siège inconnu « Z »"),
        (lambda t: t.update(suppleants_membres=[{"membre": "Z", "personne": "p-eve"}]), "suppleants_membres[0].membre : membre inconnu « Z »"),
        (lambda t: t.update(suppleants_membres=[{"membre": "M", "personne": "z"}]), "suppleants_membres[0].personne : personne inconnue « z »"),
        (lambda t: held(t).update(instance="Z"), "seances[0].instance : instance inconnue « Z »"),
        (lambda t: held(t).update(president="z"), "seances[0].president : personne inconnue « z »"),
        (lambda t: held(t).update(secretaire="z"), "seances[0].secretaire : personne inconnue « z »"),
        (lambda t: held(t).update(convocation={"envois": [{"personne": "z", "date": "2021-02-20", "moyen": "remise"}]}), "seances[0].convocation.envois[0].personne : personne inconnue « z »"),
        (lambda t: item(t).update(rapporteur="z"), "seances[0].points[0].rapporteur : personne inconnue « z »"),
        (lambda t: item(t).update(president="z"), "seances[0].points[0].president : personne inconnue « z »"),
        (lambda t: item(t).update(debat=[{"orateur": "p-zoe", "texte": "Oui."}]), "seances[0].points[0].debat[0].orateur : personne inconnue « p-zoe »"),
        (lambda t: item(t).update(deports=[{"siege": "Z", "motif": "x"}]), "seances[0].points[0].deports[0].siege : siège inconnu « Z »"),
        (lambda t: roll(t)[4].update(siege="Z"), "seances[0].presences[4].siege : siège inconnu « Z »"),
        (lambda t: roll(t)[3].update(mandataire="z"), "seances[0].presences[3].mandataire : personne inconnue « z »"),
        (lambda t: roll(t)[4].update(etat="suppleant", suppleant="z"), "seances[0].presences[4].suppleant : personne inconnue « z »"),
        (lambda t: vote(t, voix=[{"college": "Z", "pour": 1}]), "seances[0].points[0].vote.voix[0].college : collège inconnu « Z »"),
        (lambda t: vote(t, votes=[{"siege": "Z", "sens": "pour"}]), "seances[0].points[0].vote.votes[0].siege : siège inconnu « Z »"),
        (lambda t: t["decisions"].append({"type": "arrete", "numero": "1", "objet": "x", "instance": "Z"}), "decisions[0].instance : instance inconnue « Z »"),
    ],
)  # fmt: skip
def test_an_unknown_code_is_told_at_its_place(spoil, said):
    assert told(spoil) == [said]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t["colleges"].append(dict(t["colleges"][0])), "colleges[1].code : « K » est déjà donné (colleges[0])"),
        (lambda t: t["membres"].append(dict(t["membres"][0])), "membres[2].code : « M » est déjà donné (membres[0])"),
        (lambda t: t["personnes"].append(dict(t["personnes"][2])), "personnes[6].code : « p-cid » est déjà donné (personnes[2])"),
        (lambda t: t["instances"].append(dict(t["instances"][0])), "instances[1].code : « CS » est déjà donné (instances[0])"),
        (lambda t: t["instances"][0]["sieges"].append("A"), "instances[0].sieges[5] : « A » est déjà donné (instances[0].sieges[0])"),
        (lambda t: t["sieges"][0]["suppleants"].append("p-fay"), "sieges[0].suppleants[1] : « p-fay » est déjà donné (sieges[0].suppleants[0])"),
        (lambda t: t["sieges"].append({"code": "B", "membre": "M", "titulaire": "p-eve"}), "sieges[5] : deux titulaires pour le siège « B » (« p-bob » et « p-eve ») : ce mandat recouvre celui de sieges[1]"),
        (lambda t: t["sieges"][4].update(titulaire="p-cid"), "sieges[4].titulaire : « p-cid » est déjà titulaire du siège « C » de l’instance « CS » à la même date"),
        (lambda t: t["sieges"][0]["suppleants"].append("p-ann"), "sieges[0].suppleants[1] : « p-ann » est le titulaire de ce siège"),
        (lambda t: t["sieges"][0].update(du="2022-01-01", au="2021-01-01"), "sieges[0].au : la fin (2021-01-01) vient avant le début (2022-01-01)"),
        (lambda t: t["fonctions"][0].update(au="2019-01-01"), "fonctions[0].au : la fin (2019-01-01) vient avant le début (2020-01-01)"),
        (lambda t: t["instances"][0].update(code="C:S"), "instances[0].code : le code d’une instance ne contient pas deux-points « C:S »"),
    ],
)  # fmt: skip
def test_an_assembly_that_contradicts_itself_is_told(spoil, said):
    assert said in told(spoil)


def test_a_vacant_seat_has_no_titular():
    tree = small()
    tree["sieges"].append({"code": "F", "membre": "N", "titulaire": "p-eve", "vacant": True})

    assert faults(tree) == ["sieges[5].titulaire : le siège « F » est vacant : il n’a pas de titulaire"]


def test_successive_mandates_of_one_seat_are_read_and_asked_with_the_day():
    tree = small()
    tree["sieges"][1]["au"] = "2021-12-31"
    tree["sieges"].append({"code": "B", "membre": "M", "titulaire": "p-eve", "du": "2022-01-01"})

    assembly: Assembly = read(tree).dossier.assembly

    assert [seat.titular for seat in assembly.seats if seat.code == "B"] == ["p-bob", "p-eve"]
    tree["sieges"][1]["au"] = "2022-01-01"
    assert faults(tree)[0].startswith("sieges[5] : deux titulaires pour le siège « B »")


def test_a_numbering_pattern_is_understood_or_refused():
    (said,) = told(lambda t: t["instances"][0].update(numerotation="CS{an}"))

    assert said.startswith("instances[0].numerotation : ")
    assert "{an}" in said


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: roll(t).append({"siege": "B", "etat": "present"}), "seances[0].presences[5].siege : siège « B » déjà appelé (seances[0].presences[1])"),
        (lambda t: t["instances"][0]["sieges"].remove("E"), "seances[0].presences[4].siege : le siège « E » n’est pas de l’instance « CS »"),
        (lambda t: t["sieges"][4].update(du="2022-01-01"), "seances[0].presences[4].siege : le siège « E » n’est pas en exercice le 2021-03-05"),
        (lambda t: t["sieges"][4].update(vacant=True), "seances[0].presences[4].siege : le siège « E » n’est pas en exercice le 2021-03-05"),
        (lambda t: roll(t)[4].update(etat="present"), "seances[0].presences[4].etat : le siège « E » n’a pas de titulaire qui puisse être présent"),
        (lambda t: roll(t)[4].update(etat="suppleant"), "seances[0].presences[4].suppleant : clé manquante : qui, pour l’état « suppleant » ?"),
        (lambda t: roll(t)[4].update(etat="pouvoir"), "seances[0].presences[4].mandataire : clé manquante : qui, pour l’état « pouvoir » ?"),
        (lambda t: roll(t)[4].update(suppleant="p-eve"), "seances[0].presences[4].suppleant : réservé à l’état « suppleant »"),
        (lambda t: roll(t)[4].update(mandataire="p-ann"), "seances[0].presences[4].mandataire : réservé à l’état « pouvoir »"),
        (lambda t: roll(t)[4].update(etat="suppleant", suppleant="p-fay"), "seances[0].presences[4].suppleant : « p-fay » ne peut pas siéger pour « E » (suppléance nominative : seuls les suppléants du siège)"),
        (lambda t: move(t, siege="B", avant_point=4, etat="absent"), "seances[0].mouvements[0].avant_point : point 4 alors que l’ordre du jour en compte 2"),
        (lambda t: move(t, siege="Z", avant_point=1, etat="absent"), "seances[0].mouvements[0].siege : siège inconnu « Z »"),
    ],
)  # fmt: skip
def test_a_roll_that_cannot_be_is_told(spoil, said):
    assert told(spoil) == [said]


def test_one_person_does_not_sit_on_two_seats():
    tree = small()
    tree["sieges"][4]["suppleants"].append("p-ann")
    roll(tree)[4].update(etat="suppleant", suppleant="p-ann")

    assert faults(tree) == ["seances[0].presences[4] : « p-ann » occupe deux sièges à la fois : « A » et « E »"]


def test_one_person_does_not_come_to_sit_on_a_second_seat():
    tree = small()
    tree["sieges"][4]["suppleants"].append("p-ann")
    move(tree, siege="E", avant_point=2, etat="suppleant", suppleant="p-ann")

    assert faults(tree) == ["seances[0].mouvements[0] : « p-ann » occupe deux sièges à la fois : « A » et « E »"]


@pytest.mark.parametrize(
    ("rule", "deputy", "allowed"),
    [
        ("nominative", "p-eve", True),
        ("nominative", "p-fay", False),
        ("par_membre", "p-eve", True),
        ("par_membre", "p-ann", True),
        ("par_membre", "p-fay", False),
        ("libre", "p-fay", True),
    ],
)
def test_who_may_sit_for_a_seat_follows_the_statutes(rule, deputy, allowed):
    tree = small()
    profile(tree, suppleance=rule)
    tree["suppleants_membres"] = [{"membre": "N", "personne": "p-ann"}]
    roll(tree)[0] = {"siege": "A", "etat": "absent"}
    roll(tree)[3] = {"siege": "D", "etat": "absent"}
    roll(tree)[4].update(etat="suppleant", suppleant=deputy)

    assert (faults(tree) == []) is allowed


def test_a_body_has_its_own_rule_of_deputies():
    tree = small()
    tree["instances"][0]["regles"] = {"suppleance": "libre"}
    roll(tree)[4].update(etat="suppleant", suppleant="p-fay")

    assert faults(tree) == []


def test_nobody_deputises_for_himself_even_where_anybody_may():
    tree = small()
    profile(tree, suppleance="libre")
    roll(tree)[1].update(etat="suppleant", suppleant="p-bob")

    assert faults(tree) == [
        "seances[0].presences[1].suppleant : « p-bob » ne peut pas siéger pour « B » (c’est son titulaire)"
    ]


def test_movements_noted_in_disorder_are_read_by_their_hours():
    tree = small()
    tree["sieges"][4]["suppleants"].append("p-ann")
    move(tree, siege="E", avant_point=2, heure="10:50", etat="suppleant", suppleant="p-ann")
    move(tree, siege="A", avant_point=2, heure="10:40", etat="absent")
    move(tree, siege="A", avant_point=2, heure="10:30", etat="present")
    move(tree, siege="D", avant_point=2, heure="10:45", etat="excuse")

    assert faults(tree) == []


def test_a_proxy_to_somebody_who_comes_later_is_told_but_taken():
    tree = small()
    roll(tree)[0].update(etat="absent")
    move(tree, siege="A", avant_point=2, etat="present")

    assert read(tree).notices == (
        "seances[0].presences[3].mandataire : « p-ann » n’arrive qu’après l’ouverture, le pouvoir ne vaut qu’ensuite",
    )


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (lambda t: roll(t)[3].update(mandataire="p-eve"), "presences[3].mandataire : le mandataire « p-eve » ne siège pas à l’ouverture"),
        (lambda t: roll(t)[0].update(etat="absent"), "presences[3].mandataire : le mandataire « p-ann » ne siège pas à l’ouverture"),
        (lambda t: roll(t)[0].update(etat="pouvoir", mandataire="p-bob"), "presences[3].mandataire : le mandataire « p-ann » a lui-même donné pouvoir"),
        (lambda t: move(t, siege="B", avant_point=2, etat="pouvoir", mandataire="p-dan"), "mouvements[0].mandataire : le mandataire « p-dan » a lui-même donné pouvoir"),
        (lambda t: move(t, siege="B", avant_point=2, etat="pouvoir", mandataire="p-eve"), "mouvements[0].mandataire : le mandataire « p-eve » ne siège pas au point 2"),
    ],
)  # fmt: skip
def test_a_proxy_to_somebody_who_is_not_there_is_told_but_taken(noted, said):
    """Who gave one may see its holder noted away afterwards: what the room says is exported, and read again."""
    tree = small()
    noted(tree)

    assert read(tree).notices == (f"seances[0].{said}, le pouvoir est sans effet",)


def test_too_many_proxies_in_a_past_session_are_told_but_taken():
    tree = small()
    roll(tree)[2] = {"siege": "C", "etat": "pouvoir", "mandataire": "p-ann"}

    assert read(tree).notices == ("seances[0].presences[3].mandataire : « p-ann » porte plus de 1 pouvoir",)
    profile(tree, pouvoirs={"max_par_mandataire": 2})
    assert read(tree).notices == ()


VOTE = "seances[0].points[0].vote"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, f"{VOTE} : résultat manquant : donnez « resultat », un décompte (« pour », « contre »…), « voix », « votes » ou « tours »"),
        ({"resultat": "unanimite", "pour": 4}, f"{VOTE} : le résultat est dit de 2 façons à la fois : gardez une seule façon parmi « resultat », un décompte (« pour », « contre »…), « voix », « votes » ou « tours »"),
        ({"resultat": "majorite"}, f"{VOTE}.resultat : résultat inconnu « majorite », seul « unanimite » se dit ainsi"),
        ({"mode": "sans_vote", "pour": 3}, f"{VOTE} : le mode « sans_vote » n’a pas de résultat"),
        ({"pour": 5}, f"{VOTE} : 5 votes comptés pour 4 votants : corrigez le décompte."),
        ({"pour": 2, "contre": 1, "abstention": 1, "ne_prend_pas_part": 1}, f"{VOTE} : 5 votes comptés pour 4 votants : corrigez le décompte."),
        ({"voix": [{"college": "K", "pour": 9}]}, f"{VOTE} : 9 votes comptés dans le collège « K » pour 4 votants : corrigez le décompte."),
        ({"voix": [{"college": "K", "pour": 1}, {"college": "K", "pour": 1}]}, f"{VOTE}.voix[1].college : « K » est déjà donné ({VOTE}.voix[0])"),
        ({"votes": [{"siege": "E", "sens": "pour"}], "par_defaut": "pour"}, f"{VOTE}.votes[0].siege : le siège « E » ne vote pas : ni présent, ni représenté à ce point"),
        ({"votes": [{"siege": "A", "sens": "pour"}] * 2}, f"{VOTE}.votes[1].siege : « A » est déjà donné ({VOTE}.votes[0])"),
        ({"sens_par_college": [{"college": "Z", "sens": "pour"}]}, f"{VOTE}.sens_par_college[0].college : collège inconnu « Z »"),
        ({"sens_par_college": [{"college": "K", "sens": "pour"}] * 2}, f"{VOTE}.sens_par_college[1].college : « K » est déjà donné ({VOTE}.sens_par_college[0])"),
        ({"mode": "secret", "sens_par_college": [{"college": "K", "sens": "pour"}]}, f"{VOTE} : un scrutin secret ne dit pas qui a voté quoi"),
        ({"pour": 4, "bulletins": 4}, f"{VOTE}.bulletins : réservé au mode « secret »"),
        ({"mode": "secret", "pour": 4, "blancs": 1}, f"{VOTE} : bulletins blancs ou nuls sans le nombre de « bulletins »"),
        ({"mode": "secret", "pour": 3, "bulletins": 3, "blancs": 1}, f"{VOTE} : 4 bulletins au décompte pour 3 dans l’urne"),
        ({"mode": "secret", "pour": 3, "bulletins": 5}, f"{VOTE}.bulletins : 5 bulletins pour 4 votants"),
        ({"mode": "secret", "votes": [{"siege": "A", "sens": "pour"}]}, f"{VOTE} : un scrutin secret ne dit pas qui a voté quoi"),
        ({"resultat": "unanimite", "postes": 1}, f"{VOTE} : « postes », « tours » et « sans_scrutin_secret » sont réservés au mode « election »"),
        ({"mode": "election", "tours": [{"bulletins": 5, "voix": []}]}, f"{VOTE}.tours[0].bulletins : 5 bulletins pour 4 votants"),
        ({"mode": "election", "tours": [{"bulletins": 2, "blancs": 3, "voix": []}]}, f"{VOTE}.tours[0] : 3 blancs et nuls sur 2 bulletins"),
        ({"mode": "election", "tours": [{"bulletins": 4, "blancs": 1, "voix": [{"candidat": "p-ann", "voix": 4}]}]}, f"{VOTE}.tours[0].voix[0].voix : 4 voix pour 3 suffrages exprimés"),
        ({"mode": "election", "tours": [{"bulletins": 4, "voix": [{"candidat": "p-ann", "voix": 3}, {"candidat": "p-bob", "voix": 2}]}]}, f"{VOTE}.tours[0].voix : 5 voix en tout pour 4 suffrages exprimés"),
    ],
)  # fmt: skip
def test_a_vote_that_cannot_be_is_told(said, fault):
    assert fault in told(lambda tree: vote(tree, **said))


def test_heads_do_not_tell_weights():
    tree = small()
    tree["sieges"][0]["voix"] = 3
    vote(tree, pour=2, contre=2)

    assert faults(tree)[0].startswith(f"{VOTE} : Les votants n’ont pas tous le même nombre de voix")


def test_other_business_carries_no_vote():
    assert told(lambda tree: item(tree).update(type="questions_diverses", numero=None)) == [
        f"{VOTE} : pas de vote sur des questions diverses"
    ]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: item(t).update(retire=True), f"{VOTE} : pas de vote sur un point retiré ou reporté"),
        (lambda t: item(t).update(reporte=True), f"{VOTE} : pas de vote sur un point retiré ou reporté"),
        (
            lambda t: item(t).update(type="information"),
            f"{VOTE} : pas de vote sur un point d’information : on en prend acte (mode « sans_vote »)",
        ),
        (
            lambda t: elect(t, ("p-ann", 2), ("p-ann", 1)),
            f"{VOTE}.tours[0].voix[1].candidat : « p-ann » est déjà donné ({VOTE}.tours[0].voix[0])",
        ),
        (
            lambda t: elect(t, ("p-ann", 1), rounds=4),
            f"{VOTE}.tours[3] : une élection compte trois tours au plus (CGCT, L2122-7)",
        ),
        (
            lambda t: held(t).update(heure_ouverture="18:00", heure_cloture="17:30"),
            "seances[0].heure_cloture : clôture à 17 h 30, avant l’ouverture à 18 h 00",
        ),
        (
            lambda t: held(t).update(convocation={"date": "2021-03-06"}),
            "seances[0].convocation.date : date postérieure à la séance (2021-03-06, séance du 2021-03-05)",
        ),
        (
            lambda t: held(t).update(
                convocation={
                    "date": "2021-02-20",
                    "envois": [{"personne": "p-ann", "date": "2021-03-06", "moyen": "courriel"}],
                }
            ),
            "seances[0].convocation.envois[0].date : date postérieure à la séance (2021-03-06, séance du 2021-03-05)",
        ),
        (lambda t: t["personnes"][2].update(nom=" "), "personnes[2].nom : un nom est attendu, ce texte est vide"),
        (lambda t: t["instances"][0].update(nom=""), "instances[0].nom : un nom est attendu, ce texte est vide"),
        (
            lambda t: profile(t, quorum={"fraction": 1}),
            "syndicat.profil.quorum : « plus que la totalité » est hors d’atteinte : « strict » doit être faux, ou la fraction plus petite",
        ),
        (
            lambda t: t["instances"][0].update(regles={"quorum": {"fraction": 1}}),
            "instances[0].regles.quorum : « plus que la totalité » est hors d’atteinte : « strict » doit être faux, ou la fraction plus petite",
        ),
    ],
)
def test_what_cannot_have_been_is_refused(spoil, said):
    assert [fault.replace("\N{NO-BREAK SPACE}", " ") for fault in told(spoil)] == [said]


def elect(tree: Tree, *voices: tuple[str, int], rounds: int = 1) -> None:
    one = {
        "bulletins": 3,
        "blancs": 0,
        "nuls": 0,
        "voix": [{"candidat": who, "voix": voices} for who, voices in voices],
    }
    item(tree)["type"] = "election"
    item(tree)["vote"] = {"mode": "election", "postes": 1, "tours": [one] * rounds}


@pytest.mark.parametrize(
    "allow",
    [
        lambda t: item(t).update(type="information", vote={"mode": "sans_vote"}),
        lambda t: elect(t, ("p-ann", 1), ("p-bob", 1), rounds=3),
        lambda t: held(t).update(convocation={"date": "2021-03-05"}),
        lambda t: profile(t, quorum={"fraction": 1, "strict": False}),
    ],
)
def test_what_can_have_been_is_taken(allow):
    assert told(allow) == []


def test_a_session_that_closes_after_midnight_is_told_but_taken():
    tree = small()
    held(tree).update(heure_ouverture="18:00", heure_cloture="00:20")

    (notice,) = read(tree).notices

    assert notice.startswith("seances[0].heure_cloture : la séance se clôt le lendemain")


def test_two_sessions_do_not_share_a_key():
    tree = small()
    tree["seances"].append(session(number=3))

    assert faults(tree) == ["seances[1] : séance « CS:2021-03-05 » déjà donnée (seances[0])"]
    tree["seances"][1]["heure_ouverture"] = "18:00"
    assert faults(tree) == []


@pytest.mark.parametrize(("counter", "day", "again"), [
    ("annee", "2021-06-01", True), ("annee", "2022-06-01", False), ("seance", "2021-06-01", False), ("continu", "2022-06-01", True),
])  # fmt: skip
def test_a_number_is_given_once_in_its_series(counter, day, again):
    tree = small()
    tree["instances"][0]["compteur"] = counter
    other = session(day)
    for point, first in zip(other["points"], held(tree)["points"], strict=True):
        point["numero"] = first["numero"]
    tree["seances"].append(other)

    found = faults(tree)

    expected = "seances[1].points[0].numero : numéro « CS2021/01 » déjà donné (seances[0].points[0])"
    assert found[:1] == ([expected] if again else [])


def test_acts_and_minutes_come_after_the_session():
    def spoil(tree: Tree) -> None:
        held(tree)["pv"] = {"arrete_le": "2021-03-04"}
        held(tree)["liste_publiee_le"] = "2021-03-01"
        item(tree)["acte"] = {
            "signature": {"date": "2021-03-01"},
            "transmission": {"date": "2021-03-10", "accuse": "2021-03-09"},
            "publication": "2021-03-02",
        }

    assert told(spoil) == [
        "seances[0].pv.arrete_le : date antérieure à la séance (2021-03-04, séance du 2021-03-05)",
        "seances[0].liste_publiee_le : date antérieure à la séance (2021-03-01, séance du 2021-03-05)",
        "seances[0].points[0].acte.signature.date : date antérieure à la séance (2021-03-01, séance du 2021-03-05)",
        "seances[0].points[0].acte.publication : date antérieure à la séance (2021-03-02, séance du 2021-03-05)",
        "seances[0].points[0].acte.transmission.accuse : accusé de réception (2021-03-09) avant l’envoi (2021-03-10)",
    ]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("CS:2021-03-05", None),
        ("CS:2021-03-06", "Aucune séance « CS:2021-03-06 » dans ce dossier : vérifiez l’instance et la date."),
        ("le 5 mars", "Séance « le 5 mars » : écrivez l’instance, deux-points et la date, par exemple CS:2019-02-01."),
        ("CS:2021-03-11", "la séance initiale est une séance antérieure de la même instance"),
    ],
)
def test_a_second_convocation_names_the_session_that_failed(first, said):
    tree = small()
    tree["seances"].append(session("2021-03-11", 3) | {"nature": "seconde_convocation", "seance_initiale": first})

    assert faults(tree) == ([] if said is None else [f"seances[1].seance_initiale : {said}"])


def test_two_second_convocations_of_one_session_are_remarked():
    tree = small()
    again = {"nature": "seconde_convocation", "seance_initiale": "CS:2021-03-05"}
    tree["seances"] += [session("2021-03-11", 3) | again, session("2021-03-18", 5) | again]

    said = [each for each in dossiers.check(read(tree).dossier) if "seconde convocation" in each]

    assert said == ["seances[2].seance_initiale : la séance manquée a déjà sa seconde convocation (seances[1])"]


def test_a_speaker_is_a_known_code_or_any_name():
    tree = small()
    item(tree)["debat"] = [
        {"orateur": who, "texte": "Oui."}
        for who in ("p-ann", "Mme la préfète", "Jean-Pierre DURAND", "une habitante", "DURAND-PETIT", "public")
    ]

    assert faults(tree) == []


def test_a_wrong_siret_key_is_told_but_taken():
    tree = small()
    tree["syndicat"]["siret"] = "20006125700010"

    (notice,) = read(tree).notices

    assert notice.startswith("syndicat.siret : ")


def test_no_fault_hides_another():
    tree = small()
    tree["sieges"][0]["membre"] = "Z"
    tree["personnes"].pop(3)
    roll(tree)[1]["siege"] = "Y"
    vote(tree, pour=9)
    tree["seances"].append(session(number=1))

    assert faults(tree) == [
        "sieges[0].membre : membre inconnu « Z »",
        "sieges[3].titulaire : personne inconnue « p-dan »",
        "seances[0].presences[1].siege : siège inconnu « Y »",
        f"{VOTE} : 9 votes comptés pour 3 votants : corrigez le décompte.",
        "seances[1] : séance « CS:2021-03-05 » déjà donnée (seances[0])",
        "seances[1].points[0].numero : numéro « CS2021/01 » déjà donné (seances[0].points[0])",
        "seances[1].points[1].numero : numéro « CS2021/02 » déjà donné (seances[0].points[1])",
    ]


def test_a_vote_by_default_needs_no_list():
    tree = small()
    vote(tree, par_defaut="contre")

    assert faults(tree) == []
    assert unanimous()["resultat"] == "unanimite"
