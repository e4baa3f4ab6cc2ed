import type { Alert } from '../listening/alerts/alert.ts';
import { samePerson } from '../listening/alerts/triage.ts';
import { DAY } from '../listening/time.ts';
import { campaignUndone } from '../messages/campaigns/answers.ts';
import { supersededMessage, undoneMessage } from '../messages/mentions/undone.ts';
import { scheduledMessage } from '../messages/reports/schedules.ts';
import { cannotUndo, nothingToUndo } from '../messages/undo.ts';
import { ASSIGNED } from '../services/alerts/assign-post.ts';
import { actName, subjectOf } from '../services/audit/act-name.ts';
import { isCampaignAct, undoCampaignAct } from '../services/campaigns/change-campaign.ts';
import { CHARTS_ACT } from '../services/channels/change-settings.ts';
import { SHARED_ACT } from '../services/dashboards/share-dashboard.ts';
import {
  changesMentions,
  latestStanding,
  type UndoneAct,
  undoMentionAct,
} from '../services/mentions/undo-mention.ts';
import { asListed, isReportAct, REPORT_ON, undoReportAct } from '../services/reports/schedule-report.ts';
import type { AuditRow } from '../store/store.ts';
import { alertCommand } from './alert.ts';
import {
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  type Reply,
  type Values,
} from './command.ts';
import { given, privately } from './context.ts';
import { dashboardCommand } from './dashboard.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { reportCommand } from './report.ts';
import { requireRights } from './rights.ts';
import { settingsCommand } from './settings.ts';
import { claimCommand, dismissCommand, releaseCommand, reopenCommand } from './triage.ts';

/** Acts of a workspace that are looked through for the latest of one person. */
const ACTS = 200;
/** An older act is not what somebody means who wants the last one back. */
const RECENT = DAY;

/** Acts that one command takes back whole, by what they are called in the audit. */
const INVERSES: Readonly<Record<string, CommandDefinition>> = {
  resolve: reopenCommand,
  dismiss: reopenCommand,
  merge: reopenCommand,
  claim: releaseCommand,
  release: claimCommand,
  pause: resumeCommand,
  resume: pauseCommand,
  'pause-channel': resumeCommand,
  'resume-channel': pauseCommand,
};

/** Takes back the latest act of whoever asks, or says which command does it. */
export const undoCommand = defineCommand({
  verb: 'undo',
  // And the right of the command that takes it back.
  needs: 'act',
  group: 'triage',
  args: [
    { name: 'target', kind: 'lookup', of: 'alert', positional: true },
    // The act that a button takes back, by its name.
    { name: 'of', kind: 'text', byButton: true },
  ],
  run: async (context, values) => {
    const { store, workspace, person, now, locale } = context;
    const named = given<string>(values, 'of');
    if (named !== undefined) return takeBackNamed(context, named);
    const alert = given<Alert>(values, 'target');
    const acts = await store.audit(workspace.id, {
      limit: ACTS,
      ...(alert ? { subject: alert.id } : {}),
    });
    const last = latestStanding(
      acts.filter((row) => typeof row.person !== 'string' && samePerson(row.person, person)),
    );
    const recent = last && last.at > now - RECENT ? last : null;
    if (!recent)
      return alert ? runAs(reopenCommand, context, { target: alert }) : privately(nothingToUndo(locale));
    return takeBack(context, recent);
  },
});

/** An act about a post by its name: one line may have left several rows, one for each tag. */
async function takeBackNamed(context: CommandContext, named: string): Promise<Reply> {
  const { store, workspace, actor, person, locale } = context;
  const acts = await store.audit(workspace.id, { limit: ACTS, subject: subjectOf(named) });
  const own = acts.filter(
    (row) => actName(row) === named && typeof row.person !== 'string' && samePerson(row.person, person),
  );
  const undone: UndoneAct[] = [];
  for (const row of own)
    undone.push(...[await undoMentionAct(store, actor, row)].filter((act) => act !== null));
  if (undone.length > 0) return sayUndone(context, undone, subjectOf(named));
  return privately(supersededMessage(locale));
}

async function sayUndone(
  { store, workspace, locale }: CommandContext,
  undone: UndoneAct[],
  mentionId: string,
): Promise<Reply> {
  const keywords = await store.keywords(workspace.id);
  const names = new Map(keywords.map(({ id, name }) => [id, name]));
  const about = await store.mention(workspace.id, mentionId);
  return privately(undoneMessage(undone, about, names, locale));
}

async function takeBack(context: CommandContext, row: AuditRow): Promise<Reply> {
  const { store, workspace, actor, now, locale } = context;
  const { act, subject, detail } = row;
  // The tags of one line are several acts of the audit, and one of whoever typed it.
  if (act === 'tag' || act === 'untag') return takeBackNamed(context, actName(row));
  if (isCampaignAct(act)) {
    const campaign = await undoCampaignAct(store, actor, row);
    return privately(campaign ? campaignUndone(campaign, locale) : supersededMessage(locale));
  }
  if (isReportAct(act)) {
    const schedule = await undoReportAct(store, actor, row);
    const report = schedule && (await asListed(store, actor, schedule));
    if (!report) return privately(supersededMessage(locale));
    return privately(scheduledMessage(report, act === 'report-off' ? 'added' : 'changed', now, locale));
  }
  const undone = await undoMentionAct(store, actor, row);
  if (undone) return sayUndone(context, [undone], subject);
  if (changesMentions(act)) return privately(supersededMessage(locale));
  const alert = await store.alert(workspace.id, subject);
  const keyword = (await store.keywords(workspace.id)).find(({ id }) => id === subject) ?? null;
  const channel = (await store.channels(workspace.id)).find(({ id }) => id === subject) ?? null;
  const inverse = Object.hasOwn(INVERSES, act) ? INVERSES[act]! : null;
  const muted = keyword !== null && (keyword.rule.mutedUntil ?? 0) > now;
  // What became an alert by it is closed as taken back.
  if (act === ASSIGNED && alert)
    return runAs(dismissCommand, context, { target: alert, reason: 'withdrawn' });
  if (act === SHARED_ACT)
    return runAs(dashboardCommand, context, { target: 'unlink', number: Number(detail) });
  if (act === 'alert' && muted && asked(detail) === 'mute')
    return runAs(alertCommand, context, { target: keyword, mute: 'off' });
  if (inverse && (alert ?? keyword)) return runAs(inverse, context, { target: (alert ?? keyword)! });
  if (act === REPORT_ON)
    return runAs(reportCommand, context, { schedule: 'off', number: Number.parseInt(detail ?? '', 10) });
  if (act === CHARTS_ACT && channel)
    return runAs(settingsCommand, { ...context, channel }, { charts: detail === 'dark' ? 'light' : 'dark' });
  if (inverse && channel) return runAs(inverse, context, { in: channel });
  return privately(
    cannotUndo({ act, alert, keyword: keyword?.name ?? (act === 'remove' ? detail : null) }, locale),
  );
}

/** What was asked of a rule, as `changeRule` notes it behind the keyword's name. */
function asked(detail: string | null): string | undefined {
  return detail?.split(': ').at(-1);
}

async function runAs(definition: CommandDefinition, context: CommandContext, values: Values): Promise<Reply> {
  requireRights(definition, values, context.actor, context.channel);
  return definition.run(context, values);
}
