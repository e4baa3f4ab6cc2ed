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
import { begins, findingOf, hasMoved, kindName, shownEvidence } from './finding.ts';
import { cardState } from './state.ts';

/** Most words of a card before its buttons: what a phone shows without scrolling. */
const CARD_WORDS = 60;
/** Foreign words of a card, each within a length that a language without spaces needs, too. */
const KEYWORD = { words: 6, length: 60 };
const PHRASE = { words: 4, length: 40 };
const PLACE = { words: 3, length: 30 };
/** The quoted post takes what the other lines leave, within these. */
const QUOTED = { least: 5, most: 14, length: 90 };

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
  const keyword = firstWords(keywordName, KEYWORD.words, KEYWORD.length);
  const title = alerts.title(kindName(alert, words), keyword, alerts.severities[alert.severity]);
  const lines = [
    ...(before.length > 0 ? [before] : []),
    findingLine(alert, words, format),
    cardState(alert, words, format),
  ];
  const room = () => CARD_WORDS - countWords(title) - lines.reduce((sum, line) => sum + countWords(line), 0);
  const evidence = shownEvidence(alert);
  const [driver] = evidence.drivers;
  const warning = warningLine(evidence, words, format);
  const about =
    driver &&
    alerts.driver(
      firstWords(driver.phrase, PHRASE.words, PHRASE.length),
      format.number(driver.posts),
      format.number(evidence.posts),
    );
  const post = quotedPost(evidence);
  if (warning) lines.push([{ bold: warning }]);
  if (about && countWords(about) + (post ? leastWords(post, words) : 0) <= room()) lines.push([about]);
  if (post) lines.push(quote(post, room(), words));
  return { title, lines };
}

/** The news, why it is news, and how it goes on. */
function findingLine(alert: Alert, words: Copy, format: Format): Run[] {
  const { news, why } = findingOf(alert, words, format);
  const course = courseOf(alert, words, format);
  return spaced([bolded(news), ...(why ? [why] : []), ...(course ? [course] : [])]);
}

/** Since when, and whether it still rises; null where the news says it, or where nothing began. */
function courseOf(alert: Alert, { alerts }: Copy, format: Format): Run[] | null {
  if (!begins(alert)) return null;
  const { calmAt, evidence, now, raisedAt, startedAt, triage } = alert;
  const at = (moment: number) => momentRun(moment, raisedAt, format);
  const saysSince = hasMoved(alert);
  if (calmAt !== null) return saysSince ? null : compose(alerts.lasted, at(startedAt), at(calmAt));
  const trend = triage.closedAt === null ? (now.trend === undefined ? evidence.trend : now.trend) : null;
  if (saysSince) return trend ? [alerts.trend[trend]] : null;
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
  const text = firstWords(post.title || post.excerpt, most, QUOTED.length);
  return [{ link: post.url, text: words.units.quote(text || place) }, besidePlace(place)];
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
