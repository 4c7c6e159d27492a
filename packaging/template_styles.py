"""The look of the shipped Word templates: their styles, lists and settings, written as WordprocessingML.

Every style is ours and bears the French name a secretary meets in Word's style gallery. Calibri is on every Windows
and its metrics are those of the free Carlito.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Calibri"
INK = "1F3550"  # headings and rules; black on a black and white printer
GREY = "5A6472"
RULE = "9AA5B1"
SHADE = "EEF1F5"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

BULLETS, NUMBERS, CLAUSES = 1, 2, 3  # w:numId of the lists below


@dataclass(frozen=True)
class Style:
    """One style: its French name, what it is based on, and its paragraph and run properties as XML."""

    name: str
    id: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    following: str = ""
    outline: bool = False

    def xml(self) -> str:
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"{"" if self.outline else CUSTOM}>'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{self.based}"/>{following}<w:qFormat/>'
            f"<w:pPr>{self.paragraph}</w:pPr><w:rPr>{self.run}</w:rPr></w:style>"
        )


CUSTOM = ' w:customStyle="1"'


def space(before: float = 0, after: float = 0, line: float = 0) -> str:
    """Space around a paragraph in points; `line` as a multiple."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: float = 0, hanging: float = 0, right: float = 0) -> str:
    """Indents in centimetres."""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ""
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{hang}/>'


def twips(centimetres: float) -> int:
    return round(centimetres * 567)


