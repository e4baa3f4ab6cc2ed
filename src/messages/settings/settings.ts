import type { Channel, DigestSchedule, PlatformRules, Workspace } from '../../listening/channel.ts';
import type { ReportSchedule } from '../../listening/reports/schedule.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, sentence } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { type Element, type Message, plain, type Run, type Text } from '../message.ts';
import { scheduleLine } from '../reports/schedules.ts';
import { channelRun, momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';

type Fact = { name: string; value: Text };

/** Settings of this channel and of the whole workspace. @param escalationName of the channel's escalation channel */
export function settingsMessage(
  workspace: Workspace,
  channel: Channel,
  more: {
    escalationName: string | null;
    homes: string[];
    unmatchedDays: number;
    rules: PlatformRules;
    /** Those that come by themselves to this channel; left out: none. */
    reports?: readonly ReportSchedule[];
    now: Millis;
  },
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.settings;
  return {
    language: locale.language,
    summary: `${copy.title}. ${copy.channelPart(oneLine(channel.name, 60))}`,
    mood: 'plain',
    elements: [
      { kind: 'heading', text: copy.title },
      { kind: 'text', text: [{ bold: copy.channelPart(oneLine(channel.name, 60)) }] },
      { kind: 'facts', facts: channelFacts(channel, more, words, format) },
      { kind: 'text', text: [{ bold: copy.workspacePart(oneLine(workspace.name, 60)) }] },
      { kind: 'facts', facts: workspaceFacts(workspace, channel, more, words, format) },
      { kind: 'text', text: [`${copy.toChange} `, { command: copy.changeExample }] },
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
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.settings;
  const schedule = scheduleWords(channel.digest, words, format);
  const facts: Fact[] = [{ name: copy.digest, value: schedule }];
  if (next !== null)
    facts.push({ name: copy.digestNext, value: [{ moment: next, text: format.moment(next), dated: true }] });
  const names = keywordNames.map((name) => oneLine(name, 60));
  facts.push({
    name: copy.digestKeywords,
    value: names.length > 0 ? format.list(names) : copy.digestNoKeywords,
  });
  facts.push({ name: copy.timeZone, value: channel.timeZone });
  const first = changed ? copy.digestChanged : copy.digestTitle;
  return {
    language: locale.language,
    summary: changed
      ? `${first} ${words.units.colon(copy.digest, schedule)}.`
      : `${words.units.colon(first, schedule)}.`,
    mood: changed ? 'good' : 'plain',
    elements: [
      { kind: 'text', text: [{ bold: first }] },
      { kind: 'facts', facts },
      { kind: 'buttons', buttons: [{ label: copy.digestNow, verb: 'digest', args: { target: 'now' } }] },
    ],
  };
}

/** Settings that were changed, each from what to what. Values are ready to print. */
export function settingsChanged(
  changes: readonly { name: SettingName; from: Text; to: Text }[],
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const copy = words.settings;
  const lines = changes.map(({ name, from, to }) => compose(copy.change, copy[name], shown(from), shown(to)));
  const first = changes.length > 0 ? copy.changed : copy.changedNothing;
  const elements: Element[] = [{ kind: 'text', text: [{ bold: first }] }];
  if (lines.length > 0) elements.push({ kind: 'list', items: lines });
  return {
    language: locale.language,
    summary: lines.length > 0 ? sentence(`${first} ${words.units.semicolon(lines.map(plain))}`) : first,
    mood: changes.length > 0 ? 'good' : 'plain',
    elements,
  };
}

function shown(value: Text): Run | Run[] {
  return typeof value === 'string' ? oneLine(value, 80) : value;
}

export type SettingName =
  | 'language'
  | 'timeZone'
  | 'digest'
  | 'quiet'
  | 'budget'
  | 'charts'
  | 'escalation'
  | 'onCall'
  | 'retention'
  | 'setUp'
  | 'setUpRoles'
  | 'guests'
  | 'paused';

/** A setting's value as printed, for `settingsChanged`. */
export function scheduleWords({ daily, weekly }: DigestSchedule, { settings }: Copy, format: Format): string {
  const parts = [
    ...(daily === null ? [] : [settings.daily(daily)]),
    ...(weekly === null ? [] : [settings.weekly(format.weekday(weekly.weekday), weekly.at)]),
  ];
  return parts.length === 0 ? settings.digestOff : parts.join(', ');
}

export function quietWords(quiet: Channel['quiet'], { settings }: Copy): string {
  return quiet === null ? settings.quietNone : settings.quietValue(quiet.from, quiet.to);
}

export function chartsWords(charts: Channel['charts'], { settings }: Copy): string {
  return charts === 'dark' ? settings.chartsDark : settings.chartsLight;
}

/** Who is on call, each as the platform shows them. */
export function onCallWords(
  { onCall, onCallGroups }: Pick<Channel, 'onCall' | 'onCallGroups'>,
  { settings }: Copy,
): Text {
  const all = [...onCall.map((person) => ({ person })), ...onCallGroups.map((group) => ({ group }))];
  if (all.length === 0) return settings.onCallNone;
  return all.flatMap((one, nth): Run[] => [
    ...(nth > 0 ? [', '] : []),
    'person' in one ? { person: named(one.person) } : { group: named(one.group) },
  ]);
}

function channelFacts(
  channel: Channel,
  {
    escalationName,
    reports = [],
    now,
  }: { escalationName: string | null; reports?: readonly ReportSchedule[]; now: Millis },
  words: Copy,
  format: Format,
): Fact[] {
  const copy = words.settings;
  const facts: Fact[] = [
    { name: copy.language, value: format.language(channel.language) },
    { name: copy.timeZone, value: channel.timeZone },
    { name: copy.digest, value: scheduleWords(channel.digest, words, format) },
    ...(reports.length === 0
      ? []
      : [{ name: words.reportFiles.setting, value: scheduleLine(reports, words, format) }]),
    { name: copy.quiet, value: quietWords(channel.quiet, words) },
    { name: copy.budget, value: copy.budgetValue(format.number(channel.dailyBudget)) },
    { name: copy.charts, value: chartsWords(channel.charts, words) },
    {
      name: copy.escalation,
      value:
        channel.escalateTo === null || escalationName === null
          ? copy.escalationNone
          : [channelRun({ ref: channel.escalateTo, name: escalationName })],
    },
    { name: copy.onCall, value: onCallWords(channel, words) },
    { name: copy.owner, value: [{ person: named(channel.owner) }] },
  ];
  if (channel.paused) {
    const { since, reason } = channel.paused;
    facts.push({
      name: copy.paused,
      value: compose(copy.pausedValue, momentRun(since, now, format), pauseReason(reason, words)),
    });
  }
  return facts;
}

/** Who may set the bot up, and what guests may do, as printed. */
export function rulesWords(
  { setUp, managing, guests }: PlatformRules,
  { settings }: Copy,
): Record<'setUp' | 'setUpRoles' | 'guests', Text> {
  return {
    setUp: setUp === 'everyone' ? settings.setUpEveryone : settings.setUpManagers,
    setUpRoles:
      managing.length === 0
        ? settings.setUpRolesNone
        : managing.flatMap((group, nth): Run[] => [...(nth > 0 ? [', '] : []), { group: named(group) }]),
    guests: guests === 'act' ? settings.guestsAct : settings.guestsLook,
  };
}

/** The platform's refusal in words, else the reason that a person gave. */
function pauseReason(reason: string, { notices }: Copy): string {
  const known: Partial<Record<string, string>> = notices.pausedBecause;
  return known[reason] ?? oneLine(reason, 120);
}

function workspaceFacts(
  workspace: Workspace,
  { ref }: Channel,
  { homes, unmatchedDays, rules }: { homes: readonly string[]; unmatchedDays: number; rules: PlatformRules },
  words: Copy,
  format: Format,
): Fact[] {
  const copy = words.settings;
  const extra = workspace.optedIn.map((source) => sourceName(source, words));
  const facts: Fact[] = [
    { name: copy.language, value: format.language(workspace.language) },
    { name: copy.timeZone, value: workspace.timeZone },
    {
      name: copy.retention,
      value: copy.retentionValue(format.count(workspace.retentionDays, words.units.days)),
    },
    {
      name: copy.unmatched,
      value:
        unmatchedDays === 0
          ? copy.unmatchedNone
          : copy.unmatchedValue(format.count(unmatchedDays, words.units.days)),
    },
    { name: copy.optedIn, value: extra.length > 0 ? format.list(extra) : copy.optedInNone },
  ];
  const printed = rulesWords(rules, words);
  if (ref.platform !== 'terminal') facts.push({ name: copy.setUp, value: printed.setUp });
  if (ref.platform === 'discord') facts.push({ name: copy.setUpRoles, value: printed.setUpRoles });
  if (ref.platform === 'slack') facts.push({ name: copy.guests, value: printed.guests });
  if (homes.length > 1)
    facts.push({ name: copy.homes, value: format.list(homes.map((home) => oneLine(home, 60))) });
  return facts;
}
