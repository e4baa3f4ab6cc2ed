import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import type { Interaction } from '../fakes/discord/interactions.ts';
import { GUILD, SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { TEAM } from '../fakes/slack/server.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  bench.slack.users.set('U0MAPLE', { id: 'U0MAPLE', is_admin: true, locale: 'en-US', tz: 'Europe/Paris' });
});
afterEach(() => bench.close());

/** Types a line on Slack. @returns the private answer, as JSON */
const onSlack = async (line: string): Promise<string> => {
  const { slack } = bench;
  const before = slack.responses.length;
  // On a busy machine a ping may come late, and the client connects anew.
  await slack.until(() => slack.sockets() > 0);
  await slack.socket('slash_commands', slash(slack, line));
  return JSON.stringify(await slack.until(() => slack.responses[before]));
};
const answered = async (interaction: Interaction): Promise<string> => {
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return textOf(interaction.original ?? interaction.followUps[0]!);
};
const onDiscord = (verb: string, options = {}) =>
  answered(bench.discord.type(verb, options, { manages: true }));
const workspaceId = async () => (await bench.bot.store.workspaceOf({ platform: 'discord', home: GUILD }))!.id;
/** What stands in the channel of each place, answers in threads apart. */
const posted = (of: RegExp) => ({
  slack: bench.slack.messages.filter(({ thread_ts, text }) => thread_ts === undefined && of.test(text)),
  discord: bench.discord.in(SUPPORT).filter((message) => of.test(textOf(message))),
});
// The first read of the feed, and the first look at a keyword, are told of beside them.
const cards = () => posted(/New mention/);

/** Slack and Discord as one workspace, both subscribed to one keyword, and one post that raises an alert. */
async function joinedWithAlert(): Promise<void> {
  await onSlack('add kestrelbox');
  await onSlack(`sources --add ${bench.feedUrl}`);
  await onSlack('alert kestrelbox --every --first no');
  const code = /link ([A-Z2-9]{10})/.exec(await onSlack('link'))![1]!;
  expect(await onDiscord('link', { target: code })).toContain('Now shared with Kestrelbox Ltd');
  await onDiscord('add', { target: 'kestrelbox' });
  await bench.pass(MINUTE);
  bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
  for (let n = 0; n < 6; n++) await bench.pass(16 * MINUTE);
}

test('one workspace on Slack and Discord: one alert, two cards, a claim on one shows on the other', async () => {
  await joinedWithAlert();
  expect(
    (await bench.bot.store.homes(await workspaceId())).map(({ platform, home }) => [platform, home]),
  ).toEqual([
    ['discord', GUILD],
    ['slack', TEAM],
  ]);
  const alerts = await bench.bot.store.alerts(await workspaceId(), { limit: 5 });
  expect(alerts.map(({ number, kind }) => [number, kind])).toEqual([[1, 'every']]);
  expect([cards().slack.length, cards().discord.length]).toEqual([1, 1]);
  // Before or after the post, as the sources answer.
  const looks = posted(/kestrelbox: (?:no|1) mention in the last 7\sdays/);
  expect([looks.slack.length, looks.discord.length]).toEqual([1, 1]);

  // Claimed on Discord, shown on Slack.
  const claim = bench.discord.press(cards().discord[0]!, 'Claim');
  await answered(claim);
  await bench.pass(MINUTE);
  expect(JSON.stringify(cards().slack[0]!.blocks)).toContain('maplefox');
  expect(JSON.stringify(cards().slack[0]!.blocks)).not.toContain('b|claim');

  // Resolved on Slack, shown on Discord.
  expect(await onSlack('resolve 1 fixed')).toContain('esolved');
  await bench.pass(MINUTE);
  expect(textOf(cards().discord[0]!)).toContain('RESOLVED');
  expect([cards().slack.length, cards().discord.length]).toEqual([1, 1]);
  expect(bench.logged).toEqual([]);
});

/** Presses the confirming button of a question of Discord's, and answers what is asked after it. */
const agreed = async (interaction: Interaction, label: string): Promise<string> => {
  await answered(interaction);
  const question = bench.discord.press(interaction.original!, label, { manages: true });
  await answered(question);
  return answered(bench.discord.press(question.original!, 'Yes, go on', { manages: true }));
};

