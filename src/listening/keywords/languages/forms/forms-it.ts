/** Endings with those of their plural, the first that fits. */
const PLURALS: readonly [RegExp, string[]][] = [
  [/ista$/, ['isti', 'iste']],
  [/co$/, ['chi', 'ci']],
  [/go$/, ['ghi', 'gi']],
  [/ca$/, ['che']],
  [/ga$/, ['ghe']],
  [/io$/, ['i']],
  [/o$/, ['i']],
  [/a$/, ['e']],
  [/e$/, ['i']],
];

/** Plural. A word that ends in a consonant or an accent does not change. */
export function formsIt(word: string): string[] {
  const [ending, forms] = PLURALS.find(([pattern]) => pattern.test(word)) ?? [null, []];
  return ending === null || word.length < 4 ? [] : forms.map((form) => word.replace(ending, form));
}
