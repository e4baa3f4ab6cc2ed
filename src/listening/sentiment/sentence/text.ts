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
export function sentenceText(post: Pick<Readable, 'title' | 'text' | 'target'>): string {
  return textAround(post, () => NEUTRAL_NAME);
}

/** The same with the name as it is written: what stands beside it says which thing of that name is meant. */
export function namedText(post: Pick<Readable, 'title' | 'text' | 'target'>): string {
  return textAround(post, (name) => name.replace(/^[@#]/, ''));
}

type NameOf = (written: string) => string;

function textAround(
  { title, text, target }: Pick<Readable, 'title' | 'text' | 'target'>,
  nameOf: NameOf,
): string {
  const parts = [named(title ?? '', 'title', target, nameOf), named(text, 'text', target, nameOf)];
  const whole = parts
    .map(({ said }) => plain(said))
    .filter((part) => part !== '')
    .join('. ');
  const name = parts.map(({ first }) => first).find((first) => first !== null);
  const at = name ? whole.indexOf(name) : -1;
  const from = whole.length > MOST && at > BEFORE ? whole.indexOf(' ', at - BEFORE) + 1 : 0;
  return withoutHalves(whole.slice(from, from + MOST));
}

/** The words round the first place of the name, with a name in each place; `first` is the one in the first place. */
function named(
  of: string,
  field: 'title' | 'text',
  target: Readable['target'],
  nameOf: NameOf,
): { said: string; first: string | null } {
  const places = target.filter((place) => place.field === field).sort((a, b) => a.start - b.start);
  const from = Math.max(0, (places[0]?.start ?? 0) - LOOKED_AT / 2);
  const to = from + LOOKED_AT;
  let said = '';
  let first: string | null = null;
  let done = from;
  for (const { start, end } of places) {
    if (start < done || end > to) continue;
    const name = nameOf(of.slice(start, end));
    first ??= name;
    // A handle or tag is the name, too.
    const before = of.slice(done, start).replace(/[@#]$/, '');
    said += before + name;
    done = end;
  }
  return { said: said + of.slice(done, to), first };
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
