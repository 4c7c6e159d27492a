"""What each field of the templates means, in the words of a secretary, by the record it belongs to and its name."""

from __future__ import annotations

from types import MappingProxyType

_WORDS = """
acte.executoire | le certificat « Certifié exécutoire … », une fois l’acte reçu par l’État et publié ; vide avant
acte.fait | « Fait à …, le … », le jour de la signature
acte.formalites | la transmission et la publication, ou la place de les écrire à la main
acte.identifiant | l’identifiant unique de l’acte, tel que l’accusé de réception le donne
acte.publie_le | la date de publication
acte.recours | les voies et délais de recours
acte.recu_le | la date de réception par le représentant de l’État
acte.signature_date | la date de signature en toutes lettres
acte.transmis_le | la date de transmission au représentant de l’État
acte.numero | le numéro de la délibération à signer
acte.objet | l’objet de la délibération à signer
acte.pages | combien de pages elle a : « 2 pages »
acte.rang | son rang dans le parapheur
actes | les délibérations, ou les décisions, à signer, dans l’ordre
annee | l’année du document
arrete.pied | le pied des feuillets de l’acte
arrete.repere | le signet Word de l’acte, pour les tables
arrete.repere_rang | le numéro du signet Word
arretes | les arrêtés et les décisions de l’année, par date
article.rang | « Article 1er », « Article unique »
article.texte | ce que dit l’article
arrete | la phrase qui dit que le procès-verbal a été arrêté, et quand
bilan | ce que la séance a donné : « a donné lieu à 9 délibérations … »
bloc.colleges | les collèges d’un tableau de présence, l’un après l’autre
blocs | les tableaux de présence, de quatorze points au plus chacun
cases.c1 | la marque d’une personne à un point, colonnes c1 à c14
clause.article | « Article 1er », quand le dispositif est en articles
clause.sous | les alinéas d’une clause du dispositif
clause.texte | le texte d’une clause du dispositif
clause.verbe | le verbe de la clause quand il n’est pas celui du vote : « PRÉCISE »
cloture.bilan | ce que la séance a donné, au feuillet de clôture ; au registre des arrêtés, ce qu’il contient
cloture.deliberations | les délibérations du feuillet de clôture
cloture.membres | les membres présents du feuillet de clôture
cloture.nombre | le nombre de délibérations, en mots : « 9 délibérations »
college.lignes | les sièges ou les personnes du collège
college.nom | le nom du collège
colleges | les collèges de l’assemblée, dans l’ordre
comptes.absents | le nombre d’absents non excusés
comptes.detail | qui compose les présents : « 16 titulaires et 2 suppléants »
comptes.detail_absents | parmi les absents : « dont 2 excusés »
comptes.detail_votants | les voix des votants, si elles sont pondérées
comptes.en_exercice | le nombre de membres en exercice
comptes.excuses | le nombre d’excusés
comptes.manquants | le nombre de ceux qui ne sont ni présents ni représentés
comptes.pouvoirs | le nombre de pouvoirs
comptes.presents | le nombre de présents, suppléants compris
comptes.retraits | le nombre de ceux qui se retirent pour ce point
comptes.suppleants | le nombre de suppléants présents
comptes.titulaires | le nombre de titulaires présents
comptes.voix | le total des voix, si elles sont pondérées
comptes.votants | le nombre de votants : présents et pouvoirs
corrections | les corrections demandées au procès-verbal de la séance précédente
decision.articles | les articles, l’un après l’autre
decision.auteur | qui décide : « La Présidente du Syndicat mixte … »
decision.bureau | oui pour une délibération du bureau
decision.considerants | les considérants qu’elle porte, sans le mot « Considérant »
decision.date | la date de la décision prise par délégation
decision.date_longue | la date en toutes lettres : « 12 mars 2026 »
decision.delegation | la délégation qui la permet
decision.montant | le montant, HT ou TTC
decision.nature | « Arrêté », « Décision », « Délibération du bureau »
decision.precision | la précision saisie
decision.titre | « Arrêté n° AR2026/01 »
decision.verbe | « ARRÊTE » ou « DÉCIDE »
decision.visas | les visas, sans le mot « Vu »
decision.numero | le numéro de la décision
decision.objet | l’objet de la décision
decision.titulaire | à qui la décision s’adresse : fournisseur, cocontractant
decisions | les décisions prises par délégation dans l’année
decompte | les présents à l’ouverture, en une phrase
decompte_jours | le compte des jours francs, une ligne par jour
delai | le délai avant la seconde réunion : « trois jours francs »
delegation.barre | une barre aussi longue que le nombre
delegation.montants | le total des montants, HT et TTC
delegation.nom | la sorte de décisions : « Lettres de commande »
delegation.nombre | le nombre de décisions
delegations | les décisions par délégation, une ligne par sorte
delegues | l’assiduité de chaque délégué
deliberation.intitule | « Extrait du registre des délibérations »
deliberation.numero | le numéro de la délibération
deliberation.objet | l’objet de la délibération
deliberation.rang | le rang dans l’ordre du jour
deliberation.rapporteur | le rapporteur
deliberation.repere | le nom du signet Word de la délibération, pour les tables
deliberation.repere_rang | le numéro du signet Word
deliberation.resultat | ce qui a été décidé : « Adoptée à l’unanimité »
deliberations | les délibérations, dans l’ordre
depuis | à partir de quel point le quorum a manqué ; vide s’il a manqué dès l’ouverture
destinataire.adresse | l’adresse postale, une ligne après l’autre
destinataire.choix | oui quand il y a plusieurs suppléants parmi lesquels choisir
destinataire.delegue | « déléguée titulaire », « délégué suppléant »
destinataire.empeche | « empêché » ou « empêchée »
destinataire.formel | le nom en entier : « Madame Lise AUBRAC »
destinataire.membre | la collectivité représentée
destinataire.nom | le nom abrégé : « Mme Lise AUBRAC »
destinataire.qualite | la fonction : « Présidente », « délégué »
destinataire.remplace | « remplacé » ou « remplacée »
destinataire.remplacement | « sera remplacée par son suppléant, M. … » ; vide sans suppléant
destinataire.salutation | l’appel de la lettre : « Madame la Présidente »
destinataire.soussigne | « soussigné » ou « soussignée »
destinataire.suppleants | le ou les suppléants
destinataire.voix | les voix portées : « 3 voix »
echeance.jour | le jour de l’échéance
echeance.objet | ce qui est à faire ce jour au plus tard
echeance.remarque | ce qui a déplacé l’échéance : un jour férié, un samedi
echeance.source | la règle dont l’échéance découle
echeances | les échéances, dans l’ordre des jours
elections | oui quand un point est une élection
en_exercice | le nombre de membres en exercice
entree.nature | ce qu’est le point quand ce n’est pas une délibération : « Information »
entree.objet | l’objet du point
entree.rang | le rang du point à l’ordre du jour
entree.rapporteur | le rapporteur du point
envoi | la date de la convocation qui est modifiée
feuillets | le nombre de feuillets du registre
grille.colleges | les sièges, collège par collège
grille.sans_numero | oui quand les colonnes attendent le n° du point
grilles | les votes siège par siège, quand les voix ne sont pas égales ; une grille pour dix votes
groupe.noms | les noms à la suite, avec les civilités
groupe.phrase | la phrase entière : « pour le Département : Mme … »
groupe.pour | pour quel collège : « pour le Département … »
groupe.sens | « Ont voté pour », « Ont voté contre »…
instance.au | « au comité syndical »
instance.carences | le nombre de séances sans quorum
instance.deliberations | le nombre de délibérations adoptées
instance.du | « du comité syndical »
instance.elections | le nombre d’élections
instance.le | « le comité syndical », au milieu d’une phrase
instance.nom | le nom de l’instance : « Comité syndical »
instance.nom_courant | le même sans majuscule
instance.points | le nombre de points examinés
instance.rejetees | le nombre de délibérations rejetées
instance.seances | le nombre de séances
instance.sujet | « Le comité syndical », au début d’une phrase
instance.titre | le nom en capitales
instance.titre_du | « DU COMITÉ SYNDICAL »
instance.unanimes | le nombre de délibérations unanimes
instances | les instances, une ligne par instance
intitule | « Extrait du registre des délibérations » ou « Projet de délibération »
lettre.circonstance | la circonstance de la convocation : urgence, seconde réunion ; vide d’ordinaire
lettre.empechement | que faire en cas d’empêchement
lettre.fait | « Ambreville, le 11 septembre 2026 »
lettre.fondement | « Conformément aux statuts du syndicat »
lettre.modifiee | « modifiée » quand la convocation en remplace une autre ; vide d’ordinaire
lettre.moyen | le moyen d’envoi : « Par courriel »
lettre.note | oui quand une note explicative de synthèse est jointe
lettre.pieces | les pièces jointes
lettre.titre_pieces | « Pièce jointe » ou « Pièces jointes »
levee | la phrase de levée de la séance
ligne.absences | le nombre d’absences
ligne.abstentions | les abstentions du collège
ligne.annonce | ce que la personne avait annoncé : « sera absente »
ligne.barre | une barre aussi longue que le taux
ligne.candidat | le candidat
ligne.contre | les votes contre du collège
ligne.date | la date de la délibération
ligne.de | la collectivité ou le collège
ligne.excuses | le nombre de fois excusé
ligne.feuillet | le feuillet du registre où elle commence
ligne.ne_prennent_pas_part | ceux du collège qui ne prennent pas part au vote
ligne.nom | le nom du collège, de l’organisme ou de la personne
ligne.numero | le numéro de la délibération
ligne.objet | l’objet de la délibération
ligne.poids | les voix du siège
ligne.pour | les votes pour du collège
ligne.pouvoirs | le nombre de pouvoirs donnés
ligne.precision | la fonction et les voix : « Présidente – 3 voix »
ligne.presents | le nombre de présences
ligne.rang | le rang dans la liste
ligne.repere | le signet Word auquel la ligne renvoie
ligne.seances | le nombre de séances où la personne était convoquée
ligne.situation | « Excusé », « Pouvoir à … », à la feuille de présence
ligne.suppleances | le nombre de fois remplacé par un suppléant
ligne.suppleants | le ou les suppléants du siège
ligne.taux | le taux de présence
ligne.titulaire | le délégué titulaire du siège
ligne.voix | les voix obtenues
lignes_candidats | autant de lignes vides que de candidats à écrire à la main
lignes_mouvements | des lignes vides pour qui arrive ou part une seconde fois
lignes_pouvoirs | autant de lignes vides que de pouvoirs à écrire à la main
logo | l’image du syndicat, celle des réglages ; rien sans image
matiere.lignes | les délibérations de ce thème
matiere.theme | le thème de la nomenclature : « Domaine et patrimoine »
membre.nom | le nom du membre présent
membre.qualite | sa fonction
membres | les membres présents
membres_en_colonnes.droite | la seconde moitié des membres, pour une page en deux colonnes
membres_en_colonnes.gauche | la première moitié des membres, pour une page en deux colonnes
modification.apres | ce que dit la convocation maintenant
modification.avant | ce que disait la convocation envoyée
modification.quoi | ce qui change : « Lieu », « Point 3, objet modifié »
modifications | ce qui change, une ligne par changement
mois | les douze mois de l’année
mois.barre | une barre aussi longue que le nombre
mois.nom | le nom du mois
mois.nombre | le nombre de séances du mois
nombre | le nombre de délibérations, en mots
ordre_du_jour | les points de l’ordre du jour
organismes | l’assiduité de chaque organisme
ouverture | ce qui s’est dit à l’ouverture, une phrase après l’autre
par_date | la table des délibérations par date
par_matiere | la table des délibérations par thème
periode | la période des décisions à signer ; vide quand ce sont les délibérations d’une séance
personnes.absents | les absents, un par ligne, avec leur fonction
personnes.excuses | les excusés, un par ligne, avec leur fonction
personnes.presents | les présents, un par ligne, avec leur fonction
personnes.representes | ceux qui ont donné pouvoir, un par ligne, et à qui
point.annexes | les titres des annexes
point.annexes_phrase | les annexes en une phrase
point.clauses | les clauses du dispositif
point.considerants | les considérants, sans le mot « Considérant »
point.debats | ce qui s’est dit, un alinéa après l’autre
point.deports | ceux qui se retirent, étant intéressés à l’affaire
point.effectif | les présents et votants quand ils changent à ce point
point.election | oui quand le point est une élection
point.entendus | les rapports entendus, sans le mot « Entendu »
point.expose | l’exposé des motifs, avec sa mise en forme
point.matiere | le code de la nomenclature ACTES : « 5.2 »
point.mouvements | les arrivées et les départs à ce point
point.nature | ce qu’est le point : « Information », « Délibération »
point.non_vote | pourquoi il n’y a pas de vote
point.numero | le numéro de la délibération
point.objet | l’objet
point.position | le rang à l’ordre du jour
point.presidence | qui préside à ce point, quand la phrase le dit
point.projet | oui tant que rien n’est voté
point.propose | « Il est proposé au comité syndical : »
point.rang | le rang à l’ordre du jour
point.rapporteur | le rapporteur et sa fonction
point.regle | la majorité que le point demande
point.sort | ce qu’il est advenu d’un point qui n’est pas voté : retiré, ajourné
point.titre | « Délibération n° CS2026/19 »
point.type | « Délibération », « Information »…
point.visas | les visas, sans le mot « Vu »
point.vote | oui quand le point se vote
points | les points de la séance, dans l’ordre
points.c1 | le rang du point, colonnes c1 à c14 (c10 aux grilles de votes)
ponderee | oui quand les voix ne sont pas égales
presence.absents | les absents, collège par collège
presence.excuses | les excusés, collège par collège
presence.pouvoirs | qui a donné pouvoir à qui, en une phrase
presence.presents | les présents, collège par collège
presence.suppleances | qui est représenté par son suppléant, une phrase après l’autre
presence.titre_absents | « Absent », « Absente », « Absents » selon qui l’est
presence.titre_excuses | « Excusé », « Excusée », « Excusés » selon qui l’est
presence.titre_presents | « Étaient présents », accordé
presents.c1 | le nombre de présents à un point, colonnes c1 à c14
presents_en_colonnes.droite | la seconde moitié des présents, pour une page en deux colonnes
presents_en_colonnes.gauche | la première moitié des présents, pour une page en deux colonnes
president.de | « du Président » ou « de la Présidente »
president.nom | le nom de qui signe comme président
president.titre | « Le Président » ou « La Présidente »
publiee_le | la date de publication, ou la place de l’écrire
quorum | le nombre de présents qu’il faut
quorum.atteint | oui quand le quorum est atteint
quorum.compte | le nombre de ceux qui comptent pour le quorum
quorum.deports | le nombre de ceux qui se retirent
quorum.exercice | le nombre de membres en exercice
quorum.phrase | la phrase qui dit le quorum et s’il est atteint
quorum.requis | le nombre de présents qu’il faut
quorums | le quorum selon le nombre de ceux qui se retirent
regle_pouvoirs | la règle des pouvoirs
regle_quorum | la règle du quorum, une phrase après l’autre
regles.college | la règle des pouvoirs entre collèges ; vide sans règle
regles.par_mandataire | combien de pouvoirs une personne peut porter
regles.suppleant_empeche | « mon suppléant … étant également empêché »
regles_vote | quand un point est adopté, une phrase après l’autre
renvoi.convocation | le jour où la seconde convocation est partie ; des points à remplir tant qu’il manque
renvoi.objet | « le point suivant », « les points inscrits à l’ordre du jour »
renvoi.phrase | « Ces points sont renvoyés »
renvoi.reunion | quand et où se tient la seconde réunion ; des points à remplir tant qu’on ne le sait pas
reperes | les suspensions, le huis clos et qui porte les pouvoirs, une phrase après l’autre
resume | l’année en une phrase
reunion | le jour de la réunion
scrutin.abstentions | le total des abstentions
scrutin.contre | le total des votes contre
scrutin.nom | le nom de l’instance
scrutin.pour | le total des votes pour
scrutin.sans_vote | le total de ceux qui n’ont pas pris part au vote
scrutins | les votes de l’année, une ligne par instance
seance.a_lieu | le lieu dans une phrase : « salle des Tilleuls, à Ambreville »
seance.convocation | la date de la convocation
seance.convoque | « régulièrement convoqué le … »
seance.date_courte | la date en chiffres : « 25/09/2026 »
seance.date_jour | la date avec le jour : « vendredi 25 septembre 2026 »
seance.date_lettres | la date en toutes lettres
seance.date_longue | la date : « 25 septembre 2026 »
seance.deliberations | les délibérations de la séance
seance.heure | l’heure d’ouverture : « 10 h 00 »
seance.heure_cloture | l’heure de clôture ; vide tant que la séance n’est pas levée
seance.heure_lettres | l’heure en toutes lettres
seance.lieu | le lieu
seance.modalite | « presentiel », « visioconference » ou « mixte », pour une condition
seance.nature | « ordinaire », « seconde_convocation »…, pour une condition
seance.ouverture | « L’an deux mille vingt-six, le 25 septembre »
seance.pied | le pied des feuillets de la séance
seance.president | le nom de qui préside
seance.president_titre | sa fonction : « Présidente »
seance.repere | le signet Word de la séance, pour les tables
seance.repere_rang | le numéro du signet Word
seance.reuni | « s’est réuni salle des Tilleuls, à … »
seance.secretaire | le nom du secrétaire de séance ; vide avant sa désignation
seance.sous_presidence | « sous la présidence de … »
seance.tenue | oui une fois l’appel fait
seances | les séances de l’année
secretaire.nom | le nom de qui signe comme secrétaire de séance, ou des pointillés
secretaire.titre | « Le secrétaire de séance » ou « La secrétaire de séance »
syndicat.adresse | l’adresse du siège, une ligne après l’autre
syndicat.adresse_ligne | la même sur une ligne
syndicat.ape | le code APE
syndicat.departement | le nom du département
syndicat.du | « du Syndicat mixte … »
syndicat.identite | « SIRET … – APE … »
syndicat.nom | le nom du syndicat
syndicat.nom_court | son nom court
syndicat.siret | le SIRET
syndicat.ville | la ville du siège, celle de « Fait à … »
total | le nombre de pages en tout, en mots
total.abstentions | le total des abstentions
total.contre | le total des votes contre
total.ne_prennent_pas_part | le total de ceux qui ne prennent pas part au vote
total.nom | « Total »
total.pour | le total des votes pour
tour.blancs | les bulletins blancs
tour.bulletins | les bulletins trouvés dans l’urne
tour.exprimes | les suffrages exprimés
tour.lignes | les voix de chaque candidat
tour.majorite | la majorité qu’il fallait
tour.nuls | les bulletins nuls
tour.phrase | le dépouillement en une phrase
tour.titre | « Premier tour de scrutin »
verdict | ce que le compte des jours francs donne
votants.c1 | le nombre de votants à un point, colonnes c1 à c14
vote.abstentions | le nombre d’abstentions
vote.contre | le nombre de votes contre
vote.dispense | la phrase qui dit que l’assemblée a renoncé au scrutin secret
vote.elus | ceux qui sont élus, une phrase chacun
vote.entree | « Le comité syndical, après en avoir délibéré, »
vote.formule | « DÉCIDE À L’UNANIMITÉ »
vote.lignes | les votes de chaque collège
vote.majorite | « à l’unanimité », « à la majorité »
vote.majorite_capitales | la même en capitales
vote.ne_prennent_pas_part | le nombre de ceux qui ne prennent pas part au vote
vote.noms | qui a voté quoi, au scrutin public
vote.objet | l’objet du point voté
vote.par_college | oui quand le vote se détaille par collège
vote.phrase | le vote en une phrase, voix et collèges compris
vote.pour | le nombre de votes pour
vote.rang | le rang du point voté
vote.resultat | « Adoptée à l’unanimité », « Rejetée »
vote.scrutin | la forme du scrutin, quand elle n’est pas à main levée
vote.tours | les tours d’une élection
vote.verbe | « DÉCIDE »
votes | les votes de la séance, un par ligne
"""

FIELD_WORDS = MappingProxyType(
    {key.strip(): words.strip() for key, _, words in (line.partition(" | ") for line in _WORDS.strip().splitlines())}
)
"""By « record.field », or « field » where it belongs to none: see `fields.key_of`."""
