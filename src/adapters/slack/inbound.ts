import type { Invocation } from '../../commands/command.ts';
import type { ChannelRef, HomeRef, Person } from '../../listening/channel.ts';
import type { PressedMessage } from '../../listening/delivery.ts';
import { markOf } from './mark.ts';

/** The fields of Slack's deliveries (commands, interactions, events) that we read; the others are left alone. */
export interface Body {
  type?: string;
  team_id?: string;
  team_domain?: string;
  team?: { id: string; domain?: string } | null;
  enterprise_id?: string;
  user_id?: string;
  user_name?: string;
  user?: { id: string; name?: string; username?: string; team_id?: string };
  channel_id?: string;
  channel_name?: string;
  channel?: { id: string; name?: string };
  text?: string;
  trigger_id?: string;
  response_url?: string;
  event_id?: string;
  container?: { type?: string; is_ephemeral?: boolean; message_ts?: string; thread_ts?: string };
  message?: { ts?: string; thread_ts?: string; team?: string; blocks?: { block_id?: string }[] };
  /** Of an event: the installations that it is for. */
  authorizations?: { team_id?: string | null }[];
  view?: {
    id: string;
    type?: string;
    callback_id?: string;
    hash?: string;
    private_metadata?: string;
    /** The team whose installation opened the view. */
    app_installed_team_id?: string;
  };
}

/** Who did something where, and how they can be answered. */
export interface SlackContext {
  home: HomeRef;
  homeName: string;
  channel: ChannelRef;
  channelName: string;
  person: Person;
  /** The team that the person belongs to, another one's in a shared channel; null where the delivery does not say. */
  theirTeam: string | null;
  /** The team that the delivery came from. */
  fromTeam: string | null;
  trigger: string | null;
  responseUrl: string | null;
  /** The answer may take the place of the message that was acted on: only its reader sees that one. */
  replaces: boolean;
  /** The message of ours on which a button was pressed; null for what only its reader sees. */
  pressed: PressedMessage | null;
  /** The thread in which the button was pressed: its answer belongs there. */
  thread: string | null;
}

/**
 * The teams that a delivery names, the likeliest to be the installed one first. In a channel that is shared with others
 * (Slack Connect), `team` may be the team of whoever acted: only the installation decides whose data they see
 * (apis/slack-connect, reference/interaction-payloads).
 */
export function teamsOf(body: Body): string[] {
  const teams = [
    body.view?.app_installed_team_id,
    ...(body.authorizations ?? []).map(({ team_id }) => team_id),
    // A pressed message is ours: its team is the one for which we posted it.
    body.type === 'block_actions' ? body.message?.team : undefined,
    body.team?.id,
    body.team_id,
    body.user?.team_id,
  ];
  return [...new Set(teams.filter((team): team is string => typeof team === 'string' && team !== ''))];
}

/** Where a form was opened. Travels through Slack, so it is never trusted for rights. */
export interface Origin {
  verb: string;
  channel: string;
  channelName: string;
  responseUrl: string | null;
  thread: string | null;
  /** How often the form has been filled anew. */
  filled: number;
  /** What is known already, of a form that asks for the rest alone. */
  known?: Readonly<Record<string, string>>;
}

/**
 * @param team the installed one
 * @returns null for a delivery without a workspace or a person: nobody to answer
 */
export function contextOf(
  body: Body,
  team: string | undefined,
  origin: Origin | null = null,
): SlackContext | null {
  const user = body.user_id ?? body.user?.id;
  if (!team || !user) return null;
  const home: HomeRef = { platform: 'slack', home: team };
  // Events hold no name: a direct channel stays with the name that it has.
  const named = body.user_name ?? body.user?.username ?? body.user?.name;
  const name = named ?? user;
  const channel = body.channel_id ?? body.channel?.id;
  const channelName = body.channel_name ?? body.channel?.name ?? '';
  const elsewhere = channel === undefined || channelName === 'directmessage' || channel.startsWith('D');
  const place = origin ?? {
    channel: elsewhere ? `@${user}` : channel,
    channelName: elsewhere ? (named === undefined ? '' : `@${named}`) : channelName || channel,
  };
  return {
    home,
    homeName:
      (body.team_id === team ? body.team_domain : body.team?.id === team ? body.team?.domain : null) ?? team,
    channel: { ...home, channel: place.channel },
    channelName: place.channelName,
    person: { platform: 'slack', id: user, name },
    theirTeam: body.user?.team_id ?? null,
    fromTeam: body.team_id ?? body.team?.id ?? null,
    trigger: body.trigger_id ?? null,
    responseUrl: body.response_url || origin?.responseUrl || null,
    replaces: body.container?.is_ephemeral === true,
    pressed: pressedIn(body, { ...home, channel: place.channel }),
    thread: threadOf(body) ?? origin?.thread ?? null,
  };
}

/** In a direct message its id holds the conversation too, as that of a sent one does. */
function pressedIn({ type, message, container, channel }: Body, here: ChannelRef): PressedMessage | null {
  const ts = message?.ts;
  if (type !== 'block_actions' || ts === undefined || container?.is_ephemeral) return null;
  const id = here.channel.startsWith('@') && channel ? `${channel.id}:${ts}` : ts;
  return { channel: here, id, wasSentAs: (key) => markOf(message?.blocks) === key };
}

/** null for what stands in the channel itself; the first message of a thread does. */
function threadOf({ container, message }: Body): string | null {
  const thread = container?.thread_ts ?? message?.thread_ts ?? null;
  return thread === (container?.message_ts ?? message?.ts) ? null : thread;
}

/** Id of a delivery: the same one comes again when Slack got no answer, or when somebody replays it. */
export function deliveryId(body: Body): string | null {
  if (body.event_id) return `event:${body.event_id}`;
  return body.trigger_id ? `trigger:${body.trigger_id}` : null;
}

/** @param profile Slack's facts about the person */
export function invocationOf(
  context: SlackContext,
  profile: Pick<Invocation, 'admin' | 'outside' | 'language' | 'timeZone'>,
  input: Invocation['input'],
  origin: Invocation['origin'],
  onceKey: string | null,
): Invocation {
  const { home, homeName, channel, channelName, person, pressed } = context;
  return {
    ...{ home, homeName, channel, channelName, person, ...profile, input, origin, onceKey },
    ...(pressed ? { pressed } : {}),
  };
}
