import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SentRef } from '../../../src/adapters/platform.ts';
import { commands } from '../../../src/commands/index.ts';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { alertDeliveries } from '../../../src/services/alerts/notify-alert.ts';
import type { OutboxRow } from '../../../src/store/store.ts';
import { newWorld, type World } from '../../commands/harness.ts';
import type { Interaction } from '../../fakes/discord/interactions.ts';
import { BIRCH, GUILD, LOCKED, MAPLE, SUPPORT, WAR_ROOM } from '../../fakes/discord/people.ts';
import { controls, type Message, textOf } from '../../fakes/discord/server.ts';
import { NINE, sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { type Bot, startBot } from './bot.ts';

let world: World;
let bot: Bot;

beforeEach(async () => {
  world = await newWorld();
  bot = await startBot(world.router);
});
afterEach(() => bot.stop());

/** On Discord, setting up takes Manage Channels. */
const MANAGES = { manages: true };

const answered = async (interaction: Interaction): Promise<Message> => {
  await bot.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return interaction.original ?? interaction.followUps[0]!;
};
const firstAnswer = async (interaction: Interaction) => {
  await bot.discord.until(() => interaction.first !== null);
  return interaction.first!;
};
const workspaceId = async () => (await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!.id;

/** Sends what waits, as the outbox job does. */
async function deliver(): Promise<void> {
  for (;;) {
    const rows = await world.store.claimDue(world.now(), 20);
    if (rows.length === 0) return;
    for (const row of rows) await deliverRow(row);
  }
}

async function deliverRow(row: OutboxRow): Promise<void> {
  const root = row.root === null ? null : await world.store.delivery(row.root);
  const ref = root?.sent ? (JSON.parse(root.sent) as SentRef) : null;
  let sent = ref;
  if (row.kind === 'edit' && ref) await bot.platform.update(ref, row.message);
  else {
    const to =
      row.kind === 'reply' && ref ? { ...ref.channel, thread: ref.channel.thread ?? ref.id } : row.to;
    sent = await bot.platform.send(to, row.message, row.key);
  }
  await world.store.markSent(row.key, JSON.stringify(sent), world.now());
}

async function raise(): Promise<Alert> {
  const id = await workspaceId();
  const [keyword] = await world.store.keywords(id);
  const channels = await world.store.channels(id);
  const subscriptions = await world.store.subscriptions(id);
  const now = world.now();
  const [alert] = await world.store.commitDetected({
    workspaceId: id,
    detectors: [],
    raised: [sampleAlert({ workspaceId: id, keywordId: keyword!.id, raisedAt: NINE })],
    changed: [],
    audit: [],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert, keyword: keyword!, channels, subscriptions, now }),
      ),
  });
  await deliver();
  return alert!;
}

