import { describe, expect, test } from 'vitest';
import type { Digest, KeywordPeriod } from '../../src/listening/digest.ts';
import { digestFinding, findingPhrase, findingPosts } from '../../src/listening/digest-finding.ts';
import { DAY, HOUR, type Millis } from '../../src/listening/time.ts';
import { alert, alertOf, digest, kestrelbox, keyword, keywordPeriod, telling } from '../messages/samples.ts';

type Pair = [number, number];

const brindle = keyword('Brindlemoor');
const daily = (entries: KeywordPeriod[], more: Partial<Digest> = {}) => digest('daily', 1, entries, more);
const of = (now: Pair, before: Pair, more: Partial<KeywordPeriod> = {}) =>
  keywordPeriod(kestrelbox, now, before, more);
/** All that matters of a finding, in a line. */
function inShort(given: Digest): string {
  const finding = digestFinding(given);
  if (finding.kind === 'change') {
    const { entry, what, now, before } = finding.change;
    return `${entry.keyword.name}: ${what} ${before} to ${now}`;
  }
  return finding.kind;
}

describe('what is worth saying first', () => {
  test('mentions of which none is judged are no fall of the negative ones', () => {
    const entry = of([128, 0], [120, 40]);
    const totals = { ...entry.totals, negative: 0, neutral: 0, positive: 0 };
    expect(inShort(daily([{ ...entry, totals }]))).toBe('usual');
    expect(inShort(daily([entry]))).toBe('Kestrelbox Router: negative 40 to 0');
  });

  // Mentions and negative ones among them, now and before.
  test.each<[string, Pair, Pair, string]>([
    ['negative ones double', [128, 41], [120, 20], 'Kestrelbox Router: negative 20 to 41'],
    ['negative ones fall by half', [120, 20], [128, 41], 'Kestrelbox Router: negative 41 to 20'],
    [
      'mentions double, and the negative ones with them',
      [200, 20],
      [100, 10],
      'Kestrelbox Router: mentions 100 to 200',
    ],
    [
      'all double, half of them negative as before',
      [200, 100],
      [100, 50],
      'Kestrelbox Router: mentions 100 to 200',
    ],
    [
      'nearly all fell silent, the negative ones too',
      [2, 0],
      [900, 600],
      'Kestrelbox Router: mentions 900 to 2',
    ],
    [
      'nearly all fell silent, with a few posts left',
      [3, 0],
      [90, 60],
      'Kestrelbox Router: mentions 90 to 3',
    ],
    [
      'more of all, the negative ones far more',
      [200, 120],
      [100, 20],
      'Kestrelbox Router: negative 20 to 120',
    ],
    [
      'fewer of all, the negative ones nearly gone',
      [300, 2],
      [400, 100],
      'Kestrelbox Router: negative 100 to 2',
    ],
    ['complaints where there was nothing', [12, 12], [0, 0], 'Kestrelbox Router: negative 0 to 12'],
    ['all triple, nearly all of them complaints', [36, 35], [12, 12], 'Kestrelbox Router: negative 12 to 35'],
    ['mentions come from none', [12, 0], [0, 0], 'Kestrelbox Router: mentions 0 to 12'],
    ['a handful more', [9, 3], [6, 1], 'usual'],
    ['two in place of one', [2, 2], [1, 0], 'usual'],
    ['a little more of much', [1_150, 120], [1_000, 118], 'usual'],
    ['the ordinary up and down of a hundred', [112, 20], [100, 18], 'usual'],
    ['nobody, as before', [0, 0], [0, 0], 'silent'],
    ['nobody any more', [0, 0], [60, 5], 'silent'],
  ])('%s', (_, now, before, expected) => {
    expect(inShort(daily([of(now, before)]))).toBe(expected);
  });

  test('of several keywords the one that has changed most, whatever their order', () => {
    const entries = [
      of([130, 20], [100, 20]),
      keywordPeriod(brindle, [90, 10], [30, 8]),
      keywordPeriod(keyword('Tavnik'), [500, 20], [499, 21]),
    ];
    const expected = 'Brindlemoor: mentions 30 to 90';
    expect(inShort(daily(entries))).toBe(expected);
    expect(inShort(daily([...entries].reverse()))).toBe(expected);
  });

  test('one that fell silent among others is a change', () => {
    const entries = [of([50, 5], [51, 5]), keywordPeriod(brindle, [0, 0], [40, 3])];
    expect(inShort(daily(entries))).toBe('Brindlemoor: mentions 40 to 0');
  });

  test('what cannot be compared has not changed', () => {
    expect(inShort(daily([of([200, 90], [10, 1], { comparable: false })]))).toBe('new');
    expect(
      inShort(daily([of([200, 90], [10, 1], { comparable: false }), keywordPeriod(brindle, [9, 1], [9, 1])])),
    ).toBe('usual');
  });

  test('a severe alert goes before a larger change elsewhere, a small one does not', () => {
    const entries = [of([30, 5], [30, 5]), keywordPeriod(brindle, [300, 10], [100, 8])];
    expect(inShort(daily(entries, { alerts: [alert({ severity: 1 })] }))).toBe('alert');
    expect(inShort(daily(entries, { alerts: [alert({ severity: 3 })] }))).toBe(
      'Brindlemoor: mentions 100 to 300',
    );
  });

  test('an alert of the change that it is about is told as that change; where nothing can be compared, as itself', () => {
    const raised = { alerts: [alert({ severity: 1 })] };
    expect(inShort(daily([of([128, 41], [95, 12])], raised))).toBe('Kestrelbox Router: negative 12 to 41');
    expect(inShort(daily([of([128, 41], [95, 12], { comparable: false })], raised))).toBe('alert');
    // Fewer mentions do not explain a negative spike.
    expect(inShort(daily([of([40, 9], [200, 9])], raised))).toBe('alert');
  });

  test.each(['noise', 'own-activity', 'wrong-sentiment', 'wrong-keyword', 'duplicate'] as const)(
    'an alert that people found to be %s is not',
    (reason) => {
      const state = reason === 'duplicate' ? ('resolved' as const) : ('dismissed' as const);
      const looked = alert({ severity: 1, triage: { state, reason, closedAt: 1 } });
      expect(inShort(daily([of([30, 5], [30, 5])], { alerts: [looked] }))).toBe('usual');
      const real = alert({ severity: 1, triage: { state: 'resolved', reason: 'fixed', closedAt: 1 } });
      expect(inShort(daily([of([30, 5], [30, 5])], { alerts: [looked, real] }))).toBe('alert');
    },
  );

  test('an alert about a keyword that the digest does not have is not its finding', () => {
    expect(
      inShort(daily([keywordPeriod(brindle, [9, 1], [9, 1])], { alerts: [alert({ severity: 1 })] })),
    ).toBe('usual');
  });

  test('a busy day without a burst, where nothing else is', () => {
    const day = {
      episodeAt: 0,
      knownAt: 0,
      windowMs: DAY,
      observed: 44,
      expected: 18,
      stream: 'all' as const,
    };
    const more = { quietDays: [{ ...day, keywordId: kestrelbox.id }] };
    expect(inShort(daily([of([44, 5], [40, 5])], more))).toBe('busy');
    expect(inShort(daily([of([128, 41], [120, 20])], more))).toBe('Kestrelbox Router: negative 20 to 41');
  });

  test('that nothing was unusual is sure only where all was read', () => {
    const read = {
      coverage: { sources: [{ source: 'feed', requests: 1, late: 0, down: 0, detail: null }], gaps: [] },
    };
    expect(digestFinding(daily([of([9, 1], [9, 1])], read))).toEqual({ kind: 'usual', complete: true });
    expect(digestFinding(daily([of([9, 1], [9, 1])]))).toEqual({ kind: 'usual', complete: false });
  });
});

