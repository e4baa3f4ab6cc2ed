import type { BucketInput } from '../../listening/alerts/detectors/bucket-input.ts';
import { seasonSlots } from '../../listening/alerts/detectors/season-slots.ts';
import { countOf } from '../../listening/alerts/replay.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, isCovered } from '../../listening/series/coverage.ts';
import { BUCKET, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** The stored buckets of one stream as its detector reads them: any bucket from `from` up to `until`, by its start. */
export async function readInputs(parts: {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  stream: Stream;
  dependence: Dependence;
  from: Millis;
  until: Millis;
}): Promise<(start: Millis) => BucketInput> {
  const { store, workspace, keyword, stream, dependence, from, until } = parts;
  const buckets = await store.buckets(keyword.workspaceId, keyword.id, from, until);
  const points = new Map(buckets.map((point) => [point.start, point]));
  return (start) => ({
    start,
    parts: isCovered(dependence, start, start + BUCKET, until) ? [0] : [],
    counts: new Map([[0, countOf(points.get(start), stream)]]),
    slots: seasonSlots(start, workspace.timeZone),
  });
}
