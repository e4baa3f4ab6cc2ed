import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { alertDeliveries } from '../../src/services/alerts/notify-alert.ts';
import { SUPPORT } from '../fakes/discord/people.ts';
import { textOf } from '../fakes/discord/server.ts';
import { slash } from '../fakes/slack/bodies.ts';
import { TEAM } from '../fakes/slack/server.ts';
import { sampleAlert } from '../listening/alerts/triage-sample.ts';
import { type Bench, startBench } from './bench.ts';

/** Slack and Discord as one workspace; somebody on each acts on one alert at the same instant. */
let bench: Bench;
let workspaceId: string;
beforeAll(async () => {
  bench = await startBench();
  bench.slack.users.set('U0MAPLE', { id: 'U0MAPLE', is_admin: true, locale: 'en-US', tz: 'UTC' });
  await onSlack('add kestrelbox');
  const code = /link ([A-Z2-9]{10})/.exec(await onSlack('link'))![1]!;
  await onDiscord('link', { target: code });
  await onDiscord('add', { target: 'kestrelbox' });
  await onSlack('settings --escalate-to <#C0SUPPORT|support>');
  await onDiscord('settings', { 'escalate-to': SUPPORT });
  workspaceId = (await bench.bot.store.workspaceOf({ platform: 'slack', home: TEAM }))!.id;
}, 30_000);
afterAll(() => bench.close());

const onSlack = async (line: string): Promise<string> => {
  const { slack } = bench;
  await slack.until(() => slack.sockets() > 0);
  const url = slack.responseUrl();
  const before = slack.responses.length;
  await slack.socket('slash_commands', slash(slack, line, { user_name: 'quillowl', response_url: url }));
  return JSON.stringify(await slack.until(() => slack.responses[before]));
};
const onDiscord = async (verb: string, options = {}): Promise<string> => {
  const interaction = bench.discord.type(verb, options, { manages: true });
  await bench.discord.until(() => interaction.original !== null || interaction.followUps.length > 0);
  return textOf(interaction.original ?? interaction.followUps[0]!);
};

let nth = 0;
/** A new alert, with a card on each side. @returns its number and what the cards say, as words */
const raised = async () => {
  const { store } = bench.bot;
  const [keyword] = await store.keywords(workspaceId);
  const channels = await store.channels(workspaceId);
  const subscriptions = await store.subscriptions(workspaceId);
  nth += 1;
  const now = bench.now();
  const sample = sampleAlert({
    id: `same-${nth}`,
    workspaceId,
    keywordId: keyword!.id,
    raisedAt: now,
    severity: 1,
  });
  const [alert] = await store.commitDetected({
    workspaceId,
    detectors: [],
    raised: [sample],
    changed: [],
    audit: [],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'raised', alert, keyword: keyword!, channels, subscriptions, now }),
      ),
  });
  await bench.pass(MINUTE);
  const slackCard = bench.slack.messages.filter(
    ({ metadata, thread_ts }) =>
      thread_ts === undefined && JSON.stringify(metadata ?? {}).includes(`${alert!.id}:card:`),
  );
  const discordCard = bench.discord
    .in(SUPPORT)
    .filter((message) => textOf(message).includes(`#${alert!.number}`));
  return { alert: alert!, slackCard, discordCard };
};

const ACTS = {
  claim: {},
  resolve: { reason: 'fixed' },
  dismiss: { reason: 'noise' },
  snooze: { for: '1h' },
  escalate: {},
} as const;
type Act = keyof typeof ACTS;
const VERBS = Object.keys(ACTS) as Act[];
const PAIRS = VERBS.flatMap((a) => VERBS.map((b) => [a, b] as const));
const STATE = /\b(NEW|CLAIMED|SNOOZED|RESOLVED|DISMISSED)\b/;

/** Whose act was stored first, and which of the two was stored at all. */
const stored = async (id: string) =>
  (await bench.bot.store.audit(workspaceId, { limit: 10, subject: id }))
    .filter(({ person }) => person !== 'bot' && person !== 'timer')
    .reverse();

test.each(PAIRS)(
  '%s on Slack, %s on Discord: both cards agree, and each is told what stands',
  async (a, b) => {
    for (const first of ['slack', 'discord'] as const)
      for (const lost of [false, true]) {
        const { alert, slackCard, discordCard } = await raised();
        expect([slackCard.length, discordCard.length]).toEqual([1, 1]);
        if (lost) {
          // The answers to the first change of each card are lost.
          bench.slack.fail('chat.update', 'lost');
          bench.discord.faults.push({ match: /PATCH .*\/messages\//, times: 1, what: 'lost' });
        }
        const n = String(alert.number);
        const line = `${a} ${n} ${Object.values(ACTS[a]).join(' ')}`.trim();
        const acts = {
          slack: () => onSlack(line),
          discord: () => onDiscord(b, { target: n, ...ACTS[b] }),
        };
        const second = first === 'slack' ? 'discord' : 'slack';
        const [one, other] = await Promise.all([acts[first](), acts[second]()]);
        const answers = first === 'slack' ? { slack: one, discord: other } : { slack: other, discord: one };
        for (let minute = 0; minute < 4; minute++) await bench.pass(MINUTE);
        const now = (await bench.bot.store.alert(workspaceId, alert.id))!;
        const shown = [JSON.stringify(slackCard[0]!.blocks), textOf(discordCard[0]!)].map(
          (text) => STATE.exec(text)?.[1],
        );
        const state = now.triage.state.toUpperCase();
        expect([line, b, shown]).toEqual([line, b, [state, state]]);
        // Whose act did not become one is told what stands, and by whom.
        const done = await stored(alert.id);
        const by = { slack: 'quillowl', discord: 'maplefox' };
        for (const where of ['slack', 'discord'] as const) {
          const own = where === 'slack' ? a : b;
          const stands = done.some(
            ({ person, act }) => typeof person === 'object' && person.platform === where && act === own,
          );
          if (!stands)
            expect([line, b, where, answers[where]]).toEqual([
              line,
              b,
              where,
              expect.stringContaining(by[where === 'slack' ? 'discord' : 'slack']),
            ]);
          else expect(answers[where]).toContain(n);
        }
        expect(done.length).toBeGreaterThan(0);
      }
  },
);
