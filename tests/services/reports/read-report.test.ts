import { beforeEach, expect, test } from 'vitest';
import { htmlOf } from '../../../src/adapters/report-file/html/html.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { periodOf } from '../../../src/services/digests/read-digest.ts';
import { readReport } from '../../../src/services/reports/read-report.ts';
import { maple, newWorld, raise, type World } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storeGap, storePosts } from '../../commands/posts.ts';
import { printDocument } from '../../reports/print-document.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
  await world.say('add quillmere --kind competitor');
});

async function read(names: readonly string[], language = 'en', since = 7 * DAY) {
  const workspace = await world.workspace();
  const all = await world.store.keywords(workspace.id);
  const now = world.now();
  return readReport(world.store, {
    workspace,
    keywords: names.map((name) => all.find((keyword) => keyword.name === name)!),
    period: periodOf(since, now),
    locale: { language, timeZone: 'Europe/Paris' },
    now,
  });
}

async function keywordId(name: string): Promise<string> {
  const { id } = await world.workspace();
  return (await world.store.keywords(id)).find((keyword) => keyword.name === name)!.id;
}

/** Two weeks with talk: a fault in the second one. */
async function storeWeeks(): Promise<void> {
  const now = world.now();
  const said = (count: number, from: number, make: (nth: number) => Partial<SamplePost>) =>
    Array.from(
      { length: count },
      (_, nth): SamplePost => ({
        text: `kestrelbox is what I use for number ${nth}`,
        at: from + nth * HOUR,
        author: `person-${nth}`,
        ...make(nth),
      }),
    );
  await storePosts(world, await keywordId('kestrelbox'), [
    ...said(12, now - 12 * DAY, () => ({})),
    ...said(30, now - 3 * DAY, (nth) => ({
      text: `kestrelbox firmware update broke the light of my router ${nth}, ${['again', 'today', 'badly'][nth % 3]}`,
      label: 'neg',
      author: `victim-${nth}`,
      ...(nth === 0 && { lang: 'de', followers: 90_000 }),
    })),
    ...said(3, now - 2 * DAY, () => ({
      text: 'kestrelbox for sale, cheap',
      held: { reason: 'spam-words', detail: 'cheap' },
    })),
  ]);
  await storePosts(world, await keywordId('quillmere'), [
    { text: 'quillmere is fine', at: now - DAY, label: 'pos', author: 'somebody' },
  ]);
}

test('a report has the figures, themes, people, alerts and posts of its period', async () => {
  await storeWeeks();
  await raise(world, { number: 1, raisedAt: world.now() - 9 * DAY, id: 'earlier' });
  await raise(world, { number: 2, raisedAt: world.now() - DAY, id: 'now' });
  const document = await read(['kestrelbox']);
  const text = printDocument(document);
  expect(document.tiles[0]).toMatchObject({ name: 'Mentions', value: '30' });
  expect(document.sections.map(({ heading }) => heading)).toEqual([
    'What happened',
    'Sentiment',
    'What people talk about',
    'Whose posts carry furthest',
    'Where it was said',
    'Alerts, and how they were handled',
    'Other top posts',
    'How this was counted',
  ]);
  expect(text).toMatch(/firmware/);
  expect(text).toContain('victim-0');
  expect(text).toMatch(/#\d+ /);
  expect(text).toContain('3 more posts were held back');
  expect(text).not.toContain('cheap');
  // The language that a post was declared to be in.
  const quotes = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'quotes' ? block.quotes : [])),
  );
  expect(new Set(quotes.map(({ language }) => language))).toEqual(new Set(['de', 'en']));
  expect(new Set(quotes.map(({ url }) => url)).size).toBe(quotes.length);
  const posts = document.sheets.find(({ name }) => name === 'Top posts')!;
  expect(posts.rows).toHaveLength(30);
});

test('several keywords are compared, and a page can be made of it in any language', async () => {
  await storeWeeks();
  for (const language of ['en', 'fr']) {
    const document = await read(['kestrelbox', 'quillmere'], language);
    expect(document.title).toContain('kestrelbox');
    expect(document.title).toContain('quillmere');
    expect(document.sheets[0]!.rows.map((row) => row[0])).toEqual(['kestrelbox', 'quillmere']);
    const html = htmlOf(document, { logo: null, color: null });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('97');
  }
});

test('a forgotten author is in no part of it', async () => {
  await storeWeeks();
  expect(printDocument(await read(['kestrelbox']))).toContain('victim-0');
  const { id } = await world.workspace();
  const audit = { workspaceId: id, at: world.now(), person: maple, act: 'forget', subject: '', detail: null };
  await world.store.forgetAuthor(id, 'hacker-news:victim-0', audit);
  expect(printDocument(await read(['kestrelbox']))).not.toContain('victim-0');
});

test('what nobody was mentioned in is a report, too, and says what was not read', async () => {
  const now = world.now();
  await storeGap(world, readRequest(now), {
    source: 'hacker-news',
    requestKey: 'kestrelbox',
    from: now - 30 * HOUR,
    to: now - 20 * HOUR,
    reason: 'down',
  });
  const document = await read(['kestrelbox']);
  expect(document.finding).toMatch(/^No mention of kestrelbox/);
  expect(printDocument(document)).toMatch(/Not checked: Hacker News/);
  expect(document.tiles[0]!.value).toBe('0');
});
