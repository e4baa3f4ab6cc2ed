import { healthOf, type RequestState } from '../../listening/series/health.ts';
import type { Outage } from '../../listening/series/outage.ts';
import type { Gap } from '../../listening/series/series.ts';
import type { Millis } from '../../listening/time.ts';
import { bolded, compose, spaced } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Element, type Message, plain, type Run, type Text } from '../message.ts';
import { momentRun, spanRuns } from '../runs.ts';
import { textMessage } from '../text-message.ts';
import { requestName } from './request-name.ts';
import { sourceName } from './source-name.ts';
import { detailText, fixOf, happenedText } from './sources.ts';

/** Names of one answer; the rest is counted. */
const RETRIED_SHOWN = 5;

/** The outage of a notice; by default, one request that fails. */
type NotifiedOutage = Pick<Outage, 'trouble' | 'since' | 'keys' | 'of' | 'expected'>;

/** A source or a feed brings nothing: notified once, with the last success, the next try and the way out. */
export function sourceFailing(
  request: RequestState,
  now: Millis,
  locale: Locale,
  outage: NotifiedOutage = alone(request, now),
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.sources;
  const { trouble, since, keys, of, expected } = outage;
  const whole = requestName({ ...request, ...(of > 1 ? { title: null, params: {} } : {}) }, words);
  const name = keys.length < of ? copy.part(whole, format.number(keys.length), format.number(of)) : whole;
  const { error, lastSuccessAt, nextAt } = request;
  const last = lastSuccessAt === null ? copy.never : [momentRun(lastSuccessAt, now, format)];
  const next = [momentRun(Math.max(nextAt, now), now, format)];
  const facts: { name: string; value: Text }[] = [
    { name: copy.last, value: last },
    { name: copy.next, value: next },
  ];
  const failing = trouble === 'failing' || trouble === 'stopped';
  if (failing && error) {
    facts.unshift({ name: copy.what, value: happenedText(error, now, words, format) });
    facts.push({ name: copy.detail, value: detailText(error, words) });
    facts.push({ name: copy.toDo, value: fixOf(request, words) });
  } else if (!failing) {
    const usual =
      trouble === 'quiet'
        ? copy.usually(format.count(Math.max(1, Math.round(expected)), words.units.posts))
        : copy.hangs;
    facts.unshift({ name: copy.what, value: usual });
    facts.push({ name: copy.toDo, value: copy.troubleFixes[trouble] });
  }
  const url = addressOf(request);
  const title =
    lastSuccessAt === null && trouble === 'failing'
      ? [copy.neverAnswered(name)]
      : compose(copy.titles[trouble], name, momentRun(since, now, format));
  return {
    language: locale.language,
    summary: plain(failing && error ? [...title, ' ', ...happenedText(error, now, words, format)] : title),
    mood: 'warning',
    elements: [
      { kind: 'text', text: bolded(title) },
      { kind: 'facts', facts },
      {
        kind: 'buttons',
        buttons: [
          ...(failing
            ? [{ label: copy.tryAgain, verb: 'sources', args: { retry: url ?? request.source } }]
            : []),
          { label: copy.checkAgain, verb: 'sources', args: {} },
          ...(url
            ? [{ label: copy.removeFeed, verb: 'sources', args: { remove: url }, style: 'danger' as const }]
            : []),
        ],
      },
      { kind: 'note', text: copy.meaning },
    ],
    subject: { source: url ?? request.source, trouble, since, missed: null },
  };
}

function addressOf({ source, params }: RequestState): string | undefined {
  return source === 'feed' ? params.url : undefined;
}

function alone(request: RequestState, now: Millis): NotifiedOutage {
  const { key, coveredUntil, lastSuccessAt, error } = request;
  const since = coveredUntil ?? lastSuccessAt ?? error?.at ?? 0;
  const trouble = healthOf(request, now) === 'stopped' ? 'stopped' : 'failing';
  return { trouble, since, keys: [key], of: 1, expected: 0 };
}

