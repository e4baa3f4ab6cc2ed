import { beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/config/errors.ts';
import { importFeeds } from '../../../src/services/collecting/import-feeds.ts';
import type { Store } from '../../../src/store/store.ts';
import { aChannel } from '../../fakes/channel.ts';
import { temporaryStore } from '../../fakes/store.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const LIST = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Routers"><outline type="rss" text="Homenet" xmlUrl="https://homenet.example/feed"/></outline>
<outline type="rss" text="Signal" xmlUrl="https://signal.example/rss"/>
<outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/></body></opml>`;

describe('an OPML list in the import folder', () => {
  let store: Store;
  const run = (text: string, dryRun = false) =>
    importFeeds(store, 'w1', { name: 'feeds.opml', bytes: new TextEncoder().encode(text) }, dryRun, 1_000);

  beforeEach(async () => {
    store = await temporaryStore();
    await store.createWorkspace(
      {
        id: 'w1',
        name: 'Kestrelbox',
        language: 'en',
        timeZone: 'UTC',
        retentionDays: 90,
        optedIn: [],
        createdAt: 0,
      },
      REF,
      'Terminal',
    );
    await store.saveChannel(aChannel({ dailyBudget: 5 }), null);
  });

  test('adds each feed once, and only addresses of the web', async () => {
    expect(await run(LIST)).toMatchObject({ read: 2, stored: 2, known: 0 });
    expect((await store.feeds('w1')).map(({ url }) => url).sort()).toEqual([
      'https://homenet.example/feed',
      'https://signal.example/rss',
    ]);
    expect(await run(LIST)).toMatchObject({ read: 2, stored: 0, known: 2 });
  });

  test('a dry run adds nothing', async () => {
    expect(await run(LIST, true)).toMatchObject({ stored: 2 });
    expect(await store.feeds('w1')).toEqual([]);
  });

  test('what is no list is refused in words', async () => {
    await expect(run('<html><body>no</body></html>')).rejects.toThrow(UserError);
  });
});
