import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatPlatform, SentRef } from '../../src/adapters/platform.ts';
import { DeliveryError, type DeliveryErrorKind } from '../../src/config/errors.ts';
import { createLog } from '../../src/config/log.ts';
import { deliverJob } from '../../src/jobs/deliver.ts';
import type { ChannelRef } from '../../src/listening/channel.ts';
import type { Delivery } from '../../src/listening/delivery.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { alertSubject } from '../../src/messages/subject.ts';
import type { Store } from '../../src/store/store.ts';
import { aChannel } from '../fakes/channel.ts';
import { temporaryStore } from '../fakes/store.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const REF: ChannelRef = { platform: 'slack', home: 'T1', channel: 'C1' };
const CHANNEL = aChannel({
  ref: REF,
  dailyBudget: 3,
  owner: { platform: 'slack', id: 'U1', name: 'maplefox' },
});

function message(summary: string): Message {
  return { language: 'en', summary, mood: 'plain', elements: [{ kind: 'text', text: summary }] };
}

function delivery(key: string, more: Partial<Delivery<Message>> = {}): Delivery<Message> {
  return {
    workspaceId: 'w1',
    key,
    kind: 'post',
    root: null,
    channelId: CHANNEL.id,
    to: REF,
    message: message(key),
    dueAt: NOON,
    expiresAt: null,
    purpose: 'alert',
    severity: 2,
    createdAt: NOON,
    ...more,
  };
}

const OLD = { address: 'https://kestrelbox.slack.example/archives/C1/p1', isThere: false };

