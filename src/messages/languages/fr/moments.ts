import { fr } from './typography.ts';

// A moment is a clock time (`14:05`) or begins with a day (`mar. 24 nov., 14:05`): French joins them differently.
const isClock = (moment: string): boolean => /^\d/.test(moment);

/** `jusqu'à 18:05`, `jusqu'au mar. 24 nov., 18:05` */
export function until(moment: string): string {
  return isClock(moment) ? fr`jusqu'à ${moment}` : fr`jusqu'au ${moment}`;
}

/** `depuis 14:05`, `depuis le mar. 24 nov., 14:05` */
export function since(moment: string): string {
  return isClock(moment) ? fr`depuis ${moment}` : fr`depuis le ${moment}`;
}

/** `avant 16:05`, `avant le mar. 24 nov., 16:05` */
export function before(moment: string): string {
  return isClock(moment) ? fr`avant ${moment}` : fr`avant le ${moment}`;
}

/** `à 14:45`, `le mar. 24 nov., 14:45` */
export function at(moment: string): string {
  return isClock(moment) ? fr`à ${moment}` : fr`le ${moment}`;
}

/** `de 14:00 à 17:00`, `du mar. 17 nov. au lun. 23 nov.`, `le lun. 23 nov., 14:00 à 17:00` */
export function fromTo(from: string, to: string): string {
  if (isClock(from)) return fr`de ${from} à ${to}`;
  return isClock(to) ? fr`le ${from} à ${to}` : fr`du ${from} au ${to}`;
}

const isDated = (day: string): boolean => /\d/.test(day);

/** `de lundi`, `du lun. 2 nov.` */
export function ofDay(day: string): string {
  return isDated(day) ? fr`du ${day}` : fr`de ${day}`;
}

/** `depuis lundi`, `depuis le lun. 2 nov.` */
export function sinceDay(day: string): string {
  return isDated(day) ? fr`depuis le ${day}` : fr`depuis ${day}`;
}

/** `mardi`, `le mar. 3 nov.` */
export function onDay(day: string): string {
  return isDated(day) ? fr`le ${day}` : day;
}
