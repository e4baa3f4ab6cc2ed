import { UserError } from '../config/errors.ts';
import type { Person } from '../listening/channel.ts';
import type { Millis } from '../listening/time.ts';
import type { AuditRow } from '../store/store.ts';

/** Who asks for a change. Services check rights against what is stored, and the audit names the person. */
export interface Actor {
  workspaceId: string;
  person: Person;
  /** May change what others set. */
  admin: boolean;
  now: Millis;
}

/** How a person is remembered: `slack:U0MAPLE`. */
export function personId({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

/**
 * A setting is changed by its owner or by an admin.
 * @param owner as `personId`
 * @throws UserError('not-allowed')
 */
export function requireOwner({ admin, person }: Actor, owner: string): void {
  if (!admin && personId(person) !== owner) throw new UserError('not-allowed', { who: 'owner' });
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
