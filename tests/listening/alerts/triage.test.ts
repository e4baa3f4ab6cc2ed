import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { type ActionResult, applyAction, raiseSeverity } from '../../../src/listening/alerts/triage.ts';
import type { TriageAction } from '../../../src/listening/alerts/triage-action.ts';
import type { Person } from '../../../src/listening/channel.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { birch, cedar, maple, NINE, sampleAlert } from './triage-sample.ts';

function done(result: ActionResult): Alert {
  if (!result.ok || !result.changed) throw new Error(`not done: ${JSON.stringify(result)}`);
  return result.alert;
}

function played(alert: Alert, ...actions: [TriageAction, Person | 'timer', number][]): Alert {
  return actions.reduce((state, [action, by, at]) => done(applyAction(state, action, by, at)), alert);
}

describe('claiming', () => {
  test('makes the claimer its holder, ends the deadline, and grows the version by one', () => {
    const alert = played(sampleAlert(), [{ verb: 'claim' }, maple, NINE + MINUTE]);
    expect(alert.triage).toMatchObject({
      state: 'claimed',
      holder: maple,
      claimedAt: NINE + MINUTE,
      respondBy: null,
    });
    expect(alert.version).toBe(2);
  });

  test('twice by the same person changes nothing', () => {
    const alert = played(sampleAlert(), [{ verb: 'claim' }, maple, NINE]);
    expect(
      applyAction(alert, { verb: 'claim' }, { ...maple, name: 'maplefox (away)' }, NINE + MINUTE),
    ).toEqual({
      ok: true,
      changed: false,
      alert,
    });
  });

  test('by a second person is refused until they confirm the take-over', () => {
    const alert = played(sampleAlert(), [{ verb: 'claim' }, maple, NINE]);
    expect(applyAction(alert, { verb: 'claim' }, birch, NINE + MINUTE)).toEqual({ ok: false, code: 'held' });
    const taken = played(alert, [{ verb: 'claim', takeOver: true }, birch, NINE + MINUTE]);
    expect(taken.triage.holder).toEqual(birch);
    expect(taken.triage.claimedAt).toBe(NINE);
  });

  test('the same id on another platform is another person', () => {
    const alert = played(sampleAlert(), [{ verb: 'claim' }, maple, NINE]);
    expect(applyAction(alert, { verb: 'claim' }, { ...maple, platform: 'discord' }, NINE)).toMatchObject({
      code: 'held',
    });
  });

  test('its holder hands it over without a question; others must confirm', () => {
    const alert = played(sampleAlert(), [{ verb: 'claim' }, maple, NINE]);
    expect(played(alert, [{ verb: 'assign', to: birch }, maple, NINE]).triage.holder).toEqual(birch);
    expect(applyAction(alert, { verb: 'assign', to: birch }, cedar, NINE)).toMatchObject({ code: 'held' });
  });

  test('handing back makes it new again, with a fresh deadline', () => {
    const alert = played(
      sampleAlert(),
      [{ verb: 'claim' }, maple, NINE],
      [{ verb: 'release' }, maple, NINE + HOUR],
    );
    expect(alert.triage).toMatchObject({
      state: 'new',
      holder: null,
      respondBy: NINE + 3 * HOUR,
      remindedAt: null,
    });
    expect(applyAction(alert, { verb: 'release' }, maple, NINE + HOUR)).toMatchObject({ code: 'nobody' });
  });
});

describe('snoozing', () => {
  test('ends in what was before: claimed by its holder, or new with a fresh deadline', () => {
    const held = played(
      sampleAlert(),
      [{ verb: 'claim' }, maple, NINE],
      [{ verb: 'snooze', until: NINE + HOUR }, maple, NINE],
      [{ verb: 'wake' }, 'timer', NINE + HOUR],
    );
    expect(held.triage).toMatchObject({ state: 'claimed', holder: maple, snoozedUntil: null });
    const free = played(
      sampleAlert(),
      [{ verb: 'snooze', until: NINE + HOUR }, maple, NINE],
      [{ verb: 'wake' }, 'timer', NINE + HOUR],
    );
    expect(free.triage).toMatchObject({ state: 'new', respondBy: NINE + 3 * HOUR });
  });

  test('speaks up only when it is still abnormal then', () => {
    const snoozed = played(sampleAlert(), [{ verb: 'snooze', until: NINE + HOUR }, maple, NINE]);
    expect(applyAction(snoozed, { verb: 'wake' }, 'timer', NINE + HOUR)).toMatchObject({ detail: 'fires' });
    const calm = { ...snoozed, calmAt: NINE + 30 * MINUTE };
    const woken = applyAction(calm, { verb: 'wake' }, 'timer', NINE + HOUR);
    expect(woken).toMatchObject({ detail: 'quiet' });
    expect(done(woken).triage.respondBy).toBeNull();
  });

  test('ends at once when severity rises, and only then', () => {
    const snoozed = played(sampleAlert({ severity: 3 }), [
      { verb: 'snooze', until: NINE + HOUR },
      maple,
      NINE,
    ]);
    expect(raiseSeverity(snoozed, 3, NINE + MINUTE, NINE + HOUR)).toBe(snoozed);
    expect(raiseSeverity(snoozed, 4, NINE + MINUTE, NINE + HOUR)).toBe(snoozed);
    expect(raiseSeverity(snoozed, 1, NINE + MINUTE, NINE + HOUR).triage.state).toBe('new');
  });

  test.each<[string, number | 'calm', string | undefined, Partial<Alert>]>([
    ['past', NINE, undefined, {}],
    ['why-needed', NINE + DAY + MINUTE, undefined, {}],
    ['why-needed', NINE + DAY + MINUTE, '  ', {}],
    ['too-long', NINE + 31 * DAY, 'holidays', {}],
    ['calm-already', 'calm', undefined, { calmAt: NINE }],
  ])('is refused: %s', (code, until, why, part) => {
    const action: TriageAction = { verb: 'snooze', until, ...(why === undefined ? {} : { why }) };
    expect(applyAction(sampleAlert(part), action, maple, NINE)).toEqual({ ok: false, code });
  });

  test('keeps its reason as a note', () => {
    const alert = played(sampleAlert(), [
      { verb: 'snooze', until: NINE + 2 * DAY, why: 'fix ships Thursday' },
      maple,
      NINE,
    ]);
    expect(alert.triage.notes).toEqual([{ at: NINE, by: maple, text: 'fix ships Thursday' }]);
  });
});

