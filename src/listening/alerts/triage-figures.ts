import type { Millis } from '../time.ts';
import type { Alert } from './alert.ts';
import { isByPeople } from './kinds/index.ts';
import { isOverdue, REAL_REASONS } from './triage.ts';

export interface Delay {
  median: Millis;
  /** Nine of ten were at least this fast. */
  ninetieth: Millis;
  of: number;
}

/** How a team does, and how often a rule was right. */
export interface TriageFigures {
  toClaim: Delay | null;
  /** From raising to closing. */
  toClose: Delay | null;
  open: number;
  /** Open, unclaimed and past their deadline. */
  overdue: number;
  /** Closed alerts by what they were: duplicates say nothing about the rule and are in neither. */
  real: number;
  noise: number;
  /** real / (real + noise), 0..1; null before anything was judged. */
  precision: number | null;
}

/**
 * Figures over the given alerts (all of a keyword, or a week's). One that people raised was theirs from the start, and says
 * nothing of the rule: it counts as open, overdue and closed only.
 */
export function triageFigures(alerts: readonly Alert[], now: Millis): TriageFigures {
  const found = alerts.filter((alert) => !isByPeople(alert));
  const claims = found.flatMap(({ triage, raisedAt }) =>
    triage.claimedAt === null ? [] : [triage.claimedAt - raisedAt],
  );
  const closings = alerts.flatMap(({ triage, raisedAt }) =>
    triage.closedAt === null ? [] : [triage.closedAt - raisedAt],
  );
  const reasons = found.flatMap(({ triage }) =>
    triage.reason === null || triage.reason === 'duplicate' ? [] : [triage.reason],
  );
  const real = reasons.filter((reason) => REAL_REASONS.includes(reason)).length;
  const open = alerts.filter(({ triage }) => triage.closedAt === null);
  return {
    toClaim: delayOf(claims),
    toClose: delayOf(closings),
    open: open.length,
    overdue: open.filter((alert) => isOverdue(alert, now)).length,
    real,
    noise: reasons.length - real,
    precision: reasons.length === 0 ? null : real / reasons.length,
  };
}

/** Nearest-rank percentiles: always a delay that really happened. */
function delayOf(delays: readonly Millis[]): Delay | null {
  if (delays.length === 0) return null;
  const sorted = [...delays].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: rank(0.5), ninetieth: rank(0.9), of: sorted.length };
}
