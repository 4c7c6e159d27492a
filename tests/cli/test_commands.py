"""The commands, as a shell sees them: what they print, what they write, how they leave."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from syndic_desktop.actions.checks import override_check
from syndic_desktop.actions.decisions import add_decisions
from syndic_desktop.actions.delegations import save_delegation
from syndic_desktop.cli import Tools, main
from syndic_desktop.documents import pdf
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.store import open_store

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "resources" / "exemple" / "dossier.json"
TOOLS = Tools(lambda: datetime(2026, 11, 23, 10, 0), "essai", ROOT / "templates_docx", EXAMPLE)

COMPLETE = "CS:2026-09-25"
"""The example's session that was held. What is asserted of it was worked out by hand, not by the program."""


@pytest.fixture
def run(capsys):
    def run(*argv: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(each) for each in argv], TOOLS)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        printed = capsys.readouterr()
        # A test reads « 3 séances » whatever the space in it.
        out, err = (text.replace("\N{NO-BREAK SPACE}", " ") for text in printed)
        return code, out, err

    return run


@pytest.fixture
def base(tmp_path, run):
    path = tmp_path / "exemple.syndic"
    assert run("importer", EXAMPLE, "--base", path)[0] == 0
    return path


def points(run, base, session=COMPLETE):
    code, out, _ = run("etat", base, "--seance", session, "--json")
    assert code == 0
    return json.loads(out)["points"]


def test_an_exported_dossier_imported_elsewhere_exports_the_same_bytes(tmp_path, run, base):
    first, second, other = tmp_path / "un.json", tmp_path / "deux.json", tmp_path / "autre.syndic"
    run("dossier", base, "--vers", first)
    run("importer", first, "--base", other)
    run("dossier", other, "--vers", second)

    assert first.read_bytes() == second.read_bytes()


def test_a_zip_carries_the_attached_files_too(tmp_path, run, base):
    first, second, other = tmp_path / "un.zip", tmp_path / "deux.zip", tmp_path / "autre.syndic"
    run("dossier", base, "--vers", first)
    run("importer", first, "--base", other)
    run("dossier", other, "--vers", second)

    assert first.read_bytes() == second.read_bytes()


def test_a_json_alone_says_what_it_leaves_behind(tmp_path, run, base):
    code, _, noted = run("dossier", base, "--vers", tmp_path / "seul.json")
    assert code == 0
    assert "un JSON seul n’emporte pas" in noted

    assert not run("dossier", base, "--vers", tmp_path / "tout.zip")[2]


def test_importing_the_same_dossier_again_changes_nothing(run, base, tmp_path):
    run("dossier", base, "--vers", tmp_path / "avant.json")

    code, out, _ = run("importer", EXAMPLE, "--base", base)

    run("dossier", base, "--vers", tmp_path / "après.json")
    assert code == 0
    assert "modifié" not in out
    assert (tmp_path / "avant.json").read_bytes() == (tmp_path / "après.json").read_bytes()


FACTS = [
    # position, number, present, represented, excused, absent, quorum count, voters
    (1, "CS2026/19", 18, 3, 2, 1, 18, 21),
    (3, None, 19, 2, 2, 1, 19, 21),
    (6, "CS2026/23", 19, 2, 2, 1, 18, 20),
    (8, "CS2026/25", 18, 1, 4, 1, 18, 19),
    (10, "CS2026/26", 18, 3, 2, 1, 18, 21),
]


@pytest.mark.parametrize("facts", FACTS)
def test_etat_says_who_is_there_at_each_item(run, base, facts):
    position, number, *figures, counted, voters = facts
    point = points(run, base)[position - 1]

    assert (point["position"], point["numero"], point["en_exercice"]) == (position, number, 24)
    assert [point[key] for key in ("presents", "representes", "excuses", "absents")] == figures
    assert point["quorum"] == {"requis": 13, "compte": counted, "atteint": True}
    assert point["votants"] == voters
    assert point["titulaires"] + point["suppleants"] == point["presents"]


