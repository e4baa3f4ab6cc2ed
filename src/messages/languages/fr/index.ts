import type { LanguageRecord } from '../language.ts';
import { aliases } from './aliases.ts';
import { choices } from './choices.ts';
import { copy } from './copy.ts';
import { typed } from './typed.ts';
import { NARROW } from './typography.ts';

export const frenchLanguage: LanguageRecord = {
  tag: 'fr',
  intl: 'fr-FR',
  name: 'français',
  names: [],
  copy,
  choices,
  aliases,
  typed,
  typography: { percentSpace: NARROW, firstOfMonth: '1er' },
};
