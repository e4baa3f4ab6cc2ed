import type { DoubtWords } from '../en/doubts.ts';
import { fr } from './typography.ts';

export const doubts: DoubtWords = {
  noSource: fr`Rien n'est lu pour lui : aucune source n'est activée.`,
  sourceOff: (source) => fr`La source ${source} n'est pas activée : rien n'y est lu.`,
  optInCommand: (source) => `/earshot flux --activer ${source}`,
  askOperator: fr`La personne qui gère le bot doit fournir la clé.`,
  addFeedCommand: '/earshot flux --ajouter https://blog.example',
  unfilledField: (condition) => fr`Aucune source lue pour lui n'en dit assez pour ${condition}.`,
  unreadSource: (condition) => fr`Rien n'est lu pour lui avec ${condition}.`,
  unreadSite: (condition) => fr`Aucune source ne lit ${condition}. Ajoutez son flux :`,
  addSiteCommand: (host) => `/earshot flux --ajouter https://${host}`,
  unwantedLanguage: (condition) => fr`${condition} n'est pas parmi les langues choisies pour lui.`,
  neverTogether: (conditions) => fr`Aucune source ne peut remplir toutes ces conditions : ${conditions}.`,
  unreadLanguage: (language) =>
    fr`Aucune source n'a signalé de publication en « ${language} » depuis 30 jours, et Earshot ne reconnaît pas cette langue.`,
  partOfWord: (words) =>
    fr`Les sources cherchent des mots entiers : elles trouvent peu de publications avec ${words}.`,
  tooBroad: (perDay) => fr`${perDay} par jour, personne ne lit autant. Un mot de plus précise la recherche.`,
  excluded: {
    one: fr`{n} publication avec ses mots a été refusée par ses exclusions.`,
    other: fr`{n} publications avec ses mots ont été refusées par ses exclusions.`,
  },
  otherLanguage: {
    one: fr`{n} publication avec ses mots était dans une autre langue que les siennes.`,
    other: fr`{n} publications avec ses mots étaient dans d'autres langues que les siennes.`,
  },
  otherSource: {
    one: fr`{n} publication avec ses mots venait d'une autre source que les siennes.`,
    other: fr`{n} publications avec ses mots venaient d'autres sources que les siennes.`,
  },
  heldBack: {
    one: fr`{n} publication avec ses mots a été écartée.`,
    other: fr`{n} publications avec ses mots ont été écartées.`,
  },
  rare: fr`Ses mots sont peut-être rares, ou les gens les écrivent autrement.`,

  silentTitle: {
    one: fr`{n} mot-clé n'a rien trouvé en 30 jours.`,
    other: fr`{n} mots-clés n'ont rien trouvé en 30 jours.`,
  },
  perhaps: fr`Peut-être parce que :`,
  noneSilent: fr`Chaque mot-clé a trouvé quelque chose ces 30 derniers jours, ou il est trop récent pour le dire.`,
  pickTry: fr`Essayer…`,
};
