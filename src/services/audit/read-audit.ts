import type { Alert } from '../../listening/alerts/alert.ts';
import type { TriageAction } from '../../listening/alerts/triage-action.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { named, oneLine } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Run, Text } from '../../messages/message.ts';
import { cardRun, channelRun } from '../../messages/runs.ts';
import { withNames } from '../../messages/settings/ids.ts';
import type { AuditRow, Store } from '../../store/store.ts';
import { personId } from '../actor.ts';
import { isCampaignAct } from '../campaigns/change-campaign.ts';
import { isMentionAct } from '../mentions/undo-mention.ts';

/** Alerts that acts of late can be about. */
const ALERTS = 1_000;
const TRIAGE: Readonly<Record<TriageAction['verb'], true>> = {
  claim: true,
  assign: true,
  release: true,
  snooze: true,
  escalate: true,
  note: true,
  merge: true,
  resolve: true,
  dismiss: true,
  reopen: true,
  remind: true,
  'ask-idle': true,
  wake: true,
};

/** An act with what people call its subject; null = an alert that went with its keyword. */
export interface NamedAuditRow extends Omit<AuditRow, 'subject' | 'detail'> {
  subject: Text | null;
  detail: Text;
}

/** Who did what, newest first, by the names that people know. */
export async function readAudit(store: Store, workspace: Workspace, limit: number): Promise<NamedAuditRow[]> {
  const rows = await store.audit(workspace.id, { limit });
  const names = await namesOf(store, workspace, rows);
  return rows.map((row) => {
    const subject = names.get(row.subject);
    const gone = row.act in TRIAGE;
    return {
      ...row,
      subject: subject ? [subject] : gone ? null : withNames(row.subject, names),
      detail: withNames(row.detail ?? '', names),
    };
  });
}

/** Things and persons that acts are about, by id. */
async function namesOf(
  store: Store,
  workspace: Workspace,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, Run>> {
  const alerts = await store.alerts(workspace.id, { limit: ALERTS });
  const channels = await store.channels(workspace.id);
  const persons = [
    ...channels.flatMap(({ owner, onCall }) => [owner, ...onCall]),
    ...alerts.flatMap(({ triage }) => [triage.holder, triage.closedBy]),
    ...rows.map(({ person }) => person),
  ].filter((person) => person !== null && typeof person !== 'string');
  return new Map<string, Run>([
    ...(await postsOf(store, workspace, rows)),
    // A keyword that is gone is known by what its removal says.
    ...rows.flatMap(({ act, subject, detail }) =>
      (act === 'remove' || isCampaignAct(act)) && detail ? [[subject, detail] as const] : [],
    ),
    ...persons.flatMap((person) => {
      const run = { person: named(person) };
      return [[personId(person), run] as const, [person.id, run] as const];
    }),
    [workspace.id, workspace.name],
    ...channels.flatMap((channel) => {
      const run = channelRun(channel);
      return [[channel.id, run] as const, [channel.ref.channel, run] as const];
    }),
    ...(await store.keywords(workspace.id)).map(({ id, name }) => [id, name] as const),
    ...alerts.map((alert) => [alert.id, numberRun(alert)] as const),
  ]);
}

/** Posts by who wrote them and where; of one that is deleted nothing is said. */
async function postsOf(
  store: Store,
  { id, language }: Workspace,
  rows: readonly AuditRow[],
): Promise<[string, Run][]> {
  const subjects = new Set(rows.filter(({ act }) => isMentionAct(act)).map(({ subject }) => subject));
  const posts: [string, Run][] = [];
  for (const subject of subjects) {
    // What an author or a site is muted for may be no post.
    if (subject === id) continue;
    const mention = await store.mention(id, subject);
    posts.push([
      subject,
      mention && mention.post.url !== '' ? postRun(mention) : copyOf(language).notices.auditPostGone,
    ]);
  }
  return posts;
}

function postRun({ post: { url, site, author } }: Mention): Run {
  return { link: url, text: oneLine([site, ...(author ? [author.name] : [])].join(' · '), 40) };
}

function numberRun(alert: Alert): Run {
  const card = cardRun(alert);
  return { ...card, text: `#${card.text}` };
}
