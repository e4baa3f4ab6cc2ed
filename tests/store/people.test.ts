import { afterEach, describe, expect, test } from 'vitest';
import type { Mention, SentimentLabel } from '../../src/listening/mentions/mention.ts';
import type { AuthorFigures } from '../../src/listening/people/author-figures.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { readPeople } from '../../src/services/people/read-people.ts';
import type { SqlQuery } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, batch, delivery, furnish, hit, mention, NOON } from '../contracts/store/samples.ts';
import { temporaryStore } from '../fakes/store.ts';
import { BAD, RIGHT, randomOf, worldOf } from '../listening/people/worlds.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const FROM = NOON - 7 * DAY;

async function furnished(): Promise<Store> {
  const store = await temporaryStore();
  opened.push(store);
  await furnish(store);
  return store;
}

let names = 0;

interface Said {
  at?: number;
  author?: string | null;
  source?: string;
  followers?: number | null;
  counts?: Mention['post']['counts'];
  label?: SentimentLabel | null;
  relevance?: number;
  story?: string;
  outlet?: string;
  n?: string;
}

function said({ at = NOON - DAY, author = 'maplefox', source = 'bluesky', ...more }: Said): Mention {
  const { followers = null, counts = {}, label = 'neu', relevance = 0, story, outlet = null } = more;
  const own = hit(label);
  return mention(more.n ?? `said-${++names}`, {
    at,
    source,
    author,
    ...(story === undefined ? {} : { story }),
    hits: [{ ...own, relevance: { ...own.relevance, score: relevance } }],
    post: {
      counts,
      outlet,
      ...(outlet === null ? {} : { site: `${outlet.toLowerCase()}.example` }),
      ...(author === null
        ? {}
        : { author: { key: `${source}:${author}`, name: author, url: null, followers } }),
    },
  });
}

const people = (store: Store, more: Partial<Parameters<typeof readPeople>[1]> = {}) =>
  readPeople(store, { workspaceId: 'w1', keywordId: 'k1', from: FROM, to: NOON, limit: 10, ...more });

const add = (store: Store, added: Mention[]) => store.commitCollected(batch({ added }));

/** A world of figures as posts of a week. */
function postsOf(world: readonly AuthorFigures[], seed: number): Mention[] {
  const random = randomOf(seed + 5);
  const at = () => FROM + Math.floor(random() * 7 * DAY);
  return world.flatMap(({ name, followers, posts, pickups, read: [first] }) => {
    const { counts, relevance } = first!;
    if (pickups === undefined)
      return Array.from({ length: posts }, () =>
        said({ at: at(), author: name, followers, counts, relevance }),
      );
    const articles = Array.from({ length: posts }, () =>
      said({ at: at(), author: 'Some Reporter', source: 'feed', outlet: name }),
    );
    const copies = Array.from({ length: pickups }, (_, nth) => {
      const article = articles[nth % articles.length]!;
      return said({
        at: Math.min(NOON - 1, article.post.publishedAt + HOUR),
        author: null,
        source: 'feed',
        outlet: `Copier${nth}`,
        story: article.id.slice(2),
      });
    });
    return [...articles, ...copies];
  });
}

