import type { ReplayWords } from '../en/replay.ts';
import { fr } from './typography.ts';

const real = { one: fr`{n} était réelle`, other: fr`{n} étaient réelles` };

export const replay: ReplayWords = {
  settings: { low: fr`basse`, normal: fr`normale`, high: fr`haute`, off: fr`désactivée` },
  outcomes: {
    real,
    fixed: real,
    answered: real,
    'no-action': real,
    noise: { one: fr`{n} avait été classée comme bruit`, other: fr`{n} avaient été classées comme bruit` },
    'own-activity': { one: fr`{n} venait de votre activité`, other: fr`{n} venaient de votre activité` },
    'wrong-sentiment': {
      one: fr`{n} avait un sentiment mal interprété`,
      other: fr`{n} avaient un sentiment mal interprété`,
    },
    'wrong-keyword': { one: fr`{n} était hors sujet`, other: fr`{n} étaient hors sujet` },
    unjudged: { one: fr`{n} n'a pas été jugée`, other: fr`{n} n'ont pas été jugées` },
    unsent: { one: fr`{n} n'a jamais été envoyée`, other: fr`{n} n'ont jamais été envoyées` },
  },
  title: (keyword, span) => fr`Rejeu de ${keyword}, ${span}`,
  lead: (setting, alerts, days) => fr`Avec une sensibilité ${setting} : ${alerts} en ${days}.`,
  nothing: (keyword) =>
    fr`Pas encore de données pour ${keyword} : rien à rejouer. Redemandez dans quelques jours.`,
  caption: fr`Les trois réglages sur les mêmes jours`,
  columns: {
    setting: fr`Sensibilité`,
    alerts: fr`Alertes`,
    real: fr`Réelles`,
    noise: fr`Non réelles`,
    unjudged: fr`Non jugées`,
    unsent: fr`Jamais envoyées`,
  },
  chosen: (setting) => fr`${setting} (détail ci-dessous)`,
  listTitle: (setting) => fr`Alertes avec une sensibilité ${setting}, la plus récente d'abord`,
  item: (moment, kind, count, window, expected, times) =>
    fr` ${moment}. ${kind} : ${count} en ${window}, ${expected} d'habitude (${times} fois plus). `,
  sent: (number, state) => fr`Alerte #${number} : ${state}. `,
  notSent: fr`Non envoyée. `,
  event: (name) => fr`Pendant « ${name} », qui en laissait attendre plus. `,
  note: (learned) =>
    fr`La même règle, appliquée aux chiffres passés. Les ${learned} d'avant ont servi d'apprentissage. Les sourdines et les heures calmes ne comptent pas.`,
  set: (setting) => fr`Sensibilité ${setting}`,
  replay: fr`Rejouer`,

  overDays: { one: fr`Sur le dernier jour :`, other: fr`Sur les {n} derniers jours :` },
  instead: (after, before) => fr`${after} au lieu de ${before}`,
  ofGone: (gone, parts) => fr`parmi celles qui disparaissent (${gone}), ${parts}`,
  added: { one: fr`{n} est nouvelle`, other: fr`{n} sont nouvelles` },
  same: (alerts) => fr`aucune différence, ${alerts} dans les deux cas`,
  noHistory: fr`Pas encore de données : la différence n'est pas connue.`,

  judged: (list) => fr`Fermées à ce jour : ${list}.`,
  suggest: (keyword, setting, difference) =>
    fr`Moins de la moitié des alertes de ${keyword} étaient réelles. Suggestion : sensibilité ${setting}. ${difference} Aucune alerte réelle ne serait perdue.`,

  weekOutcomes: (alerts, real, noise, open) =>
    fr`${alerts} : réelles ${real}, non réelles ${noise}, non jugées ${open}.`,
  neverClaimed: fr`Aucune n'a été prise en charge.`,
  noisiest: (keyword, noise, judged) =>
    fr`Mot-clé le plus bruyant : ${keyword} (alertes non réelles : ${noise} sur ${judged}).`,
};
