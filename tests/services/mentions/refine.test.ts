import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_LESSONS } from '../../../src/listening/mentions/lessons.ts';
import type { Hit, Mention } from '../../../src/listening/mentions/mention.ts';
import type { SentenceModel } from '../../../src/listening/sentiment/sentence/model.ts';
import { DAY } from '../../../src/listening/time.ts';
import { createRefiner, type Refiner } from '../../../src/services/mentions/refine.ts';
import type { Store } from '../../../src/store/store.ts';
import { audit, batch, furnish, hit, keyword, mention, NOON } from '../../contracts/store/samples.ts';
import { temporaryStore } from '../../fakes/store.ts';

let store: Store;
let refiner: Refiner;
let clock: { at: number; now(): number; sleep(): Promise<void> };
/** What the model was asked. */
let asked: string[][];
/** What it does with texts; null = it does not run now. */
let answer: (texts: readonly string[]) => Promise<Float32Array[] | null>;
let isThere: boolean;
let state: 'running' | 'off';

const vectors = async (texts: readonly string[]) => texts.map(() => new Float32Array(512));

beforeEach(async () => {
  store = await temporaryStore();
  await furnish(store, ['k1', 'k2']);
  clock = { at: NOON, now: () => clock.at, sleep: async () => {} };
  [asked, answer, isThere, state] = [[], vectors, true, 'running'];
  const model: SentenceModel = {
    isThere: () => isThere,
    vectorsOf: (texts) => {
      asked.push([...texts]);
      return answer(texts);
    },
    vitals: () => ({ state, read: 0, failures: 0 }),
    close: async () => {},
  };
  refiner = createRefiner({ store, model, lessonsOf: async () => () => NO_LESSONS, clock });
});
afterEach(() => store.close());

const byWords = (label: 'neg' | 'neu' | 'pos' = 'neg', keywordId = 'k1', lang = 'en'): Hit => {
  const { sentiment, ...rest } = hit(label, keywordId);
  return { ...rest, sentiment: { ...sentiment, method: 'tables', lang } };
};
const post = (name: string, hits: Hit[] = [byWords()], text?: string): Mention =>
  mention(name, { hits, ...(text ? { post: { text } } : {}) });
const add = (...added: Mention[]) => store.commitCollected(batch({ added }));
const methods = async (name: string) =>
  (await store.mention('w1', `m-${name}`))?.hits.map(({ sentiment }) => sentiment.method);
const differences = () => store.recount('w1', NOON - DAY, NOON + DAY);

test('what was judged by its words is judged again with what the model read, and the figures follow', async () => {
  await add(post('a'), post('b', [byWords('pos')]), post('c', [byWords('neg', 'k1', 'fr')]));
  await refiner.refine();
  expect(asked).toEqual([['The Acme a is broken again', 'The Acme b is broken again']]);
  expect(await methods('a')).toEqual(['sentence']);
  expect(await methods('c')).toEqual(['tables']);
  const stored = await store.mention('w1', 'm-a');
  expect(stored?.hits[0]?.sentiment.version).toMatch(/^sentence-/);
  const said = ['a', 'b'].map(
    async (name) => (await store.mention('w1', `m-${name}`))!.hits[0]!.sentiment.label,
  );
  const negatives = (await Promise.all(said)).filter((label) => label === 'neg').length + 1;
  const [totals] = await store.totals('w1', ['k1'], NOON - DAY, NOON + DAY);
  expect(totals).toMatchObject({ total: 3, negative: negatives });
  expect(await differences()).toEqual([]);
  expect((await refiner.vitals()).waiting).toBe(0);
  await refiner.refine();
  expect(asked).toHaveLength(1);
});

test('each keyword of a post has a text of its own', async () => {
  const second = byWords('neg', 'k2');
  const places = [{ term: 'nimbus', field: 'text' as const, start: 17, end: 23 }];
  await add(post('a', [byWords(), { ...second, terms: places }], 'The kestrelbox + Nimbus offer is fine'));
  await refiner.refine();
  expect(asked).toEqual([['The Acme + Nimbus offer is fine', 'The kestrelbox + Acme offer is fine']]);
  expect(await methods('a')).toEqual(['sentence', 'sentence']);
});

test('a burst is read in pieces, and what is left over waits for the next turn', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => post(String(at)));
  await add(...many);
  await refiner.refine();
  expect(Math.max(...asked.map((texts) => texts.length))).toBe(32);
  expect((await refiner.vitals()).waiting).toBe(1_000 - 960);
  await refiner.refine();
  expect((await refiner.vitals()).waiting).toBe(0);
  expect(await differences()).toEqual([]);
});

