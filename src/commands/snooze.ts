import { UserError } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import { DAY, MINUTE, type Millis } from '../listening/time.ts';
import { nextDue } from '../listening/zoned.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

const WORDS = ['tomorrow', 'calm'] as const;

export const snooze = defineCommand({
  verb: 'snooze',
  needs: 'member',
  group: 'triage',
  form: true,
  args: [
    theAlert,
    {
      name: 'for',
      kind: 'duration',
      min: 5 * MINUTE,
      max: 30 * DAY,
      words: WORDS,
      rest: true,
    },
    { name: 'until', kind: 'moment' },
    { name: 'why', kind: 'text', max: 300, runs: true },
  ],
  run: (context, values) => {
    const { now, channel } = context;
    const length = given<number | (typeof WORDS)[number]>(values, 'for');
    const until =
      given<Millis>(values, 'until') ??
      (length === undefined ? undefined : untilOf(length, now, channel.timeZone));
    if (until === undefined) throw new UserError('missing-argument', { argument: 'for', verb: 'snooze' });
    const reason = given<string>(values, 'why');
    const action = { verb: 'snooze', until, ...(reason === undefined ? {} : { why: reason }) } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, { what: 'snooze' });
  },
});

/** `tomorrow` is nine in the morning of the channel's next day. */
function untilOf(length: number | 'tomorrow' | 'calm', now: Millis, timeZone: string): Millis | 'calm' {
  if (length === 'calm') return 'calm';
  return length === 'tomorrow' ? nextDue(nextDue(now, timeZone, '00:00'), timeZone, '09:00') : now + length;
}
