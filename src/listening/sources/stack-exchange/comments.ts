import { htmlToText } from '../../mentions/html-text.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, HOUR } from '../../time.ts';
import { countsOf, type Fields, numberOf, textOf } from '../shared/fields.ts';
import { missingIds } from '../shared/missing.ts';
import { namesAny } from '../shared/names-any.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, SourceContext } from '../source.ts';
import { ask, authorOf, hostOf, PAGE_SIZE, quota } from './ask.ts';

/** A day of the past, for a busy site has thousands a day. */
const LIMITS = { overlap: HOUR, reach: DAY, maxPages: 60 } as const;
const MINE = /^([a-z0-9.-]+):c(\d{1,12})$/;

/** All comments of a site, newest first: no search finds them, so those that name the words are picked out here. */
export async function readComments(
  site: string,
  words: readonly string[],
  stored: Json,
  context: SourceContext,
): Promise<Page> {
  const now = context.now();
  const paging = pagingOf(stored, LIMITS, now);
  const page = Number(paging.chain.at ?? 1);
  const answer = await ask(
    'comments',
    {
      site,
      sort: 'creation',
      order: 'desc',
      fromdate: String(Math.floor(paging.chain.from / 1000)),
      pagesize: String(PAGE_SIZE),
      page: String(page),
      // A filter of the service's own: comments with their text (docs/filters).
      filter: 'withbody',
    },
    context,
  );
  const names = namesAny(words);
  const times = answer.items
    .flatMap(({ creation_date }) => numberOf(creation_date) ?? [])
    .map((at) => at * 1000);
  return {
    posts: answer.items
      .filter(({ body }) => names(htmlToText(textOf(body) ?? '').text))
      .map((item) => commentOf(item, site))
      .filter((post) => post !== null),
    ...paging.after({ times, next: answer.hasMore && answer.items.length > 0 ? String(page + 1) : null }),
    ...quota(answer.quotaLeft, now),
    title: `${hostOf(site)}, comments`,
  };
}

function commentOf(item: Fields, site: string): RawPost | null {
  const { comment_id: id, post_id: post } = item;
  const html = textOf(item.body);
  const at = numberOf(item.creation_date);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || !html) return null;
  const host = hostOf(site);
  const author = authorOf(item.owner, site);
  return {
    source: 'stack-exchange',
    extId: `${site}:c${id}`,
    kind: 'comment',
    url: `https://${host}/posts/comments/${id}`,
    html,
    publishedAt: at === null ? null : at * 1000,
    outlet: host,
    form: 'reply',
    counts: countsOf({ points: item.score }),
    ...(typeof post === 'number' ? { parentId: `${site}:${post}` } : {}),
    ...(author ? { author } : {}),
  };
}

/** Comments that a look-up by id no longer brings. */
export async function goneComments(extIds: readonly string[], context: SourceContext): Promise<string[]> {
  const mine = extIds.filter((id) => MINE.test(id));
  const gone: string[] = [];
  for (const site of new Set(mine.map((id) => MINE.exec(id)![1]!)))
    gone.push(
      ...(await missingIds(
        mine.filter((id) => id.startsWith(`${site}:`)),
        PAGE_SIZE,
        async (part) => {
          const ids = part.map((id) => MINE.exec(id)![2]).join(';');
          const { items } = await ask(`comments/${ids}`, { site, pagesize: String(PAGE_SIZE) }, context);
          return new Set(items.map(({ comment_id }) => `${site}:c${comment_id}`));
        },
      )),
    );
  return gone;
}
