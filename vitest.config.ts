import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { bundle, THREADS } from './tools/bundle/bundle.mjs';

/** Files that start a thread, and which: from a bundle as in production it starts ten times faster than from its sources. */
const STARTERS: Readonly<Record<string, keyof typeof THREADS>> = {
  '/src/adapters/feed-worker/reader.ts': 'boot',
  '/src/adapters/sentence-worker/index.ts': 'sentence',
  '/src/adapters/report-file/pdf/index.ts': 'pdf',
};

const bundledThreads: Plugin = {
  name: 'threads from their bundles',
  async transform(code, id) {
    const thread = Object.entries(STARTERS).find(([path]) => id.endsWith(path))?.[1];
    if (!thread) return null;
    const folder = await bundle({ name: `thread-${thread}`, entries: { [thread]: THREADS[thread] } });
    const url = JSON.stringify(pathToFileURL(join(folder, `${thread}.mjs`)).href);
    const bundled = code.replace(new RegExp(`(['"])\\./${thread}\\.mjs\\1`), url);
    if (bundled === code) throw new Error(`${id} does not start ./${thread}.mjs any more`);
    return { code: bundled, map: null };
  },
};

/** `npm test`; with `--mode deep` every property is tried as often as its test says. */
export default defineConfig(({ mode }) => ({
  plugins: [bundledThreads],
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
