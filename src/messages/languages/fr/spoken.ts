import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

export function spoken(params: ProblemParams, what: string): ProblemText | null {
  const { problem, words, near } = params;
  const [typed, one, two, min, max, zones] = [
    params.typed ?? '',
    params.one ?? '',
    params.two ?? '',
    params.min ?? '',
    params.max ?? '',
    params.zones ?? '',
  ];
  switch (problem) {
    case 'either':
      return { what: fr`« ${typed} » peut vouloir dire deux choses.`, fix: fr`Écrivez ${one} ou ${two}.` };
    case 'no-unit':
      return {
        what: fr`Il manque l'unité à « ${typed} ».`,
        fix: fr`Écrivez ${typed}m pour des minutes, ${typed}h pour des heures ou ${typed}j pour des jours.`,
      };
    case 'duration':
      return {
        what,
        fix: fr`Il faut une durée de ${min} à ${max}, comme 30m, 4h, 7j, 2 semaines${words ? fr` ; ou ${words}` : ''}.`,
      };
    case 'past-duration':
      return {
        what,
        fix: fr`Il faut une durée de ${min} à ${max}, comme 24h, 7 jours, semaine dernière ; ou un jour, comme hier ou 2026-03-05.`,
      };
    case 'time':
      return { what, fix: fr`Il faut une heure comme 09:00, 9h30 ou midi.` };
    case 'day-time':
      return {
        what,
        fix: fr`Il faut une heure, et un jour avec elle : lun 08:00, vendredi 17h, 1er 09:00, 08:00.`,
      };
    case 'times':
      return { what, fix: fr`Il faut deux heures comme 22:00-07:00, 22-7 ou 22h à 7h ; ou non.` };
    case 'moment':
      return {
        what,
        fix: fr`Il faut une date comme 2026-03-05, ou une date et une heure comme 2026-03-05 14:00, demain 9h, lundi.`,
      };
    case 'hourly':
      return {
        what: fr`Il n'y a pas de résumé toutes les heures.`,
        fix: fr`Choisissez quotidien, hebdomadaire, non ou maintenant. Pour chaque mention dès son arrivée : /earshot ajouter kestrelbox --chaque`,
      };
    case 'time-zone':
      return {
        what: fr`Je ne connais pas de fuseau horaire « ${typed} ».`,
        fix:
          near === undefined
            ? fr`Il faut une ville comme Montréal, ou un nom comme Europe/Paris.`
            : fr`Vouliez-vous dire ${near} ?`,
      };
    case 'zone-among':
      return { what: fr`« ${typed} » a plusieurs fuseaux horaires.`, fix: fr`Nommez-en un : ${zones}.` };
    default:
      return null;
  }
}
