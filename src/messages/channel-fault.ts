import type { Permission } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import { compose } from './compose.ts';
import { oneLine } from './foreign.ts';
import { copyOf } from './languages/copy.ts';
import { type Element, type Message, plain } from './message.ts';
import { channelRun } from './runs.ts';

/**
 * What keeps the bot from working in a channel, whole or in part:
 * - `archived`, `locked`: it takes no messages any more; `read-only`: none of ours;
 * - `not-in`: the bot has to be invited first;
 * - `kind`: a kind of channel that takes no messages of ours;
 * - `permissions`: they are withheld; `history`: so is Read Message History, without which a lost answer may double;
 * - `no-tags`, `moderated-tags`: a forum demands a tag on each post, and there is none that the bot may set;
 * - `no-threads`: answers to a card stand beside it;
 * - `external`: people of another organization read along.
 */
export type ChannelFault =
  | { what: 'permissions'; lacks: readonly Permission[] }
  | {
      what:
        | 'archived'
        | 'locked'
        | 'read-only'
        | 'not-in'
        | 'kind'
        | 'history'
        | 'no-tags'
        | 'moderated-tags'
        | 'no-threads'
        | 'external';
    };

/** With one of these the bot does post there. */
const POSTS_ALL_THE_SAME: ReadonlySet<ChannelFault['what']> = new Set(['history', 'no-threads', 'external']);

/** Whether nothing of ours gets into a channel until somebody mends it. */
export function keepsOut({ what }: ChannelFault): boolean {
  return !POSTS_ALL_THE_SAME.has(what);
}

interface FaultCopy {
  problem(channel: string): string;
  fix: string;
  /** A line that mends it, after the fix. */
  type?: string;
}

/** In the answer to somebody who chose the channel, and to its owner: what does not work there, and who can mend it. */
export function channelFaultNote(
  channelName: string,
  fault: ChannelFault,
  { language }: Pick<Message, 'language'>,
): Element {
  const { notices } = copyOf(language);
  const name = oneLine(channelName, 60);
  if (fault.what === 'permissions') {
    const missing = fault.lacks.map((permission) => notices.permissions[permission]).join(', ');
    return { kind: 'text', text: [{ bold: notices.barred(name, missing) }, ` ${notices.barredFix}`] };
  }
  const { problem, fix, type }: FaultCopy = notices.channelFaults[fault.what];
  const command = type === undefined ? [] : [' ', { code: type }];
  return { kind: 'text', text: [{ bold: problem(name) }, ` ${fix}`, ...command] };
}

/** To the owner of a channel, after a look at it. */
export function channelFaultsNotice(
  channel: Pick<Channel, 'language' | 'name' | 'ref'>,
  faults: readonly ChannelFault[],
): Message {
  const { language, name } = channel;
  const { notices } = copyOf(language);
  const title = compose(notices.checkTitle, channelRun(channel));
  return {
    language,
    summary: plain(title),
    mood: 'warning',
    elements: [
      { kind: 'text', text: title },
      ...faults.map((fault) => channelFaultNote(name, fault, { language })),
      { kind: 'note', text: notices.checkMeans },
    ],
  };
}
