import type { Router } from '../../../src/adapters/platform.ts';
import { createSlack, type Slack, type SlackMode } from '../../../src/adapters/slack/index.ts';
import type { Log } from '../../../src/config/log.ts';
import type { Clock } from '../../../src/listening/time.ts';
import { APP_TOKEN, BOT_TOKEN, SECRET, type SlackFake, startSlackFake } from '../../fakes/slack/server.ts';

export interface Bench {
  fake: SlackFake;
  slack: Slack;
  /** The sleeps that the adapter asked of the clock, in milliseconds. */
  slept: number[];
  logged: { event: string; error?: unknown }[];
  /** Why requests were turned away, as the metrics get it. */
  turnedAway: string[];
  pass(ms: number): void;
  close(): Promise<void>;
}

export const SOCKET: SlackMode = { kind: 'socket', appToken: APP_TOKEN, botToken: BOT_TOKEN, connections: 1 };
export const HTTP: SlackMode = {
  kind: 'http',
  signingSecret: SECRET,
  port: 0,
  host: '127.0.0.1',
  botToken: BOT_TOKEN,
};

/** The adapter with unmodified Bolt inside, connected to a strict fake over real sockets; its sleeps cost no time. */
export async function startBench(
  router: Router,
  mode: SlackMode = SOCKET,
  options: {
    png?: Uint8Array | null;
    admins?: string[];
    fake?: SlackFake;
    knownHomes?: string[];
    /** Called with each home in which the bot is again. */
    onReturned?(home: string): void;
  } = {},
): Promise<Bench> {
  const fake = options.fake ?? (await startSlackFake());
  let ahead = 0;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => Date.now() + ahead,
    sleep: async (ms) => {
      slept.push(ms);
      ahead += ms;
    },
  };
  const logged: Bench['logged'] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: (event) => logged.push({ event }),
    error: (event, error) => logged.push({ event, error }),
  };
  const turnedAway: string[] = [];
  const slack = createSlack({
    mode,
    drawChart: async () => options.png ?? null,
    clock,
    log,
    language: 'en',
    admins: options.admins ?? [],
    apiUrl: fake.apiUrl,
    knownHomes: async () => options.knownHomes ?? [],
    homeReturned: async (home) => options.onReturned?.(home),
    onRefused: (why) => turnedAway.push(why),
  });
  await slack.start(router).catch(async (error: unknown) => {
    await fake.close();
    throw error;
  });
  return {
    fake,
    slack,
    slept,
    logged,
    turnedAway,
    pass: (ms) => {
      ahead += ms;
    },
    close: async () => {
      await slack.stop();
      await fake.close();
    },
  };
}
