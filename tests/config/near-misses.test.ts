import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fileProblems,
  readConfig,
  readEnvironment,
  strayFiles,
  strayVariables,
  VARIABLES,
} from '../../src/config/config.ts';

const DISCORD = `MTIzNDU2Nzg5MDEyMzQ1Njc4.GkestR.${'k'.repeat(38)}`;

const problemsOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
};

describe('a name that is nearly one of ours is named with the right one', () => {
  test.each([
    ['EARSHOT_SLACK_TOKEN', 'xoxb-1', 'EARSHOT_SLACK_BOT_TOKEN'],
    ['EARSHOT_SLACK_TOKEN', 'xapp-1', 'EARSHOT_SLACK_APP_TOKEN'],
    ['EARSHOT_TOKEN', DISCORD, 'EARSHOT_DISCORD_TOKEN'],
    ['EARSHOT_DISCORD_BOT_TOKEN', 'x', 'EARSHOT_DISCORD_TOKEN'],
    ['EARSHOT_DISCORD_TOKN', 'x', 'EARSHOT_DISCORD_TOKEN'],
    ['EARSHOOT_DISCORD_TOKEN', 'x', 'EARSHOT_DISCORD_TOKEN'],
    ['EAR_SHOT_DATABASE', 'x', 'EARSHOT_DATABASE'],
    ['earshot_database', 'x', 'EARSHOT_DATABASE'],
    ['EARSHOT-DATABASE', 'x', 'EARSHOT_DATABASE'],
    ['EARSHOT_TIMEZONE', 'Europe/Paris', 'EARSHOT_TIME_ZONE'],
    ['EARSHOT_TZ', 'Europe/Paris', 'EARSHOT_TIME_ZONE'],
    ['EARSHOT_LANG', 'fr', 'EARSHOT_LANGUAGE'],
    ['EARSHOT_PORT', '80', 'EARSHOT_HTTP_PORT'],
    ['EARSHOT_SLACK_SIGNING_SECRETS', 'x', 'EARSHOT_SLACK_SIGNING_SECRET'],
    ['EARSHOT_RETENSION_DAYS', '9', 'EARSHOT_RETENTION_DAYS'],
    ['EARSHOT_HACKERNEWS_BASE_URL', 'x', 'EARSHOT_HACKER_NEWS_BASE_URL'],
  ])('%s=%s', (name, value, meant) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ name, problem: 'is not a variable of Earshot' });
    expect(problem!.fix).toContain(`Did you mean ${meant}?`);
    expect(JSON.stringify(problem)).not.toContain(DISCORD);
  });

  test('one that is near none says where they stand', () => {
    expect(problemsOf({ EARSHOT_PANCAKES: '1' })).toMatchObject([
      { name: 'EARSHOT_PANCAKES', fix: expect.stringContaining('docs/configuration.md') },
    ]);
  });

  test('any one slip of the hand in any of them is found, and right names are never reported', () => {
    const names = Object.keys(VARIABLES);
    const slips = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      how: fc.constantFrom('lose', 'swap', 'double'),
    });
    fc.assert(
      fc.property(slips, ({ name, at, how }) => {
        const begin = 'EARSHOT_'.length;
        const place = begin + (at % (name.length - begin - 1));
        const [before, letter, next] = [name.slice(0, place), name[place]!, name[place + 1]!];
        const typed =
          how === 'lose'
            ? before + name.slice(place + 1)
            : how === 'double'
              ? before + letter + name.slice(place)
              : before + next + letter + name.slice(place + 2);
        const found = problemsOf({ [typed]: '' }).filter((problem) => problem.name === typed);
        if (names.includes(typed)) expect(found).toEqual([]);
        else expect(found[0]?.fix).toMatch(/Did you mean EARSHOT_/);
      }),
      { seed: 1630, numRuns: 300 },
    );
  });
});

