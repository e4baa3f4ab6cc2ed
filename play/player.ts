import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { TerminalPress } from '../src/adapters/terminal/inbound.ts';
import type { ShownMessage } from '../src/adapters/terminal/index.ts';
import type { Millis } from '../src/listening/time.ts';
import { createSimulatedClock, type SimulatedClock } from './bot/clock.ts';
import type { BotHost, BotStarter, Outcome, Somebody } from './bot/host.ts';
import { type Channels, createChannels } from './channels.ts';
import type { Scenario, TimedStep } from './read/index.ts';
import type { PressStep, TypeStep } from './read/schema.ts';
import { environmentOf } from './world/environment.ts';
import { importFile } from './world/import-file.ts';
import { openSites, type Sites } from './world/sites.ts';
import { createPusher, type Pusher } from './world/webhook.ts';

/** Who watches a scenario. */
interface Audience {
  /** The bot has posted or changed a message. */
  shown(at: Millis, shown: ShownMessage): void;
  /** Before a step is done; `typed` is its line with all addresses filled in. */
  step?(step: TimedStep, typed: string | null): void;
  /** Something that the author of the file should know. */
  warn(text: string): void;
  /** A step could not be done: the scenario goes on without it; where nobody listens, it ends there. */
  failed?(text: string): void;
}

export interface PlayOptions {
  startBot: BotStarter;
  audience: Audience;
  /** Folder for the bot's files; without it, a temporary one that is removed in the end. */
  folder?: string;
  /** Asked when the scenario has ended, before the bot is stopped. @param clock of all that the bot reads */
  afterwards?(clock: SimulatedClock): Promise<void>;
}

/** Where the bot keeps its files, as messages have it: the real folder is another each time. */
const FOLDER_SHOWN = '/earshot';

/** A step of the scenario cannot be done. */
class StepFailure extends Error {}

/** Plays a scenario from its start to its end. */
export async function play(scenario: Scenario, options: PlayOptions): Promise<Outcome> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'earshot-play-')));
  const clearUp = () => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  // Also when somebody ends the play before it is over.
  process.on('exit', clearUp);
  const clock = createSimulatedClock(scenario.start);
  const sites = await openSites(scenario, clock.now);
  try {
    return await playIn({ scenario, options, folder, clock, sites });
  } finally {
    await sites.close();
    process.off('exit', clearUp);
    clearUp();
  }
}

interface Playing {
  scenario: Scenario;
  options: PlayOptions;
  folder: string;
  clock: SimulatedClock;
  sites: Sites;
}

async function playIn({ scenario, options, folder, clock, sites }: Playing): Promise<Outcome> {
  const { audience } = options;
  const environment = environmentOf(scenario, sites, folder);
  const imports = environment.EARSHOT_IMPORT_DIR!;
  const channels = createChannels();
  const pushers = scenario.webhooks.map((webhook) => createPusher(webhook, scenario.start, audience.warn));
  const waiting = [...scenario.imports].sort((earlier, later) => earlier.at - later.at);
  const start = botStarts({ scenario, options, folder, clock, sites, environment, channels });
  await mkdir(imports, { recursive: true });
  let bot = await start();
  const restart = async (how: 'kill' | 'stop') => {
    await (how === 'kill' ? bot.kill() : bot.stop());
    bot = await start();
  };
  try {
    let done = 0;
    for (let now: Millis | null = scenario.start; now !== null; ) {
      clock.moveTo(now);
      await bot.moveTo(now);
      while (waiting[0] && waiting[0].at <= now) await putImport(imports, waiting.shift()!);
      for (const pusher of pushers)
        if (bot.port !== null && (pusher.nextAt() ?? Number.POSITIVE_INFINITY) <= now)
          await pusher.push(bot.port, now);
      await bot.tick();
      for (; scenario.steps[done] && scenario.steps[done]!.moment <= now; done++) {
        const step = scenario.steps[done]!;
        try {
          const line = 'type' in step ? withAddresses(step.type, sites, pushers) : null;
          audience.step?.(step, line);
          if ('restart' in step) await restart(step.restart);
          else if ('press' in step || 'type' in step) await act({ bot, step, line, channels, pushers });
        } catch (failure) {
          if (!(failure instanceof StepFailure)) throw failure;
          const text = `${step.place}: ${failure.message}`;
          if (!audience.failed) throw new Error(text);
          audience.failed(text);
        }
      }
      now = nextMoment(scenario, pushers, now, done);
      // A quiet month would never let a signal through.
      await eventLoopTurn();
    }
    await options.afterwards?.(clock);
    return await bot.outcome();
  } finally {
    await bot.stop();
  }
}

