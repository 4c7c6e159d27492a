"""The passages that several templates share: who was there, what it rests on, what is decided, who signs."""

from __future__ import annotations

from template_sheets import Sheet, centred

WORDS = ("Vu", "Considérant", "Entendu")
CAPITALS = ("VU", "CONSIDÉRANT", "ENTENDU")
FOOT = "{{ syndicat.nom }} – {{ instance.nom }} du {{ seance.date_longue }}"


def opening(sheet: Sheet) -> None:
    """« L’an deux mille dix-neuf, le 1er février, le comité syndical … s’est réuni … »."""
    sheet.p(
        "{{ seance.ouverture }}{% if seance.heure %} à {{ seance.heure }}{% endif %}, {{ instance.le }} "
        "{{ syndicat.du }}, {{ seance.convoque }}, {{ seance.reuni }}"
        "{% if point.presidence %}, {{ point.presidence }}{% endif %}."
    )


def attendance_by_college(sheet: Sheet) -> None:
    """Present members college by college, deputies and proxies in sentences, then who is missing."""
    with sheet.when("presence.titre_presents"):
        sheet.p("{{ presence.titre_presents }} :", "Présence")
    with sheet.each("groupe", "presence.presents"):
        sheet.p("{{ groupe.phrase }}", "Personnes")
    with sheet.each("phrase", "presence.suppleances"):
        sheet.p("{{ phrase }}", "Représentation")
    with sheet.when("presence.pouvoirs"):
        sheet.p("{{ presence.pouvoirs }}", "Représentation")
    for title, groups in (("titre_excuses", "excuses"), ("titre_absents", "absents")):
        with sheet.when(f"presence.{groups}"):
            sheet.p(f"{{{{ presence.{title} }}}} :", "Présence")
            with sheet.each("groupe", f"presence.{groups}"):
                sheet.p("{{ groupe.phrase }}", "Personnes")


def attendance_by_name(sheet: Sheet) -> None:
    """PRÉSENTS : n, REPRÉSENTÉS : n, EXCUSÉS : n, each person with the role held that day."""
    comptes, people = "presence.comptes", "presence.personnes"
    sheet.p(f"PRÉSENTS : {{{{ {comptes}.presents }}}}", "Présence")
    in_columns(sheet, f"{people}.presents_en_colonnes")
    for title, figure, name in (
        ("REPRÉSENTÉS", "pouvoirs", "representes"),
        ("EXCUSÉS", "excuses", "excuses"),
        ("ABSENTS", "absents", "absents"),
    ):
        with sheet.when(f"{comptes}.{figure}"):
            sheet.p(f"{title} : {{{{ {comptes}.{figure} }}}}", "Présence")
            with sheet.each("personne", f"{people}.{name}"):
                sheet.p("{{ personne }}", "Personne")
    sheet.p(
        f"**Membres en exercice :** {{{{ {comptes}.en_exercice }}}} – **votants :** {{{{ {comptes}.votants }}}}"
        f"{{% if {comptes}.voix %}} ({{{{ {comptes}.voix }}}}){{% endif %}}"
        "{% if seance.secretaire %} – **Secrétaire de séance :** {{ seance.secretaire }}{% endif %}",
        "Représentation",
    )
    sheet.p("{{ presence.quorum.phrase }}", "Quorum")


def in_columns(sheet: Sheet, field: str) -> None:
    """Names in two columns, each read down: a long one pushes down only those below it."""
    left, right = sheet.table((sheet.width / 2, sheet.width / 2)).row(whole=False)
    for cell, side in ((left, "gauche"), (right, "droite")):
        with sheet.inside(cell):
            with sheet.each("nom", f"{field}.{side}"):
                sheet.p("{{ nom }}", "Personne")
            with sheet.when(f"not {field}.{side}"):  # a cell always holds a paragraph
                sheet.p("", "Personne")