describe('adding a keyword', () => {
  test('by options: deferred for the person only, then answered', async () => {
    const interaction = bot.discord.type(
      'add',
      { target: 'kestrelbox -recipe', name: 'Kestrelbox' },
      MANAGES,
    );
    expect(textOf(await answered(interaction))).toContain('Kestrelbox');
    expect(interaction.first).toMatchObject({ type: 5, data: { flags: 64 } });
    expect(interaction.ephemeral).toBe(true);
    expect((await world.store.keywords(await workspaceId())).map(({ query }) => query)).toEqual([
      'kestrelbox -recipe',
    ]);
  });

  test('by the form, which is the first answer; in the language of the person', async () => {
    const asked = bot.discord.type('add', {}, { locale: 'fr', ...MANAGES });
    const form = await firstAnswer(asked);
    expect(form.type).toBe(9);
    expect(form.data.title).toBe('Surveiller un nom ou une requête');
    const sent = bot.discord.fillIn(
      asked,
      { target: 'kestrelbox', none: 'recipe, cartoon', name: 'Kestrelbox' },
      { locale: 'fr', ...MANAGES },
    );
    await answered(sent);
    const [keyword] = await world.store.keywords(await workspaceId());
    expect(keyword).toMatchObject({
      name: 'Kestrelbox',
      query: 'kestrelbox -recipe -cartoon',
      createdBy: `discord:${MAPLE.id}`,
    });
  });

  test('from another tool: filled in, read, seen, and saved by its button', async () => {
    const asked = bot.discord.type('translate', {}, { locale: 'fr', ...MANAGES });
    expect((await firstAnswer(asked)).type).toBe(9);
    const typed = 'kestrelbox AND engagementType:REPLY AND continent:europe';
    const shown = await answered(bot.discord.fillIn(asked, { target: typed }, { locale: 'fr', ...MANAGES }));
    expect(textOf(shown)).toMatch(/Perdu[\s\S]*continent:europe[\s\S]*Changé[\s\S]*is:reply/);
    expect(await world.store.keywords(await workspaceId())).toEqual([]);
    await answered(bot.discord.press(shown, 'Surveiller ce mot-clé', { locale: 'fr', ...MANAGES }));
    expect(await world.store.keywords(await workspaceId())).toMatchObject([{ query: 'kestrelbox is:reply' }]);
  });

  test.each([
    ['fr', 'tlh', 'fr', 'Surveiller un nom ou une requête'],
    ['en-GB', 'fr', 'en', 'Surveiller un nom ou une requête'],
    // Every guild begins with `en-US`, so the configuration decides.
    ['en-US', 'tlh', 'en', 'Follow a name or a query'],
  ])('a guild that speaks %s, a person who speaks %s', async (guildLocale, locale, language, title) => {
    const asked = bot.discord.type('add', {}, { guildLocale, locale, ...MANAGES });
    expect((await firstAnswer(asked)).data.title).toBe(title);
    await answered(bot.discord.fillIn(asked, { target: 'kestrelbox' }, { guildLocale, locale }));
    expect((await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!.language).toBe(language);
    expect((await world.store.channels(await workspaceId()))[0]!.language).toBe(language);
  });

  test('edit opens filled in from what is stored', async () => {
    await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, MANAGES));
    const asked = bot.discord.type('edit', { target: 'Kestrelbox' });
    const form = await firstAnswer(asked);
    expect(form.type).toBe(9);
    expect(JSON.stringify(form.data)).toContain('"value":"kestrelbox"');
    await answered(bot.discord.fillIn(asked, { query: 'kestrelbox OR "kestrel box"' }));
    expect((await world.store.keywords(await workspaceId()))[0]!.query).toBe('kestrelbox OR "kestrel box"');
  });

  test('a mistake in the form is answered with a button that opens it again as it was filled in', async () => {
    const asked = bot.discord.type('add', {}, MANAGES);
    await firstAnswer(asked);
    const problem = await answered(bot.discord.fillIn(asked, { target: 'kestrelbox AND (' }, MANAGES));
    const again = bot.discord.press(problem, 'Open the form');
    const form = await firstAnswer(again);
    expect(form.type).toBe(9);
    expect(JSON.stringify(form.data)).toContain('"value":"kestrelbox AND ("');
    expect(await world.store.keywords(await workspaceId())).toEqual([]);
  });

  test('a bare call opens the form as things are; a button shows them first', async () => {
    await answered(
      bot.discord.type('settings', { budget: 20, language: 'fr', 'escalate-to': WAR_ROOM }, MANAGES),
    );
    const asked = bot.discord.type('settings', {}, MANAGES);
    const form = await firstAnswer(asked);
    expect(form.type).toBe(9);
    const fields = (form.data.components as { component: Record<string, unknown> }[]).map(
      ({ component }) => component,
    );
    expect(fields.find(({ custom_id }) => custom_id === 'budget')).toMatchObject({ value: '20' });
    expect(fields.find(({ custom_id }) => custom_id === 'escalate-to')).toMatchObject({
      default_values: [{ id: WAR_ROOM, type: 'channel' }],
    });
    expect(form.data.custom_id).toBe('v1:f:settings:');
    await answered(bot.discord.fillIn(asked, { budget: '7' }, MANAGES));
    const [channel] = await world.store.channels(await workspaceId());
    expect(channel).toMatchObject({ dailyBudget: 7, language: 'fr' });

    const card = await bot.platform.send(
      { platform: 'discord', home: GUILD, channel: SUPPORT },
      {
        language: 'en',
        summary: 's',
        mood: 'plain',
        elements: [{ kind: 'buttons', buttons: [{ label: 'Settings', verb: 'settings', args: {} }] }],
      },
      'key-2',
    );
    const shown = await answered(bot.discord.press(bot.discord.messages.get(card.id)!, 'Settings'));
    expect(textOf(shown)).toContain('Settings');
    const again = await firstAnswer(bot.discord.press(shown, 'Open the form'));
    expect(again.type).toBe(9);
    expect(JSON.stringify(again.data)).toContain('"value":"7"');
  });

  test('what one form of the settings has no room for is in the next, a press away and back', async () => {
    const fieldsOf = async (interaction: Interaction) =>
      ((await firstAnswer(interaction)).data.components as { component: { custom_id: string } }[]).map(
        ({ component }) => component.custom_id,
      );
    const asked = bot.discord.type('settings', {}, { manages: true });
    const first = await fieldsOf(asked);
    const changed = await answered(bot.discord.fillIn(asked, { budget: '7' }, { manages: true }));
    const more = bot.discord.press(changed, 'Other settings', { manages: true });
    const second = await fieldsOf(more);
    expect(JSON.stringify(more.first!.data)).toContain('"value":"90"');
    const darker = await answered(bot.discord.fillIn(more, { charts: 'dark' }, { manages: true }));
    expect((await world.store.channels(await workspaceId()))[0]).toMatchObject({ charts: 'dark' });
    const third = await fieldsOf(bot.discord.press(darker, 'Other settings', { manages: true }));
    expect([...first, ...second, ...third].sort()).toEqual(
      commands
        .find(({ verb }) => verb === 'settings')!
        .args.map(({ name }) => name)
        .sort(),
    );

    // A mistake opens the same form again, as it was filled in.
    const wrong = await answered(
      bot.discord.fillIn(more, { 'time-zone': 'Nowhere', retention: '60' }, { manages: true }),
    );
    const again = bot.discord.press(wrong, 'Open the form', { manages: true });
    expect(await fieldsOf(again)).toEqual(second);
    expect(JSON.stringify(again.first!.data)).toContain('"value":"Nowhere"');
    const mended = await answered(
      bot.discord.fillIn(again, { 'time-zone': 'Europe/Berlin', retention: '60' }, { manages: true }),
    );
    expect((await world.store.workspaceOf({ platform: 'discord', home: GUILD }))!.retentionDays).toBe(60);
    expect((await world.store.channels(await workspaceId()))[0]).toMatchObject({
      dailyBudget: 7,
      timeZone: 'Europe/Berlin',
    });
    // After the last comes the first.
    const last = bot.discord.press(mended, 'Other settings', { manages: true });
    expect(await fieldsOf(last)).toEqual(third);
    const unchanged = await answered(bot.discord.fillIn(last, { guests: 'look' }, { manages: true }));
    expect(await fieldsOf(bot.discord.press(unchanged, 'Other settings', { manages: true }))).toEqual(first);
  });

  test('a channel that the bot may not post in is warned of at once, with the missing permissions', async () => {
    const add = await answered(bot.discord.type('add', { target: 'kestrelbox', in: LOCKED }, MANAGES));
    expect(textOf(add)).toContain('Now following kestrelbox');
    expect(textOf(add)).toContain('I cannot post in #locked yet. Missing permissions: Send Messages.');
    const here = await answered(
      bot.discord.type('add', { target: 'quillmere' }, { channel: LOCKED, ...MANAGES }),
    );
    expect(textOf(here)).toContain('Missing permissions: Send Messages');
    const fine = await answered(bot.discord.type('add', { target: 'brindlemoor' }, MANAGES));
    expect(textOf(fine)).not.toContain('Missing permissions');
    const escalate = await answered(bot.discord.type('settings', { 'escalate-to': LOCKED }, MANAGES));
    expect(textOf(escalate)).toContain('Missing permissions: Send Messages');
  });

  test('autocomplete offers what is stored', async () => {
    await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, MANAGES));
    const interaction = bot.discord.complete('report', 'target', 'kes');
    const { type, data } = await firstAnswer(interaction);
    expect(type).toBe(8);
    expect(JSON.stringify(data)).toContain('Kestrelbox');
  });
});

