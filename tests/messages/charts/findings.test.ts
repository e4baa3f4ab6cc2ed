import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Evidence } from '../../../src/listening/alerts/alert.ts';
import type { HourPoint } from '../../../src/listening/series/series.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { moodChart } from '../../../src/messages/charts/mood.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { spikeChart } from '../../../src/messages/charts/spike.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import { runs } from '../../runs.ts';
import { keywordWith, NO_GAPS, period, printed, volumeOf, week } from './flat-week.ts';
import { EN, evidenceOf, FR, FROM, randomOf, TO } from './week.ts';

describe('the title of mentions over time is its finding', () => {
  test.each<[string, HourPoint[], number, string, string]>([
    [
      'a day of twice as many',
      week([20, 22, 18, 20, 21, 45, 19]),
      0,
      'Kestrelbox: twice as many mentions on Saturday',
      'Kestrelbox : deux fois plus de mentions samedi',
    ],
    [
      'of three times as many',
      week([20, 22, 18, 65, 21, 20, 19]),
      0,
      'Kestrelbox: 3 times as many mentions on Thursday',
      'Kestrelbox : trois fois plus de mentions jeudi',
    ],
    [
      'of many times as many, even on the first day',
      week([240, 22, 18, 20, 21, 20, 19]),
      900,
      'Kestrelbox: 12 times as many mentions on Monday',
      'Kestrelbox : 12 fois plus de mentions lundi',
    ],
    [
      'no day, and more than before',
      week([20, 22, 18, 20, 21, 24, 19]),
      80,
      'Kestrelbox: 144 mentions in 7 days, up 80%',
      'Kestrelbox : 144 mentions en 7 jours, en hausse de 80 %',
    ],
    [
      'no day, and fewer than before',
      week([20, 22, 18, 20, 21, 24, 19]),
      288,
      'Kestrelbox: 144 mentions in 7 days, down 50%',
      'Kestrelbox : 144 mentions en 7 jours, en baisse de 50 %',
    ],
    [
      'as many as before',
      week([20, 22, 18, 20, 21, 24, 19]),
      150,
      'Kestrelbox: 144 mentions in 7 days',
      'Kestrelbox : 144 mentions en 7 jours',
    ],
    [
      'too few before to compare',
      week([20, 22, 18, 20, 21, 24, 19]),
      9,
      'Kestrelbox: 144 mentions in 7 days',
      'Kestrelbox : 144 mentions en 7 jours',
    ],
    [
      'a double of a handful',
      week([2, 4, 1, 3, 9, 2, 3]),
      0,
      'Kestrelbox: 24 mentions in 7 days',
      'Kestrelbox : 24 mentions en 7 jours',
    ],
    [
      'about nothing',
      week([0, 2, 0, 0, 1, 0, 0]),
      0,
      'Kestrelbox is quiet: 3 mentions in 7 days',
      'Kestrelbox : calme, 3 mentions en 7 jours',
    ],
    [
      'one',
      week([0, 1]),
      0,
      'Kestrelbox is quiet: 1 mention in 7 days',
      'Kestrelbox : calme, 1 mention en 7 jours',
    ],
    ['nothing', [], 0, 'Kestrelbox: no mentions in 7 days', 'Kestrelbox : aucune mention en 7 jours'],
  ])('%s', (_, hours, before, en, fr) => {
    expect(printed(volumeChart(volumeOf(keywordWith(hours, before)), EN).title)).toBe(en);
    expect(printed(volumeChart(volumeOf(keywordWith(hours, before)), FR).title)).toBe(fr);
  });

  it('names a weekday that comes twice by its date', () => {
    const monday = { ...period, from: FROM, to: TO };
    const hours = [
      ...week([240, 22, 18, 20, 21, 20, 19]).map((hour) => ({ ...hour, start: hour.start + 6 * HOUR })),
    ];
    const chart = volumeChart({ period: monday, keywords: [keywordWith(hours)], coverage: NO_GAPS }, EN);
    expect(printed(chart.title)).toBe('Kestrelbox: 12 times as many mentions on Mon Mar 2');
  });

  it('compares with no day that was not read or is cut', () => {
    const hours = week([45, 45, 45, 45, 4, 45, 45]);
    const gap = { source: 'feed', requestKey: 'all', reason: 'down' as const };
    const gaps = [0, 1, 2, 3].map((day) => ({
      ...gap,
      from: period.from + day * DAY + 14 * HOUR,
      to: period.from + (day + 1) * DAY,
    }));
    const sources = [{ source: 'feed', requests: 1, late: 0, down: 0, detail: null }];
    const few = week([9, 9, 9, 9, 45, 45, 45]);
    const chart = (points: HourPoint[]) =>
      volumeChart({ period, keywords: [keywordWith(points)], coverage: { sources, gaps } }, EN);
    expect(printed(chart(hours).title)).toBe('Kestrelbox: 274 mentions in 7 days');
    expect(printed(chart(few).title)).toBe('Kestrelbox: 171 mentions in 7 days');
  });

  it('takes no ordinary scatter for a rise', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (seed, mean) => {
        const random = randomOf(seed);
        const poisson = () => {
          let k = 0;
          for (let p = random(); p > Math.exp(-mean); p *= random()) k += 1;
          return k;
        };
        const chart = volumeChart(volumeOf(keywordWith(week(Array.from({ length: 7 }, poisson)))), EN);
        expect(chart.title).not.toMatch(/twice|times/);
      }),
      { numRuns: runs(150), seed: 41 },
    );
  });

  it('says no data, and no silence, where nothing was read', () => {
    const unread = { ...keywordWith([]), coveredFrom: null };
    expect(volumeChart(volumeOf(unread), EN).title).toBe('Kestrelbox: no data for 7\u00a0days');
    expect(printed(volumeChart(volumeOf(unread, unread), FR).title)).toBe('Pas de données pour 7 jours');
    expect(moodChart(unread, { period, coverage: NO_GAPS }, EN).title).toBe(
      'Kestrelbox: no data for 7\u00a0days',
    );
  });

  test.each<[string, number[], string, string]>([
    ['one leads', [90, 40, 30], 'Brand 0 leads with 90 mentions', 'Brand 0 en tête : 90 mentions'],
    [
      'two do',
      [40, 40, 30],
      'Brand 0 and Brand 1 lead with 40 mentions each',
      'Brand 0 et Brand 1 à égalité : 40 mentions chacun',
    ],
    [
      'many do',
      [40, 40, 40, 40],
      '4 keywords lead with 40 mentions each',
      '4 mots-clés à égalité : 40 mentions chacun',
    ],
    ['few are mentioned', [2, 1, 0], 'Quiet: 3 mentions in 7 days', 'Calme : 3 mentions en 7 jours'],
    ['none is', [0, 0], 'No mentions in 7 days', 'Aucune mention en 7 jours'],
  ])('of several keywords: %s', (_, totals, en, fr) => {
    const keywords = totals.map((total, n) => keywordWith(week([total]), 0, `Brand ${n}`));
    expect(printed(volumeChart(volumeOf(...keywords), EN).title)).toBe(en);
    expect(printed(volumeChart(volumeOf(...keywords), FR).title)).toBe(fr);
  });

  it('of forty draws six, and says that there are others', () => {
    const keywords = Array.from({ length: 40 }, (_, n) => keywordWith(week([100 - n]), 0, `Brand ${n}`));
    const en = volumeChart(volumeOf(...keywords), EN);
    expect(en.series).toHaveLength(6);
    expect(en.subtitle).toBe('Mentions per 3 h, Mar 2 to 8, without 34 others');
    expect(en.sentence).toContain('34 others are not drawn.');
    const fr = volumeChart(volumeOf(...keywords), FR);
    expect(fr.subtitle).toBe('Mentions par 3 h, du 2 au 8 mars, sans 34 autres');
    const share = shareChart(volumeOf(...keywords), FR);
    expect(share.labels).toHaveLength(7);
    expect(share.labels.at(-1)).toBe('34 autres');
  });
});

