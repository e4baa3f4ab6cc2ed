import { type AuthorizeResult, type InstallationStore, webApi } from '@slack/bolt';
import { DeliveryError } from '../../config/errors.ts';
import type { HomeRef } from '../../listening/channel.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import type { InstallationKeeper } from '../platform.ts';
import { refusalOf, slackDeliveryError } from './delivery-error.ts';
import type { Vault } from './vault.ts';
import type { WebClient, WebClientOptions } from './web-client.ts';

/** Who we are in each home. */
export interface SlackTokens {
  /** @throws DeliveryError when Slack refuses the one token that there is, or does not answer */
  check(): Promise<void>;
  /**
   * Of the homes that are known, those that have removed the bot as far as Slack says so now; and the one in which a bot of
   * one workspace is.
   * @throws DeliveryError as `check`
   */
  whereabouts(known: readonly string[]): Promise<{ here: string | null; gone: string[] }>;
  /** The home whose installation a delivery is for: the first of the teams it names in which we are installed. */
  homeOf(teams: readonly string[]): Promise<string | null>;
  /** @throws DeliveryError `no-connection` when the home has no installation (any more), `down` when Slack does not answer */
  of(home: string): Promise<AuthorizeResult>;
  /** Name of the home; null when Slack never sent it. */
  nameOf(home: string): Promise<string | null>;
  /**
   * Purges a home that removed the bot at `at`, and forgets its installation. Nothing happens when it has been installed
   * again since: Slack repeats its deliveries for an hour, and both of its farewells may come late.
   */
  leave(home: string, at: Millis, purge: () => Promise<void>): Promise<void>;
}

/** How Slack refuses the token of an app that was removed (reference/methods/auth.test, errors). */
const GONE = new Set(['account_inactive', 'token_revoked']);

/** The OAuth part of the SDK: it refreshes a token that expires within two hours, and stores the new one. */
export type Authorizer = (query: {
  teamId: string;
  enterpriseId: undefined;
  isEnterpriseInstall: false;
}) => Promise<AuthorizeResult>;

/**
 * The one workspace of a self-hosted bot. Which one, Slack tells us: in an outage at the start, as soon as it answers.
 */
export function singleToken(token: string, options: WebClientOptions): SlackTokens {
  const client = new webApi.WebClient(token, options);
  let known: Promise<{ mine: AuthorizeResult; team: string | null }> | null = null;
  const ask = async () => {
    const { team_id, team, bot_id, user_id } = await client.auth.test();
    const mine: AuthorizeResult = {
      botToken: token,
      ...(bot_id ? { botId: bot_id } : {}),
      ...(user_id ? { botUserId: user_id } : {}),
      ...(team_id ? { teamId: team_id } : {}),
    };
    return { mine, team: team ?? null };
  };
  let lookedUp = false;
  const identity = () => {
    known ??= ask().catch((error: unknown) => {
      known = null;
      throw slackDeliveryError(error);
    });
    return known;
  };
  return {
    check: async () => void (await identity()),
    whereabouts: async (homes) => {
      // At the start it has just been asked; later the connection may come back with a token that is not taken any more.
      if (lookedUp) known = null;
      lookedUp = true;
      const here = (await identity()).mine.teamId ?? null;
      return { here, gone: homes.filter((home) => home !== here) };
    },
    // Whatever a delivery says of teams: it came here because we are installed in ours.
    homeOf: async () => (await identity()).mine.teamId ?? null,
    of: async (home) => {
      const { mine } = await identity();
      if (home !== mine.teamId) throw new DeliveryError('no-connection', 'this bot is not installed there');
      return mine;
    },
    nameOf: async (home) => {
      const { mine, team } = await identity();
      return home === mine.teamId ? team : null;
    },
    // The operator's token is not ours to throw away; Slack refuses it from now on.
    leave: async (_home, _at, purge) => purge(),
  };
}

/**
 * A refresh token is worn out by its first use: two refreshes at once would lose the home, and one that ends after the
 * farewell would keep it for ever. So there is one turn at a time per home.
 */
