import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { applyAction } from '../../../src/listening/alerts/triage.ts';
import type { TriageAction } from '../../../src/listening/alerts/triage-action.ts';
import { STEADY_CLOCK } from '../../../src/listening/alerts/triage-clock.ts';
import { triageFigures } from '../../../src/listening/alerts/triage-figures.ts';
import { dueTimer } from '../../../src/listening/alerts/triage-timers.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { maple, NINE, sampleAlert } from './triage-sample.ts';

function apply(alert: Alert, action: TriageAction, by: typeof maple | 'timer', now: number): Alert {
  const result = applyAction(alert, action, by, now);
  if (!result.ok) throw new Error(result.code);
  return result.alert;
}

/** The timer of an alert comes at this moment, not before. */
function expectTimer(alert: Alert, at: number, action: TriageAction): void {
  expect(dueTimer(alert, at - 1, STEADY_CLOCK)).toBeNull();
  expect(dueTimer(alert, at, STEADY_CLOCK)).toEqual(action);
}

const NEVER = Number.POSITIVE_INFINITY;

describe('timers', () => {
  test('the deadline reminds at its moment, not before', () => {
    const alert = sampleAlert({ severity: 2 });
    expect(dueTimer(alert, NINE + 2 * HOUR - 1, STEADY_CLOCK)).toBeNull();
    expect(dueTimer(alert, NINE + 2 * HOUR, STEADY_CLOCK)).toEqual({ verb: 'remind' });
  });

  test('after the reminder comes one escalation, unless a person escalated before', () => {
    const reminded = apply(sampleAlert(), { verb: 'remind' }, 'timer', NINE + 2 * HOUR);
    expectTimer(reminded, NINE + 4 * HOUR, { verb: 'escalate' });
    expect(
      dueTimer(apply(reminded, { verb: 'escalate' }, maple, NINE + 3 * HOUR), NEVER, STEADY_CLOCK),
    ).toBeNull();
  });

  test('what is back to normal hurries nobody', () => {
    expect(dueTimer(sampleAlert({ calmAt: NINE + HOUR }), NEVER, STEADY_CLOCK)).toBeNull();
  });

  test('an idle holder is asked; a yes starts the time anew, silence hands the alert back', () => {
    const claimed = apply(sampleAlert(), { verb: 'claim' }, maple, NINE);
    const idle = NINE + 4 * HOUR;
    expectTimer(claimed, idle, { verb: 'ask-idle' });
    const reminded = apply(claimed, { verb: 'ask-idle' }, 'timer', idle);
    const yes = apply(reminded, { verb: 'claim' }, maple, idle + MINUTE);
    expectTimer(yes, idle + MINUTE + 4 * HOUR, { verb: 'ask-idle' });
    expectTimer(reminded, idle + HOUR, { verb: 'release' });
    expect(apply(reminded, { verb: 'release' }, 'timer', idle + HOUR).triage.state).toBe('new');
  });

  test('a note is a sign of life', () => {
    const claimed = apply(sampleAlert(), { verb: 'claim' }, maple, NINE);
    const noted = apply(claimed, { verb: 'note', text: 'calling the vendor' }, maple, NINE + 3 * HOUR);
    expectTimer(noted, NINE + 7 * HOUR, { verb: 'ask-idle' });
  });

  test('a snooze until calm ends when calm comes, never by the clock', () => {
    const snoozed = apply(sampleAlert(), { verb: 'snooze', until: 'calm' }, maple, NINE);
    expect(dueTimer(snoozed, NINE + 30 * DAY, STEADY_CLOCK)).toBeNull();
    expect(dueTimer({ ...snoozed, calmAt: NINE + HOUR }, NINE + HOUR, STEADY_CLOCK)).toEqual({
      verb: 'wake',
    });
  });
});

describe('figures', () => {
  test('median and ninetieth are delays that really happened; duplicates judge no rule', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30];
    const alerts = delays.map((hours, index) => {
      const alert = sampleAlert({ id: `a${index}`, number: index });
      const claimed = apply(alert, { verb: 'claim' }, maple, NINE + (hours * HOUR) / 2);
      return index < 6
        ? apply(claimed, { verb: 'resolve', reason: 'answered' }, maple, NINE + hours * HOUR)
        : apply(claimed, { verb: 'dismiss', reason: 'noise' }, maple, NINE + hours * HOUR);
    });
    const merged = apply(sampleAlert({ id: 'm' }), { verb: 'merge', into: alerts[0]! }, maple, NINE);
    const figures = triageFigures(alerts, NINE + 40 * HOUR);
    expect(figures.toClaim).toEqual({ median: 2.5 * HOUR, ninetieth: 4.5 * HOUR, of: 10 });
    expect(figures.toClose).toEqual({ median: 5 * HOUR, ninetieth: 9 * HOUR, of: 10 });
    expect(figures.precision).toBe(0.6);
    expect(triageFigures([...alerts, merged], NINE).precision).toBe(0.6);
  });

  test('nothing judged gives no precision, and an unclaimed late alert is overdue', () => {
    const figures = triageFigures([sampleAlert()], NINE + 3 * HOUR);
    expect(figures).toMatchObject({ toClaim: null, toClose: null, precision: null, open: 1, overdue: 1 });
  });
});