@pytest.mark.parametrize(
    ("position", "heads", "weights", "result", "casting"),
    [
        (1, (21, 0, 0, 0), ("35", "0", "0", "0"), "unanimite", False),
        (4, (16, 3, 2, 0), ("28", "9/2", "5/2", "0"), "adopte", False),
        (6, (20, 0, 0, 1), ("32", "0", "0", "3"), "unanimite", False),
        (8, (14, 2, 2, 1), ("47/2", "5/2", "9/2", "3/2"), "adopte", False),
        (11, (10, 10, 1, 0), ("17", "17", "1", "0"), "adopte", True),
    ],
)
def test_etat_counts_votes_in_heads_and_in_exact_weights(run, base, position, heads, weights, result, casting):
    vote = points(run, base)[position - 1]["vote"]

    keys = ("pour", "contre", "abstention", "ne_prend_pas_part")
    assert tuple(vote[key] for key in keys) == heads
    assert tuple(vote["voix"][key] for key in keys) == weights
    assert (vote["resultat"], vote["preponderante"]) == (result, casting)
    assert sum(college["pour"] for college in vote["par_college"]) == heads[0]


@pytest.mark.parametrize("position", [2, 3, 9, 12, 14])
def test_etat_has_no_vote_where_there_was_none(run, base, position):
    assert points(run, base)[position - 1]["vote"] is None


def test_etat_tells_a_secret_ballot_and_an_election(run, base):
    election, secret = (points(run, base)[position - 1]["vote"] for position in (7, 10))

    assert (secret["pour"], secret["contre"], secret["blancs_et_nuls"], secret["voix"]) == (12, 7, 2, None)
    assert [(each["tour"], each["voix"]) for each in election["elus"]] == [(2, 13)]


def test_controler_speaks_json_and_words(run, base):
    code, out, _ = run("controler", base, "--seance", "CS:2027-02-05", "--json")
    found = json.loads(out)

    assert code == 0
    assert {(each["regle"], each["point"]) for each in found} == {("C5", 1), ("C11", 3), ("C5", 4)}
    # The list of the session that was held is still to publish and to send, as the start page says.
    said = run("controler", base, "--seance", COMPLETE)[1]
    assert [line.split()[2] for line in said.splitlines()] == ["D4", "D5"]


def test_controler_tells_of_a_decision_under_a_delegation_that_ended_with_the_comite(run, base):
    with open_store(base, clock=TOOLS.clock, holder="essai") as store:
        save_delegation(store, Delegation("Baux", since=date(2020, 7, 10)))
        add_decisions(
            store, [Decision(DecisionKind.PRESIDENT_DECISION, "D9", "Bail", date(2026, 10, 1), delegation="Baux")]
        )

    told = [each for each in json.loads(run("controler", base, "--json")[1]) if each["seance"] is None]

    assert ("decision_president:D9", True) in {(each["decision"], "renouvellement" in each["constat"]) for each in told}
    assert "a pris fin au renouvellement du comité" in run("controler", base)[1]
    assert "D9" not in run("controler", base, "--seance", COMPLETE)[1]


def test_controler_has_nothing_to_say_of_what_is_not_due_yet(base, capsys):
    earlier = replace(TOOLS, clock=lambda: datetime(2026, 10, 1, 10, 0))
    assert main(["controler", str(base), "--seance", COMPLETE], earlier) == 0
    assert capsys.readouterr().out == "Aucune remarque.\n"


@pytest.mark.parametrize(
    "argv",
    [(), ("inventer",), ("etat", "x.syndic"), ("importer", "x.json"), ("etat", "a", "--seance", "b", "--json", "trop")],
)
def test_a_misspelt_command_leaves_with_2_in_french(run, argv):
    code, _, err = run(*argv)

    assert code == 2
    assert "Commande mal écrite" in err
    assert "required" not in err


# --- bad input: one French sentence, nothing written --------------------------------------------


def broken(change):
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    change(data)
    return json.dumps(data).encode()


def held(data):
    return data["seances"][0]


def give_proxy_to_nobody(data):
    roll = held(data)["presences"]
    next(each for each in roll if each["etat"] == "excuse").update(etat="pouvoir", mandataire="personne-inconnue")


