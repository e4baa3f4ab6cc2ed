import { join } from 'node:path';
import { ROOT } from './bundle.mjs';
import { launch } from './launch.mjs';

// Before anything that takes time: whoever waits for nothing leaves.
process.stdout.write(
  'Earshot: two days of a maker of routers, in a few seconds. No account, no key, no internet.\n',
);
const main = await launch('tour', {
  name: 'tour-bundle',
  entries: {
    tour: 'tour/tour.ts',
    boot: 'src/adapters/feed-worker/worker.ts',
    sentence: 'src/adapters/sentence-worker/worker.ts',
  },
  watched: ['tour', 'play', 'src'],
});
const code = await main(join(ROOT, 'tour'), process.argv.slice(2));
process.exitCode = code;
// Nothing that was left open (a connection, the input) keeps the process.
setTimeout(() => process.exit(), 300).unref();
