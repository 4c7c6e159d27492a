"""What each document of a session says, before any layout: plain French strings, lists and rich text.

A builder takes a `Reading` (a session read once for all its papers) and returns a context: a mapping whose names are
those that secretaries meet in the Word templates. They are the same in every template:

==================  ================================================================================================
``syndicat``        nom, nom_court, du (« du Syndicat mixte … »), adresse (lignes), adresse_ligne, ville,
                    departement, siret, ape
``instance``        nom, le, du, au (« au comité syndical »), sujet (« Le comité syndical »), titre (en capitales)
``seance``          date_longue, date_jour (avec le jour), date_courte, date_lettres, ouverture (« L’an deux mille
                    dix-neuf, le 1er février »), heure, heure_lettres, heure_cloture, lieu, a_lieu (« à Cahors »),
                    convocation, president, president_titre, sous_presidence, secretaire, tenue, conditions
``presence``        comptes (en_exercice, presents, titulaires, suppleants, detail, pouvoirs, excuses, absents,
                    manquants, retraits, votants, voix), quorum (requis, compte, atteint, phrase), presents,
                    excuses, absents (par collège : pour, noms), suppleances et pouvoirs (phrases),
                    personnes (listes nominatives : presents, representes, excuses, absents)
``point``           position, type, numero, titre, objet, rapporteur, matiere, expose, visas, considerants, entendus,
                    clauses (article, verbe, texte, phrase, sous), annexes, deports, projet
``vote``            formule (« DÉCIDE À L’UNANIMITÉ »), phrase, detail, colleges, noms, tours, pour, contre…
``acte``            identifiant, fait, signature_date, transmis_le, publie_le, executoire, recours
``signataires``     president (titre, nom), secretaire (titre, nom)
==================  ================================================================================================

It refuses to know Word: the only layout here is the order of things.
"""
