import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../../../src/config/log.ts';
import { createCollector } from '../../../src/jobs/collect.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import { channelId } from '../../../src/listening/channel.ts';
import { feed } from '../../../src/listening/sources/feed/feed.ts';
import { parseFeed } from '../../../src/listening/sources/feed/parse.ts';
import type { WebAnswer } from '../../../src/listening/sources/source.ts';
import { DAY } from '../../../src/listening/time.ts';
import { createIngest } from '../../../src/services/collecting/ingest.ts';
import type { Store } from '../../../src/store/store.ts';
import { aChannel } from '../../fakes/channel.ts';
import { temporaryStore } from '../../fakes/store.ts';
import { runs } from '../../runs.ts';
import {
  canTell,
  type Habits,
  habits,
  PUBLISH_EVERY,
  pageOf,
  READ_EVERY,
  type Step,
  steps,
  type TrueItem,
  wordsOf,
} from './feed-model.ts';

const START = Date.parse('2026-11-20T12:04:11Z');
const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
const AUDIT = {
  workspaceId: 'w1',
  at: START,
  person: 'bot',
  act: 'test',
  subject: 'x',
  detail: null,
} as const;

/** A workspace that follows feeds; each address answers with what `pages` says at that moment. */
async function follower(pages: (url: string) => { body: string; at: string }) {
  const store = await temporaryStore();
  const clock = { at: START, now: () => clock.at, sleep: async () => {} };
  await store.createWorkspace(
    {
      id: 'w1',
      name: 'Acme',
      language: 'en',
      timeZone: 'UTC',
      retentionDays: 90,
      optedIn: [],
      createdAt: START,
    },
    REF,
    'Terminal',
  );
  await store.keepUnmatched(7, [], START);
  await store.saveChannel(aChannel(), null);
  await store.addKeyword(
    {
      id: 'k1',
      workspaceId: 'w1',
      name: 'Acme',
      query: 'acme',
      kind: 'brand',
      sources: [],
      languages: [],
      rule: DEFAULT_RULE,
      paused: false,
      createdBy: 'maplefox',
      createdAt: START,
    },
    {
      workspaceId: 'w1',
      keywordId: 'k1',
      channelId: channelId(REF),
      alerts: true,
      digest: true,
      mentions: true,
    },
    AUDIT,
  );
  const fetch = async (url: string): Promise<WebAnswer> => {
    const { body, at } = pages(url);
    return {
      status: 200,
      url: at,
      movedTo: at === url ? null : at,
      headers: { get: () => null },
      body: new TextEncoder().encode(body),
      notModified: false,
    };
  };
  const begin = () =>
    createCollector({
      store,
      clock,
      ingest: createIngest({ store, clock }),
      sources: [feed],
      log: createLog('error', [], (line) => expect(line).toBe('')),
      contextOf: () => ({ web: { fetch }, parseFeed, now: clock.now, options: {} }),
    });
  let collector = begin();
  return {
    store,
    clock,
    restart: () => {
      collector = begin();
    },
    follow: (url: string) =>
      store.addFeed(
        {
          workspaceId: 'w1',
          url,
          title: null,
          addedBy: 'maplefox',
          addedAt: clock.at,
          channelId: channelId(REF),
        },
        AUDIT,
      ),
    read: async () => {
      collector.wake();
      await collector.job.run(clock.at);
      await collector.settled();
    },
    waiting: async () => store.waiting(channelId(REF)),
  };
}

const told = async (store: Store, kind: string) =>
  (await store.waiting(channelId(REF)))
    .filter(({ key }) => key.startsWith(`${kind}:`))
    .map(({ message }) => JSON.stringify(message));