FAULTY = {
    "truncated": (EXAMPLE.read_bytes()[:5000], "ligne"),
    "not a dossier": (b'{"format": "autre"}', "format"),
    "newer version": (broken(lambda d: d.update(version=2)), "version"),
    "wrong type": (broken(lambda d: held(d).update(lieu=12)), "seances[0].lieu"),
    "unknown key": (broken(lambda d: d.update(couleur="bleu")), "couleur"),
    "unknown person": (broken(lambda d: held(d).update(president="personne-inconnue")), "personne inconnue"),
    "no such date": (broken(lambda d: held(d).update(date="2026-02-30")), "2026-02-30"),
    "unknown holder": (broken(give_proxy_to_nobody), ".mandataire : personne inconnue"),
    "two holders of one seat": (
        broken(lambda d: d["sieges"].append(dict(d["sieges"][0], titulaire=d["sieges"][1]["titulaire"]))),
        "sieges[",
    ),
    "not json at all": (b"\x89PNG\r\n\x1a\n\x00\x00", "autre programme"),
    "empty": (b"", ""),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_dossier_is_refused_in_one_sentence_and_nothing_is_written(run, base, tmp_path, fault):
    data, expected = FAULTY[fault]
    faulty, fresh, before = tmp_path / "fautif.json", tmp_path / "neuf.syndic", base.read_bytes()
    faulty.write_bytes(data)

    for target in (base, fresh):
        code, _, err = run("importer", faulty, "--base", target)

        assert code == 1
        assert expected in err
        assert len(err.strip().splitlines()) == 1
    assert not fresh.exists()
    assert base.read_bytes() == before


@pytest.mark.parametrize("name", ["absent.json", ""])
def test_a_dossier_that_is_not_there_is_said_to_be_missing(run, tmp_path, name):
    code, _, err = run("importer", tmp_path / name, "--base", tmp_path / "x.syndic")

    assert (code, len(err.strip().splitlines())) == (1, 1)


def test_a_file_of_another_program_is_left_alone(run, tmp_path):
    other = tmp_path / "autre.syndic"
    other.write_bytes(b"un texte quelconque" * 100)

    for argv in (["importer", EXAMPLE, "--base", other], ["etat", other, "--seance", COMPLETE], ["controler", other]):
        code, _, err = run(*argv)
        assert (code, len(err.strip().splitlines())) == (1, 1)
    assert other.read_bytes() == b"un texte quelconque" * 100


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root écrit partout")
def test_a_read_only_folder_is_said_to_be(run, tmp_path):
    closed = tmp_path / "fermé"
    closed.mkdir(mode=0o500)

    code, _, err = run("importer", EXAMPLE, "--base", closed / "x.syndic")

    assert (code, len(err.strip().splitlines())) == (1, 1)


def test_the_model_list_is_offered_and_a_filled_list_completes_the_assembly(run, base, tmp_path):
    model, filled = tmp_path / "modèle.xlsx", tmp_path / "liste.csv"
    filled.write_text("Collège;Article;Membre;Civilité;Prénom;Nom\nÉnergies;les;Régie;Mme;Zoé;NOUVELLE\n", "utf-8")

    assert run("modele-assemblee", model)[0] == 0
    assert model.read_bytes()[:2] == b"PK"
    code, out, _ = run("assemblee", filled, "--base", base)

    assert code == 0
    assert "NOUVELLE" in out
    assert "NOUVELLE" not in run("assemblee", filled, "--base", base)[1]


def test_a_faulty_list_is_told_by_cell_and_changes_nothing(run, base, tmp_path):
    faulty, before = tmp_path / "liste.csv", base.read_bytes()
    faulty.write_text("Collège;Article;Membre;Civilité;Prénom;Nom\nÉnergies;les;Régie;Docteur;Zoé;\n", "utf-8")

    code, _, err = run("assemblee", faulty, "--base", base)

    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert "D2" in err
    assert "F2" in err
    assert base.read_bytes() == before


def test_a_list_that_would_change_a_session_held_is_refused_even_for_a_try(run, base, tmp_path):
    ended, before = tmp_path / "liste.csv", base.read_bytes()
    with open_store(base, clock=TOOLS.clock, holder="essai") as store, store.reading() as reader:
        assembly = reader.assembly()
    seat = next(each for each in assembly.seats if each.titular and each.in_office(date(2026, 9, 25)))
    who, member = assembly.person(seat.titular), next(each for each in assembly.members if each.code == seat.member)
    college = assembly.college_of(member.code)
    ended.write_text(
        "Collège;Article;Membre;Civilité;Prénom;Nom;Au\n"
        f"{college.name};{college.article};{member.name};{who.civility};{who.first_name};{who.last_name};01/07/2026\n",
        "utf-8",
    )

    code, _, err = run("assemblee", ended, "--base", base, "--essai")

    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert "Cela changerait" in err
    assert base.read_bytes() == before


def test_no_output_is_ever_written_over_a_store(run, base):
    before = base.read_bytes()

    for argv in (("dossier", base, "--vers", base), ("modele-assemblee", base)):
        assert run(*argv)[0] == 1
    assert base.read_bytes() == before


def test_another_syndicat_is_not_brought_into_this_one(run, base, tmp_path):
    other, before = tmp_path / "autre.json", base.read_bytes()
    other.write_bytes(broken(lambda data: data["syndicat"].update(nom="Syndicat des Eaux", siret="29909914300024")))

    code, _, err = run("importer", other, "--base", base)

    assert (code, "dans un fichier à lui" in err) == (1, True)
    assert base.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="liens symboliques : systèmes POSIX")
