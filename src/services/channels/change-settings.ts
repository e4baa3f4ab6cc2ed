import { UserError } from '../../config/errors.ts';
import {
  type Channel,
  channelId,
  type Group,
  type Language,
  type PeopleAndGroups,
  type PlatformName,
  type PlatformRules,
  type Workspace,
} from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { clip } from '../../messages/foreign.ts';
import { formatOf } from '../../messages/format.ts';
import { type Copy, copyOf } from '../../messages/languages/copy.ts';
import { readZone, zoneNames } from '../../messages/languages/zone-words.ts';
import type { Locale } from '../../messages/locale.ts';
import { plain, type Text } from '../../messages/message.ts';
import { channelRun } from '../../messages/runs.ts';
import { onCallWords, quietWords, rulesWords, type SettingName } from '../../messages/settings/settings.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireAdmin, requireOwner, rulesOf } from '../actor.ts';
import { followSchedule } from '../digests/follow-schedule.ts';
import { nearest } from '../nearest.ts';
import { settleZone } from './settle-zone.ts';

/** More are a crowd in which each waits for another. */
export const MAX_ON_CALL = 10;

/** An absent field stays as it is. */
export interface SettingChanges {
  language?: Language;
  timeZone?: string;
  quiet?: Channel['quiet'];
  dailyBudget?: number;
  escalateTo?: Channel;
  onCall?: PeopleAndGroups;
  retentionDays?: number;
  /** About the people of the channel's platform. */
  rules?: Partial<PlatformRules>;
}

/** A setting that was changed, its values as printed. */
interface SettingChange {
  name: SettingName;
  from: Text;
  to: Text;
}

/**
 * Changes the settings of a channel, and of its workspace.
 * @param locale in which the changes are answered and audited
 * @throws UserError('bad-argument' | 'not-allowed')
 */
export async function changeSettings(
  store: Store,
  actor: Actor,
  { workspace, channel }: { workspace: Workspace; channel: Channel },
  changes: SettingChanges,
  locale: Locale,
): Promise<SettingChange[]> {
  const nextChannel = changedChannel(channel, changes, actor.now);
  const { platform } = channel.ref;
  const rules = { ...rulesOf(workspace, channel.ref), ...changes.rules };
  const otherRules = JSON.stringify(rules) !== JSON.stringify(rulesOf(workspace, channel.ref));
  const nextWorkspace: Workspace = {
    ...workspace,
    retentionDays: changes.retentionDays ?? workspace.retentionDays,
    ...(otherRules ? { rules: { ...workspace.rules, [platform]: rules } } : {}),
  };
  const channelMoved = JSON.stringify(nextChannel) !== JSON.stringify(channel);
  const workspaceMoved = JSON.stringify(nextWorkspace) !== JSON.stringify(workspace);
  if (channelMoved) requireOwner(actor, personId(channel.owner), channel);
  if (workspaceMoved) requireAdmin(actor, 'settings', adminSetting(workspace, nextWorkspace, platform));
  requireRoles(platform, rulesOf(workspace, channel.ref).managing, rules.managing);

  const words = copyOf(locale.language);
  const made = [
    ...channelChanges(channel, nextChannel, locale),
    ...(await escalationChange(store, channel, nextChannel, words)),
    ...retentionChange(workspace, nextWorkspace, locale),
    ...rulesChanges(rulesOf(workspace, channel.ref), rulesOf(nextWorkspace, channel.ref), words),
  ];
  const { settings, units } = words;
  const detail = units.semicolon(made.map(({ name, to }) => units.colon(settings[name], plain(to))));
  if (channelMoved) {
    await store.saveChannel(nextChannel, auditRow(actor, 'settings', channel.id, detail));
    await followSchedule(store, nextChannel, actor.now);
    if (changes.timeZone !== undefined) await settleZone(store, actor, workspace, nextChannel);
  }
  if (workspaceMoved)
    await store.saveWorkspace(nextWorkspace, auditRow(actor, 'settings', workspace.id, detail));
  return made;
}

/** Name of the channel that this one escalates to; null = none. */
export async function escalationName(
  store: Store,
  { workspaceId, escalateTo }: Channel,
): Promise<string | null> {
  if (escalateTo === null) return null;
  return (await store.channel(workspaceId, channelId(escalateTo)))?.name ?? escalateTo.channel;
}

