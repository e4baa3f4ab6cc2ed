import type { translation as english } from '../en/translation.ts';
import { fr } from './typography.ts';

export const translation: typeof english = {
  read: (tool) => fr`Lue comme ${tool}.`,
  counts: (kept, changed, lost) => fr`Parties gardées : ${kept}, changées : ${changed}, perdues : ${lost}.`,
  translate: (what) => fr`La lire comme ${what}`,
  kept: fr`Gardé`,
  changed: fr`Changé`,
  lost: fr`Perdu`,
  more: (rest) => fr`et ${rest} de plus`,
  dialects: {
    brandwatch: fr`une requête de Brandwatch`,
    talkwalker: fr`une requête de Talkwalker`,
    meltwater: fr`une requête de Meltwater`,
    sprinklr: fr`une requête de Sprinklr`,
    awario: fr`une requête d'Awario`,
    mention: fr`une requête de mots et d'opérateurs`,
    syften: fr`une requête de Syften`,
    pulsar: fr`une requête de Pulsar`,
    x: fr`une recherche sur X`,
    google: fr`une recherche sur Google`,
    list: fr`une liste de mots`,
  },
  reasons: {
    capitals: fr`Les opérateurs s'écrivent ici en majuscules.`,
    phrase: fr`Des mots côte à côte y sont une expression.`,
    'any-of': fr`Une seule des entrées suffit.`,
    'or-first': fr`OR y passe avant l'espace.`,
    'empty-entry': fr`Cette entrée n'a ni lettre ni chiffre.`,
  },
};
