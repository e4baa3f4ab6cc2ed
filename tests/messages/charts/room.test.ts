import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY } from '../../../src/listening/time.ts';
import { moodChart } from '../../../src/messages/charts/mood.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { spikeChart } from '../../../src/messages/charts/spike.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import { runs } from '../../runs.ts';
import { keywordWith, period, volumeOf, week } from './flat-week.ts';
import { EN, evidenceOf, FR, hoursOf, keywordPeriod, WEEK } from './week.ts';

describe('below the title stands what is counted, and of when', () => {
  const subtitle = (from: number, to: number) =>
    [EN, FR].map(
      (place) =>
        volumeChart({ ...volumeOf(keywordWith([])), period: { ...period, from, to } }, place).subtitle,
    );
  const at = (text: string) => Date.parse(`${text}+01:00`);

  test.each<[string, string, string, string]>([
    ['2026-03-01T00:00', '2026-03-02T00:00', 'per hour, Mar 1', 'par heure, le 1er mars'],
    [
      '2026-03-01T00:00',
      '2026-03-08T00:00',
      'per 3 hours, Mar 1 to 7',
      'par tranche de 3 heures, du 1er au 7 mars',
    ],
    [
      '2026-02-22T09:00',
      '2026-03-01T09:00',
      'per 3 hours, Feb 22 to Mar 1',
      'par tranche de 3 heures, du 22 févr. au 1er mars',
    ],
    [
      '2025-12-28T00:00',
      '2026-01-10T00:00',
      'per 6 hours, Dec 28 to Jan 9',
      'par tranche de 6 heures, du 28 déc. au 9 janv.',
    ],
    [
      '2026-01-01T00:00',
      '2026-02-15T00:00',
      'per day, Jan 1 to Feb 14',
      'par jour, du 1er janv. au 14 févr.',
    ],
    [
      '2025-01-01T00:00',
      '2026-01-01T00:00',
      'per week, Jan 2025 – Dec 2025',
      'par semaine, janv. 2025 – déc. 2025',
    ],
    [
      '2026-02-22T00:00',
      '2026-03-20T00:00',
      'per 12 hours, Feb 22 to Mar 19',
      'par tranche de 12 heures, du 22 févr. au 19 mars',
    ],
  ])('%s to %s', (from, to, en, fr) => {
    expect(subtitle(at(from), at(to))).toEqual([`Mentions ${en}`, `Mentions ${fr}`]);
  });
});

describe('each chart', () => {
  it('has room for its line, whatever the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 500 }), (start, days) => {
        const from = period.from + start * DAY;
        const digest = { ...volumeOf(keywordWith([])), period: { ...period, from, to: from + days * DAY } };
        const many = { ...digest, keywords: Array.from({ length: 40 }, () => keywordWith([])) };
        for (const place of [EN, FR]) {
          const mood = moodChart(digest.keywords[0]!, digest, place);
          // A report of many keywords is of half a year at most.
          const all = [mood, volumeChart(days > 180 ? digest : many, place)];
          for (const { subtitle: line } of all) expect(line!.length).toBeLessThanOrEqual(60);
        }
      }),
      { numRuns: runs(40), seed: 8 },
    );
  });

  const letter = fc.constantFrom(...'aZ é製品مرحباשל👍🏽-', '\u202e', '\n', '👩‍👩‍👧');
  const name = fc.array(letter, { minLength: 1, maxLength: 70 }).map((letters) => letters.join(''));
  const width = (text: string) =>
    [...new Intl.Segmenter().segment(text.replace(/[\u2068\u2069]/g, ''))].reduce(
      (sum, { segment }) => sum + (/[\p{Script=Han}\p{Extended_Pictographic}]/u.test(segment) ? 2 : 1),
      0,
    );

  it('has room for its title, its line and its names, which differ, whatever keywords are called', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 9 }), fc.constantFrom(EN, FR), (names, place) => {
        const keywords = names.map((called, n) =>
          keywordWith(week([30 - n, 9, 9, 9, 9, 9, 300]), 70, called),
        );
        const digest = volumeOf(...keywords);
        const charts = [
          volumeChart(digest, place),
          shareChart(digest, place),
          moodChart(keywords[0]!, digest, place),
          spikeChart({ name: names[0]!, evidence: evidenceOf() }, place),
        ];
        for (const chart of charts) {
          expect(width(chart.title)).toBeLessThanOrEqual(90);
          expect(width(chart.subtitle ?? '')).toBeLessThanOrEqual(56);
          const shown = [chart.series.map((line) => line.name), chart.labels];
          for (const all of shown) expect(new Set(all).size).toBe(all.length);
          expect(chart.title + chart.subtitle).not.toMatch(/[\u202a-\u202e\n]/);
          for (const line of chart.series) expect(width(line.name)).toBeLessThanOrEqual(20);
          expect(chart).toMatchObject({ language: place.language });
          expect(chart).not.toHaveProperty('footnote');
        }
      }),
      { numRuns: runs(60), seed: 16 },
    );
  });

  it('is drawn on the card of its channel', () => {
    const place = { ...EN, charts: 'dark' as const };
    expect(volumeChart(WEEK, place).theme).toBe('dark');
    expect(shareChart(WEEK, place).theme).toBe('dark');
    expect(moodChart(WEEK.keywords[0]!, WEEK, place).theme).toBe('dark');
    expect(spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, place).theme).toBe('dark');
    expect(volumeChart(WEEK, EN)).not.toHaveProperty('theme');
  });
});

test('names that are the same where they are cut are told apart', () => {
  const names = [
    'Kestrelbox Router Enterprise Edition for Hospitals',
    'Kestrelbox Router Enterprise Edition for Schools',
    'Kestrelbox Router',
    'Kestrelbox Router',
  ];
  const keywords = names.map((called, n) => keywordWith(week([9 - n, 9, 9, 9, 9, 9, 9]), 0, called));
  expect(volumeChart(volumeOf(...keywords), EN).series.map((line) => line.name)).toEqual([
    'Kestrelbox…Hospitals',
    'Kestrelbox…r Schools',
    'Kestrelbox Router',
    'Kestrelbox Rout… (2)',
  ]);
});

describe('share', () => {
  it('adds up to a hundred percent, the largest first', () => {
    const values = shareChart(WEEK, EN).series[0]!.values.map(Number);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 0);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('compares each keyword with its own past, and no shares when one keyword is too young', () => {
    const keywords = WEEK.keywords.map((keyword, i) => ({ ...keyword, comparable: i > 0 }));
    const chart = shareChart({ ...WEEK, keywords }, EN);
    expect(chart.notes?.map((note) => note !== '')).toEqual([false, true, true]);
    expect(chart.sentence).not.toContain('period before');
  });

  it('makes one row of the others past eight', () => {
    const keywords = Array.from({ length: 11 }, (_, i) =>
      keywordPeriod(`Brand ${i}`, hoursOf(i, 1 + i, 1), 5),
    );
    const chart = shareChart({ ...WEEK, keywords }, EN);
    expect(chart.labels).toHaveLength(7);
    expect(chart.labels.at(-1)).toBe('5 others');
    const sum = chart.series[0]!.values.map(Number).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(100, 0);
  });
});
