import { expect, test } from 'vitest';
import { steadyClock } from '../../src/listening/steady-clock.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const YEAR = 365 * DAY;

/** A machine whose date is `off` what it should be. */
function machine(latest: number | null = null, off = 0) {
  const real = { passed: 0, off };
  const leaps: { from: number; to: number }[] = [];
  const clock = steadyClock(
    {
      now: () => START + real.passed + real.off,
      sleep: async () => {},
      monotonic: () => 5_000 + real.passed,
    },
    latest,
    (leap) => leaps.push(leap),
  );
  return {
    real,
    leaps,
    clock,
    /** How far the bot's time is from the real one, each second for so long. */
    errors: (ms: number) => {
      const seen = new Set<number>();
      for (const end = real.passed + ms; real.passed < end; real.passed += 1_000)
        seen.add(clock.now() - START - real.passed);
      return [...seen];
    },
  };
}

const STEPS = [-YEAR, -DAY, -10 * MINUTE, 10 * MINUTE, DAY, YEAR];

test.each(STEPS)('a date that is %i ms wrong for some minutes changes nothing', (off) => {
  const { real, errors, leaps } = machine();
  expect(errors(MINUTE)).toEqual([0]);
  real.off = off;
  expect(errors(9 * MINUTE)).toEqual([0]);
  real.off = 0;
  expect(errors(20 * MINUTE)).toEqual([0]);
  expect(leaps).toEqual([]);
});

test.each(STEPS)('a date that is set by %i ms for good is believed after ten minutes', (off) => {
  const { real, errors, leaps } = machine();
  expect(errors(MINUTE)).toEqual([0]);
  real.off = off;
  expect(errors(10 * MINUTE)).toEqual([0]);
  expect(errors(MINUTE)).toEqual([off]);
  expect(leaps).toHaveLength(1);
  expect(leaps[0]!.to - leaps[0]!.from).toBe(off);
});

test('a date that goes on leaping is never believed', () => {
  const { real, errors } = machine();
  for (const off of [DAY, 0, 2 * DAY, YEAR, 3 * DAY, DAY, 2 * DAY]) {
    real.off = off;
    expect(errors(6 * MINUTE)).toEqual([0]);
  }
});

test('a clock that is set right by some seconds is followed at once', () => {
  const { real, errors } = machine();
  real.off = 20_000;
  expect(errors(MINUTE)).toEqual([20_000]);
  real.off = -20_000;
  expect(errors(MINUTE)).toEqual([-20_000]);
});

test('a start with a date before the last one that is known goes on from that one', () => {
  const { errors, leaps } = machine(START, -YEAR);
  expect(errors(10 * MINUTE)).toEqual([0]);
  expect(errors(MINUTE)).toEqual([-YEAR]);
  expect(leaps).toHaveLength(1);
});

test('a start after a downtime goes by the date', () => {
  expect(machine(START - 30 * DAY).errors(MINUTE)).toEqual([0]);
});
