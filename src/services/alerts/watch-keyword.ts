import type { Alert } from '../../listening/alerts/alert.ts';
import { historyKinds } from '../../listening/alerts/kinds/index.ts';
import { isOn, type NamedFinding } from '../../listening/alerts/kinds/kind.ts';
import { coveredSince } from '../../listening/series/coverage.ts';
import { BUCKET, floorTo, HOUR } from '../../listening/time.ts';
import { keywordHistory } from './keyword-history.ts';
import { type Raising, raiseAlert } from './raise-alert.ts';

type Watching = Pick<Raising, 'store' | 'workspace' | 'keyword' | 'dependence' | 'now'>;
type Watched = (typeof historyKinds)[number];

/**
 * The alerts of the kinds that look through what is stored of a keyword, as far as its rule asks for them.
 * @param recent alerts of the keyword of the last three days
 */
export async function watchKeyword(turn: Watching, recent: readonly Alert[]): Promise<Alert[]> {
  const { store, keyword, dependence, now } = turn;
  const since = coveredSince(dependence);
  if (since === null) return [];
  const history = keywordHistory({ store, keyword, dependence, since, now });
  const reported = new Set<string>();
  const raised: Alert[] = [];
  for (const kind of historyKinds) {
    const setting = keyword.rule[kind.option.key];
    if (!isOn(setting) || !isDue(kind, recent, now)) continue;
    for (const found of await kind.detect(history, setting, reported)) {
      for (const { id } of found.mentions ?? []) reported.add(id);
      const alert = await raiseFound(turn, kind, found);
      if (alert) raised.push(alert);
    }
  }
  return raised;
}

function isDue({ looks, quietAfter }: Watched, recent: readonly Alert[], now: number): boolean {
  if (looks === 'hourly' && now - floorTo(now, HOUR) >= BUCKET) return false;
  return !recent.some(
    ({ kind, raisedAt }) => quietAfter?.kinds.includes(kind) && now - raisedAt < quietAfter.ms,
  );
}

/** null when it was raised before: a kind finds the same at every look. */
async function raiseFound(
  turn: Watching,
  kind: Watched,
  { name, finding, stream = 'all' }: NamedFinding,
): Promise<Alert | null> {
  const id = `${kind.id}-${turn.keyword.id}-${name}`;
  if (await turn.store.alert(turn.keyword.workspaceId, id)) return null;
  return raiseAlert({
    ...turn,
    kind,
    id,
    finding,
    stream,
    episodeAt: finding.at,
    alsoOther: false,
    total: finding.observed,
    peak: finding.observed,
    band: [],
  });
}
