import { beforeEach, expect, test } from 'vitest';
import type { Hit, Mention } from '../../src/listening/mentions/mention.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, batch, furnish, hit, type MentionParts, mention, NOON } from '../contracts/store/samples.ts';
import { temporaryStore } from '../fakes/store.ts';

let store: Store;
beforeEach(async () => {
  store = await temporaryStore();
  await furnish(store, ['k1', 'k2']);
});

const readBy = (method: Hit['sentiment']['method'], lang: string | null = 'en', keywordId = 'k1'): Hit => {
  const { sentiment, ...rest } = hit('neg', keywordId);
  return { ...rest, sentiment: { ...sentiment, method, lang } };
};
const byWords = (name: string, parts: MentionParts = {}) =>
  mention(name, { hits: [readBy('tables')], ...parts });
const add = (...added: Mention[]) => store.commitCollected(batch({ added }));
const waiting = async (now = NOON) => (await store.unrefined(now, 100)).map(({ id }) => id);

test('what was read by its words or its stars in English waits, the oldest first', async () => {
  await add(
    byWords('b'),
    byWords('a'),
    mention('sentence', { hits: [readBy('sentence')] }),
    mention('rating', { hits: [readBy('rating')] }),
    mention('french stars', { hits: [readBy('rating', 'fr')] }),
    mention('french', { hits: [readBy('tables', 'fr')] }),
    mention('none', { hits: [readBy('none', null)] }),
    mention('quoting', {
      hits: [
        {
          ...readBy('sentence'),
          sentiment: { ...readBy('sentence').sentiment, why: [{ token: '"en","tables"', weight: 1 }] },
        },
      ],
    }),
    mention('second', { hits: [readBy('rating'), readBy('tables', 'en', 'k2')] }),
  );
  expect(await waiting()).toEqual(['m-b', 'm-a', 'm-rating', 'm-second']);
  expect(await store.countUnrefined()).toBe(4);
  expect(await store.unrefined(NOON, 1)).toEqual([byWords('b')]);
});

test('what was read waits no more, and again when it is edited', async () => {
  await add(byWords('a'), byWords('b'));
  await store.dropUnrefined([byWords('a')]);
  expect(await waiting()).toEqual(['m-b']);
  await store.commitCollected(batch({ edited: [byWords('a', { post: { text: 'Kestrelbox works now' } })] }));
  expect(await waiting(NOON + MINUTE)).toEqual(['m-b', 'm-a']);
});

test('one that was edited while it was read goes on waiting', async () => {
  await add(byWords('a'));
  const [read] = await store.unrefined(NOON, 1);
  await store.commitCollected(batch({ edited: [byWords('a', { post: { text: 'Kestrelbox works now' } })] }));
  await store.dropUnrefined([read!]);
  expect(await waiting()).toEqual(['m-a']);
});

test('after a day it stays as the words have it', async () => {
  await add(byWords('a'));
  expect(await waiting()).toEqual(['m-a']);
  await add(byWords('b'));
  expect(await waiting(NOON + DAY)).toEqual(['m-a', 'm-b']);
  expect(await waiting(NOON + DAY + 1)).toEqual(['m-b']);
  expect(await waiting(NOON + 2 * DAY + MINUTE)).toEqual([]);
});

test('what is deleted, forgotten or held by no keyword waits no more', async () => {
  await add(
    byWords('gone'),
    byWords('forgotten', { author: 'tilda' }),
    byWords('left', { hits: [readBy('tables', 'en', 'k2')] }),
  );
  await store.deletePosts('hacker-news', ['gone']);
  await store.forgetAuthor('w1', 'hacker-news:tilda', audit('forget', 'tilda'));
  await store.removeKeyword('w1', 'k2', audit('remove', 'k2'));
  expect(await waiting()).toEqual([]);
  expect(await store.countUnrefined()).toBe(0);
});

test('a workspace drops only its own, and everything goes at once', async () => {
  await add(byWords('a'), byWords('b'));
  await store.dropUnrefined([{ ...byWords('a'), workspaceId: 'w2' }]);
  expect(await waiting()).toEqual(['m-a', 'm-b']);
  await store.dropUnrefined('all');
  expect(await waiting()).toEqual([]);
});
