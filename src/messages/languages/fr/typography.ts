export const NARROW = '\u202f';

/**
 * French text with the spaces that French typography asks for: narrow and unbreakable before `: ; ! ? %` and inside
 * guillemets; typographic apostrophes. Only what is written here is touched, never a value that is filled in.
 */
export function fr(literal: TemplateStringsArray, ...values: (string | number)[]): string {
  let text = '';
  literal.forEach((piece, index) => {
    text += piece
      .replace(/ (?=[:;!?%»])/g, NARROW)
      .replace(/« /g, `«${NARROW}`)
      .replaceAll("'", '’');
    if (index < values.length) text += values[index];
  });
  return text;
}
