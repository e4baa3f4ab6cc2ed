import { beforeEach, expect, test } from 'vitest';
import type { Channel, Workspace } from '../../src/listening/channel.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import type { Actor } from '../../src/services/actor.ts';
import { changeSettings } from '../../src/services/channels/change-settings.ts';
import { setChannelPaused } from '../../src/services/channels/pause-channel.ts';
import { pinDashboard, unpinDashboard } from '../../src/services/dashboards/pin-dashboard.ts';
import { scheduleDigest } from '../../src/services/digests/schedule-digest.ts';
import { editKeyword } from '../../src/services/keywords/edit-keyword.ts';
import { pauseKeyword } from '../../src/services/keywords/pause-keyword.ts';
import { mentionsToRemove, removeKeyword } from '../../src/services/keywords/remove-keyword.ts';
import { connectFeed, disconnectFeed } from '../../src/services/sources/connect-feed.ts';
import { switchSource } from '../../src/services/sources/switch-source.ts';
import type { Store } from '../../src/store/store.ts';
import { birch, maple, newWorld, type World } from '../commands/harness.ts';

const FEED = 'https://blog.example/feed';
const locale = { language: 'en', timeZone: 'UTC' };

interface Scene {
  store: Store;
  sources: ReturnType<World['ports']['sources']>;
  backFill: World['ports']['backFill'];
  wake(): void;
  workspace: Workspace;
  channel: Channel;
  keyword: Keyword;
}

let world: World;
let scene: Scene;

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  const { store, ports } = world;
  const workspace = await world.workspace();
  const [channel] = await store.channels(workspace.id);
  const [keyword] = await store.keywords(workspace.id);
  const { backFill, wake } = ports;
  scene = {
    store,
    sources: ports.sources(),
    backFill,
    wake,
    workspace,
    channel: channel!,
    keyword: keyword!,
  };
  const discoverFeeds = async () => [{ url: FEED, title: 'A blog' }];
  await connectFeed({ store, wake, discoverFeeds }, actorOf(maple, false), channel!, FEED);
  await pinDashboard({ store, aboutOf: ports.aboutOf }, actorOf(maple, false), workspace, channel!);
});

function actorOf(person: Actor['person'], admin: boolean): Actor {
  return { workspaceId: scene.workspace.id, person, admin, now: world.now() };
}

/** What belongs to the person who set it. */
const OWNED: [string, (scene: Scene, actor: Actor) => Promise<unknown>][] = [
  ['edit a keyword', (parts, actor) => editKeyword(parts, actor, parts.keyword, { name: 'Other' })],
  ['pause a keyword', (parts, actor) => pauseKeyword(parts, actor, parts.keyword, true)],
  ['ask what goes with one', ({ store, keyword }, actor) => mentionsToRemove(store, actor, keyword)],
  ['remove a keyword', (parts, actor) => removeKeyword(parts, actor, parts.keyword)],
  [
    'schedule a digest',
    ({ store, channel }, actor) => scheduleDigest(store, actor, channel, { at: '07:00' }),
  ],
  [
    'change settings',
    ({ store, ...at }, actor) => changeSettings(store, actor, at, { dailyBudget: 5 }, locale),
  ],
  ['pause a channel', ({ store, channel }, actor) => setChannelPaused(store, actor, channel, true)],
  ['let go of a dashboard', ({ store, channel }, actor) => unpinDashboard(store, actor, channel)],
  ['disconnect a feed', (parts, actor) => disconnectFeed(parts, actor, FEED)],
];

/** What only an admin may do, whoever set it. */
const ADMIN: typeof OWNED = [
  ['switch a source', (parts, actor) => switchSource(parts, actor, parts.workspace, 'google-news', true)],
  [
    'change the retention',
    ({ store, ...at }, actor) => changeSettings(store, actor, at, { retentionDays: 30 }, locale),
  ],
];

test.each(OWNED)('whatever door is asked: to %s is for whoever set it, and for admins', async (_, act) => {
  const before = await world.store.audit(scene.workspace.id, { limit: 100 });
  await expect(act(scene, actorOf(birch, false))).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await world.store.audit(scene.workspace.id, { limit: 100 })).toEqual(before);
  await expect(act(scene, actorOf(birch, true))).resolves.not.toThrow();
});

test.each(OWNED)('to %s is done by its owner', async (_, act) => {
  await expect(act(scene, actorOf(maple, false))).resolves.not.toThrow();
});

test.each(ADMIN)('to %s is for admins', async (_, act) => {
  await expect(act(scene, actorOf(maple, false))).rejects.toMatchObject({
    code: 'not-allowed',
    params: { who: 'admin' },
  });
  await act(scene, actorOf(birch, true));
  const [latest] = await world.store.audit(scene.workspace.id, { limit: 1 });
  expect(latest).toMatchObject({ person: birch });
});
