import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import type { ChartPlace } from '../../../src/messages/charts/chart-format.ts';
import { moodChart } from '../../../src/messages/charts/mood.ts';
import { replayChart } from '../../../src/messages/charts/replay.ts';
import { shareChart } from '../../../src/messages/charts/share.ts';
import { spikeChart } from '../../../src/messages/charts/spike.ts';
import { volumeChart } from '../../../src/messages/charts/volume.ts';
import { formatOf } from '../../../src/messages/format.ts';
import type { Chart } from '../../../src/messages/message.ts';
import {
  COVERAGE,
  EN,
  evidenceOf,
  FORTY,
  FR,
  FROM,
  GAP,
  hoursOf,
  keywordPeriod,
  RISE,
  TO,
  WEEK,
} from './week.ts';

const ONE = { ...WEEK, keywords: WEEK.keywords.slice(0, 1) };
const DAY_OF_RISE = {
  ...ONE,
  period: { ...WEEK.period, from: RISE - 18 * HOUR, to: RISE + 6 * HOUR },
};
const NOTHING = { ...WEEK, keywords: [keywordPeriod('Aldervane', [], 0), keywordPeriod('Nordlyn', [], 0)] };
/** Half as many again as are judged are in languages that nothing reads. */
const MANY_LANGUAGES = keywordPeriod(
  'Kestrelbox',
  WEEK.keywords[0]!.hours.map((hour) => ({ ...hour, total: hour.total + Math.ceil(hour.total / 2) })),
  0,
);
const UNREAD_LANGUAGES = keywordPeriod(
  'Kestrelbox',
  WEEK.keywords[0]!.hours.map((hour) => ({ ...hour, negative: 0, neutral: 0, positive: 0 })),
  0,
);
const REPLAY = {
  name: 'Kestrelbox',
  stream: 'all' as const,
  period: { from: FROM - 23 * DAY, to: TO },
  hours: hoursOf(9, 2, 5, FROM - 23 * DAY, TO),
  gaps: [GAP],
};

const all = (place: ChartPlace): Record<string, Chart> => ({
  'a week of one keyword': volumeChart(ONE, place),
  'a week of three keywords': volumeChart(WEEK, place),
  'a week of forty keywords': volumeChart(FORTY, place),
  'a day': volumeChart(DAY_OF_RISE, place),
  'a week without a mention': volumeChart(NOTHING, place),
  'mood of a week': moodChart(WEEK.keywords[0]!, WEEK, place),
  'mood of a day': moodChart(WEEK.keywords[0]!, DAY_OF_RISE, place),
  'mood in many languages': moodChart(MANY_LANGUAGES, WEEK, place),
  'mood in languages that nothing reads': moodChart(UNREAD_LANGUAGES, WEEK, place),
  'mood without a mention': moodChart(NOTHING.keywords[0]!, WEEK, place),
  'a spike': spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, place),
  'a spike while learning': spikeChart(
    {
      name: 'Aldervane',
      evidence: {
        ...evidenceOf(),
        stream: 'all',
        learning: true,
        rising: false,
        baselineHours: 40,
        gaps: [],
      },
    },
    place,
  ),
  'share of voice': shareChart(WEEK, place),
  'share of voice of forty': shareChart(FORTY, place),
  'share of voice of nobody': shareChart(NOTHING, place),
  'a replay': replayChart(
    { ...REPLAY, alerts: [RISE - 9 * DAY, RISE - 8 * DAY, RISE].map((at, i) => ({ at, name: `#${i + 1}` })) },
    place,
  ),
  'a replay without an alert': replayChart({ ...REPLAY, alerts: [] }, place),
});

