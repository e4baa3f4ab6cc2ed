import type { MentionWords } from '../en/mentions.ts';
import type { Plural } from '../shapes.ts';
import { fr } from './typography.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

export const mentions: MentionWords = {
  summary: (keyword, mood, source, title) =>
    fr`Nouvelle mention de ${keyword} sur ${source}${mood === null ? '' : fr` (ton ${mood})`} : ${title}`,
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
  connected: (source) => fr`${source} : connecté. Voici sa dernière publication.`,
  connectedEmpty: (source) => fr`${source} : connecté. Rien n'y est encore publié.`,
  connectedNote: fr`Les publications plus anciennes servent de comparaison, sans être annoncées. Les nouvelles le seront.`,
  firstSeen: fr`vu alors pour la première fois ; sa source ne donne pas de date`,
  undated: fr`date inconnue ; déjà là quand Earshot a commencé à lire`,
  found: (words) => fr`Mentions conservées contenant « ${words} »`,
  foundNone: (words) => fr`Aucune mention conservée ne contient « ${words} ».`,
};
