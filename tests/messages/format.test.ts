import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { oddsOf } from '../../src/messages/alerts/finding.ts';
import { periodSpan } from '../../src/messages/digests/period-words.ts';
import { formatOf } from '../../src/messages/format.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { plain } from '../../src/messages/message.ts';
import { spanRuns } from '../../src/messages/runs.ts';

const en = formatOf({ language: 'en', timeZone: 'Europe/Paris' });
const fr = formatOf({ language: 'fr', timeZone: 'Europe/Paris' });
const AT = Date.UTC(2026, 10, 24, 13, 5);

describe('a change', () => {
  test.each([
    [128, 95, '▲ up 35%'],
    [95, 128, '▼ down 26%'],
    [6, 2, '▲ 4 more'],
    [0, 3, '▼ 3 fewer'],
    [5, 0, '▲ 5 more'],
    [0, 0, '= unchanged'],
    [40, 40, '= unchanged'],
  ])('from %i to %i', (now, before, expected) => {
    expect(en.change(now, before)).toBe(expected);
  });

  test('says its direction in a sign and in words, in French too', () => {
    expect(fr.change(128, 95)).toBe('▲ en hausse de 35\u202f%');
    expect(fr.change(5, 0)).toBe('▲ 5 de plus');
  });
});

describe('numbers', () => {
  test('a share that is neither nothing nor all is never shown as such', () => {
    expect([0, 0.004, 0.5, 0.996, 1].map(en.percent)).toEqual(['0%', '<1%', '50%', '>99%', '100%']);
  });

  test('counts take the form of their number', () => {
    const { mentions } = copyOf('fr').units;
    expect([0, 1, 2, 1_234].map((n) => fr.count(n, mentions))).toEqual([
      '0 mention',
      '1 mention',
      '2 mentions',
      '1\u202f234 mentions',
    ]);
    expect(en.count(0, copyOf('en').units.mentions)).toBe('0 mentions');
  });

  test('a factor keeps one decimal only while that says something', () => {
    expect([2.25, 9.96, 18.2, 0].map(en.rough)).toEqual(['2.3', '10', '18', '0']);
  });
});

test('lengths of time in their two largest units', () => {
  const texts = [
    20_000,
    20 * MINUTE,
    HOUR,
    80 * MINUTE,
    30 * HOUR,
    3 * DAY,
    3 * DAY + 5 * HOUR,
    30 * DAY + 2 * HOUR,
  ];
  expect(texts.map((ms) => en.duration(ms).replaceAll('\u00a0', ' '))).toEqual([
    '20 s',
    '20 min',
    '1 h',
    '1 h 20 min',
    '30 h',
    '3 days',
    '3 days 5 h',
    '30 days',
  ]);
});

describe('times', () => {
  test('are shown in the reader’s zone, with the day only when it is another one', () => {
    expect(en.when(AT, AT)).toBe('14:05');
    expect(en.when(AT - DAY, AT)).toBe('Mon, Nov 23, 14:05');
    expect(fr.when(AT - DAY, AT)).toBe('lun. 23 nov., 14:05');
    expect(formatOf({ language: 'en', timeZone: 'Asia/Tokyo' }).clock(AT)).toBe('22:05');
  });

  test('a stretch within a day names the day once', () => {
    expect(plain(spanRuns(AT - 30 * HOUR, AT - 29 * HOUR, AT, copyOf('en').units, en))).toBe(
      'Mon, Nov 23, 08:05 to 09:05',
    );
    expect(plain(spanRuns(AT - 2 * HOUR, AT, AT, copyOf('fr').units, fr))).toBe('de 12:05 à 14:05');
  });

  test('a French moment joins its sentence as French asks', () => {
    const { until } = copyOf('fr').triage;
    expect([until('18:05'), until('mer. 25 nov., 14:05')]).toEqual([
      'jusqu’à 18:05',
      'jusqu’au mer. 25 nov., 14:05',
    ]);
  });
});

describe('a period', () => {
  const span = (from: number, to: number) =>
    periodSpan({ from, to, beforeFrom: from - (to - from), cadence: 'daily' }, copyOf('en'), en);
  const midnight = Date.UTC(2026, 10, 23, 23);

  test('of whole days is shown by its days', () => {
    expect(span(midnight - DAY, midnight)).toBe('Mon, Nov 23');
    expect(span(midnight - 7 * DAY, midnight)).toBe('Tue, Nov 17 to Mon, Nov 23');
  });

  test('that holds the change of summer time is still whole days', () => {
    // Sunday, October 25, 2026 has 25 hours in Paris.
    expect(span(Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23))).toBe('Sun, Oct 25');
  });

  test('from nine to nine is shown with its clock times', () => {
    expect(span(midnight - 15 * HOUR, midnight + 9 * HOUR)).toBe('Mon, Nov 23, 09:00 to Tue, Nov 24, 09:00');
  });
});

test('odds are the power of ten below, and never more than one in a million', () => {
  const odds = (score: number) => oddsOf(score, copyOf('en'), en);
  expect(odds(0.5)).toBe('could still be chance');
  expect(odds(2.9)).toBe('unlikely to be chance (less than 1 in 100)');
  expect(odds(3)).toBe('almost certainly not chance (less than 1 in 1,000)');
  expect(odds(5.2)).toBe('almost certainly not chance (less than 1 in 100,000)');
  expect(odds(6)).toBe('almost certainly not chance (less than 1 in a million)');
  expect(odds(40)).toBe('almost certainly not chance (less than 1 in a million)');
});
