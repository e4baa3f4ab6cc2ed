import { randomUUID } from 'node:crypto';
import {
  type Channel,
  type ChannelRef,
  channelId,
  type HomeRef,
  type Language,
  type Person,
  type Workspace,
} from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { zoneOfLocale } from '../../listening/zone-of-locale.ts';
import type { Store } from '../../store/store.ts';
import { returnHome } from './return-home.ts';

/** Settings of new workspaces, from the configuration. */
export interface Defaults {
  language: Language;
  timeZone: string;
  retentionDays: number;
  /** What the operator has not chosen: there, what a platform knows goes before it. */
  unchosen?: { language?: boolean; timeZone?: boolean };
}

/** Where somebody spoke, as their platform reports it. */
export interface InvocationPlace {
  home: HomeRef;
  homeName: string;
  /** The language of the home, when somebody chose one there. */
  homeLanguage?: Language | null;
  channel: ChannelRef;
  channelName: string;
  person: Person;
  /** Of the person, where their platform reports it. */
  language?: Language | null;
  timeZone?: string | null;
  /** The locale of the home as its platform calls it, else that of the person: it may tell where they live. */
  locale?: string | null;
  /** Of another organization: where they live says nothing of this one. */
  outside?: boolean;
}

/** A channel as typed or chosen: by the platform's id, by name, or both. */
export interface ChannelName {
  id: string | null;
  name: string | null;
}

/** Unasked messages a day of a new channel; severity 1 is never held back. */
const DAILY_BUDGET = 20;

/** Workspaces and channels, made on first use; two first uses at once make one. */
export function createHomes(store: Store, defaults: Defaults) {
  const making = new Map<string, Promise<Workspace>>();

  return {
    workspaceOf: async (place: InvocationPlace, now: Millis): Promise<Workspace> => {
      const key = `${place.home.platform}:${place.home.home}`;
      const under = making.get(key);
      if (under) return under;
      const made = findOrMake(store, defaults, place, now);
      making.set(key, made);
      try {
        return await made;
      } finally {
        making.delete(key);
      }
    },

    /** The channel somebody speaks in. */
    channelOf: async (workspace: Workspace, place: InvocationPlace): Promise<Channel> => {
      const channel = await knownOrNew(store, workspace, place.channel, place.channelName, {
        person: place.person,
        zone: zoneOf(place, defaults, workspace),
      });
      await remember(store, [channel]);
      return channel;
    },

    /** Whoever sets something up in channels that nobody looks after does so from now on. @returns those channels */
    takeCharge: async (channels: readonly Channel[], place: InvocationPlace): Promise<Channel[]> => {
      const { person } = place;
      const zone = zoneOf(place, defaults, null);
      // It lives where whoever looks after it does, rather than where somebody only spoke first.
      const moved = (channel: Channel): Channel => {
        if (zone.zoneAssumed) return { ...channel, owner: person };
        const { zoneAssumed: _, ...known } = channel;
        return { ...known, ...zone, owner: person };
      };
      const taken = channels
        .filter(({ ownerless }) => ownerless)
        .map(({ ownerless: _, ...channel }) => moved(channel));
      for (const channel of taken) await store.saveChannel(channel, null);
      return taken;
    },

    /** Keeps channels that somebody named, once it is known that they may. */
    remember: (channels: readonly Channel[]) => remember(store, channels),

    /** A channel somebody named: of the same home, by id or name; a new one is not kept yet. null = none is known. */
    channelNamed: async (
      workspace: Workspace,
      home: HomeRef,
      { id, name }: ChannelName,
      place: InvocationPlace,
    ): Promise<Channel | null> => {
      const here = (await store.channels(workspace.id)).filter(
        ({ ref }) => ref.platform === home.platform && ref.home === home.home,
      );
      const found =
        here.find(({ ref }) => ref.channel === id) ??
        here.find((channel) => name !== null && channel.name.toLowerCase() === name.toLowerCase());
      if (found) return found;
      const made = id ?? (home.platform === 'terminal' ? name : null);
      if (made === null || !ID_SHAPES[home.platform].test(made)) return null;
      const ref = { platform: home.platform, home: home.home, channel: made };
      return knownOrNew(
        store,
        workspace,
        ref,
        name === made && home.platform !== 'terminal' ? '' : (name ?? ''),
        { person: place.person, zone: zoneOf(place, defaults, workspace) },
      );
    },
  };
}

