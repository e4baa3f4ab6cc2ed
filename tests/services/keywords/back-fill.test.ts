import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Actor } from '../../../src/services/actor.ts';
import { createIngest } from '../../../src/services/collecting/ingest.ts';
import { addKeyword } from '../../../src/services/keywords/add-keyword.ts';
import { createBackFiller } from '../../../src/services/keywords/back-fill.ts';
import { editKeyword } from '../../../src/services/keywords/edit-keyword.ts';
import { pauseKeyword } from '../../../src/services/keywords/pause-keyword.ts';
import { previewQuery } from '../../../src/services/keywords/preview-query.ts';
import { removeKeyword } from '../../../src/services/keywords/remove-keyword.ts';
import { openStore } from '../../../src/store/open.ts';
import type { SqliteOptions } from '../../../src/store/sqlite.ts';
import { authorsOf } from '../../contracts/store/authors-of.ts';
import { batch, channel, HOME, NOON, request, workspace } from '../../contracts/store/samples.ts';
import { runs } from '../../runs.ts';

/*
 * A keyword that comes late, or is changed, counts what it would have counted had it been there from the start. Two worlds
 * read the same posts: in one, people add, change, pause and remove keywords meanwhile, and the process is killed; in the
 * other, the keywords that are left in the end were there before the first post.
 */

const QUERIES = ['ash', 'birch', 'ash birch', 'ash OR cedar', 'ash -birch', 'title:cedar'];
const NAMES = ['one', 'two', 'three'];
const SOURCES = [
  { id: 'feed', label: 'Feeds', access: 'open', configured: true, terms: '' },
  { id: 'webhook', label: 'Webhooks', access: 'open', configured: true, terms: '' },
] as const;
const person = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;

/** Each way by which posts come in: a feed, a search that brings near misses too, a push, an import. */
type Way = 'feed' | 'search' | 'push' | 'import';

interface PlannedPost {
  name: number;
  text: number;
  title: boolean;
  author: number;
  slot: number;
  lang: 'en' | 'fr' | null;
}

