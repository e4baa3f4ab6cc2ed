import type { DiscordWords } from '../en/discord.ts';
import { fr } from './typography.ts';

export const discord: DiscordWords = {
  triageGroup: 'triage',
  target: 'cible',
  root: fr`Ce que les gens disent de votre marque : alertes, résumés, rapports`,
  posts: fr`Les messages un à un : lister, exporter, corriger, étiqueter`,
  manage: fr`Pour les gestionnaires : partager, importer, journal, oublier`,
  triage: fr`Traiter les alertes`,
  confirm: fr`Oui, continuer`,
  cancel: fr`Annuler`,
  canceled: fr`Annulé. Rien n'a été changé.`,
  ask: (label) => fr`${label} ?`,
  formRefused: (verb) =>
    fr`Discord n'a pas ouvert le formulaire. Réessayez dans une minute, ou tapez la commande : /earshot aide ${verb} montre comment.`,
  openForm: fr`Ouvrir le formulaire`,
  fieldName: (option) => option,
  upTo: (what, max) => fr`${what} (${max} caractères au plus)`,
  otherFields: fr`Autres réglages`,
  yes: fr`oui`,
  no: fr`non`,
};
