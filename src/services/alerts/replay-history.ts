import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Alert } from '../../listening/alerts/alert.ts';
import {
  type AlertStart,
  followsEpisode,
  replayKeyword,
  type StoredBuckets,
  warmUpOf,
} from '../../listening/alerts/replay.ts';
import type { ReplayBySetting } from '../../listening/alerts/replay-outcome.ts';
import { SENSITIVITIES, type Sensitivity } from '../../listening/alerts/sensitivity.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { listenedSince } from '../../listening/series/coverage.ts';
import { BUCKET, DAY, floorTo, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { readDependence, readListening } from '../keywords/read-dependence.ts';
import { storeOfRule } from '../mentions/store-where.ts';
import { readInputs } from './read-detector-inputs.ts';
import { readPrior } from './read-prior.ts';

/** Days looked back unless one asks for others: what a change of sensitivity is measured on. */
export const REPLAY_DAYS = 90;
/** The days before those asked for, from which a fresh state learns. */
const LEARNED_BEFORE = 28 * DAY;
/** Alerts of one keyword that a replay is compared with. */
const MAX_RAISED = 500;

/** The stored data of a keyword for a replay. Alerts count from `reportFrom`; the time before is the warm-up. */
export interface ReplayHistory extends StoredBuckets {
  reportFrom: Millis;
  /** Stretches without data since `reportFrom`. */
  missing: { from: Millis; to: Millis }[];
  /** Alerts that were really raised and that a replay could raise, newest first. */
  raised: Alert[];
  /** Not all posts were looked at for the condition of the rule: the newest only. */
  cut: boolean;
}

/** Reads the last days of a keyword. @returns null before anything has been read for it */
export async function readReplayHistory(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  days: number,
  now: Millis,
): Promise<ReplayHistory | null> {
  const counted = storeOfRule(store, keyword, now);
  const until = floorTo(now, BUCKET);
  const earliest = until - days * DAY - LEARNED_BEFORE;
  const listening = await readListening(store, workspace, earliest, now);
  const dependence = await readDependence(store, listening, keyword, now);
  const since = listenedSince(dependence);
  if (since === null) return null;
  const from = Math.max(floorTo(since, BUCKET), earliest);
  if (from >= until) return null;
  const inputOf = await readInputs({ store: counted.store, workspace, keyword, dependence, from, until });
  const reportFrom = from + warmUpOf(until - from);
  const raised = await store.alerts(workspace.id, {
    keywordId: keyword.id,
    since: reportFrom - DAY,
    limit: MAX_RAISED,
  });
  return {
    inputOf,
    prior: await readPrior(store, workspace.id, keyword.id),
    from,
    until,
    reportFrom,
    missing: stretchesMissing((start) => inputOf('all', start).parts.length > 0, reportFrom, until),
    raised: raised.filter(followsEpisode),
    cut: counted.wasCut(),
  };
}

/** The alerts of a history at one setting of the rule, those of the warm-up left out. */
export function replayAt(
  history: ReplayHistory,
  { rule }: Keyword,
  spike: Sensitivity | 'off',
): AlertStart[] {
  return replayKeyword(history, { ...rule, spike }).filter(({ event }) => event.at > history.reportFrom);
}

/** All three settings; other work goes on between them, since each is some hundred milliseconds of stepping. */
export async function replayAll(history: ReplayHistory, keyword: Keyword): Promise<ReplayBySetting> {
  const replays: Record<Sensitivity, AlertStart[]> = { low: [], normal: [], high: [] };
  for (const sensitivity of SENSITIVITIES) {
    replays[sensitivity] = replayAt(history, keyword, sensitivity);
    await nextTurn();
  }
  return replays;
}

function stretchesMissing(
  isCovered: (start: Millis) => boolean,
  from: Millis,
  until: Millis,
): ReplayHistory['missing'] {
  const missing: ReplayHistory['missing'] = [];
  for (let start = from; start < until; start += BUCKET) {
    if (isCovered(start)) continue;
    const last = missing.at(-1);
    if (last?.to === start) last.to = start + BUCKET;
    else missing.push({ from: start, to: start + BUCKET });
  }
  return missing;
}
