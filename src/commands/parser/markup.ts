/** Signs with which chat clients make bold, italic, struck out or code. */
const MARKUP = String.raw`\*\*|__|~~|\|\||\x60{3}|[*_~\x60]`;
const MARKED_LINE = new RegExp(String.raw`^(\s*)(${MARKUP})((?!\s).*?)\2(\s*)$`, 'su');
const MARKED_VERB = /^(\s*)([*_~`|]+)(\/?\p{L}[\p{L}-]*)([*_~`|]+)(?=\s|$)/u;
const OWN_NAME = /^(\s*)\/?earshot[:,]?(?=\s|$)/iu;
/** What stands before a line that was quoted, or was an item of a list. */
const ITEM = /^(\s*)(?:>|[-*•]|\d{1,2}[.)])(?=\s+[*_~`]*\p{L})/u;
/** A verb as a sentence: with its mark, or with the slash of a command. */
const SPOKEN_VERB = /^(\s*)(\/?)(\p{L}[\p{L}-]*)([:,.!?…]*)(?=\s|$)/u;
const ASKING = /^\s*\?+\s*$/;
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/**
 * A line as people say it or copy it from a message: without the bold or code around it or around its verb, the sign of a
 * quote or a list before it, our own name, or the mark behind its verb; every place is kept by spaces.
 */
export function unadorned(line: string): string {
  const blank = (text: string) => ' '.repeat(text.length);
  let bare = line.replace(UNSEEN, ' ').replace(ASKING, blank);
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
            .replace(ITEM, blank)
            .replace(OWN_NAME, blank)
            .replace(
              SPOKEN_VERB,
              (_, space: string, slash: string, verb: string, mark: string) =>
                `${space}${blank(slash)}${verb}${blank(mark)}`,
            );
    if (next === bare) return bare;
    bare = next;
  }
}

const MARKED_VALUE = /^([*_~`]{1,3})(?!\s)([^*_~`]+)(?<!\s)\1$/u;
const BOLD_VALUE = /^(\*{1,3})(?!\s)([^*]+)(?<!\s)\1$/u;

/** A value without the bold or code around it. Of a query only stars go, with which none begins: other signs are its own. */
export function bareValue(text: string, isQuery: boolean): string {
  return (isQuery ? BOLD_VALUE : MARKED_VALUE).exec(text)?.[2] ?? text;
}
