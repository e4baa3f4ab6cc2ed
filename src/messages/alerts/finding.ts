import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { KindCopy } from '../languages/alert-kind-copy.ts';
import type { Copy } from '../languages/copy.ts';

type Finding = ReturnType<KindCopy['finding']>;

/** Kind of an alert as people call it; where negative mentions rose it may have a name of its own. */
export function kindName(
  { kind, evidence }: Pick<Alert, 'kind'> & { evidence: Pick<Evidence, 'stream'> },
  { alertKinds }: Copy,
): string {
  const { name, negative } = alertKinds.kinds[kind];
  return evidence.stream === 'negative' ? (negative ?? name) : name;
}

/** The keyword of an alert as it is written out; its name is foreign text. */
export function keywordLabel(name: string): string {
  return oneLine(name, 80);
}

/** A count of the alert's stream, as `41 negative mentions`. */
export function streamCount(n: number, alert: Alert, { units }: Copy, format: Format): string {
  return format.count(n, alert.evidence.stream === 'negative' ? units.negativeMentions : units.mentions);
}

/** The finding of an alert as it was raised; its evidence is frozen, so these words never change. */
export function findingOf(alert: Alert, words: Copy, format: Format): Finding {
  const { evidence } = alert;
  const { sentimentNow: now, sentimentBefore: before } = evidence;
  const [low, high] = evidence.interval;
  return words.alertKinds.kinds[alert.kind].finding({
    count: streamCount(evidence.observed, alert, words, format),
    window: format.duration(evidence.windowMs),
    low: format.number(Math.floor(low)),
    high: format.number(Math.ceil(high)),
    times: format.rough(evidence.timesNormal),
    usual: format.count(Math.round(evidence.expected), words.units.mentions),
    expected: format.rough(evidence.expected),
    negative: format.percent(share(now.negative, now.posts)),
    posts: format.count(now.posts, words.units.mentions),
    negativeBefore: before.posts === 0 ? null : format.percent(share(before.negative, before.posts)),
    author: oneLine(evidence.top[0]?.authorName ?? words.units.unknownAuthor, 80),
    since: format.when(evidence.since, alert.raisedAt),
    counted: (noun) => format.count(evidence.observed, noun),
  });
}

/** Odds in words: the power of ten below, never more than one in a million, which no model of talk can vouch for. */
export function oddsOf(score: number, { alerts }: Copy, format: Format): string {
  if (score < 1) return alerts.notByChance;
  if (score >= 6) return alerts.odds(alerts.million);
  return alerts.odds(format.number(10 ** Math.floor(score)));
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