async function play(habit: Habits, taken: readonly Step[]): Promise<void> {
  const items: TrueItem[] = [];
  const seen = new Map<number, { text: string; title: string; first: number }>();
  let path = 0;
  let reads = 0;
  let published = 0;
  let blank: 'empty' | 'shrink' | null = null;
  const generation = { ids: 0, links: 0 };
  const shown = () =>
    blank === 'empty' ? [] : items.slice(-habit.window).slice(blank === 'shrink' ? -1 : 0);
  const world = await follower(() => ({
    body: pageOf(shown(), habit, generation, reads),
    at: `https://blog.example/feed${path}`,
  }));
  const { store, clock } = world;
  const publish = (count: number, words: Partial<TrueItem> = {}) => {
    for (let nth = 0; nth < count; nth++) {
      const n = published++;
      clock.at += PUBLISH_EVERY;
      items.push({
        n,
        title: `Acme ${wordsOf(n * 2, 5)}`,
        text: `Acme ${wordsOf(n * 2 + 1, 12)}`,
        at: clock.at,
        shownAt: clock.at,
        insteadOf: null,
        ...words,
      });
    }
  };
  const read = async () => {
    clock.at += READ_EVERY;
    reads += 1;
    for (const { n, text, title } of shown())
      seen.set(n, { text, title, first: seen.get(n)?.first ?? reads });
    await world.read();
  };
  publish(Math.min(3, habit.window));
  await world.follow('https://blog.example/feed0');
  await read();
  for (const step of taken) {
    blank = null;
    if (!canTell(habit, step)) continue;
    const there = shown();
    if (step.do === 'publish') publish(step.count);
    else if (step.do === 'repost') {
      const { title, text } = there[step.which % there.length]!;
      publish(1, { title, text });
    } else if (step.do === 'edit') {
      const item = there[step.which % there.length]!;
      clock.at += PUBLISH_EVERY;
      item[step.part] += step.part === 'title' ? ' again' : ` and ${wordsOf(reads, 2)}`;
      item.shownAt = clock.at;
    } else if (step.do === 'rewrite') publish(1, { insteadOf: items.pop()!.n });
    else if (step.do === 'regive ids') generation.ids += 1;
    else if (step.do === 'regive links') generation.links += 1;
    else if (step.do === 'move') path += 1;
    else if (step.do === 'restart') world.restart();
    else blank = step.do;
    await read();
    if (step.do === 'move') for (let hours = 0; hours < 4; hours++) await read();
  }
  const stored = await store.allMentionsIn('w1', 0, clock.at + DAY, 1_000);
  const heading = ({ title }: { title: string }) =>
    habit.title === 'own' ? title : habit.title === 'none' ? null : 'Update';
  const sorted = (posts: { title: string | null; text: string }[]) =>
    posts.map(({ title, text }) => `${title} | ${text}`).sort();
  expect(sorted(stored.map(({ post }) => post))).toEqual(
    sorted([...seen.values()].map((item) => ({ title: heading(item), text: item.text }))),
  );
  expect(await store.recount('w1', START - DAY, clock.at + DAY)).toEqual([]);
  expect(await told(store, 'connected')).toHaveLength(1);
  expect(await told(store, 'mention')).toHaveLength(
    [...seen.values()].filter(({ first }) => first > 1).length,
  );
  await store.close();
}

test('every item of a feed is counted once, told once, and never written over by another', async () => {
  await fc.assert(fc.asyncProperty(habits, steps, play), { seed: 1, numRuns: runs(240) });
});

/** How a feed shows what others show too. */
const views = fc.array(
  fc.record({
    scheme: fc.constantFrom('http', 'https'),
    www: fc.boolean(),
    parameter: fc.constantFrom('', 'zsrc=planet', 'utm_source=x'),
    text: fc.constantFrom('whole', 'excerpt'),
    late: fc.constantFrom(0, 30_000),
    skips: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 2, maxLength: 4 },
);

test('what several feeds show is counted once, and three incidents under one link are three', async () => {
  await fc.assert(
    fc.asyncProperty(
      views,
      fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
      async (feeds, incidents) => {
        const articles = incidents.map((isIncident, n) => ({
          place: isIncident ? 'status' : `posts/${n}-x`,
          title: `Acme ${wordsOf(n * 2, 4)}`,
          text: `Acme ${wordsOf(n * 2 + 1, 14)}`,
          at: START - (9 - n) * PUBLISH_EVERY,
        }));
        const world = await follower((url) => {
          const nth = Number(url.at(-1));
          const { scheme, www, parameter, text, late, skips } = feeds[nth]!;
          const items = articles.flatMap((article, n) =>
            n % 5 === skips && nth > 0
              ? []
              : `<item><guid isPermaLink="false">${nth}-${n}</guid><link>${scheme}://${www ? 'www.' : ''}blog.example/${article.place}${parameter && `?${parameter}`}</link><title>${article.title}</title><pubDate>${new Date(article.at + late).toUTCString()}</pubDate><description>${text === 'whole' ? article.text : `${article.text.split(' ').slice(0, 8).join(' ')}…`}</description></item>`,
          );
          return {
            at: url,
            body: `<rss version="2.0"><channel><title>Feed ${nth}</title><link>https://blog.example/</link><language>en</language><description>d</description>${items.join('')}</channel></rss>`,
          };
        });
        for (let nth = 0; nth < feeds.length; nth++) {
          await world.follow(`https://feeds.example/${nth}`);
          world.clock.at += READ_EVERY;
          await world.read();
        }
        const stored = await world.store.allMentionsIn('w1', 0, world.clock.at + DAY, 1_000);
        expect(stored.map(({ post }) => post.title).sort()).toEqual(
          articles.map(({ title }) => title).sort(),
        );
        await world.store.close();
      },
    ),
    { seed: 1, numRuns: runs(100) },
  );
});