test('a place with alerts of its own joins: its old cards act on its own alerts, under their new numbers', async () => {
  await onSlack('add kestrelbox');
  await onSlack(`sources --add ${bench.feedUrl}`);
  await onSlack('alert kestrelbox --every --first no');
  await onDiscord('add', { target: 'quillmere' });
  await onDiscord('sources', { add: bench.feedUrl });
  await onDiscord('alert', { target: 'quillmere', every: true, first: false });
  await bench.pass(MINUTE);
  bench.posts.unshift({ title: 'Kestrelbox reboots', text: 'Useless again.', at: bench.now() });
  bench.posts.unshift({ title: 'Quillmere is down', text: 'Broken again.', at: bench.now() });
  for (let n = 0; n < 6; n++) await bench.pass(16 * MINUTE);
  const old = cards().discord.find((card) => textOf(card).includes('Quillmere'))!;
  expect(textOf(old)).toContain('target:1');

  const code = /link ([A-Z2-9]{10})/.exec(await onSlack('link'))![1]!;
  const interaction = bench.discord.type('link', { target: code }, { manages: true });
  expect(await answered(interaction)).toContain(
    'This is deleted: the posts collected here so far (1 mention)',
  );
  expect(interaction.ephemeral).toBe(true);
  expect(await agreed(interaction, 'Join')).toContain('#1 is now #2');

  // Pressed before the card could be edited: the mark of the alert counts, not its number.
  expect(await answered(bench.discord.press(old, 'Claim'))).toMatch(
    /You have alert \[\\#2\]\(<https:[^>]+>\)/,
  );
  const states = (await bench.bot.store.alerts(await workspaceId(), {})).map(({ number, triage }) => [
    number,
    triage.state,
  ]);
  expect(states.sort()).toEqual([
    [1, 'new'],
    [2, 'claimed'],
  ]);
  await bench.pass(MINUTE);
  expect(textOf(old)).toContain('target:2');
  expect(textOf(old)).toContain('CLAIMED');
  expect(JSON.stringify(cards().slack[0]!.blocks)).toContain('b|claim');
  expect(bench.logged).toEqual([]);
});

test('a place that joins, or leaves, right after it added a keyword is still shown what was found', async () => {
  const looks = () => posted(/(?:kestrelbox|quillmere): (?:no|1) mention in the last 7\sdays/).discord.length;
  await onSlack('add kestrelbox');
  await onDiscord('add', { target: 'quillmere' });
  const code = /link ([A-Z2-9]{10})/.exec(await onSlack('link'))![1]!;
  const joining = bench.discord.type('link', { target: code }, { manages: true });
  await agreed(joining, 'Join');
  for (let n = 0; n < 6; n++) await bench.pass(MINUTE);
  expect(looks()).toBe(1);

  await onDiscord('add', { target: 'kestrelbox' });
  await agreed(bench.discord.type('unlink', {}, { manages: true }), 'Separate');
  for (let n = 0; n < 6; n++) await bench.pass(MINUTE);
  expect(looks()).toBe(2);
  for (let n = 0; n < 6; n++) await bench.pass(MINUTE);
  expect(looks()).toBe(2);
  expect(bench.logged).toEqual([]);
});

test('unlink says what stays where, then each home listens and alerts on its own', async () => {
  await joinedWithAlert();
  const old = cards().discord[0]!;
  const interaction = bench.discord.type('unlink', {}, { manages: true });
  expect(await answered(interaction)).toContain('These stay with Kestrelbox Ltd');
  expect(await agreed(interaction, 'Separate')).toContain('No longer shared with Kestrelbox Ltd');
  const [apart, former] = [
    await workspaceId(),
    (await bench.bot.store.workspaceOf({ platform: 'slack', home: TEAM }))!.id,
  ];
  expect(apart).not.toBe(former);
  expect((await bench.bot.store.keywords(apart)).map(({ name }) => name)).toEqual(['kestrelbox']);
  expect(await bench.bot.store.alerts(apart, { limit: 5 })).toEqual([]);

  // The old card names an alert that this place does not have any more, nor will ever have again.
  expect(await answered(bench.discord.press(old, 'Claim'))).toContain(
    'The alert of this button, #1, is not here any more.',
  );
  const [alert] = await bench.bot.store.alerts(former, { limit: 5 });
  expect(alert!.triage.state).toBe('new');

  // Slack goes on alone.
  await onSlack('claim 1');
  await bench.pass(MINUTE);
  expect(textOf(old)).not.toContain('Claimed');
  expect(JSON.stringify(cards().slack[0]!.blocks)).toContain('maplefox');
});
