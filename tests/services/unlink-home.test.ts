import { expect, test } from 'vitest';
import { newWorld, raise, readable, sendAll } from '../commands/harness.ts';

const OTHER = { platform: 'slack', home: 'T0OTHER' } as const;
const there = { home: OTHER, channel: 'C0OTHER' };

test('a home that is separated closes its cards of open alerts, and takes the feeds of its channels along', async () => {
  const world = await newWorld();
  const { store } = world;
  await world.say('add kestrelbox --name Kestrelbox');
  const offer = readable((await world.say('link', { admin: true })).message);
  await world.say(`link ${/[A-Z2-9]{10}/.exec(offer)![0]} --yes`, { ...there, admin: true });
  await world.say('add kestrelbox', there);
  for (const [name, where] of [
    ['here', {}],
    ['there', there],
  ] as const) {
    world.feeds = [{ url: `https://${name}.example/feed`, title: name }];
    await world.say(`sources --add https://${name}.example/feed`, where);
  }
  const shared = await world.workspace();
  const alert = await raise(world);
  const question = readable((await world.say('unlink', { ...there, admin: true })).message);
  expect(question).toContain('the feeds added in them');
  await world.say('unlink --yes', { ...there, admin: true });

  const edits = (await sendAll(world)).filter(({ kind }) => kind === 'edit');
  expect(edits.map(({ to, root, message }) => [to.channel, root, readable(message)])).toEqual([
    [
      'C0OTHER',
      `alert:${alert.id}:card:slack:T0OTHER:C0OTHER`,
      expect.stringContaining(`continues in ${shared.name}`),
    ],
  ]);
  expect(edits[0]!.message.elements.some(({ kind }) => kind === 'buttons')).toBe(false);

  const own = (await store.workspaceOf(OTHER))!;
  expect((await store.feeds(own.id)).map(({ url, channelId }) => [url, channelId])).toEqual([
    ['https://there.example/feed', 'slack:T0OTHER:C0OTHER'],
  ]);
  // The others keep it, and hear of it in a channel of their own.
  expect((await store.feeds(shared.id)).map(({ url, channelId }) => [url, channelId]).sort()).toEqual([
    ['https://here.example/feed', 'slack:T0KESTREL:C0SUPPORT'],
    ['https://there.example/feed', 'slack:T0KESTREL:C0SUPPORT'],
  ]);
  await world.say('claim 1');
  expect((await sendAll(world)).map(({ to }) => to)).not.toContainEqual(
    expect.objectContaining({ home: 'T0OTHER' }),
  );
});
