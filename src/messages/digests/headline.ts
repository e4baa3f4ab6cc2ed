import type { Alert } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { KeywordQuietDay } from '../../listening/alerts/quiet-day.ts';
import type { Digest } from '../../listening/digest.ts';
import {
  type DigestChange,
  type DigestFinding,
  findingPhrase,
  wholly,
} from '../../listening/digest-finding.ts';
import { DAY } from '../../listening/time.ts';
import { kindName, streamCount } from '../alerts/finding.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Growth } from '../languages/shapes.ts';
import type { Run } from '../message.ts';
import { momentRun } from '../runs.ts';
import { beforeWords, dayWords, nameOf } from './period-words.ts';

/** Within so long a weekday says which day it is. */
const WEEK = 6 * DAY;

/** From here on talk has become a multiple; below, a percentage says it. */
const DOUBLED = { from: 1.9, to: 2.15 };
const TRIPLED = { from: 2.85, to: 3.2 };
const HALVED = { from: 0.46, to: 0.54 };

/** The finding of a digest in a sentence; empty where its figures are all there is to say. */
export function headlineOf(finding: DigestFinding, digest: Digest, words: Copy, format: Format): Run[] {
  const copy = words.digest;
  const phrase = findingPhrase(finding, digest);
  const about = phrase === null ? '' : copy.about(words.units.quote(oneLine(phrase, 60)));
  switch (finding.kind) {
    case 'change':
      return [changeText(finding.change, about, digest, words, format)];
    case 'alert':
      return compose(
        copy.alertFirst,
        kindName(finding.alert, words),
        nameOf(finding.entry),
        riseFigures(finding.alert, digest, words, format),
        about,
      );
    case 'busy':
      return compose(
        copy.busyFirst,
        busyDayWords(finding.day, nameOf(finding.entry), digest, words, format),
        about,
      );
    case 'usual':
      return [finding.complete ? copy.usual : copy.usualSoFar];
    default:
      return [];
  }
}

/** How much a rise has come to, and since when; empty of other alerts, whose kind says it all. */
function riseFigures(alert: Alert, { period }: Digest, words: Copy, format: Format): Run[] {
  if (alertKind(alert.kind).about !== 'rise') return [];
  const start = momentRun(alert.startedAt, period.to - 1, format);
  return compose(words.digest.riseFigures, streamCount(alert.now.total, alert, words, format), start);
}

/** `Brindlemoor, 44 mentions in 24 h up to 14:00, about 2.4 times the usual`: they are not the hours of the digest. */
export function busyDayWords(
  day: KeywordQuietDay,
  keyword: string,
  { period }: Digest,
  words: Copy,
  format: Format,
): Run[] {
  const units = day.stream === 'negative' ? words.units.negativeMentions : words.units.mentions;
  const { knownAt } = day;
  const end = period.to - knownAt < WEEK ? format.weekdayClock(knownAt) : format.moment(knownAt);
  return compose(
    words.digest.busyDay,
    keyword,
    format.count(day.observed, units),
    format.duration(day.windowMs),
    { moment: knownAt, text: end, dated: true },
    format.rough(day.observed / day.expected),
  );
}

function changeText(
  { entry, what, now, before, day }: DigestChange,
  about: string,
  digest: Digest,
  words: Copy,
  format: Format,
): string {
  const { digest: copy, units } = words;
  const { period } = digest;
  const shownDay = day === null ? null : dayWords(day, period.to, format, digest.timeZone);
  const when = shownDay === null ? '' : wholly(day!, period) ? copy.onDay(shownDay) : copy.mostlyOn(shownDay);
  const earlier = beforeWords(period, copy.earlier, format);
  const name = nameOf(entry);
  if (before === 0) {
    const counted = what === 'negative' ? units.negativeMentions : units.mentions;
    return copy.fromNone(format.count(now, counted), name, when, earlier, about);
  }
  if (now === 0) return copy.toNone[what](name, format.number(before), earlier);
  const { kind, figure } = growthOf(now / before, format);
  const figures = copy.figures(format.number(now), format.number(before), earlier);
  return copy.change[what](name, copy.grew[kind](figure), when, figures, about);
}

function growthOf(times: number, format: Format): Growth {
  const within = ({ from, to }: { from: number; to: number }) => from <= times && times <= to;
  if (within(DOUBLED)) return { kind: 'doubled', figure: '' };
  if (within(TRIPLED)) return { kind: 'tripled', figure: '' };
  if (within(HALVED)) return { kind: 'halved', figure: '' };
  if (DOUBLED.to < times && times < TRIPLED.from) return { kind: 'more-than-doubled', figure: '' };
  if (times > TRIPLED.to) return { kind: 'times', figure: format.rough(times) };
  return { kind: times > 1 ? 'up' : 'down', figure: format.percent(Math.abs(times - 1)) };
}
