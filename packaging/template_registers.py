"""The register of a year: title page, sessions, tables. Its pages bear the foot of their session (`Fin de séance`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from template_blocks import (
    attendance_by_college,
    before_vote,
    clauses,
    decision_line,
    end,
    figures,
    grounds,
    grounds_of_order,
    opening,
    result_of_item,
)
from template_records import closing, signatures
from template_sheets import Sheet, centred
from template_styles import INK


def register() -> bytes:
    """Title page, then for each session its opening, its deliberations and its closing sheet, then both tables."""
    sheet = Sheet()
    sheet.running("{{ syndicat.nom }}\tRegistre des délibérations {{ annee }}", "")
    _title_page(sheet, "Registre des délibérations\n{{ instance.du }}", "de l’article R. 2121-9")
    with sheet.each("tenue", "seances"):
        for name in ("instance", "seance", "presence", "signataires", "point"):
            sheet.tag(f"set {name} = tenue.{name}")
        _session(sheet)
        with sheet.each("acte_pris", "tenue.deliberations"):
            for name in ("point", "vote", "acte"):
                sheet.tag(f"set {name} = acte_pris.{name}")
            _act(sheet)
        sheet.p("Feuillet de clôture", "Feuillet")
        closing(sheet, "tenue.cloture.")
        sheet.p("{{ tenue.pied }}", "Fin de séance")
    _tables(sheet, "Aucune délibération n’a été prise dans l’année.")
    with sheet.when("decisions"):
        sheet.p("Décisions prises par délégation", "Feuillet")
        grid = sheet.table((2.3, 3.4, 7.3, 3.0), style="Tableau")
        grid.row("Date", "Numéro", "Objet", "Titulaire", style="En-tête de tableau", header=True)
        with grid.each("ligne", "decisions"):
            grid.row("{{ ligne.date }}", "{{ ligne.numero }}", "{{ ligne.objet }}", "{{ ligne.titulaire }}")
    end(sheet)
    return sheet.data()


def orders() -> bytes:
    """Title page, each order and decision of the president as its own paper says it, closing sheet, both tables."""
    sheet = Sheet()
    sheet.running("{{ syndicat.nom }}\tRegistre des arrêtés et des décisions {{ annee }}", "")
    _title_page(
        sheet,
        "Registre des arrêtés et des décisions\n{{ signataires.president.de }}",
        "des articles R. 2121-9 et R. 2122-7",
    )
    with sheet.each("arrete", "arretes"):
        for name in ("decision", "acte"):
            sheet.tag(f"set {name} = arrete.{name}")
        sheet.tag("set signataire = arrete.signataires.president")
        _order(sheet)
    sheet.p("Feuillet de clôture", "Feuillet")
    sheet.p("Le présent registre contient, pour l’année {{ annee }}, {{ cloture.bilan }}.", "Clôture")
    signatures(sheet, secretary=False)
    sheet.p("Feuillet de clôture de l’année {{ annee }}", "Fin de séance")
    _tables(sheet, "Aucun arrêté n’a été pris dans l’année.")
    end(sheet)
    return sheet.data()


def _order(sheet: Sheet) -> None:
    """One act, from its title to whoever signed it; the foot of its sheets."""
    _marked(sheet.p("{{ decision.titre }} du {{ decision.date_longue }}", "Titre 1"), "arrete")
    sheet.p("**Objet : {{ decision.objet }}**")
    with sheet.when("acte.identifiant"):
        sheet.p("Identifiant de l’acte : {{ acte.identifiant }}", "Identifiant")
    grounds_of_order(sheet)
    name = "{% if signataire.nom %}, {{ signataire.nom }}{% endif %}"
    sheet.p(f"{{{{ acte.fait }}}} – {{{{ signataire.titre }}}}{name}", "Clôture")
    with sheet.when("acte.executoire"):
        sheet.p("{{ acte.executoire }}", "Certificat")
    sheet.p("{{ arrete.pied }}", "Fin de séance")


def activity() -> bytes:
    """The report of a year: what was held, decided, who came, what was decided by delegation."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tRapport d’activité {{ annee }}", "{{ syndicat.nom }} – {{ annee }}")
    sheet.p("République française", "République")
    sheet.p("Rapport d’activité\nAnnée {{ annee }}", "Titre")
    sheet.p("{{ resume }}")
    sheet.p("Séances et délibérations", "Titre 2")
    _figures(
        sheet,
        "instances",
        (("Instance", "nom", 3.6), ("Séances", "seances", 1.6), ("Sans quorum", "carences", 1.6),
         ("Points", "points", 1.4), ("Délibérations", "deliberations", 2.2), ("Unanimes", "unanimes", 1.9),
         ("Rejetées", "rejetees", 1.7), ("Élections", "elections", 2.0)),
    )  # fmt: skip
    sheet.p("Séances par mois", "Titre 2")
    _figures(sheet, "mois", (("Mois", "nom", 3.0), ("Séances", "nombre", 2.0), ("", "barre", 11.0)))
    sheet.p("Votes exprimés", "Titre 2")
    sheet.p("Nombre de votants, tous scrutins confondus, élections exceptées.", "Précision")
    _figures(
        sheet,
        "scrutins",
        (("Instance", "nom", 6.4), ("Pour", "pour", 2.4), ("Contre", "contre", 2.4),
         ("Abstentions", "abstentions", 2.4), ("Sans vote", "sans_vote", 2.4)),
    )  # fmt: skip
    _attendance(sheet)
    sheet.p("Décisions prises par délégation", "Titre 2")
    _figures(
        sheet,
        "delegations",
        (("Type", "nom", 4.6), ("Nombre", "nombre", 1.6), ("", "barre", 4.8), ("Montants", "montants", 5.0)),
    )
    end(sheet)
    return sheet.data()


