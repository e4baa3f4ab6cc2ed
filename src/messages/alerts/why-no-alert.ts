import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import { HOUR } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Button, type Element, type Message, plain, type Text } from '../message.ts';
import { cardRun, momentRun, spanRuns } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { keywordSubject } from '../subject.ts';

/** A stretch of counts; `needed` is the smallest count that would have been enough. */
export interface Closest {
  at: Millis;
  windowMs: number;
  observed: number;
  expected: number;
  needed: number;
}

/** Why a stretch that was enough for an alert has none. */
export type Silenced =
  /** An alert reports the same rise. */
  | { what: 'told'; number: number; id: string }
  | { what: 'muted'; until: Millis }
  | { what: 'learning'; ageHours: number }
  /** `history`: it lies in a past that came in at once; `away`: found too late to be news; `soon`: at the next look. */
  | { what: 'off' | 'paused' | 'history' | 'away' | 'soon' };

/**
 * Why a keyword raised no alert, as found by stepping its detector again over what is stored. What was enough for an
 * alert always has a reason, and what was not says what it lacked.
 */
export type NoAlert =
  | ({ what: 'reached'; because: Silenced } & Closest)
  | ({
      what: 'below';
      /** How surprising it was, of how surprising it had to be; or only the number was too small. */
      lacks: { what: 'chance'; score: number; bar: number } | { what: 'count' };
    } & Closest)
  | Exclude<Silenced, { what: 'off' | 'paused' | 'history' | 'away' | 'soon' }>
  | { what: 'off' | 'paused' }
  | { what: 'none' | 'unread' }
  | { what: 'event'; name: string }
  | { what: 'gap'; from: Millis; to: Millis }
  /** The first hours of a source that joined later only teach. */
  | { what: 'new-part'; source: string }
  /** Posts that arrived more than three hours after their date. */
  | { what: 'late'; posts: number };

/** Answer to `why` for a keyword that stayed silent: every reason that applies, the first one decisive. */
export function whyNoAlert(
  keyword: Keyword,
  reasons: readonly NoAlert[],
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const title = words.why.noAlertTitle(oneLine(keyword.name, 80));
  const lines = reasons.flatMap((reason) => reasonLines(reason, now, words, format));
  const closest = reasons.find((reason) => reason.what === 'below');
  const elements: Element[] = [
    { kind: 'heading', text: title },
    ...lines.map((text): Element => ({ kind: 'text', text })),
  ];
  if (closest) {
    const { at, observed, needed, lacks } = closest;
    const moment = momentRun(at, now, format);
    const value =
      lacks.what === 'chance'
        ? compose(words.why.closestValue, moment, under(lacks.score, format), over(lacks.bar, format))
        : compose(
            words.why.closestCount,
            moment,
            format.number(observed),
            format.count(needed, words.units.mentions),
          );
    elements.push({ kind: 'facts', facts: [{ name: words.why.closest, value }] });
  }
  elements.push({ kind: 'buttons', buttons: buttons(keyword.name, closest !== undefined, words) });
  return {
    language: locale.language,
    summary: `${title} ${plain(lines[0] ?? words.why.noAlert.none)}`,
    mood: 'plain',
    elements,
    subject: keywordSubject(keyword),
  };
}

/** What fell short is never rounded up to what was needed. */
function under(score: number, format: Format): string {
  return format.rough(Math.floor(score * 10) / 10);
}

function over(bar: number, format: Format): string {
  return format.rough(Math.ceil(bar * 10) / 10);
}

function reasonLines(reason: NoAlert, now: Millis, words: Copy, format: Format): Text[] {
  const copy = words.why.noAlert;
  switch (reason.what) {
    case 'reached': {
      const { observed, windowMs, expected, because, at } = reason;
      const stretch = compose(
        copy.reached,
        momentRun(at, now, format),
        format.count(observed, words.units.mentions),
        format.duration(windowMs),
        format.rough(expected),
      );
      return [stretch, silencedWords(because, now, words, format)];
    }
    case 'below':
      return [
        copy.below(
          format.count(reason.observed, words.units.mentions),
          format.duration(reason.windowMs),
          format.rough(reason.expected),
          format.number(reason.needed),
        ),
      ];
    case 'event':
      return [copy.event(oneLine(reason.name, 60))];
    case 'gap':
      return [compose(copy.gap, spanRuns(reason.from, reason.to, now, words.units, format))];
    case 'new-part':
      return [copy.newPart(sourceName(reason.source, words))];
    case 'late':
      return [copy.late(format.count(reason.posts, words.units.posts), reason.posts === 1)];
    case 'none':
    case 'unread':
      return [copy[reason.what]];
    default:
      return [silencedWords(reason, now, words, format)];
  }
}

function silencedWords(reason: Silenced, now: Millis, words: Copy, format: Format): Text {
  const copy = words.why.noAlert;
  switch (reason.what) {
    case 'muted':
      return compose(copy.muted, momentRun(reason.until, now, format));
    case 'learning':
      return reason.ageHours > 0 ? copy.learning(format.duration(reason.ageHours * HOUR)) : copy.firstHours;
    case 'told':
      return compose(copy.told, cardRun(reason));
    default:
      return copy[reason.what];
  }
}

function buttons(name: string, below: boolean, { why }: Copy): Button[] {
  const rule: Button = { label: why.showRule, verb: 'alert', args: { target: name } };
  if (!below) return [rule];
  return [{ label: why.moreSensitive, verb: 'alert', args: { target: name, sensitivity: 'high' } }, rule];
}
