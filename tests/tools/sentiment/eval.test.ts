import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calibrationOf, figuresOf, lineOf } from '../../../tools/eval-sentiment/figures.ts';
import { type LabeledFile, readLabeled } from '../../../tools/eval-sentiment/read.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labeled-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(name: string, lines: string, lang: string | null = null): LabeledFile {
  const path = join(folder, name);
  writeFileSync(path, lines);
  return readLabeled(path, lang, () => 'xx');
}

describe('a file of labeled posts', () => {
  test('has label, language, text', () => {
    expect(read('any.tsv', 'neg\tde\tschlecht\npositive\tfr\tbien\n').posts).toMatchObject([
      { label: 'neg', lang: 'de', text: 'schlecht', target: [], hasTarget: false },
      { label: 'pos', lang: 'fr', text: 'bien' },
    ]);
  });

  test('or a target that is marked in the text, as often as it stands there', () => {
    expect(read('any.tsv', 'neg\ten\tKestrelbox\t$T$ is not what $T$ was').posts).toMatchObject([
      {
        text: 'Kestrelbox is not what Kestrelbox was',
        target: [
          { field: 'text', start: 0, end: 10 },
          { field: 'text', start: 23, end: 33 },
        ],
      },
    ]);
  });

  test('or a kind, and a target that stands in the text in any case', () => {
    const { posts, lost } = read(
      'support-fr.tsv',
      'neu\tnews\tKestrelbox\tkestrelbox ouvre\nneg\tbug\tXyz\tnon',
    );
    expect(posts).toMatchObject([
      { lang: 'fr', block: 'news', target: [{ start: 0, end: 10 }] },
      { lang: 'fr', block: 'bug', target: [] },
    ]);
    expect(lost).toBe(1);
  });

  test('is in the language that is asked for, that its name says, or that its text shows', () => {
    const line = 'neg\tbug\tXyz\tXyz';
    expect(read('x-en.tsv', line, 'fr').posts[0]?.lang).toBe('fr');
    expect(read('test-en.tsv', line).posts[0]?.lang).toBe('en');
    expect(read('posts.tsv', line).posts[0]?.lang).toBe('xx');
  });

  test('may have a rating before its text, lines without a label, and empty ones', () => {
    const { posts, skipped } = read('any.tsv', 'label\tlang\ttext\n\npos\ten\t2.5\tfine\r\nneg\n');
    expect(posts).toMatchObject([{ text: 'fine', target: [] }]);
    expect(skipped).toBe(2);
  });
});

describe('figures', () => {
  const results = [
    { gold: 'neg', said: 'neg', confidence: 0.9 },
    { gold: 'neg', said: 'neu', confidence: 0.5 },
    { gold: 'neu', said: 'neu', confidence: 0.6 },
    { gold: 'pos', said: 'pos', confidence: 0.7 },
    { gold: 'pos', said: null, confidence: 0 },
  ] as const;

  test('are of what was judged', () => {
    const figures = figuresOf(results);
    expect(figures).toMatchObject({ posts: 5, judged: 4, accuracy: 0.75, negatives: 0.5 });
    expect(figures.macroRecall).toBeCloseTo((0.5 + 1 + 1) / 3);
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3);
    expect(lineOf(figures)).toContain('not judged 1');
  });

  test('of a set with one label are those of that label', () => {
    expect(figuresOf([results[3]]).macroF1).toBe(1);
    expect(figuresOf([]).accuracy).toBe(0);
  });

  test('show whether confidence is honest', () => {
    expect(calibrationOf(results)[0]).toMatch(/confidence 0\.5: 1 posts, said +50\.0, right +0\.0/);
  });
});
