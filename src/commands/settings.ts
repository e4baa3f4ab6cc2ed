import { UserError } from '../config/errors.ts';
import type {
  Channel,
  ChartTheme,
  HomeRef,
  Language,
  PeopleAndGroups,
  PlatformRules,
  Workspace,
} from '../listening/channel.ts';
import { languageOf, languageTags } from '../messages/languages/index.ts';
import { typedWords } from '../messages/languages/vocabulary.ts';
import { settingsChanged, settingsMessage } from '../messages/settings/settings.ts';
import { askingZone } from '../messages/time-zone.ts';
import { rulesOf } from '../services/actor.ts';
import { changeSettings, escalationName, MAX_ON_CALL } from '../services/channels/change-settings.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, privately } from './context.ts';
import { readHours } from './parser/times.ts';
import { channelToken, groupToken, personToken } from './parser/tokens.ts';

const NOBODY = new Set(typedWords('nobody'));
export const settingsCommand = defineCommand({
  verb: 'settings',
  needs: {
    usually: 'look',
    given: {
      language: 'set-up',
      'time-zone': 'set-up',
      quiet: 'set-up',
      budget: 'set-up',
      charts: 'set-up',
      'escalate-to': 'set-up',
      'on-call': 'set-up',
    },
    changed: { retention: 'admin', 'set-up': 'admin', 'set-up-roles': 'admin', guests: 'admin' },
  },
  group: 'settings',
  args: [
    { name: 'language', kind: 'choice', choices: languageTags },
    { name: 'time-zone', kind: 'text', max: 60, shape: 'time-zone' },
    { name: 'quiet', kind: 'text', max: 40, runs: true },
    { name: 'budget', kind: 'integer', min: 1, max: 500 },
    { name: 'charts', kind: 'choice', choices: ['light', 'dark'] },
    { name: 'escalate-to', kind: 'channel', needs: 'speak', orPeople: true },
    { name: 'on-call', kind: 'people', max: MAX_ON_CALL },
    { name: 'retention', kind: 'integer', min: 1, max: 3_650, unit: 'days' },
    { name: 'set-up', kind: 'choice', choices: ['everyone', 'managers'] },
    { name: 'set-up-roles', kind: 'people', only: 'groups', max: 10 },
    { name: 'guests', kind: 'choice', choices: ['look', 'act'] },
  ],
  run: (context, values) => showOrChange(context, values),
});

/** The settings that people look for by name. */
export const languageCommand = defineCommand({
  verb: 'language',
  needs: { usually: 'look', given: { target: 'set-up', 'time-zone': 'set-up' } },
  group: 'settings',
  args: [
    { name: 'target', kind: 'choice', choices: languageTags, positional: true },
    { name: 'time-zone', kind: 'text', max: 60, shape: 'time-zone' },
  ],
  run: (context, { target, ...rest }) =>
    showOrChange(context, { ...rest, ...(target === undefined ? {} : { language: target }) }),
});

/** Shows the settings, or changes those that are given and says each from what to what. */
async function showOrChange(context: CommandContext, values: Values): Promise<Reply> {
  const { store, workspace, channel, actor, invocation, now, locale, ports } = context;
  if (Object.keys(values).length === 0) {
    const homes = (await store.homes(workspace.id)).map(({ name }) => name);
    const { unmatchedDays } = ports;
    const rules = rulesOf(workspace, channel.ref);
    const reports = (await store.reportSchedulesOf(workspace.id)).filter(
      ({ channelId }) => channelId === channel.id,
    );
    const escalation = await escalationName(store, channel);
    const more = { escalationName: escalation, homes, unmatchedDays, rules, reports, now };
    return {
      ...privately(settingsMessage(workspace, channel, more, locale)),
      change: { verb: 'settings', values: formValues(channel, workspace, invocation.home, locale.language) },
    };
  }
  const quiet = given<string>(values, 'quiet');
  // Whoever escalates to people means that they are called.
  const escalateTo = given<Channel | PeopleAndGroups>(values, 'escalate-to');
  const toPeople = escalateTo !== undefined && 'people' in escalateTo ? escalateTo : undefined;
  const changes = {
    language: given<Language>(values, 'language'),
    timeZone: given<string>(values, 'time-zone'),
    quiet: quiet === undefined ? undefined : readQuiet(quiet),
    dailyBudget: given<number>(values, 'budget'),
    charts: given<ChartTheme>(values, 'charts'),
    escalateTo: escalateTo !== undefined && 'ref' in escalateTo ? escalateTo : undefined,
    onCall: given<PeopleAndGroups>(values, 'on-call') ?? toPeople,
    retentionDays: given<number>(values, 'retention'),
    rules: rulesIn(values),
  };
  // The answer speaks the language that was just chosen.
  const answer = { ...locale, language: changes.language ?? locale.language };
  const changed = await changeSettings(store, actor, { workspace, channel }, changes, answer);
  const message = settingsChanged(changed, answer);
  // Quiet hours are of a zone; whoever sets it has said which.
  const asks = changes.quiet !== undefined && changes.quiet !== null && changes.timeZone === undefined;
  return privately(asks ? askingZone(message, channel, answer) : message);
}

/** Whoever names roles means that not everyone may. */
function rulesIn(values: Values): Partial<PlatformRules> | undefined {
  const managing = given<PeopleAndGroups>(values, 'set-up-roles')?.groups;
  const setUp =
    given<PlatformRules['setUp']>(values, 'set-up') ??
    (managing !== undefined && managing.length > 0 ? 'managers' : undefined);
  const guests = given<PlatformRules['guests']>(values, 'guests');
  const rules = {
    ...(setUp === undefined ? {} : { setUp }),
    ...(managing === undefined ? {} : { managing }),
    ...(guests === undefined ? {} : { guests }),
  };
  return Object.keys(rules).length === 0 ? undefined : rules;
}

/** `22:00-07:00`; `off` for none. */
function readQuiet(typed: string): Channel['quiet'] {
  if (NOBODY.has(typed.toLowerCase())) return null;
  const hours = readHours(typed);
  if (!hours) throw new UserError('bad-argument', { argument: 'quiet', problem: 'times', typed });
  return hours;
}

/**
 * The settings as one would type them: sent back unchanged, they change nothing.
 * @param home a channel of another home cannot be chosen in this one's forms
 */
function formValues(
  channel: Channel,
  workspace: Workspace,
  home: HomeRef,
  language: Language,
): Record<string, string> {
  const [nobody = 'off'] = languageOf(language).typed.nobody;
  const { quiet, escalateTo, onCall, onCallGroups } = channel;
  const rules = rulesOf(workspace, home);
  const near = escalateTo?.platform === home.platform && escalateTo.home === home.home;
  return {
    language: channel.language,
    'time-zone': channel.timeZone,
    quiet: quiet === null ? nobody : `${quiet.from}-${quiet.to}`,
    budget: String(channel.dailyBudget),
    charts: channel.charts ?? 'light',
    ...(near ? { 'escalate-to': channelToken(home, escalateTo.channel) } : {}),
    'on-call': [...onCall, ...onCallGroups].every(({ platform }) => platform === home.platform)
      ? [...onCall.map(personToken), ...onCallGroups.map(groupToken)].join(', ') || nobody
      : '',
    retention: String(workspace.retentionDays),
    'set-up': rules.setUp,
    'set-up-roles': rules.managing.map(groupToken).join(', ') || nobody,
    guests: rules.guests,
  };
}
