import { samePerson } from '../../listening/alerts/triage.ts';
import type { PeopleAndGroups, Person } from '../../listening/channel.ts';
import { named } from '../foreign.ts';
import type { Run } from '../message.ts';

/** The people to call, each by name, and their groups; nobody is notified of their own action. */
export function mentionPeople({ people, groups }: PeopleAndGroups, by: Person | 'timer'): Run[] {
  return [
    ...people.flatMap((person): Run[] => [' ', { person: named(person), ping: !samePerson(person, by) }]),
    ...groups.flatMap((group): Run[] => [' ', { group: named(group), ping: true }]),
  ];
}
