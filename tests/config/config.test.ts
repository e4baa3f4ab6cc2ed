import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, readEnvironment, VARIABLES } from '../../src/config/config.ts';
import { isSecret, sourceVariable } from '../../src/config/source-options.ts';
import { startProblem } from '../../src/config/start-problem.ts';
import { SOURCES } from '../../src/listening/sources/index.ts';

describe('the configuration', () => {
  test('nothing set is a working terminal workspace', () => {
    const read = readConfig({});
    expect(read.ok && read.config).toMatchObject({
      EARSHOT_LANGUAGE: 'en',
      EARSHOT_RETENTION_DAYS: 90,
      EARSHOT_ALLOW_PRIVATE: [],
    });
    expect(read.ok && Object.keys(read.config.sources)).toContain('feed');
  });

  test('every problem is reported at once, each with its fix', () => {
    const read = readConfig({
      EARSHOT_LANGUAGE: 'tlh',
      EARSHOT_TIME_ZONE: 'Mars/Olympus',
      EARSHOT_RETENTION_DAYS: 'many',
      EARSHOT_QUICKCHART_URL: 'ftp://charts.example',
      EARSHOT_RETENSION_DAYS: '90',
    });
    expect(read.ok).toBe(false);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ name }) => name).sort()).toEqual([
      'EARSHOT_LANGUAGE',
      'EARSHOT_QUICKCHART_URL',
      'EARSHOT_RETENSION_DAYS',
      'EARSHOT_RETENTION_DAYS',
      'EARSHOT_TIME_ZONE',
    ]);
    for (const { problem, fix } of problems) {
      expect(problem).not.toBe('');
      expect(fix).not.toBe('');
    }
  });

  test('the second opinion: an address without a model, and an address that holds a key', () => {
    const names = (over: Record<string, string>) => {
      const read = readConfig(over);
      return read.ok ? [] : read.problems.map(({ name }) => name);
    };
    const url = 'http://127.0.0.1:11434/v1';
    expect(names({ EARSHOT_SECOND_OPINION_URL: url })).toEqual(['EARSHOT_SECOND_OPINION_MODEL']);
    expect(names({ EARSHOT_SECOND_OPINION_URL: url, EARSHOT_SECOND_OPINION_MODEL: 'm' })).toEqual([]);
    expect(names({ EARSHOT_SECOND_OPINION_MODEL: 'm' })).toEqual([]);
    for (const wrong of ['ollama', 'ftp://127.0.0.1', 'http://me:secret@127.0.0.1/v1', 'http://'])
      expect(names({ EARSHOT_SECOND_OPINION_URL: wrong, EARSHOT_SECOND_OPINION_MODEL: 'm' })).toEqual([
        'EARSHOT_SECOND_OPINION_URL',
      ]);
    const read = readConfig({ EARSHOT_SECOND_OPINION_KEY: 'sk-1234567890' });
    expect(read.ok && read.config.secrets).toContain('sk-1234567890');
  });

  test('every fallback is itself valid', () => {
    for (const [name, { schema, fallback }] of Object.entries(VARIABLES)) {
      expect(schema.safeParse(fallback).success, name).toBe(true);
    }
  });

  test('a variable that is set wins over the .env file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'earshot-')), '.env');
    writeFileSync(file, 'EARSHOT_LANGUAGE=fr\nEARSHOT_CONTACT="https://acme.example/bot"\nPATH=nowhere\n');
    const environment = readEnvironment(file);
    expect(environment.EARSHOT_CONTACT).toBe('https://acme.example/bot');
    expect(environment.PATH).not.toBe('nowhere');
  });

  test('options of a source have their own variables', () => {
    expect(sourceVariable('hacker-news', 'baseUrl')).toBe('EARSHOT_HACKER_NEWS_BASE_URL');
    const read = readConfig({ EARSHOT_HACKER_NEWS_BASE_URL: 'http://127.0.0.1:9' });
    expect(read.ok && read.config.sources['hacker-news']?.baseUrl).toBe('http://127.0.0.1:9');
  });

  test('a keyed source without its keys is absent, and one with half of them is a mistake', () => {
    const keyed = SOURCES.filter(({ access }) => access === 'keyed');
    for (const { id, options } of keyed) {
      const needed = Object.keys(options).filter((option) => options[option] === null);
      const all = Object.fromEntries(
        needed.map((option) => [sourceVariable(id, option), `sesame-${option}`]),
      );
      const none = readConfig({});
      expect(none.ok && none.config.sources[id]).toBeUndefined();
      const whole = readConfig(all);
      expect(whole.ok && whole.config.sources[id]).toMatchObject(
        Object.fromEntries(needed.map((option) => [option, `sesame-${option}`])),
      );
      for (const option of needed)
        if (isSecret(option)) expect(whole.ok && whole.config.secrets).toContain(`sesame-${option}`);
      for (const left of needed.length > 1 ? needed : []) {
        const half = readConfig({ ...all, [sourceVariable(id, left)]: undefined });
        expect(half.ok ? [] : half.problems.map(({ name }) => name)).toEqual([sourceVariable(id, left)]);
      }
    }
  });

  test('keys that are not set hide nothing of why the bot does not start', () => {
    const read = readConfig({});
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(read.config.secrets).not.toContain('');
    const reason = 'The database was written by a newer Earshot.';
    expect(startProblem(new Error(reason), read.config)).toBe(reason);
  });

  describe('Slack', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const many = {
      EARSHOT_SLACK_CLIENT_ID: '111.222',
      EARSHOT_SLACK_CLIENT_SECRET: 'client-secret-of-kestrelbox',
      EARSHOT_SLACK_SIGNING_SECRET: 'signing-secret-of-kestrelbox',
      EARSHOT_SLACK_PUBLIC_URL: 'https://earshot.example/',
      EARSHOT_SLACK_TOKEN_KEYS: `new:${key}, old:${key}`,
    };

    test('connects by one token, by signed HTTP, or for many workspaces', () => {
      const kindOf = (environment: Record<string, string>) => {
        const read = readConfig(environment);
        return read.ok ? (read.config.slack?.kind ?? null) : read.problems;
      };
      const bot = { EARSHOT_SLACK_BOT_TOKEN: 'xoxb-1' };
      expect(kindOf({})).toBeNull();
      expect(kindOf({ ...bot, EARSHOT_SLACK_APP_TOKEN: 'xapp-1' })).toBe('socket');
      expect(kindOf({ ...bot, EARSHOT_SLACK_SIGNING_SECRET: 's' })).toBe('http');
      expect(kindOf(many)).toBe('oauth');
    });

    test('for many workspaces has its redirect address, its keys, and nothing that may be logged', () => {
      const read = readConfig(many);
      if (!read.ok || read.config.slack?.kind !== 'oauth') throw new Error(JSON.stringify(read));
      expect(read.config.slack).toMatchObject({
        redirectUri: 'https://earshot.example/slack/oauth_redirect',
        keys: [{ id: 'new' }, { id: 'old' }],
        stateSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(read.config.secrets).toEqual(expect.arrayContaining([key, many.EARSHOT_SLACK_CLIENT_SECRET]));
      expect(read.config.secrets).toContain(read.config.slack.stateSecret);
    });

    test.each([
      [{ EARSHOT_SLACK_BOT_TOKEN: 'xoxb-1' }, ['EARSHOT_SLACK_BOT_TOKEN']],
      [{ EARSHOT_SLACK_APP_TOKEN: 'xapp-1' }, ['EARSHOT_SLACK_APP_TOKEN']],
      [
        { ...many, EARSHOT_SLACK_CLIENT_SECRET: '', EARSHOT_SLACK_TOKEN_KEYS: '' },
        ['EARSHOT_SLACK_CLIENT_SECRET', 'EARSHOT_SLACK_TOKEN_KEYS'],
      ],
      [{ ...many, EARSHOT_SLACK_BOT_TOKEN: 'xoxb-1' }, ['EARSHOT_SLACK_BOT_TOKEN']],
      [{ ...many, EARSHOT_SLACK_TOKEN_KEYS: 'k1:c2hvcnQ=' }, ['EARSHOT_SLACK_TOKEN_KEYS']],
      [{ ...many, EARSHOT_SLACK_TOKEN_KEYS: key }, ['EARSHOT_SLACK_TOKEN_KEYS']],
      [{ ...many, EARSHOT_SLACK_TOKEN_KEYS: `k:${key},k:${key}` }, ['EARSHOT_SLACK_TOKEN_KEYS']],
      [{ EARSHOT_SLACK_PUBLIC_URL: 'https://earshot.example' }, ['EARSHOT_SLACK_PUBLIC_URL']],
    ])('half a connection is told once, with its fix (%#)', (environment, names) => {
      const read = readConfig(environment);
      const problems = read.ok ? [] : read.problems;
      expect(problems.map(({ name }) => name)).toEqual(names);
      for (const { problem, fix } of problems) expect(`${problem}${fix}`).not.toContain(key);
    });
  });
});
