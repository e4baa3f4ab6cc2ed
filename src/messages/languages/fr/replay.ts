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
      one: fr`{n} avait un ton mal interprété`,
      other: fr`{n} avaient un ton mal interprété`,
    },
    'wrong-keyword': { one: fr`{n} était hors sujet`, other: fr`{n} étaient hors sujet` },
    unjudged: { one: fr`{n} n'a pas été jugée`, other: fr`{n} n'ont pas été jugées` },
    unsent: { one: fr`{n} n'a jamais été envoyée`, other: fr`{n} n'ont jamais été envoyées` },
  },
  title: (keyword, span) => fr`Rejeu de ${keyword}, ${span}`,
  lead: (setting, alerts, days, rate) =>
    fr`À la sensibilité ${setting} : ${alerts} en ${days}, soit ${rate} par mois.`,
  nothing: (keyword) =>
    fr`Rien n'a encore été lu pour ${keyword} : il n'y a rien à rejouer. Redemandez dans quelques jours.`,
  caption: fr`Les trois réglages sur la même période`,
  columns: {
    setting: fr`Sensibilité`,
    alerts: fr`Alertes`,
    rate: fr`Par mois`,
    real: fr`Réelles`,
    noise: fr`Non réelles`,
    unjudged: fr`Non jugées`,
    unsent: fr`Jamais envoyées`,
  },
  chosen: (setting) => fr`${setting} (détail ci-dessous)`,
  listTitle: (setting) => fr`Alertes à la sensibilité ${setting}, la plus récente d'abord`,
  item: (moment, kind, count, window, expected, times) =>
    fr` ${moment}. ${kind} : ${count} en ${window}, ${expected} attendues (${times} fois la normale). `,
  sent: (number, state) => fr`Alerte n° ${number} : ${state}. `,
  notSent: fr`N'a pas été envoyée. `,
  event: (name) => fr`Pendant « ${name} », qui relevait le seuil. `,
  note: (learned) =>
    fr`Même détecteur, mêmes choix qu'en direct, d'après les comptes gardés. Les ${learned} d'avant ont seulement servi à apprendre ce qui est habituel. Les sourdines et les heures calmes ne comptent pas.`,
  set: (setting) => fr`Passer à ${setting}`,
  replay: fr`Rejouer`,

  overDays: (days, what) => fr`Sur les derniers ${days} : ${what}`,
  instead: (after, before) => fr`${after} au lieu de ${before}`,
  ofGone: (gone, parts) => fr`parmi celles qui disparaissent (${gone}), ${parts}`,
  added: { one: fr`{n} est nouvelle`, other: fr`{n} sont nouvelles` },
  same: (alerts) => fr`aucune différence, ${alerts} dans les deux cas`,
  noHistory: fr`Rien n'a encore été lu : la différence ne peut pas être dite.`,

  judged: (list) => fr`Fermées à ce jour : ${list}.`,
  suggest: (keyword, setting, difference) =>
    fr`Moins de la moitié des alertes de ${keyword} étaient réelles. Suggestion : sensibilité ${setting}. ${difference} Aucune alerte réelle ne serait perdue.`,

  weekOutcomes: (alerts, real, noise, open) =>
    fr`${alerts} : réelles ${real}, non réelles ${noise}, non jugées ${open}.`,
  neverClaimed: fr`Aucune n'a été prise en charge.`,
  noisiest: (keyword, noise, judged) =>
    fr`Mot-clé le plus bruyant : ${keyword}, ${noise} alertes non réelles sur ${judged} jugées.`,
};
