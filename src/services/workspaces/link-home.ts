import { randomInt } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import type { Alert } from '../../listening/alerts/alert.ts';
import type { HomeRef, Workspace } from '../../listening/channel.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { DAY, MINUTE, type Millis } from '../../listening/time.ts';
import type { Joining } from '../../messages/settings/link.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { cardsOf } from '../alerts/alert-cards.ts';
import { alertDeliveries } from '../alerts/notify-alert.ts';

const VALID_FOR = 15 * MINUTE;
/** Without letters and digits that look alike when read aloud or retyped. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;
/** As long as series are kept. */
const COUNTED = 390 * DAY;

/** A one-time code with which another home joins this workspace. */
export async function offerLink(
  store: Store,
  { workspaceId, now }: Actor,
): Promise<{ code: string; until: Millis }> {
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const until = now + VALID_FOR;
  await store.offerLink(workspaceId, code, until);
  return { code, until };
}

/** The data that a home would leave behind. @returns null for a new one, which has nothing to lose */
export async function joiningOf(
  store: Store,
  workspace: Workspace,
  home: HomeRef,
  offered: Workspace,
  now: Millis,
): Promise<Joining | null> {
  const keywords = await store.keywords(workspace.id);
  if (keywords.length === 0 && (await store.alerts(workspace.id, { limit: 1 })).length === 0) return null;
  const ids = keywords.map(({ id }) => id);
  const period = [now - COUNTED, now] as const;
  const totals = await store.totals(workspace.id, ids, ...period);
  return {
    workspace: offered.name,
    former: (await otherHomes(store, workspace.id, home)).length > 0 ? workspace.name : null,
    collected: distinctTotals(totals, await store.sharedPosts(workspace.id, ids, ...period)).total,
  };
}

/** Names of the homes that share a workspace with this one. */
export async function otherHomes(store: Store, workspaceId: string, home: HomeRef): Promise<string[]> {
  return (await store.homes(workspaceId))
    .filter((other) => other.platform !== home.platform || other.home !== home.home)
    .map(({ name }) => name);
}

/**
 * Moves a home into the workspace that offered the code; its open alerts come along.
 * @returns the workspace, and the alerts that have got another number
 * @throws UserError('link-code') when the code is used up
 */
export async function joinWorkspace(
  { store, wake }: { store: Store; wake(): void },
  actor: Actor,
  home: HomeRef & { name: string },
  code: string,
  offered: Workspace,
): Promise<{ workspace: Workspace; renumbered: { before: number; after: number; id: string }[] }> {
  const { now } = actor;
  const { name, ...ref } = home;
  const before = await store.alerts(actor.workspaceId, { open: true });
  const numbers = new Map(before.map(({ id, number }) => [id, number]));
  const audit = { ...auditRow(actor, 'link', offered.id, name), workspaceId: offered.id };
  const workspace = await store.redeemLink(code, ref, name, now, audit);
  if (!workspace) throw new UserError('link-code', { argument: 'target' });
  wake();
  const moved = (await store.alerts(workspace.id, { open: true })).filter(({ id }) => numbers.has(id));
  for (const alert of moved) await showNumber(store, alert, now);
  const renumbered = moved
    .map(({ id, number }) => ({ before: numbers.get(id)!, after: number, id }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => a.after - b.after);
  return { workspace, renumbered };
}

/** The cards of an alert that came along show its new number. */
async function showNumber(store: Store, alert: Alert, now: Millis): Promise<void> {
  const { workspaceId } = alert;
  const keyword = (await store.keywords(workspaceId)).find(({ id }) => id === alert.keywordId);
  if (!keyword) return;
  const edits = alertDeliveries({
    what: 'acted',
    alert,
    keyword,
    channels: await store.channels(workspaceId),
    now,
    lines: [],
    cardsIn: await cardsOf(store, alert),
  });
  await store.commitAct([], [], edits);
}