describe('the file of settings', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-'));
    file = join(folder, '.env');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['SLACK_BOT_TOKEN=xoxb-1', 'SLACK_BOT_TOKEN', 'EARSHOT_SLACK_BOT_TOKEN'],
    ['SLACK_APP_TOKEN=xapp-1', 'SLACK_APP_TOKEN', 'EARSHOT_SLACK_APP_TOKEN'],
    ['SLACK_TOKEN=xapp-1', 'SLACK_TOKEN', 'EARSHOT_SLACK_APP_TOKEN'],
    ['SLACK_SIGNING_SECRET=abc', 'SLACK_SIGNING_SECRET', 'EARSHOT_SLACK_SIGNING_SECRET'],
    ['export DISCORD_TOKEN="abc"', 'DISCORD_TOKEN', 'EARSHOT_DISCORD_TOKEN'],
    [`BOT_TOKEN=${DISCORD}`, 'BOT_TOKEN', 'EARSHOT_DISCORD_TOKEN'],
    ['BOT_TOKEN=xoxb-1', 'BOT_TOKEN', 'EARSHOT_SLACK_BOT_TOKEN'],
    ['TZ=Europe/Paris', 'TZ', 'EARSHOT_TIME_ZONE'],
    ['DATABASE=here.db', 'DATABASE', 'EARSHOT_DATABASE'],
    ['EARSHOT_DISCORD_TOKEN : abc', 'EARSHOT_DISCORD_TOKEN', 'EARSHOT_DISCORD_TOKEN=value'],
    ['SLACK_BOT_TOKEN: xoxb-1', 'SLACK_BOT_TOKEN', 'EARSHOT_SLACK_BOT_TOKEN=value'],
    ['EARSHOT_SLACK_BOT_TOKEN xoxb-1', 'EARSHOT_SLACK_BOT_TOKEN', 'EARSHOT_SLACK_BOT_TOKEN=value'],
    ['export DISCORD_TOKEN\tabc', 'DISCORD_TOKEN', 'EARSHOT_DISCORD_TOKEN=value'],
  ])('%s', (line, name, meant) => {
    writeFileSync(file, `# settings\n${line}\n`);
    const [problem, ...others] = fileProblems(file);
    expect(others).toEqual([]);
    expect(problem!.name).toBe(name);
    expect(problem!.fix).toContain(meant);
  });

  test.each([
    ['xoxb-1-2-abc', 'EARSHOT_SLACK_BOT_TOKEN='],
    [' "xapp-1-A-2-abc" ', 'EARSHOT_SLACK_APP_TOKEN='],
    [DISCORD, 'EARSHOT_DISCORD_TOKEN='],
  ])('a token without a name: %s', (line, meant) => {
    writeFileSync(file, `# settings\r\n${line}\r\nEARSHOT_LANGUAGE=fr\r\n`);
    const problems = fileProblems(file);
    expect(problems).toEqual([
      {
        name: file,
        problem: 'has a token without a name in line 2',
        fix: `Write ${meant} before it.`,
      },
    ]);
  });

  test.each(['.env.txt', 'env', 'env.txt', '_env', '.env.local', '.env.env', '.ENV.TXT'])(
    'called %s, it is said that it is not read',
    (name) => {
      writeFileSync(join(folder, name), 'EARSHOT_DISCORD_TOKEN=abc\n');
      expect(strayFiles(folder)).toEqual([
        `${name} is not read: the file of settings is called .env, with nothing before or after.`,
      ]);
    },
  );

  test('files of other programs, folders and the file itself are no stray ones', () => {
    writeFileSync(file, 'EARSHOT_DISCORD_TOKEN=abc\n');
    writeFileSync(join(folder, '.env.local'), 'NODE_ENV=production\n');
    writeFileSync(join(folder, 'environment.yml'), 'EARSHOT_DISCORD_TOKEN=abc\n');
    mkdirSync(join(folder, 'env'));
    expect(strayFiles(folder)).toEqual([]);
    expect(strayFiles(join(folder, 'nowhere'))).toEqual([]);
  });

  test('what belongs to other programs is left alone', () => {
    writeFileSync(
      file,
      'OTHER some words\nword\nNODE_ENV=production\nHTTPS_PROXY=http://10.0.0.1\nCOMPOSE_PROJECT_NAME=a\nEARSHOT_LANGUAGE=fr\n',
    );
    expect(fileProblems(file)).toEqual([]);
  });

  test('as editors of Windows write it: with a mark, or in two bytes a letter', () => {
    for (const bytes of [
      Buffer.from('\ufeffEARSHOT_LANGUAGE=fr\r\n'),
      Buffer.from('\ufeffEARSHOT_LANGUAGE=fr\r\n', 'utf16le'),
    ]) {
      writeFileSync(file, bytes);
      expect(readEnvironment(file)).toMatchObject({ EARSHOT_LANGUAGE: 'fr' });
      expect(fileProblems(file)).toEqual([]);
    }
  });

  test('a folder in its place, as Docker makes one, is said', () => {
    expect(fileProblems(file)).toEqual([]);
    mkdirSync(file);
    expect(fileProblems(file)).toMatchObject([{ name: file, problem: 'is a folder' }]);
    expect(() => readEnvironment(file)).not.toThrow();
  });
});

