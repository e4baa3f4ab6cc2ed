import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarkValue } from '../../../src/listening/mentions/marks.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { type Actor, auditRow } from '../../../src/services/actor.ts';
import { starMention, tagMention } from '../../../src/services/mentions/flag-mention.ts';
import { markMention, restoreMention } from '../../../src/services/mentions/mark-mention.ts';
import { muteBehind, unmute } from '../../../src/services/mentions/mute.ts';
import { JOINED, latestStanding, undoMentionAct } from '../../../src/services/mentions/undo-mention.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  audit,
  batch,
  furnish,
  hit,
  keyword,
  mention,
  NOON,
  subscription,
  workspace,
} from '../../contracts/store/samples.ts';
import { runs } from '../../runs.ts';

/*
 * Whatever people say of posts, in whatever order, every count agrees with what is stored; taking all of it back gives exactly
 * the figures of before; it survives a restart, and another workspace with the same posts sees nothing of it.
 */

const KEYWORDS = ['k1', 'k2'];
const RUNS = runs(60);
const SEED = 20_261_130;
const MAPLE = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const SITES = ['news.example', 'blog.example'];

const post = fc.record({
  author: fc.constantFrom('ash', 'birch', null),
  site: fc.constantFrom(...SITES),
  slot: fc.nat(30),
  story: fc.option(fc.nat(2)),
  hits: fc.tuple(
    ...KEYWORDS.map((keywordId) =>
      fc
        .tuple(
          fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const, null),
          fc.constantFrom(null, null, 'spam-words' as const, 'low-relevance' as const),
        )
        .map(([label, held]) => hit(label, keywordId, held)),
    ),
  ),
});
const value: fc.Arbitrary<MarkValue> = fc.oneof(
  fc.record({
    what: fc.constant('mood' as const),
    value: fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const),
  }),
  fc.record({
    what: fc.constantFrom('about' as const, 'spam' as const),
    value: fc.constantFrom('yes' as const, 'no' as const),
  }),
);
const of = fc.nat(11);
const keywordId = fc.constantFrom(null, ...KEYWORDS);
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('mark' as const), of, keywordId, value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), of, keywordId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tag' as const), of, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('star' as const), of, on: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mute' as const),
      of,
      keywordId,
      what: fc.constantFrom('author' as const, 'site' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unmute' as const), of }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), of, into: of }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;
type Post = typeof post extends fc.Arbitrary<infer P> ? P : never;

function mentionsOf(posts: readonly Post[], workspaceId: string) {
  return posts.map(({ author, site, slot, story, hits }, n) =>
    mention(String(n), {
      workspaceId,
      at: NOON - 2 * DAY + slot * 97 * MINUTE,
      author,
      ...(story !== null && story < n ? { story: String(story) } : {}),
      hits: structuredClone(hits),
      post: { site, contentHash: `hash-${n}` },
    }),
  );
}

async function worldOf(posts: readonly Post[], path: string): Promise<Store> {
  const store = await openStore(path);
  await furnish(store, KEYWORDS);
  await store.createWorkspace(workspace('w2'), { platform: 'terminal', home: 'there' }, 'Another');
  for (const id of KEYWORDS)
    await store.addKeyword(
      keyword(id, { workspaceId: 'w2' }),
      subscription(id, 'terminal:there:general', 'w2'),
      audit('track', id, { workspaceId: 'w2' }),
    );
  for (const workspaceId of ['w1', 'w2'])
    await store.commitCollected(batch({ added: mentionsOf(posts, workspaceId) }));
  return store;
}

async function perform(store: Store, actor: Actor, act: Act): Promise<void> {
  const mentionId = `m-${act.of}`;
  if (act.do === 'mark') await markMention(store, actor, mentionId, act.keywordId, act.value);
  else if (act.do === 'restore') await restoreMention(store, actor, mentionId, act.keywordId);
  else if (act.do === 'tag') await tagMention(store, actor, mentionId, 'Billing', act.on);
  else if (act.do === 'star') await starMention(store, actor, mentionId, act.on);
  else if (act.do === 'mute') await muteBehind(store, actor, mentionId, act.what, act.keywordId);
  else if (act.do === 'join') {
    const mentions = await store.allMentionsIn('w1', NOON - 3 * DAY, NOON + DAY, 20);
    const [from, into] = [act.of, act.into].map((nth) => mentions[nth % mentions.length]!.storyId);
    await store.joinStories('w1', from!, into!, auditRow(actor, JOINED, mentionId, null));
  } else {
    const mutes = await store.mutes(actor.workspaceId);
    const mute = mutes[act.of % Math.max(1, mutes.length)];
    if (mute) await unmute(store, actor, mute, mentionId);
  }
}

/** Every figure, and every post as it is shown. */
async function figures(store: Store, workspaceId: string) {
  const [from, to] = [NOON - 3 * DAY, NOON + DAY];
  const found = [];
  for (const keywordId of KEYWORDS)
    found.push(
      await store.totals(workspaceId, [keywordId], from, to),
      await store.totals(workspaceId, [keywordId], from + 50 * HOUR + 7, NOON - 11),
      await store.hours(workspaceId, keywordId, from, to),
      await store.hours(workspaceId, keywordId, from, to, { timeZone: 'Asia/Kathmandu' }),
      await store.topPosts(workspaceId, [keywordId], from, to, { limit: 20 }),
      await store.people(workspaceId, keywordId, from, to, { without: [] }),
      (await store.mentionsIn(workspaceId, keywordId, from, to, { limit: 20 })).map(({ id }) => id),
    );
  const mentions = await store.allMentionsIn(workspaceId, from, to, 20);
  const flags = [];
  for (const { id } of mentions)
    flags.push((await store.flags(workspaceId, id)).map(({ what, value }) => `${what} ${value}`).sort());
  return {
    found,
    shared: await store.sharedPosts(workspaceId, KEYWORDS, from, to),
    mentions,
    flags,
    mutes: (await store.mutes(workspaceId))
      .map(({ what, key, keywordId }) => `${what} ${key} ${keywordId}`)
      .sort(),
  };
}

test('counts agree after any acts, undo gives back exactly what was, and nothing crosses to another workspace', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-judgement-'));
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 1, maxLength: 12 }),
      fc.array(act, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (posts, acts, restarts) => {
        n += 1;
        const path = restarts ? join(folder, `${n}.db`) : ':memory:';
        let store = await worldOf(posts, path);
        let now: Millis = NOON;
        const actor = (): Actor => {
          now += MINUTE;
          return { workspaceId: 'w1', person: MAPLE, admin: true, now };
        };
        const recorded = () => store.audit('w1', { limit: 1_000 });
        const elsewhere = await figures(store, 'w2');
        const before = [];
        for (const one of acts) {
          const was = await figures(store, 'w1');
          const told = (await recorded()).length;
          await perform(store, actor(), { ...one, of: one.of % posts.length }).catch((error: unknown) => {
            // A post that names nobody has no author to mute.
            if (!String(error).includes('post-without-author')) throw error;
          });
          expect(await store.recount('w1', NOON - 9 * DAY, NOON + DAY)).toEqual([]);
          if ((await recorded()).length > told) before.push(was);
        }
        if (restarts) {
          const last = await figures(store, 'w1');
          await store.close();
          store = await openStore(path);
          expect(await figures(store, 'w1')).toEqual(last);
        }
        for (const was of before.reverse()) {
          const row = latestStanding(await recorded());
          expect(row && (await undoMentionAct(store, actor(), row))).not.toBeNull();
          expect(await figures(store, 'w1')).toEqual(was);
          expect(await store.recount('w1', NOON - 9 * DAY, NOON + DAY)).toEqual([]);
        }
        const standing = latestStanding(await recorded());
        expect(standing?.act ?? 'track').toBe('track');
        expect(await figures(store, 'w2')).toEqual(elsewhere);
        expect(await store.marks('w2', 'm-0')).toEqual([]);
        await store.close();
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  await rm(folder, { recursive: true });
});
