import type { Group, PeopleAndGroups, Person, PlatformName } from '../../listening/channel.ts';
import type { Store } from '../../store/store.ts';
import { foldWord } from '../nearest.ts';

/** Alerts whose people are remembered. */
const ALERTS = 200;

/** People and groups that a workspace has met, by which a typed name can be told to mean somebody. */
export async function knownPeople(store: Store, workspaceId: string): Promise<PeopleAndGroups> {
  const channels = await store.channels(workspaceId);
  const alerts = await store.alerts(workspaceId, { limit: ALERTS });
  const acts = await store.audit(workspaceId, { limit: ALERTS });
  const people = [
    ...channels.flatMap(({ owner, onCall }) => [...onCall, owner]),
    ...alerts.flatMap(({ triage }) => [triage.holder, triage.closedBy]),
    ...acts.map(({ person }) => person),
  ].filter((person) => person !== null && typeof person !== 'string');
  return { people, groups: channels.flatMap(({ onCallGroups }) => onCallGroups) };
}

/** The only one on a platform who is called so, or has this id; null = nobody, or several. */
export function calledSo<T extends Person | Group>(
  known: readonly T[],
  platform: PlatformName,
  typed: string,
): T | null {
  const here = known.filter((candidate) => candidate.platform === platform);
  const byId =
    here.find(({ id, name }) => id === typed && name !== id) ?? here.find(({ id }) => id === typed);
  if (byId) return byId;
  const folded = foldWord(typed);
  const named = here.filter(({ name }) => foldWord(name) === folded);
  return new Set(named.map(({ id }) => id)).size === 1 ? named[0]! : null;
}
