import { createHash, randomBytes } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import { samePerson } from '../../listening/alerts/triage.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import type { DashboardLink, Store } from '../../store/store.ts';
import { type Actor, auditRow, can, requireAbility } from '../actor.ts';
import { scopeOf } from './read-dashboard.ts';

/** Acts, as the audit calls them. */
export const SHARED_ACT = 'share-dashboard';
const REVOKED_ACT = 'revoke-dashboard-link';

/** Valid links of one workspace. */
const MAX_LINKS = 50;
/** 256 bits: nobody finds one by trying. */
const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/;

/**
 * Makes a link to a page that shows the channel's dashboard to whoever has it. The secret is in no other place than in what
 * this returns: it is random, not signed, so that a single one can be revoked.
 * @throws UserError('not-allowed' | 'too-many-links')
 */
export async function shareDashboard(
  store: Store,
  actor: Actor,
  channel: Channel,
  validMs: Millis,
): Promise<{ link: DashboardLink; secret: string }> {
  const { workspaceId, now, person } = actor;
  requireAbility(actor, 'set-up', channel, { verb: 'dashboard' });
  const scope = await scopeOf(store, channel);
  // Somebody else may not see all that the page of a whole workspace would show.
  if (scope === 'workspace' && !actor.admin) throw new UserError('not-allowed', { who: 'whole-workspace' });
  if ((await store.dashboardLinks(workspaceId, now)).length >= MAX_LINKS)
    throw new UserError('too-many-links', { max: MAX_LINKS });
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const link = await store.addDashboardLink(
    hashOf(secret),
    { workspaceId, channelId: channel.id, scope, createdAt: now, until: now + validMs, createdBy: person },
    ({ number }) => auditRow(actor, SHARED_ACT, channel.id, String(number)),
  );
  return { link, secret };
}

/** Valid links that somebody may revoke, with their channels. */
export async function revocableLinks(
  store: Store,
  actor: Actor,
): Promise<{ link: DashboardLink; channel: Channel }[]> {
  const channels = new Map((await store.channels(actor.workspaceId)).map((channel) => [channel.id, channel]));
  return (await store.dashboardLinks(actor.workspaceId, actor.now)).flatMap((link) => {
    const channel = channels.get(link.channelId);
    return channel && mayRevoke(actor, link, channel) ? [{ link, channel }] : [];
  });
}

/** Ends a link at once. @throws UserError('link-not-found') */
export async function revokeLink(store: Store, actor: Actor, number: number): Promise<DashboardLink> {
  const found = (await revocableLinks(store, actor)).find(({ link }) => link.number === number);
  if (!found) throw new UserError('link-not-found', { typed: String(number) });
  const { link } = found;
  const audit = auditRow(actor, REVOKED_ACT, link.channelId, String(number));
  if (!(await store.dropDashboardLink(link, audit)))
    throw new UserError('link-not-found', { typed: String(number) });
  return link;
}

/** Whoever made it, an admin, and whoever may set the bot up in its channel. */
function mayRevoke(actor: Actor, link: DashboardLink, channel: Channel): boolean {
  return actor.admin || samePerson(link.createdBy, actor.person) || can(actor, 'set-up', channel);
}

/**
 * The link of a secret, while it is valid. It is looked up by its hash: what the time of a look-up could tell is about a
 * hash, from which no secret can be made.
 */
export async function linkOfSecret(store: Store, secret: string, now: Millis): Promise<DashboardLink | null> {
  return SECRET.test(secret) ? store.dashboardLinkBy(hashOf(secret), now) : null;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
