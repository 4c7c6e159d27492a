"""What is sent before a session: the notice, the proxy form, the agenda, the explanatory note."""

from __future__ import annotations

from template_blocks import FOOT, clauses, end, grounds, title_of_item
from template_sheets import Sheet

SUBJECT = "Réunion {{ instance.du }} du {{ seance.date_jour }}"
DOTS = "…" * 28
HOUR = "{{ seance.heure or '……\u00a0h\u00a0……' }}"
PLACE = "{{ seance.a_lieu or 'à\u00a0……………………………………' }}"


def notice() -> bytes:
    """The letter to one member, with the agenda; its end and the reply coupon stay together."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tConvocation", FOOT)
    _addressee(sheet)
    sheet.p("{{ lettre.fait }}", "Lieu et date")
    with sheet.when("lettre.moyen"):
        sheet.p("{{ lettre.moyen }}", "Mention")
    sheet.p(f"**Objet : convocation{{{{ lettre.modifiee }}}} – {SUBJECT[0].lower()}{SUBJECT[1:]}**", "Objet")
    sheet.p("{{ destinataire.salutation }},")
    sheet.p(
        "{{ lettre.fondement }}, j’ai l’honneur de vous convier à la réunion {{ instance.du }} {{ syndicat.du }}, "
        "qui se tiendra :"
    )
    _when_and_where(sheet)
    with sheet.when("lettre.circonstance"):
        sheet.p("{{ lettre.circonstance }}")
    sheet.p("Ordre du jour", "Titre 1 de lettre")
    _agenda(sheet)
    with sheet.when("lettre.pieces"):
        sheet.p("**{{ lettre.titre_pieces }} :** {{ lettre.pieces }}", "Pièces jointes")
    sheet.p("{{ lettre.empechement }}", "Fin de lettre")
    sheet.p(
        "Je vous prie d’agréer, {{ destinataire.salutation }}, l’expression de ma considération distinguée.",
        "Fin de lettre",
    )
    _president(sheet)
    _coupon(sheet)
    return sheet.data()


def proxy_form() -> bytes:
    """The form by which an absent member entrusts a vote."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tPouvoir", FOOT)
    sheet.p("Pouvoir", "Titre")
    sheet.p(f"{SUBJECT[0].upper()}{SUBJECT[1:]}", "Séance")
    sheet.p("Je {{ destinataire.soussigne }}, **{{ destinataire.nom }}**, {{ destinataire.delegue }},", "Formulaire")
    sheet.p("représentant : {{ destinataire.membre }},", "Formulaire")
    sheet.p(
        "{{ destinataire.empeche }} d’assister à la réunion {{ instance.du }} du {{ seance.date_jour }} "
        f"à {HOUR}, {PLACE}"
        "{% if regles.suppleant_empeche %}, {{ regles.suppleant_empeche }}{% endif %},",
        "Formulaire",
    )
    sheet.p(f"donne pouvoir à (prénom et nom) : {DOTS}", "Formulaire")
    sheet.p("de voter en mon nom sur les points inscrits à l’ordre du jour de cette réunion.", "Formulaire")
    grid = sheet.table((sheet.width / 2, sheet.width / 2))
    left, right = grid.row()
    with sheet.inside(left):
        sheet.p("Acceptation du mandataire", "Signature")
        sheet.p("(date et signature)", "Légende")
        sheet.p("", "Signataire")
    with sheet.inside(right):
        sheet.p("Fait à ……………………, le ……………………", "Signature")
        sheet.p("(mention « Bon pour pouvoir » et signature)", "Légende")
        sheet.p("", "Signataire")
    sheet.p("Le pouvoir est écrit, signé et nominatif ; il vaut pour cette seule réunion.", "Règle")
    sheet.p("Il est toujours révocable et prend fin dès que le délégué siège. {{ regles.par_mandataire }}", "Règle")
    with sheet.when("regles.college"):
        sheet.p("{{ regles.college }}", "Règle")
    return sheet.data()


