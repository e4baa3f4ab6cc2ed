import type { LanguagePatterns } from './pattern-kinds.ts';

/** Our own list, from how customers speak. */
export const FRENCH_PATTERNS: LanguagePatterns = {
  phrases: {
    cannot:
      "impossible|impossible de|impossible d'|peux pas|peut pas|peux plus|peut plus|pouvons plus|arrive pas|arrive plus|arrivons pas|pas moyen|refuse de|refuse|refusé|refusée|refusent|aucun moyen|pas possible|ne veut pas|veut plus|n' accepte pas|n' accepte plus",
    broken:
      "marche pas|marche plus|marche une fois|fonctionne pas|fonctionne plus|s' allume plus|s' allume pas|démarre plus|démarre pas|charge plus|charge pas|s' ouvre plus|s' ouvre pas|cassé|cassée|cassés|cassées|plante|plantage|plantages|planté|bug|bugs|bugge|bogue|fige|figé|gelé|freeze|rame|abîmé|abîmée|fendu|fendue|fissuré|fissurée|fuit|défectueux|défectueuse|tombé en panne|tombée en panne|lâché|a lâché|mort|morte|écran noir|tourne dans le vide|tourne en boucle|mauvaise taille|mauvaise couleur|mauvais article|mauvaise commande|froid|froide|froides|froids|moisi|manquant|manque|manquait",
    waiting:
      "attends|attend|attendons|attente|j' attends|attendu|toujours rien|toujours pas|toujours en attente|musique d' attente|au bout du fil|depuis des semaines|depuis des mois|depuis des jours|depuis lundi|depuis mardi|depuis mercredi|depuis jeudi|depuis vendredi|depuis trois|depuis deux|depuis une semaine|depuis un mois|ça fait|cela fait|semaines plus tard|mois plus tard|jours plus tard|en retard|retard|retardé|combien de temps|file|queue|encore combien",
    'no-reply':
      "pas de réponse|aucune réponse|sans réponse|réponds pas|répond pas|répond plus|répondent pas|répondez pas|personne ne répond|personne répond|jamais répondu|jamais rappelé|rappelle jamais|rappelle pas|ignoré|ignorée|ignore|raccroché|raccroche|chatbot|robot|bot|réponse automatique|copier-coller|même réponse|silence radio|un humain|parler à quelqu'un|joindre quelqu'un|injoignable|ticket fermé|ticket clos|fermé mon ticket|clos mon ticket|baladé|baladée|renvoie vers|se renvoient|aucune nouvelle|pas de nouvelles|abonnés absents",
    charged:
      'prélevé|prélevée|prélève|prélèvement|prélèvements|facturé|facturée|facture|facturation|débité|débitée|débit|frais|frais cachés|frais de dossier|deux fois|double|en double|renouvelé sans|sans prévenir|sans me prévenir|sans demander|surfacturé',
    refund:
      'remboursement|remboursé|remboursée|rembourser|remboursez|mon argent|mes sous|dédommagement|dédommagé|indemnisation|indemnisé|avoir|geste commercial',
    outage:
      'panne|en panne|hors service|hors ligne|plus de réseau|pas de réseau|aucun réseau|plus internet|plus de connexion|pas de connexion|plus de courant|plus de signal|coupure|coupures|coupe|inaccessible|serveur|serveurs|site down|down|par terre|tombé|tombée|déconnecte|indisponible',
    'since-update':
      'depuis la mise à jour|après la mise à jour|dernière mise à jour|nouvelle mise à jour|depuis la maj|après la maj|dernière maj|nouvelle version|depuis la refonte|la refonte|nouvelle interface|depuis le changement|depuis la migration|après la migration|depuis le patch',
    loss: 'perdu mes|perdu tout|perdu toutes|perdu tous|perdu mon|perdu ma|perdu deux|perdu trois|perdu nos|perdu le|perdu la|effacé|effacée|effacés|effacées|supprimé|supprimée|supprimés|supprimées|disparu|disparue|disparus|disparues|envolé|envolés|envolées|plus rien|tout perdu|corrompu|corrompus|vide|fuite de|volatilisé|sans sauvegarde',
    leaving:
      "résilié|résilie|résiliation|résilier|je pars|on part|je quitte|on quitte|quitté|passé chez|passée chez|passés chez|passe chez|passer chez|partie chez|parti chez|vais voir ailleurs|aller voir ailleurs|ailleurs|plus jamais|dernière fois|c' est fini|adieu|au revoir|désinstallé|désinstalle|désabonné|désabonnée|fermé mon compte|ferme mon compte|clôture|clôturé|on arrête|j' arrête|cherche une alternative|alternative à",
    again:
      'encore|à nouveau|de nouveau|une fois de plus|troisième fois|deuxième fois|quatrième fois|cinquième fois|chaque fois|à chaque|tous les jours|toutes les semaines|tous les soirs|tous les matins|toujours|sans arrêt|sans cesse|encore une|rebelote|et hop',
    price:
      'prix|hausse|augmentation|augmenté|augmente|augmentent|plus cher|trop cher|hors de prix|coûte|coûtait|coûte maintenant|abonnement|doublé|passe de|passé de|moins cher ailleurs|arnaque|tarif|tarifs|payant|payante',
    'not-arrived':
      'pas arrivé|pas arrivée|jamais arrivé|jamais arrivée|pas reçu|jamais reçu|rien reçu|toujours pas reçu|pas livré|pas livrée|jamais livré|jamais venu|pas venu|jamais passé|pas passé|marqué livré|noté livré|indiqué livré|avis de passage|livré chez|perdu par|perdu en route|colis perdu|introuvable|dépôt|entrepôt|mauvaise adresse|sous la pluie|par-dessus|aucune trace|absent',
    error:
      "erreur|erreurs|code d' erreur|échoue|échec|échoué|invalide|incorrect|refusé|refusée|rejeté|rejetée|bloqué|bloquée|bloqués|bloquées|verrouillé|suspendu|suspendue|banni|bannie|expiré|404|500|502|503",
    thanks:
      'merci|mercii|un grand merci|chapeau|bravo|respect|félicitations|gg|big up|reconnaissant|reconnaissante|coup de chapeau|mention spéciale|chapeau bas|au top|héros|béni|bénie',
    solved:
      "réglé|réglée|résolu|résolue|réparé|réparée|remplacé|remplacée|retrouvé|retrouvée|rétabli|rétablie|récupéré|récupérée|débloqué|débloquée|corrigé|corrigée|changé la|changé le|renvoyé un|renvoyé une|dépanné|dépannée|a rappelé|m' a rappelé|m' a rappelée|ont rappelé|décroché|a décroché|quelqu'un a décroché|pris le temps|trouvé la",
    works:
      "ça marche|ça fonctionne|marche encore|marche toujours|fonctionne encore|tourne encore|tourne toujours|tient toujours|tient encore|du premier coup|première fois|sans problème|sans souci|sans accroc|comme promis|comme annoncé|à l' heure|en avance|fait le boulot|fait le job|fait son job|pile ce|exactement ce|nickel|impec|rien à dire|rien à redire|sans rien faire|rien eu à faire",
    recommend:
      "recommande|je recommande|recommandé|conseille|je conseille|je reste|on reste|j' y retourne|on y retourne|y retournerai|rachète|racheté|racheté un|recommandé deux|reprends|repris un|repris une|convaincu|convaincue|conquis|conquise|adopté|adoptée|vaut chaque|vaut le|meilleur|meilleure|mon préféré|ma préférée|plus jamais ailleurs|changerais pour rien|change pas|renouvelé|bluffé|bluffée",
    question:
      "quelqu'un sait|qqn sait|qqn a|qqn connaît|quelqu'un a|quelqu'un connaît|est-ce que|est-ce qu'|comment|comment on|comment faire|où trouver|où est|quel est|quelle est|à quelle heure|peut-on|puis-je|faut-il|y a-t-il|savez-vous|sauriez-vous|une idée|des conseils|je me demande|question|vous livrez|combien coûte|c' est combien|avez-vous|êtes-vous ouverts|lequel|laquelle",
    'anyone-else':
      "je suis le seul|je suis la seule|que chez moi|chez vous aussi|quelqu'un d' autre|d' autres|pareil chez|vous aussi|suis-je le seul|suis-je la seule",
    news: "annonce|annonçait|a annoncé|lance|lancera|ouvre|ouvrira|va ouvrir|ouverture|rachète|rachat|racheté par|nomme|nommé|nommée|recrute|publie|selon|d' après|signe|a signé|partenariat|dévoile|dévoilera|inaugure|inaugurera|trimestre|chiffre d' affaires|levée de fonds|lève|pdg|directeur|directrice|siège|fusion|résultats|bourse|action|millions|milliards|communiqué|sponsor|salariés|emplois|fermera|s' installe|conférence",
    irony:
      "j' adore quand|j' adore comme|j' adore le|quel plaisir|quel bonheur|quelle joie|quelle chance|bravo|félicitations|chapeau|génial|super|top|formidable|magnifique|merveilleux|fantastique|bien joué|merci bien|merci pour rien|merci d' avoir|trop sympa|trop aimable|c' est gentil|évidemment|bien sûr|bien entendu|forcément|apparemment|visiblement|rien de tel|rien de mieux|quoi de mieux|de mieux en mieux|heureusement que|on applaudit|applaudissements|standing ovation|la classe|champions|champion|médaille|palme|comme par hasard|encore heureux|j' imagine|sûrement|il fallait oser|fallait y penser|du grand art|grand moment",
    prompt:
      "en deux minutes|en cinq minutes|en dix minutes|en trois minutes|en quinze minutes|en vingt minutes|en une heure|en une nuit|dans l' heure|dans la journée|dans la foulée|le jour même|le lendemain|lendemain matin|dès le lendemain|tout de suite|immédiatement|aussitôt|sur place|dans la minute|dix minutes plus tard|cinq minutes plus tard|deux minutes plus tard|une heure plus tard|une demi-heure|du premier coup|un seul appel|un coup de fil|un seul mail|un mail et|avant midi|à midi|le soir même|en avance|un jour plus tôt|plus tôt que|min chrono|chrono|en 5 min|en 10 min|en 2 min",
    generous:
      "gratuit|gratuitement|gratis|offert|offerte|offerts|sans frais|rien facturé|rien fait payer|sans rien demander|sans discuter|sans justificatif|sans poser de question|geste|cadeau|en plus|surclassé|surclassée|surclassés|m' a envoyé|m' ont envoyé|envoyé un neuf|envoyé une neuve|neuf|neuve|hors garantie|à la main|mot manuscrit|petit mot|carte|gardé|de garder|lui-même|elle-même|eux-mêmes|resté avec|restée avec|s' est souvenu|a attendu|a pris sur",
    speaker: "je|j'|moi|me|m'|mon|ma|mes|nous|notre|nos|on|mien",
    addressed: 'vous|votre|vos|tu|te|toi|ton|ta|tes',
    passing:
      "devant le|devant la|devant|en face du|en face de|à côté du|à côté de|derrière le|derrière la|sur le parking|parking|au coin|à l' angle|rendez-vous|rdv|croisé|croisée|sac|mug|gobelet|carton|t-shirt|casquette|mon ex|ma cousine|mon cousin|mon voisin|ma voisine|mon frère|ma sœur|mon beau-frère|mon entretien|entretien chez|bosse chez|travaille chez|stage chez|ancien de|dans le bus|dans le train|dans le métro|la pub|une pub|affiche|panneau|tourner à|prendre à|juste après|juste avant|au-dessus|au-dessous|salle d' attente|pendant que",
    lasting:
      'ans|dix ans|cinq ans|six ans|huit ans|douze ans|depuis 2009|depuis 2012|depuis 2015|depuis des années|année après année|toujours aussi|toujours là|comme neuf|comme neuve|comme au premier jour|pas une ride|pas bougé|pas bronché|a survécu|survécu|machine|lavages|hivers|tous les dimanches|tous les matins|jamais eu à|jamais un|jamais une|pas une seule|pas un seul|aucun accroc',
  },
  from: new Set([
    'de',
    'du',
    'des',
    "d'",
    'quitté',
    'quitte',
    'quitter',
    'lâché',
    'abandonné',
    'résilié',
    'laissé',
    'viré',
    'remplacé',
    'troqué',
    'adieu',
  ]),
  to: new Set(['à', 'chez', 'pour', 'vers', 'au', 'choisi', 'pris', 'par']),
  than: new Set(['que', "qu'"]),
  unlike: new Set(['contrairement', 'alors', 'tandis', 'comparé', 'contraire', 'inverse', 'inversement']),
};
