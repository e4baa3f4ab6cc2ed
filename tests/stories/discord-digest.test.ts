import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ on: ['discord'] });
});
afterEach(() => bench.close());

test('the daily digest comes once, with its charts as pictures and their findings as descriptions', async () => {
  for (const [verb, options] of [
    ['add', { target: 'kestrelbox' }],
    ['sources', { add: bench.feedUrl }],
    ['alert', { target: 'kestrelbox', sensitivity: 'off' }],
  ] as const) {
    const interaction = bench.discord.type(verb, options, { manages: true });
    await bench.discord.until(() => interaction.original !== null);
  }
  await bench.pass(MINUTE);
  // A day and a half, so that a whole day has been listened to before its digest.
  for (let hour = 0; hour < 48; hour++) {
    if (hour % 2 === 0)
      bench.posts.unshift({
        title: `Kestrelbox, hour ${hour}`,
        text: hour % 3 === 0 ? 'Useless, broken again.' : 'Works well for me.',
        at: bench.now(),
      });
    await bench.pass(HOUR);
  }
  await bench.pass(MINUTE);
  const digests = bench.discord
    .in(SUPPORT)
    .filter((message) => textOf(message).startsWith('### Daily digest'));
  expect(digests).toHaveLength(2);
  const last = digests.at(-1)!;
  const attachments = last.json.attachments as { description: string; filename: string }[];
  expect(attachments.length).toBeGreaterThan(0);
  expect([...last.files.values()].map((bytes) => bytes.subarray(1, 4).toString())).toEqual(
    attachments.map(() => 'PNG'),
  );
  for (const { description } of attachments) expect(description).toMatch(/\d+ /);
  const texts = digests.map(textOf);
  expect(new Set(texts).size).toBe(texts.length);
  expect(bench.logged).toEqual([]);
});
