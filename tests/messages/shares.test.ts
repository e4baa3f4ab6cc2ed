import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartPlace } from '../../src/messages/chart-place.ts';
import { moodChart } from '../../src/messages/charts/mood.ts';
import { compareMessage } from '../../src/messages/digests/compare.ts';
import { reportMessage } from '../../src/messages/digests/report.ts';
import { formatOf } from '../../src/messages/format.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Chart, type Message, plain, textsOf } from '../../src/messages/message.ts';
import { moodPercentages, wholePercents } from '../../src/messages/shares.ts';
import { runs } from '../runs.ts';
import { rivalryOf } from './samples/rivalry.ts';
import * as sample from './samples.ts';

const counts = (least: number, most: number) =>
  fc.array(fc.oneof(fc.nat(9), fc.nat(2_000)), { minLength: least, maxLength: most });

/** What is printed as `<1%` is a part of the whole that rounds to nothing, `>99%` one that rounds to all. */
function printed(text: string): number[] {
  return [...text.matchAll(/([<>]?)(\d+)\s?%/gu)].map(([, sign, figure]) =>
    sign === '<' ? 0 : sign === '>' ? 100 : Number(figure),
  );
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((all, value) => all + Math.round(value ?? 0), 0);
}

function chartsOf({ elements }: Message): Chart[] {
  return elements.flatMap((element) => (element.kind === 'chart' ? [element.chart] : []));
}

describe('shares of one whole', () => {
  test('sum to 100, each within one of what it is', () => {
    fc.assert(
      fc.property(counts(1, 12), (parts) => {
        const whole = parts.reduce((all, part) => all + part, 0);
        const percents = wholePercents(parts);
        expect(sum(percents)).toBe(whole === 0 ? 0 : 100);
        for (const [index, percent] of percents.entries()) {
          const exact = whole === 0 ? 0 : (100 * parts[index]!) / whole;
          expect(Math.abs(percent - exact)).toBeLessThan(1);
          expect(percent === 0).toBe(parts[index] === 0);
          expect(percent === 100).toBe(whole > 0 && parts[index] === whole);
        }
      }),
      { numRuns: runs(2_000), seed: 8 },
    );
  });

  test('the negative part of moods is printed as it is alone, and all of them make 100', () => {
    const format = formatOf({ language: 'en', timeZone: sample.PARIS });
    const some = fc.oneof(fc.nat(9), fc.nat(2_000));
    fc.assert(
      fc.property(some, some, some, (negative, neutral, positive) => {
        const whole = negative + neutral + positive;
        fc.pre(whole > 0);
        const parts = moodPercentages(negative, neutral, positive, format);
        expect(parts[0]).toBe(format.percent(negative / whole));
        expect(sum(parts.flatMap(printed))).toBe(100);
        for (const [index, part] of [negative, neutral, positive].entries()) {
          expect(parts[index] === '0%').toBe(part === 0);
          expect(parts[index] === '100%').toBe(part === whole);
        }
      }),
      { numRuns: runs(2_000), seed: 10 },
    );
    expect(moodPercentages(7, 9, 7, format)).toEqual(['30%', '39%', '31%']);
  });

  describe.each(languageTags)('in the messages of %s', (language) => {
    const locale = { language, timeZone: sample.PARIS };

    test('sources and mood of a report', () => {
      fc.assert(
        fc.property(counts(1, 9), fc.tuple(fc.nat(90), fc.nat(90), fc.nat(90)), (bySource, mood) => {
          const [negative, neutral, positive] = mood;
          fc.pre(bySource.some(Boolean) && mood.some(Boolean));
          const entry = sample.keywordPeriod(sample.keyword('Kestrelbox'), [1, 0], [1, 0]);
          const total = negative + neutral + positive;
          const digest = sample.digest('asked', 7, [
            {
              ...entry,
              totals: {
                ...entry.totals,
                total,
                negative,
                neutral,
                positive,
                bySource: bySource.map((of, n) => ({
                  source: `source-${n}`,
                  total: of,
                  negative: 0,
                  judged: of,
                })),
              },
            },
          ]);
          const message = reportMessage(digest, locale);
          const shares = message.elements.flatMap((element) =>
            element.kind === 'table' && plain(element.rows[0]?.[0] ?? '').startsWith('Source')
              ? element.rows
              : [],
          );
          expect(sum(shares.map((row) => printed(plain(row[2]!))[0]!))).toBe(100);
          const facts = message.elements.flatMap((element) =>
            element.kind === 'facts' ? element.facts : [],
          );
          expect(sum(printed(JSON.stringify(facts)))).toBe(100);
          const chart = moodChart(digest.keywords[0]!, digest, chartPlace(locale));
          const said = printed(chart.sentence);
          if (said.length > 0) expect(sum(said.slice(0, 3))).toBe(100);
        }),
        { numRuns: runs(150), seed: 9 },
      );
    });

    test('voices: text, table and chart say the same, posts of two keywords shared between them', () => {
      fc.assert(
        fc.property(counts(2, 8), counts(2, 8), fc.nat(100), (now, before, part) => {
          fc.pre(now.some(Boolean));
          const entries = now.map((total, n) =>
            sample.keywordPeriod(sample.keyword(`Keyword ${n}`), [total, 0], [before[n] ?? 0, 0]),
          );
          const both = Math.floor((Math.min(now[0]!, now[1]!) * part) / 100);
          const shared =
            both === 0
              ? []
              : [
                  {
                    keywordIds: ['keyword-0', 'keyword-1'],
                    total: both,
                    judged: both,
                    negative: 0,
                    negativeRows: 0,
                  },
                ];
          const digest = sample.digest('asked', 7, entries, { shared: { now: shared, before: [] } });
          const message = compareMessage(rivalryOf(digest), locale);
          const [chart] = chartsOf(message);
          const shares = chart!.series[0]!.values.map((value) => Math.round(value ?? 0));
          expect(sum(chart!.series[0]!.values)).toBe(100);
          expect(printed(chart!.sentence)).toEqual(shares);
          // The first sentence has the share of who leads; where several do, how many mentions each has.
          const [first] = message.elements.filter(({ kind }) => kind === 'text').flatMap(textsOf);
          const [led] = printed(plain(first!));
          if (led !== undefined) expect(led).toBe(Math.max(...shares));
        }),
        { numRuns: runs(150), seed: 10 },
      );
    });
  });
});
