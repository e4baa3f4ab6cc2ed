import { beforeEach, describe, expect, test } from 'vitest';
import { timersJob } from '../../../src/jobs/timers.ts';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';
import { alertDeliveries } from '../../../src/services/alerts/notify-alert.ts';
import { newWorld, raise, readable, sendAll, type World } from '../../commands/harness.ts';
import { sampleAlert } from '../../listening/alerts/triage-sample.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
});

/** Raised now, its card waiting: the platform takes nothing. */
async function raisedUnsent(): Promise<Alert> {
  const { store } = world;
  const { id: workspaceId } = await world.workspace();
  const [keyword] = await store.keywords(workspaceId);
  const channels = await store.channels(workspaceId);
  const subscriptions = await store.subscriptions(workspaceId);
  const now = world.now();
  const [alert] = await store.commitDetected({
    workspaceId,
    detectors: [],
    raised: [sampleAlert({ workspaceId, keywordId: keyword!.id, raisedAt: now })],
    changed: [],
    audit: [],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert, keyword: keyword!, channels, subscriptions, now }),
      ),
  });
  return alert!;
}

/** Runs the timers each minute for a while. */
async function pass(ms: number): Promise<void> {
  const clock = { now: world.now, sleep: async () => {} };
  const job = timersJob({ store: world.store, clock });
  for (let gone = 0; gone < ms; gone += MINUTE) {
    world.pass(MINUTE);
    await job.run(world.now());
  }
}

const stored = async ({ workspaceId, id }: Alert) => (await world.store.alert(workspaceId, id))!;

describe('the deadline of an alert', () => {
  test('runs from when its card could be sent, and the card says so', async () => {
    const alert = await raisedUnsent();
    await pass(5 * HOUR);
    expect((await stored(alert)).triage).toMatchObject({ remindedAt: null, escalated: null });
    await sendAll(world);
    const sent = world.now();
    await pass(MINUTE);
    expect((await stored(alert)).triage.respondBy).toBe(sent + 2 * HOUR);
    const [edit] = await sendAll(world);
    expect(edit!.kind).toBe('edit');
    // Sent at 15:00 in Paris.
    expect(readable(edit!.message)).toContain('answer by 17:00');
    await pass(2 * HOUR - 2 * MINUTE);
    expect((await stored(alert)).triage.remindedAt).toBeNull();
    await pass(2 * MINUTE);
    expect((await stored(alert)).triage.remindedAt).toBe(sent + 2 * HOUR);
  });

  test('stands still while every channel that shows it is paused', async () => {
    const alert = await raise(world);
    const began = world.now();
    await pass(HOUR);
    const [channel] = await world.store.channels(alert.workspaceId);
    const paused = { since: world.now(), reason: 'left' };
    await world.store.saveChannel({ ...channel!, paused }, null);
    await pass(3 * HOUR);
    expect((await stored(alert)).triage).toMatchObject({ remindedAt: null, hidden: [{ to: null }] });
    await world.store.saveChannel({ ...channel!, paused: null }, null);
    await pass(50 * MINUTE);
    expect((await stored(alert)).triage.remindedAt).toBeNull();
    await pass(12 * MINUTE);
    const { remindedAt } = (await stored(alert)).triage;
    expect(remindedAt! - began).toBeGreaterThanOrEqual(5 * HOUR);
    expect(remindedAt! - began).toBeLessThanOrEqual(5 * HOUR + 2 * MINUTE);
  });
});
