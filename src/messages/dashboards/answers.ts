import type { Channel } from '../../listening/channel.ts';
import { compose } from '../compose.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Message, plain } from '../message.ts';
import { channelRun } from '../runs.ts';

/** The last state of a dashboard that is no longer updated. */
export function dashboardEnded({ language }: Locale): Message {
  const { ended } = copyOf(language).dashboard;
  return {
    language,
    summary: ended,
    mood: 'quiet',
    elements: [{ kind: 'text', text: ended }],
    pin: false,
  };
}

/** Answer to the person who started or ended a dashboard. */
export function dashboardAnswer(
  what: 'pinned' | 'pinnedAlready' | 'unpinned' | 'notPinned',
  channel: Pick<Channel, 'name' | 'ref'>,
  { language }: Locale,
): Message {
  const copy = copyOf(language).dashboard;
  const text = compose(copy[what], channelRun(channel));
  const undo: Button[] =
    what === 'pinned' || what === 'pinnedAlready'
      ? [{ label: copy.unpin, verb: 'dashboard', args: { target: 'unpin', in: channel.ref.channel } }]
      : [];
  return {
    language,
    summary: plain(text),
    mood: what === 'pinned' ? 'good' : 'plain',
    elements: [
      { kind: 'text', text },
      ...(undo.length > 0 ? [{ kind: 'buttons', buttons: undo } as const] : []),
    ],
  };
}
