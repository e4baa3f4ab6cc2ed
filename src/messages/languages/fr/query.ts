import type { QueryWords } from '../en/query.ts';
import { fr } from './typography.ts';

/** Pourquoi un champ d'un autre outil n'a pas d'équivalent. */
const foreignReasons: Readonly<Record<string, (field: string) => string>> = {
  people: (field) =>
    fr`« ${field}: » n'a pas d'équivalent : où vivent les gens et qui ils sont n'est pas lu.`,
  figure: (field) => fr`« ${field}: » n'a pas d'équivalent : c'est une estimation d'un autre outil.`,
  period: (field) =>
    fr`« ${field}: » n'a pas d'équivalent : la période se choisit dans un rapport, avec --depuis.`,
  class: (field) => fr`« ${field}: » n'a pas d'équivalent ici.`,
};

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
    'wild-too-short': ({ text, min }) => fr`« ${text!} » demande au moins ${min!} lettres en plus de * et ?.`,
    'wild-place': ({ text }) =>
      fr`Dans « ${text!} », * et ? remplacent des lettres d'un mot, pas des mots entiers.`,
    'fuzzy-too-short': ({ text, min }) =>
      fr`« ${text!} » est trop court : ~ demande un seul mot d'au moins ${min!} lettres.`,
    'fuzzy-number': () => fr`Après un mot, ~ va jusqu'à 2 : kestrel~2.`,
    regex: ({ reason, max }) =>
      reason === 'syntax'
        ? fr`Cette expression ne peut pas être lue. Sa syntaxe est celle de RE2, sans assertion ni renvoi.`
        : reason === 'length'
          ? fr`Une expression a au plus ${max!} caractères.`
          : fr`Cette expression pourrait correspondre à n'importe quoi. Il lui faut ${max!} lettres ou chiffres de suite, toujours présents.`,
    'too-many-regexes': ({ max }) => fr`${max!} expressions entre barres obliques au plus sont possibles.`,
    'near-number': ({ max }) => fr`NEAR va jusqu'à ${max!} mots : acme NEAR/5 routeur.`,
    'near-operand': () =>
      fr`NEAR s'applique à des mots, des expressions et leurs groupes. Les conditions et NOT restent en dehors.`,
    'group-distance': () => fr`Une distance se met entre les mots, avec NEAR, pas après un groupe.`,
    'within-number': ({ max }) =>
      max === 0
        ? fr`Le ~ se met après une expression d'au moins deux mots.`
        : fr`Le ~ demande un nombre de mots, de 0 à ${max!} : "acme routeur"~5.`,
    'foreign-sign': ({ typed, instead }) =>
      instead ? fr`« ${typed!} » s'écrit ici ${instead}.` : fr`« ${typed!} » n'a pas d'effet ici.`,
    'foreign-field': ({ field, instead, reason }) =>
      instead ? fr`« ${field!}: » s'écrit ici ${instead}.` : foreignReasons[String(reason)]!(String(field)),
    'unknown-field': ({ field }) =>
      fr`Le champ « ${field!}: » n'existe pas. S'il fait partie d'un nom, mettez le nom entre guillemets.`,
    'field-in-field': ({ field }) => fr`Dans ${field!}:( … ), aucun autre champ n'est possible.`,
    'field-value': ({ field, value, expected }) => {
      const what =
        value === ''
          ? fr`« ${field!}: » demande une valeur juste après`
          : fr`« ${field!}: » ne peut pas être « ${value!} »`;
      return expected ? fr`${what}. Valeurs possibles : ${expected}.` : fr`${what}.`;
    },
    'judged-field': ({ field }) =>
      fr`« ${field!}: » n'est connu qu'une fois la publication collectée. Utilisez-le avec --si : dans publications, exporter, rapport et alerte.`,
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
    'operator-in-quotes': ({ typed }) =>
      fr`« ${typed!} » est lu comme une seule expression, avec ses opérateurs comme mots.`,
    'list-of-terms': ({ sign }) =>
      sign === 'line'
        ? fr`Des termes séparés par des retours à la ligne doivent tous être dans la publication. Pour l'un d'eux, utilisez OR.`
        : fr`Des termes séparés par « ${sign!} » doivent tous être dans la publication. Pour l'un d'eux, utilisez OR.`,
    'ends-with-question-mark': ({ typed }) =>
      fr`Dans « ${typed!} », le point d'interrogation remplace une lettre.`,
    'near-usual': ({ max }) => fr`NEAR sans nombre va jusqu'à ${max!} mots.`,
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