def attendance_in_brief(sheet: Sheet) -> None:
    """A line for each state, its label in the margin."""
    sheet.p("", "Entre-deux")
    grid = sheet.table((3.2, sheet.width - 3.2))
    comptes = "presence.comptes"
    for label, count, groups in (
        ("Présents", "presents", "presents"),
        ("Excusés", "excuses", "excuses"),
        ("Absents", "absents", "absents"),
    ):
        with grid.when(f"{comptes}.{count}"):
            name, people = grid.row(f"**{label}** ({{{{ {comptes}.{count} }}}})")
            del name
            with sheet.inside(people):
                with sheet.each("groupe", f"presence.{groups}"):
                    sheet.p("{{ groupe.phrase }}", "Texte de tableau")
                if label == "Présents":
                    with sheet.each("phrase", "presence.suppleances"):
                        sheet.p("{{ phrase }}", "Texte de tableau")
        if label == "Présents":
            with grid.when(f"{comptes}.pouvoirs"):
                grid.row(f"**Pouvoirs** ({{{{ {comptes}.pouvoirs }}}})", "{{ presence.pouvoirs }}")
    with grid.when("seance.secretaire"):
        grid.row("**Secrétaire**", "{{ seance.secretaire }}")
    grid.row("**Votants**", f"{{{{ {comptes}.votants }}}} sur {{{{ {comptes}.en_exercice }}}} membres en exercice"
             f"{{% if {comptes}.voix %}} ({{{{ {comptes}.voix }}}}){{% endif %}}")  # fmt: skip
    _quorum_below(sheet)


def figures(sheet: Sheet) -> None:
    """En exercice, présents, pouvoirs, absents, votants; and the quorum."""
    sheet.p("", "Entre-deux")
    grid = sheet.table((2.6, 4.9, 2.3, 3.1, 3.1), style="Tableau")
    comptes = "presence.comptes"
    titles = ("En exercice", "Présents", "Pouvoirs", "Absents", "Votants")
    values = ("en_exercice", "presents", "pouvoirs", "manquants", "votants")
    notes = (
        "",
        f"{{{{ {comptes}.detail }}}}",
        "",
        f"{{{{ {comptes}.detail_absents }}}}",
        f"{{{{ {comptes}.detail_votants }}}}",
    )
    centred(grid.row(*titles, style="En-tête de tableau", header=True))
    cells = grid.row(*(f"{{{{ {comptes}.{value} }}}}" for value in values), style="Chiffre")
    for cell, note in zip(cells, notes, strict=True):
        if note:
            with sheet.inside_after(cell):
                sheet.p(note, "Légende")
    _quorum_below(sheet)


def rapporteur(sheet: Sheet) -> None:
    with sheet.when("point.rapporteur"):
        sheet.p("Rapporteur : {{ point.rapporteur }}", "Rapporteur")


def _quorum_below(sheet: Sheet) -> None:
    """The quorum under a table.

    LibreOffice 7 lets go of the title that follows unless a paragraph, even this small, parts the two.
    """
    sheet.p("", "Fin")
    sheet.p("{{ presence.quorum.phrase }}", "Quorum")


def title_of_item(sheet: Sheet, rank: str, *, number: str = "false") -> None:
    """« 3.  Objet », and below it the field of the act's number, where it has one, and who reports."""
    aside = (
        f"{{% if {number} or point.rapporteur %}}\n{{% endif %}}{{% if {number} %}}{{{{ {number} }}}}{{% endif %}}"
        f"{{% if {number} and point.rapporteur %}} – {{% endif %}}"
        "{% if point.rapporteur %}Rapporteur : {{ point.rapporteur }}{% endif %}"
    )
    sheet.title(f"{rank}.\t{{{{ point.objet }}}}", aside, "Titre de point")


