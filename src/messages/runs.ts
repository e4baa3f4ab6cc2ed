import type { Alert } from '../listening/alerts/alert.ts';
import type { Channel } from '../listening/channel.ts';
import type { Millis } from '../listening/time.ts';
import { knownName } from './channel-name.ts';
import { compose } from './compose.ts';
import { oneLine } from './foreign.ts';
import type { Format } from './format.ts';
import type { Copy } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import type { CardRun, Run } from './message.ts';

/** A channel as each platform shows its own. */
export function channelRun({ ref, name }: Pick<Channel, 'ref' | 'name'>): Run {
  return { channel: ref, name: knownName(oneLine(name, 60)) };
}

/** A moment as each platform shows it. @param near printed without its day when it is the same local day */
export function momentRun(at: Millis, near: Millis, format: Format): Run {
  const text = format.when(at, near);
  return { moment: at, text, dated: text !== format.clock(at) };
}

/** A stretch of time: `09:00 to 12:30`, or with days. @param near without its day when it is the same local day */
export function spanRuns(
  from: Millis,
  to: Millis,
  near: Millis,
  units: Copy['units'],
  format: Format,
): Run[] {
  const sameDay = format.when(to, from) === format.clock(to);
  return compose(units.fromTo, momentRun(from, near, format), momentRun(to, sameDay ? from : near, format));
}

/** The number of an alert, as a link to its card where the platform knows where that stands. */
export function cardRun({ number, id }: Pick<Alert, 'number' | 'id'>): CardRun {
  return { alert: number, id, text: String(number) };
}

/** Of which zone the printed times of a message are. */
export function zoneRun({ units }: Copy, { timeZone }: Pick<Locale, 'timeZone'>): Run {
  return { zone: units.zone(timeZone), others: units.otherZone(timeZone) };
}
