import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { phraseOf, readable } from '../../../src/adapters/slack/message-text.ts';
import { deliverJob } from '../../../src/jobs/deliver.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import { press, slash, submission } from '../../fakes/slack/bodies.ts';
import { type Bench, startBench } from './harness.ts';
import { raise } from './raise.ts';

let world: World;
let bench: Bench;
beforeEach(async () => {
  world = await newWorld();
  bench = await startBench(world.router);
});
afterEach(async () => {
  await bench.close();
  await world.store.close();
});

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** "Add to notes" on a message, as Slack sends it. */
async function addToNotes(message: object) {
  const { fake } = bench;
  const before = fake.views.length;
  await fake.socket('interactive', {
    ...press(fake, {}),
    actions: undefined,
    container: undefined,
    type: 'message_action',
    callback_id: 'note',
    message: { type: 'message', ...message },
  });
  return fake.until(() => fake.views[before]);
}
const chosen = (view: { [name: string]: unknown }) =>
  (view.blocks as { block_id: string; element?: { initial_option?: { value: string } } }[]).find(
    ({ block_id }) => block_id === 'target',
  )?.element?.initial_option?.value;

test('what was said in the thread of an alert becomes a note of that alert, in the words people read', async () => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, 'add kestrelbox'));
  await fake.until(() => fake.responses[0]);
  await raise(world, { severity: 2 });
  const platforms = new Map([['slack', bench.slack]] as const);
  const clock = { now: world.now, sleep: async () => {} };
  await deliverJob({ store: world.store, platforms, clock, log }).run(world.now());
  const card = fake.messages[0]!.ts;

  const text = '<@U0BIRCH|birchowl> says line 4 &gt; 3, see <https://status.example/4|status>';
  const view = await addToNotes({ ts: '9.1', thread_ts: card, text });
  const mine = chosen(view)!;
  expect(mine).toMatch(/^1\./);
  const note = '@birchowl says line 4 > 3, see status (https://status.example/4)';
  expect(JSON.stringify(view)).toContain(note);
  const sent = { target: { selected_option: { value: mine } }, text: { value: note } };
  await fake.socket('interactive', submission(fake, view, sent));
  // The answer stands in the thread as well.
  expect(await fake.until(() => fake.responses[1])).toMatchObject({ thread_ts: card });
  const [alert] = await world.store.alerts((await world.workspace()).id, { limit: 1 });
  expect(alert!.triage.notes).toMatchObject([{ text: note }]);

  expect(chosen(await addToNotes({ ts: card, thread_ts: card, text: 'the card' }))).toBe(mine);
  expect(chosen(await addToNotes({ ts: '9.2', text: 'elsewhere' }))).toBeUndefined();
});

test('so does what is said there after a restart', async () => {
  const { fake } = bench;
  await fake.socket('slash_commands', slash(fake, 'add kestrelbox'));
  await fake.until(() => fake.responses[0]);
  await raise(world, { severity: 2 });
  const deliver = (by: Bench) =>
    deliverJob({
      store: world.store,
      platforms: new Map([['slack', by.slack]] as const),
      clock: { now: world.now, sleep: async () => {} },
      log,
    }).run(world.now());
  await deliver(bench);
  const card = fake.messages[0]!.ts;
  await bench.slack.stop();

  const again = await startBench(world.router, undefined, { fake });
  bench = { ...again, close: again.close };
  expect(chosen(await addToNotes({ ts: '9.1', thread_ts: card, text: 'still broken' }))).toMatch(/^1\./);
  // And what is said of the alert from now on leads to the card of before.
  await fake.socket('slash_commands', slash(fake, 'alerts'));
  const list = await fake.until(() => fake.responses[1]);
  const address = `https://kestrelbox.slack.example/archives/C0SUPPORT/p${card.replace('.', '')}`;
  expect(JSON.stringify(list.blocks)).toContain(address);
  await world.say('claim 1');
  await deliver(bench);
  await fake.socket('slash_commands', slash(fake, 'alerts 1'));
  expect(JSON.stringify((await fake.until(() => fake.responses[2])).blocks)).toContain(address);
});

describe('the text of a message', () => {
  test.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['<!here> <!subteam^S1|@support> look', '@here @support look'],
    ['in <#C0SUPPORT|support> by <@U0MAPLE>', 'in #support by @U0MAPLE'],
    ['<https://status.example>', 'https://status.example'],
    ['<http://status.example|status.example>', 'http://status.example'],
    ['&amp;lt;', '&lt;'],
    ['<', '<'],
  ])('%s', (text, words) => {
    expect(readable(text)).toBe(words);
  });

  test('as a phrase: at most sixty characters of whole words', () => {
    const phrase = phraseOf(`<@U0MAPLE> "Kestrelbox" &amp; ${'word '.repeat(40)}`);
    expect(phrase).toMatch(/^"Kestrelbox & (word ?)+"$/);
    expect(phrase.length).toBeLessThanOrEqual(62);
    expect(phraseOf('<https://status.example>')).toBe('');
  });
});
