import type { SlackWords } from '../en/slack.ts';
import { fr } from './typography.ts';

export const slack: SlackWords = {
  cancel: fr`Annuler`,
  save: fr`Enregistrer`,
  close: fr`Fermer`,
  change: fr`Modifier…`,
  yes: fr`Oui`,
  no: fr`Non`,
  choose: fr`Choisir`,
  thisPost: fr`Ce message`,
  groupsOf: (option) => fr`Groupes d'utilisateurs : ${option}`,
  dayAndTime: fr`2026-03-05 ou 2026-03-05 14:00`,
  tryFirst: fr`Appuyez sur Entrée dans le champ pour voir ce que cette requête trouve.`,
  longOnes: (max) =>
    fr`Ce formulaire accepte ${max} caractères. Pour une requête plus longue, tapez la commande.`,
  tooLongToShow: (label) => fr`${label} : trop long pour ce formulaire, donc rien ne change.`,
  elseDirect: fr`Si vous n'en choisissez pas, les alertes vous arrivent en messages privés.`,
  uninvited: fr`Le formulaire a mis trop de temps à s'ouvrir. Réessayez.`,
  formRefused: (verb) =>
    fr`Slack n'a pas ouvert le formulaire. Réessayez dans une minute, ou tapez la commande : /earshot aide ${verb} montre comment.`,
  sure: fr`Vous confirmez ?`,
  more: fr`Tout ne tient pas ici. Pour la suite, tapez /earshot aide.`,
  cutOff: fr`Tout ne tient pas ici.`,
  emptied: fr`Le message ci-dessus est plus court maintenant. Il n'y a plus rien ici.`,
};
