import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import type { Feed, Store } from '../../../src/store/store.ts';
import {
  alert,
  audit,
  batch,
  channel,
  delivery,
  furnish,
  HOME,
  hit,
  keyword,
  mention,
  NOON,
  request,
  subscription,
  workspace,
} from './samples.ts';

const TEAM = { platform: 'slack', home: 'T1' } as const;
const GUILD = { platform: 'discord', home: 'G1' } as const;
const feed = (url: string, workspaceId = 'w1'): Feed => ({
  workspaceId,
  url,
  title: 'Example blog',
  addedBy: 'u1',
  addedAt: NOON,
  channelId: 'terminal:here:general',
});

export function homes(open: () => Promise<Store>): void {
  async function furnished(keywordIds?: string[]): Promise<Store> {
    const store = await open();
    await furnish(store, keywordIds);
    return store;
  }

  /** A second workspace in a Slack team, with one channel subscribed to one keyword of its two, and one mention. */
  async function addTeam(store: Store): Promise<void> {
    const w2 = { workspaceId: 'w2' };
    const ops = channel('ops', { ...w2, ref: { ...TEAM, channel: 'ops' } });
    await store.createWorkspace(workspace('w2'), TEAM, 'Team one');
    await store.saveChannel(ops, null);
    await store.addKeyword(
      keyword('x1', { ...w2, name: 'Heron' }),
      subscription('x1', ops.id, 'w2'),
      audit('track', 'x1', w2),
    );
    await store.addKeyword(keyword('x2', { ...w2, name: 'Quiet' }), null, audit('track', 'x2', w2));
    await store.commitCollected(
      batch({ added: [mention('t', { workspaceId: 'w2', hits: [hit('neg', 'x1')] })] }),
    );
    await store.enqueue([delivery('waiting', { ...w2, channelId: ops.id, to: ops.ref })]);
  }

  describe('homes and workspaces', () => {
    test('a home lives in one workspace', async () => {
      const store = await furnished();
      expect(await store.workspaceOf(HOME)).toEqual(workspace());
      expect(await store.workspaceOf(TEAM)).toBeNull();
      expect(await store.homes('w1')).toEqual([{ ...HOME, name: 'Terminal' }]);
      const renamed = workspace('w1', { name: 'Maple and Sons', retentionDays: 30 });
      await store.saveWorkspace(renamed, audit('settings', 'w1'));
      expect(await store.workspaces()).toEqual([renamed]);
      expect(await store.audit('w1', { subject: 'w1', limit: 5 })).toEqual([audit('settings', 'w1')]);
    });

    test('keeps installations apart from workspaces', async () => {
      const store = await furnished();
      await store.keepInstallation(TEAM, '{"token":"one"}');
      await store.keepInstallation(TEAM, '{"token":"two"}');
      expect(await store.findInstallation(TEAM)).toBe('{"token":"two"}');
      await store.forgetInstallation(TEAM);
      expect(await store.findInstallation(TEAM)).toBeNull();
    });

    test('a code joins a home once, in time, and the orphaned workspace moves what it had', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.addFeed(
        feed('https://blog.example/rss', 'w2'),
        audit('follow', 'feed', { workspaceId: 'w2' }),
      );
      await store.offerLink('w1', 'OLD', NOON + HOUR);
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      expect(await store.redeemLink('OLD', TEAM, 'Team one', NOON, null)).toBeNull();
      expect(await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null)).toEqual(workspace());
      expect(await store.redeemLink('ABCD', GUILD, 'Guild', NOON, null)).toBeNull();

      expect((await store.workspaceOf(TEAM))?.id).toBe('w1');
      expect((await store.workspaces()).map(({ id }) => id)).toEqual(['w1']);
      const names = (await store.keywords('w1')).map(({ name, workspaceId }) => [workspaceId, name]);
      expect(names).toEqual([
        ['w1', 'Kestrelbox k1'],
        ['w1', 'Heron'],
        ['w1', 'Quiet'],
      ]);
      const heron = (await store.keywords('w1'))[1]!;
      expect((await store.channels('w1')).map(({ id, workspaceId }) => [id, workspaceId])).toEqual([
        ['slack:T1:ops', 'w1'],
        ['terminal:here:general', 'w1'],
      ]);
      expect(await store.subscriptions('w1')).toContainEqual(subscription(heron.id, 'slack:T1:ops', 'w1'));
      expect((await store.feeds('w1')).map(({ url }) => url)).toEqual(['https://blog.example/rss']);
      expect((await store.waiting('slack:T1:ops')).map(({ workspaceId }) => workspaceId)).toEqual(['w1']);
      expect(await store.mention('w2', 'm-t')).toBeNull();
      expect(await store.allKeywords()).toHaveLength(3);
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });

    test('what a code is for can be asked without spending it', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      expect(await store.linkOfferedBy('ABCD', NOON)).toEqual(workspace());
      expect(await store.linkOfferedBy('ABCD', NOON + HOUR)).toBeNull();
      expect(await store.linkOfferedBy('NONE', NOON)).toBeNull();
      expect(await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null)).toEqual(workspace());
    });

    test('who was muted in the orphaned workspace stays so for the keywords that it brings, and for no other', async () => {
      const store = await furnished();
      await addTeam(store);
      const person = { platform: 'slack', id: 'U1', name: 'Tilda' } as const;
      const mute = (key: string, keywordId: string | null) =>
        store.mute(
          'w2',
          [{ what: 'author', key, name: key, keywordId, person, at: NOON }],
          [],
          audit('mute', 'w2', { workspaceId: 'w2' }),
        );
      await mute('rss:ash', null);
      await mute('rss:birch', 'x1');
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      const names = new Map((await store.keywords('w1')).map(({ id, name }) => [id, name]));
      const mutes = (await store.mutes('w1')).map(({ key, keywordId }) => [key, names.get(keywordId ?? '')]);
      expect(mutes.sort()).toEqual([
        ['rss:ash', 'Heron'],
        ['rss:ash', 'Quiet'],
        ['rss:birch', 'Heron'],
      ]);
    });

    test('what the orphaned workspace said of the themes of its keywords comes along', async () => {
      const store = await furnished();
      await addTeam(store);
      const person = { platform: 'slack', id: 'U1', name: 'Tilda' } as const;
      const said = { key: 'hold', name: 'Nobody picks up', shown: 'on hold', person, at: NOON };
      await store.markTheme('w2', 'x1', said, audit('rename-theme', 'x1', { workspaceId: 'w2' }));
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      const heron = (await store.keywords('w1')).find(({ name }) => name === 'Heron')!;
      expect(await store.themeMarks('w1', heron.id)).toEqual([said]);
      expect(await store.themeMarks('w2', 'x1')).toEqual([]);
    });

    test('the orphaned workspace brings its alerts, under new numbers, and its audit', async () => {
      const store = await furnished();
      await addTeam(store);
      const raise = (workspaceId: string, ids: readonly string[], keywordId: string) =>
        store.commitDetected({
          workspaceId,
          detectors: [],
          raised: ids.map((id) => alert(id, { workspaceId, keywordId })),
          changed: [],
          audit: [audit('raise', ids[0]!, { workspaceId })],
          deliveries: () => [],
        });
      await raise('w1', ['a1', 'both'], 'k1');
      await raise('w2', ['b1', 'b2'], 'x1');
      await raise('w2', ['both'], 'x1');
      const [second] = (await store.alerts('w2', {})).filter(({ id }) => id === 'b2');
      const merged = {
        ...second!,
        triage: { ...second!.triage, state: 'dismissed' as const, duplicateOf: 'b1', duplicateNumber: 1 },
      };
      await store.commitAct([{ alert: merged, expectedVersion: second!.version }], [], []);
      const before = await store.audit('w2', { limit: 50 });
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, audit('link', 'w1'));

      const numbers = new Map((await store.alerts('w1', {})).map(({ id, number }) => [id, number]));
      expect(Object.fromEntries(numbers)).toEqual({ a1: 1, both: 2, b1: 4, b2: 5 });
      const heron = (await store.keywords('w1')).find(({ name }) => name === 'Heron')!;
      expect(await store.alertByNumber('w1', 5)).toMatchObject({
        id: 'b2',
        workspaceId: 'w1',
        number: 5,
        keywordId: heron.id,
        triage: { duplicateOf: 'b1', duplicateNumber: 4 },
        version: merged.version + 2,
      });
      expect((await store.alerts('w1', { keywordId: heron.id })).map(({ id }) => id).sort()).toEqual([
        'b1',
        'b2',
      ]);
      expect((await raise('w1', ['c1'], 'k1')).map(({ number }) => number)).toEqual([6]);
      const records = await store.audit('w1', { limit: 50 });
      expect(records.filter(({ act }) => act === 'link')).toEqual([audit('link', 'w1')]);
      expect(records.length).toBeGreaterThanOrEqual(before.length + 1);
      expect((await store.audit('w1', { subject: heron.id, limit: 5 })).map(({ act }) => act)).toEqual([
        'track',
      ]);
      expect(await store.audit('w2', { limit: 5 })).toEqual([]);
    });

    test('a code that came too late joins nothing', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.offerLink('w1', 'ABCD', NOON);
      expect(await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null)).toBeNull();
      expect((await store.workspaceOf(TEAM))?.id).toBe('w2');
    });

    test('joining keeps one keyword of the same name and query, and renames one of another query', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.saveKeyword(keyword('x1', { workspaceId: 'w2', name: 'KESTRELBOX K1' }), null);
      await store.saveKeyword(
        keyword('x2', { workspaceId: 'w2', name: 'Kestrelbox k1', query: 'kestrel' }),
        null,
      );
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      expect((await store.keywords('w1')).map(({ name }) => name)).toEqual([
        'Kestrelbox k1',
        'Kestrelbox k1 2',
      ]);
      expect(await store.subscriptions('w1')).toContainEqual(subscription('k1', 'slack:T1:ops', 'w1'));
    });

    test('a workspace that has another home keeps its keywords when one home leaves', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.offerLink('w2', 'STAY', NOON + HOUR);
      await store.redeemLink('STAY', GUILD, 'Guild', NOON, null);
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      expect((await store.workspaceOf(GUILD))?.id).toBe('w2');
      expect((await store.keywords('w2')).map(({ id }) => id)).toEqual(['x1', 'x2']);
      expect(await store.channels('w2')).toEqual([]);
      expect((await store.keywords('w1')).map(({ name }) => name)).toEqual(['Kestrelbox k1', 'Heron']);
    });

    test('a card sent before a home was separated never names a later alert of its own', async () => {
      const store = await open();
      await store.createWorkspace(workspace('w1'), TEAM, 'Kestrelbox');
      const raised = async (workspaceId: string, ids: readonly string[]) => {
        const own = keyword(`k-${workspaceId}`, { workspaceId });
        await store.addKeyword(own, null, audit('add', own.id, { workspaceId }));
        return store.commitDetected({
          workspaceId,
          detectors: [],
          raised: ids.map((id) => alert(id, { workspaceId, keywordId: own.id })),
          changed: [],
          audit: [],
          deliveries: () => [],
        });
      };
      await raised('w1', ['a1', 'a2']);
      await store.separateHome(TEAM, workspace('w3'), []);
      expect((await raised('w3', ['b1'])).map(({ number }) => number)).toEqual([3]);
    });

    test('a separated home takes its channels and copies of their keywords', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      await store.separateHome(TEAM, workspace('w3'), []);
      expect((await store.workspaceOf(TEAM))?.id).toBe('w3');
      expect(await store.homes('w3')).toEqual([{ ...TEAM, name: 'Team one' }]);
      const [heron, ...others] = await store.keywords('w3');
      expect(others).toEqual([]);
      expect(heron).toMatchObject({ workspaceId: 'w3', name: 'Heron' });
      expect(await store.subscriptions('w3')).toEqual([subscription(heron!.id, 'slack:T1:ops', 'w3')]);
      expect((await store.keywords('w1')).map(({ name }) => name)).toEqual([
        'Kestrelbox k1',
        'Heron',
        'Quiet',
      ]);
      expect((await store.channels('w1')).map(({ id }) => id)).toEqual(['terminal:here:general']);
    });

    test('a home that removes the bot leaves nothing when it was the last', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.keepInstallation(TEAM, 'secret');
      await store.removeHome(TEAM);
      expect(await store.workspaceOf(TEAM)).toBeNull();
      expect((await store.workspaces()).map(({ id }) => id)).toEqual(['w1']);
      expect(await store.findInstallation(TEAM)).toBeNull();
      expect((await store.allChannels()).map(({ id }) => id)).toEqual(['terminal:here:general']);
      expect((await store.allKeywords()).map(({ id }) => id)).toEqual(['k1']);
      expect(await store.delivery('waiting')).toBeNull();
      expect(await store.mention('w2', 'm-t')).toBeNull();
    });

    test('a home that removes the bot leaves the others as they were', async () => {
      const store = await furnished();
      await addTeam(store);
      await store.offerLink('w1', 'ABCD', NOON + HOUR);
      await store.redeemLink('ABCD', TEAM, 'Team one', NOON, null);
      await store.removeHome(TEAM);
      expect((await store.workspaceOf(HOME))?.id).toBe('w1');
      expect((await store.channels('w1')).map(({ id }) => id)).toEqual(['terminal:here:general']);
      expect(await store.keywords('w1')).toHaveLength(3);
      expect(await store.delivery('waiting')).toMatchObject({ state: 'dropped' });
    });
  });

  describe('channels, subscriptions, keywords, feeds', () => {
    test('a removed channel takes its subscriptions and what waits for it along', async () => {
      const store = await furnished();
      const quiet = channel('general', { quiet: { from: '22:00', to: '07:00' } });
      await store.saveChannel(quiet, audit('settings', quiet.id));
      expect(await store.channel('w1', quiet.id)).toEqual(quiet);
      expect(await store.channel('w2', quiet.id)).toBeNull();
      await store.enqueue([delivery('a')]);
      await store.enqueueDigest([], {
        workspaceId: 'w1',
        channelId: quiet.id,
        cadence: 'daily',
        until: NOON,
        schedule: '12:00 UTC',
        since: NOON,
      });
      await store.removeChannel(quiet.ref);
      expect(await store.channels('w1')).toEqual([]);
      expect(await store.subscriptions('w1')).toEqual([]);
      expect(await store.digestMarks('w1', quiet.id)).toEqual([]);
      expect(await store.delivery('a')).toMatchObject({ state: 'dropped' });
    });

    test('subscribing again changes the subscription', async () => {
      const store = await furnished();
      const every = { ...subscription(), mentions: true };
      await store.subscribe(every, audit('subscribe'));
      expect(await store.subscriptions('w1')).toEqual([every]);
      await store.unsubscribe('w1', 'k1', every.channelId, audit('unsubscribe'));
      expect(await store.subscriptions('w1')).toEqual([]);
      expect((await store.audit('w1', { subject: 'k1', limit: 2 })).map(({ act }) => act)).toEqual([
        'unsubscribe',
        'subscribe',
      ]);
    });

    test('a removed keyword leaves nothing but what other keywords hold', async () => {
      const store = await furnished(['k1', 'k2']);
      await store.commitCollected(
        batch({ added: [mention('a'), mention('b', { hits: [hit('neg', 'k1'), hit('pos', 'k2')] })] }),
      );
      await store.commitDetected({
        workspaceId: 'w1',
        detectors: [{ workspaceId: 'w1', keywordId: 'k1', stream: 'all', finalUntil: NOON, state: '{}' }],
        raised: [alert('al')],
        changed: [],
        audit: [],
        deliveries: () => [],
      });
      await store.removeKeyword('w1', 'k1', audit('untrack'));
      expect((await store.keywords('w1')).map(({ id }) => id)).toEqual(['k2']);
      expect((await store.subscriptions('w1')).map(({ keywordId }) => keywordId)).toEqual(['k2']);
      expect(await store.mention('w1', 'm-a')).toBeNull();
      expect((await store.mention('w1', 'm-b'))?.hits).toEqual([hit('pos', 'k2')]);
      expect(await store.alerts('w1', {})).toEqual([]);
      expect(await store.detectorRows('w1')).toEqual([]);
      expect(await store.findMentions('w1', 'kestrelbox', 5)).toHaveLength(1);
      await store.addKeyword(keyword('k1'), null, audit('track'));
      expect(await store.totals('w1', ['k1'], 0, NOON + DAY)).toMatchObject([{ total: 0, authors: 0 }]);
      expect(await store.commitCollected(batch({ added: [mention('a')] }))).toEqual({ added: ['m-a'] });
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });

    test('a keyword is saved as it is', async () => {
      const store = await furnished();
      const paused = keyword('k1', { paused: true, query: '"kestrel box"' });
      await store.saveKeyword(paused, audit('pause'));
      expect(await store.keywords('w1')).toEqual([paused]);
      expect(await store.allKeywords()).toEqual([paused]);
    });

    test('with encryption, www or a slash it is the same feed; of two that end at one address, the longer history goes on', async () => {
      const store = await furnished();
      const [from, to] = ['https://old.example/rss', 'https://blog.example/feed'];
      const state = (key: string, firstAt: number) =>
        request({ source: 'feed', key, params: { url: key }, firstAt, cursor: { of: key } });
      for (const url of [from, to]) expect(await store.addFeed(feed(url), audit('follow'))).toBe('added');
      for (const url of ['http://blog.example/feed', 'https://www.blog.example/feed/'])
        expect(await store.addFeed(feed(url), audit('follow'))).toBe('known');
      await store.saveRequest(state(from, 1_000), []);
      await store.saveRequest(state(to, 2_000), []);
      const moved = { key: to, firstAt: 1_000, cursor: { of: from }, part: `feed ${from}` };
      expect(await store.moveFeed(from, to)).toMatchObject(moved);
      expect(await store.requestStates()).toMatchObject([moved]);
      expect((await store.feeds('w1')).map(({ url }) => url)).toEqual([to]);
      await store.saveRequest(state(from, 3_000), []);
      expect(await store.moveFeed(from, to)).toMatchObject(moved);
      expect(await store.requestStates()).toHaveLength(1);
    });

    test('a feed belongs to each workspace that added it, and moves for all', async () => {
      const store = await furnished();
      await addTeam(store);
      const [from, to] = ['https://blog.example/rss', 'https://blog.example/feed.xml'];
      expect(await store.addFeed(feed(from), audit('follow'))).toBe('added');
      expect(await store.addFeed(feed(from), audit('follow'))).toBe('known');
      expect(await store.addFeed(feed(from, 'w2'), audit('follow', 'f', { workspaceId: 'w2' }))).toBe(
        'added',
      );
      expect(await store.allFeeds()).toEqual([
        {
          url: from,
          workspaces: ['w1', 'w2'],
          channels: [
            { workspaceId: 'w1', channelId: 'terminal:here:general' },
            { workspaceId: 'w2', channelId: 'terminal:here:general' },
          ],
        },
      ]);
      await store.saveRequest(
        request({ source: 'rss', key: from, params: { url: from }, cursor: { etag: 'e' } }),
        [],
      );
      await store.moveFeed(from, to);
      expect((await store.allFeeds()).map(({ url, workspaces }) => [url, workspaces])).toEqual([
        [to, ['w1', 'w2']],
      ]);
      expect((await store.requestStates()).filter(({ source }) => source === 'rss')).toEqual([
        request({ source: 'rss', key: to, params: { url: to }, cursor: { etag: 'e' } }),
      ]);
      await store.removeFeed('w1', to, audit('unfollow'));
      expect(await store.feeds('w1')).toEqual([]);
      expect(await store.feeds('w2')).toEqual([feed(to, 'w2')]);
    });
  });
}
