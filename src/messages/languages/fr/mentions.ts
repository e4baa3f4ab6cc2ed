import type { MentionWords } from '../en/mentions.ts';
import type { Plural } from '../shapes.ts';
import { fr } from './typography.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

export const mentions: MentionWords = {
  summary: (keyword, mood, source, title) =>
    fr`Nouvelle mention de ${keyword} sur ${source}${mood === null ? '' : fr` (sentiment ${mood})`} : ${title}`,
  heading: (keyword) => fr`Nouvelle mention de ${keyword}`,
  why: fr`Pourquoi ?`,
  open: fr`Ouvrir le message`,
  likes: forms('j’aime', 'j’aime'),
  points: forms('point', 'points'),
  replies: forms('réponse', 'réponses'),
  reposts: forms('partage', 'partages'),
  views: forms('vue', 'vues'),
  followers: forms('abonné', 'abonnés'),
  recommended: fr`recommandé`,
  notRecommended: fr`non recommandé`,
  connected: (source) => fr`Source connectée : ${source}. Voici son dernier message.`,
  connectedEmpty: (source) => fr`Source connectée : ${source}. Pas encore de message.`,
  connectedNote: fr`Les messages plus anciens servent de comparaison, sans être annoncés. Les nouveaux le seront.`,
  firstSeen: fr`date de découverte ; la source n'en donne pas`,
  undated: fr`date inconnue, avant la première consultation`,
  found: (words) => fr`Mentions enregistrées contenant « ${words} »`,
  foundNone: (words) => fr`Aucune mention enregistrée ne contient « ${words} ».`,
};
