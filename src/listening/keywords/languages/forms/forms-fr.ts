const AIL_TO_AUX = /(?:trav|vitr|cor|ém|b|soupir)ail$/;
const OU_TO_OUX = /^(?:bij|caill|ch|gen|hib|jouj|p)ou$/;
/** Endings of adjectives, with those of their feminine: other words become another by an e (`port`, `porte`). */
const FEMININE: readonly [RegExp, string][] = [
  [/é$/, 'ée'],
  [/if$/, 'ive'],
  [/(?<=.{3})eux$/, 'euse'],
  [/(?<=.{3})ais$/, 'aise'],
  [/(?<=.{3})ois$/, 'oise'],
  [/(?<=.{2})ien$/, 'ienne'],
  [/(?<=.{3})teur$/, 'trice'],
  [/(?<=.{3})eur$/, 'euse'],
  [/(?<=.{3})ent$/, 'ente'],
  [/(?<=.{3})ant$/, 'ante'],
];

/** Plural, and the feminine of what ends like an adjective. */
export function formsFr(word: string): string[] {
  const feminine = FEMININE.flatMap(([ending, form]) =>
    ending.test(word) ? [word.replace(ending, form)] : [],
  );
  return [...pluralsOf(word), ...feminine.flatMap((form) => [form, `${form}s`])];
}

function pluralsOf(word: string): string[] {
  if (/[sxz]$/.test(word)) return [];
  if (/(?:eau|au|eu)$/.test(word) || OU_TO_OUX.test(word)) return [`${word}x`];
  if (AIL_TO_AUX.test(word)) return [word.replace(/ail$/, 'aux')];
  if (/al$/.test(word)) return [word.replace(/al$/, 'aux'), `${word}s`];
  return [`${word}s`];
}