/** It answers again. @param gap what could not be read meanwhile; null when everything was caught up with */
export function sourceRecovered(
  request: RequestState,
  gap: Gap | null,
  now: Millis,
  locale: Locale,
  of = 1,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.sources;
  const line = copy.recovered(
    requestName({ ...request, ...(of > 1 ? { title: null, params: {} } : {}) }, words),
  );
  const missed = gap ? gapRuns(gap, now, words, format) : [copy.recoveredFull];
  return {
    ...textMessage([`${line} `, ...missed], 'good', locale),
    subject: {
      source: addressOf(request) ?? request.source,
      trouble: null,
      since: null,
      missed: gap && { from: gap.from, to: gap.to },
    },
  };
}

/** A feed was added, or was there already. */
export function feedAdded(title: string, known: boolean, locale: Locale): Message {
  const { added, knownAlready } = copyOf(locale.language).sources;
  const name = oneLine(title, 100);
  return textMessage(known ? knownAlready(name) : added(name), known ? 'plain' : 'good', locale);
}

/** Longest address that every platform takes as a choice of a menu; a longer one is a button (Discord: 100). */
const MAX_CHOICE = 100;

/** A page offers several feeds: the person picks one. */
export function feedChoice(feeds: readonly { url: string; title: string | null }[], locale: Locale): Message {
  const { choose, chooseLabel } = copyOf(locale.language).sources;
  const options = feeds
    .slice(0, 25)
    .map(({ url, title }) => ({ label: oneLine(title ?? url, 70), value: url }));
  const fits = options.filter(({ value }) => value.length <= MAX_CHOICE);
  const menu = { label: chooseLabel, verb: 'sources', args: {}, arg: 'add', options: fits };
  const elements: Element[] = [
    { kind: 'text', text: choose },
    {
      kind: 'buttons',
      buttons: options
        .filter((option) => !fits.includes(option))
        .map(({ label, value }) => ({ label, verb: 'sources', args: { add: value } })),
      menus: fits.length > 0 ? [menu] : [],
    },
  ];
  return { language: locale.language, summary: choose, mood: 'plain', elements };
}

export function feedRemoved(title: string, locale: Locale): Message {
  return textMessage(copyOf(locale.language).sources.removed(oneLine(title, 100)), 'quiet', locale);
}

/** What failed is tried again. @param tried when, of each; none when nothing fails */
export function triedAgain(
  tried: readonly { request: RequestState; at: Millis }[],
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const { sources: copy } = words;
  const format = formatOf(locale);
  const [first] = tried;
  if (!first) return textMessage(copy.nothingFails, 'good', locale);
  const names = (requests: readonly { request: RequestState }[]) => {
    const known = [...new Set(requests.map(({ request }) => requestName(request, words)))];
    return format.list([
      ...known.slice(0, RETRIED_SHOWN),
      ...(known.length > RETRIED_SHOWN ? [copy.others(format.number(known.length - RETRIED_SHOWN))] : []),
    ]);
  };
  const soon = tried.filter(({ at }) => at <= now);
  const later = tried.filter(({ at }) => at > now);
  const next = Math.min(...later.map(({ at }) => at));
  return textMessage(
    spaced([
      ...(soon.length > 0 ? [[copy.triedNow(names(soon))]] : []),
      ...(later.length > 0 ? [compose(copy.triedLater, names(later), momentRun(next, now, format))] : []),
    ]),
    'plain',
    locale,
  );
}

/** A source was switched on or off for the workspace. @param terms its terms of use, where the language has no words for them */
export function sourceSwitched(id: string, on: boolean, terms: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const name = sourceName(id, words);
  return textMessage(
    on ? `${words.sources.optedIn(name)} ${words.sources.terms[id] ?? terms}` : words.sources.optedOut(name),
    on ? 'good' : 'quiet',
    locale,
  );
}

function gapRuns({ from, to }: Gap, now: Millis, { sources, units }: Copy, format: Format): Run[] {
  return compose(sources.recoveredGap, spanRuns(from, to, now, units, format), format.duration(to - from));
}
