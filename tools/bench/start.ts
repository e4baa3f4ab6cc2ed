import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, ROOT } from '../bundle/bundle.mjs';
import { type BenchRow, median } from './row.ts';

const STARTS = 5;
const WAYS = {
  bundle: [join(ROOT, 'tools/bundle/start.mjs')],
  sources: ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bot.ts')],
};
type Way = keyof typeof WAYS;

interface Start {
  wallMs: number;
  cpuMs: number;
  rss: number;
}

/** Reported by the process itself on SIGTERM, so that its threads are counted in. */
const REPORT = `process.on('SIGTERM', () => {
  const { user, system } = process.cpuUsage();
  process._rawDebug('used ' + JSON.stringify({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() }));
  process.exit();
});`;

/** Rows G15 and G15b: an empty bot from its bundle and from its sources, until it says that it has started. */
export async function startRows(): Promise<BenchRow[]> {
  await bundle();
  const measured: Record<Way, Start[]> = { bundle: [], sources: [] };
  for (let turn = 0; turn < STARTS; turn++)
    for (const way of ['bundle', 'sources'] as const) measured[way].push(await start(way));
  const middle = (way: Way, of: (start: Start) => number) => median(measured[way].map(of));
  const row = (
    id: string,
    what: string,
    of: (start: Start) => number,
    goal: number,
    unit: string,
  ): BenchRow => {
    const [bundled, fromSources] = [middle('bundle', of), middle('sources', of)];
    const ratio = bundled / fromSources;
    const note = `${bundled.toFixed(0)} / ${fromSources.toFixed(0)} ${unit}`;
    return {
      id,
      what: `${what}, bundle / sources`,
      measured: ratio,
      goal: `<= ${goal}`,
      ok: ratio <= goal,
      note,
    };
  };
  return [
    row('G15', 'processor time of a start', ({ cpuMs }) => cpuMs, 0.5, 'ms'),
    row('G15b', 'time until it has started', ({ wallMs }) => wallMs, 0.6, 'ms'),
    row('G15c', 'memory when it has started', ({ rss }) => rss / 1e6, 0.9, 'MB'),
  ];
}

async function start(way: Way): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const report = `data:text/javascript,${encodeURIComponent(REPORT)}`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', report, ...WAYS[way]], {
    cwd: folder,
    env: { PATH: process.env.PATH, EARSHOT_DATABASE: join(folder, 'earshot.db'), EARSHOT_HTTP_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let wallMs = 0;
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (wallMs > 0 || !output.includes('"event":"started"')) return;
    wallMs = performance.now() - began;
    child.kill('SIGTERM');
  });
  await once(child, 'close');
  rmSync(folder, { recursive: true });
  const used = /^used (.*)$/m.exec(output)?.[1];
  if (wallMs === 0 || used === undefined)
    throw new Error(`the bot did not start from its ${way}:\n${output}`);
  return { wallMs, ...(JSON.parse(used) as Omit<Start, 'wallMs'>) };
}
