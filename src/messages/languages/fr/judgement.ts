import type { JudgementWords } from '../en/judgement.ts';
import { fr } from './typography.ts';

export const judgement: JudgementWords = {
  undone: fr`C'est annulé.`,
  sameFigures: fr`Aucun chiffre ne change.`,
  superseded: fr`Il n'y a rien à annuler : c'est déjà fait, ou un changement plus récent l'a remplacé.`,
  mood: (keyword, now, before) => fr`${keyword} : de nouveau ${now} (était ${before}).`,
  held: (keyword, reason) => fr`${keyword} : écarté et non compté, car ${reason}.`,
  counted: (keyword) => fr`${keyword} : de nouveau compté.`,
  manyHeld: {
    one: fr`{n} mention est écartée et n'est pas comptée.`,
    other: fr`{n} mentions sont écartées et ne sont pas comptées.`,
  },
  manyMoods: {
    one: fr`{n} mention retrouve son sentiment d'avant.`,
    other: fr`{n} mentions retrouvent leur sentiment d'avant.`,
  },
  manyCounted: {
    one: fr`{n} mention est de nouveau comptée.`,
    other: fr`{n} mentions sont de nouveau comptées.`,
  },
  tagOn: (tag) => fr`Étiquette ${tag} remise.`,
  tagOff: (tag) => fr`Étiquette ${tag} retirée.`,
  starOn: fr`Étoile remise.`,
  starOff: fr`Étoile retirée.`,
  muteOn: fr`De nouveau masqué.`,
  muteOff: fr`N'est plus masqué.`,
  storiesApart: fr`Les deux sujets sont de nouveau séparés ; les copies arrivées depuis restent où elles sont.`,
  heldFor: (keyword) => fr`Ce message correspond à ${keyword}, mais il est écarté.`,
  heldBack: fr`Écarté`,
  heldBecause: (reason) => fr`car ${reason} ; ni compté ni annoncé`,
  heldNote: fr`/earshot mentions --écartées liste tout ce qui est écarté.`,
  corrected: fr`Corrigé`,
  said: (moment, person, what, before) => fr`${moment}, ${person} : ${what} (avant : ${before})`,
  marks: {
    mood: (label) => fr`sentiment ${label}`,
    about: { yes: fr`parle du mot-clé`, no: fr`ne parle pas du mot-clé` },
    spam: { yes: fr`spam`, no: fr`pas du spam` },
  },
  lessons: {
    title: (keyword) => fr`Appris pour ${keyword}`,
    mood: fr`Sentiment`,
    learned: fr`Appris sur le sentiment`,
    noMarks: fr`personne n'a encore corrigé de sentiment`,
    allRight: (marks) => fr`${marks} ; le sentiment était juste à chaque fois : rien à apprendre`,
    marks: (marks, leaning) =>
      leaning === null ? marks : fr`${marks} ; « ${leaning} » est désormais choisi plus souvent`,
    towardGood: fr`Mots plus positifs`,
    towardBad: fr`Mots plus négatifs`,
    taught: fr`ajusté par les corrections`,
    note: fr`Cela vaut pour les messages à venir. Les plus anciens gardent leur sentiment ; la pertinence des messages en anglais des 30 derniers jours est réévaluée, là où le modèle de phrases tourne.`,
    forgetMoods: fr`Réinitialiser le sentiment`,
    forgetRelevance: fr`Réinitialiser la pertinence`,
    forgotten: (keyword) =>
      fr`Réinitialisé pour ${keyword}. Les marquages restent sur leurs messages ; les nouveaux serviront à apprendre.`,
  },
  isCounted: fr`compté`,
  isHeld: (reason) => fr`écarté, car ${reason}`,
  byPeople: (label) => fr`${label}, indiqué par une personne`,
  flags: fr`Marqué avec`,
  star: fr`une étoile`,
};
