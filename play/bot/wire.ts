import type { ShownButton, ShownMessage } from '../../src/adapters/terminal/index.ts';
import type { Millis } from '../../src/listening/time.ts';
import type { BotSetup, Outcome, Somebody } from './host.ts';

/** An order of the player to a bot in another process. */
export type Order = { id: number } & (
  | { what: 'start'; setup: BotSetup }
  | { what: 'move'; now: Millis }
  | { what: 'tick' }
  | { what: 'type'; who: Somebody; line: string }
  | { what: 'press'; who: Somebody; button: ShownButton }
  | { what: 'outcome' }
  | { what: 'stop' }
);

/** Messages of the bot as they are shown, then the end of each order. */
export type Answer =
  | { shown: ShownMessage }
  | { done: number; result?: { port?: number | null; outcome?: Outcome } | undefined; error?: string };
