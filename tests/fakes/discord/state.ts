import type { Gateway } from './gateway.ts';
import type { Interaction, Refusal } from './interactions.ts';

export type Json = Record<string, unknown>;

/** The result of a request. */
export type Outcome = { refusal: Refusal } | { answer: Json | Json[] | null };

export interface Message {
  id: string;
  channel: string;
  /** As stored: with author, components and attachments. */
  json: Json;
  /** Names of the parts that were uploaded, and their bytes. */
  files: Map<string, Buffer>;
  edits: number;
  ephemeral: boolean;
}

/** The state of this Discord. */
export interface State {
  messages: Map<string, Message>;
  channels: Map<string, Json>;
  /** Channels that the bot may not write to, with the code it is refused with. */
  forbidden: Map<string, number>;
  /** Nonces of the bot's messages: which it made, and when. */
  nonces: Map<string, { id: string; at: number }>;
  interactions: Map<string, Interaction>;
  byToken: Map<string, Interaction>;
  registered: { path: string; command: Json }[];
  /** The bot has Manage Channels and Manage Threads: it may make a forum's tags and put them on posts. */
  manages: boolean;
  /** The bot has Pin Messages. */
  pins: boolean;
  /** The bot has Read Message History. */
  history: boolean;
  /** Shards that Discord asks for. */
  shards: number;
  /** Intents that are allowed, as bits. */
  intents: number;
  gateway: Gateway;
  newId(): string;
  now(): number;
}
