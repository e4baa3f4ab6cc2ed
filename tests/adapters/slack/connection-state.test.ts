import { expect, test } from 'vitest';
import { createReachability } from '../../../src/adapters/slack/connection-state.ts';
import { slackDeliveryError } from '../../../src/adapters/slack/delivery-error.ts';
import { DeliveryError } from '../../../src/config/errors.ts';
import { createLog } from '../../../src/config/log.ts';

const problemOf = (error: DeliveryError) => {
  const reachability = createReachability(createLog('error', [], () => {}));
  reachability.set(error);
  return reachability.state().problem;
};

test('an outage is said once, with the deepest reason there is', () => {
  const dns = Object.assign(new Error('getaddrinfo ENOTFOUND slack.com'), { code: 'ENOTFOUND' });
  const failed = new Error('A request error occurred', {
    cause: new TypeError('fetch failed', { cause: dns }),
  });
  const down = slackDeliveryError(failed);
  expect(down.kind).toBe('down');
  expect(problemOf(down)).toBe(
    'Slack cannot be reached (getaddrinfo ENOTFOUND slack.com). It is tried again.',
  );
  expect(problemOf(new DeliveryError('unknown', 'the answer of Slack was lost'))).toBe(
    'The connection with Slack fails: the answer of Slack was lost. It is tried again.',
  );
});
