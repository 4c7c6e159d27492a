"""A whole session in the room by keyboard alone, in the real window: twelve items, their figures counted by hand.

Twelve seats: the département (three, 3 votes each), the communities (four, 2 each), the communes (five, 1 each). More
than half of the twelve must be there: seven.
"""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import BallotRule, Profile, SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB
from syndic_desktop.store import create_store
from syndic_desktop.ui.screens.live.step import LiveStep
from tests.ui.conftest import NOW
from tests.ui.standing import press, write

DEPARTMENT, COMMUNITIES, COMMUNES = "D", "E", "C"
SEATS = (
    ("aubrac", "Lise", DEPARTMENT, 3), ("bonnel", "Jean", DEPARTMENT, 3), ("castan", "Paul", DEPARTMENT, 3),
    ("delmas", "Guy", COMMUNITIES, 2), ("estève", "Luc", COMMUNITIES, 2), ("fabre", "Ève", COMMUNITIES, 2),
    ("gineste", "Nora", COMMUNITIES, 2),
    ("hugonet", "Marc", COMMUNES, 1), ("issaly", "Omar", COMMUNES, 1), ("jouve", "Rémi", COMMUNES, 1),
    ("kervran", "Tom", COMMUNES, 1), ("lacaze", "Inès", COMMUNES, 1),
)  # fmt: skip
WOMEN = {"aubrac", "fabre", "gineste", "lacaze"}
DEPUTIES = {"delmas": "moreau", "hugonet": "nadal"}
BIRTHS = {"estève": date(1950, 5, 1), "issaly": date(1970, 5, 1)}
DELIBERATIONS = {4: "Garantie d’emprunt", 5: "Budget primitif", 6: "Marché de fibre", 8: "Règlement intérieur",
                 9: "Convention", 10: "Vente d’un terrain", 11: "Adhésion"}  # fmt: skip


def item(position: int) -> Item:
    if position == 7:
        return Item(ItemKind.ELECTION, "Élection du troisième vice-président")
    if position in (2, 12):
        kind = ItemKind.INFORMATION if position == 2 else ItemKind.ANY_OTHER_BUSINESS
        return Item(kind, "Rapport d’activité" if position == 2 else "Questions diverses")
    subject = {1: "Procès-verbal de la séance précédente", 3: "Contributions des membres"} | DELIBERATIONS
    clauses = (Clause("APPROUVE le projet"), Clause("CHARGE la présidente de l’exécuter"))
    return Item(ItemKind.DELIBERATION, subject[position], operative=clauses)


