import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

export function impossible({ code, number, other, by }: ProblemParams): ProblemText {
  const n = number ?? '';
  switch (code) {
    case 'closed':
      return {
        what: fr`L'alerte #${n} est fermée.`,
        ...(by === undefined
          ? {}
          : { why: by === '' ? fr`Elle s'est fermée d'elle-même.` : fr`${by} l'a fermée.` }),
        fix: fr`Pour continuer : /earshot rouvrir ${n}.`,
      };
    case 'merge-itself':
      return {
        what: fr`L'alerte #${n} ne peut pas être rattachée à elle-même.`,
        fix: fr`Donnez le numéro de l'autre.`,
      };
    case 'merged':
      return {
        what: fr`L'alerte #${other ?? ''} est elle-même rattachée à une autre.`,
        fix: fr`Choisissez cette autre.`,
      };
    case 'duplicate-of-what':
      return {
        what: fr`Un doublon de quelle alerte ?`,
        fix: fr`/earshot fusionner ${n} --dans, puis le numéro de l'autre.`,
      };
    case 'past':
      return { what: fr`Ce moment est passé.`, fix: fr`Choisissez un moment à venir.` };
    case 'too-long':
      return {
        what: fr`C'est trop long pour un report.`,
        fix: fr`30 jours au plus. Pour ne plus la voir, fermez-la : résoudre ou classer.`,
      };
    case 'why-needed':
      return {
        what: fr`Au-delà d'un jour, il faut une raison.`,
        fix: fr`/earshot reporter ${n} 2j --raison, puis la raison.`,
      };
    case 'calm-already':
      return {
        what: fr`L'alerte #${n} est déjà revenue à la normale.`,
        fix: fr`Vous pouvez la résoudre ou la classer.`,
      };
    case 'nobody':
      return {
        what: fr`Personne ne tient l'alerte #${n}.`,
        fix: fr`Pour la prendre : /earshot prendre ${n}.`,
      };
    case 'nowhere':
      return {
        what: fr`Aucun canal d'escalade n'est choisi : personne n'en saurait rien.`,
        fix: fr`Choisissez-en un : /earshot réglages --escalade #canal.`,
      };
    case 'empty':
      return { what: fr`La note est vide.`, fix: fr`/earshot noter ${n}, puis ce qu'il faut noter.` };
    default:
      return {
        what: fr`Ce n'est pas possible pour l'alerte #${n} dans son état.`,
        fix: fr`/earshot alertes ${n} la montre.`,
      };
  }
}
