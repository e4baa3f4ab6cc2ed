import type { RequestState } from '../listening/health.ts';
import type { Outage } from '../listening/outage.ts';
import type { Gap } from '../listening/series.ts';
import type { Millis } from '../listening/time.ts';
import { oneLine } from './foreign.ts';
import { type Format, formatOf } from './format.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';
import { said } from './said.ts';
import { sourceName } from './source-name.ts';
import { fixOf, requestName } from './sources.ts';
import { type Words, words as wordsOf } from './words.ts';

/** What a notice says of an outage; by default, that one request fails. */
type Told = Pick<Outage, 'trouble' | 'since' | 'keys' | 'of' | 'expected'>;

/** A source or a feed is not heard: said once, with the last success, the next try and the way out. */
export function sourceFailing(
  request: RequestState,
  now: Millis,
  locale: Locale,
  outage: Told = alone(request),
): Message {
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.sources;
  const { trouble, since, keys, of, expected } = outage;
  const whole = requestName({ ...request, ...(of > 1 ? { title: null, params: {} } : {}) }, words);
  const name = keys.length < of ? told.part(whole, format.number(keys.length), format.number(of)) : whole;
  const { error, lastSuccessAt, nextAt, stopped } = request;
  const last = lastSuccessAt === null ? told.never : format.when(lastSuccessAt, now);
  const next = stopped ? told.nextNever : format.when(Math.max(nextAt, now), now);
  const facts: { name: string; value: Text }[] = [
    { name: told.last, value: last },
    { name: told.next, value: next },
  ];
  const failing = trouble === 'failing' || trouble === 'stopped';
  if (failing && error) {
    facts.unshift({ name: told.what, value: told.happened[error.kind] });
    facts.push({ name: told.detail, value: oneLine(error.detail, 200) });
    facts.push({ name: told.toDo, value: fixOf(request, words) });
  } else if (!failing) {
    const usual = trouble === 'quiet' ? told.usually(format.rough(expected)) : told.hangs;
    facts.unshift({ name: told.what, value: usual });
    facts.push({ name: told.toDo, value: told.troubleFixes[trouble] });
  }
  const url = request.source === 'feed' ? request.params.url : undefined;
  const title =
    lastSuccessAt === null && failing && !stopped
      ? told.neverAnswered(name)
      : told.titles[trouble](name, format.when(since, now));
  return {
    language: locale.language,
    summary: failing && error ? `${title} ${told.happened[error.kind]}` : title,
    mood: 'warning',
    elements: [
      { kind: 'text', text: [{ bold: title }] },
      { kind: 'facts', facts },
      {
        kind: 'buttons',
        buttons: [
          { label: told.checkAgain, verb: 'sources', args: {} },
          ...(url
            ? [{ label: told.removeFeed, verb: 'sources', args: { remove: url }, style: 'danger' as const }]
            : []),
        ],
      },
      { kind: 'note', text: told.meaning },
    ],
  };
}

function alone({ stopped, key, coveredUntil, lastSuccessAt, error }: RequestState): Told {
  const since = coveredUntil ?? lastSuccessAt ?? error?.at ?? 0;
  return { trouble: stopped ? 'stopped' : 'failing', since, keys: [key], of: 1, expected: 0 };
}

/** It answers again. @param gap what could not be read meanwhile; null when everything was caught up with */
export function sourceRecovered(
  request: RequestState,
  gap: Gap | null,
  now: Millis,
  locale: Locale,
  of = 1,
): Message {
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.sources;
  const line = told.recovered(
    requestName({ ...request, ...(of > 1 ? { title: null, params: {} } : {}) }, words),
  );
  return said(`${line} ${gap ? gapWords(gap, now, words, format) : told.recoveredFull}`, 'good', locale);
}

/** A feed was added, or was there already. */
export function feedAdded(title: string, known: boolean, locale: Locale): Message {
  const { added, knownAlready } = wordsOf(locale.language).sources;
  const name = oneLine(title, 100);
  return said(known ? knownAlready(name) : added(name), known ? 'plain' : 'good', locale);
}

/** A page offers several feeds: the person picks one. */
export function feedChoice(feeds: readonly { url: string; title: string | null }[], locale: Locale): Message {
  const { choose, chooseLabel } = wordsOf(locale.language).sources;
  const options = feeds
    .slice(0, 25)
    .map(({ url, title }) => ({ label: oneLine(title ?? url, 70), value: url }));
  const elements: Element[] = [
    { kind: 'text', text: choose },
    {
      kind: 'buttons',
      buttons: [],
      menus: [{ label: chooseLabel, verb: 'sources', args: {}, arg: 'add', options }],
    },
  ];
  return { language: locale.language, summary: choose, mood: 'plain', elements };
}

export function feedRemoved(title: string, locale: Locale): Message {
  return said(wordsOf(locale.language).sources.removed(oneLine(title, 100)), 'quiet', locale);
}

/** A source was switched on or off for the workspace. @param terms its terms of use, one sentence */
export function sourceSwitched(id: string, on: boolean, terms: string, locale: Locale): Message {
  const words = wordsOf(locale.language);
  const name = sourceName(id, words);
  return said(
    on ? `${words.sources.optedIn(name)} ${terms}` : words.sources.optedOut(name),
    on ? 'good' : 'quiet',
    locale,
  );
}

function gapWords({ from, to }: Gap, now: Millis, { sources }: Words, format: Format): string {
  return sources.recoveredGap(format.span(from, to, now), format.duration(to - from));
}
