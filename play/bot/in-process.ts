import { HOME } from '../../src/adapters/terminal/inbound.ts';
import type { TerminalParts } from '../../src/adapters/terminal/index.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/config/log.ts';
import type { Person } from '../../src/listening/channel.ts';
import { DAY, type Millis } from '../../src/listening/time.ts';
import { seedRandomness } from './chance.ts';
import { createSimulatedClock, type SimulatedClock } from './clock.ts';
import type { BotHost, BotSetup, Observer, Outcome } from './host.ts';

/** Columns of the messages that are printed as data. */
const WIDTH = 100;
/** How long, in real time, one request may hold up the clock. */
const LONGEST_TURN = 10 * 60_000;

export type TerminalLook = Pick<TerminalParts, 'write' | 'ask' | 'color' | 'width' | 'prints'>;
const UNSEEN: TerminalLook = { write: () => {}, ask: null, color: false, width: WIDTH };

/** A bot in this process, with what the tour needs of it when its week is over. */
export interface LocalBot extends BotHost {
  bot: Bot;
  clock: SimulatedClock;
}

/** @throws Error that names every variable that is wrong */
export async function startInProcess(
  setup: BotSetup,
  observe: Observer,
  look: TerminalLook = UNSEEN,
): Promise<LocalBot> {
  const read = readConfig(setup.environment);
  if (!read.ok)
    throw new Error(read.problems.map(({ name, problem, fix }) => `${name} ${problem}. ${fix}`).join('\n'));
  const { config } = read;
  const clock = createSimulatedClock(setup.now);
  const unseed = seedRandomness(setup.seed);
  const bot = await createBot({
    config,
    clock,
    log: createLog(config.EARSHOT_LOG_LEVEL, config.secrets, (line) => process.stderr.write(line)),
    terminal: { ...look, pictures: setup.pictures, earlier: setup.earlier, observe },
    localNames: new Map(setup.localNames),
    pace: { atOnce: 1, turnMs: LONGEST_TURN },
  }).catch((error: unknown) => {
    unseed();
    throw error;
  });
  const terminal = bot.terminal!;
  return {
    bot,
    clock,
    port: bot.inbound?.port ?? null,
    moveTo: async (now) => clock.moveTo(now),
    tick: async () => {
      await bot.scheduler.tick();
      await bot.collector.settled();
    },
    type: async ({ person, channel, admin }, line) => {
      await terminal.type(line, named(person), channel, admin);
    },
    press: ({ person, admin }, button) => terminal.press(button, named(person), admin),
    outcome: () => outcomeOf(bot, clock.now()),
    stop: async () => {
      await bot.stop();
      unseed();
    },
    kill: () => Promise.reject(new Error('a bot in the same process cannot be killed')),
  };
}

function named(name: string): Person {
  return { platform: 'terminal', id: name.toLowerCase(), name };
}

/** The series hold the last thirteen months; a post may be dated a little ahead. */
async function outcomeOf({ store }: Bot, now: Millis): Promise<Outcome> {
  const workspace = await store.workspaceOf(HOME);
  if (!workspace) return { keywords: [], alerts: [] };
  const keywords = await store.keywords(workspace.id);
  const names = new Map(keywords.map(({ id, name }) => [id, name]));
  const alerts = await store.alerts(workspace.id, {});
  const counted = [];
  for (const { id, name } of keywords) {
    const hours = (await store.hours(workspace.id, id, 0, now + DAY)).filter(({ total }) => total > 0);
    const sum = (count: 'total' | 'negative') => hours.reduce((all, hour) => all + hour[count], 0);
    counted.push({ name, mentions: sum('total'), negative: sum('negative'), hours });
  }
  return {
    keywords: counted,
    alerts: alerts
      .sort((earlier, later) => earlier.number - later.number)
      .map(({ number, kind, keywordId, raisedAt, startedAt, severity, evidence, triage }) => ({
        number,
        kind,
        stream: evidence.stream,
        keyword: keywordId === null ? null : (names.get(keywordId) ?? null),
        raisedAt,
        since: startedAt,
        severity,
        state: triage.state,
      })),
  };
}
