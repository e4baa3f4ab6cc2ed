import type { EarlierRun, ShownButton, ShownMessage } from '../../src/adapters/terminal/index.ts';
import type { TriageState } from '../../src/listening/alerts/alert.ts';
import type { AlertKind } from '../../src/listening/alerts/kinds/index.ts';
import type { Severity } from '../../src/listening/alerts/kinds/kind.ts';
import type { Stream } from '../../src/listening/alerts/stream.ts';
import type { Millis } from '../../src/listening/time.ts';

/** The start parameters of a bot; plain data, so that it can be sent to another process. */
export interface BotSetup {
  environment: Record<string, string>;
  /** Names that this machine serves, with the port of each. */
  localNames: [string, number][];
  now: Millis;
  /** Of everything random in the bot: ids, secrets. */
  seed: string;
  /** false: no pictures are drawn. */
  pictures: boolean;
  /** What was shown before a restart. */
  earlier: EarlierRun;
}

/** Who does something, and where. */
export interface Somebody {
  person: string;
  channel: string;
  admin: boolean;
}

/** The bot's state in the end. */
export interface Outcome {
  keywords: {
    name: string;
    mentions: number;
    negative: number;
    hours: { start: Millis; total: number; negative: number }[];
  }[];
  alerts: {
    number: number;
    kind: AlertKind;
    stream: Stream;
    keyword: string | null;
    raisedAt: Millis;
    since: Millis;
    severity: Severity;
    state: TriageState;
  }[];
}

/** The bot of a scenario: it does nothing but the orders it gets, one after the other. */
export interface BotHost {
  /** Port of its own door for pushed posts; null = closed. */
  port: number | null;
  /** Only its clock; nothing runs. */
  moveTo(now: Millis): Promise<void>;
  /** Runs what is due now. */
  tick(): Promise<void>;
  type(who: Somebody, line: string): Promise<void>;
  press(who: Somebody, button: ShownButton): Promise<void>;
  outcome(): Promise<Outcome>;
  stop(): Promise<void>;
  /** Ends its process at once, without a word to it. */
  kill(): Promise<void>;
}

export type Observer = (shown: ShownMessage) => void;
export type BotStarter = (setup: BotSetup, observe: Observer) => Promise<BotHost>;
