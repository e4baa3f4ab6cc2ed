import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { isOneText } from '../../listening/alerts/voices.ts';
import type { TopPost } from '../../listening/series/series.ts';
import { bolded, compose, spaced } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { placeOf } from '../mentions/posts.ts';
import type { Run } from '../message.ts';
import { momentRun } from '../runs.ts';
import { countWords, firstWords } from '../words.ts';
import { begins, findingOf, hasMoreSince, hasMoved, kindName, shownEvidence } from './finding.ts';
import { cardState } from './state.ts';

/** Most words of a card before its buttons: what a phone shows without scrolling. */
const CARD_WORDS = 60;
/** Foreign words of a card, each within a length that a language without spaces needs, too. */
const KEYWORD = { least: 2, most: 6, length: 60 };
const PHRASE = { words: 4, length: 40 };
const PLACE = { words: 3, length: 30 };
/** The quoted post takes what the other lines leave, within these. */
const QUOTED = { least: 4, most: 14, length: 90 };

interface CardText {
  title: string;
  lines: Run[][];
}

/**
 * The words of a card before its buttons: what happened and how bad it is, since when, who has it, what it is about, and one
 * post to read. Everything else stands in the evidence.
 * @param before a line above the others
 */
export function cardText(
  alert: Alert,
  keywordName: string,
  words: Copy,
  format: Format,
  before: Run[] = [],
): CardText {
  const { alerts } = words;
  const evidence = shownEvidence(alert);
  const post = quotedPost(evidence);
  const titled = (keyword: string) =>
    alerts.title(kindName(alert, words), keyword, alerts.severities[alert.severity]);
  const warning = warningLine(evidence, words, format);
  const around = [
    ...(before.length > 0 ? [before] : []),
    cardState(alert, words, format, before.length > 0),
    ...(warning ? [[warning]] : []),
  ];
  const spare =
    CARD_WORDS - countLines(around) - countWords(titled('')) - (post ? leastWords(post, words) : 0);
  const finding = findingThatFits(alert, words, format, spare - KEYWORD.least);
  const forName = Math.min(KEYWORD.most, spare - countWords(finding));
  const title = titled(firstWords(keywordName, Math.max(KEYWORD.least, forName), KEYWORD.length));
  const lines = before.length > 0 ? [before, finding, ...around.slice(1)] : [finding, ...around];
  const room = () => CARD_WORDS - countWords(title) - countLines(lines);
  const [driver] = evidence.drivers;
  const about =
    driver &&
    alerts.driver(
      firstWords(driver.called ?? driver.phrase, PHRASE.words, PHRASE.length),
      format.number(driver.posts),
      format.number(evidence.posts),
    );
  if (about && countWords(about) + (post ? leastWords(post, words) : 0) <= room()) lines.push([about]);
  if (post) lines.push(quote(post, room(), words));
  return { title, lines };
}

function countLines(lines: readonly Run[][]): number {
  return lines.reduce((sum, line) => sum + countWords(line), 0);
}

/** The news, why it is news, and how it goes on: as much of it as there is room for. */
function findingThatFits(alert: Alert, words: Copy, format: Format, room: number): Run[] {
  const { news, why } = findingOf(alert, words, format);
  const parts = [bolded(news), why, courseOf(alert, words, format)].filter((part) => part !== null);
  while (parts.length > 1 && countLines(parts) > room) parts.pop();
  return spaced(parts);
}

/** Since when, how many since then, where that is more, and whether it still rises; null where the news or the state says it, or where nothing began. */
function courseOf(alert: Alert, { alerts }: Copy, format: Format): Run[] | null {
  const { calmAt, evidence, now, raisedAt, startedAt, triage } = alert;
  if (!begins(alert) || calmAt !== null || triage.closedAt !== null) return null;
  const at = (moment: number) => momentRun(moment, raisedAt, format);
  const trend = now.trend === undefined ? evidence.trend : now.trend;
  const further = trend ? alerts.trend[trend] : null;
  if (hasMoved(alert)) return further === null ? null : [further];
  if (hasMoreSince(alert)) {
    const counted = compose(alerts.sinceCount, format.number(now.total), at(startedAt));
    return further === null ? counted : spaced([counted, [further]]);
  }
  return compose(trend ? alerts.beganAnd[trend] : alerts.began, at(startedAt));
}

/** Whose words these are, where that changes what to do: one hand, or many people with one text. */
function warningLine(evidence: Evidence, { alerts, units }: Copy, format: Format): string | null {
  const { possibleSpam, spamBy, authors, largestAuthorShare, copiesShare } = evidence;
  if (possibleSpam)
    return alerts.spam[spamBy ?? 'unknown'](format.percent(largestAuthorShare), format.percent(copiesShare));
  return isOneText(evidence) ? alerts.oneText(format.count(authors, units.persons)) : null;
}

/** The post that says most about the rise: in the words that carry it, and of its stream. */
function quotedPost({ top, drivers: [driver], stream }: Evidence): TopPost | null {
  const phrase = driver?.phrase.toLowerCase();
  const tells = ({ title, excerpt, label }: TopPost) =>
    (phrase !== undefined && `${title ?? ''} ${excerpt}`.toLowerCase().includes(phrase) ? 2 : 0) +
    (stream === 'negative' && label === 'neg' ? 1 : 0);
  return top.reduce<TopPost | null>(
    (best, post) => (best === null || tells(post) > tells(best) ? post : best),
    null,
  );
}

function quote(post: TopPost, room: number, words: Copy): Run[] {
  const most = Math.max(QUOTED.least, Math.min(QUOTED.most, room - besideQuote(post, words)));
  const place = shortPlace(post, words);
  const [said = place] = [post.title ?? '', post.excerpt].filter((text) => countWords(text) > 0);
  const text = firstWords(said, most, QUOTED.length);
  return [{ link: post.url, text: words.units.quote(text) }, besidePlace(place)];
}

function leastWords(post: TopPost, words: Copy): number {
  return QUOTED.least + besideQuote(post, words);
}

/** The words of the line of a quoted post without its own. */
function besideQuote(post: TopPost, words: Copy): number {
  return countWords(words.units.quote(besidePlace(shortPlace(post, words))));
}

function besidePlace(place: string): string {
  return ` · ${place}`;
}

function shortPlace(post: TopPost, words: Copy): string {
  return firstWords(placeOf(post, words), PLACE.words, PLACE.length);
}
