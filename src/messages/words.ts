import type { Language } from '../listening/channel.ts';
import { en, type Words } from './words/en.ts';
import { fr } from './words/fr.ts';

export type { Words };

const byLanguage: Record<Language, Words> = { en, fr };

/** Everything the bot says, in one language. */
export function words(language: Language): Words {
  return byLanguage[language];
}