describe('whose posts move others, out of the database', () => {
  test.each([0, 1, 2, 3])('world %i: the right one first, nobody bad among the ten', async (seed) => {
    const store = await furnished();
    await add(store, postsOf(worldOf(seed), seed));
    const ten = await people(store);
    expect(ten[0]).toMatchObject({
      name: RIGHT,
      followers: 250_000,
      likes: 1_200,
      reposts: 150,
      replies: 90,
    });
    expect(ten.filter(({ name }) => BAD.includes(name))).toEqual([]);
    // A person is never listed for what stands below an article.
    expect(ten.map(({ name }) => name)).not.toContain('Some Reporter');
  });

  test('somebody whom many read stands before somebody who posts all day, who is not listed', async () => {
    const store = await furnished();
    await add(store, [
      said({ author: 'copper.gazette', followers: 250_000, counts: { likes: 1_200 } }),
      ...Array.from({ length: 500 }, (_, n) =>
        said({ at: FROM + n * 20 * MINUTE, author: 'buy.now', followers: 3 }),
      ),
      ...Array.from({ length: 12 }, (_, n) =>
        said({ author: `reader-${n}`, followers: 400, counts: { likes: 3 } }),
      ),
    ]);
    const found = await people(store);
    expect(found[0]).toMatchObject({ name: 'copper.gazette', followers: 250_000, likes: 1_200, posts: 1 });
    expect(found.map(({ name }) => name)).not.toContain('buy.now');
  });

  test('figures are of the period, the newest stored, and say since when', async () => {
    const store = await furnished();
    const first = said({ at: NOON - 40 * DAY, author: 'oakjay', counts: { likes: 900 }, n: 'old' });
    const now = [
      said({
        at: NOON - 2 * DAY,
        author: 'oakjay',
        followers: 900,
        counts: { likes: 3 },
        label: 'neg',
        n: 'now',
      }),
      said({ at: NOON - DAY, author: 'oakjay', followers: 900, counts: { likes: 1 }, label: 'pos' }),
      said({ at: NOON - DAY, author: 'newcomer', followers: 900, counts: { likes: 1 }, label: null }),
    ];
    await add(store, [first, ...now]);
    await store.commitCollected(
      batch({
        recounted: [
          { workspaceId: 'w1', mentionId: 'm-now', counts: { likes: 70, replies: 2 }, followers: 1_000 },
        ],
      }),
    );
    expect(await people(store)).toMatchObject([
      {
        name: 'oakjay',
        followers: 1_000,
        posts: 2,
        likes: 71,
        replies: 2,
        negative: 1,
        positive: 1,
        judged: 2,
        stance: 'mixed',
        since: NOON - 40 * DAY,
        isNew: false,
        top: { mentionId: 'm-now', counts: { likes: 70, replies: 2 } },
      },
      { name: 'newcomer', judged: 0, stance: null, since: NOON - DAY, isNew: true },
    ]);
  });

  test('critics and fans each have a list of their own, found behind hundreds of others', async () => {
    const store = await furnished();
    await add(store, [
      ...Array.from({ length: 300 }, (_, n) =>
        said({ author: `calm-${n}`, followers: 90_000 + n, counts: { likes: 500 } }),
      ),
      said({ author: 'grumble', followers: 300, counts: { likes: 4 }, label: 'neg' }),
      said({ author: 'cheer', followers: 300, counts: { likes: 4 }, label: 'pos' }),
    ]);
    expect((await people(store, { stance: 'critic' })).map(({ name }) => name)).toEqual(['grumble']);
    expect((await people(store, { stance: 'fan' })).map(({ name }) => name)).toEqual(['cheer']);
  });

  test('somebody who fills the lists of a day hides nobody', async () => {
    const store = await furnished();
    await add(store, [
      ...Array.from({ length: 600 }, (_, n) =>
        said({ at: NOON - DAY + n * MINUTE, author: 'loud', followers: 900_000, counts: {} }),
      ),
      said({ author: 'quiet', followers: 4_000, counts: { likes: 40 } }),
    ]);
    expect((await people(store)).map(({ name }) => name).sort()).toEqual(['loud', 'quiet']);
  });

  test('the same name in two networks is two people', async () => {
    const store = await furnished();
    await add(store, [
      said({ author: 'oakjay', source: 'bluesky', followers: 900, counts: { likes: 9 } }),
      said({ author: 'oakjay', source: 'mastodon', followers: 900, counts: { likes: 9 } }),
    ]);
    expect((await people(store)).map(({ authorKey }) => authorKey).sort()).toEqual([
      'bluesky:oakjay',
      'mastodon:oakjay',
    ]);
  });

  test.each(['youtube', 'reddit', 'threads'])('nobody of %s is listed, as its terms want', async (source) => {
    const store = await furnished();
    await add(store, [
      ...Array.from({ length: 40 }, (_, n) =>
        said({ author: `star-${n}`, source, followers: 900_000, counts: { likes: 9_000 } }),
      ),
      said({ author: 'oakjay', followers: 30, counts: { likes: 1 } }),
    ]);
    expect((await people(store)).map(({ name }) => name)).toEqual(['oakjay']);
  });

  test('an outlet is listed for the stories that others took up from it, the copies are not', async () => {
    const store = await furnished();
    const article = said({ author: 'Some Reporter', source: 'feed', outlet: 'Gazette', n: 'scoop' });
    const alone = said({ author: null, source: 'feed', outlet: 'Unheard' });
    const again = said({ author: null, source: 'feed', outlet: 'Gazette', story: 'scoop' });
    const copies = [1, 2, 3].map((n) =>
      said({ at: NOON - n * HOUR, author: null, source: 'feed', outlet: `Copier${n}`, story: 'scoop' }),
    );
    await add(store, [article, alone, again, ...copies]);
    expect(await people(store)).toMatchObject([
      {
        name: 'Gazette',
        source: 'feed',
        followers: null,
        pickups: 3,
        posts: 2,
        top: { mentionId: 'm-scoop' },
      },
    ]);
  });

  test('who is forgotten, withdrawn or deleted is nowhere from that moment', async () => {
    const store = await furnished();
    const of = (author: string) =>
      said({ author, followers: 9_000, counts: { likes: 90 }, n: `of-${author}` });
    await add(store, ['forgotten', 'withdrawn', 'deleted', 'staying'].map(of));
    expect(await people(store)).toHaveLength(4);
    await store.forgetAuthor('w1', 'bluesky:forgotten', audit('forget', 'author'));
    expect((await people(store)).map(({ name }) => name)).not.toContain('forgotten');
    await store.completeAuthors('bluesky', [
      { id: 'withdrawn', name: null, followers: null, withdrawn: true },
    ]);
    expect((await people(store)).map(({ name }) => name)).not.toContain('withdrawn');
    await store.deletePosts('bluesky', ['of-deleted']);
    expect((await people(store)).map(({ name }) => name)).toEqual(['staying']);
  });

  test('a message that waits to be sent loses all that leads to who was forgotten meanwhile', async () => {
    const store = await furnished();
    const post = said({ author: 'forgotten', followers: 9_000, n: 'waiting' });
    const link = { link: post.post.url, text: 'forgotten' };
    const other = { link: 'https://news.example/other', text: 'staying' };
    const view = { title: null, excerpt: '', highlights: [], source: '', author: null, when: '', note: null };
    const digest: Message = {
      language: 'en',
      summary: 'Weekly digest',
      mood: 'plain',
      elements: [
        { kind: 'heading', text: 'Weekly digest' },
        { kind: 'mention', mention: { ...view, url: post.post.url } },
        { kind: 'mention', mention: { ...view, url: other.link } },
        { kind: 'text', text: ['New this week: ', link, '.'] },
        { kind: 'list', items: [[link], [other]] },
        { kind: 'table', caption: 'Who', columns: ['Author'], rows: [[[link]], [[other]]], numeric: [false] },
        {
          kind: 'facts',
          facts: [
            { name: 'Author', value: [link] },
            { name: 'Other', value: [other] },
          ],
        },
        { kind: 'note', text: [link] },
        { kind: 'buttons', buttons: [], links: [{ label: 'forgotten', to: post.post.url }] },
        { kind: 'divider' },
      ],
    };
    await store.commitCollected(
      batch({ added: [post], deliveries: [delivery('digest', { purpose: 'digest', message: digest })] }),
    );
    await store.forgetAuthor('w1', 'bluesky:forgotten', audit('forget', 'author'));
    const left = (await store.delivery('digest'))!;
    expect(JSON.stringify(left)).not.toContain('forgotten');
    expect(left.message.elements.map(({ kind }) => kind)).toEqual([
      'heading',
      'mention',
      'list',
      'table',
      'facts',
      'buttons',
      'divider',
    ]);
    expect(JSON.stringify(left).split('staying')).toHaveLength(4);
  });

  test('an unknown keyword, and a period without anything, have nobody', async () => {
    const store = await furnished();
    expect(await people(store)).toEqual([]);
    expect(await people(store, { keywordId: 'nothing' })).toEqual([]);
  });
});

