/** Plural. */
export function formsEs(word: string): string[] {
  if (/[aeiouáéíóú]$/.test(word)) return [`${word}s`];
  if (/z$/.test(word)) return [word.replace(/z$/, 'ces')];
  if (/[sx]$/.test(word)) return [];
  return [`${word}es`];
}
