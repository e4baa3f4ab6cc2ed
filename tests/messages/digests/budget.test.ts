import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import type { Digest } from '../../../src/listening/digest.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { dashboardMessage } from '../../../src/messages/dashboards/dashboard.ts';
import type { DashboardView } from '../../../src/messages/dashboards/view.ts';
import { digestMessage } from '../../../src/messages/digests/digest.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import { type Element, type Message, plain, textsOf } from '../../../src/messages/message.ts';
import * as sample from '../samples.ts';

const { NOW, alert, keyword, keywordPeriod, kestrelbox, maple } = sample;
const NAMES = ['Kestrelbox', 'Brindlemoor', 'Tavnik', 'Quellforge Mesh', 'Kestrelbox Router', 'Ostrand'];

/** What is read of an element before anything is pressed; of a post what is said about it, not what it says. */
function wordsOf(element: Element): string {
  if (element.kind === 'heading') return element.text;
  if (element.kind === 'facts')
    return element.facts.map(({ name, value }) => `${name} ${plain(value)}`).join(' ');
  if (element.kind === 'table') {
    const { caption, columns, rows } = element;
    return [caption, ...columns, ...rows.flat().map(plain)].join(' ');
  }
  if (element.kind === 'mention') return `${plain(element.mention.when)} ${element.mention.note ?? ''}`;
  return textsOf(element).map(plain).join(' ');
}

