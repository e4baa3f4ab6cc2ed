import { beforeEach, describe, expect, test } from 'vitest';
import type { Campaign } from '../../src/listening/campaigns/campaign.ts';
import { DAY } from '../../src/listening/time.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, channel, keyword, NOON, workspace } from '../contracts/store/samples.ts';
import { temporaryStore } from '../fakes/store.ts';

const campaign = (more: Partial<Campaign> = {}): Campaign => ({
  workspaceId: 'w1',
  id: 'c1',
  name: 'Kestrelfest',
  keywordIds: ['k1'],
  controlIds: ['k2'],
  from: NOON,
  to: NOON + 7 * DAY,
  goal: 'volume',
  timeZone: 'Europe/Paris',
  createdAt: NOON,
  createdBy: { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' },
  channelId: channel().id,
  reported: false,
  ...more,
});

let store: Store;
beforeEach(async () => {
  store = await temporaryStore();
  await store.createWorkspace(workspace(), { platform: 'terminal', home: 'here' }, 'Here');
  await store.saveChannel(channel(), null);
  await store.addKeyword(keyword('k1'), null, audit());
  await store.addKeyword(keyword('k2'), null, audit());
});

const expected = async () => (await store.keywords('w1'))[0]!.rule.expected;

describe('campaigns of a store', () => {
  test('are kept with what their keywords expect, in one batch', async () => {
    const event = { from: NOON, to: NOON + 7 * DAY, name: 'Kestrelfest', campaign: 'c1' };
    const before = store.settingsVersion();
    await store.saveCampaign(
      campaign(),
      [keyword('k1', { rule: { ...keyword().rule, expected: [event] } })],
      audit(),
    );
    expect(await store.campaigns('w1')).toEqual([campaign()]);
    expect(await expected()).toEqual([event]);
    expect(store.settingsVersion()).toBeGreaterThan(before);
    expect(await store.campaigns('w2')).toEqual([]);
  });

  test('change nothing else of a keyword, whatever was changed since it was read', async () => {
    await store.saveKeyword(keyword('k1', { name: 'Renamed', paused: true }), null);
    await store.saveCampaign(campaign(), [keyword('k1')], audit());
    expect((await store.keywords('w1'))[0]).toMatchObject({ name: 'Renamed', paused: true });
  });

  test('are reported once, and not as they were before a change', async () => {
    await store.saveCampaign(campaign(), [], audit());
    await store.saveCampaign(campaign({ to: NOON + DAY }), [], audit());
    await store.reportCampaign(campaign(), null);
    expect(await store.unreportedCampaigns()).toHaveLength(1);
    await store.reportCampaign(campaign({ to: NOON + DAY }), null);
    expect(await store.unreportedCampaigns()).toEqual([]);
    expect((await store.campaigns('w1'))[0]!.reported).toBe(true);
  });

  test('that were removed are forgotten when that cannot be taken back any more', async () => {
    await store.saveCampaign(campaign({ removedAt: NOON }), [], { ...audit(), at: NOON });
    expect(await store.unreportedCampaigns()).toEqual([]);
    await store.saveCampaign(campaign({ id: 'c2' }), [], { ...audit(), at: NOON + DAY });
    expect(await store.campaigns('w1')).toHaveLength(2);
    await store.saveCampaign(campaign({ id: 'c2' }), [], { ...audit(), at: NOON + 3 * DAY });
    expect((await store.campaigns('w1')).map(({ id }) => id)).toEqual(['c2']);
  });

  test('go with their channel into another workspace, with the keywords that go', async () => {
    await store.saveCampaign(campaign(), [], audit());
    const other = workspace('w2');
    await store.createWorkspace(other, { platform: 'slack', home: 'T1' }, 'There');
    await store.offerLink('w2', 'code', NOON + DAY);
    await store.redeemLink('code', { platform: 'terminal', home: 'here' }, 'Here', NOON, audit());
    const [moved, ...more] = await store.campaigns('w2');
    expect(more).toEqual([]);
    const ids = (await store.keywords('w2')).map(({ id }) => id);
    expect(moved).toEqual(campaign({ workspaceId: 'w2', keywordIds: [ids[0]!], controlIds: [ids[1]!] }));
    expect(await store.campaigns('w1')).toEqual([]);
  });

  test('are in a database that was made before there were any', async () => {
    const database = openSqlite(':memory:');
    const before = MIGRATIONS.findIndex(({ name }) => name === 'campaigns');
    await migrate(database, MIGRATIONS.slice(0, before));
    await migrate(database);
    const migrated = storeOver(database);
    expect(await migrated.campaigns('w1')).toEqual([]);
    await migrated.close();
  });
});
