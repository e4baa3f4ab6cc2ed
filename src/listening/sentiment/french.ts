import { verb } from './french-inflections.ts';
import { BOOSTERS, COMPARISONS, NEGATABLE_VERBS, PHRASES, WORDS } from './french-words.ts';
import type { Lexicon } from './lexicon.ts';

/** Negators that need nothing before them, and how far they reach. */
const ALONE: ReadonlySet<string> = new Set([
  'pas',
  'jamais',
  'aucun',
  'aucune',
  'sans',
  'rien',
  'ni',
  'guère',
  'nullement',
]);
/** "plus" negates only after "ne" ("ne marche plus"); without it, it may mean more. */
const WITH_NE = 4;

/** French: a list of our own. */
export const french: Lexicon = {
  lang: 'fr',
  valence: (word) => WORDS.get(word) ?? 0,
  phrases: PHRASES,
  negates(word, before) {
    if (ALONE.has(word)) return before(1) === 'pourquoi' ? 0 : 3;
    if (word === 'zéro') return 3;
    if (word !== 'plus') return 0;
    for (let distance = 1; distance <= WITH_NE; distance++)
      if (before(distance) === 'ne' || before(distance) === "n'") return 3;
    return 0;
  },
  denials: {
    pas: 4,
    jamais: 7,
    aucun: 4,
    aucune: 4,
    sans: 6,
    rien: 4,
    ni: 4,
    guère: 3,
    plus: 4,
    zéro: 4,
    nullement: 4,
  },
  widening: new Set(['seul', 'seule', 'moindre', 'unique', 'aucun', 'aucune', 'quelconque', 'jamais']),
  undoing: new Set([
    'seulement',
    'que',
    "qu'",
    'uniquement',
    'simplement',
    'juste',
    'étonnant',
    'étonnée',
    'étonné',
  ]),
  stopping: new Set(
    "parce car quand lorsque lorsqu' depuis après si donc alors pourquoi comment où qui dont tandis puisque et".split(
      ' ',
    ),
  ),
  wanted: new Set(
    'réponse réponses nouvelle nouvelles explication excuse excuses aide solution rappel humain contact suivi mail'.split(
      ' ',
    ),
  ),
  twoParts: { first: new Set(['ne', "n'"]), only: new Set(['que', "qu'"]) },
  limit: {
    could: new Set('peut pourrait pouvait pourra peux pourrais saurait pourraient peuvent aurait'.split(' ')),
    not: new Set(['rien', 'difficile', 'impossible', 'dur', 'jamais']),
    negators: new Set(['ne', "n'", 'pas', 'jamais', 'rien']),
    more: new Set(['plus']),
    blame: new Set(
      'plaindre plaint redire reprocher reproche reproches critiquer critique reprocherais râler'.split(' '),
    ),
    degrees: { mieux: 1, meilleur: 1, meilleure: 1, pire: -1 },
  },
  tagWords: new Set(
    'service client clients jamais plus le la les de du des un une et est pas mon ma mes vos votre train trains retard retards banque livraison colis prix encore toujours tout tous vie jour merci en panne à au aux pour avec sans ce cette'.split(
      ' ',
    ),
  ),
  turnedBackwards: new Set(NEGATABLE_VERBS.flatMap(verb)),
  boosters: BOOSTERS,
  contrasts: new Set(['mais', 'cependant', 'pourtant', 'toutefois', 'néanmoins', 'sauf']),
  elision: /^(?:[cdjlmnsty]|qu|jusqu|lorsqu|puisqu|quoiqu)'/,
  comparisons: COMPARISONS,
};
