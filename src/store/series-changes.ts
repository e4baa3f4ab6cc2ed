import { BUCKET, DAY, floorTo, HOUR } from '../listening/time.ts';
import type { SqlQuery, SqlValue } from './database.ts';
import { type HitRow, NEGATIVE, NOT_JUDGED, POSITIVE } from './hit-row.ts';

export type DistinctKind = 'author' | 'story';

/**
 * Changes of a batch to the series and daily lists, summed in memory first: a busy hour is then one row to write,
 * and no statement meets the same key twice.
 */
export interface Deltas {
  /** One hit more (`sign` 1) or less (-1) in the series. */
  count(hit: HitRow, source: string, sign: 1 | -1): void;
  /** So many more or less in the capped series, which the detector reads. */
  cap(hit: Pick<HitRow, 'w' | 'k' | 'ts' | 'part'>, capped: number, negative: number): void;
  /** One hit more or less of an author on its day. */
  countAuthor(hit: HitRow, sign: 1 | -1): void;
  /** A hit whose author or story was last seen in the hour `before` (-1 = never) appears or disappears. */
  chain(kind: DistinctKind, hit: Pick<HitRow, 'w' | 'k' | 'ts'>, before: number, sign: 1 | -1): void;
  flush(query: SqlQuery): Promise<void>;
}

export function newDeltas(): Deltas {
  const series = sums();
  const buckets = sums();
  const crowds = sums();
  const repeats = sums();
  const authorDays = sums();
  return {
    count: ({ w, k, ts, label, part }, source, sign) => {
      const negative = label === NEGATIVE ? sign : 0;
      const positive = label === POSITIVE ? sign : 0;
      const unjudged = label === NOT_JUDGED ? sign : 0;
      const neutral = sign - negative - positive - unjudged;
      series.add([w, k, floorTo(ts, HOUR), source], [sign, negative, neutral, positive]);
      buckets.add([w, k, floorTo(ts, BUCKET), part], [sign, negative, positive, unjudged, 0, 0]);
    },

    cap: ({ w, k, ts, part }, capped, negative) =>
      buckets.add([w, k, floorTo(ts, BUCKET), part], [0, 0, 0, 0, capped, negative]),

    countAuthor: ({ w, k, ts, label, author }, sign) => {
      if (author === null) return;
      authorDays.add([w, k, author, floorTo(ts, DAY)], [sign, label === NEGATIVE ? sign : 0]);
      crowds.add([w, k, floorTo(ts, HOUR)], [sign, 0]);
    },

    chain: (kind, { w, k, ts }, before, sign) => {
      const hour = floorTo(ts, HOUR);
      if (before >= 0) repeats.add([w, k, kind, hour, before], [sign]);
      else if (kind === 'author') crowds.add([w, k, hour], [0, sign]);
    },

    flush: async (query) => {
      await query.each(
        upsert('series_hour', ['w', 'k', 'hour', 'source'], ['total', 'negative', 'neutral', 'positive']),
        series.rows(),
      );
      await query.each(
        upsert(
          'bucket',
          ['w', 'k', 'start', 'part'],
          ['total', 'negative', 'positive', 'unjudged', 'capped', 'capped_negative'],
        ),
        buckets.rows(),
      );
      await query.each(upsert('crowd_hour', ['w', 'k', 'hour'], ['authored', 'newcomers']), crowds.rows());
      await query.each(upsert('repeat_hour', ['w', 'k', 'kind', 'hour', 'before'], ['n']), repeats.rows());
      await query.each(
        upsert('author_day', ['w', 'k', 'author', 'day'], ['mentions', 'negative']),
        authorDays.rows(),
      );
    },
  };
}

function upsert(table: string, keys: readonly string[], sums: readonly string[]): string {
  const columns = [...keys, ...sums];
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})
    on conflict (${keys.join(', ')}) do update set ${sums.map((sum) => `${sum} = ${table}.${sum} + excluded.${sum}`).join(', ')}`;
}

function sums() {
  const byKey = new Map<string, { key: readonly SqlValue[]; values: number[] }>();
  return {
    add(key: readonly SqlValue[], values: number[]): void {
      const name = key.join(' ');
      const found = byKey.get(name);
      if (!found) byKey.set(name, { key, values });
      else for (let index = 0; index < values.length; index++) found.values[index]! += values[index]!;
    },
    /** Sorted by key: several writers would not lock each other out, and one writes page after page. */
    rows(): SqlValue[][] {
      return [...byKey.entries()]
        .filter(([, { values }]) => values.some((value) => value !== 0))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { key, values }]) => [...key, ...values]);
    },
  };
}
