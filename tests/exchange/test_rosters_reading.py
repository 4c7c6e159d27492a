"""Reading a roster: what is written is understood, and every fault is told by its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from syndic_desktop.domain.people import Civility
from syndic_desktop.exchange.rosters import CellFault, FaultySheet, Roster, read_roster

Cells = dict[str, object]

TITLES = ["Collège", "Article", "Membre", "Civilité", "Prénom", "Nom"]
MARIE: Cells = {
    "Collège": "Communes", "Article": "les", "Membre": "Ambre", "Civilité": "Mme", "Prénom": "Marie", "Nom": "DUPONT",
}  # fmt: skip
PAUL: Cells = {**MARIE, "Civilité": "M.", "Prénom": "Paul", "Nom": "DURAND"}


def workbook(rows: Sequence[Cells], titles: Sequence[str] | None = None) -> Workbook:
    """A sheet whose titles are in row 1 and the rows below."""
    shown = list(titles or [*TITLES, *sorted({title for row in rows for title in row} - set(TITLES))])
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(shown)
    for number, row in enumerate(rows, start=2):
        for place, title in enumerate(shown, start=1):
            sheet.cell(number, place).value = row.get(title)  # type: ignore[assignment]
    return book


def saved(book: Workbook) -> bytes:
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def read(*rows: Cells, titles: Sequence[str] | None = None) -> Roster:
    return read_roster(saved(workbook(rows, titles)), "liste.xlsx")


def faults(*rows: Cells, titles: Sequence[str] | None = None) -> dict[str, str]:
    with pytest.raises(FaultySheet) as caught:
        read(*rows, titles=titles)
    return {fault.cell: fault.sentence for fault in caught.value.faults}


def csv(text: str, encoding: str = "utf-8") -> Roster:
    return read_roster(text.encode(encoding), "liste.csv")


def test_a_row_is_a_seat() -> None:
    (line,) = read(
        MARIE
        | {"Fonction": "Présidente", "Courriel": "marie@ambre.fr", "Téléphone": "05 61 00 00 00", "Voix": "3/2",
           "Adresse": "Mairie\n09000 AMBRE", "Du": date(2026, 4, 1), "Au": "30/06/2032", "Code du collège": "COM"}
    ).lines  # fmt: skip

    assert line.titular is not None
    assert (line.titular.civility, line.titular.first_name, line.titular.last_name) == (Civility.MRS, "Marie", "DUPONT")
    assert (line.titular.email, line.titular.phone) == ("marie@ambre.fr", "05 61 00 00 00")
    assert line.titular.address == ("Mairie", "09000 AMBRE")
    assert (line.college, line.college_code, line.article, line.member) == ("Communes", "COM", "les", "Ambre")
    assert (line.role, line.weight) == ("Présidente", Fraction(3, 2))
    assert (line.since, line.until) == (date(2026, 4, 1), date(2032, 6, 30))


def test_rows_keep_their_order_and_blank_ones_are_skipped() -> None:
    lines = read(PAUL, {}, {}, MARIE, {"Remarque": "à vérifier"}).lines

    assert [(line.row, line.titular and line.titular.last_name) for line in lines] == [(2, "DURAND"), (5, "DUPONT")]


def test_titles_are_known_whatever_their_case_accents_and_place() -> None:
    titles = ["NOM DU TITULAIRE", " prenom ", "civ.", "Collectivité", "college", "E-mail", "Suppléant(e) - Nom",
              "prénom du suppléant", "Civilité suppléante"]  # fmt: skip

    (line,) = read(
        dict(
            zip(
                titles,
                ["DUPONT", "Marie", "MADAME", "Ambre", "Communes", "m@a.fr", "DURAND", "Paul", "Mr"],
                strict=True,
            )
        ),
        titles=titles,
    ).lines

    assert line.titular is not None
    assert (line.titular.last_name, line.titular.email, line.member) == ("DUPONT", "m@a.fr", "Ambre")
    assert [(each.civility, each.last_name) for each in line.deputies] == [(Civility.MR, "DURAND")]


def test_a_heading_above_the_titles_is_not_read() -> None:
    book = workbook([MARIE])
    book.worksheets[0].insert_rows(1, 3)
    book.worksheets[0]["A1"] = "Liste des délégués"
    book.worksheets[0].merge_cells("A1:F2")

    assert [line.row for line in read_roster(saved(book), "liste.xlsx").lines] == [5]


def test_the_sheet_of_the_assembly_is_found_among_others() -> None:
    book = workbook([MARIE])
    book.worksheets[0].title = "ASSEMBLÉE"
    other = book.create_sheet("Ancienne liste", 0)
    other.append(TITLES)
    other.append(list(PAUL.values()))

    (line,) = read_roster(saved(book), "liste.xlsx").lines

    assert line.titular is not None
    assert line.titular.last_name == "DUPONT"


def test_an_unknown_column_is_left_aside_and_told() -> None:
    roster = read(MARIE | {"Fax": "05", "Courrriel": "x"})

    assert roster.notices == (
        "La colonne « Courrriel » (G1) n’est pas connue : elle est laissée de côté. Vouliez-vous dire « Courriel » ?",
        "La colonne « Fax » (H1) n’est pas connue : elle est laissée de côté.",
    )


def test_a_column_without_a_title_is_told() -> None:
    book = workbook([MARIE])
    book.worksheets[0]["H2"] = "perdu ?"

    assert "La colonne H" in read_roster(saved(book), "liste.xlsx").notices[0]


@pytest.mark.parametrize(
    ("title", "value", "expected"),
    [
        ("Civilité", "Dr", "civilité « Dr » inconnue"),
        ("Civilité", None, "la civilité manque"),
        ("Prénom", None, "le prénom manque"),
        ("Nom", None, "le nom manque, ou écrivez « oui » dans « Vacant »"),
        ("Membre", None, "le membre manque"),
        ("Collège", None, "le collège manque"),
        ("Article", "der", "article « der » inconnu"),
        ("Courriel", "marie.ambre.fr", "n’est pas une adresse"),
        ("Courriel", "a@b.fr; c@d.fr", "une seule adresse"),
        ("Voix", datetime(2026, 2, 3), "pris la fraction pour une date"),
        ("Voix", "beaucoup", "nombre de voix « beaucoup »"),
        ("Voix", "3/0", "nombre de voix « 3/0 »"),
        ("Voix", 0, "nombre de voix « 0 »"),
        ("Voix", -1, "nombre de voix « -1 »"),
        ("Du", "31/02/2026", "date qui n’existe pas « 31/02/2026 »"),
        ("Du", "avril", "écrivez-la sous la forme 01/02/2026"),
        ("Du", 45000, "date « 45000 »"),
        ("Du", time(10, 0), "contient une heure"),
        ("Vacant", "peut-être", "écrivez « oui »"),
        ("Vacant", "oui", "« Vacant » dit « oui »"),
        ("Fonction", "Président", "demande une date dans la colonne « Du »"),
        ("Nom", date(2026, 1, 1), "la date 01/01/2026 n’est pas attendue ici"),
        ("Nom", "x" * 400, "texte trop long"),
        ("Membre", "#REF!", "contient l’erreur « #REF! »"),
        ("Membre", "=A1", "la formule n’a pas de valeur"),
    ],
)
def test_each_fault_is_told_at_its_cell(title: str, value: object, expected: str) -> None:
    titles = [*TITLES, *({title} - set(TITLES))]

    told = faults(PAUL, MARIE | {title: value}, titles=titles)

    cell = "F3" if title == "Vacant" and value == "oui" else f"{'ABCDEFG'[titles.index(title)]}3"
    assert expected in told[cell]


def test_every_fault_is_told_at_once_in_the_order_of_the_sheet() -> None:
    with pytest.raises(FaultySheet) as caught:
        read(MARIE | {"Civilité": "Dr", "Courriel": "x"}, PAUL | {"Nom": None})

    assert [fault.cell for fault in caught.value.faults] == ["D2", "G2", "F3"]
    assert str(caught.value).startswith("Liste refusée, 3 fautes : cellule D2 : civilité « Dr » inconnue")


def test_only_twenty_faults_are_said_in_the_sentence() -> None:
    refusal = FaultySheet(CellFault(f"A{row}", "x") for row in range(25))

    assert str(refusal).endswith("cellule A19 : x ; et 5 autres.")
    assert len(refusal.faults) == 25


def test_a_missing_column_is_told_once() -> None:
    assert faults({"Nom": "DUPONT"}, {"Nom": "DURAND"}, titles=["Nom", "Prénom", "Voix"]) == {
        "A1": "il manque la colonne « Civilité » dans cette ligne de titres",
        "B2": "le prénom manque",
        "B3": "le prénom manque",
    }


def test_a_column_that_comes_twice_is_a_fault() -> None:
    book = workbook([MARIE])
    book.worksheets[0]["G1"] = "NOM"

    with pytest.raises(FaultySheet, match=r"cellule G1 : la colonne « Nom » est déjà en F1"):
        read_roster(saved(book), "liste.xlsx")


def test_merged_cells_are_refused_with_their_place() -> None:
    book = workbook([MARIE, PAUL])
    book.worksheets[0].merge_cells("A2:A3")

    with pytest.raises(FaultySheet, match="cellules A2:A3 : fusionnées"):
        read_roster(saved(book), "liste.xlsx")


def test_a_person_on_two_seats_is_a_fault_unless_homonyms_are_told_apart() -> None:
    told = faults(MARIE, PAUL, MARIE | {"Nom": "Dupont", "Prénom": "MARIE"})

    assert told["F4"].startswith("Mme\u00a0MARIE Dupont est déjà titulaire à la ligne 2")
    assert len(read(MARIE | {"Courriel": "a@a.fr"}, MARIE | {"Courriel": "b@b.fr"}).lines) == 2
    assert len(read(MARIE, MARIE | {"Civilité": "M."}).lines) == 2


def test_a_person_may_come_back_on_a_seat_later() -> None:
    assert len(read(MARIE | {"Au": "31/03/2026"}, MARIE | {"Du": "01/04/2026"}).lines) == 2


def test_a_titular_is_nobodys_deputy() -> None:
    deputy = {"Suppléant civilité": "M.", "Suppléant prénom": "Paul", "Suppléant nom": "DURAND"}

    told = faults(MARIE | deputy, PAUL, titles=[*TITLES, *deputy])

    assert "déjà titulaire à la ligne 3" in told["I2"]


def test_one_deputy_may_stand_for_several_seats() -> None:
    deputy = {"Suppléant civilité": "M.", "Suppléant prénom": "Luc", "Suppléant nom": "BLANC"}

    assert len(read(MARIE | deputy, PAUL | deputy).lines) == 2


def test_there_is_one_president_at_a_time() -> None:
    since = {"Du": "01/04/2026"}

    told = faults(
        MARIE | since | {"Fonction": "Présidente"}, PAUL | since | {"Fonction": "Président"},
        PAUL | since | {"Nom": "BLANC", "Fonction": "1er Vice-Président"},
    )  # fmt: skip

    assert list(told.values()) == ["il y a déjà un président à la ligne 2"]


def test_colleges_and_members_say_the_same_thing_on_every_row() -> None:
    told = faults(
        MARIE | {"Code du collège": "COM"},
        PAUL | {"Article": "la", "Code du collège": "CO"},
        {**PAUL, "Nom": "BLANC", "Collège": "Régions", "Membre": "Opale", "Code du collège": "COM"},
        {**PAUL, "Nom": "BRUN", "Collège": "Divers", "Article": "les", "Code du collège": None},
    )

    assert told == {
        "B3": "ce collège a l’article « les » à la ligne 2",
        "G3": "ce collège a le code « COM » à la ligne 2",
        "A4": "ce code est celui du collège « Communes » à la ligne 2",
        "A5": "ce membre est dans le collège « Communes » à la ligne 2",
    }


def test_an_article_is_asked_only_when_usage_does_not_tell_it() -> None:
    unknown = {**PAUL, "Collège": "Zébulon", "Article": None, "Membre": "Zed"}

    names = ("Communautés de communes", "Département du Lot", "Fédération", "EPCI", "Établissements", "État")
    known = [read(MARIE | {"Article": None, "Collège": name}).lines[0].article for name in names]

    assert known == ["les", "le", "la", "les", "les", "l’"]
    assert faults(MARIE, unknown)["B3"].startswith("l’article du collège « Zébulon » n’est pas connu")


def test_a_vacant_seat_has_no_titular_and_an_unnamed_one_is_in_office() -> None:
    seat: Cells = {"Collège": "Communes", "Membre": "Ambre"}

    vacant, unnamed = read(seat | {"Vacant": "Oui"}, seat | {"Vacant": "À désigner"}).lines

    assert (vacant.titular, vacant.vacant) == (None, True)
    assert (unnamed.titular, unnamed.vacant) == (None, False)


@pytest.mark.parametrize(("written", "weight"), [(2, 2), ("1", 1), ("3/2", "3/2"), ("1,5", "3/2"), (1.5, "3/2")])
def test_a_weight_is_exact_however_it_is_written(written: object, weight: str | int) -> None:
    assert read(MARIE | {"Voix": written}).lines[0].weight == Fraction(weight)


def test_a_phone_that_the_spreadsheet_took_for_a_number_gets_its_zero_back() -> None:
    titular = read(MARIE | {"Téléphone": 561000000}).lines[0].titular

    assert titular is not None
    assert titular.phone == "0561000000"


def test_a_formula_gives_its_value() -> None:
    data = saved(workbook([MARIE | {"Membre": "=1"}]))
    computed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(computed, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"<f>1</f><v\s*/?>(</v>)?", b"<f>1</f><v>7</v>", source.read(name)))

    assert read_roster(computed.getvalue(), "liste.xlsx").lines[0].member == "7"


# --- CSV

HEADER = "Collège;Membre;Civilité;Prénom;Nom;Voix"
ROW = "Communes;Ambre;Mme;Zoé;DUPONT;3/2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_is_read_whatever_its_encoding_and_separator(encoding: str, separator: str, end: str) -> None:
    (line,) = csv(f"{HEADER}{end}{end}{ROW}{end}".replace(";", separator), encoding).lines

    assert line.titular is not None
    assert (line.row, line.titular.first_name, line.weight) == (3, "Zoé", Fraction(3, 2))


def test_the_separator_that_excel_announces_is_used() -> None:
    assert csv(f"sep=;\r\n{HEADER}\r\n{ROW}\r\n").lines[0].row == 3


def test_a_quoted_field_may_hold_separators_and_lines() -> None:
    (line,) = csv(
        'Collège,Membre,Civilité,Prénom,Nom,Adresse\nCommunes,"Ambre, Opale",M.,Luc,DURAND,"1 rue\n09000 A"'
    ).lines

    assert line.member == "Ambre, Opale"
    assert line.titular is not None
    assert line.titular.address == ("1 rue", "09000 A")


def test_faults_of_a_csv_file_are_told_as_a_spreadsheet_names_cells() -> None:
    with pytest.raises(FaultySheet, match=r"^Liste refusée : cellule C2 : civilité « Dr » inconnue"):
        csv(f"{HEADER}\n{ROW}".replace("Mme", "Dr"))


def test_a_quote_left_open_is_told() -> None:
    with pytest.raises(FaultySheet, match="guillemet"):
        csv(f'{HEADER}\n"{ROW}')


@given(st.binary(max_size=400))
def test_no_bytes_ever_crash_the_reader(data: bytes) -> None:
    with pytest.raises(FaultySheet):
        read_roster(data, "liste.csv")


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8, unique_by=lambda each: each[1].casefold()))
def test_nobody_is_lost_between_a_csv_file_and_the_roster(people: list[tuple[str, str]]) -> None:
    rows = [f"Communes;Ambre;Mme;{first};{last};;{rank}@a.fr" for rank, (first, last) in enumerate(people)]

    roster = csv("\n".join([f"{HEADER};Courriel", *rows]))

    assert [line.titular.email for line in roster.lines if line.titular] == [
        f"{rank}@a.fr" for rank in range(len(people))
    ]
