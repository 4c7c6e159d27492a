"""The life of an order, by keyboard in the real window: typed, put in Word, signed, deposited, received, published.

Then a session tells it to the comité (CGCT, L5211-10). What is on paper is read again in the files themselves.
"""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader

from syndic_desktop.documents import pdf
from syndic_desktop.domain.acts import Stage
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.ui.places import PlaceName
from tests.documents.papers import words, words_of
from tests.exchange.actes_rules import folder_faults
from tests.ui.standing import key_to, press, tab_to, write
from tests.ui.test_decisions_place import type_on
from tests.ui.test_register_story import RECEIPT, back_to, told, wait

NUMBER, DAY, TODAY = "A2026-06", date(2026, 11, 16), date(2026, 11, 20)
SUBJECT = "Fermeture du parc de la Combe"
IDENTIFIER = "099-299099143-20261116-A2026_06-AR"
TEXT = ("Vu la visite du 13 novembre 2026", "Considérant que la clôture est tombée", "Le parc est fermé")
REPORTED = "Attributions exercées par le Président"
CERTIFIED = (
    "La Présidente certifie sous sa responsabilité le caractère exécutoire du présent acte, transmis au représentant "
    f"de l’État le 20/11/2026 (accusé de réception n° {IDENTIFIER}) et publié sous forme électronique le 20/11/2026."
)


def test_an_order_from_its_line_to_the_comite(qtbot, window, example_path, answers, soffice, tmp_path):
    window.open_store(example_path)
    type_the_order(window)
    assert untold(window) == {NUMBER, "A2026-05"}, "both wait for the session of 4 December"
    drawn_up(paper(qtbot, window, answers, tmp_path / "word"))
    have_it_signed(qtbot, window, answers, tmp_path / "parapheur")
    deposit_it(qtbot, window, answers, tmp_path / "depot")
    take_its_receipt(qtbot, window, answers, tmp_path / "accuse.xml")
    press("P")
    assert (order(window).act.publication, window.office.place.table.current.stage) == (TODAY, Stage.ENFORCEABLE)
    assert CERTIFIED in paper(qtbot, window, answers, tmp_path / "word")
    tell_it_to_the_comite(window)


def order(window):
    with window.office.store.reading() as reader:
        return next(each for each in reader.decisions() if each.number == NUMBER)


def untold(window):
    """The orders that no session told yet, as their list shows them."""
    press("Shift+F4")
    lines = window.office.place.table.model_.lines
    return {line.number for line in lines if line.decision.kind is DecisionKind.ORDER}


def on_its_act(window):
    """The keyboard on the last column of its line, where letters are gestures."""
    place = window.office.place
    press("F4", "Ctrl+Home", "End")
    assert (place.table.current.number, place.table.following) == (NUMBER, True)
    return place


def type_the_order(window):
    """A line typed across, and its words under it."""
    press(key_to(PlaceName.DECISIONS), "F4", "Insert")
    for typed in (NUMBER, "16/11", "", SUBJECT, "", "", "délibération n° CS2026/04", ""):
        if typed:
            write(typed)
        press("Tab")
    place = window.office.place
    assert place.table.editor.accessibleName() == "Matière"
    write("6.1")
    press("Return", "Escape", "Escape")  # the next line that opens is not wanted
    tab_to(place.panel.words)
    for rank, line in enumerate(TEXT):
        press(*["Return"] * bool(rank))
        type_on(line)
    press("Ctrl+Return")
    made = order(window)
    assert (made.kind, made.day, made.subject, made.matter) == (DecisionKind.ORDER, DAY, SUBJECT, "6.1")
    assert (made.delegation.replace(NB, " "), made.text.splitlines()) == ("délibération n° CS2026/04", [*TEXT])
    assert "le sera le 4 décembre 2026" in told(place.panel.facts)
    back_to(place.table)


def paper(qtbot, window, answers, folder):
    """What its Word document says; the PDF beside it is for the whole road of another story."""
    place = on_its_act(window)
    answers.path = folder
    with pytest.MonkeyPatch.context() as without:
        without.setattr(pdf, "office", lambda: None)
        press("M")
        wait(qtbot, lambda: "version publique" in told(place.life.sending.told))
    return words((folder / "decisions" / "arrete-A2026-06-2026-11-16.docx").read_bytes()).replace(NB, " ")


