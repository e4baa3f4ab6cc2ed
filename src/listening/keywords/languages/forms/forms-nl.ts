/** Plural, with the letters that Dutch doubles or drops for the sound to stay: `bus`, `bussen`; `boot`, `boten`. */
export function formsNl(word: string): string[] {
  if (/[aiouy]$/.test(word)) return [`${word}s`];
  if (/e$/.test(word)) return [`${word}s`, `${word}n`];
  if (/(?:er|el|en|em|je)$/.test(word)) return [`${word}s`];
  const long = /^(.*)([aeou])\2([^aeiouy])$/.exec(word);
  if (long) return [`${long[1]}${long[2]}${voiced(long[3]!)}en`];
  if (/(?:^|[^aeiouy])[aeiou][bdfgklmnprst]$/.test(word)) return [`${word}${word.at(-1)}en`, `${word}s`];
  return [`${word.slice(0, -1)}${voiced(word.at(-1)!)}en`, `${word}en`, `${word}s`];
}

function voiced(letter: string): string {
  return letter === 'f' ? 'v' : letter === 's' ? 'z' : letter;
}
