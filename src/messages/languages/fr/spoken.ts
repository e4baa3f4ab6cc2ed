import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

export function spoken(params: ProblemParams): ProblemText | null {
  const { problem, words, near } = params;
  const [typed, one, two, min, max, zones] = [
    params.typed ?? '',
    params.one ?? '',
    params.two ?? '',
    params.min ?? '',
    params.max ?? '',
    params.zones ?? '',
  ];
  const what = fr`Je ne comprends pas « ${typed} ».`;
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
        fix: fr`Une durée de ${min} à ${max} : 30m, 4h, 7 jours${words ? fr` ; ou ${words}` : ''}.`,
      };
    case 'past-duration':
      return {
        what,
        fix: fr`De ${min} à ${max} en arrière : 24h, 7 jours, hier, semaine dernière, 2026-03-05.`,
      };
    case 'time':
      return { what, fix: fr`Une heure : 9h, 9h30, 21h30, midi.` };
    case 'times':
      return { what, fix: fr`Deux heures : 22-7, 22h-7h, 22h30 à 7h ; ou non.` };
    case 'moment':
      return { what, fix: fr`Une date ou une heure : demain 9h, lundi, 18h, 2026-03-05 14:00.` };
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
            ? fr`Nommez une ville : Paris, Montréal, Tokyo.`
            : fr`Vouliez-vous dire ${near} ?`,
      };
    case 'zone-among':
      return { what: fr`« ${typed} » a plusieurs fuseaux horaires.`, fix: fr`Nommez-en un : ${zones}.` };
    default:
      return null;
  }
}
