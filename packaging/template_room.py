"""What is printed for the room: the sheets that replace the laptop, and the picture of who was there."""

from __future__ import annotations

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt, Twips
from docx.text.paragraph import Paragraph
from template_blocks import FOOT, end
from template_sheets import Grid, Sheet, centred
from template_styles import twips

WIDTH = 18.0
"""Of the backup sheet, in centimetres: a pen needs room."""
HAND = 0.8
"""Height of a line that is filled by hand, in centimetres."""
DOTS = "…" * 20
VOTES = 10
"""Votes across a grid, as `contents.countings` makes them."""


def backup() -> bytes:
    """Roll, proxies, quorum, room for each vote, grids of the votes of each seat, rounds: to hold a session by pen."""
    sheet = Sheet()
    _widen(sheet)
    sheet.running("{{ syndicat.nom }} – {{ instance.nom }} du {{ seance.date_longue }}\tFeuille de secours", FOOT)
    for part in (sheet.document.sections[0].header, sheet.document.sections[0].footer):
        for paragraph in part.paragraphs:
            _tab_at_the_edge(paragraph)
    sheet.p("Feuille de secours", "Titre")
    sheet.p(
        "{{ instance.nom }} – {{ seance.date_jour }}{% if seance.heure %} à {{ seance.heure }}{% endif %}"
        "{% if seance.lieu %} – {{ seance.lieu }}{% endif %}",
        "Séance",
    )
    sheet.p(
        "À imprimer avant la séance. Si l’ordinateur s’arrête, notez ici au stylo, une personne par son n° de siège. "
        "Pour ressaisir, suivez l’ordre de l’écran : l’appel et les pouvoirs, l’ouverture, puis chaque point à son "
        "heure, avec les arrivées et les départs qui le précèdent, et son vote.",
        "Précision",
    )
    _course(sheet)
    _roll(sheet)
    _proxies(sheet)
    _quorum(sheet)
    _votes(sheet)
    _grids(sheet)
    _elections(sheet)
    end(sheet)
    return sheet.data()


def _widen(sheet: Sheet) -> None:
    section = sheet.document.sections[0]
    section.left_margin = section.right_margin = Cm(1.5)
    sheet.width = WIDTH


