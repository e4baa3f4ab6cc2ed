import { BUCKET, DAY, HOUR, type Millis } from '../listening/time.ts';
import { brokenLimits } from './counted.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import { decodeHits, encodeHits } from './hit-json.ts';
import { labelNumber } from './hit-row.ts';
import { withMarks } from './marks.ts';
import { keywordsByNumber } from './numbers.ts';
import { countedPeriod } from './series.ts';
import type { Store } from './store.ts';

/** The proof that counts agree with what is stored. It reads everything: for tests, tools and doubts, not for answers. */
export function recountStore(database: Database): Pick<Store, 'recount'> {
  return {
    recount: (workspaceId, from, to) =>
      database.read(async (query) => {
        const [workspace] = await query.all('select n, pruned_until from workspace where workspace = $1', [
          workspaceId,
        ]);
        if (!workspace) return [];
        const w = int(workspace.n);
        const prunedUntil = int(workspace.pruned_until);
        const { from: start, to: end } = wholeHours(countedPeriod(from, to));
        // Counts beyond retention cannot be made again.
        const period = { from: Math.max(start, prunedUntil), to: end };
        const problems: string[] = [];
        for (const [keywordId, k] of await keywordsByNumber(query, workspaceId)) {
          const found = [
            ...(await countTables(query, w, k, period)),
            ...(await chains(query, w, k, period, prunedUntil)),
            ...(await brokenLimits(query, w, k, period.from, period.to)),
          ];
          problems.push(...found.map((problem) => `${keywordId}: ${problem}`));
        }
        problems.push(...(await mentionsAgree(query, workspaceId, w, period)));
        return problems;
      }),
  };
}

interface Period {
  from: Millis;
  to: Millis;
}

/** The hours that start in a period. */
function wholeHours({ from, to }: Period): Period {
  return { from: Math.ceil(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}

const NEGATIVES = 'sum(case when hit.label = -1 then 1 else 0 end)';
const slot = (size: number) => `(hit.ts - hit.ts % ${size})`;

async function countTables(query: SqlQuery, w: number, k: number, { from, to }: Period): Promise<string[]> {
  const days = { from: Math.ceil(from / DAY) * DAY, to: Math.floor(to / DAY) * DAY };
  const checks = [
    {
      table: 'series_hour',
      time: 'hour',
      keys: ['hour', 'source'],
      sums: ['total', 'negative', 'neutral', 'positive'],
      counted: `select ${slot(HOUR)} as hour, mention.source, count(*) as total, ${NEGATIVES} as negative,
          sum(case when hit.label = 0 then 1 else 0 end) as neutral, sum(case when hit.label = 1 then 1 else 0 end) as positive
        from hit join mention on mention.row = hit.row`,
    },
    {
      table: 'bucket',
      time: 'start',
      keys: ['start', 'part'],
      sums: ['total', 'negative', 'positive', 'unjudged'],
      // The detector goes on counting what it has seen, edited away or not.
      atLeast: ['capped', 'capped_negative'],
      counted: `select ${slot(BUCKET)} as start, hit.part, count(*) as total, ${NEGATIVES} as negative,
          sum(case when hit.label = 1 then 1 else 0 end) as positive,
          sum(case when hit.label = 2 then 1 else 0 end) as unjudged, sum(hit.counted) as capped,
          sum(hit.counted_negative) as capped_negative from hit`,
    },
    {
      table: 'crowd_hour',
      time: 'hour',
      keys: ['hour'],
      sums: ['authored', 'newcomers'],
      counted: `select ${slot(HOUR)} as hour, count(hit.author) as authored,
          sum(case when hit.author is not null and hit.author_before = -1 then 1 else 0 end) as newcomers from hit`,
    },
    ...(['author', 'story'] as const).map((kind) => ({
      table: 'repeat_hour',
      time: 'hour',
      keys: ['kind', 'hour', 'before'],
      sums: ['n'],
      only: `kind = '${kind}'`,
      among: `hit.${kind} is not null and hit.${kind}_before >= 0`,
      counted: `select '${kind}' as kind, ${slot(HOUR)} as hour, hit.${kind}_before as before, count(*) as n from hit`,
    })),
    {
      table: 'author_day',
      time: 'day',
      keys: ['author', 'day'],
      sums: ['mentions', 'negative'],
      among: 'hit.author is not null',
      counted: `select hit.author, ${slot(DAY)} as day, count(*) as mentions, ${NEGATIVES} as negative from hit`,
    },
  ];
  const problems: string[] = [];
  for (const check of checks) {
    const { table, time, keys, sums, counted } = check;
    const among = 'among' in check ? `and ${check.among}` : '';
    const only = 'only' in check ? `and ${check.only}` : '';
    const period = table === 'author_day' ? days : { from, to };
    const bounds = [w, k, period.from, period.to];
    const stored = await query.all(
      `select * from ${table} where w = $1 and k = $2 and ${time} >= $3 and ${time} < $4 ${only}`,
      bounds,
    );
    const fresh = await query.all(
      `${counted} where hit.w = $1 and hit.k = $2 and hit.ts >= $3 and hit.ts < $4 ${among}
       group by ${keys.map((_, index) => index + 1).join(', ')}`,
      bounds,
    );
    problems.push(
      ...compare(table, keys, sums, 'atLeast' in check ? (check.atLeast ?? []) : [], stored, fresh),
    );
  }
  return problems;
}

function compare(
  table: string,
  keys: readonly string[],
  sums: readonly string[],
  atLeast: readonly string[],
  stored: readonly SqlRow[],
  counted: readonly SqlRow[],
): string[] {
  const name = (row: SqlRow) => keys.map((key) => `${key} ${row[key]}`).join(', ');
  const values = (row: SqlRow | undefined) => sums.map((sum) => Number(row?.[sum] ?? 0)).join(' ');
  const fresh = new Map(counted.map((row) => [name(row), row]));
  const old = new Map(stored.map((row) => [name(row), row]));
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
    const [has, should] = [values(old.get(key)), values(fresh.get(key))];
    const short = atLeast.filter(
      (sum) => Number(old.get(key)?.[sum] ?? 0) < Number(fresh.get(key)?.[sum] ?? 0),
    );
    return [
      ...(has === should ? [] : [`${table} (${key}): stored ${has}, counted ${should}`]),
      ...short.map((sum) => `${table} (${key}): ${sum} is less than its hits`),
    ];
  });
}

/** Each hit names the hour of the one before it, of the same author and of the same story. */
async function chains(
  query: SqlQuery,
  w: number,
  k: number,
  { from, to }: Period,
  prunedUntil: Millis,
): Promise<string[]> {
  const problems: string[] = [];
  for (const kind of ['author', 'story']) {
    const wrong = await query.all(
      `select ts, row, stored, expected from (
         select ts, row, ${kind}_before as stored,
           lag(ts - ts % ${HOUR}) over (partition by ${kind} order by ts, row) as expected
         from hit where w = $1 and k = $2 and ts < $4 and ${kind} is not null) as linked
       where ts >= $3 and stored <> coalesce(expected, case when stored < $5 then stored else -1 end)`,
      [w, k, from, to, prunedUntil],
    );
    problems.push(
      ...wrong.map(
        (row) => `${kind} before (ts ${row.ts}, row ${row.row}): stored ${row.stored}, is ${row.expected}`,
      ),
    );
  }
  return problems;
}

/** Each mention is in the ledger once, and has exactly the hits that its row lists, counted or held back, as people marked them. */
async function mentionsAgree(
  query: SqlQuery,
  workspaceId: string,
  w: number,
  { from, to }: Period,
): Promise<string[]> {
  const problems: string[] = [];
  const numbers = await keywordsByNumber(query, workspaceId);
  const mentions = await query.all(
    `select mention.row, mention.id, mention.published_at, mention.hits, mention.held, mention.gone,
       (select count(*) from seen where seen.w = mention.w and seen.post = mention.post and seen.row = mention.row) as ledger
     from mention where mention.w = $1 and mention.published_at >= $2 and mention.published_at < $3`,
    [w, from, to],
  );
  const stored = await query.all(
    `select hit.k, hit.row, hit.label from keyword join hit on hit.w = $1 and hit.k = keyword.n
     where keyword.workspace = $4 and hit.ts >= $2 and hit.ts < $3`,
    [w, from, to, workspaceId],
  );
  const held = await query.all(
    'select k, row, reason from held where w = $1 and ts >= $2 and ts < $3 order by k, row',
    [w, from, to],
  );
  const hits = new Map<string, number | string>([
    ...stored.map((row) => [`${row.k} ${row.row}`, int(row.label)] as const),
    ...held.map((row) => [`${row.k} ${row.row}`, text(row.reason)] as const),
  ]);
  if (hits.size < stored.length + held.length) problems.push('a hit is counted and held back');
  for (const mention of mentions) {
    if (int(mention.ledger) !== 1) problems.push(`${text(mention.id)} is not in the ledger`);
    const listed = decodeHits(mention.hits);
    for (const hit of listed) {
      const key = `${numbers.get(hit.keywordId)} ${int(mention.row)}`;
      if (hits.get(key) !== (hit.held?.reason ?? labelNumber(hit.sentiment.label)))
        problems.push(`${text(mention.id)} lacks hit ${key}`);
      hits.delete(key);
    }
    if (int(mention.held) !== Number(listed.every((hit) => hit.held !== null)) && int(mention.gone) === 0)
      problems.push(`${text(mention.id)} is shown and held back`);
    const marked = await withMarks(query, int(mention.row), listed, numbers);
    if (int(mention.gone) === 0 && encodeHits(marked) !== encodeHits(listed))
      problems.push(`${text(mention.id)} is not as it was marked`);
  }
  for (const key of hits.keys()) problems.push(`hit ${key} has no mention`);
  return problems;
}
