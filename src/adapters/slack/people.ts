import { LRUCache } from 'lru-cache';
import type { Language } from '../../listening/channel.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import { languageOfLocale } from '../../messages/languages/index.ts';
import type { SlackContext } from './inbound.ts';
import type { WebClient } from './web-client.ts';

/** Facts about a person, which Slack gives when the app has the optional scope `users:read`. */
interface Profile {
  admin: boolean;
  language: Language | null;
  timeZone: string | null;
  name: string | null;
  /** Teams that the person is in, as far as they are known: one, or several of one organization. */
  teams: readonly string[];
}

const KNOWN_MS = 60 * 60_000;
/** After a refusal or a slow answer, this long passes before the next request for the same person. */
const UNKNOWN_MS = 10 * 60_000;
/** Of the three seconds that Slack gives. */
const WAIT_MS = 800;
const KEPT = 5_000;
const UNKNOWN: Profile = { admin: false, language: null, timeZone: null, name: null, teams: [] };

/** The profile of a person by home and id. */
export type People = (client: WebClient, home: string, user: string) => Promise<Profile>;

/**
 * Profiles, cached for an hour. Without `users:read`, or when Slack is slow, the person is no admin and
 * reads the channel's language: the operator can name admins by id instead.
 */
export function createPeople(clock: Clock, admins: readonly string[]): People {
  const known = new LRUCache<string, { profile: Profile; until: Millis }>({ max: KEPT });

  const ask = async (client: WebClient, key: string, user: string): Promise<Profile> => {
    let profile = UNKNOWN;
    let until = clock.now() + UNKNOWN_MS;
    try {
      const { user: copy } = await client.users.info({ user, include_locale: true });
      profile = {
        admin: copy?.is_admin === true || copy?.is_owner === true,
        language: languageOfLocale(copy?.locale ?? ''),
        timeZone: copy?.tz ?? null,
        // What people see of each other; the login name is nobody's (reference/objects/user-object).
        name:
          copy?.profile?.display_name || copy?.profile?.real_name || copy?.real_name || copy?.name || null,
        teams: [...(copy?.team_id ? [copy.team_id] : []), ...(copy?.enterprise_user?.teams ?? [])],
      };
      until = clock.now() + KNOWN_MS;
    } catch {
      // Optional knowledge: a missing scope is a choice of the workspace, not a failure.
    }
    known.set(key, { profile, until });
    return profile;
  };

  return async (client: WebClient, home: string, user: string): Promise<Profile> => {
    const key = `${home}:${user}`;
    const entry = known.get(key);
    const profile =
      entry && entry.until > clock.now()
        ? entry.profile
        : await soonest(ask(client, key, user), WAIT_MS, UNKNOWN);
    return admins.includes(user) ? { ...profile, admin: true } : profile;
  };
}

async function soonest<T>(work: Promise<T>, ms: number, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Somebody from another organization, in a channel that is shared with it (Slack Connect). What a delivery says of the
 * person counts, then their profile, and where the delivery came from only when nothing else is known.
 */
export function isOutside(
  home: string,
  { theirTeam, fromTeam }: Pick<SlackContext, 'theirTeam' | 'fromTeam'>,
  { teams }: Pick<Profile, 'teams'>,
): boolean {
  const said = theirTeam ?? (teams.length > 0 ? null : fromTeam);
  const known = said === null ? teams : [said, ...teams];
  return known.length > 0 && !known.includes(home);
}
