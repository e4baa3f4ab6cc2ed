import { describe, expect, it, test } from 'vitest';
import type { HourPoint } from '../../../src/listening/series/series.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { moodChart } from '../../../src/messages/charts/mood.ts';
import { replayChart } from '../../../src/messages/charts/replay.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import { keywordWith, NO_GAPS, period, printed, volumeOf, week } from './flat-week.ts';
import { EN, FR, FROM } from './week.ts';

describe('of what was judged only in part, the title claims no share of all', () => {
  const judged = (total: number, negative: number, neutral: number): HourPoint[] => [
    { start: FROM + 3 * HOUR, total, negative, neutral, positive: 0 },
  ];

  test.each<[string, HourPoint[], string, string]>([
    [
      'one of five hundred',
      judged(500, 1, 0),
      'Kestrelbox: 500 mentions, only 1 judged (other languages)',
      'Kestrelbox : 500 mentions, 1 évaluée seulement (autres langues)',
    ],
    [
      'a few',
      judged(500, 7, 12),
      'Kestrelbox: 500 mentions, only 19 judged (other languages)',
      'Kestrelbox : 500 mentions, 19 évaluées seulement (autres langues)',
    ],
    [
      'enough for a share of theirs',
      judged(500, 40, 60),
      'Kestrelbox: 40% of judged mentions are negative',
      'Kestrelbox : 40 % des mentions évaluées sont négatives',
    ],
    [
      'most of a few',
      judged(19, 9, 9),
      'Kestrelbox: 50% of judged mentions are negative',
      'Kestrelbox : 50 % des mentions évaluées sont négatives',
    ],
    [
      'nearly all',
      judged(320, 80, 230),
      'Kestrelbox: 26% of mentions are negative',
      'Kestrelbox : 26 % de mentions négatives',
    ],
    [
      'all',
      judged(20, 5, 15),
      'Kestrelbox: 25% of mentions are negative',
      'Kestrelbox : 25 % de mentions négatives',
    ],
    [
      'all, none negative',
      judged(20, 0, 20),
      'Kestrelbox: no negative mentions in 7 days',
      'Kestrelbox : aucune mention négative en 7 jours',
    ],
    [
      'in part, none negative',
      judged(40, 0, 20),
      'Kestrelbox: 0% of judged mentions are negative',
      'Kestrelbox : 0 % des mentions évaluées sont négatives',
    ],
  ])('%s', (_, hours, en, fr) => {
    const digest = { period, coverage: NO_GAPS };
    expect(printed(moodChart(keywordWith(hours), digest, EN).title)).toBe(en);
    expect(printed(moodChart(keywordWith(hours), digest, FR).title)).toBe(fr);
  });
});

describe('of a time that was hardly read, the title claims no quiet', () => {
  const upTo = (days: number) => [{ from: period.from, to: period.from + days * DAY }];
  const unreadFor = (days: number, hours: HourPoint[]) => ({
    ...keywordWith(hours),
    unread: upTo(days),
  });
  const few = week([0, 0, 0, 0, 0, 1, 2]);

  test.each<[string, number, HourPoint[], string, string]>([
    ['all of it', 7, [], 'no data for 7 days', 'pas de données pour 7 jours'],
    [
      'most of it',
      6,
      [],
      'no mentions in 7 days, partial data',
      'aucune mention en 7 jours, données partielles',
    ],
    ['with a few', 4, few, '3 mentions in 7 days, partial data', '3 mentions en 7 jours, données partielles'],
    ['a day of it', 1, [], 'no mentions in 7 days', 'aucune mention en 7 jours'],
  ])('%s', (_, days, hours, en, fr) => {
    const entry = unreadFor(days, hours);
    for (const chart of [volumeChart(volumeOf(entry), EN), moodChart(entry, volumeOf(), EN)])
      expect(printed(chart.title)).toBe(`Kestrelbox: ${en}`);
    for (const chart of [volumeChart(volumeOf(entry), FR), moodChart(entry, volumeOf(), FR)])
      expect(printed(chart.title)).toBe(`Kestrelbox : ${fr}`);
    const several = volumeOf(entry, unreadFor(days, []));
    for (const chart of [volumeChart(several, EN), shareChart(several, EN)])
      expect(printed(chart.title).toLowerCase()).toBe(en);
  });

  it('says so where one source was down, too, and where a keyword is new', () => {
    const sources = [{ source: 'feed', requests: 1, late: 0, down: 0, detail: null }];
    const gap = { source: 'feed', requestKey: 'all', reason: 'down' as const };
    const coverage = { sources, gaps: upTo(7).map((stretch) => ({ ...gap, ...stretch })) };
    const silent = { ...volumeOf(keywordWith([])), coverage };
    expect(printed(volumeChart(silent, EN).title)).toBe('Kestrelbox: no mentions in 7 days, partial data');
    const young = { ...keywordWith(few), coveredFrom: period.to - 2 * DAY };
    expect(printed(volumeChart(volumeOf(young), EN).title)).toBe(
      'Kestrelbox: 3 mentions in 7 days, partial data',
    );
  });
});

it('counts all that lead, also those without a line', () => {
  const equal = Array.from({ length: 40 }, (_, n) =>
    keywordWith(week([9, 9, 9, 9, 9, 9, 9]), 0, `Brand ${n}`),
  );
  expect(printed(volumeChart(volumeOf(...equal), EN).title)).toBe('40 keywords lead with 63 mentions each');
});

it('groups the figures of a rise as its reader does', () => {
  const hours = week([1, 1, 1, 1, 1, 1, 12_345]);
  expect(printed(volumeChart(volumeOf(keywordWith(hours)), FR).title)).toBe(
    'Kestrelbox : 12 345 fois plus de mentions dimanche',
  );
  expect(volumeChart(volumeOf(keywordWith(hours)), EN).title).toContain('12,345 times');
});

it('shows all alerts of a replay, several of one day as one mark', () => {
  const at = (day: number, hour: number) => period.from + day * DAY + hour * HOUR;
  const alerts = [at(1, 9), at(3, 8), at(3, 12), at(3, 20), at(5, 1)].map((moment, n) => ({
    at: moment,
    name: String(n + 1),
  }));
  const chart = replayChart({ name: 'K', stream: 'all', period, hours: [], gaps: [], alerts }, EN);
  expect(chart.title).toContain('5 alerts');
  expect(chart.marks).toEqual([
    { at: 1, name: '1' },
    { at: 3, name: '2–4' },
    { at: 5, name: '5' },
  ]);
});
