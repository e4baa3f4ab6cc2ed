import type { Alert } from '../../listening/alerts/alert.ts';
import { HOUR } from '../../listening/time.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';

/** What was found, in one or two sentences: the first is the news, the rest says why it is news. */
export interface Finding {
  news: string;
  why: string;
}

/** Kind of an alert as people call it; a negative spike has its own name. */
export function kindName(alert: Alert, { alerts }: Copy): string {
  return alert.kind === 'spike' && alert.evidence.stream === 'negative'
    ? alerts.negativeSpike
    : alerts.kinds[alert.kind];
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
  const { alerts } = words;
  const { evidence } = alert;
  const window = format.duration(evidence.windowMs);
  const counted = alerts.inWindow(streamCount(evidence.observed, alert, words, format), window);
  switch (alert.kind) {
    case 'spike':
      return { news: counted, why: alerts.usually(...usualRange(alert, format)) };
    case 'slow-burn':
      return { news: counted, why: alerts.dayAtTimes(format.rough(evidence.timesNormal)) };
    case 'mood': {
      const { sentimentNow: now, sentimentBefore: before } = evidence;
      return {
        news: alerts.negativeShare(
          format.percent(share(now.negative, now.posts)),
          format.count(now.posts, words.units.mentions),
          window,
        ),
        why:
          before.posts === 0
            ? ''
            : alerts.negativeBefore(format.percent(share(before.negative, before.posts))),
      };
    }
    case 'first-mention':
      return { news: alerts.firstEver, why: '' };
    case 'large-author': {
      const author = oneLine(evidence.top[0]?.authorName ?? words.units.unknownAuthor, 80);
      return { news: alerts.largeAuthor(author), why: '' };
    }
    case 'silence':
      return {
        news: alerts.silentSince(format.when(evidence.since, alert.raisedAt)),
        why: alerts.silenceUsual(format.count(Math.round(evidence.expected), words.units.mentions), window),
      };
    case 'threshold':
      return {
        news: alerts.inWindow(
          streamCount(evidence.observed, alert, words, format),
          format.duration(evidence.windowMs || HOUR),
        ),
        why: alerts.overLimit(format.rough(evidence.expected)),
      };
    case 'every':
      return { news: format.count(evidence.observed, alerts.newMentions), why: '' };
  }
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

function usualRange({ evidence }: Alert, format: Format): [string, string] {
  const [low, high] = evidence.interval;
  return [format.number(Math.floor(low)), format.number(Math.ceil(high))];
}
