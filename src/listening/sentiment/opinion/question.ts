import type { Post, TermHit } from '../../mentions/mention.ts';
import { ownWords } from '../../mentions/quotes.ts';
import type { OpinionQuestion } from './opinion.ts';

const MOST_TEXT = 1_000;
/** Of a long text, how much is read before the first place of the name. */
const BEFORE = 300;
const MOST_NAME = 80;
const LINK = /(?:https?:\/\/|www\.)\S+/giu;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const HANDLE = /(?<![\p{L}\p{N}._])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu;
const PHONE = /(?<![\p{L}\p{N}])\+?\d(?:[\s().-]?\d){7,}(?![\p{L}\p{N}])/gu;

/**
 * What is asked about a post: its own words round the name, without links, mail addresses, telephone numbers and the names of
 * accounts. Nothing says who wrote it, where, and who listens.
 */
export function questionOf(
  { title, text, lang }: Pick<Post, 'title' | 'text' | 'lang'>,
  terms: readonly TermHit[],
): OpinionQuestion {
  const first = terms.find(({ field }) => field === 'text');
  const words = ownWords(text, 'foreign');
  const from = first && words.length > MOST_TEXT ? Math.max(0, first.start - BEFORE) : 0;
  const body = words.slice(from, from + MOST_TEXT);
  const own = terms.map(({ term }) => term.toLowerCase().replace(/^@/, ''));
  const said = title === null || body.startsWith(title) ? body : `${title.slice(0, BEFORE)}\n${body}`;
  return {
    name: plain(terms[0]?.term ?? '').slice(0, MOST_NAME),
    lang,
    text: plain(said)
      .replace(LINK, '[link]')
      .replace(MAIL, '[mail]')
      .replace(HANDLE, (handle) => (own.includes(handle.slice(1).toLowerCase()) ? handle : '[account]'))
      .replace(PHONE, '[number]')
      .trim(),
  };
}

/** Without control characters and halves of characters. */
function plain(text: string): string {
  return text.replace(/\p{Surrogate}|(?!\n)\p{Cc}/gu, ' ');
}
