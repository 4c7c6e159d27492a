"""What the model says: its columns with their explanations, its example rows, its choices, its instructions."""

from __future__ import annotations

from datetime import date

from syndic_desktop.exchange.rosters.columns import Column, Field

Explained = tuple[Column, float, str]
SHEET: tuple[Explained, ...] = (
    (Column(Field.REMARK), 12, "Pour vous. Une ligne dont la remarque commence par « Exemple » n’est pas lue."),
    (Column(Field.COLLEGE), 26, "Nom du collège, le même sur toutes ses lignes ; s’il est seul, « Délégués »."),
    (Column(Field.ARTICLE), 11, "Pour écrire « du Département » : le, la, les ou l’. Une fois par collège suffit."),
    (Column(Field.MEMBER), 30, "La collectivité ou l’organisme que représente le délégué."),
    (Column(Field.CIVILITY), 9, "« M. » ou « Mme »."),
    (Column(Field.FIRST_NAME), 15, "Prénom du titulaire."),
    (Column(Field.LAST_NAME), 18, "Nom du titulaire, comme il doit paraître sur les actes."),
    (Column(Field.ROLE), 20, "« Président », « 1er Vice-Président »… La date « Du » est alors nécessaire."),
    (Column(Field.EMAIL), 28, "Une seule adresse : la convocation y est envoyée."),
    (Column(Field.PHONE), 16, "Facultatif."),
    (Column(Field.ADDRESS), 32, "Facultatif. Plusieurs lignes avec Alt+Entrée, ou séparées par « ; »."),
    (Column(Field.CIVILITY, 1), 10, "Suppléant attaché à ce siège, s’il y en a un : « M. » ou « Mme »."),
    (Column(Field.FIRST_NAME, 1), 15, "Prénom du suppléant. Pour un second, « Suppléant 2 prénom », etc."),
    (Column(Field.LAST_NAME, 1), 18, "Nom du suppléant."),
    (Column(Field.EMAIL, 1), 28, "Courriel du suppléant."),
    (Column(Field.WEIGHT), 8, "Nombre de voix du siège : 1 si rien n’est écrit, ou une fraction comme 3/2."),
    (Column(Field.SINCE), 12, "Début du mandat : 01/02/2026."),
    (Column(Field.UNTIL), 12, "Fin du mandat, si elle est connue."),
    (Column(Field.VACANT), 12, "« oui » : hors exercice. « à désigner » : en exercice, sans titulaire encore connu."),
)  # fmt: skip

EXAMPLES: tuple[dict[Column, str | date], ...] = (
    {
        Column(Field.REMARK): "Exemple", Column(Field.COLLEGE): "Communautés de communes", Column(Field.ARTICLE): "les",
        Column(Field.MEMBER): "Communauté de communes du Val d’Ambre", Column(Field.CIVILITY): "Mme",
        Column(Field.FIRST_NAME): "Jeanne", Column(Field.LAST_NAME): "EXEMPLE", Column(Field.ROLE): "Président",
        Column(Field.EMAIL): "jeanne@exemple.fr", Column(Field.PHONE): "05 00 00 00 00",
        Column(Field.ADDRESS): "1 place de la Mairie ; 00000 EXEMPLE", Column(Field.CIVILITY, 1): "M.",
        Column(Field.FIRST_NAME, 1): "Paul", Column(Field.LAST_NAME, 1): "MODÈLE",
        Column(Field.EMAIL, 1): "paul@exemple.fr", Column(Field.WEIGHT): "3/2", Column(Field.SINCE): date(2026, 4, 1),
    },
    {
        Column(Field.REMARK): "Exemple", Column(Field.COLLEGE): "Communautés de communes",
        Column(Field.MEMBER): "Communauté de communes du Val d’Ambre", Column(Field.WEIGHT): "1",
        Column(Field.SINCE): date(2026, 4, 1), Column(Field.VACANT): "oui",
    },
)  # fmt: skip

CHOICES = {Field.CIVILITY: "M.,Mme", Field.ARTICLE: "le,la,les,l’", Field.VACANT: "oui,à désigner"}

GUIDE = (
    "Remplissez la feuille « Assemblée » : une ligne par siège, dans l’ordre protocolaire.",
    "Les colonnes au titre foncé sont nécessaires, les autres facultatives ; leur ordre n’a pas d’importance.",
    "Ne fusionnez pas de cellules et ne changez pas les titres. Les lignes vides sont sautées.",
    "Effacez les deux lignes d’exemple, ou laissez-les : elles ne sont pas lues.",
    "Pour changer de titulaire, écrivez la date « Au » sur sa ligne et ajoutez-en une avec la nouvelle date « Du ».",
    "À la lecture, chaque faute est dite avec sa cellule ; rien n’est repris tant qu’il en reste une.",
    "Relire une liste complète ce qui est connu : les personnes sont reconnues à leur nom, et rien n’est effacé.",
)
