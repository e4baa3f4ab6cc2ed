import type { Channel } from '../listening/channel.ts';
import { oneLine } from './foreign.ts';
import type { Run } from './message.ts';

/** A channel as each platform shows its own. */
export function channelRun({ ref, name }: Pick<Channel, 'ref' | 'name'>): Run {
  return { channel: ref, name: oneLine(name, 60) };
}
