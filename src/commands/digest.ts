import { UserError } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { lastDue, nextDue } from '../listening/zoned.ts';
import { digestMessage } from '../messages/digests/digest.ts';
import type { Message } from '../messages/message.ts';
import { digestSettings } from '../messages/settings/settings.ts';
import { withAdvice } from '../services/alerts/rule-advice.ts';
import { keywordsOf, readDigest } from '../services/digests/read-digest.ts';
import { digestForm, WEEKDAYS } from '../services/form-values.ts';
import { type CommandContext, defineCommand, type Values } from './command.ts';
import { auditBy, given, mustOwn, personId, placeOf, privately } from './context.ts';

const USUAL_TIME = '09:00';

export const digest = defineCommand({
  verb: 'digest',
  needs: 'member',
  group: 'read',
  args: [
    {
      name: 'target',
      kind: 'choice',
      positional: true,
      choices: ['daily', 'weekly', 'off', 'now'],
    },
    { name: 'at', kind: 'time' },
    { name: 'day', kind: 'choice', choices: WEEKDAYS },
    { name: 'in', kind: 'channel' },
  ],
  run: async (context, values) => {
    const { store, now, locale } = context;
    const before = placeOf(context, values);
    const what = given<string>(values, 'target');
    if (what === 'now') return privately(await digestNow(context, before));
    const after = { ...before, digest: scheduled(before, values) };
    const changed = JSON.stringify(after.digest) !== JSON.stringify(before.digest);
    if (changed) {
      mustOwn(context, personId(before.owner));
      const { daily, weekly } = after.digest;
      const detail = daily ?? (weekly ? `${weekly.weekday} ${weekly.at}` : 'off');
      await store.saveChannel(after, auditBy(context, 'digest', after.id, detail));
    }
    const names = (await keywordsOf(store, after, 'digest')).map(({ name }) => name);
    const message = digestSettings(after, names, nextDigest(after, now), changed, locale);
    return what === undefined && !changed
      ? {
          ...privately(message),
          change: { verb: 'digest', values: digestForm(after, after.id === context.channel.id) },
        }
      : privately(message);
  },
});

/** `daily` and `weekly` replace one another; a time or a day alone moves what is set. */
function scheduled({ digest: now }: Channel, values: Values): Channel['digest'] {
  const what = given<string>(values, 'target');
  const at = given<string>(values, 'at');
  const day = given<(typeof WEEKDAYS)[number]>(values, 'day');
  const weekday = day === undefined ? undefined : WEEKDAYS.indexOf(day) + 1;
  if (what === 'off') return { daily: null, weekly: null };
  const weekly = what === 'weekly' || (what === undefined && (weekday !== undefined || now.weekly !== null));
  if (what === undefined && at === undefined && weekday === undefined) return now;
  if (weekly) {
    return {
      daily: what === undefined ? now.daily : null,
      weekly: {
        weekday: weekday ?? now.weekly?.weekday ?? 1,
        at: at ?? now.weekly?.at ?? now.daily ?? USUAL_TIME,
      },
    };
  }
  return { daily: at ?? now.daily ?? now.weekly?.at ?? USUAL_TIME, weekly: null };
}

/** When a channel gets its next digest; null = it gets none. */
export function nextDigest({ digest: { daily, weekly }, timeZone }: Channel, now: Millis): Millis | null {
  const next = [
    ...(daily === null ? [] : [nextDue(now, timeZone, daily)]),
    // The last one within the next seven days is the next one.
    ...(weekly === null ? [] : [lastDue(now + 7 * DAY, timeZone, weekly.at, weekly.weekday)]),
  ];
  return next.length === 0 ? null : Math.min(...next);
}

/** What the next digest would say if it came now: since the last one, or the last day or week. */
async function digestNow(
  { store, workspace, locale, now }: CommandContext,
  channel: Channel,
): Promise<Message> {
  const keywords = await keywordsOf(store, channel, 'digest');
  if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
  const { daily, weekly } = channel.digest;
  const cadence = daily === null && weekly !== null ? 'weekly' : 'daily';
  const length = cadence === 'weekly' ? 7 * DAY : DAY;
  const period = { from: now - length, to: now, beforeFrom: now - 2 * length, cadence } as const;
  const digest = await readDigest(store, { workspace, keywords, period, timeZone: channel.timeZone, now });
  return digestMessage(await withAdvice(store, workspace, digest, now), locale);
}
