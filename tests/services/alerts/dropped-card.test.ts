import { expect, test } from 'vitest';
import { postTo } from '../../../src/listening/delivery.ts';
import { alertCard } from '../../../src/messages/alerts/alert.ts';
import { actOnAlert } from '../../../src/services/alerts/act-on-alert.ts';
import { birch, newWorld, raise } from '../../commands/harness.ts';

test('a card that was given up is neither edited nor answered under, and no escalation starts from it', async () => {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox --name Kestrelbox');
  const alert = await raise(world);
  const { workspaceId } = alert;
  const [shown] = await store.channels(workspaceId);
  const gone = { ...shown!, id: 'slack:T0KESTREL:C0GONE', ref: { ...shown!.ref, channel: 'C0GONE' } };
  // Only the channel whose card was given up could call somebody.
  await store.saveChannel({ ...gone, onCall: [birch] }, null);
  const key = `alert:${alert.id}:card:${gone.id}`;
  const message = alertCard(alert, 'Kestrelbox', gone);
  const card = { key, message, purpose: 'alert' as const, expiresAt: null };
  await store.enqueue([postTo(gone, card, world.now())]);
  await store.dropDelivery(key, 'given up');

  const at = { workspaceId, alertId: alert.id };
  await expect(actOnAlert(store, at, { verb: 'escalate' }, birch, world.now())).resolves.toMatchObject({
    done: false,
    code: 'nowhere',
  });
  await actOnAlert(store, at, { verb: 'claim', takeOver: false }, birch, world.now());
  await actOnAlert(store, at, { verb: 'note', text: 'Seen.' }, birch, world.now());
  const rows = await store.deliveriesWith(workspaceId, `alert:${alert.id}:`);
  const of = (channelId: string) => rows.filter((row) => row.channelId === channelId).map(({ kind }) => kind);
  expect(of(gone.id)).toEqual(['post']);
  expect(of(shown!.id)).toEqual(expect.arrayContaining(['post', 'edit', 'reply']));
  await store.close();
});
