import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/listening/channel.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import { rangeText } from '../../../src/messages/languages/range.ts';
import type { CommandText } from '../../../src/messages/languages/shapes.ts';

/** Parameters of a query's problem, whichever it asks for. */
const PARAMS: unknown = new Proxy({}, { get: () => 'X' });

/** Figures of an alert's finding, whichever its kind shows. */
const FIGURES: unknown = new Proxy({}, { get: (_, name) => (name === 'counted' ? counted : 'X') });
const counted = ({ other }: { other: string }) => other;

/** Every sentence of a language with its path; functions are given a filler that stands out. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const filled = Array.from({ length: value.length }, () => filler(path));
    return sentences(value(...filled), path);
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

/** Names and examples of commands, problems and charts take parameters of their own, and have tests of their own. */
const APART = new Set(['commands', 'problems', 'charts']);

function everySentence(language: Language): [string, string][] {
  const copy = copyOf(language);
  return [
    ...Object.entries(copy)
      .filter(([area]) => !APART.has(area))
      .flatMap(([area, inner]) => sentences(inner, area)),
    ...Object.entries<CommandText>(copy.commands).flatMap(([verb, { answer }]) =>
      sentences(answer, `answer.${verb}`),
    ),
  ];
}

function filler(path: string): unknown {
  if (path.startsWith('query.')) return PARAMS;
  if (path.endsWith('.finding')) return FIGURES;
  return path === 'units.semicolon' ? ['X', 'X'] : 'X';
}

describe.each(languageTags)('words in %s', (language) => {
  const known = everySentence(language);

  test('there are many, so the walk has seen them', () => {
    expect(known.length).toBeGreaterThan(500);
  });

  test('none is empty but the hint of plain text', () => {
    const empty = known.filter(([, text]) => text.trim() === '').map(([path]) => path);
    expect(empty).toEqual(['help.kinds.text']);
  });

  test('none has a space too many, or forgets what to fill in', () => {
    const wrong = known.filter(([, text]) => / {2}|undefined|NaN|\[object/.test(text));
    expect(wrong).toEqual([]);
  });
});

test('both languages say the same things', () => {
  const paths = (language: Language) =>
    everySentence(language)
      .map(([path]) => path)
      // English options are called as they are defined, and sources say their terms and failures in English.
      .filter((path) => !/\.names\.|^sources\.(?:terms\.|details$)/.test(path))
      .sort();
  expect(paths('fr')).toEqual(paths('en'));
});

test('French has its narrow spaces and its own apostrophe everywhere', () => {
  const typed = everySentence('fr')
    // Lines to type keep what a keyboard gives.
    .filter(([path]) => !/[eE]xample|[cC]ommand|howTo/.test(path))
    .filter(([, text]) => /[ \u00a0][:;!?%»]|« |[\p{L}]'\p{L}/u.test(text.replace(/`[^`]*`/g, '')));
  expect(typed).toEqual([]);
});

test('a range is said as a person would', () => {
  expect(rangeText('0', '0', 'none', 'to')).toBe('none');
  expect(rangeText('3', '3', 'aucune', 'à')).toBe('3');
  expect(rangeText('0', '2', 'aucune', 'à')).toBe('0 à 2');
});
