import type { BrowseWords } from '../en/browse.ts';
import { since } from './moments.ts';
import { fr } from './typography.ts';

export const browse: BrowseWords = {
  title: (names) => fr`Mentions de ${names}`,
  titleAlert: (number, names) => fr`Messages de l'alerte #${number}, ${names}`,
  line: (count, filter) => fr`${count} : ${filter}`,
  label: (label) => fr`sentiment ${label}`,
  source: (name) => fr`sur ${name}`,
  author: (name) => fr`de ${name}`,
  lang: (name) => fr`en ${name}`,
  words: (words) => fr`avec « ${words} »`,
  tag: (tag) => fr`étiquette « ${tag} »`,
  starred: fr`avec une étoile`,
  relevance: {
    high: fr`de pertinence haute`,
    medium: fr`de pertinence moyenne`,
    low: fr`de pertinence basse`,
  },
  where: (condition) => fr`où ${condition}`,
  onlyWhere: (condition) => fr`Seules comptent les publications où ${condition}.`,
  whereCut: (most) =>
    fr`La condition n'a été cherchée que dans les ${most} publications les plus récentes de cette durée. Une durée plus courte est lue en entier.`,
  since,
  range: (from, to, all) =>
    from === to
      ? fr`Mention ${from} sur ${all}, les plus récentes d'abord.`
      : fr`${from} à ${to} sur ${all}, les plus récentes d'abord.`,
  gone: {
    one: fr`{n} est comptée sans être montrée : son texte a été supprimé.`,
    other: fr`{n} sont comptées sans être montrées : leurs textes ont été supprimés.`,
  },
  came: {
    one: fr`{n} autre est arrivée depuis le début de cette liste.`,
    other: fr`{n} autres sont arrivées depuis le début de cette liste.`,
  },
  older: fr`Messages plus anciens`,
  newer: fr`Messages plus récents`,
  newest: fr`Derniers messages`,
  none: (names) => fr`Pas encore de mention de ${names}. Sources consultées : /earshot flux.`,
  noneSo: (all, names, filter) =>
    fr`Aucune mention de ${names} ne correspond : ${filter}. Sans filtre : ${all}.`,
  without: fr`En retirant un seul de ces filtres :`,
  withoutLine: (condition, count) => fr`${condition} : ${count}`,
  withoutButton: (condition, n) => fr`Sans : ${condition} (${n})`,
  withoutNone: fr`Retirer un seul de ces filtres ne suffit pas.`,
  all: (n) => fr`Toutes (${n})`,
  allPosts: { one: fr`Le message`, other: fr`Les {n} messages` },
  negativePosts: { one: fr`Le message négatif`, other: fr`Les {n} messages négatifs` },
  theirPosts: fr`Les messages`,
  postsMenu: fr`Les messages de…`,
  export: fr`Exporter`,

  filteredTitle: (names) => fr`Messages non comptés pour ${names}`,
  filteredSummary: {
    one: fr`{n} message correspond, mais n'est pas compté.`,
    other: fr`{n} messages correspondent, mais ne sont pas comptés.`,
  },
  filteredNone: (names) => fr`Aucun message sur ${names} n'a été écarté ni refusé.`,
  filteredNoneSo: (names, filter) =>
    fr`Aucun message sur ${names} n'a été écarté ni refusé avec ces filtres : ${filter}.`,
  filteredNote: (days) =>
    fr`Les messages écartés sont enregistrés, mais ni comptés ni annoncés ; rétablissez-en un pour le compter. Les messages refusés par le mot-clé ne sont pas enregistrés : la liste les montre pendant ${days}, avec leur texte tant qu'il est disponible. Pour les recevoir, changez le mot-clé avec /earshot modifier.`,
  refusedLeftOut: fr`Les messages refusés ne sont pas dans cette liste : ils ne se filtrent que par source et par date.`,
  reason: fr`Raison`,
  count: fr`Messages`,
  reasonMenu: fr`Une seule raison…`,
  allReasons: fr`Toutes les raisons`,
  held: (reason) => fr`Écarté : ${reason}`,
  refused: (reason) => fr`Refusé : ${reason}`,
  because: (reason, detail) => fr`${reason} (${detail})`,
  noText: fr`Texte non disponible.`,
  restore: fr`Rétablir`,
  reasons: {
    'spam-links': fr`des liens et presque pas de texte`,
    'spam-tags': fr`des hashtags ou des noms et presque pas de texte`,
    'spam-words': fr`publicité`,
    'spam-repeats': fr`le même texte, publié sans cesse`,
    'spam-text': fr`ressemble à du spam`,
    'marked-spam': fr`marqué comme spam`,
    'low-relevance': fr`sans doute hors sujet`,
    'not-about-us': fr`marqué comme hors sujet`,
    'muted-author': fr`auteur masqué`,
    'muted-site': fr`site masqué`,
    excluded: fr`exclu ici`,
    'excluded-term': fr`mot exclu par la requête`,
    language: fr`langue non choisie pour le mot-clé`,
    'source-not-wanted': fr`source non choisie pour le mot-clé`,
  },

  fileTitle: (names) => fr`Fichier des messages sur ${names}`,
  fileLine: (count, format) => fr`${count}, format ${format}.`,
  fileCapped: (count, all) =>
    fr`Le fichier contient les ${count} messages les plus récents sur ${all}, le maximum possible. Pour en avoir moins, choisissez une période plus courte : /earshot exporter mentions --depuis 7j.`,
  fileGone: {
    one: fr`{n} mention manque : son texte a été supprimé.`,
    other: fr`{n} mentions manquent : leurs textes ont été supprimés.`,
  },
  fileNote: fr`Les textes sont tels que leurs auteurs les ont écrits. Dans un fichier CSV, une cellule qu'un tableur pourrait prendre pour une formule commence par une apostrophe.`,
  filePath: (path) => fr`Fichier : ${path}`,
  fileSent: fr`Le fichier est dans vos messages directs avec Earshot.`,
  fileNotSent: fr`Le fichier n'a pas pu être envoyé. Earshot a besoin du droit d'envoyer des fichiers (sur Slack : files:write). Demandez-le à la personne qui l'a installé, puis réessayez.`,
};
