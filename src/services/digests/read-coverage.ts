import type { Coverage, Period, TimeRange } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { dependenceOf, type Listening, openGaps } from '../../listening/series/coverage.ts';
import { healthOf, type RequestState } from '../../listening/series/health.ts';
import { lengthWithin, without } from '../../listening/series/stretches.ts';
import { requestId } from '../../listening/sources/plan.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { pushedSources } from '../sources/pushed-sources.ts';

/** So much of a period may lack and it counts as all: a source is always some minutes behind. */
const MAY_LACK = 0.02;

/**
 * What was read in a period for these keywords, and for how much of it: the requests that serve them, the webhooks, which
 * are open, and the imports that brought something, by name.
 */
export async function readCoverage(
  store: Store,
  workspaceId: string,
  keywords: readonly Keyword[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  listening: Listening,
  now: Millis,
): Promise<Coverage> {
  const serving = keywords.map((keyword) => dependenceOf(keyword, listening, new Map()));
  const states = new Map<string, RequestState>();
  for (const state of serving.flatMap((dependence) => dependence.states)) {
    const known = states.get(requestId(state));
    if (!known || (state.coveredFrom ?? now) < (known.coveredFrom ?? now))
      states.set(requestId(state), state);
  }
  const period = { from, to: Math.min(to, now) };
  const gaps = listening.gaps.filter(
    (gap) => states.has(requestId({ source: gap.source, key: gap.requestKey })) && gap.from < to,
  );
  const pushed = await pushedSources(store, workspaceId, keywords, period);
  return {
    sources: [
      ...requestSources([...states.values()], gaps, period, now),
      ...pushed.map(({ since, ...source }) => ({
        ...source,
        ...(since !== null && since > from + HOUR ? { since } : {}),
        ...{ requests: 1, late: 0, down: 0, detail: null },
      })),
    ],
    gaps: [...gaps, ...openGaps([...states.values()], now)],
  };
}

function requestSources(
  states: readonly RequestState[],
  gaps: Coverage['gaps'],
  period: TimeRange,
  now: Millis,
): Coverage['sources'] {
  const first = (requests: readonly RequestState[]) =>
    Math.min(...requests.map(({ coveredFrom }) => coveredFrom ?? Number.POSITIVE_INFINITY));
  const oldest = first(states);
  return [...groupBy(states, ({ source }) => source)].map(([source, requests]) => {
    const health = requests.map((state) => healthOf(state, now));
    const down = health.filter((state) => state === 'down' || state === 'stopped').length;
    const since = first(requests);
    const joined = Number.isFinite(since) && since > Math.max(period.from, oldest + DAY);
    const read = lengthWithin(
      requests.flatMap((state) => readStretches(state, gaps, period, now)),
      period,
    );
    const partly = read < (period.to - period.from) * (1 - MAY_LACK) || down === requests.length;
    return {
      source,
      ...(joined ? { since } : {}),
      ...(partly ? { read } : {}),
      requests: requests.length,
      late: health.filter((state) => state === 'late').length,
      down,
      detail: requests.find(({ error }) => error !== null)?.error?.detail ?? null,
    };
  });
}

/** When one request was read in a period. One that is well has only not come round yet. */
export function readStretches(
  state: RequestState,
  gaps: readonly Coverage['gaps'][number][],
  period: TimeRange,
  now: Millis,
): TimeRange[] {
  const { coveredFrom, coveredUntil } = state;
  if (coveredFrom === null) return [];
  const end = healthOf(state, now) === 'ok' ? period.to : Math.min(period.to, coveredUntil ?? coveredFrom);
  const own = gaps.filter(({ source, requestKey }) => source === state.source && requestKey === state.key);
  return without([{ from: Math.max(period.from, coveredFrom), to: end }], own);
}
