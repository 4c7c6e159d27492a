"""What is kept of a session: roll, minutes, record of a lack of quorum, decision list, closing sheet."""

from __future__ import annotations

from docx.enum.table import WD_ALIGN_VERTICAL
from template_blocks import (
    FOOT,
    WORDS,
    attendance_by_college,
    attendance_by_name,
    before_vote,
    clauses,
    decision_line,
    end,
    figures,
    grounds,
    in_columns,
    result_of_item,
    title_of_item,
)
from template_sheets import Sheet, centred


def roll() -> bytes:
    """A line for each seat with a box to sign in, college by college."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tFeuille de présence", FOOT)
    _title(sheet, "Feuille de présence", with_place=True)
    sheet.p("Membres en exercice : **{{ en_exercice }}** – quorum : **{{ quorum }}**", "Centré")
    grid = sheet.table((0.9, 4.6, 3.1, 3.8, 3.6), style="Tableau")
    titles = ("N°", "Délégué titulaire", "Suppléants", "Pouvoir donné à, observations", "Signature")
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    with grid.each("college", "colleges"):
        grid.band("{{ college.nom }}")
        with grid.each("ligne", "college.lignes"):
            cells = grid.row(
                "{{ ligne.rang }}", "**{{ ligne.titulaire }}**", "{{ ligne.suppleants }}", "{{ ligne.situation }}",
                height=0.84,
            )  # fmt: skip
            with sheet.inside_after(cells[1]), sheet.when("ligne.precision"):
                sheet.p("{{ ligne.precision }}", "Précision")
            centred(cells[:1])
            for cell in cells[1:]:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    with sheet.when("presence"):
        sheet.p("{{ decompte }} {{ presence.quorum.phrase }}", "Quorum signé")
    with sheet.when("not presence"):
        sheet.p("Présents : …………     Pouvoirs : …………     Votants : …………", "Quorum signé")
    signatures(sheet)
    return sheet.data()


def minutes(*, by_name: bool = False, words: tuple[str, str, str] = WORDS) -> bytes:
    """The minutes, with their eight contents (L2121-15); who was there by college, or by name.

    `words` open what a decision rests on, as in the extracts of the same set.
    """
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tProcès-verbal", FOOT)
    _title(sheet, "Procès-verbal de la séance\n{{ instance.du }}")
    _opening(sheet)
    if by_name:
        attendance_by_name(sheet)
    else:
        attendance_by_college(sheet)
        figures(sheet)
    with sheet.each("phrase", "ouverture"):
        sheet.p("{{ phrase }}")
    sheet.p("Ordre du jour", "Titre 2")
    with sheet.each("point", "ordre_du_jour"):
        sheet.p("{{ point.rang }}.\t{{ point.objet }}", "Point")
    with sheet.each("point", "points"):
        sheet.tag("set vote = point.vote")
        _item(sheet, words)
    sheet.p("Clôture de la séance", "Titre 2")
    sheet.p("{{ levee }}", "Clôture")
    with sheet.when("corrections"):
        sheet.p("Rectifications demandées :", "Présence")
        with sheet.each("phrase", "corrections"):
            sheet.p("{{ phrase }}", "Puce")
    with sheet.when("arrete"):
        sheet.p("{{ arrete }}", "Clôture")
    signatures(sheet)
    return sheet.data()


def shortfall() -> bytes:
    """The record that too few came: nothing could be decided, the body is convened again."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tProcès-verbal de carence", FOOT)
    _title(sheet, "Procès-verbal de carence")
    _opening(sheet)
    with sheet.when("depuis"):
        sheet.p("{{ depuis }}")
    attendance_by_college(sheet)
    figures(sheet)
    sheet.p("{{ instance.sujet }} n’a donc pu valablement délibérer sur {{ renvoi.objet }} :")
    with sheet.each("point", "ordre_du_jour"):
        sheet.p("{{ point.rang }}.\t{{ point.objet }}", "Point")
    sheet.p(
        "{{ renvoi.phrase }} à une nouvelle réunion, qui se tiendra {{ renvoi.reunion }}, à {{ delai }} au moins "
        "d’intervalle ; {{ instance.le }} pourra alors délibérer sans condition de quorum. La nouvelle convocation "
        "est adressée aux membres {{ renvoi.convocation }}.",
        "Renvoi",
    )
    signatures(sheet)
    return sheet.data()


