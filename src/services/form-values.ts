import { rankedOptions } from '../listening/alerts/kinds/index.ts';
import type { Channel, HomeRef, Person, Workspace } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';

// What is set now, as one would type it: sent back unchanged, it changes nothing.
type Raw = Record<string, string>;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export function keywordForm(keyword: Keyword): Raw {
  const all = (list: readonly string[]) => (list.length === 0 ? 'all' : list.join(', '));
  return {
    target: keyword.name,
    query: keyword.query,
    name: keyword.name,
    kind: keyword.kind,
    lang: all(keyword.languages),
    source: all(keyword.sources),
  };
}

/** A mute that runs has no value here: any would move its end. */
export function ruleForm({ name, rule }: Keyword): Raw {
  return {
    target: name,
    ...Object.fromEntries(rankedOptions.map(({ key, argument }) => [argument, String(rule[key] ?? 0)])),
  };
}

/** @param here false = another channel than the one spoken in */
export function digestForm({ digest: { daily, weekly }, ref }: Channel, here: boolean): Raw {
  const place: Raw = here ? {} : { in: channelToken(ref, ref.channel) };
  if (daily !== null && weekly !== null) return place;
  if (weekly !== null)
    return { ...place, target: 'weekly', at: weekly.at, day: WEEKDAYS[weekly.weekday - 1] ?? 'monday' };
  return daily === null ? { ...place, target: 'off' } : { ...place, target: 'daily', at: daily };
}

/** @param home a channel of another home cannot be chosen in this one's forms */
export function settingsForm(channel: Channel, workspace: Workspace, home: HomeRef): Raw {
  const { quiet, escalateTo, onCall } = channel;
  const near = escalateTo?.platform === home.platform && escalateTo.home === home.home;
  return {
    language: channel.language,
    'time-zone': channel.timeZone,
    quiet: quiet === null ? 'off' : `${quiet.from}-${quiet.to}`,
    budget: String(channel.dailyBudget),
    ...(near ? { 'escalate-to': channelToken(home, escalateTo.channel) } : {}),
    'on-call': onCall.every(({ platform }) => platform === home.platform)
      ? onCall.map((person) => personToken(person)).join(', ') || 'off'
      : '',
    retention: String(workspace.retentionDays),
  };
}

function channelToken({ platform }: HomeRef, channel: string): string {
  return platform === 'terminal' ? `#${channel}` : `<#${channel}>`;
}

/** With the name, so that sending it back does not make it an id. */
function personToken({ platform, id, name }: Person): string {
  return platform === 'terminal' ? `@${id}` : `<@${id}|${name.replace(/[<>|]/g, '')}>`;
}