test('ends early when the bot stops', async () => {
  await add(...Array.from({ length: 100 }, (_, at) => post(String(at))));
  const stopping = new AbortController();
  answer = (texts) => {
    stopping.abort();
    return vectors(texts);
  };
  await refiner.refine(stopping.signal);
  expect((await refiner.vitals()).waiting).toBe(100 - 32);
});

describe('where the model is not there', () => {
  test('posts stay as their words have them, and wait', async () => {
    await add(post('a'));
    isThere = false;
    await refiner.refine();
    expect(asked).toEqual([]);
    isThere = true;
    answer = async () => null;
    await refiner.refine();
    expect(await methods('a')).toEqual(['tables']);
    expect((await refiner.vitals()).waiting).toBe(1);
  });

  test('a backlog of more than a day is left as it is', async () => {
    await add(post('a'));
    answer = async () => null;
    await refiner.refine();
    answer = vectors;
    clock.at += DAY + 1;
    await add(post('b'));
    await refiner.refine();
    expect([await methods('a'), await methods('b')]).toEqual([['tables'], ['sentence']]);
    expect((await refiner.vitals()).waiting).toBe(0);
  });

  test('switched off, nothing waits', async () => {
    await add(post('a'));
    state = 'off';
    isThere = false;
    await refiner.refine();
    expect(asked).toEqual([]);
    expect((await refiner.vitals()).waiting).toBe(0);
  });
});

describe('what the model breaks off over', () => {
  test('is read alone, and only what breaks it again is let go', async () => {
    await add(post('a'), post('bad', [byWords()], 'The kestrelbox is poison'), post('c'));
    answer = async (texts) => {
      if (texts.some((text) => text.includes('poison'))) throw new Error('broken');
      return vectors(texts);
    };
    for (let turn = 0; turn < 5; turn++) await refiner.refine();
    expect([await methods('a'), await methods('bad'), await methods('c')]).toEqual([
      ['sentence'],
      ['tables'],
      ['sentence'],
    ]);
    expect((await refiner.vitals()).waiting).toBe(0);
    expect(asked.filter(([text]) => text?.includes('poison'))).toHaveLength(1);
  });
});

describe('what happens while the model reads', () => {
  const meanwhile = (what: () => Promise<unknown>) => {
    answer = async (texts) => {
      answer = vectors;
      await what();
      return vectors(texts);
    };
  };

  test('an edit: the new words are read', async () => {
    await add(post('a'));
    const text = 'The kestrelbox works';
    meanwhile(() => store.commitCollected(batch({ edited: [post('a', [byWords('pos')], text)] })));
    await refiner.refine();
    expect(asked.flat()).toEqual(['The Acme a is broken again', 'The Acme works']);
    expect(await methods('a')).toEqual(['sentence']);
    expect(await differences()).toEqual([]);
  });

  test("a person's mark: it stands, and the engine behind it is the better one", async () => {
    await add(post('a'));
    const person = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
    const mark = { mentionId: 'm-a', keywordId: 'k1', person, what: 'mood', value: 'pos' } as const;
    meanwhile(() => store.rejudge('w1', [], [audit('mark', 'm-a')], [mark], NOON));
    await refiner.refine();
    expect(await methods('a')).toEqual(['person']);
    const stored = await store.mention('w1', 'm-a');
    expect(stored?.hits[0]).toMatchObject({
      sentiment: { label: 'pos' },
      engine: { sentiment: { method: 'sentence' } },
    });
    expect(await differences()).toEqual([]);
  });

  test('a deletion, a forgotten author, a keyword that goes', async () => {
    await add(
      post('a'),
      mention('b', { author: 'tilda', hits: [byWords()] }),
      post('c', [byWords('neg', 'k2')]),
    );
    meanwhile(async () => {
      await store.deletePosts('hacker-news', ['a']);
      await store.forgetAuthor('w1', 'hacker-news:tilda', audit('forget', 'tilda'));
      await store.removeKeyword('w1', 'k2', audit('remove', 'k2'));
    });
    await refiner.refine();
    await refiner.refine();
    expect((await refiner.vitals()).waiting).toBe(0);
    expect(await store.mention('w1', 'm-c')).toBeNull();
    expect(await differences()).toEqual([]);
  });

  test('a keyword becomes another kind: it is judged as what it is now', async () => {
    await add(post('a'));
    meanwhile(() => store.saveKeyword(keyword('k1', { kind: 'industry' }), null));
    await refiner.refine();
    expect(await methods('a')).toEqual(['sentence']);
  });
});
