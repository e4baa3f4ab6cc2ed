import { UserError } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { REPORT_FORMATS, type ReportFormat } from '../listening/reports/report-file.ts';
import type { ReportCadence } from '../listening/reports/schedule.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { digestMessage } from '../messages/digests/digest.ts';
import { reportMessage } from '../messages/digests/report.ts';
import type { Locale } from '../messages/locale.ts';
import { withWhere } from '../messages/mentions/where.ts';
import type { Message } from '../messages/message.ts';
import { reportOnItsWay, reportWithFile } from '../messages/reports/file-message.ts';
import { scheduledMessage, scheduleRemoved, schedulesList } from '../messages/reports/schedules.ts';
import { askingZone } from '../messages/time-zone.ts';
import { requireAbility } from '../services/actor.ts';
import { keywordsOf, periodOf, readDigest } from '../services/digests/read-digest.ts';
import { withTelling } from '../services/digests/read-telling.ts';
import { storeFor } from '../services/mentions/store-where.ts';
import { readCondition } from '../services/mentions/where.ts';
import { postReport } from '../services/reports/post-report.ts';
import { readReport } from '../services/reports/read-report.ts';
import {
  asListed,
  changeReport,
  findReport,
  listReports,
  scheduleReport,
  stopReport,
} from '../services/reports/schedule-report.ts';
import { withThemes } from '../services/themes/with-themes.ts';
import { ruleWhere } from './alert.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, privately, shown } from './context.ts';
import { WHERE, whereIn } from './mentions.ts';
import { dayTimeOf } from './parser/day-times.ts';

type Schedule = ReportCadence | 'off' | 'scheduled';

const SCHEDULES: readonly Schedule[] = ['daily', 'weekly', 'monthly', 'off', 'scheduled'];

export const reportCommand = defineCommand({
  verb: 'report',
  needs: {
    usually: 'look',
    given: {
      'public:true': 'speak',
      in: 'speak',
      at: 'set-up',
      schedule: 'set-up',
      'schedule:scheduled': 'look',
      number: 'set-up',
    },
  },
  group: 'read',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, many: true },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    { name: 'file', kind: 'choice', choices: REPORT_FORMATS },
    { name: 'schedule', kind: 'choice', choices: SCHEDULES, opens: true },
    { name: 'at', kind: 'time', withDay: true, rest: ['daily', 'weekly', 'monthly'] },
    { name: 'in', kind: 'channel' },
    { name: 'number', kind: 'integer', min: 1, max: 1_000_000, rest: ['off'] },
    WHERE,
    { name: 'public', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, actor, channel, now, locale } = context;
    const schedule = given<Schedule>(values, 'schedule');
    if (schedule === 'scheduled')
      return privately(schedulesList(await listReports(store, actor, channel), now, locale));
    if (schedule === 'off')
      return stop(context, given<number>(values, 'number'), given(values, 'target') ?? []);
    const isScheduled = schedule ?? given<string>(values, 'at') ?? given<number>(values, 'number');
    return isScheduled === undefined ? once(context, values) : comesByItself(context, values, schedule);
  },
});

/** One report now: for the person alone, or for a channel. */
async function once(context: CommandContext, values: Values): Promise<Reply> {
  const { workspace, channel, now, ports } = context;
  const where = whereIn(values);
  const { store, wasCut } = storeFor(context.store, where, now);
  const named = given<readonly Keyword[]>(values, 'target') ?? [];
  const to = given<Channel>(values, 'in');
  const everybody = given<boolean>(values, 'public') ?? false;
  const format = given<ReportFormat>(values, 'file');
  const { keywords } = await aboutWhat(context, named, to);
  const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
  const asked = where === undefined ? {} : { where };
  const message = async (locale: Locale): Promise<Message> => {
    const { timeZone } = locale;
    const read = await readDigest(store, { workspace, keywords, period, timeZone, now });
    const digest = await withThemes(store, workspace, await withTelling(store, workspace.id, read));
    const isOfOne = keywords.length === 1 && named.length > 0;
    const made = isOfOne ? reportMessage(digest, locale) : digestMessage(digest, locale);
    return withWhere(made, where ?? null, wasCut(), locale);
  };
  if (to || (everybody && format)) {
    const place = to ?? channel;
    const what = format ? { keywords, period, format, ...asked } : await message(place);
    await postReport(context.store, context.actor, workspace, place, what);
    return privately(reportOnItsWay(place, context.locale));
  }
  if (!format) return shown(context, everybody, message);
  const { locale } = context;
  const document = await readReport(context.store, { workspace, keywords, period, locale, now, ...asked });
  const file = await ports.makeReport(document, format);
  return { ...privately(reportWithFile(document, file, locale)), file };
}

