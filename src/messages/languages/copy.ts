import type { Language } from '../../listening/channel.ts';
import { type Copy, en } from './en.ts';
import { fr } from './fr.ts';

export type { Copy };

const byLanguage: Record<Language, Copy> = { en, fr };

/** Everything the bot says, in one language. */
export function copyOf(language: Language): Copy {
  return byLanguage[language];
}
