import { UserError } from '../config/errors.ts';
import type { Channel, HomeRef, Person, PlatformRules, Workspace } from '../listening/channel.ts';
import {
  type Ability,
  may,
  type Rights,
  type Standing,
  standingIn,
  USUAL_RULES,
} from '../listening/rights.ts';
import type { Millis } from '../listening/time.ts';
import type { AuditRow } from '../store/store.ts';

/** Who asks for a change. Services check rights against what is stored, and the audit names the person. */
export interface Actor {
  workspaceId: string;
  person: Person;
  /** May change what others set. */
  admin: boolean;
  now: Millis;
  /** What their platform and the workspace say of them; left out, they are in every channel what `admin` says. */
  rights?: Rights;
}

/** How a person is remembered: `slack:U0MAPLE`. */
export function personId({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

/** What a workspace has decided about its people on a platform. */
export function rulesOf({ rules }: Workspace, { platform }: Pick<HomeRef, 'platform'>): PlatformRules {
  return { ...USUAL_RULES[platform], ...rules?.[platform] };
}

/** Who somebody is in a channel. */
export function standingOf({ rights, admin }: Actor, channel: Channel): Standing {
  if (rights) return standingIn(rights, channel);
  return admin ? 'admin' : 'writer';
}

/** What the workspace of somebody has decided about people on a platform. */
export function rulesFor({ rights }: Actor, { platform }: Pick<HomeRef, 'platform'>): PlatformRules {
  return rights?.rules ?? USUAL_RULES[platform];
}

export function can(actor: Actor, ability: Ability, channel: Channel): boolean {
  return may(ability, standingOf(actor, channel), rulesFor(actor, channel.ref));
}

/** @throws UserError('not-allowed') that says what it takes, and who can help */
export function requireAbility(
  actor: Actor,
  ability: Ability,
  channel: Channel,
  asked: { verb: string; flag?: string },
): void {
  if (can(actor, ability, channel)) return;
  const standing = standingOf(actor, channel);
  const { platform } = channel.ref;
  const who =
    standing === 'unseen' || standing === 'guest' ? standing : ability === 'admin' ? 'admin' : ability;
  throw new UserError('not-allowed', { who, ...asked, channel: channel.name, platform });
}

/**
 * A setting is changed by its owner, by an admin, and by whoever manages the channel that it belongs to.
 * @param owner as `personId`
 * @throws UserError('not-allowed')
 */
export function requireOwner(actor: Actor, owner: string, channel?: Channel): void {
  if (actor.admin || personId(actor.person) === owner) return;
  if (channel && standingOf(actor, channel) === 'manager') return;
  throw new UserError('not-allowed', { who: 'owner', owner });
}

/** @param verb the command that asks for it, and its flag when only that needs the right @throws UserError('not-allowed') */
export function requireAdmin({ admin }: Actor, verb: string, flag?: string): void {
  if (admin) return;
  throw new UserError('not-allowed', { who: 'admin', verb, ...(flag === undefined ? {} : { flag }) });
}

/** @param detail for other people of the workspace to read */
export function auditRow(
  { workspaceId, now, person }: Actor,
  act: string,
  subject: string,
  detail: string | null,
): AuditRow {
  return { workspaceId, at: now, person, act, subject, detail };
}
