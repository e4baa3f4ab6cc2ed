import type { Log } from '../config/log.ts';
import type { SourceContext, SourceInfo } from '../listening/sources/source.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { DAY, HOUR } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Longest stretch that retention may block other work, in milliseconds: 2,000 rows in one go took up to 1.8 s. */
const STEP = 25;
/** Posts of one step that lose their text because of the terms of their source. */
const AT_ONCE = 50;
/**
 * Time goes on by so much in one hourly turn at most. What is deleted never comes back: a clock that is a year ahead for
 * an hour takes the oldest half day, and a bot that was off for a month makes up for it in two days and a half.
 */
const MAX_STRIDE = 12 * HOUR;
/** Where retention stands is kept as the state of a job that nobody runs: `lastOk` is the time it went by. */
const STANDS = 'prune-until';

export interface PruneParts {
  store: Store;
  clock: Clock;
  log: Log;
  /** Every source, those that are switched off too: their terms hold for what is left of them. */
  sources: readonly SourceInfo[];
  optionsOf(source: SourceInfo): SourceContext['options'];
  /** Days that a home which removed the bot is kept. */
  keepRemovedDays: number;
}

/** Retention: drops what is past its time, in short steps with room for other work between them. */
export function pruneJob(parts: PruneParts): Job {
  const { store, log } = parts;
  return {
    name: 'prune',
    everyMs: HOUR,
    run: async (_now, stopping) => {
      const time = await timeOf(parts);
      const removed: Record<string, number> = {
        texts: await dropByTerms(parts, time),
        homes: await dropHomes(parts, time),
      };
      for (;;) {
        const step = await store.prune(time, STEP);
        for (const [what, count] of Object.entries(step.removed))
          removed[what] = (removed[what] ?? 0) + count;
        if (step.done || stopping?.aborted) break;
        await breath();
      }
      if (Object.values(removed).some((count) => count > 0)) log.info('pruned', removed);
    },
  };
}

/** The time that retention goes by: the clock's, unless that has made a leap. */
async function timeOf({ store, clock, log }: PruneParts): Promise<Millis> {
  const now = clock.now();
  const state = (await store.jobStates()).find(({ name }) => name === STANDS);
  const latest = (state?.lastOk ?? now) + MAX_STRIDE;
  const time = Math.min(now, latest);
  if (now > latest)
    log.warn('retention goes on by steps, for the clock has made a leap', {
      clock: new Date(now).toISOString(),
      until: new Date(time).toISOString(),
    });
  await store.saveJob({
    name: STANDS,
    nextAt: time,
    lastAt: now,
    lastOk: time,
    failures: 0,
    lastError: null,
  });
  return time;
}

/** Homes whose time is over. @returns how many */
async function dropHomes({ store, keepRemovedDays }: PruneParts, time: Millis): Promise<number> {
  const homes = await store.homesLeftBefore(time - keepRemovedDays * DAY);
  for (const home of homes) {
    await store.removeHome(home);
    await breath();
  }
  return homes.length;
}

/** Drops texts that the terms of a source let nobody keep, however long the workspace keeps its mentions. @returns how many mentions */
async function dropByTerms({ store, sources, optionsOf }: PruneParts, time: Millis): Promise<number> {
  let changed = 0;
  for (const source of sources) {
    if (!source.keeps) continue;
    const before = time - source.keeps(optionsOf(source));
    for (;;) {
      const old = await store.textBefore(source.id, before, AT_ONCE);
      if (old.length === 0) break;
      const dropped = await store.deletePosts(source.id, old);
      changed += dropped;
      // A row that stays although its post is dropped would come for ever.
      if (dropped === 0) break;
      await breath();
    }
  }
  return changed;
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
