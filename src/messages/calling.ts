import type { Person } from '../listening/channel.ts';
import { samePerson } from '../listening/triage.ts';
import { named } from './foreign.ts';
import type { Run } from './message.ts';

/** The people to call, each by name; nobody is notified of their own act. */
export function calling(persons: readonly Person[], by: Person | 'timer'): Run[] {
  return persons.flatMap((person) => [' ', { person: named(person), ping: !samePerson(person, by) }]);
}
