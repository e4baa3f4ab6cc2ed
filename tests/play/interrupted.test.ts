import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let folder: string;
let child: ChildProcess | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
});
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true }));

const ends: [what: string, code: number, end: (playing: ChildProcess) => unknown][] = [
  ['Ctrl-C', 130, (playing) => playing.kill('SIGINT')],
  ['a reader that leaves, as `| head` does', 0, (playing) => playing.stdout!.destroy()],
];
test.each(ends)(
  '%s ends the play at once, without a stack and without a folder left',
  async (_what, code, end) => {
    const path = join(folder, 'long.yml');
    const line = '{at: +0m, in: support, as: nadja, admin: true, type: "/earshot add Brindlemoor"}';
    const help = '{in: support, as: nadja, type: "/earshot help"}';
    const many = Array.from({ length: 300 }, (_, nth) => help.replace('{', `{at: +${nth}d, `));
    writeFileSync(
      path,
      `start: 2026-03-02T06:00:00Z\nend: +300d\nsteps:\n${[line, ...many].map((step) => `  - ${step}\n`).join('')}`,
    );
    const temporary = join(folder, String(code));
    mkdirSync(temporary);
    const playing = spawn(process.execPath, ['--import', 'tsx', 'play/play.ts', path], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = playing;
    let errors = '';
    playing.stderr.on('data', (text) => {
      errors += text;
    });
    await once(playing.stdout, 'data');
    end(playing);
    expect(await once(playing, 'exit')).toEqual([code, null]);
    expect(errors).toBe('');
    expect(readdirSync(temporary).filter((name) => name.startsWith('earshot-play-'))).toEqual([]);
  },
);
