import { refusal } from './interactions.ts';
import * as people from './people.ts';
import type { Json, Outcome, State } from './state.ts';

/** topics/permissions, Bitwise Permission Flags. */
export const VIEW = 1n << 10n;
export const SEND = 1n << 11n;
export const ATTACH = 1n << 15n;
export const HISTORY = 1n << 16n;
const MANAGE_CHANNELS = 1n << 4n;
export const MANAGE_THREADS = 1n << 34n;
export const PUBLIC_THREADS = 1n << 35n;
export const SEND_IN_THREADS = 1n << 38n;
export const PIN = 1n << 51n;

export const isThread = (channel: Json | undefined): boolean =>
  [10, 11, 12].includes(Number(channel?.type ?? -1));

/** What the bot may do in a channel; a thread has the permissions of its channel. */
export function held(state: State, id: string): bigint {
  const channel = state.channels.get(id);
  if (channel?.guild_id === undefined) return -1n;
  const place = isThread(channel) ? state.channels.get(String(channel.parent_id)) : channel;
  let bits = people.EVERYBODY | (state.manages ? MANAGE_CHANNELS | MANAGE_THREADS : 0n);
  if (state.pins) bits |= PIN;
  if (!state.history) bits &= ~HISTORY;
  for (const { id: of, allow, deny } of (place?.permission_overwrites as Json[] | undefined) ?? [])
    if (of === people.GUILD) bits = (bits & ~BigInt(String(deny))) | BigInt(String(allow));
  return bits;
}

/** The refusal of a request that needs these permissions; null when the bot has them. */
export function withheld(state: State, id: string, ...needed: bigint[]): Outcome | null {
  if (!state.channels.has(id)) return refusal(404, 10_003, 'Unknown Channel');
  const bits = held(state, id);
  if ((bits & VIEW) === 0n) return refusal(403, 50_001, 'Missing Access');
  return needed.every((one) => (bits & one) !== 0n) ? null : refusal(403, 50_013, 'Missing Permissions');
}

/** Gives the bot back what a channel took from it. */
export function permit(state: State, id: string): void {
  const channel = state.channels.get(id)!;
  state.forbidden.delete(id);
  channel.permission_overwrites = [];
  state.gateway.emit('CHANNEL_UPDATE', { ...channel });
}
