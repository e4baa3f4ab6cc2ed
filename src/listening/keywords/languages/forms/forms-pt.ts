/** Endings with those of their plural, the first that fits. */
const PLURALS: readonly [RegExp, string[]][] = [
  [/ão$/, ['ões', 'ãos', 'ães']],
  [/m$/, ['ns']],
  [/[áa]l$/, ['ais']],
  [/[ée]l$/, ['eis']],
  [/[óo]l$/, ['ois']],
  [/ul$/, ['uis']],
  [/il$/, ['is', 'eis']],
  [/(?<=[rz])$/, ['es']],
  [/(?<=[aeiouáéíóúâêô])$/, ['s']],
];

/** Plural. */
export function formsPt(word: string): string[] {
  const [ending, forms] = PLURALS.find(([pattern]) => pattern.test(word)) ?? [null, []];
  return ending === null ? [] : forms.map((form) => word.replace(ending, form));
}
