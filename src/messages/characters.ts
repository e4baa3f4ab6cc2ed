const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as people count them: an emoji of a family is one. */
export function charactersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** The first `most - 1` characters and an ellipsis when there are more than `most`. */
export function shorten(line: string, most: number): string {
  if (line.length <= most) return line;
  const characters = charactersOf(line);
  if (characters.length <= most) return line;
  return `${characters
    .slice(0, Math.max(0, most - 1))
    .join('')
    .trimEnd()}…`;
}
