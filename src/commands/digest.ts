import type { Channel } from '../listening/channel.ts';
import { digestMessage } from '../messages/digests/digest.ts';
import { digestSettings } from '../messages/settings/settings.ts';
import { askingZone } from '../messages/time-zone.ts';
import { readCurrentDigest } from '../services/digests/read-current-digest.ts';
import { keywordsOf } from '../services/digests/read-digest.ts';
import { nextDigest, scheduleDigest } from '../services/digests/schedule-digest.ts';
import { defineCommand, type Values } from './command.ts';
import { channelOf, given, privately } from './context.ts';
import { channelToken } from './parser/tokens.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const digestCommand = defineCommand({
  verb: 'digest',
  needs: { usually: 'look', given: { target: 'set-up', 'target:now': 'look', at: 'set-up', day: 'set-up' } },
  group: 'read',
  postsHere: true,
  args: [
    {
      name: 'target',
      kind: 'choice',
      positional: true,
      choices: ['daily', 'weekly', 'off', 'now'],
    },
    { name: 'at', kind: 'time', rest: true },
    { name: 'day', kind: 'choice', choices: WEEKDAYS, rest: true, implies: 'weekly' },
    { name: 'in', kind: 'channel' },
  ],
  run: async (context, values) => {
    const { store, workspace, actor, now, locale } = context;
    const place = channelOf(context, values);
    const what = given<'daily' | 'weekly' | 'off' | 'now'>(values, 'target');
    if (what === 'now') {
      const digest = await readCurrentDigest(store, workspace, place, locale.timeZone, now);
      return privately(digestMessage(digest, locale));
    }
    const { channel, changed } = await scheduleDigest(store, actor, place, {
      cadence: what,
      at: given<string>(values, 'at'),
      weekday: weekdayOf(values),
    });
    const names = (await keywordsOf(store, channel, 'digest')).map(({ name }) => name);
    const next = nextDigest(channel, now);
    const settings = digestSettings(channel, names, next, changed, locale);
    const message = next === null ? settings : askingZone(settings, channel, locale);
    return what === undefined && !changed
      ? {
          ...privately(message),
          change: { verb: 'digest', values: formValues(channel, channel.id === context.channel.id) },
        }
      : privately(message);
  },
});

function weekdayOf(values: Values): number | undefined {
  const day = given<(typeof WEEKDAYS)[number]>(values, 'day');
  return day === undefined ? undefined : WEEKDAYS.indexOf(day) + 1;
}

/**
 * The schedule as one would type it: sent back unchanged, it changes nothing.
 * @param here false = another channel than the one spoken in
 */
function formValues({ digest: { daily, weekly }, ref }: Channel, here: boolean): Record<string, string> {
  const place: Record<string, string> = here ? {} : { in: channelToken(ref, ref.channel) };
  if (daily !== null && weekly !== null) return place;
  if (weekly !== null)
    return { ...place, target: 'weekly', at: weekly.at, day: WEEKDAYS[weekly.weekday - 1] ?? 'monday' };
  return daily === null ? { ...place, target: 'off' } : { ...place, target: 'daily', at: daily };
}