def drawn_up(said):
    for line in (
        "Arrêté n° A2026-06",
        f"Objet : {SUBJECT}",
        "Vu la délibération n° CS2026/04 donnant délégation au président",
        "Vu la visite du 13 novembre 2026",
        "Considérant que la clôture est tombée",
        "Article 1er – Le parc est fermé.",
        "Article 2 – Le présent arrêté sera transmis au représentant de l’État, publié et inscrit au registre.",
        "Article 3 – Il en sera rendu compte à la prochaine réunion du comité syndical.",
        "Fait à Ambreville, le 16 novembre 2026 / La Présidente, / Lise AUBRAC",
    ):
        assert line in said, line
    assert "certifie" not in said, "nothing is enforceable yet"


def have_it_signed(qtbot, window, answers, folder):
    """Printed in the folder to sign, dated by hand, and given back by the scanner."""
    place = on_its_act(window)
    answers.path = folder
    press("Ctrl+Shift+Y")
    wait(qtbot, lambda: "Le parapheur est dans" in told(place.life.sending.told))
    (pile,) = folder.rglob("*.pdf")
    pages = [page.extract_text().replace(NB, " ") for page in PdfReader(pile).pages]
    assert sum("Le parc est fermé" in each for each in pages) == 1
    tab_to(place.panel.days["sign"].editor)
    write("16/11/2026")
    press("Return")
    answers.path = pile
    press("Ctrl+Shift+K")
    wait(qtbot, lambda: order(window).act.scan is not None)
    with window.office.store.reading() as reader:
        assert reader.file(order(window).act.scan.file)[:5] == b"%PDF-"
    assert order(window).act.signature.day == DAY
    back_to(place.table)


def deposit_it(qtbot, window, answers, folder):
    """A folder that an operator takes as it is; then what was deposited is noted."""
    place = on_its_act(window)
    answers.path = folder
    press("E")
    sending = place.life.sending
    wait(qtbot, lambda: "1 acte prêt" in told(sending.told))
    (table,) = folder.rglob("actes.csv")
    inside = table.parent
    files = {p.relative_to(inside).as_posix(): p.read_bytes() for p in inside.rglob("*") if p.is_file()}
    assert folder_faults(files) == []
    assert any(name.endswith(f"{IDENTIFIER}-1-1_1.pdf") for name in files)
    tab_to(sending.note_button)
    press("Space")
    sent = order(window).act.transmission
    assert (sent.day, sent.identifier, sent.receipt) == (TODAY, IDENTIFIER, None)


def take_its_receipt(qtbot, window, answers, message):
    on_its_act(window)
    message.write_text(RECEIPT.format(identifier=IDENTIFIER), encoding="iso-8859-1")
    answers.path = message
    press("R")
    wait(qtbot, lambda: order(window).act.transmission.receipt == TODAY)
    assert window.office.place.table.current.stage is Stage.RECEIVED


def tell_it_to_the_comite(window):
    """The session of that day reports it, under the name the house gives the item; the next one owes it no more."""
    press("Ctrl+2", "Ctrl+N")
    form = window.office.sessions.form
    write(f"{TODAY:%d/%m/%Y}")
    press("Return")
    tab_to(form.hour.editor)
    write("09:00")
    press("Return", "Ctrl+Return", "Home", "Down", "Return")
    write(REPORTED)
    press("Return")
    now, next_ = (extracts(window, f"CS:{day}") for day in ("2026-11-20", "2026-12-04"))
    (name,) = (name for name, said in now.items() if NUMBER in said)
    assert name.endswith("point-02-attributions-exercees-par-le-president.docx")
    assert f"{NUMBER} | 16/11/2026 | {SUBJECT}" in now[name]
    assert not any(NUMBER in said for said in next_.values()), "told once"

    press(key_to(PlaceName.DECISIONS))
    assert untold(window) == set()
    place = on_its_act(window)
    assert "Rapportée le 20 novembre 2026" in told(place.panel.facts)
    assert "Exécutoire depuis le 20 novembre 2026" in told(place.panel.facts)
    press("Insert")
    write("A2026-07")
    press("Tab")
    write("21/11/2026")
    press("Tab", "Tab")
    write("Réouverture du parc de la Combe")
    press("Return", "Escape", "Escape")
    assert untold(window) == {"A2026-07"}


def extracts(window, session):
    _, source = paper_source(window.office.store, SessionKey.parse(session))
    return {name: said.replace(NB, " ") for name, said in words_of(source, "extrait").items()}
