import { channelNameOf } from '../../channel-name.ts';
import type { DashboardWords } from '../en/dashboard.ts';
import { since } from './moments.ts';
import { fr } from './typography.ts';

export const dashboard: DashboardWords = {
  title: (channel) => fr`Tableau de bord de ${channelNameOf(channel)}`,
  titleAll: (workspace) => fr`Tableau de bord de ${workspace}`,
  summary: (mentions, alerts, sources) => fr`${mentions} en 7 jours. ${alerts} ${sources}`,
  caption: fr`Les 7 derniers jours, comparés aux 7 d'avant`,
  columns: {
    keyword: fr`Mot-clé`,
    mentions: fr`7 jours`,
    change: fr`Évolution`,
    negative: fr`Négatives`,
  },
  negative: (share, before) => fr`${share}, contre ${before} avant`,
  pausedKeyword: (keyword) => fr`${keyword} (en pause)`,
  moreKeywords: (n) => fr`${n} autres avec moins de mentions : /earshot liste`,
  alerts: fr`Alertes ouvertes, les plus anciennes d'abord`,
  alertsOpen: { one: fr`{n} alerte est ouverte.`, other: fr`{n} alertes sont ouvertes.` },
  noAlerts: fr`Aucune alerte n'est ouverte.`,
  since: (moment) => `D${since(moment).slice(1)}`,
  sources: fr`Sources en difficulté`,
  source: (name, state, last) => fr`${name} : ${state}, dernière lecture ${last}`,
  digests: fr`Prochains résumés`,
  digest: (channel, next) => fr`${channelNameOf(channel)} : ${next}`,
  noDigest: fr`Aucun résumé n'est prévu : /earshot résumé quotidien`,
  empty: fr`Rien n'est encore écouté. Donnez-moi un nom que l'on vous donne : je vous dirai ce que l'on en dit.`,
  addFirst: fr`Ajouter votre premier mot-clé`,
  pin: fr`Le garder ici, à jour`,
  allAlerts: fr`Toutes les alertes ouvertes`,
  asOf: (moment) => fr`État : ${moment}.`,
  keptUpToDate: fr`Ce message se tient à jour tout seul.`,
  pinned: (channel) =>
    fr`${channelNameOf(channel)} a maintenant un tableau de bord : un seul message, revu toutes les 10 minutes et modifié sur place.`,
  pinnedAlready: (channel) =>
    fr`${channelNameOf(channel)} a déjà un tableau de bord ; il est mis à jour. Si quelqu'un l'a supprimé, il est publié à nouveau.`,
  unpinned: (channel) => fr`Le tableau de bord de ${channelNameOf(channel)} n'est plus tenu à jour.`,
  notPinned: (channel) => fr`${channelNameOf(channel)} n'a pas de tableau de bord.`,
  unpin: fr`Ne plus le tenir à jour`,
  ended: fr`Ce tableau de bord n'est plus tenu à jour.`,
};
