import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onlySources } from '../src/config/source-options.ts';
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

/** Makes a terminal of the pipes of a process. */
const TERMINAL = ['--import', join(import.meta.dirname, 'start', 'tty-child.mjs')];

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

/** Starts a bot that is on no chat platform, at a terminal of its own. */
function startAtTerminal(environment: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    [...TERMINAL, join(import.meta.dirname, 'start', 'child.mjs'), bot, '{}'],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        EARSHOT_DATABASE: join(folder, 'earshot.db'),
        EARSHOT_HTTP_PORT: 'off',
        ...onlySources('feed'),
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  started.push(child);
  const read = { out: '', error: '' };
  const looks = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    read.out += chunk.replace(/[\u00a0\u202f]/g, ' ');
    for (const look of looks) look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    read.error += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let at = 0;
  return {
    read,
    ended,
    child,
    type: (keys: string) => void child.stdin.write(keys),
    /** Until this has been printed since the last time. @returns what was printed up to its end */
    until: (text: string) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const found = read.out.indexOf(text, at);
          if (found === -1) return;
          looks.delete(look);
          const printed = read.out.slice(at, found + text.length);
          at = found + text.length;
          resolve(printed);
        };
        looks.add(look);
        void ended.then(() => reject(new Error(`ended before “${text}”: ${read.out}\n${read.error}`)));
        look();
      }),
  };
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
function complaint({ code, said }: Pick<Outcome, 'code' | 'said'>): string {
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
      NODE_OPTIONS: TERMINAL.join('='),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  closing.push(() => endGroup(shell.pid!));
  let printed = '';
  shell.stdout!.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('#general> ')) shell.kill('SIGTERM');
  });
  // The pipe closes when its last writer is gone.
  await once(shell.stdout!, 'close');
  expect(readFileSync(join(folder, 'earshot.log'), 'utf8')).toContain('"event":"stopped"');
});

describe('two bots on one database', { timeout: 120_000 }, () => {
  test('the second says why it does not start, and starts once the first is killed', async () => {
    const first = startAtTerminal();
    await first.until('#general> ');
    const second = startAtTerminal();
    expect(complaint({ code: await second.ended, said: second.read.error })).toContain(
      `Another Earshot is using the database ${join(folder, 'earshot.db')}`,
    );
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await startAtTerminal().until('#general> ');
  });

  test('by another path to the same file, and in the same process', async () => {
    const path = join(folder, 'earshot.db');
    const store = await openStore(path);
    symlinkSync(path, join(folder, 'other.db'));
    await expect(openStore(join(folder, 'other.db'))).rejects.toMatchObject({ code: 'database-in-use' });
    // Being refused takes nothing from the one that is there.
    const other = startAtTerminal();
    expect(complaint({ code: await other.ended, said: other.read.error })).toContain('Another Earshot');
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
    const damaged = startAtTerminal();
    expect(complaint({ code: await damaged.ended, said: damaged.read.error })).toContain(
      'The database is damaged. Keep the file',
    );
  });
});

