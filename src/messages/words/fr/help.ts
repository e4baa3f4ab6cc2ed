import type { HelpWords } from '../en/help.ts';
import { fr } from './typography.ts';

export const help: HelpWords = {
  title: fr`Ce qu'Earshot sait faire`,
  intro: fr`Earshot écoute des noms dans les publications publiques et vous le dit ici : un résumé, et une alerte quand c'est inhabituel.`,
  groups: { listen: fr`Écouter`, read: fr`Lire`, triage: fr`Traiter les alertes`, settings: fr`Réglages` },
  more: fr`Tout sur une commande :`,
  moreExample: '/earshot aide ajouter',
  first: fr`Commencez par un nom que les gens emploient pour vous :`,
  firstExample: '/earshot ajouter kestrelbox',
  addFirst: fr`Ajouter un mot-clé`,
  usage: fr`Utilisation`,
  example: fr`Exemple`,
  also: fr`Autres noms`,
  arguments: fr`Ce que vous pouvez préciser`,
  required: fr`obligatoire`,
  choices: (choices) => fr`au choix : ${choices}`,
  between: (min, max) => fr`${min} à ${max}`,
  kinds: {
    text: fr`texte`,
    integer: fr`nombre`,
    choice: fr`choix`,
    flag: fr`sans valeur`,
    duration: fr`par exemple 30m, 4h, 7d`,
    time: fr`par exemple 09:00`,
    channel: fr`un canal`,
    person: fr`une personne`,
    lookup: {
      keyword: fr`un mot-clé`,
      alert: fr`un numéro d'alerte`,
      source: fr`une source`,
      verb: fr`une commande`,
    },
  },
  adminOnly: fr`Réservé aux administrateurs de cet espace.`,
  cannotUndo: fr`C'est définitif ; une confirmation est demandée d'abord.`,
  summaryVerb: (verb, description) => fr`${verb} : ${description}`,
};