/** Starts the bot, and starts it again: with the same files, at the present time, and with another seed. */
function botStarts({
  scenario,
  options: { startBot, audience },
  folder,
  clock,
  sites,
  environment,
  channels,
}: Playing & { environment: Record<string, string>; channels: Channels }) {
  let starts = 0;
  const earlier: { messages: number; buttons: TerminalPress[] } = { messages: 0, buttons: [] };
  return (): Promise<BotHost> =>
    startBot(
      {
        environment,
        localNames: sites.localNames,
        now: clock.now(),
        seed: `${scenario.seed}:${starts++}`,
        pictures: 'EARSHOT_CHART_DIR' in scenario.config,
        earlier,
      },
      (seen) => {
        const shown = { ...seen, text: seen.text.replaceAll(folder, FOLDER_SHOWN) };
        if (shown.kind !== 'edit') earlier.messages++;
        earlier.buttons.push(...shown.numbered);
        if (channels.note(shown)) audience.shown(clock.now(), shown);
      },
    );
}

interface Acting {
  bot: BotHost;
  step: TimedStep & (TypeStep | PressStep);
  /** The typed line, with its addresses. */
  line: string | null;
  channels: Channels;
  pushers: readonly Pusher[];
}

/** Somebody types or presses; an answer that makes a webhook teaches its pusher where to push. */
async function act({ bot, step, line, channels, pushers }: Acting): Promise<void> {
  const before = channels.messages().length;
  const who: Somebody = { person: step.as, channel: step.in, admin: step.admin };
  if ('press' in step) await bot.press(who, buttonFor(step, channels));
  else await bot.type(who, line ?? step.type);
  learn(pushers, line ?? '', channels.messages().slice(before));
}

/** The clock goes by its steps, and stops where somebody does something in between. */
function nextMoment(
  { start, end, stepMs, steps }: Scenario,
  pushers: readonly Pusher[],
  now: Millis,
  done: number,
): Millis | null {
  if (now >= end) return null;
  const moments = [
    start + (Math.floor((now - start) / stepMs) + 1) * stepMs,
    steps[done]?.moment ?? end,
    ...pushers.map((pusher) => pusher.nextAt() ?? end).filter((at) => at > now),
  ];
  return Math.min(end, ...moments);
}

async function putImport(folder: string, { name, content }: Scenario['imports'][number]): Promise<void> {
  await writeFile(join(folder, name), Array.isArray(content) ? importFile(name, content) : content);
}

function buttonFor(step: TimedStep & PressStep, channels: Channels) {
  const button = channels.button(step.in, step.as, step.press);
  if (button) return button;
  const there = channels.labels(step.in, step.as).map((label) => `“${label}”`);
  throw new StepFailure(
    `${step.as} cannot press “${step.press}” in ${step.in}: ` +
      (there.length === 0 ? 'no button is there.' : `the buttons there are ${there.join(', ')}.`),
  );
}

function withAddresses(line: string, sites: Sites, pushers: readonly Pusher[]): string {
  return line.replace(/\{(feed|webhook):([^{}]*)\}/g, (whole, kind: string, id: string) => {
    if (kind === 'feed') return sites.feeds.get(id) ?? whole;
    const address = pushers.find((pusher) => pusher.id === id)?.address;
    if (address) return address;
    throw new StepFailure(`${whole} has no address yet: a step before it has to make the webhook.`);
  });
}

/** The webhook that a line names learns its address and its secret from the answer. */
function learn(pushers: readonly Pusher[], line: string, answers: readonly ShownMessage[]): void {
  const words = line.toLowerCase().split(/[\s"“”]+/);
  const named = pushers.filter(({ id }) => words.includes(id.toLowerCase()));
  for (const answer of answers)
    for (const pusher of named.length > 0 ? named : pushers.slice(0, pushers.length === 1 ? 1 : 0))
      pusher.learn(answer);
}
