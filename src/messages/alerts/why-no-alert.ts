import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import { HOUR } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message } from '../message.ts';
import { keywordSubject } from '../subject.ts';

/** Why a keyword raised no alert, as found by stepping its detector again over what is stored. */
export type NoAlert =
  /** The stretch that came closest; `needed` is the smallest count that would have been reported. */
  | {
      what: 'below';
      at: Millis;
      windowMs: number;
      observed: number;
      expected: number;
      needed: number;
      score: number;
      bar: number;
    }
  | { what: 'muted'; until: Millis }
  | { what: 'off' | 'paused' | 'none' }
  | { what: 'learning'; ageHours: number }
  | { what: 'event'; name: string }
  | { what: 'told'; number: number }
  | { what: 'gap'; from: Millis; to: Millis };

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
  const lines = reasons.map((reason) => reasonWords(reason, now, words, format));
  const closest = reasons.find((reason) => reason.what === 'below');
  const elements: Element[] = [
    { kind: 'heading', text: title },
    ...lines.map((text): Element => ({ kind: 'text', text })),
  ];
  if (closest) {
    const value = words.why.closestValue(
      format.when(closest.at, now),
      format.rough(closest.score),
      format.rough(closest.bar),
    );
    elements.push({ kind: 'facts', facts: [{ name: words.why.closest, value }] });
  }
  elements.push({ kind: 'buttons', buttons: buttons(keyword.name, closest !== undefined, words) });
  return {
    language: locale.language,
    summary: `${title} ${lines[0] ?? words.why.noAlert.none}`,
    mood: 'plain',
    elements,
    subject: keywordSubject(keyword),
  };
}

function reasonWords(reason: NoAlert, now: Millis, words: Copy, format: Format): string {
  const copy = words.why.noAlert;
  switch (reason.what) {
    case 'below':
      return copy.below(
        format.count(reason.observed, words.units.mentions),
        format.duration(reason.windowMs),
        format.rough(reason.expected),
        format.number(reason.needed),
      );
    case 'muted':
      return copy.muted(format.when(reason.until, now));
    case 'learning':
      return copy.learning(format.duration(reason.ageHours * HOUR));
    case 'event':
      return copy.event(oneLine(reason.name, 60));
    case 'told':
      return copy.told(String(reason.number));
    case 'gap':
      return copy.gap(format.span(reason.from, reason.to, now));
    case 'off':
    case 'paused':
    case 'none':
      return copy[reason.what];
  }
}

function buttons(name: string, below: boolean, { why }: Copy): Button[] {
  const rule: Button = { label: why.showRule, verb: 'alert', args: { target: name } };
  if (!below) return [rule];
  return [{ label: why.moreSensitive, verb: 'alert', args: { target: name, sensitivity: 'high' } }, rule];
}
