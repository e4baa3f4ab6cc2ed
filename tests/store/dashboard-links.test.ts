import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { newWorld } from '../commands/harness.ts';

const person = { platform: 'slack', id: 'U0MAPLE', name: 'maplefox' } as const;

async function withLinks(...untils: number[]) {
  const world = await newWorld();
  await world.say('add kestrelbox');
  const { id: workspaceId } = await world.workspace();
  const link = (until: number) => ({
    workspaceId,
    channelId: 'slack:T0KESTREL:C0SUPPORT',
    scope: 'channel' as const,
    createdAt: world.now(),
    until: world.now() + until,
    createdBy: person,
  });
  const audit = { workspaceId, at: world.now(), person, act: 'share-dashboard', subject: 's', detail: null };
  for (const [nth, until] of untils.entries())
    await world.store.addDashboardLink(`hash${nth}`, link(until), () => audit);
  return { world, workspaceId };
}

test('links that have ended are no longer there, and are pruned', async () => {
  const { world, workspaceId } = await withLinks(HOUR, DAY);
  world.pass(2 * HOUR);
  expect((await world.store.dashboardLinks(workspaceId, world.now())).map(({ number }) => number)).toEqual([
    2,
  ]);
  expect(await world.store.dashboardLinkBy('hash0', world.now())).toBeNull();
  expect(await world.store.dashboardLinks(workspaceId, 0)).toHaveLength(2);
  while (!(await world.store.prune(world.now(), 1_000)).done);
  expect(await world.store.dashboardLinks(workspaceId, 0)).toHaveLength(1);
});

test('a clock that is set right does not make a link valid for longer', async () => {
  const { world, workspaceId } = await withLinks(HOUR);
  const from = world.now();
  const to = from - 300 * DAY;
  await world.store.setBack(from - 1, to);
  const [link] = await world.store.dashboardLinks(workspaceId, to);
  expect(link!.until - to).toBeLessThanOrEqual(HOUR + 1);
});

test('a number is given once', async () => {
  const { world, workspaceId } = await withLinks(HOUR, HOUR);
  const audit = { workspaceId, at: world.now(), person, act: 'x', subject: 's', detail: null };
  expect(await world.store.dropDashboardLink({ workspaceId, number: 2 }, audit)).toBe(true);
  expect(await world.store.dropDashboardLink({ workspaceId, number: 2 }, audit)).toBe(false);
  const [left] = await world.store.dashboardLinks(workspaceId, 0);
  const { number } = await world.store.addDashboardLink('hash9', left!, () => audit);
  expect(number).toBe(3);
});
