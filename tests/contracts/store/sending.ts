import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Hold, OutboxRow, Store } from '../../../src/store/store.ts';
import { delivery, furnish, message, NOON } from './samples.ts';

const GENERAL = 'terminal:here:general';
const other = {
  channelId: 'terminal:here:other',
  to: { platform: 'terminal', home: 'here', channel: 'other' },
} as const;

export function sending(open: () => Promise<Store>): void {
  async function furnished(): Promise<Store> {
    const store = await open();
    await furnish(store);
    return store;
  }
  const claimed = async (store: Store, now = NOON, limit = 20) =>
    (await store.claimDue(now, limit)).map(({ key }) => key);

  describe('outbox', () => {
    test('gives a delivery back as it was put in', async () => {
      const store = await furnished();
      const sample = delivery('a', { severity: null, expiresAt: NOON + DAY, purpose: 'notice' });
      await store.enqueue([sample]);
      const expected = {
        ...sample,
        attempts: 0,
        failures: 0,
        lastError: null,
        sent: null,
        sentAt: null,
        uncertain: false,
      };
      expect(await store.delivery('a')).toEqual({ ...expected, state: 'waiting' });
      expect(await store.claimDue(NOON, 5)).toEqual([{ ...expected, state: 'sending' }]);
      await store.markSent('a', '{"id":"1"}', NOON + 5);
      expect(await store.delivery('a')).toEqual({
        ...expected,
        state: 'sent',
        sent: '{"id":"1"}',
        sentAt: NOON + 5,
      });
      expect(await store.delivery('b')).toBeNull();
    });

    test('a key is put in once', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a'), delivery('a', { message: message('again') })]);
      expect(await claimed(store)).toEqual(['a']);
      await store.markSent('a', '{}', NOON);
      await store.enqueue([delivery('a')]);
      expect(await claimed(store)).toEqual([]);
    });

    test('takes one row a channel, in order of creation, when it is due', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('later', { dueAt: NOON + 1 }),
        delivery('first'),
        delivery('second'),
        delivery('elsewhere', other),
      ]);
      expect(await claimed(store, NOON - 1)).toEqual([]);
      expect(await claimed(store, NOON, 1)).toEqual(['first']);
      expect(await claimed(store)).toEqual(['elsewhere']);
      expect(await claimed(store)).toEqual([]);
      await store.markSent('first', '{}', NOON);
      expect(await claimed(store, NOON + 1)).toEqual(['later']);
      await store.markSent('later', '{}', NOON);
      expect(await claimed(store)).toEqual(['second']);
    });

    test('replies and edits wait for their root', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('reply', { kind: 'reply', root: 'card', ...other }),
        delivery('edit', { kind: 'edit', root: 'card', ...other }),
        delivery('card'),
      ]);
      expect(await claimed(store)).toEqual(['card']);
      expect(await claimed(store)).toEqual([]);
      await store.markSent('card', '{"id":"7"}', NOON);
      expect(await claimed(store)).toEqual(['reply']);
      await store.markSent('reply', '{}', NOON);
      expect(await claimed(store)).toEqual(['edit']);
    });

    test('what belongs to a message that is never sent is dropped, with the reason', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('card'),
        delivery('reply', { kind: 'reply', root: 'card' }),
        delivery('edit', { kind: 'edit', root: 'unknown' }),
      ]);
      await store.dropDelivery('card', 'expired');
      expect(await claimed(store)).toEqual([]);
      expect(await store.delivery('card')).toMatchObject({ state: 'dropped', lastError: 'expired' });
      for (const key of ['reply', 'edit']) {
        expect(await store.delivery(key)).toMatchObject({
          state: 'dropped',
          lastError: 'the message it belongs to was never sent',
        });
      }
    });

    test('an edit takes the place of the waiting edit of the same message, when that was due', async () => {
      const store = await furnished();
      await store.enqueue([delivery('card')]);
      await claimed(store);
      await store.markSent('card', '{}', NOON);
      const edit = (key: string, dueAt: number) => delivery(key, { kind: 'edit', root: 'card', dueAt });
      await store.enqueue([edit('one', NOON + 10), edit('two', NOON + 20)]);
      expect(await store.delivery('one')).toBeNull();
      expect(await store.delivery('two')).toMatchObject({ dueAt: NOON + 10 });
      await store.enqueue([edit('two', NOON + 99)]);
      expect(await store.delivery('two')).toMatchObject({ dueAt: NOON + 10 });

      expect(await claimed(store, NOON + 10)).toEqual(['two']);
      await store.enqueue([edit('three', NOON + 10)]);
      await store.postpone('two', NOON + MINUTE, 'slow down');
      await store.enqueue([edit('four', NOON + 30)]);
      expect((await store.waiting(GENERAL)).map(({ key, dueAt }) => [key, dueAt])).toEqual([
        ['four', NOON + MINUTE],
      ]);
    });

    test('a postponed row comes again, a held one without counting as a try', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a')]);
      await claimed(store);
      await store.postpone('a', NOON + MINUTE, 'down');
      expect(await claimed(store)).toEqual([]);
      expect(await store.claimDue(NOON + MINUTE, 5)).toMatchObject([
        { key: 'a', attempts: 1, lastError: 'down' },
      ]);
      await store.postpone('a', NOON + HOUR, 'quiet hours', false);
      expect(await store.delivery('a')).toMatchObject({
        state: 'waiting',
        attempts: 1,
        lastError: 'quiet hours',
      });
    });

    test('a row that a bug left sending comes back, marked uncertain', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a'), delivery('b')]);
      await claimed(store);
      expect(await claimed(store, NOON + 15 * MINUTE)).toEqual([]);
      expect(await store.claimDue(NOON + 15 * MINUTE + 1, 5)).toMatchObject([{ key: 'a', uncertain: true }]);
      await store.markSent('a', '{}', NOON + HOUR);
      expect(await store.claimDue(NOON + HOUR, 5)).toMatchObject([{ key: 'b', uncertain: false }]);
    });

    test('folded rows wait for their summary', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a'), delivery('b', other), delivery('c')]);
      await claimed(store);
      await store.defer('a', 'budget');
      await store.defer('b', 'stale');
      expect((await store.summarized()).map(({ key, lastError }) => [key, lastError])).toEqual([
        ['a', 'budget'],
        ['b', 'stale'],
      ]);
      await store.summarizeFolded(['a', 'c'], delivery('catch-up', { purpose: 'notice' }));
      expect((await store.summarized()).map(({ key }) => key)).toEqual(['b']);
      expect((await store.waiting(GENERAL)).map(({ key }) => key)).toEqual(['c', 'catch-up']);
      expect(await store.delivery('a')).toMatchObject({ state: 'dropped' });
    });

    test('faults of ours are counted, and what they hold back is found', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('a'),
        delivery('b'),
        delivery('c', { workspaceId: 'w2' }),
        delivery('d'),
      ]);
      await store.postpone('b', NOON, 'down');
      await store.failDelivery('a', NOON + HOUR, 'odd');
      await store.failDelivery('b', null, 'odd');
      await store.failDelivery('c', null, 'odd');
      const fields = ({ key, state, dueAt, attempts, failures }: OutboxRow) => [
        key,
        state,
        dueAt,
        attempts,
        failures,
      ];
      expect((await store.failing('w1')).map(fields)).toEqual([
        ['a', 'waiting', NOON + HOUR, 1, 1],
        ['b', 'dropped', NOON, 2, 1],
      ]);
      await store.markSent('a', '{}', NOON);
      await store.failDelivery('a', null, 'too late');
      expect(await store.delivery('a')).toMatchObject({ state: 'sent' });
      expect((await store.failing('w1')).map(({ key }) => key)).toEqual(['b']);
    });

    test('a digest and the mark up to which it reports go together', async () => {
      const store = await furnished();
      const mark = {
        workspaceId: 'w1',
        channelId: GENERAL,
        cadence: 'daily',
        until: NOON,
        schedule: '12:00 UTC',
        since: NOON - HOUR,
      } as const;
      expect(await store.digestMarks('w1', GENERAL)).toEqual([]);
      await store.enqueueDigest([delivery('digest', { purpose: 'digest' })], mark);
      expect(await store.digestMarks('w1', GENERAL)).toEqual([mark]);
      const moved = { ...mark, schedule: '', since: NOON };
      await store.enqueueDigest([], { ...moved, until: NOON - DAY });
      expect(await store.digestMarks('w1', GENERAL)).toEqual([moved]);
      expect(await claimed(store)).toEqual(['digest']);
    });

    test('finds the cards of an alert by their keys', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('alert:a:card:1'),
        delivery('alert:a:card:2', other),
        delivery('alert:ab:card:1'),
        delivery('alert:a:card:3', { workspaceId: 'w2' }),
      ]);
      const found = await store.deliveriesWith('w1', 'alert:a:');
      expect(found.map(({ key, channelId }) => [key, channelId])).toEqual([
        ['alert:a:card:1', GENERAL],
        ['alert:a:card:2', other.channelId],
      ]);
    });

    test('finds what was sent by the id that the platform gave it', async () => {
      const store = await furnished();
      await store.enqueue(['one', 'more', 'other', 'waiting'].map((key) => delivery(key)));
      await claimed(store);
      const sent = (key: string, id: string) =>
        store.markSent(key, JSON.stringify({ channel: {}, id }), NOON);
      await sent('one', '1.5');
      await sent('more', '1.6+1.7');
      await sent('other', '1.55');
      const found = async (id: string) => (await store.deliveriesSentAs(GENERAL, id)).map(({ key }) => key);
      expect(await found('1.5')).toEqual(['one']);
      expect(await found('1.6')).toEqual(['more']);
      expect(await found('1.7')).toEqual([]);
      expect(await store.deliveriesSentAs(other.channelId, '1.5')).toEqual([]);
    });

    test('the budget counts alerts and mentions that were sent', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('alert'),
        delivery('mention', { purpose: 'mention', severity: null }),
        delivery('urgent', { severity: 1 }),
        delivery('digest', { purpose: 'digest', severity: null }),
        delivery('notice', { purpose: 'notice', severity: null }),
        delivery('elsewhere', other),
        delivery('waiting'),
      ]);
      for (const key of ['alert', 'mention', 'urgent', 'digest', 'notice', 'elsewhere'])
        await store.markSent(key, '{}', NOON);
      expect(await store.sentSince(GENERAL, NOON)).toBe(2);
      expect(await store.sentSince(GENERAL, NOON + 1)).toBe(0);
    });

    test('a card that is sent anew keeps the time it was first sent', async () => {
      const store = await furnished();
      await store.enqueue([delivery('card')]);
      await store.markSent('card', '{"id":"1"}', NOON);
      await store.markSent('card', '{"id":"2"}', NOON + HOUR);
      expect(await store.delivery('card')).toMatchObject({ sent: '{"id":"2"}', sentAt: NOON });
    });

    const hold = (scope: string, why: Hold['why'], until = NOON + HOUR) =>
      ({ scope, why, until, since: NOON, detail: 'later' }) as const;

    test.each([
      [GENERAL, ['c', 'd', 'e']],
      ['terminal:here', ['e']],
      ['terminal', ['e']],
      ['slack', ['a', 'c', 'd']],
      ['terminal:her', ['a', 'c', 'd', 'e']],
    ])('nothing goes to %s while it is held, and all of it in its order afterwards', async (scope, free) => {
      const store = await furnished();
      const person = { to: { ...other.to, channel: '@maplefox' } };
      const slack = { platform: 'slack', home: 'T1', channel: 'C1' } as const;
      await store.enqueue([
        delivery('a'),
        delivery('b'),
        delivery('c', other),
        delivery('d', person),
        delivery('e', { to: slack }),
      ]);
      await store.hold(hold(scope, 'limited'));
      await store.hold(hold(scope, 'limited', NOON + MINUTE));
      expect((await claimed(store, NOON + HOUR - 1)).sort()).toEqual(free);
      for (const key of free) await store.markSent(key, '{}', NOON);
      const rest = ['a', 'c', 'd', 'e'].filter((key) => !free.includes(key));
      expect((await claimed(store, NOON + HOUR)).filter((key) => key !== 'b').sort()).toEqual(rest);
      expect(await store.holds()).toMatchObject([{ scope, why: 'limited', tries: 2, until: NOON + HOUR }]);
    });

    test('where only changes are held, or only new messages, the others go on, each in its order', async () => {
      const store = await furnished();
      await store.enqueue([
        delivery('a'),
        delivery('b'),
        delivery('edit-of-a', { kind: 'edit', root: 'a' }),
        delivery('reply-to-a', { kind: 'reply', root: 'a' }),
        delivery('c'),
      ]);
      expect(await claimed(store)).toEqual(['a']);
      await store.markSent('a', '{}', NOON);
      for (const calls of ['post', 'reply'] as const)
        await store.hold({ ...hold('terminal:here', 'limited'), calls });
      expect(await claimed(store)).toEqual(['edit-of-a']);
      await store.markSent('edit-of-a', '{}', NOON);
      expect(await claimed(store)).toEqual([]);
      await store.hold({ ...hold(GENERAL, 'limited', NOON + 2 * HOUR), calls: 'post' });
      expect(await claimed(store, NOON + HOUR)).toEqual(['reply-to-a']);
      await store.markSent('reply-to-a', '{}', NOON);
      expect((await store.holds()).map(({ scope, calls }) => [scope, calls])).toEqual([
        ['terminal:here:general', 'post'],
        ['terminal:here', 'post'],
        ['terminal:here', 'reply'],
      ]);
      for (const key of ['b', 'c']) {
        expect(await claimed(store, NOON + 2 * HOUR)).toEqual([key]);
        await store.markSent(key, '{}', NOON);
      }
    });

    test('the first message that comes through ends the outage of its home and platform, and no limit', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a')]);
      const scopes = ['terminal', 'terminal:here', GENERAL, other.channelId];
      for (const scope of [...scopes, 'terminal:there', 'slack']) {
        await store.hold(hold(scope, 'down'));
        await store.hold(hold(scope, 'limited'));
      }
      await store.hold(hold('terminal:here', 'no-connection'));
      await store.markSent('a', '{}', NOON);
      const left = (await store.holds()).filter(({ why }) => why !== 'limited');
      expect(left.map(({ scope }) => scope)).toEqual(['slack', 'terminal:there']);
    });

    test('what is released is tried again at once, and what was known of it stays', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a'), delivery('b', other)]);
      await store.hold(hold(GENERAL, 'down'));
      await store.hold(hold(other.channelId, 'limited'));
      await store.releaseHolds(['down', 'no-connection']);
      expect(await claimed(store)).toEqual(['a']);
      expect((await store.holds()).map(({ why, since, tries }) => [why, since, tries])).toEqual([
        ['down', NOON, 1],
        ['limited', NOON, 1],
      ]);
    });

    test('what waits for a paused channel is not late, and goes on with it', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a')]);
      await store.hold(hold(GENERAL, 'paused'));
      expect(await store.outboxCounts()).toMatchObject({ waiting: 1, oldestDue: null });
      expect(await claimed(store)).toEqual([]);
      const channel = (await store.channel('w1', GENERAL))!;
      await store.saveChannel({ ...channel, paused: { since: NOON, reason: 'asked' } }, null);
      expect(await claimed(store)).toEqual([]);
      await store.saveChannel(channel, null);
      expect(await claimed(store)).toEqual(['a']);
    });

    test('a try of which nothing came keeps its place, and what may have arrived is known for it', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a'), delivery('b')]);
      await claimed(store);
      await store.putBack('a', 'the answer was lost', true);
      await store.putBack('a', 'down', false);
      expect(await store.claimDue(NOON, 5)).toMatchObject([
        { key: 'a', attempts: 2, uncertain: true, dueAt: NOON, lastError: 'down' },
      ]);
    });

    test('rows under way are counted for each platform', async () => {
      const store = await furnished();
      const to = (n: number) => ({ ...other.to, channel: `c${n}` });
      await store.enqueue([
        ...[1, 2, 3].map((n) => delivery(`t${n}`, { to: to(n) })),
        delivery('s', { to: { platform: 'slack', home: 'T1', channel: 'C1' } }),
      ]);
      expect(await claimed(store, NOON, 2)).toEqual(['t1', 't2', 's']);
      expect(await claimed(store, NOON, 2)).toEqual([]);
      await store.markSent('t1', '{}', NOON);
      expect(await claimed(store, NOON, 2)).toEqual(['t3']);
    });

    test('a row that is under way is not taken again, however far the clock leaps', async () => {
      const store = await furnished();
      await store.enqueue([delivery('a')]);
      await claimed(store);
      for (const at of [NOON + 365 * DAY, NOON - 365 * DAY])
        expect(await store.claimDue(at, 5, new Set(['a']))).toEqual([]);
      expect(await store.claimDue(NOON - 365 * DAY, 5)).toMatchObject([{ key: 'a', uncertain: true }]);
    });

    test('counts what waits, is under way and is done', async () => {
      const store = await furnished();
      expect(await store.outboxCounts()).toEqual({
        waiting: 0,
        sending: 0,
        sent: 0,
        dropped: 0,
        oldestDue: null,
      });
      await store.enqueue([
        delivery('a'),
        delivery('b'),
        delivery('c', other),
        delivery('d', { dueAt: NOON + 9 }),
      ]);
      await claimed(store, NOON, 1);
      await store.markSent('a', '{}', NOON);
      await store.dropDelivery('b', 'expired');
      await claimed(store);
      expect(await store.outboxCounts()).toEqual({
        waiting: 1,
        sending: 1,
        sent: 1,
        dropped: 1,
        oldestDue: NOON + 9,
      });
    });
  });
}