/** The shape of a channel's id on each platform: anything else is a name. */
const ID_SHAPES = {
  terminal: /^[\p{L}\p{N}_-]{1,80}$/u,
  slack: /^[CGD][A-Z0-9]{5,20}$/,
  discord: /^\d{15,21}$/,
} as const;

type ChannelZone = Pick<Channel, 'timeZone' | 'zoneAssumed'>;

/**
 * The zone of a channel, or of a workspace (null): as the operator has chosen, else as the platform knows the person, else as in
 * the rest of the workspace, else a guess.
 */
function zoneOf(place: InvocationPlace, defaults: Defaults, workspace: Workspace | null): ChannelZone {
  const settled = workspace && !workspace.zoneAssumed ? workspace.timeZone : null;
  if (!defaults.unchosen?.timeZone) return { timeZone: settled ?? defaults.timeZone };
  // In the terminal a person sits at the machine itself. A machine that keeps UTC is a server, or a container.
  if (place.home.platform === 'terminal' && !/^(?:Etc\/)?UTC$/.test(defaults.timeZone))
    return { timeZone: settled ?? defaults.timeZone };
  const own = place.home.platform === 'terminal' || place.outside ? null : (place.timeZone ?? null);
  if (own !== null) return { timeZone: own };
  if (settled !== null) return { timeZone: settled };
  const guess = place.locale ? zoneOfLocale(place.locale) : null;
  return { timeZone: guess ?? workspace?.timeZone ?? defaults.timeZone, zoneAssumed: 'unasked' };
}

function forWorkspace({ timeZone, zoneAssumed }: ChannelZone): Pick<Workspace, 'timeZone' | 'zoneAssumed'> {
  return { timeZone, ...(zoneAssumed ? { zoneAssumed: true } : {}) };
}

async function findOrMake(
  store: Store,
  defaults: Defaults,
  place: InvocationPlace,
  now: Millis,
): Promise<Workspace> {
  const found = await store.workspaceOf(place.home);
  if (found) {
    // Somebody speaks to the bot: it is there again.
    await returnHome(store, place.home, now);
    return found;
  }
  const workspace: Workspace = {
    id: randomUUID(),
    name: place.homeName,
    language:
      place.homeLanguage ?? (defaults.unchosen?.language ? place.language : null) ?? defaults.language,
    ...forWorkspace(zoneOf(place, defaults, null)),
    retentionDays: defaults.retentionDays,
    optedIn: [],
    createdAt: now,
  };
  await store.createWorkspace(workspace, place.home, place.homeName);
  return workspace;
}

async function remember(store: Store, channels: readonly Channel[]): Promise<void> {
  for (const channel of channels)
    if (!(await store.channel(channel.workspaceId, channel.id))) await store.saveChannel(channel, null);
}

async function knownOrNew(
  store: Store,
  workspace: Workspace,
  ref: ChannelRef,
  name: string,
  { person, zone }: { person: Person; zone: ChannelZone },
): Promise<Channel> {
  const id = channelId(ref);
  const found = await store.channel(workspace.id, id);
  if (found) {
    if (name === '' || name === found.name) return found;
    const renamed = { ...found, name };
    await store.saveChannel(renamed, null);
    return renamed;
  }
  return {
    workspaceId: workspace.id,
    id,
    ref: { platform: ref.platform, home: ref.home, channel: ref.channel },
    name: name === '' ? ref.channel : name,
    language: workspace.language,
    ...zone,
    // A person did not ask for mornings by pressing a button in a direct conversation.
    digest: { daily: ref.channel.startsWith('@') ? null : '09:00', weekly: null },
    quiet: null,
    dailyBudget: DAILY_BUDGET,
    escalateTo: null,
    onCall: [],
    onCallGroups: [],
    owner: person,
    ownerless: true,
    paused: null,
  };
}
