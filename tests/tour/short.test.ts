import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../tools/bundle/bundle.mjs';

/** What npm prints before a script: an empty line, its name, its command, an empty line. */
const BY_NPM = 4;

let folder: string;
let child: ChildProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tour-'));
});
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  child = null;
  rmSync(folder, { recursive: true });
});

/** Starts the tour as `npm run try` does. @param preload with a terminal: `--import` of what makes one of its pipes */
function start(preload: string[], args: string[] = []) {
  const started = spawn(process.execPath, [...preload, join(ROOT, 'tools/bundle/try.mjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child = started;
  const said = { out: '', error: '' };
  const changed = new Set<() => void>();
  const note = (what: 'out' | 'error') => (chunk: Buffer) => {
    said[what] += chunk.toString();
    for (const look of changed) look();
  };
  started.stdout.on('data', note('out'));
  started.stderr.on('data', note('error'));
  const ended = once(started, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  /** Until it has printed this. */
  const until = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(said.out)) return;
        changed.delete(look);
        resolve();
      };
      changed.add(look);
      void ended.then(() => reject(new Error(`ended before ${pattern}:\n${said.out}\n${said.error}`)));
      look();
    });
  return { said, ended, until, type: (text: string) => started.stdin.write(text), child: started };
}

test('at most 90 lines and 3 pictures, an alert within 30 lines, a triage that succeeds, then the prompt', {
  timeout: 400_000,
}, async () => {
  const tour = start(['--import', join(ROOT, 'tests/start/tty-child.mjs')]);
  await tour.until(/#support> /);
  const shown = tour.said.out.slice(0, tour.said.out.indexOf('Type /earshot help')).trimEnd();
  const lines = shown.split('\n');

  expect(lines.length + BY_NPM).toBeLessThanOrEqual(90);
  expect(lines.filter((line) => [...line].length > 100)).toEqual([]);
  expect(readdirSync(join(folder, 'out/tour/charts')).length).toBeLessThanOrEqual(3);

  const alert = lines.findIndex((line) => /spike.*Brindlemoor/i.test(line));
  expect(alert).toBeGreaterThan(0);
  expect(alert + 1 + BY_NPM).toBeLessThanOrEqual(30);

  const after = lines.slice(alert).join('\n');
  expect(after).toMatch(
    /presses Claim[\s\S]+@Nadja[\s\S]+\/earshot note 1[\s\S]+\/earshot resolve 1[\s\S]+resolved/i,
  );
  expect(after).toMatch(/\/earshot compare[\s\S]+Quellforge/);
  expect(after).toContain('What you have just seen');
  expect(after).toMatch(/\d+ more messages and changes were not shown/);

  // From here on it is a bot like any other.
  tour.type('/earshot list\r');
  await tour.until(/#support · [\s\S]*Quellforge[\s\S]*#support> /);
  tour.type('\u0003');
  expect(await tour.ended).toEqual([0, null]);
  expect(tour.said.error).toBe('');
});

test('Ctrl-C while it plays ends it at once, without a stack', { timeout: 120_000 }, async () => {
  const tour = start([]);
  await tour.until(/^Earshot: .+\n/);
  await tour.until(/\/earshot add/);
  tour.child.kill('SIGINT');
  expect(await tour.ended).toEqual([130, null]);
  expect(tour.said.error).toBe('');
});

test('an unknown option says which there are', { timeout: 120_000 }, async () => {
  const tour = start([], ['--everything']);
  expect(await tour.ended).toEqual([1, null]);
  expect(tour.said.error).toBe('Usage: npm run try [-- --all]\n');
});
