import type { Names } from '../shapes.ts';

/** Words for the choices of all commands: those of the definitions, and more that mean the same. */
export const choices = {
  low: ['low'],
  normal: ['normal'],
  high: ['high'],
  off: ['off'],
  brand: ['brand'],
  product: ['product'],
  competitor: ['competitor'],
  industry: ['industry'],
  campaign: ['campaign'],
  daily: ['daily'],
  weekly: ['weekly'],
  now: ['now'],
  monday: ['monday'],
  tuesday: ['tuesday'],
  wednesday: ['wednesday'],
  thursday: ['thursday'],
  friday: ['friday'],
  saturday: ['saturday'],
  sunday: ['sunday'],
  pin: ['pin', 'keep'],
  unpin: ['unpin', 'stop'],
  tomorrow: ['tomorrow'],
  calm: ['calm'],
  fixed: ['fixed'],
  answered: ['answered'],
  'no-action': ['no-action'],
  noise: ['noise'],
  duplicate: ['duplicate'],
  'own-activity': ['own-activity'],
  'wrong-sentiment': ['wrong-sentiment'],
  'wrong-keyword': ['wrong-keyword'],
} satisfies Readonly<Record<string, Names>>;

export type Choice = keyof typeof choices;