def _tab_at_the_edge(paragraph: Paragraph) -> None:
    """The page number at the edge of this wider text, and not where the style has it."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Twips(twips(16)), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _course(sheet: Sheet) -> None:
    """The hours of the session, with the quorum as it opens and as it resumes."""
    grid = sheet.table((3.0, *[2.5] * 6), style="Tableau")
    titles = ("", "Ouverture", "Suspension", "Reprise", "Suspension", "Reprise", "Levée")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    for label in ("Heure, point", "Présents{% if ponderee %}, voix{% endif %}", "Quorum atteint"):
        grid.row(label, height=HAND)
    sheet.p("", "Fin")
    sheet.p(f"Préside : {{% if seance.president %}}{{{{ seance.president }}}}, ou {{% endif %}}{DOTS}", "Corps")
    sheet.p(f"Secrétaire de séance : {{% if seance.secretaire %}}{{{{ seance.secretaire }}}}, ou {{% endif %}}{DOTS}")
    sheet.p(f"Huis clos (point, demandé par, pour, contre) : {DOTS * 2}")


def _roll(sheet: Sheet) -> None:
    sheet.p("1. Appel – {{ en_exercice }} membres en exercice", "Titre 2")
    sheet.p(
        "P : présent   S : suppléant (soulignez son nom)   V : pouvoir (au tableau 2)   E : excusé   A : absent"
        "{% if seance.modalite != 'presentiel' %}   D : à distance{% endif %}. Pour une arrivée ou un départ pendant "
        "un point, dites s’il vient avant ou après le vote ; sur un départ, s’il laisse un pouvoir ou un suppléant.",
        "Précision",
    ).paragraph_format.keep_with_next = True
    grid = sheet.table((0.9, 6.0, 2.8, 1.5, 3.4, 3.4), style="Tableau")
    titles = ("N°", "Titulaire (suppléants)", "Annoncé", "État", "Arrivée (heure, point)", "Départ (heure, point)")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("college", "colleges"):
        grid.band("{{ college.nom }}")
        with grid.each("ligne", "college.lignes"):
            cells = grid.row("{{ ligne.rang }}", "**{{ ligne.titulaire }}**", "{{ ligne.annonce }}", height=HAND)
            with sheet.inside_after(cells[1]), sheet.when("ligne.suppleants"):
                sheet.p("{{ ligne.suppleants }}", "Précision")
            centred(cells[:1])
            for cell in cells[1:]:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    grid.band("Autres arrivées, départs et retours (n° de siège, heure, point, avant ou après le vote)")
    with grid.each("ligne", "lignes_mouvements"):
        grid.row("{{ ligne }}", height=HAND)


def _proxies(sheet: Sheet) -> None:
    sheet.p("2. Pouvoirs", "Titre 2")
    sheet.p("{{ regle_pouvoirs }}", "Précision").paragraph_format.keep_with_next = True
    grid = sheet.table((5.2, 5.2, 2.6, 5.0), style="Tableau")
    titles = ("Mandant", "Mandataire", "Signé le", "Prend fin (heure, point, motif)")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("ligne", "lignes_pouvoirs"):
        grid.row("{{ ligne }}", height=HAND)


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
        grid = sheet.table((8.0, 5.0, 5.0), style="Tableau")
        titles = ("Déports au titre de l’article L1111-6 II", "Membres à compter", "Quorum")
        centred(grid.row(*titles, style="En-tête de tableau", header=True))
        with grid.each("ligne", "quorums"):
            cells = grid.row("{{ ligne.deports }}", "{{ ligne.exercice }}", "**{{ ligne.requis }}**")
            centred(cells)
            for cell in cells:  # a table so short is read on one page
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        sheet.p("", "Fin")


def _votes(sheet: Sheet) -> None:
    """A frame for each item, never cut by the end of a page."""
    sheet.p("4. Votes, point par point", "Titre 2")
    with sheet.each("phrase", "regles_vote"):
        sheet.p("{{ phrase }}", "Puce")
    frames = sheet.table((WIDTH,), style="Tableau", titled=False)
    with frames.each("point", "points"):
        (cell,) = frames.row("**{{ point.rang }}.** **{{ point.objet }}**")
        with sheet.inside_after(cell):
            with sheet.when("point.regle"):
                sheet.p("{{ point.regle }}", "Précision")
            with sheet.when("not point.vote"):
                sheet.p("{{ point.nature }} : sans vote. Heure : …… h ……", "Précision")
            with sheet.when("point.election"):
                sheet.p("Élection : voir le dernier tableau.", "Précision")
            with sheet.when("point.vote and not point.election"):
                _vote(sheet)
            sheet.p("", "Fin")


def _vote(sheet: Sheet) -> None:
    """The figures of a vote, in heads and, where they differ, in votes."""
    titles = ("Heure", "Présents", "Pouvoirs", "Quorum", "Pour", "Contre", "Abst.", "Ne vote pas", "Résultat")
    grid = sheet.table((1.7, 1.7, 1.7, 1.7, 1.6, 1.6, 1.6, 2.0, 3.9), style="Tableau")
    centred(grid.row(*titles, style="En-tête de tableau"))
    grid.row(height=HAND)
    with grid.when("ponderee"):
        centred(grid.row("", "", "", "en voix", height=HAND)[3:4])
    sheet.p(
        "Interventions (qui, quoi), amendements (auteur, texte, pour, contre) ; déports, contre, abstentions (n° de "
        "siège) ; autre président ; scrutin public ou secret (demandé par, bulletins, blancs, nuls, scrutateurs) ; "
        "point retiré ou reporté :",
        "Précision",
    )
    sheet.p("", "Corps").paragraph_format.space_before = Pt(16)


def _grids(sheet: Sheet) -> None:
    with sheet.when("grilles"):
        sheet.p("5. Voix par siège", "Titre 2")
        sheet.p(
            "Dans chaque colonne, un vote : P pour, C contre, A abstention, – ne vote pas ; × : ce point ne concerne "
            "pas ce siège. Un vote unanime ne demande pas de colonne. Écrivez les voix, non les "
            "têtes, sous chaque collège, puis leur total.",
            "Précision",
        ).paragraph_format.keep_with_next = True
    with sheet.each("grille", "grilles"):
        with sheet.when("grille.sans_numero"):
            note = sheet.p("Écrivez en haut de chaque colonne le n° du point.", "Précision")
            note.paragraph_format.keep_with_next = True
        grid = sheet.table((0.9, 4.3, 1.3, *[1.15] * VOTES), style="Tableau")
        _columns(grid, ("N°", "Point", "Voix"), "grille.points", "En-tête de tableau")
        with grid.each("college", "grille.colleges"):
            grid.band("{{ college.nom }}")
            with grid.each("ligne", "college.lignes"):
                _columns(grid, ("{{ ligne.rang }}", "{{ ligne.nom }}", "{{ ligne.poids }}"), "ligne.cases")
            for sense in ("pour", "contre", "abstention"):
                grid.row("", f"**Voix {sense}**", height=0.7)
        grid.band("Total")
        for sense in ("pour", "contre", "abstention"):
            grid.row("", f"**Total {sense}**", height=HAND)
        sheet.p("", "Corps")


def _columns(grid: Grid, said: tuple[str, str, str], cases: str, style: str = "Texte de tableau") -> None:
    """The columns of the votes, after the number, the name and the votes of a seat."""
    signs = [f"{{{{ {cases}.c{rank} }}}}" for rank in range(1, VOTES + 1)]
    cells = grid.row(*said, *signs, style=style, header=style == "En-tête de tableau", height=0.65)
    centred((cells[0], *cells[2:]))
    cells[1].vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _elections(sheet: Sheet) -> None:
    """Three rounds of each election, each frame whole on its page."""
    with sheet.when("elections"):
        sheet.p("{% if grilles %}6{% else %}5{% endif %}. Élections, tour par tour", "Titre 2")
        sheet.p(
            "Scrutin secret. Élu aux deux premiers tours à la majorité absolue des suffrages exprimés (plus de la "
            "moitié) ; au troisième, à la majorité relative ; à égalité, le plus âgé est élu. Un seul candidat par "
            "poste, ou une seule liste : il est proclamé élu sans scrutin, lecture en étant donnée.",
            "Précision",
        ).paragraph_format.keep_with_next = True
        frames = sheet.table((WIDTH,), style="Tableau", titled=False)
        with frames.each("point", "points"), frames.when("point.election"):
            (cell,) = frames.row("**{{ point.rang }}.** **{{ point.objet }}**")
            with sheet.inside_after(cell):
                _rounds(sheet)
        (cell,) = frames.row(f"Autre poste, point {DOTS[:4]} : {DOTS * 2}")  # each post has its own ballot (L2122-7)
        with sheet.inside_after(cell):
            _rounds(sheet)


def _rounds(sheet: Sheet) -> None:
    sheet.p("Présents : ………   Pouvoirs : ………   Quorum : ………   Postes à pourvoir : ………", "Corps")
    sheet.p(f"Scrutateurs : {DOTS * 2}", "Corps")
    grid = sheet.table((6.7, 3.6, 3.6, 3.6), style="Tableau")
    centred(grid.row("", "1er tour", "2e tour", "3e tour", style="En-tête de tableau"))
    for label in (
        "Heure", "Votants", "Bulletins dans l’urne", "Blancs", "Nuls", "Exprimés (urne – blancs – nuls)",
        "Majorité absolue",
    ):  # fmt: skip
        cells = grid.row(label, height=0.6)
        if label == "Majorité absolue":
            cells[3].paragraphs[0].text = "relative"
            centred(cells[3:])
    grid.row("**Candidats ou listes**", "**Voix**", "**Voix**", "**Voix**")
    with grid.each("ligne", "lignes_candidats"):
        grid.row("{{ ligne }}", height=HAND)
    sheet.p(f"Élu(s) : {DOTS * 2}   au tour : ………   par l’âge : ………", "Corps")
    sheet.p("", "Fin")


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
    with sheet.each("repere", "reperes"):
        sheet.p("{{ repere }}", "Puce")
    sheet.p("Votes", "Titre 2")
    grid = sheet.table((0.9, 6.9, 1.3, 1.4, 1.4, 4.1), style="Tableau")
    grid.row("N°", "Objet", "Pour", "Contre", "Abst.", "Résultat", style="En-tête de tableau", header=True)
    with grid.each("ligne", "votes"):
        cells = grid.row(
            "{{ ligne.rang }}", "{{ ligne.objet }}", "{{ ligne.pour }}", "{{ ligne.contre }}",
            "{{ ligne.abstentions }}", "{{ ligne.resultat }}",
        )  # fmt: skip
        centred((cells[0], *cells[2:5]))
        for cell in (cells[1], cells[5]):  # in line with the figures, where a subject takes two lines
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    end(sheet)
    return sheet.data()


def _cases(grid: Grid, name: str, cases: str, style: str) -> None:
    header = style == "En-tête de tableau"
    signs = [f"{{{{ {cases}.c{rank} }}}}" for rank in range(1, ACROSS + 1)]
    centred(grid.row(name, *signs, style=style, header=header)[1:])
