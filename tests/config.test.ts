import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSecret, readConfig, readEnvironment, sourceVariable, VARIABLES } from '../src/config.ts';
import { SOURCES } from '../src/listening/sources/index.ts';

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

  test('every problem is told at once, each with its fix', () => {
    const read = readConfig({
      EARSHOT_LANGUAGE: 'de',
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
});
