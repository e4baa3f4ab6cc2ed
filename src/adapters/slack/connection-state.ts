import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import { backOff } from '../../listening/back-off.ts';
import { MINUTE } from '../../listening/time.ts';
import type { ConnectionState } from '../platform.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';

/** Tells a change of the connection, once. */
export function connectionReporter(
  log: Log,
  report: (state: ConnectionState) => void,
): (problem: DeliveryError | null) => void {
  let told: string | null = '';
  return (problem) => {
    const sentence = problem && sentenceOf(problem);
    if (sentence === told) return;
    if (sentence !== null) log.error('slack not connected', problem, { problem: sentence });
    else if (told !== '') log.info('slack connected again');
    told = sentence;
    report({ state: stateOf(problem), problem: sentence });
  };
}

function stateOf(problem: DeliveryError | null): ConnectionState['state'] {
  if (problem === null) return 'connected';
  return problem.kind === 'no-connection' ? 'refused' : 'waiting';
}

/** For the person who runs the bot. */
function sentenceOf(problem: DeliveryError): string {
  if (problem.kind !== 'no-connection')
    return `Slack cannot be reached: ${problem.message}. It is tried again.`;
  const code = refusalOf(problem) ?? problem.message;
  return `Slack does not accept the bot (${code}). Check EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN, or install the app again; it is tried again meanwhile.`;
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
