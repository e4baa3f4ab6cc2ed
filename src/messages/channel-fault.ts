import type { Permission } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import { compose } from './compose.ts';
import { oneLine } from './foreign.ts';
import { copyOf } from './languages/copy.ts';
import { type Element, type Message, plain } from './message.ts';
import { channelRun } from './runs.ts';

/**
 * What keeps the bot from working in a channel, whole or in part:
 * - `archived`, `locked`: it takes no messages any more;
 * - `kind`: a kind of channel that takes no messages of ours;
 * - `permissions`: they are withheld; `history`: so is Read Message History, without which a lost answer may double;
 * - `no-tags`, `moderated-tags`: a forum demands a tag on each post, and there is none that the bot may set;
 * - `no-threads`: answers to a card stand beside it.
 */
export type ChannelFault =
  | { what: 'permissions'; lacks: readonly Permission[] }
  | {
      what: 'archived' | 'locked' | 'kind' | 'history' | 'no-tags' | 'moderated-tags' | 'no-threads';
    };

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
  const { problem, fix } = notices.channelFaults[fault.what];
  return { kind: 'text', text: [{ bold: problem(name) }, ` ${fix}`] };
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
