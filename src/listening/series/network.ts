import { HOUR, type Millis } from '../time.ts';
import { healthOf, type RequestState } from './health.ts';
import { outageId } from './outage.ts';

/** How long one source that cannot be reached waits for another to tell whether the fault is its own. */
const TELLS_WITHIN = HOUR;

/** What the tries of all sources say of this machine's own network. */
interface NetworkView {
  /** `unsure`: one source cannot be reached, and none has been tried since. */
  verdict: 'up' | 'down' | 'unsure';
  /** Since when nothing was reached; the moment of now where something is. */
  since: Millis;
  /** The last moment at which anything answered, whatever it said. */
  reachedAt: Millis;
  /** Ids of the outages that may be the network's. */
  cutOff: ReadonlySet<string>;
}

/**
 * The network is down when several sources have begun to fail by it (no name found, no route) since anything has answered,
 * for as long as makes one of them an outage. Where anything answers, each source that fails has a fault of its own.
 */
export function networkOf(states: readonly RequestState[], now: Millis): NetworkView {
  const reachedAt = Math.max(Number.NEGATIVE_INFINITY, ...states.map(answeredAt));
  const lost = states.filter(({ error }) => error?.noNetwork && (error.since ?? error.at) > reachedAt);
  const cutOff = new Set(lost.map(outageId));
  const since = Math.min(now, ...lost.map(({ error }) => error!.since ?? error!.at));
  const alone = new Set(states.map(outageId)).size === 1;
  const isDown = cutOff.size > 1 && lost.some((state) => healthOf(state, now) === 'down');
  const isUnsure = cutOff.size > 0 && !alone && now - since < TELLS_WITHIN;
  return { verdict: isDown ? 'down' : isUnsure ? 'unsure' : 'up', since, reachedAt, cutOff };
}

function answeredAt({ lastSuccessAt, error }: RequestState): Millis {
  return Math.max(
    lastSuccessAt ?? Number.NEGATIVE_INFINITY,
    error && !error.noNetwork ? error.at : Number.NEGATIVE_INFINITY,
  );
}