def test_a_link_to_a_missing_place_is_not_removed(run, tmp_path):
    link = tmp_path / "clé.syndic"
    link.symlink_to(tmp_path / "débranchée" / "x.syndic")

    assert run("importer", EXAMPLE, "--base", link)[0] == 1
    assert link.is_symlink()


def one_vote(**said):
    return lambda data: held(data)["points"][0].update(vote={"mode": "ordinaire", **said})


@pytest.mark.parametrize(
    "said",
    [
        {"pour": 2, "ne_prend_pas_part": 0},
        {"mode": "secret", "bulletins": 21, "blancs": 0, "nuls": 0, "pour": 3, "contre": 1},
    ],
)
def test_a_count_that_loses_voters_is_refused(run, tmp_path, said):
    faulty = tmp_path / "fautif.json"
    faulty.write_bytes(broken(one_vote(**said)))

    code, _, err = run("importer", faulty, "--base", tmp_path / "x.syndic")

    assert code == 1
    assert "seances[0].points[0].vote" in err


def test_two_decisions_under_one_number_are_told(run, tmp_path):
    faulty = tmp_path / "fautif.json"
    faulty.write_bytes(broken(lambda data: data["decisions"].append(data["decisions"][0])))

    code, _, err = run("importer", faulty, "--base", tmp_path / "x.syndic")

    assert code == 1
    assert "decisions[40].numero" in err


# --- what is said, and when ----------------------------------------------------------------------


def test_a_trial_on_a_new_file_says_what_would_be_done_and_makes_nothing(run, tmp_path):
    code, out, err = run("importer", EXAMPLE, "--base", tmp_path / "neuf.syndic", "--essai")

    assert (code, err) == (0, "")
    assert "rien n’est écrit" in out
    assert "3 séances ajoutées, 40 décisions ajoutées" in out
    assert "3 fichiers joints" in out
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_changes_nothing_says_so(run, base):
    for trial in ([], ["--essai"]):
        code, out, _ = run("importer", EXAMPLE, "--base", base, *trial)

        assert (code, len(out.splitlines())) == (0, 1)
        assert "inchangé" in out


def test_the_summary_counts_what_changed_in_the_store(run, base, tmp_path):
    other = tmp_path / "autre.json"
    other.write_bytes(broken(lambda data: held(data).update(lieu="Ailleurs")))

    assert "1 séance modifiée" in run("importer", other, "--base", base)[1]


def test_a_trial_refuses_what_the_import_would_refuse(run, base, tmp_path):
    other, said = tmp_path / "autre.json", {"nom": "Syndicat des Eaux", "siret": "29909914300024"}
    other.write_bytes(broken(lambda data: data["syndicat"].update(said)))

    assert run("importer", other, "--base", base, "--essai")[0] == 1


def test_a_refused_import_is_one_sentence_though_there_was_something_to_note(run, base, tmp_path):
    lacking = tmp_path / "sans-annexes.json"
    lacking.write_bytes(broken(lambda data: data["syndicat"].update(nom="Syndicat des Eaux", siret="29909914300024")))

    code, out, err = run("importer", lacking, "--base", base)

    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert "À noter" not in err


def test_a_store_is_not_made_in_a_folder_that_is_not_there(run, tmp_path):
    code, _, err = run("importer", EXAMPLE, "--base", tmp_path / "absent" / "x.syndic")

    assert code == 1
    assert f"Le dossier « {tmp_path / 'absent'} »" in err
    assert "supprimé" not in err


def papers(base):
    with open_store(base, clock=TOOLS.clock, holder="essai") as store, store.reading() as reader:
        return {paper.path for paper in reader.papers(reader.session_id(SessionKey.parse(COMPLETE)))}


def test_a_pdf_is_refused_before_anything_is_written_where_there_is_no_libreoffice(run, base, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda: None)

    code, out, err = run("exporter", base, "--seance", COMPLETE, "--vers", tmp_path / "d", "--pdf")

    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert not (tmp_path / "d").exists()
    assert papers(base) == set()


def test_an_export_stopped_midway_remembers_what_is_there_and_says_what_is_missing(run, base, tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "extraits").write_text("un fichier là où va un dossier")

    code, out, err = run("exporter", base, "--seance", COMPLETE, "--vers", folder)

    there = {str(path.relative_to(folder)) for path in folder.rglob("*.docx")}
    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert papers(base) == there != set()
    assert f"{len(there)} sur" in err
    assert "il manque « extraits/" in err


