import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/listening/mentions/verdict.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  audit,
  batch,
  delivery,
  furnish,
  hit,
  keyword,
  mention,
  NOON,
  request,
  workspace,
} from './samples.ts';

const YEAR = [NOON - 300 * DAY, NOON + DAY] as const;

export function collecting(open: () => Promise<Store>): void {
  async function furnished(keywordIds?: string[]): Promise<Store> {
    const store = await open();
    await furnish(store, keywordIds);
    return store;
  }

  describe('collecting', () => {
    test('gives a mention back as it was stored', async () => {
      const store = await furnished();
      const sample = mention('a', { at: NOON - HOUR, post: { title: 'A title', editedAt: NOON } });
      expect(await store.commitCollected(batch({ added: [sample] }))).toEqual({ added: ['m-a'] });
      expect(await store.mention('w1', 'm-a')).toEqual(sample);
      expect(await store.mention('w1', 'm-b')).toBeNull();
      expect(await store.mention('w2', 'm-a')).toBeNull();
      expect(await store.mentionsAt('w1', sample.post.canonicalUrl)).toEqual([sample]);
      expect(await store.mentionsIn('w1', 'k1', ...YEAR, { limit: 9 })).toEqual([sample]);
      expect(await store.allMentionsIn('w1', ...YEAR, 9)).toEqual([sample]);
      expect(await store.recentMentions('w1', NOON - 2 * HOUR)).toEqual([sample]);
      expect(await store.recentMentions('w1', NOON)).toEqual([]);
    });

    test('a gap that is saved again from the same start keeps its longest reach and its latest reason', async () => {
      const store = await furnished();
      const gap = {
        source: 'hacker-news',
        requestKey: 'kestrelbox',
        from: NOON - 3 * HOUR,
        to: NOON,
        reason: 'page cap',
      };
      await store.commitCollected(batch({ gap }));
      const shorter = { ...gap, to: NOON - 2 * HOUR, reason: 'down' };
      await store.commitCollected(batch({ gap: shorter }));
      expect(await store.gaps(NOON - DAY, NOON + DAY)).toEqual([{ ...shorter, to: NOON }]);
      await store.commitCollected(batch({ gap: { ...gap, to: NOON + HOUR } }));
      expect(await store.gaps(NOON - DAY, NOON + DAY)).toEqual([{ ...gap, to: NOON + HOUR }]);
      const other = { ...gap, from: NOON - 2 * HOUR, to: NOON - HOUR };
      await store.commitCollected(batch({ gap: other }));
      expect(await store.gaps(NOON - DAY, NOON + DAY)).toEqual([{ ...gap, to: NOON + HOUR }, other]);
    });

    test('stores the request, the gap and the verdicts with the posts', async () => {
      const store = await furnished();
      const gap = {
        source: 'hacker-news',
        requestKey: 'kestrelbox',
        from: NOON - HOUR,
        to: NOON,
        reason: 'page cap',
      };
      const verdict: Verdict = {
        workspaceId: 'w1',
        canonicalUrl: 'https://news.example/x',
        source: 'hacker-news',
        extId: 'x',
        keywordId: 'k1',
        at: NOON,
        stage: 'match',
        outcome: 'dropped',
        reason: 'excluded-term',
        detail: 'giveaway',
        mentionId: null,
      };
      const shared: Verdict = {
        ...verdict,
        workspaceId: '*',
        keywordId: null,
        reason: 'no-keyword',
        at: NOON - 1,
      };
      await store.commitCollected(batch({ gap, verdicts: [verdict, shared] }));
      expect(await store.requestStates()).toEqual([request()]);
      expect(await store.gaps(NOON - DAY, NOON + DAY)).toEqual([gap]);
      expect(await store.gaps(NOON, NOON + DAY)).toEqual([]);
      expect(await store.verdicts('w1', verdict.canonicalUrl)).toEqual([verdict, shared]);
      expect(await store.verdicts('w2', verdict.canonicalUrl)).toEqual([shared]);
      await store.commitCollected(
        batch({ gap: { ...gap, to: NOON + HOUR }, verdicts: [{ ...verdict, at: NOON + 5 }] }),
      );
      expect(await store.gaps(NOON, NOON + DAY)).toEqual([{ ...gap, to: NOON + HOUR }]);
      expect(await store.verdicts('w1', verdict.canonicalUrl)).toEqual([
        { ...verdict, at: NOON + 5 },
        shared,
      ]);
      await store.dropRequests([{ source: 'hacker-news', key: 'kestrelbox' }]);
      expect(await store.requestStates()).toEqual([]);
    });

    test('posts that nobody polls for come without a request', async () => {
      const store = await furnished();
      expect(await store.commitCollected(batch({ request: null, added: [mention('a')] }))).toEqual({
        added: ['m-a'],
      });
      expect(await store.requestStates()).toEqual([]);
    });

    test('a post that is stored already is left out, and so is its message', async () => {
      const store = await furnished();
      await store.commitCollected(batch({ added: [mention('a')] }));
      const again = { ...mention('a', { hits: [hit('neg')] }), id: 'm-other' };
      const sent = { ...delivery('mention:m-other'), mentionId: 'm-other' };
      const result = await store.commitCollected(
        batch({ added: [again, mention('b'), mention('b')], deliveries: [sent, delivery('other')] }),
      );
      expect(result).toEqual({ added: ['m-b'] });
      expect(await store.mention('w1', 'm-other')).toBeNull();
      expect(await store.delivery('mention:m-other')).toBeNull();
      expect(await store.delivery('other')).not.toBeNull();
      expect((await store.totals('w1', ['k1'], ...YEAR))[0]).toMatchObject({ total: 2, negative: 0 });
    });

    test('the same post is a mention of each workspace', async () => {
      const store = await furnished();
      await store.createWorkspace(workspace('w2'), { platform: 'slack', home: 'T1' }, 'Second');
      await store.addKeyword(
        keyword('k1', { workspaceId: 'w2' }),
        null,
        audit('track', 'k1', { workspaceId: 'w2' }),
      );
      const added = [mention('a'), mention('a', { workspaceId: 'w2' })];
      expect((await store.commitCollected(batch({ added }))).added).toHaveLength(2);
      expect((await store.mention('w2', 'm-a'))?.workspaceId).toBe('w2');
    });

    test('leaves out what no keyword holds and what is older than texts are kept', async () => {
      const store = await furnished();
      const added = [
        mention('orphan', { hits: [hit('neu', 'k9')] }),
        mention('old', { at: NOON - 91 * DAY }),
        mention('half', { hits: [hit('neu', 'k9'), hit()] }),
      ];
      expect(await store.commitCollected(batch({ added }))).toEqual({ added: ['m-half'] });
      expect((await store.mention('w1', 'm-half'))?.hits).toEqual([hit()]);
    });

    test('caps a long text without cutting a character in two', async () => {
      const store = await furnished();
      await store.commitCollected(
        batch({ added: [mention('a', { post: { text: `${'x'.repeat(19_999)}🦊fox` } })] }),
      );
      expect((await store.mention('w1', 'm-a'))?.post.text).toBe('x'.repeat(19_999));
    });

    test('knows stored posts by id and by address', async () => {
      const store = await furnished();
      const { post } = mention('a');
      await store.commitCollected(batch({ added: [mention('a'), mention('c', { story: 'a' })] }));
      const known = (source: string, extId: string, canonicalUrl: string) =>
        store.known('w1', [{ source, extId, canonicalUrl }]);
      const expected = {
        mentionId: 'm-a',
        storyId: 'm-a',
        source: 'hacker-news',
        extId: 'a',
        canonicalUrl: post.canonicalUrl,
        contentHash: post.contentHash,
        title: null,
        text: post.text,
        outlet: 'Example News',
        publishedAt: NOON,
        timeBy: 'source',
        kind: 'post',
        counts: { likes: 2 },
      };
      expect(await known('hacker-news', 'a', 'https://elsewhere.example/')).toEqual([expected]);
      expect(await known('rss', 'zzz', post.canonicalUrl)).toEqual([expected]);
      expect(await known('hacker-news', 'a', post.canonicalUrl)).toEqual([expected]);
      expect(await known('rss', 'a', 'https://elsewhere.example/')).toEqual([]);
      expect(await store.known('w2', [{ source: 'hacker-news', extId: 'a', canonicalUrl: '' }])).toEqual([]);
      expect((await known('hacker-news', 'c', ''))[0]).toMatchObject({ mentionId: 'm-c', storyId: 'm-a' });
    });

    test('an edit moves the series by the difference', async () => {
      const store = await furnished(['k1', 'k2', 'k3']);
      await store.commitCollected(
        batch({ added: [mention('a', { hits: [hit('neu', 'k1'), hit('pos', 'k2')] })] }),
      );
      const edited = mention('a', {
        hits: [hit('neg', 'k1'), hit('neu', 'k3')],
        post: { text: 'Now it says harbour', counts: { replies: 4 } },
      });
      await store.commitCollected(batch({ edited: [edited] }));
      const [k1, k2, k3] = await store.totals('w1', ['k1', 'k2', 'k3'], ...YEAR);
      expect(k1).toMatchObject({ total: 1, negative: 1, neutral: 0 });
      expect(k2).toMatchObject({ total: 0, positive: 0 });
      expect(k3).toMatchObject({ total: 1, neutral: 1, authors: 1 });
      expect((await store.mention('w1', 'm-a'))?.post.counts).toEqual({ likes: 2, replies: 4 });
      expect(await store.findMentions('w1', 'broken', 5)).toEqual([]);
      expect(await store.findMentions('w1', 'harbour', 5)).toHaveLength(1);
      expect(await store.recount('w1', ...YEAR)).toEqual([]);
    });

    test('an edit after which nothing matches takes the mention away', async () => {
      const store = await furnished();
      await store.commitCollected(batch({ added: [mention('a')] }));
      await store.commitCollected(batch({ edited: [mention('a', { hits: [] })] }));
      expect(await store.mention('w1', 'm-a')).toBeNull();
      expect((await store.totals('w1', ['k1'], ...YEAR))[0]).toMatchObject({
        total: 0,
        authors: 0,
        stories: 0,
      });
      expect(await store.commitCollected(batch({ added: [mention('a')] }))).toEqual({ added: ['m-a'] });
      expect(await store.recount('w1', ...YEAR)).toEqual([]);
    });

    test('newer reaction counts move the ranking, and a figure left out is not taken back', async () => {
      const store = await furnished();
      await store.commitCollected(batch({ added: [mention('a'), mention('b', { author: 'oakjay' })] }));
      await store.commitCollected(
        batch({
          recounted: [{ workspaceId: 'w1', mentionId: 'm-b', counts: { points: 90 }, followers: 100 }],
        }),
      );
      const top = await store.topPosts('w1', ['k1'], ...YEAR, { limit: 5 });
      expect(top.map(({ mentionId, reach }) => [mentionId, reach])).toEqual([
        ['m-b', 102],
        ['m-a', 7],
      ]);
      expect((await store.mention('w1', 'm-b'))?.post.counts).toEqual({ likes: 2, points: 90 });
      expect((await store.mention('w1', 'm-b'))?.post.author?.followers).toBe(100);
    });

    test('finds mentions by words, whatever their accents and case, titles first', async () => {
      const store = await furnished();
      await store.commitCollected(
        batch({
          added: [
            mention('a', { post: { text: 'Le routeur est tombé en panne hier soir' } }),
            mention('b', { at: NOON - 5 * DAY, post: { title: 'Panne du routeur', text: 'rien' } }),
            mention('e', { at: NOON - 40 * DAY, post: { title: 'Panne du routeur', text: 'vieux' } }),
            mention('c', { post: { text: '昨日ルーターが故障しました' } }),
            mention('d', { post: { text: 'nothing' } }),
          ],
        }),
      );
      const find = async (words: string) => (await store.findMentions('w1', words, 5)).map(({ id }) => id);
      expect(await find('PANNE routeur')).toEqual(['m-b', 'm-a', 'm-e']);
      expect(await find('tombe')).toEqual(['m-a']);
      expect(await find('ルーター')).toEqual(['m-c']);
      expect(await find('hier zebra')).toEqual(['m-a']);
      expect(await find('" ) OR * NEAR(')).toEqual([]);
      expect(await find('***')).toEqual([]);
      expect(await store.findMentions('w2', 'panne', 5)).toEqual([]);
    });

    test('names and followers of authors come after their posts, in every workspace; who withdraws is forgotten', async () => {
      const store = await furnished();
      await store.createWorkspace(workspace('w2'), { platform: 'slack', home: 'T2' }, 'Second');
      await store.addKeyword(
        keyword('k1', { workspaceId: 'w2' }),
        null,
        audit('add', 'k1', { workspaceId: 'w2' }),
      );
      const added = [
        mention('a', { author: 'did:plc:maple' }),
        mention('b', { author: 'did:plc:maple', workspaceId: 'w2' }),
        mention('c', { author: 'did:plc:oak' }),
        mention('d', { author: 'did:plc:old', at: NOON - 30 * DAY }),
      ].map((each) => ({
        ...each,
        post: { ...each.post, author: { ...each.post.author!, followers: null } },
      }));
      await store.commitCollected(batch({ added }));
      const unnamed = async () => (await store.unnamedAuthors('hacker-news', NOON - 2 * DAY, 9)).sort();
      expect(await unnamed()).toEqual(['did:plc:maple', 'did:plc:oak']);
      expect(await store.unnamedAuthors('bluesky', NOON - 2 * DAY, 9)).toEqual([]);
      await store.completeAuthors('hacker-news', [
        { id: 'did:plc:maple', name: 'Maple  <!here>', followers: 40_000, withdrawn: false },
        { id: 'did:plc:oak', name: 'oak', followers: 1, withdrawn: true },
        { id: 'did:plc:nobody', name: 'nobody', followers: 1, withdrawn: false },
      ]);
      expect(await unnamed()).toEqual([]);
      for (const id of ['w1', 'w2']) {
        const [found] = await store.mentionsIn(id, 'k1', NOON - HOUR, NOON + 1, { limit: 1 });
        expect(found?.post.author).toMatchObject({ name: 'Maple <!here>', followers: 40_000 });
      }
      const [top] = await store.topPosts('w1', ['k1'], ...YEAR, { limit: 1 });
      expect(top).toMatchObject({ authorName: 'Maple <!here>', reach: 202 });
      expect(await store.mentionsAt('w1', 'https://news.example/hacker-news/c')).toEqual([]);
      // Without a name the next post takes none away.
      const again = mention('e', { author: 'did:plc:maple' });
      await store.commitCollected(
        batch({
          added: [{ ...again, post: { ...again.post, author: { ...again.post.author!, followers: null } } }],
        }),
      );
      expect(await unnamed()).toEqual([]);
      expect(await store.recount('w1', ...YEAR)).toEqual([]);
    });

    test('lists the mentions of a keyword newest first, by label', async () => {
      const store = await furnished(['k1', 'k2']);
      const added = [
        mention('a', { at: NOON - 3, hits: [hit('neg')] }),
        mention('b', { at: NOON - 2 }),
        mention('c', { at: NOON - 1, hits: [hit('neg'), hit('pos', 'k2')] }),
      ];
      await store.commitCollected(batch({ added }));
      const ids = async (...args: Parameters<Store['mentionsIn']>) =>
        (await store.mentionsIn(...args)).map(({ id }) => id);
      expect(await ids('w1', 'k1', NOON - 3, NOON, { limit: 2 })).toEqual(['m-c', 'm-b']);
      expect(await ids('w1', 'k1', NOON - 3, NOON, { limit: 9, label: 'neg' })).toEqual(['m-c', 'm-a']);
      expect(await ids('w1', 'k1', NOON - 3, NOON - 1, { limit: 9 })).toEqual(['m-b', 'm-a']);
      expect(await ids('w1', 'k2', NOON - 3, NOON, { limit: 9, label: 'neg' })).toEqual([]);
    });
  });
}