def _attendance(sheet: Sheet) -> None:
    """Who was there, by organisation, then by delegate."""
    for title, name, first in (
        ("Présence par organisme membre", "organismes", "Organisme"),
        ("Présence par délégué titulaire", "delegues", "Délégué"),
    ):
        sheet.p(title, "Titre 2")
        _figures(
            sheet,
            name,
            ((first, "nom", 4.3), ("Séances", "seances", 1.5), ("Présent", "presents", 1.5),
             ("Suppléé", "suppleances", 1.6), ("Pouvoir", "pouvoirs", 1.5), ("Excusé", "excuses", 1.4),
             ("Absent", "absences", 1.4), ("Taux", "taux", 1.2), ("", "barre", 1.6)),
        )  # fmt: skip
    sheet.p(
        "Le taux compte les séances où le siège fut occupé, même un moment, par son titulaire ou par un suppléant.",
        "Précision",
    )


def _figures(sheet: Sheet, field: str, columns: Sequence[tuple[str, str, float]]) -> None:
    """A table of a row for each line of a field: title, name and width of each column; figures are centred."""
    grid = sheet.table([width for _, _, width in columns], style="Tableau")
    centred(grid.row(*(title for title, _, _ in columns), style="En-tête de tableau", header=True)[1:])
    with grid.each("ligne", field):
        cells = grid.row(*(f"{{{{ ligne.{name} }}}}" for _, name, _ in columns))
        centred(
            [
                cell
                for cell, (_, name, _) in zip(cells, columns, strict=True)
                if name not in ("nom", "barre", "montants")
            ]
        )
        for cell, (_, name, _) in zip(cells, columns, strict=True):
            if name == "barre":
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(6)
                    run.font.color.rgb = RGBColor.from_string(INK)


def _title_page(sheet: Sheet, title: str, articles: str) -> None:
    """`articles`: what of the code has it numbered and initialled."""
    sheet.p("République française", "République")
    sheet.p("{{ syndicat.nom }}", "Centré")
    sheet.p(title, "Titre de registre")
    sheet.p("Année {{ annee }}", "Année de registre")
    counted = sheet.p("Le présent registre contient ", "Ouverture de registre")
    counted._p.append(_field("NUMPAGES", "{{ feuillets }}"))
    counted.add_run(
        f" feuillets, cotés et paraphés par la présidence du syndicat en application {articles} du code général des "
        "collectivités territoriales."
    )
    sheet.p("À ……………………………, le ……………………………", "Ouverture de registre")
    sheet.p("Signature et cachet :", "Ouverture de registre")
    sheet.p("Page de titre", "Fin de séance")


def _session(sheet: Sheet) -> None:
    _marked(sheet.p("Séance du {{ seance.date_jour }}", "Titre 1"), "tenue")
    opening(sheet)
    attendance_by_college(sheet)
    figures(sheet)


def _act(sheet: Sheet) -> None:
    """One deliberation, under its number."""
    _marked(sheet.p("{{ point.titre }} – {{ point.objet }}", "Titre de point"), "acte_pris")
    with sheet.when("point.rapporteur"):
        sheet.p("Rapporteur : {{ point.rapporteur }}", "Rapporteur")
    sheet.rich("point.expose")
    grounds(sheet)
    before_vote(sheet)
    decision_line(sheet)
    clauses(sheet, followed="vote.phrase")
    result_of_item(sheet)
    with sheet.when("point.annexes"):
        sheet.p("{{ point.annexes_phrase }}", "Annexe de point")
    with sheet.when("acte.executoire"):
        sheet.p("{{ acte.executoire }}", "Certificat")


def _tables(sheet: Sheet, nothing: str) -> None:
    """The table by date, or `nothing`, and the table by subject."""
    sheet.p("Table par date", "Titre 1")
    with sheet.when("par_date"):
        grid = sheet.table((2.3, 3.2, 8.7, 1.8), style="Tableau")
        grid.row("Date", "Numéro", "Objet", "Feuillet", style="En-tête de tableau", header=True)
        with grid.each("ligne", "par_date"):
            _paged(grid.row("{{ ligne.date }}", "{{ ligne.numero }}", "{{ ligne.objet }}", "")[-1].paragraphs[0])
    with sheet.when("not par_date"):
        sheet.p(nothing)
    with sheet.when("par_matiere"):
        sheet.p("Table par matière", "Feuillet")
        grid = sheet.table((2.3, 3.2, 8.7, 1.8), style="Tableau")
        grid.row("Date", "Numéro", "Objet", "Feuillet", style="En-tête de tableau", header=True)
        with grid.each("groupe", "par_matiere"):
            grid.band("{{ groupe.theme }}")
            with grid.each("ligne", "groupe.lignes"):
                _paged(grid.row("{{ ligne.date }}", "{{ ligne.numero }}", "{{ ligne.objet }}", "")[-1].paragraphs[0])


def _marked(paragraph: Paragraph, name: str) -> None:
    """Put a bookmark around a title, to be referred to by its page."""
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{{{{ {name}.repere_rang }}}}" w:name="{{{{ {name}.repere }}}}"/>'
    stop = f'<w:bookmarkEnd {nsdecls("w")} w:id="{{{{ {name}.repere_rang }}}}"/>'
    paragraph._p.get_or_add_pPr().addnext(parse_xml(start))
    paragraph._p.append(parse_xml(stop))


def _paged(paragraph: Paragraph) -> None:
    """The page of a mark: Word counts it again when fields are updated."""
    paragraph._p.append(_field("PAGEREF {{ ligne.repere }}", "{{ ligne.feuillet }}"))


def _field(code: str, shown: str) -> Any:
    """A field of Word's, and what it shows until Word counts again."""
    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>')