describe('the day of a rise', () => {
  const { period } = digest('weekly', 7, []);
  const hour = (day: number, nth: number, negative: number) => ({
    start: period.from + day * DAY + nth * HOUR,
    total: negative,
    negative,
    neutral: 0,
    positive: 0,
  });
  const dayOf = (counts: number[], shift: Millis = 0): Millis | null => {
    const entry = of([60, 60], [60, 10]);
    const week = digest('weekly', 7, [entry]);
    const hours = counts.map((count, day) => hour(day, 12, count));
    const given = {
      ...week,
      period: { ...week.period, from: week.period.from + shift, to: week.period.to + shift },
      keywords: [{ ...week.keywords[0]!, hours }],
    };
    const finding = digestFinding(given);
    return finding.kind === 'change' ? finding.change.day : null;
  };
  test.each<[string, number[], number | null]>([
    ['most of it on one', [1, 2, 1, 50, 2, 3, 1], 3],
    ['spread over all', [8, 9, 9, 8, 9, 8, 9], null],
    ['two that share it', [1, 1, 28, 28, 1, 1, 0], null],
  ])('%s', (_, counts, day) => {
    expect(dayOf(counts)).toBe(day === null ? null : period.from + day * DAY);
  });
});

describe('what explains it', () => {
  const rise = daily([of([128, 41], [120, 20])]);

  test('posts of the label that rose; all of them where mentions did', () => {
    expect(findingPosts(digestFinding(rise))).toMatchObject({ label: 'neg', compared: true });
    expect(findingPosts(digestFinding(daily([of([200, 20], [100, 10])])))).toMatchObject({ label: null });
  });

  test('nothing, where fewer were written or nothing was unusual', () => {
    expect(findingPosts(digestFinding(daily([of([100, 10], [200, 20])])))).toBeNull();
    expect(findingPosts(digestFinding(daily([of([9, 1], [9, 1])])))).toBeNull();
  });

  test('a phrase is named when enough of the posts hold it', () => {
    const phraseOf = (given: Digest) => findingPhrase(digestFinding(given), given);
    expect(phraseOf({ ...rise, telling })).toBe('firmware 4.2');
    expect(phraseOf({ ...rise, telling: { ...telling, read: 400 } })).toBeNull();
    expect(phraseOf({ ...rise, telling: { ...telling, phrases: [] } })).toBeNull();
    expect(phraseOf({ ...rise, telling: { ...telling, keywordId: 'another' } })).toBeNull();
    // Its posts were not read: what the alert found in them.
    expect(phraseOf({ ...rise, alerts: [alert()] })).toBe('firmware 4.2');
    expect(phraseOf({ ...rise, alerts: [alertOf('mood')] })).toBeNull();
    expect(phraseOf(daily([of([9, 1], [9, 1])], { telling }))).toBeNull();
  });
});
