import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditKeywordsJob } from '../../src/jobs/audit-keywords.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { type Channel, channelId } from '../../src/listening/channel.ts';
import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { newRequestState } from '../../src/services/collecting/reschedule.ts';
import { readSilentKeywords } from '../../src/services/keywords/audit-keywords.ts';
import type { Store } from '../../src/store/store.ts';
import { readable } from '../commands/harness.ts';
import { aChannel } from '../fakes/channel.ts';
import { temporaryStore } from '../fakes/store.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const ID = channelId(REF);
/** A Thursday; the first of August is a Saturday, the first of September a Tuesday. */
const BEGIN = Date.parse('2026-06-11T09:00:00Z');
const SOURCES = [
  { id: 'hacker-news', label: 'Hacker News', access: 'open', configured: true, terms: '' },
] as const;

let store: Store;
let now: number;

beforeEach(async () => {
  store = await temporaryStore();
  now = BEGIN;
  await store.createWorkspace(
    {
      ...{ id: 'w1', name: 'Kestrelbox', language: 'en', retentionDays: 90, optedIn: [], createdAt: BEGIN },
      timeZone: 'Europe/Paris',
    },
    REF,
    'Terminal',
  );
  await store.saveChannel(aChannel({ timeZone: 'Europe/Paris' }), null);
});
afterEach(() => store.close());

const listen = (name: string, part: Partial<Keyword> = {}) =>
  store.addKeyword(
    {
      ...{ workspaceId: 'w1', id: name, name, query: name.toLowerCase(), kind: 'brand', sources: [] },
      ...{ languages: [], paused: false, rule: DEFAULT_RULE, createdAt: BEGIN, createdBy: 'maplefox' },
      ...part,
    },
    { workspaceId: 'w1', keywordId: name, channelId: ID, alerts: true, digest: true, mentions: false },
    { workspaceId: 'w1', at: BEGIN, person: 'bot', act: 'add', subject: name, detail: null },
  );
/** What Hacker News was read for. */
const read = (keywordIds: readonly string[], part: { coveredUntil?: number; failures?: number } = {}) => {
  const request = {
    ...{ source: 'hacker-news', key: 'kestrelbox', params: { words: 'kestrelbox' } },
    ...{ scope: 'all' as const, serves: [...keywordIds], everyMs: HOUR },
  };
  return store.saveRequest(
    {
      ...newRequestState(request, BEGIN),
      ...{ firstAt: BEGIN, lastTryAt: now, lastSuccessAt: part.coveredUntil ?? now },
      ...{ coveredFrom: BEGIN, coveredUntil: now, nextAt: now + HOUR },
      ...part,
    },
    [],
  );
};
const newJob = () =>
  auditKeywordsJob({ store, clock: { now: () => now, sleep: async () => {} }, sources: () => SOURCES });
const at = (text: string) => {
  now = Date.parse(text);
};
const said = async (): Promise<string[]> => {
  const rows = await store.claimDue(now + DAY, 20);
  for (const row of rows)
    await store.markSent(row.key, JSON.stringify({ channel: row.to, id: row.key }), now);
  return rows.map(({ message }) => readable(message as Message));
};

describe('on the first working morning of a month', () => {
  test('the channel reads which keywords have found nothing, why that may be, and how to change them', async () => {
    await listen('Kestrelbox', { query: 'kestrelbox country:fr' });
    await listen('Quillmere');
    at('2026-08-03T06:59:00Z');
    await read(['Kestrelbox', 'Quillmere']);
    const job = newJob();
    await job.run(now);
    expect(await said()).toEqual([]);
    at('2026-08-03T07:00:00Z');
    await job.run(now);
    const [text, ...others] = await said();
    expect(others).toEqual([]);
    expect(text).toContain('2 keywords have found nothing in 30 days. Perhaps because:');
    expect(text).toContain('Kestrelbox: No source that is read for it says enough for country:fr.');
    expect(text).toMatch(/Kestrelbox: .* kestrelbox$/m);
    expect(text).toContain('Quillmere: Its words may be rare');
    expect(text).toContain('edit ▾');
  });

  test.each([
    ['after a restart', '2026-08-03T07:20:00Z'],
    ['on a clock that was set back', '2026-08-03T07:01:00Z'],
    ['later in the month', '2026-08-05T09:00:00Z'],
    ['when it is long past', '2026-08-20T09:00:00Z'],
  ])('it is said once, also %s', async (_, again) => {
    await listen('Quillmere');
    at('2026-08-03T07:05:00Z');
    await read(['Quillmere']);
    await newJob().run(now);
    expect(await said()).toHaveLength(1);
    at(again);
    await newJob().run(now);
    expect(await said()).toEqual([]);
  });

  test('a bot that was down on the day says it up to three days later, and each month anew', async () => {
    await listen('Quillmere');
    at('2026-08-05T09:00:00Z');
    await read(['Quillmere']);
    await newJob().run(now);
    expect(await said()).toHaveLength(1);
    at('2026-09-01T07:00:00Z');
    await read(['Quillmere']);
    await newJob().run(now);
    expect(await said()).toHaveLength(1);
  });

  test.each<[string, Partial<Keyword>]>([
    ['is young', { createdAt: Date.parse('2026-07-20T00:00:00Z') }],
    ['was changed of late', { filledAt: Date.parse('2026-07-20T00:00:00Z') }],
    ['is paused', { paused: true }],
  ])('a keyword that %s is left alone', async (_, part) => {
    await listen('Quillmere', part);
    at('2026-08-03T07:00:00Z');
    await read(['Quillmere']);
    await newJob().run(now);
    expect(await said()).toEqual([]);
  });

  test('a keyword whose source was down is left alone', async () => {
    await listen('Quillmere');
    at('2026-08-03T07:00:00Z');
    await read(['Quillmere'], { coveredUntil: Date.parse('2026-07-10T00:00:00Z'), failures: 60 });
    await newJob().run(now);
    expect(await said()).toEqual([]);
  });

  test('a channel that is paused is spared', async () => {
    await listen('Quillmere');
    const channel: Channel = (await store.channel('w1', ID))!;
    await store.saveChannel({ ...channel, paused: { since: BEGIN, reason: 'gone' } }, null);
    at('2026-08-03T07:00:00Z');
    await read(['Quillmere']);
    await newJob().run(now);
    expect(await said()).toEqual([]);
  });
});

test('of a keyword for which nothing is read, that is the reason', async () => {
  await listen('Quillmere', { sources: ['reddit'] });
  at('2026-08-03T07:00:00Z');
  const [workspace] = await store.workspaces();
  const sources = [
    { ...SOURCES[0], id: 'reddit', label: 'Reddit', access: 'keyed', configured: false },
  ] as const;
  const silent = await readSilentKeywords(store, workspace!, sources, await store.keywords('w1'), now);
  expect(silent.map(({ doubts }) => doubts[0])).toEqual([
    { kind: 'source-off', source: 'reddit', access: 'keyed' },
  ]);
});
