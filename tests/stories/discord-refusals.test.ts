import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { GUILD, MAPLE, SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ on: ['discord'] });
});
afterEach(() => bench.close());

const typed = async (verb: string, options = {}) => {
  const interaction = bench.discord.type(verb, options, { manages: true });
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
};
const cards = () => bench.discord.in(SUPPORT).filter((message) => textOf(message).includes('New mention'));
const notices = () => bench.discord.in(`95${MAPLE.id.slice(2)}`).map(textOf);
const paused = async () => {
  const { id } = (await bench.bot.store.workspaceOf({ platform: 'discord', home: GUILD }))!;
  return (await bench.bot.store.channels(id)).some((channel) => channel.paused !== null);
};

/** One of each meaning, as the first answer to the card of an alert; a text is a page and no answer of the API. */
const ANSWERS = [
  ['waits', 503, { code: 130_000, message: 'API resource is currently overloaded' }],
  ['waits', 400, { code: 40_006, message: 'This feature has been temporarily disabled' }],
  ['waits', 400, { code: 20_028, message: 'The channel has hit the write rate limit' }],
  ['waits', 400, { code: 20_029, message: 'The server has hit the write rate limit' }],
  ['waits', 400, { code: 987_654, message: 'Nobody knows this yet' }],
  ['waits', 403, '<html>blocked</html>'],
  ['waits', 404, '<html>not here</html>'],
  ['waits', 429, '<html>slow down</html>'],
  ['waits', 502, '<html>bad gateway</html>'],
  ['waits', 401, { code: 0, message: '401: Unauthorized' }],
  ['pauses', 403, { code: 50_001, message: 'Missing Access' }],
  ['pauses', 403, { code: 50_013, message: 'Missing Permissions' }],
  ['pauses', 403, { code: 60_003, message: 'Two factor is required for this operation' }],
  ['sends it as plain text', 400, { code: 50_035, message: 'Invalid Form Body' }],
  ['gives up', 400, { code: 200_000, message: 'Message was blocked by automatic moderation' }],
] as const;

describe('the first answer to a card', () => {
  test.each(ANSWERS)('%s after %i %j', async (meaning, status, body) => {
    await typed('add', { target: 'kestrelbox' });
    await typed('alert', { target: 'kestrelbox', every: true, first: false });
    await typed('sources', { add: bench.feedUrl });
    await bench.pass(MINUTE);
    const match = new RegExp(`POST /channels/${SUPPORT}/messages$`);
    bench.discord.faults.push({ match, times: 1, what: { status, body } });
    bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
    for (let n = 0; n < 6; n++) await bench.pass(16 * MINUTE);
    expect(await paused()).toBe(meaning === 'pauses');
    if (meaning === 'pauses' || meaning === 'gives up') {
      expect(notices()).toHaveLength(1);
      expect(notices()[0]).toMatch(meaning === 'pauses' ? /cannot post in/ : /could not be posted/);
      expect(cards()).toHaveLength(0);
    }
    if (meaning === 'pauses') {
      await typed('resume');
      for (let n = 0; n < 3; n++) await bench.pass(16 * MINUTE);
    }
    if (meaning !== 'gives up') expect(cards()).toHaveLength(1);
  });
});
