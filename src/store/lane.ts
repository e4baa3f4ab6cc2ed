import type { CallKind } from '../config/errors.ts';
import type { ChannelRef } from '../listening/channel.ts';

/** Messages with one lane are sent one after the other: a channel with its threads, or a person. */
export function laneOf({ platform, home, channel }: ChannelRef): string {
  return `${platform}:${home}:${channel}`;
}

/** Whatever a lane lies in: its platform, its home, itself. */
export function scopesOf(lane: string): string[] {
  const [platform = '', home = ''] = lane.split(':', 2);
  return [platform, `${platform}:${home}`, lane];
}

/** Of all that goes to a lane, a home or a platform, the calls of one kind: where these are held, others go on. */
export function callsIn(scope: string, kind: CallKind): string {
  return `${scope}|${kind}`;
}

export function platformOf(lane: string): string {
  return lane.split(':', 1)[0]!;
}