describe('what it costs', () => {
  /** Rows read and statements run for a week of so many mentions. */
  const costOf = async (mentions: number, crowd: number) => {
    const database = openSqlite(':memory:');
    await migrate(database);
    const counted = { asked: 0, rows: 0 };
    const listening = (query: SqlQuery): SqlQuery => ({
      all: async (sql, params) => {
        const rows = await query.all(sql, params);
        counted.asked += 1;
        counted.rows += rows.length;
        return rows;
      },
      each: async (sql, params) => {
        const lists = await query.each(sql, params);
        counted.asked += params.length;
        counted.rows += lists.reduce((sum, rows) => sum + rows.length, 0);
        return lists;
      },
    });
    const store = storeOver({
      ...database,
      ...listening(database),
      read: (work) => database.read((query) => work(listening(query))),
      write: (work, durable) => database.write((query) => work(listening(query)), durable),
    });
    opened.push(store);
    await furnish(store);
    const random = randomOf(9);
    const posts = Array.from({ length: mentions }, (_, n) => {
      const who = Math.floor(random() * crowd);
      return said({
        at: FROM + Math.floor(random() * 7 * DAY),
        author: `someone-${who}`,
        followers: 10 + ((who * 7_919) % 5_000),
        counts: { likes: Math.floor(random() ** 6 * 200) },
        n: `scale-${n}`,
      });
    });
    for (let at = 0; at < posts.length; at += 500) await add(store, posts.slice(at, at + 500));
    counted.asked = 0;
    counted.rows = 0;
    expect(await people(store)).toHaveLength(10);
    return counted;
  };

  test('the same people say ten times as much, and as much is read', { timeout: 60_000 }, async () => {
    const few = await costOf(1_500, 30);
    const many = await costOf(15_000, 30);
    expect(many.asked).toBeLessThanOrEqual(1.5 * few.asked);
    expect(many.rows).toBeLessThanOrEqual(1.5 * few.rows);
  });

  test('of ever more people no more are looked at', { timeout: 60_000 }, async () => {
    const { asked, rows } = await costOf(15_000, 9_000);
    expect(asked).toBeLessThan(2_000);
    expect(rows).toBeLessThan(4_000);
  });
});
