import type { CommandDefinition, Completion, Invocation, Reply, ReplyFile } from '../commands/command.ts';
import type { ChannelRef, HomeRef, PlatformName } from '../listening/channel.ts';
import type { ChannelFault } from '../messages/channel-fault.ts';
import type { Chart, Message } from '../messages/message.ts';

/** Where a sent message is: enough to edit it or to answer in its thread. Stored as JSON. */
export interface SentRef {
  channel: ChannelRef;
  id: string;
}

/** Where somebody met the bot. */
export type MeetingPlace = Pick<
  Invocation,
  'home' | 'homeName' | 'homeLanguage' | 'channel' | 'channelName' | 'person' | 'outside'
> &
  Partial<Pick<Invocation, 'admin' | 'language' | 'timeZone' | 'locale'>>;

/** Whether a platform can be reached at all. No channel is at fault when it cannot. */
export interface ConnectionState {
  /** `waiting` comes by itself, in time; for `refused` a person must act. */
  state: 'connected' | 'waiting' | 'refused';
  /** Why it is not connected: a sentence for the person who runs the bot. */
  problem: string | null;
}

/** The way in for everything that people do on a platform: typed commands, buttons, forms, removals. */
export interface Router {
  readonly commands: readonly CommandDefinition[];
  /** Never rejects: a failure is a private message with what happened, why, and what to do next. */
  handle(invocation: Invocation): Promise<Reply>;
  /** Choices for an argument of kind `lookup`, from the store only (never the network). At most 25. */
  complete(invocation: Invocation, argument: string, typed: string): Promise<Completion[]>;
  /** Somebody installed, invited or mentioned the bot: it answers there. Never rejects. */
  met(place: MeetingPlace, how: 'installed' | 'invited' | 'mentioned'): Promise<void>;
  /** Number of the alert whose card a message is, with its mark; null when it is none. */
  alertShownAs(message: SentRef): Promise<string | null>;
  /** The home removed the bot (uninstall, kick): everything stops there, and is kept for a while in case it comes back. */
  homeRemoved(home: HomeRef): Promise<void>;
  /** A channel was deleted or the bot was removed from it. */
  channelRemoved(channel: ChannelRef, reason: string): Promise<void>;
}

/** Eight members; ask "who calls it?" before a ninth. */
export interface ChatPlatform {
  readonly name: PlatformName;
  start(router: Router): Promise<void>;
  /** Left out by platforms that are always there. */
  connection?(): ConnectionState;
  /**
   * `key` is unique per delivery: the platform uses it so that a retried send is not a second message where it can.
   * @param again it was tried before and may have been sent: where the platform lets us look, it is looked for first
   * @param file goes with it; where it is not taken, the message says why instead
   * @throws DeliveryError
   */
  send(to: ChannelRef, message: Message, key: string, again?: boolean, file?: ReplyFile): Promise<SentRef>;
  /** @throws DeliveryError; `no-message` when the message has been deleted. */
  update(sent: SentRef, message: Message): Promise<void>;
  /**
   * What keeps the bot from working in a channel, as the platform shows it now; empty = nothing. Left out by platforms
   * that cannot tell.
   * @throws DeliveryError
   */
  preflight?(channel: ChannelRef): Promise<readonly ChannelFault[]>;
  /** Where people open a message of ours in a browser; null where that is not known. Left out where there is no such address. */
  addressOf?(sent: SentRef): Promise<string | null>;
  stop(): Promise<void>;
}

/** Draws a chart; null when it cannot (the message then goes without a picture, with the chart's sentence). */
export type ChartRenderer = (chart: Chart) => Promise<Uint8Array | null>;

/** Stored Slack installations: three methods, so that the adapter needs no store. Values are opaque encrypted text. */
export interface InstallationKeeper {
  save(home: HomeRef, installation: string): Promise<void>;
  find(home: HomeRef): Promise<string | null>;
  forget(home: HomeRef): Promise<void>;
}
