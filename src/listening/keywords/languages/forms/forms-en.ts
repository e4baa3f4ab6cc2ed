const IRREGULAR: Readonly<Record<string, string>> = {
  child: 'children',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  man: 'men',
  woman: 'women',
};
const WITH_VES = /(?:kni|wi|li)fe$|(?:lea|loa|shel|wol|hal|cal|thie|sel)f$/;
/** Plurals and words that have none: `news` is not a row of `new`. */
const HAS_NONE = /(?:[^su]s|ics)$/;

/** Plural of a noun. No verbs: `boxing` is not about a box. */
export function formsEn(word: string): string[] {
  const irregular = IRREGULAR[word];
  if (irregular) return [irregular];
  if (WITH_VES.test(word)) return [word.replace(/fe?$/, 'ves')];
  if (/(?:sales|business|police|fire|crafts|sports)(?:wo)?man$/.test(word))
    return [word.replace(/man$/, 'men')];
  if (HAS_NONE.test(word)) return [];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  if (/[^aeiou]y$/.test(word)) return [word.replace(/y$/, 'ies')];
  if (/[^aeiou]o$/.test(word)) return [`${word}es`, `${word}s`];
  return [`${word}s`];
}
