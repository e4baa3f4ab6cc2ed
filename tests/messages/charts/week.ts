import type { Evidence } from '../../../src/listening/alerts/alert.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Coverage, Digest, KeywordPeriod } from '../../../src/listening/digest.ts';
import type { Gap, HourPoint } from '../../../src/listening/series/series.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { localTime } from '../../../src/listening/zoned.ts';
import type { ChartPlace } from '../../../src/messages/charts/chart-format.ts';

export const ZONE = 'Europe/Paris';
/** Monday 2 March 2026, 09:00 in Paris: a week without a change of the clock. */
export const FROM = Date.parse('2026-03-02T08:00:00Z');
export const TO = FROM + 7 * DAY;
/** Saturday, 11:00 in Paris. */
export const RISE = Date.parse('2026-03-07T10:00:00Z');
/** Wednesday, five hours from 02:00 in Paris. */
export const GAP: Gap = {
  source: 'hacker-news',
  requestKey: 'all',
  from: Date.parse('2026-03-04T01:00:00Z'),
  to: Date.parse('2026-03-04T06:00:00Z'),
  reason: 'down',
};
export const COVERAGE: Coverage = {
  sources: [
    { source: 'hacker-news', requests: 1000, late: 0, down: 5, detail: null },
    { source: 'reddit', requests: 1000, late: 3, down: 0, detail: null },
    { source: 'mastodon', requests: 1000, late: 0, down: 0, detail: null },
  ],
  gaps: [GAP],
};

const NAMES: Record<string, string> = {
  'hacker-news': 'Hacker News',
  reddit: 'Reddit',
  mastodon: 'Mastodon',
};
export const EN: ChartPlace = { language: 'en', timeZone: ZONE, sourceName: (id) => NAMES[id] ?? id };
export const FR: ChartPlace = { ...EN, language: 'fr' };

/** The same small generator as everywhere (mulberry32), so that the week never changes. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function expectedAt(at: number, perHour: number): number {
  const { hour } = localTime(at, ZONE);
  return perHour * (0.25 + 1.5 * Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI)) ** 1.2);
}

/** Hours of a keyword with its day and night, `burst` times as loud for six hours from the rise on. */
export function hoursOf(seed: number, perHour: number, burst: number, from = FROM, to = TO): HourPoint[] {
  const random = randomOf(seed);
  const poisson = (mean: number) => {
    const limit = Math.exp(-mean);
    let k = 0;
    for (let p = random(); p > limit; p *= random()) k += 1;
    return k;
  };
  const points: HourPoint[] = [];
  for (let start = from; start < to; start += HOUR) {
    if (start >= GAP.from && start < GAP.to) continue;
    const loud = start >= RISE && start < RISE + 6 * HOUR;
    const total = poisson(expectedAt(start, perHour) * (loud ? burst : 1));
    const negative = Math.round(total * (loud ? 0.62 : 0.2) * (0.7 + 0.5 * random()));
    const positive = Math.round((total - negative) * 0.3);
    if (total > 0) points.push({ start, total, negative, neutral: total - negative - positive, positive });
  }
  return points;
}

export function keywordPeriod(name: string, hours: HourPoint[], before: number): KeywordPeriod {
  const sum = (pick: (hour: HourPoint) => number) => hours.reduce((total, hour) => total + pick(hour), 0);
  const totals = {
    keywordId: name,
    total: sum((hour) => hour.total),
    negative: sum((hour) => hour.negative),
    neutral: sum((hour) => hour.neutral),
    positive: sum((hour) => hour.positive),
    stories: 0,
    authors: 0,
    newAuthors: 0,
    bySource: [],
  };
  return {
    keyword: {
      workspaceId: 'w1',
      id: name,
      name,
      query: name,
      kind: 'brand',
      sources: [],
      languages: [],
      paused: false,
      rule: { ...DEFAULT_RULE, first: false },
      createdAt: FROM - 60 * DAY,
      createdBy: 'tess',
    },
    totals,
    before: { ...totals, total: before },
    comparable: true,
    hours,
    coveredFrom: FROM - 60 * DAY,
    unread: [],
    top: [],
  };
}

export const WEEK: Pick<Digest, 'period' | 'keywords' | 'coverage'> = {
  period: { from: FROM, to: TO, beforeFrom: FROM - 7 * DAY, cadence: 'weekly' },
  keywords: [
    keywordPeriod('Kestrelbox', hoursOf(1, 5, 6), 610),
    keywordPeriod('Nordlyn', hoursOf(2, 3.5, 1), 560),
    keywordPeriod('Pellarin Mesh', hoursOf(3, 1.6, 1), 290),
  ],
  coverage: COVERAGE,
};

/** Far more keywords than a picture has room for. */
export const FORTY = {
  ...WEEK,
  keywords: Array.from({ length: 40 }, (_, n) =>
    keywordPeriod(
      ['Kestrelbox Router for Hospitals', 'Kestrelbox Router for Schools', 'شركة الأمل', 'ケストレル'][n] ??
        `Brand ${n}`,
      hoursOf(n, 8 / (1 + n / 3), 2),
      200,
    ),
  ),
};

/** The alert of Saturday, raised twenty minutes into the third hour of the rise. */
export function evidenceOf(perHour = 5): Evidence {
  const windowEnd = RISE + 2 * HOUR + 20 * MINUTE;
  const from = windowEnd - 7 * DAY;
  const series = hoursOf(1, perHour, 6, from, windowEnd);
  return {
    stream: 'negative',
    alsoOther: true,
    windowMs: HOUR,
    windowEnd,
    observed: 31,
    expected: 2.1,
    interval: [0, 5],
    timesNormal: 14.7,
    score: 9.1,
    theta: 4.5,
    sensitivity: 'normal',
    since: RISE,
    rising: true,
    baselineHours: 1400,
    learning: false,
    expectedEvent: null,
    drivers: [],
    top: [],
    sources: [],
    posts: 31,
    stories: 12,
    authors: 27,
    largestAuthorShare: 0.08,
    copiesShare: 0.2,
    possibleSpam: false,
    sentimentNow: { negative: 31, posts: 48 },
    sentimentBefore: { negative: 120, posts: 600 },
    moodSignificant: true,
    coverage: [
      { source: 'hacker-news', state: 'ok', since: null, detail: null },
      { source: 'reddit', state: 'late', since: windowEnd - HOUR, detail: null },
      { source: 'mastodon', state: 'ok', since: null, detail: null },
    ],
    series,
    band: Array.from({ length: 168 }, (_, index) => {
      const start = from + index * HOUR;
      const expected = expectedAt(start, perHour) * 0.22;
      const spread = 1.645 * Math.sqrt(expected + 0.15 * expected ** 2);
      return {
        start,
        expected,
        low: Math.max(0, Math.floor(expected - spread)),
        high: Math.ceil(expected + spread),
      };
    }),
    gaps: [{ from: GAP.from, to: GAP.to }],
  };
}
