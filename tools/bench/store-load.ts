import type { Mention, SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { DAY, type Millis } from '../../src/listening/time.ts';
import type { Database, SqlQuery } from '../../src/store/database.ts';
import { storeOver } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { batch, HOME, hit, keyword, mention, workspace } from '../../tests/contracts/store/samples.ts';

export const BATCH = 500;
const KEYWORDS = 1_000;
const AUTHORS = 60_000;
/** Days that the mentions are spread over, oldest first as they would come. */
export const DAYS = 90;
export const END: Millis = Date.UTC(2026, 5, 15);
const WORDS = 4_000;

/** Numbers in 0..1, the same at every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A few of many get most mentions: rank `r` with weight 1/r. */
function zipf(count: number): (at: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums[rank - 1] = sum;
  }
  return (at) => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at * sum) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const keywordAt = zipf(KEYWORDS);
const authorAt = zipf(AUTHORS);
const wordAt = zipf(WORDS);

/**
 * `count` mentions over `days` in batches of 500, 3 % of them read again, 1.2 keywords each.
 * @param name begins their ids: another name is other mentions
 */
export function* generate(count: number, name = 'p', days = DAYS): Generator<Mention[]> {
  const next = random(name.length);
  let list: Mention[] = [];
  for (let n = 0; n < count; n++) {
    const at = END - days * DAY + Math.floor(((n + next()) / count) * days * DAY);
    const keywords = new Set([keywordAt(next()), ...(next() < 0.2 ? [keywordAt(next())] : [])]);
    const text = Array.from({ length: 24 }, () => `word${wordAt(next())}`).join(' ');
    const post = mention(`${name}${n}`, {
      at,
      source: next() < 0.5 ? 'bluesky' : 'hacker-news',
      author: `author${authorAt(next())}`,
      hits: [...keywords].map((k) =>
        hit((['neg', 'neu', 'pos'] as SentimentLabel[])[Math.floor(next() * 3)], `k${k}`),
      ),
      ...(n > 1_000 && next() < 0.05 ? { story: `${name}${n - 1 - Math.floor(next() * 900)}` } : {}),
      post: { text, counts: { likes: Math.floor(1 / (next() + 0.001)) }, fetchedAt: at + 60_000 },
    });
    list.push(post);
    if (next() < 0.03) list.push(post);
    if (list.length >= BATCH) {
      yield list;
      list = [];
    }
  }
  if (list.length > 0) yield list;
}

export async function furnishBench(store: Store): Promise<void> {
  await store.createWorkspace(workspace('w1', { retentionDays: 400 }), HOME, 'Bench');
  for (let k = 0; k < KEYWORDS; k++) {
    await store.addKeyword(keyword(`k${k}`), null, {
      workspaceId: 'w1',
      at: 0,
      person: 'bot',
      act: 'track',
      subject: `k${k}`,
      detail: null,
    });
  }
}

/** @returns milliseconds of each batch's commit; making the mentions is not counted */
export async function load(store: Store, batches: Iterable<Mention[]>): Promise<number[]> {
  const times: number[] = [];
  for (const added of batches) {
    const began = performance.now();
    await store.commitCollected(batch({ added }));
    times.push(performance.now() - began);
  }
  return times;
}

/** The same store without its full-text tables, to see what they cost. */
export function storeWithoutWords(database: Database): Store {
  const isWords = (sql: string) => /(insert into|create virtual table|delete from) words_/.test(sql);
  const deaf = (query: SqlQuery): SqlQuery => ({
    all: async (sql, params) => (isWords(sql) ? [] : query.all(sql, params)),
    each: async (sql, rows) => (isWords(sql) ? [] : query.each(sql, rows)),
  });
  return storeOver({
    ...database,
    ...deaf(database),
    read: (work) => database.read((query) => work(deaf(query))),
    write: (work, durable) => database.write((query) => work(deaf(query)), durable),
  });
}
