import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { bundle, ROOT } from '../tools/bundle/bundle.mjs';
import { startDiscord } from './fakes/discord/server.ts';
import { BOT_TOKEN, SECRET, startSlackFake } from './fakes/slack/server.ts';

let bot: string;
let folder: string;
const started: ChildProcess[] = [];
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  bot = pathToFileURL(join(await bundle(), 'bot.mjs')).href;
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

interface Outcome {
  /** null = it runs. */
  code: number | null;
  said: string;
  child: ChildProcess;
}

/** Starts a bot in a process of its own; resolves when it runs, or has ended. */
async function start(environment: Record<string, string> = {}, apis = {}): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'start', 'child.mjs'), bot, JSON.stringify(apis)],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, EARSHOT_DATABASE: join(folder, 'earshot.db'), ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  started.push(child);
  let said = '';
  return new Promise((resolve) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('"event":"started"')) resolve({ code: null, said, child });
    });
    child.on('close', (code) => resolve({ code, said, child }));
  });
}

/** Kills a process and all that it started. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All have ended, as they should.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port that somebody else has, until `close`. */
async function taken() {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  return { port: (other.address() as AddressInfo).port, close: () => other.close() };
}

/** What a person reads: one line that says so, and no stack anywhere. */
function complaint({ code, said }: Outcome): string {
  expect(code).toBe(1);
  expect(said).not.toMatch(/\n?\s+at .+:\d+:\d+/);
  const lines = said.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Earshot cannot start: /);
  return lines[0]!;
}

test('a bot that npm started stops when npm was told to end', { timeout: 120_000 }, async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // As npm does: a shell between, which passes no signal on.
  const shell = spawn('sh', ['-c', `${scripts.start}; true`], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      npm_lifecycle_event: 'start',
      EARSHOT_DATABASE: join(folder, 'earshot.db'),
      EARSHOT_HTTP_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  closing.push(() => endGroup(shell.pid!));
  let log = '';
  shell.stderr!.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    if (log.includes('"event":"started"')) shell.kill('SIGTERM');
  });
  // The pipe closes when its last writer is gone.
  await once(shell.stderr!, 'close');
  expect(log).toContain('"event":"stopped"');
});

describe('two bots on one database', { timeout: 120_000 }, () => {
  test('the second says why it does not start, and starts once the first is killed', async () => {
    const first = await start();
    expect(first.code).toBeNull();
    const second = complaint(await start());
    expect(second).toContain(`Another Earshot is using the database ${join(folder, 'earshot.db')}`);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect((await start()).code).toBeNull();
  });

  test('by another path to the same file, and in the same process', async () => {
    const path = join(folder, 'earshot.db');
    const store = await openStore(path);
    symlinkSync(path, join(folder, 'other.db'));
    await expect(openStore(join(folder, 'other.db'))).rejects.toMatchObject({ code: 'database-in-use' });
    // Being refused takes nothing from the one that is there.
    expect(complaint(await start())).toContain('Another Earshot');
    await store.close();
    await (await openStore(path)).close();
  });
});

describe('a platform that does not start', { timeout: 120_000 }, () => {
  test('Slack does not know the token', async () => {
    const fake = await startSlackFake();
    closing.push(fake.close);
    const outcome = await start(
      { EARSHOT_SLACK_BOT_TOKEN: 'xoxb-of-nobody', EARSHOT_SLACK_APP_TOKEN: 'xapp-of-nobody' },
      { slack: fake.apiUrl },
    );
    expect(complaint(outcome)).toBe(
      'Earshot cannot start: Slack does not let the bot in (invalid_auth). Check EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN, then start again.',
    );
    expect(outcome.said).not.toContain('of-nobody');
  });

  test('the port is in use', async () => {
    const fake = await startSlackFake();
    closing.push(fake.close);
    const { port, close } = await taken();
    closing.push(close);
    const outcome = await start(
      {
        EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN,
        EARSHOT_SLACK_SIGNING_SECRET: SECRET,
        EARSHOT_SLACK_PORT: String(port),
      },
      { slack: fake.apiUrl },
    );
    expect(complaint(outcome)).toContain(`port ${port} for Slack cannot be opened (EADDRINUSE)`);
  });

  test('Slack is not there: the bot runs, says so, and goes on trying', async () => {
    const { port, close } = await taken();
    close();
    const outcome = await start(
      { EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN, EARSHOT_SLACK_SIGNING_SECRET: SECRET },
      { slack: `http://127.0.0.1:${port}/api/` },
    );
    expect(outcome.code).toBeNull();
    expect(outcome.said).toMatch(/"level":"(?:warn|error)".*Slack cannot be reached/);
  });

  test('Discord does not know the token', async () => {
    const fake = await startDiscord();
    closing.push(fake.close);
    const outcome = await start({ EARSHOT_DISCORD_TOKEN: 'bm9ib2R5.of.nobody' }, { discord: fake.api });
    expect(complaint(outcome)).toContain('Discord does not accept the token of the bot.');
    expect(outcome.said).not.toContain('nobody');
  });

  test('a damaged database', async () => {
    writeFileSync(join(folder, 'earshot.db'), 'this was a database once'.repeat(100));
    expect(complaint(await start())).toContain('The database is damaged. Keep the file');
  });
});
