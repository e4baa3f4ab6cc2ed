import type { TypedWords } from '../language.ts';

export const typed: TypedWords = {
  yes: ['yes', 'on'],
  no: ['no', 'off'],
  confirm: ['y', 'yes'],
  leave: ['exit', 'quit'],
  me: ['me'],
  nobody: ['off', 'none', 'nobody', 'no'],
  all: ['all', 'any'],
  to: ['to'],
  alert: ['alert'],
  during: ['for'],
  minutes: ['m', 'min'],
  hours: ['h'],
  days: ['d'],
  weeks: ['w'],
};
