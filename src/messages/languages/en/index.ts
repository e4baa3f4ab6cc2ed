import type { LanguageRecord } from '../language.ts';
import { aliases } from './aliases.ts';
import { choices } from './choices.ts';
import { copy } from './copy.ts';
import { typed } from './typed.ts';

export const englishLanguage: LanguageRecord = {
  tag: 'en',
  intl: 'en-US',
  name: 'English',
  names: [],
  copy,
  choices,
  aliases,
  typed,
  typography: { percentSpace: '' },
};