describe('closing', () => {
  test('keeps who, when and why; reopening starts anew but keeps notes and the first claim', () => {
    const closed = played(
      sampleAlert(),
      [{ verb: 'claim' }, maple, NINE],
      [{ verb: 'note', text: 'vendor informed' }, maple, NINE],
      [{ verb: 'resolve', reason: 'fixed' }, birch, NINE + HOUR],
    );
    expect(closed.triage).toMatchObject({
      state: 'resolved',
      reason: 'fixed',
      closedBy: birch,
      closedAt: NINE + HOUR,
    });
    const again = played(closed, [{ verb: 'reopen' }, cedar, NINE + DAY]);
    expect(again.triage).toMatchObject({
      state: 'new',
      reopened: 1,
      reason: null,
      closedAt: null,
      holder: null,
      claimedAt: NINE,
    });
    expect(again.triage.notes).toHaveLength(1);
  });

  test('twice the same way changes nothing; the other way is refused', () => {
    const closed = played(sampleAlert(), [{ verb: 'dismiss', reason: 'noise' }, maple, NINE]);
    expect(applyAction(closed, { verb: 'dismiss', reason: 'wrong-keyword' }, birch, NINE)).toMatchObject({
      ok: true,
      changed: false,
    });
    expect(applyAction(closed, { verb: 'resolve', reason: 'fixed' }, birch, NINE)).toEqual({
      ok: false,
      code: 'closed',
    });
  });

  test('as a duplicate needs the other alert, which is neither itself nor merged itself', () => {
    const alert = sampleAlert();
    const other = sampleAlert({ id: 'other', number: 13 });
    expect(applyAction(alert, { verb: 'resolve', reason: 'duplicate' }, maple, NINE)).toMatchObject({
      code: 'duplicate-of-what',
    });
    expect(applyAction(alert, { verb: 'merge', into: alert }, maple, NINE)).toMatchObject({
      code: 'merge-itself',
    });
    const merged = played(alert, [{ verb: 'merge', into: other }, maple, NINE]);
    expect(merged.triage).toMatchObject({ state: 'resolved', reason: 'duplicate', duplicateOf: 'other' });
    expect(applyAction(merged, { verb: 'merge', into: other }, birch, NINE)).toMatchObject({
      changed: false,
    });
    expect(applyAction(other, { verb: 'merge', into: merged }, birch, NINE)).toMatchObject({
      code: 'merged',
    });
  });
});

describe('escalating and noting', () => {
  test('escalation is a flag that is set once', () => {
    const alert = played(sampleAlert(), [{ verb: 'escalate' }, maple, NINE]);
    expect(alert.triage).toMatchObject({ state: 'new', escalated: { at: NINE, by: maple } });
    expect(applyAction(alert, { verb: 'escalate' }, birch, NINE)).toMatchObject({ ok: true, changed: false });
    expect(applyAction(alert, { verb: 'escalate' }, 'timer', NINE)).toMatchObject({ code: 'not-due' });
  });

  test('the same note clicked twice is one note; the same words later are a second', () => {
    const alert = played(sampleAlert(), [{ verb: 'note', text: 'seen' }, maple, NINE]);
    expect(applyAction(alert, { verb: 'note', text: 'seen ' }, maple, NINE + 2_000)).toMatchObject({
      changed: false,
    });
    expect(played(alert, [{ verb: 'note', text: 'seen' }, birch, NINE + 2_000]).triage.notes).toHaveLength(2);
    expect(played(alert, [{ verb: 'note', text: 'seen' }, maple, NINE + MINUTE]).triage.notes).toHaveLength(
      2,
    );
  });

  test('an empty note is refused, a long one is cut', () => {
    expect(applyAction(sampleAlert(), { verb: 'note', text: ' \n ' }, maple, NINE)).toMatchObject({
      code: 'empty',
    });
    const alert = played(sampleAlert(), [{ verb: 'note', text: 'x'.repeat(5_000) }, maple, NINE]);
    expect(alert.triage.notes[0]!.text).toHaveLength(2_000);
  });
});
