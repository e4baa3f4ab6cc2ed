import type { Channel } from '../../listening/channel.ts';
import type { Doubt } from '../../listening/keywords/doubts.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { samples } from '../mentions/samples.ts';
import { type Button, type Element, type Message, plain, type Run, type Text } from '../message.ts';
import { channelRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { keywordSubject } from '../subject.ts';
import { textMessage } from '../text-message.ts';
import { contextElements } from './context-words.ts';
import { worthALook } from './doubts.ts';

/** Posts that a changed query finds, and finds no longer, among all that are stored. */
export interface QueryDifference {
  gained: number;
  lost: number;
  gainedSamples: Mention[];
  lostSamples: Mention[];
  warnings: QueryWarning[];
  doubts: readonly Doubt[];
}

/** A channel's subscription to a keyword, as it is shown. */
export interface SubscriptionView {
  channel: Pick<Channel, 'ref' | 'name'>;
  alerts: boolean;
  digest: boolean;
  mentions: boolean;
}

/**
 * A keyword was added: what it is, and where its first mentions will be shown.
 * @param shownIn `here` = in the channel where it was added from; null = that channel has it already
 */
export function keywordAdded(
  keyword: Keyword,
  added: {
    warnings: readonly QueryWarning[];
    doubts: readonly Doubt[];
    context: readonly string[];
    shownIn: 'here' | 'there' | null;
  },
  hearing: SubscriptionView,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.keywords;
  const name = oneLine(keyword.name, 80);
  const soon = soonWords(added.shownIn, hearing.channel, words);
  const elements: Element[] = [
    { kind: 'text', text: [{ bold: copy.added(name) }, ...(soon.length > 0 ? [' ', ...soon] : [])] },
    { kind: 'facts', facts: [...chosenFacts(keyword, words), hearingFact(hearing, words, format)] },
    ...worthALook(added.warnings, added.doubts, words, format),
    ...contextElements(keyword, added.context, words),
    { kind: 'buttons', buttons: keywordButtons(keyword, words) },
  ];
  return {
    language: locale.language,
    summary: [copy.added(name), plain(soon)].filter(Boolean).join(' '),
    mood: 'good',
    elements,
    subject: keywordSubject(keyword),
  };
}

function soonWords(where: 'here' | 'there' | null, channel: NamedChannel, words: Copy): Run[] {
  const { soonHere, soonIn } = words.keywords.firstLook;
  if (where === null) return [];
  return where === 'here' ? [soonHere] : compose(soonIn, channelRun(channel));
}

type NamedChannel = Pick<Channel, 'ref' | 'name'>;

/** Where a keyword is heard now; `from` is where it no longer is, null = it was not. */
interface MovedView {
  from: NamedChannel | null;
  to: NamedChannel;
}

/**
 * A keyword was changed: before and after, and what that has done to what is found.
 * @param difference null when nothing was changed that its mentions depend on
 */
export function keywordEdited(
  before: Keyword,
  after: Keyword,
  difference: QueryDifference | null,
  now: Millis,
  locale: Locale,
  moved: MovedView | null = null,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.keywords;
  const name = oneLine(after.name, 80);
  const changes = [...changesOf(before, after, words), ...moveFacts(moved, words)];
  if (changes.length === 0) {
    const summary = copy.unchanged(name);
    return { ...textMessage(summary, 'plain', locale), subject: keywordSubject(after) };
  }
  const effect = difference && differenceWords(difference, words, format);
  return {
    language: locale.language,
    summary:
      effect === null
        ? copy.edited(name)
        : `${copy.edited(name)} ${words.units.colon(copy.differenceName, effect)}.`,
    mood: 'good',
    elements: [
      { kind: 'text', text: [{ bold: copy.edited(name) }] },
      {
        kind: 'facts',
        facts: [...changes, ...(effect === null ? [] : [{ name: copy.differenceName, value: effect }])],
      },
      ...worthALook(difference?.warnings ?? [], difference?.doubts ?? [], words, format),
      ...samples(copy.gained, difference?.gainedSamples ?? [], after.id, now, words, format),
      ...samples(copy.lost, difference?.lostSamples ?? [], after.id, now, words, format, { stored: false }),
      { kind: 'buttons', buttons: keywordButtons(after, words) },
    ],
    subject: keywordSubject(after),
  };
}

/**
 * Paused, resumed, removed; `changed` is false when it was so already.
 * @param found mentions of a pause that has ended, as far as they could be found
 */
export function keywordState(
  keyword: Keyword,
  what: 'paused' | 'resumed' | 'removed',
  changed: boolean,
  locale: Locale,
  found = 0,
): Message {
  const words = copyOf(locale.language);
  const copy = words.keywords;
  const name = oneLine(keyword.name, 80);
  const summary = {
    paused: changed ? copy.pausedNow(name) : copy.pausedAlready(name),
    resumed: changed
      ? `${copy.resumedNow(name)} ${found > 0 ? copy.resumedFound(formatOf(locale).count(found, words.units.mentions)) : copy.resumedNone}`
      : copy.resumedAlready(name),
    removed: copy.removed(name),
  }[what];
  const args = { target: keyword.name };
  const undo: Button[] =
    what === 'paused'
      ? [{ label: copy.resume, verb: 'resume', args }]
      : what === 'resumed'
        ? [{ label: copy.pause, verb: 'pause', args }]
        : [];
  return {
    language: locale.language,
    summary,
    mood: !changed ? 'plain' : what === 'resumed' ? 'good' : 'quiet',
    elements: [
      { kind: 'text', text: summary },
      ...(undo.length > 0 ? [{ kind: 'buttons', buttons: undo } as const] : []),
    ],
    subject: keywordSubject(keyword),
  };
}

/** Asked before a keyword and all it has brought are removed. @param mentions stored mentions that go with it */
export function removeQuestion(keyword: Keyword, mentions: number, locale: Locale): Message {
  const words = copyOf(locale.language);
  const { removeAsk, removeConfirm, remove } = words.keywords;
  const name = oneLine(keyword.name, 80);
  const summary = removeAsk(name, formatOf(locale).count(mentions, words.units.mentions));
  const button: Button = {
    label: remove,
    verb: 'remove',
    args: { target: keyword.name, yes: 'true' },
    style: 'danger',
    confirm: removeConfirm(name),
  };
  return {
    language: locale.language,
    summary,
    mood: 'warning',
    elements: [
      { kind: 'text', text: summary },
      { kind: 'buttons', buttons: [button] },
    ],
    subject: keywordSubject(keyword),
  };
}

/** The query, and what somebody chose: what is as usual need not be said. */
function chosenFacts(keyword: Keyword, words: Copy): { name: string; value: Text }[] {
  const { keywords } = words;
  const usual = new Set<string>([
    ...(keyword.kind === 'brand' ? [keywords.kind] : []),
    ...(keyword.sources.length === 0 ? [keywords.sources] : []),
    ...(keyword.languages.length === 0 ? [keywords.languages] : []),
  ]);
  return keywordFacts(keyword, words).filter(({ name }) => !usual.has(name));
}

/** @param all also what is as usual */
function keywordFacts(keyword: Keyword, words: Copy, all = false): { name: string; value: Text }[] {
  const { keywords } = words;
  const { context = [], relevance, forms } = keyword;
  const chosen = (isChosen: boolean, name: string, is: string, usual: string) =>
    isChosen || all ? [{ name, value: isChosen ? is : usual }] : [];
  return [
    { name: keywords.query, value: [{ code: oneLine(keyword.query, 300) }] },
    { name: keywords.kind, value: keywords.kinds[keyword.kind] },
    { name: keywords.sources, value: sourcesOf(keyword, words) },
    { name: keywords.languages, value: languagesOf(keyword, words) },
    ...chosen(context.length > 0, keywords.context, oneLine(context.join(', '), 200), keywords.noContext),
    ...chosen(relevance === 'off', keywords.relevance, keywords.relevanceOff, keywords.relevanceOn),
    ...chosen(forms === 'on', keywords.forms, keywords.formsOn, keywords.formsOff),
  ];
}

function changesOf(before: Keyword, after: Keyword, words: Copy): { name: string; value: Text }[] {
  const old = keywordFacts(before, words, true);
  const changes: { name: string; value: Text }[] = [];
  if (before.name !== after.name)
    changes.push({
      name: words.keywords.columns.name,
      value: `${oneLine(before.name, 80)} → ${oneLine(after.name, 80)}`,
    });
  keywordFacts(after, words, true).forEach((fact, index) => {
    const was = old[index]!;
    if (JSON.stringify(was.value) === JSON.stringify(fact.value)) return;
    const runs = (value: Text) => (typeof value === 'string' ? [value] : value);
    changes.push({ name: fact.name, value: [...runs(was.value), ' → ', ...runs(fact.value)] });
  });
  return changes;
}

function moveFacts(moved: MovedView | null, words: Copy): { name: string; value: Text }[] {
  if (!moved) return [];
  const { from, to } = moved;
  const value = [...(from === null ? [] : [channelRun(from), ' → ']), channelRun(to)];
  return [{ name: words.keywords.columns.channels, value }];
}

function hearingFact({ channel, alerts, digest, mentions }: SubscriptionView, words: Copy, format: Format) {
  const { keywords } = words;
  const what = [
    ...(alerts ? [keywords.tellsAlerts] : []),
    ...(digest ? [keywords.tellsDigest] : []),
    ...(mentions ? [keywords.tellsMentions] : []),
  ];
  const sent = what.length === 0 ? keywords.tellsNothing : format.list(what);
  return { name: keywords.tells, value: [`${sent} (`, channelRun(channel), ')'] };
}

function differenceWords({ gained, lost }: QueryDifference, { keywords }: Copy, format: Format): string {
  if (gained === 0 && lost === 0) return keywords.noDifference;
  return keywords.difference(format.number(gained), format.number(lost));
}

function keywordButtons({ name }: Keyword, { keywords, triage }: Copy): Button[] {
  const args = { target: name };
  return [
    { label: keywords.edit, verb: 'edit', args },
    { label: triage.buttons.rule, verb: 'alert', args },
    { label: keywords.pause, verb: 'pause', args },
  ];
}

function sourcesOf({ sources }: Keyword, words: Copy): string {
  if (sources.length === 0) return words.keywords.allSources;
  return sources.map((source) => sourceName(source, words)).join(', ');
}

function languagesOf({ languages }: Keyword, { keywords }: Copy): string {
  return languages.length === 0
    ? keywords.allLanguages
    : languages.map((code) => oneLine(code, 12)).join(', ');
}
