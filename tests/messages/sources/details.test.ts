import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../../../src/listening/sources/index.ts';
import { languages } from '../../../src/messages/languages/index.ts';

const SRC = join(import.meta.dirname, '../../../src');
const FOLDERS = ['adapters/web', 'adapters/feed-worker', 'listening/sources', 'services/collecting'];

/** All sentences of failures that are written in the code, each value in them as a number. */
function sentences(): string[] {
  const texts = FOLDERS.flatMap((folder) =>
    readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(SRC, folder, file), 'utf8')),
  );
  const found = texts.flatMap((text) => {
    const calls = [...text.matchAll(/new SourceError\(([\s\S]{0,700}?)\n? *\)?;/g)].map(
      ([, inside]) => inside!,
    );
    const named = [...text.matchAll(/const detail =([\s\S]{0,700}?);\n/g)].map(([, inside]) => inside!);
    return [...calls, ...named].flatMap(literals);
  });
  const failures = readFileSync(join(SRC, 'adapters/web/failures.ts'), 'utf8');
  const network = /SENTENCES[^{]+\{([\s\S]+?)\};/.exec(failures)![1]!;
  return [...new Set([...found, ...literals(network).map((rest) => `7 ${rest}.`)])];
}

function literals(code: string): string[] {
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)+)'|"([^"\n]+)"|`((?:[^`\\]|\\.)+)`/g)]
    .map(([, single, double, template]) => single ?? double ?? template!)
    .map((text) => text.replaceAll(/\$\{[^}]+\}/g, '7').replaceAll('\\`', '`'))
    .filter((text) => text.includes(' '))
    .map((text) => (/^(?:is overloaded or|has a problem of)/.test(text) ? `7 ${text}.` : text));
}

const OTHERS = languages.filter(({ tag }) => tag !== 'en');
const SENTENCES = sentences().filter((text) => /\.$/.test(text) && text !== '7 7.');

test('the sentences of failures are found in the code', () => {
  expect(SENTENCES.length).toBeGreaterThan(90);
  expect(SENTENCES).toContain('7 is not a known host name.');
  expect(SENTENCES).toContain('Steam knows no game 7: check EARSHOT_STEAM_APPS.');
});

describe.each(OTHERS)('in $tag', ({ copy }) => {
  test.each(SENTENCES)('%s', (english) => {
    const said = copy.sources.details(english);
    expect(said).not.toBeNull();
    // Whatever a person has to set is named.
    for (const setting of english.match(/EARSHOT_\w+_(?:TOKENS?|SITES|APPS|PAGES|CONTACT|KEY|SECRET)\b/g) ??
      [])
      expect(said).toContain(setting);
    expect(said).not.toMatch(/undefined|\bthe\b|\bof\b/);
  });

  test('what nobody knows stays as it is', () => {
    expect(copy.sources.details('squirrels ate the cable')).toBeNull();
  });

  const asked = SOURCES.filter(({ access }) => access === 'opt-in');
  test.each(asked)('the terms of $id, which are shown when it is switched on', ({ id }) => {
    expect(copy.sources.terms[id]).toBeTypeOf('string');
  });
});