describe('the title of the sentiment is its finding', () => {
  const flat = [60, 60, 60, 60, 60, 60, 60];
  const chartOf = (entry: ReturnType<typeof keywordWith>) => [
    printed(moodChart(entry, { period, coverage: NO_GAPS }, EN).title),
    printed(moodChart(entry, { period, coverage: NO_GAPS }, FR).title),
  ];

  it('is a day on which negative mentions doubled', () => {
    expect(chartOf(keywordWith(week(flat, (day) => (day === 5 ? 50 : 20))))).toEqual([
      'Kestrelbox: 3 times as many negative mentions on Saturday',
      'Kestrelbox : trois fois plus de mentions négatives samedi',
    ]);
  });

  it('is their share, and that of before where it was another', () => {
    const entry = keywordWith(
      week(flat, () => 15),
      200,
    );
    const since = (negative: number) => ({
      ...entry,
      before: { ...entry.before, negative, neutral: 200 - negative, positive: 0 },
    });
    expect(chartOf(since(100))).toEqual([
      'Kestrelbox: 25% of mentions are negative, down from 50%',
      'Kestrelbox : 25 % de mentions négatives, contre 50 % avant',
    ]);
    expect(chartOf(since(45))[0]).toBe('Kestrelbox: 25% of mentions are negative');
    expect(chartOf({ ...since(100), comparable: false })[0]).toBe('Kestrelbox: 25% of mentions are negative');
  });
});

