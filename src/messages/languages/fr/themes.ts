import type { ThemeWords } from '../en/themes.ts';
import { sinceDay } from './moments.ts';
import { fr } from './typography.ts';

export const themes: ThemeWords = {
  title: (keyword, span) => fr`Ce qu'on dit de ${keyword}, ${span}`,
  titleAll: (span) => fr`De quoi on parle, ${span}`,
  rising: (names, earlier) => fr`Nettement plus de messages que ${earlier} : ${names}.`,
  calm: (earlier) => fr`Aucun thème n'a nettement plus de messages que ${earlier}.`,
  notComparable: fr`Les thèmes les plus présents. La période précédente n'est pas comparable.`,
  none: (keyword, posts) =>
    fr`Aucun thème dans ${posts} sur ${keyword} : il faut qu'au moins trois personnes disent la même chose.`,
  noneAll: fr`Aucun thème sur cette période : trop peu de personnes disent la même chose.`,
  posts: (posts, people) => fr`${posts}, ${people}`,
  about: (figure) => fr`environ ${figure}`,
  negative: (share) => fr`${share} négatifs`,
  positive: (share) => fr`${share} positifs`,
  neutral: fr`neutre`,
  newSince: (day) => fr`nouveau ${sinceDay(day)}`,
  sure: { likely: fr`probablement un seul sujet`, unsure: fr`peut-être plusieurs sujets` },
  others: {
    one: fr`{n} autre message.`,
    other: fr`{n} autres messages.`,
  },
  sampled: (read, total) => fr`Estimé à partir de ${read} messages sur ${total}.`,
  hidden: (names) => fr`Thèmes masqués : ${names}.`,
  heading: fr`De quoi on parle`,
  more: fr`Thèmes en hausse`,
  ofKeyword: (keyword, theme) => fr`${keyword}, ${theme}`,
  buttons: {
    posts: (name, posts) => fr`${name} (${posts})`,
    all: fr`Tous les thèmes`,
    next: fr`Messages suivants`,
    previous: fr`Messages précédents`,
    hide: fr`Pas un thème`,
    rename: fr`Renommer…`,
    hideMenu: fr`Pas un thème…`,
    renameMenu: fr`Renommer…`,
    showMenu: fr`Remontrer…`,
    ofMenu: fr`Thèmes de…`,
  },
  postsTitle: (name, keyword) => fr`${name}, à propos de ${keyword}`,
  range: (first, last, all) => fr`Messages ${first} à ${last} sur ${all}.`,
  readOnly: (read) =>
    fr`Seuls ${read} de ses messages ont été lus : les autres chiffres sont des estimations.`,
  gone: fr`Ses messages n'existent plus.`,
  done: {
    renamed: (before, name) => fr`${before} s'appelle désormais ${name}.`,
    hidden: (name) => fr`${name} n'apparaît plus parmi les thèmes. Ses messages comptent ailleurs.`,
    shown: (name) => fr`${name} apparaît de nouveau.`,
    same: fr`Rien n'a changé : c'était déjà le cas.`,
  },
  undone: fr`Le thème est comme avant.`,
};
