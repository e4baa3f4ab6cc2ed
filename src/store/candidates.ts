import { OUTLET_SOURCES } from '../listening/people/author-figures.ts';
import { DAY, type Millis } from '../listening/time.ts';
import type { PeoplePlace } from './author-posts.ts';
import { int, intOrNull, type SqlQuery, type SqlRow, text } from './database.ts';
import { LABELS, labelNumber } from './hit-row.ts';
import type { PeopleQuery } from './store.ts';
import { daysOf } from './top-lists.ts';

/** Looked at: the authors of what carried furthest, and the busiest. */
const CANDIDATES = { furthest: 100, busiest: 30 };
const BUSIEST_A_DAY = 12;
/** Posts of all days together that are looked at for authors, and the most of a single day. */
const LOOKED_AT = 400;
const DEEPEST = 256;
/** A post of somebody, as the lists of a day name it. */
export interface Found {
  author: number;
  ts: Millis;
  row: number;
  label: number;
  reach: number;
  story: number;
}

/** Authors who may move others, and the posts that they were found by. */
export async function findCandidates(query: SqlQuery, place: PeoplePlace, asked: PeopleQuery) {
  const authors = knownAuthors(query, place.w, asked.without);
  const best = await furthest(query, place, asked, authors);
  const candidates = [...new Set([...strongest(best), ...(await busiest(query, place, authors))])];
  return { candidates, best, rowOf: authors.rowOf };
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
export function sourceOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

export function foundOf(row: SqlRow): Found {
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
