import { beforeEach, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { digestJob } from '../../../src/jobs/digest.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { alertCard, alertEvidence } from '../../../src/messages/alerts/alert.ts';
import type { Button, Message } from '../../../src/messages/message.ts';
import { newWorld, readable, type World } from '../../commands/harness.ts';
import { readRequest, type SamplePost, storePosts } from '../../commands/posts.ts';

const LOCALE = { language: 'en', timeZone: 'Europe/Paris' } as const;
let world: World;
let keywordId = '';

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name Kestrelbox');
  const [keyword] = await world.store.keywords((await world.workspace()).id);
  keywordId = keyword!.id;
});

/** So many posts, one a minute up to a moment, every third of them negative. */
function posts(count: number, until: Millis, part: Partial<SamplePost> = {}): SamplePost[] {
  return Array.from({ length: count }, (_, n): SamplePost => {
    const at = until - (n + 1) * MINUTE;
    return { text: `kestrelbox ${n}`, at, author: `u${n}`, label: n % 3 === 0 ? 'neg' : 'neu', ...part };
  });
}

function toPosts({ elements }: Message): Button[] {
  return elements.flatMap((one) => {
    if (one.kind !== 'buttons') return [];
    const menus = (one.menus ?? []).flatMap(({ verb, args, arg, options }) =>
      options.map(({ label, value }) => ({ label, verb, args: { ...args, [arg]: value } })),
    );
    return [...one.buttons, ...menus].filter(({ verb }) => verb === 'mentions');
  });
}

/** Each button to posts, with what its label promises and what its list says. */
async function opened(message: Message): Promise<[label: string, total: string][]> {
  const found: [string, string][] = [];
  for (const { label, verb, args } of toPosts(message)) {
    const reply = await world.press(verb, { ...args });
    found.push([label, /(\d+) mentions?\b/.exec(readable(reply.message))?.[0] ?? readable(reply.message)]);
  }
  return found;
}

test('a report leads to the very posts that it counts, also when more have come since', async () => {
  await storePosts(world, keywordId, [...posts(40, world.now()), ...posts(9, world.now() - 20 * DAY)]);
  const { message } = await world.say('report kestrelbox --since 7d');
  const wanted = [
    ['All 40 posts', '40 mentions'],
    ['The 14 negative posts', '14 mentions'],
  ];
  expect(await opened(message)).toEqual(wanted);
  world.pass(3 * HOUR);
  await storePosts(world, keywordId, posts(5, world.now() - 4 * HOUR));
  expect(await opened(message)).toEqual(wanted);
  const reply = await world.press('mentions', { ...toPosts(message)[0]!.args });
  expect(readable(reply.message)).toContain('5 more have come since');
});

test("a digest's table leads to the posts of each keyword", async () => {
  await world.say('add quillmere --name Quillmere');
  const other = (await world.store.keywords((await world.workspace()).id))[1]!;
  await world.say('digest daily --at 09:00');
  const clock = { now: world.now, sleep: async () => {} };
  const digest = digestJob({ store: world.store, clock });
  await digest.run(world.now());
  world.pass(5 * HOUR);
  await storePosts(world, keywordId, posts(12, world.now() - HOUR));
  await storePosts(world, other.id, posts(3, world.now() - HOUR));
  world.pass(DAY);
  await digest.run(world.now());
  const sent = await world.store.deliveriesWith((await world.workspace()).id, 'digest:');
  const message = sent.at(-1)!.message;
  await storePosts(world, keywordId, posts(4, world.now() - DAY - HOUR));
  expect(await opened(message)).toEqual([
    ['Kestrelbox (12)', '12 mentions'],
    ['Quillmere (3)', '3 mentions'],
  ]);
});

test('an alert leads to the posts that it counts, as raised and as it has grown', async () => {
  const { store } = world;
  const begun = world.now() - 9 * DAY;
  const request = (at: Millis) => readRequest(at, { coveredFrom: begun, firstAt: begun });
  const [keyword] = await store.keywords((await world.workspace()).id);
  await store.saveKeyword({ ...keyword!, createdAt: begun }, null);
  await store.saveRequest(request(begun), []);
  const calm = Array.from({ length: 9 * 24 - 3 }, (_, n): SamplePost => {
    return { text: `kestrelbox ${n}`, at: begun + n * HOUR, author: `c${n}` };
  });
  await storePosts(world, keywordId, [...calm, ...posts(64, world.now() - MINUTE)], request(world.now()));
  const clock = { now: world.now, sleep: async () => {} };
  const detect = detectJob({ store, clock, ready: () => true });
  await detect.run(world.now());
  const { id } = await world.workspace();
  const [raised] = await store.alerts(id, { limit: 9 });
  const first = alertEvidence(raised!, 'Kestrelbox', LOCALE);
  const promised = `All ${raised!.evidence.posts} posts`;
  expect(await opened(first)).toEqual([[promised, `${raised!.evidence.posts} mentions`]]);
  expect(readable((await world.press('mentions', { ...toPosts(first)[0]!.args })).message)).toContain(
    `Posts of alert #${raised!.number}, Kestrelbox`,
  );

  for (let turn = 0; turn < 3; turn++) {
    world.pass(20 * MINUTE);
    await storePosts(
      world,
      keywordId,
      posts(20, world.now(), { text: 'kestrelbox more' }),
      request(world.now()),
    );
    await detect.run(world.now());
  }
  const [grown] = await store.alerts(id, { limit: 9 });
  expect(grown!.latest?.posts).toBeGreaterThan(raised!.evidence.posts);
  const card = alertCard(grown!, 'Kestrelbox', LOCALE);
  expect(await opened(card)).toEqual([
    [`All ${grown!.latest!.posts} posts`, `${grown!.latest!.posts} mentions`],
  ]);
  // What was posted in the thread keeps to its figure.
  expect(await opened(first)).toEqual([[promised, `${raised!.evidence.posts} mentions`]]);
  // Typed, it is as the card says now.
  const typed = await world.say(`mentions --alert ${raised!.number}`);
  expect(readable(typed.message)).toContain(`${grown!.latest!.posts} mentions`);
});