def test_pdf_that_fail_leave_papers_that_are_remembered_and_told(run, base, tmp_path, monkeypatch):
    def failing(_paths: object, **_others: object) -> tuple[Path, ...]:
        raise FileTrouble("LibreOffice ne répond pas.")

    monkeypatch.setattr(pdf, "office", lambda: Path("soffice"))
    monkeypatch.setattr(pdf, "convert", failing)

    code, _, err = run("exporter", base, "--seance", COMPLETE, "--vers", tmp_path / "d", "--pdf")

    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert f"{len(papers(base))} documents Word et Excel sont bien dans {tmp_path / 'd'}" in err


def test_an_export_of_a_file_held_elsewhere_says_that_it_is_not_noted(run, base, tmp_path):
    with open_store(base, clock=TOOLS.clock, holder="Paul"):
        code, out, err = run("exporter", base, "--seance", COMPLETE, "--vers", tmp_path / "d")

    assert code == 0
    assert "proces-verbal.docx" in out
    assert "Paul" in err
    assert "n’y sont donc pas notés" in err
    assert papers(base) == set()


def test_a_second_export_keeps_what_was_corrected_by_hand(tmp_path, run, base):
    folder = tmp_path / "papiers"
    assert run("exporter", base, "--seance", COMPLETE, "--vers", folder)[2] == ""
    (folder / "proces-verbal.docx").write_bytes(b"corrected by hand")

    code, out, err = run("exporter", base, "--seance", COMPLETE, "--vers", folder)

    assert code == 0
    assert "1 fichier corrigé à la main est gardé à côté : « proces-verbal (modifié le" in err
    assert [path for path in folder.glob("proces-verbal (*") if path.read_bytes() == b"corrected by hand"]
    assert "modifié le" not in out


def test_a_session_to_come_is_exported_with_its_e_mails(tmp_path, run, base):
    folder = tmp_path / "papiers"

    code, out, _ = run("exporter", base, "--seance", "CS:2026-12-04", "--vers", folder)

    mails = sorted(path.name for path in (folder / "courriels").iterdir())
    assert code == 0
    assert len(mails) == 21  # of 24, two are convened by post and one by hand
    assert "01-aubrac-lise.eml" in mails
    assert str(folder / "courriels" / mails[0]) in out


def test_exporting_again_leaves_the_e_mails_alone(tmp_path, run, base):
    folder = tmp_path / "papiers"
    run("exporter", base, "--seance", "CS:2026-12-04", "--vers", folder)
    (folder / "courriels" / "01-aubrac-lise.eml").write_bytes(b"X-Unsent: 1")

    code, _, err = run("exporter", base, "--seance", "CS:2026-12-04", "--vers", folder)

    assert (code, err) == (0, "")
    assert b"aubrac" in (folder / "courriels" / "01-aubrac-lise.eml").read_bytes()


def test_a_session_that_was_held_has_no_e_mail(tmp_path, run, base):
    run("exporter", base, "--seance", COMPLETE, "--vers", tmp_path / "papiers")

    assert not (tmp_path / "papiers" / "courriels").exists()


def test_controler_says_what_was_set_aside_and_why(run, base):
    with open_store(base, clock=TOOLS.clock, holder="essai") as store, store.reading() as reader:
        session_id = reader.session_id(SessionKey.parse("CS:2027-02-05"))
    with open_store(base, clock=TOOLS.clock, holder="essai") as store:
        fact = "Le point n’a pas d’exposé : rédigez sa note de synthèse."
        override_check(store, session_id, "C5", fact, 4, "Note remise par le notaire")

    told = json.loads(run("controler", base, "--seance", "CS:2027-02-05", "--json")[1])
    assert [each.get("passe_outre") for each in told if each["regle"] == "C5"] == [None, "Note remise par le notaire"]
    assert "[passé outre : Note remise par le notaire]" in run("controler", base, "--seance", "CS:2027-02-05")[1]


def test_exporter_names_the_signature_that_is_missing(run, tmp_path):
    bare, base = tmp_path / "sans-secretaire.json", tmp_path / "sans.syndic"
    bare.write_bytes(broken(lambda data: data["seances"][0].pop("secretaire")))
    assert run("importer", bare, "--base", base)[0] == 0

    code, _, err = run("exporter", base, "--seance", COMPLETE, "--vers", tmp_path / "d")

    assert code == 0
    assert "À noter : Aucun secrétaire de séance n’est désigné : sa place reste vide sur 12 documents" in err
