import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alert, RESOLVE_REASONS } from '../../../src/listening/alerts/alert.ts';
import { applyAction, samePerson } from '../../../src/listening/alerts/triage.ts';
import type { TriageAction } from '../../../src/listening/alerts/triage-action.ts';
import { STEADY_CLOCK } from '../../../src/listening/alerts/triage-clock.ts';
import { dueTimer } from '../../../src/listening/alerts/triage-timers.ts';
import type { Person } from '../../../src/listening/channel.ts';
import { DAY, HOUR, type Millis } from '../../../src/listening/time.ts';
import { runs } from '../../runs.ts';
import { birch, cedar, maple, NINE, sampleAlert } from './triage-sample.ts';

type Step =
  | { by: Person; after: Millis; action: (other: Alert, now: Millis) => TriageAction; on: 0 | 1 }
  | { turn: true; after: Millis };

const person = fc.constantFrom(maple, birch, cedar);
const reason = fc.constantFrom(...RESOLVE_REASONS);
const action = fc.oneof(
  fc.boolean().map((takeOver) => (): TriageAction => ({ verb: 'claim', takeOver })),
  fc.tuple(person, fc.boolean()).map(
    ([to, takeOver]) =>
      (): TriageAction => ({ verb: 'assign', to, takeOver }),
  ),
  fc.constant((): TriageAction => ({ verb: 'release' })),
  fc.integer({ min: -HOUR, max: 40 * DAY }).map(
    (ms) =>
      (_: Alert, now: Millis): TriageAction => ({ verb: 'snooze', until: now + ms, why: 'later' }),
  ),
  fc.constant((): TriageAction => ({ verb: 'snooze', until: 'calm' })),
  fc.constant((): TriageAction => ({ verb: 'escalate' })),
  fc.string().map((text) => (): TriageAction => ({ verb: 'note', text })),
  fc.constant((other: Alert): TriageAction => ({ verb: 'merge', into: other })),
  reason.map((why) => (): TriageAction => ({ verb: 'resolve', reason: why })),
  reason.map((why) => (): TriageAction => ({ verb: 'dismiss', reason: why })),
  fc.constant((): TriageAction => ({ verb: 'reopen' })),
);
const wait = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * DAY }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ by: person, after: wait, action, on: fc.constantFrom(0 as const, 1 as const) }),
  },
  { weight: 1, arbitrary: fc.record({ turn: fc.constant(true as const), after: wait }) },
);

function checkInvariants(alert: Alert, all: readonly Alert[]): void {
  const { triage } = alert;
  const closed = triage.state === 'resolved' || triage.state === 'dismissed';
  expect(triage.closedAt !== null).toBe(closed);
  expect(triage.reason !== null).toBe(closed);
  expect(triage.closedBy !== null).toBe(closed);
  expect(triage.snoozedUntil !== null).toBe(triage.state === 'snoozed');
  if (triage.state === 'claimed') expect(triage.holder).not.toBeNull();
  if (triage.state === 'new') expect(triage.holder).toBeNull();
  if (triage.holder) expect(triage.claimedAt).not.toBeNull();
  expect(triage.duplicateOf !== null).toBe(triage.reason === 'duplicate');
  if (triage.idleAskedAt !== null) expect(triage.state).toBe('claimed');
  if (closed) expect(dueTimer(alert, Number.POSITIVE_INFINITY, STEADY_CLOCK)).toBeNull();
  // Merged alerts form no circle: following duplicateOf ends.
  let at: Alert | undefined = alert;
  for (let hops = 0; at?.triage.duplicateOf; hops++) {
    expect(hops).toBeLessThan(all.length);
    at = all.find(({ id }) => id === at!.triage.duplicateOf);
  }
}

test('no sequence of acts by several people and timers breaks the record', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const alerts = [sampleAlert(), sampleAlert({ id: 'other', number: 13, severity: 1 })] as [Alert, Alert];
      let now = NINE;
      for (const step of steps) {
        now += step.after;
        if ('turn' in step) {
          for (const index of [0, 1] as const) {
            const due = dueTimer(alerts[index], now, STEADY_CLOCK);
            if (!due) continue;
            const result = applyAction(alerts[index], due, 'timer', now);
            // A timer that says it is due is never refused, and always changes something: no turn can loop.
            expect(result).toMatchObject({ ok: true, changed: true });
            if (result.ok) alerts[index] = result.alert;
          }
        } else {
          const before = alerts[step.on];
          const frozen = JSON.stringify(before);
          const result = applyAction(before, step.action(alerts[step.on === 0 ? 1 : 0], now), step.by, now);
          expect(JSON.stringify(before)).toBe(frozen);
          if (!result.ok) continue;
          expect(result.alert.version).toBe(before.version + (result.changed ? 1 : 0));
          if (!result.changed) expect(result.alert).toBe(before);
          // Whoever got "yes" for a claim holds it, whatever happened before.
          const done = step.action(alerts[step.on === 0 ? 1 : 0], now);
          if (done.verb === 'claim') expect(samePerson(result.alert.triage.holder, step.by)).toBe(true);
          alerts[step.on] = result.alert;
        }
        for (const alert of alerts) checkInvariants(alert, alerts);
      }
    }),
    { numRuns: runs(400) },
  );
});

test('the same act by the same person at the same moment twice is the same as once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(person, action, wait), { maxLength: 15 }), (steps) => {
      let alert = sampleAlert();
      const other = sampleAlert({ id: 'other', number: 13 });
      let now = NINE;
      for (const [by, make, after] of steps) {
        now += after;
        const made = make(other, now);
        const once = applyAction(alert, made, by, now);
        if (!once.ok) continue;
        const twice = applyAction(once.alert, made, by, now);
        if (twice.ok) expect(twice.alert.triage).toEqual(once.alert.triage);
        // Handing back an alert that one no longer holds is refused.
        else expect([made.verb, twice.code]).toEqual(['release', 'nobody']);
        alert = once.alert;
      }
    }),
    { numRuns: runs(300) },
  );
});

test('left alone, an alert is reminded once and escalated once, then nothing more ever comes', () => {
  fc.assert(
    fc.property(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), (severity) => {
      let alert = sampleAlert({ severity });
      const acts: string[] = [];
      for (let turn = 0; turn < 2_000; turn++) {
        const now = NINE + turn * HOUR;
        const due = dueTimer(alert, now, STEADY_CLOCK);
        if (!due) continue;
        acts.push(due.verb);
        const result = applyAction(alert, due, 'timer', now);
        if (result.ok) alert = result.alert;
      }
      expect(acts).toEqual(['remind', 'escalate']);
    }),
  );
});