/** The text of a chart, without its figures. */
function described(charts: Record<string, Chart>): string {
  return Object.entries(charts)
    .map(([name, chart]) =>
      [
        `## ${name}`,
        chart.title,
        chart.subtitle,
        chart.sentence,
        `${chart.labels.length} points${chart.measure ? ` ${chart.measure}` : ''}: ${chart.labels[0]} … ${chart.labels.at(-1)}`,
        ...(chart.peak ? [`peak ${chart.peak.series}, ${chart.peak.at}: ${chart.peak.text}`] : []),
        ...(chart.notes ? [`notes: ${chart.notes.join(' | ')}`] : []),
        ...(chart.kind === 'share' ? [chart.labels.join(' | ')] : []),
        [...chart.series.map((series) => series.name), ...(chart.band ? [chart.band.name] : [])].join(' | '),
        ...(chart.stretches ?? []).map(
          ({ from, to, what, name: words }) => `${what} ${from}-${to}: ${words}`,
        ),
        ...(chart.marks ?? []).map(({ at, name: words }) => `mark ${at}: ${words}`),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

describe('what a chart says', () => {
  it.each([EN, FR])('in $language', async (place) => {
    await expect(described(all(place))).toMatchFileSnapshot(
      `../../golden/charts/charts.${place.language}.txt`,
    );
  });

  it('has a value, a label and a band for each point, and never the word of a bug', () => {
    for (const place of [EN, FR]) {
      for (const [name, chart] of Object.entries(all(place))) {
        for (const { values } of chart.series) expect(values, name).toHaveLength(chart.labels.length);
        if (chart.band) expect(chart.band.low, name).toHaveLength(chart.labels.length);
        expect(JSON.stringify(chart), name).not.toMatch(/undefined|NaN|Invalid/);
      }
    }
  });
});

describe('volume', () => {
  it('counts what the digest counts, and leaves a hole where nothing was read', () => {
    const chart = volumeChart(ONE, EN);
    const values = chart.series[0]!.values;
    const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(total).toBe(ONE.keywords[0]!.totals.total);
    expect(values.filter((value) => value === null)).toHaveLength(1);
    expect(chart.stretches).toEqual([{ from: 13, to: 15, what: 'gap', name: 'Partial data' }]);
  });

  it('shows the figure under the mark when another source counted meanwhile', () => {
    const hours = [{ start: GAP.from + HOUR, total: 4, negative: 0, neutral: 4, positive: 0 }];
    const chart = volumeChart({ ...WEEK, keywords: [keywordPeriod('Kestrelbox', hours, 0)] }, EN);
    expect(chart.series[0]!.values).not.toContain(null);
    expect(chart.series[0]!.values).toContain(4);
    expect(chart.stretches).not.toHaveLength(0);
  });

  it('does not call the time before a keyword existed a silence', () => {
    const keyword = keywordPeriod('Kestrelbox', hoursOf(1, 5, 1, FROM + 3 * DAY, TO), 0);
    keyword.coveredFrom = FROM + 3 * DAY;
    const chart = volumeChart({ ...WEEK, keywords: [keyword], coverage: { ...COVERAGE, gaps: [] } }, EN);
    expect(chart.series[0]!.values.slice(0, 24)).toEqual(Array(24).fill(null));
    expect(chart.series[0]!.values[25]).not.toBeNull();
    expect(chart.stretches).toEqual([{ from: 0, to: 23, what: 'gap', name: 'No data' }]);
    expect(chart.sentence).toContain('Read since Thu\u00a0Mar\u00a05 at 09:00.');
    expect(chart.sentence).not.toContain('incomplete');
  });

  it('shows what was counted before a keyword was covered, and no zero there', () => {
    const hours = [{ start: FROM + HOUR, total: 4, negative: 0, neutral: 4, positive: 0 }];
    const keyword = { ...keywordPeriod('Kestrelbox', hours, 0), coveredFrom: null };
    const chart = volumeChart({ ...WEEK, keywords: [keyword], coverage: { ...COVERAGE, gaps: [] } }, EN);
    expect(chart.series[0]!.values).toEqual([4, ...Array(55).fill(null)]);
  });

  it('does not hatch for a source that the keyword does not listen to', () => {
    const keyword = keywordPeriod('Kestrelbox', hoursOf(1, 5, 1), 0);
    keyword.keyword.sources = ['reddit'];
    const chart = volumeChart({ ...WEEK, keywords: [keyword] }, EN);
    expect(chart.stretches).toEqual([]);
    expect(chart.sentence).not.toContain('incomplete');
  });

  it('draws the loudest six of many', () => {
    const keywords = Array.from({ length: 9 }, (_, i) =>
      keywordPeriod(`Brand ${i}`, hoursOf(i, 1 + i, 1), 0),
    );
    const chart = volumeChart({ ...WEEK, keywords }, EN);
    expect(chart.series.map(({ name }) => name)).toEqual([8, 7, 6, 5, 4, 3].map((i) => `Brand ${i}`));
  });
});

describe('mood', () => {
  it('stacks to the total of each day', () => {
    const chart = moodChart(WEEK.keywords[0]!, WEEK, EN);
    const total = chart.series
      .flatMap(({ values }) => values)
      .reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(total).toBe(WEEK.keywords[0]!.totals.total);
    // Monday at nine to Monday at nine: both are parts of a day, and are drawn and named as such.
    expect(chart.labels).toHaveLength(8);
    expect(chart.stretches).toEqual([
      { from: 0, to: 0, what: 'cut', name: 'Part of a day' },
      { from: 7, to: 7, what: 'cut', name: 'Part of a day' },
    ]);
    expect(chart.sentence).toContain('The first and the last day are not whole.');
  });

  it('never says that nothing was said on a day that has mentions, however little of it was read', () => {
    const at = FROM + 3 * DAY + 14 * HOUR;
    const hours = [{ start: at - HOUR, total: 3, negative: 2, neutral: 1, positive: 0 }];
    const young = { ...keywordPeriod('Kestrelbox', hours, 0), coveredFrom: at };
    const chart = moodChart(
      young,
      { period: { ...WEEK.period, from: at - DAY, to: at + HOUR }, coverage: { ...COVERAGE, gaps: [] } },
      EN,
    );
    expect(chart.sentence).toContain('Of 3 mentions');
  });
});

describe('mood of what is judged', () => {
  const judged = moodChart(WEEK.keywords[0]!, WEEK, EN);
  const many = moodChart(MANY_LANGUAGES, WEEK, EN);

  it('is the same whatever else there is, which is counted below', () => {
    expect(many.series).toEqual(judged.series);
    const shares = (sentence: string) => sentence.match(/\d+(?:%| of)[^,.]*/g);
    expect(shares(many.sentence)).toEqual(shares(judged.sentence));
    expect(many.sentence).toContain('judged mentions');
    expect(many.sentence).toMatch(/\d+ not judged \(other languages\)/);
  });

  it('says nothing of it when all are judged', () => {
    expect(judged.sentence).not.toContain('judged');
  });

  it('is no mood when none is', () => {
    const none = moodChart(UNREAD_LANGUAGES, WEEK, EN);
    expect(none.sentence).toContain('none was judged');
    expect(none.sentence).not.toContain('%');
  });
});

describe('spike', () => {
  it('shades from the start of the rise to now, hour by hour', () => {
    const chart = spikeChart({ name: 'Kestrelbox', evidence: evidenceOf() }, EN);
    expect(chart.labels).toHaveLength(168);
    expect(chart.stretches?.at(-1)).toMatchObject({ from: 165, to: 167, what: 'spike' });
    // Hours counted back from the alert at 13:20, which begin at 20 past.
    expect(chart.labels[165]).toBe('Sat Mar 7, 10:20');
    expect(chart.labels.at(-1)).toBe('Sat Mar 7, 12:20');
    expect(chart.sentence).toContain('up to Sat\u00a0Mar\u00a07 at 13:20');
    expect(chart.stretches?.some(({ what }) => what === 'cut')).toBe(false);
  });

  it('marks the last hour of an alert of a former version, which had just begun', () => {
    const from = Math.ceil(evidenceOf().windowEnd / HOUR) * HOUR - 7 * DAY;
    const { coveredFrom: _, ...evidence } = evidenceOf();
    const series = hoursOf(1, 5, 6, from, RISE + 3 * HOUR);
    const chart = spikeChart({ name: 'Kestrelbox', evidence: { ...evidence, series } }, EN);
    expect(chart.labels).toHaveLength(168);
    expect(chart.labels.at(-1)).toBe('Sat Mar 7, 13:00');
    expect(chart.stretches).toContainEqual({ from: 167, to: 167, what: 'cut', name: 'Part of an hour' });
    expect(chart.sentence).toContain('The last hour is not whole.');
  });

  it('begins where the keyword was first listened to', () => {
    const coveredFrom = RISE - 10 * HOUR;
    const chart = spikeChart({ name: 'Kestrelbox', evidence: { ...evidenceOf(), coveredFrom } }, EN);
    expect(chart.labels[0]).toBe('Sat Mar 7, 01:00');
    expect(chart.stretches?.[0]).toMatchObject({ from: 0, to: 0, what: 'cut' });
  });

  it.each([EN, FR])('shows a length of time as the card does, in $language', (place) => {
    const evidence = { ...evidenceOf(), windowMs: 86 * HOUR, gaps: [{ ...GAP, from: GAP.to - 86 * HOUR }] };
    const onCard = formatOf(place).duration(86 * HOUR);
    const chart = spikeChart({ name: 'Kestrelbox', evidence }, place);
    expect(chart.sentence.split(onCard)).toHaveLength(3);
    expect(chart.stretches?.at(-1)?.name).toContain(onCard);
  });

  it('has no band where the model has none', () => {
    const chart = spikeChart({ name: 'Kestrelbox', evidence: { ...evidenceOf(), band: [] } }, EN);
    expect(chart.band).toBeUndefined();
  });

  it('keeps the whole week of a rare keyword that has points for two hours only', () => {
    const series = evidenceOf().series.slice(-2);
    const chart = spikeChart({ name: 'Kestrelbox', evidence: { ...evidenceOf(), series } }, EN);
    expect(chart.labels).toHaveLength(168);
    expect(chart.series[0]!.values[0]).toBe(0);
  });
});
