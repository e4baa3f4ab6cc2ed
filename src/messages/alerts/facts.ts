import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import { isMoodJudged } from '../../listening/alerts/mood-change.ts';
import type { TopPost } from '../../listening/series/series.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import { lengthOf, mergeGaps } from '../charts/gaps.ts';
import { compose, composeList } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { shownCondition } from '../mentions/where.ts';
import type { Run, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';
import {
  audienceWords,
  begins,
  firstTotal,
  hasMoreSince,
  hasMoved,
  isFewPosts,
  oddsOf,
  share,
  shownEvidence,
  streamCount,
  timesWords,
} from './finding.ts';

type Fact = { name: string; value: Text };

/** A window that ended so long ago says when. */
const NOT_NOW = 30 * MINUTE;
/** What drives a rise, each by its posts and people. */
const DRIVERS_SHOWN = 3;
/** Sources named before the rest is counted. */
const SOURCES_SHOWN = 8;
/** Around its usual, a source is line as such: a factor of 1.2 is noise. */
const AS_USUAL_BELOW = 1.5;
/** Below twice the usual, "1.4 times more" would be read as 2.4 times. */
const MORE_THAN_USUAL = 2;
/** What the picture shows, whose gaps are named. */
const SHOWN = 7 * DAY;
/** Posts of a source before the rise, fewer than which are no habit to multiply. */
const ENOUGH_BEFORE = 3;

/** The figures a skeptic can check, in the order in which they would ask; a fact without substance is left out. */
export function alertFacts(alert: Alert, words: Copy, format: Format): Fact[] {
  const { alerts } = words;
  const evidence = shownEvidence(alert);
  const few = isFewPosts(alert);
  const facts: Fact[] = [];
  const add = (name: string, value: Text) => facts.push({ name, value });

  if (hasMoved(alert)) {
    const first = streamCount(firstTotal(alert), alert, words, format);
    add(...latest(alert, words, format));
    add(
      alerts.atFirst,
      compose(alerts.atFirstValue, first, momentRun(alert.raisedAt, alert.raisedAt, format)),
    );
  }
  if (few)
    for (const post of evidence.top.slice(0, 2)) add(alerts.author, author(post, alert, words, format));
  if (!few && evidence.score > 0) add(alerts.unusual, unusual(alert, words, format));
  if (!few && begins(alert)) add(alerts.since, since(alert, words, format));
  if (evidence.drivers.length > 0) add(alerts.drivers, drivers(evidence, words, format));
  if (evidence.where !== undefined) add(alerts.counts, shownCondition(evidence.where));
  if (evidence.sources.length > 0) add(alerts.where, where(evidence, few, words, format));
  if (evidence.posts > 1) add(alerts.who, who(alert, words, format));
  if (evidence.sentimentNow.posts > 1) add(alerts.sentiment, moodOfJudged(evidence, words, format));
  if (evidence.coverage.length > 0) add(alerts.read, coverage(alert, words, format));
  const missing = missingOf(evidence);
  if (missing > 0) add(alerts.notRead, alerts.notReadValue(format.duration(missing)));
  if (!few && evidence.baselineHours > 0) {
    const age = format.duration(evidence.baselineHours * HOUR);
    add(alerts.baseline, evidence.learning ? alerts.learning(age) : alerts.baselineAge(age));
  }
  return facts;
}

/** Of the days of the picture, the time in which some source was not read. */
function missingOf({ gaps, windowEnd, coveredFrom }: Evidence): Millis {
  const from = Math.max(windowEnd - SHOWN, coveredFrom ?? 0);
  return lengthOf(mergeGaps(gaps, { from, to: windowEnd }));
}

function author(post: TopPost, { raisedAt }: Alert, words: Copy, format: Format): Text {
  const { alerts, units } = words;
  const name = oneLine(post.authorName ?? units.unknownAuthor, 60);
  const known = audienceWords(post, words, format).join(', ');
  return compose(
    (who, when) => alerts.authorValue(who, known === '' ? null : known, when),
    name,
    momentRun(post.publishedAt, raisedAt, format),
  );
}

function latest(alert: Alert, words: Copy, format: Format): [string, Text] {
  const { now } = alert;
  const { observed, observedUntil: until = now.at } = now;
  const window = format.duration(alert.evidence.windowMs);
  const counted = streamCount(observed, alert, words, format);
  const count =
    now.at - until < NOT_NOW
      ? [words.alerts.inWindow(counted, window).replace(/\.$/, '')]
      : compose(words.alerts.windowUntil, counted, window, momentRun(until, alert.raisedAt, format));
  return [
    words.alerts.now,
    compose(words.alerts.nowValue, count, format.number(now.peak), format.number(now.total)),
  ];
}

function since(alert: Alert, words: Copy, format: Format): Text {
  const { alerts } = words;
  const { evidence, calmAt, endedBy, raisedAt, startedAt, now, triage } = alert;
  const start = momentRun(startedAt, raisedAt, format);
  const from = hasMoreSince(alert)
    ? compose(alerts.countedSince, start, streamCount(now.total, alert, words, format))
    : [start];
  if (calmAt !== null) {
    const to = momentRun(calmAt, raisedAt, format);
    return compose(endedBy === 'level' ? alerts.stayed : alerts.until, from, to);
  }
  const trend = now.trend === undefined ? evidence.trend : now.trend;
  if (triage.closedAt !== null || !trend) return from;
  return compose(alerts.goesOn[trend], from);
}

function unusual({ kind, evidence }: Alert, words: Copy, format: Format): string {
  const { alerts } = words;
  const { timesNormal } = evidence;
  const times = timesNormal < MORE_THAN_USUAL ? alerts.timesUsual : alerts.times;
  const odds = oddsOf(evidence.score, words, format);
  const parts = [
    alertKind(kind).about === 'silence' ? odds : `${times(timesWords(timesNormal, words, format))}, ${odds}`,
  ];
  if (evidence.expectedEvent !== null) parts.push(alerts.expectedEvent(oneLine(evidence.expectedEvent, 60)));
  return words.units.semicolon(parts);
}

function drivers({ drivers, posts }: Evidence, { alerts, units }: Copy, format: Format): string {
  return units.semicolon(
    drivers
      .slice(0, DRIVERS_SHOWN)
      .map((driver) =>
        alerts.driverBy(
          oneLine(driver.called ?? driver.phrase, 40),
          format.number(driver.posts),
          format.number(posts),
          format.count(driver.authors, units.people),
        ),
      ),
  );
}

function where({ sources }: Evidence, few: boolean, words: Copy, format: Format): string {
  const { alerts, units } = words;
  const shown = sources.slice(0, SOURCES_SHOWN).map(({ source, observed, timesNormal, before }) => {
    const [name, count] = [sourceName(source, words), format.number(observed)];
    if (few || before === null) return alerts.sourceCount(name, count);
    if (before !== undefined && before > 0 && before < ENOUGH_BEFORE) return alerts.sourceRare(name, count);
    if (timesNormal === null) return alerts.sourceNew(name, count);
    if (timesNormal < AS_USUAL_BELOW) return alerts.sourceUsual(name, count);
    return alerts.sourceTimes(name, count, timesWords(timesNormal, words, format));
  });
  const rest = sources.length - shown.length;
  return rest > 0 ? `${shown.join(', ')}, ${units.andMore(format.number(rest))}` : shown.join(', ');
}

/** People first; and what makes the posts more than the figure of the alert. */
function who(alert: Alert, { alerts, units }: Copy, format: Format): string {
  const { authors, stories, largestAuthorShare, unnamed = 0, posts } = shownEvidence(alert);
  const counted = hasMoved(alert) ? alert.now.total : alert.evidence.observed;
  const parts = [
    alerts.whoValue(
      format.count(authors, units.people),
      format.count(stories, units.stories),
      format.percent(largestAuthorShare),
    ),
  ];
  if (unnamed > 0) parts.push(alerts.whoUnnamed(format.count(unnamed, units.posts)));
  if (alertKind(alert.kind).about === 'rise' && posts > counted)
    parts.push(alerts.whoCounted(format.count(posts, units.posts), format.number(counted)));
  return units.semicolon(parts);
}

/** The mood, and how many posts it is not of. */
function moodOfJudged(evidence: Evidence, words: Copy, format: Format): string {
  const { unjudged = 0 } = evidence.sentimentNow;
  const shares = mood(evidence, words, format);
  if (unjudged === 0) return shares;
  const { units } = words;
  return units.semicolon([shares, format.count(unjudged, units.otherLanguages)]);
}

function mood(
  { sentimentNow: now, sentimentBefore: before, moodSignificant }: Evidence,
  words: Copy,
  format: Format,
) {
  const { alerts, units } = words;
  const [negative, posts] = [format.number(now.negative), format.number(now.posts)];
  const part = format.percent(share(now.negative, now.posts));
  if (before.posts === 0) return alerts.sentimentNoPast(negative, posts, part);
  const past = format.percent(share(before.negative, before.posts));
  const shares = alerts.sentimentValue(negative, posts, part, past);
  if (moodSignificant) return units.colon(shares, alerts.sentimentClear);
  return isMoodJudged(now, before) ? units.colon(shares, alerts.sentimentUnclear) : shares;
}

function coverage(alert: Alert, words: Copy, format: Format): Run[] {
  const { alerts } = words;
  const since = (at: Millis) => momentRun(at, alert.raisedAt, format);
  const shown = shownEvidence(alert).coverage;
  const well = shown.filter(({ state }) => state === 'ok');
  const names = well.map((source) => {
    const name = nameOfRead(source, words);
    return source.since === null ? [name] : compose(words.digest.joined, name, since(source.since));
  });
  const parts = names.length > 0 ? [compose(alerts.readAll, composeList(format.list, names))] : [];
  for (const { state, since: at, detail, ...one } of shown) {
    if (state === 'ok') continue;
    const name = nameOfRead(one, words);
    const line =
      at === null
        ? [alerts.readNever(name)]
        : compose(state === 'late' ? alerts.readLate : alerts.readDown, name, since(at));
    parts.push(detail === null ? line : [...line, ` (${oneLine(detail, 80)})`]);
  }
  return composeList(words.units.semicolon, parts);
}
