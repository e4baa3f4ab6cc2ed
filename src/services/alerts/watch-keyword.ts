import type { Alert } from '../../listening/alerts/alert.ts';
import { historyKinds } from '../../listening/alerts/kinds/index.ts';
import { isOn, type KeywordHistory, type NamedFinding } from '../../listening/alerts/kinds/kind.ts';
import { BUCKET, floorTo, HOUR } from '../../listening/time.ts';
import { readAlsoWrote } from './also-wrote.ts';
import { type Raising, raiseAlert } from './raise-alert.ts';

type Watching = Pick<Raising, 'store' | 'workspace' | 'keyword' | 'dependence' | 'now'>;
type Watched = (typeof historyKinds)[number];

/**
 * The alerts of the kinds that look through what is stored of a keyword, as far as its rule asks for them.
 * @param recent alerts of the keyword of the last days
 */
export async function watchKeyword(
  turn: Watching,
  recent: readonly Alert[],
  history: KeywordHistory,
): Promise<Alert[]> {
  const { keyword, now } = turn;
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

/** Whether it is time to look for a kind, and to see whether what it has found is over. */
export function isLookedFor({ looks }: Pick<Watched, 'looks'>, now: number): boolean {
  return looks === 'always' || now - floorTo(now, HOUR) < BUCKET;
}

/** Of a kind that knows its ends, nothing new begins before the last one has ended. */
function isDue(kind: Watched, recent: readonly Alert[], now: number): boolean {
  const { quietAfter } = kind;
  return (
    isLookedFor(kind, now) &&
    !recent.some(
      ({ kind: id, raisedAt, calmAt }) =>
        (quietAfter?.kinds.includes(id) && now - raisedAt < quietAfter.ms) ||
        (kind.endOf !== undefined && id === kind.id && calmAt === null),
    )
  );
}

/** null when it was raised before: a kind finds the same at every look. */
async function raiseFound(
  turn: Watching,
  kind: Watched,
  { name, finding, stream = 'all', mentions = [], author }: NamedFinding,
): Promise<Alert | null> {
  const id = `${kind.id}-${turn.keyword.id}-${name}`;
  if (await turn.store.alert(turn.keyword.workspaceId, id)) return null;
  return raiseAlert({
    ...turn,
    kind,
    id,
    finding,
    stream,
    reports: mentions,
    alsoWrote: author === undefined ? undefined : await readAlsoWrote(turn, author, mentions.length),
    episodeAt: finding.at,
    alsoOther: false,
    total: finding.observed,
    peak: finding.observed,
    band: [],
  });
}
