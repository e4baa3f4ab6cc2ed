import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { audit, batch, furnish, hit, mention, NOON, request } from './samples.ts';

const early = request({ firstAt: NOON - 9 * DAY, coveredFrom: NOON - 9 * DAY });
const feed = (key: string) => ({ ...early, source: 'feed', key, params: { url: key } });
const WEBHOOK = {
  workspaceId: 'w1',
  id: 'door',
  name: 'desk',
  secrets: [],
  createdBy: 'u1',
  createdAt: NOON - 9 * DAY,
};

export function parts(open: () => Promise<Store>): void {
  describe('parts', () => {
    test('each search source, feed, webhook and all imports count for themselves', async () => {
      const store = await open();
      await furnish(store);
      await store.addWebhook(WEBHOOK, audit('webhook', 'door'));
      await store.commitCollected(batch({ request: early, added: [mention('a')] }));
      await store.commitCollected(batch({ request: feed('f1'), added: [mention('b', { source: 'feed' })] }));
      await store.commitCollected(batch({ request: feed('f2'), added: [mention('c', { source: 'feed' })] }));
      const push = { hook: 'door', id: 'p1', at: NOON };
      await store.commitCollected(
        batch({ request: null, push, added: [mention('d', { source: 'webhook' })] }),
      );
      const imported = { workspaceId: 'w1', from: NOON - DAY, to: NOON };
      await store.commitCollected(
        batch({ request: null, imported, added: [mention('e', { source: 'import' })] }),
      );
      const numbers = await store.partNumbers();
      const names = ['hacker-news', 'feed f1', 'feed f2', 'webhook door', 'import'];
      expect([...numbers.keys()]).toEqual(names);
      const found = await store.partBuckets('w1', 'k1', NOON, NOON + HOUR);
      expect(found.map(({ part, total }) => [part, total])).toEqual(
        names.map((name) => [numbers.get(name), 1]),
      );
      const [sum] = await store.buckets('w1', 'k1', NOON, NOON + HOUR);
      expect(sum).toMatchObject({ total: 5 });
      expect(await store.importSpans('w1')).toEqual([{ from: NOON - DAY, to: NOON }]);
      expect((await store.webhook('door'))?.health).toMatchObject({ firstAt: NOON, pushes: 1 });
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });

    test('a feed that has moved is the same part', async () => {
      const store = await open();
      await furnish(store);
      await store.commitCollected(batch({ request: feed('f1') }));
      const before = (await store.partNumbers()).get('feed f1');
      await store.moveFeed('f1', 'f9');
      expect((await store.partNumbers()).get('feed f9')).toBe(before);
    });

    test('what arrives more than three hours late is counted, but not by the detector, and named as late', async () => {
      const store = await open();
      await furnish(store);
      await store.commitCollected(batch({ request: early }));
      const late = (hours: number, n: string) =>
        mention(n, { author: n, at: NOON, post: { fetchedAt: NOON + hours * HOUR } });
      await store.commitCollected(batch({ request: early, added: [late(2.9, 'a'), late(3.2, 'b')] }));
      expect(await store.buckets('w1', 'k1', NOON, NOON + HOUR)).toMatchObject([{ total: 2, capped: 1 }]);
      expect(await store.lateArrivals('w1', ['k1'], NOON + 3 * HOUR, NOON + 4 * HOUR)).toMatchObject([
        { publishedAt: NOON },
      ]);
      expect(await store.lateArrivals('w1', ['k1'], NOON, NOON + 3 * HOUR)).toEqual([]);
    });

    test('the first read of a request, and what lies before it, is history and not late', async () => {
      const store = await open();
      await furnish(store);
      const old = { at: NOON - 5 * HOUR, post: { fetchedAt: NOON } };
      await store.commitCollected(
        batch({ request: request({ coveredFrom: NOON - DAY }), added: [mention('a', old)] }),
      );
      const older = { at: NOON - 2 * DAY, post: { fetchedAt: NOON + HOUR } };
      await store.commitCollected(batch({ added: [mention('b', older)] }));
      expect(await store.lateArrivals('w1', ['k1'], 0, NOON + DAY)).toEqual([]);
      expect(await store.buckets('w1', 'k1', NOON - 3 * DAY, NOON)).toMatchObject([
        { total: 1, capped: 1 },
        { total: 1, capped: 1 },
      ]);
    });

    test('an edit lets the counts of the detector grow while their bucket is young, and never shrink', async () => {
      const store = await open();
      await furnish(store);
      await store.commitCollected(batch({ request: early }));
      const people = ['a', 'b', 'c', 'd'];
      const added = people.map((n) => mention(n, { author: n, hits: [hit(n === 'b' ? 'neg' : 'neu')] }));
      await store.commitCollected(batch({ request: early, added }));
      const edit = (n: string, hits: ReturnType<typeof hit>[], after: number) =>
        mention(n, { author: n, hits, post: { text: `edited ${n}`, fetchedAt: NOON + after } });
      const edited = [
        edit('a', [hit('neg')], HOUR),
        edit('b', [hit('pos')], HOUR),
        edit('c', [], HOUR),
        edit('d', [hit('neg')], 4 * HOUR),
      ];
      await store.commitCollected(batch({ request: early, edited }));
      expect(await store.buckets('w1', 'k1', NOON, NOON + 5 * MINUTE)).toEqual([
        { start: NOON, total: 3, negative: 2, positive: 1, judged: 3, capped: 4, cappedNegative: 2 },
      ]);
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });
  });
}
