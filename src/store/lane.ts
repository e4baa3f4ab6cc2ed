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

export function platformOf(lane: string): string {
  return lane.split(':', 1)[0]!;
}
