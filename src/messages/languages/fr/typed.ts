import type { TypedWords } from '../language.ts';

export const typed: TypedWords = {
  yes: ['oui'],
  no: ['non'],
  confirm: ['o', 'oui'],
  leave: ['quitter'],
  me: ['moi'],
  nobody: ['non', 'aucun', 'aucune', 'personne'],
  all: ['tous', 'toute', 'toutes'],
  to: ['à'],
  alert: ['alerte'],
  during: ['pendant', 'pour'],
  minutes: ['m', 'min'],
  hours: ['h'],
  days: ['j'],
  weeks: ['sem'],
};
