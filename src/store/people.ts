import type { AuthorFigures } from '../listening/people/author-figures.ts';
import { likelyFirst } from '../listening/people/rank-authors.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import { type PeoplePlace, readPosts } from './author-posts.ts';
import { type Found, findCandidates, foundOf, sourceOf } from './candidates.ts';
import { type Database, int, intOrNull, type SqlQuery, text, textOrNull } from './database.ts';
import { labelOf } from './hit-row.ts';
import { keywordNumbers } from './numbers.ts';
import { outletFigures } from './outlets.ts';
import { countedPeriod } from './series.ts';
import type { PeopleQuery, Store } from './store.ts';
import { showPosts } from './top-lists.ts';

/** Posts of one author: so many tell who is worth a closer look, and so many are then read. The newest, and what carried furthest. */
const GLANCED_AT = 12;
const READ = 50;
/** Nobody is called new who was not looked for through as long a time before, of which a week will do. */
const MOST_KNOWN = 7 * DAY;
/** Authors who are worth it. */
const FINALISTS = 30;

/**
 * Who may move others: read in the order of indexes by day and by author, so that the cost depends on the days and on how many
 * are looked at, not on the number of mentions.
 */
export function peopleStore(database: Database): Pick<Store, 'people'> {
  return {
    people: (workspaceId, keywordId, from, to, asked) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const place = { ...numbers, keywordId, period: countedPeriod(from, to) };
        return [...(await authorFigures(query, place, asked)), ...(await outletFigures(query, place))];
      }),
  };
}

async function authorFigures(
  query: SqlQuery,
  place: PeoplePlace,
  asked: PeopleQuery,
): Promise<AuthorFigures[]> {
  const { w } = place;
  const { candidates, best, rowOf } = await findCandidates(query, place, asked);
  const glanced = await newestPosts(query, place, candidates, GLANCED_AT, best);
  const finalists = likelyFirst(
    [...glanced].map(([n, { posts }]) => ({
      id: n,
      followers: intOrNull(rowOf(n)?.followers),
      posts: posts.map(({ story, label, reach }) => ({ story, label: labelOf(label), reach })),
    })),
    FINALISTS,
    asked.label ?? null,
  );
  const shown = [...(await newestPosts(query, place, finalists, READ, best))].map(([n, found]) => ({
    n,
    ...found,
  }));
  const read = await readPosts(
    query,
    place,
    shown.flatMap(({ posts }) => posts),
  );
  const tops = await showPosts(
    query,
    w,
    shown.map(({ posts }) => posts.reduce((top, post) => (post.reach > top.reach ? post : top))),
  );
  const pasts = await pastOf(
    query,
    place,
    shown.map(({ n }) => n),
  );
  const figures: AuthorFigures[] = [];
  for (const [index, { n, isAll, posts }] of shown.entries()) {
    const row = rowOf(n);
    const top = tops[index];
    if (!row || !top) continue;
    figures.push({
      authorKey: text(row.key),
      name: text(row.name),
      url: textOrNull(row.url),
      source: sourceOf(text(row.key)),
      followers: intOrNull(row.followers),
      posts: isAll ? posts.length : await countPosts(query, place, n),
      read: posts.flatMap((post) => read.get(post.row) ?? []),
      ...pasts[index]!,
      top,
    });
  }
  return figures;
}

/** The newest posts of each author, and of the others those of a list; whoever has none that can be shown is left out. */
async function newestPosts(
  query: SqlQuery,
  { w, k, period }: PeoplePlace,
  authors: readonly number[],
  limit: number,
  listed: readonly Found[],
): Promise<Map<number, { isAll: boolean; posts: Found[] }>> {
  const lists = await query.each(
    // Named, because the order of the rows themselves would read everybody's.
    `select author, ts, row, label, reach, story from hit indexed by hit_author
     where w = $1 and k = $2 and author = $3 and ts >= $4 and ts < $5 order by ts desc, row desc limit $6`,
    authors.map((n) => [w, k, n, period.from, period.to, limit]),
  );
  const found = new Map<number, { isAll: boolean; posts: Found[] }>();
  authors.forEach((n, index) => {
    const posts = new Map(lists[index]!.map((row) => [int(row.row), foundOf(row)]));
    const isAll = posts.size < limit;
    const others = listed.filter((post) => post.author === n && !posts.has(post.row)).slice(0, limit);
    for (const post of others) posts.set(post.row, post);
    const kept = [...posts.values()].filter(({ reach }) => reach >= 0);
    if (kept.length > 0) found.set(n, { isAll, posts: kept });
  });
  return found;
}

/** All posts of one author: whole days from the daily list, the hours at both ends from their hits. */
async function countPosts(
  query: SqlQuery,
  { w, k, period: { from, to } }: PeoplePlace,
  author: number,
): Promise<number> {
  const firstDay = Math.min(Math.ceil(from / DAY) * DAY, to);
  const lastDay = Math.max(floorTo(to, DAY), firstDay);
  const [row] = await query.all(
    `select (select coalesce(sum(mentions), 0) from author_day
         where w = $1 and k = $2 and author = $3 and day >= $5 and day < $6)
       + (select count(*) from hit where w = $1 and k = $2 and author = $3 and ts >= $4 and ts < $5)
       + (select count(*) from hit where w = $1 and k = $2 and author = $3 and ts >= $6 and ts < $7) as posts`,
    [w, k, author, from, firstDay, lastDay, to],
  );
  return int(row?.posts);
}

/** Since when each has written about the keyword, as far as that is kept, and whether never before the period. */
async function pastOf(
  query: SqlQuery,
  { w, k, period }: PeoplePlace,
  authors: readonly number[],
): Promise<{ since: Millis; isNew: boolean }[]> {
  const first = await query.each(
    'select ts from hit where w = $1 and k = $2 and author = $3 order by ts, row limit 1',
    authors.map((n) => [w, k, n]),
  );
  const days = await query.each(
    'select day from author_day where w = $1 and k = $2 and author = $3 and mentions > 0 order by day limit 1',
    authors.map((n) => [w, k, n]),
  );
  const begins = await query.each(
    `select author_before as before from hit where w = $1 and k = $2 and author = $3 and ts >= $4
     order by ts, row limit 1`,
    authors.map((n) => [w, k, n, period.from]),
  );
  const [earliest] = await query.all('select min(ts) as ts from hit where w = $1 and k = $2', [w, k]);
  const length = Math.min(period.to - period.from, MOST_KNOWN);
  // Of a keyword that is new itself, everybody would be.
  const isKnown = (intOrNull(earliest?.ts) ?? period.to) <= period.from - length;
  return authors.map((_, index) => {
    const at = int(first[index]?.[0]?.ts);
    const day = intOrNull(days[index]?.[0]?.day) ?? at;
    // Days of posts whose text is gone stay counted.
    const since = day < floorTo(at, DAY) ? day : at;
    return { since, isNew: isKnown && since >= period.from && int(begins[index]?.[0]?.before) === -1 };
  });
}
