import type { Millis } from '../time.ts';
import type { RequestState } from './health.ts';

/**
 * A request with what was noted of it while the clock ran ahead, moved back with the clock: else it would count as read
 * until then, and as never read before. null = nothing is to be moved.
 */
export function requestSetBack(state: RequestState, to: Millis, by: Millis): RequestState | null {
  const back = <T extends Millis | null>(at: T): T => (at !== null && at > to ? ((at - by) as T) : at);
  const { error } = state;
  const moved: RequestState = {
    ...state,
    firstAt: back(state.firstAt),
    lastTryAt: back(state.lastTryAt),
    lastSuccessAt: back(state.lastSuccessAt),
    nextAt: back(state.nextAt),
    coveredFrom: back(state.coveredFrom),
    coveredUntil: back(state.coveredUntil),
    error: error && {
      ...error,
      at: back(error.at),
      ...(error.since === undefined ? {} : { since: back(error.since) }),
      ...(error.until === undefined ? {} : { until: back(error.until) }),
    },
  };
  return JSON.stringify(moved) === JSON.stringify(state) ? null : moved;
}
