"""What was sent stays as it was sent: letters, proxy forms and agenda of a session whose notices went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from syndic_desktop.documents.contents.agendas import note
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.fingerprints import fingerprint, printed
from syndic_desktop.documents.folders import papers
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.amendments import decide, propose
from syndic_desktop.domain.convenings import snapped
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.domain.statutes import Profile
from tests.documents.sessions import ASSEMBLY, ITEM, session, source


def prints(given) -> dict[str, str]:
    """The fingerprint of what each paper says."""
    return {each.path: fingerprint([each.kind, each.title, each.context], None, None) for each in papers(given)}


def sent(path: str) -> bool:
    return path.startswith(("convocations/", "pouvoirs/")) or path in ("ordre-du-jour.docx", "note-de-synthese.docx")


TOLD = snapped(sitting(ASSEMBLY, Profile(), session(ITEM)))


def test_the_letters_just_sent_are_those_of_the_session_as_it_is():
    item = replace(ITEM, number=None)  # no act has one before it is voted
    coming = snapped(sitting(ASSEMBLY, Profile(), session(item, attendance=())))

    assert prints(source(coming)) == prints(source(session(item, attendance=())))


def test_the_letters_stay_the_same_once_the_session_is_held():
    coming, held = prints(source(replace(TOLD, attendance=()))), prints(source(TOLD))

    assert {path: held[path] for path in held if sent(path)} == {path: coming[path] for path in coming if sent(path)}


def test_what_changes_after_the_notices_went_out_never_rewrites_them():
    people = tuple(replace(each, last_name="AUTRE") if each.code == "hic" else each for each in ASSEMBLY.people)
    seats = (replace(ASSEMBLY.seats[0], titular="ino", weight=2), *ASSEMBLY.seats[1:])
    joined = replace(ITEM, annexes=(*ITEM.annexes, Annex("Devis", "annexes/devis.pdf")))
    later = replace(TOLD, place="Ailleurs", items=(replace(ITEM, subject="Achat d’une péniche"), joined))

    before, after = prints(source(TOLD)), prints(source(later, replace(ASSEMBLY, people=people, seats=seats)))

    assert {path: after.get(path) for path in before if sent(path)} == {
        path: before[path] for path in before if sent(path)
    }
    assert [path for path in after if sent(path)] == [path for path in before if sent(path)]
    assert after["feuille-de-presence.docx"] != before["feuille-de-presence.docx"]


def test_a_secretary_named_and_a_session_closed_change_no_letter():
    closed = replace(TOLD, secretary="hic", closing=time(12))

    before, after = prints(source(replace(TOLD, secretary=None, closing=None))), prints(source(closed))

    assert {path for path in before if sent(path) and after[path] != before[path]} == set()
    assert after["feuille-de-presence.docx"] != before["feuille-de-presence.docx"]


def test_what_is_known_late_counts_only_for_a_template_that_says_it():
    context = {"seance": {"secretaire": "Mme A", "tenue": True, "lieu": "Mairie"}}

    assert printed(context, "{{ seance.lieu }}")["seance"] == {"secretaire": "", "tenue": False, "lieu": "Mairie"}
    assert printed(context, "{{ seance.secretaire }}")["seance"]["secretaire"] == "Mme A"


def test_the_note_says_what_was_proposed_whatever_was_adopted_since():
    asked = decide(propose(ITEM, "hic", 1, "REFUSE la péniche"), 0, True)

    told = note(reading(source(session(asked))))["points"][0]["clauses"]

    assert "péniche" in str(asked.operative)
    assert told == note(reading(source(session(ITEM))))["points"][0]["clauses"]
