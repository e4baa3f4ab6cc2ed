import { beforeEach, describe, expect, test } from 'vitest';
import { digestJob } from '../../src/jobs/digest.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { type Channel, channelId } from '../../src/listening/channel.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Store } from '../../src/store/store.ts';
import { aChannel } from '../fakes/channel.ts';
import { temporaryStore } from '../fakes/store.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const at = (iso: string) => Date.parse(iso);

describe('digests by the channel’s own clock', () => {
  let store: Store;
  let now: number;
  const run = () => digestJob({ store, clock: { now: () => now, sleep: async () => {} } }).run(now);
  const digestsSent = async () =>
    (await store.waiting(channelId(REF))).map(
      ({ key, message }) => `${key.split(':').slice(4).join(':')} ${message.summary}`,
    );
  const playTo = async (end: number, step = HOUR) => {
    for (; now < end; now += step) await run();
    now = end;
    await run();
  };

  beforeEach(async () => {
    store = await temporaryStore();
    now = at('2026-10-22T10:00:00Z');
    await store.createWorkspace(
      {
        id: 'w1',
        name: 'Kestrelbox',
        language: 'en',
        timeZone: 'Europe/Paris',
        retentionDays: 90,
        optedIn: [],
        createdAt: now,
      },
      REF,
      'Terminal',
    );
    await save({ daily: '09:00', weekly: null });
    await store.addKeyword(
      {
        workspaceId: 'w1',
        id: 'k1',
        name: 'Kestrelbox',
        query: 'kestrelbox',
        kind: 'brand',
        sources: [],
        languages: [],
        paused: false,
        rule: DEFAULT_RULE,
        createdAt: now,
        createdBy: 'maplefox',
      },
      {
        workspaceId: 'w1',
        keywordId: 'k1',
        channelId: channelId(REF),
        alerts: true,
        digest: true,
        mentions: false,
      },
      { workspaceId: 'w1', at: now, person: 'bot', act: 'add', subject: 'k1', detail: null },
    );
  });
  const save = (digest: Channel['digest']) =>
    store.saveChannel(aChannel({ timeZone: 'Europe/Paris', digest }), null);
  const keys = async () =>
    (await store.waiting(channelId(REF))).map(({ key }) => /\d{4}-\d\d-\d\dT.*/.exec(key)?.[0]);

  test('09:00 in Paris, through the end of summer time: one a day, none at the moment of setting it', async () => {
    await run();
    expect(await keys()).toEqual([]);
    await playTo(at('2026-10-26T10:00:00Z'));
    expect(await keys()).toEqual([
      '2026-10-23T07:00:00.000Z',
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ]);
  });

  test('after a downtime of four days: one catch-up for all of it, then days again', async () => {
    await playTo(at('2026-10-23T08:00:00Z'));
    now += 4 * DAY;
    await run();
    await run();
    expect(await keys()).toHaveLength(2);
    expect((await digestsSent())[1]).toMatch(/Oct 23.*Oct 27/);
    await playTo(now + DAY);
    expect(await keys()).toHaveLength(3);
  });

  test('weekly on Monday', async () => {
    await save({ daily: null, weekly: { weekday: 1, at: '09:00' } });
    await playTo(at('2026-11-10T00:00:00Z'), 6 * HOUR);
    expect(await keys()).toEqual([
      '2026-10-26T08:00:00.000Z',
      '2026-11-02T08:00:00.000Z',
      '2026-11-09T08:00:00.000Z',
    ]);
  });
});