/** Whose report it is: those named, those of the channel where it is asked, else those of the one that gets it. */
async function aboutWhat(
  { store, channel }: CommandContext,
  named: readonly Keyword[],
  to: Channel | undefined,
): Promise<{ keywords: readonly Keyword[]; of: Channel }> {
  if (named.length > 0) return { keywords: named, of: channel };
  for (const of of to ? [channel, to] : [channel]) {
    const keywords = await keywordsOf(store, of);
    if (keywords.length > 0) return { keywords, of };
  }
  throw new UserError('not-subscribed', { channel: (to ?? channel).name });
}

async function comesByItself(
  context: CommandContext,
  values: Values,
  cadence: ReportCadence | undefined,
): Promise<Reply> {
  const { store, workspace, actor, channel: here, now, locale } = context;
  if (values.since !== undefined)
    throw new UserError('bad-argument', { argument: 'since', problem: 'since-scheduled' });
  const keywords = given<readonly Keyword[]>(values, 'target') ?? [];
  const to = given<Channel>(values, 'in');
  const when = dayTimeOf(given<string>(values, 'at') ?? '');
  const dayIsOf = when.weekday !== undefined ? 'weekly' : when.date !== undefined ? 'monthly' : cadence;
  if (cadence !== undefined && cadence !== dayIsOf)
    throw new UserError('bad-argument', { argument: 'at', problem: `day-of-${cadence}` });
  const change = {
    ...{ cadence, keywords, at: when.time, weekday: when.weekday, date: when.date },
    format: given<ReportFormat>(values, 'file'),
    where: ruleWhere(values, readCondition),
  };
  const number = given<number>(values, 'number');
  const { schedule, what } =
    number === undefined
      ? await scheduleReport(
          store,
          actor,
          { channel: to ?? here, of: (await aboutWhat(context, keywords, to)).of },
          change,
        )
      : await changeNumbered(context, number, to, change);
  const report = await asListed(store, actor, schedule);
  const channel = await store.channel(workspace.id, schedule.channelId);
  const message = scheduledMessage(report!, what, now, locale);
  return {
    ...privately(askingZone(message, channel ?? here, locale)),
    postsIn: channel ? [channel.ref] : [],
  };
}

async function changeNumbered(
  { store, actor }: CommandContext,
  number: number,
  to: Channel | undefined,
  change: Parameters<typeof changeReport>[4],
) {
  const { schedule, channel } = await findReport(store, actor, number);
  requireAbility(actor, 'set-up', channel, { verb: 'report' });
  return changeReport(store, actor, { from: channel, to: to ?? channel }, schedule, change);
}

/** By its number, or the only one that there is for this channel, of the keywords that were named; of several, which one is asked. */
async function stop(
  { store, actor, channel: here, now, locale }: CommandContext,
  number: number | undefined,
  about: readonly Keyword[],
): Promise<Reply> {
  const own = (await listReports(store, actor, here)).filter(
    ({ schedule, keywords }) =>
      schedule.channelId === here.id &&
      about.every(({ name }) => keywords?.some((keyword) => keyword.name === name)),
  );
  const only = own.length === 1 ? own[0]!.schedule.number : undefined;
  const meant = number ?? only;
  if (meant === undefined) {
    const all = await listReports(store, actor, here);
    return privately(schedulesList(all, now, locale, all.length > 0 ? 'which' : null));
  }
  const { schedule, channel } = await findReport(store, actor, meant);
  requireAbility(actor, 'set-up', channel, { verb: 'report' });
  await stopReport(store, actor, channel, schedule);
  return privately(scheduleRemoved(meant, locale));
}
