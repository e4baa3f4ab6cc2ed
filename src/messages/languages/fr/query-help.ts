import type { QueryHelpWords } from '../en/query-help.ts';
import { fr } from './typography.ts';

const constructs: QueryHelpWords['constructs'] = {
  all: fr`les deux mots, n'importe où dans la publication`,
  phrase: fr`ces mots côte à côte`,
  any: fr`l'un des deux, et le dernier mot`,
  none: fr`sans ce mot`,
  exact: fr`exactement ces signes, majuscules comprises`,
  sign: fr`les signes d'un nom sont pris en compte`,
  wild: fr`* remplace des lettres, ? une seule`,
  fuzzy: fr`une lettre peut être fausse`,
  near: fr`au plus 5 mots entre les deux, dans tout ordre`,
  ordered: fr`au plus 3 mots entre les deux, dans cet ordre`,
  within: fr`tous les mots, avec au plus 5 autres entre eux`,
  regex: fr`une formule RE2, à côté d'un mot`,
  title: fr`seulement dans le titre`,
  author: fr`nom ou identifiant de l'auteur`,
  tag: fr`un mot-dièse`,
  url: fr`renvoie vers ce site`,
  site: fr`vient de ce site`,
  lang: fr`dans cette langue`,
  is: fr`elle demande quelque chose`,
  has: fr`avec une photo`,
  number: fr`avec plus de 50 j’aime`,
};

export const queryHelp: QueryHelpWords = {
  typed: ['requête', 'requêtes', 'langage'],
  title: fr`Comment écrire une requête`,
  constructs,
  limitsTitle: fr`Limites :`,
  limits: (length, operands, depth, regexes, near, usualNear, wild, fuzzy) =>
    fr`${length} caractères, ${operands} mots, ${depth} groupes imbriqués, ${regexes} formules. NEAR va jusqu'à ${near}, sans nombre c'est ${usualNear}. * et ? demandent ${wild} lettres, ~ en demande ${fuzzy}.`,
  also: fr`aussi`,
  asks: fr`Quand une requête peut vouloir dire autre chose, rien n'est enregistré sans votre réponse.`,
};
