import type { TranslatedAlertKinds } from '../alert-kind-copy.ts';
import { rangeText } from '../range.ts';
import { alerts } from './alerts.ts';
import { since as sinceMoment } from './moments.ts';
import { fr } from './typography.ts';

const { inWindow } = alerts;

export const alertKinds: TranslatedAlertKinds = {
  kinds: {
    spike: {
      name: fr`Pic de mentions`,
      negative: fr`Pic négatif`,
      finding: ({ count, window, low, high }) => ({
        news: inWindow(count, window),
        why: fr`D'habitude ${rangeText(low, high, 'aucune', 'à')}.`,
      }),
    },
    'slow-burn': {
      name: fr`Journée inhabituelle`,
      finding: ({ count, window, times }) => ({
        news: inWindow(count, window),
        why: fr`Soit ${times} fois une journée habituelle.`,
      }),
    },
    mood: {
      name: fr`Changement de sentiment`,
      finding: ({ negative, posts, window, negativeBefore }) => ({
        news: fr`${negative} de négatives sur ${posts} en ${window}.`,
        why: negativeBefore === null ? null : fr`D'habitude ${negativeBefore}.`,
      }),
    },
    'first-mention': {
      name: fr`Première mention`,
      finding: ({ author }) => ({ news: fr`Première mention de ce mot-clé, par ${author}.`, why: null }),
    },
    'large-author': {
      name: fr`Auteur très suivi`,
      finding: ({ author, alsoWrote }) => ({
        news: fr`${author} en parle pour la première fois.`,
        why: alsoWrote === null ? null : fr`A aussi écrit ${alsoWrote}.`,
      }),
    },
    silence: {
      name: fr`Silence`,
      finding: ({ since, window, usual }) => ({
        news: fr`Aucune mention ${sinceMoment(since)}.`,
        why: fr`D'habitude environ ${usual} en ${window}.`,
      }),
    },
    threshold: {
      name: fr`Limite dépassée`,
      finding: ({ count, window, expected }) => ({
        news: inWindow(count, window),
        why: fr`Votre limite est de ${expected} par heure.`,
      }),
    },
    every: {
      name: fr`Nouvelle mention`,
      finding: ({ counted }) => ({
        news: counted({ one: '{n} nouvelle mention.', other: '{n} nouvelles mentions.' }),
        why: null,
      }),
    },
    assigned: {
      name: fr`Message confié`,
      finding: ({ author }) => ({
        news: fr`Un message de ${author}, confié manuellement.`,
        why: null,
      }),
    },
  },
  options: {
    spike: {
      names: ['sensibilité'],
      setting: fr`Pics`,
      description: fr`À quel point un pic devient une alerte`,
    },
    slowBurn: {
      names: ['lent'],
      setting: fr`Journées inhabituelles`,
      description: fr`Signaler les journées plus chargées que d'habitude`,
    },
    mood: {
      names: ['sentiment', 'ton'],
      setting: fr`Changements de sentiment`,
      description: fr`Alerte quand le sentiment change`,
    },
    first: {
      names: ['premières'],
      setting: fr`Premières mentions`,
      description: fr`Alerte aux premières mentions`,
    },
    silence: {
      names: ['calme'],
      setting: fr`Silence`,
      description: fr`Alerte quand plus personne n'en parle`,
    },
    every: { names: ['chaque'], setting: fr`Chaque mention`, description: fr`Chaque mention est une alerte` },
    threshold: {
      names: ['seuil'],
      setting: fr`Limite fixe`,
      description: fr`Alerte à tant de mentions par heure ; 0 pour aucune`,
      limit: (n) => fr`${n} par heure`,
    },
  },
};