def statement(sheet: Sheet, title: str = "Exposé") -> None:
    """The report, under its title."""
    with sheet.when("point.expose"):
        sheet.title(title, "{% if point.rapporteur %}\tRapporteur : {{ point.rapporteur }}{% endif %}", "Titre 2")
        sheet.rich("point.expose")
    with sheet.when("not point.expose"):
        rapporteur(sheet)


def grounds(sheet: Sheet, words: tuple[str, str, str] = WORDS) -> None:
    """« Vu … », « Considérant … », « Entendu … »."""
    for word, name in zip(words, ("visas", "considerants", "entendus"), strict=True):
        with sheet.each("ligne", f"point.{name}"):
            sheet.p(f"**{word}** {{{{ ligne }}}}", "Visa")


def before_vote(sheet: Sheet) -> None:
    """Recusals, the way the vote is held, and the rounds of an election."""
    with sheet.each("phrase", "point.deports"):
        sheet.p("{{ phrase }}")
    with sheet.when("vote.dispense"):
        sheet.p("{{ vote.dispense }}")
    with sheet.when("vote.scrutin"):
        sheet.p("{{ vote.scrutin }}")
    with sheet.each("tour", "vote.tours"):
        sheet.p("{{ tour.titre }}", "Intertitre")
        sheet.p("{{ tour.phrase }}", "Présentation")
        with sheet.each("ligne", "tour.lignes"):
            sheet.p("{{ ligne.candidat }} : {{ ligne.voix }}", "Puce")
    with sheet.each("phrase", "vote.elus"):
        sheet.p("**{{ phrase }}**", "Élection")


def decision(sheet: Sheet) -> None:
    """The line that decides and the clauses."""
    decision_line(sheet)
    clauses(sheet)


def decision_line(sheet: Sheet) -> None:
    """« Le comité syndical, après en avoir délibéré, DÉCIDE À L’UNANIMITÉ : »."""
    with sheet.when("vote.entree or vote.formule"):
        sheet.p(
            "{{ vote.entree }}{% if vote.entree and vote.formule %} {% endif %}**{{ vote.formule }}**"
            "{% if point.clauses %} :{% else %}.{% endif %}",
            "Décision",
        )


def clauses(sheet: Sheet, *, followed: str = "true") -> None:
    """The clauses, each kept with its sub-clauses; the last with the vote where one is `followed` by it."""
    text = "{% if clause.verbe %}**{{ clause.verbe }}** {% endif %}{{ clause.texte }}"
    _operative(sheet, text, "Clause", followed)


def articles(sheet: Sheet, *, followed: str = "true") -> None:
    """The clauses as articles: « Article 1er – »."""
    text = "**{{ clause.article }}** – {% if clause.verbe %}**{{ clause.verbe }}** {% endif %}{{ clause.texte }}"
    _operative(sheet, text, "Article", followed)


def _operative(sheet: Sheet, text: str, style: str, followed: str) -> None:
    with sheet.each("clause", "point.clauses"):
        sheet.tag(f"set tenue = loop.last and {followed}")
        with sheet.when("clause.sous or tenue"):
            sheet.p(text, f"{style} suivie" if style == "Clause" else f"{style} suivi")
        with sheet.when("not (clause.sous or tenue)"):
            sheet.p(text, style)
        with sheet.each("sous", "clause.sous"):
            with sheet.when("loop.last and tenue"):
                sheet.p("{{ sous }}", "Sous-clause suivie")
            with sheet.when("not (loop.last and tenue)"):
                sheet.p("{{ sous }}", "Sous-clause")


def result(sheet: Sheet) -> None:
    """The vote told with its figures, by college where the body votes so, by name where the ballot is public."""
    with sheet.when("vote.phrase"):
        sheet.p("{{ vote.phrase }}", "Vote")
    with sheet.when("vote.par_college"):
        votes_by_college(sheet)
    names_of_voters(sheet)


