import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { FORUM, SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ on: ['discord'] });
});
afterEach(() => bench.close());

const typed = async (verb: string, options = {}): Promise<string> => {
  const interaction = bench.discord.type(verb, options, { manages: true });
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return textOf(interaction.original ?? interaction.followUps[0]!);
};
const dashboards = (channel = SUPPORT) =>
  bench.discord.in(channel).filter((message) => textOf(message).includes('Dashboard'));

test('a dashboard is pinned, edited in place when it has news and only then, and comes back when deleted', async () => {
  await typed('add', { target: 'kestrelbox' });
  await typed('sources', { add: bench.feedUrl });
  await bench.pass(MINUTE);
  await typed('dashboard', { target: 'pin' });
  await bench.pass(MINUTE);
  const [dashboard] = dashboards();
  expect(dashboards()).toHaveLength(1);
  expect(dashboard!.json.pinned).toBe(true);
  const before = dashboard!.edits;
  await bench.pass(11 * MINUTE);
  await bench.pass(11 * MINUTE);
  expect(dashboard!.edits).toBe(before);

  bench.posts.unshift({ title: 'Kestrelbox shines', text: 'Great router.', at: bench.now() });
  for (let n = 0; n < 6; n++) await bench.pass(16 * MINUTE);
  expect(dashboard!.edits).toBeGreaterThan(before);
  expect(textOf(dashboard!)).toContain('1 mention');
  expect(dashboards()).toHaveLength(1);

  bench.discord.messages.delete(dashboard!.id);
  await bench.pass(HOUR);
  await bench.pass(11 * MINUTE);
  const [again] = dashboards();
  expect(dashboards()).toHaveLength(1);
  expect(again!.id).not.toBe(dashboard!.id);
  expect(again!.json.pinned).toBe(true);

  await typed('dashboard', { target: 'unpin' });
  await bench.pass(MINUTE);
  expect(again!.json.pinned).toBe(false);
  expect(textOf(again!)).toContain('no longer');
  expect(bench.logged.filter((line) => !line.includes('no-message'))).toEqual([]);
});

test('where the bot may not pin, and in a forum, it is kept all the same', async () => {
  bench.discord.pins = false;
  await typed('add', { target: 'kestrelbox' });
  await typed('dashboard', { target: 'pin' });
  await typed('dashboard', { target: 'pin', in: FORUM });
  await bench.pass(MINUTE);
  expect(dashboards().map(({ json }) => json.pinned)).toEqual([false]);
  const posts = [...bench.discord.channels.values()].filter(({ parent_id }) => parent_id === FORUM);
  expect(posts).toHaveLength(1);
  await bench.pass(HOUR + MINUTE);
  expect(bench.discord.in(String(posts[0]!.id))).toHaveLength(1);
  expect(bench.discord.in(String(posts[0]!.id))[0]!.edits).toBeGreaterThan(0);
});
