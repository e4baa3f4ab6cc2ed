import type { QueryWords } from '../en/query.ts';
import { fr } from './typography.ts';

export const query: QueryWords = {
  problems: {
    empty: () => fr`La requête est vide. Tapez un nom que les gens emploient, par exemple kestrelbox.`,
    'too-long': ({ length, max }) => fr`La requête a ${length!} caractères ; ${max!} au plus sont possibles.`,
    'too-many-terms': ({ max }) => fr`La requête a plus de ${max!} mots. Répartissez-la sur deux mots-clés.`,
    'too-deep': ({ max }) => fr`${max!} groupes au plus peuvent s'emboîter.`,
    'unclosed-quote': () => fr`Ce guillemet n'est jamais fermé.`,
    'unclosed-exact': () => fr`Cet accent grave n'est jamais fermé.`,
    'empty-quotes': () => fr`Il n'y a rien entre ces guillemets.`,
    'unclosed-group': () => fr`Cette parenthèse n'est jamais fermée.`,
    'unopened-group': () => fr`Cette parenthèse n'est jamais ouverte.`,
    'empty-group': () => fr`Il n'y a rien entre ces parenthèses.`,
    'missing-operand': ({ operator }) =>
      operator === 'NOT'
        ? fr`NOT demande un mot après lui.`
        : fr`${operator!} demande un mot de chaque côté.`,
    'double-not': () => fr`Un seul NOT suffit.`,
    'nothing-to-match': ({ text }) =>
      fr`« ${text!} » n'a ni lettre ni chiffre. Pour chercher des signes, mettez-les entre accents graves : \`${text!}\`.`,
    'single-character': ({ text, min }) =>
      fr`« ${text!} » seul est dans presque tous les messages. Mettez au moins ${min!} caractères.`,
    'prefix-too-short': ({ text, min }) =>
      fr`« ${text!} » est trop court : il faut au moins ${min!} lettres avant l'étoile.`,
    'wildcard-place': ({ text }) =>
      fr`Dans « ${text!} », l'étoile est mal placée. Mettez-la à la fin d'un mot.`,
    'near-number': ({ max }) => fr`NEAR demande un nombre de mots, de 0 à ${max!} : acme NEAR/5 routeur.`,
    'near-operand': () =>
      fr`NEAR s'applique à des mots, des expressions, ou des mots reliés par OR entre parenthèses.`,
    'within-number': ({ max }) =>
      max === 0
        ? fr`Le ~ se met après une expression d'au moins deux mots.`
        : fr`Le ~ demande un nombre de mots, de 0 à ${max!} : "acme routeur"~5.`,
    'unknown-field': ({ field }) => fr`Le champ « ${field!}: » n'existe pas.`,
    'field-value': ({ field, value, expected }) => {
      const what =
        value === ''
          ? fr`« ${field!}: » demande une valeur juste après`
          : fr`« ${field!}: » ne peut pas être « ${value!} »`;
      return expected ? fr`${what}. Valeurs possibles : ${expected}.` : fr`${what}.`;
    },
    address: ({ text }) =>
      fr`« ${text!} » est une adresse web. Pour trouver les messages qui y renvoient ou qui en viennent, utilisez un champ.`,
    'only-not': () =>
      fr`Cette partie dit seulement ce qu'il faut écarter. Ajoutez au moins un mot à chercher.`,
    'only-filters': () =>
      fr`Cette partie ne fait que filtrer par langue, source ou type. Ajoutez au moins un mot à chercher.`,
  },
  warnings: {
    'too-short': ({ term }) =>
      fr`« ${term!} » est très court et peut trouver beaucoup de messages sans rapport.`,
    'too-broad': ({ term }) => fr`« ${term!} » est dans presque tous les messages.`,
    'common-word': ({ term }) => fr`« ${term!} » est un mot courant. Ajoutez un mot propre à votre marque.`,
    'lower-case-operator': ({ typed, operator }) =>
      fr`« ${typed!} » est lu comme un mot. Pour l'opérateur, tapez ${operator!}.`,
    contradiction: ({ first, second }) =>
      fr`Aucun message ne peut correspondre à la fois à « ${first!} » et à « ${second!} ».`,
    'removes-itself': ({ term, excluded }) =>
      fr`Écarter « ${excluded!} » retire tout ce que « ${term!} » trouve.`,
    duplicate: ({ term }) => fr`« ${term!} » y est deux fois.`,
    'mixed-operators': () => fr`Les mots voisins sont réunis avant OR. Je lis :`,
    'punctuation-ignored': ({ typed, read }) =>
      fr`Les signes sont ignorés : « ${typed!} » est lu « ${read!} ». Pour les signes exacts, utilisez des accents graves : \`${typed!}\`.`,
  },
  cannotRead: fr`Je n'arrive pas à lire cette requête.`,
  instead: fr`Vouliez-vous dire :`,
};
