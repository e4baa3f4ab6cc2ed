import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { BIRCH, event, MAPLE, press, slash, submission } from '../../fakes/slack/bodies.ts';
import { BOT_TOKEN, type Posted } from '../../fakes/slack/server.ts';
import { type BotWorld, saying, startBotWorld, twoWeeks } from './bot-world.ts';

/** Sunday, 8 March 2026, 7:30 in Paris. */
const START = Date.UTC(2026, 2, 8, 6, 30);

let world: BotWorld;
beforeEach(async () => {
  world = await startBotWorld(
    {
      EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN,
      EARSHOT_SLACK_ADMINS: MAPLE.id,
    },
    START,
  );
});
afterEach(() => world.close());

const workspace = async () => (await world.bot.store.workspaceOf({ platform: 'slack', home: 'T0KESTREL' }))!;

async function post(text: string, by = MAPLE): Promise<string> {
  const { fake } = world;
  const before = fake.responses.length;
  await world.command(slash(fake, text, { user_id: by.id, user_name: by.name }));
  await fake.until(() => fake.responses.length > before);
  return JSON.stringify(fake.responses.at(-1));
}

/** A brand with two weeks of history, listened to in #support, and a feed that is read from now on. */
async function listening(): Promise<void> {
  const { fake } = world;
  await world.importable('past.ndjson', twoWeeks('Kestrelbox', START));
  await world.command(slash(fake, 'add'));
  const view = await fake.until(() => fake.views[0]);
  await world.interact(
    submission(fake, view, {
      target: { value: 'Kestrelbox' },
      kind: { selected_option: { value: 'brand' } },
    }),
  );
  await fake.until(() => fake.responses[0]);
  expect(await post('import past.ndjson')).toContain('336 stored');
  expect(await post(`sources --add ${world.feed}`)).toContain('Homenet Forum');
  await post('settings --escalate-to #support');
  world.posts.push({ at: world.now() - 30 * MINUTE, text: 'The Kestrelbox sits in the attic' });
  // Alerts start after six hours of listening.
  await world.play(7 * HOUR, 15 * MINUTE);
}

/** An update goes wrong: complaints of forty different people within half an hour. */
function burst(): void {
  const from = world.now();
  for (let nth = 0; nth < 40; nth++)
    world.posts.push({
      at: from + nth * 45_000,
      author: `owner ${nth}`,
      text: `${saying('Kestrelbox', nth * 5, false)} with firmware 4.2`,
    });
}

const ofKind = (part: string): Posted[] =>
  world.fake.messages.filter(({ metadata }) => JSON.stringify(metadata).includes(part));
function buttonOf(message: Posted, verb: string) {
  return (message.blocks as { elements?: { action_id?: string }[] }[])
    .flatMap(({ elements }) => elements ?? [])
    .find(({ action_id }) => action_id?.startsWith(`b|${verb}|`));
}

test('a spike is collected, posted, claimed by one of two, escalated and resolved; the morning brings a digest with its chart', async () => {
  const { fake, bot } = world;
  await listening();
  burst();
  for (let minutes = 0; minutes < 90 && ofKind(':card:').length === 0; minutes += 5)
    await world.play(5 * MINUTE);
  const [card] = ofKind(':card:');
  expect(card?.text).toContain('Kestrelbox');
  expect(fake.files.at(-1)).toMatchObject({ thread: card!.ts, channel: 'C0SUPPORT' });
  expect(fake.files.at(-1)!.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(fake.files.at(-1)!.comment).toContain('Kestrelbox');

  const claim = buttonOf(card!, 'claim');
  const before = fake.responses.length;
  await Promise.all(
    [MAPLE, BIRCH].map((by) => world.interact(press(fake, { type: 'button', ...claim }, by))),
  );
  await fake.until(() => fake.responses.length === before + 2);
  const [alert] = await bot.store.alerts((await workspace()).id, { limit: 1 });
  expect(alert!.triage.state).toBe('claimed');
  const holder = [MAPLE, BIRCH].find(({ id }) => id === alert!.triage.holder?.id)!;
  const other = holder === MAPLE ? BIRCH : MAPLE;
  // The slower one reads who was faster, in private, and may take over.
  expect(fake.responses.slice(before).map((response) => response.response_type)).toEqual([
    'ephemeral',
    'ephemeral',
  ]);
  expect(JSON.stringify(fake.responses.slice(before))).toContain(holder.name);
  expect(JSON.stringify(fake.responses.slice(before))).not.toContain(`${other.name} has it`);

  await post(`escalate ${alert!.number}`);
  await world.play(10 * MINUTE);
  await post(`note ${alert!.number} Rollback of 4.2 is out`);
  await post(`resolve ${alert!.number} fixed`, holder);
  await world.play(10 * MINUTE);
  expect(card).toMatchObject({ edited: true });
  expect(buttonOf(card!, 'claim')).toBeUndefined();
  const thread = fake.messages.filter(({ thread_ts }) => thread_ts === card!.ts);
  expect(thread.map(({ text }) => text).join('\n')).toContain('Rollback of 4.2 is out');
  expect(ofKind(':card:').filter(({ ts, edited }) => ts === card!.ts && edited)).toHaveLength(1);

  await post('digest weekly --day monday --at 09:00');
  fake.files.length = 0;
  await world.play(20 * HOUR, HOUR);
  const [digest, ...more] = ofKind(':weekly:');
  expect(more).toEqual([]);
  expect(digest?.text).toContain('Weekly');
  const blocks = JSON.stringify(digest!.blocks);
  const native = digest!.blocks.filter(({ type }) => type === 'data_visualization').length;
  // One chart, of the one keyword: Slack draws it, or it is a picture in the thread; it is said in words either way.
  expect(native + fake.files.filter(({ thread: below }) => below === digest!.ts).length).toBe(1);
  expect(blocks).toMatch(/40\smentions of Kestrelbox from Sun\sMar\s8\sat\s09:00/);
  for (const { title, comment } of fake.files) expect(comment.startsWith(title.slice(0, 20))).toBe(true);
  expect(blocks).toContain('Kestrelbox');
  expect(world.logged).toEqual([]);
});

test('60 seconds without Slack during an alert: nothing is lost, nothing comes twice', async () => {
  const { fake, bot } = world;
  await listening();
  burst();
  const raised = async () => (await bot.store.alerts((await workspace()).id, { limit: 1 }))[0];
  fake.outage = true;
  for (let minutes = 0; minutes < 90 && !(await raised()); minutes += 5) await world.play(5 * MINUTE);
  const posted = fake.messages.length;
  await world.play(MINUTE, 1_000);
  expect(await raised()).toBeDefined();
  expect(fake.messages).toHaveLength(posted);
  expect(fake.refusedWhileOut).toBeGreaterThan(0);

  fake.outage = false;
  await world.play(20 * MINUTE, 10_000);
  const { waiting, sending } = await bot.store.outboxCounts();
  expect({ waiting, sending }).toEqual({ waiting: 0, sending: 0 });
  expect(ofKind(':card:')).toHaveLength(1);
  const keys = fake.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect(new Set(keys).size).toBe(keys.length);

  // People are answered again, and their actions are seen.
  expect(await post('claim 1')).toContain('#1');
  await world.event(event({ type: 'app_uninstalled' }, { event_time: world.now() / 1_000 }));
  while ((await bot.store.homeLeftAt({ platform: 'slack', home: 'T0KESTREL' })) === null)
    await new Promise(setImmediate);
  const sent = fake.messages.length;
  await world.play(DAY, 6 * HOUR);
  expect(fake.messages).toHaveLength(sent);
});
