import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SOURCES } from '../../src/listening/sources/index.ts';

const folder = new URL('../../src/listening/sources/', import.meta.url);
const tests = new URL('../listening/sources/', import.meta.url);

it('every polled source is brought before the contract, misbehaving servers included', () => {
  const called = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, tests), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/sourceContract\(\{\s*source: (?:\{ \.\.\.)?(\w+),/g)].map(([, name]) => name),
    );
  const list = readFileSync(new URL('index.ts', folder), 'utf8');
  const named = [...list.matchAll(/^import \{ (\w+) \} from '\.\/(?!source\.ts)/gm)].map(([, name]) => name);
  expect(named.length).toBe(SOURCES.length);
  const streams = SOURCES.filter((source) => !('collect' in source)).map(({ id }) => id);
  expect(named.filter((name) => !called.includes(name)).sort()).toEqual(streams.sort());
});
