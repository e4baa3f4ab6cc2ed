import { groupBy } from '../listening/group.ts';
import { isLate } from '../listening/series/lateness.ts';
import { floorTo, HOUR, type Millis } from '../listening/time.ts';
import { type Counting, countsAsNegative, decideCounted } from './counted.ts';
import { int, type SqlQuery, type SqlRow } from './database.ts';
import { type HitRow, NEGATIVE } from './hit-row.ts';
import type { Deltas, DistinctKind } from './series-changes.ts';

const NEVER = -1;
const KINDS: readonly DistinctKind[] = ['author', 'story'];

export type NewHit = Omit<HitRow, 'counted' | 'countedNegative' | 'authorBefore' | 'storyBefore'> & {
  source: string;
  outlet: Counting['outlet'];
  /** The story begins with this very batch: nothing stored can belong to it. */
  storyIsNew: boolean;
  /** What the detector has counted of it already, for it was held back since; `young`: its bucket may still grow. */
  former?: { all: number; negative: number; young: boolean };
};

/** Stores new hits, finds their places in the chains of their authors and stories, and sums up what they change. */
export async function addHits(query: SqlQuery, added: readonly NewHit[], deltas: Deltas): Promise<void> {
  if (added.length === 0) return;
  const hits = added.map((hit) => ({
    ...hit,
    counted: 0,
    countedNegative: 0,
    authorBefore: NEVER,
    storyBefore: NEVER,
  }));
  const mayGrow = ({ lateAt, former }: NewHit) => lateAt === null && (former?.young ?? true);
  await decideCounted(
    query,
    hits.filter((hit) => mayGrow(hit) || hit.former?.all === 1),
    hits.filter((hit) => (mayGrow(hit) && hit.label === NEGATIVE) || hit.former?.negative === 1),
  );
  for (const kind of KINDS) await link(query, kind, hits, deltas);
  await query.each(
    `insert into hit (w, k, ts, row, label, counted, reach, author, author_before, story, story_before, part,
       counted_negative, late_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    hits.map((hit) => [
      hit.w,
      hit.k,
      hit.ts,
      hit.row,
      hit.label,
      hit.counted,
      hit.reach,
      hit.author,
      hit.authorBefore,
      hit.story,
      hit.storyBefore,
      hit.part,
      hit.countedNegative,
      hit.lateAt,
    ]),
  );
  for (const hit of hits) {
    deltas.count(hit, hit.source, 1);
    const { all, negative } = hit.former ?? { all: 0, negative: 0 };
    // What the detector has counted stays counted.
    deltas.cap(hit, Math.max(0, hit.counted - all), Math.max(0, hit.countedNegative - negative));
    deltas.countAuthor(hit, 1);
  }
}

type Linking = HitRow & NewHit;

function whoOf(kind: DistinctKind, hit: HitRow): number | null {
  return kind === 'author' ? hit.author : hit.story;
}

function hasPast(kind: DistinctKind, hit: Linking): boolean {
  return kind === 'author' ? hit.author !== null : !hit.storyIsNew;
}

const beforeSql = (kind: DistinctKind) =>
  `select ts, row from hit where w = $1 and k = $2 and ${kind} = $3 and (ts, row) < ($4, $5)
   order by ts desc, row desc limit 1`;
const afterSql = (kind: DistinctKind) =>
  `select ts, row, ${kind}_before as before from hit where w = $1 and k = $2 and ${kind} = $3 and (ts, row) > ($4, $5)
   order by ts, row limit 1`;
const relinkSql = (kind: DistinctKind) =>
  `update hit set ${kind}_before = $5 where w = $1 and k = $2 and ts = $3 and row = $4`;

async function link(
  query: SqlQuery,
  kind: DistinctKind,
  hits: readonly Linking[],
  deltas: Deltas,
): Promise<void> {
  const chained = hits.filter((hit) => whoOf(kind, hit) !== null);
  const lookups = chained.filter((hit) => hasPast(kind, hit));
  const places = lookups.map((hit) => [hit.w, hit.k, whoOf(kind, hit), hit.ts, hit.row]);
  const before = await query.each(beforeSql(kind), places);
  const after = await query.each(afterSql(kind), places);
  const stored = new Map(
    lookups.map((hit, index) => [hit, { before: before[index]?.[0], after: after[index]?.[0] }]),
  );
  const relinked: number[][] = [];
  for (const chain of groupBy(chained, (hit) => `${hit.w} ${hit.k} ${whoOf(kind, hit)}`).values()) {
    chain.sort((a, b) => a.ts - b.ts || a.row - b.row);
    for (const [index, hit] of chain.entries()) {
      const { before: former, after: next } = stored.get(hit) ?? {};
      const companion = chain[index - 1];
      const beforeTs = Math.max(former ? int(former.ts) : NEVER, companion?.ts ?? NEVER);
      const beforeHour = beforeTs === NEVER ? NEVER : floorTo(beforeTs, HOUR);
      if (kind === 'author') hit.authorBefore = beforeHour;
      else hit.storyBefore = beforeHour;
      deltas.chain(kind, hit, beforeHour, 1);
      const closest = next && !comesFirst(chain[index + 1], next);
      if (closest) relinked.push(moveLink(kind, hit, next, int(next.before), floorTo(hit.ts, HOUR), deltas));
    }
  }
  await query.each(relinkSql(kind), relinked);
}

/** Whether a new hit lies before a stored one. */
function comesFirst(hit: HitRow | undefined, stored: SqlRow): boolean {
  if (!hit) return false;
  return hit.ts < int(stored.ts) || (hit.ts === int(stored.ts) && hit.row < int(stored.row));
}

/** @returns the parameters of the statement that gives a stored hit another predecessor */
function moveLink(
  kind: DistinctKind,
  { w, k }: HitRow,
  stored: SqlRow,
  from: number,
  to: number,
  deltas: Deltas,
): number[] {
  const place = { w, k, ts: int(stored.ts) };
  deltas.chain(kind, place, from, -1);
  deltas.chain(kind, place, to, 1);
  return [w, k, place.ts, int(stored.row), to];
}

/** Takes a hit out of the chain of its author or story: who came after it now follows who came before. */
async function unlink(query: SqlQuery, kind: DistinctKind, hit: HitRow, deltas: Deltas): Promise<void> {
  const who = whoOf(kind, hit);
  if (who === null) return;
  const before = kind === 'author' ? hit.authorBefore : hit.storyBefore;
  deltas.chain(kind, hit, before, -1);
  const [next] = await query.all(afterSql(kind), [hit.w, hit.k, who, hit.ts, hit.row]);
  if (next) {
    await query.all(relinkSql(kind), moveLink(kind, hit, next, floorTo(hit.ts, HOUR), before, deltas));
  }
}

/** The hit is one of another story now. */
export async function moveToStory(
  query: SqlQuery,
  hit: HitRow,
  story: number,
  deltas: Deltas,
): Promise<void> {
  await unlink(query, 'story', hit, deltas);
  const moved = { ...hit, story, source: '', outlet: null, storyIsNew: false };
  await link(query, 'story', [moved], deltas);
  await query.all(
    'update hit set story = $5, story_before = $6 where w = $1 and k = $2 and ts = $3 and row = $4',
    [hit.w, hit.k, hit.ts, hit.row, story, moved.storyBefore],
  );
}

/**
 * The keyword does not match this mention any more.
 * @param why `edited`: its author changed it. The detector has seen it, maybe told of it, and goes on counting it;
 * `query`: the keyword asks for something else now, and it is as if it had never matched
 */
export async function removeHit(
  query: SqlQuery,
  hit: HitRow,
  source: string,
  why: 'edited' | 'query',
  deltas: Deltas,
): Promise<void> {
  for (const kind of KINDS) await unlink(query, kind, hit, deltas);
  await query.all('delete from hit where w = $1 and k = $2 and ts = $3 and row = $4', [
    hit.w,
    hit.k,
    hit.ts,
    hit.row,
  ]);
  deltas.count(hit, source, -1);
  if (why === 'query') deltas.cap(hit, -hit.counted, -hit.countedNegative);
  deltas.countAuthor(hit, -1);
}

/**
 * The mention is judged otherwise now. The detector's counts of a young bucket grow by it, and those of a final one stay.
 * @param undoes a mark is taken back while its bucket is young: only then the counts shrink
 */
export async function relabelHit(
  query: SqlQuery,
  hit: HitRow,
  source: string,
  label: number,
  at: Millis,
  undoes: boolean,
  deltas: Deltas,
): Promise<void> {
  if (hit.label === label) return;
  const mayCount =
    label === NEGATIVE && hit.countedNegative === 0 && hit.lateAt === null && !isLate(hit.ts, at);
  const stays = undoes && label !== NEGATIVE ? 0 : hit.countedNegative;
  const countedNegative = mayCount && (await countsAsNegative(query, hit)) ? 1 : stays;
  await query.all(
    'update hit set label = $5, counted_negative = $6 where w = $1 and k = $2 and ts = $3 and row = $4',
    [hit.w, hit.k, hit.ts, hit.row, label, countedNegative],
  );
  deltas.cap(hit, 0, countedNegative - hit.countedNegative);
  for (const [at, sign] of [
    [hit, -1],
    [{ ...hit, label }, 1],
  ] as const) {
    deltas.count(at, source, sign);
    deltas.countAuthor(at, sign);
  }
}

/** Keeps the count of a mention whose text and author go. */
export async function anonymizeHit(query: SqlQuery, hit: HitRow, deltas: Deltas): Promise<void> {
  await unlink(query, 'author', hit, deltas);
  deltas.countAuthor(hit, -1);
  await query.all(
    `update hit set author = null, author_before = ${NEVER}, reach = -1 where w = $1 and k = $2 and ts = $3 and row = $4`,
    [hit.w, hit.k, hit.ts, hit.row],
  );
}
