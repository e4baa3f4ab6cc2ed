import { describe, expect, test } from 'vitest';
import { USUAL_RECHECKS } from '../../../src/listening/mentions/recheck.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { mentionSubject } from '../../../src/messages/subject.ts';
import type { JobState, Store } from '../../../src/store/store.ts';
import { authorsOf } from './authors-of.ts';
import {
  alert,
  audit,
  batch,
  delivery,
  furnish,
  hit,
  keyword,
  mention,
  message,
  NOON,
  workspace,
} from './samples.ts';

async function pruneAll(store: Store, now: number): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (let turns = 0; turns < 1_000; turns++) {
    const { done, removed } = await store.prune(now, 25);
    for (const [what, count] of Object.entries(removed)) sums[what] = (sums[what] ?? 0) + count;
    if (done) return sums;
  }
  throw new Error('retention never ends');
}

export function upkeep(open: () => Promise<Store>): void {
  async function furnished(keywordIds?: string[]): Promise<Store> {
    const store = await open();
    await furnish(store, keywordIds);
    return store;
  }

  describe('jobs and clicks', () => {
    test('remembers where a job stands', async () => {
      const store = await furnished();
      const state: JobState = {
        name: 'digest',
        nextAt: NOON,
        lastAt: null,
        lastOk: null,
        failures: 2,
        lastError: 'down',
      };
      await store.saveJob({ ...state, failures: 1 });
      await store.saveJob(state);
      expect(await store.jobStates()).toEqual([state]);
    });

    test('the same click acts once in ten minutes', async () => {
      const store = await furnished();
      expect(await store.once('click', NOON)).toBe(true);
      expect(await store.once('click', NOON + 10 * MINUTE - 1)).toBe(false);
      expect(await store.once('other', NOON)).toBe(true);
      expect(await store.once('click', NOON + 10 * MINUTE)).toBe(true);
    });
  });

  describe('deletions', () => {
    test('a deleted post loses text and author everywhere; what it counted stays', async () => {
      const store = await furnished();
      await store.createWorkspace(workspace('w2'), { platform: 'slack', home: 'T1' }, 'Second');
      await store.addKeyword(
        keyword('k1', { workspaceId: 'w2' }),
        null,
        audit('track', 'k1', { workspaceId: 'w2' }),
      );
      const sample = mention('a', { hits: [hit('neg')], post: { title: 'Secret harbour' } });
      await store.commitCollected(
        batch({
          added: [sample, { ...sample, workspaceId: 'w2' }, mention('b')],
          deliveries: [
            delivery('told', {
              message: {
                ...message(`Read ${sample.post.url}`),
                subject: mentionSubject(sample, { id: 'k1', name: 'Kestrelbox' }),
              },
              purpose: 'mention',
            }),
            delivery('untold', { message: message(`Read ${sample.post.url}`), purpose: 'mention' }),
          ],
        }),
      );
      const top = (await store.topPosts('w1', ['k1'], NOON, NOON + HOUR, { limit: 9 })).find(
        ({ mentionId }) => mentionId === 'm-a',
      )!;
      const raised = alert('al');
      raised.evidence = { ...raised.evidence, top: [top, { ...top, mentionId: 'm-b' }] };
      await store.commitDetected({
        workspaceId: 'w1',
        detectors: [],
        raised: [raised],
        changed: [],
        audit: [],
        deliveries: () => [],
      });
      await store.markSent('told', '{}', NOON);

      expect(await store.deletePosts('hacker-news', ['a', 'unknown'])).toBe(2);
      expect(await store.deletePosts('hacker-news', ['a'])).toBe(0);

      const left = await store.mention('w1', 'm-a');
      expect(JSON.stringify(left)).not.toMatch(/harbour|broken|maplefox|news\.example|router/i);
      expect(left).toMatchObject({ id: 'm-a', post: { publishedAt: NOON, author: null } });
      expect(await store.totals('w1', ['k1'], NOON, NOON + HOUR)).toMatchObject([
        { total: 2, negative: 1, stories: 2, authors: 1 },
      ]);
      expect(await store.findMentions('w1', 'harbour', 5)).toEqual([]);
      expect(await store.mentionsAt('w1', sample.post.canonicalUrl)).toEqual([]);
      for (const list of [
        await store.mentionsIn('w1', 'k1', 0, NOON + 1, { limit: 9 }),
        await store.allMentionsIn('w1', 0, NOON + 1, 9),
        await store.recentMentions('w1', 0),
      ])
        expect(list.map(({ id }) => id)).toEqual(['m-b']);
      const posts = await store.topPosts('w1', ['k1'], NOON, NOON + HOUR, { limit: 9 });
      expect(posts.map(({ mentionId }) => mentionId)).toEqual(['m-b']);
      expect((await store.alert('w1', 'al'))?.evidence.top.map(({ mentionId }) => mentionId)).toEqual([
        'm-b',
      ]);
      expect((await store.delivery('told'))?.message).toEqual({ ...message(''), elements: [] });
      expect(await store.delivery('untold')).toMatchObject({ state: 'dropped' });
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);

      const probe = { source: 'hacker-news', extId: 'a', canonicalUrl: sample.post.canonicalUrl };
      expect(await store.known('w1', [probe])).toMatchObject([{ mentionId: 'm-a', extId: 'a' }]);
      expect(await store.commitCollected(batch({ added: [sample], edited: [sample] }))).toEqual({
        added: [],
      });
      expect((await store.mention('w1', 'm-a'))?.post.text).toBe('');
    });

    test('an author whose account is gone at the source goes everywhere, with the batch that says so', async () => {
      const store = await furnished();
      await store.createWorkspace(workspace('w2'), { platform: 'slack', home: 'T1' }, 'Second');
      await store.addKeyword(
        keyword('k1', { workspaceId: 'w2' }),
        null,
        audit('track', 'k1', { workspaceId: 'w2' }),
      );
      const sample = mention('a', { author: 'maplefox' });
      await store.commitCollected(
        batch({ added: [sample, { ...sample, workspaceId: 'w2' }, mention('b', { author: 'oakjay' })] }),
      );
      await store.commitCollected(
        batch({
          added: [mention('c', { author: 'maplefox', at: NOON + 1 })],
          deletedAuthors: ['hacker-news:maplefox', 'hacker-news:nobody'],
        }),
      );
      for (const [workspaceId, id] of [
        ['w1', 'm-a'],
        ['w2', 'm-a'],
        ['w1', 'm-c'],
      ] as const)
        expect(JSON.stringify(await store.mention(workspaceId, id))).not.toMatch(/broken|maplefox/);
      expect((await store.mention('w1', 'm-b'))?.post.author?.name).toBe('oakjay');
      expect(await store.totals('w1', ['k1'], NOON, NOON + HOUR)).toMatchObject([{ total: 3, authors: 2 }]);
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });

    test('a forgotten author is gone from this workspace, and still counts as one', async () => {
      const store = await furnished();
      const added = [mention('a'), mention('b', { at: NOON + 1 }), mention('c', { author: 'oakjay' })];
      await store.commitCollected(batch({ added }));
      const act = audit('forget', 'author', {
        person: { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' },
      });
      expect(await store.forgetAuthor('w1', 'hacker-news:maplefox', act)).toBe(2);
      expect(await store.forgetAuthor('w1', 'hacker-news:nobody', act)).toBe(0);
      expect((await store.mention('w1', 'm-a'))?.post).toMatchObject({ text: '', author: null });
      expect(await store.totals('w1', ['k1'], 0, NOON + HOUR)).toMatchObject([
        { total: 3, authors: 2, newAuthors: 2 },
      ]);
      const authors = await authorsOf(store, 'k1', NOON, NOON + HOUR);
      expect(authors.map(({ authorKey }) => authorKey)).toEqual(['hacker-news:oakjay']);
      expect(await store.audit('w1', { subject: 'author', limit: 9 })).toEqual([act, act]);
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });

    test('asks about posts that are a day, a week and a month old', async () => {
      const store = await furnished();
      const added = [
        mention('a'),
        mention('week', { at: NOON - 3 * DAY }),
        mention('old', { at: NOON - 40 * DAY }),
        mention('feed', { source: 'rss' }),
      ];
      await store.commitCollected(batch({ added }));
      const due = async (day: number) =>
        (await store.dueForRecheck('hacker-news', NOON + day * DAY, 9)).map(({ extId }) => extId);
      expect(await due(0.9)).toEqual([]);
      // A post that was old already when it came is due a day later too: its source may want that.
      expect(await due(1)).toEqual(['a', 'week', 'old']);
      await store.markRechecked('hacker-news', ['a', 'week', 'old'], NOON + DAY, USUAL_RECHECKS);
      expect(await due(1)).toEqual([]);
      expect(await due(4)).toEqual(['week']);
      expect(await due(7)).toEqual(['week', 'a']);
      await store.markRechecked('hacker-news', ['week', 'a'], NOON + 7 * DAY, USUAL_RECHECKS);
      await store.deletePosts('hacker-news', ['week']);
      expect(await store.textBefore('hacker-news', NOON + 1, 9)).toEqual(['a']);
      expect(await store.textBefore('hacker-news', NOON, 9)).toEqual([]);
      expect(await due(30)).toEqual(['a']);
      await store.markRechecked('hacker-news', ['a'], NOON + 30 * DAY, { ages: [DAY], thenEvery: 2 * DAY });
      // A source that wants its posts kept current is asked as long as they are kept.
      expect(await due(30.9)).toEqual([]);
      expect(await due(31)).toEqual(['a']);
      await store.markRechecked('hacker-news', ['a'], NOON + 31 * DAY, USUAL_RECHECKS);
      expect(await due(400)).toEqual([]);
    });
  });

  describe('retention', () => {
    test('texts and authors go by the retention of their workspace, counts stay', async () => {
      const store = await furnished();
      await store.createWorkspace(
        workspace('w2', { retentionDays: 7 }),
        { platform: 'slack', home: 'T1' },
        'Second',
      );
      await store.addKeyword(
        keyword('k1', { workspaceId: 'w2' }),
        null,
        audit('track', 'k1', { workspaceId: 'w2' }),
      );
      const old = { at: NOON - 6 * DAY, author: 'ash' };
      await store.commitCollected(
        batch({
          added: [
            mention('old', old),
            mention('old', { ...old, workspaceId: 'w2' }),
            mention('new', { workspaceId: 'w2', author: 'ash' }),
            mention('copy', { workspaceId: 'w2', author: 'birch', story: 'old' }),
          ],
        }),
      );
      const now = NOON + 2 * DAY;
      const before = await store.totals('w2', ['k1'], NOON - 9 * DAY, NOON + DAY);
      expect(await pruneAll(store, now)).toMatchObject({ mentions: 1 });
      expect(await pruneAll(store, now)).toEqual({});
      expect(await store.mention('w1', 'm-old')).not.toBeNull();
      expect(await store.mention('w2', 'm-old')).toBeNull();
      expect(await store.mention('w2', 'm-copy')).toMatchObject({ storyId: 'm-old' });
      expect(await store.totals('w2', ['k1'], NOON - 9 * DAY, NOON + DAY)).toEqual(before);
      expect(await store.recount('w2', 0, NOON + DAY)).toEqual([]);
      // A post that comes again after its time is not counted again.
      const again = mention('old', { ...old, workspaceId: 'w2' });
      expect(await store.commitCollected(batch({ added: [again] }))).toEqual({ added: [] });
      // An edit of what is left still moves the series by the difference.
      await store.commitCollected(
        batch({ edited: [mention('new', { workspaceId: 'w2', author: 'ash', hits: [] })] }),
      );
      expect(await store.recount('w2', 0, NOON + DAY)).toEqual([]);
      expect(await store.totals('w2', ['k1'], NOON - 9 * DAY, NOON + DAY)).toMatchObject([
        { total: 2, authors: 2 },
      ]);
    });

    test('the words of a month go when its last mention goes', async () => {
      const store = await furnished();
      await store.commitCollected(
        batch({ added: [mention('may', { at: NOON - 40 * DAY }), mention('june')] }),
      );
      expect(await pruneAll(store, NOON + 49 * DAY)).toEqual({});
      const removed = await pruneAll(store, NOON + 55 * DAY);
      expect(removed).toMatchObject({ mentions: 1, wordMonths: expect.any(Number) });
      expect((await store.findMentions('w1', 'kestrelbox', 9)).map(({ id }) => id)).toEqual(['m-june']);
      await store.commitCollected(
        batch({ edited: [mention('june', { post: { text: 'kestrelbox heron' } })] }),
      );
      expect(await store.findMentions('w1', 'heron', 9)).toHaveLength(1);
    });

    test('verdicts, messages, clicks and counts have their own time', async () => {
      const store = await furnished();
      const verdict = {
        workspaceId: '*',
        canonicalUrl: 'https://news.example/x',
        source: 'rss',
        extId: 'x',
        keywordId: null,
        at: NOON,
        stage: 'match',
        outcome: 'dropped',
        reason: 'no-keyword',
        detail: null,
        mentionId: null,
      } as const;
      await store.commitCollected(
        batch({
          added: [mention('a')],
          verdicts: [verdict],
          gap: { source: 'rss', requestKey: 'x', from: NOON - 1, to: NOON, reason: 'down' },
          deliveries: [delivery('sent'), delivery('waiting')],
        }),
      );
      await store.markSent('sent', '{}', NOON);
      await store.once('click', NOON);
      await store.offerLink('w1', 'CODE', NOON);

      expect(await pruneAll(store, NOON + 13 * DAY)).toEqual({ clicks: 1, linkCodes: 1 });
      expect(await pruneAll(store, NOON + 15 * DAY)).toEqual({ verdicts: 1 });
      expect(await pruneAll(store, NOON + 31 * DAY)).toEqual({ messages: 1 });
      expect(await store.delivery('waiting')).not.toBeNull();
      const [totals] = await store.totals('w1', ['k1'], NOON, NOON + HOUR);
      await pruneAll(store, NOON + 390 * DAY);
      expect(await store.totals('w1', ['k1'], NOON, NOON + HOUR)).toEqual([totals]);
      expect(await pruneAll(store, NOON + 397 * DAY)).toMatchObject({ series: 3, gaps: 1 });
      expect(await store.totals('w1', ['k1'], NOON, NOON + HOUR)).toMatchObject([{ total: 0, authors: 0 }]);
    });

    test('goes on where it stopped, however short its steps', async () => {
      const store = await furnished();
      const added = Array.from({ length: 400 }, (_, n) =>
        mention(String(n), { at: NOON - n * HOUR, author: `a${n % 7}` }),
      );
      await store.commitCollected(batch({ added }));
      let turns = 0;
      while (!(await store.prune(NOON + 89 * DAY, 0)).done) turns += 1;
      expect(turns).toBeGreaterThan(5);
      expect(await store.allMentionsIn('w1', 0, NOON + DAY, 1_000)).toHaveLength(37);
      expect(await store.totals('w1', ['k1'], 0, NOON + DAY)).toMatchObject([{ total: 400, authors: 7 }]);
      expect(await store.recount('w1', 0, NOON + DAY)).toEqual([]);
    });
  });
}
