import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import { optionIn, verbIn } from '../../../src/messages/languages/vocabulary.ts';

const HOME = new URL('../../../src/messages/languages/', import.meta.url);

/** Lines to type in the texts of a language: `/earshot`, a verb, its options. */
function lines(tag: string): { file: string; line: string; verb: string; options: string[] }[] {
  return readdirSync(new URL(`${tag}/`, HOME)).flatMap((file) => {
    const source = readFileSync(new URL(`${tag}/${file}`, HOME), 'utf8');
    return [...source.matchAll(/\/earshot (\p{L}[\p{L}-]*)([^`'\n]*)/gu)].map(
      ([line, verb = '', rest = '']) => ({
        file,
        line,
        verb,
        options: [...rest.matchAll(/--(\p{L}[\p{L}-]*)/gu)].map(([, option = '']) => option),
      }),
    );
  });
}

test.each(languageTags)('a line to type in %s has its own names of commands and options', (tag) => {
  const own = new Map(
    commands.map(({ verb, args }) => [
      verbIn(verb, tag),
      new Set(args.map(({ name }) => optionIn(verb, name, tag))),
    ]),
  );
  const found = lines(tag);
  expect(found.length).toBeGreaterThan(40);
  const foreign = found.filter(
    ({ verb, options }) => !own.has(verb) || options.some((option) => !own.get(verb)?.has(option)),
  );
  expect(foreign.map(({ file, line }) => `${file}: ${line}`)).toEqual([]);
});
