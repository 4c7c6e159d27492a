"""What is printed for the room: the sheets that replace the laptop, and the picture of who was there."""

from __future__ import annotations

from docx.enum.table import WD_ALIGN_VERTICAL
from template_blocks import FOOT, end
from template_sheets import Grid, Sheet, centred


def backup() -> bytes:
    """Roll, proxies, quorum and a blank line for each vote, to hold the session with a pen."""
    sheet = Sheet()
    sheet.running("{{ syndicat.nom }} – {{ instance.nom }} du {{ seance.date_longue }}\tFeuille de secours", FOOT)
    sheet.p("Feuille de secours", "Titre")
    sheet.p(
        "{{ instance.nom }} – {{ seance.date_jour }}{% if seance.heure %} à {{ seance.heure }}{% endif %}"
        "{% if seance.lieu %} – {{ seance.lieu }}{% endif %}",
        "Séance",
    )
    sheet.p(
        "À imprimer avant la séance. Si l’ordinateur s’arrête, notez ici au stylo ; tout sera ressaisi ensuite, point "
        "par point, à l’heure notée.",
        "Précision",
    )
    sheet.p(
        "Séance ouverte à …… h ……     suspendue de …… h …… à …… h ……     levée à …… h ……",
        "Corps",
    )
    sheet.p("Secrétaire de séance : ………………………………………………", "Corps")
    _roll(sheet)
    _proxies(sheet)
    _quorum(sheet)
    _votes(sheet)
    end(sheet)
    return sheet.data()


def _roll(sheet: Sheet) -> None:
    sheet.p("1. Appel – {{ en_exercice }} membres en exercice", "Titre 2")
    sheet.p("P : présent   S : suppléant (nom)   V : pouvoir (à qui)   E : excusé   A : absent", "Précision")
    grid = sheet.table((0.9, 5.0, 3.1, 1.4, 2.8, 2.8), style="Tableau")
    titles = ("N°", "Titulaire (suppléants)", "Annoncé", "État", "Arrivée (heure, point)", "Départ (heure, point)")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("college", "colleges"):
        grid.band("{{ college.nom }}")
        with grid.each("ligne", "college.lignes"):
            cells = grid.row("{{ ligne.rang }}", "**{{ ligne.titulaire }}**", "{{ ligne.annonce }}", height=0.75)
            with sheet.inside_after(cells[1]), sheet.when("ligne.suppleants"):
                sheet.p("{{ ligne.suppleants }}", "Précision")
            centred(cells[:1])
            for cell in cells[1:]:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _proxies(sheet: Sheet) -> None:
    sheet.p("2. Pouvoirs", "Titre 2")
    sheet.p("{{ regle_pouvoirs }}", "Précision")
    grid = sheet.table((4.6, 4.6, 2.4, 4.4), style="Tableau")
    titles = ("Mandant", "Mandataire", "Signé le", "Prend fin (heure, point, motif)")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("ligne", "lignes_pouvoirs"):
        grid.row("{{ ligne }}", height=0.75)


def _quorum(sheet: Sheet) -> None:
    sheet.p("3. Quorum", "Titre 2")
    with sheet.each("phrase", "regle_quorum"):
        sheet.p("{{ phrase }}", "Puce")
    sheet.p(
        "À vérifier à l’ouverture, après chaque suspension, et quand chaque point est mis en discussion. Un membre "
        "intéressé ne compte pas parmi les présents.",
        "Précision",
    )
    with sheet.when("quorums"):
        grid = sheet.table((7.0, 4.5, 4.5), style="Tableau")
        titles = ("Déports au titre de l’article L1111-6 II", "Membres à compter", "Quorum")
        centred(grid.row(*titles, style="En-tête de tableau", header=True))
        with grid.each("ligne", "quorums"):
            centred(grid.row("{{ ligne.deports }}", "{{ ligne.exercice }}", "**{{ ligne.requis }}**"))


def _votes(sheet: Sheet) -> None:
    sheet.p("4. Votes, point par point", "Titre 2")
    grid = sheet.table((0.9, 4.9, 1.4, 1.2, 1.3, 1.2, 1.5, 1.2, 2.4), style="Tableau")
    titles = ("N°", "Objet", "Heure", "Prés.", "Pouv.", "Pour", "Contre", "Abst.", "Résultat, déports")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("point", "points"):
        cells = grid.row("{{ point.rang }}", "{{ point.objet }}", height=1.1)
        with sheet.inside_after(cells[1]), sheet.when("point.regle"):
            sheet.p("{{ point.regle }}", "Précision")
        with sheet.inside_after(cells[1]), sheet.when("not point.vote"):
            sheet.p("{{ point.nature }} : sans vote", "Précision")
        centred(cells[:1])


ACROSS = 14
"""Items across a table, as `contents.frises` makes them."""


def picture() -> bytes:
    """Who was there at each item, seat by seat, then how each item was voted: an annex of the minutes."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tFrise des présences et des votes", FOOT)
    sheet.p("Frise des présences et des votes", "Titre")
    sheet.p("{{ instance.nom }} – séance du {{ seance.date_jour }}", "Séance")
    sheet.p(
        "● présent   ◐ suppléant   ⇄ pouvoir   e excusé   – absent   ⊘ ne prend pas part au point ; "
        "c contre   a abstention   x ne vote pas, quand le sens du vote est noté par siège.",
        "Précision",
    )
    with sheet.each("bloc", "blocs"):
        grid = sheet.table((4.8, *[0.8] * ACROSS), style="Tableau")
        _cases(grid, "Point", "bloc.points", "En-tête de tableau")
        with grid.each("college", "bloc.colleges"):
            grid.band("{{ college.nom }}")
            with grid.each("ligne", "college.lignes"):
                _cases(grid, "{{ ligne.nom }}", "ligne.cases", "Texte de tableau")
        _cases(grid, "**Présents**", "bloc.presents", "Texte de tableau")
        _cases(grid, "**Votants**", "bloc.votants", "Texte de tableau")
        sheet.p("", "Corps")
    sheet.p("Votes", "Titre 2")
    grid = sheet.table((0.9, 6.9, 1.3, 1.4, 1.4, 4.1), style="Tableau")
    grid.row("N°", "Objet", "Pour", "Contre", "Abst.", "Résultat", style="En-tête de tableau", header=True)
    with grid.each("ligne", "votes"):
        cells = grid.row(
            "{{ ligne.rang }}", "{{ ligne.objet }}", "{{ ligne.pour }}", "{{ ligne.contre }}",
            "{{ ligne.abstentions }}", "{{ ligne.resultat }}",
        )  # fmt: skip
        centred((cells[0], *cells[2:5]))
    end(sheet)
    return sheet.data()


def _cases(grid: Grid, name: str, cases: str, style: str) -> None:
    header = style == "En-tête de tableau"
    signs = [f"{{{{ {cases}.c{rank} }}}}" for rank in range(1, ACROSS + 1)]
    centred(grid.row(name, *signs, style=style, header=header)[1:])
