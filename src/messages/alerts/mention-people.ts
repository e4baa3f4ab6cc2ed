import { samePerson } from '../../listening/alerts/triage.ts';
import type { Person } from '../../listening/channel.ts';
import { named } from '../foreign.ts';
import type { Run } from '../message.ts';

/** The people to call, each by name; nobody is notified of their own action. */
export function mentionPeople(persons: readonly Person[], by: Person | 'timer'): Run[] {
  return persons.flatMap((person) => [' ', { person: named(person), ping: !samePerson(person, by) }]);
}
