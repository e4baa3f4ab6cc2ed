import { LRUCache } from 'lru-cache';
import { type Clock, MINUTE, type Millis } from '../../listening/time.ts';
import { cut } from './limits.ts';
import type { WebClient } from './web-client.ts';

const KNOWN_MS = 5 * MINUTE;
const KEPT = 1_000;
/** Of a handle, so that its token fits an option. */
const HANDLE = 40;
/** Of what Slack shows at once. */
const SHOWN = 50;

interface Choice {
  label: string;
  value: string;
}

/** The user groups of a workspace that hold what was typed, as choices of a field. */
export type UserGroups = (client: WebClient, home: string, typed: string) => Promise<Choice[]>;

/** Without the optional scope `usergroups:read` there is nothing to choose from: groups can be typed all the same. */
export function createUserGroups(clock: Clock): UserGroups {
  const known = new LRUCache<string, { choices: Choice[]; until: Millis }>({ max: KEPT });
  return async (client, home, typed) => {
    let entry = known.get(home);
    if (!entry || entry.until <= clock.now()) {
      entry = { choices: await listed(client), until: clock.now() + KNOWN_MS };
      known.set(home, entry);
    }
    const wanted = typed.replace(/^@/, '').toLowerCase();
    return entry.choices.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, SHOWN);
  };
}

async function listed(client: WebClient): Promise<Choice[]> {
  try {
    const { usergroups: all = [] } = await client.usergroups.list();
    return all.flatMap(({ id, handle }) => {
      if (!id || !handle) return [];
      const called = cut(handle.replace(/[<>|,]/g, ''), HANDLE);
      return [{ label: `@${called}`, value: `<!subteam^${id}|${called}>` }];
    });
  } catch {
    // Optional knowledge: a missing scope is a choice of the workspace, not a failure.
    return [];
  }
}