def assembly() -> Assembly:
    people = [
        Person(name, Civility.MRS if name in WOMEN else Civility.MR, first, name.upper(), birth=BIRTHS.get(name))
        for name, first, _, _ in SEATS
    ]
    people += [Person(name, Civility.MR, "Yves", name.upper()) for name in DEPUTIES.values()]
    seats = tuple(
        Seat(f"S{rank:02}", f"M{college}", name, deputies=(DEPUTIES[name],) if name in DEPUTIES else (),
             weight=Fraction(weight))
        for rank, (name, _, college, weight) in enumerate(SEATS, start=1)
    )  # fmt: skip
    colleges = (College("D", "Département", "le"), College("E", "Communautés", "les"), College("C", "Communes", "les"))
    members = tuple(Member(f"M{each.code}", f"Membre {each.name}", each.code) for each in colleges)
    codes = tuple(seat.code for seat in seats)
    body = Body("CS", "Comité syndical", BodyKind.COMMITTEE, codes, "CS{annee}/{numero:02}", Counter.YEAR, True)
    role = Role("aubrac", "Présidente", 0, date(2020, 1, 1))
    return Assembly(colleges, members, tuple(people), seats, roles=(role,), bodies=(body,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "comité.syndic"
    statutes = Profile(secret_ballots=BallotRule.PER_DELEGATE)  # « chaque délégué dispose d’un bulletin »
    syndicat = Syndicat(
        "Syndicat mixte d’Ambre", "Ambre", SyndicatKind.OPEN, (), "Orsigny", "046", "Ambre", profile=statutes
    )
    items = tuple(item(position) for position in range(1, 13))
    with create_store(made, clock=lambda: NOW, holder="essai") as store, store.writing("préparer") as writer:
        writer.save_syndicat(syndicat)
        writer.save_assembly(assembly())
        writer.add_session(Session("CS", NOW.date(), "Orsigny", "aubrac", opening=time(10), items=items))
    return made


@pytest.fixture
def step(window, path) -> LiveStep:
    """The step « Séance », where she goes by keyboard."""
    window.open_store(path)
    press("Ctrl+2", "Return", "Alt+3")
    shown = window.office.sessions.workspace.step
    assert isinstance(shown, LiveStep)
    return shown


def plain(words: str) -> str:
    return words.replace(NB, " ")


def room(step: LiveStep) -> str:
    """« 8 + 2 + 1 + 1 = 12 » présents, représentés, excusés, absents; the quorum; the voters; as the screen says."""
    figures = [figure for figure, _ in step.head._shown.balance]
    return plain(
        f"{' + '.join(figures[:-1])} = {figures[-1]} {step.head.title.text()} {step.head._shown.detail} "
        f"{step.head._shown.voters}"
    )


def result(step: LiveStep) -> str:
    return plain(step.item.result.sentence)


def at(step: LiveStep, position: int) -> None:
    """Page down to the next item and put it to discussion."""
    if position > 1:
        press("PgDown")
    press("Return")
    assert (step.position, step._live.session.course.item) == (position, position)


FIRST = "8 + 2 + 1 + 1 = 12 ✓ Quorum atteint 8 présents pour 7 requis 10 votants"
WITH_JOUVE = "9 + 1 + 1 + 1 = 12 ✓ Quorum atteint 8 présents pour 7 requis 10 votants"
JUST = "7 + 1 + 3 + 1 = 12 ✓ Quorum atteint 7 présents pour 7 requis 8 votants"
BELOW = "7 + 1 + 3 + 1 = 12 ✗ Quorum non atteint 6 présents pour 7 requis 7 votants"
NOT_VOTED = "Ce point ne se vote pas ainsi : il est pour information, retiré, reporté ou sans objet."
BACK = "9 + 1 + 1 + 1 = 12 ✓ Quorum atteint 9 présents pour 7 requis 10 votants"


def test_twelve_items(qtbot, window, step, answers, tmp_path):
    paper_if_the_laptop_dies(paper(qtbot, window, answers, tmp_path / "avant", "feuille-de-secours"))
    call_the_roll(step)
    agree_and_take_note(step)
    come_late_and_vote_by_college(step)
    recuse_below_the_quorum(step)
    break_a_tie(step)
    stop_and_go_on(step)
    elect_in_three_rounds(step)
    debate_and_amend(step)
    end(step)
    minutes(paper(qtbot, window, answers, tmp_path / "après", "proces-verbal"))


def paper(qtbot, window, answers, folder, name):
    """The paragraphs of a paper, once she has exported those of the session."""
    answers.path = folder
    with qtbot.waitSignal(window.office.exports.written):
        press("Ctrl+E")
    (path,) = folder.rglob(f"{name}.docx")
    lines = docx.Document(str(path)).element.body.iter("{*}p")
    return [plain("".join(each.text or "" for each in line.iter("{*}t"))) for line in lines]


def paper_if_the_laptop_dies(told):
    """Before the session: who is to be called, when the quorum is reached, a line for each item."""
    assert "1. Appel – 12 membres en exercice" in told
    names = told[told.index("Département") : told.index("2. Pouvoirs")]
    titulars = ("Lise AUBRAC", "Jean BONNEL", "Paul CASTAN", "Guy DELMAS", "Luc ESTÈVE", "Ève FABRE", "Nora GINESTE",
                "Marc HUGONET", "Omar ISSALY", "Rémi JOUVE", "Tom KERVRAN", "Inès LACAZE")  # fmt: skip
    assert [name for name in titulars if any(line.endswith(name) for line in names)] == list(titulars)
    assert names[names.index("M. Guy DELMAS") + 1] == "M. Yves MOREAU"
    assert "De 0 à 6 : le quorum n’est pas atteint. De 7 à 12 : il est atteint." in told
    quorums = told[told.index("Quorum") + 1 : told.index("4. Votes, point par point")]
    assert " ".join(filter(None, quorums)) == "0 12 7 1 11 6 2 10 6 3 9 5 4 8 5 5 7 4"  # recused, in office, required
    for subject in ("Procès-verbal de la séance précédente", "Marché de fibre", "Questions diverses"):
        assert any(line.endswith(subject) for line in told)


def call_the_roll(step):
    """Two deputies sit, two proxies are given, one member is excused and one absent."""
    press("P", "P", "P", "S", "P", "V")
    write("estève")
    press("Return", "E", "S", "P", "V")
    write("issaly")
    press("Return", "P", "A")
    assert room(step) == FIRST
    press("F7")
    write("10:02")
    press("Return")


def agree_and_take_note(step):
    at(step, 1)
    press("U")  # 9 + (2 + 2 + 2) + (1 + 1 + 1 + 1)
    assert room(step) == f"{FIRST} au point 1"
    assert result(step).startswith("Délibération adoptée à l’unanimité, par 19 voix pour (soit 10 délégués).")
    at(step, 2)
    press("A")
    assert room(step) == f"{FIRST} au point 2"
    assert result(step) == "Le point ne donne pas lieu à un vote : il en est pris acte."


def come_late_and_vote_by_college(step):
    """The quorum is that of the opening of the item: who comes during it votes, and is not counted in it."""
    at(step, 3)
    move("F2", "jouve", "10:15")
    assert plain(step.foot.sentence) == "M. JOUVE arrive : le pouvoir donné à M. ISSALY ne vaut plus."
    assert room(step) == f"{WITH_JOUVE} au point 3"
    press("C", "P", "C", "A")
    assert plain(step.item.trial.text()) == "3 pour, 3 contre, 4 abstentions, soit 9 voix contre 6 : adopté"
    press("Return", "Return", "Return", "Return")
    assert result(step).startswith(
        "Délibération adoptée à la majorité des suffrages exprimés, par 9 voix pour, 6 voix contre, 4 abstentions "
        "(soit 3 délégués pour, 3 contre, 4 abstentions). Département : 3 (9 voix) pour ; Communautés : 3 (6 voix) "
        "contre ; Communes : 4 (4 voix) en abstention."
    )
    assert "Ont voté" not in result(step), "a college that says one thing is not named one by one"


def recuse_below_the_quorum(step):
    """Two leave after the vote: seven are left, and one of them may not take part."""
    move("F3", "kervran", "10:30")
    assert room(step) == f"{WITH_JOUVE} au point 3"
    assert "M. KERVRAN quitte la séance" in plain(step.foot.sentence)
    move("F3", "castan", "10:31")
    at(step, 4)
    assert room(step) == f"{JUST} au point 4"
    press("R")
    write("bonnel")
    press("Return", "Return")
    write("garant de l’emprunteur")
    press("Return")
    assert room(step) == f"{BELOW} au point 4"
    press("U")
    assert step.foot.sentence == "Le quorum n’est pas atteint au point 4 : il ne peut être délibéré."
    press("P")
    assert result(step) == "Point reporté de l’ordre du jour."


def break_a_tie(step):
    """3 + 2 + 1 + 1 for, 3 + 2 + 2 against: the president was for."""
    at(step, 5)
    assert room(step) == f"{JUST} au point 5"
    press("N", "P", "C", "P", "C", "C", "P", "P", "A", "Return")
    assert result(step).startswith(
        "Il est procédé au vote au scrutin public, par appel nominal. Délibération adoptée à égalité de voix, la voix "
        "de la Présidente étant prépondérante, par 7 voix pour, 7 voix contre, 1 abstention (soit 4 délégués pour, "
        "3 contre, 1 abstention)."
    )


def stop_and_go_on(step):
    at(step, 6)
    press("F7")
    write("11:00")
    press("Return")
    write("à la demande du groupe")
    press("Return", "U")
    assert step.foot.sentence == "La séance est suspendue : reprenez-la avant de voter."
    press("F7")
    write("11:10")
    press("Return", "U")  # 6 + 6 + 3
    assert room(step) == f"{JUST} au point 6"
    assert result(step).startswith("Délibération adoptée à l’unanimité, par 15 voix pour (soit 8 délégués).")
    move("F2", "castan", "11:12")
    move("F2", "kervran", "11:13")


def elect_in_three_rounds(step):
    """Nobody has five of the nine votes cast, then nobody six of the ten; the eldest has it on a tie."""
    at(step, 7)
    assert room(step) == f"{BACK} au point 7"
    press("E", "Return", "Return")
    write("1")
    press("Return", "Return")
    for name, votes in (("issaly", "4"), ("estève", "3"), ("kervran", "2")):
        write(name)
        press("Return")
        write(votes)
        press("Return")
    press("Return")
    assert "9 suffrages exprimés ; majorité absolue : 5" in result(step)
    assert step.item.editor.round.text() == "Deuxième tour · majorité absolue"
    equal(withdrawn=True)
    assert "10 suffrages exprimés ; majorité absolue : 6" in result(step)
    assert step.item.editor.round.text() == "Troisième tour · majorité relative"
    equal(withdrawn=False)
    assert step.item.editor is None
    assert result(step).endswith(
        "M. Luc ESTÈVE, à égalité avec 5 voix au troisième tour, est proclamé élu au bénéfice de l’âge."
    )


def equal(*, withdrawn):
    """Ten ballots, five votes each; the third candidate, who was proposed again, `withdrawn`."""
    press("Return", "Return", "Return", "Return")
    write("5")
    press("Return", "Return")
    write("5")
    press("Return")
    if withdrawn:
        write("")
    press("Return")


def debate_and_amend(step):
    at(step, 8)
    press("B")
    write("castan")
    press("Return")
    write("demande que le règlement soit relu dans un an.")
    press("Return", "Escape")
    press("F8")
    write("amendement")
    press("Return")
    write("castan")
    press("Return")
    write("1")
    press("Return")
    write("APPROUVE le projet pour un an")
    press("Return")
    assert "Amendement de M. CASTAN, à décider" in result(step)
    press("F8")
    write("décider")
    press("Return")
    write("adopté")
    press("Return", "Return", "Return", "U")
    assert room(step) == f"{BACK} au point 8"
    assert result(step).startswith("Délibération adoptée à l’unanimité, par 19 voix pour (soit 10 délégués).")
    assert result(step).endswith("Amendement de M. CASTAN, adopté : « … pour un an » à l’article 1.")


def end(step):
    at(step, 9)
    press("S", "Return")
    write("1")
    press("Return", "Return")
    write("5")
    press("Return")
    write("4")
    press("Return", "Return")  # the scrutineers may be left empty
    assert room(step) == f"{BACK} au point 9"
    assert "10 bulletins trouvés dans l’urne, 1 blanc, 0 nul, 9 suffrages exprimés" in result(step)
    assert result(step).endswith("par 5 voix pour, 4 voix contre.")
    at(step, 10)
    assert room(step) == f"{BACK} au point 10"
    press("T")
    assert result(step) == "Point retiré de l’ordre du jour."
    press("U")
    assert (step.foot.sentence, result(step)) == (NOT_VOTED, "Point retiré de l’ordre du jour.")
    assert room(step) == f"{BACK} au point 10"
    at(step, 11)
    press("C", "C", *["Return"] * 8)  # the département against, the others as they stand
    assert room(step) == f"{BACK} au point 11"
    assert result(step).startswith(  # 3 + 3 + 3 against, 2 + 2 + 2 and 1 + 1 + 1 + 1 for
        "Délibération adoptée à la majorité des suffrages exprimés, par 10 voix pour, 9 voix contre, 0 abstention "
        "(soit 7 délégués pour, 3 contre). Département : 3 (9 voix) contre ; Communautés : 3 (6 voix) pour ; "
        "Communes : 4 (4 voix) pour."
    )
    at(step, 12)
    press("U")
    assert (step.foot.sentence, result(step)) == (NOT_VOTED, ""), "nothing is decided under « questions diverses »"
    press("O")
    assert room(step) == f"{BACK} au point 12"
    assert step._live.session.items[11].debate == ()
    press("Shift+F7")
    write("12:05")
    press("Return")
    assert plain(step.course.said.text()) == "levée à 12 h 05"


def move(key, name, hour):
    """Somebody comes or goes, at the moment that is proposed."""
    press(key)
    write(name)
    press("Return")
    write(hour)
    press("Return", "Return")


def minutes(told):
    """What was done is told in order, with the figures that were on the screen."""
    wanted = (
        "Était représenté par suppléance pour les Communautés : suppléait M. Yves MOREAU pour M. Guy DELMAS",
        "Avaient donné pouvoir : Mme Ève FABRE à M. Luc ESTÈVE, M. Rémi JOUVE à M. Omar ISSALY",
        "Le quorum, fixé à 7 membres présents, est atteint : 8 membres sont présents.",
        "Mme Lise AUBRAC, Présidente, ouvre la séance à 10 h 02.",
        "Délibération adoptée à l’unanimité, par 19 voix pour (soit 10 délégués).",
        "À l’examen de ce point : 9 présents, 1 pouvoir et 10 votants (19 voix). Le quorum, fixé à 7 membres présents, "
        "était atteint lorsqu’il a été vérifié : 8 membres étaient présents.",
        "M. Rémi JOUVE rejoint la séance à 10 h 15, pendant l’examen du point 3, avant le vote ; le pouvoir donné à "
        "M. Omar ISSALY prend fin.",
        "Délibération adoptée à la majorité des suffrages exprimés, par 9 voix pour, 6 voix contre, 4 abstentions "
        "(soit 3 délégués pour, 3 contre, 4 abstentions).",
        "M. Tom KERVRAN quitte la séance à 10 h 30, avant l’examen du point 4.",
        "M. Paul CASTAN quitte la séance à 10 h 31, avant l’examen du point 4.",
        "L’examen de ce point est reporté à une séance ultérieure.",
        "M. Jean BONNEL, intéressé à l’affaire (garant de l’emprunteur), ne prend part ni au débat ni au vote.",
        "À l’examen de ce point : 7 présents, 1 pouvoir et 8 votants (15 voix). Le quorum, fixé à 7 membres présents, "
        "est atteint : 7 membres sont présents.",
        "Délibération adoptée à égalité de voix, la voix de la Présidente étant prépondérante, par 7 voix pour, 7 voix "
        "contre, 1 abstention (soit 4 délégués pour, 3 contre, 1 abstention).",
        "La séance est suspendue à 11 h 00 (à la demande du groupe). Elle reprend à 11 h 10.",
        "Délibération adoptée à l’unanimité, par 15 voix pour (soit 8 délégués).",
        "M. Paul CASTAN revient en séance à 11 h 12, avant l’examen du point 7.",
        "M. Luc ESTÈVE, à égalité avec 5 voix au troisième tour, est proclamé élu au bénéfice de l’âge.",
        "M. Paul CASTAN demande que le règlement soit relu dans un an.",
        "M. Paul CASTAN propose d’écrire, au lieu de « APPROUVE le projet » : « APPROUVE le projet pour un an ».",
        "Cet amendement est adopté.",
        "APPROUVE le projet pour un an",
        "Délibération adoptée à la majorité des suffrages exprimés, par 5 voix pour, 4 voix contre.",
        "Ce point est retiré de l’ordre du jour.",
        "Aucune observation n’est formulée.",
        "L’ordre du jour étant épuisé, la séance est levée à 12 h 05.",
    )  # fmt: skip
    place = 0
    for sentence in wanted:
        assert sentence in told[place:], sentence
        place = told.index(sentence, place) + 1
    tables(" | ".join(told))
    said = [each for each in told if each]
    said = said[said.index("1.Procès-verbal de la séance précédente", said.index("12.Questions diverses")) :]
    tenth, twelfth = said.index("10.Vente d’un terrain"), said.index("12.Questions diverses")
    assert said[tenth + 1 : tenth + 3] == ["Ce point est retiré de l’ordre du jour.", "11.Adhésion"]
    assert said[twelfth + 1 : twelfth + 4] == ["Débats", "Aucune observation n’est formulée.", "Clôture de la séance"]


def tables(told):
    """Heads and votes of each college: for, against, abstaining, taking no part."""
    for rows in (
        ("3 (9 voix) 0 0 0", "3 (6 voix) 0 0 0", "4 (4 voix) 0 0 0", "10 (19 voix) 0 0 0"),  # 1, 8
        ("3 (9 voix) 0 0 0", "0 3 (6 voix) 0 0", "0 0 4 (4 voix) 0", "3 (9 voix) 3 (6 voix) 4 (4 voix) 0"),  # 3
        ("1 (3 voix) 1 (3 voix) 0 0", "1 (2 voix) 2 (4 voix) 0 0", "2 (2 voix) 0 1 (1 voix) 0",
         "4 (7 voix) 3 (7 voix) 1 (1 voix) 0"),  # 5
        ("2 (6 voix) 0 0 0", "3 (6 voix) 0 0 0", "3 (3 voix) 0 0 0", "8 (15 voix) 0 0 0"),  # 6
        ("0 3 (9 voix) 0 0", "3 (6 voix) 0 0 0", "4 (4 voix) 0 0 0", "7 (10 voix) 3 (9 voix) 0 0"),  # 11
    ):  # fmt: skip
        named = zip(("Département", "Communautés", "Communes", "Total"), rows, strict=True)
        assert " ".join(f"{name} {row}" for name, row in named) in told.replace(" | ", " ")
