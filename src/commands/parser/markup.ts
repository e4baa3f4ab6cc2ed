/** Signs with which chat clients make bold, italic, struck out or code. */
const MARKUP = String.raw`\*\*|__|~~|[*_~\x60]`;
const MARKED_LINE = new RegExp(String.raw`^(\s*)(${MARKUP})((?!\s).*?)\2(\s*)$`, 'su');
const MARKED_VERB = /^(\s*)([*_~`]+)(\/?\p{L}[\p{L}-]*)([*_~`]+)(?=\s|$)/u;
const OWN_NAME = /^(\s*)\/earshot(?=\s|$)/iu;

/** A line copied from a message: without the bold or code around it or around its verb, every place kept by spaces. */
export function unadorned(line: string): string {
  const blank = (text: string) => ' '.repeat(text.length);
  let bare = line;
  for (;;) {
    const [, before = '', sign = '', inside = '', after = ''] = MARKED_LINE.exec(bare) ?? [];
    const next =
      sign !== '' && !inside.includes(sign)
        ? `${before}${blank(sign)}${inside}${blank(sign)}${after}`
        : bare
            .replace(MARKED_VERB, (whole, space: string, opens: string, verb: string, closes: string) =>
              closes === [...opens].reverse().join('')
                ? [space, blank(opens), verb, blank(closes)].join('')
                : whole,
            )
            .replace(OWN_NAME, blank);
    if (next === bare) return bare;
    bare = next;
  }
}
