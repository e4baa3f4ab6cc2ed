import type { Readable } from '../reading.ts';

/** The name that stands for every name asked about: the model shall know none. */
const NEUTRAL_NAME = 'Acme';
/** Longer texts take much longer, and say no more about their mood. */
const MOST = 400;
/** Of a long text, how much is read before the first place of the name. */
const BEFORE = 150;
/** What is looked at of a long text to find that much of plain words. */
const LOOKED_AT = 4_000;

/**
 * The text that the sentence model reads of a post: the name asked about is replaced, handles of others and links are left out.
 * The same for training and use.
 */
export function sentenceText({ title, text, target }: Pick<Readable, 'title' | 'text' | 'target'>): string {
  const whole = [named(title ?? '', 'title', target), named(text, 'text', target)]
    .map(plain)
    .filter((part) => part !== '')
    .join('. ');
  const at = whole.indexOf(NEUTRAL_NAME);
  const from = whole.length > MOST && at > BEFORE ? whole.indexOf(' ', at - BEFORE) + 1 : 0;
  return withoutHalves(whole.slice(from, from + MOST));
}

/** The words round the first place of the name, with the neutral name in each place. */
function named(of: string, field: 'title' | 'text', target: Readable['target']): string {
  const places = target.filter((place) => place.field === field).sort((a, b) => a.start - b.start);
  const from = Math.max(0, (places[0]?.start ?? 0) - LOOKED_AT / 2);
  const to = from + LOOKED_AT;
  let said = '';
  let done = from;
  for (const { start, end } of places) {
    if (start < done || end > to) continue;
    // A handle or tag is the name, too.
    const before = of.slice(done, start).replace(/[@#]$/, '');
    said += before + NEUTRAL_NAME;
    done = end;
  }
  return said + of.slice(done, to);
}

function plain(text: string): string {
  return text
    .replace(/https?(?::\/\/\S*|(?=\s|$))/g, ' ')
    .replace(/(?<!\w)@\w+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without halves of characters. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
