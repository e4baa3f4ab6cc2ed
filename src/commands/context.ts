import { UserError } from '../config/errors.ts';
import type { Channel, Person } from '../listening/channel.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow } from '../store/store.ts';
import type { CommandContext, Reply, Value, Values } from './command.ts';

/** How a person is remembered: `slack:U0MAPLE`. */
export function personId({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

/**
 * What somebody set is changed by them or by an admin. Asked of what is stored, never of what a button says.
 * @param owner as `personId`
 * @throws UserError('not-allowed')
 */
export function mustOwn({ invocation, person }: CommandContext, owner: string): void {
  if (!invocation.admin && personId(person) !== owner) throw new UserError('not-allowed', { who: 'owner' });
}

/** @throws UserError('not-allowed') */
export function mustBeAdmin({ invocation }: CommandContext, verb: string, flag?: string): void {
  if (invocation.admin) return;
  throw new UserError('not-allowed', { who: 'admin', verb, ...(flag === undefined ? {} : { flag }) });
}

/** A row of the audit by the person who asks. @param detail for other people of the workspace to read */
export function auditBy(
  { workspace, now, person }: CommandContext,
  act: string,
  subject: string,
  detail: string | null,
): AuditRow {
  return { workspaceId: workspace.id, at: now, person, act, subject, detail };
}

/** An answer that only the person sees. */
export function privately(message: Message): Reply {
  return { visibility: 'private', message };
}

/** Shown to everybody, in the channel's language, when asked so; else to the person alone, in theirs. */
export function shown(
  { channel, locale }: CommandContext,
  everybody: boolean,
  build: (locale: Locale) => Message,
): Reply {
  return everybody
    ? { visibility: 'channel', message: build(channel) }
    : { visibility: 'private', message: build(locale) };
}

/** The value of an argument as its kind promises; undefined when it was not given. */
export function given<T extends Value>(values: Values, name: string): T | undefined {
  return values[name] as T | undefined;
}

/** The channel of `--in`, else the one spoken in. */
export function placeOf({ channel }: CommandContext, values: Values): Channel {
  return given<Channel>(values, 'in') ?? channel;
}
