import { createBot } from '../../src/bot.ts';
import type { Invocation } from '../../src/commands/command.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/config/log.ts';
import { sourceVariable } from '../../src/config/source-options.ts';
import { SOURCES } from '../../src/listening/sources/index.ts';
import type { Clock } from '../../src/listening/time.ts';

export const START = Date.parse('2026-11-20T12:00:00Z');
const HOME = { platform: 'terminal', home: 'terminal' } as const;

/** No source of a test asks anybody outside: what has an address of its own gets one that is refused. */
function nowhere(): Record<string, string> {
  return Object.fromEntries(
    SOURCES.flatMap(({ id, options }) =>
      Object.entries(options)
        .filter(([, fallback]) => /^(?:https?|wss?):/.test(fallback ?? ''))
        .map(([option]) => [sourceVariable(id, option), 'http://127.0.0.1:1']),
    ),
  );
}

/**
 * The whole bot over a database in memory and a clock of our own; its jobs run when the test ticks.
 * @param watched another clock
 */
export async function startBot(environment: Record<string, string> = {}, watched: Clock | null = null) {
  const clock = { at: START, now: () => clock.at, sleep: async () => {} };
  const read = readConfig({
    EARSHOT_DATABASE: ':memory:',
    EARSHOT_SENTENCE_MODEL: 'off',
    EARSHOT_HTTP_PORT: '0',
    ...nowhere(),
    ...environment,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const logged: string[] = [];
  let shown = '';
  const bot = await createBot({
    config: read.config,
    clock: watched ?? clock,
    log: createLog('warn', [], (line) => logged.push(line)),
    terminal: {
      write: (text: string) => {
        shown += text;
      },
      ask: null,
      color: false,
      width: 100,
    },
  });
  const invoke = (input: Invocation['input'], language: 'en' | 'fr' = 'en') =>
    bot.router.handle({
      home: HOME,
      homeName: 'Terminal',
      channel: { ...HOME, channel: 'support' },
      channelName: 'support',
      person: { platform: 'terminal', id: 'maplefox', name: 'maplefox' },
      admin: true,
      language,
      timeZone: null,
      input,
      origin: 'typed',
      onceKey: null,
    });
  return {
    ...bot,
    clock,
    logged,
    at: (path: string) => `http://127.0.0.1:${bot.inbound?.port}${path}`,
    say: (text: string, language?: 'en' | 'fr') => invoke({ text }, language),
    press: (verb: string, args: Record<string, string>) => invoke({ verb, args }),
    workspace: async () => (await bot.store.workspaceOf(HOME))!,
    /** Everything the terminal has shown so far. */
    shown: () => shown.replace(/[\u00a0\u202f]/g, ' '),
  };
}

export type TestBot = Awaited<ReturnType<typeof startBot>>;