export function installedTokens(
  authorize: Authorizer,
  keeper: InstallationKeeper,
  vault: Vault,
  options: WebClientOptions,
): SlackTokens {
  const inTurn = createKeyedQueue();
  const hasRemovedUs = async (home: string): Promise<boolean> => {
    if ((await keeper.find(homeRef(home))) === null) return true;
    try {
      const { botToken } = await tokens.of(home);
      await new webApi.WebClient(botToken, options).auth.test();
      return false;
    } catch (error) {
      return GONE.has(refusalOf(slackDeliveryError(error)) ?? '');
    }
  };
  const tokens: SlackTokens = {
    check: async () => {},
    whereabouts: async (known) => {
      const gone: string[] = [];
      for (const home of known) if (await hasRemovedUs(home)) gone.push(home);
      return { here: null, gone };
    },
    homeOf: async (teams) => {
      for (const team of teams) if ((await keeper.find(homeRef(team))) !== null) return team;
      return null;
    },
    of: (home) =>
      inTurn(home, async () => {
        if ((await keeper.find(homeRef(home))) === null)
          throw new DeliveryError('no-connection', 'the home has removed the bot');
        try {
          return await authorize({ teamId: home, enterpriseId: undefined, isEnterpriseInstall: false });
        } catch (error) {
          // The SDK goes on with the old token when a refresh fails; what is left is a text the vault cannot open.
          throw new DeliveryError('down', 'the installation could not be read', { cause: error });
        }
      }),
    nameOf: async (home) => {
      const locked = await keeper.find(homeRef(home));
      return locked === null ? null : readInstallation(locked, home, vault).name;
    },
    leave: (home, at, purge) =>
      inTurn(home, async () => {
        const locked = await keeper.find(homeRef(home));
        if (locked !== null && readInstallation(locked, home, vault).installedAt >= at + 1_000) return;
        await purge();
        await keeper.forget(homeRef(home));
      }),
  };
  return tokens;
}

/**
 * When the home was installed (a refresh keeps it), and its name. 0 and null when it cannot be read: such a home cannot be
 * served either.
 */
function readInstallation(
  locked: string,
  home: string,
  vault: Vault,
): { installedAt: Millis; name: string | null } {
  try {
    const { installedAt: at, team } = JSON.parse(vault.unlock(locked, home)) as {
      installedAt?: unknown;
      team?: { name?: unknown };
    };
    const name = team?.name;
    return { installedAt: typeof at === 'number' ? at : 0, name: typeof name === 'string' ? name : null };
  } catch {
    return { installedAt: 0, name: null };
  }
}

/**
 * The SDK's store of installations, over the three methods of ours; what it stores is encrypted.
 * @param onNew a home that had none has been installed by this person
 */
export function installationStore(
  keeper: InstallationKeeper,
  vault: Vault,
  clock: Clock,
  onNew: (home: string, person: string) => void,
): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const team = installation.team?.id;
      if (installation.isEnterpriseInstall || !team)
        throw new Error('Earshot is installed workspace by workspace, not for a whole organization');
      const isNew = (await keeper.find(homeRef(team))) === null;
      await keeper.save(
        homeRef(team),
        vault.lock(JSON.stringify({ installedAt: clock.now(), ...installation }), team),
      );
      if (isNew) onNew(team, installation.user.id);
    },
    fetchInstallation: async ({ teamId }) => {
      const locked = teamId === undefined ? null : await keeper.find(homeRef(teamId));
      if (locked === null || teamId === undefined) throw new Error('not installed');
      return JSON.parse(vault.unlock(locked, teamId));
    },
    deleteInstallation: async ({ teamId }) => {
      if (teamId !== undefined) await keeper.forget(homeRef(teamId));
    },
  };
}

/** A client for each token in use: a refreshed token gets a new one. */
export function createClients(
  tokens: SlackTokens,
  options: WebClientOptions,
): (home: string) => Promise<WebClient> {
  const clients = new Map<string, { token: string; client: WebClient }>();
  return async (home) => {
    const { botToken } = await tokens.of(home);
    if (!botToken) throw new DeliveryError('no-connection', 'the installation holds no token of a bot');
    const known = clients.get(home);
    if (known?.token === botToken) return known.client;
    const client = new webApi.WebClient(botToken, options);
    clients.set(home, { token: botToken, client });
    return client;
  };
}

function homeRef(home: string): HomeRef {
  return { platform: 'slack', home };
}
