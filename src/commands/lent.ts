import type { Stream } from '../listening/alert.ts';
import type { Lent } from '../listening/detectors/spike-state.ts';
import { readKept } from '../listening/kept-detector.ts';
import type { Store } from '../store/store.ts';

/** What the live detectors of a keyword began with: a replay has to begin with the same. */
export async function lentTo(
  store: Store,
  workspaceId: string,
  keywordId: string,
): Promise<Record<Stream, Partial<Lent>>> {
  const lent: Record<Stream, Partial<Lent>> = { all: {}, negative: {} };
  for (const row of await store.detectorRows(workspaceId))
    if (row.keywordId === keywordId) lent[row.stream] = readKept(row.state).spike;
  return lent;
}
