import type { QueryWords } from '../en/query.ts';
import { fr } from './typography.ts';

export const query: QueryWords = {
  problems: {
    empty: () => fr`La requête est vide. Tapez un nom que les gens emploient, par exemple kestrelbox.`,
    'too-long': ({ length, max }) => fr`La requête compte ${length!} caractères ; le maximum est ${max!}.`,
    'too-many-terms': ({ max }) =>
      fr`La requête a trop de mots ; le maximum est ${max!}. Deux mots-clés feraient l'affaire.`,
    'too-deep': ({ max }) => fr`Il y a trop de groupes les uns dans les autres ; le maximum est ${max!}.`,
    'unclosed-quote': () => fr`Ce guillemet est ouvert mais jamais fermé.`,
    'unclosed-exact': () => fr`Cet accent grave est ouvert mais jamais fermé.`,
    'empty-quotes': () => fr`Il n'y a rien entre ces guillemets.`,
    'unclosed-group': () => fr`Cette parenthèse est ouverte mais jamais fermée.`,
    'unopened-group': () => fr`Cette parenthèse est fermée sans avoir été ouverte.`,
    'empty-group': () => fr`Il n'y a rien entre ces parenthèses.`,
    'missing-operand': ({ operator }) =>
      fr`${operator!} demande un mot de chaque côté (NOT : un seul, après).`,
    'double-not': () => fr`Un seul NOT suffit.`,
    'nothing-to-match': ({ text }) =>
      fr`« ${text!} » ne contient ni lettre ni chiffre à chercher. Pour des signes, utilisez des accents graves : \`${text!}\`.`,
    'single-character': ({ text, min }) =>
      fr`« ${text!} » seul se trouverait partout ; mettez au moins ${min!} caractères.`,
    'prefix-too-short': ({ text, min }) =>
      fr`« ${text!} » est trop court : il faut au moins ${min!} lettres avant l'étoile.`,
    'wildcard-place': ({ text }) =>
      fr`Dans « ${text!} », l'étoile est mal placée : elle va à la fin d'un mot.`,
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
      fr`« ${text!} » est une adresse web. Les messages qui y renvoient, ou qui en viennent, se trouvent avec un champ.`,
    'only-not': () =>
      fr`Cette partie dit seulement ce qu'il faut écarter : elle trouverait tout le reste du monde. Ajoutez un mot à chercher.`,
    'only-filters': () =>
      fr`Cette partie ne fait que filtrer par langue, source ou type. Ajoutez un mot à chercher.`,
  },
  warnings: {
    'too-short': ({ term }) =>
      fr`« ${term!} » est très court et peut trouver beaucoup de messages sans rapport.`,
    'too-broad': ({ term }) => fr`« ${term!} » est dans presque tous les messages.`,
    'common-word': ({ term }) => fr`« ${term!} » est un mot courant. Ajoutez un mot propre à votre marque.`,
    'lower-case-operator': ({ typed, operator }) =>
      fr`« ${typed!} » est lu comme un mot. Pour l'opérateur, écrivez ${operator!}.`,
    contradiction: ({ first, second }) =>
      fr`Aucun message ne peut remplir à la fois « ${first!} » et « ${second!} ».`,
    'removes-itself': ({ term, excluded }) =>
      fr`Écarter « ${excluded!} » supprime tout ce que « ${term!} » trouve.`,
    duplicate: ({ term }) => fr`« ${term!} » y est deux fois.`,
    'mixed-operators': () => fr`Les espaces lient plus fort que OR. La requête est lue ainsi :`,
    'punctuation-ignored': ({ typed, read }) =>
      fr`Les signes ne comptent pas : « ${typed!} » est lu « ${read!} ». Pour les signes exacts, utilisez des accents graves : \`${typed!}\`.`,
  },
  cannotRead: fr`Je n'arrive pas à lire cette requête.`,
  instead: fr`Vouliez-vous dire :`,
  useInstead: fr`Utiliser celle-ci`,
};
