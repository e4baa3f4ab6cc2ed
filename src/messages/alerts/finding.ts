import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { PostCounts } from '../../listening/mentions/mention.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Plural } from '../languages/shapes.ts';
import { engagementWords } from '../mentions/engagement.ts';
import type { Run } from '../message.ts';
import { momentRun } from '../runs.ts';
import { firstWords } from '../words.ts';

/** The news in a sentence, and why it is news. */
interface Finding {
  news: Run[];
  why: Run[] | null;
}

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

/** What had been counted when it was raised. */
export function firstTotal({ now, evidence }: Pick<Alert, 'now' | 'evidence'>): number {
  return now.first?.total ?? evidence.observed;
}

/** The evidence as it is shown: who writes what, and where, of all that was written since the start. */
export function shownEvidence({ evidence, latest }: Pick<Alert, 'evidence' | 'latest'>): Evidence {
  return latest ? { ...evidence, ...latest } : evidence;
}

/** Whether more has been counted of a rise since it was raised. */
export function hasMoved({ kind, now, evidence }: Alert): boolean {
  return alertKind(kind).about === 'rise' && now.total > firstTotal({ now, evidence });
}

/** Whether more came since the start than the finding, which is about its window alone, says: what it grows from. */
export function hasMoreSince(alert: Alert): boolean {
  const { kind, now, evidence } = alert;
  return alertKind(kind).about === 'rise' && !hasMoved(alert) && now.total > evidence.observed;
}

/** Something that began, as opposed to posts and to a silence, whose finding says since when. */
export function begins({ kind }: Pick<Alert, 'kind'>): boolean {
  const { about } = alertKind(kind);
  return about === 'rise' || about === 'mood';
}

/** One or two posts with their authors: nothing to be counted against a usual. */
export function isFewPosts({ kind, evidence, now }: Alert): boolean {
  const { about } = alertKind(kind);
  return (
    about === 'post' || (about === 'rise' && evidence.posts > 0 && evidence.posts <= 2 && now.total <= 2)
  );
}

/** An expected count that is none for all that a reader can tell. */
const HARDLY_ANY = 0.05;

/** How many times the usual: beyond so many, the usual is too small for a figure. */
const MOST_TIMES = 50;

export function timesWords(times: number, { alerts }: Copy, format: Format): string {
  return times > MOST_TIMES ? alerts.moreThan(format.number(MOST_TIMES)) : format.rough(times);
}

/** The finding of an alert in a sentence or two: as it was raised, or what has become of it. */
export function findingOf(alert: Alert, words: Copy, format: Format): Finding {
  const raised = findingWhenRaised(alert, words, format);
  if (!hasMoved(alert)) return raised;
  const { now, startedAt, raisedAt, calmAt, triage } = alert;
  const count = streamCount(now.total, alert, words, format);
  const from = momentRun(startedAt, raisedAt, format);
  const news =
    // While it is open, its state says since when it is over.
    calmAt === null || triage.closedAt === null
      ? compose(words.alerts.sinceCount, count, from)
      : compose(words.alerts.spanCount, count, from, momentRun(calmAt, raisedAt, format));
  if (alertKind(alert.kind).from === 'history') return { news, why: raised.why };
  const first = format.number(firstTotal(alert));
  const { firstThen, usualThen } = words.alerts;
  return {
    news,
    why: [
      now.usual === undefined ? firstThen(first) : usualThen(usualCount(now.usual, words, format), first),
    ],
  };
}

/** Parts of a mention are nobody's usual. */
function usualCount(usual: number, { alerts }: Copy, format: Format): string {
  if (usual < HARDLY_ANY) return alerts.usualCounts.none;
  return usual < 1 ? alerts.usualCounts.some : alerts.usualCounts.about(format.rough(usual));
}

/** Its evidence is frozen, so these words never change. */
function findingWhenRaised(alert: Alert, words: Copy, format: Format): Finding {
  const { evidence } = alert;
  const { sentimentNow: now, sentimentBefore: before } = evidence;
  const [low, high] = evidence.interval;
  const figures = {
    count: streamCount(evidence.observed, alert, words, format),
    window: format.duration(evidence.windowMs),
    low: format.number(Math.floor(low)),
    high: format.number(Math.ceil(high)),
    times: timesWords(evidence.timesNormal, words, format),
    usual: format.count(Math.round(evidence.expected), words.units.mentions),
    expected: format.rough(evidence.expected),
    negative: format.percent(share(now.negative, now.posts)),
    posts: format.count(now.posts, now.unjudged ? words.units.judgedMentions : words.units.mentions),
    negativeBefore: before.posts === 0 ? null : format.percent(share(before.negative, before.posts)),
    author: authorOf(evidence, words, format),
    alsoWrote: alsoWroteOf(evidence, words, format),
    counted: (noun: Plural) => format.count(evidence.observed, noun),
  };
  const { finding } = words.alertKinds.kinds[alert.kind];
  const since = momentRun(evidence.since, alert.raisedAt, format);
  const partOf = (part: keyof Finding) =>
    compose((shown) => finding({ ...figures, since: shown })[part] ?? '', since);
  const why = partOf('why');
  return { news: partOf('news'), why: why.length === 0 ? null : why };
}

/** Who wrote the post, and how many read them. */
function authorOf({ top: [post] }: Evidence, words: Copy, format: Format): string {
  const { alerts, units } = words;
  const name = firstWords(post?.authorName ?? units.unknownAuthor, 3, 40);
  return post?.followers ? alerts.authorFollowed(name, audienceWords(post, words, format).join(', ')) : name;
}

/** How many read an author, and how the post was answered: `48,000 followers, 1,200 likes`. */
export function audienceWords(
  { followers, counts = {} }: { followers?: number | null; counts?: PostCounts },
  words: Copy,
  format: Format,
): string[] {
  const { views: _, ...reactions } = counts;
  return [
    ...(followers ? [format.count(followers, words.units.followers)] : []),
    ...engagementWords({ counts: reactions }, words, format).slice(0, 1),
  ];
}

function alsoWroteOf({ alsoWrote = [] }: Evidence, { alerts, units }: Copy, format: Format): string | null {
  if (alsoWrote.length === 0) return null;
  return format.list(
    alsoWrote.map(({ keyword, posts, negative }) =>
      alerts.alsoAbout(
        format.count(posts, units.posts),
        oneLine(keyword, 40),
        negative === 0 ? null : format.number(negative),
      ),
    ),
  );
}

/** -log10 of a chance from which on nobody would bet on it. */
const CERTAIN = 3;

/** Odds in words: the power of ten below, never more than one in a million, which no model of talk can vouch for. */
export function oddsOf(score: number, { alerts }: Copy, format: Format): string {
  const { odds } = alerts;
  if (score < 1) return odds.open;
  const chance = score >= 6 ? alerts.million : format.number(10 ** Math.floor(score));
  return score < CERTAIN ? odds.unlikely(chance) : odds.certain(chance);
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