def agenda() -> bytes:
    """The agenda alone, to display or to hand out."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tOrdre du jour", FOOT)
    sheet.p("République française", "République")
    sheet.p("Ordre du jour", "Titre")
    sheet.p(SUBJECT, "Séance")
    _when_and_where(sheet)
    _agenda(sheet)
    sheet.p("", "Clôture")
    _president(sheet)
    end(sheet)
    return sheet.data()


def note() -> bytes:
    """The explanatory note: what is put to the committee on each item (L2121-12)."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tNote explicative de synthèse", FOOT)
    sheet.p("République française", "République")
    sheet.p("Note explicative de synthèse", "Titre")
    sheet.p(SUBJECT, "Séance")
    with sheet.each("point", "points"):
        title_of_item(sheet, "{{ point.rang }}")
        sheet.rich("point.expose")
        grounds(sheet)
        with sheet.when("point.propose"):
            sheet.p("{{ point.propose }}", "Proposition")
            clauses(sheet)
        with sheet.when("point.annexes"):
            sheet.p("{{ point.annexes_phrase }}", "Annexe de point")
        with sheet.when("not point.expose and not point.propose"):
            sheet.p("{{ point.nature }} – sans note jointe.", "Rapporteur")
    return sheet.data()


def differences() -> bytes:
    """The difference sheet: what has changed since the notices went out, to be read beside them."""
    sheet = Sheet()
    sheet.letterhead()
    sheet.running("{{ syndicat.nom }}\tModifications de la convocation", FOOT)
    sheet.p("République française", "République")
    sheet.p("Modifications de la convocation", "Titre")
    sheet.p(SUBJECT, "Séance")
    sheet.p(
        "La convocation envoyée le {{ envoi }} est modifiée comme suit. Ce qui n’est pas repris ici est inchangé ; la "
        "convocation jointe remplace la précédente."
    )
    sheet.p("", "Entre-deux")
    grid = sheet.table((4.4, (sheet.width - 4.4) / 2, (sheet.width - 4.4) / 2), style="Tableau")
    grid.row("Ce qui change", "Convocation du {{ envoi }}", "Désormais", style="En-tête de tableau", header=True)
    with grid.each("ligne", "modifications"):
        grid.row("**{{ ligne.quoi }}**", "{{ ligne.avant }}", "{{ ligne.apres }}", style="Texte de tableau")
    sheet.p("", "Clôture")
    _president(sheet)
    return sheet.data()


def _addressee(sheet: Sheet) -> None:
    sheet.p("**{{ destinataire.formel }}**", "Premier destinataire")
    sheet.p("{{ destinataire.qualite }}", "Destinataire")
    with sheet.when("destinataire.membre"):
        sheet.p("{{ destinataire.membre }}", "Destinataire")
    with sheet.each("ligne", "destinataire.adresse"):
        sheet.p("{{ ligne }}", "Destinataire")


def _when_and_where(sheet: Sheet) -> None:
    sheet.p(
        f"**le {{{{ seance.date_jour }}}} à {HOUR}**\n{PLACE}",
        "Rendez-vous",
    )


def _agenda(sheet: Sheet) -> None:
    with sheet.each("point", "ordre_du_jour"):
        sheet.p(
            "{{ point.rang }}.\t{{ point.objet }}{% if point.nature %} ({{ point.nature|lower }}){% endif %}"
            "{% if point.rapporteur %} – {{ point.rapporteur }}{% endif %}",
            "Point",
        )


def _president(sheet: Sheet) -> None:
    grid = sheet.table((sheet.width / 2, sheet.width / 2))
    left, right = grid.row()
    with sheet.inside(left):
        sheet.p("", "Signature")
        sheet.p("", "Signature")
    with sheet.inside(right):
        sheet.p("{{ signataires.president.titre }},", "Signature")
        sheet.p("{{ signataires.president.nom }}", "Signataire de lettre")


def _coupon(sheet: Sheet) -> None:
    """What she sends back: present, replaced, represented."""
    sheet.p("Coupon-réponse à retourner au secrétariat", "Découpe")
    sheet.p(f"**{{{{ destinataire.nom }}}}** – {SUBJECT[0].lower()}{SUBJECT[1:]}", "Coupon")
    sheet.p("☐  assistera à la réunion", "Coupon")
    with sheet.when("destinataire.remplacement"):
        sheet.p(f"☐  {{{{ destinataire.remplacement }}}}{{% if destinataire.choix %}} : {DOTS}{{% endif %}}", "Coupon")
    sheet.p(f"☐  donne pouvoir (formulaire joint) à : {DOTS}", "Coupon final")