test('the environment may be of other programs: what looks meant for us is only said', () => {
  expect(
    strayVariables({ SLACK_BOT_TOKEN: 'xoxb-1', DISCORD_TOKEN: 'x', TZ: 'UTC', PORT: '1', HOME: '/root' }),
  ).toEqual([
    'SLACK_BOT_TOKEN is not read: the name is EARSHOT_SLACK_BOT_TOKEN.',
    'DISCORD_TOKEN is not read: the name is EARSHOT_DISCORD_TOKEN.',
  ]);
  expect(strayVariables({ DISCORD_TOKEN: 'x', EARSHOT_DISCORD_TOKEN: 'x' })).toEqual([]);
  expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', PORT: '1' })).toEqual([]);
});

describe('a token in the wrong place is known by its shape', () => {
  const [BOT, APP] = ['EARSHOT_SLACK_BOT_TOKEN', 'EARSHOT_SLACK_APP_TOKEN'];
  test.each([
    [{ [BOT]: 'xapp-1-A', [APP]: 'xoxb-1-B' }, [BOT, APP], 'exchange the two values'],
    [{ [BOT]: 'xapp-1-A', [APP]: 'xapp-1-A' }, [BOT], 'belongs in EARSHOT_SLACK_APP_TOKEN'],
    [{ [BOT]: 'xoxp-1-A', [APP]: 'xapp-1-A' }, [BOT], 'OAuth & Permissions'],
    [{ [BOT]: 'xoxe.xoxp-1-A', [APP]: 'xapp-1-A' }, [BOT], 'OAuth & Permissions'],
    [{ [BOT]: 'xoxb-1-A', [APP]: 'xoxb-1-A' }, [APP], 'belongs in EARSHOT_SLACK_BOT_TOKEN'],
    [{ [BOT]: DISCORD, [APP]: 'xapp-1-A' }, [BOT], 'belongs in EARSHOT_DISCORD_TOKEN'],
    [{ EARSHOT_DISCORD_TOKEN: 'xoxb-1-A' }, ['EARSHOT_DISCORD_TOKEN'], 'EARSHOT_SLACK_BOT_TOKEN'],
    [{ EARSHOT_DISCORD_TOKEN: '123456789012345678' }, ['EARSHOT_DISCORD_TOKEN'], 'developer portal, Bot'],
    [{ EARSHOT_DISCORD_TOKEN: 'ab'.repeat(32) }, ['EARSHOT_DISCORD_TOKEN'], 'developer portal, Bot'],
    [{ EARSHOT_DISCORD_TOKEN: 'Bot abc.def.ghi' }, ['EARSHOT_DISCORD_TOKEN'], 'the token alone'],
    [{ [BOT]: 'xoxb-…', [APP]: 'xapp-your-token' }, [BOT, APP], 'Copy it from OAuth'],
    [
      { [BOT]: 'xoxb-1-A', EARSHOT_SLACK_SIGNING_SECRET: 'xapp-1-A' },
      ['EARSHOT_SLACK_SIGNING_SECRET'],
      'belongs in EARSHOT_SLACK_APP_TOKEN',
    ],
  ])('%o', (environment, names, fix) => {
    const problems = problemsOf(environment as Record<string, string>);
    expect(problems.map(({ name }) => name)).toEqual(names);
    expect(problems[0]!.fix).toContain(fix);
    for (const value of Object.values(environment))
      if (value.length > 8) expect(JSON.stringify(problems)).not.toContain(value);
  });

  test('what has the shape that it should have, or none that is known, is left to the platform', () => {
    for (const token of ['xoxb-1-A', 'xoxe.xoxb-1-A', 'of-nobody'])
      expect(problemsOf({ [BOT]: token, [APP]: 'xapp-1-A' })).toEqual([]);
    expect(problemsOf({ EARSHOT_DISCORD_TOKEN: DISCORD })).toEqual([]);
    expect(problemsOf({ [BOT]: 'xoxb-1-A', EARSHOT_SLACK_SIGNING_SECRET: 'ab'.repeat(16) })).toEqual([]);
  });
});

