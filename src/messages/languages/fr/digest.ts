import type { DigestWords } from '../en/digest.ts';
import { ofDay, onDay, since, until } from './moments.ts';
import { fr } from './typography.ts';

export const digest: DigestWords = {
  titles: {
    daily: (span) => fr`Résumé du jour, ${span}`,
    weekly: (span) => fr`Résumé de la semaine, ${span}`,
    monthly: (span) => fr`Rapport du mois, ${span}`,
    'catch-up': (span) => fr`Ce résumé couvre la période ${span}`,
    longer: (span) => fr`Ce résumé couvre la période ${span}`,
    asked: (span) => fr`Rapport, ${span}`,
  },
  before: {
    daily: () => fr`la veille`,
    weekly: () => fr`la semaine précédente`,
    monthly: () => fr`le mois précédent`,
    'catch-up': (length) => fr`la période précédente (${length})`,
    longer: (length) => fr`la période précédente (${length})`,
    asked: (length) => fr`la période précédente (${length})`,
  },
  earlier: {
    daily: () => fr`la veille`,
    weekly: () => fr`la semaine précédente`,
    monthly: () => fr`le mois précédent`,
    'catch-up': () => fr`sur la période précédente`,
    longer: () => fr`sur la période précédente`,
    asked: () => fr`sur la période précédente`,
  },
  reportTitle: (keyword, span) => fr`Rapport sur ${keyword}, ${span}`,
  away: (span) => fr`Earshot n'a pas fonctionné ${span}.`,
  grew: {
    doubled: () => fr`ont doublé`,
    'more-than-doubled': () => fr`ont plus que doublé`,
    tripled: () => fr`ont triplé`,
    halved: () => fr`ont diminué de moitié`,
    times: (times) => fr`ont été multipliées par ${times}`,
    up: (part) => fr`ont augmenté de ${part}`,
    down: (part) => fr`ont baissé de ${part}`,
  },
  change: {
    negative: (keyword, grown, when, figures, about) =>
      fr`Les mentions négatives de ${keyword} ${grown}${when} (${figures})${about}.`,
    mentions: (keyword, grown, when, figures, about) =>
      fr`Les mentions de ${keyword} ${grown}${when} (${figures})${about}.`,
  },
  figures: (now, before, earlier) => fr`${now}, contre ${before} ${earlier}`,
  fromNone: (counted, keyword, when, earlier, about) =>
    fr`${counted} de ${keyword}${when}, aucune ${earlier}${about}.`,
  toNone: {
    negative: (keyword, before, earlier) =>
      fr`Aucune mention négative de ${keyword}, contre ${before} ${earlier}.`,
    mentions: (keyword, before, earlier) => fr`Aucune mention de ${keyword}, contre ${before} ${earlier}.`,
  },
  onDay: (day) => fr` ${onDay(day)}`,
  mostlyOn: (day) => fr`, surtout ${onDay(day)}`,
  about: (phrase) => fr`, souvent à propos de ${phrase}`,
  alertFirst: (kind, keyword, figures, about) => fr`${kind} : ${keyword}${figures}${about}.`,
  riseFigures: (count, from) => fr`, ${count} ${since(from)}`,
  busyFirst: (busy, about) => fr`Plus actif que d'habitude : ${busy}${about}.`,
  usual: fr`Rien d'inhabituel.`,
  usualSoFar: fr`Rien d'inhabituel dans ce qui a pu être consulté.`,
  wereBefore: (mentions, earlier) => fr`${mentions} ${earlier}.`,
  total: (mentions, whose) => fr`${mentions}${whose === '' ? '' : fr` pour ${whose}`}.`,
  totalChanged: (mentions, whose, change, before) =>
    fr`${mentions}${whose === '' ? '' : fr` pour ${whose}`}, ${change} par rapport à ${before}.`,
  totalFromNone: (mentions, whose, earlier) =>
    fr`${mentions}${whose === '' ? '' : fr` pour ${whose}`}, aucune ${earlier}.`,
  inTwoRows: {
    one: fr`{n} message figure sur deux lignes ; le total ne le compte qu'une fois.`,
    other: fr`{n} messages figurent sur deux lignes ; le total ne les compte qu'une fois.`,
  },
  inMoreRows: {
    one: fr`{n} message figure sur deux lignes ou plus ; le total ne le compte qu'une fois.`,
    other: fr`{n} messages figurent sur deux lignes ou plus ; le total ne les compte qu'une fois.`,
  },
  notComparable: (keywords) =>
    fr`Pas de comparaison pour ${keywords} : tout n'a pas été consulté sur les deux périodes.`,
  changedSince: (figures) => fr`Chiffres modifiés depuis : ${figures}.`,
  changedFigure: (keyword, reported, when, now) =>
    fr`${keyword}, ${reported} dans le résumé ${when}, ${now} maintenant`,
  reportedYesterday: fr`d'hier`,
  reportedOn: (day) => fr`du ${day}`,
  lateArrivals: (days) => fr`En retard : ${days}. Ces messages comptent à leur date.`,
  lateOtherDay: (day, arrival) => ({
    one: fr`{n} message ${ofDay(day)} est arrivé ${onDay(arrival)}`,
    other: fr`{n} messages ${ofDay(day)} sont arrivés ${onDay(arrival)}`,
  }),
  lateSameDay: (day) => ({
    one: fr`{n} message ${ofDay(day)} est arrivé plus de 3 heures après`,
    other: fr`{n} messages ${ofDay(day)} sont arrivés plus de 3 heures après`,
  }),
  negative: (share, of) => fr`${share} négatives${of}.`,
  negativeThen: (share, of, then) => fr`${share} négatives${of}, ${then} avant.`,
  noneJudged: fr`Sentiment non évalué : autres langues.`,
  emptyRead: (keywords) => fr`Aucune mention de ${keywords} : toutes les sources ont été consultées.`,
  emptyPushed: (keywords, webhooks) =>
    fr`Aucune mention de ${keywords} trouvée. Rien reçu à ce sujet (${webhooks}) : personne n'a écrit, ou rien n'a été envoyé.`,
  emptyYoung: (keywords, young) =>
    fr`Aucune mention de ${keywords} trouvée. Suivi sur une partie de cette période seulement : ${young}.`,
  emptyGaps: (keywords) =>
    fr`Aucune mention de ${keywords} trouvée, mais certaines sources n'ont pas pu être consultées (ci-dessous).`,
  emptyUnread: (keywords) =>
    fr`Impossible de chercher des mentions de ${keywords}. Pour savoir pourquoi : /earshot flux`,
  quiet: (keywords) => fr`Aucune mention : ${keywords}.`,
  others: { one: fr`{n} autre`, other: fr`{n} autres` },
  allKeywords: fr`Tous les mots-clés : /earshot liste`,
  columns: {
    keyword: fr`Mot-clé`,
    mentions: fr`Mentions`,
    change: fr`Évolution`,
    negative: fr`Négatives`,
    negativeBefore: fr`Négatives (avant)`,
    net: fr`Sentiment`,
    source: fr`Source`,
    share: fr`Part`,
  },
  tableCaption: fr`Mots-clés`,
  stories: fr`Sujets`,
  storiesValue: (stories, copies) => fr`${stories}, ${copies}`,
  authors: fr`Auteurs`,
  authorsValue: (authors, fresh) => fr`${authors}, ${fresh}`,
  newAuthors: { one: fr`{n} nouveau`, other: fr`{n} nouveaux` },
  allNewAuthors: { one: fr`{n} auteur, nouveau`, other: fr`{n} auteurs, tous nouveaux` },
  sentiment: fr`Sentiment`,
  sentimentValue: (net, then, negative, neutral, positive) =>
    fr`${net} (100 = tout positif)${then === null ? '' : fr`, ${then} avant`} ; ${negative} négatives, ${neutral} neutres, ${positive} positives`,
  top: fr`Messages marquants`,
  explain: fr`Les messages qui l'expliquent`,
  bySource: fr`Mentions par source`,
  busyDays: (days) => fr`Plus actif que d'habitude : ${days}.`,
  busyDay: (keyword, count, window, moment, times) =>
    fr`${keyword}, ${count} en ${window} ${until(moment)}, environ ${times} fois plus que d'habitude`,
  alerts: fr`Alertes`,
  openAlerts: fr`Alertes ouvertes`,
  moreAlerts: (n) => fr`${n} de plus : /earshot alertes`,
  alertLine: (number, kind, keyword, state) => fr`#${number} ${kind} : ${keyword}. ${state}`,
  alertsShort: (alerts, open) => fr`${alerts}, dont ${open} encore à traiter`,
  alertsAllOpen: { one: fr`{n} alerte, encore à traiter`, other: fr`{n} alertes, toutes encore à traiter` },
  alertsDone: (alerts) => fr`${alerts}, plus rien d'ouvert`,
  alertsBehind: (alerts) => fr`${alerts} : /earshot alertes`,
  heldBack: (posts) => fr`${posts} mis de côté, sans doute hors sujet`,
  claimedAfter: (median) => fr`Prise en charge en ${median} (médiane).`,
  closedAfter: (median) => fr`Clôture en ${median}.`,
  read: (sources) => fr`Sources consultées : ${sources}.`,
  webhook: (name) => fr`webhook ${name}`,
  partly: (source, part, whole) => fr`${source} (${part} sur ${whole})`,
  joined: (source, from) => fr`${source} (${since(from)})`,
  lateSource: (source) => fr`${source} (parfois en retard)`,
  noSource: fr`Aucune source n'a été consultée.`,
  late: (sources) => fr`En retard par moments : ${sources}.`,
  down: (sources) => fr`Sans réponse par moments : ${sources}.`,
  gaps: (gaps) => fr`Pas de données : ${gaps}.`,
  severalGaps: (source, times, length) => fr`${source}, ${times} fois, ${length} au total`,
  moreSources: { one: fr`{n} autre source`, other: fr`{n} autres sources` },
  gap: (source, span) => fr`${source}, ${span}`,
  reportMenu: fr`Rapport sur…`,

  compareCaption: fr`Chiffres`,
  compareTitle: (span) => fr`Part de voix, ${span}`,
  compareLead: (keyword, share) => fr`${keyword} est en tête avec ${share} des mentions.`,
  compareMoved: (keyword, share, before, earlier) =>
    fr`${keyword} est en tête avec ${share} des mentions, contre ${before} ${earlier}.`,
  compareTie: (keywords, mentions) => fr`${keywords} sont à égalité en tête avec ${mentions} chacun.`,
  compareWhole: (mentions) => fr`100 % = ${mentions}, chaque message compté une fois.`,
  compareShared: {
    one: fr`{n} message en cite plusieurs : il compte sur chaque ligne, et se partage à parts égales dans les parts de voix.`,
    other: fr`{n} messages en citent plusieurs : ils comptent sur chaque ligne, et se partagent à parts égales dans les parts de voix.`,
  },
  compareNone: (keywords) => fr`Aucune mention de ${keywords} sur cette période : rien à comparer.`,
};
