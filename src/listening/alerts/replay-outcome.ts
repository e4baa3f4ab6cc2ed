import type { Alert, VerdictReason } from './alert.ts';
import { type AlertStart, kindOf, reportsEpisode } from './replay.ts';
import type { Sensitivity } from './sensitivity.ts';
import { REAL_REASONS } from './triage.ts';

/** A rule is doubted when at least so many of its alerts were closed and less than this part was real. */
const ENOUGH_JUDGED = 4;
const DOUBTED_BELOW = 0.5;

/** The outcome in triage of a set of alerts that were really raised. */
export interface Outcomes {
  real: number;
  /** Closed as something else than real, by reason; duplicates say nothing about the rule and are not in it. */
  noise: Partial<Record<VerdictReason, number>>;
  noiseTotal: number;
  /** Raised and not judged: still open, closed by the timer, or a duplicate. */
  unjudged: number;
}

/** The alerts of one rule under two settings over the same history. */
export interface ReplayDifference {
  before: number;
  after: number;
  /** Raised before and no longer, of these the ones really raised by their outcome. */
  gone: number;
  goneOutcomes: Outcomes;
  /** Not raised before. */
  added: number;
}

/** Alerts of one history at each setting. */
export type ReplayBySetting = Readonly<Record<Sensitivity, readonly AlertStart[]>>;

/** A lower setting that would have spared people noise and hidden nothing real. */
export interface Suggestion {
  from: Sensitivity;
  to: Sensitivity;
  difference: ReplayDifference;
}

const ORDER: readonly Sensitivity[] = ['high', 'normal', 'low'];

/** The alert that was raised for a replayed start, or null: the same episode within 23 hours, its own kind first. */
export function raisedFor({ event }: AlertStart, raised: readonly Alert[]): Alert | null {
  const same = raised.filter((alert) => reportsEpisode(alert, event));
  return same.find(({ kind }) => kind === kindOf(event)) ?? same[0] ?? null;
}

export function outcomesOf(alerts: readonly Alert[]): Outcomes {
  const outcomes: Outcomes = { real: 0, noise: {}, noiseTotal: 0, unjudged: 0 };
  for (const { triage } of alerts) {
    const { reason } = triage;
    if (reason === null || reason === 'duplicate' || reason === 'withdrawn') outcomes.unjudged += 1;
    else if (REAL_REASONS.includes(reason)) outcomes.real += 1;
    else {
      outcomes.noise[reason] = (outcomes.noise[reason] ?? 0) + 1;
      outcomes.noiseTotal += 1;
    }
  }
  return outcomes;
}

/** The effect of moving a rule from one setting to another. @param raised alerts of this keyword, as triage left them */
export function differenceOf(
  before: readonly AlertStart[],
  after: readonly AlertStart[],
  raised: readonly Alert[],
): ReplayDifference {
  const gone = before.filter((start) => !after.some((other) => sameEpisode(start, other)));
  const added = after.filter((start) => !before.some((other) => sameEpisode(start, other)));
  const goneRaised = new Set(gone.flatMap((start) => raisedFor(start, raised) ?? []));
  // One alert may stand behind two episodes that lie close: it is gone only when no remaining one stands for it.
  for (const start of after) {
    const remaining = raisedFor(start, raised);
    if (remaining) goneRaised.delete(remaining);
  }
  return {
    before: before.length,
    after: after.length,
    gone: gone.length,
    goneOutcomes: outcomesOf([...goneRaised]),
    added: added.length,
  };
}

/** Whether the alerts of a rule are wrong often enough that another setting should be looked for. */
export function isDoubted({ real, noiseTotal }: Pick<Outcomes, 'real' | 'noiseTotal'>): boolean {
  const judged = real + noiseTotal;
  return judged >= ENOUGH_JUDGED && real / judged < DOUBTED_BELOW;
}

/**
 * The lower setting that would have spared most noise without losing an alert that people called real; the nearer one
 * when two spare the same. null when there is none.
 */
export function suggestionOf(
  from: Sensitivity,
  replays: ReplayBySetting,
  raised: readonly Alert[],
): Suggestion | null {
  const lower = ORDER.slice(ORDER.indexOf(from) + 1);
  let best: Suggestion | null = null;
  for (const to of lower) {
    const difference = differenceOf(replays[from], replays[to], raised);
    const { real, noiseTotal } = difference.goneOutcomes;
    if (real > 0 || noiseTotal === 0) continue;
    if (noiseTotal > (best?.difference.goneOutcomes.noiseTotal ?? 0)) best = { from, to, difference };
  }
  return best;
}

function sameEpisode(a: AlertStart, b: AlertStart): boolean {
  const reported = { kind: kindOf(b.event), episodeAt: b.event.episodeStart };
  return reportsEpisode(reported, a.event) || reportsEpisode({ ...reported, kind: kindOf(a.event) }, a.event);
}
