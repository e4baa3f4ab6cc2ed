import type { Alert } from '../../listening/alerts/alert.ts';
import { followsEpisode } from '../../listening/alerts/replay.ts';
import {
  differenceOf,
  isDoubted,
  outcomesOf,
  type Suggestion,
  suggestionOf,
} from '../../listening/alerts/replay-outcome.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Digest } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { MeasuredDifference } from '../../messages/alerts/replay-difference.ts';
import type { Store } from '../../store/store.ts';
import { REPLAY_DAYS, readReplayHistory, replayAll, replayAt } from './replay-history.ts';

/** Closed alerts that the precision of a rule is worked out from. */
export const JUDGED = 500;

/** A weekly digest with a suggestion for each of its keywords whose alerts were mostly not real; another as it is. */
export async function withAdvice(
  store: Store,
  workspace: Workspace,
  digest: Digest,
  now: Millis,
): Promise<Digest> {
  if (digest.period.cadence !== 'weekly') return digest;
  const advice: NonNullable<Digest['advice']> = [];
  for (const { keyword } of digest.keywords) {
    const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
    const suggestion = await suggestionFor(store, workspace, keyword, past, now);
    if (suggestion) advice.push({ keyword, suggestion });
  }
  return { ...digest, advice };
}

/** The effect of a change of sensitivity on the last 90 days; `unknown` when nothing has been read for the keyword yet. */
export async function changeMeasured(
  store: Store,
  workspace: Workspace,
  before: Keyword,
  after: Keyword,
  now: Millis,
): Promise<MeasuredDifference | 'unknown'> {
  const history = await readReplayHistory(store, workspace, before, REPLAY_DAYS, now);
  if (history === null) return 'unknown';
  // Another condition is another series.
  const same = before.rule.where === after.rule.where;
  const next = same ? history : await readReplayHistory(store, workspace, after, REPLAY_DAYS, now);
  const then = replayAt(history, before, before.rule.spike);
  const since = next ? replayAt(next, after, after.rule.spike) : [];
  return {
    difference: differenceOf(then, since, history.raised),
    lengthMs: history.until - history.reportFrom,
  };
}

/**
 * A lower sensitivity worth trying, when less than half of at least four judged alerts of a replay's kinds were real.
 * @param past alerts of the keyword
 * @returns null when the rule is not doubted, or nothing lower is better
 */
export async function suggestionFor(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  past: readonly Alert[],
  now: Millis,
): Promise<(Suggestion & { lengthMs: Millis }) | null> {
  const { spike } = keyword.rule;
  // Sensitivity moves the kinds of a replay only: the others say nothing about it.
  const own = past.filter(followsEpisode);
  if (spike === 'off' || spike === 'low' || !isDoubted(outcomesOf(own))) return null;
  const history = await readReplayHistory(store, workspace, keyword, REPLAY_DAYS, now);
  if (history === null) return null;
  const suggestion = suggestionOf(spike, await replayAll(history, keyword), history.raised);
  return suggestion && { ...suggestion, lengthMs: history.until - history.reportFrom };
}
