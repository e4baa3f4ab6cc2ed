/** Nouns whose plural ends in -er, also at the end of longer ones: others would become a name (`Stein`, `Steiner`). */
const WITH_ER =
  /(?:kind|bild|buch|haus|land|wort|rad|dach|fach|blatt|glas|grab|kleid|licht|lied|loch|schild|schloss|tal|volk|wald)$/;

/** Plural and genitive. An umlaut in the plural does not count: it is folded. */
export function formsDe(word: string): string[] {
  if (/e$/.test(word)) return [`${word}n`];
  if (/[^aeiou]in$/.test(word)) return [`${word}nen`];
  if (/(?:ung|heit|keit|schaft|ion|tät)$/.test(word)) return [`${word}en`];
  if (/(?:er|el)$/.test(word)) return [`${word}n`, `${word}s`];
  if (/(?:en|chen|lein)$/.test(word)) return [`${word}s`];
  if (/[aiouy]$/.test(word)) return [`${word}s`];
  const plurals = WITH_ER.test(word) ? [`${word}er`, `${word}ern`] : [`${word}e`, `${word}en`];
  return [...plurals, ...(/[sßxz]$/.test(word) ? [`${word}es`] : [`${word}s`, `${word}es`])];
}

/** `Mueller` is also written `Müller`. A name with ue in another language has no such form. */
export function withUmlaut(word: string): string[] {
  const form = word
    .replace(/ae/g, 'ä')
    .replace(/oe/g, 'ö')
    .replace(/(?<![aeq])ue/g, 'ü');
  return form === word ? [] : [form];
}
