import { describe, expect, test } from 'vitest';
import { readTime } from '../../../src/commands/parser/times.ts';
import { readValues, type ValueContext } from '../../../src/commands/parser/values.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { typedDuration } from '../../../src/messages/languages/vocabulary.ts';

/** A channel in Paris, which takes any other for known. @param named gets what channels were asked for */
function inParis(named: unknown[] = []): ValueContext {
  const channel = { timeZone: 'Europe/Paris' } as ValueContext['channel'];
  const channelNamed: ValueContext['channelNamed'] = async (raw) => {
    named.push(raw);
    return channel;
  };
  return { channel, channelNamed } as ValueContext;
}

describe('times of day', () => {
  test.each([
    ['9:00', '09:00'],
    ['09:05', '09:05'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    ['23 h 59', '23:59'],
    ['23h59', '23:59'],
    ['0:00', '00:00'],
    ['24:00', null],
    ['9:60', null],
    ['9', '09:00'],
    ['9:', null],
    ['nine', null],
  ])('%s is %s', (typed, read) => {
    expect(readTime(typed)).toBe(read);
  });
});

describe('a text', () => {
  const name = { name: 'name', kind: 'text', max: 60 } as const;

  test.each(['\u200b\u200b', '\u2060', '\u202e', '\ud800', '\u0301\u0301', '\u3164', '\u2800', '\u00ad'])(
    'that shows nothing (%j) is none',
    async (text) => {
      await expect(readValues([name], { name: text }, inParis())).rejects.toMatchObject({
        code: 'bad-argument',
        params: { argument: 'name', problem: 'invisible' },
      });
    },
  );

  test.each(['é', '1', '😀', '👩‍👩‍👧', '-', '"', 'מ', '\u202eevil', '⠁', '한'])(
    'that shows something (%j) is one',
    async (text) => {
      expect(await readValues([name], { name: text }, inParis())).toEqual({ name: text });
    },
  );
});

describe('moments', () => {
  test.each([
    ['2026-03-05', Date.UTC(2026, 2, 4, 23)],
    ['2026-03-05 14:00', Date.UTC(2026, 2, 5, 13)],
    ['2026-03-05T14:00', Date.UTC(2026, 2, 5, 13)],
    // Summer time begins on 29 March: the hour that does not exist is the one after it.
    ['2026-03-29 02:30', Date.UTC(2026, 2, 29, 1, 30)],
    ['2026-07-01', Date.UTC(2026, 5, 30, 22)],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['05/03/2026', null],
    ['2026-03-05 25:00', null],
  ])('%s in Paris', async (typed, moment) => {
    const read = readValues([{ name: 'since', kind: 'moment' }], { since: typed }, inParis());
    if (moment === null) await expect(read).rejects.toMatchObject({ code: 'bad-argument' });
    else expect(await read).toEqual({ since: moment });
  });
});

test('a channel by token, by name, by id', async () => {
  const named: unknown[] = [];
  const context = inParis(named);
  for (const typed of ['<#C1|veille>', '<#C1>', '#veille', 'veille'])
    await readValues([{ name: 'in', kind: 'channel' }], { in: typed }, context);
  expect(named).toEqual([
    { id: 'C1', name: 'veille' },
    { id: 'C1', name: null },
    { id: null, name: 'veille' },
    { id: 'veille', name: 'veille' },
  ]);
});

test('lengths are shown in the largest unit that divides them', () => {
  const lengths = [90 * MINUTE, 36 * HOUR, 7 * DAY];
  expect(lengths.map((ms) => typedDuration(ms, 'en'))).toEqual(['90m', '36h', '7d']);
  expect(lengths.map((ms) => typedDuration(ms, 'fr'))).toEqual(['90m', '36h', '7j']);
});
