import type { firstLook as english } from '../en/first-look.ts';
import { fr } from './typography.ts';

export const firstLook: typeof english = {
  soonHere: fr`Je lis les 7 derniers jours et vous montre ici les mentions les plus marquantes dans quelques minutes.`,
  soonIn: (channel) =>
    fr`Je lis les 7 derniers jours et montre les mentions les plus marquantes dans #${channel} dans quelques minutes.`,
  found: (name, mentions, days) => fr`${name} : ${mentions} en ${days}.`,
  foundNegative: (name, mentions, days, negative) => fr`${name} : ${mentions} en ${days}, ${negative}.`,
  negative: { one: fr`dont {n} négative`, other: fr`dont {n} négatives` },
  noneNegative: fr`aucune négative`,
  none: (name, days) => fr`${name} : aucune mention en ${days}.`,
  unread: (name) => fr`${name} : aucune source n'a encore pu être consultée.`,
  failed: (source, what) => fr`${source} : ${what.charAt(0).toLowerCase() + what.slice(1)}`,
  checked: (sources) => fr`Sources consultées : ${sources}.`,
  tryOther: fr`Essayez le nom tel que les gens l'écrivent, ou une autre orthographe : /earshot aperçu kestrel-box`,
  addSite: fr`Ou ajoutez un site ou un forum où l'on en parle : /earshot flux --ajouter https://blog.example`,
  onlyPushed: fr`Les messages n'arrivent que par webhook, et aucun n'a encore correspondu.`,
  noNetwork: (sources) =>
    fr`Aucune réponse de ${sources} : cette machine n'a peut-être pas de réseau. Je réessaie tout seul.`,
  triedAgain: fr`Je réessaie tout seul ; les mentions seront comptées dès que cela marche.`,
  stillReading: (sources) =>
    fr`${sources} : pas de réponse depuis 5 minutes. Je continue ; les mentions seront comptées à mesure qu'elles arrivent.`,
  noSource: fr`Aucune source n'est active pour ce mot-clé. /earshot flux montre celles qui existent et comment les activer.`,
  notChecked: (sources) => fr`Reste à consulter : ${sources}.`,
  next: (schedule, zone) => fr`Ensuite : un résumé ${schedule} (${zone}).`,
  noDigest: fr`Ensuite : une alerte en cas d'activité inhabituelle. Ce canal ne reçoit pas de résumé.`,
  change: fr`Changer le résumé`,
  set: fr`Résumé quotidien à 09:00`,
  edit: fr`Changer les mots`,
  sources: fr`Voir les sources`,
};
