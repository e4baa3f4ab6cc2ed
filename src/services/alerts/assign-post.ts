import { UserError } from '../../config/errors.ts';
import type { Alert } from '../../listening/alerts/alert.ts';
import { newcomerFinding } from '../../listening/alerts/detectors/newcomer.ts';
import { evidenceOf } from '../../listening/alerts/evidence.ts';
import { assigned } from '../../listening/alerts/kinds/assigned.ts';
import { applyAction, isClosed } from '../../listening/alerts/triage.ts';
import type { Channel, Person } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { seesChannel } from '../seen-store.ts';
import { type ActOutcome, actOnAlert } from './act-on-alert.ts';
import { alertDeliveries } from './notify-alert.ts';
import { newAlert } from './raise-alert.ts';
import { requireSight } from './require-sight.ts';

/** Tries, when others give the same post to somebody, or close its alert, at the same moment. */
const TRIES = 3;

/** How the audit calls it that a post became an alert. */
export const ASSIGNED = 'assign-post';

/** `raised`: the post had no alert of this sort before. */
export type AssignOutcome = ActOutcome & { raised: boolean };

/**
 * Gives a post to somebody: it becomes an alert that they hold, with its card where it was asked. One that was assigned before
 * keeps its alert, which is open again if it was closed.
 * @throws UserError('not-allowed' | 'alert-changed')
 */
export async function assignPost(
  store: Store,
  actor: Actor,
  here: Channel,
  post: { mention: Mention; keyword: Keyword },
  to: Person,
  takeOver: boolean,
): Promise<AssignOutcome> {
  const { keyword, mention } = post;
  const { workspaceId, person, now } = actor;
  const at = { workspaceId, alertId: `${assigned.id}-${keyword.id}-${mention.id}` };
  const action = { verb: 'assign', to, takeOver } as const;
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await store.alert(workspaceId, at.alertId);
    if (before === null) {
      const alert = await raise(store, actor, here, post, at.alertId, to);
      if (alert) return { done: true, changed: true, raised: true, alert, keyword };
      continue;
    }
    await requireSight(store, actor, before);
    if (isClosed(before)) await actOnAlert(store, at, { verb: 'reopen' }, person, now);
    const outcome = await actOnAlert(store, at, action, person, now);
    // Closed again in between.
    if (!outcome.done && outcome.code === 'closed') continue;
    return { ...outcome, raised: false };
  }
  throw new UserError('alert-changed', { alert: at.alertId });
}

/** null when somebody was faster, or the keyword is gone. */
async function raise(
  store: Store,
  actor: Actor,
  here: Channel,
  { mention, keyword }: { mention: Mention; keyword: Keyword },
  id: string,
  to: Person,
): Promise<Alert | null> {
  const { workspaceId, person, now } = actor;
  const finding = newcomerFinding([mention], keyword.createdAt, now);
  const evidence = evidenceOf({
    keyword,
    stream: 'all',
    event: finding,
    alsoOther: false,
    now: [mention],
    before: [],
    usual: { total: 0, judged: 0, negative: 0, bySource: [], ms: 0 },
    rise: [],
    settledUntil: now,
    states: [],
    pushed: [],
    series: [],
    band: [],
    gaps: [],
    coveredFrom: keyword.createdAt,
    comparableSince: null,
    at: now,
    listed: {
      from: mention.post.publishedAt,
      to: mention.post.publishedAt + 1,
      upTo: await store.newestRow(),
    },
  });
  const parts = { keyword, kind: assigned, id, finding, now, episodeAt: finding.at, total: 1, peak: 1 };
  const taken = applyAction(
    newAlert(parts, evidence, assigned.severity, null),
    { verb: 'assign', to },
    person,
    now,
  );
  if (!taken.ok) return null;
  const channels = await channelsFor(store, actor, keyword, here);
  const [alert] = await store.commitDetected({
    workspaceId,
    detectors: [],
    raised: [{ ...taken.alert, version: 1 }],
    changed: [],
    audit: [auditRow(actor, ASSIGNED, id, `@${to.name}`)],
    deliveries: (raised) =>
      raised.flatMap((alert) =>
        alertDeliveries({ what: 'assigned', alert, keyword, channels, now, in: channels, by: person, to }),
      ),
  });
  return alert ?? null;
}

/** Where it was asked; asked in a direct conversation, where its keyword is heard, for others to see it. */
async function channelsFor(
  store: Store,
  actor: Actor,
  { workspaceId, id }: Keyword,
  here: Channel,
): Promise<Channel[]> {
  if (!here.ref.channel.startsWith('@')) return [here];
  const ids = (await store.subscriptions(workspaceId))
    .filter(({ keywordId, alerts }) => alerts && keywordId === id)
    .map(({ channelId }) => channelId);
  const seen = (await store.channels(workspaceId)).filter(
    (channel) => ids.includes(channel.id) && seesChannel(actor, channel),
  );
  return seen.length > 0 ? seen : [here];
}
