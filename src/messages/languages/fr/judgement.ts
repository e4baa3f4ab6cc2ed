import type { JudgementWords } from '../en/judgement.ts';
import { fr } from './typography.ts';

export const judgement: JudgementWords = {
  undone: fr`C'est annulé.`,
  sameFigures: fr`Cela n'avait changé aucun chiffre : aucun ne change.`,
  superseded: fr`Il n'y a rien à annuler : c'est déjà fait, ou autre chose a pris sa place.`,
  mood: (keyword, now, before) => fr`${keyword} : de nouveau ${now}, et non ${before}.`,
  held: (keyword, reason) => fr`${keyword} : écarté et non compté, car ${reason}.`,
  counted: (keyword) => fr`${keyword} : de nouveau compté.`,
  manyHeld: {
    one: fr`{n} mention est écartée et n'est pas comptée.`,
    other: fr`{n} mentions sont écartées et ne sont pas comptées.`,
  },
  manyMoods: {
    one: fr`{n} mention a retrouvé son ton d'avant.`,
    other: fr`{n} mentions ont retrouvé leur ton d'avant.`,
  },
  manyCounted: {
    one: fr`{n} mention est de nouveau comptée.`,
    other: fr`{n} mentions sont de nouveau comptées.`,
  },
  tagOn: (tag) => fr`L'étiquette ${tag} est remise.`,
  tagOff: (tag) => fr`L'étiquette ${tag} est retirée.`,
  starOn: fr`L'étoile est remise.`,
  starOff: fr`L'étoile est retirée.`,
  muteOn: fr`De nouveau masqué.`,
  muteOff: fr`N'est plus masqué.`,
  storiesApart: fr`Les deux sujets sont de nouveau séparés ; les copies arrivées depuis restent où elles sont.`,
  heldFor: (keyword) => fr`Ce message correspond à ${keyword} et il est écarté.`,
  heldBack: fr`Écarté`,
  heldBecause: (reason) => fr`car ${reason} ; il n'est ni compté ni annoncé`,
  heldNote: fr`/earshot mentions --écartées liste tout ce qui est écarté.`,
  corrected: fr`Corrigé`,
  said: (moment, person, what, before) => fr`${moment}, ${person} : ${what} (avant : ${before})`,
  marks: {
    mood: (label) => fr`ton ${label}`,
    about: { yes: fr`parle du mot-clé`, no: fr`ne parle pas du mot-clé` },
    spam: { yes: fr`spam`, no: fr`pas du spam` },
  },
  lessons: {
    title: (keyword) => fr`Ce que ${keyword} a appris`,
    mood: fr`Tons`,
    learned: fr`Appris des tons`,
    noMarks: fr`personne n'a encore corrigé de ton`,
    allRight: (marks) => fr`${marks}, et aucun ne dit un autre ton que celui qui a été lu : rien à apprendre`,
    marks: (marks, leaning) =>
      leaning === null
        ? fr`${marks} ; aucun ton n'est lu trop souvent`
        : fr`${marks} ; tendance : ${leaning}`,
    towardGood: fr`Mots vers le positif`,
    towardBad: fr`Mots vers le négatif`,
    taught: fr`selon les corrections`,
    note: fr`Ce qui est appris vaut pour ce qui sera évalué. Ce qui l'a été avant reste tel quel, sauf la pertinence des messages en anglais des 30 derniers jours, là où le modèle de phrases tourne.`,
    forgetMoods: fr`Oublier les tons`,
    forgetRelevance: fr`Oublier la pertinence`,
    forgotten: (keyword) =>
      fr`${keyword} a oublié ce qu'il avait appris. Les marquages restent sur leurs messages ; les nouveaux serviront à apprendre.`,
  },
  isCounted: fr`compté`,
  isHeld: (reason) => fr`écarté, car ${reason}`,
  byPeople: (label) => fr`${label}, comme quelqu'un l'a marqué`,
  flags: fr`Porte`,
  star: fr`une étoile`,
};
