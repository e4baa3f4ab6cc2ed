import type { ProblemCode, Span } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import type {
  Channel,
  ChannelRef,
  HomeRef,
  Language,
  PeopleAndGroups,
  Person,
  Workspace,
} from '../listening/channel.ts';
import type { PressedMessage } from '../listening/delivery.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { ReportFormat } from '../listening/reports/report-file.ts';
import type { ChannelRights } from '../listening/rights.ts';
import type { ImportOutcome } from '../listening/sources/import/import.ts';
import type { Millis } from '../listening/time.ts';
import type { CommandSpec } from '../messages/command-spec.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { Actor } from '../services/actor.ts';
import type { AboutReader } from '../services/dashboards/about-keywords.ts';
import type { AskSources } from '../services/keywords/ask-sources.ts';
import type { BackFiller } from '../services/keywords/back-fill.ts';
import type { NamedPost } from '../services/mentions/find-post.ts';
import type { Refiner } from '../services/mentions/refine.ts';
import type { MakeReport } from '../services/reports/make-report.ts';
import type { FeedCandidate } from '../services/sources/connect-feed.ts';
import type { CatalogSource } from '../services/sources/find-source.ts';
import type { Store } from '../store/store.ts';

/**
 * Parsed arguments by name; the router has validated them against the definition. Text, choices, times, sources (their
 * ids) and verbs are strings; integers, durations and moments numbers; flags booleans.
 */
export type ArgumentValue =
  | string
  | number
  | boolean
  | Channel
  | Person
  | PeopleAndGroups
  | Keyword
  | readonly Keyword[]
  | Alert
  | NamedPost;
export type Values = Readonly<Record<string, ArgumentValue>>;

/** Somebody asked for something: typed, clicked or filled in. Built by an adapter, from nothing but its platform's data. */
export interface Invocation {
  home: HomeRef;
  /** Name of the home as the platform reports it, for a new workspace. */
  homeName: string;
  /** The language of the home, when somebody chose one there: for a new workspace. */
  homeLanguage?: Language | null;
  channel: ChannelRef;
  channelName: string;
  person: Person;
  /** May change what others set (workspace admin, Manage Guild); read from the platform, checked by the router. */
  admin: boolean;
  /**
   * The person's rights, by the channel's id: in the channel where they ask, and in each channel that they name. Left out
   * by platforms that report no such rights; an id that is missing in the map is a channel of which nothing is known.
   */
  namedChannels?: ReadonlyMap<string, ChannelRights>;
  /** The same of any other channel of the home, where the platform can tell without asking. */
  rightsElsewhere?(channel: string): ChannelRights | null;
  /** The person belongs to another organization, which shares the channel (Slack Connect). Left out where there are none. */
  outside?: boolean;
  /** Asks the platform about a channel that was named, where it reports no rights by itself; null = nothing is known. */
  askRightsIn?: (channel: string) => Promise<ChannelRights | null>;
  /** Ids of the roles that the person has. */
  groups?: readonly string[];
  /** The locale of the home as its platform calls it, else that of the person. Left out where there is none. */
  locale?: string | null;
  /** The person's own language when the platform reports it. */
  language: Language | null;
  timeZone: string | null;
  /** A typed line (without `/earshot`), or a verb with named raw values from a button, a form or typed options. */
  input: { text: string } | { verb: string; args: Readonly<Record<string, string>> };
  origin: 'typed' | 'button' | 'form';
  /** The message in which a button was pressed, where the platform tells ours apart. */
  pressed?: PressedMessage;
  /** Id of this delivery by the platform (trigger, interaction): the same one handled twice acts once. */
  onceKey: string | null;
}

/**
 * The answer of a command. `private` is for the person only; `channel` is for everybody there. `form` asks the adapter
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
  /** Channels that the bot posts in from now on: adapters warn where it may not. */
  postsIn?: readonly ChannelRef[];
  /** Set when nothing was done: `message` is about this argument. */
  problem?: Problem;
  /** The pressed message is a second copy of a card: it shows this from now on. */
  closes?: Message;
  /** Goes to the person alone, whatever the visibility: adapters send it in private. */
  file?: ReplyFile;
  /** This delivery had been handled before: nothing was done, and adapters show nothing. */
  repeated?: true;
}

/** A file for the person who asked. `name` is fit for any disk. */
export interface ReplyFile {
  name: string;
  type: string;
  data: Uint8Array;
  /** Of a report. */
  format?: ReportFormat;
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

/** Everything a command may use: no platform and no socket. */
export interface CommandContext {
  store: Store;
  workspace: Workspace;
  channel: Channel;
  invocation: Invocation;
  person: Person;
  /** The person and their rights, for the services that change something. */
  actor: Actor;
  /** The values as they were given, for asking with them once more. */
  args: Readonly<Record<string, string>>;
  /** For whom a private answer is written. What the channel reads is written for `channel`. */
  locale: Locale;
  now: Millis;
  ports: CommandPorts;
  /** All commands, for help. */
  commands: readonly CommandDefinition[];
}

/** The commands' ways to the network, the disk and the jobs; connected by the composition root. */
export interface CommandPorts {
  /** Feeds behind a typed address. @throws SourceError */
  discoverFeeds(url: string): Promise<FeedCandidate[]>;
  /** Reads a file of the import folder through the same pipeline. @throws UserError('import-file') */
  importFile(workspaceId: string, name: string, dryRun: boolean): Promise<ImportOutcome>;
  /** A keyword or a feed was added or changed: collect and backfill it soon instead of at the next turn. */
  wake(): void;
  /** Requests that fail, by their ids, are tried again as soon as that may be. */
  tryAgain(ids: ReadonlySet<string>): void;
  /** Counts what is stored already for a keyword that is new or changed. */
  backFill: BackFiller['fill'];
  /** Asks the sources that can be searched what they have for a keyword that is not saved yet. */
  askSources: AskSources;
  /** Where a webhook is pushed to; null = the bot opens no port. */
  webhookAddress(id: string): string | null;
  /** Where pages of dashboards are, without the secret at the end; or the variable that has to be set for there to be some. */
  dashboardPage(): { address: string } | { missing: 'EARSHOT_HTTP_PORT' | 'EARSHOT_PUBLIC_URL' };
  /** What keywords are about, for dashboards. */
  aboutOf: AboutReader;
  /** Days that posts which match no keyword are kept. */
  unmatchedDays: number;
  /** What the sentence model learned of a keyword's marks; null = nothing. */
  learnedBySentence: Refiner['learned'];
  /** Makes the file of a report. */
  makeReport: MakeReport;
  /** Sources known to this bot, for `sources` and choices. */
  sources(): readonly CatalogSource[];
}

/** One command: one file, or one of a family's, and one line in `commands/index.ts`. */
export interface CommandDefinition extends CommandSpec {
  /** @throws UserError */
  run(context: CommandContext, values: Values): Promise<Reply>;
}

export function defineCommand(definition: CommandDefinition): CommandDefinition {
  return definition;
}
