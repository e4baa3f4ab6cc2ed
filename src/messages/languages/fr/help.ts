import type { HelpWords } from '../en/help.ts';
import { fr } from './typography.ts';

export const help: HelpWords = {
  title: fr`Ce qu'Earshot sait faire`,
  intro: fr`Earshot écoute des noms dans les publications publiques et vous le dit ici : un résumé, et une alerte quand c'est inhabituel.`,
  groups: { listen: fr`Écouter`, read: fr`Lire`, triage: fr`Traiter les alertes`, settings: fr`Réglages` },
  more: fr`Tout sur une commande :`,
  moreExample: '/earshot aide ajouter',
  first: fr`Par où commencer`,
  steps: {
    add: {
      command: '/earshot ajouter kestrelbox',
      what: fr`écouter un nom que les gens emploient pour vous`,
    },
    list: { command: '/earshot liste', what: fr`ce qui est écouté, et ce que cela a rapporté` },
    sources: {
      command: '/earshot flux --ajouter https://blog.example',
      what: fr`lire aussi un flux ou un site à vous`,
    },
    alerts: { command: '/earshot alertes', what: fr`ce qui est inhabituel en ce moment, et qui s'en occupe` },
    digest: { command: '/earshot résumé quotidien --à 09:00', what: fr`quand ce canal reçoit son résumé` },
    settings: { command: '/earshot réglages', what: fr`langue, heures calmes, astreinte` },
  },
  addFirst: fr`Ajouter un mot-clé`,
  usage: fr`Utilisation`,
  example: fr`Exemple`,
  also: fr`Autres noms`,
  arguments: fr`Ce que vous pouvez préciser`,
  required: fr`obligatoire`,
  choices: (choices) => fr`au choix : ${choices}`,
  between: (min, max) => fr`${min} à ${max}`,
  kinds: {
    text: '',
    integer: fr`nombre`,
    choice: fr`choix`,
    flag: fr`sans valeur`,
    duration: fr`par exemple 30m, 4h, 7j`,
    time: fr`par exemple 09:00`,
    moment: fr`par exemple 2026-11-24 ou 2026-11-24 18:00`,
    channel: fr`un canal`,
    person: fr`une personne`,
    lookup: {
      keyword: fr`un mot-clé`,
      alert: fr`un numéro d'alerte`,
      source: fr`une source`,
      verb: fr`une commande`,
    },
  },
  placeholders: {
    text: fr`texte`,
    choice: fr`choix`,
    lookup: { keyword: fr`mot-clé`, alert: fr`numéro`, source: fr`source`, verb: fr`commande` },
  },
  adminOnly: fr`Réservé aux administrateurs de cet espace.`,
  cannotUndo: fr`C'est définitif ; une confirmation est demandée d'abord.`,
  summaryVerb: (verb, description) => fr`${verb} : ${description}`,
};