def result_of_item(sheet: Sheet) -> None:
    """The same inside minutes: nothing of it is held to the title of the next item."""
    with sheet.when("vote.phrase and (vote.par_college or vote.noms)"):
        sheet.p("{{ vote.phrase }}", "Vote")
    with sheet.when("vote.phrase and not (vote.par_college or vote.noms)"):
        sheet.p("{{ vote.phrase }}", "Vote de point")
    with sheet.when("vote.par_college"):
        votes_by_college(sheet, total="Texte de tableau")
    names_of_voters(sheet, "Noms de point")


def names_of_voters(sheet: Sheet, style: str = "Noms") -> None:
    with sheet.each("groupe", "vote.noms"):
        sheet.p("{{ groupe.sens }} : {{ groupe.noms }}", style)


def votes_by_college(sheet: Sheet, *, total: str = "Texte de tableau lié") -> None:
    """Votes for, against and abstentions, a row a college, and their sum."""
    columns = ("nom", "pour", "contre", "abstentions", "ne_prennent_pas_part")
    widths = (sheet.width - 9.6, 2.4, 2.4, 2.4, 2.4)
    grid = sheet.table(widths, style="Tableau")
    titles = ("Collège", "Pour", "Contre", "Abstention", "Ne prennent pas part")
    centred(grid.row(*titles, style="En-tête de tableau", header=True)[1:])
    with grid.each("ligne", "vote.lignes"):
        centred(grid.row(*(f"{{{{ ligne.{name} }}}}" for name in columns), style="Texte de tableau lié")[1:])
    centred(grid.row(*(f"**{{{{ vote.total.{name} }}}}**" for name in columns), style=total)[1:])
    sheet.p("", "Entre-deux")


def annexes(sheet: Sheet) -> None:
    with sheet.when("point.annexes"):
        sheet.p("{{ point.annexes_phrase }}", "Annexe")


def signature(sheet: Sheet, *, secretary: bool = True) -> None:
    """Place and date, the secretary on the left where one was named, the president on the right; never alone.

    The certificate is a row of the same table: it never stands without the signature above it.
    """
    grid = sheet.table((sheet.width / 2, sheet.width / 2))
    left, right = grid.row()
    with sheet.inside(left):
        sheet.p("", "Signature")
        if secretary:
            with sheet.when("signataires.secretaire"):
                sheet.p("{{ signataires.secretaire.titre }},", "Signature")
                sheet.p("{{ signataires.secretaire.nom }}", "Signataire")
            sheet.p("", "Signature")
    with sheet.inside(right):
        sheet.p("{{ acte.fait }}", "Signature")
        sheet.p("{{ signataires.president.titre }},", "Signature")
        sheet.p("{{ signataires.president.nom }}", "Signataire")
    with grid.when("acte.executoire or acte.formalites or acte.recours"), sheet.inside(grid.across()):
        certificate(sheet)
    end(sheet)


def certificate(sheet: Sheet) -> None:
    """The enforceable certificate, or its dates to be written in until then, and the ways to appeal."""
    with sheet.when("acte.executoire"):
        sheet.p("{{ acte.executoire }}", "Certificat")
    with sheet.when("acte.formalites"):
        sheet.p("{{ acte.formalites }}", "Certificat")
    with sheet.when("acte.recours"):
        sheet.p("{{ acte.recours }}", "Mention")


def grounds_of_order(sheet: Sheet) -> None:
    """On what an order or a delegated decision rests, who decides, what: in articles."""
    with sheet.each("ligne", "decision.visas"):
        sheet.p("**Vu** {{ ligne }}", "Visa")
    with sheet.each("ligne", "decision.considerants"):
        sheet.p("**Considérant** {{ ligne }}", "Visa")
    sheet.p("{{ decision.auteur }} **{{ decision.verbe }}** :", "Décision")
    with sheet.each("article", "decision.articles"):
        sheet.p("**{{ article.rang }}** – {{ article.texte }}", "Article")


def end(sheet: Sheet) -> None:
    """What Word wants after a last table, so small that it never makes a page."""
    sheet.p("", "Fin")