function changedChannel(channel: Channel, changes: SettingChanges, now: Millis): Channel {
  const { zoneAssumed, ...known } = channel;
  return {
    ...known,
    ...(zoneAssumed && changes.timeZone === undefined ? { zoneAssumed } : {}),
    language: changes.language ?? channel.language,
    ...(changes.timeZone === undefined ? {} : { timeZone: knownTimeZone(changes.timeZone, now) }),
    quiet: changes.quiet === undefined ? channel.quiet : changes.quiet,
    dailyBudget: changes.dailyBudget ?? channel.dailyBudget,
    escalateTo: changes.escalateTo?.ref ?? channel.escalateTo,
    onCall: changes.onCall?.people ?? channel.onCall,
    onCallGroups: changes.onCall?.groups ?? channel.onCallGroups,
  };
}

/** @throws UserError where no zone, or more than one, is called so */
function knownTimeZone(typed: string, now: Millis): string {
  const reading = readZone(typed, now);
  if (reading && 'zone' in reading) return reading.zone;
  const about = { argument: 'time-zone', typed: clip(typed, 60) };
  if (reading)
    throw new UserError('bad-argument', { ...about, problem: 'zone-among', zones: reading.among.join(', ') });
  const near = nearest(typed, zoneNames());
  throw new UserError('bad-argument', {
    ...about,
    problem: 'time-zone',
    ...(near === null ? {} : { near }),
  });
}

function channelChanges(before: Channel, after: Channel, locale: Locale): SettingChange[] {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const pairs: [SettingName, Text, Text][] = [
    ['language', format.language(before.language), format.language(after.language)],
    ['timeZone', before.timeZone, after.timeZone],
    ['quiet', quietWords(before.quiet, words), quietWords(after.quiet, words)],
    ['budget', String(before.dailyBudget), String(after.dailyBudget)],
    ['onCall', onCallWords(before, words), onCallWords(after, words)],
  ];
  return pairs
    .filter(([, from, to]) => JSON.stringify(from) !== JSON.stringify(to))
    .map(([name, from, to]) => ({ name, from, to }));
}

async function escalationChange(
  store: Store,
  before: Channel,
  after: Channel,
  { settings }: Copy,
): Promise<SettingChange[]> {
  const shown = async (channel: Channel): Promise<Text> => {
    const { escalateTo: ref } = channel;
    const name = await escalationName(store, channel);
    return ref === null || name === null ? settings.off : [channelRun({ ref, name })];
  };
  const [from, to] = [await shown(before), await shown(after)];
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ name: 'escalation', from, to }];
}

function retentionChange(before: Workspace, after: Workspace, locale: Locale): SettingChange[] {
  if (before.retentionDays === after.retentionDays) return [];
  const { units } = copyOf(locale.language);
  const days = ({ retentionDays }: Workspace) => formatOf(locale).count(retentionDays, units.days);
  return [{ name: 'retention', from: days(before), to: days(after) }];
}

function rulesChanges(before: PlatformRules, after: PlatformRules, words: Copy): SettingChange[] {
  const [from, to] = [rulesWords(before, words), rulesWords(after, words)];
  return (['setUp', 'setUpRoles', 'guests'] as const)
    .filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
    .map((name) => ({ name, from: from[name], to: to[name] }));
}

/** Only Discord says which roles somebody has: a group named elsewhere would never let anybody in. */
function requireRoles(platform: PlatformName, before: readonly Group[], after: readonly Group[]): void {
  if (platform === 'discord' || after.length === 0 || JSON.stringify(before) === JSON.stringify(after))
    return;
  throw new UserError('bad-argument', { argument: 'set-up-roles', problem: 'no-roles' });
}

/** The first that was changed of those which are for admins. */
function adminSetting(before: Workspace, after: Workspace, platform: PlatformName): string {
  if (before.retentionDays !== after.retentionDays) return 'retention';
  const [was, is] = [rulesOf(before, { platform }), rulesOf(after, { platform })];
  if (was.guests !== is.guests) return 'guests';
  return was.setUp === is.setUp ? 'set-up-roles' : 'set-up';
}
