import { type DetectorInputs, detectorInputs } from '../../listening/alerts/detector-inputs.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Dependence } from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** The stored buckets of a keyword from `from` up to `until`, which is now to the last bucket, as its detectors read them. */
export async function readInputs(parts: {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  dependence: Pick<Dependence, 'clocks'>;
  from: Millis;
  until: Millis;
}): Promise<DetectorInputs> {
  const { store, workspace, keyword, dependence, from, until } = parts;
  return detectorInputs({
    buckets: await store.partBuckets(keyword.workspaceId, keyword.id, from, until),
    numbers: await store.partNumbers(),
    clocks: dependence.clocks,
    timeZone: workspace.timeZone,
    now: until,
  });
}
