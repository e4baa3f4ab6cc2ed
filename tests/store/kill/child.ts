import { request as httpRequest } from 'node:http';
import { openStore } from '../../../src/store/open.ts';
import { batch, furnish, HOME, NOON, request } from '../../contracts/store/samples.ts';
import { deliveryOf, event } from './events.ts';

/** Reads, stores and sends until all is done, unless it dies before: by its own hand at a named point, or by its parent's. */
const { path, port, total, point, nth } = JSON.parse(process.argv[2]!) as {
  path: string;
  port: number;
  total: number;
  point: string | null;
  nth: number;
};
const AT_ONCE = 9;
/** After a start the source is asked for some events again, as sources do. */
const REPLAY = 20;

let crossed = 0;
function pass(name: string): void {
  if (name !== point) return;
  crossed += 1;
  // The kernel ends the process here and now: no handler, no flush, no goodbye.
  if (crossed === nth) process.kill(process.pid, 'SIGKILL');
}

const store = await openStore(path, {
  watch: (moment) => pass(moment === 'commit' ? 'after-insert-before-commit' : 'inside-batch'),
});
// It may have died while it furnished.
if ((await store.keywords('w1')).length === 0) {
  await store.removeHome(HOME);
  await furnish(store);
}

let next = Number((await store.requestStates())[0]?.cursor ?? 0);
let from = Math.max(0, next - REPLAY);
await deliverAll();
while (next < total) {
  const to = Math.min(total, next + AT_ONCE);
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await store.commitCollected(
    batch({
      request: request({ cursor: to }),
      added: numbers.map(event),
      deliveries: numbers.map(deliveryOf).filter((delivery) => delivery !== null),
    }),
  );
  pass('after-commit');
  next = to;
  from = to;
  process.send?.('batch');
  await deliverAll();
}
await store.close();
process.disconnect?.();

async function deliverAll(): Promise<void> {
  for (;;) {
    const [row] = await store.claimDue(NOON, 1);
    if (!row) return;
    pass('after-claim');
    const ref = await post(row.key, row.uncertain);
    pass('after-send-before-mark');
    await store.markSent(row.key, ref, NOON);
    pass('after-mark');
  }
}

function post(key: string, uncertain: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: `/${encodeURIComponent(key)}`,
        headers: { 'x-uncertain': String(uncertain) },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(JSON.stringify({ id: key })));
      },
    );
    sending.on('error', reject);
    sending.end();
  });
}
