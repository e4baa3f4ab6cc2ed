import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../../commands/harness.ts';
import { BIRCH, MAPLE, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';

/** A private channel in which the bot is, and Maple Fox. */
const PRIVATE = 'C0PRIVATE';
const AS_BIRCH = { user_id: BIRCH.id, user_name: BIRCH.name };

let world: World;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
  bench.fake.channels.set(PRIVATE, 'in');
  bench.fake.members.set(PRIVATE, ['U0OTHER', MAPLE.id]);
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

async function say(line: string, more: Record<string, unknown> = {}): Promise<string> {
  const { fake } = bench;
  const before = fake.responses.length;
  await fake.socket('slash_commands', slash(fake, line, more));
  return JSON.stringify(await fake.until(() => fake.responses[before]));
}
const REFUSED = /may not see|cannot see|not see/;

describe('a private channel is named by who is in it', () => {
  const NAMES = [`<#${PRIVATE}|press>`, `<#${PRIVATE}|>`, `<#${PRIVATE}>`, PRIVATE, '#press', 'press'];
  const LINES = [
    'add quillmere --in',
    'add quillmere --every --in',
    'digest daily --at 09:00 --in',
    'dashboard pin --in',
    'pause --in',
    'settings --escalate-to',
    'edit kestrelbox --in',
    'list --in',
    'dashboard --in',
  ];
  test.each(LINES)('%s', async (line) => {
    await say('add kestrelbox');
    // Once somebody has set it up, it is known by its name.
    await say('add wrenlight', { channel_id: PRIVATE, channel_name: 'press' });
    for (const name of NAMES) {
      expect(await say(`${line} ${name}`, AS_BIRCH), name).toMatch(REFUSED);
      expect(await say(`${line} ${name}`), name).not.toMatch(REFUSED);
    }
  });

  test('in a form, too', async () => {
    const { fake } = bench;
    await fake.socket('slash_commands', slash(fake, 'add', AS_BIRCH));
    const view = await fake.until(() => fake.views[0]);
    const values = { target: { value: 'quillmere' }, in: { selected_conversation: PRIVATE } };
    const answer = await fake.socket('interactive', submission(fake, view, values, BIRCH));
    expect(JSON.stringify(answer.payload)).toMatch(REFUSED);
    await fake.socket('interactive', submission(fake, view, values, MAPLE));
    expect(JSON.stringify(await fake.until(() => fake.responses[0]))).toContain(`"channel_id":"${PRIVATE}"`);
    // A form holds the id alone; what is kept for other platforms and files is the name.
    const kept = (await world.store.allChannels()).find(({ ref }) => ref.channel === PRIVATE);
    expect(kept?.name).toBe('press');
  });

  test('however many are in it', async () => {
    bench.fake.membersAPage = 2;
    const crowd = Array.from({ length: 9 }, (_, nth) => `U0NUMBER${nth}`);
    bench.fake.members.set(PRIVATE, [...crowd, MAPLE.id]);
    expect(await say(`add quillmere --in <#${PRIVATE}|press>`)).not.toMatch(REFUSED);
    expect(await say(`add quillmere --in <#${PRIVATE}|press>`, AS_BIRCH)).toMatch(REFUSED);
  });
});

test.each(['conversations.info', 'conversations.members'])(
  'where Slack does not tell (%s), nobody is refused',
  async (method) => {
    bench.fake.failWhere(method, () => ({ error: 'missing_scope' }));
    expect(await say(`add quillmere --in <#${PRIVATE}|press>`, AS_BIRCH)).not.toMatch(REFUSED);
  },
);

test('in a public channel, and in the one where somebody speaks, nothing is asked of Slack', async () => {
  bench.fake.channels.set('C0PUBLIC', 'in');
  expect(await say('add quillmere --in <#C0PUBLIC|press>', AS_BIRCH)).not.toMatch(REFUSED);
  const here = { ...AS_BIRCH, channel_id: PRIVATE, channel_name: 'press' };
  expect(await say(`add wrenlight --in <#${PRIVATE}|press>`, here)).not.toMatch(REFUSED);
  expect(bench.fake.calls.filter(({ method }) => method === 'conversations.members')).toEqual([]);
});
