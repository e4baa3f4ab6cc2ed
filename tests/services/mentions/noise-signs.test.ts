import { beforeEach, expect, test } from 'vitest';
import { normalize } from '../../../src/listening/mentions/normalize.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { createIngest, type Ingest } from '../../../src/services/collecting/ingest.ts';
import type { Store } from '../../../src/store/store.ts';
import { batch, furnish, NOON, request } from '../../contracts/store/samples.ts';
import { temporaryStore } from '../../fakes/store.ts';
import { LOOK_ALIKES } from '../../listening/mentions/look-alikes.ts';

/* What a text wants, who repeats it, and who shares its link: told by what really came in, over reads and restarts. */

let store: Store;
let ingest: Ingest;
let at: number;
beforeEach(async () => {
  at = NOON;
  store = await temporaryStore();
  await furnish(store);
  ingest = createIngest({ store, clock: { now: () => at, sleep: async () => {} } });
});

async function read(...posts: { id: string; author: string; text: string }[]): Promise<void> {
  at += 5 * MINUTE;
  await ingest.refresh();
  const raw = posts.map(({ id, author, text }) => ({
    source: 'forum',
    extId: id,
    kind: 'post' as const,
    url: `https://forum.example/${id}`,
    author: { id: author, name: author },
    text,
    lang: 'en',
    publishedAt: at - MINUTE,
  }));
  for (const post of raw) expect(normalize(post, at)).not.toHaveProperty('dropped');
  const { undo: _, ...pending } = await ingest.prepareBatch(raw, 'all', true);
  const source = request({ source: 'forum', key: 'all', lastTryAt: at, coveredUntil: at });
  await store.commitCollected(batch({ ...pending, request: source }));
}

const heldOf = async (id: string) => {
  const [mention] = await store.mentionsAt('w1', `https://forum.example/${id}`);
  return mention?.hits[0]?.held?.reason ?? null;
};
const parcel = (ref: string) =>
  `Your Kestrelbox parcel is on hold, pay the customs fee of 2.99 here https://track.example/pay?for=${ref}`;

test('a link that many accounts share tips the scales, for the next of them, and after a restart', async () => {
  await read(
    { id: '1', author: 'ana', text: parcel('a') },
    { id: '2', author: 'bo', text: `${parcel('b')} thx` },
    { id: '3', author: 'cy', text: `hey ${parcel('c')}` },
  );
  expect([await heldOf('1'), await heldOf('2'), await heldOf('3')]).toEqual([null, null, null]);
  ingest = createIngest({ store, clock: { now: () => at, sleep: async () => {} } });
  await read({ id: '4', author: 'di', text: `look: ${parcel('d')}` });
  expect(await heldOf('4')).toBe('spam-text');
  const [totals] = await store.totals('w1', ['k1'], NOON - DAY, at + HOUR);
  expect(totals?.total).toBe(3);
  expect(await store.recount('w1', NOON - DAY, at + HOUR)).toEqual([]);
});

test('complaints that share a link are kept, however many', async () => {
  const complaint = (n: number) =>
    `Kestrelbox closed my ticket ${1_000 + n} without an answer, sign here: https://petition.example/kestrelbox`;
  const authors = Array.from({ length: 12 }, (_, n) => n);
  await read(...authors.map((n) => ({ id: `p${n}`, author: `author${n}`, text: complaint(n) })));
  await read({ id: 'last', author: 'last', text: complaint(99) });
  for (const id of [...authors.map((n) => `p${n}`), 'last']) expect(await heldOf(id), id).toBeNull();
});

test('look-alikes are counted, each once', async () => {
  const texts = LOOK_ALIKES.map((text) => text.replaceAll(/tollwick/gi, 'Kestrelbox'));
  await read(...texts.map((text, n) => ({ id: `l${n}`, author: `author${n}`, text })));
  const held = await Promise.all(texts.map((_, n) => heldOf(`l${n}`)));
  expect(texts.filter((_, n) => held[n])).toEqual([]);
});
