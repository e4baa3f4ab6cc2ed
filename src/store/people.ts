import { type AuthorFigures, type AuthorPost, OUTLET_SOURCES } from '../listening/people/author-figures.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import {
  type Database,
  int,
  intOrNull,
  json,
  type SqlQuery,
  type SqlRow,
  text,
  textOrNull,
} from './database.ts';
import { decodeHits } from './hit-json.ts';
import { LABELS, labelNumber, labelOf } from './hit-row.ts';
import { keywordNumbers } from './numbers.ts';
import { outletFigures, type PeoplePlace } from './outlets.ts';
import { countedPeriod } from './series.ts';
import type { PeopleQuery, Store } from './store.ts';
import { daysOf, showPosts } from './top-lists.ts';

/** Looked at: the authors of what carried furthest, and the busiest. */
const CANDIDATES = { furthest: 100, busiest: 30 };
const BUSIEST_A_DAY = 12;
/** Posts of all days together that are looked at for authors, and the most of a single day. */
const LOOKED_AT = 400;
const DEEPEST = 256;
/** Posts of one author: the newest, and of the others those that carried furthest. */
const READ = 100;

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

/** A post of somebody, as the lists of a day name it. */
interface Found {
  author: number;
  ts: Millis;
  row: number;
  label: number;
  reach: number;
  story: number;
}

async function authorFigures(
  query: SqlQuery,
  place: PeoplePlace,
  asked: PeopleQuery,
): Promise<AuthorFigures[]> {
  const { w, k, period } = place;
  const authors = knownAuthors(query, w, asked.without);
  const best = await furthest(query, place, asked, authors);
  const candidates = [...new Set([...strongest(best), ...(await busiest(query, place, authors))])];
  const newest = await query.each(
    // Named, because the order of the rows themselves would read everybody's.
    `select author, ts, row, label, reach, story from hit indexed by hit_author
     where w = $1 and k = $2 and author = $3 and ts >= $4 and ts < $5 order by ts desc, row desc limit ${READ}`,
    candidates.map((n) => [w, k, n, period.from, period.to]),
  );
  const people = candidates.map((n, index) => {
    const posts = new Map(newest[index]!.map((row) => [int(row.row), foundOf(row)]));
    const isAll = posts.size < READ;
    for (const post of best) if (post.author === n) posts.set(post.row, post);
    return { n, isAll, posts: [...posts.values()].filter(({ reach }) => reach >= 0) };
  });
  const shown = people.filter(({ posts }) => posts.length > 0);
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
    const row = authors.rowOf(n);
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

/** Authors by their numbers; those who may not be listed, or are forgotten, are not known. */
function knownAuthors(query: SqlQuery, w: number, without: readonly string[]) {
  const hidden = new Set<string>([...without, ...OUTLET_SOURCES]);
  const rows = new Map<number, SqlRow | null>();
  return {
    learn: async (numbers: readonly number[]) => {
      const fresh = [...new Set(numbers)].filter((n) => !rows.has(n));
      const found = await query.each(
        'select key, name, url, followers from author where w = $1 and n = $2',
        fresh.map((n) => [w, n]),
      );
      fresh.forEach((n, index) => {
        const row = found[index]?.[0];
        rows.set(n, row && !hidden.has(sourceOf(text(row.key))) ? row : null);
      });
    },
    rowOf: (n: number) => rows.get(n) ?? null,
  };
}

type Authors = ReturnType<typeof knownAuthors>;

/** An author's key begins with the source. */
function sourceOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

function foundOf(row: SqlRow): Found {
  return {
    author: int(row.author),
    ts: int(row.ts),
    row: int(row.row),
    label: int(row.label),
    reach: int(row.reach),
    story: int(row.story),
  };
}

/**
 * The posts that carried furthest, day by day and label by label. A list that is full of a few people's posts is read deeper, so
 * that nobody is hidden behind somebody who posts all day.
 */
async function furthest(
  query: SqlQuery,
  { w, k, period }: PeoplePlace,
  { label }: PeopleQuery,
  authors: Authors,
): Promise<Found[]> {
  const labels = label === undefined ? LABELS : [labelNumber(label)];
  const slots = labels.flatMap((of) =>
    daysOf(period).map((day) => ({
      key: [w, k, of, day / DAY, period.from, period.to],
      found: [] as Found[],
    })),
  );
  const wanted = Math.max(3, Math.ceil(LOOKED_AT / Math.max(1, slots.length)));
  let open = slots;
  for (let deep = wanted; open.length > 0 && deep <= Math.max(wanted, DEEPEST); deep *= 4) {
    const lists = await query.each(
      `select author, ts, row, label, reach, story from hit
       where w = $1 and k = $2 and label = $3 and ts / ${DAY} = $4 and ts >= $5 and ts < $6 and reach >= 0
       order by reach desc, ts desc, row desc limit $7`,
      open.map(({ key }) => [...key, deep]),
    );
    await authors.learn(lists.flat().flatMap(({ author }) => intOrNull(author) ?? []));
    open.forEach((slot, index) => {
      slot.found = lists[index]!.flatMap((row) =>
        row.author !== null && authors.rowOf(int(row.author)) ? [foundOf(row)] : [],
      );
    });
    open = open.filter(
      ({ found }, index) =>
        lists[index]!.length === deep && new Set(found.map(({ author }) => author)).size < wanted,
    );
  }
  return slots.flatMap(({ found }) => found);
}

/** The authors whose listed posts carried furthest, all together. */
function strongest(found: readonly Found[]): number[] {
  const sums = new Map<number, number>();
  for (const { author, reach } of found) sums.set(author, (sums.get(author) ?? 0) + reach);
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, CANDIDATES.furthest)
    .map(([author]) => author);
}

async function busiest(query: SqlQuery, { w, k, period }: PeoplePlace, authors: Authors): Promise<number[]> {
  const lists = await query.each(
    `select author, mentions from author_day where w = $1 and k = $2 and day = $3 and mentions > 0
     order by mentions desc, author limit ${BUSIEST_A_DAY}`,
    daysOf(period).map((day) => [w, k, day]),
  );
  const sums = new Map<number, number>();
  for (const row of lists.flat())
    sums.set(int(row.author), (sums.get(int(row.author)) ?? 0) + int(row.mentions));
  await authors.learn([...sums.keys()]);
  return [...sums]
    .filter(([author]) => authors.rowOf(author))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, CANDIDATES.busiest)
    .map(([author]) => author);
}

/** What is counted of posts now, and how surely they are about the keyword, by row. */
async function readPosts(
  query: SqlQuery,
  { keywordId }: PeoplePlace,
  posts: readonly Found[],
): Promise<Map<number, AuthorPost>> {
  const rows = await query.each(
    'select counts, hits from mention where row = $1',
    posts.map(({ row }) => [row]),
  );
  const read = new Map<number, AuthorPost>();
  posts.forEach(({ row, story, label }, index) => {
    const found = rows[index]?.[0];
    if (found)
      read.set(row, {
        story,
        label: labelOf(label),
        counts: json(found.counts),
        relevance: decodeHits(found.hits).find((hit) => hit.keywordId === keywordId)?.relevance.score ?? 0,
      });
  });
  return read;
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
  return authors.map((_, index) => {
    const at = int(first[index]?.[0]?.ts);
    const day = intOrNull(days[index]?.[0]?.day) ?? at;
    // Days of posts whose text is gone stay counted.
    const since = day < floorTo(at, DAY) ? day : at;
    return { since, isNew: since >= period.from && int(begins[index]?.[0]?.before) === -1 };
  });
}