const post = fc.record({
  name: fc.nat(14),
  text: fc.nat(15),
  title: fc.boolean(),
  author: fc.nat(4),
  slot: fc.nat(60),
  lang: fc.constantFrom('en', 'fr', null),
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('read' as const),
      way: fc.constantFrom<Way[]>('feed', 'search', 'push', 'import'),
      posts: fc.array(post, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('ask' as const),
      name: fc.constantFrom(...NAMES),
      query: fc.constantFrom(...QUERIES),
      languages: fc.constantFrom<string[][]>([], ['en']),
      sources: fc.constantFrom<string[][]>([], ['feed']),
      /** Reads that come in while the stored past is matched. */
      meanwhile: fc.array(post, { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('remove' as const), name: fc.constantFrom(...NAMES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('pause' as const), name: fc.constantFrom(...NAMES) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('kill' as const), after: fc.nat(60) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Read = Pick<Extract<Step, { what: 'read' }>, 'way' | 'posts'> & { at: number };

function rawOf({ name, text, title, author, slot, lang }: PlannedPost, way: Way): RawPost {
  const words = ['ash', 'birch', 'cedar', 'terrible'].filter((_, bit) => text & (1 << bit));
  // Texts that are alike are copies of one story; what is said differs by name, so that each is a post of its own.
  const body = `${words.join(' ')} seen near the house with number ${name} today`;
  return {
    source: { feed: 'feed', search: 'hacker-news', push: 'webhook', import: 'import' }[way],
    extId: `${way}:${name}`,
    kind: 'post',
    url: `https://${way}.example/${name}`,
    author: { id: `author-${author}` },
    ...(title ? { title: `cedar letter ${name}` } : {}),
    text: body,
    publishedAt: NOON - 12 * HOUR + slot * 7 * MINUTE + name,
    ...(lang ? { lang } : {}),
  };
}

/** A bot that dies in the middle of a batch, which is then taken back, and starts again with what is stored. */
async function newWorld() {
  const clock = { at: NOON, now: () => clock.at, sleep: async () => {} };
  let dying = Number.POSITIVE_INFINITY;
  const watch: SqliteOptions['watch'] = () => {
    dying -= 1;
    if (dying < 0) throw new Error('killed');
  };
  const store = await openStore(':memory:', { watch });
  const start = () => {
    dying = Number.POSITIVE_INFINITY;
    const ingest = createIngest({ store, clock });
    return { store, ingest, filler: createBackFiller({ store, ingest, clock }) };
  };
  let bot = start();
  await store.keepUnmatched(7, [], clock.at);
  await store.createWorkspace(workspace(), HOME, 'Terminal');
  await store.saveChannel(channel(), null);
  const actor = (): Actor => ({ workspaceId: 'w1', person, admin: true, now: clock.at });
  const parts = () => ({
    store: bot.store,
    sources: SOURCES,
    backFill: bot.filler.fill,
    wake: () => {},
  });
  const keyword = async (name: string) =>
    (await bot.store.keywords('w1')).find((candidate) => candidate.name === name);

  const read = async ({ way, posts, at }: Read) => {
    clock.at = at;
    const { store, ingest } = bot;
    const raw = posts.map((planned) => rawOf(planned, way));
    if (way === 'import') return ingest.importPosts('w1', raw, false);
    // A poll does not look for new keywords at every read: the collector's plan is renewed now and then.
    return ingest.inTurn(async () => {
      const { undo: _, ...found } = await ingest.prepareBatch(raw, way === 'search' ? 'all' : ['w1'], true);
      await store.commitCollected({
        ...batch(found),
        request: way === 'push' ? null : request({ source: way === 'feed' ? 'feed' : 'hacker-news' }),
        ...(way === 'push' ? { push: { hook: 'desk', id: `${at}`, at } } : {}),
      });
    });
  };
  const ask = async ({
    name,
    query,
    languages,
    sources,
  }: Omit<Extract<Step, { what: 'ask' }>, 'what' | 'meanwhile'>) => {
    const known = await keyword(name);
    if (known) return editKeyword(parts(), actor(), known, { query, languages, sources });
    return addKeyword(parts(), actor(), channel(), { query, name, languages, sources });
  };
  return {
    get bot() {
      return bot;
    },
    clock,
    actor,
    parts,
    keyword,
    read,
    ask,
    dieAfter: (statements: number) => {
      dying = statements;
    },
    restart: async () => {
      bot = start();
      // What opening the file does: removed keywords are swept to their end.
      await store.prune(clock.at, 1_000);
      await bot.filler.resume();
    },
    close: () => bot.store.close(),
  };
}
type World = Awaited<ReturnType<typeof newWorld>>;

/** Everything that is counted of a keyword. */
async function countsOf({ bot, keyword }: World, name: string) {
  const found = (await keyword(name))!;
  const [from, to] = [NOON - 30 * DAY, NOON + 30 * DAY];
  const { keywordId: _, ...totals } = (await bot.store.totals('w1', [found.id], from, to))[0]!;
  const mentions = await bot.store.mentionsIn('w1', found.id, from, to, { limit: 1_000 });
  const authors = await authorsOf(bot.store, found.id, from, to);
  return {
    totals,
    hours: (await bot.store.hours('w1', found.id, from, to)).filter(({ total }) => total > 0),
    posts: mentions
      .map(({ post, hits }) => {
        const hit = hits.find(({ keywordId }) => keywordId === found.id)!;
        return [post.extId, post.contentHash, hit.sentiment.label, hit.terms.length];
      })
      .sort((a, b) => (String(a) < String(b) ? -1 : 1)),
    authors: authors.map(({ authorKey, mentions, negative }) => [authorKey, mentions, negative]),
  };
}

/** @param edits whether a post that is read again may say something else */
async function play(steps: readonly Step[], edits: boolean) {
  const seen = new Set<string>();
  const unread = (way: Way, posts: readonly PlannedPost[]) =>
    posts.filter(({ name }) => edits || (!seen.has(`${way} ${name}`) && seen.add(`${way} ${name}`)));
  const late = await newWorld();
  const reads: Read[] = [];
  const lost: Read[] = [];
  let at = NOON;
  const readNow = async (way: Way, posts: readonly PlannedPost[]) => {
    at += 10 * MINUTE;
    const planned: Read = { way, posts: unread(way, posts), at };
    reads.push(planned);
    // What was not stored before a kill is read again after it.
    await late.read(planned).catch(() => lost.push(planned));
  };
  let dies = false;
  for (const step of steps) {
    late.clock.at = at;
    if (step.what === 'kill') {
      dies = true;
      late.dieAfter(step.after);
      continue;
    }
    if (step.what === 'read') await readNow(step.way, step.posts);
    if (step.what === 'ask') {
      const known = await late.keyword(step.name);
      const duplicate = (await late.bot.store.keywords('w1')).some(
        ({ query, name }) => query === step.query && name !== step.name,
      );
      if (!duplicate && !known?.paused) {
        const [workspace] = await late.bot.store.workspaces();
        const parts = {
          store: late.bot.store,
          sources: [],
          askSources: async () => ({ sources: [], unasked: [], isOverBudget: false }),
        };
        const seen = dies ? null : await previewQuery(parts, workspace!, step, at);
        const work = late.ask(step);
        // These are read while it goes on, and keep to their turn.
        const beside = step.meanwhile.length > 0 ? readNow('feed', step.meanwhile) : null;
        const [outcome] = await Promise.allSettled([work, beside]);
        if (seen && outcome.status === 'fulfilled' && !beside) {
          const keyword = (await late.keyword(step.name))!;
          const [total] = await late.bot.store.totals('w1', [keyword.id], NOON - 30 * DAY, NOON + 30 * DAY);
          expect(total!.total, 'what the preview said').toBe(seen.found);
        }
      }
    }
    const named = 'name' in step ? await late.keyword(step.name) : undefined;
    if (step.what === 'remove' && named)
      await removeKeyword(late.parts(), late.actor(), named).catch(() => {});
    if (step.what === 'pause' && named)
      await pauseKeyword(late.parts(), late.actor(), named, !named.paused).catch(() => {});
    if (dies) {
      dies = false;
      await late.restart();
      for (const planned of lost.splice(0)) await late.read(planned);
    }
  }
  await late.restart();
  for (const paused of (await late.bot.store.keywords('w1')).filter((keyword) => keyword.paused))
    await pauseKeyword(late.parts(), late.actor(), paused, false);
  for (const planned of lost) await late.read(planned);

  const first = await newWorld();
  for (const { name, query, languages, sources } of await late.bot.store.keywords('w1'))
    await first.ask({ name, query, languages, sources });
  for (const planned of reads) await first.read(planned);
  return { late, first };
}

test.each([
  // A copy is found by what it says when it comes: of posts that are edited, the stories may be others.
  ['edited', true],
  ['read once', false],
])(
  'of posts that are %s, a keyword counts the same, late or from the start, changed, paused, killed, and what its preview said',
  async (_, edits) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { late, first } = await play(steps, edits);
        try {
          expect(await late.bot.store.backFills()).toEqual([]);
          expect(await late.bot.store.recount('w1', NOON - 30 * DAY, NOON + 30 * DAY)).toEqual([]);
          for (const { name } of await late.bot.store.keywords('w1')) {
            const [is, should] = [await countsOf(late, name), await countsOf(first, name)];
            if (edits) is.totals.stories = should.totals.stories;
            expect(is, name).toEqual(should);
          }
        } finally {
          await late.close();
          await first.close();
        }
      }),
      {
        numRuns: Number(process.env.D_RUNS ?? 0) || runs(120),
        endOnFailure: process.env.D_RUNS !== undefined,
      },
    );
  },
);