function wordCount({ elements }: Message): number {
  return elements
    .map(wordsOf)
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A picture is four lines of a terminal, with an empty one before it. */
function lineCount(message: Message): number {
  let number = 0;
  const elements = message.elements.filter(({ kind }) => kind !== 'chart');
  const look = { color: false, width: 100, numberButton: () => ++number };
  const lines = renderTerminal({ ...message, elements }, look).split('\n');
  return lines.length + 5 * (message.elements.length - elements.length);
}

const count = (max: number) => fc.integer({ min: 0, max });

const figures = fc.tuple(count(400), count(400), count(100), count(100), fc.boolean());
type Figures = typeof figures extends fc.Arbitrary<infer Made> ? Made : never;

function periodOf([now, before, negative, negativeBefore, comparable]: Figures, nth: number) {
  const name = NAMES[nth % NAMES.length]! + (nth >= NAMES.length ? ` ${nth}` : '');
  const counts = [now, Math.min(now, negative)] as [number, number];
  return keywordPeriod(keyword(name), counts, [before, Math.min(before, negativeBefore)], { comparable });
}

const alerts = fc.array(
  fc.record({
    closed: fc.boolean(),
    severity: fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>,
    ofFirst: fc.boolean(),
  }),
  { maxLength: 12 },
);

/** Small, so that a failure can be read. */
const recipes = fc.record({
  cadence: fc.constantFrom('daily', 'weekly', 'catch-up', 'longer') as fc.Arbitrary<
    Digest['period']['cadence']
  >,
  days: fc.integer({ min: 1, max: 40 }),
  keywords: fc.array(figures, { minLength: 1, maxLength: 30 }),
  alerts,
  away: fc.boolean(),
  gaps: count(6),
  down: fc.boolean(),
  changed: count(6),
  late: count(6),
  busy: count(6),
  doubt: fc.boolean(),
  unjudged: count(40),
  telling: fc.boolean(),
});

type Recipe = typeof recipes extends fc.Arbitrary<infer Made> ? Made : never;

function digestOf(made: Recipe): Digest {
  const keywords = made.keywords.map(periodOf);
  const first = keywords[0]!.keyword;
  const raised = made.alerts.map(({ closed, severity, ofFirst }, nth) => ({
    ...alert({
      id: `a${nth}`,
      number: 100 + nth,
      severity,
      triage: closed
        ? { state: 'resolved', reason: 'fixed', closedAt: NOW + HOUR, closedBy: maple }
        : { state: 'claimed', holder: maple, since: NOW, claimedAt: NOW },
    }),
    keywordId: ofFirst ? first.id : keywords.at(-1)!.keyword.id,
  }));
  const digest = sample.digest(made.cadence, made.days, keywords, {
    alerts: raised,
    open: raised.filter(({ triage }) => triage.closedAt === null),
  });
  const { from, to } = digest.period;
  return sample.withOthers(
    {
      ...digest,
      ...(made.away ? { away: { from: to - 60 * HOUR, to } } : {}),
      ...(made.telling ? { telling: { ...sample.telling, keywordId: first.id } } : {}),
      ...(made.doubt ? { doubt: { keyword: first, held: 12, mention: sample.mention() } } : {}),
      quietDays: Array.from({ length: made.busy }, (_, nth) => ({
        episodeAt: from + nth * HOUR,
        knownAt: from + nth * HOUR,
        windowMs: DAY,
        observed: 44,
        expected: 18,
        stream: nth % 2 === 0 ? ('all' as const) : ('negative' as const),
        keywordId: keywords[nth % keywords.length]!.keyword.id,
      })),
      changed: Array.from({ length: made.changed }, (_, nth) => ({
        keyword: keywords[nth % keywords.length]!.keyword,
        reported: 53,
        now: 56,
        reportedAt: from - nth * DAY,
      })),
      late: Array.from({ length: made.late }, (_, nth) => ({
        publishedAt: from - nth * 2 * DAY,
        arrivedAt: from + 5 * HOUR,
      })),
      coverage: {
        sources: digest.coverage.sources.map((source) => ({
          ...source,
          down: made.down ? 1 : 0,
          detail: made.down ? 'HTTP 503' : null,
        })),
        gaps: Array.from({ length: made.gaps }, (_, nth) => ({
          source: 'feed',
          requestKey: 'k',
          from: from + nth * 3 * HOUR,
          to: from + nth * 3 * HOUR + 50 * MINUTE,
          reason: 'down',
        })),
      },
    },
    made.unjudged,
  );
}

const boards = fc.record({
  keywords: fc.array(figures, { minLength: 1, maxLength: 30 }),
  open: count(12),
  down: count(4),
  digests: count(6),
  unjudged: count(40),
});
type Board = typeof boards extends fc.Arbitrary<infer Made> ? Made : never;

function boardOf({ keywords, open, down, digests, unjudged }: Board): DashboardView {
  const rows = keywords.map(periodOf);
  const both = rows.slice(0, 2).map((row) => row.keyword.id);
  return {
    scope: { what: 'channel', name: 'brand-watch' },
    place: 'C1',
    keywords: sample.withOthers(sample.digest('daily', 7, rows), unjudged).keywords,
    days: new Map(rows.map(({ keyword }, nth) => [keyword.id, [0, nth, 3, 9, 4, 1, 12]])),
    about: new Map(
      rows.map(({ keyword }, nth) => [keyword.id, { name: 'takes hours to answer', isNew: nth % 2 === 0 }]),
    ),
    shared: [{ keywordIds: both, total: 2, judged: 2, negative: 0, negativeRows: 0 }],
    open: Array.from({ length: open }, (_, nth) =>
      alert({ id: `a${nth}`, number: 100 + nth, raisedAt: NOW - nth * HOUR }),
    ),
    names: new Map([[kestrelbox.id, kestrelbox.name]]),
    pushed: 0,
    requests: ['hacker-news', 'feed', 'google-news', 'reddit']
      .slice(0, down)
      .map((source) => sample.request({ ...sample.downRequest, source })),
    digests: Array.from({ length: digests }, (_, nth) => ({
      channel: sample.channelNamed('brand-watch'),
      next: NOW + nth * HOUR,
    })),
    now: NOW,
  };
}

describe.each(languageTags)('in %s', (language) => {
  const locale = { language, timeZone: sample.PARIS };

  test('a digest of whatever there is says it in 150 words beside the quoted posts, and 40 lines', () => {
    fc.assert(
      fc.property(recipes, (made) => {
        const message = digestMessage(digestOf(made), locale);
        expect(wordCount(message)).toBeLessThanOrEqual(150);
        expect(lineCount(message)).toBeLessThanOrEqual(40);
        // What it rests on is never what is left out.
        expect(plain(textsOf(message.elements.findLast(({ kind }) => kind === 'note')!)[0]!)).toContain(
          sample.PARIS,
        );
      }),
      { seed: 16, numRuns: 60 },
    );
  });

  test('a quiet day is three lines', () => {
    fc.assert(
      fc.property(count(5), count(9), (others, before) => {
        const keywords = [kestrelbox, ...NAMES.slice(0, others).map((name) => keyword(name))].map((quiet) =>
          keywordPeriod(quiet, [0, 0], [before, 0], { top: [] }),
        );
        const coverage = {
          sources: [{ source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null }],
          gaps: [],
        };
        const message = digestMessage(sample.digest('daily', 1, keywords, { coverage }), locale);
        expect(message.elements).toHaveLength(3);
        expect(message.elements.some(({ kind }) => kind === 'chart' || kind === 'table')).toBe(false);
      }),
      { seed: 16, numRuns: 30 },
    );
    const quiet = digestMessage(
      sample.digest('daily', 1, [keywordPeriod(kestrelbox, [0, 0], [2, 0], { top: [] })], {
        coverage: {
          sources: [{ source: 'hacker-news', requests: 4, late: 0, down: 0, detail: null }],
          gaps: [],
        },
      }),
      locale,
    );
    const look = { color: false, width: 100, numberButton: () => 1 };
    const lines = renderTerminal(quiet, look).split('\n');
    expect(lines.filter((line) => /[\p{L}\p{N}]/u.test(line))).toHaveLength(3);
  });

  test('a dashboard of whatever there is says it in 120 words', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom('asked', 'kept'), (made, how) => {
        expect(wordCount(dashboardMessage(boardOf(made), how, locale))).toBeLessThanOrEqual(120);
      }),
      { seed: 16, numRuns: 60 },
    );
  });
});
