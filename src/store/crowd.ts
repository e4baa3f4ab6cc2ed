import { floorTo, HOUR } from '../listening/time.ts';
import { int, intOrNull, type SqlQuery } from './database.ts';
import { edgeShare, type Stretch, splitPeriod } from './edges.ts';
import type { KeywordNumbers } from './numbers.ts';
import type { DistinctKind } from './series-changes.ts';

/** Distinct people and stories of a period, and how many of the people had never mentioned the keyword. */
export interface Crowd {
  stories: number;
  authors: number;
  newAuthors: number;
}

/**
 * From the first whole hour on: all hits minus those whose author or story was seen before in the same period, for each
 * names the hour of its former one. The part of an hour before it is counted by name, less those who come again
 * later. Exact while the hits of both ends are kept; beyond retention their share of the hour stands in.
 */
export async function countCrowd(
  query: SqlQuery,
  numbers: KeywordNumbers,
  period: Stretch,
  total: number,
): Promise<Crowd> {
  const { whole, edges } = splitPeriod(period, HOUR);
  const head = edges.find(({ from }) => from < whole.from);
  const tail = edges.find(({ from }) => from >= whole.from);
  const sums = await wholeHours(query, numbers, whole);
  if (tail) addTo(sums, await tailOf(query, numbers, tail, whole.from));
  if (head) addTo(sums, await headOf(query, numbers, head, period));
  return {
    stories: Math.min(total, Math.max(1, sums.stories)),
    authors: Math.max(0, Math.min(total, sums.authors)),
    newAuthors: Math.max(0, sums.newAuthors),
  };
}

function addTo(sums: Crowd, more: Crowd): void {
  sums.stories += more.stories;
  sums.authors += more.authors;
  sums.newAuthors += more.newAuthors;
}

async function wholeHours(query: SqlQuery, { w, k }: KeywordNumbers, { from, to }: Stretch): Promise<Crowd> {
  if (to <= from) return { stories: 0, authors: 0, newAuthors: 0 };
  const [all] = await query.all(
    'select sum(total) as total from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4',
    [w, k, from, to],
  );
  const [people] = await query.all(
    `select sum(authored) as authored, sum(newcomers) as newcomers from crowd_hour
     where w = $1 and k = $2 and hour >= $3 and hour < $4`,
    [w, k, from, to],
  );
  const [authors, stories] = await query.each(
    // Hour by hour, so that only repeats inside the period are read, however old the others are; from the first hour
    // that has anything, because a period may begin a year before its first mention.
    `with recursive slot (hour) as (
       select min(hour) from series_hour where w = $1 and k = $2 and hour >= $4
       union all select hour + ${HOUR} from slot where hour + ${HOUR} < $5)
     select sum(repeat_hour.n) as n from slot cross join repeat_hour
     where repeat_hour.w = $1 and repeat_hour.k = $2 and repeat_hour.kind = $3 and repeat_hour.hour = slot.hour
       and repeat_hour.hour < $5 and repeat_hour.before >= $4`,
    [
      [w, k, 'author', from, to],
      [w, k, 'story', from, to],
    ],
  );
  return {
    stories: (intOrNull(all?.total) ?? 0) - (intOrNull(stories?.[0]?.n) ?? 0),
    authors: (intOrNull(people?.authored) ?? 0) - (intOrNull(authors?.[0]?.n) ?? 0),
    newAuthors: intOrNull(people?.newcomers) ?? 0,
  };
}

/** What a part of the last hour adds: hits whose author or story does not come before it since `since`, a whole hour. */
async function tailOf(
  query: SqlQuery,
  numbers: KeywordNumbers,
  tail: Stretch,
  since: number,
): Promise<Crowd> {
  const { w, k, prunedUntil } = numbers;
  if (tail.from >= prunedUntil) {
    const [row] = await query.all(
      `select coalesce(sum(case when story_before < $5 then 1 else 0 end), 0) as stories,
         coalesce(sum(case when author is not null and author_before < $5 then 1 else 0 end), 0) as authors,
         coalesce(sum(case when author is not null and author_before = -1 then 1 else 0 end), 0) as newcomers
       from hit where w = $1 and k = $2 and ts >= $3 and ts < $4`,
      [w, k, tail.from, tail.to, since],
    );
    return { stories: int(row?.stories), authors: int(row?.authors), newAuthors: int(row?.newcomers) };
  }
  const hour = floorTo(tail.from, HOUR);
  const until = (to: number) => wholeHours(query, numbers, { from: since, to });
  return scaled(await until(hour + HOUR), await until(hour), await edgeShare(query, numbers, tail));
}

/** What a part of the first hour adds: its authors and stories that do not come again in the rest of the period. */
async function headOf(
  query: SqlQuery,
  numbers: KeywordNumbers,
  head: Stretch,
  period: Stretch,
): Promise<Crowd> {
  const { w, k, prunedUntil } = numbers;
  if (head.from >= prunedUntil) {
    const [row] = await query.all(
      `select coalesce(sum(case when author is not null and author_before = -1 then 1 else 0 end), 0) as newcomers
       from hit where w = $1 and k = $2 and ts >= $3 and ts < $4`,
      [w, k, head.from, head.to],
    );
    return {
      stories: await onlyHere(query, numbers, 'story', head, period.to),
      authors: await onlyHere(query, numbers, 'author', head, period.to),
      newAuthors: int(row?.newcomers),
    };
  }
  const hour = floorTo(head.from, HOUR);
  const end = Math.max(hour + HOUR, floorTo(period.to, HOUR));
  const since = (from: number) => wholeHours(query, numbers, { from, to: end });
  return scaled(await since(hour), await since(hour + HOUR), await edgeShare(query, numbers, head));
}

/** How many authors or stories of the first hour's part have no hit after that hour and before `to`. */
async function onlyHere(
  query: SqlQuery,
  { w, k }: KeywordNumbers,
  kind: DistinctKind,
  head: Stretch,
  to: number,
): Promise<number> {
  const [row] = await query.all(
    `select count(*) as n from (
       select distinct ${kind} as who from hit
       where w = $1 and k = $2 and ts >= $3 and ts < $4 and ${kind} is not null) as present
     where not exists (
       select 1 from hit where w = $1 and k = $2 and ${kind} = present.who and ts >= $4 and ts < $5)`,
    [w, k, head.from, head.to, to],
  );
  return int(row?.n);
}

/** Part of what one hour adds to a period. */
function scaled(withHour: Crowd, without: Crowd, share: number): Crowd {
  const part = (pick: (crowd: Crowd) => number) => Math.round((pick(withHour) - pick(without)) * share);
  return {
    stories: part(({ stories }) => stories),
    authors: part(({ authors }) => authors),
    newAuthors: part(({ newAuthors }) => newAuthors),
  };
}
