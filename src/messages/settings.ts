import type { Channel, DigestSchedule, Workspace } from '../listening/channel.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { named, oneLine } from './foreign.ts';
import { type Format, formatOf } from './format.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';
import { sentence } from './sentence.ts';
import { sourceName } from './source-name.ts';
import { type Words, words as wordsOf } from './words.ts';

type Fact = { name: string; value: Text };

/** What is set for this channel and for the whole workspace. @param escalationName of the channel's escalation channel */
export function settingsMessage(
  workspace: Workspace,
  channel: Channel,
  more: { escalationName: string | null; homes: string[]; now: Millis },
  locale: Locale,
): Message {
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.settings;
  return {
    language: locale.language,
    summary: `${told.title}. ${told.channelPart(oneLine(channel.name, 60))}`,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: told.title },
      { kind: 'text', text: [{ bold: told.channelPart(oneLine(channel.name, 60)) }] },
      { kind: 'facts', facts: channelFacts(channel, more, words, format) },
      { kind: 'text', text: [{ bold: told.workspacePart(oneLine(workspace.name, 60)) }] },
      { kind: 'facts', facts: workspaceFacts(workspace, more.homes, words, format) },
      { kind: 'text', text: [`${told.toChange} `, { code: told.changeExample }] },
    ],
  };
}

/** When this channel gets its digest. @param next moment of the next one; null when off */
export function digestSettings(
  channel: Channel,
  keywordNames: readonly string[],
  next: Millis | null,
  changed: boolean,
  locale: Locale,
): Message {
  const words = wordsOf(locale.language);
  const format = formatOf(locale);
  const told = words.settings;
  const schedule = scheduleWords(channel.digest, words, locale);
  const facts: Fact[] = [{ name: told.digest, value: schedule }];
  if (next !== null) facts.push({ name: told.digestNext, value: format.moment(next) });
  const names = keywordNames.map((name) => oneLine(name, 60));
  facts.push({
    name: told.digestKeywords,
    value: names.length > 0 ? format.list(names) : told.digestNoKeywords,
  });
  facts.push({ name: told.timeZone, value: channel.timeZone });
  const first = changed ? told.digestChanged : told.digestTitle;
  return {
    language: locale.language,
    summary: changed
      ? `${first} ${words.units.colon(told.digest, schedule)}.`
      : `${words.units.colon(first, schedule)}.`,
    mood: changed ? 'good' : 'plain',
    elements: [
      { kind: 'text', text: [{ bold: first }] },
      { kind: 'facts', facts },
      { kind: 'buttons', buttons: [{ label: told.digestNow, verb: 'digest', args: { target: 'now' } }] },
    ],
  };
}

/** Settings that were changed, each from what to what. Values are ready to print. */
export function settingsChanged(
  changes: readonly { name: SettingName; from: string; to: string }[],
  locale: Locale,
): Message {
  const words = wordsOf(locale.language);
  const told = words.settings;
  const lines = changes.map(({ name, from, to }) =>
    told.change(told[name], oneLine(from, 80), oneLine(to, 80)),
  );
  const first = changes.length > 0 ? told.changed : told.changedNothing;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: first }] }];
  if (lines.length > 0) elements.push({ kind: 'list', items: lines });
  return {
    language: locale.language,
    summary: lines.length > 0 ? sentence(`${first} ${words.units.semicolon(lines)}`) : first,
    mood: changes.length > 0 ? 'good' : 'plain',
    elements,
  };
}

export type SettingName =
  | 'language'
  | 'timeZone'
  | 'digest'
  | 'quiet'
  | 'budget'
  | 'escalation'
  | 'onCall'
  | 'retention'
  | 'paused';

/** A setting's value as printed, for `settingsChanged`. */
export function scheduleWords(
  { daily, weekly }: DigestSchedule,
  { settings }: Words,
  locale: Locale,
): string {
  const parts = [
    ...(daily === null ? [] : [settings.daily(daily)]),
    ...(weekly === null ? [] : [settings.weekly(weekdayName(weekly.weekday, locale), weekly.at)]),
  ];
  return parts.length === 0 ? settings.digestOff : parts.join(', ');
}

export function quietWords(quiet: Channel['quiet'], { settings }: Words): string {
  return quiet === null ? settings.quietNone : settings.quietValue(quiet.from, quiet.to);
}

export function onCallWords({ onCall }: Pick<Channel, 'onCall'>, { settings }: Words): string {
  return onCall.length === 0
    ? settings.onCallNone
    : onCall.map(({ name }) => `@${oneLine(name, 40)}`).join(', ');
}

/** @param weekday 1 (Monday) to 7 */
function weekdayName(weekday: number, { language }: Locale): string {
  const monday = Date.UTC(2024, 0, 1);
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    monday + (weekday - 1) * DAY,
  );
}

function channelFacts(
  channel: Channel,
  { escalationName, now }: { escalationName: string | null; now: Millis },
  words: Words,
  format: Format,
): Fact[] {
  const told = words.settings;
  const facts: Fact[] = [
    { name: told.language, value: told.languages[channel.language] },
    { name: told.timeZone, value: channel.timeZone },
    { name: told.digest, value: scheduleWords(channel.digest, words, channel) },
    { name: told.quiet, value: quietWords(channel.quiet, words) },
    { name: told.budget, value: told.budgetValue(format.number(channel.dailyBudget)) },
    {
      name: told.escalation,
      value: escalationName === null ? told.escalationNone : `#${oneLine(escalationName, 60)}`,
    },
    {
      name: told.onCall,
      value:
        channel.onCall.length === 0
          ? told.onCallNone
          : channel.onCall.flatMap((person, nth) => [...(nth > 0 ? [', '] : []), { person: named(person) }]),
    },
    { name: told.owner, value: [{ person: named(channel.owner) }] },
  ];
  if (channel.paused) {
    const { since, reason } = channel.paused;
    facts.push({
      name: told.paused,
      value: told.pausedValue(format.when(since, now), pauseReason(reason, words)),
    });
  }
  return facts;
}

/** What the platform refused, in words; else what a person gave as the reason. */
function pauseReason(reason: string, { notices }: Words): string {
  const known: Partial<Record<string, string>> = notices.pausedBecause;
  return known[reason] ?? oneLine(reason, 120);
}

function workspaceFacts(
  workspace: Workspace,
  homes: readonly string[],
  words: Words,
  format: Format,
): Fact[] {
  const told = words.settings;
  const extra = workspace.optedIn.map((source) => sourceName(source, words));
  const facts: Fact[] = [
    { name: told.language, value: told.languages[workspace.language] },
    { name: told.timeZone, value: workspace.timeZone },
    {
      name: told.retention,
      value: told.retentionValue(format.count(workspace.retentionDays, words.units.days)),
    },
    { name: told.optedIn, value: extra.length > 0 ? format.list(extra) : told.optedInNone },
  ];
  if (homes.length > 1)
    facts.push({ name: told.homes, value: format.list(homes.map((home) => oneLine(home, 60))) });
  return facts;
}
