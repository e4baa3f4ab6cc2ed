import { UserError } from '../config/errors.ts';
import type { Channel, PeopleAndGroups, Workspace } from '../listening/channel.ts';
import { type Ability, READS_AND_WRITES, type Rights } from '../listening/rights.ts';
import type { Millis } from '../listening/time.ts';
import type { Needs } from '../messages/command-spec.ts';
import { type Actor, personId, requireAbility, rulesOf } from '../services/actor.ts';
import { knownPeople } from '../services/workspaces/known-people.ts';
import type { Store } from '../store/store.ts';
import type { CommandDefinition, Invocation, Values } from './command.ts';
import { given } from './context.ts';

/** With what the platform tells, when asked, of the rights in the channels that were named. */
export async function withRightsInNamed(
  actor: Actor,
  { askRightsIn, channel: here }: Pick<Invocation, 'askRightsIn' | 'channel'>,
  named: readonly Channel[],
): Promise<Actor> {
  const others = named.filter(({ ref }) => ref.channel !== here.channel);
  if (!askRightsIn || !actor.rights || others.length === 0) return actor;
  const found = new Map(
    await Promise.all(others.map(async ({ ref }) => [ref.channel, await askRightsIn(ref.channel)] as const)),
  );
  return {
    ...actor,
    rights: { ...actor.rights, rightsIn: (channel) => found.get(channel) ?? READS_AND_WRITES },
  };
}

/** None where people were named instead. */
export function channelIn(values: Values, name: string): Channel[] {
  const value = given<Channel | PeopleAndGroups>(values, name);
  return value !== undefined && 'ref' in value ? [value] : [];
}

/** What a platform says of somebody who does something. */
type Asker = Pick<
  Invocation,
  'person' | 'home' | 'channel' | 'outside' | 'groups' | 'namedChannels' | 'rightsElsewhere'
> &
  Partial<Pick<Invocation, 'admin'>>;

/** Who asks, with all that their platform and the workspace say of their rights. */
export function actorOf(invocation: Asker, workspace: Workspace, now: Millis): Actor {
  const { person, home, admin: named = false, outside = false, groups = [], namedChannels } = invocation;
  const { rightsElsewhere } = invocation;
  // An admin of another organization is none of this one.
  const admin = named && !outside;
  const rights: Rights = {
    person,
    home,
    admin,
    outside,
    direct: invocation.channel.channel.startsWith('@'),
    groups,
    rules: rulesOf(workspace, home),
    ...(namedChannels
      ? { rightsIn: (channel: string) => namedChannels.get(channel) ?? rightsElsewhere?.(channel) ?? null }
      : {}),
  };
  return { workspaceId: workspace.id, person, admin, now, rights };
}

/**
 * Whoever asks may do what they ask for, in the channel that it is about and in those that it needs besides.
 * @returns the channels that are set up by it
 * @throws UserError('not-allowed')
 */
export function requireRights(
  { verb, needs, args }: CommandDefinition,
  values: Values,
  actor: Actor,
  here: Channel,
): Channel[] {
  const channels = args.flatMap((argument) =>
    argument.kind === 'channel'
      ? channelIn(values, argument.name).map((channel) => ({ channel, needs: argument.needs }))
      : [],
  );
  const about = channels.find((named) => named.needs === undefined)?.channel ?? here;
  const abilities = abilitiesFor(needs, values);
  for (const { ability, flag } of abilities)
    requireAbility(actor, ability, about, { verb, ...(flag === undefined ? {} : { flag }) });
  for (const named of channels) if (named.needs) requireAbility(actor, named.needs, named.channel, { verb });
  return [
    ...(abilities.some(({ ability }) => ability === 'set-up') ? [about] : []),
    ...channels.filter((named) => named.needs === 'set-up').map(({ channel }) => channel),
  ];
}

/** Whether a command shows what is there: of that, whoever asks gets only what they may see. */
export function looks({ needs }: Pick<CommandDefinition, 'needs'>): boolean {
  return (typeof needs === 'string' ? needs : needs.usually) === 'look';
}

/** Whether a command is about a post: whoever asks names only what they may see, whatever they want to do with it. */
export function namesPost({ args }: Pick<CommandDefinition, 'args'>): boolean {
  return args.some((argument) => argument.kind === 'lookup' && argument.of === 'post');
}

/** The same of a post alone: an alert is named by all, and who may not act on it learns where it is shown. */
export function namesItem({ args }: Pick<CommandDefinition, 'args'>): boolean {
  return args.some((argument) => argument.kind === 'lookup' && argument.of === 'item');
}

/** Whether the given values change something, beside showing it. */
export function changes({ needs }: Pick<CommandDefinition, 'needs'>, values: Values): boolean {
  return abilitiesFor(needs, values).some(({ ability }) => ability !== 'look' && ability !== 'speak');
}

/** What the given values take, and which of them takes it. */
function abilitiesFor(needs: Needs, values: Values): { ability: Ability; flag?: string }[] {
  if (typeof needs === 'string') return [{ ability: needs }];
  const found = Object.entries(values).flatMap(([name, value]) => {
    const ability = needs.given[`${name}:${String(value)}`] ?? needs.given[name];
    return ability === undefined ? [] : [{ ability, flag: name }];
  });
  return found.length > 0 ? found : [{ ability: needs.usually }];
}

/** A refusal that is about what somebody set names them, where their name is known. */
export async function withOwner(
  store: Store,
  workspaceId: string | null,
  error: UserError,
): Promise<UserError> {
  const { owner } = error.params;
  if (error.code !== 'not-allowed' || workspaceId === null || owner === undefined) return error;
  const known = (await knownPeople(store, workspaceId)).people.find((person) => personId(person) === owner);
  return new UserError(error.code, { ...error.params, owner: known?.name ?? '' }, error.position);
}
