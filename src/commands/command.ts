import type { ProblemCode, Span } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import type { Channel, ChannelRef, HomeRef, Language, Person, Workspace } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { ImportProblem } from '../listening/sources/import/import-row.ts';
import type { Millis } from '../listening/time.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';

/** The closed union of argument kinds: the parser, the modal, the options, the prompt and the help derive from it. */
export type Argument = {
  /** The first positional argument of a verb is `target`; all others are flags. */
  name: string;
  positional?: boolean;
  /** Typed words after the target are its value too: `note 12 looks real` needs no `--text`. */
  rest?: boolean;
  required?: boolean;
} /**
 * `runs`: as a flag, its value runs on to the next flag instead of being one word. `verbatim`: likewise, and quotes
 * inside belong to the value (a query); single quotes around the whole are taken off. `people`: it names people, as
 * `person` does, with commas or spaces between.
 */ & (
  | { kind: 'text'; max?: number; runs?: boolean; verbatim?: boolean; people?: boolean }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'flag' }
  /** `30m`, `4h`, `7d`, `2w`; parsed to milliseconds. `words` are choices beside them. */
  | {
      kind: 'duration';
      min: Millis;
      max: Millis;
      words?: readonly string[];
    }
  /** `HH:MM`. */
  | { kind: 'time' }
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM` in the channel's time zone; parsed to a moment. */
  | { kind: 'moment' }
  | { kind: 'channel' }
  | { kind: 'person' }
  | { kind: 'lookup'; of: 'keyword' | 'alert' | 'source' | 'verb' }
);

/**
 * Parsed arguments by name; the router has validated them against the definition. Text, choices, times, sources (their
 * ids) and verbs are strings; integers, durations and moments numbers; flags booleans.
 */
export type Value = string | number | boolean | Channel | Person | Keyword | Alert;
export type Values = Readonly<Record<string, Value>>;

/** Somebody asked for something: typed, clicked or filled in. Built by an adapter, from nothing but its platform's data. */
export interface Invocation {
  home: HomeRef;
  /** Name of the home as the platform tells it, for a new workspace. */
  homeName: string;
  /** What the home speaks, when somebody chose it there: for a new workspace. */
  homeLanguage?: Language | null;
  channel: ChannelRef;
  channelName: string;
  person: Person;
  /** May change what others set (workspace admin, Manage Guild); read from the platform, checked by the router. */
  admin: boolean;
  /** The person's own language when the platform tells it. */
  language: Language | null;
  timeZone: string | null;
  /** A typed line (without `/earshot`), or a verb with named raw values from a button, a form or typed options. */
  input: { text: string } | { verb: string; args: Readonly<Record<string, string>> };
  origin: 'typed' | 'button' | 'form';
  /** Id of this delivery by the platform (trigger, interaction): the same one handled twice acts once. */
  onceKey: string | null;
}

/**
 * What a command answers. `private` is for the person only; `channel` is for everybody there. `form` asks the adapter
 * to open the form of a verb, prefilled (only adapters that have forms; others show `message`).
 */
export interface Reply {
  visibility: 'private' | 'channel';
  message: Message;
  form?: { verb: string; values: Readonly<Record<string, string>> };
  /**
   * The message shows what is set, and this form changes it: adapters with forms offer it beside the message. Values are
   * what is set now; sent back as they are, they change nothing.
   */
  change?: { verb: string; values: Readonly<Record<string, string>> };
  /** Set when nothing was done: what `message` says is about this argument. */
  problem?: Problem;
  /** This delivery had been handled before: nothing was done, and adapters show nothing. */
  repeated?: true;
}

/** A refusal as a value, for forms: where to put the sentence that the message's summary is. */
export interface Problem {
  code: ProblemCode;
  /** Name of the argument; null = about the whole. */
  argument: string | null;
  /** Where in a query's text, offsets in UTF-16 code units. */
  position: Span | null;
}

export interface Completion {
  label: string;
  value: string;
}

/** What a command may use. No platform, no socket: networked services are lent by name. */
export interface CommandContext {
  store: Store;
  workspace: Workspace;
  channel: Channel;
  invocation: Invocation;
  person: Person;
  /** For whom a private answer is written. What the channel reads is written for `channel`. */
  locale: Locale;
  now: Millis;
  services: Services;
  /** All commands, for help. */
  commands: readonly CommandDefinition[];
}

/** Work that commands ask of the rest of the bot, lent by the composition root. */
export interface Services {
  /** Feeds behind a typed address. @throws SourceError */
  discoverFeeds(url: string): Promise<{ url: string; title: string | null }[]>;
  /** Reads an import file through the same pipeline. @throws UserError('import-file') */
  importFile(workspaceId: string, name: string, dryRun: boolean): Promise<ImportOutcome>;
  /** A keyword was added or changed: collect and backfill it soon instead of at the next turn. */
  wake(): void;
  /** Where a webhook is pushed to; null = the bot opens no port. */
  webhookAddress(id: string): string | null;
  /** Sources known to this bot, for `sources` and choices. */
  sources(): {
    id: string;
    label: string;
    access: 'open' | 'opt-in' | 'keyed';
    configured: boolean;
    terms: string;
  }[];
}

export interface ImportOutcome {
  read: number;
  stored: number;
  known: number;
  unmatched: number;
  dropped: number;
  errors: { line: number; problem: ImportProblem }[];
}

/**
 * One command: one file, one line in `commands/index.ts`. Verb, options and choices are named in English; the languages
 * hold how else each may be typed, its description and its help.
 */
export interface CommandDefinition {
  verb: string;
  needs: 'member' | 'admin';
  /** Where it makes sense; `triage` verbs are shown as buttons first. */
  group: 'listen' | 'read' | 'triage' | 'settings';
  args: readonly Argument[];
  /** True when the effect cannot be undone: never guessed from a misspelling, asked to confirm. */
  destructive?: boolean;
  /** Adapters with forms open one when the verb is called without its required arguments. */
  form?: boolean;
  /** @throws UserError */
  run(context: CommandContext, values: Values): Promise<Reply>;
}

export function defineCommand(definition: CommandDefinition): CommandDefinition {
  return definition;
}
