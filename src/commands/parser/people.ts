import type { Group, PeopleAndGroups, Person, PlatformName } from '../../listening/channel.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';
import { calledSo } from '../../services/workspaces/known-people.ts';

/** The shape of a person's id where ids are not names. */
const PERSON_ID: Partial<Record<PlatformName, RegExp>> = {
  slack: /^[UW][A-Z0-9]{2,30}$/,
  discord: /^\d{15,21}$/,
};
const NAME = /^[\p{L}\p{N}_. -]{1,64}$/u;
const TOKENS = /<[^>]*>|[^\s,;]+/g;

/** Who typed, and whom they can mean by a name. */
export interface Speaker {
  asker: Person;
  known(): Promise<PeopleAndGroups>;
}

/**
 * `<@U1|maplefox>`, `@maplefox`, a bare id, or `me`; the person is taken to be on the asker's platform. A name counts only
 * where it is known whose it is: elsewhere it would notify nobody.
 */
export async function readPerson(text: string, speaker: Speaker): Promise<Person | null> {
  const { asker } = speaker;
  const { platform } = asker;
  if (typedWords('me').includes(text.toLowerCase())) return asker;
  const token = /^<@!?([A-Z0-9]+)(?:\|(.*))?>$/i.exec(text);
  const id = token?.[1] ?? (PERSON_ID[platform]?.test(text) ? text : null);
  const name = token?.[2] || null;
  if (id !== null && name !== null) return { platform, id, name };
  const typed = id ?? text.replace(/^@/, '');
  if (id === null && !NAME.test(typed)) return null;
  if (platform === 'terminal') return { platform, id: typed, name: typed };
  const { people } = await speaker.known();
  const known = calledSo([asker, ...people], platform, typed);
  return known ?? (id === null ? null : { platform, id, name: id });
}

/** `<@&1|brand desk>`, `<!subteam^S1|desk>`, or the name of a group that is known. */
async function readGroup(text: string, speaker: Speaker): Promise<Group | null> {
  const { platform } = speaker.asker;
  const token = /^<(?:@&|!subteam\^)([A-Z0-9]+)(?:\|@?(.*))?>$/i.exec(text);
  const name = token?.[2] || null;
  if (token && name !== null) return { platform, id: token[1]!, name };
  const { groups } = await speaker.known();
  const known = calledSo(groups, platform, token?.[1] ?? text.replace(/^@/, ''));
  return known ?? (token ? { platform, id: token[1]!, name: token[1]! } : null);
}

/** Everybody a text names, with commas or spaces between; what names nobody is given back as it was typed. */
export async function readPeople(
  text: string,
  speaker: Speaker,
  only?: 'groups',
): Promise<PeopleAndGroups | { nobody: string }> {
  const named: PeopleAndGroups = { people: [], groups: [] };
  for (const token of text.match(TOKENS) ?? []) {
    const group = await readGroup(token, speaker);
    const person = group || only === 'groups' ? null : await readPerson(token, speaker);
    if (group) named.groups.push(group);
    else if (person) named.people.push(person);
    else return { nobody: token };
  }
  return {
    people: distinct(named.people),
    groups: distinct(named.groups),
  };
}

function distinct<T extends Person | Group>(named: readonly T[]): T[] {
  return [...new Map(named.map((one) => [one.id, one])).values()];
}
