import { createWeb } from '../../../../src/adapters/web/index.ts';
import { createLog } from '../../../../src/config/log.ts';
import { createStreams } from '../../../../src/jobs/streams.ts';
import { bluesky } from '../../../../src/listening/sources/bluesky/bluesky.ts';
import type { StreamSource } from '../../../../src/listening/sources/stream.ts';
import { createIngest } from '../../../../src/services/collecting/ingest.ts';
import { openStore } from '../../../../src/store/open.ts';
import { furnish } from '../../../contracts/store/samples.ts';

/** Reads the stream to its end, unless it kills itself before: at the nth passing of a point. */
const { path, port, now, end, point, nth } = JSON.parse(process.argv[2]!) as {
  path: string;
  port: number;
  now: number;
  end: number;
  point: string | null;
  nth: number;
};
let crossed = 0;
function pass(name: string): void {
  if (name !== point) return;
  crossed += 1;
  // The kernel ends the process here and now: no handler, no flush, no goodbye.
  if (crossed === nth) process.kill(process.pid, 'SIGKILL');
}

const store = await openStore(path, {
  watch: (moment) => pass(moment === 'commit' ? 'before-commit' : 'inside-batch'),
});
if ((await store.workspaces()).length === 0) await furnish(store);
crossed = 0;
const clock = { now: () => now, sleep: async () => {} };
const commitCollected = store.commitCollected;
store.commitCollected = async (batch) => {
  const done = await commitCollected(batch);
  pass('after-commit');
  return done;
};
const ingest = createIngest({ store, clock });
await ingest.refresh();
const host = `127.0.0.1:${port}`;
const web = createWeb({ userAgent: 'Earshot/test', clock, allowPrivate: [host] });
const wanted = [{ workspaceId: 'w1', keywordId: 'k1', anchors: ['kestrelbox'], languages: [] }];
const { authors: _, ...stream } = bluesky.stream;
const nameless: StreamSource = { ...bluesky, stream };
const streams = createStreams({
  store,
  clock,
  ingest,
  sources: [nameless],
  log: createLog('error', [], (line) => process.stderr.write(line)),
  plan: () => bluesky.plan(wanted, [], {}),
  contextOf: () => ({
    web,
    dial: web.dial,
    parseFeed: () => Promise.reject(new Error('no feed here')),
    now: clock.now,
    options: { hosts: `ws://${host}` },
  }),
});
const at = async () =>
  ((await store.requestStates())[0]?.cursor as { at: number } | null | undefined)?.at ?? 0;
while ((await at()) < end) {
  await streams.job.run(now);
  await new Promise((resolve) => setTimeout(resolve, 1));
}
streams.stop();
await web.close();
await store.close();
process.disconnect?.();