describe('an alert', () => {
  let card: Message;
  beforeEach(async () => {
    await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, MANAGES));
    await raise();
    card = bot.discord.in(SUPPORT)[0]!;
  });
  const triage = async () => (await world.store.alerts(await workspaceId(), { limit: 5 }))[0]!.triage;

  test('is a card with buttons; the evidence is in its thread', async () => {
    expect(textOf(card)).toContain('Kestrelbox');
    expect(controls(card.json).map(({ label, placeholder }) => label ?? placeholder)).toContain('Claim');
    expect(bot.discord.in(card.id)).toHaveLength(1);
    expect(bot.discord.channels.get(card.id)).toMatchObject({ type: 11, parent_id: SUPPORT });
  });

  test('claimed by one while another presses the same button: one holder, both get an answer, the card says so', async () => {
    const claim = String(controls(card.json)[0]!.label);
    const first = bot.discord.press(card, claim);
    const second = bot.discord.press(card, claim, { by: BIRCH });
    const texts = [textOf(await answered(first)), textOf(await answered(second))];
    expect(new Set(texts).size).toBe(2);
    expect([first.ephemeral, second.ephemeral]).toEqual([true, true]);
    const { state, holder } = await triage();
    expect(state).toBe('claimed');
    await deliver();
    expect(card.edits).toBe(1);
    expect(textOf(card)).toContain(holder!.name === 'maplefox' ? `<@${MAPLE.id}>` : `<@${BIRCH.id}>`);
  });

  test('escalated after a question, resolved from the menu, with every line in the thread', async () => {
    await answered(bot.discord.press(card, String(controls(card.json)[0]!.label)));
    await deliver();
    const more = await answered(bot.discord.press(card, 'More…'));
    const asked = bot.discord.press(
      more,
      String(controls(more.json).find(({ custom_id }) => String(custom_id).includes(':escalate:'))!.label),
    );
    const question = await answered(asked);
    expect(asked.first!.type).toBe(4);
    expect((await triage()).state).toBe('claimed');
    const yes = bot.discord.press(question, 'Yes, go on');
    await answered(yes);
    expect(yes.first!.type).toBe(6);
    await deliver();
    const menu = controls(card.json).find(({ custom_id }) => String(custom_id).includes(':resolve:'))!;
    await answered(bot.discord.press(card, String(menu.placeholder), { value: 'fixed' }));
    expect((await triage()).state).toBe('resolved');
    await deliver();
    expect(controls(card.json).map(({ label }) => label)).toContain('Reopen');
    expect(bot.logged.filter((line) => /failed|not answered/.test(line))).toEqual([]);
  });

  test('cancelling the question does nothing', async () => {
    const more = await answered(bot.discord.press(card, 'More…'));
    const escalate = controls(more.json).find(({ custom_id }) => String(custom_id).includes(':escalate:'))!;
    const question = await answered(bot.discord.press(more, String(escalate.label)));
    const before = await triage();
    const no = bot.discord.press(question, 'Cancel');
    expect(textOf(await answered(no))).toContain('Canceled');
    expect(await triage()).toEqual(before);
  });
});

