import { mayBeIn } from '../../mentions/wanted.ts';
import { tokenize } from '../languages/tokenize.ts';
import type { Matchable } from './find.ts';
import type { FilterNode, NumberField, NumberNode } from './tree.ts';

/**
 * Whether a post meets a condition of one name out of a set. `site` is a term, and found with the words.
 * @param negated under a NOT: a post of unknown language passes `lang:fr` and `-lang:fr` alike.
 */
export function meetsFilter({ field, value }: FilterNode, post: Matchable, negated: boolean): boolean {
  switch (field) {
    case 'lang':
      return post.lang === null ? !negated : mayBeIn(post, value);
    case 'source':
      return post.source === value;
    case 'type':
      return post.kind === value;
    case 'country':
      return post.country === value;
    case 'sub':
      return isInCommunity(post, value);
    case 'is':
      return value === 'original' ? !FORMS.some((form) => isForm(post, form)) : isForm(post, value);
    case 'has':
      return holdsMedia(post, value);
    case 'sentiment':
      return post.judged?.sentiment === LABELS[value];
    case 'site':
      throw new Error('a site is a term');
  }
}

const LABELS: Readonly<Record<string, string>> = { negative: 'neg', neutral: 'neu', positive: 'pos' };
const FORMS = ['reply', 'repost', 'quote'];

function isForm(post: Matchable, value: string): boolean {
  if (value === 'question') return asks(post);
  if (value === 'reply')
    return post.form === 'reply' || (post.form === undefined && (post.parentId ?? null) !== null);
  return post.form === value;
}

function holdsMedia(post: Matchable, value: string): boolean {
  if (value === 'question') return asks(post);
  if (value === 'link') return post.links.length > 0;
  if (value === 'video' && post.kind === 'video') return true;
  return post.media?.some((media) => media === value) ?? false;
}

/** Question marks of the scripts that have one; an address may hold one, too. */
function asks({ kind, title, text }: Matchable): boolean {
  if (kind === 'question') return true;
  return /[?\uff1f\u061f\u037e\u2e2e](?![\w=&])/u.test(`${title ?? ''}\n${text}`);
}

/** `r/routers` of Reddit, a community of Lemmy. */
function isInCommunity({ outlet, url }: Matchable, name: string): boolean {
  const named = outlet
    ?.toLowerCase()
    .replace(/^(?:\/?r\/|!|c\/)/, '')
    .replace(/@.*$/, '');
  if (named === name) return true;
  return new RegExp(`//[^/]+/(?:r|c|m)/${name.replace(/[^\p{L}\p{N}_-]/gu, '')}(?:[/?#@]|$)`, 'iu').test(url);
}

/** Whether a figure of a post meets a comparison; an unknown figure meets none. */
export function meetsNumber({ field, op, value }: NumberNode, post: Matchable): boolean {
  const figure = figureOf(field, post);
  if (figure === null) return false;
  switch (op) {
    case '>':
      return figure > value;
    case '>=':
      return figure >= value;
    case '<':
      return figure < value;
    case '<=':
      return figure <= value;
    case '=':
      return figure === value;
  }
}

function figureOf(field: NumberField, post: Matchable): number | null {
  const { counts, author, judged } = post;
  switch (field) {
    case 'likes':
      return counts?.likes ?? null;
    case 'comments':
      return counts?.replies ?? null;
    case 'reposts':
      return counts?.reposts ?? null;
    case 'views':
      return counts?.views ?? null;
    case 'points':
      return counts?.points ?? null;
    case 'followers':
      return author?.followers ?? null;
    case 'words':
      return tokenize(post.title ?? '').keys.length + tokenize(post.text).keys.length;
    case 'relevance':
      return judged?.relevance ?? null;
    case 'age': {
      if (post.publishedAt === undefined || post.timeBy === 'unknown') return null;
      const now = judged?.now ?? post.fetchedAt;
      return now === undefined ? null : now - post.publishedAt;
    }
  }
}