describe('the title of an alert holds it against what is usual', () => {
  test.each<[string, Partial<Evidence>, string, string]>([
    [
      'a rise',
      {},
      '31 negative mentions in 1 h, usually 0 to 5',
      '31 mentions négatives en 1 h, d’habitude 0 à 5',
    ],
    [
      'where nothing is usual',
      { interval: [0, 0] },
      '31 negative mentions in 1 h, usually none',
      '31 mentions négatives en 1 h, d’habitude aucune',
    ],
    [
      'a busy day, within the range of single days',
      { windowMs: DAY, interval: [7, 54], observed: 54, timesNormal: 2.1 },
      '54 negative mentions in 24 h, 2.1 times as many as usual',
      '54 mentions négatives en 24 h, 2,1 fois plus que d’habitude',
    ],
    [
      'silence',
      { stream: 'all', observed: 0, interval: [8, 20], timesNormal: 0, windowMs: 12 * HOUR },
      'no mentions in 12 h, usually 8 to 20',
      'aucune mention en 12 h, d’habitude 8 à 20',
    ],
    [
      'a limit, which is no habit',
      { stream: 'all', observed: 34, expected: 20, interval: [0, 20], timesNormal: 1.7, score: 0 },
      '34 mentions in 1 h, the limit is 20',
      '34 mentions en 1 h, la limite est 20',
    ],
    [
      'a post that is news by itself',
      { stream: 'all', observed: 1, expected: 0, interval: [0, 0], timesNormal: 0, score: 0 },
      '1 mention in 1 h',
      '1 mention en 1 h',
    ],
  ])('%s', (_, part, en, fr) => {
    const evidence = { ...evidenceOf(), ...part };
    const [inEnglish, inFrench] = [EN, FR].map((place) =>
      spikeChart({ name: 'Kestrelbox', evidence }, place),
    );
    expect(printed(inEnglish!.title)).toBe(`Kestrelbox: ${en}`);
    expect(printed(inFrench!.title)).toBe(`Kestrelbox : ${fr}`);
    const claims = inEnglish!.sentence.includes('usual');
    expect(claims).toBe(en.includes('usual'));
  });

  it('names the highest hour of the rise, not one before it', () => {
    const series = evidenceOf().series.map((hour, n) => (n === 3 ? { ...hour, negative: 500 } : hour));
    const chart = spikeChart({ name: 'Kestrelbox', evidence: { ...evidenceOf(), series } }, EN);
    expect(chart.peak!.at).toBeGreaterThanOrEqual(165);
  });
});
