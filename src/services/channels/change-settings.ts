import type { CommandContext, Reply, Values } from '../../commands/command.ts';
import { auditBy, given, mustBeAdmin, mustOwn, personId, privately } from '../../commands/context.ts';
import { readPerson, readTime } from '../../commands/parser/values.ts';
import { UserError } from '../../config/errors.ts';
import {
  type Channel,
  channelId,
  type Language,
  type Person,
  type Workspace,
} from '../../listening/channel.ts';
import { formatOf } from '../../messages/format.ts';
import { type Copy, copyOf } from '../../messages/languages/copy.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';
import type { Locale } from '../../messages/locale.ts';
import {
  onCallWords,
  quietWords,
  type SettingName,
  settingsChanged,
  settingsMessage,
} from '../../messages/settings/settings.ts';
import { settingsForm } from '../form-values.ts';

/** More are a crowd in which each waits for another. */
const MAX_ON_CALL = 10;
const NOBODY = new Set(typedWords('nobody'));
/** `22:00-07:00`, `22:00 to 07:00` */
const BETWEEN = new RegExp(`\\s*[-–—]\\s*|\\s+(?:${typedWords('to').join('|')})\\s+`, 'iu');

/** Shows the settings, or changes those that are given and tells each from what to what. */
export async function changeSettings(context: CommandContext, values: Values): Promise<Reply> {
  const { store, workspace, channel, now, locale } = context;
  if (Object.keys(values).length === 0) {
    const homes = (await store.homes(workspace.id)).map(({ name }) => name);
    const more = { escalationName: await escalationName(context, channel), homes, now };
    const current = settingsForm(channel, workspace, context.invocation.home);
    return {
      ...privately(settingsMessage(workspace, channel, more, locale)),
      change: { verb: 'settings', values: current },
    };
  }
  const afterChannel = changedChannel(context, values);
  const days = given<number>(values, 'retention');
  const afterWorkspace: Workspace = { ...workspace, retentionDays: days ?? workspace.retentionDays };
  const channelMoved = JSON.stringify(afterChannel) !== JSON.stringify(channel);
  const workspaceMoved = afterWorkspace.retentionDays !== workspace.retentionDays;
  if (channelMoved) mustOwn(context, personId(channel.owner));
  if (workspaceMoved) mustBeAdmin(context, 'settings', 'retention');

  // The answer speaks the language that was just chosen.
  const spoken = given<Language>(values, 'language') ?? locale.language;
  const answer = { ...locale, language: spoken };
  const changes = [
    ...channelChanges(channel, afterChannel, answer),
    ...(await escalationChange(context, afterChannel, copyOf(spoken))),
    ...retentionChange(workspace, afterWorkspace, answer),
  ];
  const detail = changes.map(({ name, to }) => `${name}: ${to}`).join('; ');
  if (channelMoved) await store.saveChannel(afterChannel, auditBy(context, 'settings', channel.id, detail));
  if (workspaceMoved)
    await store.saveWorkspace(afterWorkspace, auditBy(context, 'settings', workspace.id, detail));
  return privately(settingsChanged(changes, answer));
}

/** @throws UserError('bad-argument') */
function changedChannel({ channel, person }: CommandContext, values: Values): Channel {
  const zone = given<string>(values, 'time-zone');
  const quiet = given<string>(values, 'quiet');
  const onCall = given<string>(values, 'on-call');
  return {
    ...channel,
    language: given<Language>(values, 'language') ?? channel.language,
    timeZone: zone === undefined ? channel.timeZone : readTimeZone(zone),
    quiet: quiet === undefined ? channel.quiet : readQuiet(quiet),
    dailyBudget: given<number>(values, 'budget') ?? channel.dailyBudget,
    escalateTo: given<Channel>(values, 'escalate-to')?.ref ?? channel.escalateTo,
    onCall: onCall === undefined ? channel.onCall : readPersons(onCall, person),
  };
}

/** `@maplefox, <@U0BIRCH|birchowl>`, with commas or spaces between; `off` for nobody. */
function readPersons(typed: string, asker: Person): Person[] {
  if (NOBODY.has(typed.toLowerCase())) return [];
  const persons = new Map<string, Person>();
  for (const token of typed.match(/<@[^>]*>|[^\s,;]+/g) ?? []) {
    const person = readPerson(token, asker);
    if (!person)
      throw new UserError('bad-argument', {
        argument: 'on-call',
        problem: 'person',
        typed: token.slice(0, 60),
      });
    persons.set(personId(person), person);
  }
  if (persons.size > MAX_ON_CALL)
    throw new UserError('bad-argument', { argument: 'on-call', problem: 'many-people', max: MAX_ON_CALL });
  return [...persons.values()];
}

function readTimeZone(typed: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    throw new UserError('bad-argument', { argument: 'time-zone', problem: 'time-zone', typed });
  }
}

function readQuiet(typed: string): Channel['quiet'] {
  if (NOBODY.has(typed.toLowerCase())) return null;
  const [from, to, ...more] = typed.split(BETWEEN).map(readTime);
  if (!from || !to || more.length > 0 || from === to)
    throw new UserError('bad-argument', { argument: 'quiet', problem: 'times', typed });
  return { from, to };
}

type Change = { name: SettingName; from: string; to: string };

function channelChanges(before: Channel, after: Channel, locale: Locale): Change[] {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const pairs: [SettingName, string, string][] = [
    ['language', format.language(before.language), format.language(after.language)],
    ['timeZone', before.timeZone, after.timeZone],
    ['quiet', quietWords(before.quiet, words), quietWords(after.quiet, words)],
    ['budget', String(before.dailyBudget), String(after.dailyBudget)],
    ['onCall', onCallWords(before, words), onCallWords(after, words)],
  ];
  return pairs.filter(([, from, to]) => from !== to).map(([name, from, to]) => ({ name, from, to }));
}

async function escalationChange(context: CommandContext, after: Channel, words: Copy): Promise<Change[]> {
  const [from, to] = [await escalationName(context, context.channel), await escalationName(context, after)];
  if (from === to) return [];
  return [{ name: 'escalation', from: from === null ? words.settings.off : `#${from}`, to: `#${to}` }];
}

function retentionChange(before: Workspace, after: Workspace, locale: Locale): Change[] {
  if (before.retentionDays === after.retentionDays) return [];
  const { units } = copyOf(locale.language);
  const days = ({ retentionDays }: Workspace) => formatOf(locale).count(retentionDays, units.days);
  return [{ name: 'retention', from: days(before), to: days(after) }];
}

async function escalationName(
  { store, workspace }: CommandContext,
  channel: Channel,
): Promise<string | null> {
  if (channel.escalateTo === null) return null;
  const target = await store.channel(workspace.id, channelId(channel.escalateTo));
  return target?.name ?? channel.escalateTo.channel;
}
