import type { ThemeWords } from '../en/themes.ts';
import { sinceDay } from './moments.ts';
import { fr } from './typography.ts';

export const themes: ThemeWords = {
  title: (keyword, span) => fr`Ce qu'on dit de ${keyword}, ${span}`,
  titleAll: (span) => fr`De quoi on parle, ${span}`,
  rising: (names, earlier) => fr`Plus évoqué que ${earlier} : ${names}.`,
  calm: (earlier) => fr`Rien n'est plus évoqué que ${earlier}.`,
  notComparable: fr`Ce dont on parle le plus. La période d'avant n'est pas comparable.`,
  none: (keyword, posts) =>
    fr`Aucun thème dans ${posts} sur ${keyword} : il faut qu'au moins trois personnes disent la même chose.`,
  noneAll: fr`Sur cette période, personne n'a dit la même chose que d'autres.`,
  posts: (posts, people) => fr`${posts} de ${people}`,
  about: (figure) => fr`environ ${figure}`,
  negative: (share) => fr`${share} négatif`,
  positive: (share) => fr`${share} positif`,
  neutral: fr`neutre`,
  newSince: (day) => fr`nouveau ${sinceDay(day)}`,
  sure: { likely: fr`probablement un seul sujet`, unsure: fr`peut-être plusieurs sujets` },
  others: {
    one: fr`{n} message sans thème.`,
    other: fr`{n} messages sans thème.`,
  },
  sampled: (read, total) => fr`Estimé à partir de ${read} messages sur ${total}.`,
  hidden: (names) => fr`Masqué, car ce n'est pas un thème : ${names}.`,
  heading: fr`De quoi on parle`,
  more: fr`Plus évoqué qu'avant`,
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
  readOnly: (read) => fr`${read} d'entre eux ont été lus.`,
  gone: fr`Ses messages n'existent plus.`,
  done: {
    renamed: (before, name) => fr`${before} s'appelle désormais ${name}.`,
    hidden: (name) => fr`${name} n'est pas un thème : il n'apparaît plus, ses messages comptent ailleurs.`,
    shown: (name) => fr`${name} apparaît de nouveau.`,
    same: fr`Rien n'a changé : c'était déjà le cas.`,
  },
  undone: fr`Le thème est comme avant.`,
};