describe('the deliver job', () => {
  let store: Store;
  let now: number;
  let fail: (key: string) => DeliveryErrorKind | Error | null;
  let logged: { level: string; event: string; error?: string }[];
  let sent: { to: ChannelRef; summary: string; key: string }[];
  let updated: { id: string; summary: string }[];
  let updateFails: DeliveryErrorKind | null;
  let former: { address: string; isThere: boolean } | null;
  const platform: ChatPlatform = {
    name: 'slack',
    start: async () => {},
    send: async (to, { summary }, key): Promise<SentRef> => {
      const kind = fail(key);
      if (kind instanceof Error) throw kind;
      if (kind)
        throw new DeliveryError(kind, `refused: ${kind}`, {
          retryAfterMs: kind === 'limited' ? 30_000 : null,
        });
      sent.push({ to, summary, key });
      return { channel: to, id: `m${sent.length}` };
    },
    update: async ({ id }, { summary }) => {
      if (updateFails) throw new DeliveryError(updateFails, 'gone', { former });
      updated.push({ id, summary });
    },
    stop: async () => {},
  };
  const run = () =>
    deliverJob({
      store,
      platforms: new Map([['slack', platform]]),
      clock: { now: () => now, sleep: async () => {} },
      log: createLog('warn', [], (line) => logged.push(JSON.parse(line))),
    }).run(now);
  const keys = () => sent.map(({ key }) => key);

  beforeEach(async () => {
    store = await temporaryStore();
    now = NOON;
    fail = () => null;
    logged = [];
    sent = [];
    updated = [];
    updateFails = null;
    former = null;
    await store.createWorkspace(
      {
        id: 'w1',
        name: 'Kestrelbox',
        language: 'en',
        timeZone: 'UTC',
        retentionDays: 90,
        optedIn: [],
        createdAt: NOON,
      },
      { platform: 'slack', home: 'T1' },
      'Kestrelbox',
    );
    await store.saveChannel(CHANNEL, null);
  });

  test('a key is sent once, however often it is enqueued and the job runs', async () => {
    await store.enqueue([delivery('a'), delivery('a'), delivery('b')]);
    await run();
    await store.enqueue([delivery('a')]);
    await run();
    expect(keys()).toEqual(['a', 'b']);
  });

  test('a reply goes into the thread of its root, an edit changes it', async () => {
    await store.enqueue([
      delivery('card'),
      delivery('reply', { kind: 'reply', root: 'card', purpose: 'triage' }),
      delivery('edit', { kind: 'edit', root: 'card', purpose: 'triage', message: message('claimed') }),
    ]);
    await run();
    expect(sent.map(({ key, to }) => [key, to.thread ?? null])).toEqual([
      ['card', null],
      ['reply', 'm1'],
    ]);
    expect(updated).toEqual([{ id: 'm1', summary: 'claimed' }]);
  });

  test('a card that somebody deleted is posted afresh, and later edits follow the new one', async () => {
    await store.enqueue([delivery('card')]);
    await run();
    updateFails = 'no-message';
    await store.enqueue([delivery('edit-1', { kind: 'edit', root: 'card', message: message('claimed') })]);
    await run();
    expect(sent.at(-1)).toMatchObject({ key: 'edit-1', summary: 'claimed' });
    updateFails = null;
    await store.enqueue([delivery('edit-2', { kind: 'edit', root: 'card', message: message('resolved') })]);
    await run();
    expect(updated).toEqual([{ id: 'm2', summary: 'resolved' }]);
  });

  test('the fresh card of an alert says below it where the thread of the old one is, once', async () => {
    await store.enqueue([delivery('card')]);
    await run();
    [updateFails, former] = ['no-message', OLD];
    const claimed: Message = { ...message('claimed'), subject: alertSubject(sampleAlert(), 'Kestrelbox') };
    await store.enqueue([delivery('edit-1', { kind: 'edit', root: 'card', message: claimed })]);
    await run();
    await run();
    expect(sent.map(({ key }) => key)).toEqual(['card', 'edit-1', 'edit-1:former']);
    expect(sent.at(-1)).toMatchObject({ to: { thread: 'm2' }, summary: expect.stringContaining('deleted') });
  });

  test('an edit that an older version stored says nothing of what it is about: it is delivered all the same', async () => {
    await store.enqueue([delivery('card')]);
    await run();
    [updateFails, former] = ['no-message', OLD];
    const stored = { ...message('claimed'), triage: 'claimed' } as Message;
    await store.enqueue([delivery('edit-1', { kind: 'edit', root: 'card', message: stored })]);
    await run();
    await run();
    expect(sent.map(({ key }) => key)).toEqual(['card', 'edit-1']);
  });

  test('a limit is waited for as long as the platform asks, and nothing is lost', async () => {
    fail = (key) => (key === 'a' && now < NOON + 30_000 ? 'limited' : null);
    await store.enqueue([delivery('a')]);
    await run();
    now += 29_000;
    await run();
    expect(keys()).toEqual([]);
    now += 1_000;
    await run();
    expect(keys()).toEqual(['a']);
  });

  test('a channel that cannot be posted to is paused and its owner notified once, directly', async () => {
    fail = (key) => (key.startsWith('channel-paused') ? null : 'not-allowed');
    await store.enqueue([delivery('a'), delivery('b')]);
    for (let turn = 0; turn < 5; turn++) {
      await run();
      now += 20 * MINUTE;
    }
    expect((await store.channel('w1', CHANNEL.id))?.paused?.reason).toBe('not-allowed');
    expect(sent.map(({ to }) => to.channel)).toEqual(['@U1']);
    fail = () => null;
    await store.saveChannel(CHANNEL, null);
    now += HOUR;
    await run();
    expect(keys().slice(1)).toEqual(['a', 'b']);
  });

  test('a person who takes no messages is not tried for ever', async () => {
    fail = () => 'not-allowed';
    await store.enqueue([delivery('a', { to: { ...REF, channel: '@U1' } })]);
    await run();
    expect((await store.delivery('a'))?.state).toBe('dropped');
    expect((await store.channel('w1', CHANNEL.id))?.paused).toBeNull();
  });

  test('what the platform will never take is dropped, not tried for ever', async () => {
    fail = () => 'rejected';
    await store.enqueue([delivery('a')]);
    await run();
    expect((await store.delivery('a'))?.state).toBe('dropped');
  });

  test('over the daily budget: deferred, and sent in one summary the next day', async () => {
    await store.enqueue(
      Array.from({ length: 8 }, (_, n) => delivery(`alert-${n}`, { severity: n === 7 ? 1 : 3 })),
    );
    await run();
    expect(keys()).toEqual(['alert-0', 'alert-1', 'alert-2', 'alert-7']);
    now += DAY;
    await run();
    await run();
    expect(sent).toHaveLength(5);
    expect(sent[4]!.summary).toMatch(/4 alerts/);
  });

  test('after an outage the backlog of mentions is one message', async () => {
    fail = () => (now < NOON + 3 * HOUR ? 'down' : null);
    await store.enqueue(
      Array.from({ length: 12 }, (_, n) => delivery(`mention-${n}`, { purpose: 'mention', severity: null })),
    );
    for (; now < NOON + 9 * HOUR; now += 10 * MINUTE) await run();
    expect(sent).toHaveLength(1);
    expect(sent[0]!.key).toMatch(/^catch-up/);
    expect(await store.outboxCounts()).toMatchObject({ waiting: 0, sending: 0 });
  });

  test('quiet hours hold all but the top severity until the morning', async () => {
    await store.saveChannel({ ...CHANNEL, quiet: { from: '11:00', to: '14:00' } }, null);
    await store.enqueue([delivery('night', { severity: 2 }), delivery('fire', { severity: 1 })]);
    await run();
    expect(keys()).toEqual(['fire']);
    now = Date.parse('2026-11-20T14:00:00Z');
    await run();
    expect(keys()).toEqual(['fire', 'night']);
  });

  describe('a fault of ours', () => {
    const OTHER = aChannel({ ref: { ...REF, channel: 'C2' }, owner: CHANNEL.owner });
    const broken = (key: string) => (key === 'bad' ? new TypeError('no such element') : null);

    test('holds back its own message only, and is tried again later', async () => {
      fail = broken;
      await store.saveChannel(OTHER, null);
      await store.enqueue([
        delivery('bad'),
        delivery('next'),
        delivery('elsewhere', { channelId: OTHER.id, to: OTHER.ref }),
      ]);
      await run();
      expect(keys().sort()).toEqual(['elsewhere', 'next']);
      expect(await store.failing('w1')).toMatchObject([
        { key: 'bad', state: 'waiting', failures: 1, lastError: 'no such element', dueAt: NOON + MINUTE },
      ]);
      expect(await store.failing('w2')).toEqual([]);
      fail = () => null;
      now += MINUTE;
      await run();
      expect(keys().at(-1)).toBe('bad');
      expect(await store.failing('w1')).toEqual([]);
    });

    test('is logged once with its stack, given up after some hours, and its owner notified once a day', async () => {
      fail = (key) => (key.startsWith('bad') ? new TypeError('no such element') : null);
      await store.enqueue([delivery('bad-1'), delivery('bad-2')]);
      for (const end = now + 5 * HOUR; now < end; now += MINUTE) await run();
      expect((await store.failing('w1')).map(({ key, state }) => [key, state])).toEqual([
        ['bad-1', 'dropped'],
        ['bad-2', 'dropped'],
      ]);
      expect(sent.map(({ to, summary }) => [to.channel, summary])).toEqual([
        ['@U1', expect.stringContaining('#support')],
      ]);
      const stacks = logged.filter(({ error }) => error?.includes('deliver.test.ts'));
      expect(stacks).toHaveLength(2);
      now += DAY;
      await store.enqueue([delivery('bad-3')]);
      for (const end = now + 5 * HOUR; now < end; now += MINUTE) await run();
      expect(sent).toHaveLength(2);
    });

    test('in a message to a person is given up in silence', async () => {
      fail = () => new TypeError('no such element');
      await store.enqueue([delivery('notice', { to: { ...REF, channel: '@U1' }, purpose: 'notice' })]);
      for (const end = now + 5 * HOUR; now < end; now += MINUTE) await run();
      expect((await store.delivery('notice'))?.state).toBe('dropped');
      expect(await store.outboxCounts()).toMatchObject({ waiting: 0, sending: 0, dropped: 1 });
    });

    test('outages before it do not count', async () => {
      fail = () => (now < NOON + 2 * DAY ? 'down' : new TypeError('no such element'));
      await store.enqueue([delivery('a')]);
      for (; now < NOON + 3 * DAY; now += HOUR) {
        await run();
        if ((await store.failing('w1')).length > 0) break;
      }
      expect(await store.delivery('a')).toMatchObject({ state: 'waiting', failures: 1 });
    });

    test('in a summary of deferred messages gives up the summary, not the channel', async () => {
      const odd = { ...message('odd'), summary: undefined as unknown as string };
      await store.enqueue([
        delivery('odd', { purpose: 'mention', severity: null, message: odd, createdAt: NOON - HOUR }),
      ]);
      await run();
      expect((await store.delivery('odd'))?.state).toBe('dropped');
      await store.enqueue([delivery('next')]);
      await run();
      expect(keys()).toEqual(['next']);
    });
  });

  test('a message that the platform will never take is shown and notified of, too', async () => {
    fail = (key) => (key === 'a' ? 'rejected' : null);
    await store.enqueue([delivery('a')]);
    await run();
    expect(await store.failing('w1')).toMatchObject([{ key: 'a', state: 'dropped' }]);
    expect(sent.map(({ to }) => to.channel)).toEqual(['@U1']);
  });
});
