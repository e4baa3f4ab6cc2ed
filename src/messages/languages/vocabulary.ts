import type { Language } from '../../listening/channel.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import { copyOf } from './copy.ts';
import { languageOf, languages, languageTags, namesOfLanguage } from './index.ts';
import type { TypedWords } from './language.ts';
import type { CommandText, Names } from './shapes.ts';

// Definitions call verbs, options and choices by their English names; people may use those of any language.

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function textsOf(verb: string): CommandText[] {
  return languageTags.flatMap((tag) => copyOf(tag).commands[verb] ?? []);
}

/** Every name of a verb, the one of its definition first, those that people bring from other tools last. */
export function verbNames(verb: string): string[] {
  return distinct([verb, ...textsOf(verb).flatMap(({ names }) => names), ...aliasesOf(verb)]);
}

/** The words that people bring for a verb or a shorthand. */
export function aliasesOf(meant: string): string[] {
  return distinct(
    languages.flatMap(({ aliases }) => (aliases as Readonly<Record<string, Names>>)[meant] ?? []),
  );
}

/** A verb as one types it in a language. */
export function verbIn(verb: string, language: Language): string {
  const { commands } = copyOf(language);
  return (Object.hasOwn(commands, verb) ? commands[verb]?.names[0] : null) ?? verb;
}

/** Every name of an option, the one of its definition first. */
export function optionNames(verb: string, option: string): string[] {
  return distinct([option, ...textsOf(verb).flatMap(({ options }) => options[option] ?? [])]);
}

/** The option that a name means, as its definition calls it; the name itself where there is none. */
export function optionNamed(verb: string, name: string): string {
  const options = textsOf(verb).flatMap((text) => Object.keys(text.options));
  return options.find((option) => option === name || optionNames(verb, option).includes(name)) ?? name;
}

/** An option as one types it in a language. */
export function optionIn(verb: string, option: string, language: Language): string {
  return copyOf(language).commands[verb]?.options[option]?.[0] ?? option;
}

function choiceNames(choice: string, language: Language): readonly string[] {
  const own: Readonly<Record<string, Names>> = languageOf(language).choices;
  return own[choice] ?? [];
}

/** Every word for a choice, the one of its definition first. A language is chosen by its tag or by any of its names. */
export function choiceWords(choice: string): string[] {
  const names = languageTags.includes(choice) ? namesOfLanguage(choice) : [];
  return distinct([choice, ...languageTags.flatMap((tag) => choiceNames(choice, tag)), ...names]);
}

/** A choice as one types it. */
export function choiceIn(choice: string, language: Language): string {
  return choiceNames(choice, language)[0] ?? choice;
}

/** A choice as one picks it from a list, where a language goes by its own name. */
export function choiceLabel(choice: string, language: Language): string {
  return languageTags.includes(choice) ? languageOf(choice).name : choiceIn(choice, language);
}

/** The words of all languages for one thing. */
export function typedWords(thing: keyof TypedWords): string[] {
  return distinct(languages.flatMap(({ typed }) => typed[thing]));
}

function withoutAccents(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Typed units of time, in lower case and without accents, with their lengths. */
export const TYPED_UNITS: ReadonlyMap<string, Millis> = new Map(
  (
    [
      ['minutes', MINUTE],
      ['hours', HOUR],
      ['days', DAY],
      ['weeks', 7 * DAY],
      ['months', 30 * DAY],
      ['years', 365 * DAY],
    ] as const
  ).flatMap(([unit, length]) => typedWords(unit).map((word) => [withoutAccents(word), length] as const)),
);

/** `90m`, `36h`, `7d`, as one types it: in the largest unit up to days that divides it. */
export function typedDuration(ms: Millis, language: Language): string {
  const { typed } = languageOf(language);
  if (ms % DAY === 0) return `${ms / DAY}${typed.days[0]}`;
  return ms % HOUR === 0 ? `${ms / HOUR}${typed.hours[0]}` : `${Math.round(ms / MINUTE)}${typed.minutes[0]}`;
}