describe('nobody to talk to', { timeout: 120_000 }, () => {
  test('without a chat platform and without a terminal it refuses, and says what to do', async () => {
    const said = complaint(await start());
    expect(said).toContain('no chat platform is set, and nobody types here');
    expect(said).toMatch(/EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN, or EARSHOT_DISCORD_TOKEN/);
    expect(existsSync(join(folder, 'earshot.db'))).toBe(false);
  });

  test('a token under the name of another guide is named', async () => {
    const outcome = await start({ SLACK_BOT_TOKEN: 'xoxb-kestrel-9', DISCORD_TOKEN: 'secret-of-nobody' });
    expect(complaint(outcome)).toContain('SLACK_BOT_TOKEN is not read: the name is EARSHOT_SLACK_BOT_TOKEN.');
    expect(outcome.said).toContain('DISCORD_TOKEN is not read: the name is EARSHOT_DISCORD_TOKEN.');
    expect(outcome.said).not.toMatch(/kestrel-9|of-nobody/);
  });

  test.each([
    ['SLACK_BOT_TOKEN=xoxb-kestrel-9', 'Did you mean EARSHOT_SLACK_BOT_TOKEN?'],
    ['\ufeffEARSHOT_SLACK_TOKEN=xapp-kestrel-9', 'Did you mean EARSHOT_SLACK_APP_TOKEN?'],
    ['EARSHOT_DISCORD_TOKEN: kestrel-9', 'Write EARSHOT_DISCORD_TOKEN=value.'],
    [
      'EARSHOT_SLACK_BOT_TOKEN=xapp-kestrel-9\nEARSHOT_SLACK_APP_TOKEN=xoxb-kestrel-9',
      'exchange the two values',
    ],
  ])('.env: %s', async (content, advice) => {
    writeFileSync(join(folder, '.env'), `${content}\n`);
    const { code, said } = await start();
    expect(code).toBe(1);
    expect(said).toMatch(/^Earshot cannot start: \d setting\(s\) to mend\.\n {2}/);
    expect(said).toContain(advice);
    expect(said).not.toContain('kestrel-9');
  });

  test.each([
    [
      'below a file',
      (here: string) => join(here, 'plain', 'earshot.db'),
      'a part of that path is a file, not a folder',
    ],
    [
      'deep below a file',
      (here: string) => join(here, 'plain', 'a', 'b.db'),
      'a part of that path is a file',
    ],
    ['a folder', (here: string) => here, 'is a folder, not a file'],
    ['no file at all', () => '/dev/null', 'the database /dev/null cannot be opened'],
  ])('the database: %s', async (_what, path, reason) => {
    writeFileSync(join(folder, 'plain'), '');
    const fake = await startDiscord();
    closing.push(fake.close);
    const EARSHOT_DATABASE = path(folder);
    const on = await start(
      { EARSHOT_DATABASE, EARSHOT_DISCORD_TOKEN: 'bm9ib2R5.of.nobody' },
      { discord: fake.api },
    );
    const here = startAtTerminal({ EARSHOT_DATABASE });
    for (const said of [complaint(on), complaint({ code: await here.ended, said: here.read.error })]) {
      expect(said).toContain(reason);
      expect(said).toContain('Set EARSHOT_DATABASE to a file in a folder that this user may write.');
    }
  });
});

describe('at the terminal', { timeout: 120_000 }, () => {
  test('no line of the log comes between: it goes to a file whose path is said', async () => {
    const here = startAtTerminal({ EARSHOT_LOG_LEVEL: 'debug' });
    const before = await here.until('#general> ');
    expect(before).toContain('Log: earshot.log\n');
    here.type('/earshot list\r');
    await here.until('#general> ');
    here.type('\u0003');
    expect(await here.ended).toBe(0);
    expect(here.read).toMatchObject({ error: '', out: expect.not.stringContaining('"level"') });
    const log = readFileSync(join(folder, 'earshot.log'), 'utf8');
    expect(log).toContain('"event":"started"');
    expect(log).toContain('"event":"stopped"');
    expect(statSync(join(folder, 'earshot.log')).mode & 0o077).toBe(0);
  });

  test('a form speaks the language of its channel, and is left by Esc, a word, an empty line or a command', async () => {
    const here = startAtTerminal({ EARSHOT_LANGUAGE: 'fr' });
    expect(await here.until('#general> ')).toContain('Tapez /earshot aide');
    const left = 'Formulaire quitté. Rien n’a été fait.';
    for (const keys of ['\u001b', 'annuler\r', 'Cancel\r', '\r', 'half a word\u001b']) {
      here.type('ajouter\r');
      await here.until('Requête : ');
      here.type(keys);
      expect(await here.until('#general> ')).toContain(left);
    }
    here.type('ajouter\r');
    await here.until('Requête : ');
    here.type('/earshot liste\r');
    const answer = await here.until('#general> ');
    expect(answer).toContain('Aucun mot-clé pour le moment');
    expect(answer).not.toContain('half a word');
    here.type('ajouter\r');
    await here.until('Requête : ');
    here.type('kestrelbox\r');
    // Choices are worded in French, and left as they are by an empty line.
    await here.until('type (marque, produit, concurrent, secteur, campagne) : ');
    here.type('\r');
    for (const question of ['formes', 'alertes (basse, normale, haute, non)']) {
      await here.until(question);
      here.type('\r');
    }
    expect(await here.until('#general> ')).toMatch(/visible par vous seul\n.*kestrelbox/);
    here.type('quitter\r');
    expect(await here.ended).toBe(0);
    expect(here.read.error).toBe('');
  });

  test('Ctrl-C in a form ends it cleanly', async () => {
    const here = startAtTerminal();
    await here.until('#general> ');
    here.type('add\r');
    await here.until('Query: ');
    here.type('\u0003');
    expect(await here.ended).toBe(0);
    expect(here.read.error).toBe('');
  });

  test('Ctrl-C while it starts', async () => {
    const here = startAtTerminal();
    await once(here.child, 'spawn');
    here.child.kill('SIGINT');
    await here.ended;
    expect([null, 0, 130]).toContain(here.child.exitCode);
    expect(here.read.error).toBe('');
  });
});
