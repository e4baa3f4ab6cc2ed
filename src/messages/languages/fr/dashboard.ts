import { channelNameOf } from '../../channel-name.ts';
import type { DashboardWords } from '../en/dashboard.ts';
import { fr } from './typography.ts';

export const dashboard: DashboardWords = {
  title: (channel) => fr`Tableau de bord de ${channelNameOf(channel)}`,
  titleAll: (workspace) => fr`Tableau de bord de ${workspace}`,
  mentioned: (mentions) => fr`${mentions} en 7 jours.`,
  caption: fr`Par rapport aux 7 jours précédents`,
  columns: {
    keyword: fr`Mot-clé`,
    mentions: fr`7 jours`,
    change: fr`Évolution`,
    negative: fr`Négatives (avant)`,
    about: fr`Sujet`,
  },
  groups: {
    own: fr`Marques et produits`,
    competitors: fr`Concurrents`,
    industry: fr`Secteur`,
    campaigns: fr`Campagnes`,
  },
  others: (names, mentions) => fr`${names} : ${mentions}.`,
  newTheme: (name) => fr`${name} (nouveau)`,
  negative: (share, before) => fr`${share} (${before})`,
  pausedKeyword: (keyword) => fr`${keyword} (en pause)`,
  alerts: fr`Alertes ouvertes`,
  alertsOpen: { one: fr`{n} alerte ouverte.`, other: fr`{n} alertes ouvertes.` },
  noAlerts: fr`Aucune alerte ouverte.`,
  source: (name, state, last) => fr`${name} : ${state}, dernière lecture ${last}.`,
  moreSources: (n) => fr`${n} de plus : /earshot flux`,
  digests: fr`Prochains résumés`,
  digest: (channel, next) => fr`${channelNameOf(channel)} : ${next}`,
  noDigest: fr`Aucun résumé n'est prévu : /earshot résumé quotidien`,
  empty: fr`Aucun mot-clé pour l'instant. Ajoutez un nom sous lequel on parle de vous.`,
  addFirst: fr`Ajouter votre premier mot-clé`,
  pin: fr`Le garder ici, à jour`,
  allAlerts: fr`Toutes les alertes ouvertes`,
  asOf: (moment) => fr`État : ${moment}.`,
  keptUpToDate: fr`Mis à jour toutes les 10 minutes.`,
  pinned: (channel) =>
    fr`${channelNameOf(channel)} a maintenant un tableau de bord : un seul message, mis à jour toutes les 10 minutes.`,
  pinnedAlready: (channel) =>
    fr`${channelNameOf(channel)} a déjà un tableau de bord ; il est mis à jour. S'il a été supprimé, il est publié à nouveau.`,
  unpinned: (channel) => fr`Le tableau de bord de ${channelNameOf(channel)} n'est plus mis à jour.`,
  notPinned: (channel) => fr`${channelNameOf(channel)} n'a pas de tableau de bord.`,
  unpin: fr`Ne plus mettre à jour`,
  linkMade: (channel, until) =>
    fr`Lien vers le tableau de bord de ${channelNameOf(channel)}, valable jusqu'au ${until}. Il n'est montré qu'une fois.`,
  linkNote: fr`Toute personne qui a ce lien voit, sans se connecter, les chiffres, les alertes et les messages, mais ne peut rien modifier.`,
  revoke: fr`Révoquer`,
  otherLinks: { one: fr`{n} autre lien`, other: fr`{n} autres liens` },
  links: {
    one: fr`Un lien vers un tableau de bord est valable`,
    other: fr`{n} liens vers des tableaux de bord sont valables`,
  },
  linkLine: (number, channel, until, person) =>
    fr`Lien ${number} : ${channelNameOf(channel)}, jusqu'au ${until}, par ${person}`,
  noLinks: fr`Aucun lien valable que vous puissiez révoquer.`,
  linkRevoked: (number) => fr`Le lien ${number} est révoqué. Sa page est fermée.`,
  ended: fr`Ce tableau de bord n'est plus mis à jour.`,
};