def decision_list() -> bytes:
    """Number, subject and result of what was examined, to display and put online within a week (L2121-25)."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tListe des délibérations", FOOT)
    _title(sheet, "Liste des délibérations\nexaminées par {{ instance.le }}", with_place=True)
    with sheet.when("deliberations"):
        grid = sheet.table((3.0, 8.6, 4.4), style="Tableau")
        grid.row("Numéro", "Objet", "Résultat", style="En-tête de tableau", header=True)
        with grid.each("ligne", "deliberations"):
            grid.row("{{ ligne.numero }}", "{{ ligne.objet }}", "{{ ligne.resultat }}")
    with sheet.when("not deliberations"):
        sheet.p("Aucune délibération n’a été examinée.")
    sheet.p("Liste affichée au siège et publiée sur le site internet le : {{ publiee_le }}", "Affichage")
    signatures(sheet, secretary=False)
    return sheet.data()


def closing_sheet() -> bytes:
    """The sheet of the register that closes a session: numbers, members present, signatures (R2121-9)."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tRegistre des délibérations", FOOT)
    _title(sheet, "Registre des délibérations\nFeuillet de clôture")
    closing(sheet)
    return sheet.data()


def closing(sheet: Sheet, of: str = "") -> None:
    """What closes a session in the register; `of`: where its fields are (« tenue.cloture. »), at the root if empty."""
    sheet.p(
        f"La séance {{{{ instance.du }}}} {{{{ syndicat.du }}}} tenue le {{{{ seance.date_jour }}}} {{{{ {of}bilan }}}}"
    )
    with sheet.when(f"{of}deliberations"):
        grid = sheet.table((3.2, 12.8), style="Tableau")
        grid.row("Numéro", "Objet", style="En-tête de tableau", header=True)
        with grid.each("ligne", f"{of}deliberations"):
            grid.row("{{ ligne.numero }}", "{{ ligne.objet }}")
    sheet.p("Membres présents", "Titre 2")
    in_columns(sheet, f"{of}membres_en_colonnes")
    with sheet.when(f"{of}presence.pouvoirs"):
        sheet.p(f"{{{{ {of}presence.pouvoirs }}}}", "Représentation")
    sheet.p("Le présent feuillet clôt la séance du {{ seance.date_longue }}.", "Clôture")
    signatures(sheet)


def signature_folder() -> bytes:
    """The first page of what the president signs: the list of the acts, and how to bring them back."""
    sheet = Sheet()
    sheet.letterhead()
    foot = FOOT.removeprefix("{{ syndicat.nom }}")
    sheet.running(
        "{{ syndicat.nom }}\tParapheur",
        f"{{{{ syndicat.nom }}}}{{% if periode %}} – Parapheur{{% else %}}{foot}{{% endif %}}",
    )
    with sheet.when("periode"):
        sheet.p("République française", "République")
        sheet.p("Parapheur\ndes décisions prises par délégation", "Titre")
        sheet.p("{{ periode }}", "Séance")
    with sheet.when("not periode"):
        _title(sheet, "Parapheur\n{{ instance.du }}", with_place=True)
    sheet.p(
        "À la signature {{ signataires.president.de }} : **{{ nombre }}**, {{ total }}. Signez chaque acte à la place "
        "prévue, sur sa dernière page."
    )
    grid = sheet.table((0.9, 3.0, 8.3, 1.8, 2.0), style="Tableau")
    centred(grid.row("N°", "Numéro", "Objet", "Pages", "Signé", style="En-tête de tableau", header=True)[:1])
    with grid.each("ligne", "actes"):
        cells = grid.row("{{ ligne.rang }}", "{{ ligne.numero }}", "{{ ligne.objet }}", "{{ ligne.pages }}", "☐")
        centred([cells[0], cells[-1]])
    sheet.p(
        "Une feuille intercalaire précède chaque acte. Après signature, numérisez toute la pile dans l’ordre, "
        "avec ses intercalaires : le programme rend à chaque acte ses pages. Un acte peut aussi être numérisé seul.",
        "Précision",
    )
    with sheet.when("not periode"):
        signatures(sheet)
    with sheet.when("periode"):
        signatures(sheet, secretary=False)
    return sheet.data()


