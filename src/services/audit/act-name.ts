import type { AuditRow } from '../../store/store.ts';

/** How a button names an act that it takes back: short, since what a button may hold is. */
export function actName({ at, act, subject }: Pick<AuditRow, 'at' | 'act' | 'subject'>): string {
  return `${at.toString(36)}.${act}.${subject}`;
}

/** The subject of a named act. */
export function subjectOf(name: string): string {
  return name.split('.').slice(2).join('.');
}
