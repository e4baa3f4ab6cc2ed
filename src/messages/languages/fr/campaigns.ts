import type { CampaignWords } from '../en/campaigns.ts';
import { onDay } from './moments.ts';
import { fr } from './typography.ts';

export const campaigns: CampaignWords = {
  resultOf: (name, span) => fr`Résultat de la campagne ${name}, ${span}`,
  title: (name, span) => fr`${name}, ${span}`,
  states: { planned: fr`prévue`, running: fr`en cours`, over: fr`terminée` },
  volume: {
    more: (low, high) => fr`Entre ${low} et ${high} de mentions de plus que prévu.`,
    moreOne: (by) => fr`Environ ${by} de mentions de plus que prévu.`,
    times: (low, high) => fr`Entre ${low} et ${high} fois le nombre de mentions prévu.`,
    fewer: (low, high) => fr`Entre ${low} et ${high} de mentions de moins que prévu.`,
    fewerOne: (by) => fr`Environ ${by} de mentions de moins que prévu.`,
    none: fr`Aucun effet visible sur le nombre de mentions.`,
    least: (by) => fr`Une hausse de ${by} ou plus se serait très probablement vue.`,
    leastTimes: (times) =>
      fr`Un nombre de mentions multiplié par ${times} ou plus se serait très probablement vu.`,
  },
  mood: {
    better: (share, low, high) =>
      fr`Moins de mentions négatives que prévu : ${share} des mentions évaluées, contre ${low} à ${high} attendus.`,
    worse: (share, low, high) =>
      fr`Plus de mentions négatives que prévu : ${share} des mentions évaluées, contre ${low} à ${high} attendus.`,
    none: (share, low, high) =>
      fr`Aucun effet visible sur le sentiment : ${share} des mentions évaluées sont négatives (attendu : ${low} à ${high}).`,
    least: {
      one: fr`Un écart de {n} point ou plus se serait très probablement vu.`,
      other: fr`Un écart de {n} points ou plus se serait très probablement vu.`,
    },
    few: fr`Trop peu de mentions évaluées pour se prononcer sur le sentiment.`,
  },
  voice: {
    more: (share, low, high) =>
      fr`Part de voix plus élevée que prévu : ${share}, contre ${low} à ${high} attendus.`,
    less: (share, low, high) =>
      fr`Part de voix plus faible que prévu : ${share}, contre ${low} à ${high} attendus.`,
    none: (share, low, high) =>
      fr`Aucun effet visible sur la part de voix : ${share} (attendu : ${low} à ${high}).`,
    few: fr`Trop peu de mentions des concurrents ou des témoins pour se prononcer sur la part de voix.`,
    alone: fr`Pour mesurer la part de voix, il faut un témoin, ou un mot-clé du type concurrent.`,
  },
  unknown: {
    removed: fr`Ses mots-clés ont été supprimés, avec tous leurs chiffres.`,
    planned: fr`Elle n'a pas commencé.`,
    'no-day': fr`Son premier jour entier n'est pas encore terminé.`,
    young: fr`Trop peu de jours consultés avant la campagne pour savoir à quoi s'attendre : il en faut 28, ou 14 avec un témoin.`,
    'not-read': fr`Aucun de ses jours n'a été consulté en entier : impossible de mesurer un effet.`,
    'sources-changed': fr`Les sources consultées ne sont plus les mêmes qu'avant la campagne : impossible de mesurer un effet.`,
    'no-posts': fr`Trop peu de mentions avant la campagne pour savoir à quoi s'attendre.`,
  },
  begins: (day) => fr`Elle commence ${onDay(day)}`,
  table: fr`Avant, pendant et après`,
  columns: {
    time: fr`Période`,
    days: fr`Jours`,
    daily: fr`Mentions par jour`,
    expected: fr`Attendu`,
    negative: fr`Négatives`,
  },
  before: fr`Avant`,
  during: fr`Pendant`,
  after: fr`Après`,
  soFar: fr`Jusqu'ici`,
  days: (read, all) => (read === all ? all : fr`${read} sur ${all}`),
  facts: {
    keywords: fr`Mots-clés`,
    controls: fr`Témoin`,
    goal: fr`Objectif`,
    sentiment: fr`Négatives`,
    voice: fr`Part de voix`,
    themes: fr`Thèmes en hausse`,
    people: fr`Auteurs très lus`,
    alerts: fr`Alertes`,
  },
  noControl: fr`aucun`,
  goals: { volume: fr`mentions`, mood: fr`sentiment`, share: fr`part de voix` },
  against: (share, low, high) => fr`${share} (attendu : ${low} à ${high})`,
  newPerson: (name) => fr`${name} (nouveau)`,
  notes: {
    running: (days, all) => fr`Jusqu'ici : ${days} sur ${all}.`,
    removed: {
      one: fr`{n} de ses mots-clés ou témoins a été supprimé et ne compte dans aucun chiffre.`,
      other: fr`{n} de ses mots-clés ou témoins ont été supprimés et ne comptent dans aucun chiffre.`,
    },
    others: { one: fr`{n} autre`, other: fr`{n} autres` },
    controlCampaigns: (names) =>
      fr`En même temps, son témoin avait une campagne : ${names}. Le niveau attendu est peut-être trop élevé.`,
    fewBefore: (days) => fr`Seulement ${days} consultés avant la campagne : la fourchette est large.`,
    noControl: fr`Sans témoin, une hausse de tout le marché ressemble à un effet.`,
    controls: (used, all) => fr`Témoins avec assez de données pour comparer : ${used} sur ${all}.`,
    unread: {
      one: fr`{n} de ses jours n'a pas été consulté et ne compte pas.`,
      other: fr`{n} de ses jours n'ont pas été consultés et ne comptent pas.`,
    },
    shared: {
      one: fr`{n} message cite plusieurs de ses mots-clés et compte pour chacun.`,
      other: fr`{n} messages citent plusieurs de ses mots-clés et comptent pour chacun.`,
    },
    together: (names) => fr`En même temps : ${names}. Leurs effets ne peuvent pas être séparés.`,
    earlier: (names) =>
      fr`Dans les semaines précédentes : ${names}. Le niveau attendu est peut-être trop élevé.`,
    causes: fr`Ces chiffres comprennent aussi tout ce qui s'est passé d'autre ces jours-là.`,
    range: fr`Une fourchette contient le vrai chiffre environ 9 fois sur 10.`,
  },
  list: {
    title: fr`Campagnes`,
    empty: fr`Aucune campagne. Une campagne montre ce qui a changé pendant qu'elle durait.`,
    example:
      '/earshot campagne ajouter "Lancement de printemps" --mots-clés Kestrelbox --du 2026-12-01 --au 2026-12-14',
    row: (name, span, state) => fr`${name} : ${span}, ${state}`,
    more: { one: fr`{n} autre n'est pas affichée.`, other: fr`{n} autres ne sont pas affichées.` },
  },
  added: (name, span) => fr`${name} est désormais une campagne : ${span}`,
  expected: (keywords) =>
    fr`Les alertes de ${keywords} en tiennent compte : tant qu'elle dure, il faut une hausse plus forte.`,
  result: (day, channel) => fr`Son résultat arrive ${onDay(day)} dans #${channel}.`,
  suggestControl: (names) =>
    fr`Un témoin, par exemple ${names}, rend le résultat plus sûr : annulez, puis ajoutez-la de nouveau avec --témoin.`,
  ended: (name, day) => fr`La campagne ${name} se termine ${onDay(day)}`,
  removed: (name) => fr`La campagne ${name} est supprimée. Les alertes n'en tiennent plus compte.`,
  undone: (name) => fr`La campagne ${name} est comme avant.`,
  over: (name) => fr`La campagne ${name} est terminée.`,
  buttons: {
    add: fr`Ajouter une campagne…`,
    show: fr`Montrer…`,
    showOne: fr`Montrer la campagne`,
    all: fr`Toutes les campagnes`,
    end: fr`Terminer aujourd'hui`,
    remove: fr`Supprimer`,
    undo: fr`Annuler`,
  },
  removeQuestion: (name) => fr`Supprimer la campagne ${name} ? Les mentions restent.`,
  chart: {
    title: (name, mentions, length, low, high) =>
      fr`${name} : ${mentions} en ${length}, ${low} à ${high} attendues`,
    titleOnly: (name, mentions, length) => fr`${name} : ${mentions} en ${length}`,
    sentence: (name, mentions, span) => fr`${name} : ${mentions} ${span}`,
    expected: (low, high) => fr` ${low} à ${high} étaient attendues.`,
    band: fr`Attendu pour un jour`,
  },
};
