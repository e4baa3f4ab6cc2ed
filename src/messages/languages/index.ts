import type { Language } from '../../listening/channel.ts';
import { englishLanguage } from './en/index.ts';
import { frenchLanguage } from './fr/index.ts';
import type { LanguageRecord } from './language.ts';

/** The languages the bot speaks. A new language: its folder, and its line here. */
export const languages: readonly LanguageRecord[] = [
  englishLanguage, // also where nothing else is known
  frenchLanguage,
];

export const languageTags: readonly Language[] = languages.map(({ tag }) => tag);

/** The first language stands in for one that is no longer supported. */
export function languageOf(tag: Language): LanguageRecord {
  return languages.find((language) => language.tag === tag) ?? englishLanguage;
}

/** The language for the locale of a platform: `fr-CA` is `fr`. */
export function languageOfLocale(locale: string): Language | null {
  const wanted = locale.toLowerCase();
  const [primary] = wanted.split(/[-_]/);
  const found =
    languages.find(({ tag }) => tag.toLowerCase() === wanted) ?? languages.find(({ tag }) => tag === primary);
  return found?.tag ?? null;
}

/** A language as another one calls it: English is `anglais` in French. */
export function languageName(tag: Language, into: Language): string {
  const names = new Intl.DisplayNames(languageOf(into).intl, { type: 'language', fallback: 'none' });
  return names.of(tag) ?? languageOf(tag).name;
}

/** All words by which a language is asked for, its own name first. */
export function namesOfLanguage(tag: Language): string[] {
  const { name, names } = languageOf(tag);
  return [...new Set([name, ...names, ...languageTags.map((into) => languageName(tag, into))])];
}
