import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { bundle } from './tools/bundle/bundle.mjs';

/** The thread that reads feeds, from a bundle as in production: it starts ten times faster than from its sources. */
const feedWorker: Plugin = {
  name: 'feed worker from its bundle',
  async transform(code, id) {
    if (!id.endsWith('/src/adapters/feed-worker/reader.ts')) return null;
    const entries = { boot: 'src/adapters/feed-worker/worker.ts' };
    const boot = join(await bundle({ name: 'feed-worker', entries }), 'boot.mjs');
    const bundled = code.replace(/(['"])\.\/boot\.mjs\1/, JSON.stringify(pathToFileURL(boot).href));
    if (bundled === code) throw new Error(`${id} does not start ./boot.mjs any more`);
    return { code: bundled, map: null };
  },
};

/** `npm test`; with `--mode deep` every property is tried as often as its test says. */
export default defineConfig(({ mode }) => ({
  plugins: [feedWorker],
  test: {
    include: ['tests/**/*.test.ts'],
    env: { TZ: 'UTC', EARSHOT_ENV: 'test', DEEP: mode === 'deep' ? 'yes' : 'no' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Files share a process: to load the code for each anew took half of the time. So no module may keep state.
    isolate: false,
    // One more than processors: some tests wait for sockets and timers.
    maxWorkers: availableParallelism() + 1,
    setupFiles: ['tests/setup.ts'],
    // The summary stays the last that is printed.
    reporters: ['./tests/slowest-files.ts', 'default'],
  },
}));
