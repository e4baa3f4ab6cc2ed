import { limitsOf, type Voice, voiceOf } from '../listening/mentions/voice.ts';
import { floorTo, HOUR, type Millis } from '../listening/time.ts';
import { int, intOrNull, type SqlQuery, type SqlRow } from './database.ts';
import type { HitRow } from './hit-row.ts';
import { restOfRow } from './mention-row.ts';

/** A hit that may count for the detector, and who speaks in it. */
export type Counting = Pick<HitRow, 'w' | 'k' | 'ts' | 'row' | 'label' | 'author' | 'story'> & {
  /** Where its outlet speaks; null of a person. */
  outlet: string | null;
  storyIsNew: boolean;
};

/** Which stored hits of the same voice are counted already, in the series of all or of the negative ones. */
type Column = 'counted' | 'counted_negative';

/** Names of an author and an hour, or of a story and an hour, in which hits compete. */
interface Rivals {
  w: number;
  k: number;
  hour: Millis;
  author: number | null;
  story: number;
}

/**
 * Which of these new hits the detector counts: people, not texts. Each series has limits of its own, or what somebody
 * said before would hide their complaint. The earliest of a batch come first.
 */
export async function decideCounted<H extends Counting & { counted: number; countedNegative: number }>(
  query: SqlQuery,
  hits: readonly H[],
  negative: readonly H[],
): Promise<void> {
  const inOrder = (some: readonly H[]) => [...some].sort((a, b) => a.ts - b.ts || a.row - b.row);
  for (const hit of await thoseWithRoom(query, inOrder(hits), 'counted')) hit.counted = 1;
  for (const hit of await thoseWithRoom(query, inOrder(negative), 'counted_negative'))
    hit.countedNegative = 1;
}

/** Whether a stored hit that turns negative counts among the negative ones. */
export async function countsAsNegative(query: SqlQuery, hit: HitRow): Promise<boolean> {
  return countsStill(query, hit, 'counted_negative');
}

/** Whether there is room for a stored hit that is not counted at this moment. */
export async function countsStill(query: SqlQuery, hit: HitRow, column: Column): Promise<boolean> {
  const [row] = await query.all('select rest from mention where row = $1', [hit.row]);
  if (!row) return false;
  const outlet = outletOf(row, hit.author);
  const found = await thoseWithRoom(query, [{ ...hit, outlet, storyIsNew: false }], column);
  return found.length > 0;
}

async function thoseWithRoom<H extends Counting>(
  query: SqlQuery,
  hits: readonly H[],
  column: Column,
): Promise<H[]> {
  const counts = await countStored(query, hits, column);
  return hits.filter((hit) => {
    const limits = limitsIn(hit, hit.outlet);
    if (limits.some(({ name, most }) => (counts.get(name) ?? 0) >= most)) return false;
    for (const { name } of limits) counts.set(name, (counts.get(name) ?? 0) + 1);
    return true;
  });
}

async function countStored(
  query: SqlQuery,
  hits: readonly Counting[],
  column: Column,
): Promise<Map<string, number>> {
  const authored = new Map<string, Rivals>();
  const unnamed = new Map<string, Rivals>();
  for (const { w, k, ts, author, story, storyIsNew } of hits) {
    const rivals = { w, k, hour: floorTo(ts, HOUR), author, story };
    if (author !== null) authored.set(`${w} ${k} ${rivals.hour} ${author}`, rivals);
    else if (!storyIsNew) unnamed.set(`${w} ${k} ${rivals.hour} ${story}`, rivals);
  }
  const counts = new Map<string, number>();
  const add = (rivals: readonly Rivals[], found: readonly SqlRow[][]): void => {
    rivals.forEach((of, index) => {
      for (const row of found[index] ?? []) {
        const hit = { ...of, ts: of.hour, author: intOrNull(row.author), story: int(row.story) };
        for (const { name } of limitsIn(hit, outletOf(row, hit.author)))
          counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    });
  };
  const rivals = [[...authored.values()], [...unnamed.values()]] as const;
  add(
    rivals[0],
    await query.each(
      countedSql(column, 'hit.author = $5'),
      rivals[0].map(({ w, k, hour, author }) => [w, k, hour, hour + HOUR, author]),
    ),
  );
  add(
    rivals[1],
    await query.each(
      // A post whose author is gone names nobody, but was counted as its author's.
      countedSql(column, 'hit.story = $5 and hit.author is null and mention.gone = 0'),
      rivals[1].map(({ w, k, hour, story }) => [w, k, hour, hour + HOUR, story]),
    ),
  );
  return counts;
}

const countedSql = (column: Column, whose: string) =>
  `select hit.author, hit.story, mention.rest from hit join mention on mention.row = hit.row
   where hit.w = $1 and hit.k = $2 and hit.ts >= $3 and hit.ts < $4 and hit.${column} = 1 and ${whose}`;

function limitsIn(
  { w, k, ts, author, story }: Pick<Counting, 'w' | 'k' | 'ts' | 'author' | 'story'>,
  outlet: string | null,
) {
  return limitsOf({ author: author === null ? null : String(author), outlet }, story).map(
    ({ name, most }) => ({ name: `${w} ${k} ${floorTo(ts, HOUR)} ${name}`, most }),
  );
}

function outletOf(row: SqlRow, author: number | null): Voice['outlet'] {
  const { kind, outlet, site } = restOfRow(row);
  const name = author === null ? null : { key: String(author), name: '', url: null, followers: null };
  return voiceOf({ author: name, kind, outlet, site }).outlet;
}

/** The limits of the capped series that the hits of a period break. Hits whose author is gone say not whose they were. */
export async function brokenLimits(
  query: SqlQuery,
  w: number,
  k: number,
  from: Millis,
  to: Millis,
): Promise<string[]> {
  const problems: string[] = [];
  for (const column of ['counted', 'counted_negative'] as const) {
    const rows = await query.all(
      `select hit.ts, hit.author, hit.story, mention.rest from hit join mention on mention.row = hit.row
       where hit.w = $1 and hit.k = $2 and hit.ts >= $3 and hit.ts < $4 and hit.${column} = 1
         and (hit.author is not null or mention.gone = 0)`,
      [w, k, from, to],
    );
    const counts = new Map<string, number>();
    for (const row of rows) {
      const author = intOrNull(row.author);
      const hit = { w, k, ts: int(row.ts), author, story: int(row.story) };
      for (const { name, most } of limitsIn(hit, outletOf(row, author))) {
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count === most + 1) problems.push(`more than ${most} are ${column} of ${name}`);
      }
    }
  }
  return problems;
}
