import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import { backOff } from '../../listening/back-off.ts';
import { MINUTE } from '../../listening/time.ts';
import type { ConnectionState } from '../platform.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';

export interface Reachability {
  state(): ConnectionState;
  /** @param problem null = Slack is there */
  set(problem: DeliveryError | null): void;
}

/** Keeps how the connection is, and logs each change once. */
export function createReachability(log: Log): Reachability {
  let now: ConnectionState = { state: 'waiting', problem: null };
  return {
    state: () => now,
    set: (problem) => {
      const before = now;
      now = stateOf(problem);
      if (now.state === before.state && now.problem === before.problem) return;
      if (problem) log.error('slack not connected', problem, { problem: now.problem });
      else if (before.problem !== null) log.info('slack connected again');
    },
  };
}

function stateOf(problem: DeliveryError | null): ConnectionState {
  if (!problem) return { state: 'connected', problem: null };
  const state = problem.kind === 'no-connection' ? 'refused' : 'waiting';
  return { state, problem: sentenceOf(problem) };
}

/** For the person who runs the bot. */
function sentenceOf(problem: DeliveryError): string {
  if (problem.kind === 'down') return `Slack cannot be reached (${rootOf(problem)}). It is tried again.`;
  if (problem.kind !== 'no-connection')
    return `The connection with Slack fails: ${problem.message}. It is tried again.`;
  const code = refusalOf(problem) ?? problem.message;
  return `Slack does not accept the bot (${code}). Check EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN, or install the app again; it is tried again meanwhile.`;
}

/** The deepest cause: that an address is not found says more than that something failed. */
function rootOf(error: Error): string {
  const { cause, original } = error as Error & { original?: unknown };
  const deeper = cause ?? original;
  return deeper instanceof Error ? rootOf(deeper) : error.message;
}

const FIRST_WAIT_MS = 1_000;

/** Asks until there is an answer, with growing waits. */
export async function untilReachable(
  check: () => Promise<void>,
  signal: AbortSignal,
  onState: (problem: DeliveryError | null) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    await sleep(backOff(FIRST_WAIT_MS, MINUTE, failures), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const problem = await check().then(() => null, slackDeliveryError);
    onState(problem);
    if (problem === null) return;
  }
}
