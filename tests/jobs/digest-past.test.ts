import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { batch, hit, mention, request } from '../contracts/store/samples.ts';
import { daily, START, world } from './digest-world.ts';

const NINE = START + 3 * HOUR;
const feed = request({
  source: 'feed',
  key: 'f1',
  params: { url: 'https://f1.example/feed' },
  firstAt: START,
  coveredFrom: START,
});

/** Digests at nine; posts of a feed that is read all the time. */
async function heard() {
  const it = await world(daily('09:00'));
  await it.run();
  await it.store.commitCollected(batch({ request: feed }));
  const arrive = (name: string, at: number, arrivedAt: number) =>
    it.store.commitCollected(
      batch({
        request: feed,
        added: [mention(name, { at, source: 'feed', author: name, post: { fetchedAt: arrivedAt } })],
      }),
    );
  const lastSaid = () => it.sent.at(-1)!.said;
  return { ...it, arrive, lastSaid };
}

test('a figure that was reported and has changed since is said once, with both figures', async () => {
  const { arrive, play, lastSaid, sent } = await heard();
  await arrive('a', NINE + HOUR, NINE + HOUR);
  await arrive('b', NINE + 2 * HOUR, NINE + 2 * HOUR);
  await play(NINE + DAY + MINUTE - START);
  expect(lastSaid()).toContain('2 mentions of Kestrelbox');
  expect(lastSaid()).not.toContain('Changed since');
  // Written just before the digest, read just after it.
  await arrive('c', NINE + DAY - MINUTE, NINE + DAY + 2 * MINUTE);
  await play(DAY);
  expect(sent).toHaveLength(3);
  expect(lastSaid()).toContain('Changed since it was reported: Kestrelbox, 2 reported yesterday, 3 now.');
  expect(lastSaid()).not.toContain('Late:');
  await play(DAY);
  expect(lastSaid()).not.toContain('Changed since');
});

test('a post that is edited away lowers the figure, and that is said too', async () => {
  const { store, arrive, play, lastSaid } = await heard();
  await arrive('a', NINE + HOUR, NINE + HOUR);
  await arrive('b', NINE + 2 * HOUR, NINE + 2 * HOUR);
  await play(NINE + DAY + MINUTE - START);
  const gone = mention('b', {
    at: NINE + 2 * HOUR,
    source: 'feed',
    author: 'b',
    hits: [],
    post: { text: 'about something else' },
  });
  await store.commitCollected(batch({ request: feed, edited: [gone] }));
  await play(DAY);
  expect(lastSaid()).toContain('Kestrelbox, 2 reported yesterday, 1 now.');
});

test('posts that arrive late are counted at their date and named once, by day', async () => {
  const { arrive, play, lastSaid } = await heard();
  await play(NINE + DAY + MINUTE - START);
  for (let n = 0; n < 14; n++) await arrive(`late-${n}`, NINE + HOUR, NINE + DAY + 2 * HOUR);
  await arrive('slow', NINE + DAY + HOUR, NINE + DAY + 6 * HOUR);
  await arrive('quick', NINE + DAY + HOUR, NINE + DAY + 2 * HOUR);
  await play(DAY);
  expect(lastSaid()).toContain('Mentions of Kestrelbox fell 86% (2, 14 the day before).');
  expect(lastSaid()).toContain('Kestrelbox, 0 reported yesterday, 14 now.');
  expect(lastSaid()).toContain(
    'Late: 14 posts of Monday arrived on Tuesday; 1 post of Tuesday arrived more than 3 hours later.',
  );
  await play(DAY);
  expect(lastSaid()).not.toContain('Late:');
  expect(lastSaid()).not.toContain('Changed since');
});

test('posts of two keywords are counted once in the total, twice in the rows', async () => {
  const { store, play, lastSaid } = await heard();
  const [kestrelbox] = await store.keywords('w1');
  await store.addKeyword(
    { ...kestrelbox!, id: 'k2', name: 'Kestrelbox Mini', query: '"kestrelbox mini"' },
    {
      workspaceId: 'w1',
      keywordId: 'k2',
      channelId: 'terminal:terminal:support',
      alerts: true,
      digest: true,
      mentions: false,
    },
    { workspaceId: 'w1', at: START, person: 'bot', act: 'add', subject: 'k2', detail: null },
  );
  for (let n = 0; n < 5; n++) {
    const hits = [hit('neu', 'k1'), ...(n < 2 ? [hit('neg', 'k2')] : [])];
    const post = mention(`p${n}`, { at: NINE + HOUR, source: 'feed', author: `p${n}`, hits });
    await store.commitCollected(batch({ request: feed, added: [post] }));
  }
  await play(NINE + DAY + MINUTE - START);
  expect(lastSaid()).toContain('5 mentions of 2 keywords. ');
  expect(lastSaid()).toContain('2 posts are in two rows; the total counts them once.');
  expect(lastSaid()).toContain('40% negative');
});