test('a button of an unknown version says that it is too old', async () => {
  const sent = await bot.platform.send(
    { platform: 'discord', home: GUILD, channel: SUPPORT },
    {
      language: 'en',
      summary: 's',
      mood: 'plain',
      elements: [{ kind: 'buttons', buttons: [{ label: 'Old', verb: 'help', args: {} }] }],
    },
    'key-1',
  );
  const message = bot.discord.messages.get(sent.id)!;
  controls(message.json)[0]!.custom_id = 'v0:whatever';
  expect(textOf(await answered(bot.discord.press(message, 'Old')))).toMatch(/button/i);
});

test('the guild removes the bot: everything rests until it is invited again; an outage of the guild ends nothing', async () => {
  await answered(bot.discord.type('add', { target: 'kestrelbox', name: 'Kestrelbox' }, MANAGES));
  bot.discord.gateway.emit('GUILD_DELETE', { id: GUILD, unavailable: true });
  // An autocomplete after it shows that the outage has been read.
  await firstAnswer(bot.discord.complete('report', 'target', 'kes'));
  expect(await world.store.workspaceOf({ platform: 'discord', home: GUILD })).not.toBeNull();
  let removed = '';
  const { homeRemoved } = world.router;
  const gone = new Promise<void>((resolve) => {
    world.router.homeRemoved = async (home) => {
      removed = home.home;
      await homeRemoved(home);
      resolve();
    };
  });
  bot.discord.gateway.emit('GUILD_DELETE', { id: GUILD });
  await gone;
  expect(removed).toBe(GUILD);
  const guild = { platform: 'discord', home: GUILD } as const;
  expect(await world.store.homeLeftAt(guild)).not.toBeNull();
  expect(await world.store.allChannels()).toEqual([]);

  // Invited again, it finds everything as it was.
  const listed = await answered(bot.discord.type('list'));
  expect(textOf(listed)).toContain('Kestrelbox');
  expect(await world.store.homeLeftAt(guild)).toBeNull();
  expect(await world.store.allChannels()).toHaveLength(1);
});
