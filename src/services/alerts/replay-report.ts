import { outcomesOf, type ReplayBySetting, raisedFor } from '../../listening/alerts/replay-outcome.ts';
import { SENSITIVITIES, type Sensitivity } from '../../listening/alerts/sensitivity.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { BUCKET, type Millis } from '../../listening/time.ts';
import {
  REPLAYED_SHOWN,
  type ReplayedAlert,
  type ReplayReport,
  type SettingOutcome,
} from '../../messages/alerts/replay.ts';
import type { Store } from '../../store/store.ts';
import { storeOfRule } from '../mentions/store-where.ts';
import { type ReplayHistory, readReplayHistory, replayAll } from './replay-history.ts';

/**
 * Which alerts a keyword would have had at each setting, beside those that were raised.
 * @param timeZone of the reader
 * @param wanted the setting whose alerts are listed; absent = the keyword's own
 * @returns null before anything has been read for the keyword
 */
export async function readReplayReport(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  { days, wanted, timeZone }: { days: number; wanted: Sensitivity | undefined; timeZone: string },
  now: Millis,
): Promise<ReplayReport | null> {
  const { spike } = keyword.rule;
  const counted = storeOfRule(store, keyword, now).store;
  const sensitivity = wanted ?? (spike === 'off' ? 'normal' : spike);
  const history = await readReplayHistory(store, workspace, keyword, days, now);
  if (history === null) return null;
  const replays = await replayAll(history, keyword);
  return {
    keyword,
    sensitivity,
    from: history.reportFrom,
    to: history.until,
    learnedFrom: history.from,
    settings: outcomesBySetting(history, replays),
    alerts: await alertsOf(counted, keyword, history, replays[sensitivity]),
    hours: await counted.hours(workspace.id, keyword.id, history.reportFrom, history.until, { timeZone }),
    missing: history.missing,
    cut: history.cut,
  };
}

function outcomesBySetting(
  { raised }: ReplayHistory,
  replays: ReplayBySetting,
): Record<Sensitivity, SettingOutcome> {
  const outcomes = SENSITIVITIES.map((setting) => {
    const sent = new Set(replays[setting].flatMap((start) => raisedFor(start, raised) ?? []));
    return [setting, { alerts: replays[setting].length, outcomes: outcomesOf([...sent]) }] as const;
  });
  return Object.fromEntries(outcomes) as Record<Sensitivity, SettingOutcome>;
}

async function alertsOf(
  store: Store,
  { workspaceId, id }: Keyword,
  { raised }: ReplayHistory,
  starts: ReplayBySetting[Sensitivity],
): Promise<ReplayedAlert[]> {
  const alerts: ReplayedAlert[] = [];
  for (const [index, start] of starts.entries()) {
    const { event, stream } = start;
    const from = event.at - event.window * BUCKET;
    const negative = stream === 'negative' ? { label: 'neg' as const } : {};
    // Only those that are listed need a post to look at.
    const [top] =
      index < starts.length - REPLAYED_SHOWN
        ? []
        : await store.topPosts(workspaceId, [id], from, event.at, { limit: 1, ...negative });
    alerts.push({ start, sent: raisedFor(start, raised), top: top ?? null });
  }
  return alerts;
}
