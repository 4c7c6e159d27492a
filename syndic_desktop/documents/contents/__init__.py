"""What each document of a session says, before any layout: plain French strings, lists and rich text.

A builder takes a `Reading` (a session read once for all its papers) and returns a context: a mapping whose names are
those that secretaries meet in the Word templates. They mean the same in every template; a list is followed by what each
of its entries holds.

======================  ============================================================================================
in every document
----------------------  --------------------------------------------------------------------------------------------
``syndicat``            nom, nom_court, du (« du Syndicat mixte … »), adresse (lignes), adresse_ligne, ville,
                        departement, identite (« SIRET … – APE … »), siret, ape
``instance``            nom, nom_courant, le, du, au (« au comité syndical »), sujet (« Le comité syndical »), titre et
                        titre_du (en capitales)
``seance``              date_longue, date_jour (avec le jour), date_courte, date_lettres, ouverture (« L’an deux mille
                        dix-neuf, le 1er février »), heure, heure_lettres, heure_cloture, lieu, a_lieu (« à Cahors »),
                        modalite, nature, convocation, convoque (« régulièrement convoqué le … »), reuni (« s’est réuni
                        à Cahors »), president, president_titre, sous_presidence, secretaire, tenue
``signataires``         president (titre, de, nom), secretaire (titre, nom ou pointillés)
``logo``                l’image du syndicat, dans l’en-tête
``extrait``, ``proces-verbal``
----------------------  --------------------------------------------------------------------------------------------
``presence``            comptes (en_exercice, presents, titulaires, suppleants, detail, pouvoirs, excuses, absents,
                        manquants, detail_absents, retraits, votants, voix, detail_votants), quorum (requis, compte,
                        atteint, phrase), presents, excuses, absents (par collège : pour, noms, phrase), titre_presents,
                        titre_excuses, titre_absents, suppleances (phrases), pouvoirs (phrase), personnes (listes
                        nominatives : presents, presents_en_colonnes (gauche, droite), representes, excuses, absents)
``point``               position, type, numero, titre, objet, rapporteur, matiere, projet, presidence, expose (texte mis
                        en forme), visas, considerants, entendus, clauses (article, verbe, texte, sous), annexes,
                        annexes_phrase, deports (phrases)
``vote``                entree (« Le comité syndical, après en avoir délibéré, »), verbe, majorite,
                        majorite_capitales, formule (« DÉCIDE À L’UNANIMITÉ »), scrutin, phrase, resultat, par_college,
                        lignes et total (nom, pour, contre, abstentions, ne_prennent_pas_part), noms (sens, noms),
                        pour, contre, abstentions, ne_prennent_pas_part, dispense, tours (titre, phrase, bulletins,
                        blancs, nuls, exprimes, majorite, lignes : candidat, voix), elus (phrases)
``acte``                identifiant, fait (« Fait à Cahors, le … »), signature_date, transmis_le, recu_le, publie_le,
                        executoire, formalites et recours (phrases)
``intitule``            « Extrait du registre des délibérations », « Projet de délibération » ou
                        « Délibération sans vote consigné » ; « non examinée », à l’écran seul
``points``              au procès-verbal : ce que porte ``point``, et vote, nature, mouvements, effectif, sort, debats,
                        non_vote ; autour : ouverture, levee, corrections, arrete
``convocation``, ``pouvoir``, ``ordre-du-jour``, ``note-de-synthese``
----------------------  --------------------------------------------------------------------------------------------
``destinataire``        nom, formel, salutation, qualite, delegue, soussigne, remplace, remplacement (« sera remplacé
                        par … », rien sans suppléant), choix (plusieurs suppléants), empeche, membre, adresse
                        (lignes), voix, suppleants
``lettre``              fait, moyen, modifiee (ou rien), fondement, circonstance, empechement, note, pieces
                        et titre_pieces
``regles``              suppleant_empeche, par_mandataire, college
``ordre_du_jour``       rang, objet, nature, rapporteur
``points``              à la note : ce que porte ``point``, et rang, propose, nature
``modifications``
----------------------  --------------------------------------------------------------------------------------------
``modifications``       quoi, avant, apres ; à côté : envoi (la date de la convocation modifiée)
``decompte-des-jours-francs``
----------------------  --------------------------------------------------------------------------------------------
``echeances``           jour, objet, remarque, source ; à côté : reunion (le jour compté), verdict, decompte_jours
                        (une ligne par jour)
``feuille-de-secours``
----------------------  --------------------------------------------------------------------------------------------
``colleges``            comme à la feuille de présence, et annonce ; à côté : regle_quorum (phrases), quorums (deports,
                        exercice, requis), regle_pouvoirs, lignes_pouvoirs, lignes_mouvements, regles_vote
                        (phrases), points (rang, objet, nature, regle, vote, election), ponderee, grilles (points,
                        colleges et leurs lignes : rang, nom, poids, cases ; sans_numero), elections, lignes_candidats
``proces-verbal-de-carence``
----------------------  --------------------------------------------------------------------------------------------
``renvoi``              objet, phrase, reunion et convocation (ou des points à remplir) ; à côté : delai, depuis,
                        presence, ordre_du_jour
``frise-des-presences``
----------------------  --------------------------------------------------------------------------------------------
``blocs``               points, presents, votants (c1 à c14), colleges (nom, lignes : nom, cases c1 à c14)
``votes``               rang, objet, pour, contre, abstentions, resultat ; à côté : reperes (phrases)
``feuille-de-presence``, ``liste-des-deliberations``, ``feuillet-de-cloture``
----------------------  --------------------------------------------------------------------------------------------
``colleges``            nom, lignes (rang, titulaire, precision, suppleants, situation) ; à côté : en_exercice, quorum,
                        decompte (« À l’ouverture : 18 présents… »)
``deliberations``       rang, numero, objet, rapporteur, resultat
``membres_en_colonnes`` gauche, droite ; à côté : membres (nom, qualite), nombre, bilan (« a donné lieu à… »)
======================  ============================================================================================

It refuses to know Word: the only layout here is the order of things.
"""