describe('values as people write them', () => {
  const read = (name: string, value: string) => {
    const it = readConfig({ [name]: value });
    return it.ok ? (it.config as unknown as Record<string, unknown>)[name] : it.problems;
  };

  test.each([
    ['EARSHOT_LANGUAGE', 'fr', 'fr'],
    ['EARSHOT_LANGUAGE', 'FR', 'fr'],
    ['EARSHOT_LANGUAGE', 'fr-CA', 'fr'],
    ['EARSHOT_LANGUAGE', 'fr_FR.UTF-8', 'fr'],
    ['EARSHOT_LANGUAGE', 'French', 'fr'],
    ['EARSHOT_LANGUAGE', 'français', 'fr'],
    ['EARSHOT_LANGUAGE', 'English', 'en'],
    ['EARSHOT_LANGUAGE', 'en-US', 'en'],
    ['EARSHOT_TIME_ZONE', 'Europe/Paris', 'Europe/Paris'],
    ['EARSHOT_TIME_ZONE', 'Paris', 'Europe/Paris'],
    ['EARSHOT_TIME_ZONE', 'new york', 'America/New_York'],
    ['EARSHOT_TIME_ZONE', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['EARSHOT_TIME_ZONE', 'UTC', 'UTC'],
    ['EARSHOT_DATABASE', 'data/~old/$x.db', 'data/~old/$x.db'],
  ])('%s=%s', (name, value, meant) => {
    expect(read(name, value)).toBe(meant);
  });

  test.each([
    ['EARSHOT_LANGUAGE', 'de', 'is not one of en, fr'],
    ['EARSHOT_TIME_ZONE', 'Canada', 'it may be America/Toronto'],
    ['EARSHOT_TIME_ZONE', 'nowhere', 'is not one time zone'],
    ['EARSHOT_DATABASE', '~/earshot.db', 'only a shell replaces'],
    ['EARSHOT_DATABASE', '$HOME/earshot.db', 'only a shell replaces'],
    ['EARSHOT_DATABASE', '%APPDATA%/earshot.db', 'only a shell replaces'],
    ['EARSHOT_CHART_DIR', '~/charts', 'only a shell replaces'],
  ])('%s=%s is refused', (name, value, problem) => {
    expect(read(name, value)).toMatchObject([{ name, problem: expect.stringContaining(problem) }]);
  });
});
