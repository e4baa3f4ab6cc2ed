import type { Alert, VerdictReason } from '../../listening/alerts/alert.ts';
import { RESOLVE_REASONS } from '../../listening/alerts/alert.ts';
import type { Outcomes, ReplayDifference, Suggestion } from '../../listening/alerts/replay-outcome.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';

/** A replay of two settings over the same history. `lengthMs` is the part that is reported, without the warm-up. */
export interface MeasuredDifference {
  difference: ReplayDifference;
  lengthMs: Millis;
}

/** Evidence that is shown beside the alert rule of a keyword. */
export interface RuleEvidence {
  /** The change that was just made; `unknown` when nothing had been read before it; null when no setting changed. */
  changed: MeasuredDifference | 'unknown' | null;
  /** All alerts of the keyword, for how they were closed. */
  past: readonly Alert[];
  suggestion: MeasuredSuggestion | null;
}

/** `lengthMs`: of the history it was tried on. */
export type MeasuredSuggestion = Suggestion & { lengthMs: Millis };

/** The rule's message with what the change does first, how alerts were closed, and a setting worth trying. */
export function withEvidence(
  message: Message,
  keyword: Keyword,
  evidence: RuleEvidence,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const first: Element[] = [];
  let { summary } = message;
  if (evidence.changed !== null) {
    const effect =
      evidence.changed === 'unknown'
        ? words.replay.noHistory
        : differenceWords(evidence.changed, words, format);
    first.push({ kind: 'text', text: effect });
    summary = `${summary} ${effect}`;
  }
  const more: Element[] = [];
  const closed = closedByReason(evidence.past, words, format);
  if (closed !== null) more.push({ kind: 'note', text: closed });
  if (evidence.suggestion) more.push(...suggestionElements(keyword, evidence.suggestion, words, format));
  return { ...message, summary, elements: [...first, ...message.elements, ...more] };
}

/** `Over the last 62 days: 4 alerts instead of 11; of the 7 gone, 6 were dismissed as noise.` */
function differenceWords({ difference, lengthMs }: MeasuredDifference, words: Copy, format: Format): string {
  const copy = words.replay;
  const { before, after, gone, added } = difference;
  const days = format.count(Math.max(1, Math.round(lengthMs / DAY)), copy.overDays);
  const alerts = format.count(after, words.units.alerts);
  if (gone === 0 && added === 0) return `${days} ${sentence(copy.same(alerts))}`;
  const parts = [copy.instead(alerts, format.number(before))];
  if (gone > 0) parts.push(copy.ofGone(format.number(gone), goneWords(difference, words, format)));
  if (added > 0) parts.push(format.count(added, copy.added));
  return `${days} ${sentence(words.units.semicolon(parts))}`;
}

/** A lower setting with its replay, and the button that sets it. */
export function suggestionElements(
  keyword: Pick<Keyword, 'name'>,
  suggestion: MeasuredSuggestion,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.replay;
  const setting = copy.settings[suggestion.to];
  const name = oneLine(keyword.name, 60);
  return [
    { kind: 'text', text: copy.suggest(name, setting, differenceWords(suggestion, words, format)) },
    {
      kind: 'buttons',
      buttons: [
        {
          label: copy.set(setting),
          verb: 'alert',
          args: { target: keyword.name, sensitivity: suggestion.to },
        },
        {
          label: copy.replay,
          verb: 'replay',
          args: { target: keyword.name, sensitivity: suggestion.to },
        },
      ],
    },
  ];
}

/** `6 were dismissed as noise and 1 was never sent`: the real ones first, because losing those costs most. */
function goneWords({ gone, goneOutcomes }: ReplayDifference, words: Copy, format: Format): string {
  const { outcomes } = words.replay;
  const { real, noise, noiseTotal, unjudged } = goneOutcomes;
  const unsent = Math.max(0, gone - real - noiseTotal - unjudged);
  const parts = [
    ...(real > 0 ? [format.count(real, outcomes.real)] : []),
    ...noiseReasons(noise).map(([reason, n]) => format.count(n, outcomes[reason])),
    ...(unjudged > 0 ? [format.count(unjudged, outcomes.unjudged)] : []),
    ...(unsent > 0 ? [format.count(unsent, outcomes.unsent)] : []),
  ];
  return format.list(parts);
}

function noiseReasons(noise: Outcomes['noise']): [VerdictReason, number][] {
  return RESOLVE_REASONS.flatMap((reason) => {
    if (reason === 'duplicate') return [];
    const n = noise[reason];
    return n === undefined ? [] : [[reason, n] satisfies [VerdictReason, number]];
  });
}

/** `Closed so far: 3× real, fixed; 4× noise.`; null before anything was closed with a reason. */
function closedByReason(past: readonly Alert[], words: Copy, format: Format): string | null {
  const items = RESOLVE_REASONS.flatMap((reason) => {
    const n = past.filter(({ triage }) => triage.reason === reason).length;
    return n === 0 ? [] : [`${format.number(n)}× ${words.alerts.reasons[reason]}`];
  });
  return items.length === 0 ? null : words.replay.judged(words.units.semicolon(items));
}