def day_count() -> bytes:
    """The proof of the delay, day by day, then the dates around the session with their sources."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tDécompte des jours francs", FOOT)
    sheet.p("République française", "République")
    sheet.p("Décompte des jours francs", "Titre")
    sheet.p("{{ instance.nom }} – séance du {{ reunion }}", "Séance")
    sheet.p("**{{ verdict }}**")
    sheet.p(
        "Ni le jour de l’envoi ni celui de la séance ne comptent ; samedis, dimanches et jours fériés comptent comme "
        "les autres."
    )
    with sheet.each("ligne", "decompte_jours"):
        sheet.p("{{ ligne }}", "Puce")
    sheet.p("Échéancier", "Titre 2")
    grid = sheet.table((4.4, 7.2, 4.4), style="Tableau")
    grid.row("Date", "Objet", "Source", style="En-tête de tableau", header=True)
    with grid.each("ligne", "echeances"):
        cells = grid.row("{{ ligne.jour }}", "{{ ligne.objet }}", "{{ ligne.source }}")
        with sheet.inside_after(cells[1]), sheet.when("ligne.remarque"):
            sheet.p("{{ ligne.remarque }}", "Précision")
    end(sheet)
    return sheet.data()


def _title(sheet: Sheet, title: str, *, with_place: bool = False) -> None:
    sheet.p("République française", "République")
    sheet.p(title, "Titre")
    place = "{% if seance.lieu %} – {{ seance.lieu }}{% endif %}" if with_place else ""
    hour = "{% if seance.heure %} à {{ seance.heure }}{% endif %}" if with_place else ""
    sheet.p(f"Séance du {{{{ seance.date_jour }}}}{hour}{place}", "Séance")


def _opening(sheet: Sheet) -> None:
    sheet.p(
        "{{ seance.ouverture }}{% if seance.heure %} à {{ seance.heure }}{% endif %}, {{ instance.le }} "
        "{{ syndicat.du }}, {{ seance.convoque }}, {{ seance.reuni }}"
        "{% if seance.sous_presidence %}, {{ seance.sous_presidence }}{% endif %}."
    )


def _item(sheet: Sheet, words: tuple[str, str, str]) -> None:
    """One item: who came or left, its report, what was said, the vote, the text."""
    with sheet.each("phrase", "point.mouvements"):
        sheet.p("{{ phrase }}", "Mouvement")
    title_of_item(sheet, "{{ point.position }}", number="point.titre")
    with sheet.when("point.presidence"):
        sheet.p("Ce point est examiné {{ point.presidence }}.", "Présidence de point")
    with sheet.when("point.effectif"):
        sheet.p("{{ point.effectif }}", "Effectif de point")
    sheet.rich("point.expose")
    with sheet.when("point.debats"):
        sheet.p("Débats", "Intertitre")
        with sheet.each("phrase", "point.debats"):
            sheet.p("{{ phrase }}", "Débat")
    with sheet.when("point.sort"):
        sheet.p("**{{ point.sort }}**")
    grounds(sheet, words)
    before_vote(sheet)
    with sheet.when("vote.formule or vote.phrase"):
        decision_line(sheet)
        clauses(sheet, followed="vote.phrase")
        result_of_item(sheet)
    with sheet.when("point.non_vote"):
        with sheet.when("point.clauses"):
            sheet.p("Texte proposé :", "Décision")
        clauses(sheet)
        sheet.p("**{{ point.non_vote }}**")
    with sheet.when("point.annexes"):
        sheet.p("{{ point.annexes_phrase }}", "Annexe de point")


def signatures(sheet: Sheet, *, secretary: bool = True) -> None:
    """The president on the right, the secretary on the left, kept with what precedes."""
    grid = sheet.table((sheet.width / 2, sheet.width / 2))
    left, right = grid.row()
    if secretary:
        with sheet.inside(left):
            sheet.p("", "Signature")
            with sheet.when("signataires.secretaire"):
                sheet.p("{{ signataires.secretaire.titre }},", "Signature")
                sheet.p("{{ signataires.secretaire.nom }}", "Signataire")
            sheet.p("", "Signature")
    with sheet.inside(right):
        sheet.p("", "Signature")
        sheet.p("{{ signataires.president.titre }},", "Signature")
        sheet.p("{{ signataires.president.nom }}", "Signataire")
    end(sheet)
