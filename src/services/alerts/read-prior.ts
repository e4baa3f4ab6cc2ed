import type { Prior } from '../../listening/alerts/detectors/spike-state.ts';
import { readStored } from '../../listening/alerts/stored-detector.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Store } from '../../store/store.ts';

/** The priors of a keyword's live detectors: a replay has to begin with the same. */
export async function readPrior(
  store: Store,
  workspaceId: string,
  keywordId: string,
): Promise<Record<Stream, Partial<Prior>>> {
  const prior: Record<Stream, Partial<Prior>> = { all: {}, negative: {} };
  for (const row of await store.detectorRows(workspaceId))
    if (row.keywordId === keywordId) prior[row.stream] = readStored(row.state).spike;
  return prior;
}
