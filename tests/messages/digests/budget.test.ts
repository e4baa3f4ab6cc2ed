import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import type { Digest } from '../../../src/listening/digest.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { type DashboardView, dashboardMessage } from '../../../src/messages/dashboards/dashboard.ts';
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

function linesOf(message: Message): string[] {
  let number = 0;
  return renderTerminal(message, { color: false, width: 100, numberButton: () => ++number }).split('\n');
}

const count = (max: number) => fc.integer({ min: 0, max });

const periods = fc.tuple(count(400), count(400), count(100), count(100), fc.boolean()).map(
  ([now, before, negative, negativeBefore, comparable]) =>
    (nth: number) =>
      keywordPeriod(
        keyword(NAMES[nth % NAMES.length]! + (nth >= NAMES.length ? ` ${nth}` : '')),
        [now, Math.min(now, negative)],
        [before, Math.min(before, negativeBefore)],
        { comparable },
      ),
);

const alerts = fc.array(
  fc.record({
    closed: fc.boolean(),
    severity: fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>,
    ofFirst: fc.boolean(),
  }),
  { maxLength: 12 },
);

const digests: fc.Arbitrary<Digest> = fc
  .record({
    cadence: fc.constantFrom('daily', 'weekly', 'catch-up', 'longer') as fc.Arbitrary<
      Digest['period']['cadence']
    >,
    days: fc.integer({ min: 1, max: 40 }),
    keywords: fc.array(periods, { minLength: 1, maxLength: 30 }),
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
  })
  .map((made) => {
    const keywords = made.keywords.map((period, nth) => period(nth));
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
  });

describe.each(languageTags)('in %s', (language) => {
  const locale = { language, timeZone: sample.PARIS };

  test('a digest of whatever there is says it in 150 words beside the quoted posts, and 40 lines', () => {
    let [words, lines] = [0, 0]; let worst = '';
    fc.assert(
      fc.property(digests, (digest) => {
        const message = digestMessage(digest, locale);
        if (wordCount(message) > words) { words = wordCount(message); worst = linesOf(message).join('\n'); }
        lines = Math.max(lines, linesOf(message).length);
      }),
      { seed: 16, numRuns: 100 },
    );
    console.log(language, words, lines, worst);
  });
});
