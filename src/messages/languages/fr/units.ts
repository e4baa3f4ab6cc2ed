import type { UnitWords } from '../en/units.ts';
import type { Plural } from '../shapes.ts';
import { fromTo } from './moments.ts';
import { fr } from './typography.ts';

const forms = (one: string, other: string): Plural => ({ one: `{n} ${one}`, other: `{n} ${other}` });

/** A number and its unit stay on one line. */
const length = (one: string, other: string): Plural => ({
  one: `{n}\u00a0${one}`,
  other: `{n}\u00a0${other}`,
});

export const units: UnitWords = {
  mentions: forms('mention', 'mentions'),
  marks: forms('marquage', 'marquages'),
  negativeMentions: forms('mention négative', 'mentions négatives'),
  judgedMentions: forms('mention évaluée', 'mentions évaluées'),
  posts: forms('message', 'messages'),
  people: forms('auteur', 'auteurs'),
  persons: forms('personne', 'personnes'),
  newPeople: forms('nouvel auteur', 'nouveaux auteurs'),
  stories: forms('sujet', 'sujets'),
  copies: forms('copie', 'copies'),
  sources: forms('source', 'sources'),
  keywords: forms('mot-clé', 'mots-clés'),
  alerts: forms('alerte', 'alertes'),
  followers: forms('abonné', 'abonnés'),
  tries: forms('essai', 'essais'),
  minutes: length('min', 'min'),
  hours: length('h', 'h'),
  days: length('jour', 'jours'),
  seconds: length('s', 's'),
  up: (by, before) => fr`▲ en hausse de ${by} par rapport à ${before}`,
  down: (by, before) => fr`▼ en baisse de ${by} par rapport à ${before}`,
  same: (before) => fr`= stable par rapport à ${before}`,
  more: (by, before) => fr`▲ ${by} de plus par rapport à ${before}`,
  fewer: (by, before) => fr`▼ ${by} de moins par rapport à ${before}`,
  firstOnes: (before) => fr`▲ contre 0 pour ${before}`,
  noComparison: fr`pas encore de comparaison`,
  colon: (name, value) => fr`${name} : ${value}`,
  quote: (text) => fr`« ${text} »`,
  outOf: (part, whole) => fr`${part} sur ${whole}`,
  fromTo: fromTo,
  zone: (zone) => fr`Heures : ${zone}.`,
  otherZone: (zone) => fr`Autres heures : ${zone}.`,
  semicolon: (items) => items.join(fr` ; `),
  yesOrNo: (question) => fr`${question} (o/n)`,
  picture: (path) => fr`Image : ${path}`,
  highest: (value, at) => fr`maximum ${value}, ${at}`,
  notRead: (sign) => fr`${sign} = pas de données`,
  andMore: (n) => fr`et ${n} de plus`,
  negative: fr`négatif`,
  neutral: fr`neutre`,
  positive: fr`positif`,
  notJudged: fr`non évalué`,
  ofJudged: (judged, others) => fr` (sur ${judged} évaluées ; ${others})`,
  otherLanguages: forms('dans une autre langue', 'dans d’autres langues'),
  notJudgedOf: (rows) => fr`Non évaluées, dans d'autres langues : ${rows}.`,
  unknownAuthor: fr`auteur inconnu`,
};
