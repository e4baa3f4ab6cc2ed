import type { QueryHelpWords } from '../en/query-help.ts';
import { fr } from './typography.ts';

const constructs: QueryHelpWords['constructs'] = {
  all: fr`les deux mots, n'importe où dans la publication`,
  phrase: fr`ces mots côte à côte`,
  any: fr`l'un des deux, et « update »`,
  none: fr`sans ce mot ; NOT fait de même`,
  exact: fr`exactement ces signes, avec majuscules et accents`,
  sign: fr`les signes qui font partie d'un nom comptent`,
  wild: fr`* remplace des lettres, ? une seule`,
  fuzzy: fr`une lettre peut être fausse ; ~2 pour deux`,
  near: fr`au plus 5 mots entre les deux, dans tout ordre`,
  ordered: fr`au plus 3 mots entre les deux, dans cet ordre`,
  within: fr`tous les mots, avec au plus 5 autres entre eux`,
  regex: fr`une expression régulière (RE2), à côté d'un mot`,
  title: fr`seulement dans le titre ; body: pour le texte`,
  author: fr`nom ou identifiant de l'auteur`,
  tag: fr`un mot-dièse ; tag: fait de même`,
  url: fr`renvoie vers ce site`,
  site: fr`vient de ce site`,
  lang: fr`dans cette langue`,
  is: fr`aussi reply, repost, quote, original`,
  has: fr`aussi link, video, question`,
  number: fr`aussi comments:, followers:, words:, age:<2h`,
};

export const queryHelp: QueryHelpWords = {
  typed: ['requête', 'requêtes', 'langage'],
  title: fr`Comment écrire une requête`,
  constructs,
  limitsTitle: fr`Limites :`,
  limits: (n) =>
    fr`${n.length} caractères, ${n.operands} mots, ${n.depth} groupes imbriqués, ${n.regexes} expressions. NEAR va jusqu'à ${n.near}, sans nombre c'est ${n.usualNear}. * et ? demandent ${n.wild} lettres, ~ en demande ${n.fuzzy}.`,
  asks: fr`Quand une requête peut vouloir dire autre chose, la question vous est posée avant l'enregistrement.`,
};
