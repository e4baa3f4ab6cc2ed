import type { Millis } from '../../listening/time.ts';
import { bolded, compose } from '../compose.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Message, plain } from '../message.ts';
import { momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';

/** What a message about this machine's own network is about, where others name a source. */
const NETWORK = 'network';

/** No source is reached, by a fault of this machine's network: said once, whatever number of sources there are. */
export function networkDown(since: Millis, now: Millis, locale: Locale): Message {
  const { network, sources } = copyOf(locale.language);
  const title = compose(network.down, momentRun(since, now, formatOf(locale)));
  return {
    language: locale.language,
    summary: `${plain(title)} ${network.meaning}`,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [...bolded(title), ` ${network.meaning}`] },
      { kind: 'buttons', buttons: [{ label: sources.checkAgain, verb: 'sources', args: {} }] },
    ],
    subject: { source: NETWORK, trouble: 'failing', since, missed: null },
  };
}

/** Something is reached again. */
export function networkBack(since: Millis, now: Millis, locale: Locale): Message {
  const { network } = copyOf(locale.language);
  const line = network.back(formatOf(locale).duration(now - since));
  return {
    ...textMessage([{ bold: line }, ` ${network.catchingUp}`], 'good', locale),
    subject: { source: NETWORK, trouble: null, since: null, missed: { from: since, to: now } },
  };
}
