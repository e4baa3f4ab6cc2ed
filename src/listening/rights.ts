import type { Channel, HomeRef, Person, PlatformName, PlatformRules } from './channel.ts';

/**
 * What people do with the bot, by what it takes: look at what it knows; act on an alert; change what somebody has set up;
 * make it speak to others; set it up in a channel; decide for the whole workspace.
 */
export type Ability = 'look' | 'act' | 'change' | 'speak' | 'set-up' | 'admin';

/**
 * Who somebody is in one channel: may not see it; comes from another organization; may read it; may write in it; manages
 * it (Discord: Manage Channels, or a role that may set up); an admin of the workspace who may see it.
 */
export type Standing = 'unseen' | 'guest' | 'reader' | 'writer' | 'manager' | 'admin';

/** `guests`: where the workspace lets guests act. `everyone`: where it lets everyone set up. */
type Answer = boolean | 'guests' | 'everyone';

/**
 * Who may do what. Two abilities have a second rule, which needs the store: to act, one sees a channel that shows the
 * alert, or holds it; to change, one has set it up, manages its channel, or is an admin.
 */
const WHO_MAY: Readonly<Record<Ability, Readonly<Record<Standing, Answer>>>> = {
  look: { unseen: false, guest: true, reader: true, writer: true, manager: true, admin: true },
  act: { unseen: false, guest: 'guests', reader: true, writer: true, manager: true, admin: true },
  change: { unseen: false, guest: false, reader: true, writer: true, manager: true, admin: true },
  speak: { unseen: false, guest: false, reader: false, writer: true, manager: true, admin: true },
  'set-up': { unseen: false, guest: false, reader: false, writer: 'everyone', manager: true, admin: true },
  admin: { unseen: false, guest: false, reader: false, writer: false, manager: false, admin: true },
};

/** What holds until an admin decides otherwise. */
export const USUAL_RULES: Readonly<Record<PlatformName, PlatformRules>> = {
  terminal: { setUp: 'everyone', managing: [], guests: 'look' },
  slack: { setUp: 'everyone', managing: [], guests: 'look' },
  discord: { setUp: 'managers', managing: [], guests: 'look' },
};

/** The rights of a person in a channel, as the platform reports them. */
export interface ChannelRights {
  /** May read it. */
  mayView: boolean;
  /** May write in it. */
  maySend: boolean;
  /** May change its settings (Discord: Manage Channels). */
  mayManage: boolean;
}

/** Somebody with what their platform and the workspace say of them. */
export interface Rights {
  person: Person;
  /** Where they ask. */
  home: HomeRef;
  admin: boolean;
  /** Comes from another organization (Slack Connect). */
  outside: boolean;
  /** They ask in their direct conversation with the bot, where a platform says nothing of their rights elsewhere. */
  direct: boolean;
  /** Ids of the roles they have. */
  groups: readonly string[];
  /** In a channel of their platform; null = unknown. Left out by a platform that reports no rights: all may read and write. */
  rightsIn?: (channel: string) => ChannelRights | null;
  rules: PlatformRules;
}

/** Who somebody is in a channel. One of another home is seen by nobody from here. */
export function standingIn(rights: Rights, { ref, owner }: Pick<Channel, 'ref' | 'owner'>): Standing {
  if (ref.platform !== rights.home.platform || ref.home !== rights.home.home) return 'unseen';
  const { mayView, maySend, mayManage } = reported(rights, ref.channel) ?? unreported(rights, owner);
  if (!mayView) return 'unseen';
  if (rights.outside) return 'guest';
  if (rights.admin) return 'admin';
  const named = rights.rules.managing.some(({ id }) => rights.groups.includes(id));
  if (mayManage || (named && maySend)) return 'manager';
  return maySend ? 'writer' : 'reader';
}

export function may(ability: Ability, standing: Standing, rules: PlatformRules): boolean {
  const answer = WHO_MAY[ability][standing];
  if (answer === 'guests') return rules.guests === 'act';
  if (answer === 'everyone') return rules.setUp === 'everyone';
  return answer;
}

/** Of a platform that reports no rights. */
export const READS_AND_WRITES: ChannelRights = { mayView: true, maySend: true, mayManage: false };
const NONE: ChannelRights = { mayView: false, maySend: false, mayManage: false };

function reported({ person, rightsIn }: Rights, channel: string): ChannelRights | null {
  if (!rightsIn) return READS_AND_WRITES;
  // A direct conversation is its person's own.
  if (channel.startsWith('@')) return channel === `@${person.id}` ? READS_AND_WRITES : NONE;
  return rightsIn(channel);
}

/** Whoever looks after a channel answers for it in their direct conversation. */
function unreported({ person, direct }: Rights, owner: Person): ChannelRights {
  const theirs = direct && owner.platform === person.platform && owner.id === person.id;
  return theirs ? { mayView: true, maySend: true, mayManage: true } : NONE;
}