def align(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def rule(*sides: str, color: str = RULE, size: int = 4, gap: int = 4) -> str:
    """Rules along a paragraph; sizes in eighths of a point."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{gap}" w:color="{color}"/>'
        for side in ("top", "left", "bottom", "right")
        if side in sides
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def tabs(*stops: tuple[str, float]) -> str:
    """Tab stops: (left, center, right) and centimetres."""
    made = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in stops)
    return f"<w:tabs>{made}</w:tabs>"


def font(
    size: float = 0, *, bold: bool = False, italic: bool = False, color: str = "", caps: str = "", spread: float = 0
) -> str:
    """Run properties, in Word's order; `caps` is « caps » or « smallCaps »."""
    parts = [
        "<w:b/>" if bold else "",
        "<w:i/>" if italic else "",
        f"<w:{caps}/>" if caps else "",
        f'<w:color w:val="{color}"/>' if color else "",
        f'<w:spacing w:val="{round(spread * 20)}"/>' if spread else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
    ]
    return "".join(parts)


KEEP = "<w:keepNext/><w:keepLines/>"
LINES = "<w:keepLines/>"


def level(depth: int) -> str:
    return f'<w:outlineLvl w:val="{depth}"/>'


def character_xml(name: str, identifier: str, run: str) -> str:
    """A style for words inside a paragraph."""
    return (
        f'<w:style w:type="character" w:styleId="{identifier}"{CUSTOM}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Policepardefaut"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


def numbered(number: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


STYLES = (
    Style(
        "Title", "Titre",
        KEEP + space(4, 1) + align("center"),
        font(15, bold=True, color=INK, caps="caps", spread=0.6),
        outline=True,
    ),
    Style(
        "heading 1", "Titre1",
        KEEP + rule("bottom", color=INK, size=8, gap=5) + space(1, 6) + align("center") + level(0),
        font(14, bold=True),
        following="Corps",
        outline=True,
    ),
    Style(
        "heading 2", "Titre2",
        KEEP + rule("bottom") + tabs(("right", 16)) + space(8, 4) + level(1),
        font(11.5, bold=True, color=INK, caps="smallCaps", spread=0.5),
        following="Corps",
        outline=True,
    ),
    Style(
        "heading 3", "Titre3",
        KEEP + space(10, 4) + level(2),
        font(12, bold=True, color=INK),
        following="Corps",
        outline=True,
    ),
    Style("header", "Entete", tabs(("right", 16)), font(8.5, color=GREY), outline=True),
    Style("footer", "Pied", rule("top", gap=5) + tabs(("right", 16)), font(8.5, color=GREY), outline=True),
    Style("Identité", "Identite", space(0, 1), font(13, bold=True, color=INK)),
    Style("Adresse", "Adresse", "", font(9, color=GREY)),
    Style("Logo", "Logo", align("right")),
    Style("Filet", "Filet", rule("bottom", color=INK, size=8, gap=1) + space(0, 0, 0.3), font(2)),
    Style("République", "Republique", space(4, 0) + align("center"), font(10, color=GREY, caps="smallCaps", spread=2)),
    Style("Séance", "Seance", KEEP + space(0, 6) + align("center"), font(11.5, color=GREY)),
    Style(
        "Numéro d’acte", "NumeroActe",
        KEEP + rule("top", color=INK, size=8, gap=5) + space(4, 0) + align("center"),
        font(12, bold=True, color=INK),
    ),
    Style(
        "Objet du rapport", "ObjetRapport",
        KEEP + rule("top", "bottom", color=INK, size=8, gap=5) + space(4, 10) + align("center"),
        font(14, bold=True),
    ),
    Style("Identifiant", "Identifiant", KEEP + space(0, 8) + align("center"), font(9.5, color=GREY)),
    Style("Corps", "Corps", space(0, 4, 1.03) + align("both")),
    Style("Exposé", "Expose", "", based="Corps"),
    Style("Intertitre", "Intertitre", KEEP + space(6, 3), font(11, bold=True, color=INK), following="Expose"),
    Style("Puce", "Puce", numbered(BULLETS, 0) + space(0, 2, 1.05) + align("both")),
    Style("Puce 2", "Puce2", numbered(BULLETS, 1) + space(0, 2, 1.05) + align("both")),
    Style("Numéro", "Numero", numbered(NUMBERS, 0) + space(0, 2, 1.05) + align("both")),
    Style("Numéro 2", "Numero2", numbered(NUMBERS, 1) + space(0, 2, 1.05) + align("both")),
    Style("Présence", "Presence", KEEP + space(3, 1), font(bold=True, color=INK)),
    Style("Personnes", "Personnes", LINES + space(0, 1) + indent(0.6)),
    Style("Personne", "Personne", "<w:keepLines/>" + space(0, 1) + indent(0.6), font(10.5)),
    Style("Représentation", "Representation", LINES + space(3, 2)),
    Style("Entre-deux", "EntreDeux", "<w:keepNext/>" + space(0, 0) + "", font(5)),
    Style("Quorum", "Quorum", space(3, 4), font(10.5, italic=True)),
    Style("Quorum signé", "QuorumSigne", KEEP, based="Quorum"),
    Style("Renvoi", "Renvoi", KEEP, based="Corps"),
    Style("Présidence de point", "PresidencePoint", KEEP + space(0, 4, 1.03) + align("both")),
    Style("Effectif de point", "EffectifPoint", KEEP + space(3, 4), font(10.5, italic=True)),
    Style("Présentation", "Presentation", KEEP + space(0, 3)),
    Style("Élection", "Election", LINES + space(4, 4)),
    Style("Noms", "Noms", KEEP + space(0, 3) + align("both"), font(10)),
    Style("Annexe", "Annexe", KEEP + space(6, 4) + align("both"), font(10)),
    Style("Signataire de lettre", "SignataireLettre", space(34, 0), based="Signataire"),
    Style("Annexe de point", "AnnexePoint", LINES + space(4, 4) + align("both"), font(10)),
    Style("Signataire", "Signataire", KEEP + space(30, 0) + align("center"), font(bold=True)),
    Style("Visa", "Visa", LINES + space(3, 3, 1.05) + indent(0.6, 0.6) + align("both")),
    Style("Décision", "Decision", KEEP + space(8, 4), font(12)),
    Style("Clause", "Clause", LINES + numbered(CLAUSES, 0) + space(0, 4, 1.05) + align("both")),
    Style("Clause suivie", "ClauseSuivie", "<w:keepNext/>", based="Clause"),
    Style("Sous-clause", "SousClause", LINES + numbered(CLAUSES, 1) + space(0, 3, 1.05) + align("both")),
    Style("Sous-clause suivie", "SousClauseSuivie", "<w:keepNext/>", based="SousClause"),
    Style("Article suivi", "ArticleSuivi", "<w:keepNext/>", based="Article"),
    Style("Article", "Article", LINES + space(0, 6, 1.05) + align("both")),
    Style("Vote", "Vote", KEEP + space(4, 3)),
    Style("Vote de point", "VotePoint", LINES + space(4, 3)),
    Style("Noms de point", "NomsPoint", LINES + space(0, 3) + align("both"), font(10)),
    Style("Clôture", "Cloture", KEEP + space(5, 5)),
    Style("Fin", "Fin", '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>', font(1)),
    Style("Signature", "Signature", KEEP + space(0, 0) + align("center")),
    Style("Mention", "Mention", LINES + space(0, 0) + align("both"), font(8.5, color=GREY)),
    Style("Certificat", "Certificat", LINES + rule("top", gap=6) + space(10, 5) + align("both"), font(9.5)),
    Style("Texte de tableau", "TexteTableau", space(1.5, 1.5), font(10)),
    Style("Texte de tableau lié", "TexteTableauLie", "<w:keepNext/>" + space(1.5, 1.5), font(10)),
    Style("En-tête de tableau", "EnteteTableau", "<w:keepNext/>" + space(2, 2), font(9.5, bold=True, color=INK)),
    Style("Chiffre", "Chiffre", "<w:keepNext/>" + space(1, 0) + align("center"), font(14, bold=True, color=INK)),
    Style("Légende", "Legende", "<w:keepNext/>" + space(1, 1) + align("center"), font(9, color=GREY)),
    Style("Bande", "Bande", "<w:keepNext/>" + space(2, 2), font(10, bold=True, color=INK)),
    Style("Précision", "Precision", space(0, 1), font(8.5, color=GREY)),
    Style("Centré", "Centre", KEEP + space(0, 6) + align("center")),
    Style("Affichage", "Affichage", KEEP + space(10, 6), font(10)),
    Style("Point", "Point", LINES + tabs(("left", 1.1)) + space(0, 4, 1.05) + indent(1.1, 0.8)),
    Style(
        "Titre de point", "TitrePoint",
        KEEP + rule("bottom") + tabs(("left", 0.8)) + space(14, 5) + indent(0.8, 0.8) + level(1),
        font(12, bold=True, color=INK),
        following="Corps",
    ),
    Style(
        "Mouvement", "Mouvement",
        KEEP + rule("left", size=12, gap=6) + space(4, 4) + indent(0.3),
        font(10.5, italic=True),
    ),
    Style("Débat", "Debat", space(0, 4, 1.05) + align("both")),
    Style("Proposition", "Proposition", KEEP + space(6, 4), font(bold=True)),
    Style("Rapporteur", "Rapporteur", KEEP + space(0, 4), font(10, italic=True, color=GREY)),
    Style("Premier destinataire", "Destinataire1", space(18, 0), based="Destinataire"),
    Style("Destinataire", "Destinataire", KEEP + indent(9)),
    Style("Lieu et date", "LieuDate", KEEP + space(12, 6) + indent(9)),
    Style("Objet", "Objet", KEEP + space(2, 8)),
    Style(
        "Titre 1 de lettre", "TitreLettre",
        KEEP + rule("bottom") + space(8, 6) + level(0),
        font(12, bold=True, color=INK),
    ),
    Style("Pièces jointes", "PiecesJointes", LINES + space(4, 4) + align("both"), font(10)),
    Style("Fin de lettre", "FinLettre", KEEP + space(0, 5, 1.03) + align("both")),
    Style("Rendez-vous", "RendezVous", LINES + space(4, 10) + align("center"), font(12)),
    Style("Formulaire", "Formulaire", LINES + space(0, 12, 1.3) + align("both")),
    Style("Règle", "Regle", LINES + space(2, 0), font(9, color=GREY)),
    Style(
        "Découpe", "Decoupe",
        KEEP + rule("top", gap=6).replace("single", "dashed") + space(12, 3) + align("center"),
        font(9, color=GREY),
    ),
    Style("Titre de registre", "TitreRegistre", space(190, 14) + align("center"), font(24, bold=True, color=INK)),
    Style("Année de registre", "AnneeRegistre", space(0, 120) + align("center"), font(18, color=GREY)),
    Style("Ouverture de registre", "OuvertureRegistre", space(0, 20, 1.1) + align("both")),
    Style("Feuillet", "Feuillet", "<w:pageBreakBefore/>", based="Titre1", following="Corps"),
    Style("Fin de séance", "FinSeance", space(0, 0), font(2)),
    Style("Coupon", "Coupon", KEEP + space(0, 6)),
    Style("Coupon final", "CouponFinal", LINES + space(0, 0)),
)  # fmt: skip


IN_TITLE = character_xml(
    "Rapporteur en titre", "RapporteurTitre",
    f'<w:b w:val="0"/><w:i/><w:smallCaps w:val="0"/><w:color w:val="{GREY}"/><w:spacing w:val="0"/>'
    '<w:sz w:val="20"/><w:szCs w:val="20"/>',
)  # fmt: skip


def styles_xml() -> str:
    """The whole styles part."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f"{language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{space()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="Policepardefaut">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableauNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="Aucuneliste"><w:name w:val="No List"/>'
        f"<w:semiHidden/></w:style>{_table_style()}{''.join(style.xml() for style in STYLES)}{IN_TITLE}</w:styles>"
    )


def _table_style() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:styleId="Tableau"{CUSTOM}><w:name w:val="Tableau"/>'
        '<w:basedOn w:val="TableauNormal"/><w:qFormat/><w:tblPr>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{font(bold=True, color=INK)}</w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def numbering_xml() -> str:
    """The lists: bullets, numbers, clauses of an operative part."""
    lists = {
        BULLETS: (("Puce", "bullet", "•", 0.9), ("Puce2", "bullet", "–", 1.5)),
        NUMBERS: (("Numero", "decimal", "%1.", 0.9), ("Numero2", "lowerLetter", "%2)", 1.6)),
        CLAUSES: (("Clause", "bullet", "–", 0.7), ("SousClause", "bullet", "•", 1.3)),
    }
    definitions = "".join(_list(number, levels) for number, levels in lists.items())
    uses = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in lists)
    return f'<w:numbering xmlns:w="{W}">{definitions}{uses}</w:numbering>'


def _list(number: int, levels: tuple[tuple[str, str, str, float], ...]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent(left, 0.5 if depth == 0 else 0.55)}</w:pPr>'
        f"<w:rPr>{font(color=INK)}</w:rPr></w:lvl>"
        for depth, (style, kind, text, left) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{made}</w:abstractNum>'


def settings_xml() -> str:
    """Word 2013 and later, French, no theme."""
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:autoHyphenation w:val="false"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )
