import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { readDigest } from '../../src/services/digests/read-digest.ts';
import { withTelling } from '../../src/services/digests/read-telling.ts';
import { withThemes } from '../../src/services/themes/with-themes.ts';
import { migrate } from '../../src/store/migrate.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { type BenchRow, median } from './row.ts';
import { END, furnishBench, generate, load } from './store-load.ts';

const ROUNDS = 7;
const FROM = END - 8 * DAY + 7.5 * HOUR;
const TO = FROM + 7 * DAY;

/**
 * A weekly report with all that it says: figures, posts that explain it, themes. Sizes are those of the goal; a million mentions
 * take some minutes to load.
 */
export async function insightRows({ small = 100_000, large = 1_000_000 } = {}): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-insight-'));
  const stores: Store[] = [];
  const open = async (count: number): Promise<Store> => {
    const database = openSqlite(join(folder, `${count}.db`));
    await migrate(database);
    const store = storeOver(database);
    stores.push(store);
    await furnishBench(store);
    await load(store, generate(count));
    return store;
  };
  try {
    const few = await open(small);
    const many = await open(large);
    const times = { few: [] as number[], many: [] as number[] };
    // The first round only warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, store] of [
        ['few', few],
        ['many', many],
      ] as const) {
        const began = performance.now();
        await report(store);
        if (round > 0) times[name].push(performance.now() - began);
      }
    }
    const [short, long] = [median(times.few), median(times.many)];
    const measured = long / short;
    return [
      {
        id: 'I1',
        what: `weekly report of the busiest keyword with its themes, ${large} / ${small} mentions`,
        measured,
        goal: '<= 1.5',
        ok: measured <= 1.5,
        note: `${long.toFixed(0)} ms / ${short.toFixed(0)} ms`,
      },
    ];
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function report(store: Store): Promise<void> {
  const [workspace] = await store.workspaces();
  const keywords = (await store.keywords(workspace!.id)).filter(({ id }) => id === 'k0');
  const period = { from: FROM, to: TO, beforeFrom: FROM - 7 * DAY, cadence: 'asked' } as const;
  const read = await readDigest(store, { workspace: workspace!, keywords, period, timeZone: 'UTC', now: TO });
  const told = await withTelling(store, workspace!.id, read);
  await withThemes(store, workspace!, told);
}
